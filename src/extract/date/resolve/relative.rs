//! Expressions that count from another day: `hôm qua`, `tuần trước`, `cùng kỳ năm ngoái`, `thứ Hai`.

use super::cues::Tense;
use super::{Scene, days, month};
use crate::extract::date::day::{Day, Weekday};
use crate::extract::date::edtf::{DateValue, Part, PartialDate, Year};
use crate::extract::date::value::{Anchor, DateMention, Modifier, Relative, Unit};

impl Scene<'_> {
    /// What an expression without a calendar value means.
    pub(super) fn relative(&self, mention: &DateMention) -> Option<DateValue> {
        let Some(relative) = mention.relative else {
            return self.weekday(mention.weekday?).map(|day| days(day, day));
        };
        if relative.unit == Unit::Period {
            return self.same_period(relative);
        }
        let value = shifted(self.anchor(relative)?, relative);
        match (mention.weekday, relative.unit, mention.modifier) {
            (Some(weekday), Unit::Week, _) => {
                let day = value.bounds()?.0.plus(weekday.index());
                Some(days(day, day))
            }
            (None, Unit::Week, Some(Modifier::End)) => {
                let monday = value.bounds()?.0;
                Some(days(monday.plus(5), monday.plus(6)))
            }
            _ => Some(value),
        }
    }

    /// The day from which relative words count.
    pub(super) fn anchor(&self, relative: Relative) -> Option<Day> {
        match relative.anchor {
            Anchor::Reference => self.reference,
            Anchor::Previous if relative.unit == Unit::Day => self.past.day,
            Anchor::Previous => Some(self.past.value?.bounds()?.0),
        }
    }

    /// A weekday alone: the last one, or the next where the words say that it lies ahead.
    fn weekday(&self, weekday: Weekday) -> Option<Day> {
        let reference = self.reference?;
        let forward = (weekday.index() - reference.weekday().index()).rem_euclid(7);
        Some(match self.tense() {
            Tense::Ahead => reference.plus(if forward == 0 { 7 } else { forward }),
            Tense::Future => reference.plus(forward),
            Tense::Behind => reference.plus(if forward == 0 { -7 } else { forward - 7 }),
            Tense::Past | Tense::Open => reference.plus(if forward == 0 { 0 } else { forward - 7 }),
        })
    }

    /// `cùng kỳ năm trước`: the period before, in the year before it; `cùng kỳ năm 2016`: in that year.
    fn same_period(&self, relative: Relative) -> Option<DateValue> {
        let period = self.past.period.or(self.past.value)?;
        let named = self.next.filter(|next| next.span.start == self.cursor.at(self.end).start as usize);
        let year = match named.and_then(|next| next.edtf) {
            Some(DateValue::Single(PartialDate { year: Year::Known(year), part: Part::Whole, .. })) => Some(year),
            _ => None,
        };
        let Year::Known(of_period) = period.start().year else { return None };
        let offset = year.map_or(relative.offset, |year| year - of_period);
        Some(period.map(|date| match date.year {
            Year::Known(year) => PartialDate { year: Year::Known(year + offset), ..date },
            _ => date,
        }))
    }
}

/// The unit of the calendar that lies so far from an anchor.
fn shifted(anchor: Day, relative: Relative) -> DateValue {
    let Relative { unit, offset, .. } = relative;
    let year = anchor.year();
    let single = |year, part| DateValue::Single(PartialDate::new(year, part));
    match unit {
        Unit::Day => {
            let day = anchor.plus(i32::from(offset));
            days(day, day)
        }
        Unit::Week => {
            let monday = anchor.plus(i32::from(offset) * 7 - anchor.weekday().index());
            days(monday, monday.plus(6))
        }
        Unit::Month => DateValue::Single(month(year, i16::from(anchor.month()) + offset)),
        Unit::Quarter => {
            let quarter = (i16::from(anchor.month()) - 1) / 3 + offset;
            single(Year::Known(year + quarter.div_euclid(4)), Part::Quarter(quarter.rem_euclid(4) as u8 + 1))
        }
        Unit::Year | Unit::Period => single(Year::Known(year + offset), Part::Whole),
        Unit::Decade => single(Year::Decade(year / 10 + offset), Part::Whole),
        Unit::Century => single(Year::Century(year / 100 + offset), Part::Whole),
    }
}
