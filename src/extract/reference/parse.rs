//! Finds document references.

use super::Reference;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data};

/// The tables that document references need.
#[derive(Debug)]
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(_builder: &mut Builder, _data: &Data) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// Appends the references of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, _cursor: Cursor<'_>, _found: &mut Vec<Reference>) {}
}
