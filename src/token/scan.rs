//! Bytes to tokens.

use super::{Gap, Kind, Shape, Token};
use crate::lexicon::{Lexicon, WordId};

/// Appends the tokens of `text` to `tokens`.
pub(crate) fn scan(text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let mut gap = Gap::Paragraph;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            let next = if c != '\n' {
                Gap::Blank
            } else if gap >= Gap::Line {
                Gap::Paragraph
            } else {
                Gap::Line
            };
            gap = gap.max(next);
            continue;
        }
        let mut end = start + c.len_utf8();
        let (mut kind, mut shape) = (Kind::Symbol, Shape::None);
        if c.is_ascii_digit() {
            kind = Kind::Number;
            while let Some(&(at, _)) = chars.peek().filter(|(_, d)| d.is_ascii_digit()) {
                end = at + 1;
                chars.next();
            }
        } else if is_letter(c) {
            kind = Kind::Word;
            while let Some(&(at, d)) = chars.peek() {
                // An apostrophe between letters belongs to the word: H'Bơ, M'Nông.
                let inner = is_apostrophe(d) && text[at + d.len_utf8()..].chars().next().is_some_and(is_letter);
                if !is_letter(d) && !inner {
                    break;
                }
                end = at + d.len_utf8();
                chars.next();
            }
            shape = shape_of(&text[start..end]);
        } else if is_punctuation(c) {
            kind = Kind::Punctuation;
        }
        let (word, flags) = if kind == Kind::Number { (WordId::NONE, 0) } else { lexicon.lookup(&text[start..end]) };
        if kind == Kind::Word && lexicon.is_syllable(word) {
            kind = Kind::Syllable;
        }
        tokens.push(Token { start: start as u32, end: end as u32, word, flags, kind, shape, gap });
        gap = Gap::None;
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}')
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '·' | '¡' | '¿')
}

fn shape_of(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first, upper, lower) {
        (true, 0, 0) => Shape::Initial,
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}
