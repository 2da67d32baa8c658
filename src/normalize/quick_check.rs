//! Is the text canonical already? Blocks of 64 bytes, in loops that the compiler turns into vector instructions.
//!
//! Nothing here decides what happens to a character: a block that might need a change is reported, [`super::clean`] looks
//! at it. What is sure to stay is ASCII but for control characters, the letters of Latin-1 and Vietnamese, and quotes and
//! dashes.

pub(super) const BLOCK: usize = 64;
/// Two bytes behind the block are looked at: a character that starts in it may end there.
const WINDOW: usize = BLOCK + 2;

/// Where one block has quotes or dashes others near it do too: for so many blocks only the exact test is made.
const NEAR: usize = 16;

/// The start of the first block at or behind `at` that might need a change.
pub(super) fn find_suspect(bytes: &[u8], mut at: usize) -> Option<usize> {
    while at < bytes.len() {
        at = skip_clear(bytes, at);
        for _ in 0..NEAR {
            let rest = bytes.get(at..).filter(|rest| !rest.is_empty())?;
            let suspect = match rest.first_chunk() {
                Some(window) => must_look(window),
                None => {
                    let mut window = [b' '; WINDOW];
                    window[..rest.len()].copy_from_slice(rest);
                    must_look(&window)
                }
            };
            if suspect {
                return Some(at);
            }
            at += BLOCK;
        }
    }
    None
}

/// Goes over whole blocks as long as the fast test reports nothing.
fn skip_clear(bytes: &[u8], at: usize) -> usize {
    let (blocks, next) = (bytes[at..].chunks_exact(BLOCK), bytes[at + 1..].chunks_exact(BLOCK));
    let clear = blocks.zip(next).take_while(|(block, next)| !may_change(first_chunk(block), first_chunk(next)));
    at + BLOCK * clear.count()
}

fn first_chunk(bytes: &[u8]) -> &[u8; BLOCK] {
    bytes.first_chunk().expect("the window is longer than the block")
}

/// The fast test, sixteen instructions for sixteen bytes; it also reports every character of U+2000 to U+2FFF.
///
/// UTF-8 is valid here, so the bytes C7 to FF and 00 to 1F, a single range with wrap-around, are the leads of all that is
/// neither ASCII nor Latin nor Vietnamese, and the controls. Three tricks bring the rest into that one comparison: the
/// lead E1 is moved out of the range where BA or BB follows (Vietnamese); the lead C6 is moved into it where 89 follows
/// (Ɖ); C3 becomes C2 where 90 or B0 follows (Ð, ð), and C2 (Latin-1 signs, NBSP, soft hyphen) is reported.
#[inline(always)]
fn may_change(bytes: &[u8; BLOCK], next: &[u8; BLOCK]) -> bool {
    let mut found = false;
    for i in 0..BLOCK {
        let (b, n) = (bytes[i], next[i]);
        let vietnamese = if n | 1 == 0xbb { 0x1b } else { 0 };
        let moved = b.wrapping_sub(vietnamese).wrapping_add(u8::from(n == 0x89));
        found |= (moved.wrapping_add(0x60) as i8 > 0x26) & (moved != b'\n');
        let latin = b.wrapping_sub(u8::from(n | 0x20 == 0xb0));
        found |= latin.wrapping_add(0xbd) as i8 > 0x7c;
    }
    found
}

/// The same with an exact test for U+2000 to U+2FFF, for the few blocks that the first one reports: quotes, dashes and the
/// like pass.
#[inline(never)]
fn must_look(window: &[u8; WINDOW]) -> bool {
    let (bytes, next, after) = (first_chunk(window), first_chunk(&window[1..]), first_chunk(&window[2..]));
    let mut found = false;
    for i in 0..BLOCK {
        let (b, n, a) = (bytes[i], next[i], after[i]);
        let vietnamese = if n | 1 == 0xbb { 0x1b } else { 0 };
        let sign = if (b == 0xe2) & (n == 0x80) { 0x20 } else { 0 };
        let moved = b.wrapping_sub(vietnamese).wrapping_sub(sign).wrapping_add(u8::from(n == 0x89));
        found |= (moved.wrapping_add(0x60) as i8 > 0x26) & (moved != b'\n');
        // Spaces, joiners, line ends and marks of direction.
        found |= (sign != 0) & ((a & 0xf0 == 0x80) | (a & 0xf8 == 0xa8));
        found |= (b == 0xc2) & ((n <= 0xa0) | (n == 0xad)) | (b == 0xc3) & (n | 0x20 == 0xb0);
    }
    found
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
    fn the_text_of_a_newspaper_passes() {
        let text =
            "“Đảng bộ – 12°C”, ông Nguyễn Thị Ánh Tuyết nói: ‘Sẽ làm…’\nGiá 1,5 triệu đồng/m² – «hết»\n".repeat(20);
        assert_eq!(find_suspect(text.as_bytes(), 0), None);
    }
}
