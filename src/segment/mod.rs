//! Words: which syllables belong together.
//!
//! A blank separates syllables in Vietnamese, not words: `học sinh` is one word of two syllables. The dictionary says
//! which runs of syllables are words somewhere; the model decides for every gap between two tokens whether they are one
//! word here, from what the dictionary holds around the gap and from how the tokens are cased. The weights know no word.

mod dictionary;
mod feature;
mod line;
mod marks;
mod model;
mod pairs;
mod scorer;
mod train;
mod words;

use std::sync::OnceLock;

use crate::error::Error;
use crate::lexicon::{Builder, Data, Lexicon, Table, WordId, flag, keyword as kw};
use crate::token::{Gap, Kind, Shape, Token};

use dictionary::{Dictionary, Entry};
use line::Line;
use model::Model;
use scorer::Scorer;

pub use words::{Word, Words};

/// Decides which tokens are one word. What it needs is built when the first text is cut.
#[derive(Debug)]
pub(crate) struct Segmenter {
    addresses: Vec<WordId>,
    places: Vec<Entry>,
    added: Vec<Entry>,
    knowledge: OnceLock<Knowledge>,
}

/// The dictionary and the weights.
#[derive(Debug)]
struct Knowledge {
    /// The forms of address of one word, sorted.
    addresses: Vec<WordId>,
    dictionary: Dictionary,
    scorer: Scorer,
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
        let (places, added) = (Entry::places(builder, data)?, Entry::added(builder, data)?);
        Ok(Self { addresses: addresses(builder, data)?, places, added, knowledge: OnceLock::new() })
    }

    fn knowledge(&self, lexicon: &Lexicon) -> &Knowledge {
        self.knowledge.get_or_init(|| Knowledge {
            addresses: self.addresses.clone(),
            dictionary: Dictionary::new(lexicon, &self.places, &self.added),
            scorer: Scorer::new(&Model::built_in()),
        })
    }

    /// The words of a text.
    pub(crate) fn words<'t>(&'t self, text: &'t str, lexicon: &'t Lexicon) -> Words<'t> {
        Words::new(text, self.knowledge(lexicon), lexicon)
    }
}

impl Knowledge {
    /// Whether each token of a line belongs to the word of the one before it.
    fn join(&self, tokens: &[Token], line: &mut Line, joined: &mut Vec<bool>) {
        line.look(tokens, &self.dictionary);
        joined.clear();
        joined.resize(tokens.len(), false);
        // The last gap that the model joined, and how much spoke for it.
        let mut last = (0, 0);
        for block in 0..line.blocks() {
            for i in line.gaps(block) {
                match self.verdict(tokens, i, line) {
                    Verdict::Split => {}
                    Verdict::Join => joined[i + 1] = true,
                    // Not for the training, which needs both sorts of capitals.
                    Verdict::Open if line.begins_anew(tokens, i) => {}
                    Verdict::Open => {
                        let score = self.scorer.score(&line.seen(tokens, i));
                        if score <= 0 {
                            continue;
                        }
                        if last.1 > 0 && last.0 + 1 == i && line.overlaps(i) {
                            // Of two words that share a syllable, the one that more speaks for.
                            if score <= last.1 {
                                continue;
                            }
                            joined[i] = false;
                        }
                        joined[i + 1] = true;
                        last = (i, score);
                    }
                }
            }
        }
    }

    /// What is known of the gap behind the token `i`, which is not the last of its line.
    #[inline]
    fn verdict(&self, tokens: &[Token], i: usize, line: &Line) -> Verdict {
        if tokens[i + 1].gap != Gap::None {
            return if line.is_open(tokens, i) {
                if self.is_address(tokens, i) { Verdict::Split } else { Verdict::Open }
            } else if is_pulled_apart(tokens, i) {
                Verdict::Join
            } else {
                Verdict::Split
            };
        }
        if is_glued(tokens, i) { Verdict::Join } else { Verdict::Split }
    }

    /// Whether the token `i` is a form of address before a family name: `Ông Nguyễn Văn Sáu` at the start of a sentence; not
    /// `Trần Anh Lê`.
    #[inline]
    fn is_address(&self, tokens: &[Token], i: usize) -> bool {
        let (before, after) = (&tokens[i], &tokens[i + 1]);
        before.flags & flag::HONORIFIC != 0
            && after.flags & flag::SURNAME != 0
            && after.shape == Shape::Title
            && (i == 0 || !tokens[i - 1].shape.is_capital())
            && self.addresses.binary_search(&before.word).is_ok()
    }
}

/// The forms of address of one word, sorted; not `đại` for `đại gia`.
fn addresses(builder: &mut Builder, data: &Data) -> Result<Vec<WordId>, Error> {
    let mut addresses = Vec::new();
    for row in data.rows(Table::Honorifics) {
        if let [word] = row.phrase(builder, 0, "the words")?[..] {
            addresses.push(word);
        }
    }
    addresses.sort_unstable();
    Ok(addresses)
}

/// Whether the tokens `i` and `i + 1`, with nothing between them, are written as one word: `...`, `19/02/2021`, `1.500`,
/// `60%`, `G7`, `3A`, `tp.` and `H.` before more, `Rolls-Royce`.
fn is_glued(tokens: &[Token], i: usize) -> bool {
    let (before, after) = (&tokens[i], &tokens[i + 1]);
    let near = |index: usize| tokens.get(index).filter(|token| token.gap == Gap::None);
    let is_number = |token: &Token| token.kind == Kind::Number;
    let separates = |token: &Token| matches!(token.word, kw::DOT | kw::COMMA | kw::SLASH | kw::DASH | kw::COLON);
    let is_foreign =
        |one: &Token, two: &Token| one.is_word() && two.is_word() && (one.kind == Kind::Word || two.kind == Kind::Word);
    match (before.kind, after.kind) {
        (Kind::Syllable | Kind::Word, Kind::Number) | (Kind::Number, Kind::Syllable | Kind::Word) => true,
        _ if before.word == kw::DOT && after.word == kw::DOT => true,
        (Kind::Number, _) => after.word == kw::PERCENT || separates(after) && near(i + 2).is_some_and(is_number),
        (_, Kind::Number) => separates(before) && before.gap == Gap::None && i > 0 && is_number(&tokens[i - 1]),
        (Kind::Syllable | Kind::Word, _) if after.word == kw::DOT => {
            before.word == kw::TP || is_cut_short(before) && i + 2 < tokens.len()
        }
        (_, Kind::Word) if before.word == kw::DOT => ends_city(tokens, i),
        (Kind::Syllable | Kind::Word, _) if after.word == kw::DASH => {
            near(i + 2).is_some_and(|two| is_foreign(before, two))
        }
        (_, Kind::Syllable | Kind::Word) if before.word == kw::DASH => {
            before.gap == Gap::None && i > 0 && is_foreign(&tokens[i - 1], after)
        }
        _ => false,
    }
}

/// Whether the tokens `i` and `i + 1`, with a blank between them, are one word whose marks were set apart: `25 . 000`,
/// `TP . HCM`.
fn is_pulled_apart(tokens: &[Token], i: usize) -> bool {
    let is_thousands = |rest: &[Token]| match rest {
        [head, dot, tail, ..] => {
            dot.word == kw::DOT
                && head.kind == Kind::Number
                && head.span().len() <= 3
                && tail.kind == Kind::Number
                && tail.span().len() == 3
                && (dot.gap, tail.gap) == (Gap::Blank, Gap::Blank)
        }
        _ => false,
    };
    if tokens[i].word == kw::DOT {
        return i > 0 && is_thousands(&tokens[i - 1..]) || ends_city(tokens, i);
    }
    tokens[i + 1].word == kw::DOT && (tokens[i].word == kw::TP || is_thousands(&tokens[i..]))
}

/// Whether the stop `i` and the token behind it end `TP.HCM`, a city in letters.
fn ends_city(tokens: &[Token], i: usize) -> bool {
    let after = &tokens[i + 1];
    i > 0 && tokens[i - 1].word == kw::TP && after.kind == Kind::Word && after.shape == Shape::Upper
}

/// Whether a word before a stop is an initial, or letters that are no syllable, as in `tp.`.
fn is_cut_short(token: &Token) -> bool {
    token.shape == Shape::Initial
        || token.kind == Kind::Word && token.shape == Shape::Lower && token.span().end - token.span().start <= 3
}
