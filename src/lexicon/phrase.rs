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
    /// A bit for each word that can come second; words share bits.
    seconds: u32,
}

/// From a node and a word to the next node; [`ROOT`] where the slot is free.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: u32,
    word: WordId,
    to: u32,
}

const FREE: Edge = Edge { from: ROOT, word: WordId::NONE, to: ROOT };

impl<T: Copy> PhraseTable<T> {
    pub(crate) fn new() -> Self {
        Self { first: Vec::new(), edges: vec![FREE; 16], used: 0, values: vec![None] }
    }

    /// Makes room for so many entries at once.
    pub(crate) fn reserve(&mut self, entries: usize) {
        debug_assert_eq!(self.used, 0, "room is made before the first entry");
        self.edges = vec![FREE; (3 * entries).next_power_of_two().max(16)];
        self.values.reserve(2 * entries);
    }

    /// Adds an entry; a later one replaces an earlier one of the same words.
    pub(crate) fn insert(&mut self, words: &[WordId], value: T) {
        let Some((first, rest)) = words.split_first() else { return };
        debug_assert!(!words.contains(&WordId::NONE), "a word without an id would match every unknown word");
        let first = usize::from(first.0);
        if self.first.len() <= first {
            self.first.resize(first + 1, First { node: ROOT, seconds: 0 });
        }
        if self.first[first].node == ROOT {
            self.first[first].node = self.new_node();
        }
        if let Some(second) = rest.first() {
            self.first[first].seconds |= bit(*second);
        }
        let mut node = self.first[first].node;
        for &word in rest {
            let slot = self.slot(node, word);
            node = if self.edges[slot].to == ROOT { self.add_edge(slot, node, word) } else { self.edges[slot].to };
        }
        self.values[node as usize] = Some(value);
    }

    /// The longest entry that starts with the first of `tokens`: its length in tokens, and its value.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, T)> {
        self.walk(tokens.iter()).last()
    }

    /// The longest entry whose words stand in reverse order at the end of `tokens`: for phrases before a place.
    pub(crate) fn longest_back(&self, tokens: &[Token]) -> Option<(usize, T)> {
        self.walk(tokens.iter().rev()).last()
    }

    /// The entries that the tokens begin with, from the shortest: each its length in tokens, and its value.
    pub(crate) fn walk<'t>(&self, tokens: impl Iterator<Item = &'t Token>) -> impl Iterator<Item = (usize, T)> {
        let mut node = ROOT;
        let mut seconds = 0;
        tokens
            .enumerate()
            .map_while(move |(index, token)| {
                node = match index {
                    0 => {
                        let first = self.first.get(usize::from(token.word.0))?;
                        seconds = first.seconds;
                        first.node
                    }
                    1 if seconds & bit(token.word) == 0 => ROOT,
                    _ => self.edges[self.slot(node, token.word)].to,
                };
                (node != ROOT).then(|| self.values[node as usize].map(|value| (index + 1, value)))
            })
            .flatten()
    }

    fn new_node(&mut self) -> u32 {
        self.values.push(None);
        u32::try_from(self.values.len() - 1).expect("fewer nodes than 2^32")
    }

    fn add_edge(&mut self, slot: usize, from: u32, word: WordId) -> u32 {
        let to = self.new_node();
        self.edges[slot] = Edge { from, word, to };
        self.used += 1;
        if 2 * self.used > self.edges.len() {
            let size = 2 * self.edges.len();
            for edge in std::mem::replace(&mut self.edges, vec![FREE; size]) {
                if edge.to != ROOT {
                    let slot = self.slot(edge.from, edge.word);
                    self.edges[slot] = edge;
                }
            }
        }
        to
    }

    /// The slot of an edge, or the free one where it would stand.
    fn slot(&self, from: u32, word: WordId) -> usize {
        let mask = self.edges.len() - 1;
        let mixed = (u64::from(from) << 16 | u64::from(word.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut slot = (mixed >> 32) as usize & mask;
        while self.edges[slot].to != ROOT && (self.edges[slot].from, self.edges[slot].word) != (from, word) {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

fn bit(word: WordId) -> u32 {
    1 << (word.0.wrapping_mul(0x9e37) >> 11)
}
