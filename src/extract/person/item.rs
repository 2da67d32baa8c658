//! What one pass over the tokens finds: roles, forms of address, and candidates for names.

use super::candidate::Candidate;
use super::evidence::Before;
use super::tables::Address;
use crate::extract::role::Phrase;

/// A thing found in the text, as token indices.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    Name(Found),
    Role(Phrase),
    Honorific { first: usize, end: usize, address: Address },
}

/// A candidate in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) name: Candidate,
    pub(crate) before: Before,
    pub(crate) points: i32,
    /// Whether it is a byline or a photo credit.
    pub(crate) author: bool,
    /// Whether its last word and the one behind it may be one word: `Kỷ niệm`.
    pub(crate) goes_on: bool,
    /// Whether a word follows that says what a person does: `Hùng đã`.
    pub(crate) acts: bool,
    /// Whether it is a middle and a given name, where nothing says that it is a place: `Tiến Linh`.
    pub(crate) given_pair: bool,
    /// Whether its first word may begin the sentence rather than the name: `Nhờ Linh`.
    pub(crate) led: bool,
}

impl Found {
    /// A name behind a role, of which nothing else is known.
    pub(super) fn behind_role(name: Candidate, points: i32) -> Self {
        Self {
            name,
            before: Before::Role,
            points,
            author: false,
            goes_on: false,
            acts: false,
            given_pair: false,
            led: false,
        }
    }
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
