//! What every recogniser reads: the canonical text, its tokens, and a place among them.

use crate::lexicon::{PhraseTable, WordId};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape, Token};

/// A canonical text with its tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

/// Stands before the first token and behind the last: nothing, on a paragraph of its own.
static OUTSIDE: Token = Token {
    start: 0,
    end: 0,
    word: WordId::NONE,
    flags: 0,
    kind: Kind::Symbol,
    shape: Shape::None,
    gap: Gap::Paragraph,
};

impl<'a> Cursor<'a> {
    #[inline]
    pub(crate) fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens }
    }

    /// The token at an index; an empty one outside the text, so that rules may look around freely.
    #[inline]
    pub(crate) fn at(&self, index: usize) -> &'a Token {
        self.tokens.get(index).unwrap_or(&OUTSIDE)
    }

    /// The first index from `from` on whose token does not begin before a byte of the text; soon found where it is near.
    pub(crate) fn token_from(&self, from: usize, byte: usize) -> usize {
        let is_before = |token: &Token| (token.start as usize) < byte;
        let (mut near, mut step) = (from, 1);
        while self.tokens.get(near + step).is_some_and(is_before) {
            near += step;
            step *= 2;
        }
        let end = self.tokens.len().min(near + step);
        near + self.tokens.get(near..end).map_or(0, |tokens| tokens.partition_point(is_before))
    }

    /// The token `back` places before an index.
    #[inline]
    pub(crate) fn before(&self, index: usize, back: usize) -> &'a Token {
        index.checked_sub(back).map_or(&OUTSIDE, |i| self.at(i))
    }

    /// The token before an index where it stands on the same line.
    pub(crate) fn before_on_line(&self, index: usize) -> &'a Token {
        if self.same_line(index) { self.before(index, 1) } else { &OUTSIDE }
    }

    /// The word id of the token at an index.
    #[inline]
    pub(crate) fn word(&self, index: usize) -> WordId {
        self.at(index).word
    }

    /// The text of the token at an index.
    #[inline]
    pub(crate) fn str(&self, index: usize) -> &'a str {
        let token = self.at(index);
        &self.text[token.start as usize..token.end as usize]
    }

    /// The value of the number token at an index, where it is one of at most nine digits.
    #[inline]
    pub(crate) fn number(&self, index: usize) -> Option<u32> {
        let token = self.at(index);
        if token.kind != Kind::Number || token.end - token.start > 9 {
            return None;
        }
        Some(self.digits(token))
    }

    /// The value of a number token of at most nine digits, which are all ASCII.
    #[inline]
    pub(crate) fn digits(&self, token: &Token) -> u32 {
        let digits = &self.text.as_bytes()[token.start as usize..token.end as usize];
        digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit & 0xf))
    }

    /// Whether the token at an index touches the one before it.
    #[inline]
    pub(crate) fn touches(&self, index: usize) -> bool {
        self.at(index).gap == Gap::None
    }

    /// Whether the token at an index stands on the same line as the one before it.
    #[inline]
    pub(crate) fn same_line(&self, index: usize) -> bool {
        self.at(index).gap <= Gap::Blank
    }

    /// The span of the tokens from `first` up to but without `end`.
    #[inline]
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.at(first).start as usize, self.at(end - 1).end as usize)
    }

    /// The longest phrase that starts at an index: the index behind it, and its value.
    #[inline]
    pub(crate) fn phrase<T: Copy>(&self, index: usize, table: &PhraseTable<T>) -> Option<(usize, T)> {
        table.longest(self.tokens.get(index..)?).map(|(length, value)| (index + length, value))
    }

    /// The longest phrase that ends before an index, from a table of reversed phrases: its first token, and its value.
    #[inline]
    pub(crate) fn phrase_before<T: Copy>(&self, index: usize, table: &PhraseTable<T>) -> Option<(usize, T)> {
        table.longest_back(self.tokens.get(..index)?).map(|(length, value)| (index - length, value))
    }
}
