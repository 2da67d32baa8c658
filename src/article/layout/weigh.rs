//! What a line is by its place: its features and its neighbours are weighed for each kind of part.

use super::furniture::Mark;
use super::label::Label;
use super::line::{Line, Run};
use super::{PartKind, Reader};
use crate::lexicon::flag;
use crate::token::{Gap, Kind, Shape};

/// What speaks for and against each kind. The weights are the whole of the policy: a line is what it weighs most, and body
/// where nothing weighs more. They were set by reading pages of several dozen sites.
mod weights {
    use super::Feature::{self, *};

    pub(super) const TITLE: &[(Feature, i32)] = &[
        (First, 3),
        (Tiny, 1),
        (Headline, 3),
        (Wordy, 2),
        (Marked, 4),
        (BesideDate, 3),
        (BeforeProse, 1),
        (Upper, 1),
        (Stops, -6),
        (Long, -9),
        (Colon, -2),
        (Signed, -3),
        (Bulleted, -3),
        (Section, -3),
        (Dateline, -6),
        (AfterImage, -2),
    ];
    /// The least that a title weighs.
    pub(super) const TITLE_LEAST: i32 = 2;

    pub(super) const BODY: &[(Feature, i32)] = &[(Always, 3), (Prose, 2), (Long, 3), (Bulleted, 2)];
    pub(super) const STANDFIRST: &[(Feature, i32)] = &[
        (AfterTitle, 3),
        (Prose, 1),
        (BeforeMeta, 5),
        (SetApart, 5),
        (Vast, -9),
        (Dateline, -2),
        (Signed, -9),
        (Section, -9),
        (Upper, -2),
    ];
    pub(super) const BYLINE: &[(Feature, i32)] = &[
        (Always, -9),
        (Signed, 9),
        (Closing, 4),
        (BesideDate, 4),
        (Last, 1),
        (Surname, 1),
        (BlankBefore, 1),
        (ClosesWithBlank, 2),
        (BeforeProse, -3),
        (AfterImage, -2),
        (Address, -4),
        (Bulleted, -4),
        (BracketAfterByline, 14),
        (Section, -3),
        (Colon, -6),
    ];
    pub(super) const CAPTION: &[(Feature, i32)] = &[
        (AfterImage, 4),
        (BetweenImages, 2),
        (Credited, 5),
        (Pictured, 3),
        (AfterByline, 6),
        (BeforeCredit, 6),
        (Open, 1),
        (Short, 1),
        (Stops, -1),
        (Vast, -9),
        (Long, -3),
        (Dateline, -4),
        (Bulleted, -3),
        (Signed, -1),
        (Colon, -3),
    ];
    pub(super) const HEADING: &[(Feature, i32)] = &[
        (Open, 2),
        (Short, 1),
        (BeforeProse, 1),
        (Upper, 1),
        (AfterProse, 1),
        (Stops, -4),
        (Long, -9),
        (Colon, -2),
        (Pictured, -2),
        (AfterImage, -1),
        (Closing, -1),
    ];
    /// The name of a part of the site above the title, and what stands between the furniture of a page's head.
    pub(super) const CHROME: &[(Feature, i32)] = &[(BeforeTitle, 7), (SameAsTitle, 9), (Section, 2), (Wordy, -4)];
}

/// What a line may be seen to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum Feature {
    /// True of every line.
    Always,
    /// The first line of text.
    First,
    /// The last line of text.
    Last,
    /// 4 words at the most.
    Tiny,
    /// 5 to 40 words.
    Headline,
    /// 7 words or more.
    Wordy,
    /// 15 words at the most.
    Short,
    /// More than 40 words.
    Long,
    /// More than 80 words.
    Vast,
    /// A sentence of 15 words or more.
    Prose,
    /// Marked as a heading by `#`.
    Marked,
    /// Ends as a sentence does.
    Stops,
    /// Ends with no mark.
    Open,
    /// Ends with a colon.
    Colon,
    /// In capitals throughout.
    Upper,
    /// Nothing but names.
    Signed,
    /// Begins with a family name.
    Surname,
    /// Begins with a form of address and a name.
    Address,
    /// Begins with a dash, a bullet or a number.
    Bulleted,
    /// The name of a part of the site.
    Section,
    /// Begins with the mark of a paper.
    Dateline,
    /// Ends with the credit of a photo.
    Credited,
    /// Holds words that captions use.
    Pictured,
    /// The line before is an image.
    AfterImage,
    /// And so is the line behind.
    BetweenImages,
    /// The line before or behind is a date or a counter.
    BesideDate,
    /// Stands between the title and a date or byline.
    BeforeMeta,
    /// The next line of text is prose.
    BeforeProse,
    /// The line of text before is prose.
    AfterProse,
    BlankBefore,
    /// A blank line follows, and little text.
    ClosesWithBlank,
    /// The next line is the credit of a photo.
    BeforeCredit,
    /// Blank lines on both sides, where the body goes on without them.
    SetApart,
    /// Little text follows.
    Closing,
    BeforeTitle,
    AfterTitle,
    SameAsTitle,
    /// A byline or source at the end of the text stands before.
    AfterByline,
    /// In brackets, right behind a byline.
    BracketAfterByline,
}

/// The features of a line.
#[derive(Clone, Copy, Default)]
struct Features(u64);

impl Features {
    fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u64::from(holds) << feature as u8;
    }

    fn weigh(self, weights: &[(Feature, i32)]) -> i32 {
        weights.iter().filter(|(feature, _)| self.0 >> *feature as u8 & 1 == 1).map(|(_, weight)| weight).sum()
    }
}

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
        let (mut listing, mut closed) = (false, false);
        for index in 0..self.lines.len() {
            let is_prose = self.prose(index);
            match self.lines[index].label {
                Label::Rest if before > 0 && before * 2 >= total => closed = true,
                Label::List if before > 0 => listing = true,
                _ => {}
            }
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
    fn prose(&self, index: usize) -> bool {
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
        for index in 0..self.lines.len() {
            if self.lines[index].part.is_some() {
                continue;
            }
            let run = self.reader.trimmed(self.lines[index].line.run);
            let outside = index < head || index >= tail;
            match self.lines[index].label {
                Label::Date if outside => self.lines[index].part = Some((PartKind::Published, run)),
                Label::Number if outside && self.beside_date(index) => {
                    self.lines[index].part = Some((PartKind::Views, run))
                }
                Label::Number if self.is_page_number(index) => self.lines[index].part = Some((PartKind::Chrome, run)),
                _ => {}
            }
        }
    }

    fn beside_date(&self, index: usize) -> bool {
        let is_date = |placed: &Placed| {
            placed.label == Label::Date || matches!(placed.part, Some((PartKind::Published | PartKind::Views, _)))
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
            let mut best = (PartKind::Body, i32::MIN);
            for (kind, weights) in kinds {
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

/// What the features of a line need to know of the others.
struct Scene<'t> {
    texts: &'t [usize],
    title: Option<usize>,
    /// The words from each text to the end.
    words_left: Vec<usize>,
    /// Whether most paragraphs have a blank line between them.
    spaced: bool,
}

impl<'t> Scene<'t> {
    fn new(page: &Page<'_>, texts: &'t [usize], title: Option<usize>) -> Self {
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
        let blanks = texts.iter().filter(|&&index| page.lines[index].line.gap == Gap::Paragraph).count();
        Self { texts, title, words_left, spaced: blanks * 3 > texts.len() }
    }

    /// Whether little text follows a text.
    fn is_closing(&self, order: usize) -> bool {
        let left = self.words_left.get(order + 1).copied().unwrap_or(0);
        order > 0 && left <= 60.max(self.words_left[0] / 8)
    }

    /// The features of a text. `signed`: a byline at the end of the text stands before it.
    fn features(&self, page: &Page<'_>, order: usize, signed: bool) -> Features {
        use Feature::*;
        let index = self.texts[order];
        let reader = page.reader;
        let Placed { line, label, .. } = &page.lines[index];
        let run = reader.trimmed_hash(line.run);
        let neighbour = |step: isize| index.checked_add_signed(step).and_then(|i| page.lines.get(i));
        let text = |step: isize| order.checked_add_signed(step).and_then(|i| self.texts.get(i));
        let next_prose = text(1).is_some_and(|&next| page.prose(next));
        let stops = line.stops(reader.cursor);
        let last = reader.cursor.str(line.run.end - 1);
        let is_named = reader.is_signed(run) && line.words <= 12;
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
        features.set(Prose, page.prose(index));
        features.set(Marked, run.first > line.run.first);
        features.set(Stops, stops && last != "!" && last != "?");
        features.set(Open, !stops && last != ":" && last != ",");
        features.set(Colon, last == ":");
        features.set(Upper, reader.is_upper(run));
        features.set(Signed, is_named);
        features.set(Surname, reader.cursor.at(run.first).flags & flag::SURNAME != 0);
        features.set(Address, reader.is_addressed(run));
        features.set(Bulleted, reader.is_bulleted(run));
        features.set(Section, *label == Label::Section);
        features.set(Dateline, reader.dateline(line.run).is_some());
        features.set(Credited, line.words <= 60 && reader.credit(line.run).is_some());
        features.set(Pictured, line.words <= 40 && reader.is_pictured(run));
        features.set(AfterImage, is_image(-1));
        features.set(BetweenImages, is_image(-1) && is_image(1));
        features.set(BesideDate, page.beside_date(index));
        features.set(BeforeProse, next_prose);
        features.set(AfterProse, text(-1).is_some_and(|&before| page.prose(before)));
        features.set(BlankBefore, line.gap == Gap::Paragraph);
        features.set(ClosesWithBlank, blank_after && self.is_closing(order));
        let is_credit = |placed: &Placed| matches!(placed.part, Some((PartKind::Credit, _)));
        features.set(BeforeCredit, neighbour(1).is_some_and(is_credit));
        features.set(SetApart, !self.spaced && line.gap == Gap::Paragraph && blank_after && next_prose);
        features.set(Closing, self.is_closing(order));
        if let Some(title) = self.title {
            let after_title = title < index && self.texts[..order].iter().all(|&before| before < title);
            let meta = |placed: &Placed| {
                matches!(placed.part, Some((PartKind::Published | PartKind::Views | PartKind::Byline, _)))
            };
            features.set(BeforeTitle, index < title);
            features.set(AfterTitle, after_title);
            features.set(BeforeMeta, after_title && neighbour(1).is_some_and(meta) && next_prose);
            features.set(SameAsTitle, reader.same(run, reader.trimmed_hash(page.lines[title].line.run)));
        }
        features.set(AfterByline, signed);
        let bracketed = reader.cursor.str(line.run.first) == "(" && last == ")";
        let after_byline = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Byline, _))));
        features.set(BracketAfterByline, bracketed && after_byline);
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

    /// `Bà Đinh Hoài Giang`: not a byline.
    fn is_addressed(&self, run: Run) -> bool {
        let has = |at: usize, flags: u16| at < run.end && self.cursor.at(at).flags & flags != 0;
        has(run.first, flag::HONORIFIC) && has(run.first + 1, flag::SURNAME) && run.len() >= 3
            || has(run.first, flag::ROLE) && run.len() >= 4
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
