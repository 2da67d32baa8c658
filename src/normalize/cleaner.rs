//! The repairs that are a matter of choice.

use super::legacy::{InputMethod, decode_keys};
use super::{Normalized, entity, look_alike, mojibake, normalize, place_tone_marks, repair, sign};
use crate::syllable::ToneStyle;

/// Cleans beyond [`normalize`]: every repair is chosen by itself, all lead back through one map.
///
/// ```
/// use vanban::normalize::Cleaner;
///
/// let cleaner = Cleaner::new().entities(true).quotes(true).spelling(true);
/// let cleaned = cleaner.clean("&ldquo;Tru&#7901;ng&rdquo; kh&ocirc;ng đuợc nghĩ&nbsp;");
/// assert_eq!(cleaned.text, "\"Trường\" không được nghĩ ");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cleaner {
    entities: bool,
    mojibake: bool,
    width: bool,
    homoglyphs: bool,
    dashes: bool,
    quotes: bool,
    typed_tones: bool,
    spelling: bool,
    keys: Option<InputMethod>,
    tone_style: Option<ToneStyle>,
}

impl Cleaner {
    /// A cleaner that does what [`normalize`] does, and nothing more.
    pub fn new() -> Self {
        Self::default()
    }

    /// A cleaner with all repairs but the keys of input methods, and tone marks as they are.
    pub fn all() -> Self {
        Self {
            entities: true,
            mojibake: true,
            width: true,
            homoglyphs: true,
            dashes: true,
            quotes: true,
            typed_tones: true,
            spelling: true,
            keys: None,
            tone_style: None,
        }
    }

    /// HTML entities become characters, in one pass: `&ecirc;`, `&#7871;`, `&#x1EBF;`. `&amp;lt;` becomes `&lt;`.
    pub fn entities(self, on: bool) -> Self {
        Self { entities: on, ..self }
    }

    /// UTF-8 that was read as Windows-1252 is read again: `Tiáº¿ng Viá»‡t`.
    pub fn mojibake(self, on: bool) -> Self {
        Self { mojibake: on, ..self }
    }

    /// Fullwidth forms of ASCII become ASCII: `１２`.
    pub fn width(self, on: bool) -> Self {
        Self { width: on, ..self }
    }

    /// Cyrillic and Greek letters that look Latin become Latin in words that otherwise are.
    pub fn homoglyphs(self, on: bool) -> Self {
        Self { homoglyphs: on, ..self }
    }

    /// Hyphens of all sorts and the minus sign become `-`, the figure dash and the bars `–`.
    pub fn dashes(self, on: bool) -> Self {
        Self { dashes: on, ..self }
    }

    /// Quotation marks become `"`, apostrophes and single ones `'`.
    pub fn quotes(self, on: bool) -> Self {
        Self { quotes: on, ..self }
    }

    /// A spacing accent typed behind a letter becomes its tone where that makes a syllable: `ho´a`, `la` + `` ` ``.
    pub fn typed_tones(self, on: bool) -> Self {
        Self { typed_tones: on, ..self }
    }

    /// Misspelt syllables are repaired where there is one way: `đuợc`, `nưóc`, `nghành`, `baỏ`.
    ///
    /// Only words in small letters change, and only into syllables in use.
    pub fn spelling(self, on: bool) -> Self {
        Self { spelling: on, ..self }
    }

    /// Lines typed in the keys of an input method are decoded: see [`decode_keys`].
    pub fn keys(self, method: Option<InputMethod>) -> Self {
        Self { keys: method, ..self }
    }

    /// Where tone marks go; none leaves them: see [`place_tone_marks`].
    pub fn tone_style(self, style: Option<ToneStyle>) -> Self {
        Self { tone_style: style, ..self }
    }

    /// The cleaned text, in canonical form, with the map back.
    pub fn clean<'t>(&self, text: &'t str) -> Normalized<'t> {
        let mut cleaned = if self.entities { entity::decode(text) } else { Normalized::unchanged(text) };
        if self.mojibake {
            cleaned = cleaned.and(mojibake::repair);
        }
        cleaned = cleaned.and(normalize);
        if self.width || self.dashes || self.quotes {
            cleaned = cleaned.and(|text| sign::fold(text, self.width, self.dashes, self.quotes));
        }
        if self.homoglyphs {
            cleaned = cleaned.and(look_alike::repair);
        }
        if self.width || self.homoglyphs {
            // Letters that now are Latin may make a word Vietnamese, or compose with a mark.
            cleaned = cleaned.and(normalize);
        }
        if self.typed_tones {
            cleaned = cleaned.and(repair::typed_tones);
        }
        if let Some(method) = self.keys {
            cleaned = cleaned.and(|text| decode_keys(text, method));
        }
        // What a repair made may compose with its neighbours.
        cleaned = cleaned.and(normalize);
        if self.spelling {
            cleaned = cleaned.and(repair::spelling);
        }
        if let Some(style) = self.tone_style {
            cleaned = cleaned.and(|text| place_tone_marks(text, style));
        }
        cleaned
    }
}
