//! A word in lower case as one number, made without a branch per letter.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// The bytes of a word in lower case, the first one lowest; zero behind the last. The two highest bytes are free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Key(u128);

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

    /// The key of any word; `None` where it is too long.
    pub(crate) fn new(word: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        let mut at = 0;
        for c in word.chars() {
            if c.is_ascii() {
                *bytes[..Self::LONGEST].get_mut(at)? = c.to_ascii_lowercase() as u8;
                at += 1;
                continue;
            }
            for lower in c.to_lowercase() {
                let lower = if lower == '\u{2019}' { '\'' } else { lower };
                let end = at + lower.len_utf8();
                lower.encode_utf8(bytes[..Self::LONGEST].get_mut(at..end)?);
                at = end;
            }
        }
        Some(Self(u128::from_le_bytes(bytes)))
    }

    /// The bytes from `start` up to but without `end` as they are, at most [`Key::LONGEST`].
    #[inline(always)]
    pub(crate) fn of_bytes(text: &[u8], start: usize, end: usize) -> Self {
        let bytes = match text[start..].first_chunk() {
            Some(&bytes) => bytes,
            None => last_bytes(&text[start..]),
        };
        Self(u128::from_le_bytes(bytes) & MASKS[(end - start) & 15])
    }

    /// The same with its first letter in lower case where it is a capital, one of Vietnamese or basic Latin.
    #[inline(always)]
    pub(crate) fn with_lower_first(self, capital: bool) -> Self {
        let distance = TO_LOWER[usize::from(self.0 as u8)] * u32::from(capital);
        Self(self.0.wrapping_add(u128::from(distance)))
    }

    /// The same in lower case, where all letters are of Vietnamese or basic Latin.
    #[inline]
    pub(crate) fn with_lower(self) -> Self {
        let mut padded = [0; 18];
        padded[2..].copy_from_slice(&self.0.to_le_bytes());
        let mut lower = [0; 16];
        for (i, lower) in lower.iter_mut().enumerate() {
            let [before, lead, byte] = [padded[i], padded[i + 1], padded[i + 2]];
            let ascii = byte.wrapping_sub(b'A') < 26;
            let latin = lead == 0xc3 && byte < 0x9f;
            let even = (matches!(lead, 0xc4 | 0xc5) || before == 0xe1) && byte & 1 == 0;
            let horn = lead == 0xc6 && (byte == 0xa0 || byte == 0xaf);
            *lower = byte + (u8::from(ascii | latin) << 5) + u8::from(even | horn);
        }
        Self(u128::from_le_bytes(lower))
    }

    /// A number that spreads the keys evenly.
    #[inline(always)]
    fn spread(self) -> u64 {
        let folded = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        folded.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    /// The place of the key in a table, without the lower bits of its number.
    #[inline(always)]
    pub(super) fn place(self, shift: u32) -> usize {
        // The upper bits depend on all of the key.
        (self.spread() >> shift) as usize
    }
}

/// A key with a number in its free bytes.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Slot {
    low: u64,
    high: u64,
}

impl Slot {
    pub(super) fn new(key: Key, number: u16) -> Self {
        Self { low: key.0 as u64, high: (key.0 >> 64) as u64 | u64::from(number) << 48 }
    }

    #[inline(always)]
    pub(super) fn holds(self, key: Key) -> bool {
        (self.low ^ key.0 as u64) | (self.high ^ (key.0 >> 64) as u64) << 16 == 0
    }

    #[inline(always)]
    pub(super) fn number(self) -> u16 {
        (self.high >> 48) as u16
    }
}

/// The end of a text, filled up.
#[cold]
fn last_bytes(rest: &[u8]) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[..rest.len()].copy_from_slice(rest);
    bytes
}

/// How far the small letter stands from its capital, by the capital's first byte: 32 in ASCII and Latin-1, one elsewhere
/// (Ă ă, Đ đ, Ơ ơ, Ư ư, Ạ ạ), counted at the letter's last byte.
static TO_LOWER: [u32; 256] = {
    let mut distances = [0; 256];
    let mut lead = 0;
    while lead < 256 {
        distances[lead] = match lead {
            0..=0x7f => 0x20,
            0xc3 => 0x20 << 8,
            0xc4..=0xc6 => 1 << 8,
            _ => 1 << 16,
        };
        lead += 1;
    }
    distances
};

/// What keeps the first bytes of sixteen.
const MASKS: [u128; 16] = {
    let mut masks = [0; 16];
    let mut length = 0;
    while length < 16 {
        masks[length] = (1 << (8 * length)) - 1;
        length += 1;
    }
    masks
};

#[cfg(test)]
mod tests {
    use super::Key;

    /// Every letter that a block decides, alone and among others, is put into lower case as Unicode does.
    #[test]
    fn lower_case_is_unicodes() {
        let vietnamese =
            "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYFJWZÀÁẢÃẠẰẮẲẴẶẦẤẨẪẬÈÉẺẼẸỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌỒỐỔỖỘỜỚỞỠỢÙÚỦŨỤỪỨỬỮỰỲÝỶỸỴÇÑÖÜĆŠ";
        for capital in vietnamese.chars().chain(['ß', 'ÿ', '\'']) {
            for around in ["", "n", "Ư", "ệ", "đ"] {
                let word = format!("{capital}{around}{capital}");
                let key = Key::of_bytes(word.as_bytes(), 0, word.len());
                assert_eq!(Some(key.with_lower()), Key::new(&word), "{word}");
                let title = format!("{capital}{}", around.to_lowercase());
                let key = Key::of_bytes(title.as_bytes(), 0, title.len());
                if capital.is_uppercase() {
                    assert_eq!(Some(key.with_lower_first(true)), Key::new(&title), "{title}");
                }
            }
        }
    }
}
