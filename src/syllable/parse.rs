//! A word to a syllable: its letters lead to one entry of a table, which says where its tone may stand.

use std::cmp::Reverse;

use super::inventory::{Inventory, Rhyme};
use super::letters::{Keys, Letters};
use super::{ONSETS, Syllable, Tone};

/// A syllable without its tone, as it is written.
#[derive(Clone, Copy, Debug)]
struct Entry {
    letters: u64,
    onset: u8,
    rhyme: u8,
    /// The tones that it can have, a bit for each.
    tones: u8,
    /// Which letters may carry the tone mark, a bit for each, the first letter lowest.
    places: u8,
}

/// The entries in open addressing.
#[derive(Debug)]
pub(super) struct Spellings {
    slots: Vec<Entry>,
    keys: Keys,
}

/// There are some 4,100 entries; with so many slots most are at home.
const SLOTS_LOG: u32 = 14;
const SLOTS: usize = 1 << SLOTS_LOG;

impl Spellings {
    pub(super) fn new(rhymes: &[Rhyme]) -> Self {
        let empty = Entry { letters: 0, onset: 0, rhyme: 0, tones: 0, places: 0 };
        let mut spellings = Spellings { slots: vec![empty; SLOTS], keys: Keys::new() };
        let mut entries = Vec::new();
        for (rhyme_at, rhyme) in rhymes.iter().enumerate() {
            for (onset_at, onset) in ONSETS.iter().enumerate() {
                let allowed = Tone::ALL.into_iter().filter(|&tone| rhyme.allows(onset_at, tone));
                let tones = allowed.map(|tone| 1 << tone as u8).sum();
                if tones == 0 {
                    continue;
                }
                let attested = Tone::ALL.into_iter().filter(|&tone| rhyme.is_attested(onset_at, tone));
                let onset = rhyme.onset_before(onset);
                let letters = spellings.keys.read(&(onset.to_owned() + &rhyme.spelled()));
                let entry = Entry {
                    letters: letters.map_or(0, |letters| letters.letters),
                    onset: onset_at as u8,
                    rhyme: rhyme_at as u8,
                    tones,
                    places: rhyme.places() << onset.chars().count(),
                };
                entries.push((attested.count(), entry));
            }
        }
        // What is in use comes first, so that it is at home.
        entries.sort_by_key(|&(attested, _)| Reverse(attested));
        for (_, entry) in entries {
            spellings.insert(entry);
        }
        spellings
    }

    fn insert(&mut self, entry: Entry) {
        let mut at = home(entry.letters);
        while self.slots[at].letters != 0 {
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = entry;
    }

    /// The first entry with these letters that suits. There are two for gia: gi and a, and behind it g and ia of gịa.
    #[inline]
    fn find(&self, letters: u64, suits: impl Fn(&Entry) -> bool) -> Option<Entry> {
        let mut at = home(letters);
        loop {
            let entry = self.slots[at];
            if entry.letters == letters && suits(&entry) {
                return Some(entry);
            }
            if entry.letters == 0 {
                return None;
            }
            at = (at + 1) % SLOTS;
        }
    }
}

fn home(letters: u64) -> usize {
    (letters.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - SLOTS_LOG)) as usize
}

/// The tone, and as a bit the letter that carries its mark, none for the tone ngang; none for two tones. Whether a word has a
/// mark is not foreseeable, so there is no branch here.
#[inline]
fn tone(tones: u64) -> Option<(Tone, u8)> {
    let at = tones.trailing_zeros() / 8;
    let tone = tones.checked_shr(8 * at).unwrap_or_default();
    Tone::ALL.get(tone as usize).map(|&tone| (tone, (1u32 << at) as u8))
}

#[inline]
pub(super) fn parse(word: &str, inventory: &Inventory) -> Option<Syllable> {
    let Letters { letters, tones } = inventory.spellings.keys.read(word)?;
    let (tone, place) = tone(tones)?;
    let suits = |entry: &Entry| entry.tones >> tone as u8 & 1 == 1 && place & !entry.places == 0;
    let entry = inventory.spellings.find(letters, suits)?;
    Some(Syllable { onset: entry.onset, rhyme: entry.rhyme, tone })
}

pub(super) fn with_tone(word: &str, tone: Tone, inventory: &Inventory) -> Option<Syllable> {
    let letters = inventory.spellings.keys.read(word).filter(|letters| letters.tones == 0)?;
    let entry = inventory.spellings.find(letters.letters, |entry| entry.tones >> tone as u8 & 1 == 1)?;
    Some(Syllable { onset: entry.onset, rhyme: entry.rhyme, tone })
}
