//! Forms for searching: without tones, without any marks, in lower case, as a slug.
//!
//! All take canonical text (see [`normalize`](super::normalize)) and borrow it where nothing changes.

use std::borrow::Cow;
use std::iter;

use crate::letter::{self, Forms, Mark};
use crate::places::Places;
use crate::utf8::Writer;

/// The text without tones; ă â ê ô ơ ư đ stay: `Nguyên Thi Đinh` of `Nguyễn Thị Định`.
pub fn strip_tones(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_TONE, |c| matches!(Mark::of(c), Some(Mark::Tone(_))).then(iter::empty))
}

/// The text without any marks, đ as d: `Nguyen Thi Dinh`. Letters that are not Vietnamese stay as they are.
///
/// ```
/// assert_eq!(vanban::normalize::strip_marks("Đường Điện Biên Phủ"), "Duong Dien Bien Phu");
/// ```
pub fn strip_marks(text: &str) -> Cow<'_, str> {
    map_letters(text, &letter::WITHOUT_MARKS, |c| Mark::of(c).map(|_| iter::empty()))
}

/// The text in lower case.
pub fn lower_case(text: &str) -> Cow<'_, str> {
    let mut lower = map_letters(text, &letter::LOWER_CASE, |c| {
        let lower = c.to_lowercase();
        lower.clone().ne([c]).then_some(lower)
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

/// Maps the letters of a text; `other` gives what becomes of a character that the forms lack, if it changes.
fn map_letters<'t, O: Iterator<Item = char>>(
    text: &'t str,
    forms: &Forms,
    other: impl Fn(char) -> Option<O>,
) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let Some(first) = first_change(text, forms, &other) else { return Cow::Borrowed(text) };
    let mut folded = Writer::with_capacity(text.len());
    let mut copied = 0;
    for at in Places::of(&bytes[first..], |b| b >= 0xc0).map(|behind| first + behind) {
        if let Some((form, len)) = forms.at(bytes, at) {
            folded.push_stretch(bytes, copied, at);
            folded.push(form);
            copied = at + len;
        } else if let Some((c, changed)) = text[at..].chars().next().and_then(|c| Some((c, other(c)?))) {
            folded.push_stretch(bytes, copied, at);
            changed.for_each(|c| folded.push_char(c));
            copied = at + c.len_utf8();
        }
    }
    folded.push_stretch(bytes, copied, bytes.len());
    Cow::Owned(folded.finish())
}

/// Where the first character stands that changes.
#[inline(never)]
fn first_change<O>(text: &str, forms: &Forms, other: impl Fn(char) -> Option<O>) -> Option<usize> {
    let bytes = text.as_bytes();
    Places::of(bytes, |b| b >= 0xc0).find(|&at| match forms.at(bytes, at) {
        Some((form, len)) => !form.is_at(bytes, at, at + len),
        None => text[at..].chars().next().is_some_and(|c| other(c).is_some()),
    })
}
