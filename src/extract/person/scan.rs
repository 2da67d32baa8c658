//! One pass over the tokens: roles, forms of address and candidates for names, in the order of the text.

use super::begin::Begins;
use super::candidate;
use super::item::{Found, Item};
use super::start::Starts;
use crate::extract::cursor::Cursor;
use crate::extract::role;
use crate::span::Span;
use crate::token::{Flagged, Shape};

/// What the pass reads and has read.
pub(crate) struct Scan<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) names: candidate::NameReader<'a>,
    pub(crate) roles: role::RoleReader<'a>,
    pub(crate) starts: &'a Starts,
    /// Where the page names its author or photographer, sorted.
    pub(crate) signed: Vec<Span>,
    /// Spans that hold no name, sorted; those before the token that is read are dropped.
    pub(crate) taken: &'a [Span],
    pub(crate) items: Vec<Item>,
    /// The token behind the last stretch that is known to be no person: a role, a place, an organisation, a date.
    pub(crate) explained: usize,
    /// Where the names at the end of the text begin.
    pub(crate) closing: usize,
    /// The token behind the last name that a street or the like bears.
    pub(crate) excluded: usize,
    /// The tokens behind the places and organisations.
    pub(crate) others: Vec<usize>,
}

impl Scan<'_> {
    /// Reads the whole text.
    pub(crate) fn run(&mut self, flagged: &Flagged) {
        let mut begins = Begins::new(self.cursor, flagged);
        let mut at = 0;
        while let Some(next) = begins.next(at) {
            at = self.step(next);
        }
    }

    /// Reads what begins at a token and gives the token behind it.
    #[inline]
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.taken_end(at) {
            self.explained = end;
            return end;
        }
        let starts = self.starts.at(self.cursor, at);
        if starts != 0
            && let Some(end) = self.known(at, starts)
        {
            return end;
        }
        if self.cursor.at(at).shape != Shape::Lower { self.name(at) } else { at + 1 }
    }

    /// The name that was found last, where nothing was found behind it.
    pub(super) fn last_name(&self) -> Option<&Found> {
        match self.items.last() {
            Some(Item::Name(found)) => Some(found),
            _ => None,
        }
    }

    /// The token behind the date or reference that a token lies in.
    fn taken_end(&mut self, at: usize) -> Option<usize> {
        let start = self.cursor.at(at).start as usize;
        if self.taken.first().is_none_or(|span| start < span.start) {
            return None;
        }
        while let Some((_, rest)) = self.taken.split_first().filter(|(span, _)| span.end <= start) {
            self.taken = rest;
        }
        let span = self.taken.first().filter(|span| span.start <= start)?;
        let mut end = at + 1;
        while end < self.cursor.tokens.len() && (self.cursor.at(end).start as usize) < span.end {
            end += 1;
        }
        Some(end)
    }

    /// Whether a token lies where the page names its author or photographer.
    pub(super) fn is_signed(&self, at: usize) -> bool {
        let start = self.cursor.at(at).start as usize;
        let next = self.signed.partition_point(|span| span.end <= start);
        self.signed.get(next).is_some_and(|span| span.start <= start)
    }
}
