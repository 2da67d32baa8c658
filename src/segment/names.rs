//! What words are in names and before them.

use crate::error::Error;
use crate::lexicon::{Builder, Data, Table, WordId};
use crate::token::{Kind, Token};

/// A form of address of one word: `ông`.
const ADDRESS: u8 = 1;
/// A family name that few other capitalised words begin with: `Nguyễn`.
const FAMILY: u8 = 1 << 1;
/// A later syllable of a name.
const LATER: u8 = 1 << 2;
/// One that stands in many names, and one of these that may stand before another.
const USUAL: u8 = 1 << 3;
const MIDDLE: u8 = 1 << 4;
/// The least weight of such a syllable in the table. Those of less weight begin other sentences as well: `Như`, `Từ`.
const USUAL_WEIGHT: u8 = 4;

/// What a word can be in a name, by its id.
#[derive(Clone, Debug)]
pub(super) struct Names(Vec<u8>);

impl Names {
    pub(super) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut names = Self(Vec::new());
        for row in data.rows(Table::Honorifics) {
            // Not `đại` for `đại gia`.
            if let [word] = row.phrase(builder, 0, "the words")?[..] {
                names.add(word, ADDRESS);
            }
        }
        for row in data.rows(Table::Surnames).filter(|row| row.optional(1) == Some("strong")) {
            if let [word] = row.phrase(builder, 0, "the words")?[..] {
                names.add(word, FAMILY);
            }
        }
        for row in data.rows(Table::NameSyllables) {
            let is_usual = row.optional(2).and_then(|weight| weight.parse::<u8>().ok()) >= Some(USUAL_WEIGHT);
            let class = match row.optional(1) {
                Some("given") if is_usual => LATER | USUAL,
                Some("middle" | "both") if is_usual => LATER | USUAL | MIDDLE,
                Some("given" | "middle" | "both") => LATER,
                // Not `Do` and `Cho`, which stand in names of Korea.
                _ => continue,
            };
            names.add(row.intern(builder, row.required(0, "the syllable")?)?, class);
        }
        Ok(names)
    }

    fn add(&mut self, word: WordId, class: u8) {
        let id = usize::from(word.0);
        if self.0.len() <= id {
            self.0.resize(id + 1, 0);
        }
        self.0[id] |= class;
    }

    #[inline]
    fn is(&self, word: WordId, class: u8) -> bool {
        self.0.get(usize::from(word.0)).is_some_and(|classes| classes & class != 0)
    }

    /// Whether a word is a form of address.
    #[inline]
    pub(super) fn is_address(&self, word: WordId) -> bool {
        self.is(word, ADDRESS)
    }

    #[inline]
    pub(super) fn is_family(&self, word: WordId) -> bool {
        self.is(word, FAMILY)
    }

    pub(super) fn is_later(&self, word: WordId) -> bool {
        self.is(word, LATER)
    }

    /// Whether a word behind a form of address is rather a name than a part of a word: `Anh Hùng`, not `Em Gái`.
    pub(super) fn is_called(&self, word: WordId) -> bool {
        self.is(word, FAMILY | USUAL)
    }

    /// Whether two capitalised words at the start of a sentence begin a name, and the first is not the sentence's: a family
    /// name, two later syllables of names, a word of another language before another. `alone` says that a sign or nothing
    /// follows them, as behind the name of an author.
    pub(super) fn begin_with(&self, first: &Token, second: &Token, alone: bool) -> bool {
        let class = if alone { LATER } else { MIDDLE };
        let is_pair = || self.is(first.word, class) && self.is(second.word, FAMILY | LATER);
        !self.is_address(first.word)
            && (self.is(first.word, FAMILY) || is_pair() || (first.kind, second.kind) == (Kind::Word, Kind::Word))
    }
}
