//! Some hundred bytes at once: which of them are letters, digits, blanks, marks.
//!
//! Every class is a set of places, one bit for a byte, and sixty-four bytes are decided in some instructions, without a
//! branch. There are two ways to the same sets: [`wide`] for machines that compare sixty-four bytes at once, [`planes`] for
//! all others.
//!
//! The letters of Vietnamese, whole blocks of Latin letters and the common quotes and dashes are decided here; every other
//! character is reported as rare and left to [`super::chars`].

mod planes;
mod wide;

pub(super) use planes::swap;

use fearless_simd::Simd;

use super::set::{Set, WORDS};

/// The bytes looked at together.
pub(super) const SIZE: usize = 64 * WORDS;
/// The bytes that are read for that: a character that begins in the block may end behind it.
pub(super) const WINDOW: usize = SIZE + 2;

/// Sets of bytes of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Classes {
    /// All bytes of letters and of combining marks behind letters.
    pub(super) letter: Set,
    /// The first byte of each capital letter.
    pub(super) upper: Set,
    /// The first byte of each other letter; combining marks are none.
    pub(super) lower: Set,
    /// ASCII digits.
    pub(super) digit: Set,
    /// All bytes of white space.
    pub(super) white: Set,
    /// One place for each line end.
    pub(super) line: Set,
    /// The first byte of each punctuation mark.
    pub(super) punctuation: Set,
    /// The first byte of each symbol.
    pub(super) symbol: Set,
    /// The first byte of each character that may join the letters on its two sides, by its length: 1 and 3 bytes.
    pub(super) apostrophe: [Set; 2],
    /// The first byte of each combining mark.
    pub(super) combining: Set,
    /// The first byte of each character that is in no class yet.
    pub(super) rare: Set,
}

/// Sorts the bytes of the first `N` words of a block, which begins with a whole character. What is said of a character that the block's end cuts
/// means nothing.
#[inline(always)]
pub(super) fn classify<const N: usize, S: Simd>(simd: S, window: &[u8; WINDOW]) -> Classes {
    let (mut classes, mut firsts) = (Classes::default(), Firsts::default());
    if is_wide(simd) {
        wide::sort::<N, S>(simd, window, &mut classes, &mut firsts);
    } else {
        planes::sort::<N>(window, &mut classes, &mut firsts);
    }
    classes.letter = classes.letter | firsts.long.up(1) | firsts.longer.up(2);
    if !firsts.carriage_return.is_empty() {
        // Before a line feed it is the same line end.
        classes.line = classes.line & !(firsts.carriage_return & firsts.line_feed.down(1));
    }
    classes
}

/// What is done with once the bytes are sorted.
#[derive(Default)]
struct Firsts {
    /// The first byte of each letter or mark that has more than one byte, and of each that has three.
    long: Set,
    longer: Set,
    carriage_return: Set,
    line_feed: Set,
}

/// Writes one byte for each place of a block's first `N` words: bit *k* tells whether set *k* holds the place.
#[inline(always)]
pub(super) fn codes<const N: usize, S: Simd>(simd: S, sets: &[Set; 8], codes: &mut [u8; SIZE]) {
    if is_wide(simd) {
        wide::codes::<N, S>(simd, sets, codes);
    } else {
        planes::codes::<N>(sets, codes);
    }
}

/// Writes the places of a set's first `N` words down in order. Returns how many there are.
#[inline(always)]
pub(super) fn list<const N: usize, S: Simd>(simd: S, set: &Set, places: &mut [u8; LIST]) -> u8 {
    let mut count = 0;
    for i in 0..N {
        let (word, to) = (set.0[i + 1], places[count..].first_chunk_mut().expect("room for sixty-four more"));
        if is_wide(simd) {
            wide::list(simd, word, 64 * i, to);
        } else {
            planes::list(word, 64 * i, to);
        }
        count += word.count_ones() as usize;
    }
    count as u8
}

/// The room that a list of all places takes: sixty-four are written at once.
pub(super) const LIST: usize = SIZE + 64;

/// Whether the machine has instructions for sixty-four bytes, and for moving some of them together.
#[inline(always)]
fn is_wide<S: Simd>(simd: S) -> bool {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    return simd.level().as_avx512().is_some();
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
    return false;
}
