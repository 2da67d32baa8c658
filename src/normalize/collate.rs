//! The order of the dictionary.

use crate::letter;

/// A key that sorts as Vietnamese dictionaries do: compare keys as bytes.
///
/// First the letters count, in the order of the alphabet (a ă â b c d đ e ê …), then the tones (ngang, huyền, hỏi, ngã, sắc,
/// nặng), then the case, small before capital: the order of CLDR's `vi`. Signs and blanks stand before digits, digits before
/// letters; letters of other scripts follow in the order of Unicode. The text is canonical.
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
    key.extend(text.chars().map(|c| letter::traits(c).map_or(1, |traits| 1 + traits.tone() as u8)));
    key.push(0);
    key.extend(text.chars().map(|c| 1 + u8::from(c.is_uppercase())));
    key
}

/// One byte for the letters of the Latin alphabet with the Vietnamese ones among them, four for all else.
fn letter_weight(c: char, key: &mut Vec<u8>) {
    const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    const FIRST: u8 = 0x40;
    let plain = letter::without_tone(c).to_lowercase().next().unwrap_or(c);
    if let Some(rank) = LETTERS.chars().position(|letter| letter == plain) {
        key.push(FIRST + rank as u8);
        return;
    }
    key.push(match c {
        _ if c.is_alphabetic() => 0x80,
        _ if c.is_numeric() => 3,
        _ if c.is_whitespace() => 1,
        _ => 2,
    });
    key.extend(&u32::from(c).to_be_bytes()[1..]);
}
