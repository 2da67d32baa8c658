//! Names of other languages that are told by their words alone: `Dorrik Koepler`, `Kim Go Hwan`.

use super::candidate::{Candidate, NameReader};
use super::tables::Surname;
use crate::lexicon::flag;
use crate::token::{Kind, Shape};

impl NameReader<'_> {
    /// Whether a name ends with a family name of another language, or is no more than that.
    pub(super) fn ends_with_foreign_family(&self, name: &Candidate) -> bool {
        let last = name.end - 1;
        let token = self.cursor.at(last);
        // `Orvell James`
        let given = || name.words == 2 && self.cursor.str(name.first).len() > 3 && self.is_foreign_name(last);
        let family = name.words > 1 && (self.tables.is_family(token.word) || given());
        // `Ray Orvell`
        let plain = |at: usize| family && at == name.first && self.cursor.str(at).is_ascii();
        name.words <= 3
            && !name.initials
            && (name.first..name.end).all(|at| self.cursor.at(at).kind != Kind::Syllable || plain(at))
            && matches!(token.shape, Shape::Title | Shape::Mixed)
            && (self.tables.ends_family(self.cursor.str(last)) || family)
    }

    /// Whether a token has no signs and is no usual word of names: the family name `Liu`, which `bác sĩ Liu` bears alone.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.cursor.str(at).is_ascii() && !self.is_usual_at(at)
    }

    /// Whether a word is a Vietnamese family name or a country, so that it seldom means a person alone: `nhà Trần`, `phim Việt`.
    pub(super) fn is_family_or_land(&self, at: usize) -> bool {
        let family = || self.tables.surname(self.cursor, at).is_some_and(|(_, strength)| strength != Surname::Foreign);
        self.tables.is_land(self.cursor.word(at)) || family()
    }

    /// Whether a word is a given name or a family name of another language.
    pub(super) fn is_foreign_name(&self, at: usize) -> bool {
        let family = || matches!(self.tables.surname(self.cursor, at), Some((end, Surname::Foreign)) if end == at + 1);
        self.tables.is_family(self.cursor.word(at)) || family()
    }

    /// Whether a name is two words or three of another language, none of which names bodies, places or works: `Tervo Pukkila`.
    pub(super) fn is_foreign_pair(&self, name: &Candidate) -> bool {
        let word = |at: usize| {
            let token = self.cursor.at(at);
            // `Olympic Tokyo`
            let place = token.flags & flag::PLACE != 0 && self.roles.begins_place(self.cursor, at);
            // `JD Orvell`
            let letters = at == name.first && token.end - token.start == 2;
            token.kind == Kind::Word && (token.shape != Shape::Upper || letters) && !place
        };
        let syllable = |at: usize| self.cursor.at(at).kind == Kind::Syllable && self.is_usual_at(at);
        let last = name.end - 1;
        let all = || (name.first..name.end).all(word);
        // `Hòa Minzu`, `Noo Phước Thiện`
        let mixed = || match name.words {
            2 => syllable(name.first) && word(last),
            _ => word(name.first) && self.are_given(name.first + 1) && !self.roles.names_place(self.cursor, last - 1),
        };
        (2..=3).contains(&name.words)
            && name.end == name.first + name.words
            && (all() || mixed())
            && !self.has_common_word(name)
    }

    /// Whether a name is one of a woman of the highlands: `H'Nuen Niê`.
    pub(super) fn is_highland(&self, name: &Candidate) -> bool {
        let first = self.cursor.str(name.first);
        name.words > 1 && (first.starts_with("H'") || first.starts_with("H’"))
    }

    /// Whether a name holds a word of another language that no person's name holds: `Grand Vietnam`.
    pub(super) fn has_common_word(&self, name: &Candidate) -> bool {
        let from = name.surname.map_or(name.first, |(end, _)| end);
        (from..name.end).any(|at| self.tables.is_common(self.cursor.word(at)))
    }

    /// Whether three syllables are a Korean name: a family name and two syllables of such names, or three of them, of which
    /// one at least is not Vietnamese.
    pub(super) fn is_korean(&self, name: &Candidate) -> bool {
        let from = name.surname.map_or(name.first, |(end, _)| end);
        name.words == 3
            && name.end == name.first + 3
            && (from..name.end).all(|at| self.tables.is_korean(self.cursor.word(at)))
            && (from > name.first || name.foreign)
    }
}
