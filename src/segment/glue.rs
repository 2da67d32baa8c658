//! Words that hold marks and figures: addresses on the net, abbreviations, numbers.

use crate::lexicon::keyword as kw;
use crate::token::{CompoundKind, Gap, Kind, Shape, Token};

/// The tokens from the first mark of a compound to its second word at the most: `59/2015/NĐ-CP`, `http://tinh.gov.vn`.
const NEAR: usize = 6;

/// The token behind the compound that is one word and that the token `i` begins: an address on the net, an abbreviation with
/// stops (`T.Ư`, `GD&ĐT`), the number of a document (`217-QĐ/TW`). A mark touches it.
pub(super) fn compound_end(
    tokens: &[Token],
    i: usize,
    compound: &mut impl FnMut(&Token) -> Option<(usize, CompoundKind)>,
) -> Option<usize> {
    use CompoundKind::{Abbreviation, DocumentNumber, Email, Url};
    let touches = |token: &&Token| token.gap == Gap::None;
    // What touches the mark; of figures and marks alone, as in a date, it is none of these.
    let near = &tokens[i + 2..tokens.len().min(i + 2 + NEAR)];
    if !near.iter().take_while(touches).any(|token| token.is_word()) {
        return None;
    }
    let (end, kind) = compound(&tokens[i])?;
    if !matches!(kind, Url | Email | Abbreviation | DocumentNumber) {
        return None;
    }
    let inside = tokens[i + 1..].iter().take_while(touches).take_while(|token| token.end as usize <= end);
    let behind = i + 1 + inside.count();
    (tokens[behind - 1].end as usize == end).then_some(behind)
}

/// Whether the tokens `i` and `i + 1`, with nothing between them, are written as one word: `...`, `19/02/2021`, `1.500`,
/// `60%`, `G7`, `3A`, `tp.` and `H.` before more, `Rolls-Royce`, `Covid-19`.
pub(super) fn is_glued(tokens: &[Token], i: usize) -> bool {
    let (before, after) = (&tokens[i], &tokens[i + 1]);
    let near = |index: usize| tokens.get(index).filter(|token| token.gap == Gap::None);
    let is_number = |token: &Token| token.kind == Kind::Number;
    let separates = |token: &Token| matches!(token.word, kw::DOT | kw::COMMA | kw::SLASH | kw::DASH | kw::COLON);
    let is_foreign =
        |one: &Token, two: &Token| one.is_word() && two.is_word() && (one.kind == Kind::Word || two.kind == Kind::Word);
    // `Covid-19`, `U-23`
    let is_code = |token: &Token| token.kind == Kind::Word || token.shape == Shape::Initial;
    match (before.kind, after.kind) {
        (Kind::Syllable | Kind::Word, Kind::Number) | (Kind::Number, Kind::Syllable | Kind::Word) => true,
        _ if before.word == kw::DOT && after.word == kw::DOT => true,
        (Kind::Number, _) => after.word == kw::PERCENT || separates(after) && near(i + 2).is_some_and(is_number),
        (_, Kind::Number) if separates(before) && before.gap == Gap::None && i > 0 => {
            is_number(&tokens[i - 1]) || before.word == kw::DASH && is_code(&tokens[i - 1])
        }
        (Kind::Syllable | Kind::Word, _) if after.word == kw::DOT => {
            before.word == kw::TP || is_cut_short(before) && i + 2 < tokens.len()
        }
        (Kind::Syllable | Kind::Word, _) if after.word == kw::DASH => {
            near(i + 2).is_some_and(|two| is_foreign(before, two) || is_number(two) && is_code(before))
        }
        (_, Kind::Syllable | Kind::Word) if before.word == kw::DASH => {
            before.gap == Gap::None && i > 0 && is_foreign(&tokens[i - 1], after)
        }
        _ => false,
    }
}

/// Whether the tokens `i` and `i + 1`, with a blank between them, are one word whose marks were set apart: `25 . 000`,
/// `TP . HCM`.
pub(super) fn is_pulled_apart(tokens: &[Token], i: usize) -> bool {
    let is_thousands = |rest: &[Token]| match rest {
        [head, dot, tail, ..] => {
            dot.word == kw::DOT
                && head.kind == Kind::Number
                && head.span().len() <= 3
                && tail.kind == Kind::Number
                && tail.span().len() == 3
                && (dot.gap, tail.gap) == (Gap::Blank, Gap::Blank)
        }
        _ => false,
    };
    if tokens[i].word == kw::DOT {
        return i > 0 && is_thousands(&tokens[i - 1..]) || ends_city(tokens, i);
    }
    tokens[i + 1].word == kw::DOT && (tokens[i].word == kw::TP || is_thousands(&tokens[i..]))
}

/// Whether the stop `i` and the token behind it end `TP.HCM`, a city in letters.
fn ends_city(tokens: &[Token], i: usize) -> bool {
    let after = &tokens[i + 1];
    i > 0 && tokens[i - 1].word == kw::TP && after.kind == Kind::Word && after.shape == Shape::Upper
}

/// Whether a word before a stop is an initial, or letters that are no syllable, as in `tp.`.
fn is_cut_short(token: &Token) -> bool {
    token.shape == Shape::Initial || token.kind == Kind::Word && token.shape == Shape::Lower && token.span().len() <= 3
}
