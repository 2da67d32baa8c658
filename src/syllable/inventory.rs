//! Which onsets and rhymes there are, how they may join, and which syllables are in use: the compiled form of
//! `data/syllables.tsv`.

use once_cell::sync::Lazy;

use super::{Syllable, Tone};
use crate::letter;

/// The onsets as written; the first is none. Each takes a bit where sets of them are kept.
pub(super) const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// The index of an onset.
pub(super) const fn onset(letters: &str) -> u8 {
    let mut index = 0;
    while index < ONSETS.len() {
        if same(ONSETS[index].as_bytes(), letters.as_bytes()) {
            return index as u8;
        }
        index += 1;
    }
    panic!("there is no such onset")
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// What follows the onset.
#[derive(Debug)]
pub(super) struct Rhyme {
    pub(super) glide: &'static str,
    pub(super) nucleus: &'static str,
    pub(super) coda: &'static str,
    /// Which of its letters carries the tone mark, by style.
    pub(super) old_place: u8,
    pub(super) new_place: u8,
    /// The tones that can stand on it, a bit for each: before a final stop, only sắc and nặng can.
    tones: u8,
    /// The onsets that the spelling rules let stand before it, a bit for each.
    legal: u32,
    /// The onsets in use, a set for each tone.
    attested: [u32; 6],
}

impl Rhyme {
    fn read(line: &'static str) -> Rhyme {
        let mut columns = line.split('\t').map(|column| if column == "-" { "" } else { column });
        let mut column = || columns.next().expect("a rhyme has nine columns");
        let (glide, nucleus, coda) = (column(), column(), column());
        let attested = Tone::ALL.map(|_| {
            let onsets = column().split(' ').filter(|letters| !letters.is_empty());
            onsets.map(|letters| 1 << onset(if letters == "∅" { "" } else { letters })).sum()
        });
        let glide_len = glide.len() as u8;
        // Open diphthongs bear the mark on the first letter, closed ones on the second; so does the long oo.
        let on_second = nucleus.chars().nth(1).is_some() && !matches!(nucleus, "ia" | "ya" | "ua" | "ưa");
        let new_place = glide_len + u8::from(on_second);
        let old_place = match (glide, nucleus, coda) {
            ("o", "a" | "e", "") | ("u", "y", "") => 0,
            _ => new_place,
        };
        let tones = match coda {
            "p" | "t" | "c" | "ch" => 1 << Tone::Sac as u8 | 1 << Tone::Nang as u8,
            _ => 0b11_1111,
        };
        let mut rhyme = Rhyme { glide, nucleus, coda, old_place, new_place, tones, legal: 0, attested };
        rhyme.legal = (0..ONSETS.len()).filter(|&at| rhyme.is_legal_after(ONSETS[at])).map(|at| 1 << at).sum();
        rhyme
    }

    pub(super) fn letters(&self) -> impl Iterator<Item = char> + use<> {
        self.glide.chars().chain(self.nucleus.chars()).chain(self.coda.chars())
    }

    fn is_legal_after(&self, onset: &str) -> bool {
        let first = self.letters().next().unwrap_or_default();
        let (front, glided) = (matches!(first, 'i' | 'e' | 'ê'), !self.glide.is_empty());
        match onset {
            // Of the rhymes that are written with u or o only quốc stands after qu; its glide is in the onset.
            "qu" => match first {
                'u' | 'ư' | 'o' => false,
                'ô' => self.nucleus == "ô" && self.coda == "c",
                _ => !matches!(self.nucleus, "ia" | "iê"),
            },
            // Quynh, quyên and yên, but neither ynh nor hyên.
            "" if first == 'y' => self.nucleus == "yê" || self.coda.is_empty(),
            _ if first == 'y' => {
                self.nucleus == "y"
                    && self.coda.is_empty()
                    && !"c g gh gi kh ng ngh p ph".split(' ').any(|c| c == onset)
            }
            "" => self.nucleus != "iê",
            "k" | "gh" | "ngh" => front,
            "c" => !front && !glided,
            "g" | "ng" => !front,
            // Of two i one is written: giếng is gi + iêng, so that êng cannot follow, nor ia and iu beside a and u.
            "gi" => match (self.nucleus, self.coda) {
                ("ê", coda) => coda.is_empty(),
                ("ia", _) | ("i", "u") => false,
                _ => !glided,
            },
            _ => true,
        }
    }
}

/// Everything about syllables, built once.
#[derive(Debug)]
pub(super) struct Inventory {
    pub(super) rhymes: Vec<Rhyme>,
    pub(super) by_onset: Slots<256>,
    pub(super) by_rhyme: Slots<2048>,
}

static INVENTORY: Lazy<Inventory> = Lazy::new(Inventory::new);

impl Inventory {
    pub(super) fn get() -> &'static Inventory {
        &INVENTORY
    }

    fn new() -> Self {
        let lines = include_str!("../../data/syllables.tsv").lines().filter(|line| !line.starts_with('#'));
        let rhymes: Vec<Rhyme> = lines.map(Rhyme::read).collect();
        let mut by_onset = Slots::new();
        for (index, onset) in ONSETS.iter().enumerate().filter(|(_, onset)| **onset != "qu") {
            by_onset.insert(pack(onset.chars()), index as u8);
        }
        let mut by_rhyme = Slots::new();
        for (index, rhyme) in rhymes.iter().enumerate() {
            by_rhyme.insert(pack(rhyme.letters()), index as u8);
        }
        Self { rhymes, by_onset, by_rhyme }
    }

    /// Whether the rules allow the syllable. One in use is allowed against them: `gịa`, of g and ia.
    pub(super) fn allows(&self, syllable: Syllable) -> bool {
        let rhyme = &self.rhymes[usize::from(syllable.rhyme)];
        rhyme.legal >> syllable.onset & 1 == 1 && rhyme.tones >> syllable.tone as u8 & 1 == 1
            || self.is_attested(syllable)
    }

    pub(super) fn is_attested(&self, syllable: Syllable) -> bool {
        self.rhymes[usize::from(syllable.rhyme)].attested[syllable.tone as usize] >> syllable.onset & 1 == 1
    }
}

/// Letters in five bits each, the last one lowest.
fn pack(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0, |packed, c| packed << 5 | letter::traits(c).map_or(0, |traits| u32::from(traits.rank())))
}

/// A small table from packed letters to an index, sparse, so that most keys are at home.
#[derive(Debug)]
pub(super) struct Slots<const SIZE: usize> {
    slots: [(u32, u8); SIZE],
}

impl<const SIZE: usize> Slots<SIZE> {
    const EMPTY: u32 = u32::MAX;

    fn new() -> Self {
        Self { slots: [(Self::EMPTY, 0); SIZE] }
    }

    fn insert(&mut self, key: u32, value: u8) {
        let mut at = Self::home(key);
        while self.slots[at].0 != Self::EMPTY {
            at = (at + 1) % SIZE;
        }
        self.slots[at] = (key, value);
    }

    pub(super) fn find(&self, key: u32) -> Option<u8> {
        let mut at = Self::home(key);
        loop {
            match self.slots[at] {
                (found, value) if found == key => return Some(value),
                (Self::EMPTY, _) => return None,
                _ => at = (at + 1) % SIZE,
            }
        }
    }

    fn home(key: u32) -> usize {
        (key.wrapping_mul(0x9e37_79b9) >> 16) as usize % SIZE
    }
}
