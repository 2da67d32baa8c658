//! What the first sentences of an article tell: which event, when, where, who led it.

use super::{Cue, Findings, Link, LinkKind, Linker};
use crate::extract::date::{Part, PartialDate, is_of_birth};
use crate::extract::{DateMention, DateValue};
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape};

/// The sentences at the start of the body that are read.
const SENTENCES: usize = 2;
/// The dates of a sentence that are looked at.
const DATES: usize = 8;
/// The longest name of an event, in tokens.
const LONGEST_NAME: usize = 40;
/// The longest part of a list, in tokens.
const LISTED: usize = 8;
/// The longest place, in tokens.
const LONGEST_PLACE: usize = 18;

/// The event that an article tells of, as far as its first two sentences state it.
///
/// Every span is of the text as given; each field is none where nothing is stated.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Event {
    /// What it is: `hội nghị sơ kết 6 tháng đầu năm 2023`.
    pub name: Option<Span>,
    /// The words that say when.
    pub date: Option<Span>,
    /// The days that they mean, as [`DateMention::resolved`](crate::DateMention::resolved) has them.
    pub days: Option<DateValue>,
    /// Where: what stands behind `tại`.
    pub place: Option<Span>,
    /// The mentions of who led it.
    pub chair: Vec<Span>,
}

impl Event {
    /// Leads every place from the canonical text to the text as given.
    pub(crate) fn place_in(&mut self, map: impl Fn(Span) -> Span) {
        for span in [&mut self.name, &mut self.date, &mut self.place].into_iter().flatten() {
            *span = map(*span);
        }
        self.chair.iter_mut().for_each(|span| *span = map(*span));
    }
}

/// Reads the first sentences. `links` are those of the documents.
pub(super) fn read(linker: &Linker, found: &Findings<'_>, links: &[Link]) -> Option<Event> {
    let mut event = Event::default();
    let mut behind = 0;
    for sentence in lead(found) {
        if event.date.is_none()
            && let Some(date) = day(found, sentence, links)
        {
            (event.date, event.days) = (Some(date.span), date.resolved);
        }
        let first = found.cursor.token_from(behind, sentence.start);
        let end = found.cursor.token_from(first, sentence.end);
        behind = end;
        event.name = event.name.or_else(|| (first..end).find_map(|at| linker.event(found, at, end)));
        event.place = event.place.or_else(|| (first..end).find_map(|at| place(linker, found, at, end)));
    }
    (event != Event::default()).then_some(event)
}

/// Adds who led the event.
pub(super) fn chair(found: &Findings<'_>, event: &mut Option<Event>, links: &[Link]) {
    let first = links.iter().filter(|link| link.kind == LinkKind::Chaired).map(|link| link.from).min();
    let Some((first, last)) = first.and_then(|first| Some((first, lead(found).last()?))) else { return };
    // In the sentences behind the first two, it is that of another event as often as not.
    if first.start >= last.end + last.len() {
        return;
    }
    let mut paragraphs = found.paragraphs().filter(|paragraph| paragraph.contains(first));
    let sentence = paragraphs.find_map(|paragraph| found.sentences(paragraph).find(|s| s.contains(first)));
    let led = links.iter().filter(|link| link.kind == LinkKind::Chaired).map(|link| link.from);
    let mut chair: Vec<Span> = led.filter(|from| sentence.is_some_and(|sentence| sentence.contains(*from))).collect();
    chair.sort_unstable();
    event.get_or_insert_default().chair = chair;
}

/// The sentences that tell of the event.
fn lead<'a>(found: &'a Findings<'_>) -> impl Iterator<Item = Span> + 'a {
    found.paragraphs().take(SENTENCES).flat_map(|paragraph| found.sentences(paragraph).take(SENTENCES)).take(SENTENCES)
}

/// The first day, or days of less than two months, in a sentence; not that of a document.
fn day<'a>(found: &Findings<'a>, sentence: Span, links: &[Link]) -> Option<&'a DateMention> {
    let first = found.dates.partition_point(|date| date.span.start < sentence.start);
    let inside = found.dates[first..].iter().take_while(|date| date.span.end <= sentence.end).take(DATES);
    let of_document = |span: Span| links.iter().any(|link| link.kind == LinkKind::Dated && link.to == span);
    let of_birth = |span: Span| is_of_birth(found.cursor, found.cursor.token_from(0, span.start));
    let is_day = |date: &&DateMention| is_short(date) && !date.recurring;
    inside.into_iter().filter(is_day).find(|date| !of_document(date.span) && !of_birth(date.span))
}

/// Whether a date means a day, or days of less than two months.
fn is_short(date: &DateMention) -> bool {
    let is_day = |date: PartialDate| matches!(date.part, Part::Day(..));
    if date.edtf.is_some_and(|value| is_day(value.start()) && is_day(value.end())) {
        return true;
    }
    let days = date.resolved.and_then(|days| days.bounds());
    days.is_some_and(|(from, to)| to.number() - from.number() < 60)
}

impl Linker {
    /// The name of an event that begins at a token: more than the word for its kind.
    pub(super) fn event(&self, found: &Findings<'_>, at: usize, end: usize) -> Option<Span> {
        let cursor = found.cursor;
        let (behind, Cue::Event) = self.cue(cursor, at)? else { return None };
        let mut last = behind;
        while last < end.min(at + LONGEST_NAME) {
            let token = cursor.at(last);
            if cursor.word(last) == kw::QUOTE {
                // `hội thảo “Biển, đảo và con người”`
                let close = (last + 1..end.min(last + LONGEST_NAME)).find(|&i| cursor.word(i) == kw::QUOTE);
                let name = close.map(|close| cursor.span(at, close + 1));
                return name.filter(|name| !found.holds_person(*name));
            }
            let comma = token.word == kw::COMMA && !self.goes_on(found, last + 1);
            // A dot inside a sentence is that of an abbreviation.
            let dot = token.word == kw::DOT && last + 1 == end;
            let mark = dot
                || matches!(token.word, kw::SEMICOLON | kw::OPEN | kw::COLON | kw::TẠI | kw::CÓ)
                || token.gap > Gap::Blank;
            let stop = matches!(
                self.cue(cursor, last),
                Some((_, Cue::Stop | Cue::Chair | Cue::Attend | Cue::Say | Cue::Tell))
            );
            if comma || mark || stop || starts_finding(found, token.start as usize) {
                break;
            }
            last += 1;
        }
        (last > behind).then(|| cursor.span(at, last))
    }

    /// Whether the words behind a comma go on with a list: `kênh, rạch và bờ bao`.
    fn goes_on(&self, found: &Findings<'_>, at: usize) -> bool {
        let cursor = found.cursor;
        let lower = (at..at + LISTED).take_while(|&i| cursor.at(i).shape == Shape::Lower);
        lower.into_iter().any(|i| cursor.word(i) == kw::VÀ)
    }
}

/// Whether a date that names a day, or the name of a person, starts at a byte.
fn starts_finding(found: &Findings<'_>, byte: usize) -> bool {
    let date = found.dates.binary_search_by_key(&byte, |date| date.span.start);
    date.is_ok_and(|at| is_short(&found.dates[at])) || found.names_person(byte)
}

/// The place behind `tại` at a token.
fn place(linker: &Linker, found: &Findings<'_>, at: usize, end: usize) -> Option<Span> {
    let cursor = found.cursor;
    if cursor.word(at) != kw::TẠI || !cursor.same_line(at + 1) {
        return None;
    }
    let (first, end) = (at + 1, end.min(at + 1 + LONGEST_PLACE));
    let mut behind = first;
    // The token behind the last word with a capital or number.
    let mut named = None;
    while behind < end {
        let token = cursor.at(behind);
        let closes = match token.kind {
            // `tại Nhà văn hóa thôn 3, xã Hòa Sơn`
            Kind::Punctuation if token.word == kw::COMMA => !is_unit(found, behind + 1),
            Kind::Punctuation if token.word == kw::DOT => behind + 1 == end,
            Kind::Punctuation | Kind::Symbol => true,
            _ => {
                let cue = linker.cue(cursor, behind).map(|(_, cue)| cue);
                matches!(cue, Some(Cue::Stop | Cue::Event | Cue::Chair | Cue::Attend))
                    || matches!(token.word, kw::ĐÃ | kw::CÓ)
                    || starts_finding(found, token.start as usize)
            }
        };
        if closes {
            break;
        }
        if token.shape.is_capital() || (token.kind == Kind::Number && named.is_some()) {
            named = Some(behind + 1);
        }
        behind += 1;
    }
    // `Nhà văn hóa` ends in lower case; more such words are no part of the name.
    let named = named?;
    Some(cursor.span(first, if behind <= named + 2 { behind } else { named }))
}

/// Whether the word for a unit stands at a token, with a name in capitals: `xã Hòa Sơn`, `TP. Vinh`.
fn is_unit(found: &Findings<'_>, at: usize) -> bool {
    let cursor = found.cursor;
    let token = cursor.at(at);
    let unit = token.flags & flag::PLACE != 0 && matches!(token.shape, Shape::Lower | Shape::Upper);
    unit && (at + 1..at + 3).any(|i| cursor.at(i).shape.is_capital())
}
