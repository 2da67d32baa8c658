//! The tokens of a canonical text, each looked up in the lexicon.

use super::scanner::{Found, Scanner};
use super::{Kind, Shape, Token};
use crate::lexicon::{Key, Lexicon, WordId, flag};

/// Appends the tokens of `text` to `tokens`.
pub(crate) fn scan(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner::new();
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
    let &Found { start, end, mut kind, shape, gap, rare } = found;
    let (word, flags) = if rare || end - start > Key::LONGEST {
        lexicon.lookup(&text[start..end])
    } else {
        let key =
            Key::of_bytes(text.as_bytes(), start, end).with_lower_first(matches!(shape, Shape::Title | Shape::Initial));
        lexicon.find(if matches!(shape, Shape::Upper | Shape::Mixed) { key.with_lower() } else { key })
    };
    // Numbers are values and have no id. The choice comes last: as a branch up front it would be guessed wrong too often.
    let (word, flags) = if kind == Kind::Number { (WordId::NONE, flag::NUMBER) } else { (word, flags) };
    let flags = flags | if matches!(shape, Shape::None | Shape::Lower) { 0 } else { flag::CAPITAL };
    if (kind == Kind::Word) & (flags & flag::SYLLABLE != 0) {
        kind = Kind::Syllable;
    }
    Token { start: start as u32, end: end as u32, word, flags, kind, shape, gap }
}
