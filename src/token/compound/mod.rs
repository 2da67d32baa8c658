//! Tokens that belong together: addresses, numbers with their units, codes, dates. A layer over the fine tokens.

mod code;
mod net;
mod number;

use std::fmt;

use super::scan::Scan;
use super::sentence::Abbreviations;
use super::{Gap, Kind, Token};
use crate::lexicon::Lexicon;
use crate::normalize::{Normalized, normalize};
use crate::span::{Span, Walk};

pub(crate) use number::Units;

/// What a compound is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CompoundKind {
    /// One token by itself.
    Token(Kind),
    /// An address on the net: `https://chinhphu.vn/tin?id=5`, `www.abc.vn`, `zing.vn`
    Url,
    /// `so.noivu@tinh.gov.vn`
    Email,
    /// `#covid_19`
    Hashtag,
    /// `@nguyenvana`
    Handle,
    /// A number with separators: `1.500.000`, `7,9`, `1 000`
    Number,
    /// A number with what it counts in: `7,9%`, `30.000đ`, `9 triệu m²`, `120 km/h`
    Amount,
    /// `0912 345 678`, `(024) 3825.1234`, `+84 912 345 678`
    Phone,
    /// A vehicle's plate: `29A-123.45`
    Plate,
    /// A time of day: `14h30`, `07:15`
    Time,
    /// A date in figures: `19/02/2021`, `30/4`
    Date,
    /// An abbreviation with stops or an ampersand: `TP.HCM`, `PGS.TS.`, `v.v.`, `GD&ĐT`
    Abbreviation,
    /// The number of a document: `217-QĐ/TW`, `15/2024/NĐ-CP`
    DocumentNumber,
}

/// A compound, or a token that is none.
#[derive(Clone, Copy)]
pub struct Compound<'t> {
    /// The whole text: see [`Token`](crate::Token).
    whole: &'t str,
    span: Span,
    kind: CompoundKind,
    gap: Gap,
}

impl<'t> Compound<'t> {
    /// The characters, as given.
    pub fn text(&self) -> &'t str {
        self.span.of(self.whole)
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    pub fn kind(&self) -> CompoundKind {
        self.kind
    }

    /// The white space before it.
    pub fn gap(&self) -> Gap {
        self.gap
    }
}

/// Compounds are the same where the words, their places and what they are are.
impl PartialEq for Compound<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.span, self.kind, self.gap) == (other.span, other.kind, other.gap) && self.text() == other.text()
    }
}

impl Eq for Compound<'_> {}

impl fmt::Debug for Compound<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Compound")
            .field("text", &self.text())
            .field("span", &self.span)
            .field("kind", &self.kind)
            .field("gap", &self.gap)
            .finish()
    }
}

/// The tables that compounds are recognised by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Knowledge<'t> {
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

/// The iterator that [`Analyzer::compounds`](crate::Analyzer::compounds) gives.
#[derive(Debug)]
pub struct Compounds<'t> {
    given: &'t str,
    canonical: Normalized<'t>,
    knowledge: Knowledge<'t>,
    scan: Scan,
    /// No address begins before this place: it was looked for.
    searched: usize,
    /// How far the compounds have come among the edits of the canonical text.
    walk: Walk,
}

impl<'t> Compounds<'t> {
    pub(crate) fn new(given: &'t str, knowledge: Knowledge<'t>) -> Self {
        let canonical = normalize(given);
        Self { given, canonical, knowledge, scan: Scan::new(), searched: 0, walk: Walk::default() }
    }

    /// Whether a token can begin a compound. Most cannot, and to tell them takes no branch.
    #[inline(always)]
    fn may_begin(&self, token: &Token) -> bool {
        let bytes = self.canonical.text.as_bytes();
        let next = bytes.get(token.end as usize).copied().unwrap_or(b' ');
        let first = bytes[token.start as usize];
        BEGINS[usize::from(first)] | token.is_word() & FOLLOWS[usize::from(next)]
    }

    /// The compound that a token begins, one that may.
    fn begun_by(&mut self, token: &Token) -> Option<(usize, CompoundKind)> {
        let text: &str = &self.canonical.text;
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
                    .then(|| self.address(start))
                    .flatten()
                    .or_else(|| code::abbreviation(&self.canonical.text, start, end, self.knowledge.abbreviations))
            }
            // `24h.com.vn`, `123@abc.vn`
            Kind::Number => (next.is_ascii_alphabetic() || matches!(next, b'@' | b'-' | b'_'))
                .then(|| self.address(start))
                .flatten()
                .or_else(|| number::read(&self.canonical.text, start, end, self.knowledge.units)),
            Kind::Punctuation => match text.as_bytes()[start] {
                b'#' if token.gap != Gap::None || start == 0 => net::hashtag(text, start),
                b'@' if token.gap != Gap::None || start == 0 => net::handle(text, start),
                b'+' | b'(' => number::phone(text, start),
                b'$' => number::price(text, end, self.knowledge.units),
                _ => None,
            },
            Kind::Symbol => None,
        }
    }

    /// An address on the net, looked for once in each run of characters that it may be made of.
    fn address(&mut self, start: usize) -> Option<(usize, CompoundKind)> {
        if start < self.searched {
            return None;
        }
        let (searched, address) = net::address(&self.canonical.text, start);
        self.searched = searched;
        address
    }
}

impl<'t> Iterator for Compounds<'t> {
    type Item = Compound<'t>;

    #[inline]
    fn next(&mut self) -> Option<Compound<'t>> {
        let (text, lexicon): (&str, _) = (&self.canonical.text, self.knowledge.lexicon);
        let token = self.scan.step(text, lexicon)?;
        let begun = if self.may_begin(&token) { self.begun_by(&token) } else { None };
        let compound = begun.filter(|(end, _)| self.scan.pass(&self.canonical.text, lexicon, token.end as usize, *end));
        let (end, kind) = compound.unwrap_or((token.end as usize, CompoundKind::Token(token.kind)));
        let span = self.canonical.map.to_original_in_order(&mut self.walk, Span::new(token.start as usize, end));
        Some(Compound { whole: self.given, span, kind, gap: token.gap })
    }
}
