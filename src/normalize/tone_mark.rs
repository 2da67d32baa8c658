//! Where the tone mark stands: `hòa` or `hoà`.

use super::Normalized;
use super::rewrite::Rewriter;
use super::words::word_before;
use crate::letter::{Tone, Vowel};
use crate::places::Places;
use crate::syllable::{Syllable, ToneStyle};

/// Moves the tone marks of the open rhymes `oa`, `oe` and `uy` to where the style puts them; all else stays.
///
/// Only whole words that are Vietnamese syllables change, so that `Đạ Huoai`, `quý` and foreign words keep their letters.
/// The text is canonical: see [`normalize`](super::normalize). To keep the marks as they are, do not call it.
///
/// ```
/// use vanban::{ToneStyle, normalize::place_tone_marks};
///
/// assert_eq!(place_tone_marks("Ủy viên, HOÀ BÌNH, thủy lợi, quý", ToneStyle::New).text, "Uỷ viên, HOÀ BÌNH, thuỷ lợi, quý");
/// assert_eq!(place_tone_marks("Khánh Hoà, khoẻ", ToneStyle::Old).text, "Khánh Hòa, khỏe");
/// ```
pub fn place_tone_marks(text: &str, style: ToneStyle) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    for letter in Places::of(text.as_bytes(), |byte| byte >= 0xc0) {
        let Some(end) = pair_end(text.as_bytes(), letter, style) else { continue };
        let Some((start, word)) = word_before(text, end) else { continue };
        if let Some((at, pair)) = moved(word, style) {
            out.replace(start + at, end, &pair);
        }
    }
    out.finish()
}

/// Where the pair ends in which a letter beyond ASCII may have the tone of the other one, which is ASCII.
fn pair_end(bytes: &[u8], letter: usize, style: ToneStyle) -> Option<usize> {
    let end = letter + 2 + usize::from(bytes[letter] >= 0xe0) + usize::from(bytes[letter] >= 0xf0);
    match style {
        ToneStyle::Old => {
            let before = *bytes.get(letter.checked_sub(1)?)?;
            matches!(before, b'o' | b'u' | b'O' | b'U').then_some(end)
        }
        ToneStyle::New => matches!(bytes.get(end)?, b'a' | b'e' | b'y' | b'A' | b'E' | b'Y').then_some(end + 1),
    }
}

/// The last two letters of a word in the style, and where they stand, if the word has them otherwise.
fn moved(word: &str, style: ToneStyle) -> Option<(usize, String)> {
    let mut back = word.char_indices().rev();
    let (_, second) = back.next()?;
    let (at, first) = back.next()?;
    let (first, second) = (Vowel::of(first)?, Vowel::of(second)?);
    let (from, to) = match style {
        ToneStyle::Old => (second, first),
        ToneStyle::New => (first, second),
    };
    if from.tone() == Tone::Ngang || to.tone() != Tone::Ngang {
        return None;
    }
    let syllable = Syllable::parse(word)?;
    if syllable.spelled(ToneStyle::Old) == syllable.spelled(ToneStyle::New) {
        return None;
    }
    let (bare, marked) = (from.with_tone(Tone::Ngang).char(), to.with_tone(from.tone()).char());
    Some((at, if style == ToneStyle::Old { [marked, bare] } else { [bare, marked] }.iter().collect()))
}
