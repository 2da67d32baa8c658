//! A Vietnamese vowel and the marks behind it, in any order, to one letter.
//!
//! Unicode's NFC composes `a` + circumflex + acute, but leaves `á` + circumflex as two characters, because both marks stand
//! above the letter and their order counts. In Vietnamese it never does: one mark shapes the vowel, the other is the tone.

use crate::letter::{Mark, Vowel};

/// The letter that a base and its marks make; none where they make no Vietnamese letter: another base, a foreign mark, two
/// tones or two shapes. A mark that is there twice counts once.
pub(super) fn compose(base: char, marks: &str) -> Option<char> {
    let mut vowel = Vowel::of(base)?;
    for mark in marks.chars() {
        vowel = vowel.with(Mark::of(mark)?)?;
    }
    Some(vowel.char())
}

/// Where the Latin combining marks (U+0300 to U+036F) that start at `at` end.
pub(super) fn marks_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some([lead, next]) = bytes.get(at..at + 2) {
        if *lead != 0xcc && !(*lead == 0xcd && *next < 0xb0) {
            break;
        }
        at += 2;
    }
    at
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::letter;

    #[test]
    fn every_letter_composes_from_its_marks_in_every_order() {
        for letter in letter::marked().filter(|c| !matches!(c, 'đ' | 'Đ')) {
            let parts: Vec<char> = letter.nfd().collect();
            let (base, marks) = (parts[0], &parts[1..]);
            let swapped: String = marks.iter().rev().collect();
            let ordered: String = marks.iter().collect();
            assert_eq!(compose(base, &ordered), Some(letter));
            assert_eq!(compose(base, &swapped), Some(letter));
            for (mark, rest) in [(0, 1), (1, 0)] {
                if let (Some(first), Some(second)) = (marks.get(mark), marks.get(rest)) {
                    let half = compose(base, &first.to_string()).unwrap();
                    assert_eq!(compose(half, &second.to_string()), Some(letter));
                    assert_eq!(compose(half, &format!("{second}{second}")), Some(letter), "a mark twice");
                }
            }
        }
    }

    #[test]
    fn two_tones_or_two_shapes_make_no_letter() {
        for (base, marks) in
            [('a', "\u{301}\u{300}"), ('â', "\u{306}"), ('i', "\u{302}"), ('e', "\u{31b}"), ('n', "\u{303}")]
        {
            assert_eq!(compose(base, marks), None);
        }
    }
}
