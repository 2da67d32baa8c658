//! Links between findings: which date and which issuer a document has, who signed it, who said what, who was there.
//!
//! A pass of its own over what the recognisers found. A link is made only where words between the two state it; those words
//! are the data of [`Table::Links`].

mod document;
mod event;
mod person;

pub(crate) use document::{date_letterhead, date_references};
pub use event::Event;

use super::layout::{Layout, PartKind};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::{DateMention, Person, Reference};
use crate::lexicon::{Builder, Data, PhraseTable, Table};
use crate::span::Span;
use crate::token::{Abbreviations, Splitter};

/// What the text states of two places in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Link {
    /// The document or the mention of a person of which something is stated.
    pub from: Span,
    /// What is stated.
    pub kind: LinkKind,
    /// The date, the issuer, the signer's name, the words said, the event.
    pub to: Span,
}

/// What a link states.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum LinkKind {
    /// A document is of a date.
    Dated,
    /// A document was issued by a body.
    Issued,
    /// A document was signed by a person.
    Signed,
    /// A person said these words.
    Said,
    /// A person led an event; where the event has no name, the words that say so.
    Chaired,
    /// A person was present at an event; where it has no name, the words that say so.
    Attended,
}

/// What a phrase says of what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cue {
    Say,
    Tell,
    Chair,
    Attend,
    Sign,
    List,
    Filler,
    Event,
    Stop,
    Order,
    None,
}

/// Finds the links.
#[derive(Debug)]
pub(crate) struct Linker {
    cues: PhraseTable<Cue>,
}

impl Linker {
    /// Reads the rows of [`Table::Links`].
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut cues = PhraseTable::new();
        for row in data.rows(Table::Links) {
            let cue = match row.required(1, "the class")? {
                "say" => Cue::Say,
                "tell" => Cue::Tell,
                "chair" => Cue::Chair,
                "attend" => Cue::Attend,
                "sign" => Cue::Sign,
                "list" => Cue::List,
                "filler" => Cue::Filler,
                "event" => Cue::Event,
                "stop" => Cue::Stop,
                "order" => Cue::Order,
                "none" => Cue::None,
                other => return Err(row.error(format_args!("{other:?} is no class of links"))),
            };
            cues.insert(&row.phrase(builder, 0, "the phrase")?, cue);
        }
        Ok(Self { cues })
    }

    /// The links of a text, in the order of what they start from, and the event that its first sentences tell of.
    pub(crate) fn find(&self, found: &Findings<'_>) -> (Vec<Link>, Option<Event>) {
        let mut links = Vec::new();
        document::links(found, &mut links);
        let mut event = event::read(self, found, &links);
        person::links(self, found, event.as_ref().and_then(|event| event.name), &mut links);
        event::chair(found, &mut event, &links);
        links.sort_unstable();
        links.dedup();
        (links, event)
    }
}

/// What was found in a text, in spans of its canonical form.
pub(crate) struct Findings<'a> {
    cursor: Cursor<'a>,
    layout: &'a Layout,
    dates: &'a [DateMention],
    references: &'a [Reference],
    people: &'a [Person],
    abbreviations: &'a Abbreviations,
    /// The mentions of persons but for authors, in order, with whether a form of address stands before.
    mentions: Vec<(Span, bool)>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(
        cursor: Cursor<'a>,
        layout: &'a Layout,
        dates: &'a [DateMention],
        references: &'a [Reference],
        people: &'a [Person],
        abbreviations: &'a Abbreviations,
    ) -> Self {
        let mentions = people.iter().flat_map(|person| &person.mentions).filter(|mention| !mention.author);
        let mut mentions: Vec<_> = mentions.map(|mention| (mention.span, mention.honorific.is_some())).collect();
        mentions.sort_unstable();
        Self { cursor, layout, dates, references, people, abbreviations, mentions }
    }

    /// Whether the name of a person starts at a byte.
    fn names_person(&self, byte: usize) -> bool {
        self.mentions.binary_search_by_key(&byte, |(span, _)| span.start).is_ok()
    }

    /// Whether a mention of a person begins inside a span.
    fn holds_person(&self, span: Span) -> bool {
        let first = self.mentions.partition_point(|(mention, _)| mention.start < span.start);
        self.mentions.get(first).is_some_and(|(mention, _)| mention.start < span.end)
    }

    /// The documents whose mentions lie in a span, in order.
    fn references_in(&self, span: Span) -> impl DoubleEndedIterator<Item = Span> + '_ {
        let first = self.references.partition_point(|reference| reference.span.start < span.start);
        let end = self.references.partition_point(|reference| reference.span.end <= span.end);
        self.references[first.min(end)..end].iter().map(|reference| reference.span)
    }

    /// The paragraphs and the standfirst, in order.
    fn paragraphs(&self) -> impl Iterator<Item = Span> {
        let is_said = |kind| matches!(kind, PartKind::Body | PartKind::Standfirst);
        self.layout.parts.iter().filter(move |part| is_said(part.kind)).map(|part| part.content)
    }

    /// The sentences of a paragraph.
    fn sentences(&self, paragraph: Span) -> impl Iterator<Item = Span> {
        let text = paragraph.of(self.cursor.text);
        let mut splitter = Splitter::default();
        let next = move || splitter.step(text, self.abbreviations);
        std::iter::from_fn(next).map(move |span| Span::new(paragraph.start + span.start, paragraph.start + span.end))
    }
}

impl Linker {
    /// The cue at a token: the token behind it, and what it says.
    fn cue(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Cue)> {
        cursor.phrase(at, &self.cues)
    }
}
