//! The Vietnamese syllable: onset, glide, nucleus, coda, tone.
//!
//! ```
//! use vanban::{Syllable, Tone, ToneStyle};
//!
//! let syllable = Syllable::parse("Thuỷ").unwrap();
//! assert_eq!((syllable.onset(), syllable.glide(), syllable.nucleus(), syllable.coda()), ("th", "u", "y", ""));
//! assert_eq!(syllable.tone(), Tone::Hoi);
//! assert_eq!(syllable.spelled(ToneStyle::Old), "thủy");
//! assert!(syllable.with_tone(Tone::Nga).is_some_and(|other| !other.is_attested()));
//! assert_eq!(Syllable::parse("wifi"), None);
//! ```

mod inventory;
mod letters;
mod parse;
mod spell;

use std::fmt;

pub use crate::letter::Tone;
use crate::letter::without_tone;

use inventory::{Inventory, ONSETS};

/// Where the tone mark stands on the open rhymes `oa`, `oe` and `uy`; elsewhere there is one place for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ToneStyle {
    /// On the first vowel: `hòa`, `khỏe`, `thủy`. The press and most documents write so.
    Old,
    /// On the main vowel: `hoà`, `khoẻ`, `thuỷ`. The rule of schoolbooks, Decision 1989/QĐ-BGDĐT (2018), article 8.
    New,
}

/// A syllable that the spelling rules allow, in whatever case and style it was written.
///
/// Three bytes, compared and hashed as such. The order is not that of a dictionary: see
/// [`collation_key`](crate::normalize::collation_key).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable {
    onset: u8,
    rhyme: u8,
    tone: Tone,
}

impl Syllable {
    /// Reads a word as one syllable; none where the spelling rules do not allow it, as for `ngiêng`,
    /// `cac` without its tone, `tóan` with the mark on the glide, or a foreign word.
    ///
    /// The case does not matter. Both styles of tone placement are right. The word is in NFC.
    #[inline]
    pub fn parse(word: &str) -> Option<Self> {
        parse::parse(word, Inventory::get())
    }

    /// The consonants it begins with as written: `ngh`, `gi`; empty where it begins with a vowel.
    ///
    /// Of `qu` the onset is the `q`; the `u` is the glide.
    pub fn onset(self) -> &'static str {
        match ONSETS[usize::from(self.onset)] {
            "qu" => "q",
            onset => onset,
        }
    }

    /// The glide before the main vowel, `o` or `u`, or nothing.
    pub fn glide(self) -> &'static str {
        match (ONSETS[usize::from(self.onset)], self.rhyme().nucleus) {
            ("qu", "ô") => "",
            ("qu", _) => "u",
            _ => self.rhyme().glide,
        }
    }

    /// The main vowel without its tone: one letter, or two for a diphthong (`iê`, `ưa`).
    pub fn nucleus(self) -> &'static str {
        match (ONSETS[usize::from(self.onset)], self.rhyme().nucleus) {
            // The u of quốc is no glide: it sounds as in cuốc.
            ("qu", "ô") => "uô",
            (_, nucleus) => nucleus,
        }
    }

    /// What follows the main vowel: a consonant, a final `i y o u`, or nothing.
    pub fn coda(self) -> &'static str {
        self.rhyme().coda
    }

    /// The tone.
    pub fn tone(self) -> Tone {
        self.tone
    }

    /// The same syllable with another tone; none where a final `p t c ch` does not allow it.
    pub fn with_tone(self, tone: Tone) -> Option<Self> {
        let other = Self { tone, ..self };
        Inventory::get().allows(other).then_some(other)
    }

    /// Whether the syllable is in use, and not only possible.
    ///
    /// Those in use are listed in `data/syllables.tsv`: 5,765 of some 18,400 possible ones.
    pub fn is_attested(self) -> bool {
        Inventory::get().is_attested(self)
    }

    /// All syllables that are in use.
    pub fn attested() -> impl Iterator<Item = Syllable> {
        Self::legal().filter(|syllable| syllable.is_attested())
    }

    /// All syllables that the spelling rules allow.
    pub fn legal() -> impl Iterator<Item = Syllable> {
        let inventory = Inventory::get();
        let rhymes = 0..inventory.rhymes.len() as u8;
        let onsets = move |rhyme| (0..ONSETS.len() as u8).map(move |onset| (onset, rhyme));
        let tones = |(onset, rhyme)| Tone::ALL.into_iter().map(move |tone| Syllable { onset, rhyme, tone });
        rhymes.flat_map(onsets).flat_map(tones).filter(|&syllable| inventory.allows(syllable))
    }

    /// The syllable in lower case, with its tone mark where the style puts it.
    pub fn spelled(self, style: ToneStyle) -> String {
        spell::spell(self, style)
    }

    /// A number of its own for each syllable, below [`Syllable::index_end`].
    pub(crate) fn index(self) -> usize {
        (usize::from(self.rhyme) * ONSETS.len() + usize::from(self.onset)) * Tone::ALL.len() + self.tone as usize
    }

    pub(crate) fn index_end() -> usize {
        Inventory::get().rhymes.len() * ONSETS.len() * Tone::ALL.len()
    }

    /// The syllable of toneless letters, which the tone completes: `viêt` and nặng.
    pub(crate) fn of_letters(letters: &str, tone: Tone) -> Option<Self> {
        parse::with_tone(letters, tone, Inventory::get())
    }

    fn rhyme(self) -> &'static inventory::Rhyme {
        &Inventory::get().rhymes[usize::from(self.rhyme)]
    }
}

impl fmt::Display for Syllable {
    /// The old style: `thủy`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.spelled(ToneStyle::Old))
    }
}

impl fmt::Debug for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Syllable({self})")
    }
}

/// The other placement of the tone mark on the open rhymes `oa`, `oe`, `uy`, where it has one: `hòa` and `hoà`.
pub(crate) fn tone_variants(word: &str) -> Option<String> {
    // Few words end so, and the others need not be taken apart.
    let mut letters = word.chars().rev().map(|c| without_tone(c).to_ascii_lowercase());
    if !matches!((letters.next()?, letters.next()?), ('a' | 'e', 'o') | ('y', 'u')) {
        return None;
    }
    let syllable = Syllable::parse(word)?;
    let (old, new) = (syllable.spelled(ToneStyle::Old), syllable.spelled(ToneStyle::New));
    (old != new).then(|| if word == old { new } else { old })
}
