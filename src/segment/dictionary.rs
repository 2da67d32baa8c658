//! The dictionary: words of two syllables and more.

use crate::error::Error;
use crate::lexicon::{Builder, Data, PhraseTable, Table, WordId};
use crate::token::Token;

/// The longest word that is looked for, in syllables.
const LONGEST: usize = 7;

/// About how many words there are.
const SIZE: usize = 40_000;

/// How firmly a word holds together: from 0, unknown, to this.
pub(super) const FIRMEST: u8 = 4;

/// The words of several syllables, each with how firmly it holds together.
#[derive(Debug)]
pub(super) struct Dictionary {
    words: PhraseTable<u8>,
}

impl Dictionary {
    pub(super) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut words = PhraseTable::new();
        words.reserve(SIZE);
        // The file is sorted: most words begin like the one before.
        let mut first = ("", WordId::NONE);
        for row in data.rows(Table::Words) {
            let word = row.required(0, "the word")?;
            let firmness = match row.optional(1).map(str::parse) {
                None => 0,
                Some(Ok(firmness @ 0..=FIRMEST)) => firmness,
                Some(_) => return Err(row.error(format_args!("a number from 0 to {FIRMEST} is wanted"))),
            };
            let mut syllables = [WordId::NONE; LONGEST];
            let mut count = 0;
            for syllable in word.split_ascii_whitespace() {
                let id = if syllable == first.0 { first.1 } else { builder.intern(syllable) };
                if id == WordId::NONE {
                    return Err(row.error(format_args!("{syllable:?} is too long")));
                }
                if let Some(place) = syllables.get_mut(count) {
                    *place = id;
                }
                if count == 0 {
                    first = (syllable, id);
                }
                count += 1;
            }
            if !(2..=LONGEST).contains(&count) {
                return Err(row.error(format_args!("a word of two to {LONGEST} syllables is wanted")));
            }
            words.insert(&syllables[..count], firmness);
        }
        Ok(Self { words })
    }

    /// Calls `found` for each word that `tokens` begin with, from the shortest, with its syllables and firmness.
    #[inline]
    pub(super) fn starting(&self, tokens: &[Token], found: impl FnMut(usize, u8)) {
        self.words.each(tokens, found);
    }
}
