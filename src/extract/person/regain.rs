//! Names that a role took for the end of its organisation: `Bí thư Thành ủy Tất Thành Cang`, where the text names the man
//! elsewhere too.

use super::candidate::Candidate;
use super::evidence::{Before, ENOUGH};
use super::item::{Found, Item};
use crate::extract::cursor::Cursor;
use crate::extract::role::{self, Phrase};
use crate::lexicon::{WordId, flag};
use crate::token::Shape;

/// How many words a name has that is looked for: two may well be those of a place.
const LENGTHS: [usize; 2] = [4, 3];

/// The words of a name; one of three leaves the last free.
type Key = [WordId; 4];

/// Ends roles before a name that the text has elsewhere, and puts the name behind them.
pub(super) fn regain(cursor: Cursor<'_>, roles: &role::RoleReader<'_>, items: &mut Vec<Item>) {
    let doubtful = |item: &Item| match item {
        Item::Role(phrase) => LENGTHS.into_iter().find_map(|length| name_at_end(cursor, roles, phrase, length)),
        _ => None,
    };
    let Some(first) = items.iter().position(|item| doubtful(item).is_some()) else { return };
    let mut known: Vec<(Key, Candidate)> = items.iter().filter_map(|item| whole_name(cursor, item)).collect();
    known.sort_by_key(|(key, _)| *key);
    let find = |key: Key| known.binary_search_by_key(&key, |(key, _)| *key).ok().map(|at| known[at].1);
    let behind = items.split_off(first);
    for item in behind {
        let name = doubtful(&item).and_then(|(at, key)| Some((at, find(key)?)));
        let (Item::Role(phrase), Some((at, name))) = (&item, name) else {
            items.push(item);
            continue;
        };
        items.push(Item::Role(Phrase { end: at, place: phrase.place.min(at), ..*phrase }));
        let surname = name.surname.map(|(end, strength)| (at + end - name.first, strength));
        let name = Candidate { first: at, end: phrase.end, surname, ..name };
        items.push(Item::Name(Found::behind_role(name, ENOUGH)));
    }
}

/// The last words of a role where they look like a name and belong to no body that may bear one.
fn name_at_end(
    cursor: Cursor<'_>,
    roles: &role::RoleReader<'_>,
    phrase: &Phrase,
    length: usize,
) -> Option<(usize, Key)> {
    let at = phrase.end.checked_sub(length).filter(|&at| at > phrase.position_end)?;
    // `Tập đoàn Nam Nguyễn Thái Sơn` has a longer name of its own.
    let goes_on = cursor.at(at - 1).shape == Shape::Title && roles.place(at - 1).is_none();
    if cursor.at(at).flags & flag::SURNAME == 0 || goes_on || roles.place(at) == Some(phrase.end) {
        return None;
    }
    let key = key(cursor, at, phrase.end)?;
    (!roles.bears_name(phrase.position_end, at)).then_some((at, key))
}

/// A name with evidence of its own, of as many words as are looked for.
fn whole_name(cursor: Cursor<'_>, item: &Item) -> Option<(Key, Candidate)> {
    let Item::Name(Found { name, before, points, .. }) = item else { return None };
    let whole = *points >= ENOUGH && *before != Before::Excluded && !name.shouted && !name.initials;
    let plain = name.surname.is_some() && LENGTHS.contains(&name.words) && name.end == name.first + name.words;
    if whole && plain { Some((key(cursor, name.first, name.end)?, *name)) } else { None }
}

/// The words of some tokens, all known and in title case.
fn key(cursor: Cursor<'_>, first: usize, end: usize) -> Option<Key> {
    let mut key = [WordId::NONE; 4];
    for (slot, token) in key.iter_mut().zip(&cursor.tokens[first..end]) {
        if token.shape != Shape::Title || token.word == WordId::NONE {
            return None;
        }
        *slot = token.word;
    }
    Some(key)
}
