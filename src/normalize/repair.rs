//! Misspelt syllables that can only be one other, and tones typed as signs of their own.

use unicode_normalization::char::is_combining_mark;

use super::Normalized;
use super::rewrite::Rewriter;
use super::words::words;
use crate::letter::{self, Tone, Vowel};
use crate::syllable::{Syllable, ToneStyle};

/// The longest misspelling looked at: the longest syllable, and a letter too many.
const LONGEST: usize = 8;

/// Repairs words in small letters that are no syllable and have one way to become one in use: a tone mark on the wrong
/// letter (`baỏ`, `tóan`), horns that are missing (`đuợc`, `nưóc`), and `ng` or `g` for `ngh` or `gh` and back (`nghành`).
/// A first capital is kept, since sentences begin so; a word of which more is capital stays.
pub(super) fn spelling(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    for (start, word) in words(text) {
        if let Some(repaired) = respelled(word) {
            out.replace(start, start + word.len(), &repaired);
        }
    }
    out.finish()
}

fn respelled(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next()?;
    if word.is_ascii()
        || word.len() > 3 * LONGEST
        || chars.any(|c| !c.is_lowercase())
        || Syllable::parse(word).is_some()
    {
        return None;
    }
    let (letters, tone) = take_tone(&word.to_lowercase())?;
    let variants = variants(&letters, first.is_uppercase());
    let mut found =
        variants.iter().filter_map(|letters| Syllable::of_letters(letters, tone)).filter(|s| s.is_attested());
    let syllable = found.next()?;
    if found.any(|other| other != syllable) {
        return None;
    }
    let spelled = syllable.spelled(ToneStyle::Old);
    let mut letters = spelled.chars();
    let capital = letters
        .next()
        .into_iter()
        .flat_map(move |c| if first.is_uppercase() { c.to_uppercase().collect() } else { vec![c] });
    Some(capital.chain(letters).collect())
}

/// The letters without their tone; none where there are two different tones.
fn take_tone(word: &str) -> Option<(String, Tone)> {
    let mut found = Tone::Ngang;
    for tone in word.chars().filter_map(Vowel::of).map(Vowel::tone).filter(|&tone| tone != Tone::Ngang) {
        if found != Tone::Ngang && found != tone {
            return None;
        }
        found = tone;
    }
    Some((word.chars().map(letter::without_tone).collect(), found))
}

/// The ways to spell it. Under a capital, which may begin a foreign name, the onset stays.
fn variants(letters: &str, is_capital: bool) -> Vec<String> {
    let front = |rest: &str| rest.starts_with(['i', 'e', 'ê']);
    let mut all = vec![letters.to_owned()];
    for horned in ["uơ", "ưo"] {
        if let Some(at) = letters.find(horned) {
            let (before, behind) = (&letters[..at], &letters[at + horned.len()..]);
            all.push(format!("{before}ươ{behind}"));
        }
    }
    if is_capital {
        return all;
    }
    for (wrong, right, before_front) in
        [("ngh", "ng", false), ("gh", "g", false), ("ng", "ngh", true), ("g", "gh", true)]
    {
        let rest = letters.strip_prefix(wrong).filter(|rest| front(rest) == before_front && !rest.starts_with('h'));
        all.extend(rest.map(|rest| format!("{right}{rest}")));
    }
    all
}

/// Composes a spacing accent with the vowel before it, where the word becomes a syllable in use: `ho´a`, ``la` ``, `ho˜`.
///
/// An accent before a capital is none, nor is one behind a word that is a syllable with a tone.
pub(super) fn typed_tones(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    let mut done = 0;
    for (at, c) in text.char_indices() {
        let Some(tone) = spacing_tone(c).filter(|_| at > done) else { continue };
        if text[at + c.len_utf8()..].starts_with(is_combining_mark) {
            continue;
        }
        let before = text[..at].chars().rev().take_while(|c| c.is_alphabetic()).take(LONGEST);
        let start = at - before.map(char::len_utf8).sum::<usize>();
        let behind = text[at + c.len_utf8()..].chars().take_while(|c| c.is_alphabetic()).take(LONGEST);
        let end = at + c.len_utf8() + behind.map(char::len_utf8).sum::<usize>();
        let (head, tail) = (&text[start..at], &text[at + c.len_utf8()..end]);
        let Some(vowel) = head.chars().next_back().and_then(Vowel::of).filter(|vowel| vowel.tone() == Tone::Ngang)
        else {
            continue;
        };
        let marked = vowel.with_tone(tone).char();
        let vowel_at = at - vowel.char().len_utf8();
        let word = format!("{}{marked}{tail}", &text[start..vowel_at]);
        if start >= done
            && !tail.starts_with(char::is_uppercase)
            && Syllable::parse(&word).is_some_and(Syllable::is_attested)
        {
            out.replace_char(vowel_at, at + c.len_utf8(), marked);
            done = end;
        }
    }
    out.finish()
}

fn spacing_tone(c: char) -> Option<Tone> {
    match c {
        '\u{b4}' | '\u{2ca}' => Some(Tone::Sac),
        '`' | '\u{2cb}' => Some(Tone::Huyen),
        '\u{2dc}' => Some(Tone::Nga),
        _ => None,
    }
}
