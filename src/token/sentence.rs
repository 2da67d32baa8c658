//! Where sentences begin and end.
//!
//! Only full stops and their kin, line ends, straight quotes and brackets are looked at; around each of them a few
//! characters decide. What is read around a stop has a limit, so the time is in proportion to the text.

use super::chars::is_alphabetic;
use super::stops::Stops;
use crate::error::Error;
use crate::lexicon::{Data, Key, KeyMap, Table};
use crate::span::Span;

/// The longest word before a stop that is looked up, in bytes.
const WORD: usize = 14;
/// The longest stretch in brackets that holds no sentence end, in bytes.
const BRACKETS: usize = 300;
/// The longest stretch in straight quotes, in bytes.
const QUOTE: usize = 500;

/// What a stop behind a word means, by the word.
#[derive(Debug)]
pub(crate) struct Abbreviations {
    words: KeyMap<Meaning>,
    /// The length of the longest title, in bytes. Few words before a stop are as short.
    longest_title: usize,
}

/// What is known of a word beside a stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    /// A name or a number follows its stop.
    Name,
    /// It begins sentences.
    Start,
}

impl Abbreviations {
    /// Reads the rows of [`Table::Abbreviations`].
    pub(crate) fn new(data: &Data) -> Result<Self, Error> {
        let (mut words, mut longest_title) = (KeyMap::default(), 0);
        for row in data.rows(Table::Abbreviations) {
            let word = row.required(0, "the word")?;
            let key = Key::new(word).ok_or_else(|| row.error("the word is longer than 14 bytes"))?;
            let meaning = match row.required(1, "what it is")? {
                "name" => Meaning::Name,
                "start" => Meaning::Start,
                other => return Err(row.error(format_args!("{other:?} is neither `name` nor `start`"))),
            };
            if meaning == Meaning::Name {
                longest_title = longest_title.max(word.len());
            }
            words.insert(key, meaning);
        }
        Ok(Self { words, longest_title })
    }

    /// Whether a name follows the stop of the word.
    pub(crate) fn is_title(&self, word: &str) -> bool {
        word.len() <= self.longest_title && self.meaning(word) == Some(Meaning::Name)
    }

    fn meaning(&self, word: &str) -> Option<Meaning> {
        self.words.get(&Key::new(word)?).copied()
    }
}

/// Finds one sentence after the other. The text is handed in with every step and must be the same each time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Splitter {
    at: usize,
    /// Where the straight quote that is open was opened.
    quoted: Option<usize>,
    /// How far the last open bracket reaches, where it is closed soon.
    bracket: usize,
    stops: Stops,
}

impl Splitter {
    /// The next sentence, without the white space around it.
    pub(crate) fn step(&mut self, text: &str, abbreviations: &Abbreviations) -> Option<Span> {
        let start = self.at + blank(&text[self.at..]);
        self.at = start;
        if start == text.len() {
            return None;
        }
        let bytes = text.as_bytes();
        while let Some(at) = self.stops.next(bytes, self.at) {
            self.at = at + 1;
            match bytes[at] {
                b'\n' | b'\r' | 0x0b | 0x0c => {
                    if ends_at_line(&text[start..at], &text[at..]) {
                        self.quoted = None;
                        self.bracket = 0;
                        return Some(trimmed(text, start, at));
                    }
                }
                b'"' => self.quote(bytes, at),
                b'(' => self.open_bracket(bytes, at),
                0xe2 if !text[at..].starts_with('…') => {}
                // A stop inside brackets ends no sentence, for the brackets are part of one.
                // What stands in brackets as a whole is a sentence of its own.
                _ if at < self.bracket && !(bytes[start] == b'(' && self.bracket <= at + 2) => {}
                _ => {
                    // A quote that reaches too far was none: one of the marks is missing.
                    self.quoted = self.quoted.filter(|opened| at - opened < QUOTE);
                    let stop = Stop::at(text, start, at, self.quoted.is_some());
                    // The whole run of stops and closing marks is done with, whatever it means.
                    self.at = stop.end;
                    if stop.closes_quote {
                        self.quoted = None;
                    }
                    if stop.ends_sentence(abbreviations) {
                        return Some(Span::new(start, stop.end));
                    }
                }
            }
        }
        self.at = text.len();
        Some(trimmed(text, start, text.len()))
    }

    /// A straight quote that touches a word opens before it and closes behind it; one between blanks does whatever is due.
    fn quote(&mut self, bytes: &[u8], at: usize) {
        let before = at.checked_sub(1).is_none_or(|i| bytes[i].is_ascii_whitespace() || bytes[i] == b'(');
        let behind = bytes.get(at + 1).is_none_or(|b| b.is_ascii_whitespace());
        self.quoted = match (before, behind) {
            (true, false) => Some(at),
            (false, true) => None,
            _ if self.quoted.is_some() => None,
            _ => Some(at),
        };
    }

    fn open_bracket(&mut self, bytes: &[u8], at: usize) {
        if at < self.bracket {
            return;
        }
        let reach = &bytes[at..bytes.len().min(at + BRACKETS)];
        let close = reach.iter().position(|byte| matches!(byte, b')' | b'\n'));
        self.bracket = close.filter(|i| reach[*i] == b')').map_or(0, |i| at + i);
    }
}

/// A run of stops with the quotes and brackets that close behind it.
struct Stop<'t> {
    text: &'t str,
    /// Where the sentence begins.
    start: usize,
    /// The run.
    at: usize,
    end: usize,
    /// Whether the run is one full stop alone.
    single: bool,
    /// Whether a straight quote is closed by it.
    closes_quote: bool,
}

impl<'t> Stop<'t> {
    fn at(text: &'t str, start: usize, at: usize, quoted: bool) -> Self {
        let run = text[at..].len() - text[at..].trim_start_matches(['.', '!', '?', '…']).len();
        let mut stop = Self { text, start, at, end: at + run, single: &text[at..at + run] == ".", closes_quote: false };
        // Closing marks touch the stop; in text that is spaced out, a quote or bracket that is due follows a blank.
        loop {
            let rest = &text[stop.end..];
            let spaced = rest.strip_prefix(" \"").is_some_and(|behind| {
                behind.is_empty() || behind.starts_with('\n') || behind.starts_with(' ') && (quoted || goes_on(behind))
            });
            let length = match rest.chars().next() {
                Some(c @ ('”' | '’' | ')' | ']' | '»' | '\'')) => c.len_utf8(),
                Some('"') if !stop.closes_quote => 1,
                Some(' ') if spaced && !stop.closes_quote => 2,
                // A stop behind the closing mark: “…”. or "…".
                Some(c @ ('.' | '!' | '?' | '…')) => c.len_utf8(),
                _ => return stop,
            };
            if rest[..length].ends_with('"') {
                stop.closes_quote = true;
            }
            stop.end += length;
            stop.single = false;
        }
    }

    /// Whether a sentence ends behind the run.
    fn ends_sentence(&self, abbreviations: &Abbreviations) -> bool {
        let rest = &self.text[self.end..];
        let behind = rest.trim_start_matches([' ', '\u{a0}', '\t']);
        let Some(next) = behind.chars().next() else { return true };
        if matches!(next, '\n' | '\r') {
            return true;
        }
        let word = last_word(&self.text[self.start..self.at]);
        if behind.len() == rest.len() {
            return self.single && lacks_blank(word, behind, abbreviations);
        }
        let opens_quote = self.single && next == '"';
        if !opens_quote && !begins_sentence(behind) {
            return false;
        }
        !self.single || !self.is_label() && !is_abbreviation(word, behind, abbreviations)
    }

    /// Whether nothing but the number or letter of a list's item stands before the stop: `1.`, `a.`, `IV.`, `2.1.`
    fn is_label(&self) -> bool {
        let label = &self.text[self.start..self.at];
        label.len() <= 8
            && (label.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                || label.chars().count() == 1
                || label.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')))
    }
}

/// Whether a sentence goes on behind a quote: with a stop, a comma, a dash.
fn goes_on(behind: &str) -> bool {
    behind.trim_start_matches(' ').starts_with(['.', ',', ';', ':', '!', '?', '-', '–', ')', '…'])
}

/// Whether what stands here can begin a sentence.
fn begins_sentence(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('“' | '‘' | '«' | '"' | '\'' | '(' | '[') => {
            let behind = chars.as_str().trim_start_matches(' ').trim_start_matches(['“', '"', '.', '…', ' ']);
            behind.chars().next().is_some_and(|c| !c.is_lowercase())
        }
        Some('-' | '–' | '—' | '+' | '•' | '*') => {
            chars.as_str().trim_start_matches(' ').chars().next().is_some_and(char::is_uppercase)
        }
        Some(c) => c.is_uppercase() || c.is_numeric() || is_alphabetic(c) && !c.is_lowercase(),
        None => true,
    }
}

/// Whether a stop between two words without a blank ends a sentence: `đã xong.Hôm nay`, not `TP.HCM` or `zing.vn`.
fn lacks_blank(word: &str, behind: &str, abbreviations: &Abbreviations) -> bool {
    let mut letters = behind.chars();
    word.chars().count() > 1
        && word.chars().all(char::is_lowercase)
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
        && !abbreviations.is_title(word)
        && !(word.is_ascii() && first_word(behind).is_ascii())
}

/// Whether the stop belongs to the word before it and no sentence ends.
fn is_abbreviation(word: &str, behind: &str, abbreviations: &Abbreviations) -> bool {
    let known = abbreviations.is_title(word);
    let mut letters = word.chars();
    if !(letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()) {
        return known;
    }
    // An initial: `J. K. Rowling`, but `ông A. Tuy nhiên`; `Q. 3`, but `khu A. 12 người`.
    match behind.chars().next() {
        Some(c) if c.is_uppercase() => abbreviations.meaning(first_word(behind)) != Some(Meaning::Start),
        _ => known,
    }
}

/// The letters at the end of a text.
fn last_word(text: &str) -> &str {
    let mut from = text.len().saturating_sub(4 * WORD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = &text[from..];
    &near[near.trim_end_matches(is_alphabetic).len()..]
}

/// The letters at the start of a text.
fn first_word(text: &str) -> &str {
    let mut to = text.len().min(4 * WORD);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = &text[..to];
    &near[..near.len() - near.trim_start_matches(is_alphabetic).len()]
}

/// Whether a sentence without a stop ends at a line end: it goes on only in a line that begins in lower case and is no
/// item of a list, as in text with hard line ends.
fn ends_at_line(line: &str, rest: &str) -> bool {
    let (lines, next) = next_line(rest);
    let Some(first) = next.chars().next() else { return true };
    let ended = line.trim_end().ends_with(['.', '!', '?', '…', ':', ';']);
    let item = next[first.len_utf8()..].starts_with([')', '.', '/']);
    lines > 1 || ended || !first.is_lowercase() || item
}

/// The number of line ends before the next line that is not empty, and the text from there.
fn next_line(rest: &str) -> (usize, &str) {
    let (white, next) = rest.split_at(blank(rest));
    let ends = white.bytes().filter(|byte| matches!(byte, b'\n' | 0x0b | 0x0c)).count();
    let returns = white.bytes().filter(|byte| *byte == b'\r').count();
    (ends.max(returns), next)
}

/// The length of the white space at the start.
fn blank(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    Span::new(start, start + text[start..end].trim_end().len())
}
