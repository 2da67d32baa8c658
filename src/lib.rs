//! Vietnamese text, from the raw page to a record of what it says.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod analyzer;
pub mod article;
mod error;
pub mod extract;
mod lexicon;
pub mod normalize;
pub mod segment;
mod span;
mod syllable;
mod token;

pub use analyzer::Analyzer;
pub use article::Article;
pub use error::Error;
pub use extract::{DateMention, Mention, Person, Reference, Role};
pub use lexicon::{Data, Table};
pub use span::{Edit, OffsetMap, Span};
