//! The words of a text, a line at a time.

use super::Knowledge;
use super::line::Line;
use crate::lexicon::Lexicon;
use crate::normalize::{Normalized, normalize};
use crate::span::{Span, Walk};
use crate::token::{CompoundReader, Gap, Scan, SyllableTokens, Token};

/// The iterator that [`Analyzer::words`](crate::Analyzer::words) gives.
///
/// Every token is in one word, so that what lies between two words is white space.
#[derive(Debug)]
pub struct Words<'t> {
    /// As given.
    text: &'t str,
    canonical: Normalized<'t>,
    lexicon: &'t Lexicon,
    knowledge: &'t Knowledge,
    compounds: CompoundReader<'t>,
    scan: Scan,
    /// The tokens of the line at hand, and some behind it.
    tokens: Vec<Token>,
    line: Line,
    /// By token of the line: whether it belongs to the word of the one before.
    joined: Vec<bool>,
    /// The tokens of the line that its words begin with, and the token behind the line; how many of them are given out.
    starts: Vec<u32>,
    given: usize,
    /// How far the words have come among the edits of the canonical text.
    walk: Walk,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, knowledge: &'t Knowledge, compounds: CompoundReader<'t>) -> Self {
        let lexicon = compounds.lexicon();
        let (canonical, scan, walk) = (normalize(text), Scan::new(), Walk::default());
        let (tokens, line, joined, starts) = (Vec::new(), Line::default(), Vec::new(), vec![0]);
        Self { text, canonical, lexicon, knowledge, compounds, scan, tokens, line, joined, starts, given: 0, walk }
    }

    /// Reads the next line. Returns whether there is one.
    #[inline(never)]
    fn read_line(&mut self) -> bool {
        self.tokens.drain(..self.starts[self.given] as usize);
        let mut end = 0;
        loop {
            // The first token begins the line.
            let behind = self.tokens[end..].iter().skip(usize::from(end == 0)).position(|token| token.gap >= Gap::Line);
            if let Some(more) = behind {
                end = end.max(1) + more;
                break;
            }
            end = self.tokens.len();
            if !self.scan.block(&self.canonical.text, self.lexicon, &mut self.tokens) {
                break;
            }
        }
        let mut compound = |token: &Token| self.compounds.read(&self.canonical.text, token);
        self.knowledge.join(&self.tokens[..end], &mut compound, &mut self.line, &mut self.joined);
        self.find_starts();
        self.given = 0;
        end > 0
    }

    /// Finds the first token of each word. Without a branch: where words begin cannot be guessed.
    fn find_starts(&mut self) {
        self.starts.clear();
        self.starts.resize(self.joined.len() + 1, 0);
        let mut count = 0;
        for (token, joined) in self.joined.iter().enumerate() {
            self.starts[count] = token as u32;
            count += usize::from(!joined);
        }
        self.starts[count] = self.joined.len() as u32;
        self.starts.truncate(count + 1);
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    #[inline]
    fn next(&mut self) -> Option<Word<'t>> {
        if self.given + 1 == self.starts.len() && !self.read_line() {
            return None;
        }
        let (first, end) = (self.starts[self.given] as usize, self.starts[self.given + 1] as usize);
        self.given += 1;
        let span = self.tokens[first].span().join(self.tokens[end - 1].span());
        let span = self.canonical.map.to_original_in_order(&mut self.walk, span);
        Some(Word { text: self.text, span, lexicon: self.lexicon })
    }
}

/// One word: a token, or several that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// The whole text, as given.
    text: &'t str,
    span: Span,
    lexicon: &'t Lexicon,
}

impl<'t> Word<'t> {
    /// The word as given, with the blanks between its syllables.
    pub fn text(&self) -> &'t str {
        self.span.of(self.text)
    }

    /// Where it stands in the text as given.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where its tokens stand in the text as given: its syllables, or the figures and marks of a number. They are cut anew
    /// at every call.
    pub fn syllables(&self) -> impl Iterator<Item = Span> + use<'t> {
        let start = self.span.start;
        let place = move |span: Span| Span::new(start + span.start, start + span.end);
        SyllableTokens::new(self.text(), self.lexicon).map(move |token| place(token.span()))
    }
}
