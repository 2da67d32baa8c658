//! Is the text canonical already? Blocks of 64 bytes, in loops that the compiler turns into vector instructions.
//!
//! Nothing here decides what happens to a character: a block that might need a change is reported, [`super::clean`] looks
//! at it. What is sure to stay is ASCII but for control characters, the letters of Latin-1 and Vietnamese, and quotes and
//! dashes.

use fearless_simd::{Level, dispatch};

pub(super) const BLOCK: usize = 64;
/// Two bytes behind the block are looked at: a character that starts in it may end there.
const WINDOW: usize = BLOCK + 2;

/// Where one block has quotes or dashes others near it do too: for up to so many blocks only the finer test is made.
const LONGEST_STREAK: usize = 15;

/// The start of the first block at or behind `at` that might need a change.
pub(super) fn find_suspect(bytes: &[u8], at: usize) -> Option<usize> {
    dispatch!(Level::new(), _ => find(bytes, at))
}

#[inline(always)]
fn find(bytes: &[u8], mut at: usize) -> Option<usize> {
    // How many blocks go to the finer test without the fast one, and of how many that is what is left.
    let (mut left, mut streak) = (0, 0);
    while let Some(window) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        if left > 0 {
            left -= 1;
        } else if may_change::<false, false>(window) {
            streak = LONGEST_STREAK.min(2 * streak + 1);
            left = streak - 1;
        } else {
            streak = 0;
            at += BLOCK;
            continue;
        }
        if must_look(window) {
            return Some(at);
        }
        at += BLOCK;
    }
    while at < bytes.len() {
        let mut window = [b' '; WINDOW];
        let len = WINDOW.min(bytes.len() - at);
        window[..len].copy_from_slice(&bytes[at..at + len]);
        if must_look(&window) {
            return Some(at);
        }
        at += BLOCK;
    }
    None
}

/// The finer tests, each only where the one before reports something.
#[inline(always)]
fn must_look(window: &[u8; WINDOW]) -> bool {
    may_change::<true, false>(window) && may_change::<true, true>(window)
}

/// Whether a character that might need a change starts in the block. Without `SIGNS` all of U+2000 to U+2FFF is reported,
/// without `LATIN_1` all of U+0080 to U+00BF.
///
/// UTF-8 is valid here, so the bytes C7 to FF and 00 to 1F, a single range with wrap-around, are the leads of all that is
/// neither ASCII nor Latin nor Vietnamese, and the controls. Out of that range are taken the lead E1 where BA or BB follows
/// (Vietnamese), the lead of quotes and dashes, and the line feed; C6 is moved into it where 89 follows (Ɖ). Behind C3, 90
/// and B0 (Ð, ð) make it a C2, and C2 (Latin-1 signs, no-break space, soft hyphen) is reported.
#[inline(always)]
fn may_change<const SIGNS: bool, const LATIN_1: bool>(window: &[u8; WINDOW]) -> bool {
    let (bytes, next, after) = (first_chunk(window), first_chunk(&window[1..]), first_chunk(&window[2..]));
    let mut found = false;
    for i in 0..BLOCK {
        let (b, n, a) = (bytes[i], next[i], after[i]);
        let lead = b.wrapping_sub(u8::from(n | 0x20 == 0xb0));
        // U+2010 to U+2027; before them are spaces and joiners, behind them line ends and marks of direction.
        let sign = SIGNS & (b == 0xe2) & (n == 0x80) & (a.wrapping_sub(0x90) < 0x18);
        let stays = (lead == 0xe1) & (n | 1 == 0xbb) | (lead == b'\n') | sign;
        let moved = lead.wrapping_add(u8::from(n == 0x89)).wrapping_add(0x60) as i8;
        let latin_1 = LATIN_1 & (b == 0xc2) & (n > 0xa0) & (n != 0xad);
        found |= (if stays { 0 } else { moved } > 0x26) | (lead.wrapping_add(0xbd) as i8 > 0x7c) & !latin_1;
    }
    found
}

#[inline(always)]
fn first_chunk(bytes: &[u8]) -> &[u8; BLOCK] {
    bytes.first_chunk().expect("the window is longer than the block")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::normalize;

    #[test]
    fn whatever_changes_is_reported_wherever_it_stands_in_a_block() {
        for c in (0..=0x10ffff).filter_map(char::from_u32) {
            let text = format!("Nguyễn{c}Đình");
            let changes = normalize(&text).text != text;
            for pad in if changes { 52..60 } else { 0..0 } {
                let padded = format!("{}{text}{}", "a".repeat(pad), "b".repeat(70));
                assert!(find_suspect(padded.as_bytes(), 0).is_some(), "{c:?} behind {pad}");
            }
        }
    }

    #[test]
    fn marks_of_other_scripts_in_the_wrong_order_are_reported() {
        for text in ["ກ\u{ec8}\u{eb8}", "א\u{5bb}\u{5ba}", "ܐ\u{73a}\u{330}\u{73b}"] {
            assert!(find_suspect(text.as_bytes(), 0).is_some(), "{text}");
        }
    }

    #[test]
    fn the_text_of_a_newspaper_passes() {
        let text =
            "“Đảng bộ – 12°C”, ông Nguyễn Thị Ánh Tuyết nói: ‘Sẽ làm…’\nGiá 1,5 triệu đồng/m² – «hết»\n".repeat(20);
        assert_eq!(find_suspect(text.as_bytes(), 0), None);
    }
}
