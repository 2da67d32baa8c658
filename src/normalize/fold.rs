//! Forms for searching: without tones, without any marks, in lower case, as a slug.
//!
//! All take canonical text (see [`normalize`](super::normalize)) and borrow it where nothing changes.

use std::borrow::Cow;

use crate::letter::{self, Forms, Mark};
use crate::utf8;

/// The text without tones; ă â ê ô ơ ư đ stay: `Nguyên Thi Đinh` of `Nguyễn Thị Định`.
pub fn strip_tones(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_TONE, |mark| matches!(mark, Mark::Tone(_)))
}

/// The text without any marks, đ as d: `Nguyen Thi Dinh`. Letters that are not Vietnamese stay as they are.
///
/// ```
/// assert_eq!(vanban::normalize::strip_marks("Đường Điện Biên Phủ"), "Duong Dien Bien Phu");
/// ```
pub fn strip_marks(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_MARKS, |_| true)
}

/// The text in lower case.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    match text.chars().position(char::is_uppercase) {
        Some(_) => Cow::Owned(text.chars().flat_map(char::to_lowercase).collect()),
        None => Cow::Borrowed(text),
    }
}

/// Words of ASCII letters and digits with hyphens between, for file names and addresses.
///
/// ```
/// assert_eq!(vanban::normalize::slug("Nghị định số 30/2020/NĐ-CP!"), "nghi-dinh-so-30-2020-nd-cp");
/// ```
pub fn slug(text: &str) -> String {
    let plain = strip_marks(text);
    let mut slug = String::with_capacity(plain.len());
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    }
    slug
}

/// Maps the Vietnamese letters of a text, and takes out those combining marks that are to go.
fn map_letters<'t>(text: &'t str, forms: &Forms, goes: impl Fn(Mark) -> bool) -> Cow<'t, str> {
    let changes = |c: char| forms.of(c) != c || Mark::of(c).is_some_and(&goes);
    let Some(first) = text.bytes().position(|b| b >= 0x80).and_then(|at| {
        let at = (0..=at).rev().find(|&at| text.is_char_boundary(at))?;
        text[at..].char_indices().find(|&(_, c)| changes(c)).map(|(behind, _)| at + behind)
    }) else {
        return Cow::Borrowed(text);
    };
    let bytes = text.as_bytes();
    let mut folded = Vec::with_capacity(text.len());
    folded.extend_from_slice(&bytes[..first]);
    let mut at = first;
    while at < bytes.len() {
        at += utf8::push_plain_run(&mut folded, bytes, at);
        if let Some((form, len)) = forms.at(bytes, at) {
            form.push_to(&mut folded);
            at += len;
        } else if let Some(c) = text[at..].chars().next() {
            if !Mark::of(c).is_some_and(&goes) {
                folded.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
            at += c.len_utf8();
        }
    }
    Cow::Owned(utf8::text(folded))
}
