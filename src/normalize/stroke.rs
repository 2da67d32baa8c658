//! Letters that only look like đ: eth (Ð, ð), the African d (Ɖ, ɖ), and d under a stroke overlay.
//!
//! They become đ where the word is Vietnamese with it: `Ðảng`, `QÐ`. An Icelandic name keeps its eth.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clean::is_dropped;
use crate::letter;
use crate::syllable::Syllable;

/// Letters to either side beyond which a word is taken for a foreign one; syllables have seven at most.
const LONGEST: usize = 12;

/// The letter that the character looks like, alone or under an overlay.
pub(super) fn look_alike(c: char, overlaid: bool) -> Option<char> {
    match c {
        'Ð' | 'Ɖ' => Some('Đ'),
        'ð' | 'ɖ' => Some('đ'),
        'D' if overlaid => Some('Đ'),
        'd' if overlaid => Some('đ'),
        _ => None,
    }
}

pub(super) fn is_overlay(c: char) -> bool {
    matches!(c, '\u{335}' | '\u{336}')
}

/// Whether the word around a place is Vietnamese once its look-alikes are đ: a syllable, or an abbreviation in capitals
/// that has no vowel or another Vietnamese letter.
pub(super) fn is_vietnamese_word(text: &str, at: usize) -> bool {
    let (Some(before), Some(behind)) = (word_len(text[..at].chars().rev()), word_len(text[at..].chars())) else {
        return false;
    };
    let word = &text[at - before..at + behind];
    let mut repaired = String::with_capacity(word.len());
    for c in word.chars().filter(|&c| !is_dropped(c)).nfc() {
        match look_alike(c, false) {
            Some(letter) => repaired.push(letter),
            None if is_overlay(c) => {
                let base = repaired.pop();
                repaired.extend(base.map(|base| look_alike(base, true).unwrap_or(base)));
            }
            None => repaired.push(c),
        }
    }
    let repaired = super::normalize_marks(&repaired);
    Syllable::parse(&repaired).is_some() || is_abbreviation(&repaired)
}

fn is_abbreviation(word: &str) -> bool {
    let vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    word.chars().nth(1).is_some()
        && word.chars().all(|c| c.is_ascii_uppercase() || letter::is_marked(c) && c.is_uppercase())
        && (!word.contains(vowel) || word.chars().any(|c| c != 'Đ' && letter::is_marked(c)))
}

/// The bytes of a word from here on; none where it is too long. Marks and what is dropped do not count as letters, since
/// they are gone when the text is canonical.
fn word_len(chars: impl Iterator<Item = char>) -> Option<usize> {
    let (mut len, mut letters) = (0, 0);
    for c in chars {
        if c.is_alphabetic() {
            letters += 1;
        } else if !is_combining_mark(c) && !is_dropped(c) {
            break;
        }
        if letters > LONGEST {
            return None;
        }
        len += c.len_utf8();
    }
    Some(len)
}
