//! The data files: what the library knows, as text, with whatever a user adds at run time.
//!
//! Every file has one entry a line, columns separated by tabs; `#` begins a comment.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use super::{Builder, WordId};
use crate::error::Error;
use crate::normalize::normalize;

/// A sort of data file. Each has a built-in file of that name in `data/`, whose head says what its columns are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Table {
    /// Family names.
    Surnames,
    /// Words of two syllables and more.
    Words,
    /// Forms of address before names.
    Honorifics,
    /// Positions, ranks, degrees, occupations, and the modifiers of positions.
    Roles,
    /// The first words of organisations.
    Organizations,
    /// The fields of work in the names of organisations.
    Fields,
    /// Provinces, cities, countries, and the words for units.
    Places,
    /// Words around capitalised runs that are no persons.
    NotPersons,
    /// Words beside names that tell what they are.
    NameCues,
    /// Later syllables of names.
    NameSyllables,
    /// Words whose first syllable also stands in names.
    NameCompounds,
    /// Types of documents, with their abbreviations.
    DocumentTypes,
    /// Issuers of documents, with their abbreviations.
    Issuers,
    /// Letters in the symbols of documents that mean something by themselves.
    SymbolLetters,
    /// Laws, codes, ordinances and constitutions by name.
    Laws,
    /// The resolutions of the plenums of the Party Central Committee.
    Plenums,
    /// The national congresses of the Party.
    Congresses,
    /// Words for what a number counts.
    Counters,
    /// The words of the calendar.
    Calendar,
    /// What words beside bare numbers say about them.
    DateContext,
    /// Words of page furniture: menus, labels of dates and authors, credits.
    Chrome,
    /// What a full stop behind a word means for the end of a sentence.
    Abbreviations,
    /// What stands behind a number and belongs to it: units, currencies, `triệu`.
    Units,
    /// Words that link findings: who said, chaired, attended, signed.
    Links,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 24] = [
        Table::Surnames,
        Table::Words,
        Table::Honorifics,
        Table::Roles,
        Table::Organizations,
        Table::Fields,
        Table::Places,
        Table::NotPersons,
        Table::NameCues,
        Table::NameSyllables,
        Table::NameCompounds,
        Table::DocumentTypes,
        Table::Issuers,
        Table::SymbolLetters,
        Table::Laws,
        Table::Plenums,
        Table::Congresses,
        Table::Counters,
        Table::Calendar,
        Table::DateContext,
        Table::Chrome,
        Table::Abbreviations,
        Table::Units,
        Table::Links,
    ];

    /// The name of the table, which is that of its file in `data/`: `roles` of `data/roles.tsv`.
    pub fn name(self) -> &'static str {
        let (path, _) = self.built_in();
        path.trim_start_matches("data/").trim_end_matches(".tsv").trim_end_matches(".txt")
    }

    /// The number of columns of the table.
    fn columns(self) -> usize {
        match self {
            Table::Fields | Table::Counters => 1,
            Table::Words
            | Table::NotPersons
            | Table::NameCues
            | Table::NameCompounds
            | Table::Congresses
            | Table::DateContext
            | Table::Chrome
            | Table::Abbreviations
            | Table::Units
            | Table::Links
            | Table::SymbolLetters => 2,
            Table::Surnames | Table::Honorifics | Table::NameSyllables | Table::Laws | Table::Calendar => 3,
            Table::Roles | Table::Organizations | Table::Places | Table::DocumentTypes | Table::Plenums => 4,
            Table::Issuers => 6,
        }
    }

    fn built_in(self) -> (&'static str, &'static str) {
        match self {
            Table::Surnames => ("data/surnames.tsv", include_str!("../../data/surnames.tsv")),
            Table::Words => ("data/words.txt", include_str!("../../data/words.txt")),
            Table::Honorifics => ("data/honorifics.tsv", include_str!("../../data/honorifics.tsv")),
            Table::Roles => ("data/roles.tsv", include_str!("../../data/roles.tsv")),
            Table::Organizations => ("data/organizations.tsv", include_str!("../../data/organizations.tsv")),
            Table::Fields => ("data/fields.tsv", include_str!("../../data/fields.tsv")),
            Table::Places => ("data/places.tsv", include_str!("../../data/places.tsv")),
            Table::NotPersons => ("data/not_persons.tsv", include_str!("../../data/not_persons.tsv")),
            Table::NameCues => ("data/name_cues.tsv", include_str!("../../data/name_cues.tsv")),
            Table::NameSyllables => ("data/name_syllables.tsv", include_str!("../../data/name_syllables.tsv")),
            Table::NameCompounds => ("data/name_compounds.tsv", include_str!("../../data/name_compounds.tsv")),
            Table::DocumentTypes => ("data/document_types.tsv", include_str!("../../data/document_types.tsv")),
            Table::Issuers => ("data/issuers.tsv", include_str!("../../data/issuers.tsv")),
            Table::SymbolLetters => ("data/symbol_letters.tsv", include_str!("../../data/symbol_letters.tsv")),
            Table::Laws => ("data/laws.tsv", include_str!("../../data/laws.tsv")),
            Table::Plenums => ("data/plenums.tsv", include_str!("../../data/plenums.tsv")),
            Table::Congresses => ("data/congresses.tsv", include_str!("../../data/congresses.tsv")),
            Table::Counters => ("data/counters.tsv", include_str!("../../data/counters.tsv")),
            Table::Calendar => ("data/calendar.tsv", include_str!("../../data/calendar.tsv")),
            Table::DateContext => ("data/date_context.tsv", include_str!("../../data/date_context.tsv")),
            Table::Chrome => ("data/chrome.tsv", include_str!("../../data/chrome.tsv")),
            Table::Abbreviations => ("data/abbreviations.tsv", include_str!("../../data/abbreviations.tsv")),
            Table::Units => ("data/units.tsv", include_str!("../../data/units.tsv")),
            Table::Links => ("data/links.tsv", include_str!("../../data/links.tsv")),
        }
    }
}

/// The table of this name: see [`Table::name`].
impl FromStr for Table {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let named = Table::ALL.into_iter().find(|table| table.name() == name);
        named.ok_or_else(|| {
            let names: Vec<&str> = Table::ALL.iter().map(|table| table.name()).collect();
            Error::new(format!("no table has the name {name:?}; these are there: {}", names.join(", ")))
        })
    }
}

/// What an analyzer is built from: the built-in data files, and a user's own.
///
/// ```
/// use vanban::{Analyzer, Data, Table};
///
/// let mut data = Data::new();
/// data.add(Table::Surnames, "mine.tsv", "Trưng\tstrong\n");
/// let analyzer = Analyzer::with(&data)?;
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Data {
    added: Vec<(Table, String, String)>,
}

impl Data {
    /// The built-in data alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds entries in the form of the built-in file; `name` is what an error message calls them.
    ///
    /// An entry that is there already is replaced; none can be taken away. Unicode form and case do not matter. A word may have
    /// 14 bytes, and there may be some 50,000 words more than the built-in ones. Faults in the entries are reported by
    /// [`Analyzer::with`](crate::Analyzer::with).
    pub fn add(&mut self, table: Table, name: impl Into<String>, entries: impl AsRef<str>) -> &mut Self {
        // Columns are made canonical one by one, for a tab in a text is a blank like any other.
        let columns: Vec<_> = entries.as_ref().split('\t').map(|column| normalize(column).text).collect();
        self.added.push((table, name.into(), columns.join("\t")));
        self
    }

    /// Adds the entries of a file.
    ///
    /// # Errors
    /// When the file cannot be read or is not UTF-8; the message names it.
    pub fn add_file(&mut self, table: Table, path: impl AsRef<Path>) -> Result<&mut Self, Error> {
        let name = path.as_ref().display().to_string();
        let entries = fs::read_to_string(path).map_err(|error| Error::new(format!("{name}: {error}")))?;
        Ok(self.add(table, name, entries))
    }

    /// Whether the rows that a user has added have no more columns than their tables.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (table, name, entries) in &self.added {
            let columns = table.columns();
            if let Some(row) = rows(name, entries).find(|row| row.count > columns) {
                return Err(row.error(format_args!("the table {} has no more columns than {columns}", table.name())));
            }
        }
        Ok(())
    }

    /// The entries of a table: the built-in ones, then the added ones.
    pub(crate) fn rows(&self, table: Table) -> impl Iterator<Item = Row<'_>> {
        let (file, entries) = table.built_in();
        rows(file, entries).chain(self.added_rows(table))
    }

    /// The entries that a user has added to a table.
    pub(crate) fn added_rows(&self, table: Table) -> impl Iterator<Item = Row<'_>> {
        let added = self.added.iter().filter(move |(of, ..)| *of == table);
        added.flat_map(|(_, name, entries)| rows(name, entries))
    }
}

/// One entry of a data file.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    file: &'a str,
    line: usize,
    /// The columns without the blanks around them, as many as any table has.
    columns: [&'a str; COLUMNS],
    /// How many the row has.
    count: usize,
}

/// The most columns of a table.
const COLUMNS: usize = 6;

impl<'a> Row<'a> {
    /// A column that may be left out: empty and `-` are none.
    pub(crate) fn optional(&self, column: usize) -> Option<&'a str> {
        self.columns.get(column).copied().filter(|value| !value.is_empty() && *value != "-")
    }

    /// A column that must be there.
    pub(crate) fn required(&self, column: usize, what: &str) -> Result<&'a str, Error> {
        self.optional(column).ok_or_else(|| self.error(format_args!("column {}, {what}, is missing", column + 1)))
    }

    /// The ids of the words in a column that must be there; one at least.
    pub(crate) fn phrase(&self, builder: &mut Builder, column: usize, what: &str) -> Result<Vec<WordId>, Error> {
        self.words(builder, self.required(column, what)?)
    }

    /// The ids of some words of the row; one at least.
    pub(crate) fn words(&self, builder: &mut Builder, words: &str) -> Result<Vec<WordId>, Error> {
        builder.phrase(words).map_err(|error| self.error(error))
    }

    /// The id of a word of the row.
    pub(crate) fn intern(&self, builder: &mut Builder, word: &str) -> Result<WordId, Error> {
        builder.intern(word).map_err(|error| self.error(error))
    }

    /// An error that names the file and the line.
    pub(crate) fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::at(self.file, self.line, message)
    }
}

fn rows<'a>(file: &'a str, entries: &'a str) -> impl Iterator<Item = Row<'a>> {
    entries.lines().zip(1..).filter_map(move |(entry, line)| {
        let mut row = Row { file, line, columns: [""; COLUMNS], count: 0 };
        let mut start = 0;
        // Most lines are a few bytes long: looking at each is faster than a search.
        for (at, byte) in entry.bytes().chain([b'#']).enumerate() {
            if matches!(byte, b'\t' | b'#') {
                if let Some(column) = row.columns.get_mut(row.count) {
                    *column = entry[start..at].trim_ascii();
                }
                row.count += 1;
                start = at + 1;
            }
            if byte == b'#' {
                break;
            }
        }
        let is_empty = row.columns.iter().all(|column| column.is_empty());
        (!is_empty).then_some(row)
    })
}
