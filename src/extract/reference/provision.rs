//! The part of a document that a mention points at: `điểm a khoản 2 Điều 5 Nghị định …`, `Quy định …, Điều 25, khoản 1`.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::qualifier;
use super::symbol::is_letter;
use super::value::{Provision, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, keyword as kw};
use crate::token::{Gap, Kind as TokenKind, Shape};

/// How far before a mention its path may begin, in tokens.
const LONGEST: usize = 40;

/// A level of a document, the larger first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Appendix,
    Part,
    Chapter,
    Section,
    Subsection,
    Article,
    Clause,
    Point,
    Item,
}

impl Level {
    fn prefix(self) -> &'static str {
        match self {
            Level::Appendix => "pl",
            Level::Part => "p",
            Level::Chapter => "c",
            Level::Section => "m",
            Level::Subsection => "tm",
            Level::Article => "d",
            Level::Clause => "k",
            Level::Point => "",
            Level::Item => "t",
        }
    }
}

/// One level with what is listed of it.
#[derive(Clone)]
struct Step<'a> {
    level: Level,
    places: Vec<Cow<'a, str>>,
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
            first = Some(at - usize::from(at > bound && cursor.before(at, 1).word == kw::CÁC));
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
    let mut steps: Vec<Step<'_>> = Vec::new();
    let mut at = first;
    let mut end = first;
    loop {
        // `và các khoản 1, 2`
        at += usize::from(cursor.word(at) == kw::CÁC);
        let Some(level) = level(cursor, at) else { break };
        let mut places = Vec::new();
        let mut next = at + if matches!(level, Level::Appendix | Level::Subsection) { 2 } else { 1 };
        while let Some((place, behind)) = place(cursor, next, level) {
            places.push(Cow::Borrowed(place));
            end = behind;
            let comma = usize::from(matches!(cursor.word(behind), kw::COMMA | kw::VÀ | kw::HOẶC));
            let range = matches!(cursor.word(behind), kw::ĐẾN | kw::DASH);
            let last = if range { place_after(cursor, behind + 1, level) } else { None };
            if let Some((last, behind)) = last {
                if let Some(from) = places.last_mut() {
                    *from += "-";
                    *from += last;
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
        steps.push(Step { level, places });
        at = end + usize::from(matches!(cursor.word(end), kw::COMMA | kw::SEMICOLON | kw::VÀ | kw::CỦA));
    }
    if steps.is_empty() {
        return None;
    }
    let mut groups = group(steps);
    inherit(&mut groups);
    let span = cursor.span(first, end);
    let mut path = String::with_capacity(span.len());
    for steps in &mut groups {
        if !path.is_empty() {
            path.push(';');
        }
        write(steps, &mut path);
    }
    Some((Provision { span, path }, end))
}

/// The steps by path. They go outwards where the last two levels do (`Điều 3, khoản 2 Điều 5`), else inwards
/// (`Điều 25, khoản 1`); another path begins where they turn back.
fn group(steps: Vec<Step<'_>>) -> Vec<Vec<Step<'_>>> {
    let turn = steps.windows(2).rev().find(|pair| pair[0].level != pair[1].level);
    let outwards = turn.is_some_and(|pair| pair[0].level > pair[1].level);
    let mut groups: Vec<Vec<Step<'_>>> = Vec::new();
    for step in steps {
        match groups.last_mut().map(Vec::as_mut_slice) {
            Some([only]) if only.level == step.level => only.places.extend(step.places),
            Some([.., last]) if step.level != last.level && (step.level < last.level) == outwards => {
                groups.last_mut().expect("the group that was looked at").push(step);
            }
            _ => groups.push(vec![step]),
        }
    }
    groups
}

/// Gives a path without its article that of its neighbour: `khoản 1, khoản 2 Điều 51`, `Điều 51 khoản 1, khoản 2`.
fn inherit(groups: &mut [Vec<Step<'_>>]) {
    let order = |group: &[Step<'_>]| match group {
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

/// The steps of a group that are larger than those of another.
fn larger<'a>(donor: &[Step<'a>], group: &[Step<'a>]) -> Vec<Step<'a>> {
    let top = group.iter().map(|step| step.level).min();
    donor.iter().filter(|step| Some(step.level) < top).cloned().collect()
}

/// Writes the path of a group behind `path`.
fn write(steps: &mut [Step<'_>], path: &mut String) {
    steps.sort_by_key(|step| step.level);
    for (index, Step { level, places }) in steps.iter().enumerate() {
        if index > 0 {
            path.push('.');
        }
        path.push_str(level.prefix());
        // A dot inside a number would look like that between two levels.
        if let [place] = places.as_slice()
            && !place.contains('.')
        {
            path.push_str(place);
            continue;
        }
        for (index, place) in places.iter().enumerate() {
            path.push(if index == 0 { '{' } else { ',' });
            path.push_str(place);
        }
        path.push('}');
    }
}

fn level(cursor: Cursor<'_>, at: usize) -> Option<Level> {
    match cursor.word(at) {
        kw::ĐIỂM => Some(Level::Point),
        kw::KHOẢN => Some(Level::Clause),
        kw::ĐIỀU => Some(Level::Article),
        kw::TIẾT => Some(Level::Item),
        kw::TIỂU if cursor.word(at + 1) == kw::MỤC => Some(Level::Subsection),
        // `mục c, khoản 2` is a point by another word.
        kw::MỤC if is_letter(cursor, at + 1) && cursor.at(at + 1).shape == Shape::Lower => Some(Level::Point),
        kw::MỤC => Some(Level::Section),
        kw::PHẦN => Some(Level::Part),
        kw::CHƯƠNG => Some(Level::Chapter),
        kw::PHỤ if cursor.word(at + 1) == kw::LỤC => Some(Level::Appendix),
        _ => None,
    }
}

fn place_after(cursor: Cursor<'_>, at: usize, wanted: Level) -> Option<(&str, usize)> {
    let named = usize::from(level(cursor, at) == Some(wanted));
    place(cursor, at + named, wanted)
}

/// A number, a letter or a Roman numeral, and the index behind it.
fn place(cursor: Cursor<'_>, at: usize, level: Level) -> Option<(&str, usize)> {
    let token = cursor.at(at);
    if token.gap > Gap::Line {
        return None;
    }
    if token.kind == TokenKind::Number && token.span().len() <= 4 {
        let mut end = at + 1 + usize::from(is_letter(cursor, at + 1) && cursor.touches(at + 1));
        // `điểm 1.2`, `mục 3.1.2`
        while is_inner_dot(cursor, end) {
            end += 2;
        }
        return Some((cursor.span(at, end).of(cursor.text), end));
    }
    let letter = (level >= Level::Clause || level == Level::Part) && is_letter(cursor, at);
    let roman = level <= Level::Section && super::session::roman(cursor.str(at)).is_some();
    (letter || roman).then(|| (cursor.str(at), at + 1))
}

/// Whether a dot joins two numbers that it touches.
fn is_inner_dot(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.word(at) == kw::DOT
        && cursor.touches(at)
        && cursor.touches(at + 1)
        && cursor.before(at, 1).kind == TokenKind::Number
        && cursor.at(at + 1).kind == TokenKind::Number
}

/// Whether the token may stand inside a path.
fn joins(cursor: Cursor<'_>, at: usize) -> bool {
    is_inner_dot(cursor, at)
        || matches!(
            cursor.word(at),
            kw::COMMA | kw::SEMICOLON | kw::VÀ | kw::HOẶC | kw::ĐẾN | kw::DASH | kw::CỦA | kw::LỤC | kw::CÁC
        )
        || super::session::roman(cursor.str(at)).is_some()
}
