//! What the recogniser knows: types, issuers, laws, plenums, each read from its data file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::{Letters, Meaning};
use super::value::Kind;
use crate::error::Error;
use crate::lexicon::{Builder, Data, PhraseTable, Row, Table, WordId, flag, keyword as kw};
use crate::normalize::lower_case;

/// What a word or phrase of a text can be for a reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Head {
    /// A type by its name: an index of [`ReferenceTables::types`].
    Type(u16),
    /// A type by its abbreviation: `QĐ 217`.
    Code(u16),
    /// A law by its name: an index of [`ReferenceTables::laws`].
    Law(u16),
    /// The prefix of a standard: `TCVN`.
    Standard,
}

/// When the name of a type with a bare number is a reference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Short {
    Never,
    Number,
    Cued,
    Free,
}

/// A type of document.
#[derive(Debug)]
pub(super) struct DocumentType {
    pub(super) name: String,
    /// The abbreviation that the symbol holds; empty where there is none.
    pub(super) code: String,
    /// The letters of the regimes that number it so.
    regimes: String,
    pub(super) short: Short,
}

/// To which numbering an issuer belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    State,
    Assembly,
    Party,
    Union,
    Court,
    Company,
    /// Not an issuer: a kind of decision in its place.
    Subtype,
}

/// A body that issues documents.
#[derive(Debug)]
pub(super) struct Issuer {
    pub(super) name: String,
    pub(super) class: Class,
    /// The first and the last year of that name, where they are known.
    years: (Option<u16>, Option<u16>),
}

impl Issuer {
    /// Whether the body had its name in a year.
    fn is_of(&self, year: u16) -> bool {
        self.years.0.is_none_or(|first| first <= year) && self.years.1.is_none_or(|last| year <= last)
    }

    /// Whether one body takes over from the other, in the last year of it at the earliest.
    fn succeeds(&self, other: &Issuer) -> bool {
        matches!((other.years.1, self.years.0), (Some(last), Some(first)) if last <= first)
    }
}

/// A law, code, ordinance or constitution.
#[derive(Debug)]
pub(super) struct Law {
    pub(super) name: String,
    /// The years of its versions, each with its number where that is known; the oldest first.
    pub(super) versions: Vec<(u16, Option<String>)>,
}

/// The resolutions of a plenum.
#[derive(Debug)]
pub(super) struct Plenum {
    pub(super) numbers: Vec<String>,
    /// The one of several that is meant where the plenum alone is named.
    pub(super) usual: Option<usize>,
}

#[derive(Debug)]
pub(super) struct ReferenceTables {
    pub(super) types: Vec<DocumentType>,
    /// From an abbreviation to the types it may stand for, and its usual spelling.
    type_codes: Codes,
    issuers: Vec<Issuer>,
    issuer_codes: Codes,
    pub(super) laws: Vec<Law>,
    /// The laws by their names and other names, in lower case.
    law_names: HashMap<String, u16, BuildHasherDefault<LetterHasher>>,
    pub(super) heads: PhraseTable<Head>,
    pub(super) counters: PhraseTable<()>,
    /// The names of the issuers.
    pub(super) bodies: PhraseTable<()>,
    plenums: HashMap<(u8, u8), Plenum>,
    congresses: HashMap<u8, u16>,
    pub(super) letters: Letters,
}

/// From an abbreviation to what it stands for.
type Codes = HashMap<String, Code, BuildHasherDefault<LetterHasher>>;

/// FNV-1a, for keys of a few letters. The keys are those of the tables, never of a text.
#[derive(Debug)]
struct LetterHasher(u64);

impl Default for LetterHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for LetterHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// An abbreviation: how it is spelled, and what it stands for.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) spelling: String,
    entries: Vec<u16>,
    /// Whether `spelling` differs from the key by more than case.
    pub(super) mended: bool,
}

impl ReferenceTables {
    pub(super) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut tables = Self {
            types: Vec::new(),
            type_codes: Codes::default(),
            issuers: Vec::new(),
            issuer_codes: Codes::default(),
            laws: Vec::new(),
            law_names: HashMap::default(),
            heads: PhraseTable::new(),
            counters: PhraseTable::new(),
            bodies: PhraseTable::new(),
            plenums: HashMap::new(),
            congresses: HashMap::new(),
            letters: Letters::new(data)?,
        };
        for row in data.rows(Table::DocumentTypes) {
            tables.add_type(&row, builder)?;
        }
        for row in data.rows(Table::Issuers) {
            tables.add_issuer(&row, builder)?;
        }
        for row in data.rows(Table::Laws) {
            tables.add_law(&row, builder)?;
        }
        for row in data.rows(Table::Plenums) {
            let (term, plenum) = (number(&row, 0, "the term")?, number(&row, 1, "the plenum")?);
            let numbers = row.required(3, "the numbers")?;
            let usual = numbers.split(',').position(|number| number.starts_with('='));
            let numbers = numbers.split(',').map(|number| number.trim_start_matches('=').to_owned()).collect();
            row.required(2, "the date")?;
            tables.plenums.insert((term, plenum), Plenum { numbers, usual });
        }
        for row in data.rows(Table::Congresses) {
            tables.congresses.insert(number(&row, 0, "the number")?, number(&row, 1, "the year")?);
        }
        for row in data.rows(Table::Counters) {
            let words = row.phrase(builder, 0, "the word")?;
            tables.counters.insert(&words, ());
        }
        let standards: Vec<_> = tables
            .letters
            .of(Meaning::Standard)
            .iter()
            .map(|letters| builder.phrase(letters))
            .collect::<Result<_, _>>()?;
        for words in standards {
            tables.add_head(builder, &words, Head::Standard);
        }
        mend_plain_d(&mut tables.issuer_codes);
        Ok(tables)
    }

    fn add_head(&mut self, builder: &mut Builder, words: &[WordId], head: Head) {
        builder.flag(words[0], flag::DOCUMENT);
        self.heads.insert(words, head);
    }

    fn add_type(&mut self, row: &Row<'_>, builder: &mut Builder) -> Result<(), Error> {
        let name = row.required(0, "the name")?;
        let index = index(self.types.len(), row)?;
        let short = match row.required(3, "when it is short")? {
            "free" => Short::Free,
            "cued" => Short::Cued,
            "number" => Short::Number,
            "never" => Short::Never,
            other => return Err(row.error(format_args!("`{other}` is none of free, cued, number, never"))),
        };
        let codes = row.optional(1).unwrap_or("");
        let words = row.phrase(builder, 0, "the name")?;
        self.add_head(builder, &words, Head::Type(index));
        for code in add_codes(&mut self.type_codes, codes, index) {
            // An abbreviation of one letter is an initial.
            if code.chars().count() > 1 && self.type_codes[&*fold(code)].entries[0] == index {
                let words = row.words(builder, code)?;
                self.add_head(builder, &words, Head::Code(index));
            }
        }
        let regimes = row.required(2, "the regimes")?.to_owned();
        if let Some(bad) = regimes.chars().find(|c| !"NSPMJ,".contains(*c)) {
            return Err(row.error(format_args!("`{bad}` is no regime: N, S, P, M or J")));
        }
        let code = codes.split(',').next().unwrap_or("").to_owned();
        self.types.push(DocumentType { name: name.to_owned(), code, regimes, short });
        Ok(())
    }

    fn add_issuer(&mut self, row: &Row<'_>, builder: &mut Builder) -> Result<(), Error> {
        let codes = row.optional(0).unwrap_or("");
        let name = row.required(1, "the name")?.to_owned();
        let class = match row.required(2, "the class")? {
            "state" => Class::State,
            "assembly" => Class::Assembly,
            "party" => Class::Party,
            "union" => Class::Union,
            "court" => Class::Court,
            "company" => Class::Company,
            "subtype" => Class::Subtype,
            other => return Err(row.error(format_args!("`{other}` is no class of issuers"))),
        };
        let year = |column: usize| match row.optional(column).map(str::parse) {
            Some(Err(_)) => Err(row.error(format_args!("column {} is no year", column + 1))),
            Some(Ok(year)) => Ok(Some(year)),
            None => Ok(None),
        };
        let index = index(self.issuers.len(), row)?;
        let issuer = Issuer { name: name.clone(), class, years: (year(3)?, year(4)?) };
        // A later row of the same abbreviation replaces the earlier one, but where it is of another time.
        for code in codes.split(',').filter(|code| !code.is_empty()) {
            let code = fold(code.trim_start_matches('='));
            let Some(known) = self.issuer_codes.get_mut(&*code) else { continue };
            let issuers = &self.issuers;
            known.entries.retain(|&other| {
                let other = &issuers[other as usize];
                issuer.succeeds(other) || other.succeeds(&issuer)
            });
            if known.entries.is_empty() {
                self.issuer_codes.remove(&*code);
            }
        }
        add_codes(&mut self.issuer_codes, codes, index);
        if class != Class::Subtype {
            self.bodies.insert(&row.words(builder, &name)?, ());
        }
        self.issuers.push(issuer);
        Ok(())
    }

    fn add_law(&mut self, row: &Row<'_>, builder: &mut Builder) -> Result<(), Error> {
        let name = row.required(0, "the name")?;
        let index = index(self.laws.len(), row)?;
        let mut versions = Vec::new();
        for version in row.optional(2).into_iter().flat_map(|versions| versions.split(';')) {
            let (year, number) = version.split_once('=').map_or((version, None), |(y, n)| (y, Some(n.to_owned())));
            let year = year.parse().map_err(|_| row.error(format_args!("`{year}` is no year")))?;
            if number.as_ref().is_some_and(|number: &String| !number.contains('/')) {
                return Err(row.error(format_args!("`{version}` names no law by its number, as 43/2019/QH14 does")));
            }
            versions.push((year, number));
        }
        for name in std::iter::once(name).chain(row.optional(1).into_iter().flat_map(|names| names.split(';'))) {
            let words = row.words(builder, name)?;
            self.add_head(builder, &words, Head::Law(index));
            self.law_names.insert(lower_case(name).into_owned(), index);
        }
        self.laws.push(Law { name: name.to_owned(), versions });
        Ok(())
    }

    /// The regimes that number a type, by its name.
    pub(super) fn regimes(&self, name: &str) -> Option<&str> {
        self.types.iter().find(|kind| kind.name == name).map(|kind| kind.regimes.as_str())
    }

    /// A type by the abbreviation in a symbol.
    pub(super) fn type_code(&self, code: &str) -> Option<&Code> {
        self.type_codes.get(&*fold(code))
    }

    /// An issuer by the abbreviation in a symbol.
    pub(super) fn issuer_code(&self, code: &str) -> Option<&Code> {
        self.issuer_codes.get(&*fold(code))
    }

    /// Whether an abbreviation begins with that of a type: `GPĐH`.
    pub(super) fn begins_with_type(&self, code: &str) -> bool {
        code.char_indices().skip(2).any(|(at, _)| self.type_code(&code[..at]).is_some())
    }

    /// Whether an abbreviation can stand for a type, or the type is one that has no abbreviation.
    pub(super) fn stands_for(&self, code: &Code, kind: &DocumentType) -> bool {
        kind.code.is_empty() || code.entries.iter().any(|index| self.types[*index as usize].name == kind.name)
    }

    /// Whether an abbreviation names a paper of the courts and nothing else.
    pub(super) fn is_of_courts(&self, code: &Code) -> bool {
        code.entries.iter().all(|index| self.types[*index as usize].regimes == "J")
    }

    /// The issuer that an abbreviation stands for in a year, the successor where one took over in it; the first of the table
    /// where the year tells nothing.
    pub(super) fn issued_by(&self, code: &Code, year: Option<u16>) -> &Issuer {
        let issuers = code.entries.iter().map(|&index| &self.issuers[index as usize]);
        let of_year =
            year.and_then(|year| issuers.filter(|issuer| issuer.is_of(year)).max_by_key(|issuer| issuer.years.0));
        of_year.unwrap_or(&self.issuers[code.entries[0] as usize])
    }

    /// The type that an abbreviation stands for in a regime; the first that has it where none fits.
    pub(super) fn type_of(&self, code: &Code, kind: Kind) -> &DocumentType {
        let regime = match kind {
            Kind::Normative | Kind::Joint | Kind::Assembly | Kind::Consolidated | Kind::Historical => 'N',
            Kind::Party => 'P',
            Kind::Union => 'M',
            Kind::Court => 'J',
            _ => 'S',
        };
        let entries = &code.entries;
        let fits = |index: &&u16| self.types[**index as usize].regimes.contains(regime);
        let index = entries.iter().find(fits).unwrap_or(&entries[0]);
        &self.types[*index as usize]
    }

    /// A law by its name in lower case, without its year.
    pub(super) fn law(&self, name: &str) -> Option<&Law> {
        self.law_names.get(name).map(|&index| &self.laws[index as usize])
    }

    pub(super) fn plenum(&self, term: u8, plenum: u8) -> Option<&Plenum> {
        self.plenums.get(&(term, plenum))
    }

    pub(super) fn congress_year(&self, congress: u8) -> Option<u16> {
        self.congresses.get(&congress).copied()
    }

    pub(super) fn is_counter(&self, cursor: crate::extract::cursor::Cursor<'_>, index: usize) -> bool {
        cursor.word(index) == kw::PERCENT || cursor.phrase(index, &self.counters).is_some()
    }
}

/// Enters the abbreviations of a row; gives those that are usual spellings.
fn add_codes<'a>(table: &mut Codes, codes: &'a str, index: u16) -> Vec<&'a str> {
    let mut usual = Vec::new();
    let first = codes.split(',').next().unwrap_or("");
    for code in codes.split(',').filter(|code| !code.is_empty()) {
        let (written, mended) = code.strip_prefix('=').map_or((code, false), |written| (written, true));
        let spelling = if mended { first } else { written };
        if !mended {
            usual.push(written);
        }
        let entry = || Code { spelling: spelling.to_owned(), entries: Vec::new(), mended };
        table.entry(fold(written).into_owned()).or_insert_with(entry).entries.push(index);
    }
    usual
}

/// Lets `D` stand for `Đ` in the longer abbreviations (`HDND`), where that is no abbreviation of its own.
fn mend_plain_d(table: &mut Codes) {
    let with_bar: Vec<String> =
        table.keys().filter(|key| key.contains('Đ') && key.chars().count() > 3).cloned().collect();
    for key in with_bar {
        let code = &table[&key];
        let code = Code { spelling: code.spelling.clone(), entries: code.entries.clone(), mended: true };
        table.entry(key.replace('Đ', "D")).or_insert(code);
    }
}

/// The look-up form of an abbreviation: upper case, `Đ` for its look-alike, no dots.
pub(super) fn fold(code: &str) -> Cow<'_, str> {
    let folded = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, 'Đ' | 'Ư' | '&' | '-');
    if code.chars().all(folded) {
        return Cow::Borrowed(code);
    }
    let upper = code.chars().filter(|c| *c != '.').flat_map(char::to_uppercase);
    upper.map(|c| if c == 'Ð' { 'Đ' } else { c }).collect()
}

/// The index of the next entry.
fn index(entries: usize, row: &Row<'_>) -> Result<u16, Error> {
    u16::try_from(entries).map_err(|_| row.error("there are too many entries"))
}

fn number<T: std::str::FromStr>(row: &Row<'_>, column: usize, what: &str) -> Result<T, Error> {
    let written = row.required(column, what)?;
    written.parse().map_err(|_| row.error(format_args!("column {}, {what}: `{written}` is no number", column + 1)))
}
