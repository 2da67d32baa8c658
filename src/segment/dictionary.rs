//! The dictionary: words of two syllables and more.

use crate::error::Error;
use crate::lexicon::{Builder, Data, Lexicon, PhraseTable, Row, Table, WordId};
use crate::token::{Gap, Token};

/// The longest word that is looked for, in syllables.
pub(super) const LONGEST: usize = 7;

/// The built-in words, a line each; sorted, so that most begin like the one before.
const BUILT_IN: &str = include_str!("../../data/words.txt");

/// The syllables of the built-in words that are not among those in common use.
const RARE: &str = include_str!("../../data/rare_syllables.txt");

/// More than there are words.
const SIZE: usize = 42_000;

/// How firmly a word holds together: from 0, unknown, to this, which a word that a user adds has where no other is said.
pub(super) const FIRMEST: u8 = 4;

/// A word that a user has added: its syllables, and how firmly it holds together.
#[derive(Debug)]
pub(super) struct Entry {
    syllables: Vec<WordId>,
    firmness: u8,
}

impl Entry {
    /// Reads the words that a user has added, and interns their syllables and those of the built-in words.
    pub(super) fn added(builder: &mut Builder, data: &Data) -> Result<Vec<Self>, Error> {
        for syllable in RARE.lines().filter(|line| !line.starts_with('#')) {
            builder.intern(syllable)?;
        }
        data.added_rows(Table::Words).map(|row| Self::read(builder, &row)).collect()
    }

    fn read(builder: &mut Builder, row: &Row<'_>) -> Result<Self, Error> {
        let firmness = match row.optional(1).map(str::parse) {
            None => FIRMEST,
            Some(Ok(firmness @ 0..=FIRMEST)) => firmness,
            Some(_) => return Err(row.error(format_args!("a number from 0 to {FIRMEST} is wanted"))),
        };
        let word = row.required(0, "the word")?.split_ascii_whitespace();
        let syllables: Vec<WordId> = word.map(|syllable| row.intern(builder, syllable)).collect::<Result<_, _>>()?;
        if !(2..=LONGEST).contains(&syllables.len()) {
            return Err(row.error(format_args!("a word of two to {LONGEST} syllables is wanted")));
        }
        Ok(Self { syllables, firmness })
    }
}

/// The words of several syllables, each with how firmly it holds together.
#[derive(Debug)]
pub(super) struct Dictionary {
    words: PhraseTable<u8>,
    pairs: Pairs,
}

impl Dictionary {
    /// The built-in words, whose syllables a lexicon has, and the added ones.
    pub(super) fn new(lexicon: &Lexicon, added: &[Entry]) -> Self {
        let mut words = PhraseTable::new();
        words.reserve(SIZE);
        let mut dictionary = Self { words, pairs: Pairs::new() };
        let mut first = ("", WordId::NONE);
        for line in BUILT_IN.lines().filter(|line| !line.starts_with('#')) {
            let (word, firmness) = line.split_once('\t').unwrap_or((line, "0"));
            let mut syllables = [WordId::NONE; LONGEST];
            let mut count = 0;
            for (place, syllable) in syllables.iter_mut().zip(word.split(' ')) {
                *place = if syllable == first.0 { first.1 } else { lexicon.lookup(syllable).0 };
                if count == 0 {
                    first = (syllable, *place);
                }
                count += 1;
            }
            dictionary.insert(&syllables[..count], firmness.as_bytes()[0] - b'0');
        }
        added.iter().for_each(|entry| dictionary.insert(&entry.syllables, entry.firmness));
        dictionary
    }

    /// Adds a word. One with a syllable that the lexicon does not hold can stand in no text.
    fn insert(&mut self, syllables: &[WordId], firmness: u8) {
        if syllables.contains(&WordId::NONE) {
            return;
        }
        self.words.insert(syllables, firmness);
        self.pairs.insert(syllables[0], syllables[1]);
    }

    /// Calls `found` for each word that `tokens`, of which there is one at least, begin with, from the shortest, with its
    /// syllables and firmness.
    #[inline]
    pub(super) fn starting(&self, tokens: &[Token], found: impl FnMut(usize, u8)) {
        let [first, second, ..] = tokens else { return };
        if self.pairs.has(first.word, second.word) {
            let rest = tokens[1..].iter().take_while(|token| token.gap == Gap::Blank);
            self.words.each(first.word, rest, found);
        }
    }
}

/// The pairs of syllables that words begin with, each a bit that a few others share. Most pairs of a text begin no word,
/// and this tells it in one look at a small table.
#[derive(Debug)]
struct Pairs {
    bits: Vec<u64>,
}

impl Pairs {
    /// 2^20 bits, of which one in thirty is set.
    const BITS: u32 = 20;

    fn new() -> Self {
        Self { bits: vec![0; 1 << (Self::BITS - 6)] }
    }

    fn insert(&mut self, first: WordId, second: WordId) {
        let bit = Self::bit(first, second);
        self.bits[bit >> 6] |= 1 << (bit & 63);
    }

    #[inline]
    fn has(&self, first: WordId, second: WordId) -> bool {
        let bit = Self::bit(first, second);
        self.bits[bit >> 6] >> (bit & 63) & 1 != 0
    }

    #[inline]
    fn bit(first: WordId, second: WordId) -> usize {
        let pair = u32::from(first.0) << 16 | u32::from(second.0);
        (pair.wrapping_mul(0x9e37_79b9) >> (32 - Self::BITS)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lexicon_holds_every_syllable() {
        let mut builder = Builder::new();
        builder.syllables();
        Entry::added(&mut builder, &Data::new()).expect("no words are added");
        let lexicon = builder.finish();
        let words = BUILT_IN.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').next().unwrap());
        let lost: Vec<&str> =
            words.filter(|word| word.split(' ').any(|s| lexicon.lookup(s).0 == WordId::NONE)).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}
