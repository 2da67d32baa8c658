//! A day of the Gregorian calendar, and the arithmetic on it.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A day of the (proleptic) Gregorian calendar.
///
/// ```
/// use vanban::extract::{Day, Weekday};
///
/// let day: Day = "2021-02-19".parse()?;
/// assert_eq!(day.weekday(), Weekday::Friday);
/// assert_eq!(day.plus(10).to_string(), "2021-03-01");
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// From Monday on.
    pub(crate) const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Days since Monday.
    pub(crate) fn index(self) -> i32 {
        self as i32
    }
}

/// The days that a year can have: those that EDTF writes with four digits.
const YEARS: std::ops::RangeInclusive<i16> = 0..=9999;

impl Day {
    /// The day of these numbers; `None` where the calendar has none. Years run from 0 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Day> {
        (YEARS.contains(&year) && (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day))
            .then_some(Day { year, month, day })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::ALL[(self.number() + 3).rem_euclid(7) as usize]
    }

    /// The day `days` later; earlier where it is negative. Stops at the first and the last day of the calendar.
    pub fn plus(self, days: i32) -> Day {
        Day::from_number(self.number().saturating_add(days))
    }

    /// Days since 1970-01-01.
    pub(crate) fn number(self) -> i32 {
        // March is the first month, so that a leap day is the last of its year.
        let month = (i32::from(self.month) + 9) % 12;
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * month + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that is `number` days after 1970-01-01.
    pub(crate) fn from_number(number: i32) -> Day {
        const FIRST: Day = Day { year: 0, month: 1, day: 1 };
        const LAST: Day = Day { year: 9999, month: 12, day: 31 };
        let days = number.clamp(FIRST.number(), LAST.number()) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year + i32::from(month <= 2);
        Day { year: year as i16, month: month as u8, day: day as u8 }
    }
}

/// How many days a month has.
pub(crate) fn month_length(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = Error;

    /// Reads `2021-02-19`.
    fn from_str(text: &str) -> Result<Day, Error> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().filter(|p| p.bytes().all(|b| b.is_ascii_digit()))?.parse::<i16>().ok();
        let day = (|| Day::new(part()?, u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?))();
        day.ok_or_else(|| Error::new(format!("{text:?} is not a day of the form 2021-02-19")))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
