//! What the dates of a text mean, given the day it was written: a pass of its own that changes nothing that was read.

mod cues;
mod lunar;
mod relative;
mod yearless;

use std::cell::OnceCell;

use super::day::Day;
use super::edtf::{DateValue, Part, PartialDate, Year};
use super::parse::Recognizer;
use super::value::{Anchor, Calendar, DateMention, Open, Unit};
use super::words::Words;
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};
use cues::Tense;

impl Recognizer {
    /// Sets `resolved`, `candidates` and `weekday_conflict` of the mentions of a text, whose spans are those of the cursor's
    /// text. Without a reference date only what the text itself decides is resolved.
    pub(crate) fn resolve(&self, cursor: Cursor<'_>, mentions: &mut [DateMention], reference: Option<Day>) {
        let mut past = Past::default();
        let mut first = 0;
        for index in 0..mentions.len() {
            let (before, rest) = mentions.split_at_mut(index);
            let Some((mention, after)) = rest.split_first_mut() else { return };
            first = cursor.token_from(first, mention.span.start);
            past.go_to(cursor, first);
            let behind = cursor.tokens[first..].iter().take_while(|t| (t.start as usize) < mention.span.end);
            let end = first + behind.count();
            let scene = Scene {
                reference,
                words: self.words(),
                tense: OnceCell::new(),
                open: mention.open,
                first,
                end,
                past: &past,
                before: before.last(),
                next: after.first(),
                cursor,
            };
            if !mention.recurring {
                (mention.resolved, mention.candidates) = scene.readings(mention);
            }
            mention.weekday_conflict = match (mention.weekday, mention.resolved) {
                (Some(weekday), Some(DateValue::Single(date))) => {
                    date.bounds().is_some_and(|(first, last)| first == last && first.weekday() != weekday)
                }
                _ => false,
            };
            let tells = tells_a_story(cursor, first);
            past.push(mention, first, tells);
        }
    }
}

/// What is known when a mention is resolved.
struct Scene<'a> {
    reference: Option<Day>,
    words: &'a Words,
    /// Where the mention lies; most have a year, and nobody asks.
    tense: OnceCell<Tense>,
    open: Option<Open>,
    /// The first token of the mention.
    first: usize,
    /// The token behind it.
    end: usize,
    past: &'a Past,
    before: Option<&'a DateMention>,
    next: Option<&'a DateMention>,
    cursor: Cursor<'a>,
}

impl Scene<'_> {
    /// What a mention means, and where that is not certain, all that it can mean, the likeliest first.
    fn readings(&self, mention: &DateMention) -> (Option<DateValue>, Vec<DateValue>) {
        let Some(value) = mention.edtf else {
            let only = if mention.sexagenary.is_some() { self.named_year(mention) } else { self.relative(mention) };
            return (only, Vec::new());
        };
        let value = plain(value);
        if mention.calendar == Calendar::Lunar {
            return (self.lunar(mention, value), Vec::new());
        }
        if value.bounds().is_some() {
            return (Some(value), Vec::new());
        }
        if let Some((relative, anchor)) = mention.relative.and_then(|relative| Some((relative, self.anchor(relative)?)))
        {
            if relative.unit == Unit::Month {
                let month = month(anchor.year(), i16::from(anchor.month()) + relative.offset);
                return (Some(value.map(|date| of_month(date, month))), Vec::new());
            }
            let year = anchor.year() + relative.offset;
            return (Some(value.map(|date| with_year(date, year))), Vec::new());
        }
        let mut candidates = self.yearless(mention, value);
        let likeliest = candidates.first().copied();
        if candidates.len() < 2 {
            candidates.clear();
        }
        (likeliest, candidates)
    }

    /// Where the mention lies.
    fn tense(&self) -> Tense {
        *self.tense.get_or_init(|| cues::tense(self.words, self.cursor, self.open, self.first, self.end))
    }
}

/// The dates before, as far as later ones refer to them.
#[derive(Default)]
struct Past {
    /// The last mention that is one day.
    day: Option<Day>,
    /// The last mention that is resolved.
    value: Option<DateValue>,
    /// The last mention longer than a day.
    period: Option<DateValue>,
    /// The last mention of the line with a year of its own, and the last token known to stand on its line.
    explicit: Option<(PartialDate, usize)>,
    /// The month of the last lunar mention.
    lunar_month: Option<u8>,
}

impl Past {
    /// Forgets what no other line than its own may refer to.
    fn go_to(&mut self, cursor: Cursor<'_>, first: usize) {
        self.explicit = self.explicit.filter(|(_, last)| {
            let between = cursor.tokens.get(last + 1..=first).unwrap_or_default();
            between.iter().all(|token| token.gap < Gap::Line)
        });
        if let Some((_, last)) = &mut self.explicit {
            *last = first;
        }
    }

    fn push(&mut self, mention: &DateMention, first: usize, tells: bool) {
        if mention.calendar == Calendar::Lunar {
            self.lunar_month = match mention.edtf.map(|value| value.end().part) {
                // Behind the last days of the year, `mùng một` is that of the new one.
                Some(Part::Day(Some(12), 23..)) => Some(1),
                Some(Part::Day(Some(month), _) | Part::Month(month)) => Some(month),
                _ => self.lunar_month,
            };
        }
        if mention.relative.is_some_and(|r| r.anchor == Anchor::Reference && r.unit == Unit::Day) {
            self.explicit = None;
        }
        let Some(resolved) = mention.resolved else { return };
        self.value = Some(resolved);
        match resolved.bounds() {
            Some((first, last)) if first == last => self.day = Some(first),
            _ => self.period = Some(resolved),
        }
        let written = mention.edtf.map(DateValue::end).filter(|date| date.bounds().is_some());
        if let (Some(date), Calendar::Gregorian, true) = (written, mention.calendar, tells) {
            self.explicit = Some((date, first));
        }
    }
}

/// Whether a date with a year says when the sentences behind it happen: not a date of birth, nor that of a document.
fn tells_a_story(cursor: Cursor<'_>, first: usize) -> bool {
    let comma = usize::from(cursor.before(first, 1).word == kw::COMMA);
    let before = cursor.before(first, 1 + comma);
    let of_document = before.shape == Shape::Upper || (before.kind == Kind::Number && cursor.touches(first - 1));
    first == 0 || !(of_document || is_of_birth(cursor, first))
}

/// Whether the words before a date say that somebody was born then.
pub(crate) fn is_of_birth(cursor: Cursor<'_>, first: usize) -> bool {
    let comma = usize::from(cursor.before(first, 1).word == kw::COMMA);
    matches!(cursor.before(first, 1 + comma).word, kw::SINH | kw::SN)
}

/// A value without clock times.
fn plain(value: DateValue) -> DateValue {
    let value = value.map(|date| PartialDate { clock: None, approximate: false, ..date });
    match value {
        DateValue::Interval(start, end) if start == end => DateValue::Single(start),
        value => value,
    }
}

/// A date with the year set, where it has none.
fn with_year(date: PartialDate, year: i16) -> PartialDate {
    match date.year {
        Year::Unknown => PartialDate { year: Year::Known(year), ..date },
        _ => date,
    }
}

/// A day of a month that is told apart from it: `ngày 10 tháng sau`.
fn of_month(date: PartialDate, month: PartialDate) -> PartialDate {
    match (date.part, month.part) {
        (Part::Day(None, day), Part::Month(number)) => {
            PartialDate { year: month.year, part: Part::Day(Some(number), day), ..date }
        }
        _ => date,
    }
}

/// A day, or from one day to another.
fn days(first: Day, last: Day) -> DateValue {
    if first == last {
        DateValue::Single(PartialDate::of_day(first))
    } else {
        DateValue::Interval(PartialDate::of_day(first), PartialDate::of_day(last))
    }
}

/// A month of a year, the year carried over where the month is not one of 1 to 12.
fn month(year: i16, month: i16) -> PartialDate {
    let year = year + (month - 1).div_euclid(12);
    PartialDate::new(Year::Known(year), Part::Month((month - 1).rem_euclid(12) as u8 + 1))
}
