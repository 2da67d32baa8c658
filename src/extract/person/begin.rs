//! Where anything may begin, told for sixty-four tokens at a time without a branch on any of them: nearly every one would
//! be guessed wrong.

use super::start::Starts;
use crate::extract::cursor::Cursor;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{BLOCK, Flagged, Shape};

/// Places where something may begin, in the order of the text.
pub(super) struct Begins<'a> {
    cursor: Cursor<'a>,
    flagged: &'a Flagged,
    /// The block that is read.
    block: usize,
    /// The tokens of that block where something may begin, as bits.
    starts: u64,
}

impl<'a> Begins<'a> {
    pub(super) fn new(cursor: Cursor<'a>, flagged: &'a Flagged) -> Self {
        let mut begins = Self { cursor, flagged, block: 0, starts: 0 };
        begins.read();
        begins
    }

    /// The first token from `at` on where anything may begin: a capital, or words in lower case that begin an entry and can
    /// lead to a name, for a capital is near, or may say more of the name before. `at` is behind the last one found.
    pub(super) fn next(&mut self, at: usize) -> Option<usize> {
        while self.block < at / BLOCK {
            self.advance()?;
        }
        self.starts &= !0 << (at % BLOCK);
        loop {
            while self.starts == 0 {
                self.advance()?;
            }
            let found = self.block * BLOCK + self.starts.trailing_zeros() as usize;
            let token = self.cursor.at(found);
            if token.flags & flag::CAPITAL != 0 || token.shape == Shape::Lower {
                return Some(found);
            }
            self.starts &= self.starts - 1;
        }
    }

    /// Goes to the next block, where there is one.
    fn advance(&mut self) -> Option<()> {
        (self.block + 1 < self.flagged.blocks()).then(|| {
            self.block += 1;
            self.read();
        })
    }

    /// Reads the block, and what it needs to know of the one behind it.
    fn read(&mut self) {
        let here = |flags| self.flagged.any(self.block, flags);
        let ahead = |flags| self.flagged.any(self.block + 1, flags);
        let capital = here(flag::CAPITAL);
        let second = here(flag::SECOND) >> 1 | ahead(flag::SECOND) << (BLOCK - 1);
        let (near, far) = before_capitals(capital, ahead(flag::CAPITAL));
        let lower = here(flag::ALONE) | here(Starts::FLAGS) & second;
        let leads = near | here(flag::ROLE) & far;
        let mut starts = capital | lower & leads;
        let mut rest = lower & !(leads | capital);
        while rest != 0 {
            let index = rest.trailing_zeros();
            starts |= u64::from(self.is_behind_sign(self.block * BLOCK + index as usize)) << index;
            rest &= rest - 1;
        }
        self.starts = starts;
    }

    /// Whether a sign stands before a token behind which a role may say more of a name.
    fn is_behind_sign(&self, at: usize) -> bool {
        matches!(self.cursor.before(at, 1).word, kw::COMMA | kw::DASH | kw::OPEN | kw::KIÊM | kw::SEMICOLON)
    }
}

/// The tokens with a capital among the five behind them, and among the ten.
fn before_capitals(block: u64, ahead: u64) -> (u64, u64) {
    let capitals = u128::from(block) | u128::from(ahead) << BLOCK;
    let one = capitals >> 1;
    let two = one | one >> 1;
    let four = two | two >> 2;
    let eight = four | four >> 4;
    ((four | one >> 4) as u64, (eight | two >> 8) as u64)
}

#[cfg(test)]
mod tests {
    use super::before_capitals;

    #[test]
    fn capitals_are_near_within_five_tokens_and_far_within_ten() {
        for capital in 0..128_u32 {
            let capitals = 1_u128 << capital;
            let (near, far) = before_capitals(capitals as u64, (capitals >> 64) as u64);
            for at in 0..64_u32 {
                let behind = capital.wrapping_sub(at);
                assert_eq!(near >> at & 1 != 0, (1..=5).contains(&behind), "{at} {capital}");
                assert_eq!(far >> at & 1 != 0, (1..=10).contains(&behind), "{at} {capital}");
            }
        }
    }
}
