//! Forms for searching: without tones, without any marks, in lower case, as a slug.
//!
//! All take canonical text (see [`normalize`](super::normalize)) and borrow it where nothing changes.

use std::borrow::Cow;

use crate::letter::{self, Forms, Mark};
use crate::utf8::{self, Writer};

/// The text without tones; ă â ê ô ơ ư đ stay: `Nguyên Thi Đinh` of `Nguyễn Thị Định`.
pub fn strip_tones(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_TONE, |c, tail| unless(matches!(Mark::of(c), Some(Mark::Tone(_))), c, tail))
}

/// The text without any marks, đ as d: `Nguyen Thi Dinh`. Letters that are not Vietnamese stay as they are.
///
/// ```
/// assert_eq!(vanban::normalize::strip_marks("Đường Điện Biên Phủ"), "Duong Dien Bien Phu");
/// ```
pub fn strip_marks(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_MARKS, |c, tail| unless(Mark::of(c).is_some(), c, tail))
}

/// The text in lower case.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    let mut lower = map_letters(text, &letter::LOWER_CASE, |c, tail| {
        c.to_lowercase().for_each(|lower| push(lower, tail));
        c.to_lowercase().next() != Some(c)
    });
    if lower.bytes().any(|b| b.is_ascii_uppercase()) {
        lower.to_mut().make_ascii_lowercase();
    }
    lower
}

/// Words of ASCII letters and digits with hyphens between, for file names and addresses.
///
/// ```
/// assert_eq!(vanban::normalize::slug("Nghị định số 30/2020/NĐ-CP!"), "nghi-dinh-so-30-2020-nd-cp");
/// ```
pub fn slug(text: &str) -> String {
    let plain = strip_marks(text);
    let mut slug = Vec::with_capacity(plain.len());
    // What is not ASCII stands between words like any other sign.
    for word in plain.as_bytes().split(|b| !b.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push(b'-');
        }
        slug.extend_from_slice(word);
    }
    slug.make_ascii_lowercase();
    String::from_utf8(slug).expect("a slug is ASCII")
}

/// Maps the letters of a text; `other` writes what becomes of a character that the forms lack, and says whether it changes.
fn map_letters<'t>(text: &'t str, forms: &Forms, other: impl Fn(char, &mut Vec<u8>) -> bool) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let mut unused = Vec::new();
    let mut changes = |(at, c): (usize, char)| match forms.at(bytes, at) {
        Some((form, len)) => !form.is_at(bytes, at, at + len),
        None => other(c, &mut unused),
    };
    let plain = bytes.iter().position(|&b| b >= 0x80).unwrap_or(bytes.len());
    let mut letters = text[plain..].char_indices().map(|(behind, c)| (plain + behind, c));
    let Some((first, _)) = letters.find(|&letter| changes(letter)) else {
        return Cow::Borrowed(text);
    };
    let mut folded = Writer::with_capacity(text.len());
    folded.tail().extend_from_slice(&bytes[..first]);
    let mut at = first;
    while at < bytes.len() {
        let tail = folded.tail();
        at += utf8::push_plain_run(tail, bytes, at);
        if let Some((form, len)) = forms.at(bytes, at) {
            form.push_to(tail);
            at += len;
        } else if let Some(c) = text[at..].chars().next() {
            other(c, tail);
            at += c.len_utf8();
        }
    }
    Cow::Owned(folded.finish())
}

/// Writes a character unless it goes; says whether it does.
fn unless(goes: bool, c: char, tail: &mut Vec<u8>) -> bool {
    if !goes {
        push(c, tail);
    }
    goes
}

fn push(c: char, tail: &mut Vec<u8>) {
    tail.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}
