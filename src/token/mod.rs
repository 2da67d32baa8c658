//! Tokens: words, numbers, punctuation and symbols, each with its place, its shape and what stands before it.

mod block;
mod canonical;
mod chars;
mod compound;
mod edges;
mod flagged;
mod lower;
mod scan;
mod scanner;
mod sentence;
mod set;
mod stops;
mod tokens;

use crate::lexicon::WordId;
use crate::span::Span;

pub use canonical::{Sentences, SyllableTokens};
pub use compound::{Compound, CompoundKind, Compounds};
pub(crate) use compound::{CompoundReader, CompoundTables, Units, is_address};
pub(crate) use flagged::{BLOCK, Flagged};
pub(crate) use scan::{Scan, scan};
pub(crate) use sentence::{Abbreviations, Splitter};
pub use tokens::{Token as TextToken, Tokens, tokens};

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A legal Vietnamese syllable.
    Syllable,
    /// Any other run of letters: a foreign word, an acronym, a minority name (`H'Bơ`).
    Word,
    /// A run of ASCII digits.
    Number,
    /// One punctuation mark.
    Punctuation,
    /// One symbol of any other sort.
    Symbol,
}

/// How the letters of a word are cased.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// No letter has a case, or the token is no word.
    None,
    /// `văn`
    Lower,
    /// `Văn`
    Title,
    /// `VĂN`, two letters or more.
    Upper,
    /// `Y`, `Á`: one capital letter alone, which may be the one or the other.
    Initial,
    /// `iPhone`, `McDonald`
    Mixed,
}

impl Shape {
    /// Whether the first letter is a capital.
    pub fn is_capital(self) -> bool {
        matches!(self, Shape::Title | Shape::Upper | Shape::Initial)
    }
}

/// The white space between a token and the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// None: the two touch.
    None,
    /// Blanks.
    Blank,
    /// A line end.
    Line,
    /// An empty line, or the start of the text.
    Paragraph,
}

impl Gap {
    /// White space that holds so many line ends.
    pub(crate) fn with_lines(lines: u32) -> Gap {
        match lines {
            0 => Gap::Blank,
            1 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// This white space and some more behind it.
    pub(crate) fn and(self, more: Gap) -> Gap {
        match (self, more) {
            (Gap::Line, Gap::Line) => Gap::Paragraph,
            _ => self.max(more),
        }
    }
}

/// A token of a canonical text as the recognisers read it, in sixteen bytes. White space makes no token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The id of the lower-case word in the lexicon, or `WordId::NONE`.
    pub(crate) word: WordId,
    /// What the word can begin: see `lexicon::flag`.
    pub(crate) flags: u16,
    pub(crate) kind: Kind,
    pub(crate) shape: Shape,
    pub(crate) gap: Gap,
}

impl Token {
    /// The length in bytes of the longest text whose tokens can say where they stand.
    pub(crate) const LIMIT: usize = u32::MAX as usize;

    /// Where the token stands.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether it is a run of letters.
    pub(crate) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Syllable | Kind::Word)
    }
}
