//! Document references: `217-QĐ/TW`, `30/2020/NĐ-CP`, `Luật Đất đai năm 2013`.
//!
//! A number is read as written (`symbol`), then placed in its numbering regime (`regime`). What stands around it decides
//! the rest: the type before it and the lists behind it (`parse`), bare numbers (`short`), names (`named`), date and
//! issuer (`qualifier`), articles and clauses (`provision`). What a mention stands for is a later step (`resolve`).

mod anaphor;
mod issuer;
mod joined;
mod letters;
mod named;
mod number;
mod parse;
mod provision;
mod qualifier;
mod regime;
mod resolve;
mod session;
mod short;
mod standard;
mod strict;
mod symbol;
mod tables;
mod value;

pub use number::DocumentNumber;
pub(crate) use parse::Recognizer;
pub use value::{Anaphor, Candidate, Kind, Provision, Reference};
