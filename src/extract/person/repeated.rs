//! Names that say too little where they stand, and stand again and again in the text: `gặp Tùng`, `Dương Mịch và`.

use std::collections::BTreeMap;

use super::evidence::{Before, ENOUGH};
use super::given::{found_at, leads, leads_to_place};
use super::item::{Found, Given, Item};
use super::join::word;
use crate::extract::cursor::Cursor;
use crate::lexicon::{WordId, keyword as kw};
use crate::token::Shape;

/// How often a text names a person by a family name with rare words.
const OFTEN: usize = 3;

/// What is seen of a given name alone in a text.
#[derive(Clone, Copy, Default)]
struct Lone {
    times: usize,
    acts: usize,
    /// Stands behind a word that often stands before persons, and counts double where it acts as well.
    led: usize,
    /// Stands among words in lower case.
    within: bool,
    /// The word behind it, and whether it is another one elsewhere: `Thành cổ` is always `cổ`.
    next: Option<WordId>,
    varied: bool,
}

impl Lone {
    fn is_person(self) -> bool {
        let often = self.led > 1 || self.times > 2 && self.acts + self.led > 0;
        self.within && (self.acts > 1 || often && (self.varied || self.acts > 0))
    }
}

/// Gives the points to a given name alone that acts more than once, or stands again and again where persons do, and not only at
/// the head of sentences: `Tùng khai`, `cho Tùng vay`.
pub(super) fn accept_lone(cursor: Cursor<'_>, items: &mut [Item], alone: &[usize]) {
    let mut seen: BTreeMap<WordId, Lone> = BTreeMap::new();
    for &index in alone {
        let found = found_at(items, index);
        let before = cursor.before(found.name.first, 1);
        let lone = seen.entry(cursor.word(found.name.first)).or_default();
        let acts = usize::from(found.given == Given::Acting);
        let next = cursor.word(found.name.end);
        lone.varied |= lone.next.is_some_and(|known| known != next);
        lone.next = Some(next);
        lone.times += 1;
        lone.acts += acts;
        if found.before != Before::Start && before.shape == Shape::Lower {
            lone.within = true;
            // `một người tên Tùng`
            let named = before.word == kw::TÊN;
            let led = leads(before.word) || before.word == kw::GẶP;
            lone.led += if named { 2 } else { usize::from(led) * (1 + acts) };
            lone.varied |= named;
        }
    }
    for &index in alone {
        let found = found_at(items, index);
        if seen.get(&cursor.word(found.name.first)).is_some_and(|lone| lone.is_person()) {
            found.points = found.points.max(ENOUGH);
        }
    }
}

/// What is seen of a family name with rare words in a text.
#[derive(Clone, Copy, Default)]
struct Family {
    times: usize,
    /// It acts, or is led to as persons are.
    acts: usize,
    /// A noun stands before it, as before the name of a thing: `gốm Phù Lãng`.
    behind_noun: usize,
    /// It is rather a place.
    other: bool,
}

/// The family names with rare words that stand again and again, and mostly as persons do: `Dương Mịch và`.
pub(super) fn families(cursor: Cursor<'_>, items: &mut [Item], families: &[usize]) -> Vec<usize> {
    if families.len() < OFTEN {
        return Vec::new();
    }
    let mut seen: BTreeMap<Vec<u64>, Family> = BTreeMap::new();
    let key = |found: &Found| (found.name.first..found.name.end).map(|at| word(cursor, at)).collect::<Vec<_>>();
    for &index in families {
        let found = found_at(items, index);
        let before = cursor.before_on_line(found.name.first);
        let family = seen.entry(key(found)).or_default();
        let led = before.word != kw::CỦA && leads(before.word);
        family.times += 1;
        family.acts += usize::from(led || found.acts);
        family.behind_noun += usize::from(!led && before.shape == Shape::Lower && !leads_to_place(before.word));
        family.other |= found.before == Before::Number || matches!(before.word, kw::TẠI | kw::Ở);
    }
    let person = |family: &Family| {
        family.times >= OFTEN && family.acts > 0 && family.acts >= family.behind_noun && !family.other
    };
    seen.retain(|_, family| person(family));
    if seen.is_empty() {
        return Vec::new();
    }
    families.iter().copied().filter(|&index| seen.contains_key(&key(found_at(items, index)))).collect()
}
