//! A syllable to a word.

use super::inventory::{Inventory, ONSETS};
use super::{Syllable, ToneStyle};
use crate::letter::Vowel;

pub(super) fn spell(syllable: Syllable, style: ToneStyle) -> String {
    let onset = ONSETS[usize::from(syllable.onset)];
    let rhyme = &Inventory::get().rhymes[usize::from(syllable.rhyme)];
    let place = match style {
        ToneStyle::Old => rhyme.old_place,
        ToneStyle::New => rhyme.new_place,
    };
    let mut word = String::with_capacity(16);
    word.push_str(rhyme.onset_before(onset));
    for (at, c) in rhyme.letters().enumerate() {
        let marked = Vowel::of(c).filter(|_| at == usize::from(place));
        word.push(marked.map_or(c, |vowel| vowel.with_tone(syllable.tone).char()));
    }
    word
}
