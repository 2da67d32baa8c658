//! Where something may be decided of a sentence: stops, line ends, straight quotes and brackets, sixty-four bytes at once.

/// The bytes that are looked at together: as many as a number has bits.
const BLOCK: usize = 64;

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
                Some(block) => stops(block),
                None => {
                    let mut block = [0; BLOCK];
                    block[..rest.len()].copy_from_slice(rest);
                    stops(&block)
                }
            };
        }
    }
}

/// The places of a block. Without a branch for a byte: the loops become vector code.
#[inline(never)]
fn stops(block: &[u8; BLOCK]) -> u64 {
    let mut stops = [0; BLOCK];
    for (stop, &byte) in stops.iter_mut().zip(block) {
        let line_end = byte.wrapping_sub(b'\n') < 4;
        let mark = byte.wrapping_sub(b'!') < 2;
        // `…` begins with E2.
        *stop = u8::from(line_end | mark | (byte == b'.') | (byte == b'?') | (byte == b'(') | (byte == 0xe2));
    }
    let mut found = 0;
    for (index, eight) in stops.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
        // The lowest bits of eight bytes beside each other.
        found |= (eight.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * index);
    }
    found
}
