//! Phrases over word ids: the longest entry that starts at a token.

use super::WordId;
use crate::token::Token;

/// A trie over word ids. Case, line ends and the blanks between tokens do not matter to it; who asks may look at the tokens.
///
/// Most tokens begin no entry, and of those that could, most have the wrong word behind them: one read of `first` tells both.
#[derive(Debug)]
pub(crate) struct PhraseTable<T> {
    /// By the id of an entry's first word.
    first: Vec<First>,
    /// The other edges: open addressing, a power of two in size, half full at the most.
    edges: Vec<Edge>,
    used: usize,
    /// By node: the entry that ends there.
    values: Vec<Option<T>>,
}

/// The node that no edge leads to.
const ROOT: u32 = 0;

/// What the first word of an entry leads to.
#[derive(Clone, Copy, Debug)]
struct First {
    /// [`ROOT`] where no entry begins with the word.
    node: u32,
    /// Whether the word alone is an entry.
    ends: bool,
    /// A bit for each word that can come second; words share bits.
    seconds: u64,
}

/// An entry by its node; [`ROOT`] where there is none.
#[derive(Clone, Copy, Debug)]
struct Found {
    node: u32,
    length: u32,
}

impl First {
    /// The word as an entry.
    #[inline]
    fn alone(&self) -> Found {
        Found { node: if self.ends { self.node } else { ROOT }, length: 1 }
    }

    /// Whether an entry may go on with a token.
    #[inline]
    fn goes_on(&self, second: Option<&Token>) -> bool {
        second.is_some_and(|second| self.seconds & bit(second.word) != 0)
    }
}

/// From a node and a word to the next node; [`ROOT`] where the slot is free.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    word: WordId,
    /// Whether an entry ends there.
    ends: bool,
    /// Whether an entry goes on from there.
    goes_on: bool,
    to: u32,
}

static NOTHING: First = First { node: ROOT, ends: false, seconds: 0 };
const FREE: Edge = Edge { from: ROOT, word: WordId::NONE, ends: false, goes_on: false, to: ROOT };

impl<T: Copy> PhraseTable<T> {
    pub(crate) fn new() -> Self {
        Self { first: Vec::new(), edges: vec![FREE; 16], used: 0, values: vec![None] }
    }

    /// Adds an entry; a later one replaces an earlier one of the same words.
    pub(crate) fn insert(&mut self, words: &[WordId], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        debug_assert!(!words.contains(&WordId::NONE), "a word without an id would match every unknown word");
        let first = usize::from(first.0);
        if self.first.len() <= first {
            self.first.resize(first + 1, NOTHING);
        }
        if self.first[first].node == ROOT {
            self.first[first].node = self.new_node();
        }
        if let Some(second) = rest.first() {
            self.first[first].seconds |= bit(*second);
        }
        let mut node = self.first[first].node;
        self.first[first].ends |= rest.is_empty();
        for (index, &word) in rest.iter().enumerate() {
            let mut slot = self.slot(node, word);
            if self.edges[slot].to == ROOT {
                slot = self.add_edge(slot, node, word);
            }
            let edge = &mut self.edges[slot];
            edge.ends |= index + 1 == rest.len();
            edge.goes_on |= index + 1 < rest.len();
            node = edge.to;
        }
        self.values[node as usize] = Some(value);
    }

    /// Whether an entry begins with a word.
    #[inline]
    pub(crate) fn begins_with(&self, word: WordId) -> bool {
        self.first.get(usize::from(word.0)).is_some_and(|first| first.node != ROOT)
    }

    /// The longest entry that starts with the first of `tokens`: its length in tokens, and its value.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, T)> {
        let (token, rest) = tokens.split_first()?;
        let first = self.start(token);
        let found = if first.goes_on(rest.first()) { self.walk(first, rest.iter()) } else { first.alone() };
        self.value(found)
    }

    /// The longest entry whose words stand in reverse order at the end of `tokens`: for phrases before a place.
    #[inline]
    pub(crate) fn longest_back(&self, tokens: &[Token]) -> Option<(usize, T)> {
        let (token, rest) = tokens.split_last()?;
        let first = self.start(token);
        let found = if first.goes_on(rest.last()) { self.walk(first, rest.iter().rev()) } else { first.alone() };
        self.value(found)
    }

    /// What a token leads to as a first word; nothing for most.
    #[inline]
    fn start(&self, token: &Token) -> &First {
        self.first.get(usize::from(token.word.0)).unwrap_or(&NOTHING)
    }

    /// The longest entry that begins with a word and goes on with the tokens.
    fn walk<'t>(&self, first: &First, rest: impl Iterator<Item = &'t Token>) -> Found {
        let (mut found, mut node, mut length) = (first.alone(), first.node, 1);
        for token in rest {
            let edge = self.edges[self.slot(node, token.word)];
            (node, length) = (edge.to, length + 1);
            if edge.ends {
                found = Found { node, length };
            }
            if !edge.goes_on {
                break;
            }
        }
        found
    }

    /// The entry that has been found, with its length.
    #[inline]
    fn value(&self, found: Found) -> Option<(usize, T)> {
        if found.node == ROOT {
            return None;
        }
        self.values[found.node as usize].map(|value| (found.length as usize, value))
    }

    /// Calls `found` for each entry of several words that begins with a word and goes on with the tokens behind it, from the
    /// shortest, with its length in tokens and its value.
    #[inline]
    pub(crate) fn each<'t>(
        &self,
        word: WordId,
        rest: impl Iterator<Item = &'t Token>,
        mut found: impl FnMut(usize, T),
    ) {
        let Some(first) = self.first.get(usize::from(word.0)) else { return };
        let mut node = first.node;
        for (token, length) in rest.zip(2..) {
            let edge = self.edges[self.slot(node, token.word)];
            node = edge.to;
            if let Some(value) = self.values[node as usize] {
                found(length, value);
            }
            if !edge.goes_on {
                break;
            }
        }
    }

    fn new_node(&mut self) -> u32 {
        self.values.push(None);
        u32::try_from(self.values.len() - 1).expect("fewer nodes than 2^32")
    }

    /// Adds an edge in a free slot; gives the slot where it stands then.
    fn add_edge(&mut self, slot: usize, from: u32, word: WordId) -> usize {
        let to = self.new_node();
        self.edges[slot] = Edge { from, word, to, ..FREE };
        self.used += 1;
        if 2 * self.used > self.edges.len() {
            let size = 2 * self.edges.len();
            for edge in std::mem::replace(&mut self.edges, vec![FREE; size]) {
                if edge.to != ROOT {
                    let slot = self.slot(edge.from, edge.word);
                    self.edges[slot] = edge;
                }
            }
            return self.slot(from, word);
        }
        slot
    }

    /// The slot of an edge, or the free one where it would stand.
    #[inline]
    fn slot(&self, from: u32, word: WordId) -> usize {
        let mask = self.edges.len() - 1;
        let mixed = (u64::from(from) << 16 | u64::from(word.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut slot = (mixed >> 32) as usize & mask;
        loop {
            let edge = &self.edges[slot];
            if edge.to == ROOT || (edge.from == from && edge.word == word) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
}

fn bit(word: WordId) -> u64 {
    1 << (word.0.wrapping_mul(0x9e37) >> 10)
}
