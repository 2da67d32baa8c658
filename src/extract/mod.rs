//! Findings: dates, document references, persons with their roles.
//!
//! Each recogniser reads the tokens of the canonical text through a `cursor::Cursor` and gives mentions with
//! spans in that text. They know nothing of each other; `overlap` decides where two claim the same words.

pub(crate) mod cursor;
pub(crate) mod date;
mod overlap;
pub(crate) mod person;
pub(crate) mod reference;
pub(crate) mod role;

pub use date::{
    Anchor, Calendar, Clock, DateMention, DateValue, Day, LunarDay, Modifier, Open, Part, PartOfDay, PartialDate,
    Relative, Timex3, Unit, Weekday, Year,
};
pub(crate) use overlap::settle;
pub use person::{Gender, Mention, Person};
pub use reference::{Anaphor, Candidate, DocumentNumber, Kind, Provision, Reference};
pub use role::{Abbreviation, Role};
