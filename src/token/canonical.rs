//! Tokens and sentences of any text: it is made canonical first, and what is found is placed in the text as given.

use super::scan::look_up;
use super::scanner::Scanner;
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
        let token = look_up(&self.canonical.text, &found, self.lexicon);
        let span = self.canonical.map.to_original_in_order(&mut self.walk, Span::new(found.start, found.end));
        Some(Token::new(self.given, span, token.kind, token.shape, token.gap))
    }
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
