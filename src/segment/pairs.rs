//! The pairs of syllables that words begin with.

use crate::lexicon::WordId;

/// What a pair of syllables is in the dictionary: in the low half 1 and what is known of it, where it is a word; in the high
/// half a bit for each syllable that comes third in a longer word, which syllables share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pair(u32);

impl Pair {
    /// What is known of it, where it is a word.
    #[inline(always)]
    pub(super) fn known(self) -> Option<Known> {
        (self.0 as u8).checked_sub(1).map(Known)
    }

    pub(super) fn set_known(&mut self, known: Known) {
        self.0 = self.0 >> 16 << 16 | u32::from(1 + known.0);
    }

    /// Whether a longer word may go on with a syllable.
    #[inline(always)]
    pub(super) fn may_go_on(self, third: WordId) -> bool {
        self.0 & third_bit(third) != 0
    }

    pub(super) fn goes_on(&mut self, third: WordId) {
        self.0 |= third_bit(third);
    }
}

/// What is known of a word: how firmly it holds together, and whether it names a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Known(u8);

impl Known {
    const PLACE: u8 = 1 << 3;

    /// A word that holds together so firmly: 0 to 7.
    pub(super) fn firm(firmness: u8) -> Self {
        Self(firmness)
    }

    /// The same as the name of a place.
    pub(super) fn place(self) -> Self {
        Self(self.0 | Self::PLACE)
    }

    #[inline(always)]
    pub(super) fn firmness(self) -> u8 {
        self.0 & (Self::PLACE - 1)
    }

    #[inline(always)]
    pub(super) fn is_place(self) -> bool {
        self.0 & Self::PLACE != 0
    }
}

/// The pairs, by their two syllables.
#[derive(Debug)]
pub(super) struct Pairs {
    /// A bit for each pair, which a few others share. Most pairs of a text begin no word, and this tells it in one look at a
    /// small table.
    bits: Box<[u64; 1 << (BITS - 6)]>,
    /// A pair stands in the bucket of its key, or in the next that has room.
    buckets: Vec<Bucket>,
}

/// Pairs by their keys, compared all at once; from the first.
#[derive(Clone, Copy, Debug, Default)]
struct Bucket {
    keys: [Key; ROOM],
    pairs: [Pair; ROOM],
}

const ROOM: usize = 4;

/// The two syllables; none is [`FREE`].
type Key = u32;
const FREE: Key = 0;

/// 2^20 bits, of which one in thirty is set.
const BITS: u32 = 20;

impl Pairs {
    /// Room for so many pairs, four times over, so that few buckets are full.
    pub(super) fn new(count: usize) -> Self {
        let bits = vec![0; 1 << (BITS - 6)];
        Self {
            bits: bits.try_into().expect("as many as the type says"),
            buckets: vec![Bucket::default(); count.next_power_of_two() / 2],
        }
    }

    /// What is known of a pair; it is added where it is new.
    pub(super) fn entry(&mut self, first: WordId, second: WordId) -> &mut Pair {
        let key = key(first, second);
        let bit = bit(key);
        self.bits[bit >> 6] |= 1 << (bit & 63);
        let mut index = self.bucket(key);
        loop {
            if let Some(place) = self.buckets[index].keys.iter().position(|other| *other == key || *other == FREE) {
                let Bucket { keys, pairs } = &mut self.buckets[index];
                keys[place] = key;
                return &mut pairs[place];
            }
            index = self.next(index);
        }
    }

    /// Whether a pair may be among them.
    #[inline(always)]
    pub(super) fn may_have(&self, first: WordId, second: WordId) -> bool {
        let bit = bit(key(first, second));
        self.bits[bit >> 6] >> (bit & 63) & 1 != 0
    }

    /// What is known of a pair.
    #[inline(always)]
    pub(super) fn get(&self, first: WordId, second: WordId) -> Pair {
        let key = key(first, second);
        let mut index = self.bucket(key);
        loop {
            let Bucket { keys, pairs } = &self.buckets[index];
            // No branch: which of them it is cannot be guessed.
            let one = |place: usize| u32::from(keys[place] == key).wrapping_neg() & pairs[place].0;
            let found = (0..ROOM).fold(0, |found, place| found | one(place));
            if found != 0 || keys[ROOM - 1] == FREE {
                return Pair(found);
            }
            index = self.next(index);
        }
    }

    #[inline(always)]
    fn bucket(&self, key: Key) -> usize {
        (u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & (self.buckets.len() - 1)
    }

    fn next(&self, bucket: usize) -> usize {
        (bucket + 1) & (self.buckets.len() - 1)
    }
}

#[inline(always)]
fn key(first: WordId, second: WordId) -> Key {
    u32::from(first.0) << 16 | u32::from(second.0)
}

#[inline(always)]
fn bit(key: Key) -> usize {
    (key.wrapping_mul(0x9e37_79b9) >> (u32::BITS - BITS)) as usize
}

#[inline(always)]
fn third_bit(third: WordId) -> u32 {
    1 << (16 + (third.0.wrapping_mul(0x9e37) >> 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many as there is room for, so that some stand in the bucket behind their own.
    #[test]
    fn every_pair_is_found_again() {
        let ids = |i: u16| (WordId(1 + i % 50), WordId(1 + i / 50));
        let mut pairs = Pairs::new(1_000);
        for i in (0..4_000).step_by(2) {
            let (first, second) = ids(i);
            pairs.entry(first, second).goes_on(WordId(i));
            pairs.entry(first, second).set_known(Known::firm((i % 5) as u8));
        }
        for i in 0..4_000 {
            let (first, second) = ids(i);
            let pair = pairs.get(first, second);
            assert_eq!(pair.known(), (i % 2 == 0).then_some(Known::firm((i % 5) as u8)), "{i}");
            assert_eq!(pair.may_go_on(WordId(i)), i % 2 == 0, "{i}");
            assert!(pairs.may_have(first, second) || i % 2 == 1, "{i}");
        }
        let full = pairs.buckets.iter().filter(|bucket| bucket.keys[ROOM - 1] != FREE).count();
        assert!(full > 0, "no bucket is full");
    }
}
