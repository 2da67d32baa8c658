//! Clock times: `8h`, `13h14`, `18g00`, `20 giờ 30 phút`, `14:30`, `7 giờ kém 10`.

use super::edtf::Clock;
use super::parse::Reader;
use super::value::PartOfDay;
use crate::lexicon::keyword as kw;

impl Reader<'_> {
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
                let end = if seconds { at + 4 } else { at + 2 };
                (!self.glued(end)).then_some((end, Clock { hour, minute: Some(minute) }))
            }
            kw::H | kw::G | kw::GIỜ => Some(self.after_hour(hour, at + 1)),
            _ => None,
        }
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
                Some(minute) => (self.minute_word(at + 1), Clock { hour, minute: Some(minute) }),
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
