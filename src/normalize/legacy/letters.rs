//! Which bytes make a letter: alone, or a base byte and a mark byte behind it. Which of the two is not foreseeable, so that all
//! is looked up and nothing branches.

use std::collections::BTreeMap;

use crate::places::Places;
use crate::utf8::Utf8Char;

/// The letters of an encoding, compiled for decoding.
#[derive(Debug)]
pub(super) struct Letters {
    /// The letters of each byte: alone, then with the marks by their numbers. None comes first.
    letters: Vec<Utf8Char>,
    /// Where those of a byte start.
    start: [u16; 256],
    /// The marks that a byte can have, a bit for each number.
    marks: [u64; 256],
    /// The number of a mark, from 1; 0 for all other bytes.
    number: [u8; 256],
}

impl Letters {
    pub(super) fn new(single: &[Utf8Char; 256], pairs: &BTreeMap<(u8, u8), Utf8Char>) -> Letters {
        let mut letters = Letters { letters: vec![Utf8Char::NONE], start: [0; 256], marks: [0; 256], number: [0; 256] };
        let mut numbers = 1..64;
        for &(_, mark) in pairs.keys() {
            if letters.number[usize::from(mark)] == 0 {
                letters.number[usize::from(mark)] = numbers.next().expect("an encoding has fewer than 64 marks");
            }
        }
        for base in 0..=255u8 {
            let start = letters.letters.len();
            letters.start[usize::from(base)] = start as u16;
            letters.letters.push(single[usize::from(base)]);
            for (&(_, mark), &letter) in pairs.range((base, 0)..=(base, 255)) {
                let number = letters.number[usize::from(mark)];
                letters.marks[usize::from(base)] |= 1 << number;
                let at = start + usize::from(number);
                letters.letters.resize(letters.letters.len().max(at + 1), Utf8Char::NONE);
                letters.letters[at] = letter;
            }
        }
        letters
    }

    /// The letter that a byte makes, with the next one or alone, and how many bytes it takes.
    #[inline]
    pub(super) fn letter(&self, byte: u8, next: u8) -> (Utf8Char, usize) {
        let is_pair = self.is_pair(byte, next);
        (self.letters[self.place(byte, next, is_pair)], 1 + is_pair)
    }

    /// Calls back for each stretch that becomes a letter, and for an empty one where there is nothing to do; all other bytes are
    /// ASCII that stays.
    #[inline]
    pub(super) fn each(&self, bytes: &[u8], mut found: impl FnMut(usize, usize, Utf8Char)) {
        let mut taken = 0;
        for at in Places::of(bytes, may_change) {
            let (byte, next) = (bytes[at], bytes.get(at + 1).copied().unwrap_or_default());
            let before = bytes[at.saturating_sub(1)] * u8::from(at > taken);
            let (ends_pair, starts_pair) = (self.is_pair(before, byte), self.is_pair(byte, next));
            let (as_mark, as_base) = (self.place(before, byte, 1), self.place(byte, next, starts_pair));
            let place = as_base ^ (as_base ^ as_mark) & 0usize.wrapping_sub(ends_pair);
            let end = at + 1 + (starts_pair & !ends_pair);
            // A mark that is taken already is passed over.
            let letter = self.letters[if at >= taken { place } else { 0 }];
            let start = (at - ends_pair).max(taken);
            taken = taken.max(end * usize::from(at >= taken));
            found(start, taken, letter);
        }
    }

    /// 1 where the two bytes make a letter, else 0: as a number, for of a condition the compiler would make a branch.
    #[inline]
    fn is_pair(&self, base: u8, mark: u8) -> usize {
        (self.marks[usize::from(base)] >> (self.number[usize::from(mark)] & 63)) as usize & 1
    }

    #[inline]
    fn place(&self, base: u8, mark: u8, is_pair: usize) -> usize {
        usize::from(self.start[usize::from(base)]) + usize::from(self.number[usize::from(mark)]) * is_pair
    }
}

/// Whether a byte is other than ASCII in one of the encodings. Marks are beyond ASCII in all of them.
fn may_change(byte: u8) -> bool {
    !(b' '..b'{').contains(&byte) | (byte == b'^') | (byte == b'`')
}

/// The same for a character of a text that was read from such bytes, by its first byte.
pub(super) fn may_change_in_text(byte: u8) -> bool {
    may_change(byte) & !(0x80..0xc0).contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::super::Encoding;
    use super::super::table::Table;
    use super::*;

    #[test]
    fn bytes_that_are_passed_over_are_ascii_in_all_encodings() {
        for encoding in Encoding::KNOWN.into_iter().chain([Encoding::Bkhcm1, Encoding::Bkhcm2]) {
            let letters = &Table::of(encoding).letters;
            for byte in (0..=255).filter(|&byte| !may_change(byte)) {
                assert_eq!(letters.letter(byte, 0), (Utf8Char::new(byte.into()), 1), "{encoding}");
                assert_eq!(letters.number[usize::from(byte)], 0, "{encoding}");
            }
        }
    }
}
