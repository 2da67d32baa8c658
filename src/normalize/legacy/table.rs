//! The 8-bit encodings: one table for each, compiled from `data/legacy/letters.tsv`.

use std::collections::{BTreeMap, HashMap};

use once_cell::sync::Lazy;

use super::letters::Letters;
use super::{Encoded, Encoding};
use crate::letter::{Tone, Vowel};
use crate::utf8::Utf8Char;

const LETTERS: &str = include_str!("../../../data/legacy/letters.tsv");

/// Bytes to characters. Some letters are a byte, some are a base byte and a mark byte behind it.
#[derive(Debug)]
pub(super) struct Table {
    single: [Utf8Char; 256],
    pub(super) letters: Letters,
    codes: HashMap<char, Vec<u8>>,
}

/// A table while it is read.
struct Draft {
    single: [Utf8Char; 256],
    pairs: BTreeMap<(u8, u8), Utf8Char>,
    codes: HashMap<char, Vec<u8>>,
}

static TABLES: Lazy<Vec<(Encoding, Table)>> = Lazy::new(|| {
    let columns = [
        Encoding::Tcvn3,
        Encoding::Viscii,
        Encoding::Vps,
        Encoding::Vni,
        Encoding::Windows1258,
        Encoding::Bkhcm1,
        Encoding::Bkhcm2,
    ];
    columns.into_iter().enumerate().map(|(column, encoding)| (encoding, Table::read(column + 1, encoding))).collect()
});

static WINDOWS_1252: Lazy<Table> = Lazy::new(|| Draft::new().finish());

impl Table {
    pub(super) fn of(encoding: Encoding) -> &'static Table {
        let table = TABLES.iter().find(|(of, _)| *of == encoding);
        table.map_or_else(Table::windows_1252, |(_, table)| table)
    }

    pub(super) fn windows_1252() -> &'static Table {
        &WINDOWS_1252
    }

    fn read(column: usize, encoding: Encoding) -> Table {
        let mut table = Draft::new();
        // Capitals come first in the file, so that in TCVN3 a byte that is both reads as the small letter.
        for line in LETTERS.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let letter = columns.next().and_then(|letter| letter.chars().next()).expect("a letter");
            let code = columns.nth(column - 1).expect("a code in each column");
            let bytes: Vec<u8> = code.split(' ').filter_map(|hex| u8::from_str_radix(hex, 16).ok()).collect();
            match bytes[..] {
                [byte] => table.single[usize::from(byte)] = Utf8Char::new(letter),
                [base, mark] => {
                    table.pairs.insert((base, mark), Utf8Char::new(letter));
                }
                _ => continue,
            }
            table.codes.insert(letter, bytes);
        }
        table.add_what_the_file_lacks(encoding);
        table.finish()
    }

    /// The bytes of a text. `lossy_capitals` are those that have the code of their small letter.
    pub(super) fn encode(&self, text: &str, lossy_capitals: bool) -> Encoded {
        let (mut bytes, mut lost) = (Vec::with_capacity(text.len()), 0);
        for c in text.chars() {
            if let Some(code) = self.codes.get(&c) {
                bytes.extend_from_slice(code);
                let toned = Vowel::of(c).is_some_and(|vowel| vowel.tone() != Tone::Ngang);
                lost += usize::from(lossy_capitals && toned && c.is_uppercase());
            } else if let Some(byte) =
                windows_1252_byte(c).filter(|&byte| self.single[usize::from(byte)] == Utf8Char::new(c))
            {
                bytes.push(byte);
            } else {
                bytes.push(b'?');
                lost += 1;
            }
        }
        Encoded { bytes, lost }
    }
}

impl Draft {
    fn new() -> Draft {
        let single = std::array::from_fn(|byte| Utf8Char::new(windows_1252(byte as u8)));
        Draft { single, pairs: BTreeMap::new(), codes: HashMap::new() }
    }

    fn finish(self) -> Table {
        Table { single: self.single, letters: Letters::new(&self.single, &self.pairs), codes: self.codes }
    }

    fn add_what_the_file_lacks(&mut self, encoding: Encoding) {
        match encoding {
            Encoding::Windows1258 => self.add_windows_1258(),
            Encoding::Tcvn3 => self.add_tone_bytes(&[
                (0xb0, Tone::Huyen),
                (0xb1, Tone::Hoi),
                (0xb2, Tone::Nga),
                (0xb3, Tone::Sac),
                (0xb4, Tone::Nang),
            ]),
            Encoding::Vni | Encoding::Bkhcm2 => self.mix_cases(),
            _ => {}
        }
    }

    /// Its signs and lone tones; the letters are in the file.
    fn add_windows_1258(&mut self) {
        for (byte, c) in [(0xcc, '\u{300}'), (0xd2, '\u{309}'), (0xde, '\u{303}'), (0xec, '\u{301}'), (0xf2, '\u{323}')]
        {
            self.single[byte] = Utf8Char::new(c);
        }
        self.single[0xfe] = Utf8Char::new('₫');
        for byte in [0x8a, 0x8e, 0x9a, 0x9e] {
            self.single[byte] = Utf8Char::new(byte as u8 as char);
        }
    }

    /// Tones that stand behind a letter, beside the letters that have codes of their own.
    fn add_tone_bytes(&mut self, tones: &[(u8, Tone)]) {
        for base in 0..=255 {
            let vowel = Vowel::of(self.single[usize::from(base)].char()).filter(|vowel| vowel.tone() == Tone::Ngang);
            for (vowel, &(byte, tone)) in
                vowel.into_iter().flat_map(|vowel| tones.iter().map(move |tone| (vowel, tone)))
            {
                self.pairs.insert((base, byte), Utf8Char::new(vowel.with_tone(tone).char()));
            }
        }
    }

    /// A small letter with the mark of a capital, and the other way around: typists did not hold the shift key.
    fn mix_cases(&mut self) {
        for ((base, mark), letter) in self.pairs.clone().into_iter().filter(|&((_, mark), _)| mark >= 0xc0) {
            self.pairs.entry((base, mark ^ 0x20)).or_insert(letter);
        }
    }
}

/// The characters of Windows-1252 from 80 to 9F; where it has none, the control character stands for itself.
const HIGH_CONTROLS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => HIGH_CONTROLS[usize::from(byte - 0x80)],
        _ => byte as char,
    }
}

/// The byte that was read as the character, in Windows-1252 or in Latin-1.
pub(in crate::normalize) fn windows_1252_byte(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(byte) => Some(byte),
        Err(_) => HIGH_CONTROLS.iter().position(|&high| high == c).map(|at| at as u8 + 0x80),
    }
}

/// The same for the character at a place of a text, and the length of that character; 0 at the end of the text.
#[inline]
pub(super) fn windows_1252_byte_at(text: &str, at: usize) -> (Option<u8>, usize) {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        Some(&byte @ 0..0x80) => (Some(byte), 1),
        Some(&lead @ (0xc2 | 0xc3)) => (Some(lead << 6 | bytes[at + 1] & 0x3f), 2),
        Some(_) => text[at..].chars().next().map_or((None, 0), |c| (windows_1252_byte(c), c.len_utf8())),
        None => (None, 0),
    }
}
