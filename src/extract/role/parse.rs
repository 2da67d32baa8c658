//! Reads one role phrase: modifiers, position, organisation, places.

use super::abbreviation::Abbreviation;
use super::organization::{Reads, RoleReader};
use super::tables::{Place, RoleWord, Takes, is_acronym, is_letters};
use super::value::Role;
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};

/// Where the names of persons begin, as the words of a role need to know.
pub(crate) trait Names {
    /// Whether a name begins at a token, by its own shape alone.
    fn begin_at(&self, at: usize) -> bool;
    /// Whether a word begins with a capital letter.
    fn is_capital(&self, at: usize) -> bool;
    /// Whether a form of address stands at a token.
    fn is_address(&self, at: usize) -> bool;
    /// Whether a word is usual as a given name.
    fn is_given(&self, at: usize) -> bool;
    /// Whether the words before a name say that a street, a market or the like bears it.
    fn is_borne(&self, at: usize) -> bool;
    /// Whether what stands behind the word for a unit (`UBND tỉnh …`) is a person and not the unit's name.
    fn is_person_behind_unit(&self, at: usize) -> bool;
    /// Whether a word ends a free description: `nông dân trồng cam cho biết`.
    fn ends_description(&self, at: usize) -> bool;
}

/// A role phrase, as token indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Phrase {
    /// The first token: a modifier or the position.
    pub(crate) first: usize,
    /// Where the position itself begins.
    pub(crate) position: usize,
    /// The token behind the position and the modifiers that follow it.
    pub(crate) position_end: usize,
    /// Where the places begin.
    pub(crate) place: usize,
    /// The token behind the phrase.
    pub(crate) end: usize,
    /// What may follow the position.
    pub(crate) takes: Takes,
}

impl Phrase {
    /// Whether an organisation may follow the position.
    pub(crate) fn takes_body(&self) -> bool {
        matches!(self.takes, Takes::Organization | Takes::Body)
    }
}

impl RoleReader<'_> {
    /// The role phrase that begins at a token.
    pub(crate) fn role(&self, first: usize) -> Option<Phrase> {
        let (cursor, tables) = (self.cursor, self.tables);
        let mut position = first;
        let (mut end, takes) = loop {
            match tables.role(cursor, position)? {
                (end, RoleWord::Position(takes, _)) => break (end, takes),
                (end, RoleWord::Modifier) if position < first + 4 => position = self.behind_dot(end),
                _ => return None,
            }
            if !cursor.same_line(position) {
                return None;
            }
        };
        if !self.is_unbroken(first, end) {
            return None;
        }
        if takes == Takes::None {
            end = self.degrees(end);
        }
        while let Some((behind, RoleWord::Modifier)) = tables.role(cursor, end).filter(|_| cursor.same_line(end)) {
            // `Chủ tịch nguyên Bí thư` has the modifier of the next role.
            if matches!(tables.role(cursor, behind), Some((_, RoleWord::Position(..)))) && cursor.same_line(behind) {
                break;
            }
            end = behind;
        }
        // `Á hậu 1`, `Hoa khôi Sinh viên 2024`
        let numbered = takes == Takes::Field && cursor.at(end).kind == Kind::Number && cursor.same_line(end);
        if numbered && cursor.same_line(end + 1) && self.names.begin_at(end + 1) {
            end += 1;
        }
        let (mut position_end, mut place) = (end, end);
        if let Some(unit) = self.unit_of(position, end) {
            // The tail is read from its first word, so that `UBND xã` takes in the name of the xã.
            let tail = self.tail(unit, Reads::Open);
            let says_more = tail.end > end || end - unit > 1 || is_acronym(cursor.at(unit));
            if tail.end >= end && says_more {
                (position_end, place, end) = (unit, tail.place, tail.end);
            }
        } else if let Some((_, Place::Unit)) =
            tables.place(cursor, end - 1).filter(|&(behind, _)| behind == end && end > position + 1)
        {
            // `Chủ tịch xã | Đại Tân`
            let tail = self.tail(end - 1, Reads::Open);
            (position_end, place, end) = (end - 1, tail.place, tail.end.max(end));
        } else if takes == Takes::Body && tables.body(cursor, end).is_none() && self.place(end).is_none() {
            return None;
        } else if takes == Takes::None && self.is_foreign_service(end) {
            (place, end) = (end, self.place(end).unwrap_or(end));
        } else if takes != Takes::None && cursor.same_line(end) {
            let tail = self.tail(end, if takes == Takes::Place { Reads::Places } else { Reads::Open });
            (place, end) = (tail.place, tail.end);
        }
        // `đại biểu Quốc hội khóa XV`
        if end > position_end && place == end && self.is_term(end) {
            (place, end) = (end + 2, end + 2);
        }
        Some(Phrase { first, position, position_end, place, end, takes })
    }

    /// Where the organisation begins inside an entry that ends with its first words: `Trưởng | ban`, `Chủ tịch | UBND xã`.
    fn unit_of(&self, position: usize, end: usize) -> Option<usize> {
        let cursor = self.cursor;
        (position + 1..end).find(|&at| {
            // `nhà báo` holds no `báo`.
            let alone = |behind| behind == at + 1 && cursor.at(at).shape == Shape::Lower;
            let unit = matches!(cursor.word(at - 1), kw::TRƯỞNG | kw::PHÓ);
            // `Phó Vụ trưởng`
            let head = |behind| cursor.word(behind) == kw::TRƯỞNG && behind < end;
            self.tables.body(cursor, at).is_some_and(|(behind, _)| !head(behind) && (unit || !alone(behind)))
        })
    }

    /// Whether a country stands between a rank and a name that is not Vietnamese: `Đô đốc Mỹ Harold Quinn`.
    fn is_foreign_service(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let Some(end) = self.place(at).filter(|_| cursor.same_line(at)) else { return false };
        let next = cursor.at(end);
        next.kind == Kind::Word && next.shape == Shape::Title && next.gap == Gap::Blank && !self.names.begin_at(at)
    }

    /// Whether the number of a term of office stands at a token: `khóa XV`.
    fn is_term(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let next = cursor.at(at + 1);
        cursor.word(at) == kw::KHÓA
            && cursor.same_line(at)
            && next.gap == Gap::Blank
            && (next.kind == Kind::Number || matches!(next.shape, Shape::Upper | Shape::Initial))
    }

    /// Further degrees behind a degree: `PGS` and then `.TS`.
    fn degrees(&self, mut end: usize) -> usize {
        let cursor = self.cursor;
        loop {
            let next = self.behind_dot(end);
            let joined = cursor.same_line(next) && (next > end || cursor.touches(next));
            match self.tables.role(cursor, next) {
                Some((behind, RoleWord::Position(Takes::None | Takes::Field, _)))
                    if joined && cursor.at(next).shape != Shape::Lower && cursor.at(end - 1).shape != Shape::Title =>
                {
                    end = behind;
                }
                _ => return end,
            }
        }
    }

    fn behind_dot(&self, at: usize) -> usize {
        let cursor = self.cursor;
        // `PGS. TS`; behind a whole word (`vẫn thường trực. Đại biểu`) the dot ends the sentence.
        let short = cursor.before(at, 1).kind != Kind::Syllable || cursor.touches(at + 1);
        at + usize::from(cursor.word(at) == kw::DOT && cursor.touches(at) && short)
    }

    /// Whether the words of a role stand on one line with nothing but blanks between them.
    fn is_unbroken(&self, first: usize, end: usize) -> bool {
        (first + 1..end).all(|i| self.cursor.same_line(i))
    }

    /// The role with the free description behind it: `chủ cửa hàng | rau quả ở chợ`, up to a verb or a sign.
    pub(crate) fn described(&self, phrase: &Phrase, window: usize) -> usize {
        let cursor = self.cursor;
        let mut end = phrase.end;
        if phrase.takes == Takes::None || phrase.takes == Takes::Place {
            return end;
        }
        while end < phrase.end + window && cursor.same_line(end) {
            let token = cursor.at(end);
            let named = token.shape.is_capital() || cursor.at(end + 1).shape.is_capital();
            if named && self.tables.body(cursor, end).is_some() {
                end = self.tail(end, Reads::Open).end.max(end + 1);
                continue;
            }
            // `bệnh viện nhi tại TP.HCM`
            if token.word == kw::TP {
                end = self.place(end).unwrap_or(end + 1);
                continue;
            }
            let word = token.is_word() || token.kind == Kind::Number;
            let joint = cursor.word(end) == kw::VÀ && self.closes(end);
            // `công chức của Lê Văn Tám` is not he.
            if cursor.word(end) == kw::CỦA && self.names.begin_at(end + 1) {
                return phrase.end;
            }
            if !word || joint || self.names.ends_description(end) || self.names.begin_at(end) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a sign, a line's end or a verb stands at a token.
    pub(crate) fn is_closed(&self, at: usize) -> bool {
        !self.cursor.same_line(at) || !self.cursor.at(at).is_word() || self.names.ends_description(at)
    }

    /// The role of a phrase that ends at `end`, with spans in the canonical text; [`Role::place_in`] adds the words.
    ///
    /// `defined` are the abbreviations that the text itself explains.
    pub(crate) fn value(&self, phrase: &Phrase, end: usize, defined: &[Abbreviation]) -> Role {
        // The dot of `TS.` is no part of the role, though its entry has it.
        let degree = phrase.takes == Takes::None;
        let bare = |end: usize| end - usize::from(degree && self.cursor.word(end - 1) == kw::DOT);
        let span = self.cursor.span(phrase.first, bare(end));
        let position = self.cursor.span(phrase.first, bare(phrase.position_end.min(end)));
        let organization = (end > phrase.position_end).then(|| self.cursor.span(phrase.position_end, end));
        let place =
            (phrase.end > phrase.place && end >= phrase.end).then(|| self.cursor.span(phrase.place, phrase.end));
        Role {
            span,
            text: String::new(),
            position: String::new(),
            position_span: position,
            modifiers: (phrase.position > phrase.first).then(|| self.cursor.span(phrase.first, phrase.position)),
            organization: None,
            organization_span: organization,
            place: None,
            place_span: place,
            expansion: self.expanded(phrase.first, end, defined),
        }
    }

    /// Whether a role holds letters that the text may explain.
    pub(crate) fn has_letters(&self, phrase: &Phrase, end: usize) -> bool {
        (phrase.first..end).any(|at| is_letters(self.cursor.at(at)))
    }

    /// The words of a role with what its abbreviations stand for; `None` where it has none.
    fn expanded(&self, first: usize, end: usize, defined: &[Abbreviation]) -> Option<String> {
        let cursor = self.cursor;
        let expansion = |at| {
            let own = if is_letters(cursor.at(at)) { defined.iter().find(|a| a.text == cursor.str(at)) } else { None };
            let by_table = || self.tables.expansion(cursor, at).filter(|&(behind, _)| behind <= end);
            own.map(|abbreviation| (at + 1, abbreviation.expansion.as_str())).or_else(by_table)
        };
        (first..end).find(|&at| expansion(at).is_some())?;
        let (mut words, mut at) = (String::with_capacity(2 * cursor.span(first, end).len()), first);
        while at < end {
            if at > first && !cursor.touches(at) {
                words.push(' ');
            }
            let (behind, text) = expansion(at).unwrap_or_else(|| (at + 1, cursor.str(at)));
            words.push_str(text);
            at = behind;
        }
        Some(words)
    }
}
