//! The features of a line: its own and those that its neighbours give it.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::Run;
use super::page::{Page, Placed};
use super::weights::Features;
use super::{PartKind, Reader};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

const CAPTION: Hints = Hints::of(&[Mark::Caption]);
const PROVISION: Hints = Hints::of(&[Mark::Provision]);
const PHOTO: Hints = Hints::of(&[Mark::Photo]);

/// What stands before a text, as far as it has been placed.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// A byline or a source at the end of the article.
    pub(super) signed: bool,
    /// The title, and nothing of the text.
    pub(super) after_title: bool,
}

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
    /// The first paragraph behind the title.
    first_prose: Option<usize>,
    /// The place behind the last paragraph.
    tail: usize,
    /// Whether a paragraph of the page holds letters of Vietnamese.
    is_vietnamese: bool,
    /// Whether the page holds the head of an official document.
    is_document: bool,
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
        let paragraphs = texts.get(3.min(texts.len().saturating_sub(2))..).unwrap_or_default();
        let blanks = paragraphs.iter().filter(|&&index| page.lines[index].line.gap == Gap::Paragraph).count();
        let spaced = blanks * 3 > paragraphs.len();
        let prose: Vec<bool> = texts.iter().map(|&index| page.prose(index)).collect();
        let behind = || (0..texts.len()).filter(|&order| title.is_some_and(|title| texts[order] > title));
        let first_prose = behind().find(|&order| prose[order]).map(|order| texts[order]);
        let is_accented = |&index: &usize| {
            let run = page.lines[index].line.run;
            !page.reader.cursor.span(run.first, run.end).of(page.reader.cursor.text).is_ascii()
        };
        let paragraphs = texts.iter().zip(&prose).filter(|(_, prose)| **prose).map(|(index, _)| index);
        let is_vietnamese = paragraphs.take(4).any(is_accented);
        let is_document = page.lines.iter().any(|p| matches!(p.part, Some((PartKind::Letterhead, _))));
        let tail = prose.iter().rposition(|&prose| prose).map_or(texts.len(), |last| last + 1);
        Self { texts, title, words_left, spaced, prose, first_prose, tail, is_vietnamese, is_document }
    }

    /// Whether little text follows a text.
    pub(super) fn is_closing(&self, order: usize) -> bool {
        let left = self.words_left.get(order + 1).copied().unwrap_or(0);
        order > 0 && left <= 60.max(self.words_left[0] / 8)
    }

    /// Whether a paragraph is followed by a heading at once.
    fn is_intro(&self, page: &Page<'_>, order: usize) -> bool {
        let Some(&next) = self.texts.get(order + 1) else { return false };
        let Placed { line, label, .. } = &page.lines[next];
        let reader = page.reader;
        let run = reader.trimmed_hash(line.run);
        let last = reader.cursor.str(line.run.end - 1);
        let begins = reader.cursor.at(run.first).shape.is_capital();
        let is_heading = *label == Label::Text
            && (2..=15).contains(&line.words)
            && !line.stops
            && !matches!(last, ":" | ",")
            && (reader.is_enumerated(run) || begins && !reader.is_addressed(run) && !reader.is_signed(run));
        let index = self.texts[order];
        let beside = !page.lines[index..next].iter().any(|between| between.label == Label::Image);
        let opens = matches!(reader.mark(page.lines[index].line.run.first, run.first), Some((_, Mark::Opening)));
        let is_tags = |placed: &Placed| matches!(placed.part, Some((PartKind::Tags, _)));
        // An abstract stands before its key words.
        let abstracted = page.lines[index..next].iter().any(is_tags) && !self.is_closing(order);
        let is_intro = is_heading && beside && !opens && self.texts.len() > order + 2;
        self.prose[order] && (is_intro || abstracted)
    }

    /// Whether a text is a paragraph and nothing around it or in it could make it anything else, whatever its other features:
    /// most texts are, and need not be weighed.
    pub(super) fn is_plain(&self, page: &Page<'_>, order: usize, before: Before) -> bool {
        let index = self.texts[order];
        let line = &page.lines[index].line;
        let is_blank = |placed: &Placed| placed.line.gap == Gap::Paragraph;
        let is_set_apart =
            || !self.spaced && line.gap == Gap::Paragraph && page.lines.get(index + 1).is_none_or(is_blank);
        // The title, or a line that may say the same.
        let is_like = |other: &Placed| other.line.words == line.words;
        let in_body = self.title.is_none_or(|title| index > title && !is_like(&page.lines[title]));
        let is_alone = |other: &Placed| {
            let is_picture =
                other.label == Label::Image || matches!(other.part, Some((PartKind::Credit | PartKind::Byline, _)));
            !is_picture && !is_like(other)
        };
        self.prose[order]
            && in_body
            && !(before.signed || before.after_title || line.hints.any(PHOTO) || is_set_apart())
            && page.lines[index.saturating_sub(1)..index].iter().all(is_alone)
            && page.lines.get(index + 1).is_none_or(is_alone)
            && !page.reader.is_enumerated(page.reader.trimmed_hash(line.run))
    }

    /// The features of a text.
    pub(super) fn features(&self, page: &Page<'_>, order: usize, Before { signed, after_title }: Before) -> Features {
        use super::weights::Feature::*;
        let index = self.texts[order];
        let reader = page.reader;
        let Placed { line, label, .. } = &page.lines[index];
        let run = reader.trimmed_hash(line.run);
        let neighbour = |step: isize| index.checked_add_signed(step).and_then(|i| page.lines.get(i));
        let is_prose = |step: isize| order.checked_add_signed(step).and_then(|i| self.prose.get(i)) == Some(&true);
        let next_prose = is_prose(1);
        let stops = line.stops;
        let last = reader.cursor.str(line.run.end - 1);
        let blank_after = neighbour(1).is_none_or(|next| next.line.gap == Gap::Paragraph);
        let is_image = |step: isize| neighbour(step).is_some_and(|placed| placed.label == Label::Image);
        let opening = reader.mark(run.first, run.end);
        let begins = opening.map(|(_, mark)| mark);
        let is_office_signed = || begins == Some(Mark::Degree) && reader.is_office_signed(run);
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
        let in_tail = order >= self.tail;
        let is_office = matches!(begins, Some(Mark::Office | Mark::Organ)) && reader.is_office_name(run);
        let is_enumerated = reader.is_enumerated(run);
        let may_be_named = line.words <= 12 && !is_office && !is_enumerated;
        let is_named = may_be_named && (reader.is_signed(run) || is_office_signed());
        features.set(Enumerated, is_enumerated);
        features.set(Signed, is_named && *label != Label::Section);
        let desk =
            || matches!(opening, Some((next, Mark::Credit)) if reader.trimmed(Run::new(next, run.end)).is_empty());
        let is_upper = reader.is_upper(run);
        features.set(Scrap, line.words <= 2 && !is_upper);
        features.set(Foreign, self.is_vietnamese && reader.is_foreign(line));
        let is_labelled = self.is_closing(order) && in_tail && !self.is_document && line.words <= 10;
        let is_mail = || (run.first..run.end).any(|at| reader.cursor.str(at) == "@");
        features.set(MailAtEnd, in_tail && line.words <= 15 && is_mail());
        let is_tag = line.words <= 4 && !stops && reader.cursor.at(run.first).shape == Shape::Lower;
        features.set(TagAtEnd, in_tail && is_tag);
        features.set(NamedAtEnd, is_labelled && reader.labelled_name(run).is_some());
        features.set(Desk, is_named && desk());
        features.set(
            Month,
            line.words <= 4 && reader.has_date(run) && (run.first..run.end).all(|at| reader.says_when(at, run.end)),
        );
        let says_same =
            |other: &Placed| other.line.words == line.words && reader.same(run, reader.trimmed_hash(other.line.run));
        let twin = |step: isize| line.words >= 3 && neighbour(step).is_some_and(says_same);
        features.set(Doubled, twin(-1) || twin(1));
        features.set(SectionAtEnd, in_tail && *label == Label::Section);
        features.set(ForeignAtEnd, in_tail && !stops && reader.is_foreign(line));
        let is_source = begins == Some(Mark::Theo);
        features.set(SourceAtEnd, in_tail && is_source && !stops && line.words <= 15);
        let is_follow = begins == Some(Mark::Furniture) && line.words <= 12 && !stops && reader.ends_with_network(run);
        features.set(Follow, is_follow);
        features.set(Surname, reader.cursor.at(run.first).flags & flag::SURNAME != 0);
        features.set(Address, begins == Some(Mark::Address) && reader.is_addressed(run));
        features.set(Bulleted, reader.is_bulleted(run));
        features.set(Upper, is_upper);
        let is_site = matches!(opening, Some((next, Mark::Furniture)) if next >= run.first + 3);
        features.set(Organ, (begins == Some(Mark::Organ) || is_site) && is_upper && line.words <= 12);
        features.set(Section, *label == Label::Section);
        features.set(Dateline, reader.dateline(line.run).is_some());
        features.set(Credited, line.words <= 60 && reader.credit(line).is_some());
        features.set(Pictured, line.words <= 40 && line.hints.any(CAPTION) && reader.is_pictured(run));
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
            let meta = |placed: &Placed| {
                matches!(placed.part, Some((PartKind::Published | PartKind::Views | PartKind::Byline, _)))
            };
            features.set(BeforeTitle, index < title);
            features.set(Masthead, index < title && (line.words < 7 || is_upper));
            let labelled =
                line.words <= 5 && last != ":" && (run.first..run.end).any(|at| reader.cursor.str(at) == ":");
            let in_head = index > title && self.first_prose.is_some_and(|prose| index < prose);
            features.set(Degree, in_head && is_named && begins == Some(Mark::Degree) && line.words >= 3);
            features.set(ValueInHead, in_head && labelled && !reader.is_bulleted(run));
            features.set(AfterTitle, after_title);
            features.set(SignedUnderTitle, after_title && is_named && reader.is_full_name(run));
            let after_meta = index.checked_sub(1).and_then(|i| page.lines.get(i)).is_some_and(meta);
            features
                .set(OpenUnderDate, in_head && after_meta && !stops && last != ":" && !next_prose && line.words <= 15);
            features.set(OfficeInHead, in_head && is_office && !is_upper && !stops && blank_after && line.words <= 10);
            features.set(ForeignUnderTitle, after_title && !stops && self.is_vietnamese && reader.is_foreign(line));
            features.set(InDocument, self.is_document);
            features.set(BeforeHeading, after_title && self.is_intro(page, order));
            features.set(BeforeMeta, after_title && neighbour(1).is_some_and(meta) && next_prose);
            features.set(SameAsTitle, says_same(&page.lines[title]));
        }
        features.set(AfterByline, signed);
        features.set(ContactAtEnd, signed && begins == Some(Mark::Contact));
        let bracketed = reader.cursor.str(line.run.first) == "(" && last == ")";
        let after_byline = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Byline, _))));
        // Where the author works: in brackets, in the head before the date, or an office right behind the name.
        let affiliation =
            after_byline && order > 0 && line.words <= 8 && (page.beside_date(index) || is_office) && !stops;
        let after_source = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Source, _))));
        features.set(OfficeAfterSource, after_source && is_office && !stops && line.words <= 8);
        features.set(Affiliation, bracketed && after_byline || affiliation);
        features
    }
}

impl Reader<'_> {
    /// The run without the `#` of a heading.
    pub(super) fn trimmed_hash(&self, run: Run) -> Run {
        let first = (run.first..run.end).find(|&at| self.sign(at) != "#").unwrap_or(run.first);
        Run::new(first, run.end)
    }

    /// Whether all words of a run are in capitals.
    pub(super) fn is_upper(&self, run: Run) -> bool {
        let words = || self.cursor.tokens[run.first..run.end].iter().filter(|t| t.is_word());
        words().next().is_some() && words().all(|t| matches!(t.shape, Shape::Upper | Shape::Initial))
    }

    /// Whether names stand before a dash, as behind a degree: `BS. Lương Đức Mạnh - Khoa Tim mạch`.
    fn is_office_signed(&self, run: Run) -> bool {
        let dash = (run.first + 2..run.end).find(|&at| self.cursor.word(at) == kw::DASH);
        dash.is_some_and(|dash| self.is_signed(Run::new(run.first, dash)))
    }

    /// Whether a run ends with the name of a network: `Theo dõi báo … trên Google News`.
    fn ends_with_network(&self, run: Run) -> bool {
        (run.first.max(run.end.saturating_sub(2))..run.end)
            .any(|at| matches!(self.mark(at, run.end), Some((next, Mark::Network)) if next == run.end))
    }

    /// `Bà Đinh Hoài Giang`: not a byline.
    fn is_addressed(&self, run: Run) -> bool {
        let named = |next: usize| next < run.end && self.cursor.at(next).flags & flag::SURNAME != 0;
        matches!(self.mark(run.first, run.end), Some((next, Mark::Address)) if named(next)) && run.len() >= 3
    }

    pub(super) fn is_bulleted(&self, run: Run) -> bool {
        let first = self.cursor.str(run.first);
        let provision = matches!(self.mark_of(run.first, run.end, PROVISION), Some((next, Mark::Provision))
            if self.cursor.at(next).kind == Kind::Number || self.cursor.at(next).shape.is_capital());
        provision
            || matches!(first, "-" | "–" | "+" | "•" | "*" | "·" | "●" | "►" | "▪" | "|")
            || self.cursor.at(run.first).kind == Kind::Number
                && matches!(self.cursor.str(run.first + 1), "." | ")" | "/")
            || self.cursor.at(run.first).shape == Shape::Lower && matches!(self.cursor.str(run.first + 1), ")" | ".")
    }

    /// Whether a line holds words that captions use.
    fn is_pictured(&self, run: Run) -> bool {
        (run.first..run.end).any(|at| matches!(self.mark_of(at, run.end, CAPTION), Some((_, Mark::Caption))))
    }

    pub(super) fn same(&self, one: Run, other: Run) -> bool {
        one.len() == other.len()
            && (0..one.len()).all(|i| self.cursor.str(one.first + i) == self.cursor.str(other.first + i))
    }
}
