//! The issuer that the text states behind a number: `của Bộ Chính trị khóa XII`, `của Ủy ban nhân dân tỉnh Hà Nam`.

use super::named::ends_name;
use super::session::ordinal;
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, keyword as kw};
use crate::span::Span;
use crate::token::Shape;

/// The longest issuer, in tokens.
const LONGEST: usize = 16;

/// An issuer that has been read.
pub(super) struct Issuer {
    pub(super) span: Span,
    /// The term behind its name: `khóa XII`.
    pub(super) term: Option<u8>,
    /// The index behind it.
    pub(super) end: usize,
}

/// Reads the issuer behind the `của` at `at`: names of the tables, capitals and places, in one run.
pub(super) fn read(cursor: Cursor<'_>, at: usize, bodies: &PhraseTable<()>) -> Option<Issuer> {
    // `, ngày 9-5-2024, của Bộ Chính trị`
    let at = at + usize::from(cursor.word(at) == kw::COMMA && cursor.same_line(at));
    let first = at + 1;
    if cursor.word(at) != kw::CỦA || !cursor.same_line(first) {
        return None;
    }
    let mut at = first;
    let mut end = first;
    // Behind a whole name only a place goes on with it; another capital begins another name.
    let mut whole = false;
    let (mut local, mut term) = (false, None);
    while at < first + LONGEST && (at == first || cursor.same_line(at)) {
        if let Some((behind, ())) = cursor.phrase(at, bodies).filter(|_| !whole || links_bodies(cursor, at)) {
            (at, end, whole) = (behind, behind, true);
        } else if let Some(behind) = place(cursor, at) {
            (at, end, whole) = (behind, behind, true);
            local = true;
        } else if let Some(behind) = unit(cursor, at).filter(|_| at > first && end == at && cursor.same_line(at)) {
            // `UBND huyện`, of which the text has said which one
            end = behind;
            break;
        } else if let Some(behind) = province(cursor, at).filter(|_| local && end == at) {
            (at, end) = (behind, behind);
        } else if let Some((number, behind)) = term_behind(cursor, at).filter(|_| end == at) {
            (term, end) = (Some(number), behind);
            break;
        } else if is_capital(cursor, at) && (!whole || cursor.before(at, 1).word == kw::ỦY) {
            (at, end, whole) = (at + 1, at + 1, false);
        } else if !whole
            && at > first
            && is_capital(cursor, at + 1)
            && !ends_name(cursor, at)
            && cursor.at(at).is_word()
        {
            at += 1;
        } else {
            break;
        }
    }
    // `của Tổ công tác`, `của Bộ trưởng, Chủ nhiệm`: a capital alone begins a name that small letters go on with.
    let begun = end == first + 1
        && !whole
        && cursor.at(first).shape == Shape::Title
        && cursor.at(end).is_word()
        && (cursor.word(first) != kw::ĐẢNG || matches!(cursor.word(end), kw::BỘ | kw::ỦY | kw::ĐOÀN));
    (end > first && !begun).then(|| Issuer { span: cursor.span(first, end), term, end })
}

/// The end of `tỉnh Hà Nam`, `thành phố Đà Nẵng`, `TP. Huế`: the word for a kind of place, then capitals.
fn place(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    if (cursor.word(at), cursor.word(at + 1)) == (kw::KHU, kw::VỰC) {
        return (ordinal(cursor, at + 2).is_some() && cursor.same_line(at + 2)).then_some(at + 3);
    }
    let first = match cursor.word(at) {
        kw::TP => at + 1 + usize::from(cursor.word(at + 1) == kw::DOT),
        _ => unit(cursor, at)?,
    };
    let end = (first..first + 4).find(|&index| !is_capital(cursor, index)).unwrap_or(first + 4);
    (end > first).then_some(end)
}

/// The end of `tỉnh`, `thành phố`: the word for a kind of place.
fn unit(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    match cursor.word(at) {
        kw::TỈNH | kw::HUYỆN | kw::XÃ | kw::PHƯỜNG | kw::QUẬN => Some(at + 1),
        kw::THÀNH if cursor.word(at + 1) == kw::PHỐ => Some(at + 2),
        kw::THỊ if matches!(cursor.word(at + 1), kw::XÃ | kw::TRẤN) => Some(at + 2),
        kw::ĐẶC if cursor.word(at + 1) == kw::KHU => Some(at + 2),
        _ => None,
    }
}

/// `khóa XII`, `(khóa XII)`, `, khóa XII`: the term, and the index behind it.
fn term_behind(cursor: Cursor<'_>, at: usize) -> Option<(u8, usize)> {
    let bracket = usize::from(cursor.word(at) == kw::OPEN);
    let first = at + usize::from(bracket == 1 || cursor.word(at) == kw::COMMA);
    if cursor.word(first) != kw::KHÓA || !cursor.same_line(first) {
        return None;
    }
    let term = u8::try_from(ordinal(cursor, first + 1)?).ok()?;
    let closed = bracket == 0 || cursor.word(first + 2) == kw::CLOSE;
    closed.then_some((term, first + 2 + bracket))
}

/// The end of `, tỉnh Hà Nam` behind the name of a place in it.
fn province(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    let of_province = matches!(cursor.word(at + 1), kw::TỈNH | kw::THÀNH | kw::TP | kw::HUYỆN);
    (cursor.word(at) == kw::COMMA && of_province && cursor.same_line(at + 1)).then(|| place(cursor, at + 1)).flatten()
}

/// Whether a name that follows a whole one is a part of the same: `Thường trực Huyện ủy`, `Bộ trưởng Bộ Tài chính`.
fn links_bodies(cursor: Cursor<'_>, at: usize) -> bool {
    matches!(cursor.before(at, 1).word, kw::TRƯỞNG | kw::TRỰC | kw::TỊCH | kw::TRA)
}

fn is_capital(cursor: Cursor<'_>, at: usize) -> bool {
    let token = cursor.at(at);
    token.is_word() && cursor.same_line(at) && token.shape != Shape::Lower
}
