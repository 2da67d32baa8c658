//! Letters in a symbol that mean something by themselves: `TTLT`, `HĐBT`, `HNGĐ`.

use crate::error::Error;
use crate::lexicon::{Data, Table};

/// What letters mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// A standard, whose number stands behind them.
    Standard,
    /// A type that several bodies issue together.
    Joint,
    /// They close a number of the time before 1996 alone.
    Old,
    /// The field of a judgment.
    CourtField,
    /// The level of a judgment.
    CourtLevel,
    /// The abbreviation of a type behind which a number alone is a reference.
    Bare,
}

/// The rows of [`Table::SymbolLetters`] by their meaning, so few of each that a look at all of them is quick.
#[derive(Debug, Default)]
pub(super) struct Letters([Vec<String>; 6]);

impl Letters {
    pub(super) fn new(data: &Data) -> Result<Self, Error> {
        let mut letters = Self::default();
        for row in data.rows(Table::SymbolLetters) {
            let meaning = match row.required(1, "the class")? {
                "standard" => Meaning::Standard,
                "joint" => Meaning::Joint,
                "old" => Meaning::Old,
                "court_field" => Meaning::CourtField,
                "court_level" => Meaning::CourtLevel,
                "bare" => Meaning::Bare,
                other => return Err(row.error(format_args!("{other:?} is no class of letters in symbols"))),
            };
            letters.0[meaning as usize].push(row.required(0, "the letters")?.to_owned());
        }
        Ok(letters)
    }

    /// Whether some letters have a meaning; they may have several.
    pub(super) fn mean(&self, letters: &str, meaning: Meaning) -> bool {
        self.of(meaning).iter().any(|of| of == letters)
    }

    /// The letters with a meaning.
    pub(super) fn of(&self, meaning: Meaning) -> &[String] {
        &self.0[meaning as usize]
    }
}
