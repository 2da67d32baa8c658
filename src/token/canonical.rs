//! Tokens and sentences of any text: it is made canonical first, and what is found is placed in the text as given.

use super::scan::look_up;
use super::scanner::{Found, Scanner};
use super::sentence::{Abbreviations, Splitter};
use super::tokens::Token;
use crate::lexicon::Lexicon;
use crate::normalize::{Normalized, normalize};
use crate::span::{Span, Walk};

/// The iterator that [`Analyzer::tokens`](crate::Analyzer::tokens) gives.
#[derive(Debug)]
pub struct SyllableTokens<'t> {
    given: &'t str,
    canonical: Normalized<'t>,
    lexicon: &'t Lexicon,
    scanner: Scanner<true>,
    /// How far the tokens have come among the edits of the canonical text.
    walk: Walk,
}

impl<'t> SyllableTokens<'t> {
    pub(crate) fn new(given: &'t str, lexicon: &'t Lexicon) -> Self {
        Self { given, canonical: normalize(given), lexicon, scanner: Scanner::new(), walk: Walk::default() }
    }
}

impl<'t> Iterator for SyllableTokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        let found = self.scanner.step(&self.canonical.text)?;
        Some(place(self.given, &self.canonical, self.lexicon, &mut self.walk, &found))
    }

    #[inline]
    fn fold<B, F: FnMut(B, Token<'t>) -> B>(self, all: B, mut f: F) -> B {
        let Self { given, canonical, lexicon, scanner, mut walk } = self;
        scanner.fold(&canonical.text, all, |all, found| f(all, place(given, &canonical, lexicon, &mut walk, &found)))
    }
}

/// A token as it stands in the text as given.
#[inline(always)]
fn place<'t>(
    given: &'t str,
    canonical: &Normalized<'_>,
    lexicon: &Lexicon,
    walk: &mut Walk,
    found: &Found,
) -> Token<'t> {
    let token = look_up(&canonical.text, found, lexicon);
    let span = canonical.map.to_original_in_order(walk, Span::new(found.start, found.end));
    Token::new(given, span, token.kind, token.shape, token.gap)
}

/// The iterator that [`Analyzer::sentences`](crate::Analyzer::sentences) gives: the span of each sentence.
#[derive(Debug)]
pub struct Sentences<'t> {
    canonical: Normalized<'t>,
    abbreviations: &'t Abbreviations,
    splitter: Splitter,
}

impl<'t> Sentences<'t> {
    pub(crate) fn new(given: &'t str, abbreviations: &'t Abbreviations) -> Self {
        Self { canonical: normalize(given), abbreviations, splitter: Splitter::default() }
    }
}

impl Iterator for Sentences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let span = self.splitter.step(&self.canonical.text, self.abbreviations)?;
        Some(self.canonical.map.to_original(span))
    }
}
