//! Where a text names who wrote it: by its layout, and at its end.

use crate::article::{Layout, PartKind};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::span::Span;
use crate::token::{Gap, Kind};

/// The longest line of authors, in tokens.
const WINDOW: usize = 16;

/// Where the closing line of names begins: capitalised words and signs between them, from the end of a sentence or a line to
/// the end of the text. The end of the text where there is none.
pub(super) fn closing(cursor: Cursor<'_>) -> usize {
    let end = cursor.tokens.len();
    let mut first = end;
    while first > 0 && first + WINDOW > end {
        let before = cursor.before(first, 1);
        let joint = matches!(before.word, kw::DASH | kw::COMMA | kw::SLASH | kw::AMPERSAND | kw::OPEN | kw::CLOSE);
        let inner_dot = before.word == kw::DOT && first < end && cursor.touches(first);
        if !(before.is_word() && before.shape.is_capital() || joint || inner_dot) {
            break;
        }
        first -= 1;
        if cursor.at(first).gap >= Gap::Line {
            return first;
        }
        // `./.` ends a text, and the names follow it.
        if cursor.word(first) == kw::SLASH && cursor.before(first, 1).word == kw::DOT {
            break;
        }
    }
    let last = cursor.before(first, 1);
    let ends_sentence =
        last.kind == Kind::Punctuation && !matches!(last.word, kw::COMMA | kw::DASH | kw::COLON | kw::SEMICOLON);
    if ends_sentence { first } else { end }
}

/// Where the page names its author or photographer, in the order of the text.
pub(super) fn signed(layout: &Layout, text: &str) -> Vec<Span> {
    let names_author = |kind, content: Span| match kind {
        PartKind::Byline | PartKind::Credit => true,
        // `Theo Khánh Hà/Báo Mới`
        PartKind::Source => content.of(text).contains('/'),
        _ => false,
    };
    layout.parts.iter().filter(|part| names_author(part.kind, part.content)).map(|part| part.content).collect()
}
