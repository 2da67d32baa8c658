//! Builds the lexicon out of the keywords and the data files.

use super::{Key, KeyMap, Lexicon, WordId, flag, keyword};
use crate::letter::is_marked;
use crate::syllable::{Syllable, ToneStyle};
use crate::token::tokens;

/// Collects words; each table of the recognisers interns its own before the lexicon is closed.
pub(crate) struct Builder {
    ids: KeyMap<WordId>,
    flags: Vec<u16>,
}

impl Builder {
    /// A builder that holds the keywords.
    pub(crate) fn new() -> Self {
        let mut builder = Self { ids: KeyMap::default(), flags: vec![0] };
        for (index, word) in keyword::ALL.iter().enumerate() {
            let id = builder.intern(word);
            assert_eq!(usize::from(id.0), index + 1, "keyword {word:?} is there twice");
        }
        for (alias, id) in keyword::ALIASES {
            builder.alias(alias, *id);
        }
        builder
    }

    /// The id of a word, new or known. Words of more than 14 bytes have none.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let Some(key) = Key::new(word) else { return WordId::NONE };
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let id = WordId(u16::try_from(self.flags.len()).expect("fewer than 65536 words"));
        self.flags.push(0);
        self.ids.insert(key, id);
        if let Some(variant) = crate::syllable::tone_variants(word) {
            self.alias(&variant, id);
        }
        id
    }

    /// Gives another spelling the same id, unless the spelling is a word of its own.
    pub(crate) fn alias(&mut self, spelling: &str, id: WordId) {
        if let Some(key) = Key::new(spelling) {
            self.ids.entry(key).or_insert(id);
        }
    }

    /// Marks what a word can begin.
    pub(crate) fn flag(&mut self, word: WordId, flags: u16) {
        if word != WordId::NONE {
            self.flags[word.0 as usize] |= flags;
        }
    }

    /// Interns and marks the syllables in use.
    pub(crate) fn syllables(&mut self) {
        for syllable in Syllable::attested() {
            let id = self.intern(&syllable.spelled(ToneStyle::Old));
            self.flag(id, flag::SYLLABLE);
        }
    }

    /// The ids of the tokens of a phrase, its words interned.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Vec<WordId> {
        let is_letter = |c: char| c.is_ascii_alphabetic() || c == ' ' || (!c.is_ascii() && is_marked(c));
        if phrase.chars().all(is_letter) {
            // No more than words, as in most rows.
            return phrase.split_ascii_whitespace().map(|word| self.intern(word)).collect();
        }
        tokens(phrase).map(|token| self.intern(token.text())).collect()
    }

    /// The finished lexicon.
    pub(crate) fn finish(self) -> Lexicon {
        Lexicon::new(self.ids.into_iter(), self.flags)
    }
}
