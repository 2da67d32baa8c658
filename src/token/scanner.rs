//! Runs of classes to tokens, one at a time: the hot loop of the library.
//!
//! A block begins where the last token ended, so no state but the white space before the next token is carried from one
//! block to the next. A token is given out when its end is certain inside the block; one that is cut by the block's end
//! begins a block of its own, and one longer than a block is read character by character.

mod outside;

use std::ops::Range;

use fearless_simd::{Level, Simd, dispatch};

use super::Gap;
use super::block::{Classes, LIST, SIZE, WINDOW, classify, codes, list};
use super::chars::{Case, Class, class, is_letter};
use super::edges::{Code, Edges, Meaning};
use super::lower::{Lower, lower_case};
use super::set::{Set, WORDS};
use crate::lexicon::Key;

/// Every character that begins here or before is wholly inside the block.
const LIMIT: usize = SIZE - 4;
/// An apostrophe that begins here or before is in the block with the whole of the letter behind it.
const APOSTROPHE_LIMIT: usize = SIZE - 8;

/// A token as it is found: no look-up yet, the place counted from the start of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    /// Whether the word has letters not of the block's own, or more than a block: [`Scanner::key`] does not hold for it.
    pub(super) is_rare: bool,
}

/// Reads a text from left to right. The text is handed in with every step and must be the same each time. With `KEYS` the
/// tokens have keys.
#[derive(Clone, Debug)]
pub(super) struct Scanner<const KEYS: bool> {
    /// What the machine can do.
    level: Level,
    /// Where the block begins.
    base: usize,
    /// The tokens of the block, by the first byte of each and the byte behind each; how many there are, and how many of
    /// them are given out.
    starts: [u8; LIST],
    ends: [u8; LIST],
    count: u8,
    given: u8,
    /// What is known of each place: see [`Code`].
    codes: [u8; SIZE],
    /// The block in lower case, where there are keys.
    lower: Lower,
    /// The white space that was read since the last token and before the block.
    gap: Gap,
    /// Where the next block begins.
    next: usize,
    /// The stretch of foreign characters that `next` stands in, or before with nothing but white space between.
    foreign: Range<usize>,
}

impl<const KEYS: bool> Scanner<KEYS> {
    pub(super) fn new() -> Self {
        Self::at(Level::new())
    }

    fn at(level: Level) -> Self {
        Self {
            level,
            base: 0,
            starts: [0; LIST],
            ends: [0; LIST],
            count: 0,
            given: 0,
            codes: [0; SIZE],
            lower: [0; SIZE + Key::SIZE],
            gap: Gap::Paragraph,
            next: 0,
            foreign: 0..0,
        }
    }

    /// The next token.
    #[inline(always)]
    pub(super) fn step(&mut self, text: &str) -> Option<Found> {
        if self.given == self.count
            && let Some(found) = self.refill(text)?
        {
            return Some(found);
        }
        let index = self.take_one();
        Some(self.token(index))
    }

    /// A token of the block.
    #[inline(always)]
    pub(super) fn token(&self, index: u8) -> Found {
        let (start, end) = (self.start(index), self.end(index));
        let code = Code::new(self.codes[start], self.codes[end]);
        Found { start: self.base + start, end: self.base + end, meaning: code.meaning(), is_rare: code.is_rare() }
    }

    /// The key to look the word of a token up by; that of no word where it is too long for one.
    #[inline(always)]
    pub(super) fn key(&self, index: u8) -> Key {
        let (start, end) = (self.start(index), self.end(index));
        let length = end.wrapping_sub(start);
        let bytes = self.lower[start..].first_chunk().expect("room behind the block");
        Key::of_bytes(bytes, if length <= Key::LONGEST { length } else { 0 })
    }

    /// Where the block begins, and its tokens that are left.
    #[inline(always)]
    pub(super) fn left(&self) -> (usize, Range<u8>) {
        (self.base, self.given..self.count)
    }

    #[inline(always)]
    fn start(&self, index: u8) -> usize {
        usize::from(self.starts[usize::from(index)])
    }

    #[inline(always)]
    fn end(&self, index: u8) -> usize {
        usize::from(self.ends[usize::from(index)])
    }

    /// Gives all tokens of the block that are left out.
    #[inline(always)]
    pub(super) fn take(&mut self) -> Range<u8> {
        std::mem::replace(&mut self.given, self.count)..self.count
    }

    /// Gives the next token of the block out.
    #[inline(always)]
    pub(super) fn take_one(&mut self) -> u8 {
        self.given += 1;
        self.given - 1
    }

    /// Folds all tokens that are left, a block at a time: sooner than step by step.
    #[inline(always)]
    pub(super) fn fold<B>(mut self, text: &str, mut all: B, mut f: impl FnMut(B, Found) -> B) -> B {
        loop {
            for index in self.take() {
                all = f(all, self.token(index));
            }
            match self.refill(text) {
                Some(Some(found)) => all = f(all, found),
                Some(None) => {}
                None => return all,
            }
        }
    }

    /// Reads on from `at`, the end of the last token, to the end of a token at `end`. Gives up, and reads nothing, where none
    /// ends there or a line ends before.
    pub(super) fn pass(&mut self, text: &str, mut at: usize, end: usize) -> bool {
        let mut given = self.given;
        while at < end && given < self.count {
            let found = self.token(given);
            if found.meaning.gap > Gap::Blank {
                return false;
            }
            at = found.end;
            given += 1;
        }
        if at < end {
            return self.pass_block(text, at, end);
        }
        if at == end {
            self.given = given;
        }
        at == end
    }

    /// The same where the block ends before `end` does: reads on in a copy.
    #[cold]
    fn pass_block(&mut self, text: &str, mut at: usize, end: usize) -> bool {
        let mut ahead = self.clone();
        ahead.given = ahead.count;
        while at < end {
            match ahead.step(text) {
                Some(found) if found.meaning.gap <= Gap::Blank => at = found.end,
                _ => return false,
            }
        }
        if at == end {
            *self = ahead;
        }
        at == end
    }

    /// Reads on until there is a token: one found outside the blocks, or `Some(None)` where the block holds some.
    #[inline(never)]
    pub(super) fn refill(&mut self, text: &str) -> Option<Option<Found>> {
        let level = self.level;
        loop {
            if self.next < self.foreign.end {
                return Some(Some(self.foreign_word(text)));
            }
            self.base = self.next;
            let left = &text.as_bytes()[self.base..];
            match left.first_chunk() {
                Some(window) => dispatch!(level, simd => self.load::<WORDS, _>(simd, text, window, left.len())),
                None if left.is_empty() => return None,
                // A short text, or the end of one, takes a short time; the place behind it is looked at as well.
                None if left.len() < 64 => {
                    dispatch!(level, simd => self.load::<1, _>(simd, text, &last_window(left), left.len()));
                }
                None => dispatch!(level, simd => self.load::<WORDS, _>(simd, text, &last_window(left), left.len())),
            }
            if self.count != 0 {
                if self.gap != Gap::None {
                    let first = self.start(0);
                    self.codes[first] = Code::behind(std::mem::replace(&mut self.gap, Gap::None), self.codes[first]);
                }
                return Some(None);
            }
            if self.next == self.base && self.foreign.end <= self.base {
                return Some(Some(self.long_token(text)));
            }
        }
    }

    /// Finds the tokens of the first `N` words of a block, and where the next block begins.
    #[inline(always)]
    fn load<const N: usize, S: Simd>(&mut self, simd: S, text: &str, window: &[u8; WINDOW], left: usize) {
        let mut classes = classify::<N, S>(simd, window);
        let (mut rare, mut joined, mut limit) = (Set::default(), Set::default(), LIMIT);
        if !(classes.rare | classes.combining).is_empty() {
            let undecided = (classes.rare | classes.combining & !classes.letter.up(1)) & Set::below(LIMIT + 1);
            if !undecided.is_empty() {
                (limit, joined) = self.decide(text, &mut classes, undecided, &mut rare);
            }
        }
        if !(classes.apostrophe[0] | classes.apostrophe[1]).is_empty() {
            let open = join_letters(&mut classes, &mut rare);
            if left > LIMIT && open < limit {
                limit = open;
                self.foreign = 0..0;
            }
        }

        let mut edges = Edges::default();
        edges.find::<N>(&classes);
        join(&mut classes, joined, &edges.starts);
        codes::<N, S>(simd, &edges.codes(&classes, &rare), &mut self.codes);
        let Edges { starts, ends, .. } = &mut edges;
        *ends = *ends & Set::below(limit + 1);
        self.given = 0;
        list::<N, S>(simd, starts, &mut self.starts);
        self.count = list::<N, S>(simd, ends, &mut self.ends);
        let last = self.count.checked_sub(1).map(|last| self.end(last));
        let next = last.unwrap_or_else(|| {
            // Only white space, before a token that the limit cuts or all through.
            let length = starts.first().unwrap_or_else(|| white_space(&classes, window, left));
            if length > 0 {
                let lines = classes.line & Set::below(length);
                self.gap = self.gap.and(Gap::with_lines(lines.len()));
            }
            length
        });
        self.next = self.base + next;
        if KEYS {
            lower_case::<N>(window, &mut self.lower);
        }
    }

    /// Sorts the characters that the block left undecided. Returns where the block ends, cut before a foreign character,
    /// and the characters that belong to a token that is no word.
    #[cold]
    fn decide(&mut self, text: &str, classes: &mut Classes, mut undecided: Set, rare: &mut Set) -> (usize, Set) {
        let mut joined = Set::default();
        while let Some(at) = undecided.first() {
            undecided.remove(at);
            let rest = &text[self.base + at..];
            let Some(c) = rest.chars().next() else { break };
            let length = c.len_utf8();
            let bytes = Set::range(at, at + length);
            let before = at.checked_sub(1);
            let in_word = before.is_some_and(|before| classes.letter.contains(before));
            match class(c) {
                Class::White(lines) => {
                    classes.white = classes.white | bytes;
                    classes.line = classes.line | Set::range(at, at + usize::from(lines));
                }
                Class::Letter(case) => {
                    classes.letter = classes.letter | bytes;
                    rare.insert(at);
                    if case == Case::Upper {
                        classes.upper.insert(at);
                    } else {
                        classes.lower.insert(at);
                    }
                }
                Class::Joined if in_word => {
                    classes.letter = classes.letter | bytes;
                    rare.insert(at);
                }
                Class::Joined => {
                    classes.letter = classes.letter & !bytes;
                    if before.is_none_or(|before| classes.white.contains(before)) {
                        classes.symbol.insert(at);
                    } else {
                        joined.insert(at);
                    }
                    // The next mark now stands behind no letter either.
                    if at + length <= LIMIT && classes.combining.contains(at + length) {
                        undecided.insert(at + length);
                    }
                }
                Class::Symbol if c == ACUTE && in_word && rest[length..].starts_with(is_letter) => {
                    classes.letter = classes.letter | bytes;
                    rare.insert(at);
                }
                Class::Symbol | Class::Digit => classes.symbol.insert(at),
                Class::Punctuation => classes.punctuation.insert(at),
                Class::Foreign => {
                    // Something begins here, whatever it is.
                    classes.symbol.insert(at);
                    let start = self.base + at;
                    self.foreign = start..start + rest.find(|c| !is_foreign(c)).unwrap_or(rest.len());
                    return (at, joined);
                }
            }
        }
        (LIMIT, joined)
    }
}

/// The acute accent, which is typed for an apostrophe.
const ACUTE: char = '\u{b4}';

/// The last block of a text, filled up with blanks.
#[cold]
fn last_window(left: &[u8]) -> [u8; WINDOW] {
    let mut window = [b' '; WINDOW];
    window[..left.len()].copy_from_slice(left);
    window
}

/// The length of the white space at the start of a block.
fn white_space(classes: &Classes, window: &[u8; WINDOW], left: usize) -> usize {
    let length = classes.white.prefix();
    // A carriage return at the very end may belong to a line feed.
    let cut = length > LIMIT && window[length - 1] == b'\r';
    (length - usize::from(cut)).min(left)
}

/// Makes letters of the apostrophes between letters. Returns the first place at which an apostrophe may join what the block
/// does not hold.
#[cold]
fn join_letters(classes: &mut Classes, rare: &mut Set) -> usize {
    let [short, long] = classes.apostrophe;
    let behind = classes.letter.up(1);
    let open = (short | long) & behind & !Set::below(APOSTROPHE_LIMIT + 1);
    let (short, long) = (short & behind & classes.letter.down(1), long & behind & classes.letter.down(3));
    classes.letter = classes.letter | short | long | long.up(1) | long.up(2);
    classes.punctuation = classes.punctuation & !(short | long);
    *rare = *rare | long;
    open.first().map_or(SIZE, |open| open - 1)
}

/// Makes symbols of the tokens that hold a character joined to a digit or a mark.
#[inline(always)]
fn join(classes: &mut Classes, mut joined: Set, starts: &Set) {
    while let Some(place) = joined.first() {
        joined.remove(place);
        if let Some(start) = (*starts & Set::below(place)).last() {
            classes.digit.remove(start);
            classes.punctuation.remove(start);
            classes.symbol.insert(start);
        }
    }
}

fn is_foreign(c: char) -> bool {
    !c.is_ascii() && matches!(class(c), Class::Foreign | Class::Joined)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What an older machine can do that this one can too.
    fn levels() -> Vec<Level> {
        let level = Level::new();
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        return [
            level.as_sse2().map(Simd::level),
            level.as_sse4_2().map(Simd::level),
            level.as_avx2().map(Simd::level),
            level.as_avx512().map(Simd::level),
        ]
        .into_iter()
        .flatten()
        .collect();
        #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
        vec![level]
    }

    fn found(level: Level, text: &str) -> Vec<String> {
        let mut scanner = Scanner::<true>::at(level);
        std::iter::from_fn(|| {
            let found = scanner.step(text)?;
            let key = (!found.is_rare).then(|| scanner.key(scanner.given - 1));
            Some(format!("{found:?} {key:?}"))
        })
        .collect()
    }

    fn check(text: &str) {
        let levels = levels();
        let wanted = found(levels[0], text);
        for level in &levels[1..] {
            assert!(found(*level, text) == wanted, "{level:?}: {text:?}");
        }
    }

    /// Every character, where a block is cut and elsewhere.
    #[test]
    fn all_machines_find_the_same_in_every_character() {
        let text: String = ('\0'..='\u{3000}').flat_map(|c| [c, 'n', c, ' ']).collect();
        check(&text);
        check(&text[1..]);
    }

    proptest! {
        #[test]
        fn all_machines_find_the_same(parts in prop::collection::vec(("[ -~ắƯđ’]{0,40}|\\PC{0,8}", 1..60usize), 0..20)) {
            check(&parts.iter().map(|(part, times)| part.repeat(*times)).collect::<String>());
        }
    }
}
