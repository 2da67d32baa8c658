//! VIQR: `Vie^.t Nam dda^'t nu+o+'c`.

use once_cell::sync::Lazy;

use super::super::Normalized;
use super::super::rewrite::Rewriter;
use super::Encoded;
use crate::letter::{self, Shape, Tone, Vowel};
use crate::syllable::Syllable;
use crate::utf8::{Utf8Char, Writer};

/// Decodes the marks that stand behind letters. A backslash keeps the next sign from being one.
///
/// At the end of a word `.` and `?` are a tone where a small letter or another sign of the same word follows, and
/// punctuation before a capital and at the end of a line, unless the word is no syllable without the tone.
pub(super) fn decode(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    each(text, |start, end, letter| out.replace_utf8(start, end, letter));
    out.finish()
}

/// The same without the map.
pub(super) fn decode_text(text: &str) -> String {
    let (mut decoded, mut copied) = (Writer::with_capacity(text.len()), 0);
    each(text, |start, end, letter| {
        decoded.push_stretch(text.as_bytes(), copied, start);
        decoded.push(letter);
        copied = end;
    });
    decoded.push_str(&text[copied..]);
    decoded.finish()
}

/// Calls back for each stretch that becomes a letter, and for each backslash that goes.
#[inline]
fn each(text: &str, mut found: impl FnMut(usize, usize, Utf8Char)) {
    let (bytes, letters): (_, &Letters) = (text.as_bytes(), &LETTERS);
    let mut at = 0;
    while let Some(sign) = next_start(bytes, at) {
        let next = bytes.get(sign + 1).copied().unwrap_or_default();
        let (start, end, letter) = match bytes[sign] {
            b'\\' if is_sign(next) || matches!(next, b'\\' | b'd' | b'D') => {
                found(sign, sign + 1, Utf8Char::NONE);
                at = sign + 2;
                continue;
            }
            d @ (b'd' | b'D') if next | 0x20 == b'd' => (sign, sign + 2, D_STROKE[usize::from(d == b'D')]),
            // The letter before must not have been taken for something else.
            _ if sign > at => letters.marked(text, sign),
            _ => (sign, sign, Utf8Char::NONE),
        };
        if end > sign {
            found(start, end, letter);
        }
        at = end.max(sign + 1);
    }
}

const D_STROKE: [Utf8Char; 2] = [Utf8Char::new('đ'), Utf8Char::new('Đ')];

/// The bytes that may change something: 1 for each.
static STARTS: [u8; 256] = {
    let mut starts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        starts[byte] = (is_sign(byte as u8) || matches!(byte as u8, b'\\' | b'd' | b'D')) as u8;
        byte += 1;
    }
    starts
};

/// The next of them. Eight bytes are looked at together, since no processor foresees where among them it stands.
#[inline]
fn next_start(bytes: &[u8], mut at: usize) -> Option<usize> {
    while let Some(chunk) = bytes[at..].first_chunk::<8>() {
        let found = (0..8).fold(0, |found, place| found | u32::from(STARTS[usize::from(chunk[place])]) << place);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize);
        }
        at += 8;
    }
    bytes[at..].iter().position(|&b| STARTS[usize::from(b)] != 0).map(|place| at + place)
}

/// The vowels by base letter, shape and tone, so that what follows what needs no branch: no processor foresees it.
struct Letters {
    /// From 1; 0 for what is no vowel.
    base: [u8; 256],
    shape: [u8; 256],
    tone: [u8; 256],
    /// The base with a shape; without it where the two make no letter.
    marked: [[[Utf8Char; 6]; 4]; 13],
}

static LETTERS: Lazy<Letters> = Lazy::new(|| {
    let mut letters =
        Letters { base: [0; 256], shape: [0; 256], tone: [0; 256], marked: [[[Utf8Char::NONE; 6]; 4]; 13] };
    for byte in 0..128u8 {
        letters.shape[usize::from(byte)] = shape(byte).map_or(0, |shape| shape as u8);
        letters.tone[usize::from(byte)] = tone(byte).map_or(0, |tone| tone as u8);
    }
    for (place, base) in "aeiouyAEIOUY".chars().enumerate() {
        letters.base[base as usize] = place as u8 + 1;
        let shapes = [Shape::Plain, Shape::Circumflex, Shape::Breve, Shape::Horn];
        for (shape, tone) in shapes.into_iter().flat_map(|shape| Tone::ALL.map(|tone| (shape, tone))) {
            let vowel = Vowel::of(base).and_then(|vowel| vowel.with_shape(shape));
            letters.marked[place + 1][shape as usize][tone as usize] =
                vowel.map_or(Utf8Char::NONE, |vowel| Utf8Char::new(vowel.with_tone(tone).char()));
        }
    }
    letters
});

impl Letters {
    /// The place of the vowel before a sign, where its marks end, and what they make: they end before the sign where it
    /// is no mark.
    #[inline(always)]
    fn marked(&self, text: &str, sign: usize) -> (usize, usize, Utf8Char) {
        let bytes = text.as_bytes();
        let shapes = &self.marked[usize::from(self.base[usize::from(bytes[sign - 1])])];
        let shape = usize::from(self.shape[usize::from(bytes[sign])]);
        let end = sign + usize::from(shape > 0);
        let last = bytes.get(end).copied().unwrap_or_default();
        let tone = usize::from(self.tone[usize::from(last)]);
        let letter = shapes[shape][tone];
        if letter == Utf8Char::NONE {
            (sign, sign, letter)
        } else if matches!(last, b'.' | b'?') && is_punctuation(text, sign - 1, end) {
            (sign - 1, end, shapes[shape][0])
        } else {
            (sign - 1, end + usize::from(tone > 0), letter)
        }
    }
}

const fn shape(sign: u8) -> Option<Shape> {
    match sign {
        b'^' => Some(Shape::Circumflex),
        b'(' => Some(Shape::Breve),
        b'+' | b'*' => Some(Shape::Horn),
        _ => None,
    }
}

const fn tone(sign: u8) -> Option<Tone> {
    match sign {
        b'\'' => Some(Tone::Sac),
        b'`' => Some(Tone::Huyen),
        b'?' => Some(Tone::Hoi),
        b'~' => Some(Tone::Nga),
        b'.' => Some(Tone::Nang),
        _ => None,
    }
}

const fn is_sign(b: u8) -> bool {
    shape(b).is_some() || tone(b).is_some()
}

/// Whether a full stop or question mark behind a vowel ends a sentence rather than being its tone.
#[inline(never)]
fn is_punctuation(text: &str, vowel: usize, sign: usize) -> bool {
    let rest = &text[sign + 1..];
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
            bytes.push(letter::without_marks(c) as u8);
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
