//! Words: which syllables belong together.
//!
//! A blank separates syllables in Vietnamese, not words: `học sinh` is one word of two syllables. The dictionary says
//! which runs of syllables are words somewhere; the model decides for every gap between two tokens whether they are one
//! word here, from what the dictionary holds around the gap and from how the tokens are cased. The weights know no word.

mod dictionary;
mod feature;
mod glue;
mod line;
mod marks;
mod model;
mod names;
mod pairs;
mod scorer;
mod train;
mod traits;
mod words;

use std::sync::OnceLock;

use crate::error::Error;
use crate::lexicon::{Builder, Data, Lexicon, flag, keyword as kw};
use crate::token::{CompoundKind, CompoundReader, Gap, Shape, Token};

use dictionary::{Dictionary, Entry};
use glue::{compound_end, is_glued, is_pulled_apart};
use line::Line;
use model::Model;
use names::Names;
use scorer::Scorer;

pub use words::{Word, Words};

/// Decides which tokens are one word. What it needs is built when the first text is cut.
#[derive(Debug)]
pub(crate) struct Segmenter {
    names: Names,
    places: Vec<Entry>,
    added: Vec<Entry>,
    knowledge: OnceLock<Knowledge>,
}

/// The dictionary and the weights.
#[derive(Debug)]
struct Knowledge {
    names: Names,
    dictionary: Dictionary,
    scorer: Scorer,
}

/// What is known of a gap without the model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Split,
    Join,
    Open,
    /// It is no gap: the two touch.
    Touching,
}

impl Segmenter {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let (places, added) = (Entry::places(builder, data)?, Entry::added(builder, data)?);
        Ok(Self { names: Names::new(builder, data)?, places, added, knowledge: OnceLock::new() })
    }

    fn knowledge(&self, lexicon: &Lexicon) -> &Knowledge {
        self.knowledge.get_or_init(|| Knowledge {
            names: self.names.clone(),
            dictionary: Dictionary::new(lexicon, &self.places, &self.added),
            scorer: Scorer::new(&Model::built_in()),
        })
    }

    /// The words of a text.
    pub(crate) fn words<'t>(&'t self, text: &'t str, compounds: CompoundReader<'t>) -> Words<'t> {
        Words::new(text, self.knowledge(compounds.lexicon()), compounds)
    }
}

impl Knowledge {
    /// Whether each token of a line belongs to the word of the one before it. `compound` reads the compound that a token
    /// begins.
    fn join(
        &self,
        tokens: &[Token],
        compound: impl FnMut(&Token) -> Option<(usize, CompoundKind)>,
        line: &mut Line,
        joined: &mut Vec<bool>,
    ) {
        line.look(tokens, &self.dictionary);
        joined.clear();
        joined.resize(tokens.len(), false);
        self.join_covered(tokens, line, joined);
        self.join_others(tokens, compound, line, joined);
        if line.is_headline() {
            self.join_names_of_headline(tokens, joined);
        }
    }

    /// Joins what looks like a person's name where all words begin with capitals: `ĐỒNG CHÍ NGUYỄN VĂN SÁU DỰ`.
    fn join_names_of_headline(&self, tokens: &[Token], joined: &mut [bool]) {
        let mut i = 0;
        while i + 1 < tokens.len() {
            // Not what the dictionary has joined already: `ĐẠI HỌC SƯ PHẠM HÀ NỘI` holds no person.
            let is_free = |at: usize| !joined[at] && !joined.get(at + 1).is_some_and(|&joined| joined);
            let is_later =
                |at: &usize| tokens[*at].gap == Gap::Blank && is_free(*at) && self.names.is_later(tokens[*at].word);
            // `NGUYỄN THỊ KIM LAN`, but `NGUYỄN VĂN SÁU | DỰ`
            let most = if tokens[i + 1].word == kw::THỊ { 3 } else { 2 };
            let is_family = is_free(i) && self.names.is_family(tokens[i].word);
            let behind = (i + 1..tokens.len()).take(if is_family { most } else { 0 });
            let later = behind.take_while(is_later).count();
            joined[i + 1..=i + later].fill(true);
            i += 1 + later;
        }
    }

    /// Decides the gaps that a word of the dictionary covers.
    #[inline(always)]
    fn join_covered(&self, tokens: &[Token], line: &Line, joined: &mut [bool]) {
        // The last gap that was joined, and how much spoke for it.
        let mut last = (0, 0);
        for i in (0..line.blocks()).flat_map(|block| line.covered_gaps(block)) {
            if self.is_address(tokens, i) {
                continue;
            }
            let verdict = if line.is_in_long_word(i) {
                Verdict::Join
            } else if line.opens_sentence(i) {
                self.opening(tokens, i, line)
            } else {
                Verdict::Open
            };
            let score = match verdict {
                Verdict::Join => i32::MAX,
                Verdict::Open => self.scorer.score(&line.seen(tokens, i)),
                _ => 0,
            };
            // No branch: what it is cannot be guessed.
            let joins = score > 0;
            joined[i + 1] = joins;
            if joins & (last.1 > 0) & (last.0 + 1 == i) && line.overlaps(i) {
                // Of two words that share a syllable, the one that more speaks for.
                if score <= last.1 {
                    joined[i + 1] = false;
                    continue;
                }
                joined[i] = false;
            }
            last = if joins { (i, score) } else { last };
        }
    }

    /// Decides the other gaps that may lie within a word: between capitals, at numbers and signs, between echoes.
    #[inline(always)]
    fn join_others(
        &self,
        tokens: &[Token],
        mut compound: impl FnMut(&Token) -> Option<(usize, CompoundKind)>,
        line: &Line,
        joined: &mut [bool],
    ) {
        // The token behind the last compound: the gaps up to it are decided.
        let mut behind = 0;
        for i in (0..line.blocks()).flat_map(|block| line.other_gaps(block)) {
            if i < behind {
                continue;
            }
            match self.verdict(tokens, i, line) {
                Verdict::Split => {}
                Verdict::Join => joined[i + 1] = true,
                Verdict::Touching => match compound_end(tokens, i, &mut compound) {
                    Some(end) => {
                        joined[i + 1..end].fill(true);
                        // What follows begins a word, though the dictionary may have joined it.
                        if let Some(next) = joined.get_mut(end) {
                            *next = false;
                        }
                        behind = end;
                    }
                    None => joined[i + 1] = is_glued(tokens, i),
                },
                Verdict::Open => {
                    // What begins anew is no matter of the verdict: the training needs both sorts of capitals.
                    joined[i + 1] = !line.begins_anew(tokens, i) && self.scorer.score(&line.seen(tokens, i)) > 0;
                }
            }
        }
    }

    /// What is known of the gap behind the token `i`, which is not the last of its line.
    #[inline]
    fn verdict(&self, tokens: &[Token], i: usize, line: &Line) -> Verdict {
        if tokens[i + 1].gap == Gap::None {
            Verdict::Touching
        } else if line.is_open(tokens, i) {
            if self.is_address(tokens, i) {
                Verdict::Split
            } else if line.opens_sentence(i) {
                self.opening(tokens, i, line)
            } else {
                Verdict::Open
            }
        } else if is_pulled_apart(tokens, i) {
            Verdict::Join
        } else {
            Verdict::Split
        }
    }

    /// What is known of the gap between two capitals that begin a sentence: `Hà Nội đã`, `Anh Hùng nói`, `Nguyễn Nam đi`. A
    /// treebank has few sentences that begin with a name of several syllables, too few to learn it from.
    fn opening(&self, tokens: &[Token], i: usize, line: &Line) -> Verdict {
        let (first, second) = (&tokens[i], &tokens[i + 1]);
        let is_covered = line.is_covered(i);
        if line.is_place(i) {
            Verdict::Join
        } else if self.names.is_address(first.word) && (!is_covered || self.names.is_called(second.word)) {
            Verdict::Split
        } else if !line.goes_on(i) && (is_covered || self.names.begin_with(first, second, line.ends_behind(i))) {
            Verdict::Join
        } else {
            Verdict::Open
        }
    }

    /// Whether the token `i` is a form of address before a family name or an initial: `Ông Nguyễn Văn Sáu`, `Anh P.` at the
    /// start of a sentence; not `Trần Anh Lê`.
    #[inline]
    fn is_address(&self, tokens: &[Token], i: usize) -> bool {
        let (before, after) = (&tokens[i], &tokens[i + 1]);
        before.flags & flag::HONORIFIC != 0
            && (after.flags & flag::SURNAME != 0 && after.shape == Shape::Title || after.shape == Shape::Initial)
            && (i == 0 || !tokens[i - 1].shape.is_capital())
            && self.names.is_address(before.word)
    }
}
