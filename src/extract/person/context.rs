//! What stands before and behind a candidate.

use super::candidate::{Candidate, NameReader};
use super::evidence::After;
use super::tables::Cue;
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};

/// The longest brackets behind a name, in tokens: age, birthplace, home.
const ASIDE: usize = 32;

/// Whether a sentence or a line begins at a token.
pub(super) fn starts_sentence(cursor: Cursor<'_>, at: usize) -> bool {
    let before = cursor.before(at, 1);
    cursor.at(at).gap >= Gap::Line
        || matches!(before.word, kw::DOT | kw::COLON | kw::QUOTE | kw::OPEN)
        || (before.kind == Kind::Punctuation
            && matches!(cursor.str(at.wrapping_sub(1)), "!" | "?" | "…" | "*" | "•" | "["))
}

/// What a word between two items of a text says of their relation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Link {
    /// Nothing stands between.
    Adjacent,
    Comma,
    Dash,
    Open,
    Colon,
    Semicolon,
    And,
    /// `kiêm`, `đồng thời là`: the same person.
    Also,
    /// `như`, `gồm`: the persons who share the role before.
    List,
    /// Nothing but a line end stands between.
    Line,
    /// Anything else.
    Other,
}

/// The relation of two items with the tokens from `from` up to `to` between them.
pub(super) fn link(reader: &NameReader<'_>, from: usize, to: usize) -> Link {
    let cursor = reader.cursor;
    let from = skip_term(cursor, skip_signed(cursor, from), to);
    if from == to {
        return match cursor.at(to).gap {
            Gap::None | Gap::Blank => Link::Adjacent,
            _ => Link::Line,
        };
    }
    let from = skip_aside(reader, from, to);
    if is_now(cursor, from, to) {
        return Link::Also;
    }
    let first = match cursor.word(from) {
        kw::COMMA => Link::Comma,
        kw::DASH => Link::Dash,
        kw::OPEN if opens_with_age(reader, from, to) => return Link::Open,
        kw::OPEN => Link::Open,
        kw::COLON => Link::Colon,
        kw::SEMICOLON => Link::Semicolon,
        kw::VÀ | kw::AMPERSAND | kw::CÙNG => Link::And,
        kw::KIÊM => Link::Also,
        kw::ĐỒNG if starts_with_also(cursor, from, to) => return Link::Also,
        kw::SLASH => Link::Comma,
        _ => return list_cue(reader, from, to),
    };
    let link = match to - from {
        0 => return Link::Adjacent,
        1 => first,
        // `, và`, `; và`, `), `, `, gồm:`
        2 if cursor.word(from + 1) == kw::VÀ => Link::And,
        2 if first == Link::Comma && cursor.word(from + 1) == kw::KIÊM => Link::Also,
        _ if first == Link::Comma || first == Link::Colon => match list_cue(reader, from + 1, to) {
            Link::Other if starts_with_also(cursor, from + 1, to) => Link::Also,
            other => other,
        },
        _ => Link::Other,
    };
    let over_lines = matches!(link, Link::Other) || matches!(first, Link::Dash | Link::Colon);
    if over_lines || (from..=to).all(|i| cursor.same_line(i)) { link } else { Link::Other }
}

fn starts_with_also(cursor: Cursor<'_>, from: usize, to: usize) -> bool {
    to - from <= 3 && cursor.word(from) == kw::ĐỒNG && cursor.word(from + 1) == kw::THỜI
}

/// `nay là`, `và hiện là`: what the same person is by now.
fn is_now(cursor: Cursor<'_>, from: usize, to: usize) -> bool {
    let from = from + usize::from(matches!(cursor.word(from), kw::VÀ | kw::COMMA));
    let now = (from..to).take_while(|&at| matches!(cursor.word(at), kw::NAY | kw::HIỆN)).count();
    now > 0 && from + now + 1 == to && cursor.word(to - 1) == kw::LÀ
}

/// `như`, `gồm:`, `là` between a role and names.
fn list_cue(reader: &NameReader<'_>, from: usize, to: usize) -> Link {
    match reader.tables.cue(reader.cursor, from) {
        Some((end, Cue::List)) if end == to || (end + 1 == to && reader.cursor.word(end) == kw::COLON) => Link::List,
        _ => Link::Other,
    }
}

/// The token behind `(Đã ký)`, which stands in the place of a signature.
fn skip_signed(cursor: Cursor<'_>, from: usize) -> usize {
    let open = usize::from(cursor.word(from) == kw::OPEN);
    let signed = cursor.word(from + open) == kw::ĐÃ && cursor.word(from + open + 1) == kw::KÝ;
    let closed = open == 0 || cursor.word(from + 3) == kw::CLOSE;
    if signed && closed && cursor.at(from).gap >= Gap::Line { from + 2 + 2 * open } else { from }
}

/// The token behind a term of office: `nhiệm kỳ 2010-2015`.
fn skip_term(cursor: Cursor<'_>, from: usize, to: usize) -> usize {
    if cursor.word(from) != kw::NHIỆM || cursor.word(from + 1) != kw::KỲ || from + 2 >= to {
        return from;
    }
    let years = |at: usize| cursor.at(at).kind == Kind::Number || cursor.word(at) == kw::DASH;
    (from + 2..to.min(from + 5)).find(|&at| !years(at)).unwrap_or(to.min(from + 5))
}

/// The token behind brackets or an age that say more of a person: `(SN 1982)`, `, 52 tuổi`, `) `.
fn skip_aside(reader: &NameReader<'_>, from: usize, to: usize) -> usize {
    let cursor = reader.cursor;
    match cursor.word(from) {
        kw::CLOSE if from < to => from + 1,
        kw::OPEN => {
            let close = (from + 1..to.min(from + ASIDE)).find(|&i| cursor.word(i) == kw::CLOSE);
            close.map_or(from, |close| if close + 1 < to { close + 1 } else { from })
        }
        kw::COMMA => {
            let comma = (from + 1..to.min(from + 6)).find(|&i| cursor.word(i) == kw::COMMA);
            match comma {
                Some(comma) if has_age(reader, from + 1, comma) => comma,
                _ => from,
            }
        }
        _ => from,
    }
}

/// `(30 tuổi, `, `(SN 1983, trú tại Hà Nội - `: brackets that begin with an age and go on with more of the person.
fn opens_with_age(reader: &NameReader<'_>, open: usize, to: usize) -> bool {
    let cursor = reader.cursor;
    let near = to - open > 2 && to - open <= ASIDE && has_age(reader, open + 1, to.min(open + 4));
    near && matches!(cursor.word(to - 1), kw::COMMA | kw::DASH) && (open..to).all(|i| cursor.word(i) != kw::CLOSE)
}

fn has_age(reader: &NameReader<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| matches!(reader.tables.cue(reader.cursor, i), Some((_, Cue::Born))))
}

/// Whether words in lower case and a closing quote stand at a token: `Tám "lúa"`.
fn is_nickname(cursor: Cursor<'_>, at: usize) -> bool {
    const WORDS: usize = 3;
    let end = (at..at + WORDS).take_while(|&i| cursor.at(i).shape == Shape::Lower && cursor.same_line(i)).count() + at;
    end > at && cursor.word(end) == kw::QUOTE
}

/// What stands behind a candidate.
pub(super) fn after(reader: &NameReader<'_>, name: &Candidate, signs: bool) -> After {
    let (cursor, end) = (reader.cursor, name.end);
    // `Kim Oanh Group`
    let excluded = name.words > 1 && reader.tables.excluded_after(cursor, end - 1);
    let mut after = After { signs, excluded, ..After::default() };
    if !cursor.same_line(end) {
        return after;
    }
    let word = cursor.word(end);
    after.excluded |= reader.tables.excluded_after(cursor, end);
    let verb = reader.tables.cue(cursor, end + usize::from(word == kw::COMMA));
    after.speaks = verb.is_some_and(|(_, cue)| cue.speaks());
    after.human = verb.is_some_and(|(_, cue)| cue.is_human());
    after.deed = matches!(verb, Some((_, Cue::Deed)));
    after.goes_on = reader.tables.begins_word(cursor, end - 1);
    after.acts = verb.is_some_and(|(_, cue)| cue.acts()) || word == kw::LÀ;
    after.lower = cursor.at(end).shape == Shape::Lower && !verb.is_some_and(|(_, cue)| cue.acts() || cue == Cue::Stop);
    after.born = matches!(verb, Some((_, Cue::Born)));
    after.nickname = word == kw::QUOTE && is_nickname(cursor, end + 1);
    if matches!(word, kw::COMMA | kw::OPEN | kw::DASH) {
        after.born |= has_age(reader, end + 1, end + 4);
        after.role = reader.roles.stands_at(cursor, end + 1);
    } else if cursor.at(end).kind == Kind::Number {
        // `Orvell 12 tuổi`
        after.born = has_age(reader, end + 1, end + 2);
    }
    after.role_or_bracket = after.role || word == kw::OPEN;
    after
}
