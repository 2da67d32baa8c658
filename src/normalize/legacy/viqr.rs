//! VIQR: `Vie^.t Nam dda^'t nu+o+'c`.

use super::super::Normalized;
use super::super::rewrite::Rewriter;
use super::Encoded;
use crate::letter::{Shape, Tone, Vowel};
use crate::syllable::Syllable;

/// Decodes the marks that stand behind letters. A backslash keeps the next sign from being one.
///
/// At the end of a word `.` and `?` are a tone where a small letter or another sign of the same word follows, and
/// punctuation before a capital and at the end of a line, unless the word is no syllable without the tone.
pub(super) fn decode(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    while let Some(&b) = text.as_bytes().get(at) {
        at += match b {
            b'\\' => escape(text, at, &mut out),
            b'd' | b'D' if matches!(text.as_bytes().get(at + 1), Some(b'd' | b'D')) => {
                out.replace_char(at, at + 2, if b == b'd' { 'đ' } else { 'Đ' });
                2
            }
            _ => vowel(text, at, &mut out),
        };
    }
    out.finish()
}

fn escape(text: &str, at: usize, out: &mut Rewriter<'_>) -> usize {
    match text.as_bytes().get(at + 1) {
        Some(next) if is_sign(*next) || matches!(next, b'\\' | b'd' | b'D') => {
            out.replace(at, at + 1, "");
            2
        }
        _ => 1,
    }
}

/// Decodes the letter at a place, with its marks if it is a vowel that has some, and returns its length.
fn vowel(text: &str, at: usize, out: &mut Rewriter<'_>) -> usize {
    let Some(c) = text[at..].chars().next() else { return 1 };
    let Some(mut vowel) = Vowel::of(c).filter(|_| c.is_ascii()) else { return c.len_utf8() };
    let bytes = text.as_bytes();
    let mut end = at + 1;
    if let Some(shaped) = bytes.get(end).and_then(|&sign| shape(sign)).and_then(|shape| vowel.with_shape(shape)) {
        vowel = shaped;
        end += 1;
    }
    if let Some(tone) = bytes.get(end).and_then(|&sign| tone(sign)).filter(|_| !is_punctuation(text, at, end)) {
        vowel = vowel.with_tone(tone);
        end += 1;
    }
    if end > at + 1 {
        out.replace_char(at, end, vowel.char());
    }
    end - at
}

fn shape(sign: u8) -> Option<Shape> {
    match sign {
        b'^' => Some(Shape::Circumflex),
        b'(' => Some(Shape::Breve),
        b'+' | b'*' => Some(Shape::Horn),
        _ => None,
    }
}

fn tone(sign: u8) -> Option<Tone> {
    match sign {
        b'\'' => Some(Tone::Sac),
        b'`' => Some(Tone::Huyen),
        b'?' => Some(Tone::Hoi),
        b'~' => Some(Tone::Nga),
        b'.' => Some(Tone::Nang),
        _ => None,
    }
}

fn is_sign(b: u8) -> bool {
    shape(b).is_some() || tone(b).is_some()
}

/// Whether the sign behind a vowel ends a sentence rather than being its tone.
fn is_punctuation(text: &str, vowel: usize, sign: usize) -> bool {
    let rest = &text[sign + 1..];
    if !matches!(text.as_bytes()[sign], b'.' | b'?') {
        return false;
    }
    if rest.starts_with("..") {
        return true;
    }
    let ends = match rest.chars().next() {
        None => true,
        Some(c) if c.is_whitespace() => {
            rest.trim_start().chars().next().is_none_or(|c| !c.is_lowercase() && !c.is_ascii_digit())
        }
        Some(c) => matches!(c, '"' | ')' | ']' | '”' | '\\'),
    };
    ends && is_syllable_without(text, vowel, sign)
}

/// Whether the word up to the sign is a syllable as it stands.
fn is_syllable_without(text: &str, vowel: usize, sign: usize) -> bool {
    let start =
        text.as_bytes()[..vowel].iter().rposition(|&b| !b.is_ascii_alphabetic() && !is_sign(b)).map_or(0, |at| at + 1);
    // A syllable with all its marks is at most 12 signs long.
    sign - start <= 12 && Syllable::parse(&decode_all(&text[start..sign])).is_some()
}

/// A piece of a word without its last sign: every sign is a mark.
fn decode_all(word: &str) -> String {
    let mut decoded = String::new();
    for c in word.chars() {
        let last = decoded.chars().next_back().and_then(Vowel::of);
        let sign = u8::try_from(c).unwrap_or_default();
        let marked = last.and_then(|vowel| match (shape(sign), tone(sign)) {
            (Some(shape), _) => vowel.with_shape(shape),
            (_, Some(tone)) => Some(vowel.with_tone(tone)),
            _ => None,
        });
        match marked {
            Some(vowel) => {
                decoded.pop();
                decoded.push(vowel.char());
            }
            None if matches!(c, 'd' | 'D') && decoded.ends_with(['d', 'D']) => {
                decoded.pop();
                decoded.push('đ');
            }
            None => decoded.push(c),
        }
    }
    decoded
}

/// The signs for a text, with a backslash before those that would be read as marks. Other letters beyond ASCII are lost.
pub(super) fn encode(text: &str) -> Encoded {
    let (mut bytes, mut lost) = (Vec::with_capacity(text.len()), 0);
    // What the last sign lets the next one be taken for.
    let (mut open, mut after_d) = (false, false);
    for c in text.chars() {
        let Ok(ascii) = u8::try_from(c).map_err(|_| ()).and_then(|b| if b.is_ascii() { Ok(b) } else { Err(()) }) else {
            lost += usize::from(!encode_letter(c, &mut bytes));
            (open, after_d) = (true, false);
            continue;
        };
        let is_d = matches!(ascii, b'd' | b'D');
        if open && is_sign(ascii) || after_d && is_d || ascii == b'\\' {
            bytes.push(b'\\');
        }
        bytes.push(ascii);
        (open, after_d) = (Vowel::of(c).is_some(), is_d);
    }
    Encoded { bytes, lost }
}

fn encode_letter(c: char, bytes: &mut Vec<u8>) -> bool {
    match (c, Vowel::of(c)) {
        ('đ', _) => bytes.extend(b"dd"),
        ('Đ', _) => bytes.extend(b"DD"),
        (_, Some(vowel)) => {
            bytes.push(crate::letter::without_marks(c) as u8);
            bytes.extend(match vowel.shape() {
                Shape::Plain => None,
                Shape::Circumflex => Some(b'^'),
                Shape::Breve => Some(b'('),
                Shape::Horn => Some(b'+'),
            });
            bytes.extend(match vowel.tone() {
                Tone::Ngang => None,
                Tone::Huyen => Some(b'`'),
                Tone::Hoi => Some(b'?'),
                Tone::Nga => Some(b'~'),
                Tone::Sac => Some(b'\''),
                Tone::Nang => Some(b'.'),
            });
        }
        _ => {
            bytes.push(b'?');
            return false;
        }
    }
    true
}
