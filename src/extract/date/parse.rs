//! Finds date expressions.

use super::edtf::{DateValue, Part, PartialDate, Year};
use super::lead::Lead;
use super::numeric::Numeric;
use super::point::{Form, Point};
use super::sequence::Sequence;
use super::start::Start;
use super::value::{Anchor, Calendar, DateMention, Open, Relative, Unit};
use super::words::{Word, Words, context};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data, flag, keyword as kw};
use crate::token::{Flagged, Kind};

/// The tables that date expressions need.
#[derive(Debug)]
pub(crate) struct Recognizer {
    words: Words,
}

impl Recognizer {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        super::lunar::read_table();
        Ok(Self { words: Words::new(builder, data)? })
    }

    /// The compiled words.
    pub(super) fn words(&self) -> &Words {
        &self.words
    }

    /// Appends the date expressions of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, cursor: Cursor<'_>, flagged: &Flagged, found: &mut Vec<DateMention>) {
        let reader = DateReader { cursor, words: &self.words };
        let mut finder = Finder { reader, found, free: 0, sequence: Sequence::default() };
        let (mut walk, mut from) = (flagged.walk(flag::DATE | flag::NUMBER), 0);
        while let Some(index) = walk.next(from) {
            let start = reader.start(index);
            from = start.and_then(|start| finder.read(index, start)).unwrap_or(index + 1);
        }
    }
}

/// Reads the parts of date expressions; the grammar stands in the modules beside this one.
#[derive(Clone, Copy)]
pub(super) struct DateReader<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) words: &'a Words,
}

struct Finder<'a, 'o> {
    reader: DateReader<'a>,
    found: &'o mut Vec<DateMention>,
    /// The first token that no mention has taken.
    free: usize,
    sequence: Sequence,
}

impl Finder<'_, '_> {
    /// Reads the expression that begins at an index with `start` and gives the index behind it.
    fn read(&mut self, index: usize, start: Start) -> Option<usize> {
        let reader = self.reader;
        match start {
            Start::Word(..) if matches!(reader.cursor.word(index + 1), kw::SAU | kw::TRƯỚC) => {
                if let Some(amount) = reader.amount(index).filter(|amount| amount.start >= self.free) {
                    let mention = reader.mention(amount.start, amount.end, None);
                    return Some(self.push(DateMention { relative: Some(amount.relative), ..mention }, amount.end));
                }
            }
            Start::Word(end, Word::Unit(unit @ (Unit::Month | Unit::Quarter))) => {
                if let Some(months) = reader.months(index, end, unit).filter(|m| m.start >= self.free) {
                    let mention = reader.mention(months.start, months.end, Some(months.value));
                    return Some(self.push(DateMention { relative: months.year, ..mention }, months.end));
                }
            }
            Start::Number => {
                if let Some((end, value)) = reader.slashed_years(index) {
                    return Some(self.push(reader.mention(index, end, Some(value)), end));
                }
            }
            Start::Word(..) => {}
        }
        let lead = if reader.may_lead(index, start) { reader.lead(index) } else { Lead::none(index) };
        // The calendar word where the date itself begins is looked up once.
        let word = match start {
            Start::Word(end, word) if lead.end == index => Some((end, word)),
            Start::Number if lead.end == index => None,
            _ => reader.words.at(reader.cursor, lead.end),
        };
        self.calendar(index, &lead, word).or_else(|| self.relative(index, &lead, word))
    }

    /// A date of the calendar, or a range or list of them.
    fn calendar(&mut self, index: usize, lead: &Lead, word: Option<(usize, Word)>) -> Option<usize> {
        let reader = self.reader;
        let at = lead.end;
        if at > index && !reader.cursor.same_line(at) {
            return None;
        }
        let (start, first) = self.first(index, at, word)?;
        // In `vị thứ 2 năm 2017` no weekday stands.
        if lead.weekday.is_some() && !matches!(first.date.part, Part::Day(..)) {
            return None;
        }
        reader.sequence(start, first, lead.clock, &mut self.sequence);
        let length = self.sequence.entries.len();
        let entry = self.sequence.entries.first()?;
        let cued = at > index || self.follows_mention(index);
        // `đêm 14, rạng sáng 15/7`: the month stands behind.
        let shares = |date: PartialDate| matches!(date.part, Part::Day(Some(_), _)) && date.part != first.date.part;
        let joined = length > 1 || entry.end > first.end || shares(entry.value.start());
        let stands = reader.is_date(index, &first, entry.end, joined, cued)
            || lead.modifier_of_date && reader.is_modified_year(&first);
        if !stands {
            // What is part of a name or code holds no other date.
            return (first.form == Form::Sure).then_some(first.end);
        }
        let end = self.sequence.entries.last()?.end;
        for position in 0..length {
            let entry = self.sequence.entries[position];
            let from = if position == 0 { index } else { entry.start };
            let mut mention = reader.mention(from, entry.end, Some(entry.value));
            mention.calendar = entry.last.calendar;
            mention.sexagenary = entry.last.sexagenary;
            if mention.sexagenary.is_some() {
                // The name of a year alone has no place in EDTF.
                let named = |date: PartialDate| (date.year, date.part) == (Year::Unknown, Part::Whole);
                mention.edtf = mention.edtf.filter(|value| !named(value.start()) && !named(value.end()));
            }
            mention.leap_month = entry.last.leap;
            mention.relative = entry.last.year;
            mention.modifier = entry.last.modifier;
            if position == 0 {
                mention.part_of_day = lead.part;
                mention.time_zone = lead.zone.map(|span| span.of(reader.cursor.text).to_owned());
                mention.weekday = lead.weekday;
                mention.modifier = lead.modifier.or(entry.last.modifier);
                if let (Some(to), DateValue::Single(date)) = (lead.clock_end, entry.value) {
                    mention.edtf = Some(DateValue::Interval(date, PartialDate { clock: Some(to), ..date }));
                }
            }
            if let (1, Some((behind, clock))) = (length, reader.clock_behind(&mention, entry.end)) {
                mention.span = reader.cursor.span(index, behind);
                mention.edtf = mention.edtf.map(|value| value.map(|date| PartialDate { clock: Some(clock), ..date }));
                return Some(self.push(mention, behind));
            }
            self.push(mention, entry.end);
        }
        Some(end)
    }

    /// The first date: one at `at`, where `word` stands, or a number that the date behind it explains (`27 đến 30/6`).
    fn first(&self, index: usize, at: usize, word: Option<(usize, Word)>) -> Option<(usize, Point)> {
        let reader = self.reader;
        let leads_range = |i: usize| {
            // `6-8/6`, `11-17/2`, `3 - 5.7.2025`: the first number is a day, though `6-8` could be a date.
            let in_digits = || {
                matches!(reader.cursor.word(i + 3), kw::SLASH | kw::DOT)
                    && reader.cursor.touches(i + 3)
                    && reader.cursor.touches(i + 4)
                    && reader.month_number(i + 4).is_some()
            };
            let in_words = || reader.cursor.word(i + 3) == kw::THÁNG && reader.cursor.same_line(i + 3);
            reader.cursor.word(i + 1) == kw::DASH
                && (in_digits() || in_words())
                && reader.day_number(i) < reader.day_number(i + 2)
        };
        let number_at = match word {
            Some((end, Word::Unit(Unit::Day))) => end,
            _ => at,
        };
        if leads_range(number_at) || reader.leads_to_tết(number_at) {
            let elided = reader.bare_number(number_at, Unit::Day)?;
            let form = if number_at > at { Form::Sure } else { Form::Elided };
            return Some((at, Point { form, ..elided }));
        }
        if let Some(point) = reader.point_with(at, word) {
            return Some((at, point));
        }
        if reader.cursor.at(at).kind != Kind::Number {
            return None;
        }
        if reader.lone_year(at).is_some() {
            return reader.bare_number(at, Unit::Year).map(|point| (at, point));
        }
        reader.day_number(at)?;
        let cued = at > index || reader.words.left(reader.cursor, at) & (context::EDGE | context::CUE) != 0;
        (cued
            || reader.is_day_before(at)
            || reader.heads_range(at)
            || reader.cursor.word(at.wrapping_sub(1)) == kw::TỨC)
            .then(|| reader.bare_number(at, Unit::Day))
            .flatten()
            .map(|point| (at, point))
    }

    /// An expression that is relative to another day, or a weekday alone.
    fn relative(&mut self, index: usize, lead: &Lead, word: Option<(usize, Word)>) -> Option<usize> {
        let reader = self.reader;
        let at = lead.end;
        let mention = |end, relative: Option<Relative>| DateMention {
            part_of_day: lead.part,
            modifier: lead.modifier,
            weekday: lead.weekday,
            relative,
            ..reader.mention(index, end, None)
        };
        if at > index && !reader.cursor.same_line(at) && lead.weekday.is_none() {
            return None;
        }
        let (end, relative) = match word {
            // In `cùng ngày 22/4` the day has a number of its own.
            Some((end, Word::Relative(Relative { unit: Unit::Day, .. })))
                if reader.numeric(end).is_some() && reader.cursor.word(end - 1) == kw::NGÀY =>
            {
                return None;
            }
            Some((end, Word::Relative(relative))) if at > index || reader.is_definite(index) => (end, relative),
            Some((end, Word::Deictic(offset))) if lead.part.is_some() => {
                (end, Relative { anchor: Anchor::Reference, unit: Unit::Day, offset })
            }
            Some((end, Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))))
                if lead.modifier_of_date =>
            {
                let next = reader.cursor.at(end);
                let free = !next.is_word()
                    || !reader.cursor.same_line(end)
                    || !matches!(reader.cursor.str(end), "học" | "mới");
                if !free {
                    return None;
                }
                (end, Relative { anchor: Anchor::Reference, unit, offset: 0 })
            }
            _ if lead.weekday.is_some() && reader.is_weekday(index, lead) => {
                // `thứ bảy này`
                let end = lead.end
                    + usize::from(reader.cursor.word(lead.end) == kw::NÀY && reader.cursor.same_line(lead.end));
                return Some(self.push(mention(end, None), end));
            }
            _ => return None,
        };
        Some(self.push(mention(end, Some(relative)), end))
    }

    /// Whether a mention ends right before an index, with an opening bracket or comma between: `sáng nay (10/2)`.
    fn follows_mention(&self, index: usize) -> bool {
        let cursor = self.reader.cursor;
        self.free + 1 == index
            && self.free > 0
            && matches!(cursor.word(index - 1), kw::OPEN | kw::COMMA)
            && self
                .found
                .last()
                .is_some_and(|last| last.edtf.is_none() && last.relative.is_none_or(|r| r.unit == Unit::Day))
    }

    fn push(&mut self, mut mention: DateMention, end: usize) -> usize {
        self.reader.finish(&mut mention, end);
        self.found.push(mention);
        self.free = end;
        end
    }
}

impl DateReader<'_> {
    /// A mention of the tokens from `start` up to but without `end`.
    fn mention(&self, start: usize, end: usize, edtf: Option<DateValue>) -> DateMention {
        let span = self.cursor.span(start, end);
        DateMention {
            span,
            text: String::new(),
            edtf,
            resolved: None,
            candidates: Vec::new(),
            part_of_day: None,
            modifier: None,
            calendar: Calendar::Gregorian,
            leap_month: false,
            weekday: None,
            weekday_conflict: false,
            open: self.open(start),
            relative: None,
            sexagenary: None,
            time_zone: None,
            recurring: start > 0 && self.cursor.word(start - 1) == kw::MỖI && self.cursor.same_line(start),
            approximate: false,
        }
        .approximately(self.is_approximate(start))
    }

    /// Adds what stands behind a mention.
    fn finish(&self, mention: &mut DateMention, end: usize) {
        // `từ ngày 10/4 đến ngày 20/5` has both its ends.
        if mention.open == Some(Open::Since) && matches!(mention.edtf, Some(DateValue::Interval(..))) {
            mention.open = None;
        }
        if matches!(self.cursor.word(end), kw::OPEN | kw::THEO | kw::GIỜ | kw::GMT | kw::UTC) {
            let zone = self.zone(end).map(|(_, words)| self.cursor.span(words.start, words.end));
            mention.time_zone = mention.time_zone.take().or(zone.map(|span| span.of(self.cursor.text).to_owned()));
        }
        // `mỗi thứ Hai`, but not `mỗi` before a date of its own.
        let each = mention.recurring && mention.weekday.is_some() && mention.edtf.is_none();
        mention.recurring =
            each || self.cursor.same_line(end) && matches!(self.words.at(self.cursor, end), Some((_, Word::Recurring)));
    }

    /// Whether a number is the day before that of the date joined to it: `25 và 26-5`.
    fn is_day_before(&self, index: usize) -> bool {
        if self.cursor.word(index + 1) != kw::VÀ {
            return false;
        }
        match (self.day_number(index), self.numeric(index + 2)) {
            (Some(day), Some(Numeric { date: PartialDate { part: Part::Day(Some(_), next), .. }, spaced, .. })) => {
                day + 1 == next && !spaced
            }
            _ => false,
        }
    }

    /// `27-28 Tết`, `13 đến 15 tháng Giêng`: the last days of the old year, or days of a lunar month.
    fn leads_to_tết(&self, index: usize) -> bool {
        if !matches!(self.cursor.word(index + 1), kw::DASH | kw::ĐẾN | kw::TỚI) {
            return false;
        }
        let (Some(first), Some(last)) = (self.day_number(index), self.day_number(index + 2)) else { return false };
        first < last
            && match self.words.at(self.cursor, index + 3) {
                Some((_, Word::Tết)) => first >= 20,
                Some((_, Word::LunarMonth(_))) => true,
                _ => false,
            }
    }

    /// Whether a number at the head of a line is the first day of a range: `4 đến 12/2: hội đền`.
    fn heads_range(&self, index: usize) -> bool {
        let numeric = || self.numeric(index + 2).filter(|n| matches!(n.date.part, Part::Day(..)) && !n.spaced);
        !self.cursor.same_line(index) && matches!(self.cursor.word(index + 1), kw::ĐẾN | kw::TỚI) && numeric().is_some()
    }

    /// Whether `năm qua`, `tuần trước` is one of its own, not the end of `5 năm qua`.
    fn is_definite(&self, index: usize) -> bool {
        let counted = index > 0
            && self.cursor.same_line(index)
            && (self.cursor.at(index - 1).kind == Kind::Number
                || self.words.left(self.cursor, index) & context::PLURAL != 0
                || self.words.number_before(self.cursor, index).is_some());
        !counted
    }

    /// The side of a range that is left open by the word before a date.
    fn open(&self, start: usize) -> Option<Open> {
        if start == 0 || !self.cursor.same_line(start) {
            return None;
        }
        match self.cursor.word(start - 1) {
            kw::TỪ => Some(Open::Since),
            kw::TRƯỚC => Some(Open::Before),
            kw::SAU => Some(Open::After),
            kw::HẾT => Some(Open::Until),
            _ => None,
        }
    }

    /// Whether `khoảng` or the like stands before a date.
    fn is_approximate(&self, start: usize) -> bool {
        start > 0 && matches!(self.words.at(self.cursor, start - 1), Some((end, Word::Approximate)) if end == start)
    }
}

impl DateMention {
    fn approximately(mut self, approximate: bool) -> Self {
        self.approximate = approximate;
        if approximate {
            self.edtf = self.edtf.map(|value| value.map(|date| PartialDate { approximate, ..date }));
        }
        self
    }
}
