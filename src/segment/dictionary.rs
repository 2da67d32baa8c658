//! The dictionary: words of two syllables and more.

use crate::error::Error;
use crate::lexicon::{Builder, Data, PhraseTable, Table};
use crate::token::{Gap, Token};

/// The longest word that is looked for, in syllables.
const LONGEST: usize = 7;

/// The words of several syllables.
#[derive(Debug)]
pub(crate) struct Dictionary {
    words: PhraseTable<()>,
}

impl Dictionary {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut words = PhraseTable::new();
        for row in data.rows(Table::Words) {
            let syllables = builder.phrase(row.required(0, "the word")?);
            if !(2..=LONGEST).contains(&syllables.len()) {
                return Err(row.error(format_args!("a word of two to {LONGEST} syllables is wanted")));
            }
            words.insert(&syllables, ());
        }
        Ok(Self { words })
    }

    /// The lengths of the words that start with the first of `tokens`: bit `n` for one of `n` syllables.
    pub(crate) fn lengths(&self, tokens: &[Token]) -> u8 {
        let apart = |index: usize, token: &Token| index > 0 && token.gap != Gap::Blank;
        let run = tokens.iter().enumerate().take_while(|(index, token)| !apart(*index, token));
        self.words.walk(run.map(|(_, token)| token)).fold(0, |lengths, (length, ())| lengths | 1 << length)
    }
}
