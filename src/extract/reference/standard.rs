//! Standards and technical regulations: `TCVN 5729:2012`, `QCVN 41:2016/BGTVT`.

use super::value::{Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::{Kind as TokenKind, Shape};

/// Reads the standard whose prefix is the tokens from `first` up to `end`.
pub(super) fn read(cursor: Cursor<'_>, first: usize, end: usize, found: &mut Vec<Reference>) -> Option<usize> {
    if cursor.at(first).shape != Shape::Upper {
        return None;
    }
    let mut at = end;
    let mut canonical = cursor.str(first).to_owned();
    // The international body that wrote it: TCVN ISO 9001:2015, TCVN ISO/IEC 17025.
    while cursor.at(at).is_word() && cursor.at(at).shape == Shape::Upper && cursor.same_line(at) && at < end + 3 {
        canonical.push(if at == end { ' ' } else { '/' });
        canonical.push_str(cursor.str(at));
        at += 1 + usize::from(cursor.word(at + 1) == kw::SLASH);
    }
    let (mut number, mut next) = digits(cursor, at, 6)?;
    let lettered = cursor.at(next + 1).shape == Shape::Upper && cursor.word(next + 2) == kw::COLON;
    if cursor.word(next) == kw::DASH && lettered {
        // QCVN 14-MT:2015
        number.push('-');
        number.push_str(cursor.str(next + 1));
        next += 2;
    } else if cursor.word(next) == kw::DASH
        && cursor.same_line(next)
        && let Some((part, behind)) = digits(cursor, next + 1, 5)
    {
        let year = part.len() == 4 && cursor.word(behind) != kw::COLON && is_year(&part);
        // A dash with blanks is punctuation unless a year follows the part.
        if year || cursor.touches(next) && cursor.touches(next + 1) || cursor.word(behind) == kw::COLON {
            number.push(if year { ':' } else { '-' });
            number.push_str(&part);
            next = behind;
        }
    }
    let mut year = number.split_once(':').and_then(|(_, year)| year.parse().ok());
    let repaired = year.is_some();
    if let Some((written, behind)) = year_behind_colon(cursor, next) {
        number.push(':');
        number.push_str(&written);
        year = written.parse().ok();
        next = behind;
    }
    canonical.push(' ');
    canonical.push_str(&number);
    let mut issuer = None;
    let body = cursor.at(next + 1);
    if year.is_some()
        && cursor.word(next) == kw::SLASH
        && cursor.same_line(next)
        && body.is_word()
        && body.shape != Shape::Lower
    {
        let body = cursor.str(next + 1);
        canonical.push('/');
        canonical.push_str(body);
        issuer = Some(body.to_owned());
        next += 2;
    }
    let span = Span::new(cursor.at(first).start as usize, cursor.at(next - 1).end as usize);
    found.push(Reference {
        span,
        canonical,
        kind: Kind::Standard,
        document_type: Some(if cursor.str(first).starts_with('Q') { "Quy chuẩn" } else { "Tiêu chuẩn" }.to_owned()),
        number: Some(number.split(':').next().unwrap_or_default().to_owned()),
        year,
        issuer,
        repaired,
        ..Reference::default()
    });
    Some(next)
}

/// A run of digits of at most `most`, in groups where a colon follows (`572 9:2 012` of texts cut into words).
fn digits(cursor: Cursor<'_>, at: usize, most: usize) -> Option<(String, usize)> {
    let is_number = |index: usize| cursor.at(index).kind == TokenKind::Number && cursor.same_line(index);
    if !is_number(at) || cursor.at(at).span().len() > most {
        return None;
    }
    let mut digits = cursor.str(at).to_owned();
    let joined =
        is_number(at + 1) && cursor.word(at + 2) == kw::COLON && digits.len() + cursor.at(at + 1).span().len() <= most;
    if joined {
        digits.push_str(cursor.str(at + 1));
    }
    Some((digits, at + 1 + usize::from(joined)))
}

fn year_behind_colon(cursor: Cursor<'_>, at: usize) -> Option<(String, usize)> {
    if cursor.word(at) != kw::COLON || !cursor.same_line(at) {
        return None;
    }
    let mut year = String::new();
    for index in at + 1..at + 3 {
        if cursor.at(index).kind != TokenKind::Number || !cursor.same_line(index) {
            return None;
        }
        year.push_str(cursor.str(index));
        if year.len() >= 4 {
            return is_year(&year).then_some((year, index + 1));
        }
    }
    None
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1945..=2100).contains(&year))
}
