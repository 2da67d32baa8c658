//! The tokens that carry a flag, sixty-four at a time: a recogniser goes from one token that may begin something to the next
//! and never looks at those between.

use super::Token;
use super::block::swap;

/// The tokens of a block: as many as a number has bits.
pub(crate) const BLOCK: usize = 64;

/// The tokens of a text by their flags.
#[derive(Debug)]
pub(crate) struct Flagged {
    /// For each flag the tokens of a block that carry it, as bits.
    blocks: Vec<[u64; FLAGS]>,
}

/// How many flags there are.
const FLAGS: usize = u16::BITS as usize;

impl Flagged {
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let of_block = |block: &[Token]| match block.first_chunk::<BLOCK>() {
            Some(block) => by_flag(|index| block[index].flags),
            None => by_flag(|index| block.get(index).map_or(0, |token| token.flags)),
        };
        Self { blocks: tokens.chunks(BLOCK).map(of_block).collect() }
    }

    /// The number of blocks.
    pub(crate) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The tokens of a block that carry one of the flags, as bits; none behind the text.
    #[inline(always)]
    pub(crate) fn any(&self, block: usize, flags: u16) -> u64 {
        let Some(by_flag) = self.blocks.get(block) else { return 0 };
        (0..FLAGS).filter(|flag| flags >> flag & 1 != 0).fold(0, |tokens, flag| tokens | by_flag[flag])
    }

    /// A walk over the tokens that carry one of the flags.
    pub(crate) fn walk(&self, flags: u16) -> Walk<'_> {
        Walk { flagged: self, flags, block: 0, left: self.any(0, flags) }
    }
}

/// Goes from one token to the next.
pub(crate) struct Walk<'a> {
    flagged: &'a Flagged,
    flags: u16,
    block: usize,
    /// The tokens of the block that have not been passed.
    left: u64,
}

impl Walk<'_> {
    /// The first token from `from` on, which is behind the last one found.
    #[inline(always)]
    pub(crate) fn next(&mut self, from: usize) -> Option<usize> {
        if from / BLOCK > self.block {
            self.block = from / BLOCK;
            self.left = self.flagged.any(self.block, self.flags);
        }
        self.left &= !0 << (from % BLOCK);
        while self.left == 0 {
            self.block += 1;
            if self.block >= self.flagged.blocks() {
                return None;
            }
            self.left = self.flagged.any(self.block, self.flags);
        }
        Some(self.block * BLOCK + self.left.trailing_zeros() as usize)
    }
}

/// The flags of sixty-four tokens turned into sixty-four bits for each flag, without a branch for a token.
#[inline(always)]
fn by_flag(flags: impl Fn(usize) -> u16) -> [u64; FLAGS] {
    // Four squares of bits side by side, each turned about its diagonal.
    let mut rows = [0; FLAGS];
    for (index, row) in rows.iter_mut().enumerate() {
        let lane = |lane: usize| u64::from(flags(FLAGS * lane + index)) << (FLAGS * lane);
        *row = lane(0) | lane(1) | lane(2) | lane(3);
    }
    swap(&mut rows, 8, 8, 0x00ff_00ff_00ff_00ff);
    swap(&mut rows, 4, 4, 0x0f0f_0f0f_0f0f_0f0f);
    swap(&mut rows, 2, 2, 0x3333_3333_3333_3333);
    swap(&mut rows, 1, 1, 0x5555_5555_5555_5555);
    rows
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Flagged};
    use crate::lexicon::WordId;
    use crate::token::{Gap, Kind, Shape, Token};

    fn tokens(flags: impl Iterator<Item = u16>) -> Vec<Token> {
        let (kind, shape, gap) = (Kind::Word, Shape::Lower, Gap::Blank);
        flags.map(|flags| Token { start: 0, end: 0, word: WordId::NONE, flags, kind, shape, gap }).collect()
    }

    #[test]
    fn every_token_stands_under_each_of_its_flags() {
        let tokens = tokens((0..200_u32).map(|index| (index.wrapping_mul(0x9e37_79b9) >> 13) as u16));
        let flagged = Flagged::new(&tokens);
        for (index, token) in tokens.iter().enumerate() {
            for flag in (0..16).map(|bit| 1 << bit) {
                let carries = flagged.any(index / BLOCK, flag) >> (index % BLOCK) & 1 != 0;
                assert_eq!(carries, token.flags & flag != 0, "{index} {flag}");
            }
        }
        assert_eq!(flagged.any(200 / BLOCK, u16::MAX) >> (200 % BLOCK), 0);
        assert_eq!(flagged.any(200 / BLOCK + 1, u16::MAX), 0);
    }

    #[test]
    fn a_walk_finds_the_tokens_with_one_of_two_flags() {
        let tokens = tokens((0..1000_usize).map(|index| match index % 97 {
            3 => 4,
            50 => 2,
            _ => 1,
        }));
        let flagged = Flagged::new(&tokens);
        for step in [1, 2, 70, 300] {
            let (mut walk, mut from) = (flagged.walk(6), 0);
            while let Some(found) = walk.next(from) {
                assert!(tokens[found].flags & 6 != 0 && tokens[from..found].iter().all(|token| token.flags & 6 == 0));
                from = found + step;
            }
            assert!(tokens.get(from..).is_none_or(|rest| rest.iter().all(|token| token.flags & 6 == 0)));
        }
        assert_eq!(Flagged::new(&[]).walk(1).next(0), None);
    }
}
