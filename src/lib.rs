//! Vietnamese text, from the raw page to a record of what it says.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod analyzer;
pub mod article;
mod error;
pub mod extract;
mod letter;
mod lexicon;
pub mod normalize;
mod segment;
mod span;
mod syllable;
mod token;

pub use analyzer::Analyzer;
pub use article::Article;
pub use error::Error;
pub use extract::{
    Abbreviation, Anaphor, Candidate, DocumentNumber, Gender, Kind, Mention, Person, Provision, Reference, Role,
};
pub use extract::{
    Anchor, Calendar, Clock, DateMention, DateValue, Day, LunarDay, Modifier, Open, Part, PartOfDay, PartialDate,
    Relative, Timex3, Unit, Weekday, Year,
};
pub use lexicon::{Data, Table};
pub use segment::{Word, Words};
pub use span::{Edit, OffsetMap, Span, TextUnit, UnitIndex};
pub use syllable::{Syllable, Tone, ToneStyle};
pub use token::{
    Compound, CompoundKind, Compounds, Gap, Kind as TokenKind, Sentences, Shape, SyllableTokens, TextToken as Token,
    Tokens, tokens,
};
