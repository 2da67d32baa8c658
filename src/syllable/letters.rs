//! The letters of a word in one number, so that one look-up finds the syllable.

use crate::letter;

/// The letters of a word without case and tone, and their tones: a byte for each, the first one lowest.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    /// Letters of ASCII are themselves, the others have their rank in the alphabet.
    pub(super) letters: u64,
    pub(super) tones: u64,
}

/// How to read the letters beyond ASCII: the letter in the lower byte, its tone in the higher one, 0 for what is no letter.
/// They stand where [`place`] says.
#[derive(Debug)]
pub(super) struct Keys(Box<[u16; PLACES]>);

const PLACES: usize = 1 << 12;

/// The place of the character of two or three bytes that starts a number, and its length. Which of the two is not foreseeable,
/// so there is no branch. No other character has the place of a Vietnamese one.
#[inline]
fn place(rest: u64) -> (usize, u32) {
    // Those of three bytes begin with E1 BA or E1 BB. They have the places that two bytes of C0 and C1 would have.
    let is_long = u64::from(rest & 0xfeff == 0xbae1);
    let short = (rest & 0xff).wrapping_sub(0xc0) << 6 | rest >> 8 & 0x3f;
    let long = rest >> 2 & 0x40 | rest >> 16 & 0x3f;
    let place = short ^ (short ^ long) & 0u64.wrapping_sub(is_long);
    (place as usize % PLACES, 2 + is_long as u32)
}

impl Keys {
    pub(super) fn new() -> Keys {
        let mut keys = Box::new([0; PLACES]);
        for c in ('\u{80}'..'\u{200}').chain('\u{1ea0}'..'\u{1f00}') {
            if let Some(traits) = letter::traits(c) {
                let (rank, tone) = (u16::from(traits.byte() & 0x1f), u16::from(traits.byte() >> 5));
                let bare = letter::without_tone(c).to_ascii_lowercase();
                let mut bytes = [0; 8];
                c.encode_utf8(&mut bytes);
                let (place, _) = place(u64::from_le_bytes(bytes));
                keys[place] = tone << 8 | if bare.is_ascii() { bare as u16 } else { rank };
            }
        }
        Keys(keys)
    }

    /// None for what holds other letters beyond ASCII than those of the alphabet, or more than eight; no syllable has more than
    /// seven.
    #[inline]
    pub(super) fn read(&self, word: &str) -> Option<Letters> {
        if word.len() <= 8 { self.read_short(word.as_bytes()) } else { self.read_long(word.as_bytes()) }
    }

    /// Whole words at once.
    #[inline]
    fn read_short(&self, word: &[u8]) -> Option<Letters> {
        const HIGHEST_BITS: u64 = 0x8080_8080_8080_8080;
        let mut letters = number(word)?;
        // ASCII in lower case; other signs than letters do not become letters by it.
        letters |= (!letters & HIGHEST_BITS) >> 2 & u64::MAX >> (64 - 8 * word.len());
        let mut tones = 0;
        // The letters beyond ASCII are put in the place of their bytes. Most words have one or none, which goes the same way.
        loop {
            let shift = (letters & HIGHEST_BITS).trailing_zeros() & 56;
            let rest = letters >> shift;
            let (key, len) = self.key(rest)?;
            tones |= key >> 8 << shift;
            letters = letters & !(u64::MAX << shift) | (key & 0xff) << shift | rest >> (8 * len) << 8 << shift;
            if letters & HIGHEST_BITS == 0 {
                return Some(Letters { letters, tones });
            }
        }
    }

    #[inline(never)]
    fn read_long(&self, word: &[u8]) -> Option<Letters> {
        let (mut letters, mut tones, mut shift, mut at) = (0, 0, 0, 0);
        while at < word.len() {
            let rest = number(&word[at..word.len().min(at + 3)])?;
            let (key, len) = self.key(if rest & 0x80 == 0 { rest | 0x20 } else { rest })?;
            if shift == u64::BITS {
                return None;
            }
            letters |= (key & 0xff) << shift;
            tones |= key >> 8 << shift;
            shift += 8;
            at += len as usize;
        }
        Some(Letters { letters, tones })
    }

    /// How to read the character that starts a number, and its length; ASCII is itself, none for what is no letter.
    #[inline]
    fn key(&self, rest: u64) -> Option<(u64, u32)> {
        let (place, len) = place(rest);
        let key = u64::from(self.0[place]);
        let (key, len) = if rest & 0x80 == 0 { (rest & 0xff, 1) } else { (key, len) };
        (key != 0).then_some((key, len))
    }
}

/// Up to eight bytes as a number, the first one lowest; none where there are none.
#[inline]
fn number(bytes: &[u8]) -> Option<u64> {
    let last = bytes.len().checked_sub(1)?;
    if let (Some(&first), Some(&end)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return Some(u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(end)) << (8 * (last - 3)));
    }
    let middle = last.div_ceil(2);
    Some(u64::from(bytes[0]) | u64::from(bytes[middle]) << (8 * middle) | u64::from(bytes[last]) << (8 * last))
}
