//! What a date expression means.

use super::day::{Day, Weekday};
use super::edtf::DateValue;
use crate::span::Span;

/// A date expression of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DateMention {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The words, as given.
    pub text: String,
    /// What is written, no year guessed; none for a relative expression (`hôm qua`) or a weekday alone.
    pub edtf: Option<DateValue>,
    /// The days that it means: as written where that is complete, else as far as the rest of the text and the reference
    /// date tell. In the Gregorian calendar and without the clock time.
    pub resolved: Option<DateValue>,
    /// All that it can mean, the likeliest first, where that is more than one thing.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub candidates: Vec<DateValue>,
    /// The part of the day that stands with it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub part_of_day: Option<PartOfDay>,
    /// đầu, giữa, cuối.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub modifier: Option<Modifier>,
    /// The calendar of `edtf`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Calendar::is_gregorian"))]
    pub calendar: Calendar,
    /// Whether its lunar month is a leap month (`nhuận`).
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub leap_month: bool,
    /// The weekday that stands with it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub weekday: Option<Weekday>,
    /// Whether the weekday is not that of the day.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub weekday_conflict: bool,
    /// The open side of a range of which one end is written: `từ tháng 9/2024`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub open: Option<Open>,
    /// How far it lies from the reference date or from the date before it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub relative: Option<Relative>,
    /// The sexagenary year that stands with it, 0 (Giáp Tý) to 59 (Quý Hợi): `mùng 5 Tết Kỷ Hợi` has 35,
    /// but `30 Tết Kỷ Hợi`, the day before that year, 34.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sexagenary: Option<u8>,
    /// The time zone that stands with it, as written: `GMT`, `giờ địa phương`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub time_zone: Option<String>,
    /// Whether it comes back: `thứ Hai hằng tuần`, `ngày 27/7 hằng năm`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub recurring: bool,
    /// Whether a word such as `khoảng` makes it approximate; `edtf` cannot say so beside a clock time.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub approximate: bool,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum PartOfDay {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Modifier {
    Start,
    Mid,
    End,
}

/// The calendar that a date is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Calendar {
    /// dương lịch
    #[default]
    Gregorian,
    /// âm lịch, by the rules of Vietnam.
    Lunar,
}

impl Calendar {
    /// Whether it is the Gregorian calendar.
    pub fn is_gregorian(&self) -> bool {
        *self == Calendar::Gregorian
    }
}

/// Which side of a range is open, where only the other is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Open {
    /// `từ`, `kể từ`: that day is the first.
    Since,
    /// `đến hết`: that day is the last.
    Until,
    /// `trước`: all of it is after the range.
    Before,
    /// `sau`: all of it is before the range.
    After,
}

/// A distance in time from an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Relative {
    /// What is counted from.
    pub anchor: Anchor,
    /// What is counted.
    pub unit: Unit,
    /// How many; negative is before.
    pub offset: i16,
}

/// What a relative expression is counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
pub enum Anchor {
    /// The reference date: `hôm qua`.
    Reference,
    /// The date mentioned before: `cùng ngày`, `hai ngày sau`.
    Previous,
}

/// A unit of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
#[non_exhaustive]
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    /// As long as the period mentioned before: `cùng kỳ năm trước`.
    Period,
}

impl DateMention {
    /// The day that the words name in full, year and all.
    pub(crate) fn full_day(&self) -> Option<Day> {
        let (first, last) = self.edtf?.bounds()?;
        (first == last).then_some(first)
    }

    /// The first and the last day of what is meant, where that is known; the open side of a range is `None`.
    pub fn bounds(&self) -> Option<(Option<Day>, Option<Day>)> {
        let (first, last) = self.resolved?.bounds()?;
        Some(match self.open {
            None => (Some(first), Some(last)),
            Some(Open::Since) => (Some(first), None),
            Some(Open::Until) => (None, Some(last)),
            Some(Open::Before) => (None, Some(first.plus(-1))),
            Some(Open::After) => (Some(last.plus(1)), None),
        })
    }
}
