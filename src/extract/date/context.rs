//! Whether numbers without a calendar word are a date: fractions, scores, addresses and ranges look the same.

use super::edtf::{Part, PartialDate, Year};
use super::numeric::Separator;
use super::parse::DateReader;
use super::point::{Form, Point};
use super::value::Calendar;
use super::words::context::{AFTER, COUNT, COUNTED, CUE, EDGE, HOLIDAY, NAME, TRAP, YEAR};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind};

impl DateReader<'_> {
    /// Whether the expression from `start` up to `end` is a date. `first` is the date it begins with, `joined` says that it
    /// is a range or list, `cued` that calendar words stand before it.
    pub(super) fn is_date(&self, start: usize, first: &Point, end: usize, joined: bool, cued: bool) -> bool {
        let form = first.form;
        if form == Form::Sure {
            let named = || {
                first.date.year == Year::Unknown
                    && !cued
                    && (self.digits(start).is_some() || matches!(first.date.part, Part::Month(_)))
                    && self.words.left(self.cursor, start) & NAME != 0
            };
            return !self.is_code(start) && !named() && !self.is_count_of_days(start, end, first, joined);
        }
        // The number runs on, and no range explains it.
        if self.glued(end) && !self.goes_to_now(end) {
            return false;
        }
        if cued {
            return form != Form::Elided || joined;
        }
        let left = self.words.left(self.cursor, start);
        let right = self.words.right(self.cursor, end);
        match form {
            Form::Sure => true,
            Form::Loose => false,
            Form::Elided if first.date.part == Part::Whole => {
                self.is_year(left, right, first, joined) || self.is_bracketed(start, end)
            }
            // `tuần từ 6-10/2 …`: what stands behind begins something else.
            Form::Elided => joined && left & TRAP == 0 && (right & COUNTED == 0 || left & CUE != 0),
            // `đợt 1/2024` is the first of the year.
            Form::BareMonth => {
                let counted = matches!(self.cursor.before(start, 1).word, kw::ĐỢT | kw::KỲ | kw::LẦN);
                left & TRAP == 0 && !(counted && matches!(first.date.part, Part::Month(1..=3)))
            }
            Form::Bare(Separator::Slash) if !self.has_lunar_pair(end) => {
                self.is_slash_date(start, left, right, &first.date, joined) || self.is_dateline(start, end)
            }
            _ if self.is_bracketed_day(start, end) || self.has_lunar_pair(end) => true,
            Form::Bare(separator) => {
                let certain = left & (CUE | HOLIDAY) != 0 && left & TRAP == 0;
                let fits = left & EDGE != 0
                    && right & COUNTED == 0
                    && (joined || (separator == Separator::Dash && (right & AFTER != 0 || self.ends(end))));
                // `19-10, tại trụ sở…` at the head of a paragraph.
                let heads = self.cursor.at(start).gap >= Gap::Line && self.cursor.word(end) == kw::COMMA && left == 0;
                certain || fits || heads || self.is_dateline(start, end)
            }
        }
    }

    /// Whether a year without its word stands behind đầu, giữa or cuối, and counts nothing: `từ cuối 2011`.
    pub(super) fn is_modified_year(&self, year: &Point) -> bool {
        let right = self.words.right(self.cursor, year.end);
        year.form == Form::Elided
            && year.date.part == Part::Whole
            && right & COUNTED == 0
            && (self.ends(year.end) || right & AFTER != 0)
    }

    /// Whether a place stands before and an agency behind: `Hà Nội, 28-5 (TTXVN)`.
    fn is_dateline(&self, start: usize, end: usize) -> bool {
        const LONGEST_PLACE: usize = 4;
        let cursor = self.cursor;
        if start < 2 || cursor.word(start - 1) != kw::COMMA || cursor.word(end) != kw::OPEN {
            return false;
        }
        let least = (start - 1).saturating_sub(LONGEST_PLACE);
        let capital = |i: &usize| cursor.at(*i).is_word() && cursor.at(*i).shape.is_capital();
        let first = (least..start - 1).rev().take_while(capital).find(|&i| !cursor.same_line(i));
        first.is_some() && cursor.at(end + 1).shape.is_capital()
    }

    /// Whether the numbers stand in brackets behind the name of a day: `Ngày Gia đình Việt Nam (28-6)`.
    fn is_bracketed_day(&self, start: usize, end: usize) -> bool {
        start > 1 && self.is_bracketed(start, end) && self.is_named_day(start - 1)
    }

    /// Whether brackets hold nothing else: `tốt nghiệp đại học (1997)`.
    fn is_bracketed(&self, start: usize, end: usize) -> bool {
        start > 0 && self.cursor.word(start - 1) == kw::OPEN && self.cursor.word(end) == kw::CLOSE
    }

    /// Whether the name of a day ends before an index: `Ngày Pháp luật 9/11`.
    fn is_named_day(&self, index: usize) -> bool {
        const REACH: usize = 9;
        let cursor = self.cursor;
        let name = (index.saturating_sub(REACH)..index)
            .rev()
            .take_while(|i| cursor.at(*i).is_word() && cursor.same_line(i + 1));
        name.into_iter().any(|i| cursor.word(i) == kw::NGÀY && cursor.at(i + 1).shape.is_capital())
    }

    /// Whether the lunar date of the same day stands behind in brackets: `7/9 (9/8 âm lịch)`.
    fn has_lunar_pair(&self, end: usize) -> bool {
        self.cursor.word(end) == kw::OPEN
            && (self.cursor.word(end + 1) == kw::TỨC
                || self.point(end + 1).is_some_and(|p| p.calendar == Calendar::Lunar))
    }

    /// Whether `ngày` counts: `3 ngày 2 đêm`, `ngày 3 bữa`.
    fn is_count_of_days(&self, start: usize, end: usize, first: &Point, joined: bool) -> bool {
        let counted = || {
            start > 0 && self.cursor.same_line(start) && self.cursor.at(start - 1).kind == Kind::Number
                || self.words.right(self.cursor, end) & COUNTED != 0
        };
        !joined && matches!(first.date.part, Part::Day(None, _)) && first.calendar == Calendar::Gregorian && counted()
    }

    /// Whether a sentence part ends at an index.
    fn ends(&self, index: usize) -> bool {
        let next = self.cursor.at(index);
        !self.cursor.same_line(index) || !(next.is_word() || self.digits(index).is_some() || next.word == kw::PERCENT)
    }

    /// A day and month with a slash, against fractions and addresses.
    fn is_slash_date(&self, start: usize, left: u16, right: u16, date: &PartialDate, joined: bool) -> bool {
        let Part::Day(Some(month), day) = date.part else { return true };
        if left & (CUE | HOLIDAY) != 0 && left & TRAP == 0 {
            return true;
        }
        let always = (day, month) == (24, 7);
        // The fraction is as rare as the national day is frequent.
        let national_day = (day, month) == (2, 9);
        if left & (TRAP | COUNT) != 0 || right & COUNTED != 0 {
            return false;
        }
        let ahead = right & AFTER != 0 && self.cursor.at(start).gap >= Gap::Line;
        left & EDGE != 0 || joined || ahead || national_day || (day > month && !always) || self.is_named_day(start)
    }

    /// A year without its word.
    fn is_year(&self, left: u16, right: u16, first: &Point, joined: bool) -> bool {
        if left & (YEAR | EDGE) == YEAR || self.goes_to_now(first.end) {
            return true;
        }
        if right & COUNTED != 0 || matches!(first.date.year, Year::Unknown) {
            return false;
        }
        (left & YEAR != 0 || joined) && left & TRAP == 0
    }

    /// Whether `- nay`, `đến nay` stands behind a year.
    pub(super) fn goes_to_now(&self, end: usize) -> bool {
        matches!(self.cursor.word(end), kw::DASH | kw::ĐẾN | kw::TỚI)
            && self.cursor.word(end + 1) == kw::NAY
            && self.cursor.same_line(end + 1)
    }

    /// Whether a full date is part of a code: `A-19/02/2021`.
    fn is_code(&self, start: usize) -> bool {
        self.digits(start).is_some() && self.glued_left(start)
    }
}
