//! The lunar calendar of Vietnam, both ways, for the years 1900 to 2199.
//!
//! The years stand in `data/lunar_years.tsv`, whose head has the rules.

use std::fmt;

use once_cell::sync::Lazy;

use super::day::Day;

/// A day of the Vietnamese lunar calendar.
///
/// ```
/// use vanban::extract::{Day, LunarDay};
///
/// let tết = LunarDay::new(2025, 1, false, 1).and_then(LunarDay::to_day);
/// assert_eq!(tết, Day::new(2025, 1, 29));
/// assert_eq!(LunarDay::of(Day::new(2024, 4, 18).unwrap()), LunarDay::new(2024, 3, false, 10));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LunarDay {
    year: i16,
    month: u8,
    leap: bool,
    day: u8,
}

/// The first lunar year of the table.
const FIRST: i16 = 1900;

static YEARS: Lazy<Vec<LunarYear>> = Lazy::new(|| {
    let rows = include_str!("../../../data/lunar_years.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.map(|row| LunarYear::read(row).expect("the table of lunar years is sound")).collect()
});

/// Reads the table now, not with the first lunar date.
pub(super) fn read_table() {
    Lazy::force(&YEARS);
}

#[derive(Debug)]
struct LunarYear {
    /// Its first day, counted from 1970-01-01.
    first: i32,
    /// The number of its leap month, 0 where it has none.
    leap: u8,
    /// The lengths of its months.
    months: Vec<u8>,
}

impl LunarYear {
    fn read(row: &str) -> Option<Self> {
        let mut columns = row.split('\t');
        let year: i16 = columns.next()?.parse().ok()?;
        let (month, day) = columns.next()?.split_once('-')?;
        let first = Day::new(year, month.parse().ok()?, day.parse().ok()?)?.number();
        let leap = columns.next()?.parse().unwrap_or(0);
        let months = columns.next()?.bytes().map(|length| if length == b'D' { 30 } else { 29 }).collect();
        Some(Self { first, leap, months })
    }

    fn of(year: i16) -> Option<&'static LunarYear> {
        YEARS.get(usize::try_from(year - FIRST).ok()?)
    }

    /// The place of a month among those of the year.
    fn place(&self, month: u8, leap: bool) -> Option<usize> {
        let behind_leap = self.leap != 0 && month > self.leap;
        match leap {
            true if month != self.leap => None,
            _ => Some(usize::from(month - 1) + usize::from(leap || behind_leap)),
        }
    }
}

impl LunarDay {
    /// The day of these numbers; `None` where the calendar has none or the year is not one of 1900 to 2199.
    pub fn new(year: i16, month: u8, leap: bool, day: u8) -> Option<LunarDay> {
        if !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let of_year = LunarYear::of(year)?;
        let length = of_year.months[of_year.place(month, leap)?];
        (day <= length).then_some(LunarDay { year, month, leap, day })
    }

    /// The last day of a month: 29 or 30.
    pub(crate) fn last_of(year: i16, month: u8, leap: bool) -> Option<LunarDay> {
        LunarDay::new(year, month, leap, 30).or_else(|| LunarDay::new(year, month, leap, 29))
    }

    /// The lunar day of a day between 31 January 1900 and the end of the lunar year 2199.
    pub fn of(day: Day) -> Option<LunarDay> {
        let number = day.number();
        let year = match LunarYear::of(day.year()) {
            Some(of_year) if of_year.first <= number => day.year(),
            _ => day.year() - 1,
        };
        let of_year = LunarYear::of(year)?;
        let mut left = u32::try_from(number - of_year.first).ok()?;
        for (place, length) in of_year.months.iter().enumerate() {
            if left < u32::from(*length) {
                let place = place as u8;
                let behind_leap = of_year.leap != 0 && place >= of_year.leap;
                let leap = of_year.leap != 0 && place == of_year.leap;
                let month = place + 1 - u8::from(behind_leap);
                return Some(LunarDay { year, month, leap, day: left as u8 + 1 });
            }
            left -= u32::from(*length);
        }
        None
    }

    /// The same day in the Gregorian calendar.
    pub fn to_day(self) -> Option<Day> {
        let of_year = LunarYear::of(self.year)?;
        let place = of_year.place(self.month, self.leap)?;
        let before: i32 = of_year.months[..place].iter().map(|length| i32::from(*length)).sum();
        Some(Day::from_number(of_year.first + before + i32::from(self.day) - 1))
    }

    /// The year, as the Gregorian year in which it begins.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Whether the month is a leap month: the second of its number.
    pub fn is_leap(self) -> bool {
        self.leap
    }

    /// The day of the month, 1 to 30.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The place of the year in the cycle of sixty: 0 is Giáp Tý, 59 is Quý Hợi.
    pub fn sexagenary(self) -> u8 {
        sexagenary(self.year)
    }
}

/// The place of a year in the cycle of sixty.
pub(crate) fn sexagenary(year: i16) -> u8 {
    (year - 4).rem_euclid(60) as u8
}

impl fmt::Display for LunarDay {
    /// `10/3/2024 âm lịch`, with `nhuận` behind a leap month.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leap = if self.leap { " nhuận" } else { "" };
        write!(f, "{}/{}{leap}/{} âm lịch", self.day, self.month, self.year)
    }
}
