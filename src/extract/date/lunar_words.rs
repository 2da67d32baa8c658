//! Lunar dates: `mùng 3 Tết Kỷ Hợi`, `rằm tháng Giêng`, `23 tháng Chạp`, `10/3 âm lịch`.

use super::edtf::{Part, PartialDate, Year};
use super::parse::DateReader;
use super::point::Point;
use super::value::{Calendar, Relative, Unit};
use super::words::Word;
use crate::lexicon::keyword as kw;

impl DateReader<'_> {
    /// What stands behind a lunar word.
    pub(super) fn lunar_words(&self, end: usize, word: Word) -> Option<Point> {
        if !self.cursor.same_line(end) && !matches!(word, Word::LunarMonth(_)) {
            return None;
        }
        let lunar = |end, part| Point { calendar: Calendar::Lunar, ..Point::new(end, Year::Unknown, part) };
        match word {
            Word::Mùng => {
                let (end, day) = self.first_ten(end)?;
                let point = self.lunar_month(lunar(end, Part::Day(None, day)), day);
                // `mồng 2 tháng 9 năm 1945`: as the Gregorian calendar was written then.
                let numbered =
                    || matches!(self.words.at(self.cursor, end), Some((_, Word::Unit(Unit::Month) | Word::Month(_))));
                let then = matches!(point.date.year, Year::Known(1900..=1979)) && point.sexagenary.is_none();
                Some(if then && numbered() { Point { calendar: Calendar::Gregorian, ..point } } else { point })
            }
            Word::Rằm => {
                let point = self.lunar_month(lunar(end, Part::Day(None, 15)), 15);
                (point.end > end).then_some(point)
            }
            Word::LunarMonth(month) => Some(self.lunar_year(lunar(end, Part::Month(month)))),
            _ => None,
        }
    }

    /// `đêm giao thừa`, `giao thừa Tết Ất Tỵ 2025`: the last night before the year that it names; alone it is a feast.
    pub(super) fn eve(&self, index: usize, end: usize) -> Option<Point> {
        let bare = Point::new(end, Year::Unknown, Part::Day(Some(12), 30));
        let at = match self.words.at(self.cursor, end) {
            Some((at, Word::Tết | Word::Season(1))) if self.cursor.same_line(end) => at,
            _ => end,
        };
        let named = self.spaced_year(self.lunar_year(Point { end: at, calendar: Calendar::Lunar, ..bare }));
        if named.end > at {
            return Some(before_new_year(named));
        }
        let night = matches!(self.cursor.before(index, 1).word, kw::ĐÊM | kw::TỐI) && self.cursor.same_line(index);
        night.then_some(Point { calendar: Calendar::Lunar, ..bare })
    }

    /// The day behind `mùng`: 1 to 10, in digits or words.
    fn first_ten(&self, index: usize) -> Option<(usize, u8)> {
        let (end, day) = match self.day_number(index) {
            Some(day) => (index + 1, day),
            None => self.words.number(self.cursor, index)?,
        };
        (day <= 10).then_some((end, day))
    }

    /// Takes in the month behind a lunar day: `Tết`, `tháng Giêng`, `tháng 7`, `/7`.
    fn lunar_month(&self, point: Point, day: u8) -> Point {
        let at = point.end;
        let month = |end, month| {
            self.lunar_year(Point { end, date: PartialDate::new(Year::Unknown, Part::Day(Some(month), day)), ..point })
        };
        if !self.cursor.same_line(at) {
            return point;
        }
        if self.separator(at).is_some() && self.cursor.touches(at) {
            // `mùng 5-7 tháng Giêng`, `mùng 1-3 Tết` are ranges of days.
            let is_day = matches!(
                self.words.at(self.cursor, at + 2),
                Some((_, Word::Tết | Word::LunarMonth(_) | Word::Unit(Unit::Month) | Word::Month(_)))
            );
            if let Some(number) = self.month_number(at + 1).filter(|_| !is_day) {
                return month(at + 2, number);
            }
        }
        match self.words.at(self.cursor, at) {
            Some((end, Word::Tết)) => month(end, 1),
            Some((end, Word::LunarMonth(number))) => month(end, number),
            Some((end, Word::Unit(Unit::Month))) => match self.month_number(end) {
                Some(number) => month(end + 1, number),
                None => match self.words.number(self.cursor, end).filter(|(_, number)| *number <= 12) {
                    Some((end, number)) => month(end, number),
                    None => point,
                },
            },
            Some((end, Word::Month(number))) => month(end, number),
            _ => point,
        }
    }

    /// Takes in the year behind a lunar day or month: `nhuận` first, then `năm 2019`, `Kỷ Hợi`, `năm Kỷ Hợi`.
    pub(super) fn lunar_year(&self, point: Point) -> Point {
        let leap = self.cursor.word(point.end) == kw::NHUẬN && self.cursor.same_line(point.end);
        let point = Point { end: point.end + usize::from(leap), leap: leap || point.leap, ..point };
        self.sexagenary_year(self.with_year(point))
    }

    /// Takes in `âm lịch`, `(âm lịch)` behind a date, with a year behind that.
    pub(super) fn with_lunar(&self, point: Point) -> Point {
        let at = point.end;
        let open = self.cursor.word(at) == kw::OPEN && self.cursor.same_line(at);
        match self.words.at(self.cursor, at + usize::from(open)) {
            Some((end, Word::Lunar)) if self.cursor.same_line(at) && (!open || self.cursor.word(end) == kw::CLOSE) => {
                let end = end + usize::from(open);
                self.lunar_year(Point { end, calendar: Calendar::Lunar, form: super::point::Form::Sure, ..point })
            }
            Some((end, Word::Solar)) if self.cursor.same_line(at) && !open => {
                Point { end, form: super::point::Form::Sure, ..point }
            }
            _ => point,
        }
    }
}

/// A date of the last month with the year that Tết begins behind it, set to its own year: `30 Tết Kỷ Hợi` is of Mậu Tuất.
pub(super) fn before_new_year(point: Point) -> Point {
    let year = match point.date.year {
        Year::Known(year) => Year::Known(year - 1),
        year => year,
    };
    let year_of_cycle = point.sexagenary.map(|year| (year + 59) % 60);
    let relative = point.year.map(|year| Relative { offset: year.offset - 1, ..year });
    Point { date: PartialDate { year, ..point.date }, sexagenary: year_of_cycle, year: relative, ..point }
}
