//! The year of a date: `năm 2020`, `/2020`, `, 2025`, `năm nay`, `năm Giáp Thìn`.

use super::edtf::{Part, PartialDate, Year};
use super::lunar::sexagenary;
use super::parse::DateReader;
use super::point::{Form, Point, is_day};
use super::value::{Calendar, Relative, Unit};
use super::words::{Word, context};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Shape};

impl DateReader<'_> {
    /// What stands behind `năm`.
    pub(super) fn year(&self, index: usize) -> Option<Point> {
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
            3 => !self.glued(index + 1) && self.words.right(self.cursor, index + 1) & context::COUNTED == 0,
            4 => (1000..=2999).contains(&year),
            _ => false,
        };
        let decimal = self.cursor.touches(index + 1)
            && matches!(self.cursor.word(index + 1), kw::DOT | kw::COMMA)
            && self.cursor.touches(index + 2)
            && self.digits(index + 2).is_some();
        (plausible && !decimal).then(|| Point::new(index + 1, Year::Known(year as i16), Part::Whole))
    }

    /// Whether a number stands at the head of the next line: the text is broken in the middle of a date.
    pub(super) fn is_wrapped(&self, index: usize) -> bool {
        self.cursor.at(index).gap == Gap::Line && self.digits(index).is_some()
    }

    /// A year of four digits with nothing glued to it, behind other words of its line.
    pub(super) fn bare_year(&self, index: usize) -> Option<(usize, i16)> {
        if self.cursor.same_line(index) { self.lone_year(index) } else { None }
    }

    /// The same, at the head of a line too.
    pub(super) fn lone_year(&self, index: usize) -> Option<(usize, i16)> {
        let end = index + 1;
        let year = self.year_number(index)?;
        // `2015-2020` runs on, but into another year.
        let range = self.cursor.word(end) == kw::DASH && self.year_number(end + 1).is_some();
        let runs_on = self.glued(end) && !range && !self.goes_to_now(end);
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
                if let Some(year) =
                    self.year_number(at + 1).filter(|_| self.is_wrapped(at + 1) && self.cursor.same_line(at))
                {
                    return known(at + 2, year as u32);
                }
                self.sexagenary_year(Point { end: at, ..point })
            }
            Some((end, Word::Relative(year @ Relative { unit: Unit::Year, .. }))) if self.cursor.same_line(at) => {
                Point { end, year: Some(year), ..point }
            }
            // `26/1 Giáp Thìn`
            None if matches!(point.date.part, Part::Day(Some(_), _)) && self.cursor.at(at).shape == Shape::Title => {
                self.sexagenary_year(point)
            }
            _ => point,
        }
    }

    /// Takes in a year behind a comma: `ngày 5, tháng 3, năm 2020`.
    pub(super) fn with_comma_year(&self, point: Point) -> Point {
        if point.date.year != Year::Unknown || self.cursor.word(point.end) != kw::COMMA {
            return point;
        }
        let behind = self.with_year(Point { end: point.end + 1, ..point });
        if behind.date.year == Year::Unknown { point } else { behind }
    }

    /// Takes in a year behind a comma that counts nothing: `9 tháng 1, 2025`, but not `tháng 10, 2000 hộ dân`.
    pub(super) fn year_behind_comma(&self, point: Point) -> Point {
        if point.date.year != Year::Unknown || self.cursor.word(point.end) != kw::COMMA {
            return point;
        }
        let Some((end, year)) = self.bare_year(point.end + 1).filter(|_| self.cursor.same_line(point.end)) else {
            return point;
        };
        let next = self.cursor.at(end);
        let right = self.words.right(self.cursor, end);
        let is_day = matches!(point.date.part, Part::Day(..));
        let goes_on =
            || is_day && (right & (context::AFTER | context::COUNTED) == context::AFTER || next.word == kw::LÚC);
        if self.cursor.same_line(end) && (next.is_word() || next.word == kw::PERCENT) && !goes_on() {
            return point;
        }
        Point { end, date: PartialDate { year: Year::Known(year), ..point.date }, ..point }
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
                // `ngày 8 tháng 3 năm Giáp Thìn` is a day of the lunar calendar.
                let lunar = matches!(point.date.part, Part::Day(..) | Part::Month(_));
                let calendar = if lunar { Calendar::Lunar } else { point.calendar };
                let point = Point { end, sexagenary: Some(year), calendar, ..point };
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
}
