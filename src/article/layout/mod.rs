//! What each part of a page is: chrome, title, dates, byline, captions, body.
//!
//! A line first says of itself what it can ([`label`]): a date, a counter, a byline with its label. What it does not say, its
//! place decides ([`weights`]): features of the line and its neighbours are weighed for each kind of part. The head and the foot
//! of an official document are read by their own rules ([`document`]). Last, a paragraph is cut where a dateline, a photo
//! credit or the author's name stands in one line with it ([`paragraph`]).
//!
//! What becomes of the line `26/05/2023 | In trang`, in the order of the calls:
//! - [`mod@line`] cuts the text into lines and notes what the words of each may say, by the [`furniture`] of `data/chrome.tsv`, as
//!   [`hints`]: a date, a button; [`wrap`] joins lines that a narrow column has broken.
//! - [`label`] asks in turn whether the line is an image ([`image`]), a stamp ([`stamp`], [`glued`]), a counter, a byline or a
//!   credit ([`byline`]), a caption ([`caption`]). It is a stamp with a bar behind it: [`pieces`] parts the two, the first is
//!   `published`, the second chrome.
//! - `Huyện An Phước sơ kết đợt cao điểm`, two lines above, says nothing of itself and stays open. [`page`] makes a [`scene`] of
//!   it: what it looks like, what stands around it, how far it is from the first paragraph. By the [`weights`], that is a title.
//! - [`aside`] closes lists of other articles, [`contact`] takes away how to reach an office, and [`paragraph`] turns runs of lines
//!   into the parts of the record.

mod aside;
mod byline;
mod caption;
mod contact;
mod document;
mod furniture;
mod glued;
mod hints;
mod image;
mod label;
mod line;
mod page;
mod paragraph;
mod pieces;
mod scene;
mod stamp;
mod weights;
mod wrap;

pub(crate) use furniture::Furniture;
pub(super) use stamp::stated_day;

use crate::extract::cursor::Cursor;
use crate::extract::date::DateMention;
use crate::span::Span;
use crate::token::Kind;
use furniture::Mark;
use hints::Hints;
use line::{Line, Run};

/// What a part of a page is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum PartKind {
    /// Page furniture: menus, controls, counters, lists of other articles, comment boxes.
    Chrome,
    /// The headline; of an official document, its type and subject.
    Title,
    /// The summary between title and body.
    Standfirst,
    /// When the page was published or last changed; of an official document, its place and date.
    Published,
    /// How often it was read.
    Views,
    /// Who wrote it.
    Byline,
    /// Who took a picture.
    Credit,
    /// What a picture shows.
    Caption,
    /// The mark of the paper before the first paragraph: `(BĐ) -`, `TTO -`.
    Dateline,
    /// A heading inside the body.
    Heading,
    /// A paragraph.
    Body,
    /// Where it was taken from.
    Source,
    /// Its key words.
    Tags,
    /// The head of an official document: issuer, motto, number.
    Letterhead,
    /// Who receives an official document.
    Recipients,
    /// The signature block of an official document.
    Signature,
}

/// A part of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Part {
    /// Where it stands.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
    /// What it says, inside `span`: the name without `Tác giả:`, the caption without `Ảnh:`, the date without `Cập nhật:`.
    pub content: Span,
}

/// The parts of a page, in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Layout {
    /// The parts; together they hold every word of the text, and none overlaps another.
    pub parts: Vec<Part>,
    /// The name of who signed, inside the signature block.
    pub signer: Option<Span>,
}

impl Layout {
    /// Reads the layout of a page out of its lines. `dates` are the date expressions of the same text, `known` what is
    /// known of whole lines of it, in order.
    pub(crate) fn of(
        cursor: Cursor<'_>,
        dates: &[DateMention],
        furniture: &Furniture,
        known: &[(Span, PartKind)],
    ) -> Self {
        let reader = PageReader { cursor, dates, furniture };
        let lines = reader.unwrapped(reader.lines());
        let mut labelled = Vec::with_capacity(lines.len() + 4);
        let mut known = known.iter().peekable();
        for line in lines {
            let span = cursor.span(line.run.first, line.run.end);
            while known.next_if(|(stretch, _)| stretch.end <= span.start).is_some() {}
            match known.peek() {
                Some((stretch, kind)) if stretch.contains(span) => labelled.push((line, reader.known(&line, *kind))),
                _ => reader.labelled(line, &mut labelled),
            }
        }
        reader.part_dated_title(&mut labelled);
        let mut page = page::Page::new(&reader, labelled);
        page.read_document();
        page.read_article();
        let signer = document::signer(&page).map(|name| cursor.span(name.first, name.end));
        Self { parts: paragraph::parts(&reader, &page), signer }
    }

    /// The parts of a kind, in order.
    pub fn of_kind(&self, kind: PartKind) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.kind == kind)
    }
}

/// What the layout is read from.
struct PageReader<'a> {
    cursor: Cursor<'a>,
    dates: &'a [DateMention],
    furniture: &'a Furniture,
}

impl PageReader<'_> {
    /// The longest phrase of furniture at a token, where it ends before `end`.
    fn mark(&self, at: usize, end: usize) -> Option<(usize, Mark)> {
        let tokens = self.cursor.tokens.get(at..end)?;
        if self.furniture.hint(tokens.first()?.word).is_empty() {
            return None;
        }
        self.furniture.phrases.longest(tokens).map(|(length, mark)| (at + length, mark))
    }

    /// The longest phrase of furniture at a token, where it may be one of these marks.
    fn mark_of(&self, at: usize, end: usize, marks: Hints) -> Option<(usize, Mark)> {
        if self.furniture.hint(self.cursor.word(at)).any(marks) { self.mark(at, end) } else { None }
    }

    /// Whether a line may begin with one of these marks, after the signs before it.
    fn may_begin(&self, line: &Line, marks: Hints) -> bool {
        let first = self.cursor.at(line.run.first);
        line.hints.any(marks) && (!first.is_word() || self.furniture.hint(first.word).any(marks))
    }

    /// The text of a token that is no word and no number.
    fn sign(&self, at: usize) -> &str {
        if matches!(self.cursor.at(at).kind, Kind::Punctuation | Kind::Symbol) { self.cursor.str(at) } else { "" }
    }

    /// Whether a run holds a date or a part of one.
    fn has_date(&self, run: Run) -> bool {
        let span = self.cursor.span(run.first, run.end);
        let index = self.dates.partition_point(|date| date.span.end <= span.start);
        self.dates.get(index).is_some_and(|date| date.span.overlaps(span))
    }

    /// The date that begins at a token: the token behind it, and the date.
    fn date_at(&self, at: usize, end: usize) -> Option<(usize, &DateMention)> {
        let date = self.date_over(at).filter(|date| date.span.start == self.cursor.at(at).start as usize)?;
        let last = (at..end).find(|&i| self.cursor.at(i).end as usize >= date.span.end)?;
        Some((last + 1, date))
    }

    /// Whether a token lies in a date.
    fn in_date(&self, at: usize) -> bool {
        self.date_over(at).is_some()
    }

    /// Whether a date goes on over the end of a token: `05-10-2023 | 09:40`.
    fn parts_date(&self, at: usize) -> bool {
        self.date_over(at).is_some_and(|date| date.span.start < self.cursor.at(at).start as usize)
    }

    fn date_over(&self, at: usize) -> Option<&DateMention> {
        let token = self.cursor.at(at).span();
        let index = self.dates.partition_point(|date| date.span.end <= token.start);
        self.dates.get(index).filter(|date| date.span.overlaps(token))
    }
}
