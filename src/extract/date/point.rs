//! One date of the calendar: `ngày 19/2/2021`, `ngày 5 tháng 3 năm 2020`, `tháng Tám 1945`, `năm 2016`.

use super::edtf::{Part, PartialDate, Year};
use super::lunar_words::before_new_year;
use super::numeric::Separator;
use super::parse::DateReader;
use super::value::{Calendar, Modifier, Relative, Unit};
use super::words::{Word, context};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Shape};

/// How many days a list without blanks can have.
const MOST_DAYS: usize = 16;

/// One date, and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) end: usize,
    pub(super) date: PartialDate,
    pub(super) calendar: Calendar,
    pub(super) modifier: Option<Modifier>,
    pub(super) sexagenary: Option<u8>,
    /// A leap month of the lunar calendar.
    pub(super) leap: bool,
    /// `năm nay` behind a date without a year, `tháng sau` behind a day.
    pub(super) year: Option<Relative>,
    /// How sure its own form makes it.
    pub(super) form: Form,
}

/// How far the form of a date says that it is one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// It has a calendar word, or is complete.
    Sure,
    /// A day and month in digits, no word: `19/2`, `1-8`.
    Bare(Separator),
    /// A month and year in digits, no word: `2/2018`.
    BareMonth,
    /// A day and month, or month and year, with blanks around the dash: `16 - 5`.
    Loose,
    /// A number alone, read as what the other end of a range or list is.
    Elided,
}

impl Point {
    pub(super) fn new(end: usize, year: Year, part: Part) -> Self {
        let date = PartialDate::new(year, part);
        Self {
            end,
            date,
            calendar: Calendar::Gregorian,
            modifier: None,
            sexagenary: None,
            leap: false,
            year: None,
            form: Form::Sure,
        }
    }

    /// What the point counts, for what a number alone beside it is.
    pub(super) fn unit(&self) -> Unit {
        match (self.date.part, self.date.year) {
            (Part::Day(..), _) => Unit::Day,
            (Part::Month(_), _) => Unit::Month,
            (Part::Quarter(_), _) => Unit::Quarter,
            (Part::Half(_) | Part::Season(_), _) => Unit::Period,
            (Part::Whole, Year::Decade(_)) => Unit::Decade,
            (Part::Whole, Year::Century(_)) => Unit::Century,
            (Part::Whole, _) => Unit::Year,
        }
    }
}

impl DateReader<'_> {
    /// The date at an index.
    pub(super) fn point(&self, index: usize) -> Option<Point> {
        self.point_with(index, self.words.at(self.cursor, index))
    }

    /// The date at an index, where the calendar word `word` stands, or a number.
    pub(super) fn point_with(&self, index: usize, word: Option<(usize, Word)>) -> Option<Point> {
        let Some((end, word)) = word else {
            return self.in_digits(index).map(|point| self.with_lunar(point));
        };
        let point = match word {
            Word::Unit(Unit::Day) => self.day(end, self.cursor.word(index) == kw::HÔM),
            // `T3/2005`; `T` alone is an initial.
            Word::Unit(Unit::Month) if self.cursor.word(index) == kw::T => self
                .numeric(end)
                .filter(|n| {
                    self.cursor.touches(end) && matches!((n.date.year, n.date.part), (Year::Known(_), Part::Month(_)))
                })
                .map(|n| Point { date: n.date, ..Point::new(n.end, Year::Unknown, Part::Whole) }),
            Word::Unit(Unit::Month) => self.month(end),
            Word::Month(month) => Some(self.with_year(Point::new(end, Year::Unknown, Part::Month(month)))),
            Word::Unit(Unit::Year) => self.year(end),
            // `Q1` alone is a district: `Q1/2024`.
            Word::Unit(Unit::Quarter) if self.cursor.word(index) == kw::Q => {
                self.quarter(end).filter(|p| self.cursor.touches(end) && p.date.year != Year::Unknown)
            }
            Word::Unit(Unit::Quarter) => self.quarter(end),
            Word::Unit(Unit::Decade) => self.decade(end),
            Word::Unit(Unit::Century) => self.century(end),
            Word::Years => self.years(end),
            Word::Half(half) => self.half(end, half),
            Word::Season(season) => self.season(end, season),
            Word::Mùng | Word::Rằm | Word::LunarMonth(_) => self.lunar_words(end, word),
            Word::Eve => self.eve(index, end),
            _ => None,
        };
        point.map(|point| self.with_lunar(point))
    }

    /// A date that begins with a number.
    fn in_digits(&self, index: usize) -> Option<Point> {
        self.digits(index)?;
        if let Some(found) = self.numeric(index) {
            let form = match (found.date.year, found.date.part) {
                (Year::Known(_), Part::Month(_)) | (Year::Unknown, _) if found.spaced => Form::Loose,
                (Year::Known(_), Part::Month(_)) => Form::BareMonth,
                (Year::Known(_), _) if !found.short_year => Form::Sure,
                _ => Form::Bare(found.separator),
            };
            let point = Point { form, date: found.date, ..Point::new(found.end, Year::Unknown, Part::Whole) };
            return Some(self.with_year(point));
        }
        let day = self.day_number(index)?;
        // In `tuần 3 tháng 5`, `tuần thứ 3 tháng 5` the number is that of a week.
        let back = 1 + usize::from(self.cursor.before(index, 1).word == kw::THỨ);
        let counts = matches!(self.cursor.before(index, back).word, kw::TUẦN | kw::ĐỢT | kw::KỲ | kw::VÒNG)
            && self.cursor.same_line(index);
        if counts { None } else { self.day_of_month_words(index + 1, day) }
    }

    /// `tháng m` behind the number of a day, or `Tết`, or `tháng Chạp`.
    fn day_of_month_words(&self, index: usize, day: u8) -> Option<Point> {
        let breaks = !self.cursor.same_line(index);
        if breaks && !(self.cursor.at(index).gap == Gap::Line && self.cursor.before(index, 2).word == kw::NGÀY) {
            return None;
        }
        let (end, word) = self.words.at(self.cursor, index)?;
        let wraps = breaks || matches!(word, Word::Unit(Unit::Month)) && !self.cursor.same_line(end);
        let at = |end, month, calendar| {
            Some(Point { calendar, ..Point::new(end, Year::Unknown, Part::Day(Some(month), day)) })
        };
        let point = match word {
            Word::Unit(Unit::Month) if self.cursor.word(index) == kw::T => return None,
            Word::Unit(Unit::Month) => {
                let (end, month) = self.month_name(end)?;
                // `3 tháng 5 ngày` is an age.
                let lasts = matches!(self.words.at(self.cursor, end), Some((_, Word::Unit(Unit::Day | Unit::Week))));
                at(end, month, Calendar::Gregorian).filter(|_| !lasts)?
            }
            Word::Month(month) => at(end, month, Calendar::Gregorian)?,
            Word::LunarMonth(month) if day <= 30 => at(end, month, Calendar::Lunar)?,
            // `30 Tết` is the last day of the old year.
            Word::Tết if (23..=30).contains(&day) => {
                return Some(before_new_year(self.sexagenary_year(at(end, 12, Calendar::Lunar)?)));
            }
            // `mùng 3 Tết` has its own word, but not where it ends a range or list: `mùng 1, 2, 3 Tết`.
            Word::Tết if day <= 10 && self.goes_on_list(index - 1) => {
                return Some(self.sexagenary_year(at(end, 1, Calendar::Lunar)?));
            }
            _ => return None,
        };
        let in_words = self.digits(point.end - 1).is_none();
        let mut point = self.with_year(point);
        if in_words && !wraps {
            // `20 tháng Mười Một 2022`
            point = self.spaced_year(point);
        }
        if !wraps {
            point = self.year_behind_comma(point);
        }
        // In `kỳ hạn 6 tháng | 2` the next line begins something else; a year shows that it does not.
        let goes_on = !wraps || point.date.year != Year::Unknown;
        (goes_on && is_day(&point.date)).then_some(point)
    }

    /// Takes in the month behind the day of one: `ngày 10 tháng sau`, `ngày 17 cùng tháng`.
    fn with_month_word(&self, point: Point) -> Point {
        match self.words.at(self.cursor, point.end) {
            Some((end, Word::Relative(month @ Relative { unit: Unit::Month, .. })))
                if self.cursor.same_line(point.end) =>
            {
                Point { end, year: Some(month), ..point }
            }
            _ => point,
        }
    }

    /// Whether days are listed without blanks, the last with its month: `3,4,5/6`.
    fn is_tight_list(&self, index: usize) -> bool {
        let days = (index..index + 2 * MOST_DAYS).step_by(2).take_while(|&i| self.day_number(i).is_some());
        let listed =
            days.take_while(|&i| i == index || self.cursor.touches(i)).find(|&i| self.cursor.word(i + 1) != kw::COMMA);
        let has_month = |last| self.numeric(last).is_some() || self.cursor.word(last + 1) == kw::THÁNG;
        listed.is_some_and(|last| last > index && has_month(last))
    }

    /// Whether a number stands behind a mark or word that joins it to another.
    fn goes_on_list(&self, index: usize) -> bool {
        matches!(self.cursor.before(index, 1).word, kw::DASH | kw::COMMA | kw::VÀ | kw::ĐẾN | kw::TỚI | kw::HẾT)
    }

    /// What stands behind `ngày`.
    fn day(&self, index: usize, is_hôm: bool) -> Option<Point> {
        if !self.cursor.same_line(index) {
            // A date in full that the end of a line parts from its word.
            let full = |point: &Point| matches!((point.date.year, point.date.part), (Year::Known(_), Part::Day(..)));
            return self.is_wrapped(index).then(|| self.in_digits(index)).flatten().filter(full);
        }
        if let Some(point) = self.in_digits(index) {
            let is_day = matches!(point.date.part, Part::Day(..));
            // `ngày 16 - 5` is no range; `từ ngày 2 - 5` may be one.
            let is_range = point.form == Form::Loose
                && matches!(point.date.part, Part::Day(Some(month), day) if day < month)
                && self.cursor.before(index, 2).word == kw::TỪ;
            return (is_day && !is_range).then_some(Point { form: Form::Sure, ..point });
        }
        if let Some((end, Word::Mùng | Word::Rằm)) = self.words.at(self.cursor, index) {
            let word = self.words.at(self.cursor, index)?.1;
            return self.lunar_words(end, word);
        }
        if let Some(day) = self.day_number(index) {
            // `ngày 5, tháng 3, năm 2020`
            if self.cursor.word(index + 1) == kw::COMMA
                && let Some(point) = self.day_of_month_words(index + 2, day).filter(|_| !is_hôm)
            {
                return Some(self.with_comma_year(point));
            }
            let counts = self.clock(index).is_some() || self.glued(index + 1) && !self.is_tight_list(index);
            let point = Point::new(index + 1, Year::Unknown, Part::Day(None, day));
            return (!is_hôm && !counts).then(|| self.with_month_word(point));
        }
        let (end, day) = self.words.number(self.cursor, index)?;
        self.day_of_month_words(end, day)
    }

    /// What stands behind `tháng`.
    fn month(&self, index: usize) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
        }
        if let Some(found) = self.numeric(index) {
            // `tháng 9.2.2011` has the word of a month and the numbers of a day; `tháng 3-4` is a range of months.
            let is_date =
                matches!((found.date.year, found.date.part), (Year::Known(_), Part::Month(_) | Part::Day(..)));
            if is_date && !found.short_year {
                return Some(Point { date: found.date, ..Point::new(found.end, Year::Unknown, Part::Whole) });
            }
        }
        let (end, month) = self.month_name(index)?;
        if self.cursor.word(end) == kw::NHUẬN && self.cursor.same_line(end) {
            let point = Point { calendar: Calendar::Lunar, ..Point::new(end, Year::Unknown, Part::Month(month)) };
            return Some(self.lunar_year(point));
        }
        // `Tháng Ba 15, 2024`
        if let Some(point) = self.day_number(end).filter(|_| self.cursor.same_line(end)).and_then(|day| {
            let point = Point::new(end + 1, Year::Unknown, Part::Day(Some(month), day));
            Some(self.year_behind_comma(point)).filter(|p| p.date.year != Year::Unknown && is_day(&p.date))
        }) {
            return Some(point);
        }
        let mut point = self.with_year(Point::new(end, Year::Unknown, Part::Month(month)));
        if self.digits(index).is_none() {
            // `tháng Tám 1945`
            point = self.spaced_year(point);
        }
        point = self.year_behind_comma(point);
        // `3 tháng 5 ngày` is an age.
        let lasts = index > 1
            && self.digits(index - 2).is_some()
            && matches!(self.words.at(self.cursor, end), Some((_, Word::Unit(Unit::Day))));
        let ends = point.end > end || !(self.runs_on(end) || lasts);
        ends.then_some(point)
    }

    /// Whether the number of a month is part of something longer: `tháng 12 người`, `tháng 3.000`.
    fn runs_on(&self, end: usize) -> bool {
        let range = self.cursor.word(end) == kw::DASH && self.month_number(end + 1).is_some();
        self.glued(end) && !range
    }

    /// A month in digits or in words.
    fn month_name(&self, index: usize) -> Option<(usize, u8)> {
        if let Some(month) = self.month_number(index) {
            return Some((index + 1, month));
        }
        // `tháng năm` is May only where it is written as a name: `tháng Năm`.
        let capital = self.cursor.at(index).shape == Shape::Title;
        let is_name = self.cursor.word(index) != kw::NĂM || capital;
        let (end, month) = self.words.number(self.cursor, index).filter(|(_, month)| *month <= 12 && is_name)?;
        // In `một tháng tám ngày`, `tháng một lần` the number counts what stands behind it.
        let counts = !capital && self.words.right(self.cursor, end) & context::COUNTED != 0;
        (!counts || self.cursor.word(end) == kw::NĂM).then_some((end, month))
    }

    /// A number alone behind other words of its line, read as another of what stands before or behind it.
    pub(super) fn elided(&self, index: usize, unit: Unit) -> Option<Point> {
        if self.cursor.same_line(index) { self.bare_number(index, unit) } else { None }
    }

    /// A number alone, read as a part of a date.
    pub(super) fn bare_number(&self, index: usize, unit: Unit) -> Option<Point> {
        let end = index + 1;
        let (year, part) = match unit {
            Unit::Day => (Year::Unknown, Part::Day(None, self.day_number(index)?)),
            Unit::Month => (Year::Unknown, Part::Month(self.month_number(index)?)),
            Unit::Year => (Year::Known(self.lone_year(index)?.1), Part::Whole),
            Unit::Quarter => return self.quarter(index).map(|p| Point { form: Form::Elided, ..p }),
            Unit::Decade => return self.decade(index).map(|p| Point { form: Form::Elided, ..p }),
            Unit::Century => return self.century(index).map(|p| Point { form: Form::Elided, ..p }),
            Unit::Week | Unit::Period => return None,
        };
        let point = Point { form: Form::Elided, ..Point::new(end, year, part) };
        Some(match unit {
            Unit::Month => self.with_year(point),
            Unit::Day => self.with_lunar(point),
            _ => point,
        })
    }
}

/// Whether the calendar has the day; a year that is not written may be a leap year.
pub(super) fn is_day(date: &PartialDate) -> bool {
    match (date.year, date.part) {
        (Year::Known(year), Part::Day(Some(month), day)) => super::Day::new(year, month, day).is_some(),
        (_, Part::Day(Some(month), day)) => super::Day::new(2000, month, day).is_some(),
        _ => true,
    }
}
