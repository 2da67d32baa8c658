//! Lunar dates in the Gregorian calendar.

use super::{Scene, days};
use crate::extract::date::day::Day;
use crate::extract::date::edtf::{DateValue, Part, PartialDate, Year};
use crate::extract::date::lunar::{LunarDay, sexagenary};
use crate::extract::date::value::DateMention;

impl Scene<'_> {
    /// The days of a year that is named alone: `năm Kỷ Hợi`.
    pub(super) fn named_year(&self, mention: &DateMention) -> Option<DateValue> {
        let year = self.year_of_cycle(mention.sexagenary?)?;
        in_year(PartialDate::new(Year::Unknown, Part::Whole), year, false).map(|(first, last)| days(first, last))
    }

    /// The days of a lunar value.
    pub(super) fn lunar(&self, mention: &DateMention, value: DateValue) -> Option<DateValue> {
        // Beside its Gregorian day it is that day, where the calendar agrees.
        if let Some(pair) = self.before.filter(|before| self.is_pair(before, mention)) {
            let day = pair.resolved.and_then(|resolved| resolved.bounds()).map(|(first, _)| first);
            if let Some(day) = day.filter(|day| agrees(value.start(), *day)) {
                return match value {
                    DateValue::Single(_) => Some(days(day, day)),
                    DateValue::Interval(_, end) => lunar_end(end, day).map(|end| days(day, end)),
                };
            }
        }
        // So it is before it, where that has a year: `10/3 âm lịch (tức 18/4/2024)`.
        let named = self.next.filter(|next| self.is_pair(next, mention)).and_then(|next| next.edtf?.bounds());
        if let (DateValue::Single(date), Some((day, last))) = (value, named)
            && day == last
            && agrees(date, day)
        {
            return Some(days(day, day));
        }
        if let (DateValue::Single(date), None, None) = (value, mention.sexagenary, self.reference) {
            date.bounds()?;
        }
        let year = match (value.start().year, mention.sexagenary) {
            (Year::Known(year), _) => Some(year),
            (_, Some(cycle)) => Some(self.year_of_cycle(cycle)?),
            (_, None) => mention.relative.and_then(|r| Some(self.reference?.year() + r.offset)),
        };
        match value {
            DateValue::Single(PartialDate { part: Part::Day(None, day), .. }) => {
                // `mùng 2` behind `mùng 1 Tết` is of the same month.
                let part = Part::Day(Some(self.past.lunar_month?), day);
                self.lunar_days(PartialDate::new(Year::Unknown, part), year, false).map(|(a, b)| days(a, b))
            }
            DateValue::Single(date) => self.lunar_days(date, year, mention.leap_month).map(|(a, b)| days(a, b)),
            DateValue::Interval(start, end) => {
                let (first, _) = self.lunar_days(start, year, mention.leap_month)?;
                lunar_end(end, first).map(|last| days(first, last))
            }
        }
    }

    /// The year of the cycle of sixty that is nearest to the reference date, with a bias to the past.
    fn year_of_cycle(&self, cycle: u8) -> Option<i16> {
        let latest = self.reference?.year() + 1;
        Some(latest - (i16::from(sexagenary(latest)) - i16::from(cycle)).rem_euclid(60))
    }

    /// The days of a lunar date; without a year, the nearest, as for other dates without one.
    fn lunar_days(&self, date: PartialDate, year: Option<i16>, leap: bool) -> Option<(Day, Day)> {
        let of_year = |year: i16| in_year(date, year, leap);
        if let Some(year) = year {
            return of_year(year);
        }
        let reference = self.reference?;
        let candidates = (-1..=1).filter_map(|offset| of_year(reference.year() + offset));
        let ahead = super::yearless::days_ahead(self.tense());
        candidates.min_by_key(|(first, _)| {
            let distance = first.number() - reference.number();
            let inside = distance <= ahead && distance > ahead - 385;
            (!inside, distance.abs())
        })
    }
}

/// The days of a lunar date of a year. The thirtieth of a month of 29 days is its last: `30 Tết`.
fn in_year(date: PartialDate, year: i16, leap: bool) -> Option<(Day, Day)> {
    match date.part {
        Part::Whole => {
            Some((LunarDay::new(year, 1, false, 1)?.to_day()?, LunarDay::last_of(year, 12, false)?.to_day()?))
        }
        Part::Month(month) => {
            Some((LunarDay::new(year, month, leap, 1)?.to_day()?, LunarDay::last_of(year, month, leap)?.to_day()?))
        }
        Part::Day(Some(month), day) => {
            let lunar = LunarDay::new(year, month, leap, day)
                .or_else(|| LunarDay::last_of(year, month, leap).filter(|_| day == 30))?;
            lunar.to_day().map(|day| (day, day))
        }
        _ => None,
    }
}

/// Whether a day is that lunar date.
fn agrees(date: PartialDate, day: Day) -> bool {
    LunarDay::of(day).is_some_and(|lunar| match date.part {
        Part::Day(Some(month), day) => lunar.month() == month && lunar.day() == day,
        Part::Day(None, day) => lunar.day() == day,
        _ => false,
    })
}

/// The first day of a lunar date after another day.
fn lunar_end(date: PartialDate, after: Day) -> Option<Day> {
    let start = LunarDay::of(after)?;
    let date = match date.part {
        Part::Day(None, day) => PartialDate::new(date.year, Part::Day(Some(start.month()), day)),
        _ => date,
    };
    [start.year(), start.year() + 1]
        .into_iter()
        .filter_map(|year| in_year(date, year, false))
        .map(|(_, last)| last)
        .find(|last| *last >= after)
}
