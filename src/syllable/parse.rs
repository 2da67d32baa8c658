//! A word to a syllable.

use super::inventory::{Inventory, onset};
use super::{Syllable, Tone};
use crate::letter;

/// The longest syllable: nghiêng.
const LONGEST: usize = 7;

/// The letters of a word, its tone apart.
struct Letters {
    /// Five bits each, the last letter lowest.
    packed: u64,
    len: usize,
    /// A bit for each vowel, the first letter lowest.
    vowels: u8,
    tone: Tone,
    /// Which letter carries the tone mark.
    tone_at: usize,
}

pub(super) fn parse(word: &str, inventory: &Inventory) -> Option<Syllable> {
    let letters = Letters::read(word)?;
    let (onset, rhyme_at) = letters.onset(inventory)?;
    let rhyme = inventory.by_rhyme.find(letters.slice(rhyme_at, letters.len))?;
    let syllable = Syllable { onset, rhyme, tone: letters.tone };
    let places = &inventory.rhymes[usize::from(rhyme)];
    let placed = letters.tone == Tone::Ngang
        || letters.tone_at == rhyme_at + usize::from(places.old_place)
        || letters.tone_at == rhyme_at + usize::from(places.new_place);
    (placed && inventory.allows(syllable)).then_some(syllable)
}

pub(super) fn with_tone(word: &str, tone: Tone, inventory: &Inventory) -> Option<Syllable> {
    let letters = Letters::read(word).filter(|letters| letters.tone == Tone::Ngang)?;
    let (onset, rhyme_at) = letters.onset(inventory)?;
    let rhyme = inventory.by_rhyme.find(letters.slice(rhyme_at, letters.len))?;
    let syllable = Syllable { onset, rhyme, tone };
    inventory.allows(syllable).then_some(syllable)
}

impl Letters {
    fn read(word: &str) -> Option<Letters> {
        let bytes = word.as_bytes();
        let mut letters = Letters { packed: 0, len: 0, vowels: 0, tone: Tone::Ngang, tone_at: 0 };
        let (mut at, mut tones) = (0, 0);
        while at < bytes.len() {
            let (traits, len) = letter::traits_at(bytes, at)?;
            if letters.len == LONGEST {
                return None;
            }
            // Most letters have no tone; that one of them has is not foreseeable, so there is no branch here.
            let toned = traits.tone() != Tone::Ngang;
            tones += u8::from(toned);
            letters.tone = if toned { traits.tone() } else { letters.tone };
            letters.tone_at = if toned { letters.len } else { letters.tone_at };
            letters.packed = letters.packed << 5 | u64::from(traits.rank());
            letters.vowels |= u8::from(traits.is_vowel()) << letters.len;
            letters.len += 1;
            at += len;
        }
        if tones > 1 {
            return None;
        }
        (letters.vowels != 0).then_some(letters)
    }

    /// The onset, and where the rhyme begins.
    fn onset(&self, inventory: &Inventory) -> Option<(u8, usize)> {
        let first_vowel = self.vowels.trailing_zeros() as usize;
        let is_vowel = |at: usize| self.vowels >> at & 1 == 1;
        let leading = self.slice(0, first_vowel + 1);
        if leading == QU && self.len > 2 {
            return Some((onset("qu"), 2));
        }
        if leading == GI {
            // One of two i is written: gìn is gi + in, giếng is gi + iêng; but Giê is gi + ê, and gịa is g + ia.
            let is_gia = self.tone == Tone::Nang && self.tone_at == 1 && self.slice(2, self.len) == A;
            if is_gia {
                return Some((onset("g"), 1));
            }
            let shared = !is_vowel(2) || self.len > 3 && self.slice(2, 3) == E_CIRCUMFLEX;
            return Some((onset("gi"), if shared { 1 } else { 2 }));
        }
        let found = inventory.by_onset.find(self.slice(0, first_vowel))?;
        Some((found, first_vowel))
    }

    /// The letters from `start` up to but without `end`; what is longer than six letters gives a number that no table holds.
    fn slice(&self, start: usize, end: usize) -> u32 {
        let packed = self.packed >> (5 * (self.len - end)) & ((1 << (5 * (end - start))) - 1);
        u32::try_from(packed).unwrap_or(u32::MAX - 1)
    }
}

const fn rank(c: char) -> u32 {
    letter::rank(c) as u32
}

const QU: u32 = rank('q') << 5 | rank('u');
const GI: u32 = rank('g') << 5 | rank('i');
const A: u32 = rank('a');
const E_CIRCUMFLEX: u32 = rank('ê');
