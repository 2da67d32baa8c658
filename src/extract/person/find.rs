//! Finds names, joins them into persons and gives them their roles.

use super::attach::attach;
use super::item::{Found, Item};
use super::join::{Known, Words, join};
use super::regain::regain;
use super::scan::Scan;
use super::start::Starts;
use super::tables::NameTables;
use super::value::{Gender, Mention, Person};
use super::{byline, candidate};
use crate::article::Layout;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::role;
use crate::lexicon::{Builder, Data};
use crate::span::Span;
use crate::token::{Flagged, Shape};

/// About how many tokens of a text come to one item.
const TOKENS_PER_ITEM: usize = 8;

/// The tables that persons and roles need.
#[derive(Debug)]
pub(crate) struct Recognizer {
    names: NameTables,
    roles: role::RoleTables,
    starts: Starts,
}

impl Recognizer {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        Ok(Self {
            names: NameTables::new(builder, data)?,
            roles: role::RoleTables::new(builder, data)?,
            starts: Starts::new(builder, data)?,
        })
    }

    /// The persons of a text in the order of their first mention, with spans in the canonical text.
    ///
    /// `taken` are the spans of dates and references, sorted: no name lies inside one.
    pub(crate) fn find(&self, cursor: Cursor<'_>, flagged: &Flagged, layout: &Layout, taken: &[Span]) -> Vec<Person> {
        let names = candidate::NameReader { cursor, tables: &self.names, roles: &self.roles };
        let roles = role::RoleReader { cursor, tables: &self.roles, names: &names };
        let mut scan = Scan {
            cursor,
            names,
            roles,
            starts: &self.starts,
            signed: byline::signed(layout, cursor.text),
            taken,
            items: Vec::with_capacity(cursor.tokens.len() / TOKENS_PER_ITEM),
            explained: 0,
            closing: byline::closing(cursor),
            excluded: 0,
            others: Vec::with_capacity(cursor.tokens.len() / TOKENS_PER_ITEM),
        };
        scan.run(flagged);
        let mut items = std::mem::take(&mut scan.items);
        regain(cursor, &roles, &mut items);
        let words = Words::new(cursor, &items);
        let joined = join(&names, &words, &scan.others, &mut items);
        scan.items = items;
        let held = attach(&scan, &joined);
        // Most texts name no role in letters, and then nothing is to be explained.
        let letters = held.iter().any(|held| scan.roles.has_letters(&held.phrase, held.end));
        let defined = if letters { role::abbreviations(cursor) } else { Vec::new() };

        // How many mentions and roles each person has.
        let mut counts = vec![(0, 0); joined.persons.len()];
        joined.owners.iter().flatten().for_each(|&person| counts[person].0 += 1);
        held.iter().for_each(|held| counts[held.person].1 += 1);
        let mut persons: Vec<Person> = joined
            .persons
            .iter()
            .zip(counts)
            .map(|(known, (mentions, roles))| Person {
                name: full_name(cursor, &scan.items, known),
                mentions: Vec::with_capacity(mentions),
                roles: Vec::with_capacity(roles),
            })
            .collect();
        for (index, item) in scan.items.iter().enumerate() {
            if let (Item::Name(found), Some(person)) = (item, joined.owners[index]) {
                persons[person].mentions.push(mention(cursor, &scan.items, index, found));
            }
        }
        for held in held {
            persons[held.person].roles.push(scan.roles.value(&held.phrase, held.end, &defined));
        }
        persons.retain(|person| !person.mentions.is_empty());
        persons.sort_by_key(|person| person.mentions[0].span.start);
        persons
    }
}

/// A mention with its span in the canonical text; its words are added when it is placed in the text as given.
fn mention(cursor: Cursor<'_>, items: &[Item], index: usize, found: &Found) -> Mention {
    let address = address_before(items, index);
    Mention {
        span: cursor.span(found.name.first, found.name.end),
        text: String::new(),
        honorific: address.map(|(first, end, _)| lower_case(cursor, first, end)),
        gender: address.and_then(|(_, _, gender)| gender),
        confidence: found.points as u8,
        author: found.author,
    }
}

/// The form of address before a name, or before the roles that lead to it.
fn address_before(items: &[Item], index: usize) -> Option<(usize, usize, Option<Gender>)> {
    let mut next = items[index].first();
    for item in items[..index].iter().rev().take(4) {
        match item {
            _ if item.end() != next => return None,
            Item::Honorific { address, .. } if address.told => return None,
            Item::Honorific { first, end, address } => return Some((*first, *end, address.gender)),
            Item::Role(role) => next = role.first,
            Item::Name(_) => return None,
        }
    }
    None
}

/// The words of some tokens in lower case.
fn lower_case(cursor: Cursor<'_>, first: usize, end: usize) -> String {
    let text = cursor.span(first, end).of(cursor.text);
    let is_lower = (first..end).all(|i| cursor.at(i).shape == Shape::Lower);
    if is_lower { text.to_owned() } else { text.to_lowercase() }
}

/// The fullest name, in title case.
fn full_name(cursor: Cursor<'_>, items: &[Item], known: &Known<'_>) -> String {
    let Item::Name(found) = &items[known.best] else { unreachable!("a person is named by a name") };
    let (first, end) = (found.name.first, found.name.end);
    // `JD Vance` begins with letters.
    let upper = (first..end).all(|at| matches!(cursor.at(at).shape, Shape::Upper | Shape::Initial | Shape::None));
    let shouted = upper && cursor.at(first).shape == Shape::Upper && !found.name.initials;
    let mut name = String::with_capacity(cursor.span(first, end).of(cursor.text).len());
    for at in first..end {
        let begins = at == first || !cursor.touches(at);
        if begins && at > first {
            name.push(' ');
        }
        if shouted {
            let mut letters = cursor.str(at).chars();
            if begins {
                name.extend(letters.next());
            }
            name.extend(letters.flat_map(char::to_lowercase));
        } else {
            name.push_str(cursor.str(at));
        }
    }
    name
}
