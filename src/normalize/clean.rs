//! The default cleaning.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::Normalized;
use crate::span::{OffsetMap, Span};

/// Canonical text: NFC, with odd blanks and invisible characters repaired, and the map back.
pub fn normalize(text: &str) -> Normalized<'_> {
    if is_nfc(text) && !text.contains(['\u{a0}', '\r', '\t', '\u{feff}', '\u{200b}']) {
        return Normalized { text: Cow::Borrowed(text), map: OffsetMap::default() };
    }
    let mut result = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let mut end = start + c.len_utf8();
        while let Some(&(_, mark)) = chars.peek() {
            if !unicode_normalization::char::is_combining_mark(mark) {
                break;
            }
            end += mark.len_utf8();
            chars.next();
        }
        let from = result.len();
        match c {
            '\u{a0}' | '\t' => result.push(' '),
            '\r' if text[end..].starts_with('\n') => {}
            '\r' => result.push('\n'),
            '\u{feff}' | '\u{200b}' => {}
            _ => result.extend(text[start..end].nfc()),
        }
        if result[from..] != text[start..end] {
            map.push(Span::new(from, result.len()), Span::new(start, end));
        }
    }
    Normalized { text: Cow::Owned(result), map }
}
