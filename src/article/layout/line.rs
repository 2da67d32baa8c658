//! The lines of a page, and the pieces that stand side by side in one.

use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::Gap;

/// A stretch of tokens: from `first` up to but without `end`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Run {
    pub(super) fn new(first: usize, end: usize) -> Self {
        Self { first, end: end.max(first) }
    }

    pub(super) fn len(self) -> usize {
        self.end - self.first
    }

    pub(super) fn is_empty(self) -> bool {
        self.first == self.end
    }
}

/// A line with more tokens than this is a paragraph, whatever it says.
pub(super) const LONG: usize = 120;

/// A line of a page, or a piece of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) run: Run,
    /// What stands before it: `Blank` before a further piece of the same line.
    pub(super) gap: Gap,
    /// How many of its tokens are words.
    pub(super) words: usize,
}

impl Line {
    pub(super) fn new(cursor: Cursor<'_>, run: Run, gap: Gap) -> Self {
        let words = cursor.tokens[run.first..run.end].iter().filter(|t| t.is_word()).count();
        Self { run, gap, words }
    }

    /// Whether it ends as a sentence does.
    pub(super) fn stops(&self, cursor: Cursor<'_>) -> bool {
        let mut last = self.run.end;
        // Behind the stop may stand what closes a quotation or a bracket.
        while last > self.run.first + 1 && matches!(cursor.word(last - 1), kw::QUOTE | kw::APOSTROPHE | kw::CLOSE) {
            last -= 1;
        }
        last > self.run.first && matches!(cursor.str(last - 1), "." | "!" | "?" | "…" | ";")
    }
}

/// The lines of a text.
pub(super) fn lines(cursor: Cursor<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut first = 0;
    for at in 1..=cursor.tokens.len() {
        if cursor.at(at).gap >= Gap::Line {
            lines.push(Line::new(cursor, Run::new(first, at), cursor.at(first).gap));
            first = at;
        }
    }
    lines
}

/// The pieces of a line that stand side by side; `begins` tells where one begins.
pub(super) fn pieces(cursor: Cursor<'_>, line: &Line, begins: impl Fn(usize) -> bool) -> Vec<Line> {
    let mut pieces = Vec::new();
    let mut first = line.run.first;
    for at in first + 1..=line.run.end {
        if at == line.run.end || begins(at) {
            let gap = if first == line.run.first { line.gap } else { Gap::Blank };
            pieces.push(Line::new(cursor, Run::new(first, at), gap));
            first = at;
        }
    }
    pieces
}
