//! UTF-8 that was read as Windows-1252 or Latin-1: `Tiáº¿ng Viá»‡t` for `Tiếng Việt`.

use super::Normalized;
use super::legacy::windows_1252_byte;
use super::rewrite::Rewriter;
use crate::letter;

/// Reads such sequences again. One counts where its characters are the bytes of one letter of Vietnamese, of a sign of
/// punctuation or of a no-break space; a text has to hold two Vietnamese letters of this sort for any to be read.
pub(super) fn repair(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    if sequences(text).filter(|&(.., c)| letter::is_marked(c)).nth(1).is_some() {
        for (start, end, c) in sequences(text) {
            out.replace_char(start, end, c);
        }
    }
    out.finish()
}

fn sequences(text: &str) -> impl Iterator<Item = (usize, usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(['Ã', 'Ä', 'Å', 'Æ', 'á', 'â', 'Â'])?;
            let found = sequence(&text[start..]);
            at = start + found.map_or('Ã'.len_utf8(), |(len, _)| len);
            if let Some((len, c)) = found {
                return Some((start, start + len, c));
            }
        }
    })
}

/// The character whose bytes stand at the start, and how long they are in the text.
fn sequence(text: &str) -> Option<(usize, char)> {
    let mut bytes = [0; 3];
    let mut len = 0;
    for (count, c) in text.chars().take(3).enumerate() {
        bytes[count] = windows_1252_byte(c)?;
        len += c.len_utf8();
        if let Ok(read) = std::str::from_utf8(&bytes[..=count]) {
            let meant = read.chars().next()?;
            return (!meant.is_ascii() && is_meant(meant)).then_some((len, meant));
        }
    }
    None
}

fn is_meant(c: char) -> bool {
    letter::is_marked(c) || matches!(c, '\u{a0}' | '°' | '²' | '«' | '»' | '·' | '\u{2010}'..='\u{2027}' | '₫')
}
