//! A word in lower case as one number, made without a branch per letter.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use crate::letter::LOWER_CASE;

/// The bytes of a word in lower case, the first one lowest; zero behind the last. The two highest bytes are free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Key {
    pub(super) low: u64,
    pub(super) high: u64,
}

/// A small map by words.
pub(crate) type KeyMap<T> = HashMap<Key, T, BuildHasherDefault<KeyHasher>>;

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // A map takes the lower bits and the uppermost ones.
        state.write_u64(self.spread() ^ self.spread() >> 32);
    }
}

/// Takes the number that a key spreads to as it is.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are hashed as one number");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

impl Key {
    /// The length in bytes of the longest word that has a key. The longest syllable, `nghưỡng`, has ten.
    pub(crate) const LONGEST: usize = 14;
    /// The number of bytes that a key is made from.
    pub(crate) const SIZE: usize = 16;

    /// The key of any word; `None` where it is too long.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let text = word.as_bytes();
        // Behind the longest key is room for one more character.
        let (mut bytes, mut at, mut from) = ([0; Self::LONGEST + 4], 0, 0);
        while from < text.len() && at < Self::LONGEST {
            if text[from].is_ascii() {
                bytes[at] = text[from].to_ascii_lowercase();
                (at, from) = (at + 1, from + 1);
            } else if let Some((lower, length)) = LOWER_CASE.at(text, from) {
                (at, from) = (lower.put(&mut bytes, at), from + length);
            } else {
                let c = word[from..].chars().next()?;
                for lower in c.to_lowercase() {
                    let lower = if lower == '\u{2019}' { '\'' } else { lower };
                    at += lower.encode_utf8(bytes.get_mut(at..)?.get_mut(..lower.len_utf8())?).len();
                }
                from += c.len_utf8();
            }
        }
        let whole = from == text.len() && at <= Self::LONGEST;
        whole.then(|| Self::of_bytes(bytes.first_chunk().expect("more bytes than a key has"), at))
    }

    /// The key of a word in lower case, of no more than [`Key::LONGEST`] bytes, which stands at the start of some bytes.
    #[inline(always)]
    pub(crate) fn of_bytes(bytes: &[u8; Self::SIZE], length: usize) -> Self {
        let number = u128::from_le_bytes(*bytes);
        let [low, high] = MASKS[length % Self::SIZE];
        Self { low: number as u64 & low, high: (number >> 64) as u64 & high }
    }

    /// A number that spreads the keys evenly.
    #[inline(always)]
    pub(super) fn spread(self) -> u64 {
        (self.low ^ self.high.wrapping_mul(0xff51_afd7_ed55_8ccd)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// What keeps the first bytes of sixteen.
const MASKS: [[u64; 2]; Key::SIZE] = {
    let mut masks = [[0; 2]; Key::SIZE];
    let mut length = 0;
    while length < Key::SIZE {
        let mask: u128 = (1 << (8 * length)) - 1;
        masks[length] = [mask as u64, (mask >> 64) as u64];
        length += 1;
    }
    masks
};
