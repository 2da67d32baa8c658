//! The way back from a changed text: which stretches changed, and what they were before.

use super::Span;

/// One changed stretch: the bytes `original` became the bytes `result`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The stretch in the changed text; empty for a deletion.
    pub result: Span,
    /// The stretch in the text as given; empty for an insertion.
    pub original: Span,
}

/// Leads from places in a changed text to places in the text as given.
///
/// Holds only what changed, in the order of the text: 16 bytes for each edit. A look-up is a binary search. Both ends of
/// every edit stand on the bounds of grapheme clusters, in the one text as in the other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OffsetMap {
    edits: Vec<Packed>,
}

/// An edit in half the room; texts are shorter than 4 GiB.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Packed {
    result: u32,
    result_len: u32,
    original: u32,
    original_len: u32,
}

impl Packed {
    fn result_end(self) -> usize {
        self.result as usize + self.result_len as usize
    }

    fn original_end(self) -> usize {
        self.original as usize + self.original_len as usize
    }

    fn edit(self) -> Edit {
        Edit {
            result: Span::new(self.result as usize, self.result_end()),
            original: Span::new(self.original as usize, self.original_end()),
        }
    }
}

/// How far a walk over the changed text has come: see [`OffsetMap::to_original_in_order`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Walk {
    /// The number of edits that lie before all spans to come.
    passed: usize,
    /// Where the next edit begins; nothing is known of it at first.
    until: usize,
    /// How far the text as given runs ahead before that place.
    shift: isize,
}

impl OffsetMap {
    /// The longest text that a map can describe.
    pub(crate) const MAX_TEXT: usize = u32::MAX as usize;

    /// Records that `original` became `result`. Edits come in the order of the text.
    pub(crate) fn push(&mut self, result: Span, original: Span) {
        debug_assert!(result.end <= Self::MAX_TEXT && original.end <= Self::MAX_TEXT);
        debug_assert!(
            self.edits.last().is_none_or(|e| e.result_end() <= result.start && e.original_end() <= original.start)
        );
        self.edits.push(Packed {
            result: result.start as u32,
            result_len: result.len() as u32,
            original: original.start as u32,
            original_len: original.len() as u32,
        });
    }

    /// The changed stretches, in the order of the text.
    pub fn edits(&self) -> impl ExactSizeIterator<Item = Edit> + '_ {
        self.edits.iter().map(|edit| edit.edit())
    }

    /// Whether the two texts are the same.
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The place in the text as given of a span of the changed text.
    ///
    /// A span that touches a changed stretch takes in the whole of what that stretch was before. What was deleted at its
    /// bounds stays outside, what was deleted inside is covered.
    pub fn to_original(&self, span: Span) -> Span {
        if self.edits.is_empty() {
            return span;
        }
        let start = self.start(self.edits.partition_point(|e| e.result_end() <= span.start), span.start);
        let end = self.end(self.edits.partition_point(|e| e.result_end() < span.end), span.end);
        Span::new(start, end.max(start))
    }

    /// The same for spans that come in the order of the text, none of them empty: `walk` keeps how far they have come, so
    /// that a whole walk takes time in proportion to the edits, and a span between two of them almost none.
    #[inline]
    pub(crate) fn to_original_in_order(&self, walk: &mut Walk, span: Span) -> Span {
        if span.end > walk.until {
            return self.walk_on(walk, span);
        }
        Span::new(span.start.wrapping_add_signed(walk.shift), span.end.wrapping_add_signed(walk.shift))
    }

    #[inline(never)]
    fn walk_on(&self, walk: &mut Walk, span: Span) -> Span {
        let passed = &mut walk.passed;
        while self.edits.get(*passed).is_some_and(|edit| edit.result_end() <= span.start) {
            *passed += 1;
        }
        walk.until = self.edits.get(*passed).map_or(usize::MAX, |edit| edit.result as usize);
        let last = passed.checked_sub(1).map(|i| self.edits[i]);
        walk.shift = last.map_or(0, |last| last.original_end() as isize - last.result_end() as isize);
        let start = self.start(*passed, span.start);
        let inside = self.edits[*passed..].iter().take_while(|edit| edit.result_end() < span.end).count();
        Span::new(start, self.end(*passed + inside, span.end).max(start))
    }

    /// The place in the changed text of a span of the text as given, by the same rules.
    pub fn to_result(&self, span: Span) -> Span {
        if self.edits.is_empty() {
            return span;
        }
        let next = self.edits.partition_point(|e| e.original_end() <= span.start);
        let start = match self.edits.get(next) {
            Some(edit) if (edit.original as usize) <= span.start => edit.result as usize,
            _ => self.shifted_on(next, span.start),
        };
        let next = self.edits.partition_point(|e| e.original_end() < span.end);
        let end = match self.edits.get(next) {
            Some(edit) if (edit.original as usize) < span.end => edit.result_end(),
            _ => self.shifted_on(next, span.end),
        };
        Span::new(start, end.max(start))
    }

    /// The map of two stages as one: this one leads from the text between back to the text as given, `later` from the
    /// last text back to the one between. Changed stretches of the two that overlap become one.
    pub fn then(&self, later: &OffsetMap) -> OffsetMap {
        if later.is_identity() {
            return self.clone();
        }
        let mut joined = OffsetMap::default();
        let (mut first, mut second) = (self.edits().peekable(), later.edits().peekable());
        // How far the last text runs ahead of the one between, and that one of the text as given, behind the last edit.
        let (mut last, mut given) = (0isize, 0isize);
        while let Some(from) = earlier(first.peek(), second.peek()) {
            // Grows over the text between until neither side has an edit that reaches in.
            let mut between = from;
            let (mut last_end, mut given_end) = (last, given);
            loop {
                if let Some(e) = first.next_if(|e| meets(between, e.result)) {
                    between = between.join(e.result);
                    given_end += e.original.len() as isize - e.result.len() as isize;
                } else if let Some(e) = second.next_if(|e| meets(between, e.original)) {
                    between = between.join(e.original);
                    last_end += e.result.len() as isize - e.original.len() as isize;
                } else {
                    break;
                }
            }
            let at = |place: usize, shift: isize| place.saturating_add_signed(shift);
            joined.push(
                Span::new(at(between.start, last), at(between.end, last_end)),
                Span::new(at(between.start, given), at(between.end, given_end)),
            );
            (last, given) = (last_end, given_end);
        }
        joined
    }

    /// The place of a start, `next` being the first edit that ends behind it; those before it only shift it.
    fn start(&self, next: usize, at: usize) -> usize {
        match self.edits.get(next) {
            Some(edit) if (edit.result as usize) <= at => edit.original as usize,
            _ => self.shifted_back(next, at),
        }
    }

    /// The place of an end, `next` being the first edit that does not end before it.
    fn end(&self, next: usize, at: usize) -> usize {
        match self.edits.get(next) {
            Some(edit) if (edit.result as usize) < at => edit.original_end(),
            _ => self.shifted_back(next, at),
        }
    }

    fn shifted_back(&self, next: usize, at: usize) -> usize {
        match next.checked_sub(1).map(|i| self.edits[i]) {
            Some(last) => at - last.result_end() + last.original_end(),
            None => at,
        }
    }

    fn shifted_on(&self, next: usize, at: usize) -> usize {
        match next.checked_sub(1).map(|i| self.edits[i]) {
            Some(last) => at - last.original_end() + last.result_end(),
            None => at,
        }
    }
}

/// The stretch of the text between that comes first.
fn earlier(first: Option<&Edit>, second: Option<&Edit>) -> Option<Span> {
    match (first.map(|e| e.result), second.map(|e| e.original)) {
        (Some(a), Some(b)) => Some(if (a.start, a.end) <= (b.start, b.end) { a } else { b }),
        (a, b) => a.or(b),
    }
}

/// Whether an edit of the text between belongs to a stretch: it overlaps, or it is empty and lies inside, or it is the
/// stretch.
fn meets(stretch: Span, edit: Span) -> bool {
    edit == stretch || edit.start < stretch.end && stretch.start < edit.end
}
