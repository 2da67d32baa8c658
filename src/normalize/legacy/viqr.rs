//! VIQR: `Vie^.t Nam dda^'t nu+o+'c`.

use once_cell::sync::Lazy;

use super::super::Normalized;
use super::super::rewrite::Rewriter;
use super::Encoded;
use crate::letter::{self, Shape, Tone, Vowel};
use crate::places::Places;
use crate::syllable::Syllable;
use crate::utf8::{Utf8Char, Writer};

/// Decodes the marks that stand behind letters. A backslash keeps the next sign from being one.
///
/// At the end of a word `.` and `?` are a tone where a small letter or another sign of the same word follows, and
/// punctuation before a capital and at the end of a line, unless the word is no syllable without the tone.
pub(super) fn decode(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    each(text, |start, end, letter| {
        if start < end {
            out.replace_utf8(start, end, letter);
        }
    });
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

/// Calls back for each stretch that becomes a letter, for each backslash that goes, and for an empty stretch where a sign does
/// nothing. What it does is looked up without a branch, since no processor foresees it.
#[inline]
fn each(text: &str, mut found: impl FnMut(usize, usize, Utf8Char)) {
    let (bytes, letters): (_, &Letters) = (text.as_bytes(), &LETTERS);
    // Up to where letters and signs are taken.
    let mut taken = 0;
    for sign in Places::of(bytes, is_start) {
        let behind = four_at(bytes, sign);
        let before = bytes[sign.saturating_sub(1)];
        let base = letters.base[usize::from(before)] * u16::from(sign > taken);
        let class = letters.class[usize::from(behind as u8)];
        let tone = letters.tone[usize::from((behind >> 8) as u8)];
        let marks = 1 + usize::from(is_shape(class) & (tone > 0));
        let mut letter = letters.marked(base, class, tone);
        let is_letter = letter != Utf8Char::NONE;
        let nothing = sign.max(taken);
        let (mut start, mut end) = if is_letter { (sign - 1, sign + marks) } else { (nothing, nothing) };
        // A d that is no mark can still be the letter before one.
        taken = end.max(sign + usize::from(class != STROKE));
        if letters.may_end_sentence(behind >> (8 * (marks - 1))) && is_punctuation(text, start, end) {
            (letter, start, end) = if marks == 2 {
                (letters.marked(base, class, 0), sign - 1, sign + 1)
            } else {
                (Utf8Char::NONE, sign, sign)
            };
            taken = sign + 1;
        } else if behind as u8 == b'\\' && is_start((behind >> 8) as u8) && nothing == sign {
            (start, end, taken) = (sign, sign + 1, sign + 2);
        }
        found(start, end, letter);
    }
}

/// The bytes from a place on, the first one lowest; 0 behind the end.
#[inline]
fn four_at(bytes: &[u8], at: usize) -> u32 {
    match bytes[at..].first_chunk() {
        Some(&four) => u32::from_le_bytes(four),
        None => bytes[at..].iter().rev().fold(0, |four, &byte| four << 8 | u32::from(byte)),
    }
}

/// Whether a byte may change something.
fn is_start(byte: u8) -> bool {
    b"^(+*'`?~.\\dD".iter().fold(false, |is, &start| is | (byte == start))
}

/// Letters by what they are made of: three numbers say together where one stands.
struct Letters {
    /// The vowels and d, in steps of 128; 0 for all else.
    base: [u16; 256],
    /// Of a sign, in steps of 8: a shape, a tone behind those, or [`STROKE`].
    class: [u8; 256],
    tone: [u8; 256],
    /// A base with a sign, and with a tone behind it where that sign is a shape; none where they make no letter.
    marked: [Utf8Char; 2048],
    /// What a byte can be where a sentence ends: any of the four bits that follow.
    ends: [u8; 256],
}

/// A full stop or question mark.
const STOP: u8 = 1;
/// What can stand right behind it, other than a blank.
const BEHIND: u8 = 2;
const BLANK: u8 = 4;
/// What the next sentence can begin with.
const FIRST: u8 = 8;

/// The class of d, which behind another one is its stroke.
const STROKE: u8 = 9 * 8;

const fn is_shape(class: u8) -> bool {
    class.wrapping_sub(8) < 8 * Shape::Horn as u8
}

impl Letters {
    #[inline]
    fn marked(&self, base: u16, class: u8, tone: u8) -> Utf8Char {
        self.marked[usize::from(base | u16::from(class | tone)) % self.marked.len()]
    }

    /// Whether the first of four bytes may end a sentence: not where its word goes on or a small letter follows. One number
    /// is computed, for of several conditions each would be a branch.
    #[inline]
    fn may_end_sentence(&self, bytes: u32) -> bool {
        let [sign, next, after, _] = bytes.to_le_bytes().map(|byte| self.ends[usize::from(byte)]);
        sign & STOP & ((next / BEHIND) | (next / BLANK) & (after / FIRST)) != 0
    }
}

static LETTERS: Lazy<Letters> = Lazy::new(|| {
    let mut letters =
        Letters { base: [0; 256], class: [0; 256], tone: [0; 256], marked: [Utf8Char::NONE; 2048], ends: [0; 256] };
    for byte in 0..=255u8 {
        letters.ends[usize::from(byte)] = match byte {
            b'.' | b'?' => STOP | BEHIND | FIRST,
            b' ' => BLANK | FIRST,
            b'A'..=b'Z' => FIRST,
            b'a'..=b'z' | b'0'..=b'9' => 0,
            _ => BEHIND | FIRST,
        };
    }
    for byte in 0..128u8 {
        letters.tone[usize::from(byte)] = tone(byte).map_or(0, |tone| tone as u8);
        letters.class[usize::from(byte)] = match (shape(byte), tone(byte)) {
            (Some(shape), _) => shape as u8 * 8,
            (_, Some(tone)) => (Shape::Horn as u8 + tone as u8) * 8,
            _ if byte | 0x20 == b'd' => STROKE,
            _ => 0,
        };
    }
    for (place, base) in "aeiouyAEIOUYdD".chars().enumerate() {
        letters.base[base as usize] = (place as u16 + 1) * 128;
        for (sign, next) in (0..128u8).flat_map(|sign| Tone::ALL.map(|next| (sign, next))) {
            let vowel = Vowel::of(base);
            let marked = match (shape(sign), tone(sign)) {
                (Some(shape), _) => vowel.and_then(|vowel| vowel.with_shape(shape)).map(|vowel| vowel.with_tone(next)),
                (_, Some(tone)) => vowel.map(|vowel| vowel.with_tone(tone)),
                _ => None,
            };
            let letter = match (base, sign) {
                ('d', b'd' | b'D') => Some('đ'),
                ('D', b'd' | b'D') => Some('Đ'),
                _ => marked.map(Vowel::char),
            };
            if let Some(letter) = letter {
                let at = (place + 1) * 128 + usize::from(letters.class[usize::from(sign)]) + next as usize;
                letters.marked[at] = Utf8Char::new(letter);
            }
        }
    }
    letters
});

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

/// Whether a stretch is a vowel with marks, and the last of them, a full stop or question mark, ends a sentence rather than
/// being its tone.
#[inline(never)]
fn is_punctuation(text: &str, start: usize, end: usize) -> bool {
    let rest = &text[end..];
    if start == end {
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
    ends && is_syllable_without(text, start, end - 1)
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
