//! Finds names, joins them into persons and gives them their roles.

use super::Person;
use crate::article::Layout;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data};
use crate::span::Span;

/// The tables that persons and roles need.
#[derive(Debug)]
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(_builder: &mut Builder, _data: &Data) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// The persons of a text in the order of their first mention, with spans in the canonical text.
    ///
    /// `taken` are the spans of dates and references, sorted: no name lies inside one.
    pub(crate) fn find(&self, _cursor: Cursor<'_>, _layout: &Layout, _taken: &[Span]) -> Vec<Person> {
        Vec::new()
    }
}
