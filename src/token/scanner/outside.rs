//! Tokens that no block holds: words of foreign scripts, and tokens that are longer than a block.

use fearless_simd::dispatch;
use unicode_segmentation::UnicodeSegmentation;

use super::{ACUTE, Found, LIMIT, Scanner, join_letters, last_window};
use crate::token::block::classify;
use crate::token::chars::{Case, Class, class, is_letter};
use crate::token::edges::{Code, Meaning, shape};
use crate::token::set::{Set, WORDS};
use crate::token::{Gap, Kind, Shape};

impl<const KEYS: bool> Scanner<KEYS> {
    /// The next word, by Unicode's rules, of a stretch of foreign characters.
    #[cold]
    pub(super) fn foreign_word(&mut self, text: &str) -> Found {
        let start = self.next.max(self.foreign.start);
        if self.next < start {
            // The gap before it stands in the block.
            let code = self.codes[start - self.base];
            self.gap = Code::new(code, code).meaning().gap;
        }
        let word = text[start..self.foreign.end].split_word_bounds().next().unwrap_or_default();
        self.next = start + word.len();
        let kind = if word.starts_with(char::is_alphanumeric) { Kind::Word } else { Kind::Symbol };
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        Found { start, end: self.next, meaning: Meaning::new(kind, Shape::None, gap), is_rare: true }
    }

    /// A token that is longer than a block.
    #[cold]
    pub(super) fn long_token(&mut self, text: &str) -> Found {
        let start = self.next;
        let (mut upper, mut lower, mut joined) = (false, false, false);
        let first = class_of(&text[start..]);
        let letters = matches!(first, Some((Class::Letter(_), _)));
        let digits = matches!(first, Some((Class::Digit, _)));
        let capital = matches!(first, Some((Class::Letter(Case::Upper), _)));
        loop {
            let left = &text.as_bytes()[self.next..];
            let window = left.first_chunk().copied().unwrap_or_else(|| last_window(left));
            let mut classes = dispatch!(self.level, simd => classify::<WORDS, _>(simd, &window));
            if (classes.combining & !classes.letter.up(1)).is_empty() {
                join_letters(&mut classes, &mut Set::default());
            }
            let run = match (letters, digits && !joined) {
                (true, _) => classes.letter,
                (_, true) => classes.digit,
                _ => Set::default(),
            };
            let mut length = run.prefix();
            while !text.is_char_boundary(self.next + length) {
                length -= 1;
            }
            let inside = Set::range(usize::from(self.next == start), length);
            upper |= !(classes.upper & inside).is_empty();
            lower |= !(classes.lower & Set::below(length)).is_empty();
            self.next += length;
            let rest = &text[self.next..];
            match class_of(rest) {
                Some((Class::Letter(case), length)) if letters => {
                    upper |= case == Case::Upper && self.next > start;
                    lower |= case == Case::Other;
                    self.next += length;
                }
                Some((Class::Joined, length)) => {
                    joined |= !letters;
                    self.next += length;
                }
                Some((_, length)) if letters && is_inner_apostrophe(rest, length) => self.next += length,
                // A mark or symbol with all that is joined to it.
                Some((_, length)) if self.next == start => self.next += length,
                _ if length > LIMIT => {}
                _ => break,
            }
        }
        let kind = match first {
            Some((Class::Letter(_), _)) => Kind::Word,
            Some((Class::Digit, _)) if !joined => Kind::Number,
            Some((Class::Punctuation, _)) if !joined => Kind::Punctuation,
            _ => Kind::Symbol,
        };
        let shape = shape(usize::from(capital) | usize::from(upper) << 1 | usize::from(lower) << 2);
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        Found { start, end: self.next, meaning: Meaning::new(kind, shape, gap), is_rare: true }
    }
}

/// The class of the first character, and its length.
fn class_of(rest: &str) -> Option<(Class, usize)> {
    rest.chars().next().map(|c| (class(c), c.len_utf8()))
}

/// Whether an apostrophe stands first, with a letter behind it.
fn is_inner_apostrophe(rest: &str, length: usize) -> bool {
    rest.starts_with(['\'', '`', '\u{2019}', ACUTE]) && rest[length..].starts_with(is_letter)
}
