//! Joins the mentions of an article into persons.
//!
//! Full names first; then short ones (`ông Cẩn`, `Trump`) go to the person whose name ends with them, by gender and by
//! who was named last; then what had too little evidence of its own is taken in where it repeats a name.

use std::collections::BTreeMap;

use super::alone;
use super::candidate::NameReader;
use super::evidence::{Before, ENOUGH};
use super::given;
use super::item::{Found, Item};
use super::value::Gender;
use crate::extract::cursor::Cursor;
use crate::lexicon::{WordId, keyword as kw};
use crate::token::{Kind, Shape};

/// How many persons with the same given name are looked at; no article has more.
const NAMESAKES: usize = 64;

/// A person while mentions are joined; `'a` is that of the words of all names.
#[derive(Debug)]
pub(crate) struct Known<'a> {
    /// The words of the fullest name.
    words: &'a [u64],
    /// The item that names the person best.
    pub(crate) best: usize,
    gender: Option<Gender>,
    /// The last item so far that names the person.
    last: usize,
    /// Whether all mentions so far are bylines or credits.
    author: bool,
    /// The person before with the same last word.
    namesake: Option<usize>,
    /// Whether the name turned out to be the end of a longer one.
    folded: bool,
}

/// The persons, and whom each item names.
#[derive(Debug, Default)]
pub(crate) struct Joined<'a> {
    pub(crate) persons: Vec<Known<'a>>,
    pub(crate) owners: Vec<Option<usize>>,
    /// The last person for each last word of a name.
    by_last_word: BTreeMap<u64, usize>,
    /// The last person for each other word of a name that is no Vietnamese syllable: `Filip`, `H'Nuen`; and for the first of
    /// two words that is none of a family or a country: `Tom Orvell`.
    by_own_word: BTreeMap<u64, usize>,
}

/// The words of the names of a text, as numbers that are the same for every spelling of a word.
#[derive(Debug)]
pub(crate) struct Words {
    all: Vec<u64>,
    /// Where the words of each item end; what is no name has none.
    ends: Vec<usize>,
}

impl Words {
    pub(crate) fn new(cursor: Cursor<'_>, items: &[Item]) -> Self {
        let mut words = Self { all: Vec::with_capacity(3 * items.len()), ends: Vec::with_capacity(items.len()) };
        for item in items {
            if let Item::Name(Found { name, .. }) = item {
                for at in name.first..name.end {
                    if cursor.at(at).kind != Kind::Punctuation {
                        words.all.push(word(cursor, at));
                    }
                }
            }
            words.ends.push(words.all.len());
        }
        words
    }

    pub(super) fn of(&self, item: usize) -> &[u64] {
        let first = item.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[first..self.ends[item]]
    }
}

/// Joins the names among `items`; those taken in by repetition get their points.
///
/// `others` are the tokens behind places and organisations.
pub(crate) fn join<'a>(names: &NameReader<'_>, words: &'a Words, others: &[usize], items: &mut [Item]) -> Joined<'a> {
    let cursor = names.cursor;
    let mut joined = Joined { owners: vec![None; items.len()], ..Joined::default() };
    given::accept(cursor, others, items);
    alone::accept(cursor, words, items);
    joined.full_names(names, words, items);
    joined.shouted_names(names, words, items);
    joined.fold_short_forms(cursor, items);
    joined.short_names(names, words, items);
    joined.repetitions(cursor, words, items);
    joined
}

impl<'a> Joined<'a> {
    /// Names of two words and more that have evidence of their own.
    fn full_names(&mut self, names: &NameReader<'_>, words: &'a Words, items: &[Item]) {
        for (index, item) in items.iter().enumerate() {
            let Item::Name(found) = item else { continue };
            let name = &found.name;
            if found.points < ENOUGH || (name.words < 2 && !name.initials) || name.shouted {
                continue;
            }
            let words = words.of(index);
            let known = words.last().and_then(|&last| self.namesakes(last).find(|&p| self.persons[p].words == words));
            let person = known.unwrap_or_else(|| self.add(names, words, index, items));
            self.give(person, index, items);
            self.improve(names.cursor, person, index, items);
        }
    }

    /// A new person with the name of an item.
    fn add(&mut self, names: &NameReader<'_>, words: &'a [u64], index: usize, items: &[Item]) -> usize {
        let person = self.persons.len();
        let namesake = words.last().and_then(|&last| self.by_last_word.insert(last, person));
        // `Tom` looks like a syllable, and is the first word of `Tom Orvell` all the same.
        let first = items[index].first();
        let foreign = matches!(words, &[_, last] if is_own(last)) && !names.is_family_or_land(first);
        for &word in words.iter().rev().skip(1).filter(|&&word| is_own(word) || foreign) {
            self.by_own_word.insert(word, person);
        }
        let known = Known { words, best: index, gender: None, last: index, author: true, namesake, folded: false };
        self.persons.push(known);
        person
    }

    /// The persons whose names end with a word, from the last.
    fn namesakes(&self, last: u64) -> impl Iterator<Item = usize> + use<'_, 'a> {
        let next = |&person: &usize| self.persons[person].namesake;
        let all = std::iter::successors(self.by_last_word.get(&last).copied(), next);
        all.filter(|&person| !self.persons[person].folded).take(NAMESAKES)
    }

    /// Prefers the first mention in title case.
    fn improve(&mut self, cursor: Cursor<'_>, person: usize, index: usize, items: &[Item]) {
        let upper = |item: usize| matches!(&items[item], Item::Name(found) if cursor.at(found.name.first).shape == Shape::Upper);
        let best = self.persons[person].best;
        if upper(best) && !upper(index) {
            self.persons[person].best = index;
        }
    }

    /// Names in a stretch of capitals end where a name known from the rest of the text ends, or after three words.
    fn shouted_names(&mut self, names: &NameReader<'_>, words: &'a Words, items: &mut [Item]) {
        for index in 0..items.len() {
            let Item::Name(found) = &mut items[index] else { continue };
            if !found.name.shouted || found.before == Before::Excluded {
                continue;
            }
            let all = words.of(index);
            let known = (2..=all.len()).rev().find_map(|length| {
                let person = self.namesakes(all[length - 1]).find(|&p| self.persons[p].words == &all[..length])?;
                Some((length, person))
            });
            if let Some((length, person)) = known {
                found.name.end = found.name.first + length;
                found.name.words = length;
                found.points = found.points.max(ENOUGH);
                self.give(person, index, items);
            } else if found.points >= ENOUGH && found.name.words >= 2 {
                let length = all.len().min(3);
                found.name.end = found.name.first + length;
                found.name.words = length;
                let person = self.add(names, &all[..length], index, items);
                self.give(person, index, items);
            }
        }
    }

    /// `Hồng Lệ` is `Phạm Thị Hồng Lệ`, and `H.Lệ` is `Hồng Lệ`, where the article names only one such person in full.
    fn fold_short_forms(&mut self, cursor: Cursor<'_>, items: &[Item]) {
        let first = |known: &Known<'_>| items[known.best].first();
        let abbreviated = |known: &Known<'_>| known.words.len() == 2 && cursor.word(first(known) + 1) == kw::DOT;
        let letter = |known: &Known<'_>| {
            cursor.str(first(known)).chars().next().map(char::to_lowercase).map(Iterator::collect::<String>)
        };
        let mut into: Vec<usize> = (0..self.persons.len()).collect();
        for (short, known) in self.persons.iter().enumerate() {
            let letters = abbreviated(known);
            if known.author && !letters {
                continue;
            }
            let Some(&last) = known.words.last() else { continue };
            let mut longer = self.namesakes(last).filter(|&p| {
                let other = &self.persons[p];
                match letters {
                    true => other.words.len() > 1 && !abbreviated(other) && letter(other) == letter(known),
                    false => other.words.len() > known.words.len() && other.words.ends_with(known.words),
                }
            });
            if let (Some(person), None) = (longer.next(), longer.next()) {
                into[short] = person;
            }
        }
        for (person, known) in self.persons.iter_mut().enumerate() {
            known.folded = into[person] != person;
        }
        for (index, owner) in self.owners.iter_mut().enumerate() {
            let Some(person) = owner.filter(|&p| into[p] != p) else { continue };
            let target = into[person];
            *owner = Some(target);
            let known = &mut self.persons[target];
            known.last = known.last.max(index);
            known.gender = known.gender.or(gender(items, index));
        }
    }

    /// Names of one word that have evidence of their own.
    fn short_names(&mut self, names: &NameReader<'_>, words: &'a Words, items: &[Item]) {
        for (index, item) in items.iter().enumerate() {
            let Item::Name(found) = item else { continue };
            if let Some(owner) = self.owners[index] {
                self.persons[owner].last = index;
                continue;
            }
            if found.points < ENOUGH || found.name.words > 1 {
                continue;
            }
            let words = words.of(index);
            let meant = self.meant(words, index, gender(items, index), found.author);
            let person = meant.unwrap_or_else(|| self.add(names, words, index, items));
            self.give(person, index, items);
        }
    }

    /// Candidates with too little evidence of their own that repeat a name, or its end.
    fn repetitions(&mut self, cursor: Cursor<'_>, words: &Words, items: &mut [Item]) {
        // A bare given name at the start of a sentence counts where the text also has it within one.
        let mut within = vec![false; self.persons.len()];
        let mut at_start: Vec<(usize, usize)> = Vec::new();
        for index in 0..items.len() {
            let Item::Name(found) = &mut items[index] else { continue };
            if self.owners[index].is_some() || !may_repeat(found) {
                continue;
            }
            let mut words = words.of(index);
            let mut meant = self.meant(words, index, None, found.author);
            if meant.is_none() && found.led {
                words = &words[1..];
                meant = self.meant(words, index, None, found.author);
                if meant.is_some() {
                    (found.name.first, found.name.words) = (found.name.first + 1, found.name.words - 1);
                    found.before = Before::Plain;
                }
            }
            let Some(person) = meant else { continue };
            let whole = self.persons[person].words.len() == words.len();
            if whole || found.name.words > 1 {
                self.accept(person, index, items);
            } else if (found.goes_on || cursor.word(found.name.first) == kw::ANH) && !found.before.leads_to_name() {
                // `Anh không đòi` need not be `Trang Anh`.
                continue;
            } else if found.before != Before::Start || found.name.foreign || found.acts {
                self.accept(person, index, items);
                within[person] = true;
            } else {
                at_start.push((index, person));
            }
        }
        for (index, person) in at_start {
            if within[person] {
                self.accept(person, index, items);
            }
        }
    }

    fn accept(&mut self, person: usize, index: usize, items: &mut [Item]) {
        if let Item::Name(found) = &mut items[index] {
            found.points = found.points.max(ENOUGH);
        }
        self.give(person, index, items);
    }

    fn give(&mut self, person: usize, index: usize, items: &[Item]) {
        self.owners[index] = Some(person);
        let known = &mut self.persons[person];
        known.last = index;
        known.gender = known.gender.or(gender(items, index));
        known.author &= matches!(&items[index], Item::Name(found) if found.author);
    }

    /// The last person in whose name the words stand, where one of them is kept in `by_own_word`: `Filip`, `Y Bliu`, `Tom`.
    fn meant_by_own_word(&self, words: &[u64]) -> Option<usize> {
        let own = words.iter().rev().find(|&&word| is_own(word)).or(words.first().filter(|_| words.len() == 1))?;
        let person = *self.by_own_word.get(own)?;
        let known = &self.persons[person];
        let within = known.words.windows(words.len()).any(|part| part == words);
        (within && !known.folded).then_some(person)
    }

    /// The person whom a short name means: one whose name ends with it, of the same gender, named last before it.
    fn meant(&self, words: &[u64], index: usize, gender: Option<Gender>, author: bool) -> Option<usize> {
        self.namesakes(*words.last()?)
            .filter(|&p| {
                let known = &self.persons[p];
                let agrees = known.gender.is_none() || gender.is_none() || known.gender == gender;
                let same_sort = known.words == words || known.author == author;
                agrees && same_sort && known.words.ends_with(words)
            })
            .min_by_key(|&p| {
                let last = self.persons[p].last;
                if last < index { (0, index - last) } else { (1, last - index) }
            })
            .or_else(|| self.meant_by_own_word(words))
    }
}

fn may_repeat(found: &Found) -> bool {
    !found.name.shouted && !matches!(found.before, Before::Excluded | Before::Number | Before::Capital)
}

/// The gender that the form of address before a name tells.
fn gender(items: &[Item], index: usize) -> Option<Gender> {
    match index.checked_sub(1).map(|i| &items[i]) {
        Some(Item::Honorific { end, address, .. }) if *end == items[index].first() => address.gender,
        _ => None,
    }
}

/// Whether a number is that of a word that is no Vietnamese syllable, or that no table holds.
fn is_own(word: u64) -> bool {
    word >> 62 != 0
}

/// A word as a number that is the same for every spelling.
pub(super) fn word(cursor: Cursor<'_>, at: usize) -> u64 {
    let id = cursor.word(at);
    if id != WordId::NONE {
        // `Christopher` is in a table, and no Vietnamese syllable all the same.
        let own = cursor.at(at).kind == Kind::Word && cursor.at(at).shape != Shape::Initial;
        return u64::from(id.0) | u64::from(own) << 62;
    }
    let lower = cursor.str(at).chars().flat_map(char::to_lowercase);
    let folded = lower.map(|c| if c == '\u{2019}' { '\'' } else { c });
    folded.fold(1 << 63, |hash: u64, c| {
        (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 << 63
    })
}
