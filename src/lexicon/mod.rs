//! What the library knows of words: an id for each, flags that say what it can begin, and phrases over ids.
//!
//! The recognisers compare ids, never strings. A word is looked up once, when its token is made; the key is the word in
//! lower case, so `NGÀY`, `Ngày` and `ngày` have one id, and so have the two placements of a tone mark.

mod builder;
mod data;
mod key;
pub(crate) mod keyword;
mod phrase;

pub(crate) use builder::Builder;
pub(crate) use data::Row;
pub use data::{Data, Table};
pub(crate) use key::{Key, KeyMap};
pub(crate) use phrase::PhraseTable;

/// The id of a word. Those of [`keyword`] are constants.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct WordId(pub(crate) u16);

impl WordId {
    /// A word that the lexicon does not hold.
    pub(crate) const NONE: WordId = WordId(0);
}

/// What a word can begin. A recogniser starts only at tokens that carry its flag.
pub(crate) mod flag {
    /// A date or time expression.
    pub(crate) const DATE: u16 = 1;
    /// The type of a document.
    pub(crate) const DOCUMENT: u16 = 1 << 1;
    /// A role: a position, a rank, an occupation, or a modifier before one.
    pub(crate) const ROLE: u16 = 1 << 2;
    /// A form of address before a name.
    pub(crate) const HONORIFIC: u16 = 1 << 3;
    /// A family name.
    pub(crate) const SURNAME: u16 = 1 << 4;
    /// An organisation or body.
    pub(crate) const ORGANIZATION: u16 = 1 << 5;
    /// A place, or the word for a kind of place.
    pub(crate) const PLACE: u16 = 1 << 6;
    /// A legal Vietnamese syllable.
    pub(crate) const SYLLABLE: u16 = 1 << 7;
}

/// The words by their text.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Keys with the ids of their words; zero where there is none. Open addressing, a power of two in size, a quarter full at the most.
    slots: Vec<u128>,
    flags: Vec<u16>,
}

impl Lexicon {
    /// A lexicon of the words with these keys; the flags are by id.
    fn new(words: impl ExactSizeIterator<Item = (Key, WordId)>, flags: Vec<u16>) -> Self {
        let size = (4 * words.len() + 2).next_power_of_two();
        let mut slots = vec![0; size];
        for (key, id) in words {
            let mut at = key.place(size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = key.with_number(id.0);
        }
        Self { slots, flags }
    }

    /// The id and flags of a word in any case; `(NONE, 0)` where it is unknown.
    pub(crate) fn lookup(&self, word: &str) -> (WordId, u16) {
        Key::new(word).map_or((WordId::NONE, 0), |key| self.find(key))
    }

    /// The id and flags of the word with a key.
    #[inline(always)]
    pub(crate) fn find(&self, key: Key) -> (WordId, u16) {
        let mask = self.slots.len() - 1;
        let mut at = key.place(mask);
        loop {
            let slot = self.slots[at];
            // An empty slot holds the number zero, which is no word.
            if key.is_in(slot) || slot == 0 {
                let word = key::number(slot);
                return (WordId(word), self.flags[usize::from(word)]);
            }
            at = (at + 1) & mask;
        }
    }
}
