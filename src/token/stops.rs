//! Where something may be decided of a sentence: stops, line ends, straight quotes and brackets, sixty-four bytes at once.

use crate::places::{BLOCK, bits};

/// Finds one place after the other. The text is handed in with every step and must be the same each time.
#[derive(Clone, Debug, Default)]
pub(super) struct Stops {
    /// Where the block begins, and where it ends.
    base: usize,
    end: usize,
    /// The places in the block, as bits.
    found: u64,
}

impl Stops {
    /// The first place from `at` on. `at` never goes back.
    #[inline]
    pub(super) fn next(&mut self, bytes: &[u8], mut at: usize) -> Option<usize> {
        loop {
            if at < self.end {
                let left = self.found & !0 << (at - self.base);
                if left != 0 {
                    return Some(self.base + left.trailing_zeros() as usize);
                }
                at = self.end;
            }
            let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
            (self.base, self.end) = (at, at + rest.len().min(BLOCK));
            self.found = match rest.first_chunk() {
                Some(block) => bits(block, is_stop),
                None => {
                    let mut block = [0; BLOCK];
                    block[..rest.len()].copy_from_slice(rest);
                    bits(&block, is_stop)
                }
            };
        }
    }
}

/// Whether a byte may end a sentence, or change what ends one.
fn is_stop(byte: u8) -> bool {
    let line_end = byte.wrapping_sub(b'\n') < 4;
    let mark = byte.wrapping_sub(b'!') < 2;
    // `…` begins with E2.
    line_end | mark | (byte == b'.') | (byte == b'?') | (byte == b'(') | (byte == 0xe2)
}
