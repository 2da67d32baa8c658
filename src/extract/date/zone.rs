//! The time zone that a text states beside a time: `GMT`, `(giờ địa phương)`, `theo giờ Việt Nam`.

use super::parse::DateReader;
use crate::lexicon::keyword as kw;

/// How many words the name of a place whose time it is can have.
const LONGEST_PLACE: usize = 4;

impl DateReader<'_> {
    /// The time zone at an index, in brackets or without: the index behind it, and its words as tokens.
    pub(super) fn zone(&self, index: usize) -> Option<(usize, std::ops::Range<usize>)> {
        let cursor = self.cursor;
        let bracket = usize::from(cursor.word(index) == kw::OPEN);
        let first = index + bracket + usize::from(cursor.word(index + bracket) == kw::THEO);
        let hour = usize::from(cursor.word(first) == kw::GIỜ);
        let name = first + hour;
        let end = match cursor.word(name) {
            kw::GMT | kw::UTC => self.offset(name + 1),
            kw::ĐỊA if hour == 1 && cursor.word(name + 1) == kw::PHƯƠNG => name + 2,
            _ if hour == 1 => {
                let place =
                    |&i: &usize| cursor.at(i).is_word() && cursor.at(i).shape.is_capital() && cursor.same_line(i);
                name + (name..name + LONGEST_PLACE).take_while(place).count()
            }
            _ => name,
        };
        let closed = bracket == 0 || cursor.word(end) == kw::CLOSE;
        let one_line = (index..end + bracket).all(|i| cursor.same_line(i));
        (end > name && closed && one_line).then_some((end + bracket, first..end))
    }

    /// The index behind `+7`, `-5`, where it stands there.
    fn offset(&self, index: usize) -> usize {
        let signed = matches!(self.cursor.str(index), "+" | "-" | "–") && self.digits(index + 1).is_some();
        index + if signed && self.cursor.touches(index + 1) { 2 } else { 0 }
    }
}
