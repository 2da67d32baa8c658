//! Where anything may begin, told for sixty-four tokens at a time without a branch on any of them: nearly every one would
//! be guessed wrong.

use super::start::Starts;
use crate::extract::cursor::Cursor;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Shape, Token};

/// The tokens of a block: as many as a number has bits.
const BLOCK: usize = 64;

/// As many flags of tokens as a number has room for.
const LANES: usize = 4;

/// Places where something may begin, in the order of the text.
pub(super) struct Begins<'a> {
    cursor: Cursor<'a>,
    /// The first token of the block that is read.
    first: usize,
    /// The tokens of that block where something may begin, as bits.
    starts: u64,
    /// What is known of the block behind it.
    ahead: Marks,
}

/// What tokens of a block are, as bits.
#[derive(Clone, Copy, Default)]
struct Marks {
    /// Some letter is a capital.
    capital: u64,
    /// The word begins something alone.
    alone: u64,
    /// The word begins something.
    any: u64,
    /// The word is the second of something.
    second: u64,
    /// The word begins a role.
    role: u64,
}

impl<'a> Begins<'a> {
    pub(super) fn new(cursor: Cursor<'a>) -> Self {
        let mut begins = Self { cursor, first: 0, starts: 0, ahead: Marks::of(cursor.tokens) };
        begins.read();
        begins
    }

    /// The first token from `at` on where anything may begin: a capital, or words in lower case that begin an entry and can
    /// lead to a name, for a capital is near, or may say more of the name before.
    pub(super) fn next(&mut self, at: usize) -> Option<usize> {
        while self.first + BLOCK <= at {
            self.advance()?;
        }
        self.starts &= !0 << at.saturating_sub(self.first);
        loop {
            while self.starts == 0 {
                self.advance()?;
            }
            let found = self.first + self.starts.trailing_zeros() as usize;
            let token = self.cursor.at(found);
            if token.flags & flag::CAPITAL != 0 || token.shape == Shape::Lower {
                return Some(found);
            }
            self.starts &= self.starts - 1;
        }
    }

    /// Goes to the next block, where there is one.
    fn advance(&mut self) -> Option<()> {
        (self.first + BLOCK < self.cursor.tokens.len()).then(|| {
            self.first += BLOCK;
            self.read();
        })
    }

    /// Reads the block at `first`, whose marks are known, and the marks of the one behind it.
    fn read(&mut self) {
        let marks = self.ahead;
        self.ahead = Marks::of(self.cursor.tokens.get(self.first + BLOCK..).unwrap_or_default());
        let second = marks.second >> 1 | self.ahead.second << (BLOCK - 1);
        let (near, far) = before_capitals(marks.capital, self.ahead.capital);
        let lower = marks.alone | marks.any & second;
        let leads = near | marks.role & far;
        self.starts = marks.capital | lower & leads;
        let mut rest = lower & !(leads | marks.capital);
        while rest != 0 {
            let index = rest.trailing_zeros();
            self.starts |= u64::from(self.is_behind_sign(self.first + index as usize)) << index;
            rest &= rest - 1;
        }
    }

    /// Whether a sign stands before a token behind which a role may say more of a name.
    fn is_behind_sign(&self, at: usize) -> bool {
        matches!(self.cursor.before(at, 1).word, kw::COMMA | kw::DASH | kw::OPEN | kw::KIÊM | kw::SEMICOLON)
    }
}

impl Marks {
    /// Those of the block at the start of some tokens.
    fn of(tokens: &[Token]) -> Self {
        let mut marks = Self::default();
        let block = &tokens[..tokens.len().min(BLOCK)];
        let mut lanes = block.chunks_exact(LANES);
        for (index, quad) in lanes.by_ref().enumerate() {
            marks.add([quad[0].flags, quad[1].flags, quad[2].flags, quad[3].flags], LANES * index);
        }
        let mut flags = [0; LANES];
        for (flags, token) in flags.iter_mut().zip(lanes.remainder()) {
            *flags = token.flags;
        }
        if !lanes.remainder().is_empty() {
            marks.add(flags, block.len() / LANES * LANES);
        }
        marks
    }

    /// Adds the flags of four tokens, all at once.
    #[inline(always)]
    fn add(&mut self, flags: [u16; LANES], first: usize) {
        const STARTS: u64 = Starts::FLAGS as u64 * EACH;
        let [a, b, c, d] = flags.map(u64::from);
        let lanes = a | b << 16 | c << 32 | d << 48;
        self.capital |= gather(lanes, flag::CAPITAL) << first;
        self.alone |= gather(lanes, flag::ALONE) << first;
        self.second |= gather(lanes, flag::SECOND) << first;
        self.role |= gather(lanes, flag::ROLE) << first;
        // Any flag carries into the highest.
        self.any |= gather((lanes & STARTS) + 0x7fff * EACH, flag::CAPITAL) << first;
    }
}

/// A one in each lane.
const EACH: u64 = 0x0001_0001_0001_0001;

/// One flag of each lane, as bits beside each other.
#[inline(always)]
fn gather(lanes: u64, flag: u16) -> u64 {
    ((lanes >> flag.trailing_zeros()) & EACH).wrapping_mul(1 << 48 | 1 << 33 | 1 << 18 | 1 << 3) >> 48
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
    use super::{Marks, before_capitals, gather};
    use crate::lexicon::flag;

    #[test]
    fn flags_of_four_tokens_are_gathered_in_order() {
        for bits in 0..16_u64 {
            let lanes = (0..4).map(|lane| (bits >> lane & 1) << (16 * lane)).sum::<u64>();
            assert_eq!(gather(lanes * u64::from(flag::ROLE), flag::ROLE), bits);
            let mut marks = Marks::default();
            marks.add(
                [0, 1, 2, 3].map(|lane| if bits >> lane & 1 != 0 { flag::PLACE | flag::CAPITAL } else { flag::DATE }),
                8,
            );
            assert_eq!((marks.any, marks.capital, marks.role), (bits << 8, bits << 8, 0));
        }
    }

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
