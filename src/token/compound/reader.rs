//! The compound that a token begins.

use super::number::Units;
use super::{CompoundKind, code, net, number};
use crate::lexicon::Lexicon;
use crate::token::sentence::Abbreviations;
use crate::token::{Gap, Kind, Token};

/// The tables that compounds are recognised by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompoundTables<'t> {
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) abbreviations: &'t Abbreviations,
    pub(crate) units: &'t Units,
}

/// The bytes behind a word that may begin a compound. Most words end at a blank, a comma or a multi-byte mark.
static FOLLOWS: [bool; 256] = set(b".@:_-+&0123456789");
/// The first bytes of the other tokens that may.
static BEGINS: [bool; 256] = set(b"0123456789#@+($");

const fn set(bytes: &[u8]) -> [bool; 256] {
    let mut set = [false; 256];
    let mut i = 0;
    while i < bytes.len() {
        set[bytes[i] as usize] = true;
        i += 1;
    }
    set
}

/// Reads the compounds of one canonical text.
#[derive(Debug)]
pub(crate) struct CompoundReader<'t> {
    tables: CompoundTables<'t>,
    /// No address begins before this place: it was looked for.
    searched: usize,
}

impl<'t> CompoundReader<'t> {
    pub(crate) fn new(tables: CompoundTables<'t>) -> Self {
        Self { tables, searched: 0 }
    }

    pub(crate) fn lexicon(&self) -> &'t Lexicon {
        self.tables.lexicon
    }

    /// The compound that a token begins: where it ends, and what it is. The text is handed in with every token and must be the
    /// same each time; the tokens come in order.
    #[inline(always)]
    pub(crate) fn read(&mut self, text: &str, token: &Token) -> Option<(usize, CompoundKind)> {
        if may_begin(text, token) { self.begun_by(text, token) } else { None }
    }

    /// The compound that a token begins, one that may.
    fn begun_by(&mut self, text: &str, token: &Token) -> Option<(usize, CompoundKind)> {
        let (start, end) = (token.start as usize, token.end as usize);
        let next = text.as_bytes().get(end).copied().unwrap_or(b' ');
        match token.kind {
            Kind::Syllable | Kind::Word => {
                // A stop with a blank behind it is the end of a sentence, or an abbreviation's; a colon ends a scheme.
                let behind = text.as_bytes().get(end + 1).copied().unwrap_or(b' ');
                let joins = match next {
                    b'.' => behind.is_ascii_alphanumeric(),
                    b':' => behind == b'/',
                    _ => true,
                };
                joins
                    .then(|| self.address(text, start))
                    .flatten()
                    .or_else(|| code::abbreviation(text, start, end, self.tables.abbreviations))
            }
            // `24h.com.vn`, `123@abc.vn`
            Kind::Number => (next.is_ascii_alphabetic() || matches!(next, b'@' | b'-' | b'_'))
                .then(|| self.address(text, start))
                .flatten()
                .or_else(|| number::read(text, start, end, self.tables.units)),
            Kind::Punctuation => match text.as_bytes()[start] {
                b'#' if token.gap != Gap::None || start == 0 => net::hashtag(text, start),
                b'@' if token.gap != Gap::None || start == 0 => net::handle(text, start),
                b'+' | b'(' => number::phone(text, start),
                b'$' => number::price(text, end, self.tables.units),
                _ => None,
            },
            Kind::Symbol => None,
        }
    }

    /// An address on the net, looked for once in each run of characters that it may be made of.
    fn address(&mut self, text: &str, start: usize) -> Option<(usize, CompoundKind)> {
        if start < self.searched {
            return None;
        }
        let (searched, address) = net::address(text, start);
        self.searched = searched;
        address
    }
}

/// Whether a token can begin a compound. Most cannot, and to tell them takes no branch.
#[inline(always)]
fn may_begin(text: &str, token: &Token) -> bool {
    let bytes = text.as_bytes();
    let next = bytes.get(token.end as usize).copied().unwrap_or(b' ');
    let first = bytes[token.start as usize];
    BEGINS[usize::from(first)] | token.is_word() & FOLLOWS[usize::from(next)]
}
