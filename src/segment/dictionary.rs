//! The dictionary: words of two syllables and more, as a trie over word ids.

use crate::error::Error;
use crate::lexicon::{Builder, Data, Table, WordId};
use crate::token::{Gap, Token};

/// The longest word that is looked for, in syllables.
pub(crate) const LONGEST: usize = 7;

/// The words of several syllables. Built once; a look-up walks one edge a syllable.
#[derive(Debug)]
pub(crate) struct Dictionary {
    /// By the id of a word's first syllable: the node it leads to, 0 for none.
    first: Vec<u32>,
    /// The other edges: open addressing, a power of two in size, half full at the most.
    edges: Vec<Edge>,
}

/// From a node and a syllable to the next node.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    from: u32,
    syllable: WordId,
    is_word: bool,
    to: u32,
}

impl Default for WordId {
    fn default() -> Self {
        WordId::NONE
    }
}

impl Dictionary {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut words = Vec::new();
        for row in data.rows(Table::Words) {
            let syllables = builder.phrase(row.required(0, "the word")?);
            if !(2..=LONGEST).contains(&syllables.len()) {
                return Err(row.error(format_args!("a word of two to {LONGEST} syllables is wanted")));
            }
            words.push(syllables);
        }
        Ok(Self::of(&words))
    }

    fn of(words: &[Vec<WordId>]) -> Self {
        let size = (2 * words.iter().map(Vec::len).sum::<usize>() + 2).next_power_of_two();
        let ids = words.iter().flatten().map(|id| usize::from(id.0) + 1).max().unwrap_or(0);
        let mut trie = Self { first: vec![0; ids], edges: vec![Edge::default(); size] };
        let mut nodes = 0;
        for word in words {
            let first = &mut trie.first[usize::from(word[0].0)];
            if *first == 0 {
                nodes += 1;
                *first = nodes;
            }
            let mut node = *first;
            for (index, &syllable) in word.iter().enumerate().skip(1) {
                let at = trie.slot(node, syllable);
                let edge = &mut trie.edges[at];
                if edge.to == 0 {
                    nodes += 1;
                    *edge = Edge { from: node, syllable, is_word: false, to: nodes };
                }
                edge.is_word |= index + 1 == word.len();
                node = edge.to;
            }
        }
        trie
    }

    /// Where the edge stands, or where it would.
    fn slot(&self, from: u32, syllable: WordId) -> usize {
        let mask = self.edges.len() - 1;
        let mixed = (u64::from(from) << 16 | u64::from(syllable.0)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut at = (mixed >> 32) as usize & mask;
        loop {
            let edge = &self.edges[at];
            if edge.to == 0 || (edge.from == from && edge.syllable == syllable) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// The lengths of the words that start with the first of `tokens`: bit `n` for one of `n` syllables.
    pub(crate) fn lengths(&self, tokens: &[Token]) -> u8 {
        let mut lengths = 0;
        let Some(&node) = tokens.first().and_then(|token| self.first.get(usize::from(token.word.0))) else { return 0 };
        let mut node = node;
        for (index, token) in tokens.iter().enumerate().take(LONGEST).skip(1) {
            if node == 0 || token.gap != Gap::Blank {
                break;
            }
            let edge = &self.edges[self.slot(node, token.word)];
            if edge.to == 0 {
                break;
            }
            lengths |= u8::from(edge.is_word) << (index + 1);
            node = edge.to;
        }
        lengths
    }
}
