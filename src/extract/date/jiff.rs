//! To and from the civil dates of `jiff`.

use jiff::civil::Date;

use super::day::Day;
use crate::error::Error;

impl From<Day> for Date {
    fn from(day: Day) -> Date {
        // Every year of a `Day` is one of jiff's.
        jiff::civil::date(day.year(), day.month() as i8, day.day() as i8)
    }
}

impl TryFrom<Date> for Day {
    type Error = Error;

    /// Refuses the years before 0.
    fn try_from(date: Date) -> Result<Day, Error> {
        Day::new(date.year(), date.month() as u8, date.day() as u8)
            .ok_or_else(|| Error::new(format!("{date} is before the year 0")))
    }
}
