//! Words: which syllables belong together.
//!
//! A blank separates syllables in Vietnamese, not words: `học sinh` is one word of two syllables. The dictionary says
//! which runs of syllables are words somewhere; the model decides for every gap between two tokens whether they are one
//! word here, from what the dictionary holds around the gap and from how the tokens are cased. The weights know no word.

mod dictionary;
mod feature;
mod model;
mod train;
mod words;

use std::sync::OnceLock;

use crate::error::Error;
use crate::lexicon::{Builder, Data, Lexicon, keyword as kw};
use crate::token::{Gap, Kind, Token};

use dictionary::{Dictionary, Entry};
use feature::Line;
use model::Model;

pub use words::{Word, Words};

/// Decides which tokens are one word. What it needs is built when the first text is cut.
#[derive(Debug)]
pub(crate) struct Segmenter {
    added: Vec<Entry>,
    knowledge: OnceLock<Knowledge>,
}

/// The dictionary and the weights.
#[derive(Debug)]
struct Knowledge {
    dictionary: Dictionary,
    model: Model,
}

/// What is known of a gap without the model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Split,
    Join,
    Open,
}

impl Segmenter {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        Ok(Self { added: Entry::added(builder, data)?, knowledge: OnceLock::new() })
    }

    fn knowledge(&self, lexicon: &Lexicon) -> &Knowledge {
        let build = || Knowledge { dictionary: Dictionary::new(lexicon, &self.added), model: Model::built_in() };
        self.knowledge.get_or_init(build)
    }

    /// The index of the first token of each word, in order.
    pub(crate) fn starts(&self, tokens: &[Token], lexicon: &Lexicon) -> Vec<u32> {
        let Knowledge { dictionary, model } = self.knowledge(lexicon);
        let mut starts = Vec::with_capacity(tokens.len());
        let mut line = Line::default();
        let mut first = 0;
        for tokens in tokens.chunk_by(|_, after| after.gap < Gap::Line) {
            line.look(tokens, dictionary);
            starts.push(first);
            for i in 0..tokens.len() - 1 {
                let joins = match verdict(tokens, i, &line) {
                    Verdict::Split => false,
                    Verdict::Join => true,
                    Verdict::Open => model.score(&line.seen(tokens, i)) > 0.0,
                };
                if !joins {
                    starts.push(first + i as u32 + 1);
                }
            }
            first += tokens.len() as u32;
        }
        starts
    }
}

/// What is known of the gap behind the token `i`, which is not the last of its line.
#[inline]
fn verdict(tokens: &[Token], i: usize, line: &Line) -> Verdict {
    let (before, after) = (&tokens[i], &tokens[i + 1]);
    if after.gap != Gap::None {
        return if line.is_open(tokens, i) { Verdict::Open } else { Verdict::Split };
    }
    // The stops of an ellipsis, and figures with what stands between them: `19/02/2021`, `1.500`, `G7`.
    let separates = |token: &Token| matches!(token.word, kw::DOT | kw::COMMA | kw::SLASH | kw::DASH | kw::COLON);
    let is_number = |index: usize| tokens.get(index).is_some_and(|token| token.kind == Kind::Number);
    let joins = match (before.kind, after.kind) {
        (Kind::Punctuation, Kind::Punctuation) => before.word == kw::DOT && after.word == kw::DOT,
        (Kind::Syllable | Kind::Word, Kind::Number) => true,
        (Kind::Number, Kind::Punctuation) => separates(after) && is_number(i + 2) && tokens[i + 2].gap == Gap::None,
        (Kind::Punctuation, Kind::Number) => separates(before) && before.gap == Gap::None && i > 0 && is_number(i - 1),
        _ => false,
    };
    if joins { Verdict::Join } else { Verdict::Split }
}
