//! Clock times: `8h`, `13h14`, `18g00`, `20 giờ 30 phút`, `14:30`, `14.30’`, `7 giờ kém 10`.

use super::edtf::Clock;
use super::parse::DateReader;
use super::value::PartOfDay;
use crate::lexicon::keyword as kw;
use crate::token::Shape;

impl DateReader<'_> {
    /// The clock time at an index.
    pub(super) fn clock(&self, index: usize) -> Option<(usize, Clock)> {
        let hour = self.digits(index).filter(|(n, length)| *length <= 2 && *n <= 24)?.0 as u8;
        let at = index + 1;
        if !self.cursor.same_line(at) {
            return None;
        }
        match self.cursor.word(at) {
            kw::COLON => {
                let minute = self.minute(at + 1).filter(|_| self.cursor.touches(at) && self.cursor.touches(at + 1))?;
                let seconds = self.cursor.word(at + 2) == kw::COLON
                    && self.cursor.touches(at + 2)
                    && self.cursor.touches(at + 3)
                    && self.minute(at + 3).is_some();
                let end = if seconds { at + 4 } else { self.minute_word(at + 2) };
                let (end, hour) = self.half_of_day(end, hour);
                // `22:08Vụ cháy`: a time before a headline.
                let headline = self.cursor.at(end).shape == Shape::Title && self.cursor.at(end).is_word();
                let range = || self.cursor.word(end) == kw::DASH && self.cursor.word(end + 2) == kw::COLON;
                (!self.glued(end) || headline || range()).then_some((end, Clock { hour, minute: Some(minute) }))
            }
            kw::H | kw::G | kw::GIỜ => Some(self.after_hour(hour, at + 1)),
            // `14.40’`: the mark says that a dot parts hour and minute.
            kw::DOT if self.cursor.touches(at) && self.cursor.touches(at + 1) => {
                let (minute, end) = (self.minute(at + 1)?, self.minute_word(at + 2));
                (end > at + 2).then_some((end, Clock { hour, minute: Some(minute) }))
            }
            _ => None,
        }
    }

    /// A range of hours with one word: `7-9h`, `7 - 9 giờ`.
    pub(super) fn hours(&self, index: usize) -> Option<(usize, Clock, Clock)> {
        let hour = self.digits(index).filter(|(n, length)| *length <= 2 && *n <= 24)?.0 as u8;
        let dash = self.cursor.word(index + 1) == kw::DASH && self.cursor.same_line(index + 1);
        let (end, to) = dash.then(|| self.clock(index + 2)).flatten()?;
        (hour < to.hour).then_some((end, Clock { hour, minute: None }, to))
    }

    /// What stands behind the hour: minutes, `rưỡi`, `kém 10`.
    fn after_hour(&self, hour: u8, at: usize) -> (usize, Clock) {
        let exact = (at, Clock { hour, minute: None });
        match self.cursor.word(at) {
            kw::RƯỠI => (at + 1, Clock { hour, minute: Some(30) }),
            kw::KÉM => match self.minute(at + 1).filter(|m| *m > 0 && hour > 0) {
                Some(minute) => (self.minute_word(at + 2), Clock { hour: hour - 1, minute: Some(60 - minute) }),
                None => exact,
            },
            _ => match self.minute(at).filter(|_| self.is_minute(at)) {
                Some(minute) => (self.second(self.minute_word(at + 1)), Clock { hour, minute: Some(minute) }),
                None => exact,
            },
        }
    }

    /// A number below 60.
    fn minute(&self, index: usize) -> Option<u8> {
        self.digits(index).filter(|(n, length)| *length <= 2 && *n < 60).map(|(n, _)| n as u8)
    }

    /// Whether the number behind an hour counts minutes: it touches (`8h30`), or has its word, or starts no date (`8 giờ 30 sáng`).
    fn is_minute(&self, index: usize) -> bool {
        let next = index + 1;
        self.cursor.touches(index)
            || self.cursor.word(next) == kw::PHÚT
            || (self.cursor.same_line(index)
                && self.separator(next).is_none()
                && !matches!(self.cursor.word(next), kw::THÁNG | kw::ĐẾN | kw::TỚI)
                && self.digits(index).is_some_and(|(_, length)| length == 2))
    }

    /// Steps over `PM` or `CH`, `AM` or `SA` behind an hour; gives the hour on a dial of 24.
    fn half_of_day(&self, index: usize, hour: u8) -> (usize, u8) {
        match self.cursor.str(index) {
            _ if !self.cursor.same_line(index) || hour > 12 => (index, hour),
            "PM" | "CH" | "pm" => (index + 1, if hour < 12 { hour + 12 } else { hour }),
            "AM" | "SA" | "am" => (index + 1, hour % 12),
            _ => (index, hour),
        }
    }

    /// The index behind `59 giây`, where it stands there.
    fn second(&self, index: usize) -> usize {
        let counted = self.cursor.word(index + 1) == kw::GIÂY && self.cursor.same_line(index + 1);
        index + if counted && self.cursor.same_line(index) && self.minute(index).is_some() { 2 } else { 0 }
    }

    /// The index behind `phút`, `'` or `p`, where it stands there.
    fn minute_word(&self, index: usize) -> usize {
        let is_word = match self.cursor.word(index) {
            kw::PHÚT => self.cursor.same_line(index),
            _ => self.cursor.touches(index) && matches!(self.cursor.str(index), "p" | "'" | "’" | "′"),
        };
        index + usize::from(is_word)
    }
}

/// The clock time on a dial of 24 hours: `3 giờ chiều` is 15, `7 giờ tối` is 19, `12h đêm` is 0.
pub(super) fn on_24_hours(clock: Clock, part: Option<PartOfDay>) -> Clock {
    let hour = match (part, clock.hour) {
        (Some(PartOfDay::Afternoon), 1..=6) | (Some(PartOfDay::Evening), 4..=11) => clock.hour + 12,
        (Some(PartOfDay::Noon), 1..=2) => clock.hour + 12,
        (Some(PartOfDay::Night), 7..=11) => clock.hour + 12,
        (Some(PartOfDay::Night), 12) => 0,
        (_, hour) => hour,
    };
    Clock { hour, ..clock }
}
