//! Joins the mentions of an article into persons.
//!
//! Full names first; then short ones (`ông Cẩn`, `Trump`) go to the person whose name ends with them, by gender and by
//! who was named last; then what had too little evidence of its own is taken in where it repeats a name.

use std::collections::{HashMap, HashSet};

use super::candidate::Candidate;
use super::evidence::{Before, ENOUGH};
use super::scan::{Found, Item};
use super::value::Gender;
use crate::extract::cursor::Cursor;
use crate::lexicon::WordId;
use crate::token::{Kind, Shape};

/// How many persons with the same given name are looked at; no article has more.
const NAMESAKES: usize = 64;

/// A person while mentions are joined.
#[derive(Debug)]
pub(crate) struct Known {
    /// The words of the fullest name.
    words: Vec<u64>,
    /// The item that names the person best.
    pub(crate) best: usize,
    gender: Option<Gender>,
    /// The last item so far that names the person.
    last: usize,
    /// Whether all mentions so far are bylines or credits.
    author: bool,
}

/// The persons, and whom each item names.
#[derive(Debug, Default)]
pub(crate) struct Joined {
    pub(crate) persons: Vec<Known>,
    pub(crate) owners: Vec<Option<usize>>,
    /// The persons by the last word of their names.
    by_last_word: HashMap<u64, Vec<usize>>,
}

/// Joins the names among `items`; those taken in by repetition get their points.
pub(crate) fn join(cursor: Cursor<'_>, items: &mut [Item]) -> Joined {
    let mut joined = Joined { owners: vec![None; items.len()], ..Joined::default() };
    joined.full_names(cursor, items);
    joined.shouted_names(cursor, items);
    joined.fold_suffixes(items);
    joined.short_names(cursor, items);
    joined.repetitions(cursor, items);
    joined
}

impl Joined {
    /// Names of two words and more that have evidence of their own.
    fn full_names(&mut self, cursor: Cursor<'_>, items: &[Item]) {
        let mut exact: HashMap<Vec<u64>, usize> = HashMap::new();
        for (index, item) in items.iter().enumerate() {
            let Item::Name(found) = item else { continue };
            let name = &found.name;
            if found.points < ENOUGH || (name.words < 2 && !name.initials) || name.shouted {
                continue;
            }
            let words = words(cursor, name);
            let person = *exact.entry(words).or_insert_with_key(|words| {
                self.persons.push(Known { words: words.clone(), best: index, gender: None, last: index, author: true });
                self.persons.len() - 1
            });
            self.give(person, index, items);
            self.improve(cursor, person, index, items);
        }
        for (person, known) in self.persons.iter().enumerate() {
            if let Some(&last) = known.words.last() {
                self.by_last_word.entry(last).or_default().push(person);
            }
        }
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
    fn shouted_names(&mut self, cursor: Cursor<'_>, items: &mut [Item]) {
        for index in 0..items.len() {
            let Item::Name(found) = &mut items[index] else { continue };
            if !found.name.shouted || found.before == Before::Excluded {
                continue;
            }
            let all = words(cursor, &found.name);
            let known = (2..=all.len()).rev().find_map(|length| {
                let candidates = self.by_last_word.get(&all[length - 1])?;
                candidates
                    .iter()
                    .rev()
                    .take(NAMESAKES)
                    .copied()
                    .find(|&p| self.persons[p].words == all[..length])
                    .map(|p| (length, p))
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
                let words = all[..length].to_vec();
                self.by_last_word.entry(words[length - 1]).or_default().push(self.persons.len());
                self.persons.push(Known { words, best: index, gender: None, last: index, author: true });
                self.give(self.persons.len() - 1, index, items);
            }
        }
    }

    /// `Hồng Lệ` is `Phạm Thị Hồng Lệ` where the article names only one such person in full.
    fn fold_suffixes(&mut self, items: &[Item]) {
        let mut into: Vec<usize> = (0..self.persons.len()).collect();
        for (short, known) in self.persons.iter().enumerate() {
            if known.author {
                continue;
            }
            let Some(last) = known.words.last() else { continue };
            let mut longer = self.by_last_word.get(last).into_iter().flatten().take(NAMESAKES).copied().filter(|&p| {
                self.persons[p].words.len() > known.words.len() && self.persons[p].words.ends_with(&known.words)
            });
            if let (Some(person), None) = (longer.next(), longer.next()) {
                into[short] = person;
            }
        }
        for namesakes in self.by_last_word.values_mut() {
            namesakes.retain(|&p| into[p] == p);
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
    fn short_names(&mut self, cursor: Cursor<'_>, items: &[Item]) {
        for (index, item) in items.iter().enumerate() {
            let Item::Name(found) = item else { continue };
            if self.owners[index].is_some() {
                self.persons[self.owners[index].expect("an owner")].last = index;
                continue;
            }
            if found.points < ENOUGH || found.name.words > 1 {
                continue;
            }
            let words = words(cursor, &found.name);
            let person = self.meant(&words, index, gender(items, index), found.author).unwrap_or_else(|| {
                self.by_last_word.entry(words[0]).or_default().push(self.persons.len());
                self.persons.push(Known { words, best: index, gender: None, last: index, author: true });
                self.persons.len() - 1
            });
            self.give(person, index, items);
        }
    }

    /// Candidates with too little evidence of their own that repeat a name, or its end.
    fn repetitions(&mut self, cursor: Cursor<'_>, items: &mut [Item]) {
        // A bare given name at the start of a sentence counts where the text also has it within one.
        let mut within: HashSet<usize> = HashSet::new();
        let mut at_start: Vec<(usize, usize)> = Vec::new();
        for index in 0..items.len() {
            let Item::Name(found) = &items[index] else { continue };
            if self.owners[index].is_some() || !may_repeat(found) {
                continue;
            }
            let words = words(cursor, &found.name);
            let Some(person) = self.meant(&words, index, None, found.author) else { continue };
            let whole = self.persons[person].words.len() == words.len();
            if whole || found.name.words > 1 {
                self.accept(person, index, items);
            } else if found.goes_on {
                continue;
            } else if found.before != Before::Start {
                self.accept(person, index, items);
                within.insert(person);
            } else {
                at_start.push((index, person));
            }
        }
        for (index, person) in at_start {
            if within.contains(&person) {
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

    /// The person whom a short name means: one whose name ends with it, of the same gender, named last before it.
    fn meant(&self, words: &[u64], index: usize, gender: Option<Gender>, author: bool) -> Option<usize> {
        let candidates = self.by_last_word.get(words.last()?)?;
        candidates
            .iter()
            .rev()
            .take(NAMESAKES)
            .copied()
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

/// The words of a name as numbers that are the same for every spelling of a word.
fn words(cursor: Cursor<'_>, name: &Candidate) -> Vec<u64> {
    (name.first..name.end).filter(|&i| cursor.at(i).kind != Kind::Punctuation).map(|i| word(cursor, i)).collect()
}

fn word(cursor: Cursor<'_>, at: usize) -> u64 {
    let id = cursor.word(at);
    if id != WordId::NONE {
        return u64::from(id.0);
    }
    let lower = cursor.str(at).chars().flat_map(char::to_lowercase);
    let folded = lower.map(|c| if c == '\u{2019}' { '\'' } else { c });
    folded.fold(1 << 63, |hash: u64, c| {
        (hash.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 << 63
    })
}
