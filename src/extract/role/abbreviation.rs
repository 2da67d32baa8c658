//! Abbreviations that a text defines: `Mặt trận Tổ quốc (MTTQ)`.

use super::tables::is_letters;
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::Gap;

/// How many syllables an expansion has at the most.
const WINDOW: usize = 16;

/// An abbreviation that the text itself explains.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Abbreviation {
    /// Where it stands in the text as given, at its definition.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The letters, as given: `MTTQ`.
    pub text: String,
    /// The words that they stand for, as given: `Mặt trận Tổ quốc`.
    pub expansion: String,
    /// Where those stand.
    pub expansion_span: Span,
}

impl Abbreviation {
    /// Turns the spans, which stand in the canonical text, into spans and words of the text as given.
    pub(crate) fn place_in(&mut self, given: &str, to_original: impl Fn(Span) -> Span) {
        self.span = to_original(self.span);
        self.text = self.span.of(given).to_owned();
        self.expansion_span = to_original(self.expansion_span);
        self.expansion = self.expansion_span.of(given).to_owned();
    }
}

/// The abbreviations that a text defines in brackets behind the words, in order, with spans in the canonical text.
pub(crate) fn abbreviations(cursor: Cursor<'_>) -> Vec<Abbreviation> {
    let mut found = Vec::new();
    let mut open = 0;
    // Brackets are few: the text is searched for them, and not every token.
    for (start, _) in cursor.text.match_indices('(') {
        open += cursor.tokens[open..].partition_point(|token| (token.start as usize) < start);
        if cursor.word(open) != kw::OPEN {
            continue;
        }
        // `(viết tắt là MTTQ)`, `(gọi tắt: MTTQ)`, `(MTTQ)`
        let close = (open + 1..open + 8).find(|&at| cursor.word(at) == kw::CLOSE);
        let Some(close) = close.filter(|&close| close > open + 1) else { continue };
        let first = (open + 1..close).find(|&at| is_letters(cursor.at(at))).unwrap_or(close);
        if first == close
            || !(first == open + 1 || cursor.word(first - 1) == kw::LÀ || cursor.word(first - 1) == kw::COLON)
        {
            continue;
        }
        let span = cursor.span(first, close);
        let letters: Vec<char> =
            span.of(cursor.text).chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
        if let Some(from) = expansion(cursor, open, &letters) {
            let words = cursor.span(from, open);
            found.push(Abbreviation {
                span,
                text: span.of(cursor.text).to_owned(),
                expansion: words.of(cursor.text).to_owned(),
                expansion_span: words,
            });
        }
    }
    found
}

/// Where the words begin whose initials are the letters, reading back from the bracket. Words like `và` may be passed over.
fn expansion(cursor: Cursor<'_>, open: usize, letters: &[char]) -> Option<usize> {
    if letters.len() < 2 {
        return None;
    }
    let mut left = letters.len();
    let mut at = open;
    while left > 0 && at > 0 && open - at < WINDOW {
        at -= 1;
        let token = cursor.at(at);

        let joint = matches!(token.word, kw::VÀ | kw::DASH | kw::COMMA | kw::AMPERSAND | kw::CỦA);
        // `Làm vườn và Trang trại`: where the word before it has the same letter, `và` gives none.
        let passed = joint && at > 0 && starts_with(cursor, at - 1, letters[left - 1]);
        if token.is_word() && !passed && starts_with(cursor, at, letters[left - 1]) {
            left -= 1;
        } else if !joint {
            return None;
        }
        if left > 0 && token.gap >= Gap::Paragraph {
            return None;
        }
    }
    (left == 0).then_some(at)
}

fn starts_with(cursor: Cursor<'_>, at: usize, letter: char) -> bool {
    cursor.str(at).chars().flat_map(char::to_lowercase).next() == Some(letter)
}
