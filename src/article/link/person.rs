//! What persons did: who said, led, attended, signed.

use super::{Cue, Findings, Link, LinkKind, Linker};
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::Gap;

/// The words between a person and a verb of speech at the most, where no role explains them.
const APPOSITION: usize = 24;
/// The tokens from words in quotes to the quote at their other end at the most.
const QUOTED: usize = 400;
/// The tokens between `Cùng dự có` and the first person at the most.
const LIST: usize = 14;
/// The tokens between two persons who do the same at the most: `ông A và bà B`.
const BETWEEN: usize = 5;

/// A mention of a person, in tokens.
#[derive(Clone, Copy, Debug)]
struct Named {
    span: Span,
    /// The first token of the form of address or the role before the name.
    lead: usize,
    /// The token behind the name.
    end: usize,
    /// The token behind the roles and brackets that stand behind the name.
    tail: usize,
}

/// Links the mentions of each sentence to what the sentence says they did.
pub(super) fn links(linker: &Linker, found: &Findings<'_>, event: Option<Span>, links: &mut Vec<Link>) {
    let mut roles: Vec<Span> = found.people.iter().flat_map(|person| &person.roles).map(|role| role.span).collect();
    roles.sort_unstable();
    let cursor = found.cursor;
    let (mut rest, mut behind, mut named) = (&found.mentions[..], 0, Vec::new());
    for paragraph in found.paragraphs() {
        rest = &rest[rest.partition_point(|(span, _)| span.start < paragraph.start)..];
        if rest.first().is_none_or(|(span, _)| span.end > paragraph.end) {
            continue;
        }
        let start = cursor.token_from(behind, paragraph.start);
        behind = start;
        let end = cursor.token_from(start, paragraph.end);
        for sentence in found.sentences(paragraph) {
            rest = &rest[rest.partition_point(|(span, _)| span.start < sentence.start)..];
            if rest.first().is_none_or(|(span, _)| span.end > paragraph.end) {
                break;
            }
            let inside = &rest[..rest.partition_point(|(span, _)| span.end <= sentence.end)];
            if inside.is_empty() {
                continue;
            }
            let first = cursor.token_from(behind, sentence.start);
            behind = cursor.token_from(first, sentence.end);
            let reader =
                SentenceReader { linker, found, event, roles: &roles, first, end: behind, paragraph: (start, end) };
            named.clear();
            named.extend(inside.iter().map(|&(span, addressed)| reader.named(span, addressed)));
            reader.read(&named, links);
        }
    }
}

/// Reads one sentence.
struct SentenceReader<'a, 'f> {
    linker: &'a Linker,
    found: &'a Findings<'f>,
    event: Option<Span>,
    /// The roles of the text, in order.
    roles: &'a [Span],
    first: usize,
    end: usize,
    paragraph: (usize, usize),
}

impl SentenceReader<'_, '_> {
    fn named(&self, span: Span, addressed: bool) -> Named {
        let cursor = self.found.cursor;
        let first = cursor.token_from(self.first, span.start);
        let end = cursor.token_from(first, span.end);
        let mut lead = first;
        if addressed {
            // Forms of address have one word or two: `ông`, `đồng chí`.
            lead = if cursor.before(first, 1).word == kw::CHÍ {
                first.saturating_sub(2)
            } else {
                first.saturating_sub(1)
            };
        }
        if let Some(role) = self.role(|role| role.end == cursor.before(lead, 1).span().end, span.start) {
            lead = cursor.token_from(self.first, role.start);
        }
        Named { span, lead: lead.max(self.first), end, tail: self.tail(end) }
    }

    /// The last role that begins before a byte, where it is as asked.
    fn role(&self, is: impl Fn(Span) -> bool, before: usize) -> Option<Span> {
        let behind = self.roles.partition_point(|role| role.start < before);
        self.roles[behind.saturating_sub(3)..behind].iter().copied().find(|&role| is(role))
    }

    /// The token behind the roles and brackets behind a name, and behind the comma that closes them.
    fn tail(&self, end: usize) -> usize {
        let cursor = self.found.cursor;
        let mut at = end;
        while at < self.end {
            if cursor.word(at) == kw::OPEN {
                let close = (at + 1..self.end.min(at + APPOSITION)).find(|&i| cursor.word(i) == kw::CLOSE);
                let Some(close) = close else { break };
                at = close + 1;
                continue;
            }
            let begin = at + usize::from(matches!(cursor.word(at), kw::COMMA | kw::DASH | kw::SEMICOLON));
            let start = cursor.at(begin).span().start;
            let Ok(role) = self.roles.binary_search_by_key(&start, |role| role.start) else { break };
            at = cursor.token_from(begin + 1, self.roles[role].end);
        }
        at + usize::from(cursor.word(at) == kw::COMMA && at > end)
    }

    fn read(&self, named: &[Named], links: &mut Vec<Link>) {
        self.listed(named, links);
        for (index, name) in named.iter().enumerate() {
            let next = named.get(index + 1).map_or(self.end, |next| next.lead);
            let Some((verb, cue)) = self.verb(name, next) else {
                self.quoted_source(name, next, links);
                continue;
            };
            match cue {
                Cue::Say | Cue::Tell => {
                    if let Some(said) = self.said(name, verb, cue) {
                        links.push(Link { from: name.span, kind: LinkKind::Said, to: said });
                    }
                }
                Cue::Chair | Cue::Attend => {
                    let kind = if cue == Cue::Chair { LinkKind::Chaired } else { LinkKind::Attended };
                    let to = self.event_at(verb);
                    let with = self.with(named, index);
                    links.extend(with.map(|name| Link { from: name.span, kind, to }));
                }
                Cue::Sign => self.signed(name, verb, links),
                _ => {}
            }
        }
    }

    /// The phrase that says what a person did, between the tail and `next`: its tokens, and its class.
    fn verb(&self, name: &Named, next: usize) -> Option<((usize, usize), Cue)> {
        let cursor = self.found.cursor;
        if self.is_ordered(name.lead) {
            return None;
        }
        let at_verb = |mut at: usize| {
            for _ in 0..4 {
                match self.linker.cue(cursor, at).filter(|_| at < self.end)? {
                    (end, Cue::Filler) => at = end,
                    (end, cue @ (Cue::Say | Cue::Tell | Cue::Chair | Cue::Attend | Cue::Sign)) => {
                        return Some(((at, end), cue));
                    }
                    _ => return None,
                }
            }
            None
        };
        if let Some(found) = at_verb(name.tail) {
            return Some(found);
        }
        // `Bà Lan, chủ quán ở chợ Hôm, cho biết`; `ông Tám: “…”` is left to those who print it so.
        let comma = cursor.word(name.end) == kw::COMMA;
        if !comma {
            return None;
        }
        // `Ông Tám, cho biết`: in a list of names a comma alone says nothing.
        let addressed = name.lead < cursor.token_from(self.first, name.span.start);
        let first = name.tail + usize::from(name.tail == name.end && !addressed);
        let mut commas = (first..next.min(name.tail + APPOSITION)).filter(|&i| cursor.word(i) == kw::COMMA);
        let lone = if first == name.end { commas.next().and_then(|comma| at_verb(comma + 1)) } else { None };
        let found = lone.or_else(|| at_verb(commas.next()? + 1));
        found.filter(|(_, cue)| matches!(cue, Cue::Say | Cue::Tell))
    }

    /// Whether the words before a person give a task: `giao đồng chí Nam chủ trì`.
    fn is_ordered(&self, lead: usize) -> bool {
        let starts = [lead.saturating_sub(1), lead.saturating_sub(2)];
        starts.into_iter().any(|at| self.linker.cue(self.found.cursor, at) == Some((lead, Cue::Order)))
    }

    /// What was said: behind the verb to the end of the sentence or the quote; before the person where nothing follows.
    fn said(&self, name: &Named, verb: (usize, usize), cue: Cue) -> Option<Span> {
        let cursor = self.found.cursor;
        let mut at = verb.1;
        while at < self.end && matches!(cursor.word(at), kw::COLON | kw::COMMA | kw::RẰNG | kw::DASH) {
            at += 1;
        }
        let shown =
            (verb.1..at).any(|i| matches!(cursor.word(i), kw::COLON | kw::RẰNG)) || cursor.word(at) == kw::QUOTE;
        let last = self.end.saturating_sub(1);
        let end = if cursor.word(last) == kw::DOT { last } else { self.end };
        if cursor.word(at) == kw::QUOTE && at < self.paragraph.1 {
            let limit = self.paragraph.1.min(at + QUOTED);
            let close = (at + 1..limit).find(|&i| cursor.word(i) == kw::QUOTE)?;
            return (close > at + 1).then(|| cursor.span(at + 1, close));
        }
        if at < end && (shown || cue == Cue::Say) {
            return (end > at + 1).then(|| cursor.span(at, end));
        }
        self.said_before(name)
    }

    /// The words before a person who is named behind them: `“…”, ông Nam nói.`
    fn said_before(&self, name: &Named) -> Option<Span> {
        let cursor = self.found.cursor;
        let comma = name.lead.checked_sub(1)?;
        let end = if matches!(cursor.word(comma), kw::COMMA | kw::DASH) { comma } else { name.lead };
        let close = end.checked_sub(1)?;
        if cursor.word(close) == kw::QUOTE {
            let limit = self.paragraph.0.max(close.saturating_sub(QUOTED));
            let open = (limit..close).rev().find(|&i| cursor.word(i) == kw::QUOTE)?;
            return (close > open + 1).then(|| cursor.span(open + 1, close));
        }
        (end == comma && end > self.first + 1).then(|| cursor.span(self.first, end))
    }

    /// `Theo ông Nam, giá đã giảm`.
    fn quoted_source(&self, name: &Named, next: usize, links: &mut Vec<Link>) {
        let cursor = self.found.cursor;
        let by = cursor.before(name.lead, 1).word == kw::THEO
            || cursor.before(name.lead, 2).word == kw::THEO && cursor.before(name.lead, 1).word == kw::LỜI;
        let closed = cursor.before(name.tail, 1).word == kw::COMMA || cursor.word(name.tail) == kw::COMMA;
        let first = name.tail + usize::from(cursor.word(name.tail) == kw::COMMA);
        let last = self.end.saturating_sub(1);
        let end = if cursor.word(last) == kw::DOT { last } else { self.end };
        if by && closed && first + 1 < end && first < next.max(first + 1) {
            links.push(Link { from: name.span, kind: LinkKind::Said, to: cursor.span(first, end) });
        }
    }

    /// The persons before one who do the same: `ông A và bà B cùng dự`; with that one.
    fn with<'n>(&self, named: &'n [Named], index: usize) -> impl Iterator<Item = &'n Named> {
        let cursor = self.found.cursor;
        let mut first = index;
        while first > 0 {
            let (one, next) = (named[first - 1], named[first]);
            let joined = cursor.word(one.tail.max(one.end)) == kw::VÀ
                || cursor.before(one.tail, 1).word == kw::COMMA
                || matches!(cursor.word(one.tail), kw::COMMA | kw::SEMICOLON);
            if !joined || next.lead > one.tail + BETWEEN {
                break;
            }
            first -= 1;
        }
        named[first..=index].iter()
    }

    /// `Cùng dự có …`, `dưới sự chủ trì của …`: all who are named behind.
    fn listed(&self, named: &[Named], links: &mut Vec<Link>) {
        let cursor = self.found.cursor;
        let Some(first_name) = named.first() else { return };
        let (mut said, mut opened) = (Vec::new(), None);
        let mut at = self.first;
        while at < first_name.lead {
            match self.linker.cue(cursor, at) {
                Some((end, cue @ (Cue::Chair | Cue::Attend))) => {
                    said.push((cue, (at, end)));
                    at = end;
                }
                Some((end, Cue::List)) if !said.is_empty() => (opened, at) = (Some(end), end),
                Some((end, _)) => at = end,
                None if cursor.word(at) == kw::COLON && !said.is_empty() => (opened, at) = (Some(at + 1), at + 1),
                None => at += 1,
            }
        }
        let near = opened.is_some_and(|opened| opened <= first_name.lead && first_name.lead - opened <= LIST);
        if !near {
            return;
        }
        for (cue, verb) in said {
            let kind = if cue == Cue::Chair { LinkKind::Chaired } else { LinkKind::Attended };
            let to = self.event_at(verb);
            links.extend(named.iter().map(|name| Link { from: name.span, kind, to }));
        }
    }

    /// The event that stands behind a verb, or else the event of the article, or else the verb.
    fn event_at(&self, verb: (usize, usize)) -> Span {
        let behind = self.linker.event(self.found, verb.1, self.end);
        behind.or(self.event).unwrap_or_else(|| self.found.cursor.span(verb.0, verb.1))
    }

    /// The documents behind `ký`, or the last before the person: `Quyết định 12 do ông Nam ký`.
    fn signed(&self, name: &Named, verb: (usize, usize), links: &mut Vec<Link>) {
        let cursor = self.found.cursor;
        let place = |at: usize| cursor.at(at).span().start;
        let sentence = cursor.span(self.first, self.end);
        let behind = self.found.references_in(Span::new(place(verb.1).min(sentence.end), sentence.end)).next();
        let before = || self.found.references_in(Span::new(sentence.start, name.span.start)).next_back();
        // `ký | Quyết định`: what is signed follows at once, a date may stand between.
        let near = |span: &Span| {
            let document = cursor.token_from(verb.1, span.start);
            document <= verb.1 + LIST && !self.breaks(verb.1, document)
        };
        if let Some(document) = behind.filter(near).or_else(before) {
            links.push(Link { from: document, kind: LinkKind::Signed, to: name.span });
        }
    }

    /// Whether a semicolon or a line end stands between two tokens.
    fn breaks(&self, from: usize, to: usize) -> bool {
        let cursor = self.found.cursor;
        (from..to).any(|i| cursor.word(i) == kw::SEMICOLON || cursor.at(i).gap > Gap::Line)
    }
}
