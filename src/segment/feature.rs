//! What the model sees of a gap between two tokens. No word is among it, only lengths, firmness and cases.

/// One thing that is seen of a gap, as a small number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub(super) enum Feature {
    /// The longest dictionary word over the gap: its syllables before the gap and behind it.
    Cover,
    /// How firmly that word holds together.
    Firm,
    /// The longest word that ends before the gap, and that begins behind it, in syllables.
    Left,
    Right,
    /// Whether longest matching from the left joins here.
    Greedy,
    /// The longest word over the gap before, and over the one behind.
    CoverBefore,
    CoverAfter,
    /// The cases of the two tokens before the gap and the two behind it.
    Before2,
    Before,
    After,
    After2,
    /// Whether the same syllable stands on both sides.
    Echo,
}

/// How many there are.
pub(super) const FEATURES: usize = Feature::Echo as usize + 1;

/// The number of values, by feature.
const VALUES: [usize; FEATURES] = [10, 6, 4, 4, 2, 10, 10, 7, 7, 7, 7, 2];

/// What is seen of one gap, by feature.
pub(super) type Seen = [u8; FEATURES];

impl Feature {
    /// How many values there are.
    #[inline]
    pub(super) fn values(self) -> usize {
        VALUES[self as usize]
    }

    /// The labels of the values, in order: how they are written in `data/segmenter.tsv`.
    pub(super) const fn labels(self) -> &'static [&'static str] {
        use Feature::*;
        match self {
            Cover | CoverBefore | CoverAfter => &["-", "1+1", "1+2", "2+1", "1+3", "2+2", "3+1", "1+n", "n+1", "n+n"],
            Firm => &["-", "f0", "f1", "f2", "f3", "f4"],
            Left | Right => &["-", "2", "3", "4+"],
            Greedy => &["split", "join"],
            Before2 | Before | After | After2 => &["lower", "Title", "UPPER", "First", "number", "mark", "edge"],
            Echo => &["-", "same"],
        }
    }
}

/// The case of a token: the values of [`Feature::Before`] and its like.
pub(super) mod case {
    pub(in super::super) const LOWER: u8 = 0;
    pub(in super::super) const TITLE: u8 = 1;
    pub(in super::super) const UPPER: u8 = 2;
    /// A capital at the start of a sentence, which may be a name's or the sentence's.
    pub(in super::super) const FIRST: u8 = 3;
    pub(in super::super) const NUMBER: u8 = 4;
    pub(in super::super) const MARK: u8 = 5;
    pub(in super::super) const EDGE: u8 = 6;

    /// Whether the token is a word.
    pub(in super::super) fn is_word(case: u8) -> bool {
        case < NUMBER
    }

    pub(in super::super) fn is_capital(case: u8) -> bool {
        case.wrapping_sub(TITLE) <= FIRST - TITLE
    }
}
