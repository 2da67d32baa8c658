//! Roles: the positions, ranks, degrees and occupations that a text gives to persons.
//!
//! A role phrase is `modifiers position modifiers [organisation] [places]`. [`parse`] reads one, [`organization`] reads
//! the body and the place behind it; which person holds it is decided with the names, in `person::attach`.

mod abbreviation;
mod open;
mod organization;
mod parse;
mod tables;
mod value;

pub use abbreviation::Abbreviation;
pub(crate) use abbreviation::abbreviations;
pub(crate) use organization::RoleReader;
pub(crate) use parse::{Names, Phrase};
pub(crate) use tables::{RoleTables, Takes, needs_capital, table};
pub use value::Role;
