//! What a line is by its place: what it says of itself first, then what it weighs among its neighbours.

use super::label::Label;
use super::line::{Line, Run};
use super::scene::Scene;
use super::weights;
use super::{PartKind, Reader};
use crate::lexicon::keyword as kw;

/// A line with what it was found to be.
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) label: Label,
    /// The kind, and the tokens of what it says.
    pub(super) part: Option<(PartKind, Run)>,
}

/// The lines of a page, and what was found of each.
pub(super) struct Page<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) lines: Vec<Placed>,
}

impl<'a> Page<'a> {
    pub(super) fn new(reader: &'a Reader<'a>, labelled: Vec<(Line, Label)>) -> Self {
        let lines = labelled
            .into_iter()
            .map(|(line, label)| {
                let part = match label {
                    Label::Part(kind, content) => Some((kind, content)),
                    Label::Image | Label::List | Label::Rest => Some((PartKind::Chrome, line.run)),
                    _ => None,
                };
                Placed { line, label, part }
            })
            .collect();
        Self { reader, lines }
    }

    /// Gives a line its kind.
    pub(super) fn place(&mut self, index: usize, kind: PartKind) {
        let run = self.reader.trimmed_hash(self.lines[index].line.run);
        self.lines[index].part = Some((kind, run));
    }

    /// Places every line that has no kind yet.
    pub(super) fn read_article(&mut self) {
        self.close();
        let (head, tail) = self.bounds();
        self.dates_and_numbers(head, tail);
        let title = self.title(head);
        self.others(title);
    }

    /// Takes away what follows the article: comment boxes, lists of other articles.
    fn close(&mut self) {
        let words = |placed: &[Placed]| placed.iter().filter(|p| p.part.is_none()).map(|p| p.line.words).sum::<usize>();
        let total = words(&self.lines);
        let mut before = 0;
        let (mut read, mut listing, mut closed) = (false, false, false);
        for index in 0..self.lines.len() {
            let is_prose = self.prose(index);
            match self.lines[index].label {
                Label::Rest if before > 0 && before * 2 >= total => closed = true,
                Label::List if read => listing = true,
                _ => {}
            }
            read |= is_prose;
            listing &= !is_prose;
            if self.lines[index].part.is_none() {
                before += self.lines[index].line.words;
                let is_name = self.reader.is_signed(self.lines[index].line.run);
                if closed || listing && !is_name {
                    self.lines[index].part = Some((PartKind::Chrome, self.lines[index].line.run));
                }
            }
        }
    }

    /// Whether a line is surely a paragraph.
    pub(super) fn prose(&self, index: usize) -> bool {
        let Placed { line, label, part } = &self.lines[index];
        part.is_none()
            && *label == Label::Text
            && (line.words > 30 || line.words >= 15 && line.stops(self.reader.cursor))
    }

    /// The first paragraph, and the place behind the last.
    fn bounds(&self) -> (usize, usize) {
        let mut prose = (0..self.lines.len()).filter(|&index| self.prose(index));
        let first = prose.next();
        let last = prose.next_back().or(first);
        (first.unwrap_or(self.lines.len().min(4)), last.map_or(self.lines.len(), |last| last + 1))
    }

    /// A lone date or number in the head or at the foot of an article is its own; elsewhere it belongs to the text.
    fn dates_and_numbers(&mut self, head: usize, tail: usize) {
        // A summary may stand before the date.
        let second = (head + 1..self.lines.len()).find(|&index| self.prose(index)).unwrap_or(head);
        let mut is_dated = self.lines.iter().any(|p| matches!(p.part, Some((PartKind::Published, _))));
        for index in 0..self.lines.len() {
            let run = self.reader.trimmed(self.lines[index].line.run);
            let outside = index < head || index >= tail;
            match self.lines[index].label {
                Label::Part(PartKind::Title, _) if index >= head => {
                    self.lines[index].part = Some((PartKind::Tags, run))
                }
                _ if self.lines[index].part.is_some() => {}
                // Behind the first paragraph, `Ngày 5/3/2021` is the heading of what follows.
                Label::Date(day)
                    if outside || !is_dated && index < second && self.reader.cursor.word(run.first) != kw::NGÀY =>
                {
                    is_dated = true;
                    self.lines[index].part = Some((PartKind::Published, day));
                }
                Label::Text if index < head && self.lines[index].line.words == 0 => {
                    self.lines[index].part = Some((PartKind::Chrome, run));
                }
                Label::Counter if outside => self.lines[index].part = Some((PartKind::Chrome, run)),
                Label::Number if outside && self.beside_date(index) => {
                    self.lines[index].part = Some((PartKind::Views, run))
                }
                Label::Number if self.is_page_number(index) => self.lines[index].part = Some((PartKind::Chrome, run)),
                _ => {}
            }
        }
    }

    pub(super) fn beside_date(&self, index: usize) -> bool {
        let is_date = |placed: &Placed| {
            matches!(placed.part, Some((PartKind::Published | PartKind::Views, _)))
                || matches!(placed.label, Label::Date(_))
        };
        let before = index.checked_sub(1).and_then(|i| self.lines.get(i));
        before.is_some_and(is_date) || self.lines.get(index + 1).is_some_and(is_date)
    }

    fn is_page_number(&self, index: usize) -> bool {
        index > 0 && self.prose(index - 1) && index + 1 < self.lines.len() && self.prose(index + 1)
    }

    /// Finds the title in the head of the page, and places it.
    fn title(&mut self, head: usize) -> Option<usize> {
        if let Some(index) = self.lines.iter().position(|p| matches!(p.part, Some((PartKind::Title, _)))) {
            return Some(index);
        }
        let texts = self.texts();
        if texts.len() < 2 {
            return None;
        }
        let scene = Scene::new(self, &texts, None);
        let mut best = None;
        for (order, &index) in texts.iter().enumerate().take_while(|(_, index)| **index <= head) {
            let weight = scene.features(self, order, false).weigh(weights::TITLE);
            if weight >= weights::TITLE_LEAST && best.is_none_or(|(least, _)| weight > least) {
                best = Some((weight, index));
            }
        }
        let (_, index) = best?;
        self.place(index, PartKind::Title);
        Some(index)
    }

    /// Places what is left.
    fn others(&mut self, title: Option<usize>) {
        let texts = self.texts();
        let scene = Scene::new(self, &texts, title);
        let mut signed = false;
        for (order, &index) in texts.iter().enumerate() {
            let from = order.checked_sub(1).map_or(0, |before| texts[before]);
            signed |= self.lines[from..index]
                .iter()
                .any(|p| matches!(p.part, Some((PartKind::Source | PartKind::Byline, _))))
                && scene.is_closing(order);
            let features = scene.features(self, order, signed);
            let kinds = [
                (PartKind::Body, weights::BODY),
                (PartKind::Heading, weights::HEADING),
                (PartKind::Caption, weights::CAPTION),
                (PartKind::Byline, weights::BYLINE),
                (PartKind::Standfirst, weights::STANDFIRST),
                (PartKind::Chrome, weights::CHROME),
            ];
            // A figure or a rule of a table is nothing but text.
            let kinds = if self.lines[index].line.words == 0 { &kinds[..1] } else { &kinds[..] };
            let mut best = (PartKind::Body, i32::MIN);
            for &(kind, weights) in kinds {
                let weight = features.weigh(weights);
                if weight > best.1 {
                    best = (kind, weight);
                }
            }
            self.place(index, best.0);
        }
    }

    /// The lines that have no kind yet.
    fn texts(&self) -> Vec<usize> {
        (0..self.lines.len()).filter(|&index| self.lines[index].part.is_none()).collect()
    }
}
