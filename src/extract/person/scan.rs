//! One pass over the tokens: roles, forms of address and candidates for names, in the order of the text.

use super::candidate::{self, Candidate};
use super::context::{self, Link, link};
use super::evidence::{self, Before, ENOUGH};
use super::tables::Cue;
use super::value::Gender;
use crate::article::{Layout, PartKind};
use crate::extract::cursor::Cursor;
use crate::extract::role::{self, Names, Phrase};
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape};

/// A thing found in the text, as token indices.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    Name(Found),
    Role(Phrase),
    Honorific { first: usize, end: usize, gender: Option<Gender> },
}

/// A candidate in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) name: Candidate,
    pub(crate) before: Before,
    pub(crate) points: i32,
    /// Whether it is a byline or a photo credit.
    pub(crate) author: bool,
}

impl Item {
    pub(crate) fn first(&self) -> usize {
        match self {
            Item::Name(found) => found.name.first,
            Item::Role(phrase) => phrase.first,
            Item::Honorific { first, .. } => *first,
        }
    }

    pub(crate) fn end(&self) -> usize {
        match self {
            Item::Name(found) => found.name.end,
            Item::Role(phrase) => phrase.end,
            Item::Honorific { end, .. } => *end,
        }
    }
}

/// What the pass reads and has read.
pub(crate) struct Scan<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) names: candidate::Reader<'a>,
    pub(crate) roles: role::Reader<'a>,
    pub(crate) layout: &'a Layout,
    pub(crate) taken: &'a [Span],
    pub(crate) items: Vec<Item>,
    /// The token behind the last stretch that is known to be no person: a role, a place, an organisation, a date.
    pub(crate) explained: usize,
    /// The token behind the last name that a street or the like bears.
    pub(crate) excluded: usize,
    /// The token behind the line of names that the pass stands in.
    pub(crate) names_line: usize,
}

impl Scan<'_> {
    /// Reads the whole text.
    pub(crate) fn run(&mut self) {
        const STARTS: u16 = flag::ROLE | flag::HONORIFIC | flag::ORGANIZATION | flag::PLACE;
        let mut at = 0;
        while at < self.cursor.tokens.len() {
            let token = self.cursor.at(at);
            at = if token.flags & STARTS != 0 || token.shape.is_capital() { self.step(at) } else { at + 1 };
        }
    }

    /// Reads what begins at a token and gives the token behind it.
    fn step(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        let token = cursor.at(at);
        if let Some(end) = self.taken_end(at) {
            self.explained = end;
            return end;
        }
        if token.gap >= Gap::Line && token.shape.is_capital() {
            self.names_line = context::line_of_names(cursor, at).unwrap_or(0);
        }
        let addressed = matches!(self.items.last(), Some(Item::Honorific { end, .. }) if *end == at);
        if token.flags & flag::ROLE != 0 {
            if let Some(phrase) = self.roles.role(at) {
                self.items.push(Item::Role(phrase));
                self.explained = phrase.end;
                return phrase.end;
            }
        }
        let place = if token.flags & flag::PLACE != 0 && !addressed { self.roles.place(at) } else { None };
        if token.flags & flag::HONORIFIC != 0 && place.is_none() {
            if let Some(end) = self.honorific(at) {
                return end;
            }
        }
        if token.flags & flag::ORGANIZATION != 0 && !addressed {
            if let Some(end) = self.roles.organization(at) {
                self.explained = end;
                return end;
            }
        }
        if let Some(end) = place.filter(|&end| !self.is_first_word(at, end)) {
            self.explained = end;
            return end;
        }
        if token.shape.is_capital() && token.is_word() { self.name(at) } else { at + 1 }
    }

    /// Whether a place of one word goes on as a capitalised run, and may be the first word of a name.
    fn is_first_word(&self, at: usize, end: usize) -> bool {
        let next = self.cursor.at(end);
        end == at + 1 && next.is_word() && next.shape.is_capital() && next.gap == Gap::Blank
    }

    /// A form of address with a name or a role behind it.
    fn honorific(&mut self, at: usize) -> Option<usize> {
        let cursor = self.cursor;
        let (end, gender) = self.names.tables.honorific(cursor, at)?;
        let next = cursor.at(end);
        let follows =
            cursor.same_line(end) && (next.shape.is_capital() || next.flags & (flag::ROLE | flag::HONORIFIC) != 0);
        // `Anh` within a sentence is a country.
        let capital = cursor.at(at).shape == Shape::Title && !context::starts_sentence(cursor, at);
        if !(follows || cursor.word(end) == kw::COLON) || (capital && end == at + 1 && !self.names.begin_at(end)) {
            return None;
        }
        self.items.push(Item::Honorific { first: at, end, gender });
        self.explained = end;
        Some(end)
    }

    /// A candidate for a name; gives the token behind it.
    fn name(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        let Some(mut name) = self.names.read(at) else { return at + 1 };
        let before = self.before(at);
        if name.surname.is_none() && !matches!(before, Before::Honorific | Before::Role | Before::Credit) {
            // `Theo Nguyễn Văn A`: the name begins further on.
            let inner = (at + 1..name.end).find(|&i| self.names.begin_at(i));
            if let Some(inner) = inner {
                if before == Before::Start && inner == at + 1 {
                    self.explained = inner;
                }
                return inner;
            }
            if name.words > 4 {
                return name.end;
            }
        }
        let never = self.names.tables.never(cursor, at);
        if let Some(end) = never.filter(|&end| end > name.end) {
            self.explained = end;
            return end;
        }
        let other = never == Some(name.end) || self.is_other(&name);
        let alone = at < self.names_line;
        let after = context::after(&self.names, &name, |i| self.roles.role(i).is_some(), alone);
        let after = evidence::After { signs: after.signs && (alone || before == Before::Start), ..after };
        let mut points = evidence::weigh(&self.names, &name, other, before, after);
        let part = self.part(at);
        let signed = matches!(part, Some(PartKind::Byline | PartKind::Credit));
        if signed {
            points = (points + 50).min(100);
        }
        if before == Before::Excluded {
            self.excluded = name.end;
        }
        let listed = before == Before::Name && matches!(self.last_name(), Some(found) if found.author);
        let author = signed
            || before == Before::Credit
            || listed
            || (after.signs && before != Before::Role && before != Before::Honorific);
        if name.initials && before == Before::Credit {
            points = 0;
        }
        let end = name.end;
        name.end = end;
        self.items.push(Item::Name(Found { name, before, points, author }));
        end
    }

    fn last_name(&self) -> Option<&Found> {
        match self.items.last() {
            Some(Item::Name(found)) => Some(found),
            _ => None,
        }
    }

    /// Whether the whole candidate is known as a place or a field of work.
    fn is_other(&self, name: &Candidate) -> bool {
        let place = self.roles.place(name.first);
        let field = self.roles.tables.field(self.cursor, name.first);
        place == Some(name.end) || (name.words > 1 && field == Some(name.end))
    }

    /// What stands before a candidate.
    fn before(&self, at: usize) -> Before {
        let cursor = self.cursor;
        match self.items.last() {
            Some(Item::Honorific { end, .. }) if *end == at => return Before::Honorific,
            Some(Item::Honorific { end, .. }) if cursor.word(*end) == kw::COLON && *end + 1 == at => {
                return Before::Honorific;
            }
            Some(Item::Role(phrase)) if self.leads_to_name(phrase, at) => return Before::Role,
            _ => {}
        }
        if self.is_credit(at) {
            return Before::Credit;
        }
        if self.names.tables.excluded_before(cursor, at) {
            return Before::Excluded;
        }
        if let Some(Item::Name(found)) = self.items.last() {
            let joined =
                matches!(link(&self.names, found.name.end, at), Link::Comma | Link::And | Link::Dash | Link::Semicolon);
            if joined && self.excluded == found.name.end {
                return Before::Excluded;
            }
            if joined && found.points >= ENOUGH {
                return Before::Name;
            }
        }
        if self.explained == at && cursor.same_line(at) {
            return Before::Plain;
        }
        if context::starts_sentence(cursor, at) {
            return Before::Start;
        }
        let last = cursor.before(at, 1);
        match last.kind {
            Kind::Number => Before::Number,
            Kind::Word | Kind::Syllable if last.shape.is_capital() => Before::Capital,
            _ => Before::Plain,
        }
    }

    /// Whether a role leads to the name at `at`: beside it, with a colon between, or above it in a signature.
    fn leads_to_name(&self, phrase: &Phrase, at: usize) -> bool {
        match link(&self.names, phrase.end, at) {
            Link::Adjacent | Link::Colon | Link::List => true,
            Link::Line => self.cursor.at(phrase.first).shape == Shape::Upper,
            _ => false,
        }
    }

    /// Whether the name of an author follows: `Ảnh: `, `(ảnh `.
    fn is_credit(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let colon = self.cursor.word(last) == kw::COLON;
        let end = if colon { last } else { at };
        match self.names.tables.cue_before(self.cursor, end) {
            Some((first, Cue::Credit)) => colon || self.cursor.before(first, 1).word == kw::OPEN,
            _ => false,
        }
    }

    /// The token behind the date or reference that a token lies in.
    fn taken_end(&self, at: usize) -> Option<usize> {
        let start = self.cursor.at(at).start as usize;
        let next = self.taken.partition_point(|span| span.end <= start);
        let span = self.taken.get(next).filter(|span| span.start <= start)?;
        let mut end = at + 1;
        while end < self.cursor.tokens.len() && (self.cursor.at(end).start as usize) < span.end {
            end += 1;
        }
        Some(end)
    }

    /// The part of the page that a token lies in, the label of the part left out.
    fn part(&self, at: usize) -> Option<PartKind> {
        let start = self.cursor.at(at).start as usize;
        let next = self.layout.parts.partition_point(|part| part.span.end <= start);
        let part = self.layout.parts.get(next)?;
        (part.content.start <= start && start < part.content.end).then_some(part.kind)
    }
}
