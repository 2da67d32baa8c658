//! The words around a date that say whether it lies ahead or behind.

use crate::extract::cursor::Cursor;
use crate::extract::date::value::Open;
use crate::extract::date::words::{Words, context};
use crate::lexicon::keyword as kw;
use crate::token::Gap;

/// How far a cue can stand from a date, in tokens.
const REACH: usize = 14;

/// Where a date lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    /// The words beside it say that it lies ahead: `1/8 tới`.
    Ahead,
    /// The words beside it say that it lies behind: `hôm 15/4`, `tháng 3 vừa qua`.
    Behind,
    /// Its sentence speaks of what will be.
    Future,
    /// Its sentence speaks of what was.
    Past,
    /// Nothing says it.
    Open,
}

/// The tense of a mention, whose tokens go from `first` up to but without `end`.
pub(super) fn tense(words: &Words, cursor: Cursor<'_>, open: Option<Open>, first: usize, end: usize) -> Tense {
    if cursor.same_line(end) {
        match (cursor.word(end), cursor.word(end + 1)) {
            // `tới` before another date or place is its preposition.
            (kw::TỚI, _) if cursor.at(end + 1).kind != crate::token::Kind::Number => return Tense::Ahead,
            (kw::SẮP, kw::TỚI) => return Tense::Ahead,
            (kw::VỪA, kw::QUA | kw::RỒI) => return Tense::Behind,
            _ => {}
        }
    }
    if cursor.word(first) == kw::HÔM || (first > 0 && cursor.word(first - 1) == kw::HỒI) {
        return Tense::Behind;
    }
    // The nearest cue of the sentence decides.
    let near = |index: usize| {
        let classes = words.right_of(cursor, index);
        match (classes & context::FUTURE != 0, classes & context::PAST != 0) {
            (true, false) => Some(Tense::Future),
            (false, true) => Some(Tense::Past),
            _ => None,
        }
    };
    let before = (sentence_start(cursor, first)..first).rev().find_map(|i| near(i).map(|tense| (first - i, tense)));
    // What stands behind is the nearest where it is no farther.
    let reach = before.map_or(REACH, |(distance, _)| distance);
    let behind = (end..sentence_end(cursor, end, reach)).find_map(near);
    match behind.or(before.map(|(_, tense)| tense)) {
        Some(tense) => tense,
        None if open == Some(Open::Before) => Tense::Future,
        None => Tense::Open,
    }
}

fn ends_sentence(cursor: Cursor<'_>, index: usize) -> bool {
    matches!(cursor.word(index), kw::DOT | kw::SEMICOLON) && !cursor.touches(index + 1)
        || cursor.at(index + 1).gap >= Gap::Line
}

/// The first token of the sentence, within reach.
pub(super) fn sentence_start(cursor: Cursor<'_>, first: usize) -> usize {
    let least = first.saturating_sub(REACH);
    (least..first).rev().find(|i| ends_sentence(cursor, *i)).map_or(least, |i| i + 1)
}

/// The index behind the sentence, within reach.
fn sentence_end(cursor: Cursor<'_>, end: usize, reach: usize) -> usize {
    let most = (end + reach).min(cursor.tokens.len());
    if end == 0 || ends_sentence(cursor, end - 1) {
        return end.min(most);
    }
    (end..most).find(|i| ends_sentence(cursor, *i)).unwrap_or(most)
}
