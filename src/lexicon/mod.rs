//! What the library knows of words: an id for each, flags that say what it can begin, and phrases over ids.
//!
//! The recognisers compare ids, never strings. A word is looked up once, when its token is made; the key is the word in
//! lower case, so `NGÀY`, `Ngày` and `ngày` have one id, and so have the two placements of a tone mark.

mod builder;
mod data;
pub(crate) mod keyword;
mod phrase;

pub(crate) use builder::Builder;
pub(crate) use data::Row;
pub use data::{Data, Table};
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
    /// Open addressing, a power of two in size, half full at the most.
    slots: Vec<Slot>,
    flags: Vec<u16>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u128,
    word: u16,
}

impl Lexicon {
    /// The id and flags of a word in any case; `(NONE, 0)` where it is unknown.
    pub(crate) fn lookup(&self, word: &str) -> (WordId, u16) {
        let Some(key) = key(word) else { return (WordId::NONE, 0) };
        let mask = self.slots.len() - 1;
        let mut at = hash(key) & mask;
        loop {
            let slot = self.slots[at];
            if slot.key == key {
                return (WordId(slot.word), self.flags[slot.word as usize]);
            }
            if slot.key == 0 {
                return (WordId::NONE, 0);
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the word is a legal Vietnamese syllable.
    pub(crate) fn is_syllable(&self, word: WordId) -> bool {
        self.flags[word.0 as usize] & flag::SYLLABLE != 0
    }
}

/// The word in lower case as one number; `None` where it is longer than 16 bytes (no entry is).
fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    let mut at = 0;
    for c in word.chars() {
        for lower in c.to_lowercase() {
            let lower = if lower == '\u{2019}' { '\'' } else { lower };
            let end = at + lower.len_utf8();
            lower.encode_utf8(bytes.get_mut(at..end)?);
            at = end;
        }
    }
    Some(u128::from_le_bytes(bytes))
}

fn hash(key: u128) -> usize {
    let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
    (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
}
