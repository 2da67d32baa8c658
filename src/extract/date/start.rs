//! Whether a date can begin at a token, by a look at the next one: most numbers and calendar words of a text begin none.

use super::parse::Reader;
use super::value::Unit;
use super::words::Word;
use crate::lexicon::{flag, keyword as kw};
use crate::token::Kind;

impl Reader<'_> {
    /// Whether an expression can begin at an index. Says yes where it does not know.
    pub(super) fn may_start(&self, index: usize) -> bool {
        if self.cursor.at(index).kind == Kind::Number {
            return self.number_may_start(index);
        }
        match self.words.at(self.cursor, index) {
            None => false,
            Some((end, Word::Part(..) | Word::Modifier(_) | Word::Half(_))) => {
                self.counts_on(end) || self.words.at(self.cursor, end).is_some()
            }
            Some((
                end,
                Word::Unit(Unit::Day | Unit::Year | Unit::Decade | Unit::Century | Unit::Week) | Word::Years,
            )) => self.counts_on(end) || self.words.sexagenary(self.cursor, end).is_some(),
            Some((end, Word::Season(_))) => self.counts_on(end) || self.words.sexagenary(self.cursor, end).is_some(),
            Some(_) => true,
        }
    }

    /// Whether a number, in digits, words or Roman, or another calendar word stands at an index.
    fn counts_on(&self, index: usize) -> bool {
        let token = self.cursor.at(index);
        token.kind == Kind::Number
            || token.flags & flag::DATE != 0
            || matches!(self.cursor.str(index).as_bytes().first(), Some(b'I' | b'V' | b'X'))
            || self.words.number(self.cursor, index).is_some()
    }

    /// Whether the token behind a number can go on with a date: a separator, a connector, a calendar word; or the number is
    /// a year.
    fn number_may_start(&self, index: usize) -> bool {
        if self.year_number(index).is_some() {
            return true;
        }
        let next = self.cursor.at(index + 1);
        match next.word {
            kw::SLASH | kw::DASH | kw::DOT | kw::COLON | kw::COMMA | kw::SEMICOLON | kw::AMPERSAND => true,
            kw::H | kw::G | kw::GIỜ | kw::ĐẾN | kw::TỚI | kw::CHO | kw::VÀ | kw::HOẶC => true,
            _ => next.flags & flag::DATE != 0,
        }
    }
}
