//! What a date can begin with, by a look at the next token: most numbers and calendar words of a text begin none.

use super::parse::DateReader;
use super::value::Unit;
use super::words::Word;
use crate::lexicon::{flag, keyword as kw};
use crate::token::Kind;

/// The first words of an expression.
#[derive(Clone, Copy)]
pub(super) enum Start {
    /// A number.
    Number,
    /// A calendar word, and the index behind it.
    Word(usize, Word),
}

impl DateReader<'_> {
    /// What an expression that may begin at an index begins with. Says yes where it does not know.
    #[inline]
    pub(super) fn start(&self, index: usize) -> Option<Start> {
        if self.cursor.at(index).kind == Kind::Number {
            return (self.number_may_start(index) && !self.glued_left(index)).then_some(Start::Number);
        }
        if self.cursor.word(index) == kw::THỨ && self.cursor.at(index + 1).kind == Kind::Number {
            return self.weekday(index).map(|(end, weekday)| Start::Word(end, Word::Weekday(weekday)));
        }
        let (end, word) = self.words.at(self.cursor, index)?;
        let goes_on = match word {
            Word::Part(..) | Word::Modifier(_) | Word::Half(_) => {
                self.counts_on(end) || self.words.at(self.cursor, end).is_some()
            }
            // `hai ngày sau`
            Word::Unit(Unit::Day | Unit::Week) if matches!(self.cursor.word(end), kw::SAU | kw::TRƯỚC) => true,
            Word::Unit(Unit::Day | Unit::Year | Unit::Decade | Unit::Century | Unit::Week)
            | Word::Years
            | Word::Season(_) => self.counts_on(end) || self.words.sexagenary(self.cursor, end).is_some(),
            _ => true,
        };
        goes_on.then_some(Start::Word(end, word))
    }

    /// Whether a clock time, a part of the day, a weekday or the like may stand first, before the date.
    #[inline]
    pub(super) fn may_lead(&self, index: usize, start: Start) -> bool {
        match start {
            Start::Number => match self.cursor.word(index + 1) {
                kw::COLON | kw::H | kw::G | kw::GIỜ => true,
                // `14.40’ ngày 1/1`
                kw::DOT => matches!(self.cursor.str(index + 3), "'" | "’" | "′"),
                // `7-9h sáng 12/9`
                kw::DASH => matches!(self.cursor.word(index + 3), kw::H | kw::G | kw::GIỜ),
                _ => false,
            },
            Start::Word(_, Word::Part(..) | Word::Modifier(_) | Word::Half(_) | Word::Weekday(_)) => true,
            // `ngày Chủ nhật 18/6`
            Start::Word(end, Word::Unit(Unit::Day)) => self.cursor.at(end).flags & flag::DATE != 0,
            Start::Word(..) => false,
        }
    }

    /// Whether a number, in digits, words or Roman, or another calendar word stands at an index.
    fn counts_on(&self, index: usize) -> bool {
        let token = self.cursor.at(index);
        token.kind == Kind::Number
            || token.flags & flag::DATE != 0
            || matches!(self.cursor.str(index).as_bytes().first(), Some(b'I' | b'V' | b'X'))
            || self.words.number(self.cursor, index).is_some()
    }

    /// Whether the tokens behind a number can go on with a date: a separator with a number, a connector with a number or a
    /// calendar word, a month; or the number is a year.
    fn number_may_start(&self, index: usize) -> bool {
        if self.year_number(index).is_some() {
            return true;
        }
        let next = self.cursor.at(index + 1);
        if matches!(next.word, kw::H | kw::G | kw::GIỜ | kw::COLON) {
            return next.word != kw::COLON || self.cursor.at(index + 2).kind == Kind::Number;
        }
        // What is no day or month is the year of `2021-02-19`, or nothing.
        let Some(number) = self.day_number(index) else {
            let year = self.digits(index).is_some_and(|(_, length)| length == 4);
            return year && matches!(next.word, kw::SLASH | kw::DASH);
        };
        match next.word {
            // `30/2020/NĐ-CP` begins with no month.
            kw::SLASH | kw::DOT => match self.digits(index + 2) {
                Some((_, 4)) => number <= 12,
                second => second.is_some(),
            },
            kw::DASH | kw::COMMA | kw::SEMICOLON | kw::AMPERSAND | kw::VÀ | kw::HOẶC | kw::ĐẾN | kw::TỚI | kw::CHO =>
            {
                let second = self.cursor.at(index + 2);
                second.kind == Kind::Number
                    || second.flags & flag::DATE != 0
                    || matches!(second.word, kw::VÀ | kw::ĐẾN | kw::TỚI | kw::HẾT)
            }
            _ => matches!(
                self.words.at(self.cursor, index + 1),
                Some((_, Word::Unit(Unit::Month) | Word::Month(_) | Word::LunarMonth(_) | Word::Tết))
            ),
        }
    }
}
