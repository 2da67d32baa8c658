//! Which encoding a text has: the one in which it reads most like Vietnamese.

use once_cell::sync::Lazy;

use super::super::words::words;
use super::{Encoding, decode, decode_text};
use crate::letter;
use crate::syllable::Syllable;

/// How much of the input is read.
const SAMPLE: usize = 64 * 1024;

/// Bits of surprise. A syllable that is possible but rare, a word that is none, and what spoils a reading.
const RARE: f32 = 22.0;
const NO_SYLLABLE: f32 = 30.0;
const SPOILT: f32 = 6.0;

/// A text in the right encoding carries 9 to 14 bits a word; above this it is not Vietnamese.
const MOST_BITS: f32 = 19.0;
/// By how many bits a word the best reading must beat the second.
const LEAST_MARGIN: f32 = 0.25;

/// Of so many marked letters at least one is beyond Latin-1 where the text is Unicode; in Vietnamese more than half are.
const LEAST_UNICODE: usize = 10;

/// What a text seems to be encoded in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Detection {
    /// The encoding; none where no reading is Vietnamese, or two read alike.
    pub encoding: Option<Encoding>,
    /// By how many bits of information a word the best reading beats the next: below 1 is little, above 3 is sure.
    /// Infinite where UTF-8 with Vietnamese letters leaves no doubt.
    pub margin: f32,
}

/// The encoding of bytes.
///
/// Valid UTF-8 that holds a Vietnamese letter is UTF-8. Otherwise every word of the first 64 KiB is weighed in each
/// encoding by how common it is as a syllable. ASCII without signs of VIQR is UTF-8 too. Five Vietnamese words are enough for
/// 99 texts in 100. BKHCM is never found.
pub fn detect(bytes: &[u8]) -> Detection {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let text = match std::str::from_utf8(sample) {
        Ok(text) => Some(text),
        // The cut may have gone through a character.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&sample[..error.valid_up_to()]).ok(),
        Err(_) => None,
    };
    match text {
        Some(text) if text.chars().any(letter::is_marked) => SURE,
        Some(text) => best_of_text(text, true),
        None => best(Encoding::KNOWN.map(|encoding| (encoding, decode(sample, encoding)))),
    }
}

/// The encoding of a text whose bytes were perhaps read as Latin-1 or Windows-1252; UTF-8 where they were not.
///
/// Letters that neither has, such as `ế` or `ư`, leave no doubt that the text is as it should be, unless they are less than a
/// tenth: a name in Unicode may stand in a text that is not.
pub fn detect_text(text: &str) -> Detection {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    let (unicode, marked) = text
        .chars()
        .filter(|&c| letter::is_marked(c))
        .fold((0, 0), |(unicode, marked), c| (unicode + usize::from(c >= '\u{100}'), marked + 1));
    if unicode > 0 && unicode * LEAST_UNICODE >= marked {
        return SURE;
    }
    best_of_text(text, text.is_ascii())
}

const SURE: Detection = Detection { encoding: Some(Encoding::Utf8), margin: f32::INFINITY };

fn best_of_text(text: &str, only_viqr: bool) -> Detection {
    let encodings = Encoding::KNOWN.into_iter().filter(|&encoding| !only_viqr || encoding == Encoding::Viqr);
    let decoded = encodings.map(|encoding| (encoding, decode_text(text, encoding).text.into_owned()));
    // First, so that an encoding must be better than the text as it is.
    best(std::iter::once((Encoding::Utf8, text.to_owned())).chain(decoded))
}

/// The reading with the least bits; of two that are the same text, the first.
fn best(readings: impl IntoIterator<Item = (Encoding, String)>) -> Detection {
    let mut weighed: Vec<(Encoding, String, Reading)> = Vec::new();
    for (encoding, text) in readings {
        if weighed.iter().all(|(_, other, _)| *other != text) {
            let reading = Reading::of(&text);
            weighed.push((encoding, text, reading));
        }
    }
    weighed.sort_by(|(.., a), (.., b)| a.bits.total_cmp(&b.bits));
    let (encoding, _, reading) = &weighed[0];
    let words = reading.words.max(1) as f32;
    let margin = weighed.get(1).map_or(f32::INFINITY, |(.., second)| (second.bits - reading.bits) / words);
    // Text that no encoding changes for the better is as it should be, Vietnamese or not.
    let found = *encoding == Encoding::Utf8 || margin >= LEAST_MARGIN && reading.bits / words <= MOST_BITS;
    Detection { encoding: found.then_some(*encoding), margin }
}

#[derive(Clone, Copy)]
struct Reading {
    bits: f32,
    words: usize,
}

impl Reading {
    fn of(text: &str) -> Reading {
        let mut reading = Reading { bits: 0.0, words: 0 };
        for (_, word) in words(text) {
            reading.words += 1;
            reading.bits += match Syllable::parse(word) {
                Some(syllable) => f32::from(BITS[syllable.index()]),
                None => NO_SYLLABLE,
            };
            let mut chars = word.chars();
            let mut before = chars.next();
            for c in chars {
                if before.is_some_and(char::is_lowercase) && c.is_uppercase() {
                    reading.bits += SPOILT;
                }
                before = Some(c);
            }
        }
        reading.bits += SPOILT * text.chars().filter(|&c| spoils(c)).count() as f32;
        reading
    }
}

/// Signs and control characters that Vietnamese text does not hold.
fn spoils(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => false,
        '\0'..='\u{9f}' => true,
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '«' | '»' | '°' | '²' | '³' | '§' | '\u{a0}' | '½' | '·'
        | '₫' => false,
        _ => !c.is_alphabetic(),
    }
}

/// The bits that each syllable carries, by its index.
static BITS: Lazy<Vec<u8>> = Lazy::new(|| {
    let mut bits = vec![RARE as u8; Syllable::index_end()];
    let lines = include_str!("../../../data/syllable_frequency.tsv").lines().filter(|line| !line.starts_with('#'));
    for (value, syllables) in lines.filter_map(|line| line.split_once('\t')) {
        let value = value.parse().expect("bits are a number");
        for syllable in syllables.split(' ').filter_map(Syllable::parse) {
            bits[syllable.index()] = value;
        }
    }
    bits
});
