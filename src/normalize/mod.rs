//! From text as found to canonical text, with the way back.
//!
//! [`normalize`] is the first stage of the pipeline. It changes only what cannot change meaning or a name.

mod clean;
mod collate;
mod compose;
mod fold;
pub mod legacy;
mod quick_check;
mod rewrite;
mod stroke;
mod tone_mark;
mod words;

use std::borrow::Cow;

use crate::span::OffsetMap;

pub use clean::{is_canonical, normalize};
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

impl Normalized<'_> {
    /// The result of a further stage on this text, with one map back to the text as given.
    pub fn then(&self, stage: impl FnOnce(&str) -> Normalized<'_>) -> Normalized<'static> {
        let later = stage(&self.text);
        Normalized { map: self.map.then(&later.map), text: Cow::Owned(later.text.into_owned()) }
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
