//! Dates: every way Vietnamese says when.

mod parse;
mod value;

pub(crate) use parse::Recognizer;
pub use value::{DateMention, Modifier, PartOfDay};
