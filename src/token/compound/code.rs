//! Abbreviations with stops or ampersands.

use super::CompoundKind;
use crate::token::chars::is_alphabetic;
use crate::token::sentence::Abbreviations;

/// The longest part of an abbreviation, in letters, and the most parts.
const PART: usize = 5;
const PARTS: usize = 6;

/// `TP.HCM`, `PGS.TS.`, `v.v.`, `TP.` before a name, `GD&ĐT`. The token before its first sign stands from `start` to `end`.
pub(super) fn abbreviation(
    text: &str,
    start: usize,
    end: usize,
    known: &Abbreviations,
) -> Option<(usize, CompoundKind)> {
    let found = |end| Some((end, CompoundKind::Abbreviation));
    let (mut last, mut at, mut parts) = (&text[start..end], end, 1);
    let mut behind_ampersand = false;
    let every_day = last.eq_ignore_ascii_case("v");
    while parts < PARTS {
        let rest = &text[at..];
        let next = letters(rest.get(1..).filter(|_| rest.starts_with(['.', '&'])).unwrap_or_default());
        if next.is_empty() || !is_part(last, known, every_day) || !is_part(next, known, every_day) {
            break;
        }
        // Behind an ampersand stands no title: `GD&ĐT. Về …`
        behind_ampersand = rest.starts_with('&');
        (last, at, parts) = (next, at + 1 + next.len(), parts + 1);
    }
    let behind = text[at..].strip_prefix('.');
    // The stop belongs to `v.v.`, to a title that a name follows, and to letters behind which the sentence goes on: `N.V.K. sinh
    // năm 1990`. Behind anything else it ends a sentence.
    match behind {
        Some(_) if every_day && parts > 1 => found(at + 1),
        Some(behind)
            if !behind_ampersand
                && known.is_title(last)
                && (last.chars().count() > 1 || parts == 1 && is_upper(last)) =>
        {
            let name = behind.trim_start_matches([' ', '\u{a0}']);
            let named = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            if named { found(at + 1) } else { found(at).filter(|_| parts > 1) }
        }
        Some(behind) if parts > 1 && goes_on(behind) => found(at + 1),
        _ if parts > 1 => found(at),
        _ => None,
    }
}

/// Whether a sentence goes on with a text: with a comma, or a blank and a letter in lower case.
fn goes_on(text: &str) -> bool {
    text.starts_with(',') || text.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

/// Whether letters can be a part of an abbreviation: capitals, a known title such as `ThS`, the letters of `v.v`.
fn is_part(word: &str, known: &Abbreviations, every_day: bool) -> bool {
    word.chars().count() <= PART && (is_upper(word) || known.is_title(word) || every_day && matches!(word, "v" | "vv"))
}

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// The letters at the start of a text, as many as a part may have and one more.
fn letters(text: &str) -> &str {
    // What follows most stops.
    if text.starts_with(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()) {
        return "";
    }
    let end = text.char_indices().take(PART + 1).find(|(_, c)| !is_alphabetic(*c));
    let limit = text.char_indices().nth(PART + 1).map_or(text.len(), |(at, _)| at);
    &text[..end.map_or(limit, |(at, _)| at)]
}
