//! Phrases over word ids: the longest entry that starts at a token.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::WordId;
use crate::token::Token;

/// A trie over word ids. Case, line ends and the blanks between tokens do not matter to it; who asks may look at the tokens.
#[derive(Debug)]
pub(crate) struct PhraseTable<T> {
    /// From a node and a word to the next node.
    edges: HashMap<u32, u16, BuildHasherDefault<EdgeHasher>>,
    values: Vec<Option<T>>,
}

impl<T: Copy> PhraseTable<T> {
    pub(crate) fn new() -> Self {
        Self { edges: HashMap::default(), values: vec![None] }
    }

    /// Adds an entry; a later one replaces an earlier one of the same words.
    pub(crate) fn insert(&mut self, words: &[WordId], value: T) {
        let mut node = 0;
        for word in words {
            let next = u16::try_from(self.values.len()).expect("fewer than 65536 nodes");
            node = *self.edges.entry(edge(node, *word)).or_insert(next);
            if node == next {
                self.values.push(None);
            }
        }
        self.values[node as usize] = Some(value);
    }

    /// The longest entry that starts with the first of `tokens`: its length in tokens, and its value.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, T)> {
        self.walk(tokens.iter())
    }

    /// The longest entry whose words stand in reverse order at the end of `tokens`: for phrases before a place.
    pub(crate) fn longest_back(&self, tokens: &[Token]) -> Option<(usize, T)> {
        self.walk(tokens.iter().rev())
    }

    fn walk<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> Option<(usize, T)> {
        let mut node = 0;
        let mut best = None;
        for (length, token) in tokens.enumerate() {
            if token.word == WordId::NONE {
                break;
            }
            match self.edges.get(&edge(node, token.word)) {
                Some(&next) => node = next,
                None => break,
            }
            if let Some(value) = self.values[node as usize] {
                best = Some((length + 1, value));
            }
        }
        best
    }
}

fn edge(node: u16, word: WordId) -> u32 {
    u32::from(node) << 16 | u32::from(word.0)
}

/// The edges are small numbers already: one multiplication spreads them.
#[derive(Default)]
struct EdgeHasher(u64);

impl Hasher for EdgeHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        let mixed = (self.0 ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
