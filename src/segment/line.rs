//! The tokens of a line, with what is known of them and of the gaps between them.

use super::dictionary::Dictionary;
use super::feature::{FEATURES, Feature, Seen, case};
use super::marks::Marks;
use crate::lexicon::{WordId, flag, keyword as kw};
use crate::token::{Gap, Kind, Shape, Token};

/// What is seen of a token for the gaps beside it.
mod trait_of {
    /// It begins with a capital.
    pub(super) const CAPITAL: u8 = 1;
    /// It may be joined to what it touches: a number, or a sign that may stand inside a word.
    pub(super) const JOINS: u8 = 2;
    /// A stop, which may stand apart inside a word.
    pub(super) const STOP: u8 = 4;
    /// A sign behind which no sentence begins.
    pub(super) const WITHIN: u8 = 8;
}

/// The traits of signs, by their ids, which are small; the last is for all others.
static SIGNS: [u8; 64] = signs();

const fn signs() -> [u8; 64] {
    use trait_of::{JOINS, STOP, WITHIN};
    let mut signs = [0; 64];
    signs[kw::DOT.0 as usize] = JOINS | STOP;
    signs[kw::DASH.0 as usize] = JOINS | WITHIN;
    signs[kw::COLON.0 as usize] = JOINS;
    signs[kw::AMPERSAND.0 as usize] = JOINS;
    signs[kw::AT.0 as usize] = JOINS;
    signs[kw::COMMA.0 as usize] = WITHIN;
    signs[kw::SLASH.0 as usize] = WITHIN;
    assert!(signs[63] == 0);
    signs
}

/// The longest word over a gap; zero syllables where there is none.
#[derive(Clone, Copy, Debug)]
struct Cover {
    syllables: u8,
    /// The value of [`Feature::Cover`].
    lengths: u8,
    /// The value of [`Feature::Firm`].
    firm: u8,
}

impl Cover {
    const NONE: Self = Self { syllables: 0, lengths: 0, firm: 0 };

    fn new(before: u8, behind: u8, firmness: u8) -> Self {
        let lengths = match (before, behind) {
            (1, 1) => 1,
            (1, 2) => 2,
            (2, 1) => 3,
            (1, 3) => 4,
            (2, 2) => 5,
            (3, 1) => 6,
            (1, _) => 7,
            (_, 1) => 8,
            _ => 9,
        };
        Self { syllables: before + behind, lengths, firm: 1 + firmness }
    }

    /// Whether it has one syllable before the gap.
    fn has_one_before(self) -> bool {
        matches!(self.lengths, 1 | 2 | 4 | 7)
    }

    /// Whether it has one syllable behind the gap.
    fn has_one_behind(self) -> bool {
        matches!(self.lengths, 1 | 3 | 6 | 8)
    }
}

/// What is known of one token, and of the gap behind it. Written and found by whole numbers of eight bytes.
#[derive(Clone, Copy, Debug)]
#[repr(align(8))]
struct Place {
    case: u8,
    /// The longest word that starts with the token, and that ends with it, in syllables; 0 where there is none.
    starting: u8,
    ending: u8,
    cover: Cover,
    /// Whether longest matching from the left joins over the gap.
    greedy: bool,
}

impl Place {
    /// A place that is in no word.
    const fn of(case: u8) -> Self {
        Self { case, starting: 0, ending: 0, cover: Cover::NONE, greedy: false }
    }
}

/// The tokens of a line.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// One before the first token and one behind the last are beyond its edges.
    places: Vec<Place>,
    /// The gaps, each by the token behind it, over which a word of the dictionary may begin, those that lie within one, and
    /// others that may lie within a word.
    begun: Marks,
    covered: Marks,
    others: Marks,
}

impl Line {
    /// Looks at the tokens of a line.
    pub(super) fn look(&mut self, tokens: &[Token], dictionary: &Dictionary) {
        self.look_at_each(tokens, dictionary);
        let mut matched_to = 0;
        for block in 0..self.begun.blocks() {
            for second in self.begun.of_block(block) {
                let start = second - 1;
                let pair = dictionary.pair(tokens[start].word, tokens[second].word);
                if let Some(firmness) = pair.firmness() {
                    self.enter_pair(start, firmness);
                }
                if tokens.get(second + 1).is_some_and(|third| pair.may_go_on(third.word)) {
                    dictionary.longer(&tokens[start..], |length, firmness| self.enter(start, length, firmness));
                }
                let places = &mut self.places[1 + start..];
                let length = usize::from(places[0].starting);
                // No branch: where longest matching stands cannot be guessed.
                let matches = (length > 0) & (start >= matched_to);
                places[0].greedy |= matches;
                if length > 2 && matches {
                    places[1..length - 1].iter_mut().for_each(|place| place.greedy = true);
                }
                matched_to = if matches { start + length } else { matched_to };
            }
        }
    }

    /// What can be told of the tokens one by one and from the one before. Without a branch, which would be guessed wrong too
    /// often.
    fn look_at_each(&mut self, tokens: &[Token], dictionary: &Dictionary) {
        use trait_of::{CAPITAL, JOINS, STOP, WITHIN};
        self.places.clear();
        self.begun.clear();
        self.covered.clear();
        self.others.clear();
        self.places.push(Place::of(case::EDGE));
        let (mut word, mut traits, mut starts_sentence) = (WordId::NONE, 0, true);
        for tokens in tokens.chunks(64) {
            let (mut begun, mut others) = (0, 0);
            self.places.extend(tokens.iter().enumerate().map(|(i, token)| {
                let (word_before, traits_before) = (word, traits);
                word = token.word;
                let case = case_of(token, starts_sentence);
                let sign = SIGNS[usize::from(word.0.min(63))];
                traits = (u8::from(case::is_capital(case)) * CAPITAL) | (u8::from(case == case::NUMBER) * JOINS) | sign;
                starts_sentence = (token.kind == Kind::Punctuation) & (starts_sentence | (sign & WITHIN == 0));
                let is_word = (token.gap == Gap::Blank) & dictionary.may_have(word_before, word);
                let either = if token.gap == Gap::None { JOINS | STOP } else { STOP };
                let may_join = ((traits & traits_before & CAPITAL) | ((traits | traits_before) & either) != 0)
                    | (word_before == word);
                begun |= u64::from(is_word) << i;
                others |= u64::from(may_join) << i;
                Place::of(case)
            }));
            self.begun.push(begun);
            self.covered.push(0);
            self.others.push(others);
        }
        self.places.push(Place::of(case::EDGE));
    }

    /// Notes a word of two syllables at the places that it touches.
    #[inline(always)]
    fn enter_pair(&mut self, start: usize, firmness: u8) {
        let Some([place, end]) = self.places[1 + start..].first_chunk_mut() else { return };
        place.starting = 2;
        if place.cover.syllables < 2 {
            place.cover = Cover { syllables: 2, lengths: 1, firm: 1 + firmness };
        }
        end.ending = end.ending.max(2);
        self.covered.set(start + 1);
    }

    /// Notes a longer word. Words come by their start, then by their length.
    fn enter(&mut self, start: usize, length: usize, firmness: u8) {
        let size = length as u8;
        let places = &mut self.places[1 + start..][..length];
        places[0].starting = size;
        for (place, before) in places[..length - 1].iter_mut().zip(1..) {
            if place.cover.syllables < size {
                place.cover = Cover::new(before, size - before, firmness);
            }
            self.covered.set(start + usize::from(before));
        }
        let end = &mut places[length - 1];
        end.ending = end.ending.max(size);
    }

    /// The number of blocks of gaps.
    pub(super) fn blocks(&self) -> usize {
        self.others.blocks()
    }

    /// The gaps of a block that a word of the dictionary covers, each by the token before it.
    pub(super) fn covered_gaps(&self, block: usize) -> impl Iterator<Item = usize> + use<> {
        self.covered.of_block(block).map(|behind| behind - 1)
    }

    /// The other gaps of a block that may lie within a word, each by the token before it.
    pub(super) fn other_gaps(&self, block: usize) -> impl Iterator<Item = usize> + use<> {
        self.others.of_block_without(block, &self.covered).filter_map(|behind| behind.checked_sub(1))
    }

    /// The places around the gap behind the token `i`, which is not the last: two before it and two behind it.
    #[inline(always)]
    fn around(&self, i: usize) -> &[Place; 4] {
        self.places[i..].first_chunk().expect("a line has places beyond its edges")
    }

    /// Whether the gap behind the token `i`, which is not the last, is open to the model: both sides are words with a
    /// blank between, and a dictionary word, two capitals or an echo speaks for joining.
    #[inline(always)]
    pub(super) fn is_open(&self, tokens: &[Token], i: usize) -> bool {
        let [_, before, after, _] = self.around(i);
        (tokens[i + 1].gap == Gap::Blank) & case::is_word(before.case) & case::is_word(after.case)
            && ((before.cover.syllables > 0)
                | case::is_capital(before.case) & case::is_capital(after.case)
                | is_echo(&tokens[i], &tokens[i + 1]))
    }

    /// Whether two capitals with a blank between are no one name, for what begins with the second is known: a common word that
    /// goes on in lower case (`Bộ Công an`), a family name behind a place (`Hà Nội Nguyễn Văn Sáu`), a city (`UBND TP.HCM`).
    pub(super) fn begins_anew(&self, tokens: &[Token], i: usize) -> bool {
        let [before2, before, after, after2] = self.around(i);
        let second = &tokens[i + 1];
        // Not `Ông Hoàng Văn Sáu`, though `ông hoàng` is a word.
        let is_known = || before.ending > 0 && tokens[i - 1].flags & flag::HONORIFIC == 0;
        let is_place = || case::is_capital(before2.case) && (is_known() || i >= 2 && is_unit(&tokens[i - 2]));
        before.cover.syllables == 0
            && (after.starting > 0 && after2.case == case::LOWER
                || second.flags & flag::SURNAME != 0
                    && second.word != kw::VĂN
                    && after2.case == case::TITLE
                    && is_place()
                || second.word == kw::TP)
    }

    /// Whether the gap behind the token `i` and the one before it lie in two words that share the token, and in none that
    /// holds both; in lower case.
    pub(super) fn overlaps(&self, i: usize) -> bool {
        let [before2, before, after, _] = self.around(i);
        before2.cover.has_one_behind() && before.cover.has_one_before() && after.case == case::LOWER
    }

    /// What is seen of the gap behind the token `i`, which is not the last.
    #[inline(always)]
    pub(super) fn seen(&self, tokens: &[Token], i: usize) -> Seen {
        let size = |length: u8| length.saturating_sub(1).min(3);
        let [before2, before, after, after2] = self.around(i);
        let mut seen = [0; FEATURES];
        let mut see = |feature: Feature, value: u8| seen[feature as usize] = value;
        see(Feature::Cover, before.cover.lengths);
        see(Feature::CoverBefore, before2.cover.lengths);
        see(Feature::CoverAfter, after.cover.lengths);
        see(Feature::Firm, before.cover.firm);
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

/// Whether a token ends the words for a unit of the country, before its name: `huyện Ba Vì`.
fn is_unit(token: &Token) -> bool {
    matches!(token.word, kw::TỈNH | kw::PHỐ | kw::HUYỆN | kw::QUẬN | kw::XÃ | kw::PHƯỜNG | kw::TRẤN)
}

#[inline(always)]
fn is_echo(before: &Token, after: &Token) -> bool {
    (before.word == after.word) & (before.word != WordId::NONE)
}

/// The case of a token, looked up: a branch for each would be guessed wrong too often.
#[inline(always)]
fn case_of(token: &Token, starts_sentence: bool) -> u8 {
    static CASES: [[[u8; 8]; 8]; 2] = cases();
    CASES[usize::from(starts_sentence)][token.kind as usize][token.shape as usize]
}

const fn cases() -> [[[u8; 8]; 8]; 2] {
    let mut cases = [[[case::MARK; 8]; 8]; 2];
    let mut i = 0;
    while i < 128 {
        let (starts_sentence, kind, shape) = (i >> 6, i >> 3 & 7, i & 7);
        cases[starts_sentence][kind][shape] = if kind == Kind::Number as usize {
            case::NUMBER
        } else if kind != Kind::Syllable as usize && kind != Kind::Word as usize {
            case::MARK
        } else if shape == Shape::Upper as usize {
            case::UPPER
        } else if shape == Shape::Mixed as usize {
            case::TITLE
        } else if shape != Shape::Title as usize && shape != Shape::Initial as usize {
            case::LOWER
        } else if starts_sentence != 0 {
            case::FIRST
        } else {
            case::TITLE
        };
        i += 1;
    }
    cases
}
