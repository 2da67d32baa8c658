//! Which encoding a text has: the one in which it reads most like Vietnamese.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::super::words::{is_letter, words};
use super::{Encoding, decode, decode_plain, decode_text};
use crate::letter;
use crate::syllable::Syllable;

/// How much of the input is read, and how much of that where it leaves no doubt.
const SAMPLE: usize = 64 * 1024;
const FIRST_SAMPLE: usize = 16 * 1024;
/// The margin that leaves none.
const SURE_MARGIN: f32 = 3.0;

/// Bits of surprise. A syllable that is possible but rare, a word that is none, and what spoils a reading.
const RARE: f32 = 22.0;
const NO_SYLLABLE: f32 = 30.0;
const SPOILT: f32 = 6.0;

/// A text in the right encoding carries 9 to 14 bits a word; above this it is not Vietnamese.
const MOST_BITS: f32 = 19.0;
/// By how many bits a word the best reading must beat the second.
const LEAST_MARGIN: f32 = 0.25;
/// By how many bits in all it must beat the text as it is: one sign that is a letter elsewhere is not enough.
const LEAST_GAIN: f32 = 5.0;
/// The share of words that must be syllables with marks: in Vietnamese it is three quarters, while full stops and apostrophes
/// within words (`chinhphu.vn`, `H’Lan`) look like letters in any text.
const LEAST_MARKED: f32 = 0.15;

/// Of so many marked letters at least one is beyond Latin-1 where the text is Unicode; in Vietnamese more than half are.
const LEAST_UNICODE: usize = 10;

/// What a text seems to be encoded in.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
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
        Err(error) if error.error_len().is_none() && sample.len() < bytes.len() => {
            std::str::from_utf8(&sample[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    };
    match text {
        Some(text) if text.chars().any(letter::is_marked) => SURE,
        Some(text) => best_of_text(text, true),
        None => in_steps(sample.len(), |len| {
            let sample = Sample::of(&sample[..len]);
            let plain = decode_plain(&sample.pieces).text;
            best(&sample, &plain, Encoding::KNOWN.map(|encoding| (encoding, decode(&sample.pieces, encoding))))
        }),
    }
}

/// The encoding of a text whose bytes were perhaps read as Latin-1 or Windows-1252; UTF-8 where they were not.
///
/// Letters that neither has, such as `ế` or `ư`, leave no doubt that the text is as it should be, unless they are less than a
/// tenth: a name in Unicode may stand in a text that is not.
pub fn detect_text(text: &str) -> Detection {
    let text = head(text, SAMPLE);
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

/// The first characters of a text, of so many bytes at most.
fn head(text: &str, len: usize) -> &str {
    let mut end = text.len().min(len);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Weighs the first sample, and the whole where that finds no encoding for sure.
fn in_steps(len: usize, weigh: impl Fn(usize) -> Detection) -> Detection {
    if len > FIRST_SAMPLE {
        let first = weigh(FIRST_SAMPLE);
        if first.margin > SURE_MARGIN && first.encoding.is_some_and(|encoding| encoding != Encoding::Utf8) {
            return first;
        }
    }
    weigh(len)
}

fn best_of_text(text: &str, only_viqr: bool) -> Detection {
    let encodings: &[Encoding] = if only_viqr { &[Encoding::Viqr] } else { &Encoding::KNOWN };
    in_steps(text.len(), |len| {
        let sample = Sample::of(head(text, len).as_bytes());
        let text = std::str::from_utf8(&sample.pieces).expect("pieces are cut out at ASCII");
        let decoded = encodings.iter().map(|&encoding| (encoding, decode_text(text, encoding).text.into_owned()));
        // First, so that an encoding must be better than the text as it is.
        best(&sample, text, std::iter::once((Encoding::Utf8, text.to_owned())).chain(decoded))
    })
}

/// The different pieces of a text, a line for each, and how often each stands there: most words of a text come again.
struct Sample {
    pieces: Vec<u8>,
    counts: Vec<f32>,
}

impl Sample {
    /// A piece is a word up to a blank; behind a full stop or question mark it goes on, since what follows tells whether
    /// VIQR means a tone by it.
    fn of(text: &[u8]) -> Sample {
        let mut sample = Sample { pieces: Vec::new(), counts: Vec::new() };
        let mut lines: HashMap<&[u8], usize> = HashMap::new();
        let mut rest = text.trim_ascii();
        while !rest.is_empty() {
            let mut end = word_end(rest, 0);
            while matches!(rest[end - 1], b'.' | b'?') && end < rest.len() {
                end = word_end(rest, rest.len() - rest[end..].trim_ascii_start().len());
            }
            let (piece, behind) = rest.split_at(end);
            let line = *lines.entry(piece).or_insert_with(|| {
                sample.pieces.extend(piece.iter().map(|b| if b.is_ascii_whitespace() { b' ' } else { *b }));
                sample.pieces.push(b'\n');
                sample.counts.push(0.0);
                sample.counts.len() - 1
            });
            sample.counts[line] += 1.0;
            rest = behind.trim_ascii_start();
        }
        sample
    }
}

/// Where the word that starts at a place ends.
fn word_end(text: &[u8], at: usize) -> usize {
    text[at..].iter().position(u8::is_ascii_whitespace).map_or(text.len(), |len| at + len)
}

/// The reading with the least bits; of two that are the same text, the first. `plain` is the text as it is.
fn best(sample: &Sample, plain: &str, readings: impl IntoIterator<Item = (Encoding, String)>) -> Detection {
    let mut weighed: Vec<(Encoding, String, Reading)> = Vec::new();
    for (encoding, text) in readings {
        if weighed.iter().all(|(_, other, _)| *other != text) {
            let reading = Reading::of(&text, &sample.counts);
            if encoding == Encoding::Utf8 || reading.marked >= LEAST_MARKED * reading.words {
                weighed.push((encoding, text, reading));
            }
        }
    }
    weighed.sort_by(|(.., a), (.., b)| a.bits.total_cmp(&b.bits));
    let Some((encoding, text, reading)) = weighed.first() else { return Detection { encoding: None, margin: 0.0 } };
    let words = reading.words.max(1.0);
    let margin = weighed.get(1).map_or(f32::INFINITY, |(.., second)| (second.bits - reading.bits) / words);
    let gains = text == plain || Reading::of(plain, &sample.counts).bits - reading.bits >= LEAST_GAIN;
    // Text that no encoding changes for the better is as it should be, Vietnamese or not.
    let found = *encoding == Encoding::Utf8 || margin >= LEAST_MARGIN && gains && reading.bits / words <= MOST_BITS;
    Detection { encoding: found.then_some(*encoding), margin }
}

#[derive(Clone, Copy)]
struct Reading {
    bits: f32,
    words: f32,
    /// How many of the words are syllables with marks.
    marked: f32,
}

impl Reading {
    /// Of the lines of a text, each so often.
    fn of(text: &str, counts: &[f32]) -> Reading {
        let mut reading = Reading { bits: 0.0, words: 0.0, marked: 0.0 };
        for (line, &count) in text.split('\n').zip(counts) {
            let (mut bits, mut found, mut marked) = (0.0, 0.0, 0.0);
            for (_, word) in words(line) {
                found += 1.0;
                bits += match Syllable::parse(word) {
                    Some(syllable) => {
                        marked += f32::from(u8::from(!word.is_ascii()));
                        f32::from(BITS[syllable.index()])
                    }
                    None => NO_SYLLABLE,
                };
                bits += SPOILT * case_breaks(word) as f32;
            }
            if !line.bytes().all(|b| matches!(b, b' '..=b'~')) {
                bits += SPOILT * line.chars().filter(|&c| spoils(c)).count() as f32;
            }
            reading.bits += count * bits;
            reading.words += count * found;
            reading.marked += count * marked;
        }
        reading
    }
}

/// How often a capital follows a small letter.
fn case_breaks(word: &str) -> usize {
    if word.bytes().skip(1).all(|b| b.is_ascii_lowercase()) {
        return 0;
    }
    let pairs = word.chars().zip(word.chars().skip(1));
    pairs.filter(|(before, c)| before.is_lowercase() && c.is_uppercase()).count()
}

/// Signs and control characters that Vietnamese text does not hold.
fn spoils(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => false,
        '\0'..='\u{9f}' => true,
        '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '«' | '»' | '°' | '²' | '³' | '§' | '\u{a0}' | '½' | '·'
        | '₫' => false,
        _ => !is_letter(c),
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
