//! From the classes of a block's bytes to its tokens: where each begins and ends, and what is known of it.

use super::block::Classes;
use super::set::Set;
use super::{Gap, Kind, Shape};
use crate::lexicon::flag;

/// Where the runs of a block begin and end.
#[derive(Default)]
pub(super) struct Edges {
    /// The first byte of each token, and the byte behind each token.
    pub(super) starts: Set,
    pub(super) ends: Set,
    /// The first byte of each word.
    words: Set,
    /// The byte behind each blank.
    behind_white: Set,
}

impl Edges {
    #[inline(always)]
    pub(super) fn find<const N: usize>(&mut self, classes: &Classes) {
        for i in 1..=N {
            let behind = |set: &Set| set.0[i] << 1 | set.0[i - 1] >> 63;
            let (letter, digit, white) = (classes.letter.0[i], classes.digit.0[i], classes.white.0[i]);
            let words = letter & !behind(&classes.letter);
            let behind_white = behind(&classes.white);
            let starts = words | digit & !behind(&classes.digit) | classes.punctuation.0[i] | classes.symbol.0[i];
            self.words.0[i] = words;
            self.behind_white.0[i] = behind_white;
            self.starts.0[i] = starts;
            self.ends.0[i] = (starts | white) & !behind_white;
        }
        self.ends.remove(0);
    }

    /// What [`Code`] keeps of each place.
    #[inline(always)]
    pub(super) fn codes(&self, classes: &Classes, rare: &Set) -> [Set; 8] {
        let Classes { letter, digit, white, .. } = *classes;
        let lines = white.plus(classes.line);
        let more_lines = white.behind_runs_with(lines & classes.line);
        let lines = lines & !white;
        [
            digit | classes.symbol,
            classes.punctuation | classes.symbol,
            self.behind_white & !lines | more_lines,
            lines,
            classes.upper,
            letter.behind_runs_with(classes.upper & !self.words),
            letter.behind_runs_with(classes.lower),
            letter.behind_runs_with(*rare),
        ]
    }
}

/// What is known of a token, in one byte: two bits for the kind, two for the gap, and whether the first letter is a
/// capital, another one is, one is not, one is rare. The first five are kept at the token's first byte, the others at the
/// byte behind it.
#[derive(Clone, Copy)]
pub(super) struct Code(u8);

impl Code {
    const AT_START: u8 = 0x1f;
    const GAP: u8 = 0x0c;

    #[inline(always)]
    pub(super) fn new(at_start: u8, at_end: u8) -> Self {
        Self(at_start & Self::AT_START | at_end & !Self::AT_START)
    }

    /// What is known of a token's first byte, with more white space before what stands before it.
    pub(super) fn behind(gap: Gap, at_start: u8) -> u8 {
        let gap = gap.and(Self::new(at_start, 0).meaning().gap);
        at_start & !Self::GAP | (gap as u8) << 2
    }

    #[inline(always)]
    pub(super) fn meaning(self) -> Meaning {
        MEANINGS[usize::from(self.0 & 0x7f)]
    }

    #[inline(always)]
    pub(super) fn is_rare(self) -> bool {
        self.0 & 0x80 != 0
    }
}

/// What is known of a token before its word is looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) gap: Gap,
    /// The flags that it has whatever its word is.
    pub(super) flags: u16,
    /// What is left of the id and flags of its word: all bits, or none of a number's.
    pub(super) mask: u16,
}

impl Meaning {
    pub(super) const fn new(kind: Kind, shape: Shape, gap: Gap) -> Self {
        let (flags, mask) = match (kind, shape) {
            // Numbers are values and have no id.
            (Kind::Number, _) => (flag::NUMBER, 0),
            (_, Shape::None | Shape::Lower) => (0, u16::MAX),
            _ => (flag::CAPITAL, u16::MAX),
        };
        Self { kind, shape, gap, flags, mask }
    }
}

/// What the codes say.
static MEANINGS: [Meaning; 128] = {
    let mut meanings = [Meaning::new(Kind::Word, Shape::None, Gap::None); 128];
    let mut code = 0;
    while code < 128 {
        let kind = [Kind::Word, Kind::Number, Kind::Punctuation, Kind::Symbol][code & 3];
        let gap = [Gap::None, Gap::Blank, Gap::Line, Gap::Paragraph][code >> 2 & 3];
        meanings[code] = Meaning::new(kind, shape(code >> 4), gap);
        code += 1;
    }
    meanings
};

/// The shape by whether the first letter is a capital, another is, one is not.
pub(super) const fn shape(letters: usize) -> Shape {
    match letters & 7 {
        0 => Shape::None,
        1 => Shape::Initial,
        2 | 3 => Shape::Upper,
        4 => Shape::Lower,
        5 => Shape::Title,
        _ => Shape::Mixed,
    }
}
