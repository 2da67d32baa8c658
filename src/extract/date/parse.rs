//! Finds date expressions.

use super::DateMention;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, flag, keyword as kw};

/// The tables that date expressions need.
#[derive(Debug)]
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(builder: &mut Builder) -> Self {
        builder.flag(kw::NGÀY, flag::DATE);
        Self {}
    }

    /// Appends the date expressions of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, _cursor: Cursor<'_>, _found: &mut Vec<DateMention>) {}
}
