//! What the model sees of a gap between two tokens. No word is among it, only lengths, cases and repetitions.

use super::dictionary::Dictionary;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape, Token};

/// One thing that is seen of a gap, as a small number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(crate) enum Feature {
    /// The longest dictionary word over the gap: its syllables before the gap and behind it; 0 for none.
    Cover,
    /// The longest word that ends before the gap.
    Left,
    /// The longest word that begins behind the gap.
    Right,
    /// Whether longest matching from the left joins here.
    Greedy,
    /// What is over the gap before, and over the next.
    CoverBefore,
    CoverAfter,
    /// The sort of the two tokens before the gap and the two behind it.
    Before2,
    Before,
    After,
    After2,
    /// Whether the two syllables are alike, as in reduplications.
    Echo,
}

pub(crate) const FEATURES: usize = Feature::Echo as usize + 1;

/// What is seen of one gap, by feature.
pub(crate) type Seen = [u8; FEATURES];

impl Feature {
    /// The labels of the values, in order: how they are written in `data/segmenter.tsv`.
    pub(crate) const fn labels(self) -> &'static [&'static str] {
        match self {
            Feature::Cover | Feature::CoverBefore | Feature::CoverAfter => {
                &["-", "1+1", "1+2", "2+1", "1+3", "2+2", "3+1", "1+n", "n+1", "n+n"]
            }
            Feature::Left | Feature::Right => &["-", "2", "3", "4+"],
            Feature::Greedy => &["split", "join"],
            Feature::Before2 | Feature::Before | Feature::After | Feature::After2 => {
                &["lower", "Title", "UPPER", "Foreign", "number", "mark", "edge", "First"]
            }
            Feature::Echo => &["-", "same", "rhyme", "onset"],
        }
    }
}

/// The values of [`Feature::Cover`]: syllables before the gap and behind it.
fn cover(before: usize, behind: usize) -> u8 {
    match (before, behind) {
        (1, 1) => 1,
        (1, 2) => 2,
        (2, 1) => 3,
        (1, 3) => 4,
        (2, 2) => 5,
        (3, 1) => 6,
        (1, _) => 7,
        (_, 1) => 8,
        _ => 9,
    }
}

/// The tokens of one line, with what the dictionary says of them.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// By token: the lengths of the words that start there.
    lengths: Vec<u8>,
    /// By token: the longest word that ends with it.
    ending: Vec<u8>,
    /// By gap, named after the token before it: the longest word over it.
    covers: Vec<u8>,
    greedy: Vec<bool>,
    sorts: Vec<u8>,
}

impl Line {
    /// Looks at the tokens of a line.
    pub(crate) fn look(&mut self, tokens: &[Token], dictionary: &Dictionary) {
        let n = tokens.len();
        self.lengths.clear();
        self.lengths.extend((0..n).map(|i| dictionary.lengths(&tokens[i..])));
        self.sorts.clear();
        let mut sentence_start = true;
        for token in tokens {
            self.sorts.push(sort(token, sentence_start));
            sentence_start = token.kind == Kind::Punctuation && token.word != kw::COMMA;
        }
        self.look_at_words(n);
    }

    fn look_at_words(&mut self, n: usize) {
        self.ending.clear();
        self.ending.resize(n, 0);
        self.covers.clear();
        self.covers.resize(n, 0);
        self.greedy.clear();
        self.greedy.resize(n, false);
        let mut matched_to = 0;
        for start in 0..n {
            let lengths = self.lengths[start];
            let mut rest = lengths;
            while rest != 0 {
                let length = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                self.ending[start + length - 1] = self.ending[start + length - 1].max(length as u8);
                for behind in 1..length {
                    let gap = start + length - 1 - behind;
                    let before = length - behind;
                    if usize::from(self.longest(gap)) < length {
                        self.covers[gap] = (length as u8) << 4 | before as u8;
                    }
                }
            }
            if lengths != 0 && start >= matched_to {
                let length = 7 - lengths.leading_zeros() as usize;
                self.greedy[start..start + length - 1].fill(true);
                matched_to = start + length;
            }
        }
    }

    /// Whether longest matching from the left joins over the gap.
    pub(crate) fn greedy(&self, gap: usize) -> bool {
        self.greedy[gap]
    }

    fn longest(&self, gap: usize) -> u8 {
        self.covers[gap] >> 4
    }

    fn cover(&self, gap: usize) -> u8 {
        match self.covers[gap] {
            0 => 0,
            packed => cover(usize::from(packed & 15), usize::from((packed >> 4) - (packed & 15))),
        }
    }

    /// What is seen of the gap behind the token `i`, which is not the last.
    pub(crate) fn seen(&self, tokens: &[Token], i: usize) -> Seen {
        let n = self.sorts.len();
        let edge = 6;
        let size = |length: u8| length.saturating_sub(1).min(3);
        let mut seen = [0; FEATURES];
        seen[Feature::Cover as usize] = self.cover(i);
        seen[Feature::Left as usize] = size(self.ending[i]);
        let right = self.lengths[i + 1];
        seen[Feature::Right as usize] = size(if right == 0 { 0 } else { 7 - right.leading_zeros() as u8 });
        seen[Feature::Greedy as usize] = u8::from(self.greedy[i]);
        seen[Feature::CoverBefore as usize] = if i > 0 { self.cover(i - 1) } else { 0 };
        seen[Feature::CoverAfter as usize] = if i + 2 < n { self.cover(i + 1) } else { 0 };
        seen[Feature::Before2 as usize] = if i > 0 { self.sorts[i - 1] } else { edge };
        seen[Feature::Before as usize] = self.sorts[i];
        seen[Feature::After as usize] = self.sorts[i + 1];
        seen[Feature::After2 as usize] = if i + 2 < n { self.sorts[i + 2] } else { edge };
        seen[Feature::Echo as usize] = u8::from(tokens[i].word == tokens[i + 1].word && tokens[i].is_word());
        seen
    }
}

/// The value of [`Feature::Before`] and its like.
fn sort(token: &Token, sentence_start: bool) -> u8 {
    match (token.kind, token.shape) {
        (Kind::Number, _) => 4,
        (Kind::Punctuation | Kind::Symbol, _) => 5,
        (_, Shape::Upper) => 2,
        (_, Shape::Title | Shape::Initial) => {
            if sentence_start {
                7
            } else {
                1
            }
        }
        _ => 0,
    }
}

/// Whether two neighbours can be one word at all: both are words, a blank between them.
pub(crate) fn may_join(before: &Token, after: &Token) -> bool {
    after.gap == Gap::Blank && after.is_word() && before.is_word()
}
