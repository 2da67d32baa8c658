//! What each part of a page is: chrome, title, dates, byline, captions, body.

use crate::extract::cursor::Cursor;
use crate::extract::date::DateMention;
use crate::span::Span;

/// What a part of a page is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum PartKind {
    Chrome,
    Title,
    Standfirst,
    Published,
    Views,
    Byline,
    Credit,
    Caption,
    Body,
    Source,
    Tags,
}

/// A part of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Part {
    /// Where it stands.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
}

/// The parts of a page, in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// The parts; together they hold every word of the text.
    pub parts: Vec<Part>,
}

impl Layout {
    /// Reads the layout of a page out of its lines. `dates` are the date expressions of the same text.
    pub(crate) fn of(_cursor: Cursor<'_>, _dates: &[DateMention]) -> Self {
        Self::default()
    }
}
