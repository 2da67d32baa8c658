//! What stands before or behind a date and belongs to it: clock time, part of the day, weekday, đầu, giữa, cuối.

use super::Weekday;
use super::clock::on_24_hours;
use super::edtf::{Clock, DateValue, Part, Year};
use super::parse::DateReader;
use super::point::{Form, Point};
use super::value::{DateMention, Modifier, PartOfDay, Relative, Unit};
use super::words::{Word, context};
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::{Kind, Shape};

/// What stands before a date and belongs to it.
#[derive(Clone, Copy, Default)]
pub(super) struct Lead {
    /// Where the date itself may begin.
    pub(super) end: usize,
    pub(super) clock: Option<Clock>,
    /// The end of a range of clock times: `5h - 6h sáng 30.5`.
    pub(super) clock_end: Option<Clock>,
    pub(super) part: Option<PartOfDay>,
    pub(super) modifier: Option<Modifier>,
    /// Whether the modifier stands alone, not in `đầu giờ chiều`.
    pub(super) modifier_of_date: bool,
    pub(super) weekday: Option<Weekday>,
    /// Where the words for the time zone of the clock stand.
    pub(super) zone: Option<Span>,
}

impl Lead {
    /// Nothing stands before the date at an index.
    pub(super) fn none(index: usize) -> Self {
        Self { end: index, ..Self::default() }
    }
}

impl DateReader<'_> {
    /// The clock time behind a full date: `19/02/2021 14:30`, `19/02/2021, 14:30`, `19/02/2021 | 14:30`.
    pub(super) fn clock_behind(&self, mention: &DateMention, end: usize) -> Option<(usize, Clock)> {
        let DateValue::Single(date) = mention.edtf? else { return None };
        if date.clock.is_some() || date.bounds().is_none_or(|(first, last)| first != last) {
            return None;
        }
        let skip = usize::from(matches!(self.cursor.word(end), kw::COMMA | kw::DASH) || self.cursor.str(end) == "|");
        if !(end..=end + skip).all(|i| self.cursor.same_line(i)) {
            return None;
        }
        self.clock(end + skip).filter(|(_, clock)| clock.minute.is_some())
    }

    /// What stands before a date and belongs to it: clock time, part of the day, weekday, đầu, giữa, cuối.
    pub(super) fn lead(&self, index: usize) -> Lead {
        let mut lead = Lead::none(index);
        if let Some((end, from, to)) = self.hours(index) {
            (lead.end, lead.clock, lead.clock_end) = (end, Some(from), Some(to));
        } else if let Some((end, clock)) = self.clock(index) {
            let zone = self.zone(end).filter(|(behind, _)| self.cursor.same_line(*behind));
            let behind = zone.as_ref().map_or(end, |(behind, _)| *behind);
            lead.zone = zone.map(|(_, words)| self.cursor.span(words.start, words.end));
            (lead.end, lead.clock) = (behind, Some(clock));
            // `19h30, thứ Bảy, 3/5`
            if self.cursor.word(behind) == kw::COMMA && self.cursor.same_line(behind) {
                let date = |end: usize| end + usize::from(self.cursor.word(end) == kw::COMMA);
                let weekday = self.weekday(behind + 1).filter(|(end, _)| self.point(date(*end)).is_some());
                if let Some((end, weekday)) = weekday {
                    (lead.end, lead.weekday) = (end, Some(weekday));
                }
            }
            let to = usize::from(matches!(self.cursor.word(end), kw::DASH | kw::ĐẾN | kw::TỚI));
            if let Some((end, clock)) = self.clock(end + to).filter(|_| to > 0) {
                (lead.end, lead.clock_end) = (end, Some(clock));
            }
        }
        for _ in 0..4 {
            if lead.end > index && !self.cursor.same_line(lead.end) {
                break;
            }
            let word = self.words.at(self.cursor, lead.end);
            if lead.weekday.is_none() {
                let weekday = match word {
                    // `ngày Chủ nhật 18/6`, `hôm thứ bảy`
                    Some((end, Word::Unit(Unit::Day))) => self.weekday(end),
                    _ => self.weekday_with(lead.end, word),
                };
                if let Some((end, weekday)) = weekday {
                    (lead.end, lead.weekday) = (end, Some(weekday));
                    continue;
                }
            }
            match word {
                Some((end, Word::Part(part, modifier))) if lead.part.is_none() => {
                    (lead.end, lead.part) = (end, Some(part));
                    lead.modifier = lead.modifier.or(modifier);
                }
                Some((end, Word::Half(half))) if self.half(end, half).is_some() => break,
                Some((end, Word::Half(half))) if lead.modifier.is_none() && lead.clock.is_none() => {
                    if lead.end == index && self.words.left(self.cursor, end) & context::HEAD != 0 {
                        break;
                    }
                    let modifier = if half == 1 { Modifier::Start } else { Modifier::End };
                    (lead.end, lead.modifier, lead.modifier_of_date) = (end, Some(modifier), true);
                }
                Some((end, Word::Modifier(modifier))) if lead.modifier.is_none() && lead.clock.is_none() => {
                    if lead.end == index && self.words.left(self.cursor, end) & context::HEAD != 0 {
                        break;
                    }
                    (lead.end, lead.modifier, lead.modifier_of_date) = (end, Some(modifier), true);
                }
                _ => break,
            }
        }
        // A comma stands between a weekday or a clock time and the date: `Thứ sáu, 19/2/2021`, `8h30, ngày 5/3`.
        if lead.weekday.is_some() || lead.clock.is_some() {
            let comma = matches!(self.cursor.word(lead.end), kw::COMMA) && self.cursor.same_line(lead.end);
            if comma && self.point(lead.end + 1).is_some_and(|p| p.form == Form::Sure || lead.weekday.is_some()) {
                lead.end += 1;
            }
        }
        // `15:30 | 28/05/2023`
        if lead.clock.is_some() && lead.clock_end.is_none() && lead.part.is_none() && self.cursor.same_line(lead.end) {
            let bar = self.cursor.str(lead.end) == "|" || self.cursor.word(lead.end) == kw::DASH;
            let full = |p: &Point| matches!((p.date.year, p.date.part), (Year::Known(_), Part::Day(Some(_), _)));
            if bar && self.cursor.same_line(lead.end + 1) && self.point(lead.end + 1).is_some_and(|p| full(&p)) {
                lead.end += 1;
            }
        }
        let part = lead.part;
        lead.clock = lead.clock.map(|c| on_24_hours(c, part));
        lead.clock_end = lead.clock_end.map(|c| on_24_hours(c, part));
        lead
    }

    /// The weekday at an index: `thứ Hai`, `thứ 2`, `chủ nhật`.
    pub(super) fn weekday(&self, index: usize) -> Option<(usize, Weekday)> {
        self.weekday_with(index, self.words.at(self.cursor, index))
    }

    /// The weekday at an index, where the calendar word `word` stands.
    fn weekday_with(&self, index: usize, word: Option<(usize, Word)>) -> Option<(usize, Weekday)> {
        if self.cursor.word(index) == kw::THỨ
            && let Some((number @ 2..=7, 1)) = self.digits(index + 1).filter(|_| !self.glued(index + 2))
        {
            if self.words.left(self.cursor, index) & context::ORDINAL != 0 {
                return None;
            }
            return Some((index + 2, Weekday::ALL[number as usize - 2]));
        }
        // CN is Sunday only where nothing else can be: not in KH&CN, CP-CN.
        let before = self.cursor.before(index, 1).word;
        if self.cursor.word(index) == kw::CN
            && (self.cursor.touches(index) || matches!(before, kw::DASH | kw::SLASH | kw::AMPERSAND))
        {
            return None;
        }
        match word {
            Some((end, Word::Weekday(weekday))) if self.words.left(self.cursor, index) & context::ORDINAL == 0 => {
                Some((end, weekday))
            }
            _ => None,
        }
    }

    /// Whether a weekday without a date is one: ordinals (`lần thứ hai`) look the same.
    pub(super) fn is_weekday(&self, index: usize, lead: &Lead) -> bool {
        let (cursor, end) = (self.cursor, lead.end);
        let named = cursor.at(end - 1).shape == Shape::Title && cursor.word(index) != kw::CN;
        let led = self.words.left(cursor, index) & (context::CUE | context::EDGE) != 0;
        // `chủ nhật` is nothing else; `thứ` counts too, and CN is an abbreviation of many things.
        let certain = cursor.word(end - 1) != kw::CN && cursor.before(end, 2).word != kw::THỨ;
        let has_part = certain || lead.part.is_some() || lead.clock.is_some();
        let week = self.words.at(cursor, end).is_some_and(|(_, word)| {
            matches!(word, Word::Relative(Relative { unit: Unit::Week, .. }) | Word::Recurring)
        });
        // `từ ngày thứ 3 đến ngày thứ 7` counts days.
        let counts = cursor.at(end - 1).kind == Kind::Number && cursor.before(end, 3).word == kw::NGÀY;
        // `thứ bảy này`, `Thứ 7 (3/8)`
        let this = cursor.word(end) == kw::NÀY && cursor.same_line(end)
            || cursor.word(end) == kw::OPEN && self.numeric(end + 1).is_some();
        week || this || !counts && (named || has_part || (led && !cursor.at(end).is_word()))
    }
}
