//! What begins with words of the tables: a role, a place, a form of address, an organisation.

use super::context;
use super::evidence;
use super::given::{leads, leads_to_place};
use super::item::{Found, Item};
use super::scan::Scan;
use super::tables::Cue;
use crate::extract::role::{Names, Phrase, Takes};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

/// How many of the last names are looked at.
const NAMES: usize = 32;

/// The bytes of a blank that parts two pieces of a line.
const WIDE: u32 = 3;

impl Scan<'_> {
    /// Reads what begins at a token with words of the tables and gives the token behind it; `starts` are its flags.
    pub(super) fn known(&mut self, at: usize, starts: u16) -> Option<usize> {
        let cursor = self.cursor;
        let addressed = matches!(self.items.last(), Some(Item::Honorific { end, .. }) if *end == at);
        if starts & flag::ROLE != 0 {
            // `ông Vũ Công Hoan` is no `vũ công`: a role has its later words in lower case.
            let role = self
                .roles
                .role(at)
                .filter(|role| !self.is_title_case(at, role.position_end) || !self.names.begin_at(at))
                .filter(|role| starts & flag::HONORIFIC == 0 || !self.is_longer_address(at, role.position_end));
            if let Some(phrase) = role {
                let phrase = self.without_given(phrase);
                self.items.push(Item::Role(phrase));
                self.others.push(phrase.end);
                self.explained = phrase.end;
                return Some(phrase.end);
            }
        }
        // `Chủ tịch Hồ Chí Minh` is the person, and so is `bà Hà Giang`.
        let after_role = matches!(self.items.last(), Some(Item::Role(role)) if role.end == at && cursor.same_line(at));
        let letters = || {
            cursor.at(at).shape == Shape::Initial
                && self.names.read(at).is_some_and(|name| name.initials && name.words > 1)
        };
        let named = starts & (flag::PLACE | flag::ORGANIZATION) != 0
            && (addressed
                || letters()
                || self.is_shouted_credit(at)
                || self.is_signed_line(at)
                || (after_role && self.names.begin_at(at))
                || self.is_given_behind_degree(at));
        let place = if starts & flag::PLACE != 0 && !named { self.roles.place(at) } else { None };
        // `Anh` at the start of a sentence is a form of address rather than the country.
        let country = place == Some(at + 1) && (context::starts_sentence(cursor, at) || self.names.begin_at(at + 1));
        if starts & flag::HONORIFIC != 0
            && (place.is_none() || country)
            && let Some(end) = self.honorific(at)
        {
            return Some(end);
        }
        if starts & flag::ORGANIZATION != 0 {
            // `chị Đoàn Thị Lan` is no `đoàn`; `các đồng chí Ban Dân vận` is one: its name has a word in lower case.
            let organization = self.roles.organization(at);
            let name = named
                || (self.names.begin_at(at) && !self.roles.tables.names_place(cursor, at + 1))
                || self.is_given_in_clause(at, organization)
                || self.is_given_of_named(at, organization);
            if let Some(end) = organization.filter(|&end| !name || self.has_lower(at, end)) {
                self.explained = end;
                self.others.push(end);
                return Some(end);
            }
        }
        if let Some(end) = place.filter(|&end| !self.is_first_word(at, end)) {
            self.place_or_given(at, end);
            self.explained = end;
            self.others.push(end);
            if matches!(self.names.tables.cue_before(cursor, at), Some((_, Cue::Plural)))
                || self.is_in_street_list(at)
                || self.names.tables.excluded_before(cursor, at)
            {
                // `các phường Tương Mai, Hoàng Văn Thụ`, `đường Điện Biên Phủ - Lê Duẩn`
                self.excluded = end;
            }
            return Some(end);
        }
        None
    }

    /// `chủ mưu` is no `chủ`: the longer entry wins.
    fn is_longer_address(&self, at: usize, role_end: usize) -> bool {
        self.names.tables.honorific(self.cursor, at).is_some_and(|(end, _)| end > role_end)
    }

    /// `luật sư Đức` holds no country where the last names before end with `Đức`.
    fn without_given(&self, phrase: Phrase) -> Phrase {
        // `HLV Thanh Hà cho rằng` holds no district.
        let pair = phrase.takes == Takes::Field
            && phrase.place == phrase.position_end
            && self.roles.tables.district(self.cursor, phrase.place) == Some(phrase.end)
            && self.names.are_given(phrase.place)
            && self.names.ends_description(phrase.end);
        // `danh hài Trường Giang` is of no school.
        let school = phrase.takes == Takes::Field
            && phrase.end == phrase.position_end + 2
            && self.cursor.word(phrase.position_end) == kw::TRƯỜNG
            && self.names.are_given(phrase.position_end);
        if school {
            return Phrase { end: phrase.position_end, place: phrase.position_end, ..phrase };
        }
        if pair {
            return Phrase { end: phrase.place, ..phrase };
        }
        let place = phrase.place == phrase.position_end && phrase.place + 1 == phrase.end;
        if !place || phrase.takes == Takes::Place || self.cursor.at(phrase.end).shape.is_capital() {
            return phrase;
        }
        if self.is_named(phrase.place, phrase.end) { Phrase { end: phrase.place, ..phrase } } else { phrase }
    }

    /// Whether one of the last names before is longer and ends with some words.
    fn is_named(&self, first: usize, end: usize) -> bool {
        self.items.iter().rev().take(NAMES).any(|item| match item {
            Item::Name(found) => {
                found.points >= evidence::ENOUGH
                    && found.name.words > end - first
                    && (1..=end - first)
                        .all(|back| self.cursor.word(found.name.end - back) == self.cursor.word(end - back))
            }
            _ => false,
        })
    }

    /// Whether one of the last names before is no more than some words: `anh Đức`.
    fn is_called(&self, first: usize, end: usize) -> bool {
        self.items.iter().rev().take(NAMES).any(|item| match item {
            Item::Name(found) => {
                found.points >= evidence::ENOUGH
                    && found.name.words == end - first
                    && (1..=end - first)
                        .all(|back| self.cursor.word(found.name.end - back) == self.cursor.word(end - back))
            }
            _ => false,
        })
    }

    /// `Hoàng Văn Na, | Xuân Trường, Tuấn Lâm`: a given name between a person and another given name is no place.
    fn is_listed_pair(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let joins = |at: usize| matches!(cursor.word(at), kw::COMMA | kw::VÀ) && cursor.same_line(at);
        let person = self.last_name().is_some_and(|found| found.name.end + 1 == at && found.points >= evidence::ENOUGH);
        let behind = at + 3;
        let pair = || self.is_title_case(behind, behind + 2) && self.names.are_given(behind);
        person
            && joins(at - 1)
            && joins(at + 2)
            && self.names.are_given(at)
            && pair()
            && self.roles.place(behind).is_none()
    }

    /// Whether a district stands where persons do: at the head of a clause, or behind `với` and the like; no unit is before it.
    fn is_free_pair(&self, at: usize, end: usize) -> bool {
        let cursor = self.cursor;
        let before = cursor.before(at, 1);
        let heads = !before.is_word() && cursor.at(end).shape == Shape::Lower && cursor.same_line(end);
        let free = heads && before.word != kw::DASH && !cursor.touches(at) || leads(before.word);
        free && self.roles.tables.district(cursor, at) == Some(end)
    }

    /// `luật sư Đức` may name a lawyer whom the text names in full, and so may `Đức khai`.
    fn place_or_given(&mut self, at: usize, end: usize) {
        let usual = |i: usize| self.names.is_usual(self.cursor.word(i));
        if end - at > 2 || !(at..end).all(usual) {
            return;
        }
        let role = matches!(self.items.last(), Some(Item::Role(role)) if role.end == at && role.takes != Takes::Place);
        let acts = || self.names.tables.acts(self.cursor, end);
        let free = || !leads_to_place(self.cursor.before(at, 1).word);
        // What a role left is no district.
        let field =
            || matches!(self.items.last(), Some(Item::Role(role)) if role.end == at && role.takes == Takes::Field);
        let listed = end == at + 2 && (self.is_listed_pair(at) || field() && self.names.are_given(at));
        // `Xuân Trường tâm sự`: a district does not; then it is the man elsewhere in the text too.
        let pair = end == at + 2 && self.names.are_given(at) && free() && self.is_free_pair(at, end);
        let human = || self.names.tables.cue(self.cursor, end).is_some_and(|(_, cue)| cue.is_human());
        let named = || acts() && self.is_named(at, end) || free() && self.is_called(at, end);
        if !(role && end == at + 1 || pair || named() || listed) {
            return;
        }
        if let Some(name) = self.names.read(at).filter(|name| name.end == end) {
            let points = if listed || pair && human() { evidence::ENOUGH } else { 0 };
            self.items.push(Item::Name(Found::behind_role(name, points)));
        }
    }

    /// `Trường Vũ cho biết` is no school: those have more words.
    fn is_given_in_clause(&self, at: usize, end: Option<usize>) -> bool {
        let lower = || self.cursor.at(at + 2).shape == Shape::Lower && self.cursor.same_line(at + 2);
        let given = || self.names.are_given(at) && !self.names.tables.begins_word(self.cursor, at + 1);
        end == Some(at + 2) && self.is_title_case(at, at + 2) && given() && lower()
    }

    /// `Khoa nói`, `gặp Khoa, Na` names no faculty where one of the last names before ends with `Khoa`.
    fn is_given_of_named(&self, at: usize, end: Option<usize>) -> bool {
        let cursor = self.cursor;
        let next = cursor.at(at + 1);
        let within = || {
            !context::starts_sentence(cursor, at)
                && (next.shape == Shape::Lower || matches!(next.word, kw::COMMA | kw::DOT))
        };
        end == Some(at + 1)
            && cursor.at(at).shape == Shape::Title
            && (self.names.tables.acts(cursor, at + 1) || within())
            && self.names.is_usual_at(at)
            && self.is_named(at, at + 1)
    }

    /// `PGS.TS Nga` need not be the country.
    fn is_given_behind_degree(&self, at: usize) -> bool {
        let degree = matches!(self.items.last(), Some(Item::Role(role)) if role.end == at && role.takes == Takes::None);
        degree && self.names.is_usual(self.cursor.word(at)) && !self.cursor.at(at + 1).shape.is_capital()
    }

    /// `Trường Thịnh`, alone on the line that names the author.
    fn is_signed_line(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let name = |i: usize| cursor.at(i).shape == Shape::Title && cursor.at(i).kind == Kind::Syllable;
        let line =
            name(at) && name(at + 1) && cursor.same_line(at + 1) && !cursor.same_line(at) && !cursor.same_line(at + 2);
        line && self.is_signed(at)
    }

    /// `Ảnh: TRƯỜNG GIANG`: two words in capitals name who took it.
    fn is_shouted_credit(&self, at: usize) -> bool {
        let cursor = self.cursor;
        let upper = |i: usize| cursor.at(i).shape == Shape::Upper && cursor.at(i).kind == Kind::Syllable;
        let two = upper(at) && upper(at + 1) && cursor.same_line(at + 1);
        let closed = !cursor.same_line(at + 2) || !cursor.at(at + 2).is_word();
        two && closed && cursor.word(at.wrapping_sub(1)) == kw::COLON && self.is_credit(at, None)
    }

    fn is_title_case(&self, first: usize, end: usize) -> bool {
        (first..end).all(|i| self.cursor.at(i).shape == Shape::Title)
    }

    fn has_lower(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| self.cursor.at(i).shape == Shape::Lower)
    }

    /// Whether a place of one word goes on as a capitalised run, and may be the first word of a name.
    fn is_first_word(&self, at: usize, end: usize) -> bool {
        let next = self.cursor.at(end);
        next.kind == Kind::Syllable
            && end == at + 1
            && next.is_word()
            && next.shape.is_capital()
            && next.gap == Gap::Blank
    }

    /// A form of address with a name or a role behind it.
    fn honorific(&mut self, at: usize) -> Option<usize> {
        let cursor = self.cursor;
        let (end, address) = self.names.tables.honorific(cursor, at)?;
        let next = cursor.at(end);
        // Behind a wide blank the next piece of a menu begins: `Mẹ và bé   Hỏi đáp`.
        let beside = cursor.same_line(end) && next.start - cursor.at(end - 1).end < WIDE;
        let follows = beside && (self.names.is_capital(end) || next.flags & (flag::ROLE | flag::HONORIFIC) != 0);
        // `Bác Hồ`, `số 243 Ông Ích Khiêm`

        // `Anh` within a sentence is a country.
        let capital = cursor.at(at).shape == Shape::Title && !context::starts_sentence(cursor, at);
        let in_name = capital && end == at + 1 && self.names.is_usual(cursor.word(at));
        if !(follows || cursor.word(end) == kw::COLON) || (in_name && !self.names.begin_at(end)) {
            return None;
        }
        // `Bác Hồ`, `Bà Triệu`
        if cursor.at(at).shape == Shape::Title && self.names.tables.excluded_before(cursor, at) {
            // `cầu Ông Lãnh`
            self.excluded = end + 1;
            return Some(end + 1);
        }
        if let Some(never) = self.names.tables.never(cursor, at).filter(|&never| never > end) {
            self.explained = never;
            return Some(never);
        }
        self.items.push(Item::Honorific { first: at, end, address });
        self.explained = end;
        Some(end)
    }
}
