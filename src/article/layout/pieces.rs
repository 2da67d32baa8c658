//! Lines in which several pieces of furniture stand side by side: a date, a counter and an author, or the items of a menu.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run, WIDE};
use super::{PageReader, PartKind};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind};

/// A label that begins a piece of a line.
const LABEL: Hints = Hints::of(&[Mark::Byline, Mark::Poster, Mark::By, Mark::Published]);

/// What parts a line into pieces.
const SEAM: Hints = LABEL.or(VIEWS).or(Hints::BAR).or(Hints::DASH);
/// The letters of a word of Vietnamese at the most.
const SYLLABLE: usize = 7;
const VIEWS: Hints = Hints::of(&[Mark::Views]);

impl PageReader<'_> {
    /// The pieces of a line, where they say more than the whole.
    pub(super) fn parted(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let is_sentence = |(piece, label): &(Line, Label)| *label == Label::Text && piece.words > 12;
        // A bar may also stand in a title or between the items of a menu: only what says more than that parts a line.
        if line.hints.any(Hints::BAR) {
            let barred = self.labels(line, |at| self.is_bar(line, at));
            if barred.len() > 1 && barred.iter().any(|(_, label)| says_more(label)) && !barred.iter().any(is_sentence) {
                return Some(self.authors(barred));
            }
        }
        // `12/7/2023 - Minh Anh`, `Posted on 12/7/2023 by …`: parted at dashes and labels where every piece is known.
        let is_announced = line.hints.any(Hints::NUMBER) && line.hints.any(Hints::of(&[Mark::Published]));
        let may_say = || line.hints.any(Hints::of(&[Mark::Views])) || is_announced || self.has_date(line.run);
        if line.words > 16 || !may_say() {
            return None;
        }
        let counted = || self.dated_and_counted(line).or_else(|| self.dated_and_answered(line));
        let by_sort = || counted().or_else(|| self.dated_and_sectioned(line));
        if let Some(parts) = self.signed_and_dated(line).or_else(by_sort) {
            return Some(parts);
        }
        if !line.hints.any(SEAM) {
            return None;
        }
        let dashed = self.labels(line, |at| self.is_bar(line, at) || self.is_seam(line, at));
        if dashed.len() < 2 || !dashed.iter().any(|(_, label)| is_meta(label)) {
            return None;
        }
        let dashed = self.authors(dashed);
        let known = dashed.iter().all(|(_, label)| !matches!(label, Label::Text | Label::Section));
        known.then_some(dashed)
    }

    /// The day and the clock, how often it was read, and how often that was answered: `Thứ năm - 10/06/2021 05:25 1.438 0`.
    fn dated_and_counted(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let Run { first, end } = line.run;
        let is_clocked = |run: Run| (run.first..run.end).any(|at| self.cursor.word(at) == kw::COLON);
        let begins = |at: &usize| {
            self.cursor.at(*at).kind == Kind::Number && !self.cursor.touches(*at) && self.cursor.same_line(*at)
        };
        let turn =
            |end: usize| (first + 1..end).rev().find(begins).filter(|&at| self.count(Run::new(at, end)).is_some());
        let last = turn(end)?;
        let views = turn(last).unwrap_or(last);
        let when = self.line(Run::new(first, views), line.gap);
        let label = self.label(&when);
        if !is_meta(&label) || !is_clocked(when.run) {
            return None;
        }
        let count = Run::new(views, if views < last { last } else { end });
        let mut parts = vec![(when, label), (self.line(count, Gap::Blank), Label::Part(PartKind::Views, count))];
        if views < last {
            let answers = Run::new(last, end);
            parts.push((self.line(answers, Gap::Blank), Label::Part(PartKind::Chrome, answers)));
        }
        Some(parts)
    }

    /// The day and the clock, and a counter with its label: `thứ sáu 24-12-2021 23:19 0 bình luận`.
    fn dated_and_answered(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let Run { first, end } = line.run;
        let is_counter = |&at: &usize| {
            let mark = self.mark(at + 1, end);
            self.cursor.at(at).kind == Kind::Number
                && !self.cursor.touches(at)
                && matches!(mark, Some((next, Mark::Furniture | Mark::Views)) if next == end)
        };
        let at = (first + 1..end).find(is_counter)?;
        let when = self.line(Run::new(first, at), line.gap);
        let counter = self.line(Run::new(at, end), Gap::Blank);
        let (label, counted) = (self.label(&when), self.label(&counter));
        let counted = if says_more(&counted) { counted } else { Label::Part(PartKind::Chrome, counter.run) };
        is_meta(&label).then(|| vec![(when, label), (counter, counted)])
    }

    /// The name of a part of the site and the day in digits, or the other way round: `Xã hội 16-01-2022`, `date 2026-02-04 Xã hội`.
    fn dated_and_sectioned(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let Run { first, end } = line.run;
        let section = |at: usize| matches!(self.mark(at, end), Some((next, Mark::Section)) if next == end);
        // `Thời sự 16-01-2022` over a page is the title of a programme, `Kinh tế ngày 16/1` a heading.
        if let Some((behind, Mark::Section)) = self.mark(first, end)
            && first > 0
            && behind < end
            && self.cursor.at(behind).kind == Kind::Number
        {
            let when = self.line(Run::new(behind, end), Gap::Blank);
            let name = self.line(Run::new(first, behind), line.gap);
            let label = self.label(&when);
            return is_meta(&label).then(|| vec![(name, Label::Part(PartKind::Chrome, name.run)), (when, label)]);
        }
        let at = (first + 1..end).find(|&at| section(at))?;
        let (when, name) = (self.line(Run::new(first, at), line.gap), self.line(Run::new(at, end), Gap::Blank));
        let label = self.label(&when);
        let is_day = is_meta(&label) && self.cursor.at(at - 1).kind == Kind::Number;
        is_day.then(|| vec![(when, label), (name, Label::Part(PartKind::Chrome, name.run))])
    }

    fn labels(&self, line: &Line, begins: impl Fn(usize) -> bool) -> Vec<(Line, Label)> {
        self.pieces(line, begins).into_iter().map(|piece| (piece, self.label(&piece))).collect()
    }

    /// Names beside a date are a byline, and another word or two are furniture.
    fn authors(&self, mut parts: Vec<(Line, Label)>) -> Vec<(Line, Label)> {
        let dated = parts.iter().any(|(_, label)| is_meta(label));
        for (piece, label) in parts.iter_mut() {
            // The name of a part of the site beside a date is no title.
            if dated && *label == Label::Section {
                *label = Label::Part(PartKind::Chrome, piece.run);
            }
            if *label != Label::Text {
                continue;
            }
            let run = self.trimmed(piece.run);
            let named = match self.mark(run.first, run.end) {
                Some((next, Mark::Byline | Mark::Poster | Mark::By)) => self.trimmed(Run::new(next, run.end)),
                _ => run,
            };
            // One word in capitals is the mark of the paper, one longer than any of Vietnamese the name of a part of it.
            let is_long = || self.cursor.str(named.first).len() > SYLLABLE && self.cursor.str(named.first).is_ascii();
            let is_mark = named.len() == 1 && (self.is_upper(named) || is_long());
            if !self.is_nobody(named) && !is_mark && dated && self.is_signed(named) {
                *label = Label::Part(PartKind::Byline, named);
            } else if piece.words <= 4 || piece.words <= 8 && dated && self.has_label(run) {
                *label = Label::Part(PartKind::Chrome, run);
            }
        }
        parts
    }

    /// Whether a colon stands among the first words of a run.
    pub(super) fn has_label(&self, run: Run) -> bool {
        (run.first + 1..run.end.min(run.first + 5)).any(|at| self.cursor.word(at) == kw::COLON)
    }

    /// Whether a piece of a line begins at a token: behind a bar or a bullet, or behind a wide blank.
    pub(super) fn is_bar(&self, line: &Line, at: usize) -> bool {
        // The bar stays with what stands before it, so that no token is lost.
        at > line.run.first
            && (matches!(self.sign(at - 1), "|" | "•" | "·" | "│" | "¦")
                || self.cursor.at(at).start - self.cursor.at(at - 1).end >= WIDE)
            && !self.parts_date(at)
    }

    /// Whether a piece begins behind a dash between blanks, or with a label.
    fn is_seam(&self, line: &Line, at: usize) -> bool {
        let dash = at > line.run.first && self.cursor.word(at - 1) == kw::DASH && !self.cursor.touches(at - 1);
        let label = |at: usize| match self.mark_of(at, line.run.end, LABEL) {
            Some((next, Mark::Byline | Mark::Poster | Mark::By | Mark::Published)) => next,
            _ => at,
        };
        // `Người đăng bài viết` is one label.
        let is_inside = || (line.run.first.max(at.saturating_sub(3))..at).any(|before| label(before) > at);
        // `(Xem: 1438)`
        let is_count = || {
            self.cursor.word(at) == kw::OPEN
                && matches!(self.mark_of(at + 1, line.run.end, VIEWS), Some((_, Mark::Views)))
        };
        dash || is_count() || label(at) > at && !is_inside()
    }
}

/// Whether a piece says more than that it is text or furniture.
fn says_more(label: &Label) -> bool {
    !matches!(label, Label::Text | Label::Section | Label::Part(PartKind::Chrome, _))
}

/// Whether a piece says when, or how often it was read.
fn is_meta(label: &Label) -> bool {
    matches!(label, Label::Date(_) | Label::Part(PartKind::Published | PartKind::Views, _))
}
