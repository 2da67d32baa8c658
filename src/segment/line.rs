//! The tokens of a line, with what is known of them and of the gaps between them.

use super::dictionary::Dictionary;
use super::feature::{FEATURES, Feature, Seen, case};
use super::marks::Marks;
use super::pairs::Known;
use super::traits::{Traits, case_of};
use crate::lexicon::{WordId, flag, keyword as kw};
use crate::token::{Gap, Kind, Shape, Token};

/// The syllables of the name of a person or a place at the most.
const NAME: usize = 5;

/// The longest word over a gap; zero syllables where there is none.
#[derive(Clone, Copy, Debug)]
struct Cover {
    syllables: u8,
    /// The value of [`Feature::Cover`].
    lengths: u8,
    /// The value of [`Feature::Firm`].
    firm: u8,
    is_place: bool,
}

impl Cover {
    const NONE: Self = Self { syllables: 0, lengths: 0, firm: 0, is_place: false };

    #[inline(always)]
    fn new(before: u8, behind: u8, known: Known) -> Self {
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
        Self { syllables: before + behind, lengths, firm: 1 + known.firmness(), is_place: known.is_place() }
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

/// What is known of one token, and of the gap behind it. Eight bytes, so that one is written and found at once.
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
    /// Whether all its words begin with capitals, which then say nothing.
    is_headline: bool,
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
                if let Some(known) = pair.known() {
                    self.enter_pair(start, known);
                }
                if tokens.get(second + 1).is_some_and(|third| pair.may_go_on(third.word)) {
                    dictionary.longer(&tokens[start..], |length, known| self.enter(start, length, known));
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
        self.places.clear();
        self.begun.clear();
        self.covered.clear();
        self.others.clear();
        self.places.push(Place::of(case::EDGE));
        let (mut word, mut traits, mut starts_sentence) = (WordId::NONE, Traits::NONE, true);
        let mut has_small = false;
        for tokens in tokens.chunks(64) {
            let (mut begun, mut others) = (0, 0);
            self.places.extend(tokens.iter().enumerate().map(|(i, token)| {
                let (word_before, before) = (word, traits);
                word = token.word;
                let case = case_of(token, starts_sentence);
                traits = Traits::of(token);
                has_small |= traits.has(Traits::SMALL);
                let is_within = traits.has(Traits::WITHIN) | traits.has(Traits::STOP) & before.has(Traits::SHORT);
                starts_sentence =
                    (token.kind == Kind::Punctuation) & (starts_sentence | !is_within) & !traits.has(Traits::COMMA);
                let is_word = (token.gap == Gap::Blank) & dictionary.may_have(word_before, word);
                let joining = if token.gap == Gap::None { Traits::JOINS | Traits::STOP } else { Traits::STOP };
                let may_join = traits.has(Traits::CAPITAL) & before.has(Traits::CAPITAL)
                    | traits.has(joining)
                    | before.has(joining)
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
        self.is_headline = !has_small && is_headline(tokens);
        if self.is_headline {
            self.places
                .iter_mut()
                .filter(|place| case::is_capital(place.case))
                .for_each(|place| place.case = case::LOWER);
        }
    }

    pub(super) fn is_headline(&self) -> bool {
        self.is_headline
    }

    /// Notes a word of two syllables at the places that it touches.
    #[inline(always)]
    fn enter_pair(&mut self, start: usize, known: Known) {
        let Some([place, end]) = self.places[1 + start..].first_chunk_mut() else { return };
        place.starting = 2;
        if place.cover.syllables < 2 {
            place.cover = Cover::new(1, 1, known);
        }
        end.ending = end.ending.max(2);
        self.covered.set(start + 1);
    }

    /// Notes a longer word. Words come by their start, then by their length.
    fn enter(&mut self, start: usize, length: usize, known: Known) {
        let size = length as u8;
        let places = &mut self.places[1 + start..][..length];
        places[0].starting = size;
        for (place, before) in places[..length - 1].iter_mut().zip(1..) {
            if place.cover.syllables < size {
                place.cover = Cover::new(before, size - before, known);
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

    /// Whether two capitals begin a sentence at the gap behind the token `i`: `Hà Nội`, `Ông Nam`, `Nguyễn Nam`.
    #[inline(always)]
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        let [_, before, after, _] = self.around(i);
        (before.case == case::FIRST) & (after.case == case::TITLE)
    }

    /// Whether a word of the dictionary covers the gap behind the token `i`.
    pub(super) fn is_covered(&self, i: usize) -> bool {
        self.around(i)[1].cover.syllables > 0
    }

    /// Whether a word of four syllables or more, which hardly is anything else, covers the gap and longest matching joins there.
    #[inline(always)]
    pub(super) fn is_in_long_word(&self, i: usize) -> bool {
        let place = self.around(i)[1];
        (place.cover.syllables >= 4) & place.greedy
    }

    /// Whether the longest such word names a place.
    pub(super) fn is_place(&self, i: usize) -> bool {
        self.around(i)[1].cover.is_place
    }

    /// Whether a sign or nothing follows the two tokens beside the gap behind the token `i`.
    pub(super) fn ends_behind(&self, i: usize) -> bool {
        matches!(self.around(i)[3].case, case::MARK | case::EDGE)
    }

    /// Whether what follows the gap behind the token `i` begins a known word that goes on in lower case, and no longer one covers
    /// the gap: `Bộ | Công an`, `Đoàn | Thể thao`, not `Phó Chủ tịch`.
    pub(super) fn goes_on(&self, i: usize) -> bool {
        let [_, before, after, after2] = self.around(i);
        before.cover.syllables <= 2 && after.starting > 0 && after2.case == case::LOWER
    }

    /// Whether two capitals with a blank between are no one name, for what begins with the second is known: a common word that
    /// goes on in lower case (`Bộ Công an`), a family name behind a place (`Hà Nội Nguyễn Văn Sáu`), a city (`UBND TP.HCM`), the
    /// name of a unit (`Tỉnh Thanh Hóa`), a place behind a known word (`Tỉnh Ủy Nghệ An`).
    pub(super) fn begins_anew(&self, tokens: &[Token], i: usize) -> bool {
        let [before2, before, after, after2] = self.around(i);
        let second = &tokens[i + 1];
        // Not `Ông Hoàng Văn Sáu`, though `ông hoàng` is a word.
        let is_known = || before.ending > 0 && tokens[i - 1].flags & flag::HONORIFIC == 0;
        let is_place = || case::is_capital(before2.case) && (is_known() || i >= 2 && is_unit(&tokens[i - 2]));
        before.cover.syllables == 0
            && (self.goes_on(i)
                || is_unit(&tokens[i]) && (!case::is_capital(before2.case) || before2.cover.has_one_behind())
                || before.ending > 0 && after.starting > 0 && after.cover.is_place
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

/// Whether a line of words that all begin with capitals is a headline: it is in capitals throughout, or longer than names are.
fn is_headline(tokens: &[Token]) -> bool {
    let (mut run, mut longest, mut is_upper) = (0, 0, true);
    for token in tokens {
        let is_title = token.kind == Kind::Syllable && matches!(token.shape, Shape::Title | Shape::Initial);
        run = if is_title && token.gap >= Gap::Blank { run + 1 } else { 0 };
        longest = longest.max(run);
        is_upper &= !matches!(token.shape, Shape::Title | Shape::Mixed);
    }
    is_upper || longest > NAME
}

/// Whether a token ends the words for a unit of the country, before its name: `huyện Ba Vì`.
fn is_unit(token: &Token) -> bool {
    matches!(token.word, kw::TỈNH | kw::PHỐ | kw::HUYỆN | kw::QUẬN | kw::XÃ | kw::PHƯỜNG | kw::TRẤN)
}

#[inline(always)]
fn is_echo(before: &Token, after: &Token) -> bool {
    (before.word == after.word) & (before.word != WordId::NONE)
}
