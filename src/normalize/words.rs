//! Runs of letters, for the stages that work on words.

use unicode_normalization::char::is_combining_mark;

use crate::letter;

/// The runs of letters and marks of a text, each with its place.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.as_bytes()[at..].iter().position(|&b| b.is_ascii_alphabetic() || b >= 0x80)?;
        let mut end = start;
        while let Some(len) = letter_len(text, end) {
            end += len;
        }
        at = end;
        if start < end {
            return Some((start, &text[start..end]));
        }
        // A sign beyond ASCII: an empty word stands for it.
        at += text[start..].chars().next().map_or(1, char::len_utf8);
        Some((start, &text[start..start]))
    })
    .filter(|(_, word)| !word.is_empty())
}

/// The run that ends at a place, with where it starts; none where it goes on.
pub(super) fn word_before(text: &str, end: usize) -> Option<(usize, &str)> {
    if letter_len(text, end).is_some() {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphabetic() || !c.is_ascii() && (is_letter(c) || is_combining_mark(c));
    let letters = text[..end].chars().rev().take_while(|&c| is_part(c));
    let start = end - letters.map(char::len_utf8).sum::<usize>();
    Some((start, &text[start..end]))
}

fn letter_len(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b if b.is_ascii() => b.is_ascii_alphabetic().then_some(1),
        _ => match letter::traits_at(text.as_bytes(), at) {
            Some((_, len)) => Some(len),
            None => text[at..].chars().next().filter(|&c| is_letter(c) || is_combining_mark(c)).map(char::len_utf8),
        },
    }
}

/// Whether a character beyond ASCII is a letter; quick for those of Latin.
pub(super) fn is_letter(c: char) -> bool {
    match c {
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '\u{c0}'..='\u{24f}' => c != '×' && c != '÷',
        _ => c.is_alphabetic(),
    }
}
