//! The lines of a page, and the pieces that stand side by side in one.

use super::PageReader;
use super::hints::Hints;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Token};

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

/// The bytes of a blank that parts the pieces of a line.
pub(super) const WIDE: u32 = 3;

/// A line of a page, or a piece of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) run: Run,
    /// What stands before it: `Blank` before a further piece of the same line.
    pub(super) gap: Gap,
    /// How many of its tokens are words.
    pub(super) words: usize,
    /// What its tokens may say.
    pub(super) hints: Hints,
    /// Whether it ends as a sentence does.
    pub(super) stops: bool,
}

impl PageReader<'_> {
    /// What the tokens of a run say together.
    pub(super) fn line(&self, run: Run, gap: Gap) -> Line {
        self.line_until(run, gap, |_| false)
    }

    /// A line that begins at the first token of a run and ends before the first one of those behind that `ends` it.
    fn line_until(&self, Run { first, end: limit }: Run, gap: Gap, ends: impl Fn(&Token) -> bool) -> Line {
        let tokens = &self.cursor.tokens[first..limit];
        let (mut words, mut hints) = (0, Hints::default());
        let (mut has_number, mut widest) = (false, 0);
        let mut end = tokens.first().map_or(0, |token| token.start);
        let mut length = 0;
        // Every token of the text comes by here.
        for token in tokens {
            if length > 0 && ends(token) {
                break;
            }
            length += 1;
            words += usize::from(token.is_word());
            hints = hints.or(self.furniture.hint(token.word));
            has_number |= token.kind == Kind::Number;
            widest = widest.max(token.start - end);
            end = token.end;
        }
        if has_number {
            hints = hints.or(Hints::NUMBER);
        }
        if widest >= WIDE {
            hints = hints.or(Hints::BAR);
        }
        let run = Run::new(first, first + length);
        Line { run, gap, words, hints, stops: self.stops(run) }
    }

    /// Whether a run ends as a sentence does.
    pub(super) fn stops(&self, run: Run) -> bool {
        let mut last = run.end;
        // Behind the stop may stand what closes a quotation or a bracket.
        while last > run.first + 1 && matches!(self.cursor.word(last - 1), kw::QUOTE | kw::APOSTROPHE | kw::CLOSE) {
            last -= 1;
        }
        last > run.first && matches!(self.sign(last - 1), "." | "!" | "?" | "…" | ";")
    }

    /// The lines of the text.
    pub(super) fn lines(&self) -> Vec<Line> {
        let tokens = self.cursor.tokens;
        // About as many as a page of paragraphs has.
        let mut lines = Vec::with_capacity(4 + tokens.len() / 32);
        let mut first = 0;
        while first < tokens.len() {
            let rest = Run::new(first, tokens.len());
            let line = self.line_until(rest, tokens[first].gap, |token| token.gap >= Gap::Line);
            first = line.run.end;
            lines.push(line);
        }
        lines
    }

    /// The pieces of a line that stand side by side; `begins` tells where one begins.
    pub(super) fn pieces(&self, line: &Line, begins: impl Fn(usize) -> bool) -> Vec<Line> {
        let mut pieces = Vec::new();
        let mut first = line.run.first;
        for at in first + 1..=line.run.end {
            if at == line.run.end || begins(at) {
                let gap = if first == line.run.first { line.gap } else { Gap::Blank };
                pieces.push(self.line(Run::new(first, at), gap));
                first = at;
            }
        }
        pieces
    }
}
