//! The part of a document that a mention points at: `điểm a khoản 2 Điều 5 Nghị định …`, `Quy định …, Điều 25, khoản 1`.

use std::cmp::Ordering;
use std::ops::Range;

use super::qualifier;
use super::value::{Provision, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, keyword as kw};
use crate::token::{Gap, Kind as TokenKind};

/// How far before a mention its path may begin, in tokens.
const LONGEST: usize = 40;

/// A level of a document, the larger first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Appendix,
    Chapter,
    Section,
    Article,
    Clause,
    Point,
}

impl Level {
    fn prefix(self) -> &'static str {
        match self {
            Level::Appendix => "pl",
            Level::Chapter => "c",
            Level::Section => "m",
            Level::Article => "d",
            Level::Clause => "k",
            Level::Point => "",
        }
    }
}

/// One level with what is listed of it.
#[derive(Clone)]
struct Step {
    level: Level,
    places: Vec<String>,
}

/// Gives each mention of the tokens `within` the path that stands before it, but not before `bound`, or behind it and its
/// date.
pub(super) fn attach(
    cursor: Cursor<'_>,
    bodies: &PhraseTable<()>,
    bound: usize,
    within: Range<usize>,
    found: &mut [Reference],
) {
    let mut bound = bound;
    let tokens = &cursor.tokens[within.start..within.end.min(cursor.tokens.len())];
    let index = |at: usize| within.start + tokens.partition_point(|token| (token.start as usize) < at);
    for reference in found {
        let (first, end) = (index(reference.span.start), index(reference.span.end));
        let dated =
            || reference.date.is_some().then(|| behind(cursor, qualifier::read(cursor, end, bodies).end)).flatten();
        reference.provision = before(cursor, bound, first).or_else(|| behind(cursor, end)).or_else(dated);
        bound = end;
    }
}

/// The path that ends before the token `end` and begins no earlier than `bound`.
fn before(cursor: Cursor<'_>, bound: usize, end: usize) -> Option<Provision> {
    // `Điều 5 của Nghị định`, `Điều 589 - Bộ luật`
    let linked = end > bound && matches!(cursor.before(end, 1).word, kw::CỦA | kw::COMMA | kw::DASH);
    let last = end - usize::from(linked);
    let mut first = None;
    let mut at = last;
    while at > bound && last - at < LONGEST {
        at -= 1;
        let token = cursor.at(at);
        if level(cursor, at).is_some() {
            first = Some(at);
        } else if !(token.kind == TokenKind::Number || is_letter(cursor, at) || joins(cursor, at)) {
            break;
        }
        if token.gap > Gap::Line {
            break;
        }
    }
    let (provision, behind) = read(cursor, first?)?;
    (behind == last).then_some(provision)
}

/// The path behind a mention: `, Điều 25, khoản 1`.
fn behind(cursor: Cursor<'_>, end: usize) -> Option<Provision> {
    let comma = usize::from(cursor.word(end) == kw::COMMA);
    if comma == 0 || !cursor.same_line(end + 1) {
        return None;
    }
    let (provision, behind) = read(cursor, end + 1)?;
    // A path before the next mention belongs to that one.
    let next = cursor.at(behind);
    (next.kind == TokenKind::Punctuation || next.gap > Gap::Blank || !next.shape.is_capital()).then_some(provision)
}

/// Reads a path from `first`; gives it with the index behind it.
fn read(cursor: Cursor<'_>, first: usize) -> Option<(Provision, usize)> {
    let mut groups: Vec<Vec<Step>> = Vec::new();
    let mut at = first;
    let mut end = first;
    while let Some(level) = level(cursor, at) {
        let mut places = Vec::new();
        let mut next = at + if level == Level::Appendix { 2 } else { 1 };
        while let Some((place, behind)) = place(cursor, next, level) {
            places.push(place);
            end = behind;
            let comma = usize::from(matches!(cursor.word(behind), kw::COMMA | kw::VÀ | kw::HOẶC));
            let range = matches!(cursor.word(behind), kw::ĐẾN | kw::DASH);
            if range && let Some((last, behind)) = place_after(cursor, behind + 1, level) {
                if let Some(from) = places.last_mut() {
                    from.push('-');
                    from.push_str(&last);
                }
                end = behind;
                break;
            }
            if comma == 0 {
                break;
            }
            next = behind + comma;
        }
        if places.is_empty() {
            break;
        }
        add(&mut groups, Step { level, places });
        at = end + usize::from(matches!(cursor.word(end), kw::COMMA | kw::SEMICOLON | kw::VÀ | kw::CỦA));
    }
    if groups.is_empty() {
        return None;
    }
    inherit(&mut groups);
    let groups: Vec<String> = groups.iter_mut().map(|steps| path(steps)).collect();
    let span = cursor.span(first, end);
    Some((Provision { span, path: groups.join(";") }, end))
}

/// Adds a step to the last path, or begins another where it turns back: `khoản 1 Điều 5 và khoản 2 Điều 6`.
fn add(groups: &mut Vec<Vec<Step>>, step: Step) {
    let Some(group) = groups.last_mut() else { return groups.push(vec![step]) };
    match group.as_mut_slice() {
        [only] if only.level == step.level => only.places.extend(step.places),
        [_] => group.push(step),
        [first, second, ..] => {
            let inward = second.level > first.level;
            let last = group.last().map_or(step.level, |last| last.level);
            if step.level != last && (step.level > last) == inward { group.push(step) } else { groups.push(vec![step]) }
        }
        [] => group.push(step),
    }
}

/// Gives a path without its article that of its neighbour: `khoản 1, khoản 2 Điều 51`, `Điều 51 khoản 1, khoản 2`.
fn inherit(groups: &mut [Vec<Step>]) {
    let larger = |donor: &[Step], group: &[Step]| -> Vec<Step> {
        let top = group.iter().map(|step| step.level).min();
        donor.iter().filter(|step| Some(step.level) < top).cloned().collect()
    };
    let order = |group: &[Step]| match group {
        [first, .., last] => first.level.cmp(&last.level),
        _ => Ordering::Equal,
    };
    for index in (1..groups.len()).rev() {
        if order(&groups[index]) == Ordering::Greater {
            let steps = larger(&groups[index], &groups[index - 1]);
            groups[index - 1].extend(steps);
        }
    }
    for index in 1..groups.len() {
        if order(&groups[index - 1]) == Ordering::Less {
            let steps = larger(&groups[index - 1], &groups[index]);
            groups[index].splice(0..0, steps);
        }
    }
}

fn path(steps: &mut [Step]) -> String {
    steps.sort_by_key(|step| step.level);
    steps.iter().map(write).collect::<Vec<_>>().join(".")
}

fn write(step: &Step) -> String {
    let prefix = step.level.prefix();
    match step.places.as_slice() {
        [place] => format!("{prefix}{place}"),
        places => format!("{prefix}{{{}}}", places.join(",")),
    }
}

fn level(cursor: Cursor<'_>, at: usize) -> Option<Level> {
    match cursor.word(at) {
        kw::ĐIỂM => Some(Level::Point),
        kw::KHOẢN => Some(Level::Clause),
        kw::ĐIỀU => Some(Level::Article),
        kw::MỤC => Some(Level::Section),
        kw::CHƯƠNG => Some(Level::Chapter),
        kw::PHỤ if cursor.word(at + 1) == kw::LỤC => Some(Level::Appendix),
        _ => None,
    }
}

fn place_after(cursor: Cursor<'_>, at: usize, wanted: Level) -> Option<(String, usize)> {
    let named = usize::from(level(cursor, at) == Some(wanted));
    place(cursor, at + named, wanted)
}

/// A number, a letter or a Roman numeral, and the index behind it.
fn place(cursor: Cursor<'_>, at: usize, level: Level) -> Option<(String, usize)> {
    let token = cursor.at(at);
    if token.gap > Gap::Line {
        return None;
    }
    if token.kind == TokenKind::Number && token.span().len() <= 4 {
        let letter = is_letter(cursor, at + 1) && cursor.touches(at + 1);
        let mut place = cursor.str(at).to_owned();
        if letter {
            place.push_str(cursor.str(at + 1));
        }
        return Some((place, at + 1 + usize::from(letter)));
    }
    let letter = level >= Level::Clause && is_letter(cursor, at);
    let roman = level <= Level::Section && super::session::roman(cursor.str(at)).is_some();
    (letter || roman).then(|| (cursor.str(at).to_owned(), at + 1))
}

/// Whether the token is one letter, as those of points are.
fn is_letter(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.at(at).is_word() && cursor.str(at).chars().count() == 1
}

/// Whether the token may stand inside a path.
fn joins(cursor: Cursor<'_>, at: usize) -> bool {
    matches!(cursor.word(at), kw::COMMA | kw::SEMICOLON | kw::VÀ | kw::HOẶC | kw::ĐẾN | kw::DASH | kw::CỦA | kw::LỤC)
        || super::session::roman(cursor.str(at)).is_some()
}
