//! Names of one word of another language that the text gives nowhere in full: `Orvell bật khóc`.
//!
//! A word that no table knows may name a club, a firm or a town as well. What stands around each of its mentions is noted
//! where it stands; once the whole text is read, the mentions are put together.

use std::collections::{BTreeMap, HashSet};

use super::candidate::{Candidate, NameReader};
use super::evidence::{After, ENOUGH};
use super::given::{leads, leads_to_place};
use super::item::{Found, Given, Item};
use super::join::word;
use super::scan::Scan;
use crate::extract::cursor::Cursor;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Kind, Shape};

/// How often a text names a person by two syllables that are hardly a given name.
const OFTEN: usize = 3;

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
    acts: bool,
    /// It is rather a place or a club.
    other: bool,
    /// It is two syllables rather than a word of another language: `Đá Vôi`.
    pair: bool,
}

impl NameReader<'_> {
    /// Whether a name is one word of another language, which names no body and no work, or two syllables that are hardly
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
            _ => false,
        }
    }
}

impl Scan<'_> {
    /// What is seen of a name of one word where it stands.
    pub(super) fn alone(&self, name: &Candidate, after: After) -> Alone {
        let cursor = self.cursor;
        let (before, next) = (cursor.before(name.first, 1), cursor.at(name.end));
        // `Orvell là cầu thủ`, `Orvell, người đã`
        let person = |at: usize| cursor.word(at) == kw::NGƯỜI;
        let is = match next.word {
            kw::LÀ => person(name.end + 1) || self.names.roles.stands_at(cursor, name.end + 1),
            kw::COMMA => person(name.end + 1),
            _ => after.role,
        };
        // `mẹ của Orvell`
        let kin = before.word == kw::CỦA && cursor.before(name.first, 2).flags & flag::HONORIFIC != 0;
        // `thuộc về Orvell`
        let belongs = before.word == kw::VỀ && cursor.before(name.first, 2).word == kw::THUỘC;
        // `Orvell 3-0 Brask`
        let score = next.kind == Kind::Number && cursor.word(name.end + 1) == kw::DASH;
        Alone {
            usual: self.names.is_foreign_name(name.first),
            human: after.human || after.born || name.words == 1 && (is && cursor.same_line(name.end + 1) || kin),
            deed: after.deed,
            acts: after.acts || leads(before.word),
            other: score || leads_to_place(before.word) && !belongs || before.word == kw::LÊN,
            pair: name.words > 1,
        }
    }
}

/// All mentions of a word.
#[derive(Default)]
struct Seen {
    usual: bool,
    human: usize,
    deeds: usize,
    acts: usize,
    other: usize,
    pair: bool,
    times: usize,
}

impl Seen {
    /// Whether the mentions are rather of a person, in a text that names other persons of the sort or not.
    fn is_person(&self, among_others: bool) -> bool {
        match self.usual {
            // `Đá Vôi kể`, and elsewhere again and again
            _ if self.pair => self.human > 0 && self.other == 0 && self.times >= OFTEN,
            true => self.human + self.acts > self.other,
            false => {
                let often = self.human > 1 || self.deeds > 0 && self.times > 1;
                self.human > 0 && (among_others || often) && self.human > 2 * self.other
            }
        }
    }
}

/// Gives the points to the mentions of words that are seen to name persons, and to those in a list with a person.
pub(super) fn accept(cursor: Cursor<'_>, items: &mut [Item]) {
    let mut seen: BTreeMap<(u64, u64), Seen> = BTreeMap::new();
    for (found, alone) in items.iter().filter_map(alone) {
        let word = seen.entry(key(cursor, found)).or_default();
        word.usual |= alone.usual;
        word.human += usize::from(alone.human);
        word.deeds += usize::from(alone.deed);
        word.acts += usize::from(alone.acts);
        word.other += usize::from(alone.other);
        word.pair = alone.pair;
        word.times += 1;
    }
    if seen.is_empty() {
        return;
    }
    let mut persons = HashSet::new();
    let mut foreign = false;
    for item in items.iter() {
        if let Item::Name(found @ Found { points: ENOUGH.., .. }) = item {
            persons.insert(key(cursor, found));
            foreign |= found.name.foreign;
        }
    }
    foreign |= seen.values().any(|seen| seen.is_person(false));
    persons.extend(seen.iter().filter(|(_, seen)| seen.is_person(foreign)).map(|(&word, _)| word));
    // Forward and back through the lists.
    let last = items.len();
    for index in (1..last).chain((1..last).rev()) {
        let (Item::Name(before), Item::Name(here)) = (&items[index - 1], &items[index]) else { continue };
        let (first, second) = (persons.contains(&key(cursor, before)), persons.contains(&key(cursor, here)));
        if first == second {
            continue;
        }
        let (person, other) = if first { (before, here) } else { (here, before) };
        let open = matches!(other.given, Given::Alone(alone) if !alone.other && !alone.pair);
        if open && is_beside(cursor, before.name.end, here.name.first, person.name.foreign) {
            persons.insert(key(cursor, other));
        }
    }
    for item in items.iter_mut() {
        let Item::Name(found) = item else { continue };
        if let Given::Alone(alone) = found.given
            && !alone.other
            && persons.contains(&key(cursor, found))
        {
            found.points = found.points.max(ENOUGH);
        }
    }
}

/// The words that a name is known by: the last one, or both of two syllables.
fn key(cursor: Cursor<'_>, found: &Found) -> (u64, u64) {
    let end = found.name.end;
    match found.given {
        Given::Alone(Alone { pair: true, .. }) => (word(cursor, end - 2), word(cursor, end - 1)),
        _ => (0, word(cursor, end - 1)),
    }
}

/// Whether nothing but marks, numbers, `và` and `hay` stand between two tokens; brackets only among names of other languages.
fn is_beside(cursor: Cursor<'_>, from: usize, to: usize, brackets: bool) -> bool {
    let mark = |at: usize| {
        let token = cursor.at(at);
        let bracket = matches!(token.word, kw::OPEN | kw::CLOSE);
        let sign = !token.is_word() && token.word != kw::DOT && (brackets || !bracket);
        sign || token.kind == Kind::Number || matches!(token.word, kw::VÀ | kw::HAY)
    };
    to > from && to - from <= BETWEEN && (from..to).all(mark) && (from..=to).all(|at| cursor.same_line(at))
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
