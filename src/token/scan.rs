//! The tokens of a canonical text, each looked up in the lexicon: a block at a time.

use fearless_simd::{Level, dispatch};

use super::block::LIST;
use super::edges::Meaning;
use super::scanner::{Found, Scanner};
use super::{Kind, Token};
use crate::lexicon::{Lexicon, WordId, flag};

/// Appends the tokens of `text` to `tokens`.
pub(crate) fn scan(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut scan = Scan::new();
    while scan.block(text, lexicon, tokens) {}
}

/// A scanner, and the words of its block. Text and lexicon are handed in with every step and must be the same each time.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    scanner: Scanner<true>,
    /// The id and flags of the word of each token of the block.
    ids: [WordId; LIST],
    flags: [u16; LIST],
}

impl Scan {
    pub(crate) fn new() -> Self {
        Self { scanner: Scanner::new(), ids: [WordId::NONE; LIST], flags: [0; LIST] }
    }

    /// The next token.
    #[inline(always)]
    pub(super) fn step(&mut self, text: &str, lexicon: &Lexicon) -> Option<Token> {
        if self.scanner.left().1.is_empty()
            && let Some(token) = self.refill(text, lexicon)?
        {
            return Some(token);
        }
        let index = self.scanner.take_one();
        Some(self.token(text, lexicon, index))
    }

    /// Folds all tokens that are left: sooner than step by step.
    #[inline(always)]
    pub(super) fn fold<B>(mut self, text: &str, lexicon: &Lexicon, mut all: B, mut f: impl FnMut(B, Token) -> B) -> B {
        loop {
            for index in self.scanner.take() {
                all = f(all, self.token(text, lexicon, index));
            }
            match self.refill(text, lexicon) {
                Some(Some(token)) => all = f(all, token),
                Some(None) => {}
                None => return all,
            }
        }
    }

    /// Appends the tokens of a block, or one that no block holds. Returns whether there was any.
    pub(crate) fn block(&mut self, text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> bool {
        match self.refill(text, lexicon) {
            Some(Some(token)) => tokens.push(token),
            Some(None) => tokens.extend(self.scanner.take().map(|index| self.token(text, lexicon, index))),
            None => return false,
        }
        true
    }

    /// See [`Scanner::pass`].
    #[inline(always)]
    pub(super) fn pass(&mut self, text: &str, lexicon: &Lexicon, at: usize, end: usize) -> bool {
        let (block, _) = self.scanner.left();
        let passed = self.scanner.pass(head(text, Token::LIMIT), at, end);
        if self.scanner.left().0 != block {
            self.look_up(lexicon);
        }
        passed
    }

    /// Reads on until there is a token: one found outside the blocks, or `Some(None)` where the block holds some.
    #[inline(never)]
    fn refill(&mut self, text: &str, lexicon: &Lexicon) -> Option<Option<Token>> {
        let text = head(text, Token::LIMIT);
        let outside = self.scanner.refill(text)?;
        if outside.is_none() {
            self.look_up(lexicon);
        }
        Some(outside.map(|found| token(&found, lexicon.lookup(&text[found.start..found.end]))))
    }

    /// Looks the words of the block up. Each by itself, so that the machine can look for some of them at the same time.
    fn look_up(&mut self, lexicon: &Lexicon) {
        dispatch!(Level::new(), _ => self.look_up_with(lexicon));
    }

    #[inline(always)]
    fn look_up_with(&mut self, lexicon: &Lexicon) {
        for index in self.scanner.left().1 {
            (self.ids[usize::from(index)], self.flags[usize::from(index)]) = lexicon.find(self.scanner.key(index));
        }
    }

    #[inline(always)]
    fn token(&self, text: &str, lexicon: &Lexicon, index: u8) -> Token {
        let found = self.scanner.token(index);
        token(
            &found,
            match found.is_rare {
                true => lexicon.lookup(&text[found.start..found.end]),
                false => (self.ids[usize::from(index)], self.flags[usize::from(index)]),
            },
        )
    }
}

/// The start of a text, of at most `limit` bytes.
#[inline(always)]
fn head(text: &str, limit: usize) -> &str {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Makes a token of what was found, and of the id and flags of its word.
#[inline(always)]
fn token(found: &Found, (word, flags): (WordId, u16)) -> Token {
    let &Found { start, end, meaning: Meaning { kind, shape, gap, flags: more, mask }, .. } = found;
    // No branches: they would be guessed wrong too often.
    let (word, flags) = (WordId(word.0 & mask), flags & mask | more);
    // Only a word is ever a syllable, which stands right before it.
    let kind = match kind as u8 - u8::from(flags & flag::SYLLABLE != 0) {
        0 => Kind::Syllable,
        1 => Kind::Word,
        2 => Kind::Number,
        3 => Kind::Punctuation,
        _ => Kind::Symbol,
    };
    Token { start: start as u32, end: end as u32, word, flags, kind, shape, gap }
}
