//! Runs of classes to tokens, one at a time: the hot loop of the library.
//!
//! A block begins where the last token ended, so no state but the white space before the next token is carried from one
//! block to the next. A token is given out when its end is certain inside the block; one that is cut by the block's end
//! begins a block of its own, and one longer than a block is read character by character.

use unicode_segmentation::UnicodeSegmentation;

use super::block::{Classes, SIZE, classify};
use super::chars::{Case, Class, class, is_letter};
use super::{Gap, Kind, Shape};

/// Every character that begins here or before is wholly inside the block.
const LIMIT: u32 = 60;
/// An apostrophe that begins here or before is in the block with the whole of the letter behind it.
const APOSTROPHE_LIMIT: u32 = 56;

/// A token as it is found: no look-up yet, the place counted from the start of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
    pub(super) gap: Gap,
    /// Whether some letter is not of the block's own: lower-casing it takes Unicode's tables.
    pub(super) rare: bool,
}

/// Reads a text from left to right. The text is handed in with every step and must be the same each time.
#[derive(Clone, Debug)]
pub(super) struct Scanner {
    /// Where the block begins.
    base: usize,
    /// The tokens of the block that are not given out yet: the first byte of each, the byte behind each.
    starts: u64,
    ends: u64,
    /// The byte behind the last token that was given out.
    last: u64,
    classes: Classes,
    /// The kinds of the tokens, at their first bytes: the two bits of a place in [`KINDS`].
    kind: [u64; 2],
    /// Letters that need Unicode's tables.
    rare: u64,
    /// The white space that was read since the last token and before the block.
    gap: Gap,
    /// Where the next block begins.
    next: usize,
    /// The end of the stretch of foreign characters that `next` stands in.
    foreign: usize,
}

impl Scanner {
    pub(super) fn new() -> Self {
        Self {
            base: 0,
            starts: 0,
            ends: 0,
            last: 1,
            classes: Classes::default(),
            kind: [0; 2],
            rare: 0,
            gap: Gap::Paragraph,
            next: 0,
            foreign: 0,
        }
    }

    /// The next token.
    #[inline(always)]
    pub(super) fn step(&mut self, text: &str) -> Option<Found> {
        if self.starts == 0
            && let Some(found) = self.refill(text)?
        {
            return Some(found);
        }
        Some(self.pop())
    }

    /// The first of the tokens that the block still holds.
    #[inline(always)]
    fn pop(&mut self) -> Found {
        let classes = &self.classes;
        let start = self.starts & self.starts.wrapping_neg();
        let end = self.ends & self.ends.wrapping_neg();
        let at = |bit: u64| self.base + bit.trailing_zeros() as usize;
        let range = end.wrapping_sub(start);
        let before = start.wrapping_sub(self.last);
        let lines = classes.line & before;
        let gap = usize::from(before != 0) + usize::from(lines != 0) + usize::from(lines & lines.wrapping_sub(1) != 0);
        let kind = usize::from(self.kind[0] & start != 0) | usize::from(self.kind[1] & start != 0) << 1;
        let shape = usize::from(classes.upper & start != 0)
            | usize::from(classes.upper & (range ^ start) != 0) << 1
            | usize::from(classes.lower & range != 0) << 2;
        let found = Found {
            start: at(start),
            end: at(end),
            kind: KINDS[kind],
            shape: SHAPES[shape],
            gap: GAPS[gap],
            rare: self.rare & range != 0,
        };
        self.starts ^= start;
        self.ends ^= end;
        self.last = end;
        found
    }

    /// Reads on until there is a token: one found outside the blocks, or `Some(None)` where the block holds some.
    #[inline(never)]
    fn refill(&mut self, text: &str) -> Option<Option<Found>> {
        loop {
            if self.next < self.foreign {
                return Some(Some(self.foreign_word(text)));
            }
            self.base = self.next;
            let left = &text.as_bytes()[self.base..];
            if left.is_empty() {
                return None;
            }
            self.load(text, &block_at(left), left.len());
            if self.starts != 0 {
                if self.gap == Gap::None {
                    return Some(None);
                }
                let first = self.pop();
                let gap = std::mem::replace(&mut self.gap, Gap::None).over(&text[self.base..first.start]);
                return Some(Some(Found { gap, ..first }));
            }
            if self.next != self.base {
                self.gap = self.gap.over(&text[self.base..self.next]);
            } else if self.foreign <= self.base {
                return Some(Some(self.long_token(text)));
            }
        }
    }

    /// Finds the tokens of a block, and where the next one begins.
    #[inline(always)]
    fn load(&mut self, text: &str, block: &[u8; SIZE], left: usize) {
        self.classes = classify(block);
        self.rare = 0;
        let mut joined = 0;
        let mut limit = LIMIT;
        let undecided = (self.classes.rare | self.classes.combining & !(self.classes.letter << 1)) & below(LIMIT + 1);
        if undecided != 0 {
            (limit, joined) = self.decide(text, undecided);
        }
        let classes = &mut self.classes;

        // Apostrophes between letters are letters.
        let [short, long] = classes.apostrophe;
        let behind = classes.letter << 1;
        let open = (short | long) & behind & !below(APOSTROPHE_LIMIT + 1);
        let (short, long) = (short & behind & classes.letter >> 1, long & behind & classes.letter >> 3);
        classes.letter |= short | long | long << 1 | long << 2;
        classes.punctuation &= !(short | long);
        self.rare |= long;

        let runs = classes.letter & !(classes.letter << 1) | classes.digit & !(classes.digit << 1);
        let starts = (runs | classes.punctuation | classes.symbol) & below(limit);
        let mut ends = (starts | classes.white | 1 << limit) & !(classes.white << 1 | 1) & below(limit + 1);
        if limit == LIMIT {
            // What stands at the limit is known, what stands behind it is not.
            ends &= below(LIMIT) | classes.white | runs | classes.punctuation | classes.symbol;
            if left > LIMIT as usize {
                // An apostrophe near the limit may join what follows.
                ends &= open.wrapping_sub(1) & !open;
            }
        }
        let used = 64 - ends.leading_zeros();
        self.ends = ends;
        self.starts = starts & below(used.saturating_sub(1));
        self.last = 1;
        self.join(joined, starts);
        let classes = &self.classes;
        self.kind = [classes.digit | classes.symbol, classes.punctuation | classes.symbol];
        self.next = self.base
            + if used != 0 {
                used as usize - 1
            } else if starts != 0 {
                // Only white space before a token that the limit cuts.
                starts.trailing_zeros() as usize
            } else {
                self.white_space(block, left)
            };
    }

    /// The length of the white space at the start of the block.
    fn white_space(&self, block: &[u8; SIZE], left: usize) -> usize {
        let length = self.classes.white.trailing_ones() as usize;
        // A carriage return at the very end may belong to a line feed.
        let cut = length > LIMIT as usize && block[length - 1] == b'\r';
        (length - usize::from(cut)).min(left)
    }

    /// Sorts the characters that the block left undecided. Returns where the block ends, cut before a foreign character,
    /// and the characters that belong to a token that is no word.
    #[cold]
    fn decide(&mut self, text: &str, mut undecided: u64) -> (u32, u64) {
        let mut joined = 0;
        while undecided != 0 {
            let at = undecided.trailing_zeros();
            let bit = 1_u64 << at;
            undecided ^= bit;
            let rest = &text[self.base + at as usize..];
            let Some(c) = rest.chars().next() else { break };
            let length = c.len_utf8();
            let bytes = below(length as u32) << at;
            let classes = &mut self.classes;
            let in_word = classes.letter & (bit >> 1) != 0;
            match class(c) {
                Class::White(lines) => {
                    classes.white |= bytes;
                    classes.line |= below(u32::from(lines)) << at;
                }
                Class::Letter(case) => {
                    classes.letter |= bytes;
                    self.rare |= bit;
                    if case == Case::Upper {
                        classes.upper |= bit;
                    } else {
                        classes.lower |= bit;
                    }
                }
                Class::Joined if in_word => {
                    classes.letter |= bytes;
                    self.rare |= bit;
                }
                Class::Joined => {
                    classes.letter &= !bytes;
                    if at == 0 || classes.white & (bit >> 1) != 0 {
                        classes.symbol |= bit;
                    } else {
                        joined |= bit;
                    }
                    // The next mark now stands behind no letter either.
                    undecided |= classes.combining & (bit << length) & below(LIMIT + 1);
                }
                Class::Symbol if c == ACUTE && in_word && rest[length..].starts_with(is_letter) => {
                    classes.letter |= bytes;
                    self.rare |= bit;
                }
                Class::Symbol | Class::Digit => classes.symbol |= bit,
                Class::Punctuation => classes.punctuation |= bit,
                Class::Foreign => {
                    if at == 0 {
                        self.foreign = self.base + rest.find(|c| !is_foreign(c)).unwrap_or(rest.len());
                    }
                    return (at, joined);
                }
            }
        }
        (LIMIT, joined)
    }

    /// Makes symbols of the tokens that hold a character joined to a digit or a mark.
    #[inline(always)]
    fn join(&mut self, mut joined: u64, starts: u64) {
        while joined != 0 {
            let bit = joined & joined.wrapping_neg();
            joined ^= bit;
            let before = starts & (bit - 1);
            if let Some(start) = before.checked_ilog2() {
                let start = 1 << start;
                self.classes.digit &= !start;
                self.classes.punctuation &= !start;
                self.classes.symbol |= start;
            }
        }
    }

    /// The next word, by Unicode's rules, of a stretch of foreign characters.
    #[cold]
    fn foreign_word(&mut self, text: &str) -> Found {
        let start = self.next;
        let word = text[start..self.foreign].split_word_bounds().next().unwrap_or_default();
        self.next = start + word.len();
        let kind = if word.starts_with(char::is_alphanumeric) { Kind::Word } else { Kind::Symbol };
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        Found { start, end: self.next, kind, shape: Shape::None, gap, rare: true }
    }

    /// A token that is longer than a block.
    #[cold]
    fn long_token(&mut self, text: &str) -> Found {
        let start = self.next;
        let (mut upper, mut lower, mut joined) = (false, false, false);
        let first = class_of(&text[start..]);
        let letters = matches!(first, Some((Class::Letter(_), _)));
        let digits = matches!(first, Some((Class::Digit, _)));
        let capital = matches!(first, Some((Class::Letter(Case::Upper), _)));
        loop {
            let classes = classify(&block_at(&text.as_bytes()[self.next..]));
            let run = match (letters, digits && !joined) {
                (true, _) => classes.letter,
                (_, true) => classes.digit,
                _ => 0,
            };
            let length = run.trailing_ones();
            let inside = below(length) & !u64::from(self.next == start);
            upper |= classes.upper & inside != 0;
            lower |= classes.lower & below(length) != 0;
            self.next += length as usize;
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
                _ if length == SIZE as u32 => {}
                _ => break,
            }
        }
        let kind = match first {
            Some((Class::Letter(_), _)) => Kind::Word,
            Some((Class::Digit, _)) if !joined => Kind::Number,
            Some((Class::Punctuation, _)) if !joined => Kind::Punctuation,
            _ => Kind::Symbol,
        };
        let shape = SHAPES[usize::from(capital) | usize::from(upper) << 1 | usize::from(lower) << 2];
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        Found { start, end: self.next, kind, shape, gap, rare: true }
    }
}

/// The acute accent, which is typed for an apostrophe.
const ACUTE: char = '\u{b4}';

/// The bytes of a block, filled up with blanks where the text ends.
#[inline(always)]
fn block_at(left: &[u8]) -> [u8; SIZE] {
    left.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [b' '; SIZE];
        block[..left.len()].copy_from_slice(left);
        block
    })
}

/// The class of the first character, and its length.
fn class_of(rest: &str) -> Option<(Class, usize)> {
    rest.chars().next().map(|c| (class(c), c.len_utf8()))
}

/// Whether an apostrophe stands first, with a letter behind it.
fn is_inner_apostrophe(rest: &str, length: usize) -> bool {
    rest.starts_with(['\'', '`', '\u{2019}', ACUTE]) && rest[length..].starts_with(is_letter)
}

fn is_foreign(c: char) -> bool {
    !c.is_ascii() && matches!(class(c), Class::Foreign | Class::Joined)
}

/// The shape by whether the first letter is a capital, another is, one is not.
static SHAPES: [Shape; 8] =
    [Shape::None, Shape::Initial, Shape::Upper, Shape::Upper, Shape::Lower, Shape::Title, Shape::Mixed, Shape::Mixed];

/// The kind by whether the token is a number or a symbol, a mark or a symbol.
static KINDS: [Kind; 4] = [Kind::Word, Kind::Number, Kind::Punctuation, Kind::Symbol];

/// The gap by whether there is white space, a line end in it, another one.
static GAPS: [Gap; 4] = [Gap::None, Gap::Blank, Gap::Line, Gap::Paragraph];

/// The first `count` bits.
#[inline(always)]
const fn below(count: u32) -> u64 {
    match 1_u64.checked_shl(count) {
        Some(bit) => bit - 1,
        None => u64::MAX,
    }
}
