//! Tokens that belong together: addresses, numbers with their units, codes, dates. A layer over the fine tokens.

mod code;
mod net;
mod number;
mod reader;

use std::fmt;

use super::scan::Scan;
use super::{Gap, Kind};
use crate::normalize::{Normalized, normalize};
use crate::span::{Span, Walk};

pub(crate) use net::is_address;
pub(crate) use number::Units;
pub(crate) use reader::{CompoundReader, CompoundTables};

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

/// The iterator that [`Analyzer::compounds`](crate::Analyzer::compounds) gives.
#[derive(Debug)]
pub struct Compounds<'t> {
    given: &'t str,
    canonical: Normalized<'t>,
    reader: CompoundReader<'t>,
    scan: Scan,
    /// How far the compounds have come among the edits of the canonical text.
    walk: Walk,
}

impl<'t> Compounds<'t> {
    pub(crate) fn new(given: &'t str, reader: CompoundReader<'t>) -> Self {
        let canonical = normalize(given);
        Self { given, canonical, reader, scan: Scan::new(), walk: Walk::default() }
    }
}

impl<'t> Iterator for Compounds<'t> {
    type Item = Compound<'t>;

    #[inline]
    fn next(&mut self) -> Option<Compound<'t>> {
        let (text, lexicon): (&str, _) = (&self.canonical.text, self.reader.lexicon());
        let token = self.scan.step(text, lexicon)?;
        let compound = self
            .reader
            .read(text, &token)
            .filter(|(end, _)| self.scan.pass(&self.canonical.text, lexicon, token.end as usize, *end));
        let (end, kind) = compound.unwrap_or((token.end as usize, CompoundKind::Token(token.kind)));
        let span = self.canonical.map.to_original_in_order(&mut self.walk, Span::new(token.start as usize, end));
        Some(Compound { whole: self.given, span, kind, gap: token.gap })
    }
}
