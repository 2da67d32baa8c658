//! The features of a line: its own and those that its neighbours give it.

use super::furniture::Mark;
use super::label::Label;
use super::line::Run;
use super::page::{Page, Placed};
use super::weights::Features;
use super::{PartKind, Reader};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

/// What the features of a line need to know of the others.
pub(super) struct Scene<'t> {
    texts: &'t [usize],
    title: Option<usize>,
    /// The words from each text to the end.
    words_left: Vec<usize>,
    /// Whether most paragraphs have a blank line between them.
    spaced: bool,
    /// Which texts are paragraphs.
    prose: Vec<bool>,
    /// The first text behind the title, and the first paragraph behind it.
    opening: Option<usize>,
    first_prose: Option<usize>,
}

impl<'t> Scene<'t> {
    pub(super) fn new(page: &Page<'_>, texts: &'t [usize], title: Option<usize>) -> Self {
        let mut left = 0;
        let mut words_left: Vec<usize> = texts
            .iter()
            .rev()
            .map(|&index| {
                left += page.lines[index].line.words;
                left
            })
            .collect();
        words_left.reverse();
        // The title and the summary may stand apart where the paragraphs do not.
        let paragraphs = texts.get(3..).unwrap_or_default();
        let blanks = paragraphs.iter().filter(|&&index| page.lines[index].line.gap == Gap::Paragraph).count();
        let spaced = blanks * 3 > paragraphs.len();
        let prose: Vec<bool> = texts.iter().map(|&index| page.prose(index)).collect();
        let behind = || (0..texts.len()).filter(|&order| title.is_some_and(|title| texts[order] > title));
        let opening = behind().next().map(|order| texts[order]);
        let first_prose = behind().find(|&order| prose[order]).map(|order| texts[order]);
        Self { texts, title, words_left, spaced, prose, opening, first_prose }
    }

    /// Whether little text follows a text.
    pub(super) fn is_closing(&self, order: usize) -> bool {
        let left = self.words_left.get(order + 1).copied().unwrap_or(0);
        order > 0 && left <= 60.max(self.words_left[0] / 8)
    }

    /// The features of a text. `signed`: a byline at the end of the text stands before it.
    pub(super) fn features(&self, page: &Page<'_>, order: usize, signed: bool) -> Features {
        use super::weights::Feature::*;
        let index = self.texts[order];
        let reader = page.reader;
        let Placed { line, label, .. } = &page.lines[index];
        let run = reader.trimmed_hash(line.run);
        let neighbour = |step: isize| index.checked_add_signed(step).and_then(|i| page.lines.get(i));
        let is_prose = |step: isize| order.checked_add_signed(step).and_then(|i| self.prose.get(i)) == Some(&true);
        let next_prose = is_prose(1);
        let stops = line.stops(reader.cursor);
        let last = reader.cursor.str(line.run.end - 1);
        let is_named = line.words <= 12 && (reader.is_signed(run) || reader.is_office_signed(run));
        let blank_after = neighbour(1).is_none_or(|next| next.line.gap == Gap::Paragraph);
        let is_image = |step: isize| neighbour(step).is_some_and(|placed| placed.label == Label::Image);
        let mut features = Features::default();
        features.set(Always, true);
        features.set(First, order == 0);
        features.set(Last, order + 1 == self.texts.len());
        features.set(Tiny, line.words <= 4);
        features.set(Headline, (5..=40).contains(&line.words));
        features.set(Wordy, line.words >= 7);
        features.set(Short, line.words <= 15);
        features.set(Long, line.words > 40);
        features.set(Vast, line.words > 80);
        features.set(Prose, is_prose(0));
        features.set(Marked, run.first > line.run.first);
        features.set(Stops, stops && last != "!" && last != "?");
        features.set(Open, !stops && last != ":" && last != ",");
        features.set(Colon, last == ":");
        features.set(Upper, reader.is_upper(run));
        features.set(Signed, is_named && *label != Label::Section);
        features.set(Surname, reader.cursor.at(run.first).flags & flag::SURNAME != 0);
        features.set(Address, reader.is_addressed(run));
        features.set(Bulleted, reader.is_bulleted(run));
        let is_organ = matches!(reader.mark(run.first, run.end), Some((_, Mark::Organ)));
        features.set(Organ, is_organ && reader.is_upper(run) && line.words <= 12);
        features.set(Section, *label == Label::Section);
        features.set(Dateline, reader.dateline(line.run).is_some());
        features.set(Credited, line.words <= 60 && reader.credit(line.run).is_some());
        features.set(Pictured, line.words <= 40 && reader.is_pictured(run));
        features.set(AfterImage, is_image(-1));
        features.set(BetweenImages, is_image(-1) && is_image(1));
        features.set(BesideDate, page.beside_date(index));
        features.set(BeforeProse, next_prose);
        features.set(AfterProse, is_prose(-1));
        features.set(BlankBefore, line.gap == Gap::Paragraph);
        features.set(ClosesWithBlank, blank_after && self.is_closing(order));
        let is_credit = |placed: &Placed| matches!(placed.part, Some((PartKind::Credit, _)));
        features.set(BeforeCredit, neighbour(1).is_some_and(is_credit));
        features.set(SetApart, !self.spaced && line.gap == Gap::Paragraph && blank_after && next_prose);
        features.set(Closing, self.is_closing(order));
        if let Some(title) = self.title {
            let after_title = self.opening == Some(index);
            let meta = |placed: &Placed| {
                matches!(placed.part, Some((PartKind::Published | PartKind::Views | PartKind::Byline, _)))
            };
            features.set(BeforeTitle, index < title);
            features.set(Masthead, index < title && (line.words < 7 || reader.is_upper(run)));
            let labelled =
                line.words <= 5 && last != ":" && (run.first..run.end).any(|at| reader.cursor.str(at) == ":");
            let in_head = index > title && self.first_prose.is_some_and(|prose| index < prose);
            let degree = matches!(reader.mark(run.first, run.end), Some((_, Mark::Degree)));
            features.set(Degree, in_head && is_named && degree && line.words >= 3);
            features.set(ValueInHead, in_head && labelled && !reader.is_bulleted(run));
            features.set(AfterTitle, after_title);
            features.set(BeforeMeta, after_title && neighbour(1).is_some_and(meta) && next_prose);
            features.set(SameAsTitle, reader.same(run, reader.trimmed_hash(page.lines[title].line.run)));
        }
        features.set(AfterByline, signed);
        features.set(ContactAtEnd, signed && matches!(reader.mark(run.first, run.end), Some((_, Mark::Contact))));
        let bracketed = reader.cursor.str(line.run.first) == "(" && last == ")";
        let after_byline = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Byline, _))));
        // Where the author works: in brackets, or in the head before the date.
        let affiliation = after_byline && order > 0 && line.words <= 8 && page.beside_date(index) && !stops;
        features.set(Affiliation, bracketed && after_byline || affiliation);
        features
    }
}

impl Reader<'_> {
    /// The run without the `#` of a heading.
    pub(super) fn trimmed_hash(&self, run: Run) -> Run {
        let first = (run.first..run.end).find(|&at| self.cursor.str(at) != "#").unwrap_or(run.first);
        Run::new(first, run.end)
    }

    /// Whether all words of a run are in capitals.
    pub(super) fn is_upper(&self, run: Run) -> bool {
        let words = || self.cursor.tokens[run.first..run.end].iter().filter(|t| t.is_word());
        words().next().is_some() && words().all(|t| matches!(t.shape, Shape::Upper | Shape::Initial))
    }

    /// `BS. Lương Đức Mạnh - Khoa Tim mạch`
    fn is_office_signed(&self, run: Run) -> bool {
        let degree = matches!(self.mark(run.first, run.end), Some((_, Mark::Degree)));
        let dash = (run.first + 2..run.end).find(|&at| self.cursor.word(at) == kw::DASH);
        degree && dash.is_some_and(|dash| self.is_signed(Run::new(run.first, dash)))
    }

    /// `Bà Đinh Hoài Giang`: not a byline.
    fn is_addressed(&self, run: Run) -> bool {
        let named = |next: usize| next < run.end && self.cursor.at(next).flags & flag::SURNAME != 0;
        matches!(self.mark(run.first, run.end), Some((next, Mark::Address)) if named(next)) && run.len() >= 3
    }

    fn is_bulleted(&self, run: Run) -> bool {
        let first = self.cursor.str(run.first);
        let provision = matches!(self.mark(run.first, run.end), Some((next, Mark::Provision))
            if self.cursor.at(next).kind == Kind::Number || self.cursor.at(next).shape.is_capital());
        provision
            || matches!(first, "-" | "–" | "+" | "•" | "*" | "·" | "●" | "►" | "▪" | "|")
            || self.cursor.at(run.first).kind == Kind::Number
                && matches!(self.cursor.str(run.first + 1), "." | ")" | "/")
            || self.cursor.at(run.first).shape == Shape::Lower && matches!(self.cursor.str(run.first + 1), ")" | ".")
    }

    /// Whether a line holds words that captions use.
    fn is_pictured(&self, run: Run) -> bool {
        (run.first..run.end).any(|at| matches!(self.mark(at, run.end), Some((_, Mark::Caption))))
    }

    fn same(&self, one: Run, other: Run) -> bool {
        one.len() == other.len()
            && (0..one.len()).all(|i| self.cursor.str(one.first + i) == self.cursor.str(other.first + i))
    }
}
