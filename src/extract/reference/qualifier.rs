//! What stands behind a number: the date, the year, the issuer, the title.

use super::issuer;
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind as TokenKind};

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 60;

/// What stands behind a reference.
#[derive(Clone, Debug, Default)]
pub(super) struct Qualifier {
    /// As EDTF.
    pub(super) date: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) issuer: Option<Span>,
    pub(super) title: Option<Span>,
    /// The index behind it.
    pub(super) end: usize,
}

impl Qualifier {
    /// Whether a date, a year or an issuer says that a document is meant.
    pub(super) fn is_stated(&self) -> bool {
        self.date.is_some() || self.year.is_some() || self.issuer.is_some()
    }
}

/// Reads what stands behind the token before `at`, in any order, each at most once.
pub(super) fn read(cursor: Cursor<'_>, at: usize, bodies: &PhraseTable<()>) -> Qualifier {
    let mut qualifier = Qualifier { end: at, ..Qualifier::default() };
    for _ in 0..4 {
        let at = qualifier.end;
        if cursor.at(at).gap > Gap::Line {
            break;
        }
        if qualifier.date.is_none()
            && let Some((date, end)) = read_date(cursor, at)
        {
            (qualifier.date, qualifier.end) = (Some(date), end);
        } else if qualifier.year.is_none()
            && let Some((year, end)) = read_year(cursor, at)
        {
            (qualifier.year, qualifier.end) = (Some(year), end);
        } else if qualifier.issuer.is_none()
            && let Some((issuer, end)) = issuer::read(cursor, at, bodies)
        {
            (qualifier.issuer, qualifier.end) = (Some(issuer), end);
        } else {
            break;
        }
    }
    qualifier.title = read_title(cursor, qualifier.end);
    qualifier
}

/// `, ngày 12/12/2013` · `(ngày 4/9/2018)` · `ngày 17 tháng 6 năm 2026` · `(8/2006)`.
fn read_date(cursor: Cursor<'_>, at: usize) -> Option<(String, usize)> {
    let bracket = cursor.word(at) == kw::OPEN;
    let comma = cursor.word(at) == kw::COMMA;
    let mut at = at + usize::from(bracket || comma);
    let named = matches!(cursor.word(at), kw::NGÀY | kw::KÝ);
    // A capital on a new line begins another sentence.
    if !cursor.same_line(at) && cursor.at(at).shape.is_capital() {
        return None;
    }
    if cursor.word(at) == kw::KÝ {
        at += 1;
    }
    if cursor.word(at) == kw::NGÀY {
        at += 1;
    } else if !bracket {
        return None;
    }
    let (date, end) = calendar_date(cursor, at, named)?;
    if !bracket {
        return Some((date, end));
    }
    (cursor.word(end) == kw::CLOSE).then_some((date, end + 1))
}

/// Day, month and year; day and month; in brackets month and year.
fn calendar_date(cursor: Cursor<'_>, at: usize, named: bool) -> Option<(String, usize)> {
    let part = |index: usize| cursor.number(index).filter(|_| cursor.at(index).span().len() <= 2);
    let year =
        |index: usize| cursor.number(index).filter(|y| cursor.at(index).span().len() == 4 && (1900..=2100).contains(y));
    let first = part(at)?;
    if cursor.word(at + 1) == kw::THÁNG {
        let month = part(at + 2).filter(|m| (1..=12).contains(m))?;
        if cursor.word(at + 3) == kw::NĂM
            && let Some(year) = year(at + 4)
        {
            return Some((format!("{year:04}-{month:02}-{first:02}"), at + 5));
        }
        return Some((format!("XXXX-{month:02}-{first:02}"), at + 3));
    }
    let separator = cursor.word(at + 1);
    if !matches!(separator, kw::SLASH | kw::DASH | kw::DOT) {
        return None;
    }
    if let Some(year) = year(at + 2) {
        return (!named && (1..=12).contains(&first)).then(|| (format!("{year:04}-{first:02}"), at + 3));
    }
    let month = part(at + 2).filter(|month| (1..=12).contains(month) && (1..=31).contains(&first))?;
    if cursor.word(at + 3) == separator
        && let Some(year) = year(at + 4)
    {
        return Some((format!("{year:04}-{month:02}-{first:02}"), at + 5));
    }
    Some((format!("XXXX-{month:02}-{first:02}"), at + 3))
}

/// `năm 2014`.
fn read_year(cursor: Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let year = cursor.number(at + 1).filter(|year| (1940..=2100).contains(year))?;
    // `kế hoạch 5 năm 2016-2020` is a plan of five years.
    let period = cursor.word(at + 2) == kw::DASH && cursor.at(at + 3).kind == TokenKind::Number;
    (cursor.word(at) == kw::NĂM && cursor.at(at + 1).span().len() == 4 && !period).then_some((year as u16, at + 2))
}

/// `về …`, `quy định …`: to the end of the clause, or what the quotes behind it hold.
fn read_title(cursor: Cursor<'_>, at: usize) -> Option<Span> {
    let comma = usize::from(cursor.word(at) == kw::COMMA);
    let first = at + comma;
    let opens = cursor.word(first) == kw::VỀ
        || cursor.word(first) == kw::QUY && cursor.word(first + 1) == kw::ĐỊNH && comma == 0;
    if !opens || !cursor.same_line(first) {
        return None;
    }
    // `về việc “…”`: what stands in the quotes.
    let quote = first + 1 + usize::from(cursor.word(first + 1) == kw::VIỆC);
    if cursor.word(quote) == kw::QUOTE && cursor.same_line(quote) {
        let inside = (quote + 1..quote + LONGEST_TITLE).take_while(|&index| cursor.at(index).gap <= Gap::Blank);
        let close = inside.into_iter().find(|&index| cursor.word(index) == kw::QUOTE)?;
        return (close > quote + 1).then(|| cursor.span(quote + 1, close));
    }
    let ends = |index: usize| {
        let token = cursor.at(index);
        token.gap > Gap::Blank
            || matches!(token.word, kw::DOT | kw::SEMICOLON | kw::OPEN | kw::CLOSE | kw::QUOTE | kw::COMMA)
    };
    let end = (first + 1..first + LONGEST_TITLE).find(|&index| ends(index))?;
    let words = cursor.tokens[first..end].iter().filter(|token| token.kind != TokenKind::Punctuation).count();
    (words > 1).then(|| cursor.span(first, end))
}
