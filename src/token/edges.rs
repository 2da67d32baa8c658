//! From the classes of a block's bytes to its tokens: where each begins and ends, and what is known of it.

use super::block::Classes;
use super::set::Set;
use super::{Gap, Kind, Shape};

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
    #[inline(never)]
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
    #[inline(never)]
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
    pub(super) const GAP: u8 = 0x0c;

    #[inline(always)]
    pub(super) fn new(at_start: u8, at_end: u8) -> Self {
        Self(at_start & Self::AT_START | at_end & !Self::AT_START)
    }

    #[inline(always)]
    pub(super) fn kind(self) -> Kind {
        match self.0 & 3 {
            0 => Kind::Word,
            1 => Kind::Number,
            2 => Kind::Punctuation,
            _ => Kind::Symbol,
        }
    }

    #[inline(always)]
    pub(super) fn gap(self) -> Gap {
        match (self.0 & Self::GAP) >> 2 {
            0 => Gap::None,
            1 => Gap::Blank,
            2 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    #[inline(always)]
    pub(super) fn shape(self) -> Shape {
        shape(self.0 >> 4 & 7)
    }

    #[inline(always)]
    pub(super) fn is_rare(self) -> bool {
        self.0 & 0x80 != 0
    }
}

/// The shape by whether the first letter is a capital, another is, one is not.
#[inline(always)]
pub(super) fn shape(letters: u8) -> Shape {
    static SHAPES: [Shape; 8] = [
        Shape::None,
        Shape::Initial,
        Shape::Upper,
        Shape::Upper,
        Shape::Lower,
        Shape::Title,
        Shape::Mixed,
        Shape::Mixed,
    ];
    SHAPES[usize::from(letters & 7)]
}
