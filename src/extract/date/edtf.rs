//! What is written of a date: a typed value whose text form is EDTF (ISO 8601-2:2019, annex A).

use std::fmt;

use super::day::{Day, month_length};

/// A date as written, with no part guessed. Its text form ([`Display`](fmt::Display)) is EDTF.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateValue {
    /// A day, a month, a year …
    Single(PartialDate),
    /// From the first up to and with the second.
    Interval(PartialDate, PartialDate),
}

/// A date of which parts may be missing: `XXXX-02-19` has no year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PartialDate {
    /// What is known of the year.
    pub year: Year,
    /// The part of the year.
    pub part: Part,
    /// The clock time.
    pub clock: Option<Clock>,
    /// Whether a word such as `khoảng` makes it approximate. EDTF writes `~`, but has no form for it beside a clock time.
    pub approximate: bool,
}

/// What is known of a year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Year {
    /// Nothing: `XXXX`.
    Unknown,
    /// The year.
    Known(i16),
    /// All but the last digit: `Decade(199)` is `199X`.
    Decade(i16),
    /// The first two digits: `Century(19)` is `19XX`.
    Century(i16),
}

/// The part of a year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The whole.
    Whole,
    /// A half, 1 or 2: codes 40 and 41 of EDTF.
    Half(u8),
    /// A quarter, 1 to 4: codes 33 to 36.
    Quarter(u8),
    /// A season: 1 spring, 2 summer, 3 autumn, 4 winter; codes 21 to 24.
    Season(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// A month, where it is known, and the day of it.
    Day(Option<u8>, u8),
}

/// A clock time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59, where it is written.
    pub minute: Option<u8>,
}

impl PartialDate {
    pub(crate) const fn new(year: Year, part: Part) -> Self {
        Self { year, part, clock: None, approximate: false }
    }

    /// A day of the calendar.
    pub(crate) fn of_day(day: Day) -> Self {
        Self::new(Year::Known(day.year()), Part::Day(Some(day.month()), day.day()))
    }

    /// The first and the last day, where the year and month are known.
    pub fn bounds(&self) -> Option<(Day, Day)> {
        let year = match (self.year, self.part) {
            (Year::Known(year), _) => year,
            (Year::Decade(decade), Part::Whole) => return years(decade.checked_mul(10)?, 9),
            (Year::Century(century), Part::Whole) => return years(century.checked_mul(100)?, 99),
            _ => return None,
        };
        let months = |first: u8, last: u8| {
            let end_year = if last > 12 { year + 1 } else { year };
            let last = if last > 12 { last - 12 } else { last };
            Some((Day::new(year, first, 1)?, Day::new(end_year, last, month_length(end_year, last))?))
        };
        match self.part {
            Part::Whole => months(1, 12),
            Part::Half(half) => months(half * 6 - 5, half * 6),
            Part::Quarter(quarter) => months(quarter * 3 - 2, quarter * 3),
            Part::Season(season) => months(season * 3, season * 3 + 2),
            Part::Month(month) => months(month, month),
            Part::Day(month, day) => Day::new(year, month?, day).map(|day| (day, day)),
        }
    }
}

fn years(first: i16, more: i16) -> Option<(Day, Day)> {
    Some((Day::new(first, 1, 1)?, Day::new(first + more, 12, 31)?))
}

impl DateValue {
    /// The first and the last day that the value takes in, where it is complete enough to say so. A clock time does not
    /// change them, and seasons follow the calendar quarters of EDTF (spring is March to May).
    pub fn bounds(&self) -> Option<(Day, Day)> {
        match self {
            DateValue::Single(date) => date.bounds(),
            DateValue::Interval(start, end) => Some((start.bounds()?.0, end.bounds()?.1)),
        }
    }

    /// The same value with each date in it changed.
    pub(crate) fn map(self, change: impl Fn(PartialDate) -> PartialDate) -> DateValue {
        match self {
            DateValue::Single(date) => DateValue::Single(change(date)),
            DateValue::Interval(start, end) => DateValue::Interval(change(start), change(end)),
        }
    }

    /// The first date of the value.
    pub(crate) fn start(self) -> PartialDate {
        match self {
            DateValue::Single(date) | DateValue::Interval(date, _) => date,
        }
    }

    /// The last date of the value.
    pub(crate) fn end(self) -> PartialDate {
        match self {
            DateValue::Single(date) | DateValue::Interval(_, date) => date,
        }
    }
}

impl fmt::Display for DateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateValue::Single(date) => date.fmt(f),
            DateValue::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Year::Unknown => f.write_str("XXXX")?,
            Year::Known(year) => digits::<4>(f, year)?,
            Year::Decade(decade) => write!(f, "{decade:03}X")?,
            Year::Century(century) => write!(f, "{century:02}XX")?,
        }
        match self.part {
            Part::Whole => {}
            Part::Half(half) => write!(f, "-{}", 39 + half)?,
            Part::Quarter(quarter) => write!(f, "-{}", 32 + quarter)?,
            Part::Season(season) => write!(f, "-{}", 20 + season)?,
            Part::Month(month) => two_digits(f, "-", month)?,
            Part::Day(month, day) => {
                match month {
                    Some(month) => two_digits(f, "-", month)?,
                    None => f.write_str("-XX")?,
                }
                two_digits(f, "-", day)?;
            }
        }
        match self.clock {
            Some(Clock { hour, minute }) => {
                two_digits(f, "T", hour)?;
                minute.map_or(Ok(()), |minute| two_digits(f, ":", minute))
            }
            None if self.approximate => f.write_str("~"),
            None => Ok(()),
        }
    }
}

/// Writes a sign and a number of two digits.
fn two_digits(f: &mut fmt::Formatter<'_>, sign: &str, number: u8) -> fmt::Result {
    f.write_str(sign)?;
    digits::<2>(f, number.into())
}

/// Writes a number with zeros before it, in a fraction of the time that a format string takes.
fn digits<const DIGITS: usize>(f: &mut fmt::Formatter<'_>, number: i16) -> fmt::Result {
    let (mut digits, mut left) = ([b'0'; DIGITS], number);
    for digit in digits.iter_mut().rev() {
        *digit += (left % 10).unsigned_abs() as u8;
        left /= 10;
    }
    if number < 0 || left > 0 {
        return write!(f, "{number:0DIGITS$}");
    }
    f.write_str(std::str::from_utf8(&digits).expect("digits are ASCII"))
}

#[cfg(feature = "serde")]
impl serde::Serialize for DateValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
