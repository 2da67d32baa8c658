//! Names of one word of another language that the text gives nowhere in full: `Orvell bật khóc`.
//!
//! A word that no table knows may name a club, a firm or a town as well. What stands around each of its mentions is noted
//! where it stands; once the whole text is read, the mentions are put together.

use std::collections::BTreeSet;

use super::candidate::{Candidate, NameReader};
use super::evidence::{After, Before, ENOUGH};
use super::given::{leads, leads_to_place};
use super::item::{Found, Given, Item};
use super::join::Words;
use super::scan::Scan;
use crate::extract::cursor::Cursor;
use crate::lexicon::{WordId, keyword as kw};
use crate::token::{Kind, Shape};

/// How often a text names a person by two or three syllables that are hardly a given name.
const OFTEN: usize = 3;

/// The most words up to `là`: `Orvell cũng chính là`.
const ADVERBS: usize = 3;

/// The most tokens between two names of a list: `Orvell (Tenn, 75’), Brask`.
const BETWEEN: usize = 8;

/// What is seen of a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Alone {
    /// The word is a given name or a family name of another language.
    pub(super) usual: bool,
    /// What only a person does or has stands beside it.
    human: bool,
    /// The same, and it is a deed rather than a word.
    deed: bool,
    /// It acts, as a body may too.
    acts: Acts,
    /// It is rather a place or a club.
    other: bool,
    /// `của` stands before it: it may be the club of the one before.
    owner: bool,
    /// It is two or three syllables rather than a word of another language: `Đá Vôi`.
    pair: bool,
}

/// How a name of one word acts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
enum Acts {
    #[default]
    No,
    /// What somebody does is beside it, or something belongs to it.
    Beside,
    /// It is the subject or the object of a clause.
    Clause,
}

impl NameReader<'_> {
    /// Whether a name is one word of another language, which names no body and no work, or two or three syllables that are hardly
    /// a given name.
    pub(super) fn is_alone(&self, name: &Candidate) -> bool {
        let token = self.cursor.at(name.first);
        let syllable =
            |at: usize| self.cursor.at(at).kind == Kind::Syllable && self.cursor.at(at).shape == Shape::Title;
        match name.end - name.first {
            1 => {
                token.kind == Kind::Word
                    && matches!(token.shape, Shape::Title | Shape::Mixed)
                    && !self.tables.is_common(token.word)
            }
            2 => syllable(name.first) && syllable(name.first + 1) && !self.are_given(name.first),
            3 => name.words == 3 && (name.first..name.end).all(syllable),
            _ => false,
        }
    }
}

impl Scan<'_> {
    /// The token behind brackets of one word: `Orvell (Tenn) | là`.
    fn behind_aside(&self, at: usize) -> usize {
        let aside = self.cursor.word(at) == kw::OPEN && self.cursor.word(at + 2) == kw::CLOSE;
        if aside { at + 3 } else { at }
    }

    /// What is seen of a name of one word where it stands.
    pub(super) fn alone(&self, name: &Candidate, stands: Before, after: After) -> Alone {
        let cursor = self.cursor;
        let (before, next) = (cursor.before_on_line(name.first), cursor.at(name.end));
        // `Orvell là cầu thủ`, `Orvell cũng là chàng trai`, `Orvell, người đã`, `Orvell, tiền đạo của`
        let role = |at: usize| self.names.roles.stands_at(cursor, at);
        let person = |at: usize| cursor.word(at) == kw::NGƯỜI || self.names.tables.honorific(cursor, at).is_some();
        let behind = self.behind_aside(name.end);
        let is =
            (behind..behind + ADVERBS).find(|&at| cursor.word(at) == kw::LÀ || cursor.at(at).shape != Shape::Lower);
        let is = match is {
            Some(at) if cursor.word(at) == kw::LÀ => person(at + 1) || role(at + 1),
            _ if next.word != kw::COMMA => after.role,
            _ if cursor.at(name.end + 1).shape == Shape::Lower => person(name.end + 1) || role(name.end + 1),
            _ => false,
        };
        // `mẹ của Orvell`
        let address = |at: usize| self.names.tables.honorific(cursor, at).is_some_and(|(end, _)| end + 1 == name.first);
        let kin = before.word == kw::CỦA && (2..=3).any(|back| name.first >= back && address(name.first - back));
        // `thuộc về Orvell`
        let belongs = before.word == kw::VỀ && cursor.before(name.first, 2).word == kw::THUỘC;
        // `Orvell 3-0 Brask`
        let score = next.kind == Kind::Number && cursor.word(name.end + 1) == kw::DASH;
        // `khiến Orvell`
        let led = leads(before.word) && !leads_to_anything(before.word);
        let title = cursor.at(name.first).shape == Shape::Title;
        Alone {
            usual: self.names.is_foreign_name(name.first),
            human: after.human
                || after.born
                || stands == Before::Status
                || name.words == 1 && (is && cursor.same_line(name.end + 1) || kin),
            deed: after.deed,
            acts: match after.acts || leads(before.word) {
                true if title && (led || after.acts && before.shape != Shape::Lower) => Acts::Clause,
                true => Acts::Beside,
                false => Acts::No,
            },
            other: score || leads_to_place(before.word) && !belongs || before.word == kw::LÊN,
            owner: before.word == kw::CỦA,
            pair: name.words > 1,
        }
    }
}

/// Whether a word that often stands before persons stands before other things as often: `là Orvell`, `vì Orvell`.
fn leads_to_anything(word: WordId) -> bool {
    matches!(
        word,
        kw::CỦA
            | kw::VÀ
            | kw::HAY
            | kw::HOẶC
            | kw::LẪN
            | kw::LÀ
            | kw::NHƯ
            | kw::GỒM
            | kw::BỊ
            | kw::VÌ
            | kw::GIỮA
            | kw::DO
            | kw::CHO
    )
}

/// All mentions of a word.
#[derive(Default)]
struct Seen {
    usual: bool,
    human: usize,
    deeds: usize,
    acts: usize,
    clauses: usize,
    other: usize,
    pair: bool,
    times: usize,
}

impl Seen {
    /// The mentions of one word, by their places among the items.
    fn of(same: &[(Key<'_>, usize)], items: &[Item]) -> Self {
        let mut seen = Self { times: same.len(), ..Self::default() };
        for (_, alone) in same.iter().filter_map(|&(_, index)| alone(&items[index])) {
            seen.usual |= alone.usual;
            seen.human += usize::from(alone.human);
            seen.deeds += usize::from(alone.deed);
            seen.acts += usize::from(alone.acts > Acts::No);
            seen.clauses += usize::from(alone.acts == Acts::Clause);
            seen.other += usize::from(alone.other);
            seen.pair = alone.pair;
        }
        seen
    }

    /// Whether the mentions are rather of a person, in a text that names other persons of the sort or not.
    fn is_person(&self, among_others: bool) -> bool {
        match self.usual {
            // `Đá Vôi kể`, and elsewhere again and again
            _ if self.pair => self.human > 0 && self.other == 0 && self.times >= OFTEN,
            true => self.human + self.acts > self.other || among_others && self.other == 0,
            // Bodies and places that are much spoken of stand in the tables.
            false if among_others && self.clauses > 0 && self.other == 0 => true,
            false => {
                let often = self.human > 1 || self.deeds > 0 && self.times > 1;
                self.human > 0 && (among_others || often) && self.human > 2 * self.other
            }
        }
    }
}

/// Gives the points to the mentions of words that are seen to name persons, and to those in a list with a person.
pub(super) fn accept(cursor: Cursor<'_>, words: &Words, items: &mut [Item]) {
    let mut open: Vec<(Key<'_>, usize)> = Vec::new();
    let mut told = false;
    for (index, item) in items.iter().enumerate() {
        if let Some((found, alone)) = alone(item) {
            told |= alone.human || alone.usual || alone.acts == Acts::Clause || is_listed(cursor, items, index);
            open.push((key(words, index, found), index));
        }
    }
    if !told {
        return;
    }
    let accepted = |item: &Item| matches!(item, Item::Name(Found { points: ENOUGH.., .. }));
    let mut persons: BTreeSet<Key<'_>> = BTreeSet::new();
    let mut foreign = false;
    for (index, item) in items.iter().enumerate().filter(|(_, item)| accepted(item)) {
        if let Item::Name(found) = item {
            persons.insert(key(words, index, found));
            foreign |= found.is_foreign();
        }
    }
    let mut sorted = open.clone();
    sorted.sort_unstable();
    let seen: Vec<(Key<'_>, Seen)> =
        sorted.chunk_by(|(one, _), (other, _)| one == other).map(|same| (same[0].0, Seen::of(same, items))).collect();
    foreign |= seen.iter().any(|(_, seen)| seen.is_person(false));
    persons.extend(seen.iter().filter(|(_, seen)| seen.is_person(foreign)).map(|(key, _)| *key));
    // Forward and back through the lists.
    for &(own, index) in open.iter().chain(open.iter().rev()) {
        let beside = |other: usize| {
            let (first, second) = (index.min(other), index.max(other));
            let (Some(Item::Name(before)), Some(Item::Name(behind))) = (items.get(first), items.get(second)) else {
                return false;
            };
            let person = if other == first { before } else { behind };
            // `Harvard, Stanford, Quyên đều` is no list of persons.
            person.name.foreign
                && persons.contains(&key(words, other, person))
                && is_beside(cursor, before.name.end, behind.name.first)
        };
        let open = alone(&items[index]).is_some_and(|(_, alone)| !alone.other && !alone.owner && !alone.pair);
        if open && (index > 0 && beside(index - 1) || beside(index + 1)) {
            persons.insert(own);
        }
    }
    for (key, index) in open {
        if let Item::Name(found) = &mut items[index]
            && let Given::Alone(Alone { other: false, .. }) = found.given
            && persons.contains(&key)
        {
            found.points = found.points.max(ENOUGH);
        }
    }
}

/// The words that a name is known by: all of two or three syllables, else the last one.
type Key<'a> = &'a [u64];

fn key<'a>(words: &'a Words, index: usize, found: &Found) -> Key<'a> {
    match (found.given, words.of(index)) {
        (Given::Alone(Alone { pair: true, .. }), words) => words,
        (_, words) => &words[words.len().saturating_sub(1)..],
    }
}

/// Whether a name stands in a list with the one before or behind it.
fn is_listed(cursor: Cursor<'_>, items: &[Item], index: usize) -> bool {
    let beside = |first: usize| match (items.get(first), items.get(first + 1)) {
        (Some(Item::Name(one)), Some(Item::Name(other))) => is_beside(cursor, one.name.end, other.name.first),
        _ => false,
    };
    beside(index) || index > 0 && beside(index - 1)
}

/// Whether nothing but marks, numbers, `và`, `hay` and `hoặc` stand between two tokens.
fn is_beside(cursor: Cursor<'_>, from: usize, to: usize) -> bool {
    let mark = |at: usize| {
        let token = cursor.at(at);
        let joins = token.kind == Kind::Number || matches!(token.word, kw::VÀ | kw::HAY | kw::HOẶC);
        joins || !token.is_word() && token.word != kw::DOT
    };
    // `Orvell (Tenn), Brask`, but `Harlow Orvell (Tenn)` tells where he is.
    let aside = cursor.word(from) == kw::OPEN && to == from + 1 && cursor.word(to + 1) == kw::CLOSE;
    to > from && to - from <= BETWEEN && !aside && (from..to).all(mark) && (from..=to).all(|at| cursor.same_line(at))
}

/// A name of one word of another language whose own evidence does not do.
fn alone(item: &Item) -> Option<(&Found, Alone)> {
    match item {
        Item::Name(found) => match found.given {
            Given::Alone(alone) if found.points < ENOUGH => Some((found, alone)),
            _ => None,
        },
        _ => None,
    }
}
