//! Finds document references: what starts one, and the lists that a type governs.

use super::qualifier::Qualifier;
use super::regime::{Cue, Reading, classify};
use super::short::{self, Bare};
use super::symbol::Symbol;
use super::tables::{DocumentType, Head, ReferenceTables};
use super::value::Reference;
use super::{named, provision, qualifier, session, standard};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data, flag, keyword as kw};
use crate::span::Span;
use crate::token::{Flagged, Gap, Kind as TokenKind, Shape};

/// How many words may stand between a type and `số` (`quyết định xử phạt vi phạm hành chính số 12/QĐ-XPVPHC`).
const WORDS_BETWEEN: usize = 6;
/// How many numbers a type governs at the most (`các quyết định số 2356, 2357, …`).
const MOST_ITEMS: usize = 40;

/// The tables that document references need.
#[derive(Debug)]
pub(crate) struct Recognizer {
    pub(super) tables: ReferenceTables,
}

/// The type before a number.
#[derive(Clone, Copy)]
pub(super) struct Governor<'t> {
    pub(super) document_type: &'t DocumentType,
    /// The first token of the type.
    pub(super) first: usize,
    /// The index behind its last token.
    pub(super) end: usize,
    /// Whether it is written as an abbreviation (`QĐ 217`).
    pub(super) abbreviated: bool,
}

/// One number of a list.
struct Item<'a> {
    first: usize,
    /// The index behind it.
    end: usize,
    end_byte: usize,
    written: Written<'a>,
    qualifier: Qualifier,
}

impl<'a> Item<'a> {
    /// Takes the issuer stated behind the next number, where both numbers are alike: `số 79 và số 80 của Bộ Chính trị`.
    fn share_issuer(&mut self, next: &Item<'_>) {
        let alike = match (&self.written, &next.written) {
            (Written::Full(symbol, reading), Written::Full(other, of_other)) => {
                let several = symbol.issuers(reading).nth(1).is_some();
                !several && symbol.issuers(reading).eq(other.issuers(of_other))
            }
            (Written::Bare(_), Written::Bare(_)) => true,
            _ => false,
        };
        if alike && self.qualifier.issuer.is_none() {
            (self.qualifier.issuer, self.qualifier.term) = (next.qualifier.issuer, next.qualifier.term);
        }
    }

    /// Takes a letter that a blank parts from its number, where the number before has one: `1907A và 1907 B`.
    fn take_letter(&mut self, cursor: Cursor<'a>, last: &Item<'_>) {
        let Written::Bare(bare) = &mut self.written else { return };
        let apart = cursor.at(self.end).shape == Shape::Initial && cursor.same_line(self.end);
        let after_letter = matches!(&last.written, Written::Bare(before) if before.has_capital_letter());
        if apart && !bare.has_capital_letter() && after_letter {
            bare.number += cursor.str(self.end);
            self.end_byte = cursor.at(self.end).end as usize;
            self.end += 1;
        }
    }
}

enum Written<'a> {
    Full(Symbol<'a>, Reading),
    Bare(Bare<'a>),
}

impl Recognizer {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        Ok(Self { tables: ReferenceTables::new(builder, data)? })
    }

    /// Appends the references of a text, in order, with spans in the canonical text.
    pub(crate) fn find(&self, cursor: Cursor<'_>, flagged: &Flagged, found: &mut Vec<Reference>) {
        let (mut walk, mut from, mut bound) = (flagged.walk(flag::DOCUMENT | flag::NUMBER), 0, 0);
        // The first of the references that are joined to the last one.
        let mut joined_from = 0;
        while let Some(at) = walk.next(from) {
            let before = found.len();
            let end = if cursor.at(at).flags & flag::DOCUMENT != 0 {
                self.at_head(cursor, at, found)
            } else if may_start_symbol(cursor, at) {
                self.at_number(cursor, at, found)
            } else {
                None
            };
            from = end.unwrap_or(at + 1);
            if found.len() > before {
                provision::attach(cursor, &self.tables.bodies, bound, at..from, &mut found[before..]);
                if before == 0 || !self.follows(cursor, bound, at) {
                    joined_from = before;
                } else if found.last().is_some_and(|last| last.issuer_span.is_some()) {
                    self.share_issuer(&mut found[joined_from..]);
                    joined_from = before;
                }
                bound = from;
            }
        }
    }

    /// Reads the reference that starts with a type or a name; gives the index behind it.
    fn at_head(&self, cursor: Cursor<'_>, at: usize, found: &mut Vec<Reference>) -> Option<usize> {
        let (end, head) = cursor.phrase(at, &self.tables.heads)?;
        if (at + 1..end).any(|index| cursor.at(index).gap > Gap::Line) {
            return None;
        }
        match head {
            Head::Type(index) => {
                let governor =
                    Governor { document_type: &self.tables.types[index as usize], first: at, end, abbreviated: false };
                self.list(cursor, governor, found).or_else(|| self.named(cursor, governor, found)).or(Some(end))
            }
            Head::Code(index) => {
                let written = cursor.at(at).shape;
                if !matches!(written, Shape::Upper | Shape::Mixed) {
                    return None;
                }
                let governor =
                    Governor { document_type: &self.tables.types[index as usize], first: at, end, abbreviated: true };
                // `NQ Đại hội XIII`
                let resolution = governor.document_type.code == "NQ";
                let named =
                    |found: &mut Vec<Reference>| resolution.then(|| self.named(cursor, governor, found)).flatten();
                self.list(cursor, governor, found).or_else(|| named(found))
            }
            Head::Law(index) => self.known_law(cursor, at, end, index, found),
            Head::Standard => standard::read(cursor, at, end, found),
        }
    }

    /// Reads a document that its name tells apart.
    fn named(&self, cursor: Cursor<'_>, governor: Governor<'_>, found: &mut Vec<Reference>) -> Option<usize> {
        let Governor { first, end, document_type, .. } = governor;
        match document_type.name.as_str() {
            name @ ("Nghị quyết" | "Chỉ thị") => {
                session::read(cursor, first, end, name, &self.tables.bodies, found)
            }
            name if named::is_law(name) => self.unknown_law(cursor, first, end, name, found),
            _ => None,
        }
    }

    /// Reads a symbol with no type before it.
    fn at_number(&self, cursor: Cursor<'_>, at: usize, found: &mut Vec<Reference>) -> Option<usize> {
        let symbol = Symbol::read(cursor, at, false, &self.tables)?;
        let colon = usize::from(cursor.word(at.wrapping_sub(1)) == kw::COLON);
        let cue = if cursor.before(at, 1 + colon).word == kw::SỐ { Cue::Number } else { Cue::Nothing };
        let reading = classify(&symbol, cue, &self.tables)?;
        let qualifier = qualifier::read(cursor, symbol.end, &self.tables.bodies);
        let span = Span::new(cursor.at(at).start as usize, symbol.end_byte);
        found.push(self.full_reference(cursor, span, &symbol, reading, None, &qualifier));
        Some(symbol.end)
    }

    /// Reads the numbers that a type governs: `Quyết định số 217, 218-QĐ/TW`.
    fn list(&self, cursor: Cursor<'_>, governor: Governor<'_>, found: &mut Vec<Reference>) -> Option<usize> {
        let (first, counted) = self.first_number(cursor, governor)?;
        let mut items = vec![self.item(cursor, governor, first, counted, true)?];
        while items.len() < MOST_ITEMS {
            let last = items.last().expect("the list holds its first item");
            let Some((at, counted)) = next_number(cursor, last.end).or_else(|| next_number(cursor, last.qualifier.end))
            else {
                break;
            };
            match self.item(cursor, governor, at, counted, false) {
                Some(mut item) => {
                    let last = items.last().expect("the list holds its first item");
                    item.take_letter(cursor, last);
                    items.push(item);
                }
                None => break,
            }
        }
        self.distribute(&mut items);
        for index in (1..items.len()).rev() {
            let (before, behind) = items.split_at_mut(index);
            before[index - 1].share_issuer(&behind[0]);
        }
        let end = items.last().map(|item| item.end)?;
        for (index, item) in items.into_iter().enumerate() {
            let start = if index == 0 { governor.first } else { item.first };
            let span = Span::new(cursor.at(start).start as usize, item.end_byte);
            found.push(match item.written {
                Written::Full(symbol, reading) => {
                    // In `Quyết định số 45/QĐ-UBND và số 77/GM-UBND` the second symbol has a type of its own.
                    let own = index > 0 && symbol.is_of_another_type(governor.document_type, &self.tables);
                    let governor = (!own).then_some(governor);
                    self.full_reference(cursor, span, &symbol, reading, governor, &item.qualifier)
                }
                Written::Bare(bare) => short::reference(cursor, span, bare, governor, item.qualifier),
            });
        }
        Some(end)
    }

    /// Gives the bare numbers of a list the symbol, or the year, of the next number that has one: `18, 19-NQ/TW`.
    fn distribute<'a>(&'a self, items: &mut [Item<'a>]) {
        let mut following = None;
        let mut year = None;
        for index in (0..items.len()).rev() {
            let (before, behind) = items.split_at_mut(index + 1);
            let written = &mut before[index].written;
            let symbol = following.and_then(|at: usize| match &behind[at - index - 1].written {
                Written::Full(symbol, _) => Some(symbol),
                Written::Bare(_) => None,
            });
            match (written, symbol) {
                (Written::Full(..), _) => (following, year) = (Some(index), None),
                (Written::Bare(bare), _) if bare.year.is_some() => year = bare.year,
                (Written::Bare(bare), None) => bare.year = year,
                (written @ Written::Bare(_), Some(symbol)) => {
                    let Written::Bare(bare) = &written else { continue };
                    let symbol = Symbol { number: bare.number.clone(), value: bare.value, ..symbol.clone() };
                    if let Some(reading) = classify(&symbol, Cue::Type, &self.tables) {
                        *written = Written::Full(symbol, reading);
                    }
                }
            }
        }
    }

    /// The first number behind a type, and whether `số` stands before it.
    fn first_number(&self, cursor: Cursor<'_>, governor: Governor<'_>) -> Option<(usize, bool)> {
        let at = governor.end;
        if let Some(direct) = number_at(cursor, at) {
            return Some(direct);
        }
        // `Nghị quyết Trung ương 10-NQ/TW`
        if (cursor.word(at), cursor.word(at + 1)) == (kw::TRUNG, kw::ƯƠNG) {
            let is_whole = |&(number, _): &(usize, bool)| Symbol::read(cursor, number, true, &self.tables).is_some();
            if let Some(numbered) = number_at(cursor, at + 2).filter(is_whole) {
                return Some(numbered);
            }
        }
        // Words may stand between, before `số` and a whole symbol.
        for at in at..at + WORDS_BETWEEN {
            let token = cursor.at(at);
            if !token.is_word() || token.gap > Gap::Line {
                return None;
            }
            if token.word == kw::SỐ {
                let (number, _) = number_at(cursor, at)?;
                return Symbol::read(cursor, number, true, &self.tables).map(|_| (number, true));
            }
            if token.flags & flag::DOCUMENT != 0
                && matches!(cursor.phrase(at, &self.tables.heads), Some((_, Head::Type(_))))
            {
                return None;
            }
        }
        let at = at + WORDS_BETWEEN;
        (cursor.word(at) == kw::SỐ)
            .then(|| number_at(cursor, at))
            .flatten()
            .filter(|(number, _)| Symbol::read(cursor, *number, true, &self.tables).is_some())
    }

    /// A mention with a whole symbol.
    pub(super) fn full_reference(
        &self,
        cursor: Cursor<'_>,
        span: Span,
        symbol: &Symbol<'_>,
        reading: Reading,
        governor: Option<Governor<'_>>,
        qualifier: &Qualifier,
    ) -> Reference {
        let word = governor.map(|governor| governor.document_type);
        let document_type = match word {
            Some(word) if !word.code.is_empty() => Some(word.name.as_str()),
            _ => symbol.document_type(&reading, &self.tables).or(word.map(|word| word.name.as_str())),
        };
        let year = symbol.year().or(qualifier.year);
        let issuer_name = match qualifier.issuer {
            Some(span) => Some(span.of(cursor.text).to_owned()),
            None => {
                let year = year.or(qualifier.date.and_then(|date| date.year()));
                joined(symbol.issuer_names(&reading, year, &self.tables), ", ")
            }
        };
        Reference {
            span,
            canonical: symbol.canonical(),
            kind: reading.kind,
            document_type: document_type.map(str::to_owned),
            number: Some(symbol.number.clone().into_owned()),
            year,
            issuer: joined(symbol.issuers(&reading).map(Some), "-"),
            date: qualifier.date.map(|date| date.edtf()),
            unit: symbol.unit(&reading),
            issuer_name,
            issuer_span: qualifier.issuer,
            term: reading.term.or(qualifier.term),
            regular: symbol.regular(&reading),
            repaired: symbol.mended,
            title: qualifier::title(cursor, qualifier.end),
            ..Reference::default()
        }
    }

    /// The number at `at`, whole or bare.
    fn item<'a>(
        &'a self,
        cursor: Cursor<'a>,
        governor: Governor<'_>,
        at: usize,
        counted: bool,
        first: bool,
    ) -> Option<Item<'a>> {
        let full = Symbol::read(cursor, at, true, &self.tables)
            .and_then(|symbol| classify(&symbol, Cue::Type, &self.tables).map(|reading| (symbol, reading)));
        if let Some((symbol, reading)) = full {
            let (end, end_byte) = (symbol.end, symbol.end_byte);
            let qualifier = qualifier::read(cursor, end, &self.tables.bodies);
            return Some(Item { first: at, end, end_byte, written: Written::Full(symbol, reading), qualifier });
        }
        let bare = Bare::read(cursor, at)?;
        let qualifier = qualifier::read(cursor, bare.end, &self.tables.bodies);
        let accepted = if first {
            short::opens(cursor, governor, &bare, counted, &qualifier, &self.tables)
        } else {
            short::continues(cursor, &bare, counted, &self.tables)
        };
        let end = bare.end;
        let end_byte = cursor.at(end - 1).end as usize;
        accepted.then_some(Item { first: at, end, end_byte, written: Written::Bare(bare), qualifier })
    }
}

/// What is there of all, joined; none where one lacks, or all.
fn joined<'a>(mut parts: impl Iterator<Item = Option<&'a str>>, separator: &str) -> Option<String> {
    let mut joined = parts.next()??.to_owned();
    for part in parts {
        joined.push_str(separator);
        joined.push_str(part?);
    }
    Some(joined)
}

/// Whether what surrounds a number lets it start a symbol: the cheap test before the real one.
fn may_start_symbol(cursor: Cursor<'_>, at: usize) -> bool {
    let (next, second) = (cursor.at(at + 1), cursor.at(at + 2));
    let separates = |index: usize| matches!(cursor.word(index), kw::DASH | kw::SLASH);
    let goes_on = if separates(at + 1) {
        // A word, or a year with a separator behind it: `30/2020/NĐ-CP`, `30/2 020/NĐ-CP`.
        let year = || match second.span().len() {
            4 => separates(at + 3),
            1 => separates(at + 4),
            _ => false,
        };
        second.is_word() || second.kind == TokenKind::Number && year()
    } else if next.gap == Gap::None && next.word == kw::DOT {
        // `1.234/QĐ-UBND`
        second.kind == TokenKind::Number && second.span().len() == 3
    } else {
        // `12A/QĐ-UBND`
        next.gap == Gap::None && next.is_word() && separates(at + 2)
    };
    if !goes_on {
        return false;
    }
    if !cursor.touches(at) {
        return true;
    }
    let before = cursor.before(at, 1);
    let inner = matches!(before.word, kw::SLASH | kw::DASH | kw::DOT) || before.is_word() && before.word != kw::SỐ;
    !inner || before.word == kw::DOT && cursor.before(at, 2).kind != TokenKind::Number
}

/// Steps over `số`, `mang số`, `Số:`, `số số`; gives the number token and whether `số` stands there.
fn number_at(cursor: Cursor<'_>, at: usize) -> Option<(usize, bool)> {
    let mut at = at;
    if matches!(cursor.word(at), kw::MANG | kw::CÓ) && cursor.word(at + 1) == kw::SỐ {
        at += 1;
    }
    // `công điện khẩn số 05`, `văn bản hỏa tốc số 12`
    let urgent =
        (at..at + 2).take_while(|&index| matches!(cursor.word(index), kw::KHẨN | kw::HỎA | kw::TỐC | kw::MẬT)).count();
    if urgent > 0 && cursor.word(at + urgent) == kw::SỐ {
        at += urgent;
    }
    let mut counted = false;
    for _ in 0..2 {
        if cursor.word(at) == kw::SỐ && cursor.at(at).gap <= Gap::Line {
            counted = true;
            at += 1;
        }
    }
    if counted && cursor.word(at) == kw::COLON {
        at += 1;
    }
    (cursor.at(at).kind == TokenKind::Number && cursor.at(at).gap <= Gap::Line).then_some((at, counted))
}

/// The next number of a list: behind a comma, `và` or `hoặc`.
fn next_number(cursor: Cursor<'_>, end: usize) -> Option<(usize, bool)> {
    let mut at = end;
    let joined = matches!(cursor.word(at), kw::COMMA | kw::SEMICOLON | kw::VÀ | kw::HOẶC | kw::AMPERSAND);
    if !joined || !cursor.same_line(at) {
        return None;
    }
    at += 1;
    if cursor.word(at) == kw::VÀ {
        at += 1;
    }
    number_at(cursor, at).filter(|(number, _)| cursor.same_line(*number))
}
