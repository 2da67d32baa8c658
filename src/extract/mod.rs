//! Findings: dates, document references, persons with their roles.
//!
//! Each recogniser reads the tokens of the canonical text through a [`Cursor`](cursor::Cursor) and gives mentions with
//! spans in that text. They know nothing of each other; `overlap` decides where two claim the same words.

pub(crate) mod cursor;
pub(crate) mod date;
mod overlap;
pub(crate) mod person;
pub(crate) mod reference;
pub(crate) mod role;

pub use date::{DateMention, Modifier, PartOfDay};
pub(crate) use overlap::settle;
pub use person::{Gender, Mention, Person};
pub use reference::{Kind, Reference};
pub use role::Role;
