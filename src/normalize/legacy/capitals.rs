//! Capitals that TCVN3 cannot write.

use super::super::Normalized;
use super::super::rewrite::Rewriter;
use super::super::words::words;
use crate::letter::{Tone, Vowel};
use crate::syllable::Syllable;

/// Capitals where decoded TCVN3 has small letters with a tone inside words in capitals: `CộNG HòA` to `CỘNG HÒA`.
///
/// A word in which no other letter is small counts as one in capitals if it has two capitals, or one and beside it, behind
/// blanks alone, a syllable in capitals: `Số` stays, `SỐ ĐIỂM` and `VĂN Sự` are restored, `Bộ CHQS` is not. A word of toned
/// letters alone (`ở`) is restored between two such words.
pub fn restore_capitals(text: &str) -> Normalized<'_> {
    let words: Vec<(usize, &str, Case)> = words(text).map(|(at, word)| (at, word, Case::of(word))).collect();
    let in_capitals =
        |(_, word, case): &(usize, &str, Case)| *case == Case::Capitals && Syllable::parse(word).is_some();
    let touches = |at: usize| {
        let ((start, word, _), (next, ..)) = (words[at], words[at + 1]);
        text[start + word.len()..next].bytes().all(|b| b == b' ')
    };
    let mut out = Rewriter::new(text);
    for (index, &(start, word, case)) in words.iter().enumerate() {
        let before = index > 0 && in_capitals(&words[index - 1]) && touches(index - 1);
        let behind = words.get(index + 1).is_some_and(in_capitals) && touches(index);
        let restore = match case {
            Case::Capitals => true,
            Case::OneCapital => before || behind,
            Case::Unknown => before && behind,
            Case::Mixed => false,
        };
        for (at, c) in word.char_indices().filter(|&(_, c)| restore && is_toned_small(c)) {
            let capital: String = c.to_uppercase().collect();
            out.replace(start + at, start + at + c.len_utf8(), &capital);
        }
    }
    out.finish()
}

/// How a word is cased, its small letters with a tone aside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Capitals,
    OneCapital,
    Unknown,
    Mixed,
}

impl Case {
    fn of(word: &str) -> Case {
        let mut others = word.chars().filter(|&c| !is_toned_small(c));
        if others.clone().any(|c| !c.is_uppercase()) {
            return Case::Mixed;
        }
        match (others.next(), others.next()) {
            (Some(_), Some(_)) => Case::Capitals,
            (Some(_), None) => Case::OneCapital,
            _ => Case::Unknown,
        }
    }
}

fn is_toned_small(c: char) -> bool {
    c.is_lowercase() && Vowel::of(c).is_some_and(|vowel| vowel.tone() != Tone::Ngang)
}
