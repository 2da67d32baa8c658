//! Laws, codes, ordinances and constitutions by name: `Luật Đất đai năm 2013`, `Bộ luật Hình sự`, `BLHS 2015`.

use super::parse::Recognizer;
use super::qualifier;
use super::regime::{Cue, classify};
use super::resolve::law_name;
use super::symbol::Symbol;
use super::tables::Head;
use super::value::{Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::{WordId, flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind as TokenKind, Shape};

/// The longest name of a law that is not in the data, in tokens.
const LONGEST_NAME: usize = 14;
/// How many laws one amending law names.
const MOST_AMENDED: usize = 12;

/// A name that has been read.
struct Name {
    /// The index behind it.
    end: usize,
    year: Option<u16>,
    amended: Option<u16>,
}

impl Recognizer {
    /// Reads a law whose name is in the data, from `at` to `end`.
    pub(super) fn known_law(
        &self,
        cursor: Cursor<'_>,
        at: usize,
        end: usize,
        law: u16,
        found: &mut Vec<Reference>,
    ) -> Option<usize> {
        let name = &self.tables.laws[law as usize].name;
        let document_type =
            ["Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp"].into_iter().find(|kind| name.starts_with(kind))?;
        let first = cursor.at(at).shape;
        let abbreviation = end == at + 1;
        let written_as_name = match first {
            Shape::Upper | Shape::Mixed => true,
            _ if abbreviation => false,
            Shape::Title => true,
            // A small `luật` needs the capital of the name behind it, a year, or an article before it.
            _ => {
                cursor.at(at + document_type.split(' ').count()).shape.is_capital()
                    || year_behind(cursor, end).is_some()
                    || is_cited(cursor, at)
            }
        };
        if !written_as_name || is_no_law(cursor, at) {
            return None;
        }
        self.finish(cursor, at, end, document_type, found)
    }

    /// Reads a law whose name is not in the data, by its capital; `end` is the index behind its type.
    pub(super) fn unknown_law(
        &self,
        cursor: Cursor<'_>,
        at: usize,
        end: usize,
        document_type: &str,
        found: &mut Vec<Reference>,
    ) -> Option<usize> {
        if is_no_law(cursor, at) {
            return None;
        }
        if cursor.word(end) == kw::SỬA && cursor.word(end + 1) == kw::ĐỔI && cursor.at(at).shape.is_capital() {
            let end = self.amending(cursor, end)?;
            return self.finish(cursor, at, end, document_type, found);
        }
        let (kind, name) = (cursor.at(at).shape, cursor.at(end));
        let small_ordinance = document_type == "Pháp lệnh" && name.shape == Shape::Lower;
        let capital =
            name.is_word() && (matches!(name.shape, Shape::Title | Shape::Upper | Shape::Mixed) || small_ordinance);
        if kind != Shape::Title
            || !capital
            || name.gap > Gap::Blank
            || is_no_name(name.word)
            || small_ordinance && ends_name(cursor, end)
        {
            return None;
        }
        let end = self.name_end(cursor, end);
        self.finish(cursor, at, end, document_type, found)
    }

    /// The end of `Sửa đổi, bổ sung một số điều của Luật A và Luật B`; `at` is its first word.
    fn amending(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        let of = (at..at + 14).find(|&index| cursor.word(index) == kw::CỦA)?;
        let mut end = of;
        let mut at = of + 1;
        for _ in 0..MOST_AMENDED {
            let several = matches!(cursor.word(at), kw::CÁC | kw::MỘT);
            let first = at + usize::from(several);
            end = match cursor.phrase(first, &self.tables.heads) {
                Some((end, Head::Law(_))) => name_years(cursor, end).end,
                // An amending law behind a comma is the next mention.
                Some((end, Head::Type(index)))
                    if is_law(&self.tables.types[index as usize].name) && cursor.word(end) != kw::SỬA =>
                {
                    // `của các luật về thuế`
                    self.name_end(cursor, end + usize::from(cursor.word(end) == kw::VỀ))
                }
                _ => break,
            };
            if !matches!(cursor.word(end), kw::VÀ | kw::COMMA | kw::SEMICOLON) {
                break;
            }
            at = end + 1;
        }
        (end > of).then_some(end)
    }

    /// The end of a name that is known by its capital alone: before a mark, another document, or a word that no name holds.
    fn name_end(&self, cursor: Cursor<'_>, first: usize) -> usize {
        let mut end = first + 1;
        while end < first + LONGEST_NAME {
            let token = cursor.at(end);
            let another = || token.flags & flag::DOCUMENT != 0 && cursor.phrase(end, &self.tables.heads).is_some();
            let inside = token.is_word() || token.word == kw::AMPERSAND;
            if !inside || token.gap > Gap::Line || ends_name(cursor, end) || another() {
                break;
            }
            end += 1;
        }
        while end > first + 1 && matches!(cursor.word(end - 1), kw::VÀ | kw::CÁC) {
            end -= 1;
        }
        end
    }

    /// The year, the amendment and the number behind a name; then the mention is whole.
    fn finish(
        &self,
        cursor: Cursor<'_>,
        at: usize,
        end: usize,
        document_type: &str,
        found: &mut Vec<Reference>,
    ) -> Option<usize> {
        // `Luật Doanh nghiệp số 60/2005/QH11` is a numbered reference.
        let name = name_years(cursor, end);
        let numbered = |end: usize| {
            if cursor.word(end) != kw::SỐ {
                return None;
            }
            let symbol = Symbol::read(cursor, end + 1, true, &self.tables)?;
            let reading = classify(&symbol, Cue::Type, &self.tables)?;
            Some((symbol, reading))
        };
        if let Some((symbol, reading)) = numbered(end).or_else(|| numbered(name.end)) {
            let qualifier = qualifier::read(cursor, symbol.end, &self.tables.bodies);
            let span = Span::new(cursor.at(at).start as usize, symbol.end_byte);
            found.push(Reference {
                document_type: Some(document_type.to_owned()),
                repaired: false,
                ..self.full_reference(cursor, span, &symbol, reading, None, &qualifier)
            });
            return Some(symbol.end);
        }
        let qualifier = qualifier::read(cursor, name.end, &self.tables.bodies);
        let span = cursor.span(at, name.end);
        found.push(Reference {
            span,
            canonical: words(cursor, at, name.end),
            kind: Kind::Named,
            document_type: Some(document_type.to_owned()),
            year: name.year,
            amended: name.amended,
            date: qualifier.date.map(|date| date.edtf()),
            ..Reference::default()
        });
        if name.year.is_some() && name.amended.is_none() {
            return Some(self.further_versions(cursor, at, end, name.end, found));
        }
        Some(name.end)
    }

    /// Reads the years of further versions behind the first: `Luật Đất đai năm 2003, 2013 và 2024`; each is a mention. The name
    /// stands from `at` up to `end`, the first year up to `behind`.
    fn further_versions(
        &self,
        cursor: Cursor<'_>,
        at: usize,
        end: usize,
        behind: usize,
        found: &mut Vec<Reference>,
    ) -> usize {
        let mut behind = behind;
        let Some(first) = found.last().cloned() else { return behind };
        let Some(law) = self.tables.law(&law_name(&first.canonical)) else { return behind };
        let mut last = first.year;
        while matches!(cursor.word(behind), kw::COMMA | kw::VÀ) && cursor.same_line(behind) {
            let start = behind + 1 + usize::from(cursor.word(behind + 1) == kw::VÀ);
            let Some((year, next)) = year_behind(cursor, start) else { break };
            let is_version = Some(year) > last && law.versions.iter().any(|(version, _)| *version == year);
            if !is_version || cursor.word(start) != kw::NĂM && self.tables.is_counter(cursor, next) {
                break;
            }
            let canonical = format!("{} năm {year}", words(cursor, at, end));
            let span = cursor.span(start, next);
            found.push(Reference { span, canonical, year: Some(year), date: None, ..first.clone() });
            (behind, last) = (next, Some(year));
        }
        behind
    }
}

/// Whether a type is cited by name.
pub(super) fn is_law(document_type: &str) -> bool {
    matches!(document_type, "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp")
}

/// The words from `first` up to `end`, with single blanks where blanks stand, and none inside brackets or before a comma.
pub(super) fn words(cursor: Cursor<'_>, first: usize, end: usize) -> String {
    let mut words = String::with_capacity(cursor.span(first, end).len());
    for index in first..end {
        let tight = matches!(cursor.word(index), kw::COMMA | kw::CLOSE) || cursor.before(index, 1).word == kw::OPEN;
        if index > first && !cursor.touches(index) && !tight {
            words.push(' ');
        }
        words.push_str(cursor.str(index));
    }
    words
}

/// The year of a version and of its amendment: `năm 2015`, `2015`, `(sửa đổi, bổ sung năm 2017)`, `(sửa đổi)`.
fn name_years(cursor: Cursor<'_>, end: usize) -> Name {
    let mut name = Name { end, year: None, amended: None };
    if let Some((year, end)) = year_behind(cursor, name.end) {
        (name.year, name.end) = (Some(year), end);
    }
    let opening = usize::from(matches!(cursor.word(name.end), kw::OPEN | kw::COMMA));
    let bracket = cursor.word(name.end) == kw::OPEN;
    let mut at = name.end + opening;
    if bracket && cursor.word(at) == kw::ĐÃ || cursor.word(at) == kw::ĐƯỢC {
        at += 1;
    }
    let start = at;
    while matches!(cursor.word(at), kw::SỬA | kw::ĐỔI | kw::BỔ | kw::SUNG | kw::SĐBS)
        || at > start && matches!(cursor.word(at), kw::COMMA | kw::VÀ | kw::MỘT | kw::SỐ | kw::ĐIỀU)
    {
        at += 1;
    }
    if at == start || !cursor.same_line(start) {
        return name;
    }
    let amended = amendment(cursor, at);
    let close = amended.map_or(at, |(_, end)| end);
    if bracket {
        if cursor.word(close) == kw::CLOSE {
            (name.amended, name.end) = (amended.map(|(year, _)| year), close + 1);
        }
    } else if let Some((year, end)) = amended {
        (name.amended, name.end) = (Some(year), end);
    } else if opening == 0 && cursor.word(at - 1) != kw::COMMA {
        name.end = at;
    }
    name
}

/// The year of an amendment, the last where there are several: `năm 2017`, `các năm 2019, 2020 và 2022`.
fn amendment(cursor: Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let mut amended = year_behind(cursor, at + usize::from(cursor.word(at) == kw::CÁC))?;
    while matches!(cursor.word(amended.1), kw::COMMA | kw::VÀ) {
        let Some(next) = year_behind(cursor, amended.1 + 1).filter(|next| next.0 > amended.0) else { break };
        amended = next;
    }
    Some(amended)
}

/// `năm 2013`, `2013`, `(2013)` at `at`, and the index behind it.
fn year_behind(cursor: Cursor<'_>, at: usize) -> Option<(u16, usize)> {
    let bracket = usize::from(cursor.word(at) == kw::OPEN);
    let named = usize::from(cursor.word(at + bracket) == kw::NĂM);
    let index = at + bracket + named;
    let year = cursor.number(index).filter(|year| (1940..=2100).contains(year))?;
    let token = cursor.at(index);
    // A longer number or a date goes on behind a separator.
    let joined = matches!(cursor.word(index + 1), kw::SLASH | kw::DASH | kw::DOT)
        && cursor.touches(index + 1)
        && cursor.touches(index + 2)
        && cursor.at(index + 2).kind == TokenKind::Number;
    let blank =
        token.gap == Gap::Blank || bracket == 1 && token.gap <= Gap::Blank || token.gap == Gap::Line && named == 1;
    let closed = bracket == 0 || cursor.word(index + 1) == kw::CLOSE;
    (token.span().len() == 4 && blank && closed && !joined).then_some((year as u16, index + 1 + bracket))
}

/// Whether an article or clause stands before: `điều 173 bộ luật hình sự`, `khoản 2 của luật đất đai`.
fn is_cited(cursor: Cursor<'_>, at: usize) -> bool {
    let behind = at.saturating_sub(usize::from(cursor.before(at, 1).word == kw::CỦA));
    let number = cursor.before(behind, 1).kind == TokenKind::Number && cursor.at(at).gap <= Gap::Blank;
    number && matches!(cursor.before(behind, 2).word, kw::ĐIỀU | kw::KHOẢN | kw::VÀ | kw::COMMA)
}

/// Words before `Luật` that make it the subject taught, practised or printed: `Công ty Luật`, `Đại học Luật`, `Pháp luật`.
fn is_no_law(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.same_line(at)
        && matches!(
            cursor.before(at, 1).word,
            kw::PHÁP
                | kw::KỶ
                | kw::QUY
                | kw::TY
                | kw::KHOA
                | kw::HỌC
                | kw::SĨ
                | kw::NHÂN
                | kw::PHÒNG
                | kw::HÃNG
                | kw::ÂM
                | kw::TRƯỜNG
                | kw::NGÀNH
                | kw::ĐH
                | kw::BÁO
                | kw::CHÍ
        )
        || (1..10).any(|back| cursor.before(at, back).word == kw::ƯỚC && cursor.before(at, back + 1).word == kw::CÔNG)
}

/// Words behind `Luật` that make another word with it, or none: `Luật sư`, `Luật này`.
fn is_no_name(word: WordId) -> bool {
    matches!(word, kw::SƯ | kw::GIA | kw::PHÁP | kw::TỤC | kw::NÀY | kw::LỆ | kw::CHƠI | kw::TNHH | kw::SỐ | kw::TP)
}

/// Whether the word at an index ends the name of a law: no name holds it, or not before the word behind it.
pub(super) fn ends_name(cursor: Cursor<'_>, at: usize) -> bool {
    match cursor.word(at) {
        kw::HIỆN => matches!(cursor.word(at + 1), kw::HÀNH | kw::NAY),
        kw::THÔNG => cursor.word(at + 1) == kw::QUA,
        kw::BAN => cursor.word(at + 1) == kw::HÀNH,
        kw::QUY => cursor.word(at + 1) == kw::ĐỊNH,
        kw::ĐIỀU => cursor.at(at + 1).kind == TokenKind::Number,
        kw::CÓ => cursor.word(at + 1) != kw::CÔNG,
        word => matches!(
            word,
            kw::ĐÃ
                | kw::ĐƯỢC
                | kw::SẼ
                | kw::CỦA
                | kw::NGÀY
                | kw::NĂM
                | kw::SỐ
                | kw::VỀ
                | kw::LÀ
                | kw::TRONG
                | kw::KHI
                | kw::ĐỂ
                | kw::KHÔNG
                | kw::NÀY
                | kw::MỚI
                | kw::DO
                | kw::TẠI
                | kw::THÌ
                | kw::MÀ
                | kw::NÊN
                | kw::CÒN
                | kw::CHO
                | kw::TỪ
                | kw::NHẰM
                | kw::SỬA
                | kw::NÊU
                | kw::VỚI
                | kw::THEO
                | kw::NHƯNG
                | kw::ĐANG
                | kw::VẪN
                | kw::CŨNG
                | kw::PHẢI
                | kw::NHƯ
                | kw::TRÊN
                | kw::ĐỐI
                | kw::VÀO
                | kw::CHƯA
                | kw::ĐẾN
                | kw::THÁNG
                | kw::HAY
                | kw::HOẶC
                | kw::LUẬT
        ),
    }
}
