//! Resolutions by their congress or plenum: `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Trung ương 4 khóa XII`.

use super::named::{ends_name, words};
use super::qualifier;
use super::value::{Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::{PhraseTable, WordId, keyword as kw};
use crate::token::{Gap, Kind as TokenKind, Shape};

/// The longest name, in tokens.
const LONGEST: usize = 30;
/// No term has had more plenums; a higher number is that of a resolution (`Nghị quyết Trung ương 29`).
const MOST_PLENUMS: u32 = 15;

/// Reads the resolution or directive whose type is the tokens from `at` up to `end`.
pub(super) fn read(
    cursor: Cursor<'_>,
    at: usize,
    end: usize,
    document_type: &str,
    bodies: &PhraseTable<()>,
    found: &mut Vec<Reference>,
) -> Option<usize> {
    let first = end + usize::from(cursor.word(end) == kw::CỦA || cursor.word(end) == kw::TẠI);
    let opens = match cursor.word(first) {
        kw::ĐẠI | kw::HỘI => matches!(cursor.word(first + 1), kw::HỘI | kw::NGHỊ),
        kw::TRUNG => cursor.word(first + 1) == kw::ƯƠNG,
        kw::BAN => cursor.word(first + 1) == kw::CHẤP,
        kw::TW | kw::BCH | kw::TƯ | kw::ĐH => true,
        kw::T => cursor.word(first + 1) == kw::DOT && cursor.word(first + 2) == kw::Ư,
        _ => false,
    };
    if !opens || cursor.at(first).gap > Gap::Line {
        return None;
    }
    let mut session = Session::default();
    let mut at_token = first;
    let mut behind = first;
    while at_token < first + LONGEST {
        match session.step(cursor, at_token) {
            Step::Anchor(next) => (at_token, behind) = (next, next),
            Step::Inside => at_token += 1,
            Step::Stop => break,
        }
    }
    match (session.plenum, session.term, session.committee) {
        (Some(number), None, true) if number > MOST_PLENUMS => {
            return Some(party_number(cursor, at, behind, document_type, number, bodies, found));
        }
        _ => {}
    }
    // The term alone tells no plenum apart: `các nghị quyết Trung ương khóa XII`.
    if session.plenum.is_none() && (session.term.is_none() || !session.congress) {
        return None;
    }
    let span = cursor.span(at, behind);
    let qualifier = qualifier::read(cursor, behind, bodies);
    found.push(Reference {
        span,
        canonical: words(cursor, at, behind),
        kind: Kind::Named,
        document_type: Some(document_type.to_owned()),
        number: session.plenum.map(|number| number.to_string()),
        term: session.term.and_then(|term| u8::try_from(term).ok()),
        issuer: session.committee.then(|| "TW".to_owned()),
        date: qualifier.date.map(|date| date.edtf()),
        title: qualifier::title(cursor, qualifier.end),
        ..Reference::default()
    });
    Some(behind)
}

/// `Nghị quyết Trung ương 29` is 29-NQ/TW.
fn party_number(
    cursor: Cursor<'_>,
    at: usize,
    end: usize,
    document_type: &str,
    number: u32,
    bodies: &PhraseTable<()>,
    found: &mut Vec<Reference>,
) -> usize {
    let span = cursor.span(at, end);
    let code = if document_type == "Chỉ thị" { "CT" } else { "NQ" };
    let qualifier = qualifier::read(cursor, end, bodies);
    found.push(Reference {
        span,
        canonical: format!("{number}-{code}/TW"),
        kind: Kind::Party,
        document_type: Some(document_type.to_owned()),
        number: Some(number.to_string()),
        issuer: Some("TW".to_owned()),
        date: qualifier.date.map(|date| date.edtf()),
        title: qualifier::title(cursor, qualifier.end),
        repaired: true,
        ..Reference::default()
    });
    end
}

enum Step {
    /// The name may end before this index.
    Anchor(usize),
    /// The token belongs to the name if more follows.
    Inside,
    Stop,
}

/// What has been read of the name.
#[derive(Default)]
struct Session {
    plenum: Option<u32>,
    term: Option<u32>,
    /// Whether it is the Central Committee's.
    committee: bool,
    /// Whether the next number is that of a term (`khóa`), a congress (`Đại hội`) or a plenum.
    congress: bool,
    after_term: bool,
    after_order: bool,
    open: bool,
    before: Option<WordId>,
}

impl Session {
    fn step(&mut self, cursor: Cursor<'_>, at: usize) -> Step {
        let token = cursor.at(at);
        // Behind the session a line end closes the name, as that of a headline does.
        let done = self.plenum.is_some() || self.term.is_some();
        if token.gap > Gap::Line || done && token.gap == Gap::Line {
            return Step::Stop;
        }
        let before = self.before.replace(token.word);
        if let Some(number) = ordinal(cursor, at) {
            return self.number(number, at + 1, before);
        }
        if let (Some(kw::THỨ), Some((number, end))) = (before, spelled(cursor, at)) {
            return self.number(number, end, before);
        }
        match token.word {
            kw::KHÓA => {
                self.after_term = true;
                Step::Inside
            }
            kw::ĐẠI | kw::LẦN | kw::BIỂU | kw::TOÀN | kw::QUỐC | kw::CHẤP | kw::CHỦ | kw::GIỮA => {
                Step::Inside
            }
            kw::THỨ => {
                self.after_order = true;
                Step::Inside
            }
            kw::ĐH => {
                self.congress = true;
                Step::Inside
            }
            kw::HỘI => {
                self.congress |= before == Some(kw::ĐẠI);
                Step::Inside
            }
            kw::CỦA
                if token.gap <= Gap::Blank && cursor.at(at + 1).shape.is_capital() && self.of_body(cursor, at + 1) =>
            {
                Step::Inside
            }
            kw::ƯƠNG | kw::TW | kw::TƯ => {
                self.committee = true;
                Step::Anchor(at + 1)
            }
            kw::T if cursor.word(at + 1) == kw::DOT && cursor.word(at + 2) == kw::Ư => {
                (self.committee, self.before) = (true, Some(kw::Ư));
                Step::Anchor(at + 3)
            }
            kw::OPEN if cursor.word(at + 1) == kw::KHÓA => {
                self.open = true;
                Step::Inside
            }
            kw::CLOSE if self.open => {
                self.open = false;
                Step::Anchor(at + 1)
            }
            // `TP.HCM`
            kw::DOT if before == Some(kw::TP) && token.gap == Gap::None => Step::Inside,
            kw::COMMA if self.continues(cursor, at + 1) => Step::Inside,
            // A body behind the term acts on the resolution: `… khóa XII, Bộ Chính trị ban hành`.
            _ if self.term.is_some()
                && !self.congress
                && !matches!(token.word, kw::ĐẢNG | kw::BCH | kw::BAN | kw::CHẤP) =>
            {
                Step::Stop
            }
            _ if !token.is_word() => Step::Stop,
            _ if token.shape != Shape::Lower => Step::Anchor(at + 1),
            kw::SẢN if before == Some(kw::CỘNG) => Step::Anchor(at + 1),
            word if in_bodies(word) => Step::Anchor(at + 1),
            word if before_bodies(word) => Step::Inside,
            // The name of a congress may hold any word before its number: `Đảng bộ Quân đội lần thứ X`.
            _ if self.congress && !done && !ends_name(cursor, at) => Step::Inside,
            _ => Step::Stop,
        }
    }

    fn number(&mut self, number: u32, end: usize, before: Option<WordId>) -> Step {
        let behind_committee = matches!(before, Some(kw::ƯƠNG | kw::TW | kw::TƯ | kw::Ư));
        if std::mem::take(&mut self.after_term) {
            self.term = self.term.or(Some(number));
        } else if before == Some(kw::COMMA) {
            // `khóa XI, XII`
            return Step::Anchor(end);
        } else if self.congress
            && (self.after_order || matches!(before, Some(kw::HỘI | kw::ĐH | kw::LẦN | kw::QUỐC | kw::ĐẢNG)))
            && self.term.is_none()
        {
            self.term = Some(number);
        } else if (behind_committee || self.after_order || matches!(before, Some(kw::LẦN | kw::NGHỊ)))
            && self.plenum.is_none()
        {
            self.plenum = Some(number);
        } else {
            return Step::Stop;
        }
        self.after_order = false;
        Step::Anchor(end)
    }

    /// Whether the name goes on behind a comma: `, khóa XII`, `, Ban Chấp hành`, `khóa XI, XII`.
    fn continues(&self, cursor: Cursor<'_>, at: usize) -> bool {
        match cursor.word(at) {
            kw::KHÓA | kw::BCH => true,
            kw::BAN => cursor.word(at + 1) == kw::CHẤP,
            _ => self.term.is_some() && cursor.at(at).kind != TokenKind::Number && ordinal(cursor, at).is_some(),
        }
    }

    /// `của Đảng`, `của Ban Chấp hành Trung ương`: part of the name; `của Chính phủ` and persons are not.
    fn of_body(&self, cursor: Cursor<'_>, at: usize) -> bool {
        matches!(cursor.word(at), kw::ĐẢNG | kw::BAN | kw::BCH | kw::ỦY | kw::TRUNG | kw::TW)
    }
}

/// A number in digits of at most two, or a Roman numeral.
pub(super) fn ordinal(cursor: Cursor<'_>, at: usize) -> Option<u32> {
    if cursor.at(at).kind == TokenKind::Number {
        let further = matches!(cursor.word(at + 1), kw::SLASH | kw::DASH) && cursor.touches(at + 1);
        return cursor.number(at).filter(|number| *number < 100 && !further);
    }
    matches!(cursor.at(at).shape, Shape::Upper | Shape::Initial).then(|| roman(cursor.str(at))).flatten()
}

/// An ordinal in words behind `thứ`, and the index behind it: `tư`, `mười một`.
fn spelled(cursor: Cursor<'_>, at: usize) -> Option<(u32, usize)> {
    let unit = |index: usize| match cursor.word(index) {
        kw::NHẤT | kw::MỘT => Some(1),
        kw::HAI => Some(2),
        kw::BA => Some(3),
        kw::TƯ | kw::BỐN => Some(4),
        kw::NĂM => Some(5),
        kw::SÁU => Some(6),
        kw::BẢY => Some(7),
        kw::TÁM => Some(8),
        kw::CHÍN => Some(9),
        _ => None,
    };
    if cursor.word(at) == kw::MƯỜI {
        let more = unit(at + 1);
        return Some((10 + more.unwrap_or(0), at + 1 + usize::from(more.is_some())));
    }
    unit(at).map(|number| (number, at + 1))
}

/// The value of a Roman numeral of at most 39.
pub(super) fn roman(text: &str) -> Option<u32> {
    let mut value: u32 = 0;
    let mut largest = 0;
    for c in text.chars().rev() {
        let digit = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        value = if digit < largest { value.checked_sub(digit)? } else { value + digit };
        largest = largest.max(digit);
    }
    (1..40).contains(&value).then_some(value)
}

/// Small words in the names of the bodies that meet.
fn in_bodies(word: WordId) -> bool {
    matches!(
        word,
        kw::HÀNH
            | kw::BỘ
            | kw::ỦY
            | kw::BAN
            | kw::TỊCH
            | kw::QUỐC
            | kw::TRẬN
            | kw::ĐOÀN
            | kw::DÂN
            | kw::ĐẢNG
            | kw::NGHỊ
    )
}

/// Small words before the name of a place or body.
fn before_bodies(word: WordId) -> bool {
    matches!(
        word,
        kw::TỈNH
            | kw::HUYỆN
            | kw::XÃ
            | kw::PHƯỜNG
            | kw::QUẬN
            | kw::THÀNH
            | kw::PHỐ
            | kw::THỊ
            | kw::TRẤN
            | kw::CÁC
            | kw::CẤP
            | kw::TRUNG
            | kw::NHÂN
            | kw::CÔNG
            | kw::MẶT
            | kw::TỔ
    )
}
