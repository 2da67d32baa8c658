//! The words of role phrases, read from `data/`.

use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::{Builder, Data, PhraseTable, Row, Table, flag};
use crate::token::{Kind, Shape, Token};

/// What follows a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Takes {
    /// An organisation or unit: `giám đốc`, `trưởng ban`.
    Organization,
    /// A place or state: `thủ tướng`, `đại sứ`.
    Place,
    /// Any words that say more: `bác sĩ`, `chủ cửa hàng`.
    Field,
    /// Nothing: ranks and degrees.
    None,
}

/// An entry of `roles.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RoleWord {
    /// `nguyên`, `phó`, `thường trực`: before or behind a position, no role alone.
    Modifier,
    /// A position, with the number of its expansion where it is an abbreviation.
    Position(Takes, Option<u16>),
}

/// What an organisation's first words say of its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Body {
    /// Its name may be any proper name, a person's too: companies, schools, hospitals, funds.
    Named,
    /// Its name is what it does and where: ministries, committees, courts.
    Functional,
}

/// An entry of `places.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// The word for a sort of unit: `tỉnh`, `TP`, `xã`.
    Unit,
    /// A place by its own name.
    Name,
}

/// The tables that role phrases need.
#[derive(Debug)]
pub(crate) struct Tables {
    roles: PhraseTable<RoleWord>,
    organizations: PhraseTable<(Body, Option<u16>)>,
    places: PhraseTable<Place>,
    fields: PhraseTable<()>,
    expansions: Vec<String>,
}

impl Tables {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut expansions = Vec::new();
        let roles = table(builder, data, Table::Roles, flag::ROLE, |row| role_word(row, &mut expansions))?;
        let organizations = table(builder, data, Table::Organizations, flag::ORGANIZATION, |row| {
            Ok((body(row)?, expansion(row, 2, &mut expansions)))
        })?;
        let places = table(builder, data, Table::Places, flag::PLACE, place)?;
        let fields = table(builder, data, Table::Fields, 0, |_| Ok(()))?;
        Ok(Self { roles, organizations, places, fields, expansions })
    }

    /// The entry of `roles.tsv` at a token, and the token behind it.
    pub(super) fn role(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, RoleWord)> {
        if cursor.at(at).flags & flag::ROLE == 0 {
            return None;
        }
        cursor.phrase(at, &self.roles)
    }

    /// The first words of an organisation.
    pub(super) fn body(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Body)> {
        if cursor.at(at).flags & flag::ORGANIZATION == 0 {
            return None;
        }
        cursor.phrase(at, &self.organizations).map(|(end, (body, _))| (end, body))
    }

    /// The word for a sort of place, or a place by name.
    pub(super) fn place(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Place)> {
        if cursor.at(at).flags & flag::PLACE == 0 {
            return None;
        }
        cursor.phrase(at, &self.places)
    }

    /// A compound that names a field of work.
    pub(crate) fn field(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        cursor.phrase(at, &self.fields).map(|(end, ())| end)
    }

    /// Whether a position of two words or more begins at a token.
    pub(crate) fn begins_role(&self, cursor: Cursor<'_>, at: usize) -> bool {
        match self.role(cursor, at) {
            Some((end, RoleWord::Position(..))) => end > at + 1,
            Some((end, RoleWord::Modifier)) => matches!(self.role(cursor, end), Some((_, RoleWord::Position(..)))),
            None => false,
        }
    }

    /// Whether a position of any length, or a modifier before one, stands at a token.
    pub(crate) fn stands_at(&self, cursor: Cursor<'_>, at: usize) -> bool {
        match self.role(cursor, at) {
            Some((_, RoleWord::Position(..))) => true,
            Some((end, RoleWord::Modifier)) => matches!(self.role(cursor, end), Some((_, RoleWord::Position(..)))),
            None => false,
        }
    }

    /// Whether an organisation begins at a token with two words or more, or with an acronym.
    pub(crate) fn begins_body(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.body(cursor, at).is_some_and(|(end, _)| end > at + 1 || is_acronym(cursor.at(at)))
    }

    /// Whether the name of a place stands at a token, in two words or more.
    pub(crate) fn names_place(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.place(cursor, at).is_some_and(|(end, place)| place == Place::Name && end > at + 1)
    }

    /// Whether the name of a field of work stands at a token, in two words or more.
    pub(crate) fn names_field(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.field(cursor, at).is_some_and(|end| end > at + 1)
    }

    /// What an abbreviated position or organisation at a token stands for, and the token behind it.
    pub(super) fn expansion(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, &str)> {
        let (end, number) = match self.role(cursor, at) {
            Some((end, RoleWord::Position(_, number))) => (end, number?),
            _ => {
                let (end, (_, number)) = cursor.phrase(at, &self.organizations)?;
                (end, number?)
            }
        };
        Some((end, &self.expansions[usize::from(number)]))
    }
}

/// Whether a token is letters for words: `UBND`, and no syllable in capitals.
pub(super) fn is_acronym(token: &Token) -> bool {
    token.shape == Shape::Upper && token.kind == Kind::Word
}

/// Whether a token is written in capitals alone, two or more.
pub(super) fn is_letters(token: &Token) -> bool {
    token.shape == Shape::Upper
}

/// Reads a data file into a table of phrases, each by its first column, the first word of each marked with `flags`.
pub(crate) fn table<T: Copy>(
    builder: &mut Builder,
    data: &Data,
    file: Table,
    flags: u16,
    mut value: impl FnMut(&Row<'_>) -> Result<T, Error>,
) -> Result<PhraseTable<T>, Error> {
    let mut table = PhraseTable::new();
    for row in data.rows(file) {
        let words = builder.phrase(row.required(0, "the words")?);
        builder.flag(words[0], flags);
        table.insert(&words, value(&row)?);
    }
    Ok(table)
}

fn role_word(row: &Row<'_>, expansions: &mut Vec<String>) -> Result<RoleWord, Error> {
    let takes = match row.required(2, "what follows the role")? {
        "modifier" => return Ok(RoleWord::Modifier),
        "org" => Takes::Organization,
        "place" => Takes::Place,
        "field" => Takes::Field,
        "none" => Takes::None,
        other => return Err(row.error(format_args!("{other:?} is not one of org, place, field, none, modifier"))),
    };
    Ok(RoleWord::Position(takes, expansion(row, 3, expansions)))
}

/// Stores what an abbreviation stands for and gives its number.
fn expansion(row: &Row<'_>, column: usize, expansions: &mut Vec<String>) -> Option<u16> {
    expansions.push(row.optional(column)?.to_owned());
    u16::try_from(expansions.len() - 1).ok()
}

fn body(row: &Row<'_>) -> Result<Body, Error> {
    Ok(match row.required(1, "the kind of organisation")? {
        "business" | "education" | "health" | "sport" | "press" | "religion" => Body::Named,
        _ => Body::Functional,
    })
}

fn place(row: &Row<'_>) -> Result<Place, Error> {
    Ok(if row.required(1, "the kind of place")? == "unit" { Place::Unit } else { Place::Name })
}
