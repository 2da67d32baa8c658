//! Tokens of a text as it is: [`tokens`].

use std::fmt;

use super::edges::Meaning;
use super::scanner::{Found, Scanner};
use super::{Gap, Kind, Shape};
use crate::span::Span;

/// A word, a number, a punctuation mark or a symbol of a text.
#[derive(Clone, Copy)]
pub struct Token<'t> {
    /// The whole text: most readers want only some of the tokens' words, and cutting one out has a price.
    whole: &'t str,
    span: Span,
    kind: Kind,
    shape: Shape,
    gap: Gap,
}

impl<'t> Token<'t> {
    #[inline(always)]
    pub(super) fn new(whole: &'t str, span: Span, kind: Kind, shape: Shape, gap: Gap) -> Self {
        Self { whole, span, kind, shape, gap }
    }

    /// The characters of the token, as given.
    #[inline]
    pub fn text(&self) -> &'t str {
        self.span.of(self.whole)
    }

    /// Where the token stands.
    #[inline]
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is made of.
    #[inline]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How its letters are cased.
    #[inline]
    pub fn shape(&self) -> Shape {
        self.shape
    }

    /// The white space before it.
    #[inline]
    pub fn gap(&self) -> Gap {
        self.gap
    }
}

/// Tokens are the same where the words, their places and what is known of them are.
impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.span, self.kind, self.shape, self.gap) == (other.span, other.kind, other.shape, other.gap)
            && self.text() == other.text()
    }
}

impl Eq for Token<'_> {}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("text", &self.text())
            .field("span", &self.span)
            .field("kind", &self.kind)
            .field("shape", &self.shape)
            .field("gap", &self.gap)
            .finish()
    }
}

/// The tokens of a text, one after the other.
///
/// A run of letters is one token, and an apostrophe between two letters belongs to it (`H'Bơ`); so is a run of ASCII
/// digits; every punctuation mark and every symbol is one by itself. `QH13` is two tokens that touch, `14h30` three. Each
/// byte that is no white space is in exactly one token.
///
/// Combining marks belong to the letter before them, so precomposed and decomposed text give the same tokens. Pictographs
/// and scripts that do not write words as runs of letters follow the rules of Unicode (UAX 29): an emoji of many code
/// points is one token. Nothing is looked up here, so every run of letters is a [`TokenKind::Word`](crate::TokenKind::Word);
/// [`Analyzer::tokens`](crate::Analyzer::tokens) knows which of them are Vietnamese syllables.
///
/// Allocates nothing and takes time in proportion to the text.
///
/// ```
/// let words: Vec<&str> = vanban::tokens("Số 15/QĐ-TTg, ngày 3/2").map(|token| token.text()).collect();
/// assert_eq!(words, ["Số", "15", "/", "QĐ", "-", "TTg", ",", "ngày", "3", "/", "2"]);
/// ```
pub fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, scanner: Scanner::new() }
}

/// The iterator that [`tokens`] gives.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    text: &'t str,
    scanner: Scanner<false>,
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        let found = self.scanner.step(self.text)?;
        Some(token(self.text, &found))
    }

    #[inline]
    fn fold<B, F: FnMut(B, Token<'t>) -> B>(self, all: B, mut f: F) -> B {
        let Self { text, scanner } = self;
        scanner.fold(text, all, |all, found| f(all, token(text, &found)))
    }
}

#[inline(always)]
fn token<'t>(text: &'t str, found: &Found) -> Token<'t> {
    let &Found { start, end, meaning: Meaning { kind, shape, gap, .. }, .. } = found;
    Token::new(text, Span::new(start, end), kind, shape, gap)
}

impl std::iter::FusedIterator for Tokens<'_> {}
