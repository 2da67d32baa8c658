//! What stands behind a number: the date, the year, the issuer, the title.

use super::issuer;
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind as TokenKind};

/// The longest title, in tokens.
const LONGEST_TITLE: usize = 60;

/// The longest run of words for the signer of a document, in tokens.
const LONGEST_SIGNER: usize = 24;

/// What stands behind a reference.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Qualifier {
    pub(super) date: Option<Date>,
    pub(super) year: Option<u16>,
    pub(super) issuer: Option<Span>,
    /// The term of the issuer: 12 for `của Bộ Chính trị khóa XII`.
    pub(super) term: Option<u8>,
    /// The index behind it.
    pub(super) end: usize,
}

/// The date of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    year: Option<u32>,
    month: u32,
    day: Option<u32>,
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
        let date = if qualifier.date.is_none() { read_date(cursor, at) } else { None };
        if let Some((date, end)) = date {
            (qualifier.date, qualifier.end) = (Some(date), end);
            continue;
        }
        let year = if qualifier.year.is_none() { read_year(cursor, at) } else { None };
        if let Some((year, end)) = year {
            (qualifier.year, qualifier.end) = (Some(year), end);
            continue;
        }
        let issuer = if qualifier.issuer.is_none() { issuer::read(cursor, at, bodies) } else { None };
        let Some(issuer) = issuer else { break };
        (qualifier.issuer, qualifier.term, qualifier.end) = (Some(issuer.span), issuer.term, issuer.end);
    }
    if qualifier.date.is_none()
        && let Some((date, end)) = signed_date(cursor, qualifier.end)
    {
        (qualifier.date, qualifier.end) = (Some(date), end);
    }
    qualifier
}

/// `do Phó Chủ tịch UBND tỉnh Lê An ký ngày 8/6/2012`: the date behind the signer.
fn signed_date(cursor: Cursor<'_>, at: usize) -> Option<(Date, usize)> {
    if cursor.word(at) != kw::DO || !cursor.same_line(at) {
        return None;
    }
    let goes_on = |&index: &usize| {
        let token = cursor.at(index);
        cursor.same_line(index)
            && token.word != kw::SEMICOLON
            && (token.word != kw::DOT || cursor.touches(index + 1))
            && !(token.kind == TokenKind::Number && matches!(cursor.word(index + 1), kw::SLASH | kw::DASH))
    };
    let signs = |index: &usize| matches!(cursor.word(*index), kw::KÝ | kw::HÀNH);
    let signed = (at + 1..at + LONGEST_SIGNER).take_while(goes_on).find(signs)?;
    let day = signed + 1 + usize::from(cursor.word(signed + 1) == kw::VÀO);
    if cursor.word(day) == kw::NGÀY && cursor.same_line(day) { read_date(cursor, day) } else { None }
}

/// `, ngày 12/12/2013` · `(ngày 4/9/2018)` · `ngày 17 tháng 6 năm 2026` · `(8/2006)`.
fn read_date(cursor: Cursor<'_>, at: usize) -> Option<(Date, usize)> {
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
fn calendar_date(cursor: Cursor<'_>, at: usize, named: bool) -> Option<(Date, usize)> {
    let part = |index: usize| cursor.number(index).filter(|_| cursor.at(index).span().len() <= 2);
    let year =
        |index: usize| cursor.number(index).filter(|y| cursor.at(index).span().len() == 4 && (1900..=2100).contains(y));
    let date = |year, month, day| Date { year, month, day };
    let first = part(at)?;
    if cursor.word(at + 1) == kw::THÁNG {
        let month = part(at + 2).filter(|m| (1..=12).contains(m))?;
        let year = if cursor.word(at + 3) == kw::NĂM { year(at + 4) } else { None };
        return Some((date(year, month, Some(first)), at + if year.is_some() { 5 } else { 3 }));
    }
    let separator = cursor.word(at + 1);
    if !matches!(separator, kw::SLASH | kw::DASH | kw::DOT) {
        return None;
    }
    if let Some(year) = year(at + 2) {
        return (!named && (1..=12).contains(&first)).then(|| (date(Some(year), first, None), at + 3));
    }
    let month = part(at + 2).filter(|month| (1..=12).contains(month) && (1..=31).contains(&first))?;
    let year = if cursor.word(at + 3) == separator { year(at + 4) } else { None };
    Some((date(year, month, Some(first)), at + if year.is_some() { 5 } else { 3 }))
}

impl Date {
    /// The year, where it is written.
    pub(super) fn year(self) -> Option<u16> {
        self.year.map(|year| year as u16)
    }

    /// The date as EDTF, written digit by digit: there are many, and a format string costs more than reading them.
    pub(super) fn edtf(self) -> String {
        let mut date = String::with_capacity("2014-12-31".len());
        let two = |date: &mut String, number: u32| {
            date.push((b'0' + (number / 10 % 10) as u8) as char);
            date.push((b'0' + (number % 10) as u8) as char);
        };
        match self.year {
            Some(year) => {
                two(&mut date, year / 100);
                two(&mut date, year % 100);
            }
            None => date.push_str("XXXX"),
        }
        for part in [Some(self.month), self.day].into_iter().flatten() {
            date.push('-');
            two(&mut date, part);
        }
        date
    }
}

/// `năm 2014`.
fn read_year(cursor: Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let year = cursor.number(at + 1).filter(|year| (1940..=2100).contains(year))?;
    // `kế hoạch 5 năm 2016-2020` is a plan of five years.
    let period = cursor.word(at + 2) == kw::DASH && cursor.at(at + 3).kind == TokenKind::Number;
    (cursor.word(at) == kw::NĂM && cursor.at(at + 1).span().len() == 4 && !period).then_some((year as u16, at + 2))
}

/// Whether a line goes from `Căn cứ` through the token `at` to the semicolon at `end`: the form in which a document cites its
/// grounds.
fn is_ground(cursor: Cursor<'_>, at: usize, end: usize) -> bool {
    let first = (at.saturating_sub(LONGEST_TITLE)..at).rev().find(|index| cursor.at(*index).gap > Gap::Blank);
    let begins = first.is_some_and(|first| (cursor.word(first), cursor.word(first + 1)) == (kw::CĂN, kw::CỨ));
    begins && cursor.word(end) == kw::SEMICOLON && cursor.at(end + 1).gap > Gap::Blank
}

/// The title behind a reference and what qualifies it: `về …`, `quy định …` to the end of the clause, or what the quotes
/// behind it hold.
pub(super) fn title(cursor: Cursor<'_>, at: usize) -> Option<Span> {
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
    let ends = |index: &usize| {
        let token = cursor.at(*index);
        token.gap > Gap::Blank || matches!(token.word, kw::DOT | kw::SEMICOLON | kw::OPEN | kw::CLOSE | kw::QUOTE)
    };
    // The comma of `phòng, chống` and `sửa đổi, bổ sung` parts no clauses.
    let pair = |index: usize| {
        matches!((cursor.word(index - 1), cursor.word(index + 1)), (kw::PHÒNG, kw::CHỐNG) | (kw::ĐỔI, kw::BỔ))
    };
    let clause = |index: &usize| ends(index) || cursor.word(*index) == kw::COMMA && !pair(*index);
    let within = first + 1..first + LONGEST_TITLE;
    let end = match within.clone().find(ends).filter(|end| is_ground(cursor, at, *end)) {
        Some(end) => end,
        None => within.into_iter().find(clause)?,
    };
    let end = next_reference(cursor, first, end);
    let words = cursor.tokens[first..end].iter().filter(|token| token.kind != TokenKind::Punctuation).count();
    (words > 1).then(|| cursor.span(first, end))
}

/// The index before which a numbered reference stands beside the titled one: `về việc A và Kế hoạch số 87/KH-UBND`; `end` where
/// none does. In `về sửa đổi Nghị định số 15 và Nghị định số 20` both belong to the title.
fn next_reference(cursor: Cursor<'_>, first: usize, end: usize) -> usize {
    const REACH: usize = 6;
    let mut of_title = false;
    for at in first + 1..end {
        let numbered = || {
            let behind = at + 1..at + REACH;
            let words = behind
                .into_iter()
                .take_while(|&i| cursor.at(i).is_word() && !matches!(cursor.word(i), kw::SỐ | kw::VÀ));
            let number = at + 1 + words.count();
            let number = number + usize::from(cursor.word(number) == kw::SỐ);
            cursor.at(number).kind == TokenKind::Number
                && (cursor.word(number - 1) == kw::SỐ || matches!(cursor.word(number + 1), kw::SLASH | kw::DASH))
        };
        if cursor.at(at).flags & flag::DOCUMENT == 0 || of_title || !numbered() {
            continue;
        }
        let linked = [kw::COMMA, kw::VÀ, kw::CÁC].contains(&cursor.word(at - 1)).then(|| {
            let links = (first..at).rev().take_while(|&i| matches!(cursor.word(i), kw::COMMA | kw::VÀ | kw::CÁC));
            at - links.count()
        });
        match linked.filter(|&link| link > first + 1) {
            Some(link) => return link,
            None => of_title = true,
        }
    }
    end
}
