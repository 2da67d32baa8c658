//! Persons: who is named, by which names, holding which roles.
//!
//! [`find`] is the way through: capitalised runs become candidates, each is weighed with what stands around it, those
//! with enough evidence are joined into persons, and roles are attached to them.
//!
//! What becomes of `Bà Lê Thị Hoa, Chủ tịch UBND xã, đến dự. Bà Hoa phát biểu.`:
//! - [`begin`] names the tokens where anything may begin: `Bà`, `Lê`, `Chủ`, `Bà`, `Hoa`; all others cost nothing.
//! - [`scan`] steps over them. [`entry`] reads what begins with words of the tables (`Bà` is a form of address, `Chủ tịch UBND xã`
//!   a role, by the grammar of `role`), [`name`] the rest: `Lê Thị Hoa`, `Hoa`.
//! - For a candidate, [`candidate`] says what its shape tells (family name, usual words), [`before`] and [`context`] what stands
//!   around it (a form of address), and [`evidence`] adds up the points: more than enough for both.
//! - The [`item`]s in order are then *address name role address name*. [`regain`] looks for names that a role has swallowed.
//! - [`given`] takes in names without a family name by what the text does with them, [`alone`] those of one word of another
//!   language, [`repeated`] those that stand again and again; [`foreign`] tells names of other languages.
//! - [`join`] makes one person of both names, for `Hoa` ends no other; [`attach`] gives her the role, for a comma joins them.

mod alone;
mod attach;
mod before;
mod begin;
mod byline;
mod candidate;
mod context;
mod entry;
mod evidence;
mod find;
mod foreign;
mod given;
mod item;
mod join;
mod name;
mod regain;
mod repeated;
mod scan;
mod start;
mod tables;
mod value;

pub(crate) use find::Recognizer;
pub use value::{Gender, Mention, Person};
