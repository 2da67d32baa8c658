//! Lines in which several pieces of furniture stand side by side: a date, a counter and an author, or the items of a menu.

use super::furniture::Mark;
use super::label::Label;
use super::line::{Line, Run, pieces};
use super::{PartKind, Reader};
use crate::lexicon::keyword as kw;

impl Reader<'_> {
    /// The pieces of a line, where they say more than the whole.
    pub(super) fn parted(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let is_sentence = |(piece, label): &(Line, Label)| *label == Label::Text && piece.words > 12;
        // A bar may also stand in a title or between the items of a menu: only what says more than that parts a line.
        let barred = self.labels(line, |at| self.is_bar(line, at));
        if barred.len() > 1 && barred.iter().any(|(_, label)| says_more(label)) && !barred.iter().any(is_sentence) {
            return Some(self.authors(barred));
        }
        // `12/7/2023 - Minh Anh`, `Posted on 12/7/2023 by …`: parted at dashes and labels where every piece is known.
        if line.words > 16 {
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

    fn labels(&self, line: &Line, begins: impl Fn(usize) -> bool) -> Vec<(Line, Label)> {
        pieces(self.cursor, line, begins).into_iter().map(|piece| (piece, self.label(&piece))).collect()
    }

    /// Names beside a date are a byline, and another word or two are furniture.
    fn authors(&self, mut parts: Vec<(Line, Label)>) -> Vec<(Line, Label)> {
        let dated = parts.iter().any(|(_, label)| is_meta(label));
        for (piece, label) in parts.iter_mut().filter(|(_, label)| *label == Label::Text) {
            let run = self.trimmed(piece.run);
            let named = match self.mark(run.first, run.end) {
                Some((next, Mark::Byline | Mark::By)) => self.trimmed(Run::new(next, run.end)),
                _ => run,
            };
            // One word in capitals is the mark of the paper.
            let is_mark = named.len() == 1 && self.is_upper(named);
            if !self.is_nobody(named) && !is_mark && dated && self.is_signed(named) {
                *label = Label::Part(PartKind::Byline, named);
            } else if piece.words <= 4 {
                *label = Label::Part(PartKind::Chrome, run);
            }
        }
        parts
    }

    /// Whether a piece of a line begins at a token: behind a bar or a bullet, or behind a wide blank.
    pub(super) fn is_bar(&self, line: &Line, at: usize) -> bool {
        // The bar stays with what stands before it, so that no token is lost.
        at > line.run.first
            && (matches!(self.cursor.str(at - 1), "|" | "•" | "·" | "│" | "¦")
                || self.cursor.at(at).start - self.cursor.at(at - 1).end >= 3)
    }

    /// Whether a piece begins behind a dash between blanks, or with a label.
    fn is_seam(&self, line: &Line, at: usize) -> bool {
        let dash = at > line.run.first && self.cursor.word(at - 1) == kw::DASH && !self.cursor.touches(at - 1);
        dash || matches!(self.mark(at, line.run.end), Some((_, Mark::Byline | Mark::By | Mark::Published)))
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
