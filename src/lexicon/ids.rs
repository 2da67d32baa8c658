//! Ids by key, found with one look: a perfect hash.

use super::WordId;
use super::key::{Key, KeyMap};

/// The number of slots. The built-in words take a third of them.
const SLOTS: usize = 1 << 15;
/// The number of groups that the keys are parted into.
const GROUPS: usize = 1 << 12;
/// How many multipliers are tried for a group.
const TRIES: u16 = 256;

/// Every word's id by its key.
///
/// The keys are parted into groups, and each group has a multiplier that sends its keys to slots which no other key has. So
/// nothing is searched: a key is in its slot or nowhere. A branch for each token that asks whether to search on would be
/// guessed wrong too often.
#[derive(Debug)]
pub(super) struct Ids {
    slots: Box<[Slot; SLOTS]>,
    /// One for each group, odd; zero for a group whose keys found no slots.
    multipliers: Box<[u16; GROUPS]>,
    /// The words of such groups: none but of a user's many.
    rest: KeyMap<WordId>,
}

impl Ids {
    pub(super) fn new(words: impl Iterator<Item = (Key, WordId)>) -> Self {
        let mut ids = Self { slots: all(Slot::default()), multipliers: all(1), rest: KeyMap::default() };
        let mut words: Vec<(Place, Key, WordId)> = words.map(|(key, id)| (Place::of(key), key, id)).collect();
        words.sort_unstable_by_key(|(place, _, id)| (place.group, *id));
        let mut groups: Vec<_> = words.chunk_by(|(a, ..), (b, ..)| a.group == b.group).collect();
        // The largest first, while there is room.
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        for group in groups {
            ids.insert(group);
        }
        ids
    }

    fn insert(&mut self, group: &[(Place, Key, WordId)]) {
        let mut taken = Vec::with_capacity(group.len());
        for multiplier in (0..TRIES).map(|i| i.wrapping_mul(0x9e37) | 1) {
            taken.clear();
            for (place, ..) in group {
                let slot = place.slot(multiplier);
                if !self.slots[slot].is_free() || taken.contains(&slot) {
                    break;
                }
                taken.push(slot);
            }
            if taken.len() == group.len() {
                self.multipliers[group[0].0.group] = multiplier;
                for (&slot, &(_, key, id)) in taken.iter().zip(group) {
                    self.slots[slot] = Slot::new(key, id);
                }
                return;
            }
        }
        self.multipliers[group[0].0.group] = 0;
        self.rest.extend(group.iter().map(|&(_, key, id)| (key, id)));
    }

    /// The id of the word with a key.
    #[inline(always)]
    pub(super) fn find(&self, key: Key) -> WordId {
        let place = Place::of(key);
        match self.multipliers[place.group] {
            0 => self.find_in_rest(key),
            multiplier => self.slots[place.slot(multiplier)].id_of(key),
        }
    }

    #[cold]
    fn find_in_rest(&self, key: Key) -> WordId {
        self.rest.get(&key).copied().unwrap_or(WordId::NONE)
    }
}

fn all<T: Clone, const N: usize>(value: T) -> Box<[T; N]> {
    vec![value; N].try_into().ok().expect("as many as there are")
}

/// Where a key may stand.
#[derive(Clone, Copy)]
struct Place {
    group: usize,
    /// What the group's multiplier is for.
    seed: u32,
}

impl Place {
    #[inline(always)]
    fn of(key: Key) -> Self {
        // The upper bits depend on all of the key, and keys of one group differ in those right below at the latest.
        let spread = key.spread();
        Self { group: (spread >> (64 - GROUPS.ilog2())) as usize, seed: (spread >> (32 - GROUPS.ilog2())) as u32 }
    }

    #[inline(always)]
    fn slot(self, multiplier: u16) -> usize {
        (self.seed.wrapping_mul(u32::from(multiplier)) >> (32 - SLOTS.ilog2())) as usize
    }
}

/// A key with an id in its free bytes.
#[derive(Clone, Copy, Default, Debug)]
struct Slot {
    low: u64,
    high: u64,
}

impl Slot {
    fn new(key: Key, id: WordId) -> Self {
        Self { low: key.low, high: key.high | u64::from(id.0) << 48 }
    }

    fn is_free(self) -> bool {
        self.high >> 48 == 0
    }

    /// The id where the key is this one. Looked up instead of chosen: words that are unknown come too irregularly for a branch,
    /// and a choice would be made one.
    #[inline(always)]
    fn id_of(self, key: Key) -> WordId {
        let differs = (self.low ^ key.low) | (self.high ^ key.high) << 16;
        WordId((self.high >> 48) as u16 & KEPT[usize::from(differs != 0)])
    }
}

/// What is kept of the id of the same key, and of another's.
static KEPT: [u16; 2] = [u16::MAX, 0];

#[cfg(test)]
mod tests {
    use super::*;

    fn key(word: usize) -> Key {
        Key::new(&format!("từ{word}")).expect("a short word")
    }

    fn ids(count: usize) -> Ids {
        Ids::new((1..=count).map(|word| (key(word), WordId(word as u16))))
    }

    #[test]
    fn every_word_has_a_slot_and_no_other_is_found() {
        let ids = ids(12_000);
        assert!(ids.rest.is_empty());
        assert!((1..=12_000).all(|word| ids.find(key(word)) == WordId(word as u16)));
        assert!((12_001..=60_000).all(|word| ids.find(key(word)) == WordId::NONE));
    }

    /// More words than slots.
    #[test]
    fn words_without_a_slot_are_found_too() {
        let ids = ids(60_000);
        assert!(!ids.rest.is_empty());
        assert!((1..=60_000).all(|word| ids.find(key(word)) == WordId(word as u16)));
        assert_eq!(ids.find(key(60_001)), WordId::NONE);
    }
}
