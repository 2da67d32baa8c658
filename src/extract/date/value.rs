//! What a date expression means.

use crate::span::Span;

/// A date expression of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DateMention {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The words, as given.
    pub text: String,
    /// What is written, as EDTF (ISO 8601-2), no year guessed; none for a relative expression (`hôm qua`).
    pub edtf: Option<String>,
    /// The part of the day that stands with it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub part_of_day: Option<PartOfDay>,
    /// đầu, giữa, cuối.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub modifier: Option<Modifier>,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum PartOfDay {
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// Which part of a period is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum Modifier {
    Start,
    Mid,
    End,
}
