//! Vietnamese text, from the raw page to a record of what it says.
//!
//! [`Analyzer`] is the way in: built once, it reads any number of texts, from any number of threads.
//!
//! ```
//! let analyzer = vanban::Analyzer::new();
//! let article = analyzer.article("Ngày 5/3, ông Lê Văn Tám, Chủ tịch UBND xã, ký Quyết định 12/QĐ-UBND.");
//! assert_eq!(article.dates[0].edtf.unwrap().to_string(), "XXXX-03-05");
//! assert_eq!(article.people[0].roles[0].text, "Chủ tịch UBND xã");
//! assert_eq!(article.references[0].canonical, "12/QĐ-UBND");
//! ```
//!
//! In the order of the data:
//! - [`normalize`]: the text as found to canonical text, with the way back ([`OffsetMap`]);
//! - [`tokens()`], [`Analyzer::tokens`], [`Analyzer::compounds`], [`Analyzer::sentences`], [`Analyzer::words`]; [`Syllable`];
//! - [`extract`]: dates, document references, persons and roles;
//! - [`article`](mod@article): the parts of a page, and the record; with the feature `html`, of a page in HTML.
//!
//! What the library knows is [`Data`], to which a program adds its own.
//!
//! # Features
//! None is on by default. `serde`: records as JSON. `jiff`: days to and from that crate. `html`: the record of an HTML page.
//! `cli`: the command `vanban`; `parquet`: the command with tables as Parquet.
//!
//! # Places
//! A [`Span`] counts bytes of the text as given, on the boundaries of characters; [`UnitIndex`] turns them into characters or UTF-16 units.
//!
//! # Untrusted input
//! Any text is read in time and memory in proportion to its length: windows have limits and no recogniser backtracks.
//! No text makes anything panic, and there is no `unsafe`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod analyzer;
pub mod article;
mod error;
pub mod extract;
#[cfg(feature = "html")]
pub mod html;
mod letter;
mod lexicon;
pub mod normalize;
mod places;
mod segment;
mod span;
mod syllable;
mod token;
mod utf8;

pub use analyzer::Analyzer;
pub use article::Article;
pub use error::Error;
pub use extract::{DateMention, DateValue, Day, DocumentNumber, Mention, Person, Reference, Role};
pub use lexicon::{Data, Table};
pub use segment::{Word, Words};
pub use span::{Edit, OffsetMap, Span, TextUnit, UnitIndex};
pub use syllable::{Syllable, Tone, ToneStyle};
pub use token::{
    Compound, CompoundKind, Compounds, Gap, Kind as TokenKind, Sentences, Shape, SyllableTokens, TextToken as Token,
    Tokens, tokens,
};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// So are those of the guide.
#[cfg(all(doctest, feature = "html"))]
#[doc = include_str!("../GUIDE.md")]
struct Guide;
