//! Periods: quarters, halves and months of a year, seasons, decades, centuries.

use super::edtf::{DateValue, Part, PartialDate, Year};
use super::numeric::Separator;
use super::parse::DateReader;
use super::point::Point;
use super::value::{Relative, Unit};
use super::words::{Word, context};
use crate::lexicon::keyword as kw;
use crate::token::Shape;

/// The first or the last months of a year: `5 tháng đầu năm 2018`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Months {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: DateValue,
    pub(super) year: Option<Relative>,
}

impl DateReader<'_> {
    /// What stands behind `quý`: `I/2021`, `1 năm 2021`, `III`.
    pub(super) fn quarter(&self, index: usize) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
        }
        let number = match self.digits(index) {
            Some((number, 1)) => number,
            Some(_) => return None,
            None => match self.roman(index) {
                Some(number) => number,
                None => return self.spelled_quarter(index),
            },
        };
        let quarter = u8::try_from(number).ok().filter(|n| (1..=4).contains(n))?;
        let point = Point::new(index + 1, Year::Unknown, Part::Quarter(quarter));
        let with_year = self.spaced_year(self.with_year(point));
        (with_year.end > point.end || !self.glued(point.end)).then_some(with_year)
    }

    /// `quý hai năm 2024`, `quý Ba`: in words only with a year or a capital, for `quý ba mẹ` is another word.
    fn spelled_quarter(&self, index: usize) -> Option<Point> {
        let (end, quarter) = match self.cursor.word(index) {
            kw::TƯ => (index + 1, 4),
            _ => self.words.number(self.cursor, index).filter(|(_, n)| *n <= 4)?,
        };
        let point = self.spaced_year(self.with_year(Point::new(end, Year::Unknown, Part::Quarter(quarter))));
        (point.end > end || self.cursor.at(index).shape == Shape::Title).then_some(point)
    }

    /// `quý I / 2017` and `quý I 2017`: a year behind a blank.
    pub(super) fn spaced_year(&self, point: Point) -> Point {
        if point.date.year != Year::Unknown {
            return point;
        }
        let skip = usize::from(self.cursor.word(point.end) == kw::SLASH);
        match self.bare_year(point.end + skip) {
            Some((end, year)) => Point { end, date: PartialDate { year: Year::Known(year), ..point.date }, ..point },
            None => point,
        }
    }

    /// What stands behind `nửa đầu`: `năm 2017`, `năm`.
    pub(super) fn half(&self, index: usize, half: u8) -> Option<Point> {
        self.year_of_months(index, Part::Half(half))
    }

    /// A season of sport or a school year with a slash: `2018/19`, `2018/2019`.
    pub(super) fn slashed_years(&self, index: usize) -> Option<(usize, DateValue)> {
        let first = self.year_number(index)?;
        self.separator(index + 1).filter(|s| *s == Separator::Slash)?;
        let next = first + 1;
        let follows = match self.digits(index + 2)? {
            (year, 4) => year == next as u32,
            (year, 2) => year == next as u32 % 100,
            _ => false,
        };
        let year = |year| PartialDate::new(Year::Known(year), Part::Whole);
        (follows && !self.glued(index + 3)).then(|| (index + 3, DateValue::Interval(year(first), year(next))))
    }

    /// `xuân 2017`, `mùa thu năm 2021`, `xuân Ất Tỵ 2025`: a season counts with its year alone.
    pub(super) fn season(&self, index: usize, season: u8) -> Option<Point> {
        if !self.cursor.same_line(index) {
            return None;
        }
        // `thu 2018`, `hạ 2000` are mostly verbs and nouns: these seasons have their word or a capital.
        let last = self.cursor.before(index, 1);
        let worded = index >= 2 && self.cursor.word(index - 2) == kw::MÙA;
        if !worded && last.shape == Shape::Lower && matches!(last.word, kw::THU | kw::HẠ | kw::ĐÔNG) {
            return None;
        }
        // `vụ đông xuân 2020-2021`, `vụ hè thu`: a crop, not a season.
        let season_before = index >= 2
            && matches!(self.words.at(self.cursor, index - 2), Some((end, Word::Season(_))) if end == index - 1);
        if season_before && !worded {
            return None;
        }
        let point = Point::new(index, Year::Unknown, Part::Season(season));
        let point = self.spaced_year(self.sexagenary_year(self.with_year(point)));
        (point.date.year != Year::Unknown || point.year.is_some()).then_some(point)
    }

    /// What stands behind `thập niên`: `90`, `1990`, `90 của thế kỷ trước`.
    pub(super) fn decade(&self, index: usize) -> Option<Point> {
        if !self.cursor.same_line(index) || self.glued(index + 1) {
            return None;
        }
        let decade = match self.digits(index)? {
            (year, 4) if (1000..3000).contains(&year) && year % 10 == 0 => (year / 10) as i16,
            (year, 2) if year % 10 == 0 => {
                let (end, century) = self.of_century(index + 1);
                // Without a century, 20 to 90 are of the twentieth; 00 and 10 are of this one.
                let decade = year as i16 / 10;
                let first = century.unwrap_or(if year >= 20 { 19 } else { 20 });
                return Some(Point::new(end, Year::Decade(first * 10 + decade), Part::Whole));
            }
            _ => return None,
        };
        Some(Point::new(index + 1, Year::Decade(decade), Part::Whole))
    }

    /// `thế kỷ XX`, `của thế kỷ trước` behind a decade: the index behind it and the first two digits of its years.
    fn of_century(&self, index: usize) -> (usize, Option<i16>) {
        let at = index + usize::from(self.cursor.word(index) == kw::CỦA);
        match self.words.at(self.cursor, at) {
            Some((end, Word::Unit(Unit::Century))) => match self.century(end) {
                Some(Point { end, date: PartialDate { year: Year::Century(first), .. }, .. }) => (end, Some(first)),
                _ => (index, None),
            },
            // The century before the one in which people now write.
            Some((end, Word::Relative(Relative { unit: Unit::Century, offset: -1, .. }))) => (end, Some(19)),
            _ => (index, None),
        }
    }

    /// `những năm 1960`, `những năm 90 thế kỷ trước`: decades; `những năm 2015` is a year.
    pub(super) fn years(&self, index: usize) -> Option<Point> {
        let at = match self.words.at(self.cursor, index) {
            Some((end, Word::Unit(Unit::Decade))) => end,
            _ => index,
        };
        // A range of years behind it is none of decades: `những năm 2010-2015`.
        let range =
            matches!(self.cursor.word(at + 1), kw::DASH) && self.year_number(at + 2).is_some_and(|y| y % 10 != 0);
        if range { None } else { self.decade(at) }
    }

    /// What stands behind `thế kỷ`: `XX`, `19`, `thứ 6`.
    pub(super) fn century(&self, index: usize) -> Option<Point> {
        let index = index + usize::from(self.cursor.word(index) == kw::THỨ);
        if !self.cursor.same_line(index) {
            return None;
        }
        let number = match self.digits(index) {
            Some((number, 1 | 2)) => number,
            Some(_) => return None,
            None => self.roman(index)?,
        };
        let first = i16::try_from(number).ok().filter(|n| (1..=30).contains(n))? - 1;
        Some(Point::new(index + 1, Year::Century(first), Part::Whole))
    }

    /// The value of a Roman number in capitals, up to 39.
    fn roman(&self, index: usize) -> Option<u32> {
        let letters = self.cursor.str(index).as_bytes();
        if letters.is_empty() || letters.len() > 7 {
            return None;
        }
        let digit = |letter| match letter {
            b'I' => Some(1),
            b'V' => Some(5),
            b'X' => Some(10),
            _ => None,
        };
        let mut value = 0_i32;
        for (at, letter) in letters.iter().enumerate() {
            let this = digit(*letter)?;
            let next = letters.get(at + 1).and_then(|l| digit(*l)).unwrap_or(0);
            value += if this < next { -this } else { this };
        }
        u32::try_from(value).ok().filter(|value| (1..40).contains(value))
    }

    /// `5 tháng đầu năm 2018`: reads from the unit at `index` on, behind which is `at`; the number stands before it.
    pub(super) fn months(&self, index: usize, at: usize, unit: Unit) -> Option<Months> {
        let per_step = if unit == Unit::Quarter { 3 } else { 1 };
        let from_start = match self.cursor.word(at) {
            kw::ĐẦU => true,
            kw::CUỐI => false,
            kw::NĂM | kw::CỦA if unit == Unit::Month => return self.months_of_year(index, at),
            _ => return None,
        };
        let at = at + 1 + usize::from(self.cursor.word(at + 1) == kw::CỦA);
        let Some((start, count)) = self.count_before(index) else {
            return if unit == Unit::Quarter { self.end_quarter(index, at, from_start) } else { None };
        };
        let months = count.checked_mul(per_step).filter(|n| (1..12).contains(n))?;
        let part = match (months, from_start) {
            (6, true) => Part::Half(1),
            (6, false) => Part::Half(2),
            _ => Part::Whole,
        };
        let whole = self.year_of_months(at, part)?;
        let month = |month| PartialDate { part: Part::Month(month), ..whole.date };
        let value = match part {
            Part::Half(_) => DateValue::Single(whole.date),
            _ if from_start && months == 1 => DateValue::Single(month(1)),
            _ if from_start => DateValue::Interval(month(1), month(months)),
            _ if months == 1 => DateValue::Single(month(12)),
            _ => DateValue::Interval(month(13 - months), month(12)),
        };
        Some(Months { start, end: whole.end, value, year: whole.year })
    }

    /// The number before a unit, in digits or words, and where it starts.
    pub(super) fn count_before(&self, index: usize) -> Option<(usize, u8)> {
        if index == 0 || !self.cursor.same_line(index) {
            return None;
        }
        match self.digits(index - 1) {
            Some((count, 1 | 2)) => Some((index - 1, count as u8)),
            Some(_) => None,
            None => self.words.number_before(self.cursor, index),
        }
    }

    /// `quý đầu năm 2023`, `quý cuối năm`: the first or the last quarter.
    fn end_quarter(&self, index: usize, at: usize, first: bool) -> Option<Months> {
        if self.words.left(self.cursor, index) & context::PLURAL != 0 {
            return None;
        }
        let whole = self.year_of_months(at, Part::Quarter(if first { 1 } else { 4 }))?;
        Some(Months { start: index, end: whole.end, value: DateValue::Single(whole.date), year: whole.year })
    }

    /// `9 tháng năm 2023`, `11 tháng của năm 2023`: the months from January on.
    fn months_of_year(&self, index: usize, at: usize) -> Option<Months> {
        let (start, count) = self.count_before(index).filter(|(_, count)| (2..12).contains(count))?;
        // `ngày 3 tháng năm 2016`, `trong vòng 6 tháng của năm 2016`
        if start > 0 && matches!(self.cursor.word(start - 1), kw::NGÀY | kw::VÒNG | kw::DASH | kw::ĐẾN) {
            return None;
        }
        let at = at + usize::from(self.cursor.word(at) == kw::CỦA);
        let whole = self.with_year(Point::new(at, Year::Unknown, Part::Whole));
        if whole.date.year == Year::Unknown || self.cursor.word(at) != kw::NĂM {
            return None;
        }
        let month = |month| PartialDate { part: Part::Month(month), ..whole.date };
        let value = match count {
            6 => DateValue::Single(PartialDate { part: Part::Half(1), ..whole.date }),
            _ => DateValue::Interval(month(1), month(count)),
        };
        Some(Months { start, end: whole.end, value, year: None })
    }

    /// The year behind `tháng đầu`: `năm 2018`, `năm nay`, `năm`, `2018`.
    fn year_of_months(&self, at: usize, part: Part) -> Option<Point> {
        let bare = Point::new(at, Year::Unknown, part);
        let found = self.spaced_year(self.with_year(bare));
        if found.end > at {
            return Some(found);
        }
        (self.cursor.word(at) == kw::NĂM && self.cursor.same_line(at)).then_some(Point { end: at + 1, ..bare })
    }
}
