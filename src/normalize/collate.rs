//! The order of the dictionary.

use once_cell::sync::Lazy;
use unicode_normalization::char::decompose_canonical;

use crate::letter::{self, Tone, Vowel};

/// A key that sorts as Vietnamese dictionaries do: compare keys as bytes.
///
/// First the letters count, in the order of the alphabet (a ă â b c d đ e ê …), then the tones (ngang, huyền, hỏi, ngã, sắc,
/// nặng), then the case, small before capital: the order of CLDR's `vi`. A foreign mark counts like a tone and follows those:
/// `ñ` stands behind `n`. Signs and blanks stand before digits, digits before letters; letters of other scripts follow in the
/// order of Unicode. The text is canonical.
///
/// ```
/// use vanban::normalize::collation_key;
///
/// let mut words = ["mạ", "Ma", "má", "măng", "mà", "ma", "man", "đa", "da", "mã", "mả"];
/// words.sort_by_cached_key(|word| collation_key(word));
/// assert_eq!(words, ["da", "đa", "ma", "Ma", "mà", "mả", "mã", "má", "mạ", "man", "măng"]);
/// ```
pub fn collation_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(3 * text.len() + 2);
    for c in text.chars() {
        letter_weight(c, &mut key);
    }
    key.push(0);
    // Ngang is 1, so that a shorter word with the same letters cannot come about, and 0 ends the level.
    key.extend(text.chars().map(mark_weight));
    key.push(0);
    key.extend(text.chars().map(|c| 1 + u8::from(c.is_uppercase())));
    key
}

/// The letters of the Latin alphabet with the Vietnamese ones among them, in both cases: 0 for all else.
static RANKS: Lazy<[u8; 0x1b1]> = Lazy::new(|| {
    let mut ranks = [0; 0x1b1];
    for (place, letter) in "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz".chars().enumerate() {
        for case in letter.to_uppercase().chain([letter]) {
            ranks[case as usize] = place as u8 + 1;
        }
    }
    ranks
});

/// One byte for the letters of the Latin alphabet, four for all else.
fn letter_weight(c: char, key: &mut Vec<u8>) {
    const FIRST: u8 = 0x40;
    match RANKS.get(letter::without_tone(base(c)) as usize) {
        Some(&rank) if rank > 0 => key.push(FIRST + rank),
        _ => {
            key.push(match c {
                _ if c.is_alphabetic() => 0x80,
                _ if c.is_numeric() => 3,
                _ if c.is_whitespace() => 1,
                _ => 2,
            });
            key.extend(&u32::from(c).to_be_bytes()[1..]);
        }
    }
}

fn mark_weight(c: char) -> u8 {
    match Vowel::of(c) {
        Some(vowel) => 1 + vowel.tone() as u8,
        None if base(c) != c => 2 + Tone::Nang as u8,
        None => 1,
    }
}

/// The letter of ASCII below foreign marks; all else stays, the letters of Vietnamese among it.
fn base(c: char) -> char {
    if c.is_ascii() || letter::traits(c).is_some() {
        return c;
    }
    let mut first = None;
    decompose_canonical(c, |part| first = first.or(Some(part)));
    first.filter(char::is_ascii_alphabetic).unwrap_or(c)
}
