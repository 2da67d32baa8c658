//! The letters of Vietnamese: 12 vowels in 6 tones, and đ; each in two cases, 146 characters in all.

use std::fmt;

use once_cell::sync::Lazy;

use crate::utf8::Utf8Char;

/// A tone of Vietnamese, in the order of the dictionaries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Tone {
    /// Level, without a mark: `ma`.
    #[default]
    Ngang,
    /// Falling, grave: `mà`.
    Huyen,
    /// Dipping, hook above: `mả`.
    Hoi,
    /// Broken, tilde: `mã`.
    Nga,
    /// Rising, acute: `má`.
    Sac,
    /// Heavy, dot below: `mạ`.
    Nang,
}

impl Tone {
    /// All six, in the order of the dictionaries.
    pub const ALL: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang];

    /// The combining mark; the tone ngang has none.
    pub const fn mark(self) -> Option<char> {
        match self {
            Tone::Ngang => None,
            Tone::Huyen => Some('\u{300}'),
            Tone::Hoi => Some('\u{309}'),
            Tone::Nga => Some('\u{303}'),
            Tone::Sac => Some('\u{301}'),
            Tone::Nang => Some('\u{323}'),
        }
    }
}

impl fmt::Display for Tone {
    /// The name: `huyền`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Tone::Ngang => "ngang",
            Tone::Huyen => "huyền",
            Tone::Hoi => "hỏi",
            Tone::Nga => "ngã",
            Tone::Sac => "sắc",
            Tone::Nang => "nặng",
        })
    }
}

/// What makes ă of a, ô of o, ư of u.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    Plain,
    Circumflex,
    Breve,
    Horn,
}

/// A combining mark that Vietnamese writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mark {
    Tone(Tone),
    Shape(Shape),
}

impl Mark {
    pub(crate) const fn of(c: char) -> Option<Mark> {
        Some(match c {
            '\u{300}' | '\u{340}' => Mark::Tone(Tone::Huyen),
            '\u{301}' | '\u{341}' => Mark::Tone(Tone::Sac),
            '\u{303}' => Mark::Tone(Tone::Nga),
            '\u{309}' => Mark::Tone(Tone::Hoi),
            '\u{323}' => Mark::Tone(Tone::Nang),
            '\u{302}' => Mark::Shape(Shape::Circumflex),
            '\u{306}' => Mark::Shape(Shape::Breve),
            '\u{31b}' => Mark::Shape(Shape::Horn),
            _ => return None,
        })
    }
}

/// The vowels in the order of the alphabet; a column for each tone, lower case before upper.
const VOWELS: [[char; 12]; 12] = [
    ['a', 'A', 'à', 'À', 'ả', 'Ả', 'ã', 'Ã', 'á', 'Á', 'ạ', 'Ạ'],
    ['ă', 'Ă', 'ằ', 'Ằ', 'ẳ', 'Ẳ', 'ẵ', 'Ẵ', 'ắ', 'Ắ', 'ặ', 'Ặ'],
    ['â', 'Â', 'ầ', 'Ầ', 'ẩ', 'Ẩ', 'ẫ', 'Ẫ', 'ấ', 'Ấ', 'ậ', 'Ậ'],
    ['e', 'E', 'è', 'È', 'ẻ', 'Ẻ', 'ẽ', 'Ẽ', 'é', 'É', 'ẹ', 'Ẹ'],
    ['ê', 'Ê', 'ề', 'Ề', 'ể', 'Ể', 'ễ', 'Ễ', 'ế', 'Ế', 'ệ', 'Ệ'],
    ['i', 'I', 'ì', 'Ì', 'ỉ', 'Ỉ', 'ĩ', 'Ĩ', 'í', 'Í', 'ị', 'Ị'],
    ['o', 'O', 'ò', 'Ò', 'ỏ', 'Ỏ', 'õ', 'Õ', 'ó', 'Ó', 'ọ', 'Ọ'],
    ['ô', 'Ô', 'ồ', 'Ồ', 'ổ', 'Ổ', 'ỗ', 'Ỗ', 'ố', 'Ố', 'ộ', 'Ộ'],
    ['ơ', 'Ơ', 'ờ', 'Ờ', 'ở', 'Ở', 'ỡ', 'Ỡ', 'ớ', 'Ớ', 'ợ', 'Ợ'],
    ['u', 'U', 'ù', 'Ù', 'ủ', 'Ủ', 'ũ', 'Ũ', 'ú', 'Ú', 'ụ', 'Ụ'],
    ['ư', 'Ư', 'ừ', 'Ừ', 'ử', 'Ử', 'ữ', 'Ữ', 'ứ', 'Ứ', 'ự', 'Ự'],
    ['y', 'Y', 'ỳ', 'Ỳ', 'ỷ', 'Ỷ', 'ỹ', 'Ỹ', 'ý', 'Ý', 'ỵ', 'Ỵ'],
];

/// A vowel letter: which of the twelve, its tone, its case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Vowel {
    /// The row of [`VOWELS`] times 12, plus the tone times 2, plus 1 for a capital.
    code: u8,
}

impl Vowel {
    pub(crate) fn of(c: char) -> Option<Vowel> {
        let code = letter_code(c);
        (code < D_STROKE).then_some(Vowel { code })
    }

    pub(crate) fn char(self) -> char {
        VOWELS[usize::from(self.code / 12)][usize::from(self.code % 12)]
    }

    pub(crate) const fn tone(self) -> Tone {
        Tone::ALL[(self.code % 12 / 2) as usize]
    }

    /// The vowel with a mark more; one that it has already counts once. None where Vietnamese has no such letter.
    pub(crate) const fn with(self, mark: Mark) -> Option<Vowel> {
        let added = match mark {
            Mark::Tone(tone) if self.tone() as u8 == Tone::Ngang as u8 => Some(self.with_tone(tone)),
            Mark::Shape(shape) if self.shape() as u8 == Shape::Plain as u8 => self.with_shape(shape),
            _ => None,
        };
        let there = match mark {
            Mark::Tone(tone) => self.tone() as u8 == tone as u8,
            Mark::Shape(shape) => self.shape() as u8 == shape as u8,
        };
        if there { Some(self) } else { added }
    }

    pub(crate) const fn with_tone(self, tone: Tone) -> Vowel {
        Vowel { code: self.code / 12 * 12 + tone as u8 * 2 + (self.code & 1) }
    }

    pub(crate) const fn shape(self) -> Shape {
        match self.code / 12 {
            1 => Shape::Breve,
            2 | 4 | 7 => Shape::Circumflex,
            8 | 10 => Shape::Horn,
            _ => Shape::Plain,
        }
    }

    /// The vowel with a shape in place of its own; none where Vietnamese has no such letter.
    pub(crate) const fn with_shape(self, shape: Shape) -> Option<Vowel> {
        let plain = match self.code / 12 {
            row @ (0 | 3 | 5 | 6 | 9 | 11) => row,
            1 | 2 => 0,
            4 => 3,
            7 | 8 => 6,
            _ => 9,
        };
        let row = match (plain, shape) {
            (_, Shape::Plain) => plain,
            (0, Shape::Breve) => 1,
            (0, Shape::Circumflex) => 2,
            (3, Shape::Circumflex) => 4,
            (6, Shape::Circumflex) => 7,
            (6, Shape::Horn) => 8,
            (9, Shape::Horn) => 10,
            _ => return None,
        };
        Some(Vowel { code: row * 12 + self.code % 12 })
    }
}

/// The columns of [`COMPOSED`] for U+0300 to U+033F: tones and shapes, and one for marks that Vietnamese does not write.
static MARK_COLUMNS: [u8; 64] = {
    let mut columns = [FOREIGN_MARK; 64];
    let mut at = 0;
    while at < MARKS.len() {
        columns[MARKS[at] as usize & 0x3f] = at as u8 + 1;
        at += 1;
    }
    columns
};

const MARKS: [char; 8] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}', '\u{302}', '\u{306}', '\u{31b}'];
const FOREIGN_MARK: u8 = MARKS.len() as u8 + 1;

/// What becomes of a code with a mark more; [`NONE`] where there is no such letter. No mark, the first column, changes nothing.
static COMPOSED: [[u8; 16]; 256] = {
    let mut composed = [[NONE; 16]; 256];
    let mut code = 0;
    while code < 256 {
        composed[code][0] = code as u8;
        let mut at = 0;
        while code < D_STROKE as usize && at < MARKS.len() {
            let vowel = Vowel { code: code as u8 };
            let mark = Mark::of(MARKS[at]).expect("it is one of Vietnamese");
            if let Some(marked) = vowel.with(mark) {
                composed[code][at + 1] = marked.code;
            }
            at += 1;
        }
        code += 1;
    }
    composed
};

/// The vowels in UTF-8, by their codes.
static ENCODED: [Utf8Char; 144] = {
    let mut encoded = [Utf8Char::NONE; 144];
    let mut code = 0;
    while code < 144 {
        encoded[code] = Utf8Char::new(VOWELS[code / 12][code % 12]);
        code += 1;
    }
    encoded
};

/// The vowel at a place of valid UTF-8 with the marks of U+0300 to U+033F behind it, as one letter, and where they end; none
/// where they make no Vietnamese letter, or there are none.
#[inline]
pub(crate) fn composed_at(bytes: &[u8], at: usize) -> Option<(Utf8Char, usize)> {
    let (slot, len) = slot_at(bytes, at)?;
    let (base, base_end) = (*CODES.get(slot)?, at + len);
    if bytes.get(base_end) != Some(&0xcc) {
        return None;
    }
    // Whether there is one mark or two is not foreseeable, so there is no branch for it.
    let (code, end) = with_mark(bytes, base, base_end);
    let (mut code, mut end) = with_mark(bytes, code, end);
    while bytes.get(end) == Some(&0xcc) {
        (code, end) = with_mark(bytes, code, end);
    }
    ENCODED.get(usize::from(code)).map(|&letter| (letter, end))
}

/// What becomes of a code with the mark at a place, and where that ends; the same where there is none.
#[inline]
fn with_mark(bytes: &[u8], code: u8, at: usize) -> (u8, usize) {
    let Some(&[lead, mark]) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { return (code, at) };
    let is_mark = u8::from(lead == 0xcc);
    let column = MARK_COLUMNS[usize::from(mark & 0x3f)] * is_mark;
    (COMPOSED[usize::from(code)][usize::from(column)], at + 2 * usize::from(is_mark))
}

/// The code of đ; Đ follows. Codes below are those of vowels.
const D_STROKE: u8 = 144;
const NONE: u8 = u8::MAX;

/// Letters below U+01B1, and those of the block at U+1EA0.
const LOW: usize = 0x1b1;
const HIGH: usize = 0x1ea0;

static CODES: [u8; LOW + 90] = {
    let mut codes = [NONE; LOW + 90];
    let mut at = 0;
    while at < 144 {
        codes[slot(VOWELS[at / 12][at % 12])] = at as u8;
        at += 1;
    }
    codes[slot('đ')] = D_STROKE;
    codes[slot('Đ')] = D_STROKE + 1;
    codes
};

const fn slot(c: char) -> usize {
    let c = c as usize;
    if c < LOW { c } else { c.wrapping_sub(HIGH - LOW) }
}

fn letter_code(c: char) -> u8 {
    let at = slot(c);
    // Between the two ranges the subtraction lands below LOW or wraps around.
    if (c as usize) < LOW || (c as usize) >= HIGH { CODES.get(at).copied().unwrap_or(NONE) } else { NONE }
}

/// Whether the character is one of the 134 letters that Vietnamese has beyond ASCII.
pub(crate) fn is_marked(c: char) -> bool {
    !c.is_ascii() && letter_code(c) != NONE
}

/// The 134 letters beyond ASCII.
#[cfg(test)]
pub(crate) fn marked() -> impl Iterator<Item = char> {
    VOWELS.iter().flatten().copied().chain(['đ', 'Đ']).filter(|c| !c.is_ascii())
}

/// Another form of each letter below U+01B1 and of each one from U+1EA0 to U+1EF9; mostly itself.
pub(crate) struct Forms([Utf8Char; LOW + 90]);

impl Forms {
    const fn new() -> Forms {
        let mut forms = [Utf8Char::NONE; LOW + 90];
        let mut code = 0;
        while code < LOW + 90 {
            let letter = if code < LOW { code } else { code - LOW + HIGH };
            forms[code] = Utf8Char::new(char::from_u32(letter as u32).expect("both ranges are below the surrogates"));
            code += 1;
        }
        Forms(forms)
    }

    const fn set(&mut self, letter: char, form: char) {
        self.0[slot(letter)] = Utf8Char::new(form);
    }

    /// The form of a character; none where it is in neither range, or has no form of one character.
    pub(crate) fn of(&self, c: char) -> Option<char> {
        if (LOW..HIGH).contains(&(c as usize)) {
            return None;
        }
        self.0.get(slot(c)).filter(|&&form| form != Utf8Char::NONE).map(|form| form.char())
    }

    /// The same for the character that starts at a place of valid UTF-8, with the length of that character.
    #[inline]
    pub(crate) fn at(&self, bytes: &[u8], at: usize) -> Option<(Utf8Char, usize)> {
        let (slot, len) = slot_at(bytes, at)?;
        self.0.get(slot).filter(|&&form| form != Utf8Char::NONE).map(|&form| (form, len))
    }
}

/// The letters beyond ASCII in lower case; ASCII stays.
pub(crate) static LOWER_CASE: Lazy<Forms> = Lazy::new(|| {
    let mut forms = Forms::new();
    for letter in ('\u{80}'..'\u{1b1}').chain('\u{1ea0}'..'\u{1efa}') {
        let mut lower = letter.to_lowercase();
        forms.0[slot(letter)] = match (lower.next(), lower.next()) {
            (Some(lower), None) => Utf8Char::new(lower),
            _ => Utf8Char::NONE,
        };
    }
    forms
});

/// The letters without their tones.
pub(crate) static WITHOUT_TONE: Forms = {
    let mut forms = Forms::new();
    let mut code = 0;
    while code < 144 {
        forms.set(VOWELS[code / 12][code % 12], VOWELS[code / 12][code & 1]);
        code += 1;
    }
    forms
};

/// The letters without tone and shape, d for đ.
pub(crate) static WITHOUT_MARKS: Forms = {
    const PLAIN: [usize; 12] = [0, 0, 0, 3, 3, 5, 6, 6, 6, 9, 9, 11];
    let mut forms = Forms::new();
    let mut code = 0;
    while code < 144 {
        forms.set(VOWELS[code / 12][code % 12], VOWELS[PLAIN[code / 12]][code & 1]);
        code += 1;
    }
    forms.set('đ', 'd');
    forms.set('Đ', 'D');
    forms
};

/// The letter without its tone; all else stays.
pub(crate) fn without_tone(c: char) -> char {
    WITHOUT_TONE.of(c).unwrap_or(c)
}

/// The letter without its tone and shape, d for đ; all else stays.
pub(crate) fn without_marks(c: char) -> char {
    WITHOUT_MARKS.of(c).unwrap_or(c)
}

/// What spelling and sorting need of a letter, in one byte: its rank in the alphabet, and its tone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Traits(u8);

impl Traits {
    #[cfg(test)]
    pub(crate) fn tone(self) -> Tone {
        Tone::ALL[usize::from(self.0 >> 5)]
    }

    /// The place in the alphabet of 29 letters, from 1, in the lower five bits; the tone above.
    pub(crate) const fn byte(self) -> u8 {
        self.0
    }
}

/// The traits of a letter of the alphabet in any tone and case; none for all else, f, j, w and z among it.
pub(crate) fn traits(c: char) -> Option<Traits> {
    let at = slot(c);
    if (c as usize) >= LOW && (c as usize) < HIGH {
        return None;
    }
    TRAITS.get(at).copied().filter(|&traits| traits != 0).map(Traits)
}

/// The letter that starts at a place of valid UTF-8: its traits, and its length in bytes; none for all that has no traits.
#[inline]
pub(crate) fn traits_at(bytes: &[u8], at: usize) -> Option<(Traits, usize)> {
    let (slot, len) = slot_at(bytes, at)?;
    TRAITS.get(slot).copied().filter(|&traits| traits != 0).map(|traits| (Traits(traits), len))
}

/// The slot of the character that starts at a place of valid UTF-8, and its length in bytes; none where the character is in
/// neither range. Behind the end of the tables there are slots of no letter.
#[inline]
fn slot_at(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let lead = usize::from(*bytes.get(at)?);
    if lead < 0x80 {
        return Some((lead, 1));
    }
    // Whether two bytes or three is not foreseeable: both are computed, without a branch.
    let (next, after) = (usize::from(bytes[at + 1]), usize::from(bytes.get(at + 2).copied().unwrap_or_default()));
    let is_high = lead == 0xe1;
    let low = (lead.wrapping_sub(0xc0)) << 6 | next & 0x3f;
    let high = (0x1000 | (next & 0x3f) << 6 | after & 0x3f).wrapping_sub(HIGH - LOW);
    let slot = if is_high { high } else { low };
    ((slot >= LOW) == is_high).then_some((slot, 2 + usize::from(is_high)))
}

static TRAITS: [u8; LOW + 90] = {
    const ALPHABET: [char; 29] = [
        'a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ', 'p', 'q', 'r',
        's', 't', 'u', 'ư', 'v', 'x', 'y',
    ];
    let mut traits = [0; LOW + 90];
    let mut rank = 0;
    while rank < 29 {
        let c = ALPHABET[rank];
        traits[slot(c)] = rank as u8 + 1;
        if c.is_ascii() {
            traits[slot(c.to_ascii_uppercase())] = rank as u8 + 1;
        }
        rank += 1;
    }
    traits[slot('Đ')] = traits[slot('đ')];
    let mut code = 0;
    while code < 144 {
        let plain = traits[slot(VOWELS[code / 12][0])];
        traits[slot(VOWELS[code / 12][code % 12])] = plain | (code as u8 % 12 / 2) << 5;
        code += 1;
    }
    traits
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_134_letters_beyond_ascii() {
        assert_eq!(marked().count(), 134);
        assert!(marked().all(is_marked));
        assert_eq!((0..=0x10ffff).filter_map(char::from_u32).filter(|&c| is_marked(c)).count(), 134);
    }

    #[test]
    fn traits_tell_rank_and_tone() {
        for c in ('a'..='z').chain('A'..='Z').chain(marked()) {
            match traits(c) {
                Some(traits) => assert_eq!(traits.tone(), Vowel::of(c).map_or(Tone::Ngang, Vowel::tone), "{c}"),
                None => assert!("fjwzFJWZ".contains(c)),
            }
        }
        let ranks = |letters: &str| letters.chars().map(|c| traits(c).unwrap().byte() & 0x1f).collect::<Vec<_>>();
        assert_eq!(ranks("aĂấbđéYỹ"), [1, 2, 3, 4, 7, 8, 29, 29]);
    }

    #[test]
    fn every_vowel_is_its_shape_and_tone() {
        for c in marked().chain("aeiouyAEIOUY".chars()).filter(|c| !matches!(c, 'đ' | 'Đ')) {
            let vowel = Vowel::of(c).unwrap();
            assert_eq!(vowel.char(), c);
            let bare = vowel.with_tone(Tone::Ngang).with_shape(Shape::Plain).unwrap();
            assert!(bare.char().is_ascii());
            assert_eq!(bare.with_shape(vowel.shape()).unwrap().with_tone(vowel.tone()), vowel);
        }
    }
}
