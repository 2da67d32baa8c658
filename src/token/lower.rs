//! The letters of a block in lower case, all at once.

use super::block::{SIZE, WINDOW};
use crate::lexicon::Key;

/// A block in lower case, with room to read a whole key at every place.
pub(super) type Lower = [u8; SIZE + Key::SIZE];

/// Writes the first `N` times 64 bytes of a block in lower case, as far as [`super::block`] decides the letters: those of
/// basic Latin, Latin-1, Vietnamese and some more, none of which changes its length. All other bytes stay as they are.
///
/// The loop has no branch and becomes vector code.
#[inline(always)]
pub(super) fn lower_case<const N: usize>(window: &[u8; WINDOW], lower: &mut Lower) {
    let mut padded = [0; SIZE + 2];
    padded[2..].copy_from_slice(&window[..SIZE]);
    for i in 0..64 * N {
        let [before, lead, byte] = [padded[i], padded[i + 1], padded[i + 2]];
        // Signed: there is one instruction for that.
        let ascii = (byte.wrapping_add(0x3f) as i8) < -102;
        // Latin-1, without the sign of multiplication.
        let latin = (lead == 0xc3) & ((byte as i8) < 0x9f_u8 as i8) & (byte != 0x97);
        // Where capitals are even and the small letter follows its capital.
        let pairs = (lead & 0xfe == 0xc4) | (before == 0xe1) & (lead & 0xfc == 0xb8);
        let even = if pairs { !byte & 1 } else { 0 };
        // Ơ and Ư.
        let horn = (lead == 0xc6) & ((byte == 0xa0) | (byte == 0xaf));
        let far = if ascii | latin { 0x20 } else { 0 };
        lower[i] = byte.wrapping_add(far).wrapping_add(even).wrapping_add(u8::from(horn));
    }
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Level, dispatch};

    use super::*;
    use crate::token::block::classify;
    use crate::token::set::WORDS;

    /// Every character that a block decides is put into lower case as Unicode does, alone and between others.
    #[test]
    fn lower_case_is_unicodes() {
        let mut letters = 0;
        for c in ('\0'..=char::MAX).filter(|c| !('\u{1100}'..='\u{11ff}').contains(c)) {
            for [before, behind] in [["", ""], ["Ư", "n"], ["n", "ệ"], ["Đ", "A"]] {
                let word = format!("{before}{c}{behind}");
                let mut block = [b' '; WINDOW];
                block[..word.len()].copy_from_slice(word.as_bytes());
                let classes = dispatch!(Level::new(), simd => classify::<WORDS, _>(simd, &block));
                if classes.rare.contains(before.len()) {
                    continue;
                }
                letters += 1;
                let mut lower = [0; SIZE + Key::SIZE];
                lower_case::<WORDS>(&block, &mut lower);
                let key = Key::of_bytes(lower.first_chunk().expect("a key"), word.len());
                // The small İ is two characters to Unicode. The key of the typographic apostrophe is the other's; words
                // with it are looked up as rare.
                let other = matches!(c, 'İ' | '\u{2019}');
                assert!(other || Some(key) == Key::new(&word), "{word:?}");
            }
        }
        assert!(letters > 4 * 400, "{letters}");
    }
}
