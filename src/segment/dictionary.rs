//! The dictionary: words of two syllables and more.

use super::pairs::{Known, Pair, Pairs};
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

/// A word from outside the built-in list: its syllables, and what is known of it.
#[derive(Debug)]
pub(super) struct Entry {
    syllables: Vec<WordId>,
    known: Known,
}

impl Entry {
    /// Reads the words that a user has added, and interns their syllables and those of the built-in words.
    pub(super) fn added(builder: &mut Builder, data: &Data) -> Result<Vec<Self>, Error> {
        for syllable in RARE.lines().filter(|line| !line.starts_with('#')) {
            builder.intern(syllable)?;
        }
        data.added_rows(Table::Words).map(|row| Self::read(builder, &row)).collect()
    }

    /// The names of countries, provinces and cities in several syllables, and interns these. Those of districts are too often
    /// those of persons too.
    pub(super) fn places(builder: &mut Builder, data: &Data) -> Result<Vec<Self>, Error> {
        let mut places = Vec::new();
        for row in data.rows(Table::Places) {
            let name = row.required(0, "the name")?;
            // Not `tỉnh`, `miền Bắc`, `TP Huế`, `Bà Rịa - Vũng Tàu`.
            let is_name = |syllable: &str| {
                let mut letters = syllable.chars();
                letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
            };
            if !matches!(row.optional(1), Some("district" | "region"))
                && (2..=LONGEST).contains(&name.split(' ').count())
                && name.split(' ').all(is_name)
            {
                places
                    .push(Self { syllables: row.phrase(builder, 0, "the name")?, known: Known::firm(FIRMEST).place() });
            }
        }
        Ok(places)
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
        Ok(Self { syllables, known: Known::firm(firmness) })
    }
}

/// The words of several syllables, each with what is known of it.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// The words of two syllables, which most are, and the first two of the longer ones.
    pairs: Pairs,
    /// The words of three syllables and more.
    longer: PhraseTable<Known>,
}

impl Dictionary {
    /// The built-in words, whose syllables a lexicon has, the names of places and the added words. A later one counts.
    pub(super) fn new(lexicon: &Lexicon, places: &[Entry], added: &[Entry]) -> Self {
        let size = SIZE + places.len() + added.len();
        let mut dictionary = Self { pairs: Pairs::new(size), longer: PhraseTable::new() };
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
            dictionary.insert(&syllables[..count], Known::firm(firmness.as_bytes()[0] - b'0'));
        }
        for entry in places {
            // `hòa bình` holds together as it did, though `Hòa Bình` is a place.
            let known = match entry.syllables[..] {
                [first, second] => dictionary.pair(first, second).known().map_or(entry.known, Known::place),
                _ => entry.known,
            };
            dictionary.insert(&entry.syllables, known);
        }
        added.iter().for_each(|entry| dictionary.insert(&entry.syllables, entry.known));
        dictionary
    }

    /// Adds a word. One with a syllable that the lexicon does not hold can stand in no text.
    fn insert(&mut self, syllables: &[WordId], known: Known) {
        if syllables.contains(&WordId::NONE) {
            return;
        }
        let pair = self.pairs.entry(syllables[0], syllables[1]);
        match syllables.get(2) {
            None => pair.set_known(known),
            Some(third) => {
                pair.goes_on(*third);
                self.longer.insert(syllables, known);
            }
        }
    }

    /// Whether a word may begin with two syllables.
    #[inline(always)]
    pub(super) fn may_have(&self, first: WordId, second: WordId) -> bool {
        self.pairs.may_have(first, second)
    }

    /// What two syllables are: a word, the start of longer ones, or nothing.
    #[inline(always)]
    pub(super) fn pair(&self, first: WordId, second: WordId) -> Pair {
        self.pairs.get(first, second)
    }

    /// Calls `found` for each word of three syllables and more that `tokens` begin with, from the shortest, with its syllables
    /// and what is known of it.
    pub(super) fn longer(&self, tokens: &[Token], found: impl FnMut(usize, Known)) {
        let rest = tokens[1..].iter().take_while(|token| token.gap == Gap::Blank);
        self.longer.each(tokens[0].word, rest, found);
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
