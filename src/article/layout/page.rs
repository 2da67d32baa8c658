//! What a line is by its place: what it says of itself first, then what it weighs among its neighbours.

use std::ops::RangeInclusive;

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::scene::{Before, Scene};
use super::weights::{self, Features, KINDS};
use super::{PageReader, PartKind};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Shape, Token};

/// The words of a title that ends as a sentence does.
const TITLE: RangeInclusive<usize> = 7..=30;

/// The words of a title that stands again, at the least.
const TITLE_AGAIN: usize = 4;

/// How far the lines of a list are apart that name the same author.
const NEAR: usize = 8;
/// The words of an abstract at the least.
const ABSTRACT: usize = 30;

/// A line with what it was found to be.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) label: Label,
    /// The kind, and the tokens of what it says.
    pub(super) part: Option<(PartKind, Run)>,
}

/// The lines of a page, and what was found of each.
pub(super) struct Page<'a> {
    pub(super) reader: &'a PageReader<'a>,
    pub(super) lines: Vec<Placed>,
}

impl<'a> Page<'a> {
    pub(super) fn new(reader: &'a PageReader<'a>, labelled: Vec<(Line, Label)>) -> Self {
        let lines = labelled
            .into_iter()
            .map(|(line, label)| {
                let part = match label {
                    Label::Part(kind, content) => Some((kind, content)),
                    Label::Known(kind) => Some((kind, reader.trimmed_hash(line.run))),
                    Label::Image | Label::List | Label::Index | Label::Rest => Some((PartKind::Chrome, line.run)),
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
        self.asides();
        self.close();
        let (head, tail) = self.bounds();
        self.reachable_authors();
        self.contacts(head, tail);
        self.dates_and_numbers(head, tail);
        let title = self.title(head);
        self.clocks(title, head);
        self.slogans(title);
        self.others(title);
        self.posters();
    }

    /// What stands between the title and the same words again is the head of the site, where it is no text.
    fn slogans(&mut self, title: Option<usize>) {
        let Some(title) = title else { return };
        let run = self.reader.trimmed_hash(self.lines[title].line.run);
        let is_again = |&index: &usize| self.reader.same(run, self.reader.trimmed_hash(self.lines[index].line.run));
        let is_text = |&index: &usize| self.prose(index);
        let near = title + 1..self.lines.len().min(title + 1 + NEAR);
        let end = near.clone().find(is_text).unwrap_or(near.end);
        let Some(again) = (title + 1..end).find(is_again) else { return };
        let is_slogan = |&index: &usize| {
            let Placed { line, label, part } = &self.lines[index];
            part.is_none()
                && *label == Label::Text
                && !line.stops
                && line.words >= 4
                && !self.reader.is_signed(line.run)
        };
        for index in (title + 1..again).filter(is_slogan).collect::<Vec<_>>() {
            self.place(index, PartKind::Chrome);
        }
    }

    /// Who wrote an article is its author, not who put it on the page.
    fn posters(&mut self) {
        let is_byline = |p: &Placed| matches!(p.part, Some((PartKind::Byline, _)));
        let is_poster = |p: &Placed| {
            is_byline(p) && matches!(self.reader.mark(p.line.run.first, p.line.run.end), Some((_, Mark::Poster)))
        };
        if !self.lines.iter().any(|p| is_byline(p) && !is_poster(p)) {
            return;
        }
        let posters: Vec<usize> = (0..self.lines.len()).filter(|&index| is_poster(&self.lines[index])).collect();
        for index in posters {
            self.place(index, PartKind::Chrome);
        }
    }

    /// Takes away what follows the article: comment boxes, lists of other articles.
    fn close(&mut self) {
        let words = |placed: &[Placed]| placed.iter().filter(|p| p.part.is_none()).map(|p| p.line.words).sum::<usize>();
        let total = words(&self.lines);
        let last = (0..self.lines.len()).rfind(|&index| self.prose(index)).unwrap_or(self.lines.len());
        let mut before = 0;
        let (mut read, mut listing, mut closed, mut ruled) = (false, false, false, false);
        // The heads of lists since the last paragraph.
        let mut heads = 0;
        // A list in the head of the page goes on as long as its items have bullets.
        let mut bulleted = false;
        for index in 0..self.lines.len() {
            let is_prose = self.prose(index);
            let line = self.lines[index].line;
            bulleted = match self.lines[index].label {
                Label::List => !read,
                _ => bulleted && matches!(self.reader.sign(line.run.first), "-" | "–" | "+" | "•" | "*" | "·" | "▪"),
            };
            let is_policy = read && self.is_policy(&line);
            closed |= is_policy && before * 2 >= total;
            let is_note = is_policy || before * 2 >= total && read && self.is_footnote(index, ruled);
            ruled = match self.lines[index].part {
                Some(_) => ruled || line.words == 0,
                None => is_note && ruled,
            };
            if is_note || bulleted && self.lines[index].part.is_none() {
                self.place(index, PartKind::Chrome);
                continue;
            }
            match self.lines[index].label {
                Label::Rest if before > 0 && before * 2 >= total => closed = true,
                // `Tin cùng chuyên mục`, `Tin mới`: what two lists follow is the whole article.
                Label::List if read => {
                    heads += 1;
                    listing = true;
                    closed |= heads > 1 && before * 2 >= total;
                }
                // The name of a part of the site behind the text heads a list of its articles.
                Label::Section if read && index > last => listing = true,
                _ => {}
            }
            // The abstract of a paper is text, whatever follows.
            let is_abstract = matches!(self.lines[index].part, Some((PartKind::Standfirst, _)));
            read |= is_prose || is_abstract && line.words > ABSTRACT;
            listing &= !is_prose;
            heads *= usize::from(!is_prose);
            let is_byline =
                || self.reader.is_signed(line.run) && self.reader.is_full_name(line.run) && !self.is_repeated(index);
            if self.lines[index].part.is_none() {
                before += self.lines[index].line.words;
                if closed || listing && !is_byline() {
                    self.lines[index].part = Some((PartKind::Chrome, self.lines[index].line.run));
                }
            }
        }
    }

    /// Whether a line near it says the same, as the names under the headlines of a list do.
    fn is_repeated(&self, index: usize) -> bool {
        let near = index.saturating_sub(NEAR)..self.lines.len().min(index + NEAR);
        let run = self.lines[index].line.run;
        near.filter(|&other| other != index).any(|other| self.reader.same(run, self.lines[other].line.run))
    }

    /// Whether a line tells readers how their comments are treated.
    fn is_policy(&self, line: &Line) -> bool {
        const POLICY: Hints = Hints::of(&[Mark::Policy]);
        let says = |at: usize| matches!(self.reader.mark_of(at, line.run.end, POLICY), Some((_, Mark::Policy)));
        line.hints.any(POLICY) && (line.run.first..line.run.end).any(says)
    }

    /// Whether a line is surely a paragraph.
    pub(super) fn prose(&self, index: usize) -> bool {
        let Placed { line, label, part } = &self.lines[index];
        part.is_none() && *label == Label::Text && (line.words > 30 || line.words >= 15 && line.stops)
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
            let Placed { line, label, part } = self.lines[index];
            let outside = index < head || index >= tail;
            let run = || self.reader.trimmed(line.run);
            let kind = match label {
                Label::Part(PartKind::Title, _) if index >= head => Some((PartKind::Tags, run())),
                _ if part.is_some() => None,
                // Behind the first paragraph, `Ngày 5/3/2021` is the heading of what follows.
                // Behind the text stand the dates of other articles.
                Label::Date(_) if is_dated && index >= tail => Some((PartKind::Chrome, run())),
                Label::Date(day)
                    if outside || !is_dated && index < second && self.reader.cursor.word(run().first) != kw::NGÀY =>
                {
                    is_dated = true;
                    Some((PartKind::Published, day))
                }
                Label::Text if index < head && (line.words == 0 || self.reader.is_head_chrome(&line)) => {
                    Some((PartKind::Chrome, run()))
                }
                Label::Number
                    if index < head && head < self.lines.len() && self.prose(head) && !self.beside_date(index) =>
                {
                    Some((PartKind::Chrome, run()))
                }
                Label::Counter if outside => Some((PartKind::Chrome, run())),
                Label::Number if outside && self.beside_date(index) => Some((PartKind::Views, run())),
                Label::Number if self.is_page_number(index) => Some((PartKind::Chrome, run())),
                _ => None,
            };
            self.lines[index].part = kind.or(part);
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
        let scene = Scene::without_title(self, &texts);
        let mut weighed = Vec::new();
        for (order, &index) in texts.iter().enumerate().take_while(|(_, index)| **index <= head) {
            // Nothing speaks so much for a title.
            let line = &self.lines[index].line;
            let announces = self.reader.cursor.word(line.run.end - 1) == kw::COLON;
            if announces || self.prose(index) && line.words > 40 {
                continue;
            }
            let weight = scene.features(self, order, Before::default()).weigh()[weights::THE_TITLE];
            if weight >= weights::TITLE_LEAST {
                weighed.push((weight, index));
            }
        }
        // Of equals, the first; and so where the heaviest says again in capitals what stands before.
        let heaviest = weighed.iter().rev().max_by_key(|(weight, _)| *weight).map(|(_, index)| *index);
        let best = heaviest.map(|again| {
            let mut before = weighed.iter().map(|(_, index)| *index).take_while(|index| *index < again);
            before.find(|&index| self.is_shouted_again(index, again)).unwrap_or(again)
        });
        let index = best.or_else(|| self.last_open(&scene, &texts, head)).or_else(|| self.echoed(&texts));
        let index = index.or_else(|| self.foreign_first(&texts, head))?;
        let index = self.title_start(index);
        self.join_title(index);
        self.place(index, PartKind::Title);
        Some(index)
    }

    /// Whether a line says in capitals what another begins with.
    fn is_shouted_again(&self, index: usize, again: usize) -> bool {
        let (one, other) = (self.lines[index].line.run, self.lines[again].line.run);
        let word = |at: usize| self.reader.cursor.word(at);
        other.len() >= TITLE_AGAIN
            && one.len() >= other.len()
            && self.reader.is_upper(other)
            && !self.reader.is_upper(one)
            && (0..other.len()).all(|step| word(one.first + step) == word(other.first + step))
    }

    /// The line right before the first paragraph, where nothing in the head weighs as a title does: `Tin buồn`.
    fn last_open(&self, scene: &Scene<'_>, texts: &[usize], head: usize) -> Option<usize> {
        let goes_on = |index: usize| {
            let line = &self.lines[index].line;
            let run = self.reader.trimmed_hash(line.run);
            let begins_small = |next: &Placed| self.reader.cursor.at(next.line.run.first).shape == Shape::Lower;
            let runs_on = self.lines.get(index + 1).is_some_and(begins_small);
            line.stops
                || runs_on
                || self.reader.is_mark_alone(line)
                || self.reader.is_introduced(run)
                || self.reader.credit(line).is_some()
                || self.reader.is_bulleted(run)
                || self.reader.is_enumerated(run)
        };
        let is_open = |&(order, index): &(usize, usize)| index < head && !goes_on(index) && !scene.is_quoted(order);
        let open = texts.iter().copied().enumerate().take_while(is_open).map(|(_, index)| index);
        let (before, last) = open.fold((None, None), |(_, last), index| (last, Some(index)));
        // `Mai Lan |` or `M.Lan` over the text is its author.
        let is_author = |index: usize| {
            let run = self.lines[index].line.run;
            self.reader.is_signed(run) && self.reader.sign(run.end - 1) == "|" || self.reader.is_initialled(run)
        };
        let authored = last.is_some_and(is_author);
        let index =
            if authored { before } else { last }.filter(|&index| !self.reader.is_cell(&self.lines[index].line))?;
        let Placed { line, label, .. } = &self.lines[index];
        let is_open = !line.stops && !matches!(self.reader.cursor.word(line.run.end - 1), kw::COLON | kw::COMMA);
        let follows = self.lines[index + 1..head].iter().all(|p| !matches!(p.part, Some((PartKind::Published, _))));
        let is_text = (*label == Label::Text || authored && *label == Label::Section)
            && self.lines.get(head).is_some_and(|_| self.prose(head));
        (is_text && is_open && follows && (2..=20).contains(&line.words)).then_some(index)
    }

    /// The first line, though it is in another language than the text, where nothing else is the title.
    fn foreign_first(&self, texts: &[usize], head: usize) -> Option<usize> {
        let first = *texts.first()?;
        let line = &self.lines[first].line;
        let is_open = !line.stops && self.reader.cursor.word(line.run.end - 1) != kw::COLON;
        (first < head && is_open && line.words >= TITLE_AGAIN && self.reader.is_foreign(line)).then_some(first)
    }

    /// The first line, though it ends as a sentence does, where the first paragraph holds most of its words.
    fn echoed(&self, texts: &[usize]) -> Option<usize> {
        let [first, second, ..] = *texts else { return None };
        let run = self.reader.trimmed_hash(self.lines[first].line.run);
        let next = self.lines[second].line.run;
        let words = self.lines[first].line.words;
        let is_headline = TITLE.contains(&words) && self.reader.is_one_clause(run);
        // A caption may stand before the paragraph that says when.
        let is_lead = || self.reader.begins_with_date(next) && !self.reader.is_scene(&self.lines[first].line);
        let follows = (self.lines[second].line.gap == Gap::Paragraph || is_lead()) && self.prose(second);
        let tokens = |run: Run| self.reader.cursor.tokens[run.first..run.end].iter().filter(|token| token.is_word());
        let is_echoed = |token: &&Token| tokens(next).any(|other| other.word == token.word);
        // The title and the same again are no sentence and its paragraph.
        let is_again = self.reader.same(run, next) || !self.reader.begins_alike(run, next);
        let is_echo = || tokens(run).filter(is_echoed).count() * 10 >= words * 9 && is_again;
        (is_headline && follows && is_echo()).then_some(first)
    }

    /// The first line of a title in capitals, of which a further one begins as no title does: `CỦA HỌC SINH …`.
    fn title_start(&self, index: usize) -> usize {
        let goes_on = |index: usize| {
            let Placed { line, .. } = &self.lines[index];
            matches!(self.reader.cursor.word(line.run.first), kw::CỦA | kw::VÀ) && line.gap == Gap::Line
        };
        let is_before = |placed: &Placed| {
            placed.part.is_none() && placed.label == Label::Text && self.reader.is_upper(placed.line.run)
        };
        match index.checked_sub(1) {
            Some(before) if goes_on(index) && is_before(&self.lines[before]) => before,
            _ => index,
        }
    }

    /// Adds the further lines of a title in capitals to its first.
    fn join_title(&mut self, index: usize) {
        let reader = self.reader;
        let first = reader.trimmed_hash(self.lines[index].line.run);
        let is_vietnamese = !reader.is_foreign(&self.lines[index].line);
        let goes_on = |placed: &Placed| {
            let (line, run) = (&placed.line, placed.line.run);
            let is_name = reader.is_signed(run) && reader.cursor.at(run.first).flags & flag::SURNAME != 0;
            let is_text = placed.part.is_none() && placed.label == Label::Text && line.gap == Gap::Line;
            // The title may stand twice.
            let is_again = reader.begins_alike(first, run) && run.len() >= 5;
            // So may its translation.
            let is_other = is_again || reader.is_foreign(line) && is_vietnamese;
            is_text && reader.is_upper(run) && !(is_name || is_other || reader.is_enumerated(run))
        };
        if !reader.is_upper(self.lines[index].line.run) || self.lines[index].line.stops {
            return;
        }
        let end = (index + 1..self.lines.len().min(index + 4))
            .find(|&next| !goes_on(&self.lines[next]))
            .unwrap_or(self.lines.len().min(index + 4));
        let run = Run::new(self.lines[index].line.run.first, self.lines[end - 1].line.run.end);
        self.lines[index].line = reader.line(run, self.lines[index].line.gap);
        self.lines.drain(index + 1..end);
    }

    /// Places what is left.
    fn others(&mut self, title: Option<usize>) {
        let texts = self.texts();
        let scene = Scene::new(self, &texts, title);
        let mut before = Before::default();
        let mut read = false;
        let has_standfirst = self.lines.iter().any(|placed| placed.label == Label::Known(PartKind::Standfirst));
        for (order, &index) in texts.iter().enumerate() {
            let from = order.checked_sub(1).map_or(0, |before| texts[before]);
            before.signed |= read
                && self.lines[from..index]
                    .iter()
                    .any(|p| matches!(p.part, Some((PartKind::Source | PartKind::Byline, _))))
                && scene.is_closing(order);
            let is_first = title.is_some_and(|title| title >= from && index > title);
            before.after_title |= is_first;
            let weighed = || self.weighed(scene.features(self, order, before), index, has_standfirst);
            let kind = if scene.is_plain(self, order, before) {
                debug_assert_eq!(weighed(), PartKind::Body, "what is plain is nothing but body");
                PartKind::Body
            } else {
                weighed()
            };
            read |= kind == PartKind::Body;
            // No heading has one word of one syllable; what a site puts between paragraphs may.
            let is_word = || self.lines[index].line.run.len() == 1;
            before.loose |= kind == PartKind::Chrome && scene.is_behind(order);
            let is_furniture =
                kind == PartKind::Caption && self.repeats(index) || kind == PartKind::Heading && is_word();
            let kind = if is_furniture { PartKind::Chrome } else { kind };
            // The pictures of an article may follow its author; a line without a mark begins a further text.
            let goes_on = matches!(kind, PartKind::Body | PartKind::Heading);
            before.listed = scene.announces(self, order) || before.listed && scene.is_item(self, order);
            before.signed &= !goes_on || self.lines[index].line.stops;
            before.after_title &= matches!(kind, PartKind::Chrome | PartKind::Byline);
            self.place(index, kind);
            if kind == PartKind::Byline {
                let run = self.lines[index].line.run;
                let named = self.reader.labelled_name(run).or_else(|| self.reader.author_before_photo(run));
                self.lines[index].part = Some((PartKind::Byline, named.unwrap_or(self.reader.trimmed(run))));
            }
        }
    }

    /// Whether a line says the same as the caption before it: the words that stand for an image are often its caption.
    fn repeats(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map(|before| &self.lines[before]);
        before.is_some_and(|before| {
            matches!(before.part, Some((PartKind::Caption, _)))
                && self.reader.same(before.line.run, self.lines[index].line.run)
        })
    }

    /// The kind for which the features of a line weigh most.
    fn weighed(&self, features: Features, index: usize, has_standfirst: bool) -> PartKind {
        // A figure or a rule of a table is nothing but text.
        if self.lines[index].line.words == 0 {
            return PartKind::Body;
        }
        let mut best = (PartKind::Body, i16::MIN);
        for (kind, weight) in KINDS.into_iter().zip(features.weigh()).take(weights::THE_TITLE) {
            if weight > best.1 && !(has_standfirst && kind == PartKind::Standfirst) {
                best = (kind, weight);
            }
        }
        best.0
    }

    /// The lines that have no kind yet.
    fn texts(&self) -> Vec<usize> {
        let mut texts = Vec::with_capacity(self.lines.len());
        texts.extend((0..self.lines.len()).filter(|&index| self.lines[index].part.is_none()));
        texts
    }
}
