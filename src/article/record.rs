//! The record of an article.

use super::layout::{Layout, Part, PartKind, stated_day};
use super::link::{Event, Link};
use crate::extract::{DateMention, Day, Person, Reference};
use crate::span::Span;

/// What an article is and says.
///
/// The strings are of the canonical text, with every run of white space as one blank; [`parts`](Article::parts) tells where they stand in the
/// text as given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Article {
    /// The headline; of an official document, its type and subject.
    pub title: Option<String>,
    /// The day it was published, as the page states it: `2021-02-25`.
    pub published: Option<Day>,
    /// How often the page says it was read.
    pub views: Option<u64>,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// Who signed it, of an official document.
    pub signer: Option<String>,
    /// Where the page says that it was taken from.
    pub source: Option<String>,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// The captions of its pictures.
    pub captions: Vec<String>,
    /// The paragraphs, without page chrome.
    pub body: Vec<String>,
    /// Every date expression, in the order of the text.
    pub dates: Vec<DateMention>,
    /// Every document reference, in the order of the text.
    pub references: Vec<Reference>,
    /// Every person, in the order of their first mention.
    pub people: Vec<Person>,
    /// What the first sentences tell of: which event, when, where, led by whom.
    pub event: Option<Event>,
    /// What the text states of two findings: a document and its date, issuer or signer; a person and what the person said, led or
    /// was present at. In the order of what they start from.
    pub links: Vec<Link>,
    /// What each part of the page is, in the order of the text.
    pub parts: Vec<Part>,
}

impl Article {
    /// The fields that the layout of a canonical text states.
    pub(crate) fn of(text: &str, layout: &Layout, dates: &[DateMention]) -> Self {
        let said = |part: &Part| plain(part.content.of(text));
        let first = |kind| layout.of_kind(kind).map(said).find(|words| !words.is_empty());
        let all = |kind| layout.of_kind(kind).map(said).filter(|words| !words.is_empty()).collect();
        let paragraphs = layout.parts.iter().filter(|part| matches!(part.kind, PartKind::Body | PartKind::Heading));
        Self {
            title: first(PartKind::Title),
            // Of several dates, publication comes before every change.
            published: layout.of_kind(PartKind::Published).filter_map(|part| day(text, part.content, dates)).min(),
            views: first(PartKind::Views).and_then(|count| count.replace(['.', ','], "").parse().ok()),
            byline: first(PartKind::Byline),
            signer: layout.signer.map(|name| plain(name.of(text))),
            source: first(PartKind::Source),
            standfirst: first(PartKind::Standfirst),
            captions: all(PartKind::Caption),
            body: paragraphs.map(said).collect(),
            ..Self::default()
        }
    }
}

/// The words with one blank between them.
fn plain(words: &str) -> String {
    let bytes = words.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    // Without a way out of the loop and without branches the compiler reads many bytes at once.
    let is_plain = !pairs.fold(false, |odd, (&one, &next)| odd | (next < b' ') | ((next == b' ') & (one == b' ')));
    if is_plain {
        return words.trim().to_owned();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first day that a stretch of text names in full.
fn day(text: &str, span: Span, dates: &[DateMention]) -> Option<Day> {
    let first = dates.partition_point(|date| date.span.end <= span.start);
    let inside = dates[first..].iter().take_while(|date| date.span.start < span.end);
    inside.filter_map(|date| date.full_day()).next().or_else(|| Some(stated_day(span.of(text))?.1))
}
