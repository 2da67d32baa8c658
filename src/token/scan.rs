//! The tokens of a canonical text, each looked up in the lexicon.

use super::edges::Meaning;
use super::scanner::{Found, Scanner};
use super::{Kind, Token};
use crate::lexicon::{Lexicon, WordId, flag};

/// Appends the tokens of `text` to `tokens`.
pub(crate) fn scan(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner::<true>::new();
    while let Some(outside) = scanner.refill(text) {
        match outside {
            Some(found) => tokens.push(look_up(text, &found, lexicon)),
            None => tokens.extend(scanner.block().map(|found| look_up(text, &found, lexicon))),
        }
    }
}

/// Makes a token of what was found.
#[inline(always)]
pub(super) fn look_up(text: &str, found: &Found, lexicon: &Lexicon) -> Token {
    let &Found { start, end, meaning, key } = found;
    let Meaning { kind, shape, gap, .. } = meaning;
    let (word, flags) = match key {
        Some(key) => lexicon.find(key),
        None => lexicon.lookup(&text[start..end]),
    };
    // No branches: they would be guessed wrong too often.
    let (word, flags) = (WordId(word.0 & meaning.mask), flags & meaning.mask | meaning.flags);
    let kind = KINDS[usize::from(flags & flag::SYLLABLE != 0)][kind as usize];
    Token { start: start as u32, end: end as u32, word, flags, kind, shape, gap }
}

/// The kind of a token whose word is no syllable, and of one whose word is.
static KINDS: [[Kind; 5]; 2] =
    [[Kind::Syllable, Kind::Word, Kind::Number, Kind::Punctuation, Kind::Symbol], [Kind::Syllable; 5]];
