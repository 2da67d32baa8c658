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
    /// The same, and without one it is no role: `đại diện`.
    Body,
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

/// How large a body is beside others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Scope {
    /// `khoa`, `phòng`, `đội`
    Part,
    /// `cục`, `trung tâm`, `viện`
    Unit,
    /// `bộ`, `trường đại học`, `công ty`
    Whole,
    /// A body for one task, which `về` names: `ban chỉ đạo`.
    Task,
}

/// An entry of `places.tsv`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// The word for a sort of unit: `tỉnh`, `TP`, `xã`.
    Unit,
    /// A district, whose name a person may bear too: `Thanh Hà`.
    District,
    /// Any other place by its own name.
    Name,
}

impl Place {
    /// Whether it is a place by its own name.
    pub(crate) fn is_name(self) -> bool {
        self != Place::Unit
    }
}

/// The columns that say what an abbreviation stands for.
const ROLE_EXPANSION: usize = 3;
const BODY_EXPANSION: usize = 2;

/// The tables that role phrases need.
#[derive(Debug)]
pub(crate) struct RoleTables {
    /// The flag tells of a modifier that is a position itself where none follows it: `trợ lý`.
    roles: PhraseTable<(RoleWord, bool)>,
    organizations: PhraseTable<(Body, Option<u16>)>,
    scopes: PhraseTable<Scope>,
    places: PhraseTable<Place>,
    fields: PhraseTable<()>,
    expansions: Vec<String>,
}

impl RoleTables {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut expansions = Vec::new();
        let roles = table(builder, data, Table::Roles, flag::ROLE, |row| {
            Ok((role_word(row, &mut expansions)?, row.optional(2) == Some("either")))
        })?;
        let organizations = table(builder, data, Table::Organizations, flag::ORGANIZATION, |row| {
            Ok((body(row)?, expansion(row, BODY_EXPANSION, &mut expansions)))
        })?;
        for (file, column) in [(Table::Roles, ROLE_EXPANSION), (Table::Organizations, BODY_EXPANSION)] {
            for row in data.rows(file).filter(|row| row.optional(column).is_some()) {
                let words = row.phrase(builder, 0, "the words")?;
                builder.flag(words[0], flag::SHORT);
            }
        }
        let places = table(builder, data, Table::Places, flag::PLACE, place)?;
        let mut scopes = PhraseTable::new();
        for row in data.rows(Table::Organizations) {
            if let Some(scope) = scope(&row)? {
                scopes.insert(&row.phrase(builder, 0, "the words")?, scope);
            }
        }
        let fields = table(builder, data, Table::Fields, flag::FIELD, |_| Ok(()))?;
        Ok(Self { roles, organizations, scopes, places, fields, expansions })
    }

    /// The entry of `roles.tsv` at a token, and the token behind it.
    #[inline]
    pub(super) fn role(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, RoleWord)> {
        if cursor.at(at).flags & flag::ROLE == 0 {
            return None;
        }
        let (end, (word, either)) = cursor.phrase(at, &self.roles)?;
        let alone = either && !(cursor.same_line(end) && cursor.phrase(end, &self.roles).is_some());
        let word = if alone { RoleWord::Position(Takes::Organization, None) } else { word };
        Some((end, word))
    }

    /// The first words of an organisation.
    #[inline]
    pub(super) fn body(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Body)> {
        if cursor.at(at).flags & flag::ORGANIZATION == 0 {
            return None;
        }
        let (end, (body, expansion)) = cursor.phrase(at, &self.organizations)?;
        // `Ca mổ` holds no `CA`.
        let syllable = cursor.at(at).kind == Kind::Syllable && cursor.at(at).shape != Shape::Upper;
        (expansion.is_none() || end > at + 1 || !syllable).then_some((end, body))
    }

    /// How large the body is whose words begin at a token.
    pub(super) fn scope(&self, cursor: Cursor<'_>, at: usize) -> Option<Scope> {
        self.body(cursor, at)?;
        cursor.phrase(at, &self.scopes).map(|(_, scope)| scope)
    }

    /// The word for a sort of place, or a place by name.
    #[inline]
    pub(super) fn place(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Place)> {
        if cursor.at(at).flags & flag::PLACE == 0 {
            return None;
        }
        cursor.phrase(at, &self.places)
    }

    /// The token behind the name of a district at a token.
    pub(crate) fn district(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        self.place(cursor, at).filter(|&(_, place)| place == Place::District).map(|(end, _)| end)
    }

    /// A compound that names a field of work.
    #[inline]
    pub(crate) fn field(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        if cursor.at(at).flags & flag::FIELD == 0 {
            return None;
        }
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

    /// The token behind the position at a token.
    pub(super) fn role_end(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        match self.role(cursor, at)? {
            (end, RoleWord::Position(..)) => Some(end),
            (end, RoleWord::Modifier) => self.role(cursor, end).map(|(end, _)| end),
        }
    }

    /// Whether an organisation begins at a token with two words or more, or with an acronym.
    pub(crate) fn begins_body(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.body(cursor, at).is_some_and(|(end, _)| end > at + 1 || is_acronym(cursor.at(at)))
    }

    /// Whether a place of any length is named at a token.
    pub(crate) fn begins_place(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.place(cursor, at).is_some_and(|(_, place)| place.is_name())
    }

    /// Whether the name of a place stands at a token, in two words or more.
    pub(crate) fn names_place(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.place(cursor, at).is_some_and(|(end, place)| place.is_name() && end > at + 1)
    }

    /// Whether the name of a field of work stands at a token, in two words or more.
    pub(crate) fn names_field(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.field(cursor, at).is_some_and(|end| end > at + 1)
    }

    /// What an abbreviated position or organisation at a token stands for, and the token behind it.
    #[inline]
    pub(super) fn expansion(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, &str)> {
        if cursor.at(at).flags & flag::SHORT == 0 {
            return None;
        }
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
        let words = row.phrase(builder, 0, "the words")?;
        builder.flag(words[0], flags);
        table.insert(&words, value(&row)?);
    }
    Ok(table)
}

fn role_word(row: &Row<'_>, expansions: &mut Vec<String>) -> Result<RoleWord, Error> {
    let takes = match row.required(2, "what follows the role")? {
        "modifier" | "either" => return Ok(RoleWord::Modifier),
        "org" => Takes::Organization,
        "body" => Takes::Body,
        "place" => Takes::Place,
        "field" => Takes::Field,
        "none" => Takes::None,
        other => {
            return Err(
                row.error(format_args!("{other:?} is not one of org, body, place, field, none, modifier, either"))
            );
        }
    };
    Ok(RoleWord::Position(takes, expansion(row, ROLE_EXPANSION, expansions)))
}

/// Stores what an abbreviation stands for and gives its number.
fn expansion(row: &Row<'_>, column: usize, expansions: &mut Vec<String>) -> Option<u16> {
    expansions.push(row.optional(column)?.to_owned());
    u16::try_from(expansions.len() - 1).ok()
}

fn body(row: &Row<'_>) -> Result<Body, Error> {
    Ok(match row.required(1, "the kind of organisation")? {
        "business" | "education" | "health" | "sport" | "press" | "religion" => Body::Named,
        "party" | "state" | "assembly" | "justice" | "military" | "police" | "mass" | "international" | "unit" => {
            Body::Functional
        }
        other => return Err(row.error(format_args!("{other:?} is no kind of organisation"))),
    })
}

/// Whether a row says nothing of words in lower case: a place by its name, a body whose name is no person's.
pub(crate) fn needs_capital(table: Table, row: &Row<'_>) -> Result<bool, Error> {
    Ok(match table {
        Table::Organizations => body(row)? == Body::Functional,
        Table::Places => place(row)?.is_name(),
        _ => false,
    })
}

fn scope(row: &Row<'_>) -> Result<Option<Scope>, Error> {
    Ok(Some(match row.optional(3) {
        Some("part") => Scope::Part,
        Some("unit") => Scope::Unit,
        Some("whole") => Scope::Whole,
        Some("task") => Scope::Task,
        None => return Ok(None),
        Some(other) => return Err(row.error(format_args!("{other:?} is not one of part, unit, whole, task"))),
    }))
}

fn place(row: &Row<'_>) -> Result<Place, Error> {
    Ok(match row.required(1, "the kind of place")? {
        "unit" => Place::Unit,
        "district" => Place::District,
        "province" | "city" | "historic" | "region" | "country" | "capital" | "foreign" => Place::Name,
        other => return Err(row.error(format_args!("{other:?} is no kind of place"))),
    })
}
