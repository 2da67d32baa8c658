//! Sets of places in a block, one bit for each byte.
#![allow(
    clippy::needless_range_loop,
    reason = "loops by index over several arrays are the ones that become vector code"
)]

use std::ops::{BitAnd, BitOr, Not};

/// The number of 64-bit words in a set.
pub(super) const WORDS: usize = 4;

/// A set of places in a block.
///
/// Word 0 is always empty, so that a loop over words 1 to [`WORDS`] finds the place before every place at the word before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Set(pub(super) [u64; WORDS + 1]);

impl Set {
    /// The set whose words are computed one by one.
    #[inline(always)]
    pub(super) fn of(word: impl Fn(usize) -> u64) -> Self {
        let mut words = [0; WORDS + 1];
        for i in 1..=WORDS {
            words[i] = word(i);
        }
        Self(words)
    }

    /// The first `count` places.
    #[inline(always)]
    pub(super) fn below(count: usize) -> Self {
        Self::of(|i| match count.saturating_sub(64 * (i - 1)) {
            inside @ 0..64 => (1 << inside) - 1,
            _ => u64::MAX,
        })
    }

    /// Some places in a row.
    #[inline(always)]
    pub(super) fn range(start: usize, end: usize) -> Self {
        Self::below(end) & !Self::below(start)
    }

    #[inline(always)]
    pub(super) fn contains(&self, place: usize) -> bool {
        self.0[1 + place / 64] >> (place % 64) & 1 != 0
    }

    #[inline(always)]
    pub(super) fn insert(&mut self, place: usize) {
        self.0[1 + place / 64] |= 1 << (place % 64);
    }

    #[inline(always)]
    pub(super) fn remove(&mut self, place: usize) {
        self.0[1 + place / 64] &= !(1 << (place % 64));
    }

    #[inline(always)]
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    #[inline(always)]
    pub(super) fn len(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    #[inline(always)]
    pub(super) fn first(&self) -> Option<usize> {
        let i = self.0.iter().position(|word| *word != 0)?;
        Some(64 * (i - 1) + self.0[i].trailing_zeros() as usize)
    }

    #[inline(always)]
    pub(super) fn last(&self) -> Option<usize> {
        let i = self.0.iter().rposition(|word| *word != 0)?;
        Some(64 * (i - 1) + 63 - self.0[i].leading_zeros() as usize)
    }

    /// The number of places in a row at the start.
    #[inline(always)]
    pub(super) fn prefix(self) -> usize {
        (!self).first().unwrap_or(64 * WORDS)
    }

    /// Every place moved on by less than 64.
    #[inline(always)]
    pub(super) fn up(&self, count: u32) -> Self {
        Self::of(|i| self.0[i] << count | self.0[i - 1] >> (64 - count))
    }

    /// Every place moved back by less than 64.
    #[inline(always)]
    pub(super) fn down(&self, count: u32) -> Self {
        Self::of(|i| self.0[i] >> count | self.0.get(i + 1).map_or(0, |next| next << (64 - count)))
    }

    /// The two as numbers, added. Where this is runs of places and `seeds` some of them, each run with a seed carries into
    /// the place behind it, and a seed stays in the sum where its run has one before it.
    #[inline(always)]
    pub(super) fn plus(self, seeds: Self) -> Self {
        let (mut words, mut carry) = ([0; WORDS + 1], false);
        for i in 1..=WORDS {
            let (sum, over) = self.0[i].overflowing_add(seeds.0[i]);
            let (sum, more) = sum.overflowing_add(u64::from(carry));
            (words[i], carry) = (sum, over | more);
        }
        Self(words)
    }

    /// The places behind the runs of this set that hold one of `seeds`.
    #[inline(always)]
    pub(super) fn behind_runs_with(self, seeds: Self) -> Self {
        self.plus(self & seeds) & !self
    }
}

impl BitAnd for Set {
    type Output = Self;

    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self::of(|i| self.0[i] & other.0[i])
    }
}

impl BitOr for Set {
    type Output = Self;

    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self::of(|i| self.0[i] | other.0[i])
    }
}

impl Not for Set {
    type Output = Self;

    #[inline(always)]
    fn not(self) -> Self {
        Self::of(|i| !self.0[i])
    }
}
