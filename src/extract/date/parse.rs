//! Finds date expressions.

use super::DateMention;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data, flag, keyword as kw};

/// The tables that date expressions need.
#[derive(Debug)]
pub(crate) struct Recognizer {}

impl Recognizer {
    pub(crate) fn new(builder: &mut Builder, _data: &Data) -> Result<Self, Error> {
        builder.flag(kw::NGÀY, flag::DATE);
        Ok(Self {})
    }

    /// Appends the date expressions of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, _cursor: Cursor<'_>, _found: &mut Vec<DateMention>) {}
}
