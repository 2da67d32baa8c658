//! Reading a page out: what a browser would show, and what the markup says of it.

use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};

use super::element::{Flow, ends_before, flow, is_hidden, is_void, kind};
use super::metadata::{Collector, Metadata};
use crate::article::PartKind;
use crate::span::Span;

/// The elements that are open at a time, of those that say what their text is; more are not told apart.
const DEPTH: usize = 64;

/// The longest heading and the longest caption or standfirst in bytes.
const HEADING: usize = 600;
const CAPTION: usize = 2000;

/// What is read out of a page.
pub(super) struct Reading {
    pub(super) text: String,
    /// What the markup says of a stretch of the text; stretches may nest.
    pub(super) known: Vec<(Span, PartKind)>,
    pub(super) metadata: Metadata,
    /// What the window is called.
    pub(super) window: Option<String>,
}

pub(super) fn read(html: &str) -> Reading {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = HtmlReader::default();
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(text) => reader.string(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    reader.known.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let (metadata, window) = reader.metadata.finish();
    Reading { text: reader.text, known: reader.known, metadata, window }
}

/// The white space before what comes next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Paragraph,
}

/// An open element that says what its text is.
struct Open {
    name: HtmlString,
    start: usize,
    kind: PartKind,
}

#[derive(Default)]
struct HtmlReader {
    text: String,
    gap: Gap,
    /// The element whose text is not shown, and how many of that name are open.
    unseen: Option<(HtmlString, usize)>,
    open: Vec<Open>,
    articles: usize,
    preformatted: usize,
    known: Vec<(Span, PartKind)>,
    metadata: Collector,
}

impl HtmlReader {
    fn start(&mut self, tag: &StartTag<()>) {
        match &mut self.unseen {
            Some((name, _)) if ends_before(name, &tag.name) => self.unseen = None,
            Some((name, depth)) => {
                *depth += usize::from(*name == tag.name && !tag.self_closing);
                return;
            }
            None => {}
        }
        let name = tag.name.as_slice();
        if let Some(index) = self.open.iter().rposition(|open| ends_before(&open.name, name)) {
            self.close(index);
        }
        self.metadata.start(tag);
        if is_void(name) {
            self.part(flow(name));
            return;
        }
        if flow(name) == Flow::Unseen || is_hidden(tag) {
            let is_foreign = matches!(name, b"svg" | b"math");
            if !(is_foreign && tag.self_closing) {
                self.unseen = Some((tag.name.clone(), 1));
            }
            return;
        }
        self.part(flow(name));
        match name {
            b"article" => self.articles += 1,
            b"pre" => self.preformatted += 1,
            _ => {}
        }
        if let Some(kind) = kind(tag, self.articles > 0).filter(|_| self.open.len() < DEPTH) {
            self.open.push(Open { name: tag.name.clone(), start: self.text.len(), kind });
        }
    }

    fn end(&mut self, name: &HtmlString) {
        self.metadata.end();
        if let Some((unseen, depth)) = &mut self.unseen {
            if unseen == name {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        self.part(flow(name));
        match name.as_slice() {
            b"article" => self.articles = self.articles.saturating_sub(1),
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if let Some(index) = self.open.iter().rposition(|open| open.name == *name) {
            self.close(index);
        }
    }

    /// Notes what an open element says of its text, which ends here.
    fn close(&mut self, index: usize) {
        let Open { start, kind, .. } = self.open.remove(index);
        let stretch = &self.text[start..];
        let start = start + (stretch.len() - stretch.trim_start().len());
        let span = Span::new(start, start + stretch.trim().len());
        let limit = match kind {
            PartKind::Title => HEADING,
            PartKind::Caption | PartKind::Standfirst => CAPTION,
            _ => usize::MAX,
        };
        if !span.is_empty() && span.len() <= limit {
            self.known.push((span, kind));
        }
    }

    /// Begins a line or a paragraph where an element does.
    fn part(&mut self, flow: Flow) {
        match flow {
            Flow::Line => self.gap = self.gap.max(Gap::Line),
            Flow::Paragraph => self.gap = Gap::Paragraph,
            Flow::Inline | Flow::Unseen => {}
        }
    }

    fn string(&mut self, text: &str) {
        if self.unseen.is_some() {
            self.metadata.string(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            for word in line.split_inclusive(|c: char| c.is_ascii_whitespace()) {
                let letters = word.trim_end_matches(|c: char| c.is_ascii_whitespace());
                if !letters.is_empty() {
                    self.gap();
                    self.text.push_str(letters);
                }
                if letters.len() < word.len() {
                    self.gap = self.gap.max(Gap::Blank);
                }
            }
            if self.preformatted > 0 && line.ends_with('\n') {
                self.gap = self.gap.max(Gap::Line);
            }
        }
    }

    fn gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.text.is_empty() {
            self.text.push_str(match gap {
                Gap::None => "",
                Gap::Blank => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
    }
}
