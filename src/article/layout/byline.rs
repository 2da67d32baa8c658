//! The names in a byline or a credit.

use super::PageReader;
use super::furniture::Mark;
use super::hints::Hints;
use super::line::Run;
use crate::lexicon::keyword as kw;
use crate::token::Shape;

/// The words of one name at the most.
const NAME: usize = 5;

const DEGREE: Hints = Hints::of(&[Mark::Degree]);
const THEO: Hints = Hints::of(&[Mark::Theo]);

impl PageReader<'_> {
    /// Whether the run is nothing but names: `Mỹ Nhiên`, `LÊ NGÂN - M.Quân`, `TS. Vũ Đình Lân`, `Hà Minh (TTXVN)`.
    pub(super) fn is_signed(&self, run: Run) -> bool {
        let run = self.trimmed(run);
        !run.is_empty()
            && run.len() <= 24
            && self.signers(run, false).is_some_and(|end| {
                let rest = self.trimmed(Run::new(end, run.end));
                // `Mai Lan tổng hợp`, but not `Nguồn tin`; `Mai Lan, Theo VOV`
                rest.is_empty()
                    || end >= run.first + 2 && self.is_desk(rest)
                    || matches!(self.mark_of(rest.first, rest.end, THEO), Some((next, Mark::Theo))
                        if self.signers(Run::new(next, rest.end), false) == Some(rest.end))
            })
    }

    /// Whether a run is nothing but the words in small letters that say how somebody wrote.
    fn is_desk(&self, run: Run) -> bool {
        const DESK: Hints = Hints::of(&[Mark::Credit, Mark::Byline, Mark::By]);
        self.cursor.at(run.first).shape == Shape::Lower
            && matches!(self.mark_of(run.first, run.end, DESK), Some((next, _)) if next == run.end)
    }

    /// The run without such words at its end.
    pub(super) fn without_desk(&self, run: Run) -> Run {
        let from = (run.first + 1).max(run.end.saturating_sub(NAME));
        let desk = (from..run.end).find(|&at| self.is_desk(Run::new(at, run.end)));
        Run::new(run.first, desk.unwrap_or(run.end))
    }

    /// Whether the names of a run have two words or more, as those of persons do.
    pub(super) fn is_full_name(&self, run: Run) -> bool {
        let run = self.trimmed(run);
        run.len() >= 2 && self.cursor.at(run.first + 1).is_word()
            || self.cursor.at(run.first).shape == Shape::Initial
            || self.mark(run.first, run.end).is_some()
    }

    /// Whether a run begins as a sentence does and no name: `Từ`, which is a family name too.
    pub(super) fn starts(&self, run: Run) -> bool {
        self.furniture.starts.longest(&self.cursor.tokens[run.first..run.end]).is_some()
    }

    /// Whether a run is a name with its first word shortened, as no title is: `T.Hòa`.
    pub(super) fn is_initialled(&self, run: Run) -> bool {
        self.cursor.at(run.first).shape == Shape::Initial
            && self.cursor.word(run.first + 1) == kw::DOT
            && self.is_signed(run)
    }

    /// The names before the label of a picture and whatever that says: `Hồng Lam - Ảnh: Nhà trường cung cấp`.
    pub(super) fn author_before_photo(&self, run: Run) -> Option<Run> {
        let end = self.signers(run, false)?;
        let label = end + usize::from(matches!(self.sign(end), "-" | "–" | "/" | "|" | "," | "."));
        let is_label =
            matches!(self.mark(label, run.end), Some((next, Mark::Photo)) if self.cursor.word(next) == kw::COLON);
        is_label.then_some(Run::new(run.first, end))
    }

    /// The end of the names that begin a run.
    ///
    /// `inline`: running text follows without a line end (`Ảnh: Thu Giang Sáng nay, …`), so that the last capital may
    /// belong to the sentence that begins there.
    pub(super) fn signers(&self, run: Run, inline: bool) -> Option<usize> {
        let mut end = None;
        let mut at = run.first;
        while let Some(next) = self.signer(Run::new(at, run.end), inline) {
            end = Some(next);
            at = next;
            let parted = matches!(self.cursor.str(at), "-" | "–" | "—" | "/" | "," | ";" | "&" | "+")
                || self.cursor.word(at) == kw::VÀ;
            if at + 1 >= run.end || !parted {
                break;
            }
            at += 1;
            // `Hà Vy/Báo Hải quan`
            let is_paper = !inline && run.end - at <= NAME && matches!(self.mark(at, run.end), Some((_, Mark::Organ)));
            if is_paper && self.sign(at - 1) == "/" {
                return Some(run.end);
            }
        }
        let at = end?;
        Some(self.bracketed(Run::new(at, run.end)).unwrap_or(at))
    }

    /// Whether a run ends with a bracket that names a desk or a source: `Mai Lan (TH)`.
    pub(super) fn ends_with_desk(&self, run: Run) -> bool {
        let open = (run.first + 1..run.end).rev().find(|&at| self.cursor.word(at) == kw::OPEN);
        open.is_some_and(|open| {
            let close = run.end - 1;
            self.cursor.word(close) == kw::CLOSE
                && matches!(self.mark(open + 1, close), Some((next, Mark::Credit)) if next == close)
        })
    }

    /// The end of a short bracket that begins a run.
    fn bracketed(&self, run: Run) -> Option<usize> {
        if run.is_empty() || self.cursor.word(run.first) != kw::OPEN {
            return None;
        }
        (run.first..run.end.min(run.first + 10)).find(|&at| self.cursor.word(at) == kw::CLOSE).map(|at| at + 1)
    }

    /// The end of the one name that begins a run.
    fn signer(&self, run: Run, inline: bool) -> Option<usize> {
        // `Nhóm phóng viên, Theo VOV`
        if matches!(self.mark_of(run.first, run.end, THEO), Some((_, Mark::Theo))) {
            return None;
        }
        let mut at = run.first;
        while let Some((next, Mark::Degree)) = self.mark(at, run.end) {
            at = if self.cursor.word(next) == kw::DOT && next < run.end { next + 1 } else { next };
            // `PGS, TS Lê Minh`
            let is_further = self.cursor.word(at) == kw::COMMA
                && matches!(self.mark_of(at + 1, run.end, DEGREE), Some((_, Mark::Degree)));
            at += usize::from(is_further);
        }
        if let Some((next, Mark::Credit)) = self.mark(at, run.end) {
            // `CTV Thanh Thảo`, `Nhóm PV Bạn đọc`
            let is_short = self.cursor.at(next - 1).shape == Shape::Upper && !inline && next < run.end;
            match self.mark(next, run.end) {
                Some((end, Mark::Section)) if is_short => return Some(end),
                _ if is_short && self.cursor.at(next).shape == Shape::Title => at = next,
                _ => return Some(next),
            }
        }
        if matches!(self.mark(at, run.end), Some((next, Mark::Photo | Mark::Byline | Mark::Staff)) if self.cursor.word(next) == kw::COLON)
        {
            return None;
        }
        let first = at;
        let mut words = 0;
        while at < run.end && words < NAME {
            let token = self.cursor.at(at);
            let domain = self.dotted(at, run.end) && words == 0;
            if !token.is_word() || !(token.shape.is_capital() || domain) || self.in_date(at) {
                break;
            }
            if words > 0 && self.begins_anew(first, at, words, run.end) {
                break;
            }
            words += 1;
            at += 1;
            // An initial, a shortened degree or the name of a site: M.Quân, N. Triều, Chinhphu.vn.
            while at + 1 < run.end && self.cursor.word(at) == kw::DOT && self.cursor.at(at + 1).is_word() {
                let short = matches!(self.cursor.at(at - 1).shape, Shape::Initial)
                    || self.cursor.str(at - 1).chars().count() <= 2;
                let named = !inline || self.cursor.at(at + 1).shape == Shape::Upper;
                if !self.cursor.touches(at) || !(self.cursor.touches(at + 1) || short && named) {
                    break;
                }
                at += 2;
            }
        }
        let lower_follows = self.cursor.at(at).shape == Shape::Lower && self.cursor.same_line(at);
        if inline && at > first && lower_follows {
            // The last capital begins the sentence that follows.
            at -= 1;
        }
        if at > first
            && at < run.end
            && self.cursor.word(at) == kw::DOT
            && self.cursor.at(at - 1).shape == Shape::Initial
        {
            at += 1;
        }
        (at > first).then_some(at)
    }

    /// Whether a capital word behind a name begins something else.
    fn begins_anew(&self, first: usize, at: usize, words: usize, end: usize) -> bool {
        let (token, before) = (self.cursor.at(at), self.cursor.at(first));
        before.shape == Shape::Upper && token.shape == Shape::Title
            || matches!(self.mark(at, at + 1), Some((_, Mark::Degree)))
            || words >= 2
                && matches!(self.mark(at, end), Some((_, Mark::Address)))
                && at + 1 < end
                && self.cursor.at(at + 1).shape.is_capital()
    }

    /// Whether a word is the first of a name with a dot in it: `baochinhphu.vn`.
    fn dotted(&self, at: usize, end: usize) -> bool {
        at + 2 < end + 1
            && self.cursor.word(at + 1) == kw::DOT
            && self.cursor.touches(at + 1)
            && self.cursor.touches(at + 2)
            && self.cursor.at(at + 2).shape == Shape::Lower
    }

    /// The run without blank punctuation at its ends.
    pub(super) fn trimmed(&self, mut run: Run) -> Run {
        let bare =
            |at: usize| matches!(self.sign(at), "." | "," | ";" | ":" | "-" | "–" | "—" | "|" | "*" | "•" | "·" | "/");
        while run.first < run.end && bare(run.first) {
            run.first += 1;
        }
        while run.first < run.end && bare(run.end - 1) {
            run.end -= 1;
        }
        let (open, close) = (self.cursor.word(run.first), self.cursor.word(run.end.max(1) - 1));
        if run.len() > 2 && open == kw::OPEN && close == kw::CLOSE {
            return self.trimmed(Run::new(run.first + 1, run.end - 1));
        }
        run
    }
}
