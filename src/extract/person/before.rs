//! What stands before a candidate, by the last thing found and the words between.

use super::context::{self, Link, link};
use super::evidence::{Before, ENOUGH};
use super::given::leads_to_place;
use super::item::Item;
use super::scan::Scan;
use super::tables::Cue;
use crate::extract::role::{Names, Phrase, Takes};
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape};

impl Scan<'_> {
    /// What stands before a candidate.
    pub(super) fn before(&self, at: usize) -> Before {
        let cursor = self.cursor;
        match self.items.last() {
            // `khu đô thị Linh Đàm` has no `thị`.
            Some(Item::Honorific { end, address, .. }) if *end == at => {
                // In a heading in capitals a form of address may be any other word: `BÀ CON VÙNG LŨ`.
                let shouts =
                    cursor.at(*end - 1).shape == Shape::Upper && self.names.tables.surname(cursor, at).is_none();
                return match address.status {
                    _ if self.names.tables.excluded_before(cursor, at) => Before::Excluded,
                    _ if shouts => Before::Plain,
                    true => Before::Status,
                    false => Before::Honorific,
                };
            }
            Some(Item::Honorific { end, .. }) if cursor.word(*end) == kw::COLON && *end + 1 == at => {
                return Before::RoleList;
            }
            Some(Item::Role(phrase)) => {
                if let Some(before) = self.leads_to_name(phrase, at) {
                    return before;
                }
            }
            _ => {}
        }
        let cue = self.names.tables.cue_before(cursor, at);
        if self.is_credit(at, cue) {
            return Before::Credit;
        }
        if self.is_in_street_list(at)
            || self.names.tables.excluded_before(cursor, at)
            || self.is_example_of_street(at, cue)
        {
            return Before::Excluded;
        }
        if let Some(Item::Name(found)) = self.items.last() {
            let link = link(&self.names, found.name.end, at);
            if matches!(link, Link::Comma | Link::And) && self.shares_role(at) {
                return Before::Listed;
            }
            let joined = matches!(link, Link::Comma | Link::And | Link::Dash | Link::Semicolon);
            if joined && found.points >= ENOUGH {
                if found.name.words == 1 && self.is_lone_given(at) {
                    return Before::Given;
                }
                let family = found.name.surname.is_some() || self.names.tables.surname(cursor, at).is_some();
                return if family || found.name.words == 1 { Before::Name } else { Before::Peer };
            }
        }
        if self.explained == at && cursor.same_line(at) {
            // `tay vợt người Đức Harper Quinn`
            let native = self.is_foreign_word(at) && self.is_native(at);
            return if native { Before::Role } else { Before::Plain };
        }
        if context::starts_sentence(cursor, at) {
            return Before::Start;
        }
        if matches!(cue, Some((_, Cue::List))) {
            return Before::List;
        }
        let last = cursor.before(at, 1);
        match last.kind {
            // `Quán quân năm 2025 | Nguyễn Thị Na`
            Kind::Number if self.is_edition(at - 1) && self.names.begin_at(at) => Before::Plain,
            Kind::Number => Before::Number,
            Kind::Word | Kind::Syllable if last.shape.is_capital() => Before::Capital,
            _ => Before::Plain,
        }
    }

    /// Whether a word for a person and a country stand before a token: `người Đức | Harper`, `người đồng cấp Phần Lan | Harper`.
    fn is_native(&self, at: usize) -> bool {
        const COUNTRY: usize = 3;
        let before = |back: usize| self.cursor.before(at, back);
        let country = (1..=COUNTRY).take_while(|&back| before(back).shape == Shape::Title).count();
        let peer = || before(country + 1).word == kw::CẤP && before(country + 2).word == kw::ĐỒNG;
        country > 0 && (before(country + 1).word == kw::NGƯỜI || peer())
    }

    /// Whether a number is a year, or stands behind a word of another language: `SEA Games 27`.
    fn is_edition(&self, at: usize) -> bool {
        let before = self.cursor.before(at, 1);
        self.cursor.number(at).is_some_and(|number| (1900..2100).contains(&number))
            || before.kind == Kind::Word && before.shape == Shape::Title
    }

    /// Whether a given name stands alone, and the list goes on or ends behind it: `Chiến, | Dũng và Linh`, `Đạt và | Khoa được`.
    fn is_lone_given(&self, at: usize) -> bool {
        let (cursor, tables) = (self.cursor, self.names.tables);
        let next = cursor.at(at + 1);
        let lower = next.shape == Shape::Lower && cursor.same_line(at + 1);
        let closed = !next.is_word() || !cursor.same_line(at + 1) || cursor.word(at + 1) == kw::VÀ;
        let acts = || tables.cue(cursor, at + 1).is_some_and(|(_, cue)| cue.acts() || cue == Cue::Stop);
        cursor.at(at).shape == Shape::Title
            && self.names.is_usual(cursor.word(at))
            && (closed || (lower && acts()))
            && !tables.begins_word(cursor, at)
    }

    /// Whether two words in title case stand in a list of persons that a role opens: `các ca sĩ Tùng Dương, Viết Danh`.
    fn shares_role(&self, at: usize) -> bool {
        const NAMES: usize = 24;
        let cursor = self.cursor;
        let title = |i: usize| cursor.at(i).shape == Shape::Title && cursor.at(i).kind == Kind::Syllable;
        let mut next = at;
        for item in self.items.iter().rev().take_while(|_| title(at) && title(at + 1)).take(NAMES) {
            match (item, link(&self.names, item.end(), next)) {
                (Item::Name(_), Link::Comma | Link::And) => next = item.first(),
                (Item::Role(phrase), Link::Adjacent | Link::Colon | Link::List) => {
                    return matches!(self.names.tables.cue_before(cursor, phrase.first), Some((_, Cue::Plural)));
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a token goes on with a list of streets or the like.
    #[inline]
    pub(super) fn is_in_street_list(&self, at: usize) -> bool {
        self.excluded > 0 && at - self.excluded <= 2 && self.goes_on_as_street(at)
    }

    /// Whether what stands behind a street or the like is another one.
    fn goes_on_as_street(&self, at: usize) -> bool {
        // `từ đường Trần Phú đến | Lê Lợi`
        let route = || at == self.excluded + 1 && matches!(self.cursor.word(self.excluded), kw::ĐẾN | kw::ĐI | kw::TỚI);
        let joined = || route() || matches!(link(&self.names, self.excluded, at), Link::Comma | Link::And | Link::Dash);
        // `tờ The Atlantic, Jeffrey Goldberg`: a first name of another language begins no street.
        let foreign = || self.cursor.at(at).kind == Kind::Word && self.names.begin_at(at);
        joined() && !foreign() && !self.begins_clause(at)
    }

    /// `Tại lễ trao giải Orvell, | Minh Na hát`: up to the comma it says where or when, and who acts stands behind it.
    fn begins_clause(&self, at: usize) -> bool {
        const CLAUSE: usize = 16;
        let cursor = self.cursor;
        if cursor.before(at, 1).word != kw::COMMA {
            return false;
        }
        let behind = (at..at + CLAUSE).find(|&i| !cursor.at(i).shape.is_capital()).unwrap_or(at);
        let lower = cursor.at(behind).shape == Shape::Lower && cursor.word(behind) != kw::VÀ;
        if !lower || !cursor.same_line(behind) {
            return false;
        }
        let begins = |&i: &usize| context::starts_sentence(cursor, i) || cursor.before(i, 1).word == kw::COMMA;
        let Some(first) = (at.saturating_sub(CLAUSE)..at - 1).rev().find(begins) else { return false };
        let many = |i| matches!(self.names.tables.cue(cursor, i), Some((_, Cue::Plural)));
        let word = cursor.word(first);
        // `Trên đường Trần Phú, Lê Lợi ngập` speaks of streets.
        let acts = || self.names.tables.acts(cursor, behind);
        (leads_to_place(word) && acts()
            || matches!(word, kw::TRONG | kw::SAU | kw::KHI | kw::TRƯỚC | kw::VỚI | kw::THEO))
            && !(first..at).any(many)
    }

    /// `các tuyến đường lớn như Trần Phú`
    fn is_example_of_street(&self, at: usize, cue: Option<(usize, Cue)>) -> bool {
        let tables = self.names.tables;
        let Some((first, Cue::List)) = cue else { return false };
        // `diễn viên của phim như | Nguyễn Thị Na`, `các sao châu Á gồm | Takumi Orvell`
        let role = matches!(self.items.last(), Some(Item::Role(role)) if role.end + 3 >= first);
        if role || self.cursor.at(at).kind == Kind::Word && self.names.begin_at(at) {
            return false;
        }
        // `huy chương Vàng nội dung này là | Harper Quinn`
        let from = if self.cursor.word(first) == kw::LÀ { first } else { first.saturating_sub(3) };
        (from..=first).any(|i| tables.excluded_before(self.cursor, i))
    }

    /// How a role leads to the name at `at`: beside it, with a colon between, or above it in a signature.
    fn leads_to_name(&self, phrase: &Phrase, at: usize) -> Option<Before> {
        // `ca sĩ nổi tiếng | Mỹ Hậu`
        let praise = || matches!(self.names.tables.cue(self.cursor, phrase.end), Some((end, Cue::Praise)) if end == at);
        if at > phrase.end && phrase.end + 3 >= at && self.cursor.same_line(at) && praise() {
            return Some(Before::Role);
        }
        match link(&self.names, phrase.end, at) {
            // `đại diện Công ty Hưng Vượng`
            Link::Adjacent if phrase.takes == Takes::Place && self.cursor.at(at).shape == Shape::Mixed => {
                Some(Before::Role)
            }
            Link::Adjacent if phrase.takes == Takes::Place && self.is_foreign_word(at) => Some(Before::Office),
            // `các cầu thủ Orvell` are those of a club.
            Link::Adjacent if self.is_foreign_word(at) && self.is_of_many(phrase, at) => None,
            // `ca sĩ Adelin`; behind a body or a place it may be the rest of that name
            Link::Adjacent
                if phrase.takes == Takes::Field && phrase.end == phrase.position_end && self.is_foreign_word(at) =>
            {
                Some(Before::Office)
            }
            Link::Adjacent if phrase.takes != Takes::Body => Some(Before::Role),
            Link::Colon if self.shares_role(at) => Some(Before::Listed),
            Link::Colon => Some(Before::RoleList),
            Link::List => Some(Before::Role),
            Link::Line if self.cursor.at(phrase.first).shape == Shape::Upper => Some(Before::RoleAbove),
            _ => None,
        }
    }

    /// Whether several bear a role, and one word behind it names no list of them.
    fn is_of_many(&self, phrase: &Phrase, at: usize) -> bool {
        let cursor = self.cursor;
        let alone =
            !self.names.is_capital(at + 1) && !matches!(cursor.word(at + 1), kw::COMMA | kw::VÀ | kw::DASH | kw::HAY);
        alone && matches!(self.names.tables.cue_before(cursor, phrase.first), Some((_, Cue::Plural)))
    }

    fn is_foreign_word(&self, at: usize) -> bool {
        let token = self.cursor.at(at);
        token.kind == Kind::Word && matches!(token.shape, Shape::Title | Shape::Mixed)
    }

    /// Whether the name of an author follows: `Ảnh: `, `(ảnh `.
    pub(super) fn is_credit(&self, at: usize, cue: Option<(usize, Cue)>) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let colon = self.cursor.word(last) == kw::COLON;
        match if colon { self.names.tables.cue_before(self.cursor, last) } else { cue } {
            Some((first, Cue::Credit)) => {
                let line = self.cursor.word(first) == kw::ẢNH
                    && self.cursor.at(first).shape.is_capital()
                    && context::starts_sentence(self.cursor, first);
                colon || line || self.cursor.before(first, 1).word == kw::OPEN
            }
            _ => false,
        }
    }
}
