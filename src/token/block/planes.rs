//! The classes of bytes by Boolean expressions, for every machine.
//!
//! The bytes are turned into eight bit planes (bit *i* of plane *k* is bit *k* of byte *i*); a class of bytes is then a
//! Boolean expression over whole planes, which decides sixty-four bytes in a few instructions and without a branch. The
//! loops over the words of a set have no order, so that a compiler can do two or four words with one instruction.
#![allow(
    clippy::needless_range_loop,
    reason = "loops by index over several arrays are the ones that become vector code"
)]

use super::{Classes, Firsts, SIZE, WINDOW};
use crate::token::set::{Set, WORDS};

/// The classes of the first `N` words of a block.
#[inline(always)]
pub(super) fn sort<const N: usize>(window: &[u8; WINDOW], classes: &mut Classes, firsts: &mut Firsts) {
    let mut of_bytes = [[0; WORDS + 1]; 8];
    planes::<N>(window, &mut of_bytes);
    expressions::<N>(&of_bytes, classes, firsts);
}

/// Turns eight rows of eight bytes into their bit planes.
#[inline(always)]
fn to_planes(rows: &mut [u64; 8]) {
    // Bytes first: row k then holds every eighth byte from byte k on. Then bits: row k holds bit k of every byte, in order.
    swap(rows, 4, 32, 0x0000_0000_ffff_ffff);
    swap(rows, 2, 16, 0x0000_ffff_0000_ffff);
    swap(rows, 1, 8, 0x00ff_00ff_00ff_00ff);
    swap(rows, 4, 4, 0x0f0f_0f0f_0f0f_0f0f);
    swap(rows, 2, 2, 0x3333_3333_3333_3333);
    swap(rows, 1, 1, 0x5555_5555_5555_5555);
}

/// Turns eight bit planes into their bytes.
#[inline(always)]
fn to_bytes(rows: &mut [u64; 8]) {
    swap(rows, 1, 1, 0x5555_5555_5555_5555);
    swap(rows, 2, 2, 0x3333_3333_3333_3333);
    swap(rows, 4, 4, 0x0f0f_0f0f_0f0f_0f0f);
    swap(rows, 1, 8, 0x00ff_00ff_00ff_00ff);
    swap(rows, 2, 16, 0x0000_ffff_0000_ffff);
    swap(rows, 4, 32, 0x0000_0000_ffff_ffff);
}

/// Exchanges the upper parts of the rows with the lower parts of the rows `distance` further down.
#[inline(always)]
pub(in crate::token) fn swap<const ROWS: usize>(rows: &mut [u64; ROWS], distance: usize, shift: u32, mask: u64) {
    for upper in 0..ROWS {
        if upper & distance == 0 {
            let lower = upper + distance;
            let t = ((rows[upper] >> shift) ^ rows[lower]) & mask;
            rows[lower] ^= t;
            rows[upper] ^= t << shift;
        }
    }
}

/// The bit planes of a block, with a word of nothing behind each.
type Planes = [[u64; WORDS + 1]; 8];

#[inline(always)]
fn planes<const N: usize>(window: &[u8; WINDOW], planes: &mut Planes) {
    for i in 0..N {
        let mut rows = [0; 8];
        for k in 0..8 {
            let at = 64 * i + 8 * k;
            rows[k] = u64::from_le_bytes(window[at..at + 8].try_into().expect("eight bytes"));
        }
        to_planes(&mut rows);
        for k in 0..8 {
            planes[k][i] = rows[k];
        }
    }
}

/// Writes one byte for each place of a block: bit *k* tells whether set *k* holds the place.
#[inline(always)]
pub(super) fn codes<const N: usize>(sets: &[Set; 8], codes: &mut [u8; SIZE]) {
    for i in 0..N {
        let mut rows = [0; 8];
        for k in 0..8 {
            rows[k] = sets[k].0[i + 1];
        }
        to_bytes(&mut rows);
        for k in 0..8 {
            let at = 64 * i + 8 * k;
            codes[at..at + 8].copy_from_slice(&rows[k].to_le_bytes());
        }
    }
}

/// The classes as Boolean expressions over the planes; letters by their first bytes.
#[inline(always)]
fn expressions<const N: usize>(planes: &Planes, classes: &mut Classes, firsts: &mut Firsts) {
    for i in 0..N {
        let p = |k: usize| planes[k][i];
        // The low bits of the byte behind each byte, and of the one behind that.
        let q = |k: usize| planes[k][i] >> 1 | planes[k][i + 1] << 63;
        let r = |k: usize| planes[k][i] >> 2 | planes[k][i + 1] << 62;
        let (p0, p1, p2, p3, p4, p5, p6, p7) = (p(0), p(1), p(2), p(3), p(4), p(5), p(6), p(7));
        let (q0, q1, q2, q3, q4, q5) = (q(0), q(1), q(2), q(3), q(4), q(5));
        let (r0, r1, r2, r3, r4, r5) = (r(0), r(1), r(2), r(3), r(4), r(5));

        // ASCII.
        let letters = p6 & !p7 & (p4 | p3 | p2 | p1 | p0) & !(p4 & p3 & (p2 | p1 & p0));
        let digit = !p7 & !p6 & p5 & p4 & !(p3 & (p2 | p1));
        let control = !p7 & !p6 & !p5;
        let low = control & !p4 & p3;
        let line = low & (!p2 & p1 | p2 & !p1);
        let white = low & (!p2 & (p1 | p0) | p2 & !p1) | !p7 & !p6 & p5 & !(p4 | p3 | p2 | p1 | p0);
        let marks = !p7 & !letters & !digit & !white;
        let symbols = marks & (control | p6 & p5 & p4 & p3 & p2 & p1 & p0);
        let apostrophe = marks & (p5 & !p4 & !p3 & p2 & p1 & p0 | p6 & p5 & !(p4 | p3 | p2 | p1 | p0));

        // Two bytes: Latin-1, Latin Extended-A where the capitals are even, Ơ and Ư, combining marks.
        let lead = p7 & p6;
        let two = lead & !p5 & !p4;
        let row_c = two & !p3;
        let c3 = row_c & !p2 & p1 & p0 & !(q4 & !q3 & q2 & q1 & q0);
        let c4 = row_c & p2 & !p1 & !(q5 & q4 & q3) & (!p0 | q5 | q4);
        let c6 = row_c & p2 & p1 & !p0 & q5;
        let c6 = c6 & (!q4 & !q3 & !q2 & !q1 | !q4 & q3 & q2 & q1 & q0 | q4 & !(q3 | q2 | q1 | q0));
        let combining = two & p3 & p2 & !p1 & !(p0 & q5 & q4);
        let letters2 = c3 | c4 | c6;
        let upper2 = c3 & !q5 & !(q4 & q3 & q2 & q1 & q0) | c4 & !q0 | c6 & !q4 & (q3 | !q0);

        // Three bytes: Latin Extended Additional, where the capitals are even; quotes, dashes, dots.
        let three = lead & p5 & !p4 & !p3 & !p2;
        let letters3 = three & !p1 & p0 & q5 & q4 & q3 & !q2 & q1 & (q0 | r5 | !r4 | !(r3 | r2 & r1));
        let upper3 = letters3 & !r0;
        let general = three & p1 & !p0 & !(q5 | q4 | q3 | q2 | q1 | q0) & (!r5 & r4 | r5 & !r4 & !r3);
        let right_quote = general & r4 & r3 & !r2 & !r1 & r0;

        let (capitals, all) = (letters & !p5 | upper2 | upper3, letters | letters2 | letters3);
        classes.letter.0[i + 1] = all | combining;
        classes.upper.0[i + 1] = capitals;
        classes.lower.0[i + 1] = all & !capitals;
        classes.digit.0[i + 1] = digit;
        classes.white.0[i + 1] = white;
        classes.line.0[i + 1] = line;
        classes.punctuation.0[i + 1] = marks & !symbols | general;
        classes.symbol.0[i + 1] = symbols;
        classes.apostrophe[0].0[i + 1] = apostrophe;
        classes.apostrophe[1].0[i + 1] = right_quote;
        classes.combining.0[i + 1] = combining;
        classes.rare.0[i + 1] = lead & !(letters2 | letters3 | general | combining);
        firsts.long.0[i + 1] = letters2 | letters3 | combining;
        firsts.longer.0[i + 1] = letters3;
        firsts.carriage_return.0[i + 1] = line & p2 & p0;
        firsts.line_feed.0[i + 1] = line & !p2 & !p0;
    }
}

/// Writes the places of a word down in order, counted from the word's `first`.
#[inline(always)]
pub(super) fn list(mut word: u64, first: usize, to: &mut [u8; 64]) {
    for places in to.chunks_exact_mut(STEP) {
        for place in places {
            *place = (first as u32 + word.trailing_zeros()) as u8;
            word &= word.wrapping_sub(1);
        }
        if word == 0 {
            break;
        }
    }
}

/// Most words hold no more than this: without a choice for each place nothing is guessed wrong.
const STEP: usize = 16;
