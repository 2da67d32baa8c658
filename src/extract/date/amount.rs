//! Amounts of time from the day before: `hai ngày sau`, `3 tháng trước đó`.
//!
//! Only those that point at a day, week or month: `sau ba ngày điều trị` and `3 ngày trước khi khai giảng` last, and years
//! (`10 năm sau`) are vague. `ba ngày trước` says no more than `cách đây ba ngày`, which is no date either.

use super::parse::DateReader;
use super::value::{Anchor, Relative, Unit};
use super::words::context;
use crate::lexicon::keyword as kw;

/// An amount that has been read.
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) relative: Relative,
}

impl DateReader<'_> {
    /// Reads an amount from its unit at `index` on; the number stands before it.
    pub(super) fn amount(&self, index: usize) -> Option<Amount> {
        let cursor = self.cursor;
        let unit = match cursor.word(index) {
            kw::NGÀY => Unit::Day,
            kw::TUẦN => Unit::Week,
            kw::THÁNG => Unit::Month,
            _ => return None,
        };
        let after = cursor.word(index + 1) == kw::SAU;
        let pointed = matches!(cursor.word(index + 2), kw::ĐÓ | kw::ẤY) && cursor.same_line(index + 2);
        let end = index + 2 + usize::from(pointed);
        if !cursor.same_line(index + 1) || !(pointed || after && self.stands_alone(end)) {
            return None;
        }
        let (start, count) = self.count_before(index).filter(|(_, count)| (1..=60).contains(count))?;
        let before = cursor.before(start, 1).word;
        let lasts = matches!(
            before,
            kw::NGÀY
                | kw::TRONG
                | kw::SUỐT
                | kw::VÒNG
                | kw::ĐOẠN
                | kw::SAU
                | kw::TRƯỚC
                | kw::TỪ
                | kw::DASH
                | kw::ĐẾN
        );
        let vague = self.words.left(cursor, start) & context::PLURAL != 0;
        if self.glued_left(start) || cursor.same_line(start) && (lasts || vague) {
            return None;
        }
        let offset = if after { i16::from(count) } else { -i16::from(count) };
        Some(Amount { start, end, relative: Relative { anchor: Anchor::Previous, unit, offset } })
    }

    /// Whether a clause begins at an index, not what the amount is counted from: `hai ngày sau, …`, not `hai ngày sau vụ cháy`.
    fn stands_alone(&self, index: usize) -> bool {
        let next = self.cursor.at(index);
        !self.cursor.same_line(index)
            || !next.is_word() && self.digits(index).is_none()
            || matches!(next.word, kw::THÌ | kw::MỚI | kw::ĐÃ | kw::LẠI)
    }
}
