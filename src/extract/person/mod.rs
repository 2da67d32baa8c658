//! Persons: who is named, by which names, holding which roles.
//!
//! [`find`] is the way through: capitalised runs become candidates, each is weighed with what stands around it, those
//! with enough evidence are joined into persons, and roles are attached to them.

mod attach;
mod before;
mod begin;
mod byline;
mod candidate;
mod context;
mod evidence;
mod find;
mod join;
mod regain;
mod scan;
mod start;
mod tables;
mod value;

pub(crate) use find::Recognizer;
pub use value::{Gender, Mention, Person};
