//! Where two recognisers claim the same words, one place decides.

use super::{DateMention, Reference};

/// A date inside a reference belongs to the reference (the year of `30/2020/NĐ-CP`, of `Luật Đất đai năm 2013`).
pub(crate) fn settle(dates: &mut Vec<DateMention>, references: &[Reference]) {
    let mut next = 0;
    dates.retain(|date| {
        while references.get(next).is_some_and(|r| r.span.end <= date.span.start) {
            next += 1;
        }
        !references.get(next).is_some_and(|r| r.span.overlaps(date.span))
    });
}
