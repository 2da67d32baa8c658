//! Document references: `217-QĐ/TW`, `30/2020/NĐ-CP`, `Luật Đất đai năm 2013`.

mod parse;
mod value;

pub(crate) use parse::Recognizer;
pub use value::{Kind, Reference};
