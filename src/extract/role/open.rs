//! The words of an organisation's name that no table holds: `Trung tâm Đáp ứng khẩn cấp sự kiện y tế`.
//!
//! A capital and what closes the words tell where the name goes on; [`super::parse::Names::ends_description`] knows the words that none holds.

use super::organization::{Part, RoleReader};
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape};

/// The longest run of words in lower case, in tokens.
const RUN: usize = 12;

impl RoleReader<'_> {
    /// The token behind the words in lower case that go on with a name, up to a capital, a sign or a verb.
    pub(super) fn open_words(&self, at: usize, last: Part) -> Option<usize> {
        let cursor = self.cursor;
        let proper = |back: usize| {
            cursor.before(at, back).shape == Shape::Title && self.tables.body(cursor, at - back).is_none()
        };
        // `Công ty Hoàng Gia Phát`: behind a proper name the name is at its end.
        let whole = last == Part::Proper && proper(1) && proper(2);
        if matches!(last, Part::Start | Part::Place) || whole {
            return None;
        }
        let mut end = at;
        while end < at + RUN && cursor.same_line(end) {
            let token = cursor.at(end);
            if cursor.word(end) == kw::DASH && cursor.touches(end) && cursor.touches(end + 1) {
                end += 2;
                continue;
            }
            let numbered =
                token.kind == Kind::Number && matches!(cursor.before(end, 1).word, kw::SỐ | kw::CẤP | kw::LỚP);
            if !numbered && (token.shape != Shape::Lower || self.closes(end)) {
                break;
            }
            end += 1;
        }
        // `Giám đốc Sở cử Phó Giám đốc …`: rather a verb with its object.
        let object = cursor.same_line(end) && (self.tables.stands_at(cursor, end) || self.names.is_address(end));
        (end > at && end < at + RUN && !object).then_some(end)
    }

    /// Whether what stands behind `về` is the task of a body: `Ban Chỉ đạo Trung ương về phòng, chống thiên tai`.
    pub(super) fn is_task(&self, at: usize) -> bool {
        self.tables.field(self.cursor, at).is_some()
            || self.goes_on_with(at)
            || self.open_words(at, Part::Field).is_some_and(|end| end > at + 1)
    }

    /// Whether a word in lower case is none of an organisation's name.
    pub(super) fn closes(&self, at: usize) -> bool {
        let cursor = self.cursor;
        match cursor.word(at) {
            kw::CỦA | kw::THUỘC => true,
            kw::VÀ => {
                let next = at + 1;
                cursor.at(next).shape != Shape::Lower || cursor.word(next) == kw::VÀ || self.closes(next)
            }
            // `đào tạo cán bộ` holds no role of anybody, `kiêm thủ quỹ` does.
            _ => {
                self.names.ends_description(at)
                    || self.tables.role_end(cursor, at).is_some_and(|end| cursor.at(end).shape.is_capital())
            }
        }
    }

    /// Whether a word of another language stands at a token, alone: `Covid`.
    pub(super) fn is_lone_word(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let token = cursor.at(at);
        let more = cursor.at(at + 1).shape.is_capital() && cursor.same_line(at + 1);
        token.kind == Kind::Word && token.shape == Shape::Title && !more
    }

    /// Whether a compound that no table holds goes on with a name: a capital, and the next syllable in lower case.
    pub(super) fn goes_on_with(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let word =
            |i: usize| cursor.same_line(i) && cursor.at(i).kind == Kind::Syllable && !self.names.ends_description(i);
        cursor.at(at).shape == Shape::Title
            && cursor.at(at + 1).shape == Shape::Lower
            && word(at)
            && word(at + 1)
            && !self.closes(at + 1)
            && !self.is_taken(at)
            && !self.tables.stands_at(cursor, at)
            && !self.names.begin_at(at)
    }
}
