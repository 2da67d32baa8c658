//! The words of a text, as they are given out.

use crate::span::{OffsetMap, Span};
use crate::token::Token;

/// The words of a text: what [`Analyzer::words`](crate::Analyzer::words) gives.
///
/// Every token is in one word, so that what lies between two words is white space.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    given: &'t str,
    map: OffsetMap,
    tokens: Vec<Token>,
    /// The index of the first token of each word.
    starts: Vec<u32>,
}

impl<'t> Words<'t> {
    pub(crate) fn new(given: &'t str, map: OffsetMap, tokens: Vec<Token>, starts: Vec<u32>) -> Self {
        Self { given, map, tokens, starts }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the text is empty or all white space.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The words, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Word<'_>> {
        (0..self.len()).map(|index| {
            let end = self.starts.get(index + 1).map_or(self.tokens.len(), |end| *end as usize);
            Word { given: self.given, map: &self.map, tokens: &self.tokens[self.starts[index] as usize..end] }
        })
    }
}

/// One word: a token, or several that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Word<'w> {
    given: &'w str,
    map: &'w OffsetMap,
    tokens: &'w [Token],
}

impl<'w> Word<'w> {
    /// The word as given, with the blanks between its syllables.
    pub fn text(&self) -> &'w str {
        self.span().of(self.given)
    }

    /// Where it stands in the text as given.
    pub fn span(&self) -> Span {
        let (first, last) = (self.tokens[0].span(), self.tokens[self.tokens.len() - 1].span());
        self.map.to_original(first.join(last))
    }

    /// Where its tokens stand in the text as given: its syllables, or the figures and marks of a number.
    pub fn syllables(&self) -> impl ExactSizeIterator<Item = Span> + use<'w> {
        let map = self.map;
        self.tokens.iter().map(move |token| map.to_original(token.span()))
    }
}
