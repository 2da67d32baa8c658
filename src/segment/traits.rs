//! What is seen of a token by itself, looked up: a branch for each would be guessed wrong too often.
//!
//! The traits do not ask whether the token starts a sentence, though the case does: whether the next one starts a sentence
//! hangs on them, and a chain of look-ups through all tokens of a line would be slow.

use super::feature::case;
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape, Token};

/// What matters for the gaps beside a token, as bits. Those of signs come from the word, the others from the shape, where the
/// lowest bits are the case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits(u8);

impl Traits {
    /// A comma, behind which no sentence begins.
    pub(super) const COMMA: u8 = 1;
    /// A stop, which may stand apart inside a word.
    pub(super) const STOP: u8 = 1 << 1;
    /// A sign behind which a sentence begins only where it could before: a dash at the start of a line.
    pub(super) const WITHIN: u8 = 1 << 2;
    /// It begins with a capital.
    pub(super) const CAPITAL: u8 = 1 << 3;
    /// It may be joined to what it touches: a number, or a sign that may stand inside a word.
    pub(super) const JOINS: u8 = 1 << 4;
    /// It begins with a small letter.
    pub(super) const SMALL: u8 = 1 << 5;
    /// Letters that a stop cuts short: `TP. Quy Nhơn`, `Q. Thủ Đức`.
    pub(super) const SHORT: u8 = 1 << 7;

    /// None, before the first token.
    pub(super) const NONE: Self = Self(0);

    #[inline(always)]
    pub(super) fn of(token: &Token) -> Self {
        static BY_WORD: [u8; WORDS] = by_word();
        Self(look_up(token, false) & !CASE | BY_WORD[usize::from(token.word.0).min(WORDS - 1)])
    }

    /// Whether it has one of some traits.
    #[inline(always)]
    pub(super) fn has(self, traits: u8) -> bool {
        self.0 & traits != 0
    }
}

/// The case of a token: the value of [`Feature::Before`](super::feature::Feature::Before) and its like.
#[inline(always)]
pub(super) fn case_of(token: &Token, starts_sentence: bool) -> u8 {
    look_up(token, starts_sentence) & CASE
}

/// The bits of the case among those of the traits.
const CASE: u8 = 7;

#[inline(always)]
fn look_up(token: &Token, starts_sentence: bool) -> u8 {
    static BY_SHAPE: [[[u8; 8]; 8]; 2] = by_shape();
    BY_SHAPE[usize::from(starts_sentence)][token.kind as usize][token.shape as usize]
}

const fn by_shape() -> [[[u8; 8]; 8]; 2] {
    let mut traits = [[[case::MARK; 8]; 8]; 2];
    let mut i = 0;
    while i < 128 {
        let (starts_sentence, kind, shape) = (i >> 6, i >> 3 & 7, i & 7);
        traits[starts_sentence][kind][shape] = if kind == Kind::Number as usize {
            case::NUMBER | Traits::JOINS
        } else if kind != Kind::Syllable as usize && kind != Kind::Word as usize {
            case::MARK
        } else if shape == Shape::Upper as usize {
            case::UPPER | Traits::CAPITAL
        } else if shape == Shape::Mixed as usize {
            case::TITLE | Traits::CAPITAL
        } else if shape != Shape::Title as usize && shape != Shape::Initial as usize {
            case::LOWER | Traits::SMALL
        } else {
            let short = if shape == Shape::Initial as usize { Traits::SHORT } else { 0 };
            short | Traits::CAPITAL | if starts_sentence != 0 { case::FIRST } else { case::TITLE }
        };
        i += 1;
    }
    traits
}

/// More than the ids of the words that have traits; the last has none.
const WORDS: usize = 512;

const fn by_word() -> [u8; WORDS] {
    let mut traits = [0; WORDS];
    traits[kw::DOT.0 as usize] = Traits::JOINS | Traits::STOP;
    traits[kw::DASH.0 as usize] = Traits::JOINS | Traits::WITHIN;
    traits[kw::COLON.0 as usize] = Traits::JOINS;
    traits[kw::AMPERSAND.0 as usize] = Traits::JOINS;
    traits[kw::AT.0 as usize] = Traits::JOINS;
    traits[kw::COMMA.0 as usize] = Traits::COMMA;
    traits[kw::SLASH.0 as usize] = Traits::WITHIN;
    traits[kw::TP.0 as usize] = Traits::SHORT;
    assert!(traits[WORDS - 1] == 0, "an id that no such word has");
    traits
}
