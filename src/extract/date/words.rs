//! The words of the calendar and of its neighbourhood, compiled from the data files.

use std::collections::HashMap;

use super::Weekday;
use super::value::{Anchor, Modifier, PartOfDay, Relative, Unit};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data, PhraseTable, Row, Table, WordId, flag};

/// What a phrase of `data/calendar.tsv` is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// ngày, tháng, năm, quý, tuần, thập niên, thế kỷ
    Unit(Unit),
    /// những năm
    Years,
    /// sáng, đầu giờ chiều
    Part(PartOfDay, Option<Modifier>),
    /// đầu, giữa, cuối
    Modifier(Modifier),
    /// nửa đầu, nửa cuối: a half of a year, a part of anything else
    Half(u8),
    /// thứ Hai, chủ nhật
    Weekday(Weekday),
    /// hôm qua, tuần trước
    Relative(Relative),
    /// nay, qua, mai
    Deictic(i16),
    /// xuân, hè
    Season(u8),
    /// mùng
    Mùng,
    /// rằm
    Rằm,
    /// Tết
    Tết,
    /// giao thừa
    Eve,
    /// tháng Giêng, tháng Chạp
    LunarMonth(u8),
    /// âm lịch
    Lunar,
    /// dương lịch
    Solar,
    /// hằng năm
    Recurring,
    /// khoảng
    Approximate,
    /// A name of a month that is no number: tháng tư.
    Month(u8),
}

/// What a phrase beside a bare number says about it: the classes of `data/date_context.tsv`.
pub(super) mod context {
    /// A date without a calendar word stands behind it.
    pub(crate) const CUE: u16 = 1;
    /// A date or a count stands behind it.
    pub(crate) const EDGE: u16 = 1 << 1;
    /// An event, whose day often stands behind it.
    pub(crate) const HOLIDAY: u16 = 1 << 2;
    /// Something other than a date stands behind it.
    pub(crate) const TRAP: u16 = 1 << 3;
    /// A quantity stands behind it.
    pub(crate) const COUNT: u16 = 1 << 4;
    /// Stands behind a count.
    pub(crate) const COUNTED: u16 = 1 << 5;
    /// A bare year stands behind it.
    pub(crate) const YEAR: u16 = 1 << 6;
    /// Stands behind a date rather than behind a range of numbers.
    pub(crate) const AFTER: u16 = 1 << 7;
    /// Makes a duration or a vague time of what stands behind it.
    pub(crate) const PLURAL: u16 = 1 << 8;
    /// Makes an ordinal of `thứ` behind it.
    pub(crate) const ORDINAL: u16 = 1 << 9;
    /// Says that a date of its sentence lies ahead.
    pub(crate) const FUTURE: u16 = 1 << 10;
    /// Says that a date of its sentence lies behind.
    pub(crate) const PAST: u16 = 1 << 11;
    /// Takes the day or month behind it into a name.
    pub(crate) const NAME: u16 = 1 << 12;
    /// Ends with đầu, giữa or cuối, but says nothing of a date behind it.
    pub(crate) const HEAD: u16 = 1 << 13;
}

/// How many tokens a phrase of the context can have.
const LONGEST_CONTEXT: usize = 6;

/// The compiled tables.
#[derive(Debug)]
pub(super) struct Words {
    calendar: PhraseTable<Word>,
    numbers: PhraseTable<u8>,
    context: PhraseTable<u16>,
    /// By the id of a word, whether it is the last of a phrase of the context.
    context_ends: Vec<bool>,
    /// The ten stems and the twelve branches of the sexagenary cycle.
    stems: Vec<(WordId, u8)>,
    branches: Vec<(WordId, u8)>,
}

impl Words {
    pub(super) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut words = Self {
            calendar: PhraseTable::new(),
            numbers: PhraseTable::new(),
            context: PhraseTable::new(),
            context_ends: Vec::new(),
            stems: Vec::new(),
            branches: Vec::new(),
        };
        for row in data.rows(Table::Calendar) {
            words.add(builder, &row)?;
        }
        let mut contexts: HashMap<Vec<WordId>, u16> = HashMap::new();
        for row in data.rows(Table::DateContext) {
            let class = match row.required(1, "the class")? {
                "cue" => context::CUE,
                "edge" => context::EDGE,
                "holiday" => context::HOLIDAY,
                "trap" => context::TRAP,
                "count" => context::COUNT,
                "counted" => context::COUNTED,
                "year" => context::YEAR,
                "after" => context::AFTER,
                "plural" => context::PLURAL,
                "ordinal" => context::ORDINAL,
                "future" => context::FUTURE,
                "past" => context::PAST,
                "name" => context::NAME,
                "head" => context::HEAD,
                other => return Err(row.error(format_args!("{other:?} is not a class of words beside dates"))),
            };
            let phrase = row.phrase(builder, 0, "the phrase")?;
            if phrase.len() > LONGEST_CONTEXT {
                return Err(row.error(format_args!("the phrase has more than {LONGEST_CONTEXT} words")));
            }
            *contexts.entry(phrase).or_default() |= class;
        }
        for (phrase, classes) in contexts {
            if let Some(last) = phrase.last().map(|word| usize::from(word.0)) {
                words.context_ends.resize(words.context_ends.len().max(last + 1), false);
                words.context_ends[last] = true;
            }
            words.context.insert(&phrase, classes);
        }
        Ok(words)
    }

    fn add(&mut self, builder: &mut Builder, row: &Row<'_>) -> Result<(), Error> {
        let phrase = row.phrase(builder, 0, "the phrase")?;
        let class = row.required(1, "the class")?;
        let value = row.optional(2).unwrap_or_default();
        let invalid = || row.error(format_args!("{value:?} is no value of the class {class:?}"));
        let number = |most: u8| value.parse().ok().filter(|n| (1..=most).contains(n)).ok_or_else(invalid);
        let word = match class {
            "number" => {
                self.numbers.insert(&phrase, number(99)?);
                return Ok(());
            }
            "stem" => {
                self.stems.push((phrase[0], number(10)? - 1));
                return Ok(());
            }
            "branch" => {
                self.branches.push((phrase[0], number(12)? - 1));
                return Ok(());
            }
            "unit" => Word::Unit(unit(value).ok_or_else(invalid)?),
            "years" => Word::Years,
            "part" => {
                let (part, modifier) = value.split_once(' ').map_or((value, None), |(p, m)| (p, Some(m)));
                let modifier = modifier.map(|m| self::modifier(m).ok_or_else(invalid)).transpose()?;
                Word::Part(part_of_day(part).ok_or_else(invalid)?, modifier)
            }
            "modifier" => Word::Modifier(modifier(value).ok_or_else(invalid)?),
            "half" => Word::Half(number(2)?),
            "weekday" => Word::Weekday(weekday(value).ok_or_else(invalid)?),
            "relative" => Word::Relative(relative(value).ok_or_else(invalid)?),
            "deictic" => Word::Deictic(value.parse().map_err(|_| invalid())?),
            "season" => Word::Season(number(4)?),
            "mùng" => Word::Mùng,
            "rằm" => Word::Rằm,
            "tết" => Word::Tết,
            "eve" => Word::Eve,
            "lunar_month" => Word::LunarMonth(number(12)?),
            "lunar" => Word::Lunar,
            "solar" => Word::Solar,
            "recurring" => Word::Recurring,
            "approximate" => Word::Approximate,
            "month" => Word::Month(number(12)?),
            _ => return Err(row.error(format_args!("{class:?} is not a class of calendar words"))),
        };
        // What only stands behind other words of a date never starts one.
        let starts =
            !matches!(word, Word::Deictic(_) | Word::Lunar | Word::Solar | Word::Recurring | Word::Approximate);
        if starts {
            builder.flag(phrase[0], flag::DATE);
        }
        self.calendar.insert(&phrase, word);
        Ok(())
    }

    /// The calendar phrase at an index, and the index behind it. All of it stands on one line.
    #[inline]
    pub(super) fn at(&self, cursor: Cursor<'_>, index: usize) -> Option<(usize, Word)> {
        if self.calendar.begins_with(cursor.word(index)) { self.begun_at(cursor, index) } else { None }
    }

    /// The calendar phrase at an index, whose word begins one at least.
    fn begun_at(&self, cursor: Cursor<'_>, index: usize) -> Option<(usize, Word)> {
        let (end, word) = cursor.phrase(index, &self.calendar)?;
        (index + 1..end).all(|i| cursor.same_line(i)).then_some((end, word))
    }

    /// The number in words at an index (`sáu`, `hai mươi ba`).
    pub(super) fn number(&self, cursor: Cursor<'_>, index: usize) -> Option<(usize, u8)> {
        cursor.phrase(index, &self.numbers)
    }

    /// The number in words that ends before an index, and where it starts.
    pub(super) fn number_before(&self, cursor: Cursor<'_>, index: usize) -> Option<(usize, u8)> {
        (index.saturating_sub(3)..index)
            .find_map(|start| self.number(cursor, start).filter(|(end, _)| *end == index).map(|(_, n)| (start, n)))
    }

    /// The sexagenary year named at an index: 0 is Giáp Tý, 59 is Quý Hợi.
    pub(super) fn sexagenary(&self, cursor: Cursor<'_>, index: usize) -> Option<(usize, u8)> {
        let find = |list: &[(WordId, u8)], word| list.iter().find(|(w, _)| *w == word).map(|(_, n)| *n);
        let stem = find(&self.stems, cursor.word(index))?;
        let branch = find(&self.branches, cursor.word(index + 1))?;
        (0..60).find(|n| n % 10 == stem && n % 12 == branch).map(|n| (index + 2, n))
    }

    /// The classes of the longest context phrase that ends before an index.
    #[inline]
    pub(super) fn left(&self, cursor: Cursor<'_>, index: usize) -> u16 {
        let ends = index > 0 && self.context_ends.get(usize::from(cursor.word(index - 1).0)) == Some(&true);
        if ends { self.ending_at(cursor, index) } else { 0 }
    }

    /// The same, where the word before the index ends a phrase at least.
    fn ending_at(&self, cursor: Cursor<'_>, index: usize) -> u16 {
        let least = index.saturating_sub(LONGEST_CONTEXT);
        // Nothing of the line before says anything.
        let first = (least + 1..=index).rev().find(|i| !cursor.same_line(*i)).unwrap_or(least);
        let ends_here = |start| {
            let tokens = cursor.tokens.get(start..index)?;
            self.context.longest(tokens).filter(|(length, _)| *length == tokens.len()).map(|(_, classes)| classes)
        };
        let begins = |start: &usize| self.context.begins_with(cursor.word(*start));
        (first..index).filter(begins).find_map(ends_here).unwrap_or(0)
    }

    /// The classes of the longest context phrase at an index.
    pub(super) fn right_of(&self, cursor: Cursor<'_>, index: usize) -> u16 {
        cursor.phrase(index, &self.context).map_or(0, |(_, classes)| classes)
    }

    /// The classes of the longest context phrase at an index, on the same line as what stands before it.
    pub(super) fn right(&self, cursor: Cursor<'_>, index: usize) -> u16 {
        if !cursor.same_line(index) {
            return 0;
        }
        self.right_of(cursor, index)
    }
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "day" => Unit::Day,
        "week" => Unit::Week,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "period" => Unit::Period,
        _ => return None,
    })
}

fn part_of_day(name: &str) -> Option<PartOfDay> {
    Some(match name {
        "morning" => PartOfDay::Morning,
        "noon" => PartOfDay::Noon,
        "afternoon" => PartOfDay::Afternoon,
        "evening" => PartOfDay::Evening,
        "night" => PartOfDay::Night,
        _ => return None,
    })
}

fn modifier(name: &str) -> Option<Modifier> {
    Some(match name {
        "start" => Modifier::Start,
        "mid" => Modifier::Mid,
        "end" => Modifier::End,
        _ => return None,
    })
}

fn weekday(name: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    NAMES.iter().position(|n| *n == name).map(|index| Weekday::ALL[index])
}

fn relative(value: &str) -> Option<Relative> {
    let mut words = value.split(' ');
    let unit = unit(words.next()?)?;
    let offset = words.next()?.parse().ok()?;
    let anchor = match words.next() {
        None => Anchor::Reference,
        Some("previous") => Anchor::Previous,
        Some(_) => return None,
    };
    Some(Relative { anchor, unit, offset })
}
