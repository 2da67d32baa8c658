//! The classes of bytes by comparing them, sixty-four with one instruction: for machines that can (AVX-512).
//!
//! The bytes, the bytes behind them and those behind these are compared with what a class begins with; every comparison
//! gives one bit for a byte.

use fearless_simd::{Simd, mask8x64, prelude::*, u8x64};

use super::{Classes, Firsts, SIZE, WINDOW};
use crate::token::set::Set;

/// The classes of the first `N` words of a block.
#[inline(always)]
pub(super) fn sort<const N: usize, S: Simd>(
    simd: S,
    window: &[u8; WINDOW],
    classes: &mut Classes,
    firsts: &mut Firsts,
) {
    for i in 0..N {
        let at = 64 * i;
        let byte = u8x64::from_slice(simd, &window[at..at + 64]);
        let next = u8x64::from_slice(simd, &window[at + 1..at + 65]);
        let third = u8x64::from_slice(simd, &window[at + 2..at + 66]);
        compare([byte, next, third], i + 1, classes, firsts);
    }
}

/// The classes of sixty-four bytes by themselves, the bytes behind them, and those behind these.
#[inline(always)]
fn compare<S: Simd>([byte, next, third]: [u8x64<S>; 3], word: usize, classes: &mut Classes, firsts: &mut Firsts) {
    let letter = within(byte | 0x20, b'a', b'z');
    let digit = within(byte, b'0', b'9');
    let line = within(byte, b'\n', b'\r');
    let white = byte.simd_eq(b' ') | byte.simd_eq(b'\t') | line;
    let mark = byte.simd_lt(0x80) & !(letter | digit | white);
    let symbol = mark & (byte.simd_lt(b' ') | byte.simd_eq(0x7f));
    let apostrophe = byte.simd_eq(b'\'') | byte.simd_eq(b'`');

    // Latin-1, but for the signs × and ÷; Latin Extended-A where the capitals are even; Ơ and Ư; combining marks.
    let latin_1 = byte.simd_eq(0xc3) & (next & 0xdf).simd_ne(0x97);
    let extended = byte.simd_eq(0xc4) & next.simd_lt(0xb8) | byte.simd_eq(0xc5) & within(next, 0x90, 0xb7);
    let horned = next.simd_eq(0xa0) | next.simd_eq(0xaf);
    let horn = byte.simd_eq(0xc6) & (horned | next.simd_eq(0xa1) | next.simd_eq(0xb0));
    let combining = byte.simd_eq(0xcc) | byte.simd_eq(0xcd) & next.simd_lt(0xb0);
    let two = latin_1 | extended | horn;
    let upper_two = latin_1 & next.simd_lt(0x9f) | extended & is_even(next) | horn & horned;

    // Latin Extended Additional where the capitals are even; quotes, dashes, dots.
    let vietnamese = next.simd_eq(0xbb) | next.simd_eq(0xba) & !within(third, 0x96, 0x9f);
    let three = byte.simd_eq(0xe1) & vietnamese;
    let general = byte.simd_eq(0xe2) & next.simd_eq(0x80) & within(third, 0x90, 0xa7);

    let (all, capitals) =
        (letter | two | three, letter & (byte & 0x20).simd_eq(0) | upper_two | three & is_even(third));
    classes.letter.0[word] = (all | combining).to_bitmask();
    classes.upper.0[word] = (capitals).to_bitmask();
    classes.lower.0[word] = (all & !capitals).to_bitmask();
    classes.digit.0[word] = (digit).to_bitmask();
    classes.white.0[word] = (white).to_bitmask();
    classes.line.0[word] = (line).to_bitmask();
    classes.punctuation.0[word] = (mark & !symbol | general).to_bitmask();
    classes.symbol.0[word] = (symbol).to_bitmask();
    classes.apostrophe[0].0[word] = (apostrophe).to_bitmask();
    classes.apostrophe[1].0[word] = (general & third.simd_eq(0x99)).to_bitmask();
    classes.combining.0[word] = (combining).to_bitmask();
    classes.rare.0[word] = (byte.simd_ge(0xc0) & !(two | three | general | combining)).to_bitmask();
    firsts.long.0[word] = (two | three | combining).to_bitmask();
    firsts.longer.0[word] = (three).to_bitmask();
    firsts.carriage_return.0[word] = (byte.simd_eq(b'\r')).to_bitmask();
    firsts.line_feed.0[word] = (byte.simd_eq(b'\n')).to_bitmask();
}

#[inline(always)]
fn within<S: Simd>(bytes: u8x64<S>, first: u8, last: u8) -> mask8x64<S> {
    (bytes - first).simd_le(last - first)
}

#[inline(always)]
fn is_even<S: Simd>(bytes: u8x64<S>) -> mask8x64<S> {
    (bytes & 1).simd_eq(0)
}

/// Writes one byte for each place of a block: bit *k* tells whether set *k* holds the place.
#[inline(always)]
pub(super) fn codes<const N: usize, S: Simd>(simd: S, sets: &[Set; 8], codes: &mut [u8; SIZE]) {
    let none = u8x64::splat(simd, 0);
    for i in 0..N {
        let mut code = none;
        for (k, set) in sets.iter().enumerate() {
            code |= mask8x64::from_bitmask(simd, set.0[i + 1]).select(u8x64::splat(simd, 1 << k), none);
        }
        code.store_slice(&mut codes[64 * i..64 * (i + 1)]);
    }
}

/// Writes the places of a word down in order, counted from the word's `first`.
#[inline(always)]
pub(super) fn list<S: Simd>(simd: S, word: u64, first: usize, to: &mut [u8; 64]) {
    let places = u8x64::from_slice(simd, &PLACES) + first as u8;
    places.compress(mask8x64::from_bitmask(simd, word)).store_slice(to);
}

/// The first sixty-four places.
const PLACES: [u8; 64] = {
    let mut places = [0; 64];
    let mut place = 0;
    while place < 64 {
        places[place] = place as u8;
        place += 1;
    }
    places
};
