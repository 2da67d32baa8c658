//! Cyrillic and Greek letters that look like Latin ones.

use super::Normalized;
use super::rewrite::Rewriter;
use super::words::words;

const PAIRS: [(&str, &str); 2] = [
    // Cyrillic.
    ("аеорсухіјѕԁһАВЕКМНОРСТУХІЈЅԌ", "aeopcyxijsdhABEKMHOPCTYXIJSG"),
    // Greek.
    ("οανιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaviABEZHIKMNOPTYX"),
];

/// Turns them into the letters they look like, in words that have a Latin letter and no letter of those scripts beside them.
pub(super) fn repair(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    for (start, word) in words(text).filter(|(_, word)| !word.is_ascii()) {
        let is_latin = |c: char| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c);
        let is_mark = |c: char| ('\u{300}'..'\u{370}').contains(&c);
        let all = word.chars().all(|c| is_latin(c) || is_mark(c) || latin(c).is_some());
        if all && word.contains(is_latin) {
            for (at, c) in word.char_indices() {
                if let Some(latin) = latin(c) {
                    out.replace_char(start + at, start + at + c.len_utf8(), latin);
                }
            }
        }
    }
    out.finish()
}

fn latin(c: char) -> Option<char> {
    if !('\u{370}'..'\u{530}').contains(&c) {
        return None;
    }
    PAIRS.iter().find_map(|(from, to)| from.chars().zip(to.chars()).find(|&(from, _)| from == c).map(|(_, to)| to))
}
