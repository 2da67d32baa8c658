//! Reads one role phrase: modifiers, position, organisation, places.

use super::abbreviation::Abbreviation;
use super::organization::Reader;
use super::tables::{Place, RoleWord, Takes, is_acronym, is_letters};
use super::value::Role;
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape};

/// Where the names of persons begin, as the words of a role need to know.
pub(crate) trait Names {
    /// Whether a name begins at a token, by its own shape alone.
    fn begin_at(&self, at: usize) -> bool;
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

impl Reader<'_> {
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
        let (mut position_end, mut place) = (end, end);
        if let Some(unit) = self.unit_of(position, end) {
            // The tail is read from its first word, so that `UBND xã` takes in the name of the xã.
            let tail = self.tail(unit, true);
            let says_more = tail.end > end || end - unit > 1 || is_acronym(cursor.at(unit));
            if tail.end >= end && says_more {
                (position_end, place, end) = (unit, tail.place, tail.end);
            }
        } else if let Some((_, Place::Unit)) =
            tables.place(cursor, end - 1).filter(|&(behind, _)| behind == end && end > position + 1)
        {
            // `Chủ tịch xã | Đại Tân`
            let tail = self.tail(end - 1, true);
            (position_end, place, end) = (end - 1, tail.place, tail.end.max(end));
        } else if takes != Takes::None && cursor.same_line(end) {
            let tail = self.tail(end, takes != Takes::Place);
            (place, end) = (tail.place, tail.end);
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
            self.tables.body(cursor, at).is_some_and(|(behind, _)| unit || !alone(behind))
        })
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
        at + usize::from(self.cursor.word(at) == kw::DOT && self.cursor.touches(at))
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
            if token.shape.is_capital() && self.tables.body(cursor, end).is_some() {
                end = self.tail(end, true).end.max(end + 1);
                continue;
            }
            let word = token.is_word() || token.kind == Kind::Number;
            if !word || self.names.ends_description(end) || self.names.begin_at(end) {
                break;
            }
            end += 1;
        }
        end
    }

    /// The role of a phrase that ends at `end`, with spans in the canonical text.
    ///
    /// `defined` are the abbreviations that the text itself explains.
    pub(crate) fn value(&self, phrase: &Phrase, end: usize, defined: &[Abbreviation]) -> Role {
        let Cursor { text, .. } = self.cursor;
        let span = self.cursor.span(phrase.first, end);
        let position = self.cursor.span(phrase.first, phrase.position_end.min(end));
        let organization = (end > phrase.position_end).then(|| self.cursor.span(phrase.position_end, end));
        let place =
            (phrase.end > phrase.place && end >= phrase.end).then(|| self.cursor.span(phrase.place, phrase.end));
        Role {
            span,
            text: span.of(text).to_owned(),
            position: position.of(text).to_owned(),
            position_span: position,
            modifiers: (phrase.position > phrase.first).then(|| self.cursor.span(phrase.first, phrase.position)),
            organization: organization.map(|o| o.of(text).to_owned()),
            organization_span: organization,
            place: place.map(|p| p.of(text).to_owned()),
            place_span: place,
            expansion: self.expanded(phrase.first, end, defined),
        }
    }

    /// The words of a role with what its abbreviations stand for; `None` where it has none.
    fn expanded(&self, first: usize, end: usize, defined: &[Abbreviation]) -> Option<String> {
        let cursor = self.cursor;
        let (mut words, mut any, mut at) = (String::new(), false, first);
        while at < end {
            if at > first && !cursor.touches(at) {
                words.push(' ');
            }
            let by_text = defined.iter().find(|a| is_letters(cursor.at(at)) && a.text == cursor.str(at));
            let by_table = self.tables.expansion(cursor, at).filter(|&(behind, _)| behind <= end);
            let (behind, expansion) = match (by_text, by_table) {
                (Some(abbreviation), _) => (at + 1, abbreviation.expansion.as_str()),
                (None, Some((behind, expansion))) => (behind, expansion),
                (None, None) => (at + 1, ""),
            };
            any |= !expansion.is_empty();
            words.push_str(if expansion.is_empty() { cursor.str(at) } else { expansion });
            at = behind;
        }
        any.then_some(words)
    }
}
