//! What stands behind a position: the organisation and the places, `Công an phường Hoàng Liệt, quận Hoàng Mai, Hà Nội`.

use super::parse::Names;
use super::tables::{Body, Place, RoleWord, Tables, is_acronym};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape};

/// The longest organisation with its places, in tokens.
const WINDOW: usize = 40;

/// What was read last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// Nothing yet.
    Start,
    /// The first words of an organisation: `Sở`, `Ủy ban nhân dân`.
    Body(Body),
    /// What it does: `Nội vụ`.
    Field,
    /// A capitalised word that no table holds, an acronym, a number.
    Proper,
    /// `tỉnh`, with the name of the unit where it is written.
    Place,
}

/// An organisation with the places behind it, as token indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tail {
    /// The token where the places begin; `end` where there are none.
    pub(crate) place: usize,
    /// The token behind the last.
    pub(crate) end: usize,
}

/// Reads organisations and places.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) tables: &'a Tables,
    pub(crate) names: &'a dyn Names,
}

impl Reader<'_> {
    /// An organisation that begins with one of its own words, outside any role.
    pub(crate) fn organization(&self, at: usize) -> Option<usize> {
        let (_, body) = self.tables.body(self.cursor, at)?;
        // In lower case only those matter that may bear a person's name: `trường Chu Văn An`.
        if body == Body::Functional && self.cursor.at(at).shape == Shape::Lower {
            return None;
        }
        Some(self.tail(at, true).end).filter(|&end| end > at)
    }

    /// A place by its own name, or a unit with its name.
    pub(crate) fn place(&self, at: usize) -> Option<usize> {
        let (end, place) = self.tables.place(self.cursor, at)?;
        match place {
            Place::Name => self.cursor.at(at).shape.is_capital().then_some(end),
            Place::Unit => Some(self.unit_name(end)).filter(|&named| named > end),
        }
    }

    /// The organisation and the places behind a position. `bodies` is false where only a place can follow.
    pub(super) fn tail(&self, at: usize, bodies: bool) -> Tail {
        let (mut end, mut last, mut place) = (at, Part::Start, None);
        // Whether the organisation bears a proper name that has not been read yet.
        let mut named = false;
        while end < at + WINDOW {
            let Some(next) = self.separator(end, last) else { break };
            let Some((behind, part)) = self.part(next, last, bodies, named) else { break };
            match part {
                Part::Place => place = place.or(Some(next)),
                _ => place = None,
            }
            named = match part {
                Part::Body(Body::Named) => behind > next + 1 || self.cursor.at(next).shape != Shape::Upper,
                Part::Field => named,
                _ => false,
            };
            (end, last) = (behind, part);
        }
        Tail { place: place.unwrap_or(end), end }
    }

    /// The token behind a word or sign that joins two parts; the same token where none is needed.
    fn separator(&self, at: usize, last: Part) -> Option<usize> {
        let (cursor, tables) = (self.cursor, self.tables);
        if last == Part::Start {
            return Some(at);
        }
        if !cursor.same_line(at) {
            return None;
        }
        let next = at + 1;
        match cursor.word(at) {
            kw::COMMA if self.field_list(at) && last == Part::Field => Some(next),
            kw::COMMA => (cursor.same_line(next) && self.place(next).is_some()).then_some(next),
            kw::VÀ | kw::AMPERSAND => {
                let known = tables.field(cursor, next).is_some() && tables.place(cursor, next).is_none();
                // `TN & MT`
                let letters = cursor.word(at) == kw::AMPERSAND && cursor.at(next).shape == Shape::Upper;
                (known || letters || cursor.touches(next)).then_some(next)
            }
            kw::DASH if cursor.touches(at) && cursor.touches(next) => Some(next),
            kw::DASH => (last == Part::Field
                && cursor.at(next).shape.is_capital()
                && tables.field(cursor, next).is_some()
                && tables.role(cursor, next).is_none())
            .then_some(next),
            kw::SLASH if cursor.touches(at) && cursor.touches(next) => Some(next),
            kw::CỦA | kw::THUỘC => {
                let known = tables.body(cursor, next).is_some() || self.place(next).is_some();
                (known && cursor.at(next).shape.is_capital()).then_some(next)
            }
            _ => Some(at),
        }
    }

    /// Whether the comma at `at` goes on with a list of fields: `Văn hóa, Thể thao và Du lịch`.
    fn field_list(&self, at: usize) -> bool {
        let (cursor, tables) = (self.cursor, self.tables);
        let mut comma = at;
        for _ in 0..4 {
            if !cursor.at(comma + 1).shape.is_capital() || tables.role(cursor, comma + 1).is_some() {
                return false;
            }
            let Some(end) = tables.field(cursor, comma + 1) else { return false };
            match cursor.word(end) {
                kw::VÀ | kw::AMPERSAND => return tables.field(cursor, end + 1).is_some(),
                kw::COMMA => comma = end,
                _ => return false,
            }
        }
        false
    }

    /// One part at a token: the token behind it and what it is.
    fn part(&self, at: usize, last: Part, bodies: bool, named: bool) -> Option<(usize, Part)> {
        let (cursor, tables) = (self.cursor, self.tables);
        let token = cursor.at(at);
        if (last != Part::Start && !cursor.same_line(at)) || (!token.is_word() && token.kind != Kind::Number) {
            return None;
        }
        let capital = token.shape.is_capital();
        let place = tables.place(cursor, at);
        let field = if bodies { tables.field(cursor, at) } else { None };
        // `Khoa Khoa học xã hội`: the longer entry wins.
        let body = if bodies { tables.body(cursor, at).filter(|b| field.is_none_or(|f| f <= b.0)) } else { None };
        // `Quận ủy` is no `quận`: the longer entry wins.
        if let Some((end, body)) = body.filter(|b| place.is_none_or(|p| b.0 >= p.0)) {
            let single = end - at == 1;
            if capital || last == Part::Start || (!single && token.shape == Shape::Lower) {
                // `UBND xã` ends with the word for a unit.
                if let Some((unit_end, Place::Unit)) = tables.place(cursor, end - 1).filter(|p| p.0 == end && !single) {
                    return Some((self.unit_name(unit_end), Part::Place));
                }
                return Some((end, Part::Body(body)));
            }
        }
        if let Some((end, place)) = place {
            match place {
                Place::Name if last == Part::Start && self.names.begin_at(at) => return None,
                Place::Name if capital && !(named && end - at == 1) => return Some((end, Part::Place)),
                Place::Unit => return Some((self.unit_name(end), Part::Place)),
                Place::Name => {}
            }
        }
        if token.kind == Kind::Number {
            return matches!(last, Part::Body(_) | Part::Field).then_some((at + 1, Part::Proper));
        }
        if named && capital && !self.is_taken(at) && field.is_none() {
            return Some((self.proper_name(at), Part::Proper));
        }
        if self.names.begin_at(at) {
            return None;
        }
        if let Some(end) = field {
            let follows = match last {
                Part::Start | Part::Body(_) => true,
                Part::Field => cursor.word(at.wrapping_sub(1)) == kw::VÀ || cursor.before(at, 1).shape == Shape::Lower,
                Part::Proper | Part::Place => false,
            };
            if capital || follows {
                return Some((end, Part::Field));
            }
        }
        if matches!(tables.role(cursor, at), Some((_, RoleWord::Position(..)))) {
            return None;
        }
        let acronym = token.shape == Shape::Upper;
        let goes_on = match last {
            Part::Start => acronym && bodies,
            Part::Body(_) | Part::Proper => capital,
            Part::Field | Part::Place => acronym,
        };
        goes_on.then_some((at + 1, Part::Proper))
    }

    /// The token behind the proper name of a company, a school, which may be a person's name: up to the next name.
    fn proper_name(&self, at: usize) -> usize {
        let cursor = self.cursor;
        let mut end = at + 1;
        if is_acronym(cursor.at(at)) {
            return end;
        }
        while cursor.at(end).is_word()
            && cursor.at(end).shape.is_capital()
            && cursor.same_line(end)
            && !cursor.touches(end)
        {
            if self.is_taken(end) || (end > at + 1 && self.names.begin_at(end)) {
                break;
            }
            end += 1;
        }
        end
    }

    /// The token behind the name of a unit whose word ends at `at`; `at` where no name follows.
    fn unit_name(&self, at: usize) -> usize {
        let cursor = self.cursor;
        // `TP. Nha Trang`; behind a whole word (`ở xã. Đồng chí`) the dot ends the sentence.
        let short = cursor.before(at, 1).kind == Kind::Word;
        let dot = short && cursor.word(at) == kw::DOT && cursor.touches(at);
        let start = at + usize::from(dot);
        if !cursor.same_line(start) || (!dot && cursor.touches(start) && cursor.at(start).kind != Kind::Number) {
            return at;
        }
        if let Some((end, Place::Name)) = self.tables.place(cursor, start) {
            if cursor.at(start).shape.is_capital() {
                // `phường Thanh Xuân Bắc`: the unit's name goes on behind that of the place.
                let more = cursor.at(end).shape == Shape::Title && cursor.same_line(end) && !cursor.touches(end);
                let last = !cursor.at(end + 1).shape.is_capital() || !cursor.same_line(end + 1);
                return end
                    + usize::from(more && last && !self.is_taken(end) && cursor.at(start).shape == Shape::Title);
            }
        }
        if cursor.at(start).kind == Kind::Number {
            return start + 1;
        }
        let shape = cursor.at(start).shape;
        if !shape.is_capital() || self.is_taken(start) || self.names.is_person_behind_unit(start) {
            return at;
        }
        let mut end = start + 1;
        while end < start + 4 && cursor.at(end).is_word() && cursor.same_line(end) && !cursor.touches(end) {
            let token = cursor.at(end);
            if !token.shape.is_capital() || (token.shape == Shape::Upper) != (shape == Shape::Upper) {
                break;
            }
            if self.names.begin_at(end) || self.is_taken(end) || self.tables.place(cursor, end).is_some() {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a role or an organisation begins at a token.
    fn is_taken(&self, at: usize) -> bool {
        self.tables.role(self.cursor, at).is_some_and(|(end, _)| end - at > 1)
            || self
                .tables
                .body(self.cursor, at)
                .is_some_and(|(end, _)| end - at > 1 || self.cursor.at(at).shape == Shape::Upper)
    }
}
