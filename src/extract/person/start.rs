//! What begins at a token, told by its word and the next one: a word that can begin something mostly has the wrong word
//! behind it, and then no other table need be read.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::role::needs_capital;
use crate::lexicon::{Builder, Data, PhraseTable, Table, WordId, flag};
use crate::token::Shape;

/// What may begin with a word or with two: the flags of roles, forms of address, organisations and places.
#[derive(Clone, Copy, Debug, Default)]
struct Start {
    /// With a capital.
    capital: u16,
    /// In lower case.
    lower: u16,
}

/// The first words of the entries of four tables.
#[derive(Debug)]
pub(crate) struct Starts(PhraseTable<Start>);

impl Starts {
    /// The flags of the words that can begin something.
    pub(super) const FLAGS: u16 = flag::ROLE | flag::HONORIFIC | flag::ORGANIZATION | flag::PLACE;

    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        // By the first word and the second, which may lack.
        let mut starts: BTreeMap<[WordId; 2], Start> = BTreeMap::new();
        for (table, flag) in [
            (Table::Roles, flag::ROLE),
            (Table::Honorifics, flag::HONORIFIC),
            (Table::Organizations, flag::ORGANIZATION),
            (Table::Places, flag::PLACE),
        ] {
            for row in data.rows(table) {
                let words = row.words(builder, first_two(row.required(0, "the words")?))?;
                let (first, second) = (words[0], words.get(1).copied().unwrap_or(WordId::NONE));
                let lower = !needs_capital(table, &row)?;
                if lower && second == WordId::NONE {
                    builder.flag(first, flag::ALONE);
                } else if lower {
                    builder.flag(second, flag::SECOND);
                }
                let start = starts.entry([first, second]).or_default();
                start.capital |= flag;
                start.lower |= if lower { flag } else { 0 };
            }
        }
        let mut table = PhraseTable::new();
        for (words, start) in &starts {
            // What a word begins alone it begins whatever follows.
            let [first, second] = *words;
            let alone = starts.get(&[first, WordId::NONE]).copied().unwrap_or_default();
            let words = if second == WordId::NONE { &words[..1] } else { &words[..] };
            table.insert(words, Start { capital: start.capital | alone.capital, lower: start.lower | alone.lower });
        }
        Ok(Self(table))
    }

    /// The flags of what may begin at a token.
    #[inline]
    pub(super) fn at(&self, cursor: Cursor<'_>, at: usize) -> u16 {
        let token = cursor.at(at);
        if token.flags & Self::FLAGS == 0 {
            return 0;
        }
        match cursor.phrase(at, &self.0) {
            Some((_, start)) if token.shape == Shape::Lower => start.lower,
            Some((_, start)) => start.capital,
            None => 0,
        }
    }
}

/// The words up to the second blank: two tokens at the least, where there are as many.
fn first_two(words: &str) -> &str {
    words.match_indices(' ').nth(1).map_or(words, |(second, _)| &words[..second])
}
