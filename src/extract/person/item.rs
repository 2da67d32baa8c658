//! What one pass over the tokens finds: roles, forms of address, and candidates for names.

use super::alone::Alone;
use super::candidate::Candidate;
use super::evidence::Before;
use super::tables::{Address, Surname};
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
    /// What a name is where it stands, if its own words hardly tell: `Tiến Linh`.
    pub(crate) given: Given,
    /// Whether its first word may begin the sentence rather than the name: `Nhờ Linh`.
    pub(crate) led: bool,
}

/// What is seen of a name that its own words hardly tell, where nothing says that it is a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Given {
    /// It is no such name, or rather a place.
    Other,
    /// A middle and a given name that may be anything else.
    Open,
    /// The same, joined by a comma or `và` to the name before: `Tấn Lực và | Tiến Đạt`.
    Joined,
    /// It begins what a clause says: `Tiến Linh đã`, `Hôm qua, Tiến Linh ấn định tỷ số`.
    Seen,
    /// A given name alone that is seen to act: `Tùng khai`.
    Acting,
    /// A given name alone among words in lower case: `gặp Tùng`.
    Lone,
    /// A family name with rare words behind it, which may be anything else: `Dương Mịch`.
    Family,
    /// One word of another language, or two syllables that are hardly a given name: `Orvell`, `Đá Vôi`.
    Alone(Alone),
}

impl Found {
    /// Whether it may be a middle and a given name.
    pub(super) fn is_pair(&self) -> bool {
        matches!(self.given, Given::Open | Given::Joined | Given::Seen)
    }

    /// Whether it may be a given name alone.
    pub(super) fn is_lone(&self) -> bool {
        matches!(self.given, Given::Acting | Given::Lone)
    }

    /// Whether it is a name of another language; `Đỗ Đức Dảnh` has but a rare word.
    pub(super) fn is_foreign(&self) -> bool {
        self.name.foreign && self.name.surname.is_none_or(|(_, strength)| strength == Surname::Foreign)
    }

    /// A name behind a role, of which nothing else is known.
    pub(super) fn behind_role(name: Candidate, points: i32) -> Self {
        Self {
            name,
            before: Before::Role,
            points,
            author: false,
            goes_on: false,
            acts: false,
            given: Given::Other,
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
