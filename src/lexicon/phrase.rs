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

impl First {
    /// Whether an entry may go on with a token.
    #[inline]
    fn goes_on(self, second: Option<&Token>) -> bool {
        second.is_some_and(|second| self.seconds & bit(second.word) != 0)
    }
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

    /// Whether an entry begins with a word.
    #[inline]
    pub(crate) fn begins_with(&self, word: WordId) -> bool {
        self.first.get(usize::from(word.0)).is_some_and(|first| first.node != ROOT)
    }

    /// The longest entry that starts with the first of `tokens`: its length in tokens, and its value.
    #[inline]
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<(usize, T)> {
        let (token, rest) = tokens.split_first()?;
        let first = self.start(token)?;
        if first.goes_on(rest.first()) { self.walk(first.node, rest.iter()) } else { self.value(first.node, 1) }
    }

    /// The longest entry whose words stand in reverse order at the end of `tokens`: for phrases before a place.
    #[inline]
    pub(crate) fn longest_back(&self, tokens: &[Token]) -> Option<(usize, T)> {
        let (token, rest) = tokens.split_last()?;
        let first = self.start(token)?;
        if first.goes_on(rest.last()) { self.walk(first.node, rest.iter().rev()) } else { self.value(first.node, 1) }
    }

    /// What a token leads to as a first word; `None` for most.
    #[inline]
    fn start(&self, token: &Token) -> Option<First> {
        self.first.get(usize::from(token.word.0)).copied().filter(|first| first.node != ROOT)
    }

    /// The longest entry that begins with the word of a node and goes on with the tokens.
    fn walk<'t>(&self, mut node: u32, rest: impl Iterator<Item = &'t Token>) -> Option<(usize, T)> {
        let mut found = self.value(node, 1);
        for (index, token) in rest.enumerate() {
            node = self.edges[self.slot(node, token.word)].to;
            if node == ROOT {
                break;
            }
            found = self.value(node, index + 2).or(found);
        }
        found
    }

    /// The entry that ends at a node, with its length.
    #[inline]
    fn value(&self, node: u32, length: usize) -> Option<(usize, T)> {
        self.values[node as usize].map(|value| (length, value))
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
