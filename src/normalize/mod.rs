//! From text as found to canonical text, with the way back.
//!
//! [`normalize`] is the first stage of the pipeline. It changes only what cannot change meaning or a name.

mod clean;
mod cleaner;
mod collate;
mod compose;
mod entity;
mod fold;
pub mod legacy;
mod look_alike;
mod mojibake;
mod quick_check;
mod repair;
mod rewrite;
mod sign;
mod stroke;
mod tone_mark;
mod words;

use std::borrow::Cow;

use crate::span::OffsetMap;

pub use clean::{is_canonical, normalize};
pub use cleaner::Cleaner;
pub use collate::collation_key;
pub use fold::{lower_case, slug, strip_marks, strip_tones};
pub use tone_mark::place_tone_marks;

/// A changed text and the map back to the text as given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Normalized<'t> {
    /// The changed text; borrowed where nothing had to change.
    pub text: Cow<'t, str>,
    /// Leads from spans of `text` to spans of the text as given.
    pub map: OffsetMap,
}

impl<'t> Normalized<'t> {
    /// A text with nothing changed.
    pub fn unchanged(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), map: OffsetMap::default() }
    }

    /// The result of a further stage on this text, with one map back to the text as given.
    pub fn and(self, stage: impl Fn(&str) -> Normalized<'_>) -> Self {
        let (text, map) = match &self.text {
            Cow::Borrowed(text) => {
                let text: &'t str = text;
                let later = stage(text);
                return Self { map: self.map.then(&later.map), text: later.text };
            }
            Cow::Owned(text) => {
                let later = stage(text);
                if later.map.is_identity() {
                    return self;
                }
                (later.text.into_owned(), self.map.then(&later.map))
            }
        };
        Self { text: Cow::Owned(text), map }
    }
}

/// The letters of a word composed, nothing else changed.
fn normalize_marks(word: &str) -> String {
    let mut composed = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(base) = word[at..].chars().next() {
        let end = compose::marks_end(word.as_bytes(), at + base.len_utf8());
        composed.push_str(&clean::to_canonical(word[at..end].to_owned()));
        at = end;
    }
    composed
}
