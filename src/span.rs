//! Places in a text: [`Span`], and [`OffsetMap`], which leads from a cleaned text back to the text as given.

use std::ops::Range;

/// A half-open range of bytes, always on char boundaries of the text it belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but without `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text that the span covers.
    ///
    /// # Panics
    /// When the span does not belong to `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

/// One changed stretch: bytes `original` became bytes `result`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The stretch in the cleaned text; empty for a deletion.
    pub result: Span,
    /// The stretch in the text as given; empty for an insertion.
    pub original: Span,
}

/// Leads from places in a cleaned text to places in the text as given.
///
/// Holds only what changed, sorted; memory is in proportion to the edits, and a look-up is a binary search.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OffsetMap {
    edits: Vec<Edit>,
}

impl OffsetMap {
    /// Records that `original` became `result`. Edits come in the order of the text.
    pub(crate) fn push(&mut self, result: Span, original: Span) {
        debug_assert!(
            self.edits.last().is_none_or(|e| e.result.end <= result.start && e.original.end <= original.start)
        );
        self.edits.push(Edit { result, original });
    }

    /// The changed stretches, in the order of the text.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Whether the two texts are the same.
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The place in the text as given of a span of the cleaned text.
    ///
    /// A span that touches a changed stretch takes in the whole of what that stretch was before.
    pub fn to_original(&self, span: Span) -> Span {
        if self.edits.is_empty() {
            return span;
        }
        Span::new(self.start(span.start), self.end(span.end).max(self.start(span.start)))
    }

    fn start(&self, at: usize) -> usize {
        // The first edit that ends behind the place; those before it only shift it.
        let next = self.edits.partition_point(|e| e.result.end <= at);
        match self.edits.get(next) {
            Some(edit) if edit.result.start <= at => edit.original.start,
            _ => self.shifted(next, at),
        }
    }

    fn end(&self, at: usize) -> usize {
        let next = self.edits.partition_point(|e| e.result.end < at);
        match self.edits.get(next) {
            Some(edit) if edit.result.start < at => edit.original.end,
            _ => self.shifted(next, at),
        }
    }

    fn shifted(&self, next: usize, at: usize) -> usize {
        match next.checked_sub(1).map(|i| self.edits[i]) {
            Some(last) => at - last.result.end + last.original.end,
            None => at,
        }
    }
}
