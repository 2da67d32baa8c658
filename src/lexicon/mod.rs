//! What the library knows of words: an id for each, flags that say what it can begin, and phrases over ids.
//!
//! The recognisers compare ids, never strings. A word is looked up once, when its token is made; the key is the word in
//! lower case, so `NGÀY`, `Ngày` and `ngày` have one id, and so have the two placements of a tone mark.

mod builder;
mod data;
mod ids;
mod key;
pub(crate) mod keyword;
mod phrase;

pub(crate) use builder::Builder;
pub(crate) use data::Row;
pub use data::{Data, Table};
use ids::Ids;
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
    /// A word that begins a role, a form of address, an organisation or a place in lower case, whatever follows it.
    pub(crate) const ALONE: u16 = 1 << 8;
    /// The second word of one of these.
    pub(crate) const SECOND: u16 = 1 << 9;
    /// A field of work.
    pub(crate) const FIELD: u16 = 1 << 10;
    /// A role or an organisation that stands for a longer one.
    pub(crate) const SHORT: u16 = 1 << 11;
    /// A cue beside names, or the last word of one.
    pub(crate) const CUE: u16 = 1 << 12;
    /// Words that make a name no person's, or the last of those that stand before it.
    pub(crate) const NOT_PERSON: u16 = 1 << 13;
    /// Not a word, but a run of digits.
    pub(crate) const NUMBER: u16 = 1 << 14;
    /// Not a word's, but a token's: some letter is a capital.
    pub(crate) const CAPITAL: u16 = 1 << 15;
}

/// The words by their text.
#[derive(Debug)]
pub(crate) struct Lexicon {
    ids: Ids,
    /// By id; one for every id that could be, so that none need be checked.
    flags: Box<[u16; IDS]>,
}

/// The number of ids.
const IDS: usize = 1 << u16::BITS;

impl Lexicon {
    /// A lexicon of the words with these keys; the flags are by id.
    fn new(words: impl Iterator<Item = (Key, WordId)>, mut flags: Vec<u16>) -> Self {
        flags.resize(IDS, 0);
        Self { ids: Ids::new(words), flags: flags.try_into().expect("as many as there are ids") }
    }

    /// The id and flags of a word in any case; `(NONE, 0)` where it is unknown.
    pub(crate) fn lookup(&self, word: &str) -> (WordId, u16) {
        Key::new(word).map_or((WordId::NONE, 0), |key| self.find(key))
    }

    /// The id and flags of the word with a key.
    #[inline(always)]
    pub(crate) fn find(&self, key: Key) -> (WordId, u16) {
        let id = self.ids.find(key);
        (id, self.flags[usize::from(id.0)])
    }
}
