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
        Some(text) => {
            best(text, |encoding| (encoding == Encoding::Viqr).then(|| decode_text(text, encoding).text.into_owned()))
        }
        None => {
            let latin: String = sample.iter().map(|&b| b as char).collect();
            best(&latin, |encoding| Some(decode(sample, encoding))).without_plain()
        }
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
    let is_ascii = text.is_ascii();
    best(text, |encoding| {
        (!is_ascii || encoding == Encoding::Viqr).then(|| decode_text(text, encoding).text.into_owned())
    })
}

const SURE: Detection = Detection { encoding: Some(Encoding::Utf8), margin: f32::INFINITY };

impl Detection {
    /// Bytes that are no UTF-8 are not to be called so.
    fn without_plain(self) -> Detection {
        Detection { encoding: self.encoding.filter(|&encoding| encoding != Encoding::Utf8), ..self }
    }
}

fn best(plain: &str, read: impl Fn(Encoding) -> Option<String>) -> Detection {
    let as_it_is = Reading::of(plain);
    let mut readings = vec![(Encoding::Utf8, as_it_is)];
    for encoding in Encoding::KNOWN {
        if let Some(text) = read(encoding).filter(|text| text != plain) {
            readings.push((encoding, Reading::of(&text)));
        }
    }
    readings.sort_by(|a, b| a.1.bits.total_cmp(&b.1.bits));
    let (encoding, reading) = readings[0];
    let words = reading.words.max(1) as f32;
    let margin = readings.get(1).map_or(f32::INFINITY, |(_, second)| (second.bits - reading.bits) / words);
    let found = match encoding {
        Encoding::Utf8 => reading.words > 0 || plain.is_ascii(),
        _ => margin >= LEAST_MARGIN && reading.bits / words <= MOST_BITS,
    };
    // Text that no encoding changes for the better is as it should be, Vietnamese or not.
    Detection { encoding: found.then_some(encoding), margin }
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
