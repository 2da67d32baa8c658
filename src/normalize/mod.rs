//! From text as found to canonical text, with the way back.
//!
//! [`normalize`] is the first stage of the pipeline. It changes only what cannot change meaning or a name.

mod clean;

use std::borrow::Cow;

use crate::span::OffsetMap;

pub use clean::normalize;

/// A cleaned text and the map back to the text as given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Normalized<'t> {
    /// The canonical text; borrowed where nothing had to change.
    pub text: Cow<'t, str>,
    /// Leads from spans of `text` to spans of the text as given.
    pub map: OffsetMap,
}
