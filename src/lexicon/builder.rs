//! Builds the lexicon out of the keywords and the data files.

use super::{Key, KeyMap, Lexicon, WordId, flag, keyword};
use crate::error::Error;
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
            let id = builder.intern(word).expect("a keyword is short");
            assert_eq!(usize::from(id.0), index + 1, "keyword {word:?} is there twice");
        }
        for (alias, id) in keyword::ALIASES {
            builder.alias(alias, *id);
        }
        builder
    }

    /// The id of a word, new or known.
    ///
    /// # Errors
    /// When the word has more bytes than a key, or there are more words than ids.
    pub(crate) fn intern(&mut self, word: &str) -> Result<WordId, Error> {
        let Some(key) = Key::new(word) else {
            return Err(Error::new(format!("{word:?} is longer than {} bytes", Key::LONGEST)));
        };
        if let Some(&id) = self.ids.get(&key) {
            return Ok(id);
        }
        let Ok(id) = u16::try_from(self.flags.len()).map(WordId) else {
            return Err(Error::new(format!(
                "{word:?} is one word too many: no more than {} can be told apart",
                u16::MAX
            )));
        };
        self.flags.push(0);
        self.ids.insert(key, id);
        if let Some(variant) = crate::syllable::tone_variants(word) {
            self.alias(&variant, id);
        }
        Ok(id)
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
            let id = self.intern(&syllable.spelled(ToneStyle::Old)).expect("a syllable is short");
            self.flag(id, flag::SYLLABLE);
        }
    }

    /// The ids of the tokens of a phrase, one at least, its words interned.
    ///
    /// # Errors
    /// When the phrase is empty, or a word cannot be interned.
    pub(crate) fn phrase(&mut self, phrase: &str) -> Result<Vec<WordId>, Error> {
        let is_letter = |c: char| c.is_ascii_alphabetic() || c == ' ' || (!c.is_ascii() && is_marked(c));
        let words: Vec<WordId> = if phrase.chars().all(is_letter) {
            // No more than words, as in most rows.
            phrase.split_ascii_whitespace().map(|word| self.intern(word)).collect::<Result<_, _>>()?
        } else {
            tokens(phrase).map(|token| self.intern(token.text())).collect::<Result<_, _>>()?
        };
        if words.is_empty() { Err(Error::new(format!("no word stands in {phrase:?}"))) } else { Ok(words) }
    }

    /// The finished lexicon.
    pub(crate) fn finish(self) -> Lexicon {
        Lexicon::new(self.ids.into_iter(), self.flags)
    }
}
