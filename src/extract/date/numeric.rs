//! Dates in digits: `19/2/2021`, `19-2`, `2.2021`, `2021-02-19`.

use super::day::Day;
use super::edtf::{Part, PartialDate, Year};
use super::parse::DateReader;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind};

/// The mark between the numbers of a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Separator {
    Slash,
    Dash,
    Dot,
}

/// A date in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeric {
    pub(super) end: usize,
    pub(super) date: PartialDate,
    pub(super) separator: Separator,
    /// `30/6/18`: two digits are a year only where a calendar word or cue says that it is a date.
    pub(super) short_year: bool,
    /// `16 - 5`: with blanks around the dash it is a date only behind a calendar word.
    pub(super) spaced: bool,
}

/// The years that four digits without a calendar word can be.
pub(super) fn is_plausible_year(year: u32) -> bool {
    (1800..=2100).contains(&year)
}

impl DateReader<'_> {
    /// The value and the number of digits of a number token of at most four digits.
    #[inline]
    pub(super) fn digits(&self, index: usize) -> Option<(u32, u32)> {
        let token = self.cursor.at(index);
        let length = token.end - token.start;
        (token.kind == Kind::Number && length <= 4).then(|| (self.cursor.digits(token), length))
    }

    /// A number that can be a day of the month.
    pub(super) fn day_number(&self, index: usize) -> Option<u8> {
        self.digits(index).filter(|(n, length)| *length <= 2 && (1..=31).contains(n)).map(|(n, _)| n as u8)
    }

    /// A number that can be a month.
    pub(super) fn month_number(&self, index: usize) -> Option<u8> {
        self.digits(index).filter(|(n, length)| *length <= 2 && (1..=12).contains(n)).map(|(n, _)| n as u8)
    }

    /// A number of four digits that can be a year.
    #[inline]
    pub(super) fn year_number(&self, index: usize) -> Option<i16> {
        let (year, length) = self.digits(index)?;
        let year_alone = is_plausible_year(year) || ((1000..1800).contains(&year) && self.is_in_span(index));
        (length == 4 && year_alone).then_some(year as i16)
    }

    /// Whether two numbers of four digits stand in brackets, and the one at the index is of them: `(1602 - 1832)`.
    #[cold]
    fn is_in_span(&self, index: usize) -> bool {
        let spans = |first: usize| {
            let (from, to) = (self.digits(first), self.digits(first + 2));
            matches!((from, to), (Some((from, 4)), Some((to, 4))) if from < to && to <= 2100)
                && self.cursor.before(first, 1).word == kw::OPEN
                && self.cursor.word(first + 1) == kw::DASH
                && self.cursor.word(first + 3) == kw::CLOSE
        };
        spans(index) || index.checked_sub(2).is_some_and(spans)
    }

    /// The separator at an index with a number behind it; the blanks on its two sides are the same.
    pub(super) fn separator(&self, index: usize) -> Option<Separator> {
        let separator = match self.cursor.word(index) {
            kw::SLASH => Separator::Slash,
            kw::DASH => Separator::Dash,
            kw::DOT => Separator::Dot,
            _ => return None,
        };
        let gap = self.cursor.at(index).gap;
        let even = gap == self.cursor.at(index + 1).gap && gap <= Gap::Blank;
        (even && (gap == Gap::None || separator != Separator::Dot)).then_some(separator)
    }

    /// The date in digits at an index. Its left side is the caller's to check.
    pub(super) fn numeric(&self, index: usize) -> Option<Numeric> {
        let (first, first_length) = self.digits(index)?;
        let separator = self.separator(index + 1)?;
        let (second, second_length) = self.digits(index + 2)?;
        let third = self.separator(index + 3).filter(|s| *s == separator).and_then(|_| self.digits(index + 4));
        let third = third.or_else(|| self.parted_year(index + 3).filter(|_| separator == Separator::Slash));
        let short_year = third.is_some_and(|(_, length)| length == 2);
        let spaced = separator == Separator::Dash && !self.cursor.touches(index + 1);
        let found = |end, date, short_year| Some(Numeric { end, date, separator, short_year, spaced });
        match (first_length, second_length, third) {
            (1..=2, 1..=2, Some((year, 4))) => {
                // `27/7/1947-27/7/2022`, `21-6-1925/21-6-2017` run on, but into the other end of a range.
                let range = self.cursor.word(index + 5) == kw::DASH || self.is_slashed_pair(index + 5);
                found(index + 5, full(year, second, first)?, false).filter(|n| range || !self.glued(n.end))
            }
            (4, 2, Some((day, 2))) if separator != Separator::Dot => {
                found(index + 5, full(first, second, day)?, false).filter(|n| !self.glued(n.end))
            }
            (1..=2, 1..=2, Some((year, 2))) if !self.glued(index + 5) && separator != Separator::Dash => {
                let year = if year < 50 { 2000 + year } else { 1900 + year };
                found(index + 5, full(year, second, first)?, short_year)
            }
            (1..=2, 4, None) if !self.glued(index + 3) || self.is_month_range(index + 3) => {
                let (month, year) = (self.month_number(index)?, self.year_number(index + 2)?);
                found(index + 3, PartialDate::new(Year::Known(year), Part::Month(month)), false)
            }
            (1..=2, 1..=2, _) => {
                let (day, month) = (self.day_number(index)?, self.month_number(index + 2)?);
                // A year that has a 29 February.
                Day::new(2000, month, day)?;
                found(index + 3, PartialDate::new(Year::Unknown, Part::Day(Some(month), day)), false)
            }
            _ => None,
        }
        .filter(|found| found.end == index + 5 || !spaced || self.ends_loosely(found.end))
    }

    /// The year that a blank parts from its slash: `7/7/ 1917`.
    fn parted_year(&self, slash: usize) -> Option<(u32, u32)> {
        let parted = self.cursor.word(slash) == kw::SLASH
            && self.cursor.touches(slash)
            && self.cursor.at(slash + 1).gap == Gap::Blank
            && self.year_number(slash + 1).is_some();
        if parted { self.digits(slash + 1) } else { None }
    }

    /// Whether a slash joins two full dates with dashes or dots, the day of an event and that of its anniversary.
    pub(super) fn is_slashed_pair(&self, slash: usize) -> bool {
        let full = |at: usize| {
            let numbers = (at..at + 5).step_by(2).all(|i| self.digits(i).is_some());
            let mark = self.cursor.word(at + 1);
            numbers && matches!(mark, kw::DASH | kw::DOT) && self.cursor.word(at + 3) == mark
        };
        self.cursor.word(slash) == kw::SLASH
            && slash >= 5
            && full(slash - 5)
            && full(slash + 1)
            && (slash..slash + 6).all(|i| self.cursor.touches(i))
    }

    /// Whether a dash joins a month and year to another: `2/2016-5/2017`.
    fn is_month_range(&self, dash: usize) -> bool {
        self.cursor.word(dash) == kw::DASH
            && self.month_number(dash + 1).is_some()
            && self.cursor.word(dash + 2) == kw::SLASH
            && self.year_number(dash + 3).is_some()
            && (dash..dash + 4).all(|i| self.cursor.touches(i))
    }

    /// Whether no range or further number stands behind a date with a spaced dash: not in `5 - 7/2`, `3 - 5 - 7`.
    fn ends_loosely(&self, end: usize) -> bool {
        self.separator(end).is_none() && self.cursor.word(end) != kw::THÁNG
    }

    /// Whether the number that ends before an index runs on: `3/4A`, `12/221/3`, `1/4,5`, `2/3%`, `4-4-2`.
    pub(super) fn glued(&self, end: usize) -> bool {
        let cursor = self.cursor;
        if !cursor.touches(end) {
            return false;
        }
        let next = cursor.at(end);
        let number_follows = cursor.touches(end + 1) && cursor.at(end + 1).kind == Kind::Number;
        let word_follows = cursor.touches(end + 1) && cursor.at(end + 1).is_word();
        match next.word {
            kw::SLASH | kw::PERCENT => number_follows || word_follows || next.word == kw::PERCENT,
            kw::DASH => number_follows || word_follows,
            kw::DOT | kw::COMMA => number_follows,
            _ => next.is_word() || cursor.str(end) == "_",
        }
    }

    /// Whether a number token belongs to what it touches on the left: `DK1`, `B5`, `12/5`, `1.5`.
    pub(super) fn glued_left(&self, index: usize) -> bool {
        let cursor = self.cursor;
        if index == 0 || !cursor.touches(index) {
            return false;
        }
        let before = cursor.before(index, 1);
        let inner = || cursor.touches(index - 1) && matches!(cursor.before(index, 2).kind, Kind::Number);
        let worded = || cursor.touches(index - 1) && cursor.before(index, 2).is_word();
        match before.word {
            kw::SLASH => true,
            kw::DOT | kw::COMMA => inner(),
            kw::DASH => inner() || worded(),
            _ => before.is_word() || matches!(cursor.str(index - 1), "_" | "#" | "$" | "+" | "="),
        }
    }
}

fn full(year: u32, month: u32, day: u32) -> Option<PartialDate> {
    let year = i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year))?;
    Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).map(PartialDate::of_day)
}
