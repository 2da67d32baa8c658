//! Tokens and sentences of any text: it is made canonical first, and what is found is placed in the text as given.

use super::Token as Canonical;
use super::scan::Scan;
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
    scan: Scan,
    /// How far the tokens have come among the edits of the canonical text.
    walk: Walk,
}

impl<'t> SyllableTokens<'t> {
    pub(crate) fn new(given: &'t str, lexicon: &'t Lexicon) -> Self {
        Self { given, canonical: normalize(given), lexicon, scan: Scan::new(), walk: Walk::default() }
    }
}

impl<'t> Iterator for SyllableTokens<'t> {
    type Item = Token<'t>;

    #[inline]
    fn next(&mut self) -> Option<Token<'t>> {
        let token = self.scan.step(&self.canonical.text, self.lexicon)?;
        Some(place(self.given, &self.canonical, &mut self.walk, token))
    }

    #[inline]
    fn fold<B, F: FnMut(B, Token<'t>) -> B>(self, all: B, mut f: F) -> B {
        let Self { given, canonical, lexicon, scan, mut walk } = self;
        scan.fold(&canonical.text, lexicon, all, |all, token| f(all, place(given, &canonical, &mut walk, token)))
    }
}

/// A token as it stands in the text as given.
#[inline(always)]
fn place<'t>(given: &'t str, canonical: &Normalized<'_>, walk: &mut Walk, token: Canonical) -> Token<'t> {
    let span = canonical.map.to_original_in_order(walk, token.span());
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
