//! The symbol of a document as it is written: number, year, segments, with the noise of real texts.

use std::borrow::Cow;

use super::tables::{Code, ReferenceTables, fold};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind as TokenKind, Shape};

/// The longest run of segments; joint documents have up to four issuers, a few more are allowed.
const MOST_SEGMENTS: usize = 9;
/// The longest abbreviation, in bytes.
const LONGEST_CODE: usize = 32;

/// A separator of a symbol.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Separator {
    Dash,
    Slash,
}

impl Separator {
    pub(super) fn char(self) -> char {
        match self {
            Separator::Dash => '-',
            Separator::Slash => '/',
        }
    }
}

/// One abbreviation with the separator before it.
#[derive(Clone, Debug)]
pub(super) struct Segment<'a> {
    pub(super) separator: Separator,
    /// In its usual spelling.
    pub(super) code: Cow<'a, str>,
    /// What it stands for as a type, where it is the first.
    pub(super) kind: Option<&'a Code>,
    /// What it stands for as an issuer.
    pub(super) issuer: Option<&'a Code>,
}

/// A symbol of a text, blanks left out and abbreviations in their usual spelling.
#[derive(Clone, Debug)]
pub(super) struct Symbol<'a> {
    /// The number with its zeros and its letter.
    pub(super) number: Cow<'a, str>,
    pub(super) value: u32,
    /// The year with the separator before it, as written.
    pub(super) year: Option<(Separator, Cow<'a, str>)>,
    pub(super) segments: Vec<Segment<'a>>,
    /// The year at the end, of contracts: `22/HĐKT/2008`.
    pub(super) last_year: Option<&'a str>,
    /// Whether more than blanks, dashes and case was mended.
    pub(super) mended: bool,
    /// The index behind the last token.
    pub(super) end: usize,
    /// The byte behind the symbol; inside the last token where a word is glued to it.
    pub(super) end_byte: usize,
}

impl<'a> Symbol<'a> {
    /// Reads the symbol that starts with the number token at `at`. It has one segment at least.
    ///
    /// Behind a type the first separator may be missing: `Kết luận số 19 KL/TW`.
    pub(super) fn read(cursor: Cursor<'a>, at: usize, governed: bool, tables: &'a ReferenceTables) -> Option<Self> {
        let (number, value, mut next) = read_number(cursor, at)?;
        let year = read_year(cursor, next);
        if let Some((_, _, behind)) = &year {
            next = *behind;
        }
        let dated = year.is_some();
        let mut reader = SymbolReader { cursor, tables, at: next, end_byte: 0, spaced: false, dated };
        let implied = governed.then(|| reader.implied()).flatten();
        let implies = implied.is_some();
        let mut segments: Vec<Segment<'a>> = implied.into_iter().collect();
        while segments.len() < MOST_SEGMENTS && !(reader.end_byte > 0 && reader.cut()) {
            match reader.segment(segments.len()) {
                Some(segment) => segments.push(segment),
                None => break,
            }
        }
        if implies {
            let slash = dated || segments.get(1).is_none_or(|second| second.separator == Separator::Dash);
            segments[0].separator = if slash { Separator::Slash } else { Separator::Dash };
        }
        let last_year = if dated || segments.is_empty() { None } else { reader.last_year() };
        if segments.is_empty() {
            return None;
        }
        let SymbolReader { at: end, end_byte, .. } = reader;
        let year = year.map(|(separator, year, _)| (separator, year));
        let mended = spell(&mut segments, tables) || implies;
        Some(Self { number: Cow::Borrowed(number), value, year, segments, last_year, mended, end, end_byte })
    }
}

/// Gives the segments their usual spelling and takes glued ones apart; says whether that mends more than case.
fn spell<'a>(segments: &mut Vec<Segment<'a>>, tables: &'a ReferenceTables) -> bool {
    let mut mended = false;
    for index in (0..segments.len()).rev() {
        let segment = &mut segments[index];
        let code = &segment.code;
        segment.kind = (index == 0).then(|| tables.type_code(code)).flatten();
        segment.issuer = if segment.kind.is_none() { tables.issuer_code(code) } else { None };
        // Behind the issuer stand units, a list without end: they keep their spelling.
        let issuer = segment.issuer.filter(|known| index <= 1 || !known.mended);
        let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if let Some(known) = segment.kind.or(issuer) {
            segment.code = Cow::Borrowed(&known.spelling);
            if known.mended {
                mended = true;
                segment.kind = (index == 0).then(|| tables.type_code(&known.spelling)).flatten();
                segment.issuer = tables.issuer_code(&known.spelling);
            }
        } else if let Some((kind, issuer)) = (index == 0).then(|| glued(code, tables)).flatten() {
            mended = true;
            let separator = if segment.separator == Separator::Dash { Separator::Slash } else { Separator::Dash };
            (segment.code, segment.kind) = (Cow::Borrowed(kind.spelling.as_str()), Some(kind));
            let code = Cow::Borrowed(issuer.spelling.as_str());
            segments.insert(1, Segment { separator, code, kind: None, issuer: Some(issuer) });
        } else if let Some(known) = tables.issuer_code(&code[..code.len() - digits]).filter(|_| digits > 0) {
            segment.code = Cow::Owned(format!("{}{}", known.spelling, &code[code.len() - digits..]));
        } else if code.contains('Ð') || !code.chars().any(char::is_uppercase) {
            let code = code.replace('Ð', "Đ");
            let lower = !code.chars().any(char::is_uppercase);
            segment.code = Cow::Owned(if lower { code.to_uppercase() } else { code });
        }
    }
    mended
}

/// A type and an issuer run together: `TBMTTQ`.
fn glued<'a>(code: &str, tables: &'a ReferenceTables) -> Option<(&'a Code, &'a Code)> {
    let splits = code.char_indices().skip(2).map(|(at, _)| code.split_at(at));
    let known = |(kind, rest): (&str, &str)| Some((tables.type_code(kind)?, tables.issuer_code(rest)?));
    splits.filter(|(_, rest)| rest.chars().count() > 2 || matches!(*rest, "TW" | "TU")).filter_map(known).last()
}

/// The year behind a number, with the separator before it and the index behind it; another separator must follow.
fn read_year(cursor: Cursor<'_>, at: usize) -> Option<(Separator, Cow<'_, str>, usize)> {
    let (separator, at) = read_separator(cursor, at)?;
    let token = cursor.at(at);
    if token.kind != TokenKind::Number {
        return None;
    }
    let mut year = Cow::Borrowed(cursor.str(at));
    let mut end = at + 1;
    // `2 014` of texts cut into words.
    if year.len() == 1 && cursor.at(end).kind == TokenKind::Number && cursor.at(end).gap == Gap::Blank {
        year += cursor.str(end);
        end += 1;
    }
    let follows = read_separator(cursor, end).is_some() || cursor.at(end).is_word() && cursor.at(end).gap == Gap::Blank;
    (year.len() == 4 && follows).then_some((separator, year, end))
}

/// The number at `at`: as written, its value, the index behind it.
pub(super) fn read_number(cursor: Cursor<'_>, at: usize) -> Option<(&str, u32, usize)> {
    let length = cursor.at(at).span().len();
    let mut value = cursor.number(at).filter(|_| length <= 6)?;
    let mut next = at + 1;
    let thousands = cursor.word(next) == kw::DOT && cursor.touches(next) && cursor.touches(next + 1);
    if thousands
        && length <= 3
        && cursor.at(next + 1).span().len() == 3
        && value > 0
        && let Some(rest) = cursor.number(next + 1)
    {
        value = value * 1000 + rest;
        next += 2;
    }
    next += usize::from(is_letter(cursor, next) && cursor.touches(next));
    Some((cursor.span(at, next).of(cursor.text), value, next))
}

/// Whether the token is one letter.
pub(super) fn is_letter(cursor: Cursor<'_>, at: usize) -> bool {
    let token = cursor.at(at);
    token.is_word() && token.span().len() <= 4 && cursor.str(at).chars().count() == 1
}

/// The separator at `at` and the index behind it. Blanks may stand on either side, a line end only behind.
pub(super) fn read_separator(cursor: Cursor<'_>, at: usize) -> Option<(Separator, usize)> {
    let separator = match cursor.word(at) {
        kw::DASH => Separator::Dash,
        kw::SLASH => Separator::Slash,
        _ => return None,
    };
    let near = |index: usize| cursor.at(index).start.saturating_sub(cursor.before(index, 1).end) <= 3;
    let broken = cursor.at(at + 1).gap > Gap::Line || (cursor.at(at + 1).gap == Gap::Line && !cursor.touches(at));
    (cursor.same_line(at) && near(at) && near(at + 1) && !broken).then_some((separator, at + 1))
}

struct SymbolReader<'a> {
    cursor: Cursor<'a>,
    tables: &'a ReferenceTables,
    at: usize,
    end_byte: usize,
    /// Whether every separator so far stands between blanks.
    spaced: bool,
    dated: bool,
}

impl<'a> SymbolReader<'a> {
    /// The type behind a blank, where its issuer follows: `19 KL/TW`, `10/2016 QĐ-UBND`.
    fn implied(&mut self) -> Option<Segment<'a>> {
        let token = self.cursor.at(self.at);
        if !matches!(token.shape, Shape::Upper | Shape::Mixed) || token.gap != Gap::Blank {
            return None;
        }
        let (_, issuer) = read_separator(self.cursor, self.at + 1)?;
        let code = self.cursor.str(self.at);
        if self.tables.type_code(code).is_none() || !self.knows(self.cursor.str(issuer)) {
            return None;
        }
        self.at += 1;
        self.end_byte = token.end as usize;
        Some(Segment { separator: Separator::Slash, code: Cow::Borrowed(code), kind: None, issuer: None })
    }

    /// The next separator and abbreviation; `index` is its place.
    fn segment(&mut self, index: usize) -> Option<Segment<'a>> {
        let (separator, start) = read_separator(self.cursor, self.at)?;
        let blanks = [self.at, start].map(|index| !self.cursor.touches(index));
        let both = blanks == [true, true];
        let (code, end, end_byte) = self.code(start, both)?;
        let known = || self.knows(&code);
        // A word of the language behind a separator with blanks is no abbreviation; a dash between blanks behind
        // a symbol without blanks is punctuation.
        let token = self.cursor.at(start);
        let is_word = token.kind == TokenKind::Syllable && code.len() > 2;
        let letters = code.chars().count();
        let foreign = match token.shape {
            _ if both && index > 1 && !self.spaced => true,
            Shape::Upper | Shape::Mixed => is_word && blanks != [false, false] && !known(),
            Shape::Initial => both && letters == 1 && !known(),
            Shape::Title => (both || letters > 3) && !known(),
            _ => both && index > 0 && !self.dated || !known(),
        };
        if foreign || !code.is_ascii() && code.chars().any(has_tone) {
            return None;
        }
        self.spaced = both;
        self.at = end;
        self.end_byte = end_byte;
        Some(Segment { separator, code, kind: None, issuer: None })
    }

    /// The year at the end of the number of a contract.
    fn last_year(&mut self) -> Option<&'a str> {
        let (separator, at) = read_separator(self.cursor, self.at)?;
        self.cursor.number(at).filter(|year| (1945..=2100).contains(year))?;
        let open = read_separator(self.cursor, at + 1).is_some();
        (separator == Separator::Slash && self.cursor.at(at).span().len() == 4 && !open).then(|| {
            self.at = at + 1;
            self.end_byte = self.cursor.at(at).end as usize;
            self.cursor.str(self.at - 1)
        })
    }

    /// The abbreviation that starts with the word at `start`: letters, `&`, dots between single letters, digits at the end.
    fn code(&self, start: usize, spaced: bool) -> Option<(Cow<'a, str>, usize, usize)> {
        let cursor = self.cursor;
        if !cursor.at(start).is_word() {
            return None;
        }
        let mut code = Cow::Borrowed("");
        let mut at = start;
        loop {
            let (letters, whole) = self.letters(at);
            code += letters;
            if !whole {
                return Some((code, at + 1, cursor.at(at).start as usize + letters.len()));
            }
            at += 1;
            if cursor.at(at).kind == TokenKind::Number && self.takes_digits(at, &code, spaced) {
                code += cursor.str(at);
                at += 1;
                break;
            }
            let joins = match cursor.word(at) {
                kw::AMPERSAND => cursor.same_line(at) && cursor.same_line(at + 1),
                // T.Ư, V.I: a dot only behind one or two letters and before a capital that it touches.
                kw::DOT => letters.chars().count() <= 2 && cursor.touches(at) && cursor.touches(at + 1),
                _ => false,
            };
            let next = cursor.at(at + 1);
            if !joins || !matches!(next.shape, Shape::Upper | Shape::Initial) || code.len() > LONGEST_CODE {
                break;
            }
            code += cursor.str(at);
            at += 1;
        }
        (code.len() <= LONGEST_CODE).then(|| (code, at, cursor.at(at - 1).end as usize))
    }

    /// The letters of the token at `at` that belong to an abbreviation, and whether that is all of it (`CPngày` holds `CP`).
    fn letters(&self, at: usize) -> (&'a str, bool) {
        let text = self.cursor.str(at);
        if self.cursor.at(at).shape == Shape::Mixed && !self.knows(text) {
            let small = text.char_indices().find(|(_, c)| c.is_lowercase()).map_or(text.len(), |(i, _)| i);
            let tail = &text[small..];
            if small > 0
                && tail.chars().count() > 2
                && tail.chars().all(char::is_lowercase)
                && self.knows(&text[..small])
            {
                return (&text[..small], false);
            }
        }
        (text, true)
    }

    /// Whether the number at `at` ends the abbreviation before it: `QH13`, `P7`; with a blank only where that is usual.
    fn takes_digits(&self, at: usize, code: &str, spaced: bool) -> bool {
        let length = self.cursor.at(at).span().len();
        if self.cursor.touches(at) {
            return length <= 3;
        }
        let assembly = matches!(&*fold(code), "QH" | "UBTVQH");
        self.cursor.at(at).gap == Gap::Blank && length <= 2 && (assembly || spaced)
    }

    fn knows(&self, code: &str) -> bool {
        self.tables.type_code(code).is_some()
            || self.tables.issuer_code(code.trim_end_matches(|c: char| c.is_ascii_digit())).is_some()
    }

    /// Whether a word is glued to the last abbreviation, so that the symbol ends inside a token.
    fn cut(&self) -> bool {
        self.end_byte < self.cursor.before(self.at, 1).end as usize
    }
}

/// Whether a letter carries a tone mark; those of abbreviations do not.
fn has_tone(c: char) -> bool {
    !c.is_ascii()
        && matches!(c, 'À'..='Ã' | 'È'..='É' | 'Ì'..='Í' | 'Ò'..='Õ' | 'Ù'..='Ú' | 'Ý' | 'à'..='ã' | 'è'..='é' | 'ì'..='í' | 'ò'..='õ' | 'ù'..='ú' | 'ý'
        | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ạ'..='ỹ')
        && !matches!(c, 'Â' | 'â' | 'Ê' | 'ê' | 'Ô' | 'ô')
}
