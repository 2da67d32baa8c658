//! The whole article: what each part of the page is, and the record of what it says.

mod layout;
mod link;
mod record;

pub(crate) use layout::Furniture;
pub use layout::{Layout, Part, PartKind};
pub use link::{Event, Link, LinkKind};
pub(crate) use link::{Findings, Linker, date_letterhead, date_references};
pub use record::Article;
