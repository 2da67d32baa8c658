//! What the model sees of a gap between two tokens. No word is among it, only lengths, firmness and cases.

use super::dictionary::Dictionary;
use crate::lexicon::{WordId, keyword as kw};
use crate::token::{Gap, Kind, Shape, Token};

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
mod case {
    pub(super) const LOWER: u8 = 0;
    pub(super) const TITLE: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    /// A capital at the start of a sentence, which may be a name's or the sentence's.
    pub(super) const FIRST: u8 = 3;
    pub(super) const NUMBER: u8 = 4;
    pub(super) const MARK: u8 = 5;
    pub(super) const EDGE: u8 = 6;

    pub(super) fn is_capital(case: u8) -> bool {
        matches!(case, TITLE | UPPER | FIRST)
    }
}

/// The longest word over a gap; zero syllables where there is none.
#[derive(Clone, Copy, Debug, Default)]
struct Cover {
    before: u8,
    behind: u8,
    firmness: u8,
}

impl Cover {
    /// The value of [`Feature::Cover`].
    fn lengths(self) -> u8 {
        match (self.before, self.behind) {
            (0, _) => 0,
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

    /// The value of [`Feature::Firm`].
    fn firm(self) -> u8 {
        if self.before == 0 { 0 } else { 1 + self.firmness }
    }
}

/// What is known of one token, and of the gap behind it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    case: u8,
    /// The longest word that starts with the token, and that ends with it, in syllables; 0 where there is none.
    starting: u8,
    ending: u8,
    cover: Cover,
    greedy: bool,
}

/// The tokens of one line, with what the dictionary says of them.
#[derive(Debug, Default)]
pub(super) struct Line {
    places: Vec<Place>,
}

impl Line {
    /// Looks at the tokens of a line.
    pub(super) fn look(&mut self, tokens: &[Token], dictionary: &Dictionary) {
        self.places.clear();
        self.places.resize(tokens.len(), Place::default());
        let mut starts_sentence = true;
        let mut matched_to = 0;
        for (start, token) in tokens.iter().enumerate() {
            self.places[start].case = case_of(token, starts_sentence);
            starts_sentence = match token.kind {
                Kind::Punctuation => starts_sentence || !matches!(token.word, kw::COMMA | kw::SLASH | kw::DASH),
                _ => false,
            };
            dictionary.starting(&tokens[start..], |length, firmness| self.enter(start, length, firmness));
            let length = usize::from(self.places[start].starting);
            if length > 0 && start >= matched_to {
                self.places[start..start + length - 1].iter_mut().for_each(|place| place.greedy = true);
                matched_to = start + length;
            }
        }
    }

    /// Notes a word at all the places that it touches. Words come by their start, then by their length.
    fn enter(&mut self, start: usize, length: usize, firmness: u8) {
        let size = length as u8;
        self.places[start].starting = size;
        for (place, before) in self.places[start..start + length - 1].iter_mut().zip(1..) {
            if place.cover.before + place.cover.behind < size {
                place.cover = Cover { before, behind: size - before, firmness };
            }
        }
        let end = &mut self.places[start + length - 1];
        end.ending = end.ending.max(size);
    }

    /// Whether the gap behind the token `i`, which is not the last, is open to the model: both sides are words with a
    /// blank between, and a dictionary word, two capitals or an echo speaks for joining.
    #[inline]
    pub(super) fn is_open(&self, tokens: &[Token], i: usize) -> bool {
        let (before, after) = (&tokens[i], &tokens[i + 1]);
        let (place, next) = (&self.places[i], &self.places[i + 1]);
        after.gap == Gap::Blank
            && (place.cover.before > 0
                || case::is_capital(place.case) && case::is_capital(next.case)
                || is_echo(before, after))
            && before.is_word()
            && after.is_word()
    }

    /// Whether the gap behind the token `i` and the one before it lie in two words that share the token, and in none that
    /// holds both; in lower case.
    pub(super) fn overlaps(&self, i: usize) -> bool {
        i > 0
            && self.places[i - 1].cover.behind == 1
            && self.places[i].cover.before == 1
            && self.places[i + 1].case == case::LOWER
    }

    /// What is seen of the gap behind the token `i`, which is not the last.
    pub(super) fn seen(&self, tokens: &[Token], i: usize) -> Seen {
        let size = |length: u8| length.saturating_sub(1).min(3);
        let outside = Place { case: case::EDGE, ..Place::default() };
        let [before, after] = [self.places[i], self.places[i + 1]];
        let before2 = if i > 0 { self.places[i - 1] } else { outside };
        let after2 = self.places.get(i + 2).copied().unwrap_or(outside);
        let mut seen = [0; FEATURES];
        let mut see = |feature: Feature, value: u8| seen[feature as usize] = value;
        see(Feature::Cover, before.cover.lengths());
        see(Feature::CoverBefore, before2.cover.lengths());
        see(Feature::CoverAfter, after.cover.lengths());
        see(Feature::Firm, before.cover.firm());
        see(Feature::Left, size(before.ending));
        see(Feature::Right, size(after.starting));
        see(Feature::Greedy, u8::from(before.greedy));
        see(Feature::Before2, before2.case);
        see(Feature::Before, before.case);
        see(Feature::After, after.case);
        see(Feature::After2, after2.case);
        see(Feature::Echo, u8::from(is_echo(&tokens[i], &tokens[i + 1])));
        seen
    }
}

fn is_echo(before: &Token, after: &Token) -> bool {
    before.word == after.word && before.word != WordId::NONE
}

fn case_of(token: &Token, starts_sentence: bool) -> u8 {
    match (token.kind, token.shape) {
        (Kind::Number, _) => case::NUMBER,
        (Kind::Punctuation | Kind::Symbol, _) => case::MARK,
        (_, Shape::Upper) => case::UPPER,
        (_, Shape::Title | Shape::Initial) if starts_sentence => case::FIRST,
        (_, Shape::Title | Shape::Initial | Shape::Mixed) => case::TITLE,
        _ => case::LOWER,
    }
}
