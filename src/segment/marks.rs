//! Some of the tokens of a line.

/// A bit for each token, sixty-four to a block.
#[derive(Debug, Default)]
pub(super) struct Marks {
    blocks: Vec<u64>,
}

impl Marks {
    pub(super) fn clear(&mut self) {
        self.blocks.clear();
    }

    /// Adds a block.
    pub(super) fn push(&mut self, block: u64) {
        self.blocks.push(block);
    }

    pub(super) fn set(&mut self, place: usize) {
        self.blocks[place / 64] |= 1 << (place % 64);
    }

    /// The number of blocks.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// The marked tokens of a block, in order.
    pub(super) fn of_block(&self, block: usize) -> impl Iterator<Item = usize> + use<> {
        places(block, self.blocks[block])
    }

    /// The tokens of a block that are marked here and not there, in order.
    pub(super) fn of_block_without(&self, block: usize, other: &Self) -> impl Iterator<Item = usize> + use<> {
        places(block, self.blocks[block] & !other.blocks[block])
    }
}

/// The places of the bits of a block.
#[inline(always)]
fn places(block: usize, mut left: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = 64 * block + left.trailing_zeros() as usize;
        (left != 0).then(|| {
            left &= left - 1;
            place
        })
    })
}
