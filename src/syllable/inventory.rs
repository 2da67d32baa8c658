//! Which onsets and rhymes there are, how they may join, and which syllables are in use: the compiled form of
//! `data/syllables.tsv`.

use once_cell::sync::Lazy;

use super::parse::Spellings;
use super::{Syllable, Tone};

/// The onsets as written; the first is none. Each takes a bit where sets of them are kept.
pub(super) const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// The index of an onset.
fn onset(letters: &str) -> usize {
    ONSETS.iter().position(|&onset| onset == letters).expect("an onset")
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
            onsets.map(|letters| 1u32 << onset(if letters == "∅" { "" } else { letters })).sum()
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

    pub(super) fn spelled(&self) -> String {
        self.letters().collect()
    }

    /// The onset as written before the rhyme. Of two i one is written: gi + iêng is giêng.
    pub(super) fn onset_before(&self, onset: &'static str) -> &'static str {
        if onset == "gi" && self.letters().next() == Some('i') { "g" } else { onset }
    }

    /// The letters that may carry the tone mark in one of the styles, a bit for each, the first letter lowest.
    pub(super) fn places(&self) -> u8 {
        1 << self.old_place | 1 << self.new_place
    }

    /// Whether the rules allow the rhyme with an onset and a tone. What is in use is allowed against them: `gịa`, of g and ia.
    pub(super) fn allows(&self, onset: usize, tone: Tone) -> bool {
        self.legal >> onset & 1 == 1 && self.tones >> tone as u8 & 1 == 1 || self.is_attested(onset, tone)
    }

    pub(super) fn is_attested(&self, onset: usize, tone: Tone) -> bool {
        self.attested[tone as usize] >> onset & 1 == 1
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
    pub(super) spellings: Spellings,
}

static INVENTORY: Lazy<Inventory> = Lazy::new(Inventory::new);

impl Inventory {
    #[inline]
    pub(super) fn get() -> &'static Inventory {
        &INVENTORY
    }

    fn new() -> Self {
        let lines = include_str!("../../data/syllables.tsv").lines().filter(|line| !line.starts_with('#'));
        let rhymes: Vec<Rhyme> = lines.map(Rhyme::read).collect();
        let spellings = Spellings::new(&rhymes);
        Self { rhymes, spellings }
    }

    pub(super) fn allows(&self, syllable: Syllable) -> bool {
        self.rhymes[usize::from(syllable.rhyme)].allows(syllable.onset.into(), syllable.tone)
    }

    pub(super) fn is_attested(&self, syllable: Syllable) -> bool {
        self.rhymes[usize::from(syllable.rhyme)].is_attested(syllable.onset.into(), syllable.tone)
    }
}
