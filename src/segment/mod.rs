//! Words: which syllables belong together.
//!
//! A blank separates syllables in Vietnamese, not words: `học sinh` is one word of two syllables. The dictionary says
//! which runs of syllables are words somewhere; the model decides for every gap between two tokens whether they are one
//! word here, from what the dictionary holds around the gap and from how the tokens are cased. The weights know no word.

mod dictionary;
mod feature;
mod model;
mod train;

use crate::error::Error;
use crate::lexicon::{Builder, Data, keyword as kw};
use crate::token::{Gap, Token};

use dictionary::Dictionary;
use feature::{Line, may_join};
use model::Model;

/// Decides which tokens are one word.
#[derive(Debug)]
pub(crate) struct Segmenter {
    dictionary: Dictionary,
    model: Model,
}

/// How words are found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Method {
    /// The trained model over the dictionary.
    #[default]
    Model,
    /// The longest dictionary word from left to right, without the model.
    LongestMatch,
}

impl Segmenter {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        Ok(Self { dictionary: Dictionary::new(builder, data)?, model: Model::built_in() })
    }

    /// The words of `tokens`, each as its tokens, in order.
    pub(crate) fn words<'a>(&'a self, tokens: &'a [Token], method: Method) -> Words<'a> {
        Words { segmenter: self, rest: tokens, method, line: Line::default(), at: 0, line_end: 0 }
    }
}

/// The words of a text, decided line by line as they are asked for.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    segmenter: &'a Segmenter,
    /// The tokens from the start of the line on.
    rest: &'a [Token],
    method: Method,
    line: Line,
    /// The next token, and the end of the line, in `rest`.
    at: usize,
    line_end: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a [Token];

    fn next(&mut self) -> Option<&'a [Token]> {
        if self.at == self.line_end {
            self.rest = &self.rest[self.line_end..];
            let next_line = self.rest.iter().skip(1).position(|token| token.gap >= Gap::Line);
            self.line_end = next_line.map_or(self.rest.len(), |index| index + 1);
            self.at = 0;
            self.line.look(&self.rest[..self.line_end], &self.segmenter.dictionary);
        }
        let tokens = &self.rest[..self.line_end];
        let first = self.at;
        if first == tokens.len() {
            return None;
        }
        self.at += 1;
        while self.at < tokens.len() && self.joins(tokens, self.at - 1) {
            self.at += 1;
        }
        Some(&tokens[first..self.at])
    }
}

impl Words<'_> {
    /// Whether the gap behind the token `i` lies within a word.
    fn joins(&self, tokens: &[Token], i: usize) -> bool {
        let (before, after) = (&tokens[i], &tokens[i + 1]);
        // An ellipsis is one word.
        if before.word == kw::DOT && after.word == kw::DOT && after.gap == Gap::None {
            return true;
        }
        may_join(before, after)
            && match self.method {
                Method::LongestMatch => self.line.greedy(i),
                Method::Model => self.segmenter.model.score(&self.line.seen(tokens, i)) > 0.0,
            }
    }
}
