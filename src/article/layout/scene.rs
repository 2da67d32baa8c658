//! What the features of a line need to know of the page: where its paragraphs are, and what else they have in common.

mod features;
mod story;

use std::ops::{Range, RangeInclusive};

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::page::{Page, Placed};
use super::{PageReader, PartKind};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

const CAPTION: Hints = Hints::of(&[Mark::Caption]);
const PROVISION: Hints = Hints::of(&[Mark::Provision]);
const PHOTO: Hints = Hints::of(&[Mark::Photo]);
const GALLERY: Hints = Hints::of(&[Mark::Gallery]);
/// The words of a sentence that may be a caption where no image stands before it, at the most.
const SLIGHT: usize = 22;
/// The tokens that the name of an image adds to the title, at the most.
const ADDED: usize = 5;
/// The words of a summary at the least, where no mark ends it and a heading follows.
const INTRO: usize = 15;
/// The words of a verse at the most, and the lines of a poem.
const VERSE: usize = 14;
const VERSES: usize = 24;
/// The words of a line, or of the end of a paragraph, that announces pictures.
const GALLERY_HEAD: usize = 15;

/// The words of an item of a list at the most.
const ITEM: usize = 20;
/// The words of a title that has capitals throughout, at the least.
const CASED: usize = 6;
/// The words of a caption with its credit, at the most.
const CAPTIONED: usize = 60;
/// The digits of the number of an item, at the most: more are a date.
const DIGITS: usize = 3;
/// The words of a line that ends with no mark, is no heading and may be what a picture shows.
const LONE: RangeInclusive<usize> = 19..=40;

/// The words of a line with a colon at its end that announces a list, at the least.
const ANNOUNCING: usize = 10;

/// What stands before a text, as far as it has been placed.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// A byline or a source at the end of the article.
    pub(super) signed: bool,
    /// The title, and nothing of the text.
    pub(super) after_title: bool,
    /// A line of furniture behind the last paragraph.
    pub(super) loose: bool,
    /// A line that announces a list, and nothing but its items.
    pub(super) listed: bool,
}

/// What the features of a line need to know of the others.
pub(super) struct Scene<'t> {
    texts: &'t [usize],
    title: Option<usize>,
    /// Whether the title is still to be found.
    seeks_title: bool,
    /// The words from each text to the end.
    words_left: Vec<usize>,
    /// Whether most paragraphs have a blank line between them.
    spaced: bool,
    /// Which texts are paragraphs.
    prose: Vec<bool>,
    /// The order of the first paragraph.
    opening: Option<usize>,
    /// The first paragraph behind the title.
    first_prose: Option<usize>,
    /// The place behind the last paragraph.
    tail: usize,
    /// Whether a paragraph of the page holds letters of Vietnamese.
    is_vietnamese: bool,
    /// Whether the page holds the head of an official document.
    is_document: bool,
    /// Whether the last paragraph announces a list.
    announced: bool,
    /// The words of a paragraph of the page: half have more.
    usual: usize,
    /// The lines of a quotation that begins with a line and does not end in it: verses.
    quoted: Range<usize>,
    /// The line that announces pictures: `Một số hình ảnh của buổi lễ:`
    gallery: Option<usize>,
    /// How many captions end with a credit.
    credited: usize,
}

impl<'t> Scene<'t> {
    /// The scene in which the title is still to be found.
    pub(super) fn without_title(page: &Page<'_>, texts: &'t [usize]) -> Self {
        Self { seeks_title: true, ..Self::new(page, texts, None) }
    }

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
        // A line that announces a list belongs to the text, though it is no sentence.
        let announces = |index: &usize| {
            let line = &page.lines[*index].line;
            page.reader.cursor.word(line.run.end - 1) == kw::COLON
                && line.words >= ANNOUNCING
                && !page.reader.speaks_of_pictures(line)
        };
        let tail = prose.iter().rposition(|&prose| prose).map_or(texts.len(), |last| last + 1);
        let tail = tail + usize::from(texts.get(tail).is_some_and(announces));
        let is_gallery = |order: &usize| {
            let line = &page.lines[texts[*order]].line;
            // `… Dưới đây là một số hình ảnh của buổi lễ.`
            let end = Run::new(line.run.first.max(line.run.end.saturating_sub(GALLERY_HEAD)), line.run.end);
            let announces = |at: usize| matches!(page.reader.mark_of(at, end.end, GALLERY), Some((_, Mark::Gallery)));
            // `Những hình ảnh của buổi lễ.` is a sentence of its own.
            let first = end.first + usize::from(line.stops);
            line.hints.any(GALLERY) && (line.words <= GALLERY_HEAD || prose[*order]) && (first..end.end).any(announces)
        };
        let quoted = quoted(page, texts);
        let announced_gallery = (tail.saturating_sub(1)..texts.len()).find(is_gallery);
        let gallery =
            announced_gallery.or_else(|| story::is_story(page, &texts[tail..]).then_some(tail.saturating_sub(1)));
        let is_text = |&order: &usize| title.is_none_or(|title| texts[order] > title);
        let is_credited = |&order: &usize| {
            let line = &page.lines[texts[order]].line;
            line.hints.any(PHOTO) && line.words <= CAPTIONED && page.reader.credit(line).is_some()
        };
        let credited = (0..texts.len()).filter(is_credited).count();
        let mut lengths: Vec<usize> = (0..texts.len())
            .filter(is_text)
            .filter(|&order| prose[order])
            .map(|order| page.lines[texts[order]].line.words)
            .collect();
        lengths.sort_unstable();
        let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
        let announced = tail > 0
            && texts
                .get(tail - 1)
                .is_some_and(|&last| page.reader.cursor.word(page.lines[last].line.run.end - 1) == kw::COLON);
        Self {
            texts,
            title,
            seeks_title: false,
            words_left,
            spaced,
            opening: prose.iter().position(|&prose| prose),
            prose,
            first_prose,
            tail,
            is_vietnamese,
            is_document,
            announced,
            usual,
            quoted,
            gallery,
            credited,
        }
    }

    /// Whether a run is the title and a word or two more, as the words that stand for the images of a page are.
    fn repeats_title(&self, page: &Page<'_>, run: Run) -> bool {
        let Some(title) = self.title.map(|title| page.reader.trimmed_hash(page.lines[title].line.run)) else {
            return false;
        };
        title.len() >= 5
            && (title.len()..=title.len() + ADDED).contains(&run.len())
            && page.reader.same(Run::new(run.first, run.first + title.len()), title)
    }

    /// Whether a line of furniture repeats the title, so that an image stands there.
    fn is_alternative(&self, page: &Page<'_>, placed: &Placed) -> bool {
        let Some(title) = self.title.map(|title| page.lines[title].line) else { return false };
        // Right under the title, the same words are the title again.
        let is_again = placed.line.run.first == title.run.end && placed.line.words == title.words;
        matches!(placed.part, Some((PartKind::Chrome, _)))
            && placed.line.run.first > title.run.first
            && !is_again
            && self.repeats_title(page, page.reader.trimmed_hash(placed.line.run))
    }

    /// Whether a text is part of a quotation over several lines.
    pub(super) fn is_quoted(&self, order: usize) -> bool {
        self.quoted.contains(&order)
    }

    /// Whether a text stands behind the last paragraph.
    pub(super) fn is_behind(&self, order: usize) -> bool {
        order >= self.tail
    }

    /// Whether a text may be an item of a list.
    pub(super) fn is_item(&self, page: &Page<'_>, order: usize) -> bool {
        self.texts.get(order).is_some_and(|&index| page.lines[index].line.words <= ITEM)
    }

    /// Whether a text announces a list: a colon ends it, and two items follow.
    pub(super) fn announces(&self, page: &Page<'_>, order: usize) -> bool {
        let line = &page.lines[self.texts[order]].line;
        page.reader.cursor.word(line.run.end - 1) == kw::COLON
            && !page.reader.speaks_of_pictures(line)
            && (order + 1..order + 3).all(|next| self.is_item(page, next))
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
            && !line.hints.any(PHOTO)
            && (!line.stops || last == "?" && !reader.has_label(run))
            && !matches!(last, ":" | ",")
            && (reader.is_enumerated(run)
                || reader.is_numbered(run)
                || begins && !reader.is_addressed(run) && !reader.is_signed(run));
        let index = self.texts[order];
        let beside = !page.lines[index..next].iter().any(|between| between.label == Label::Image);
        let first = page.lines[index].line.run.first;
        let opens = matches!(reader.mark(first, run.first), Some((_, Mark::Opening))) || reader.in_date(first);
        let is_tags = |placed: &Placed| matches!(placed.part, Some((PartKind::Tags, _)));
        // An abstract stands before its key words.
        let abstracted = page.lines[index..next].iter().any(is_tags) && !self.is_closing(order);
        // What announces a list is no summary.
        let line_before = &page.lines[index].line;
        let before = line_before.run;
        let is_item = reader.is_bulleted(before) || reader.cursor.word(before.end - 1) == kw::COLON;
        let is_intro = is_heading && !is_item && beside && !opens && self.texts.len() > order + 2;
        let is_prose = self.prose[order];
        (is_prose || line_before.words >= INTRO) && is_intro || is_prose && abstracted
    }

    /// Whether a text is a paragraph and nothing around it or in it could make it anything else, whatever its other features:
    /// most texts are, and need not be weighed.
    pub(super) fn is_plain(&self, page: &Page<'_>, order: usize, before: Before) -> bool {
        let index = self.texts[order];
        let line = &page.lines[index].line;
        let is_blank = |placed: &Placed| placed.line.gap == Gap::Paragraph;
        let is_set_apart =
            || !self.spaced && line.gap == Gap::Paragraph && page.lines.get(index + 1).is_none_or(is_blank);
        // The title, or a line that may say the same and a word or two more.
        let is_longer = |title: &Placed| (title.line.words..=title.line.words + ADDED).contains(&line.words);
        let is_like = |other: &Placed| other.line.words == line.words;
        let in_body = self.title.is_none_or(|title| index > title && !is_longer(&page.lines[title]));
        let is_alone = |other: &Placed| {
            let is_picture = other.label == Label::Image
                || self.is_alternative(page, other)
                || matches!(other.part, Some((PartKind::Credit | PartKind::Byline, _)));
            !is_picture && !is_like(other)
        };
        let may_be_scene = || line.hints.any(CAPTION) || self.is_slight(line.words);
        let is_picture = || line.words <= 40 && (!line.stops || may_be_scene() && page.reader.is_scene(line));
        self.prose[order]
            && in_body
            && !is_picture()
            && !page.reader.is_cell(line)
            && !(before.signed || before.after_title || line.hints.any(PHOTO) || is_set_apart())
            && page.lines[index.saturating_sub(1)..index].iter().all(is_alone)
            && page.lines.get(index + 1).is_none_or(is_alone)
            && !page.reader.is_enumerated(page.reader.trimmed_hash(line.run))
    }

    /// Whether a text is so much shorter than the paragraphs of the page that it may be a caption.
    fn is_slight(&self, words: usize) -> bool {
        words <= SLIGHT && words * 2 <= self.usual
    }

    /// Whether a text that ends with no mark stands between two paragraphs, and is too long for a heading.
    fn is_lone(&self, page: &Page<'_>, order: usize) -> bool {
        let Placed { line, label, .. } = &page.lines[self.texts[order]];
        let run = page.reader.trimmed_hash(line.run);
        let is_prose = |order: Option<usize>| order.and_then(|order| self.prose.get(order)) == Some(&true);
        let last = page.reader.cursor.str(line.run.end - 1);
        LONE.contains(&line.words)
            && !line.stops
            && !matches!(last, ":" | ",")
            && *label == Label::Text
            && !self.is_document
            && self.title.is_none_or(|title| self.texts[order] > title)
            && is_prose(order.checked_sub(1))
            && is_prose(Some(order + 1))
            && !page.reader.is_bulleted(run)
            && !page.reader.is_enumerated(run)
            && page.reader.is_named(run)
            && page.reader.is_one_clause(run)
    }

    /// Whether a text stands in a list of headlines: two to six lines side by side, none of which ends as a sentence does,
    /// between two paragraphs. What a colon announces is a list of the text itself.
    fn is_linked(&self, page: &Page<'_>, order: usize) -> bool {
        let is_headline = |order: usize| {
            let Placed { line, label, .. } = &page.lines[self.texts[order]];
            let last = page.reader.cursor.str(line.run.end - 1);
            let run = page.reader.trimmed_hash(line.run);
            *label == Label::Text
                && (8..=32).contains(&line.words)
                && !line.stops
                && !line.hints.any(PHOTO)
                && (!matches!(last, ":" | "," | ")") || last == ")" && line.words > 15)
                && page.reader.cursor.at(run.first).shape.is_capital()
                && !page.reader.is_upper(run)
                && !page.reader.is_enumerated(run)
        };
        let adjoins = |order: usize| self.texts[order + 1] == self.texts[order] + 1;
        let mut first = order;
        let mut end = order + 1;
        if self.title.is_none() || order >= self.tail || !is_headline(order) {
            return false;
        }
        while first > 0 && order - first < 6 && is_headline(first - 1) && adjoins(first - 1) {
            first -= 1;
        }
        while end < self.texts.len() && end - order < 6 && is_headline(end) && adjoins(end - 1) {
            end += 1;
        }
        let announced = || {
            let run = page.lines[self.texts[first - 1]].line.run;
            page.reader.cursor.word(run.end - 1) == kw::COLON
        };
        // A paragraph, or its heading with a number.
        let goes_on = || {
            let is_numbered = |&index: &usize| page.reader.is_numbered(page.lines[index].line.run);
            self.texts.get(end).is_some_and(is_numbered) && self.prose.get(end + 1) == Some(&true)
        };
        let is_like = |one: usize, other: usize| {
            page.reader.same(page.lines[self.texts[one]].line.run, page.lines[self.texts[other]].line.run)
        };
        (2..=6).contains(&(end - first))
            && first > 0
            && self.prose[first - 1]
            && (self.prose.get(end) == Some(&true) || goes_on())
            && !announced()
            && !(first..end).any(|order| page.reader.is_scene(&page.lines[self.texts[order]].line))
            && !(first + 1..end).any(|order| is_like(order - 1, order))
    }
}

/// The first lines of a text that stand in one quotation, where that begins with the first of them: verses.
fn quoted(page: &Page<'_>, texts: &[usize]) -> Range<usize> {
    let word = |at: usize| page.reader.cursor.word(at);
    let turns = |&order: &usize| {
        let run = page.lines[texts[order]].line.run;
        (run.first..run.end).filter(|&at| word(at) == kw::QUOTE).count() % 2 == 1
    };
    let is_verse = |order: usize| page.lines[texts[order]].line.words <= VERSE;
    let opens = |order: &usize| word(page.lines[texts[*order]].line.run.first) == kw::QUOTE && turns(order);
    let Some(first) = (0..texts.len()).take_while(|&order| is_verse(order)).find(opens) else { return 0..0 };
    let end = (first + 1..texts.len().min(first + VERSES)).take_while(|&order| is_verse(order)).find(turns);
    end.map_or(0..0, |end| first..end + 1)
}

impl PageReader<'_> {
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

    /// Whether a person's name stands before a dash, and a few words for an office behind: `Lò Văn Hặc – HND tỉnh`.
    fn is_named_with_office(&self, run: Run) -> bool {
        let Some(dash) = (run.first + 2..run.end).find(|&at| self.cursor.word(at) == kw::DASH) else { return false };
        let (name, office) = (Run::new(run.first, dash), self.trimmed(Run::new(dash + 1, run.end)));
        let begins = self.mark(office.first, office.end);
        let is_office = matches!(begins, Some((_, Mark::Organ)))
            || self.cursor.at(office.first).shape == Shape::Upper && office.len() >= 2;
        (1..=5).contains(&office.len())
            && is_office
            && self.cursor.at(run.first).flags & flag::SURNAME != 0
            && !self.is_addressed(run)
            && self.is_full_name(name)
            && self.is_signed(name)
    }

    /// Whether a run ends with the name of a network: `Theo dõi báo … trên Google News`.
    fn ends_with_network(&self, run: Run) -> bool {
        // The sign of the network stands for its name: `Theo dõi Báo Mường Lằm trên`.
        let is_open = self.cursor.word(run.end - 1) == kw::TRÊN;
        is_open
            || (run.first.max(run.end.saturating_sub(2))..run.end)
                .any(|at| matches!(self.mark(at, run.end), Some((next, Mark::Network)) if next == run.end))
    }

    /// Whether almost every word of a line begins with a capital, and not all are capitals: `Lễ Khánh Thành Cầu Cô Vân.`
    fn is_title_cased(&self, line: &Line) -> bool {
        let words = || self.cursor.tokens[line.run.first..line.run.end].iter().filter(|token| token.is_word());
        let capitals = words().filter(|token| token.shape.is_capital()).count();
        line.words >= CASED && capitals * 10 >= line.words * 9 && !self.is_upper(line.run)
    }

    /// `1. Đặt vấn đề`
    pub(super) fn is_numbered(&self, run: Run) -> bool {
        let stop = (run.first + 1..run.end.min(run.first + 4))
            .find(|&at| self.sign(at) == "." && !self.cursor.touches(at + 1));
        self.cursor.at(run.first).kind == Kind::Number
            && stop.is_some_and(|stop| self.cursor.at(stop + 1).shape.is_capital())
    }

    /// Whether a line ends with a bar and holds no other but one at its start: `| Quang cảnh buổi lễ |`
    pub(super) fn is_cell(&self, line: &Line) -> bool {
        let is_bar = |at: usize| self.sign(at) == "|";
        let run = line.run;
        line.hints.any(Hints::BAR) && is_bar(run.end - 1) && run.len() > 4 && !(run.first + 1..run.end - 1).any(is_bar)
    }

    pub(super) fn is_bulleted(&self, run: Run) -> bool {
        let first = self.cursor.str(run.first);
        let provision = matches!(self.mark_of(run.first, run.end, PROVISION), Some((next, Mark::Provision))
            if self.cursor.at(next).kind == Kind::Number || self.cursor.at(next).shape.is_capital());
        provision
            || matches!(first, "-" | "–" | "+" | "•" | "*" | "·" | "●" | "►" | "▪" | "|")
            || self.cursor.at(run.first).kind == Kind::Number
                && first.len() <= DIGITS
                && matches!(self.cursor.str(run.first + 1), "." | ")" | "/")
            || self.cursor.at(run.first).shape == Shape::Lower && matches!(self.cursor.str(run.first + 1), ")" | ".")
    }

    /// Whether a run says the same twice: the words that stand for an image, and its caption.
    pub(super) fn is_twice(&self, run: Run) -> bool {
        let half = run.first + run.len() / 2;
        self.same(Run::new(run.first, half), Run::new(half, run.end))
    }

    /// Whether two runs begin with the same words.
    pub(super) fn begins_alike(&self, one: Run, other: Run) -> bool {
        let begin = |run: Run| Run::new(run.first, run.end.min(run.first + 5));
        self.same(begin(one), begin(other))
    }

    /// Whether two runs say the same; their quotation marks may differ.
    pub(super) fn same(&self, one: Run, other: Run) -> bool {
        let is_like = |one: usize, other: usize| {
            self.cursor.str(one) == self.cursor.str(other)
                || [one, other].iter().all(|&at| matches!(self.sign(at), "'" | "\"" | "‘" | "’" | "“" | "”"))
        };
        one.len() == other.len() && (0..one.len()).all(|i| is_like(one.first + i, other.first + i))
    }
}
