//! The whole article: what each part of the page is, and the record of what it says.

mod layout;
mod record;

pub use layout::{Layout, Part, PartKind};
pub use record::Article;
