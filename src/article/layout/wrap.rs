//! Joins the lines of a paragraph that was broken to the width of its paper.
//!
//! Lines of the web are paragraphs. Where a line begins in small letters though the one before it ends with no mark, the two
//! are one sentence; a text in which that happens often was broken to a width, and there a long line without a mark goes on
//! even where the next begins with a capital.

use super::PageReader;
use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};

/// The sentences over two lines that show a text broken to a width.
const OFTEN: usize = 3;
/// The words of a line that may be a part of a paragraph.
const FULL: usize = 5;
/// The words of a place before a date, at the most.
const PLACE: usize = 4;
/// The words of both lines at the least, where a text has only one such sentence.
const LEAST: usize = 3;

const JOINT: Hints = Hints::of(&[Mark::Joint]);

impl PageReader<'_> {
    pub(super) fn unwrapped(&self, lines: Vec<Line>) -> Vec<Line> {
        let sure: Vec<usize> = (1..lines.len()).filter(|&at| self.runs_on(&lines[at - 1], &lines[at])).collect();
        let full = lines.iter().filter(|line| line.words >= FULL).count();
        let hanging: Vec<usize> = (1..lines.len()).filter(|&at| self.hangs(&lines[at - 1], &lines[at])).collect();
        let broken = sure.len() + hanging.len();
        let is_broken = broken >= OFTEN && broken * 6 >= full;
        if broken == 0 {
            return lines;
        }
        let mut lengths: Vec<usize> = sure.iter().map(|&at| self.length(&lines[at - 1])).collect();
        lengths.sort_unstable();
        let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(usize::MAX / 8);
        let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let goes_on = at > 0 && {
                let before = &lines[at - 1];
                let is_sure = sure.binary_search(&at).is_ok();
                hanging.binary_search(&at).is_ok()
                    || is_sure && (is_broken || self.is_one_sentence(before, line))
                    || is_broken && self.length(before) * 8 >= usual * 7 && self.may_run_on(before, line)
            };
            match joined.last_mut() {
                Some(last) if goes_on => {
                    let run = Run::new(last.run.first, line.run.end);
                    *last = Line {
                        run,
                        gap: last.gap,
                        words: last.words + line.words,
                        hints: last.hints.or(line.hints),
                        stops: self.stops(run),
                    };
                }
                _ => joined.push(*line),
            }
        }
        joined
    }

    /// The bytes of a line.
    fn length(&self, line: &Line) -> usize {
        self.cursor.span(line.run.first, line.run.end).len()
    }

    /// Whether a line is not much longer than the one before it, as the lines of a broken paragraph are.
    fn is_as_long(&self, before: &Line, line: &Line) -> bool {
        self.length(line) * 3 <= self.length(before) * 4
    }

    /// Whether a line may go on in the next.
    fn is_open(&self, before: &Line, line: &Line) -> bool {
        line.gap == Gap::Line
            && before.words > 0
            && line.words > 0
            && !before.stops
            && self.cursor.word(before.run.end - 1) != kw::COLON
            && !matches!(self.sign(before.run.end - 1), "|" | "]" | ">")
    }

    /// Whether a line begins in small letters, and the one before it ends with no mark.
    fn runs_on(&self, before: &Line, line: &Line) -> bool {
        let first = self.cursor.at(line.run.first);
        first.shape == Shape::Lower
            && self.is_open(before, line)
            // `ký./.`
            && (self.sign(line.run.first + 2) == "/"
                || !matches!(self.sign(line.run.first + 1), ")" | "." | "_" | "=" | ":" | "/" | "@")
                    && !self.cursor.touches(line.run.first + 1))
            && self.is_plain(line)
    }

    /// Whether a line is a place and a comma, and the next one the date: `Mường Lằm,`
    fn is_place_of(&self, before: &Line, line: &Line) -> bool {
        let Run { first, end } = before.run;
        self.cursor.word(end - 1) == kw::COMMA
            && (1..=PLACE).contains(&before.words)
            && (first..end - 1).all(|at| self.cursor.at(at).shape.is_capital())
            && matches!(self.label(line), Label::Date(_))
    }

    /// Whether a line ends with a word of a date or a number, and the next one begins with digits and ends the sentence.
    fn counts_on(&self, before: &Line, line: &Line) -> bool {
        let last = before.run.end - 1;
        self.cursor.at(line.run.first).kind == Kind::Number
            && self.cursor.at(last).shape == Shape::Lower
            && matches!(self.cursor.word(last), kw::NĂM | kw::THÁNG | kw::NGÀY | kw::SỐ)
            && before.words >= FULL
            && (line.words == 0 || !self.is_bulleted(line.run))
            && !line.hints.any(Hints::BAR)
            && line.stops
            && self.label(before) == Label::Text
    }

    /// Whether a line begins with a mark that no line begins with, or the one before it ends with a word that needs another.
    fn hangs(&self, before: &Line, line: &Line) -> bool {
        if line.gap != Gap::Line {
            return false;
        }
        let (first, last) = (self.cursor.at(line.run.first), before.run.end - 1);
        let begins =
            first.kind == Kind::Punctuation && matches!(self.sign(line.run.first), "," | ";") && line.words >= LEAST;
        let is_joint = || {
            self.cursor.at(last).shape == Shape::Lower
                && matches!(self.mark_of(last, before.run.end, JOINT), Some((_, Mark::Joint)))
                && before.words >= LEAST
                && (first.is_word() || first.kind == Kind::Number)
                && self.is_as_long(before, line)
                && !self.is_bulleted(line.run)
                && self.is_plain(line)
        };
        self.counts_on(before, line)
            || self.is_place_of(before, line)
            || (begins || is_joint()) && self.is_open(before, line)
    }

    /// Whether a line without a mark at its end may go on in one that begins with a capital or a number.
    fn may_run_on(&self, before: &Line, line: &Line) -> bool {
        let first = self.cursor.at(line.run.first);
        let begins = first.shape.is_capital() || first.kind == Kind::Number && first.flags == 0;
        self.is_open(before, line)
            && (begins || self.sign(line.run.first) == "(")
            && !self.is_bulleted(line.run)
            && self.mark(line.run.first, line.run.end).is_none()
            && self.is_upper(before.run) == self.is_upper(line.run)
            && self.label(before) == Label::Text
            && self.label(line) == Label::Text
    }

    /// Whether a line is text, or a date that ends a part of a sentence.
    fn is_plain(&self, line: &Line) -> bool {
        match self.label(line) {
            Label::Text | Label::Section => !matches!(
                self.mark(line.run.first, line.run.end),
                Some((
                    _,
                    Mark::Published | Mark::Byline | Mark::Poster | Mark::By | Mark::Photo | Mark::Source | Mark::Views
                ))
            ),
            Label::Date(_) => line.stops || self.sign(line.run.end - 1) == ",",
            _ => false,
        }
    }

    /// Whether two lines are one sentence in a text that is not broken elsewhere.
    fn is_one_sentence(&self, before: &Line, line: &Line) -> bool {
        before.words >= LEAST
            && line.words >= LEAST
            && self.is_as_long(before, line)
            && self.label(before) == Label::Text
    }
}
