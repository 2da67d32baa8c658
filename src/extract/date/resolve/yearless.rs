//! The year of a date that is written without one.
//!
//! The candidates are the years around the reference date. The words around the date decide; without any it is the nearest,
//! with a bias to the past: news is about what has happened.

use super::cues::Tense;
use super::{Scene, month, with_year};
use crate::extract::date::day::Day;
use crate::extract::date::edtf::{DateValue, Part, PartialDate, Year};
use crate::extract::date::lunar::LunarDay;
use crate::extract::date::value::{Calendar, DateMention};
use crate::lexicon::keyword as kw;

/// How many days ahead of the reference date a date can lie, the rest of its year lying behind.
pub(super) fn days_ahead(tense: Tense) -> i32 {
    match tense {
        Tense::Ahead => 364,
        // Reports of what was said on a day use the words for the future too: the last two months stay behind.
        Tense::Future => 300,
        Tense::Open => 90,
        Tense::Past => 7,
        Tense::Behind => 0,
    }
}

/// The same in months.
fn months_ahead(tense: Tense) -> i16 {
    match tense {
        Tense::Ahead => 12,
        Tense::Future => 10,
        Tense::Open => 3,
        Tense::Past | Tense::Behind => 0,
    }
}

impl Scene<'_> {
    /// What a value without a year can mean.
    pub(super) fn yearless(&self, mention: &DateMention, value: DateValue) -> Vec<DateValue> {
        match value {
            DateValue::Interval(start, end) => self.interval(mention, start, end),
            DateValue::Single(date) => self.single(mention, date).into_iter().map(DateValue::Single).collect(),
        }
    }

    /// A range: its first date is resolved, the other follows it; one end with a year decides the other.
    fn interval(&self, mention: &DateMention, start: PartialDate, end: PartialDate) -> Vec<DateValue> {
        if let Some((first, _)) = start.bounds() {
            return following(end, first).map(|end| DateValue::Interval(start, end)).into_iter().collect();
        }
        let months_of_year = matches!((start.part, end.part), (Part::Month(1), Part::Month(_)));
        if let (true, Part::Month(last), Some(reference)) = (months_of_year, end.part, self.reference) {
            // `9 tháng đầu năm` is over, or nearly.
            let early = i16::from(last) > i16::from(reference.month()) + months_ahead(self.tense()).clamp(1, 9);
            let year = reference.year() - i16::from(early);
            return vec![DateValue::Interval(with_year(start, year), with_year(end, year))];
        }
        let starts = self.single(mention, start);
        let ranges = starts.into_iter().filter_map(|start| {
            let end = following(end, start.bounds()?.0)?;
            Some(DateValue::Interval(start, end))
        });
        ranges.collect()
    }

    fn single(&self, mention: &DateMention, date: PartialDate) -> Vec<PartialDate> {
        match date.part {
            Part::Day(Some(month), day) => self.day_and_month(mention, month, day),
            Part::Day(None, day) => self.day_alone(day),
            Part::Month(number) => self.of_months(i16::from(number), 1, date),
            Part::Quarter(number) => self.of_months(i16::from(number) * 3 - 2, 3, date),
            Part::Half(number) => self.of_months(i16::from(number) * 6 - 5, 6, date),
            Part::Season(number) => self.of_months(i16::from(number) * 3, 3, date),
            Part::Whole => Vec::new(),
        }
    }

    fn day_and_month(&self, mention: &DateMention, month: u8, day: u8) -> Vec<PartialDate> {
        let dated = |year: i16| Day::new(year, month, day);
        if let Some(year) = self.governing_year(mention, month, day) {
            return dated(year).map(PartialDate::of_day).into_iter().collect();
        }
        let Some(reference) = self.reference else { return Vec::new() };
        let year = reference.year();
        let mut candidates: Vec<Day> = [year, year - 1, year + 1].into_iter().filter_map(dated).collect();
        if candidates.is_empty() {
            // 29 February: the leap year around.
            candidates = [year - 2, year + 2].into_iter().filter_map(dated).collect();
        }
        let ahead = days_ahead(self.tense());
        let distance = |day: Day| day.number() - reference.number();
        // What the window of a year around the reference date holds comes first, then the nearest.
        candidates.sort_by_key(|day| {
            let distance = distance(*day);
            let inside = distance <= ahead && distance > ahead - 366;
            (!inside, distance.abs())
        });
        self.prefer(mention, &mut candidates, reference);
        candidates.into_iter().map(PartialDate::of_day).collect()
    }

    /// Puts the candidate first that the weekday or the lunar date beside the mention fits.
    fn prefer(&self, mention: &DateMention, candidates: &mut [Day], reference: Day) {
        let Some(first) = candidates.first() else { return };
        let beside = [self.next, self.before].into_iter().flatten().find(|other| self.is_pair(mention, other));
        let lunar = beside.and_then(|lunar| lunar.edtf).map(DateValue::start);
        let fits_lunar = |day: &Day| {
            lunar.is_some_and(|lunar| {
                LunarDay::of(*day).is_some_and(|l| match lunar.part {
                    Part::Day(Some(month), day) => l.month() == month && l.day() == day,
                    Part::Day(None, day) => l.day() == day,
                    _ => false,
                })
            })
        };
        let far = (first.number() - reference.number()).abs() > 45;
        let fits_weekday = |day: &Day| far && mention.weekday == Some(day.weekday());
        let best = candidates.iter().position(fits_lunar).or_else(|| candidates.iter().position(fits_weekday));
        if let Some(best) = best {
            candidates[..=best].rotate_right(1);
        }
    }

    /// Whether `lunar` is the lunar side of a mention, behind it or before: `30/1 (tức mùng 3 Tết)`, `10/3 âm lịch (tức 18/4)`.
    pub(super) fn is_pair(&self, mention: &DateMention, lunar: &DateMention) -> bool {
        let (first, second) = if mention.span.start < lunar.span.start { (mention, lunar) } else { (lunar, mention) };
        let between = self.cursor.text.get(first.span.end..second.span.start).unwrap_or_default();
        lunar.calendar == Calendar::Lunar
            && mention.calendar == Calendar::Gregorian
            && between.len() < 24
            && ["(", "tức", "nhằm", "="].iter().any(|mark| between.contains(mark))
            && !between.contains('.')
    }

    /// The year that the text gives: one that opens the sentence, or that of the story being told.
    fn governing_year(&self, mention: &DateMention, month: u8, day: u8) -> Option<i16> {
        let (before, _) = self.past.explicit?;
        let Year::Known(year) = before.year else { return None };
        // A year far from the reference date belongs to a story; one near it would be found without.
        let told = match self.reference {
            Some(reference) => year < reference.year() && mention.part_of_day.is_none() && self.tense() != Tense::Ahead,
            None => true,
        };
        let worded = |b: &DateMention| {
            let first = self.cursor.tokens.partition_point(|t| (t.start as usize) < b.span.start);
            self.cursor.word(first) == kw::NĂM
        };
        let opens = || {
            self.before
                .is_some_and(|b| worded(b) && self.opens_sentence(b) && b.edtf == Some(DateValue::Single(before)))
        };
        match before.part {
            Part::Whole if opens() => Some(year),
            Part::Month(last) if told => Some(if month >= last { year } else { year + 1 }),
            Part::Day(Some(last_month), last_day) if told => {
                Some(if (month, day) >= (last_month, last_day) || last_month - month < 6 { year } else { year + 1 })
            }
            _ => None,
        }
    }

    /// Whether a mention stands at the start of the sentence that this one ends.
    fn opens_sentence(&self, before: &DateMention) -> bool {
        let start = super::cues::sentence_start(self.cursor, self.first);
        let first = self.cursor.tokens.partition_point(|t| (t.start as usize) < before.span.start);
        (start..start + 3).contains(&first)
    }

    /// A day of a month that is not written: that of the date before in the sentence, else the nearest.
    fn day_alone(&self, day: u8) -> Vec<PartialDate> {
        let Some(reference) = self.reference else { return Vec::new() };
        let ahead = match self.tense() {
            Tense::Ahead | Tense::Future => 27,
            Tense::Open => 7,
            Tense::Past | Tense::Behind => 0,
        };
        let mut candidates: Vec<Day> = (-1..=1)
            .filter_map(|offset| {
                let place = month(reference.year(), i16::from(reference.month()) + offset);
                match (place.year, place.part) {
                    (Year::Known(year), Part::Month(month)) => Day::new(year, month, day),
                    _ => None,
                }
            })
            .collect();
        candidates.sort_by_key(|day| {
            let distance = day.number() - reference.number();
            let inside = distance <= ahead && distance > ahead - 31;
            (!inside, distance.abs())
        });
        candidates.into_iter().map(PartialDate::of_day).collect()
    }

    /// A month, quarter, half or season, which begins with month `first` and has `length` months.
    fn of_months(&self, first: i16, length: i16, date: PartialDate) -> Vec<PartialDate> {
        let Some(reference) = self.reference else { return Vec::new() };
        let now = (i16::from(reference.month()) - 1) / length * length + 1;
        let ahead = if length == 1 {
            months_ahead(self.tense())
        } else {
            match self.tense() {
                Tense::Ahead | Tense::Future => 12 - length,
                Tense::Open => length,
                Tense::Past | Tense::Behind => 0,
            }
        };
        let distance = first - now;
        let offset = match distance {
            d if d > ahead => -1,
            d if d + 12 <= ahead || (d < 0 && self.tense() == Tense::Ahead) => 1,
            _ => 0,
        };
        let year = reference.year();
        let others = [0, -1, 1].into_iter().filter(|other| *other != offset);
        std::iter::once(offset).chain(others).map(|offset| with_year(date, year + offset)).collect()
    }
}

/// A date with the year in which it is the first after a day.
fn following(date: PartialDate, after: Day) -> Option<PartialDate> {
    if date.year != Year::Unknown {
        return Some(date);
    }
    let year = after.year();
    [year, year + 1]
        .into_iter()
        .map(|year| with_year(date, year))
        .find(|d| d.bounds().is_some_and(|(_, last)| last >= after))
}
