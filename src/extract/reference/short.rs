//! Short mentions: the type and a bare number (`Nghị định 30`, `Chỉ thị số 05`, `Thông tư 15/2015`).
//!
//! Most type names are common words too, so what stands around the number decides.

use std::borrow::Cow;

use super::letters::Meaning;
use super::named::ends_name;
use super::parse::Governor;
use super::qualifier::{self, Qualifier};
use super::symbol::{Separator, read_number, read_separator};
use super::tables::{ReferenceTables, Short};
use super::value::{Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::{Gap, Kind as TokenKind};

/// A number without a symbol.
pub(super) struct Bare<'a> {
    /// As written, with its zeros and its letter.
    pub(super) number: Cow<'a, str>,
    pub(super) value: u32,
    /// The year behind a slash: `15/2015`.
    pub(super) year: Option<u16>,
    /// The index behind it.
    pub(super) end: usize,
}

impl<'a> Bare<'a> {
    pub(super) fn read(cursor: Cursor<'a>, at: usize) -> Option<Self> {
        let (number, value, mut end) = read_number(cursor, at)?;
        let mut year = None;
        let is_number = |&(_, behind): &(_, usize)| cursor.at(behind).kind == TokenKind::Number;
        if let Some((separator, behind)) = read_separator(cursor, end).filter(is_number) {
            let touching = cursor.touches(end) == cursor.touches(behind);
            year = cursor
                .number(behind)
                .filter(|y| (1945..=2100).contains(y) && cursor.at(behind).span().len() == 4)
                .map(|y| y as u16);
            // 65/309, 11/9, 3-1: a fraction, a date, a score.
            if year.is_none() || !touching || separator == Separator::Dash && number.len() > 3 {
                return None;
            }
            end = behind + 1;
        }
        // A thousands dot is no number of a document without a symbol; nor is a decimal.
        let decimal = matches!(cursor.word(end), kw::COMMA | kw::DOT) && cursor.touches(end) && cursor.touches(end + 1);
        let fraction = decimal && cursor.at(end + 1).kind == TokenKind::Number;
        let list = cursor.word(end) == kw::COMMA && number.len() > 1 && number.len() == cursor.at(end + 1).span().len();
        (!number.contains('.') && (!fraction || list)).then_some(Self {
            number: Cow::Borrowed(number),
            value,
            year,
            end,
        })
    }

    pub(super) fn has_capital_letter(&self) -> bool {
        self.number.ends_with(char::is_uppercase)
    }
}

/// Whether a bare number behind a type is the number of a document.
pub(super) fn opens(
    cursor: Cursor<'_>,
    governor: Governor<'_>,
    bare: &Bare<'_>,
    counted: bool,
    qualifier: &Qualifier,
    tables: &ReferenceTables,
) -> bool {
    let kind = governor.document_type;
    if is_foreign(cursor, governor.first, bare.end) {
        return false;
    }
    let capital = cursor.at(governor.first).shape.is_capital();
    let long = bare.number.len() > 1;
    if kind.short == Short::Free && capital && long && !governor.abbreviated {
        return !is_amount(cursor, bare);
    }
    // A number with a zero before it counts nothing behind `số`: `Quy định số 01 cụ thể hóa trách nhiệm`.
    let numbered = counted && bare.number.starts_with('0') && long;
    if !numbered && counts_something(cursor, bare, qualifier, tables) {
        return false;
    }
    if governor.abbreviated {
        let alone = tables.letters.mean(&kind.code, Meaning::Bare) && (counted || long);
        return alone || counted && bare.year.is_some();
    }
    // Russian ship and aircraft designs: Đề án 955A.
    if bare.has_capital_letter() && kind.short != Short::Free {
        return false;
    }
    // `Kế hoạch 2030`, `Báo cáo 2023`: the year that it is for.
    let of_year = kind.short == Short::Cued && kind.code != "QĐ" && (1990..=2060).contains(&bare.value);
    if of_year && !counted && !qualifier.is_stated() {
        return false;
    }
    let stated = counted || bare.year.is_some();
    match kind.short {
        Short::Never => false,
        // `Văn bản 2103/2009`: the year is as good as `số`, where the number is no month (`Báo cáo 6/2017`).
        Short::Number => counted || bare.year.is_some() && bare.value > 12 && capital,
        Short::Cued => {
            stated || qualifier.is_stated() || long && (capital || is_cited(cursor, governor.first, bare.end))
        }
        Short::Free => stated || capital || long,
    }
}

/// Whether a common word and a number are cited as a document: `theo quy định 102, …`.
fn is_cited(cursor: Cursor<'_>, first: usize, end: usize) -> bool {
    let before = matches!(
        cursor.before(first, 1).word,
        kw::THEO | kw::TẠI | kw::HÀNH | kw::PHẠM | kw::CỨ | kw::HIỆN | kw::CÁC | kw::TRONG | kw::VỚI
    );
    let behind = cursor.at(end);
    before && (behind.kind == TokenKind::Punctuation || behind.gap > Gap::Blank || ends_name(cursor, end))
}

/// Whether the number is an amount of money or a share.
fn is_amount(cursor: Cursor<'_>, bare: &Bare<'_>) -> bool {
    matches!(cursor.word(bare.end), kw::PERCENT | kw::TRIỆU | kw::TỶ | kw::TỈ | kw::NGHÌN | kw::NGÀN | kw::ĐỒNG)
        && cursor.same_line(bare.end)
}

/// Whether a bare number behind a comma or `và` goes on with the list.
pub(super) fn continues(cursor: Cursor<'_>, bare: &Bare<'_>, counted: bool, tables: &ReferenceTables) -> bool {
    (counted || bare.number.len() > 1) && !counts_something(cursor, bare, &Qualifier::default(), tables)
}

/// Whether the number counts what stands behind it; `năm 2015` and `ngày 3/10` are a year and a date.
fn counts_something(cursor: Cursor<'_>, bare: &Bare<'_>, qualifier: &Qualifier, tables: &ReferenceTables) -> bool {
    let dated = qualifier.year.is_some() || qualifier.date.is_some();
    let days = cursor.word(bare.end) == kw::NGÀY;
    let counts = || days || tables.is_counter(cursor, bare.end);
    !dated && bare.year.is_none() && cursor.same_line(bare.end) && counts()
}

/// Resolutions of the United Nations and the like.
fn is_foreign(cursor: Cursor<'_>, first: usize, end: usize) -> bool {
    let names = |index: usize| match cursor.word(index) {
        kw::HĐBA | kw::LHQ => true,
        kw::BẢO => cursor.word(index + 1) == kw::AN,
        kw::HỢP | kw::HIỆP => {
            cursor.word(index.wrapping_sub(1)) == kw::LIÊN && cursor.word(index + 1) == kw::QUỐC
        }
        _ => false,
    };
    (end..end + 6).any(names) || (first.saturating_sub(4)..first).any(names)
}

/// A short mention.
pub(super) fn reference(
    cursor: Cursor<'_>,
    span: Span,
    bare: Bare<'_>,
    governor: Governor<'_>,
    qualifier: Qualifier,
) -> Reference {
    let kind = governor.document_type;
    // The number and year of a precedent are its whole symbol.
    let precedent = kind.code == "AL" && bare.year.is_some();
    let mut canonical = String::with_capacity(kind.name.len() + bare.number.len() + " /2015".len());
    if !precedent {
        canonical.push_str(&kind.name);
        canonical.push(' ');
    }
    canonical.push_str(&bare.number);
    if let Some(year) = bare.year {
        canonical.push('/');
        canonical.push_str(&year.to_string());
    }
    if precedent {
        canonical.push_str("/AL");
    }
    Reference {
        span,
        canonical,
        kind: if precedent { Kind::Precedent } else { Kind::Short },
        document_type: Some(kind.name.clone()),
        number: Some(bare.number.into_owned()),
        year: bare.year.or(qualifier.year),
        date: qualifier.date.map(|date| date.edtf()),
        issuer_name: qualifier.issuer.map(|span| span.of(cursor.text).to_owned()),
        issuer_span: qualifier.issuer,
        repaired: precedent,
        term: qualifier.term,
        title: qualifier::title(cursor, qualifier.end),
        ..Reference::default()
    }
}
