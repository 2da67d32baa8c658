//! Dates as TIMEX3, the annotation of TimeML, which temporal taggers are evaluated with.

use std::fmt;

use super::day::{Day, Weekday};
use super::edtf::{Clock, DateValue, Part, PartialDate, Year};
use super::value::{Anchor, Calendar, DateMention, Modifier, Open, PartOfDay, Relative, Unit};

/// One TIMEX3 annotation: what stands in the attributes of the tag.
///
/// ```
/// let reference = "2021-02-25".parse()?;
/// let dates = vanban::Analyzer::new().dates_at("Chiều 19/2, đoàn đến; tuần trước, đoàn họp.", reference);
/// assert_eq!(dates[0].timex3()[0].to_string(), r#"type="TIME" value="2021-02-19TAF""#);
/// assert_eq!(dates[1].timex3()[0].to_string(), r#"type="DATE" value="2021-W07""#);
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Timex3 {
    /// `DATE`, `TIME`, or `SET` for what comes back.
    pub kind: &'static str,
    /// The value: `2021-02-19`, `2021-Q1`, `XXXX-02-19TMO`, `PAST_REF`.
    pub value: String,
    /// `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`.
    pub modifier: Option<&'static str>,
}

impl fmt::Display for Timex3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "type=\"{}\" value=\"{}\"", self.kind, self.value)?;
        self.modifier.map_or(Ok(()), |modifier| write!(f, " mod=\"{modifier}\""))
    }
}

impl DateMention {
    /// The mention as TIMEX3: one annotation, but two for a range, which TIMEX3 has no value for. The value is the resolved
    /// one where there is one, else what is written; none where TIMEX3 has no form (an unresolved lunar date).
    pub fn timex3(&self) -> Vec<Timex3> {
        if let Some(week) = self.week() {
            return vec![self.annotation(false, week)];
        }
        let (first, last) = match self.resolved.or(self.edtf.filter(|_| self.calendar == Calendar::Gregorian)) {
            Some(DateValue::Single(date)) => (date, None),
            Some(DateValue::Interval(first, last)) => (first, Some(last)),
            None => {
                return self.reference().map(|value| self.annotation(false, value.to_owned())).into_iter().collect();
            }
        };
        let clocks = self.edtf.map(|value| (value.start().clock, value.end().clock));
        let (start, end) = clocks.unwrap_or_default();
        let mut annotations = vec![self.date(first, start)];
        annotations.extend(last.map(|last| self.date(last, end)));
        annotations
    }

    fn date(&self, date: PartialDate, clock: Option<Clock>) -> Timex3 {
        let mut value = calendar(date);
        let is_day = matches!(date.part, Part::Day(..));
        let time = match (clock, self.part_of_day) {
            (Some(Clock { hour, minute: Some(minute) }), _) => format!("T{hour:02}:{minute:02}"),
            (Some(Clock { hour, minute: None }), _) => format!("T{hour:02}"),
            (None, Some(part)) if is_day => format!("T{}", part_code(part)),
            _ => String::new(),
        };
        value.push_str(&time);
        self.annotation(!time.is_empty(), value)
    }

    fn annotation(&self, is_time: bool, value: String) -> Timex3 {
        let kind = match (self.recurring, is_time) {
            (true, _) => "SET",
            (_, true) => "TIME",
            _ => "DATE",
        };
        let modifier = match (self.modifier, self.open) {
            (Some(Modifier::Start), _) => Some("START"),
            (Some(Modifier::Mid), _) => Some("MID"),
            (Some(Modifier::End), _) => Some("END"),
            (None, Some(Open::Before)) => Some("BEFORE"),
            (None, Some(Open::After)) => Some("AFTER"),
            _ => self.approximate.then_some("APPROX"),
        };
        Timex3 { kind, value, modifier }
    }

    /// A whole week, as ISO 8601 counts them.
    fn week(&self) -> Option<String> {
        let is_week = matches!(self.relative, Some(Relative { unit: Unit::Week, .. }));
        let (first, last) = self.resolved.filter(|_| is_week && self.edtf.is_none())?.bounds()?;
        let whole = first.weekday() == Weekday::Monday && last == first.plus(6);
        whole.then(|| {
            // A week belongs to the year of its Thursday.
            let thursday = first.plus(3);
            let new_year = Day::new(thursday.year(), 1, 1).map_or(0, Day::number);
            format!("{:04}-W{:02}", thursday.year(), (thursday.number() - new_year) / 7 + 1)
        })
    }

    /// What an unresolved relative expression points to.
    fn reference(&self) -> Option<&'static str> {
        match self.relative? {
            Relative { anchor: Anchor::Previous, .. } => None,
            Relative { offset, .. } if offset < 0 => Some("PAST_REF"),
            Relative { offset: 0, .. } => Some("PRESENT_REF"),
            _ => Some("FUTURE_REF"),
        }
    }
}

/// A date without the time of day.
fn calendar(date: PartialDate) -> String {
    let year = match date.year {
        Year::Unknown => "XXXX".to_owned(),
        Year::Known(year) => format!("{year:04}"),
        Year::Decade(decade) => format!("{decade:03}"),
        Year::Century(century) => format!("{century:02}"),
    };
    match date.part {
        Part::Whole => year,
        Part::Half(half) => format!("{year}-H{half}"),
        Part::Quarter(quarter) => format!("{year}-Q{quarter}"),
        Part::Season(season) => format!("{year}-{}", ["SP", "SU", "FA", "WI"][usize::from(season - 1) % 4]),
        Part::Month(month) => format!("{year}-{month:02}"),
        Part::Day(Some(month), day) => format!("{year}-{month:02}-{day:02}"),
        Part::Day(None, day) => format!("{year}-XX-{day:02}"),
    }
}

fn part_code(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "MO",
        PartOfDay::Noon => "MI",
        PartOfDay::Afternoon => "AF",
        PartOfDay::Evening => "EV",
        PartOfDay::Night => "NI",
    }
}
