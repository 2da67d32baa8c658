//! Persons: who is named, by which names, holding which roles.

mod find;
mod value;

pub(crate) use find::Recognizer;
pub use value::{Mention, Person, Role};
