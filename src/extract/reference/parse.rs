//! Finds document references.

use super::Reference;
use crate::extract::cursor::Cursor;
use crate::lexicon::Builder;

/// The tables that document references need.
#[derive(Debug)]
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(_builder: &mut Builder) -> Self {
        Self {}
    }

    /// Appends the references of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, _cursor: Cursor<'_>, _found: &mut Vec<Reference>) {}
}
