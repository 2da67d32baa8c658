//! The places of certain bytes. A block is looked at as a whole and gives a bit for each of its bytes, so that no branch hangs
//! on where among them they stand: no processor foresees that.

/// The bytes that are looked at together: as many as a number has bits.
pub(crate) const BLOCK: usize = 64;

/// The places of the bytes for which a test holds, from front to back.
pub(crate) struct Places<'t, F> {
    bytes: &'t [u8],
    test: F,
    /// Where the next block starts, and which bytes of the one before are still to come.
    next_block: usize,
    left: u64,
}

impl<'t, F: Fn(u8) -> bool> Places<'t, F> {
    #[inline]
    pub(crate) fn of(bytes: &'t [u8], test: F) -> Self {
        Places { bytes, test, next_block: 0, left: 0 }
    }
}

impl<F: Fn(u8) -> bool> Iterator for Places<'_, F> {
    type Item = usize;

    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            let rest = self.bytes.get(self.next_block..).filter(|rest| !rest.is_empty())?;
            self.left = match rest.first_chunk() {
                Some(block) => bits(block, &self.test),
                // Less than a block, at the end of the text or as all of it.
                None => rest.iter().rev().fold(0, |bits, &byte| bits << 1 | u64::from((self.test)(byte))),
            };
            self.next_block += BLOCK;
        }
        let place = self.next_block - BLOCK + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(place)
    }
}

/// A bit for each byte, set where the test holds.
#[inline]
pub(crate) fn bits(block: &[u8; BLOCK], test: impl Fn(u8) -> bool) -> u64 {
    // The compiler turns this loop into vector instructions.
    let mut flags = [0; BLOCK];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(test(byte));
    }
    let eights = flags.chunks_exact(8).map(|eight| u64::from_le_bytes(eight.try_into().expect("eight flags")));
    // The product brings the flag of each of eight bytes to its place in the highest byte.
    eights.rev().fold(0, |bits, eight| bits << 8 | eight.wrapping_mul(0x0102_0408_1020_4080) >> 56)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_found_whatever_the_length() {
        let text: Vec<u8> = (0..200u32).map(|i| (i * i % 7) as u8).collect();
        for len in 0..text.len() {
            let places: Vec<usize> = (0..len).filter(|&at| text[at] == 2).collect();
            assert_eq!(Places::of(&text[..len], |byte| byte == 2).collect::<Vec<_>>(), places);
        }
    }
}
