//! One date of the calendar: `ngày 19/2/2021`, `ngày 5 tháng 3 năm 2020`, `tháng Tám 1945`, `năm 2016`.

use super::edtf::{Part, PartialDate, Year};
use super::lunar::sexagenary;
use super::numeric::Separator;
use super::parse::Reader;
use super::value::{Anchor, Calendar, Modifier, Relative, Unit};
use super::words::Word;
use crate::lexicon::keyword as kw;
use crate::token::Shape;

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
    /// `năm nay` behind a date without a year.
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

impl Reader<'_> {
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
            Word::Unit(Unit::Month) => self.month(end),
            Word::Month(month) => Some(self.with_year(Point::new(end, Year::Unknown, Part::Month(month)))),
            Word::Unit(Unit::Year) => self.year(end),
            Word::Unit(Unit::Quarter) => self.quarter(end),
            Word::Unit(Unit::Decade) => self.decade(end),
            Word::Unit(Unit::Century) => self.century(end),
            Word::Years => self.years(end),
            Word::Half(half) => self.half(end, half),
            Word::Season(season) => self.season(end, season),
            Word::Mùng | Word::Rằm | Word::LunarMonth(_) => self.lunar_words(end, word),
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
        self.day_of_month_words(index + 1, day)
    }

    /// `tháng m` behind the number of a day, or `Tết`, or `tháng Chạp`.
    fn day_of_month_words(&self, index: usize, day: u8) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
        }
        let (end, word) = self.words.at(self.cursor, index)?;
        let wraps = matches!(word, Word::Unit(Unit::Month)) && !self.cursor.same_line(end);
        let at = |end, month, calendar| {
            Some(Point { calendar, ..Point::new(end, Year::Unknown, Part::Day(Some(month), day)) })
        };
        let point = match word {
            Word::Unit(Unit::Month) => {
                let (end, month) = self.month_name(end)?;
                // `3 tháng 5 ngày` is an age.
                let lasts = matches!(self.words.at(self.cursor, end), Some((_, Word::Unit(Unit::Day | Unit::Week))));
                at(end, month, Calendar::Gregorian).filter(|_| !lasts)?
            }
            Word::Month(month) => at(end, month, Calendar::Gregorian)?,
            Word::LunarMonth(month) if day <= 30 => at(end, month, Calendar::Lunar)?,
            // `30 Tết` is the last day of the old year, `mùng 3 Tết` has its own word.
            Word::Tết if (23..=30).contains(&day) => {
                return Some(self.sexagenary_year(at(end, 12, Calendar::Lunar)?));
            }
            _ => return None,
        };
        let in_words = self.digits(point.end - 1).is_none();
        let mut point = self.with_year(point);
        if in_words && !wraps {
            // `20 tháng Mười Một 2022`
            point = self.spaced_year(point);
        }
        // In `kỳ hạn 6 tháng | 2` the number of the next line begins something else; a year shows that it does not.
        let goes_on = !wraps || point.date.year != Year::Unknown;
        (goes_on && is_day(&point.date)).then_some(point)
    }

    /// What stands behind `ngày`.
    fn day(&self, index: usize, is_hôm: bool) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
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
            if self.cursor.word(index + 1) == kw::COMMA {
                if let Some(point) = self.day_of_month_words(index + 2, day).filter(|_| !is_hôm) {
                    return Some(self.with_comma_year(point));
                }
            }
            let counts = self.clock(index).is_some() || self.glued(index + 1);
            return (!is_hôm && !counts).then(|| Point::new(index + 1, Year::Unknown, Part::Day(None, day)));
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
        let mut point = self.with_year(Point::new(end, Year::Unknown, Part::Month(month)));
        if self.digits(index).is_none() {
            // `tháng Tám 1945`
            point = self.spaced_year(point);
        }
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
        let counts = !capital && self.words.right(self.cursor, end) & super::words::context::COUNTED != 0;
        (!counts || self.cursor.word(end) == kw::NĂM).then_some((end, month))
    }

    /// What stands behind `năm`.
    fn year(&self, index: usize) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
        }
        if let Some((end, year)) = self.words.sexagenary(self.cursor, index) {
            let point = Point::new(end, Year::Unknown, Part::Whole);
            let point = Point { sexagenary: Some(year), calendar: Calendar::Lunar, ..point };
            // `năm Canh Thìn 1940` and `năm Canh Thìn (1940)` are years like any other.
            return Some(match self.year_of_name(end, year) {
                Some((end, year)) => {
                    let date = PartialDate::new(Year::Known(year), Part::Whole);
                    Point { end, date, calendar: Calendar::Gregorian, ..point }
                }
                None => point,
            });
        }
        let (year, length) = self.digits(index)?;
        let plausible = match length {
            3 => {
                !self.glued(index + 1) && self.words.right(self.cursor, index + 1) & super::words::context::COUNTED == 0
            }
            4 => (1000..=2999).contains(&year),
            _ => false,
        };
        let decimal = self.cursor.touches(index + 1)
            && matches!(self.cursor.word(index + 1), kw::DOT | kw::COMMA)
            && self.cursor.touches(index + 2)
            && self.digits(index + 2).is_some();
        (plausible && !decimal).then(|| Point::new(index + 1, Year::Known(year as i16), Part::Whole))
    }

    /// A year of four digits with nothing glued to it.
    pub(super) fn bare_year(&self, index: usize) -> Option<(usize, i16)> {
        let end = index + 1;
        let year = self.year_number(index).filter(|_| self.cursor.same_line(index))?;
        // `2015-2020` runs on, but into another year.
        let runs_on = self.glued(end) && !(self.cursor.word(end) == kw::DASH && self.year_number(end + 1).is_some());
        (!runs_on).then_some((end, year))
    }

    /// Takes in the year behind a date without one: `năm 2020`, `/2020`, `năm nay`.
    pub(super) fn with_year(&self, point: Point) -> Point {
        if point.date.year != Year::Unknown {
            return point;
        }
        let at = point.end;
        let known = |end, year: u32| {
            let date = PartialDate { year: Year::Known(year as i16), ..point.date };
            let exists = !matches!(date.part, Part::Day(Some(_), _)) || !point.calendar.is_gregorian() || is_day(&date);
            if exists { Point { end, date, form: Form::Sure, ..point } } else { point }
        };
        if let Some(year) = self.year_number(at + 1).filter(|_| self.is_year_mark(at)) {
            return known(at + 2, year as u32);
        }
        match self.words.at(self.cursor, at) {
            Some((_, Word::Unit(Unit::Year))) => {
                if let Some((year, 3 | 4)) = self.digits(at + 1).filter(|_| self.cursor.same_line(at + 1)) {
                    return known(at + 2, year);
                }
                self.sexagenary_year(Point { end: at, ..point })
            }
            Some((end, Word::Relative(year @ Relative { anchor: Anchor::Reference, unit: Unit::Year, .. })))
                if self.cursor.same_line(at) =>
            {
                Point { end, year: Some(year), ..point }
            }
            _ => point,
        }
    }

    /// Takes in a year behind a comma: `ngày 5, tháng 3, năm 2020`.
    fn with_comma_year(&self, point: Point) -> Point {
        if point.date.year != Year::Unknown || self.cursor.word(point.end) != kw::COMMA {
            return point;
        }
        let behind = self.with_year(Point { end: point.end + 1, ..point });
        if behind.date.year == Year::Unknown { point } else { behind }
    }

    /// A separator that joins a year to a month or quarter in words: `tháng Tám/1945`, `quý I-2017`.
    fn is_year_mark(&self, index: usize) -> bool {
        self.separator(index).is_some() && self.cursor.touches(index) && !self.glued(index + 2)
    }

    /// Takes in the name of a sexagenary year: `Tết Kỷ Hợi`, `năm Ất Tỵ`.
    pub(super) fn sexagenary_year(&self, point: Point) -> Point {
        let at = point.end;
        let skip = usize::from(matches!(self.words.at(self.cursor, at), Some((_, Word::Unit(Unit::Year)))));
        match self.words.sexagenary(self.cursor, at + skip) {
            Some((end, year)) if self.cursor.same_line(at + skip) => {
                let point = Point { end, sexagenary: Some(year), ..point };
                match self.year_of_name(end, year).filter(|_| point.date.year == Year::Unknown) {
                    Some((end, year)) => {
                        Point { end, date: PartialDate { year: Year::Known(year), ..point.date }, ..point }
                    }
                    None => point,
                }
            }
            _ => point,
        }
    }

    /// The year in digits behind the name of a sexagenary year, in brackets or without; it has that name.
    fn year_of_name(&self, index: usize, name: u8) -> Option<(usize, i16)> {
        let open = self.cursor.word(index) == kw::OPEN && self.cursor.same_line(index);
        let at = index + usize::from(open);
        let (year, 4) = self.digits(at).filter(|_| self.cursor.same_line(at))? else { return None };
        let closed = !open || self.cursor.word(at + 1) == kw::CLOSE;
        (closed && sexagenary(year as i16) == name).then_some((at + 1 + usize::from(open), year as i16))
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
            Unit::Year => (Year::Known(self.bare_year(index)?.1), Part::Whole),
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
fn is_day(date: &PartialDate) -> bool {
    match (date.year, date.part) {
        (Year::Known(year), Part::Day(Some(month), day)) => super::Day::new(year, month, day).is_some(),
        (_, Part::Day(Some(month), day)) => super::Day::new(2000, month, day).is_some(),
        _ => true,
    }
}
