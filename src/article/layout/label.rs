//! What a line says of itself, whatever stands around it: labels, dates, counters, controls.

use super::furniture::Mark;
use super::line::{LONG, Line, Run, pieces};
use super::{PartKind, Reader};
use crate::lexicon::{flag, keyword as kw};
use crate::token::Kind;

/// What a line says of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    /// Nothing: its place decides.
    Text,
    /// It is this part; the run is what it says without its label.
    Part(PartKind, Run),
    /// A date and nothing else.
    Date,
    /// A number and nothing else.
    Number,
    /// The place of an image.
    Image,
    /// The name of a part of the site.
    Section,
    /// The head of a list of other articles.
    List,
    /// The head of what follows an article.
    Rest,
}

/// A word or two before a colon, and names behind it, are a byline; a longer line is a sentence.
const BYLINE: usize = 14;

impl Reader<'_> {
    /// The line as one or, where it is made of several pieces of furniture, as its pieces.
    pub(super) fn labelled(&self, line: Line, out: &mut Vec<(Line, Label)>) {
        if line.run.len() > LONG {
            out.push((line, Label::Text));
            return;
        }
        let parts = pieces(self.cursor, &line);
        let labels: Vec<Label> = parts.iter().map(|piece| self.label(piece)).collect();
        // A bar may also stand in a title or between the items of a menu: only what says more than that parts a line.
        let says = |label: &Label| !matches!(label, Label::Text | Label::Section | Label::Part(PartKind::Chrome, _));
        let is_sentence = |(piece, label): (&Line, &Label)| *label == Label::Text && piece.words > 12;
        if parts.len() < 2 || !labels.iter().any(says) || parts.iter().zip(&labels).any(is_sentence) {
            out.push((line, self.label(&line)));
            return;
        }
        for (piece, label) in parts.into_iter().zip(labels) {
            let run = self.trimmed(piece.run);
            let label = match label {
                Label::Text if self.is_signed(run) => Label::Part(PartKind::Byline, run),
                Label::Text if piece.words <= 4 => Label::Part(PartKind::Chrome, run),
                label => label,
            };
            out.push((piece, label));
        }
    }

    fn label(&self, line: &Line) -> Label {
        let run = self.trimmed(line.run);
        let chrome = Label::Part(PartKind::Chrome, run);
        let has_digit = self.cursor.tokens[line.run.first..line.run.end].iter().any(|t| t.kind == Kind::Number);
        if line.words == 0 && !has_digit || self.is_metadata(line.run) {
            return chrome;
        }
        if self.is_image(line.run) {
            return Label::Image;
        }
        if line.words == 0 && self.count(run).is_some() {
            return Label::Number;
        }
        if let Some(label) = self.dated(run) {
            return label;
        }
        if let Some(views) = self.views(run) {
            return Label::Part(PartKind::Views, views);
        }
        if let Some(label) = self.announced(line, run) {
            return label;
        }
        self.covered(line, run)
    }

    /// A line of file metadata (`# url = …`), an address of the web, or a name without blanks.
    fn is_metadata(&self, run: Run) -> bool {
        let hash = self.cursor.str(run.first) == "#";
        let head = run.first..run.end.min(run.first + 8);
        let unbroken = |from: usize| (from + 1..run.end).all(|at| self.cursor.touches(at));
        if hash && head.clone().any(|at| self.cursor.str(at) == "=") {
            return true;
        }
        let from = if hash { run.first + 1 } else { run.first };
        let address = ["http", "https", "www"].contains(&self.cursor.str(from));
        from < run.end && unbroken(from) && (address || (from..run.end).any(|at| self.cursor.str(at) == "_"))
    }

    /// `[img]`, `0/637498687483048325446.png`
    fn is_image(&self, run: Run) -> bool {
        let last = run.end - 1;
        let bracketed = self.cursor.str(run.first) == "[" && self.cursor.str(last) == "]";
        if bracketed && run.len() <= 6 {
            return matches!(self.mark(run.first + 1, last), Some((_, Mark::Image | Mark::Photo)));
        }
        run.len() >= 3
            && self.cursor.word(last - 1) == kw::DOT
            && matches!(self.mark(last, run.end), Some((_, Mark::File)))
            && (last - 1..=last).all(|at| self.cursor.touches(at))
            && run.len() <= 20
    }

    /// The value of a run that is one number: `112`, `1.234`.
    pub(super) fn count(&self, run: Run) -> Option<u64> {
        let mut value = String::new();
        for at in run.first..run.end {
            let inner = at > run.first;
            match self.cursor.str(at) {
                digits if self.cursor.at(at).kind == Kind::Number && (!inner || digits.len() == 3) => {
                    value.push_str(digits)
                }
                "." | "," if inner => {}
                _ => return None,
            }
            if inner && !self.cursor.touches(at) {
                return None;
            }
        }
        value.parse().ok().filter(|_| value.len() <= 9)
    }

    /// A line that says when: a date with nothing beside it but the clock and a label.
    fn dated(&self, run: Run) -> Option<Label> {
        let mut date = None;
        let mut announced = false;
        let mut at = self.behind_place(run);
        while at < run.end {
            if let Some((next, span)) = self.date_at(at, run.end) {
                date = date.or(Some(span));
                at = next;
                continue;
            }
            match self.mark(at, run.end) {
                Some((next, Mark::Published)) => (at, announced) = (next, true),
                Some((next, Mark::Time)) => at = next,
                _ if self.cursor.at(at).is_word() => return None,
                _ if self.cursor.at(at).kind == Kind::Number && self.cursor.str(at).len() > 2 => return None,
                _ => at += 1,
            }
        }
        let date = date?;
        if announced { Some(Label::Part(PartKind::Published, date)) } else { Some(Label::Date) }
    }

    /// The token behind the place in `Hòa Bình, ngày …`.
    fn behind_place(&self, run: Run) -> usize {
        let is_name = |at: &usize| self.cursor.at(*at).shape.is_capital() || matches!(self.cursor.str(*at), "." | "-");
        let end = (run.first..run.end.min(run.first + 8)).find(|at| !is_name(at)).unwrap_or(run.first);
        let is_place = self.cursor.word(end) == kw::COMMA && self.cursor.at(end + 1).flags & flag::DATE != 0;
        if is_place { end + 1 } else { run.first }
    }

    /// `Lượt xem: 1.234`, `112 lượt xem`
    fn views(&self, run: Run) -> Option<Run> {
        if let Some((next, Mark::Views)) = self.mark(run.first, run.end) {
            let number = self.trimmed(Run::new(next, run.end));
            return self.count(number).is_some().then_some(number).filter(|n| !n.is_empty());
        }
        let label = (run.first..run.end)
            .find(|&at| matches!(self.mark(at, run.end), Some((next, Mark::Views)) if next == run.end))?;
        let number = self.trimmed(Run::new(run.first, label));
        (!number.is_empty() && self.count(number).is_some()).then_some(number)
    }

    /// A line that begins with a label.
    fn announced(&self, line: &Line, run: Run) -> Option<Label> {
        let (next, mark) = self.mark(run.first, run.end)?;
        let behind = self.trimmed(Run::new(next, run.end));
        let colon = next < run.end && self.cursor.word(next) == kw::COLON;
        let alone = behind.is_empty();
        let part = |kind, run| Some(Label::Part(kind, run));
        match mark {
            Mark::Line => part(PartKind::Chrome, run),
            Mark::List if alone || line.words <= 12 && colon => Some(Label::List),
            Mark::List if self.covers(behind) => Some(Label::List),
            Mark::Rest if alone || self.covers(behind) || self.cursor.str(run.first) == "©" => Some(Label::Rest),
            Mark::Rest if colon || !line.stops(self.cursor) && line.words <= 40 => Some(Label::Rest),
            Mark::Byline if colon && behind.len() <= BYLINE && !alone => {
                let end = self.signers(behind, false)?;
                part(PartKind::Byline, Run::new(behind.first, end))
            }
            Mark::Photo => self.pictured(behind, colon),
            Mark::Source if colon && !alone && line.words <= 20 => part(PartKind::Source, behind),
            Mark::Theo if !alone && line.words <= 9 && self.cursor.at(behind.first).shape.is_capital() => {
                (!line.stops(self.cursor) || self.is_signed(behind)).then(|| Label::Part(PartKind::Source, behind))
            }
            Mark::Theo if !alone && self.is_signed(behind) => part(PartKind::Source, behind),
            Mark::Tags if colon || alone => part(PartKind::Tags, behind),
            Mark::Standfirst if colon && !alone => part(PartKind::Standfirst, behind),
            _ => None,
        }
    }

    /// What stands behind the label of a picture: names are a credit, words a caption.
    fn pictured(&self, behind: Run, colon: bool) -> Option<Label> {
        if behind.is_empty() || self.is_signed(behind) {
            return Some(Label::Part(PartKind::Credit, behind));
        }
        colon.then_some(Label::Part(PartKind::Caption, behind))
    }

    /// Whether most words of a line are furniture.
    fn covered(&self, line: &Line, run: Run) -> Label {
        let count = self.coverage(run);
        let crumbs =
            (run.first..run.end).filter(|&at| matches!(self.cursor.str(at), "»" | "›" | ">" | "→" | "|" | "❯")).count();
        if count.controls * 10 >= count.words * 6 && count.controls > 0 && line.words <= 30 {
            return Label::Part(PartKind::Chrome, run);
        }
        let covered = count.controls + count.sections;
        if crumbs > 0 && covered > 0 && line.words <= 40 || covered * 10 >= count.words * 7 && count.phrases >= 4 {
            return Label::Part(PartKind::Chrome, run);
        }
        if covered == count.words && count.sections > 0 { Label::Section } else { Label::Text }
    }

    /// Whether all words of a run are furniture, or it holds none.
    fn covers(&self, run: Run) -> bool {
        let count = self.coverage(run);
        count.controls + count.sections == count.words
    }

    fn coverage(&self, run: Run) -> Coverage {
        let mut count = Coverage::default();
        let mut at = run.first;
        while at < run.end {
            let (next, words) = match self.mark(at, run.end) {
                Some((next, Mark::Section)) => (next, &mut count.sections),
                Some((
                    next,
                    Mark::Furniture | Mark::List | Mark::Rest | Mark::Tags | Mark::Views | Mark::Published,
                )) => (next, &mut count.controls),
                _ => {
                    count.words += usize::from(self.cursor.at(at).is_word());
                    at += 1;
                    continue;
                }
            };
            let phrase = self.cursor.tokens[at..next].iter().filter(|t| t.is_word()).count();
            *words += phrase;
            count.words += phrase;
            count.phrases += 1;
            at = next;
        }
        count
    }
}

/// How many words of a line are furniture.
#[derive(Default)]
struct Coverage {
    words: usize,
    controls: usize,
    sections: usize,
    phrases: usize,
}
