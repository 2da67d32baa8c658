//! What stands behind a position: the organisation and the places, `Công an phường Hoàng Liệt, quận Hoàng Mai, Hà Nội`.

use super::parse::Names;
use super::tables::{Body, Place, RoleTables, RoleWord, Scope, is_acronym};
use crate::extract::cursor::Cursor;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Kind, Shape};

/// The longest organisation with its places, in tokens.
const WINDOW: usize = 40;

/// What was read last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    /// Nothing yet.
    Start,
    /// The first words of an organisation: `Sở`, `Ủy ban nhân dân`.
    Body(Body),
    /// What it does: `Nội vụ`.
    Field,
    /// Words in lower case that no table holds.
    Open,
    /// A capitalised word that no table holds, an acronym, a number.
    Proper,
    /// `tỉnh`, with the name of the unit where it is written.
    Place,
}

/// What is read as part of an organisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reads {
    /// Places alone: behind `thủ tướng`.
    Places,
    /// The words of the tables and those in capitals.
    Known,
    /// Other words too, up to what closes the role.
    Open,
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
pub(crate) struct RoleReader<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) tables: &'a RoleTables,
    pub(crate) names: &'a dyn Names,
}

impl RoleReader<'_> {
    /// An organisation that begins with one of its own words, outside any role.
    pub(crate) fn organization(&self, at: usize) -> Option<usize> {
        let (_, body) = self.tables.body(self.cursor, at)?;
        // In lower case only those matter that may bear a person's name: `trường Chu Văn An`.
        if body == Body::Functional && self.cursor.at(at).shape == Shape::Lower {
            return None;
        }
        Some(self.tail(at, Reads::Known).end).filter(|&end| end > at)
    }

    /// A place by its own name, or a unit with its name.
    pub(crate) fn place(&self, at: usize) -> Option<usize> {
        let (end, place) = self.tables.place(self.cursor, at)?;
        match place {
            Place::District | Place::Name => self.cursor.at(at).shape.is_capital().then_some(end),
            Place::Unit => Some(self.unit_name(end)).filter(|&named| named > end),
        }
    }

    /// Whether a body that a person's name may be that of begins within some tokens.
    pub(crate) fn bears_name(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| matches!(self.tables.body(self.cursor, at), Some((_, Body::Named))))
    }

    /// The organisation and the places behind a position.
    pub(super) fn tail(&self, at: usize, reads: Reads) -> Tail {
        let (mut end, mut last, mut place) = (at, Part::Start, None);
        let bodies = reads != Reads::Places;
        // Whether the organisation bears a proper name that has not been read yet.
        let mut named = false;
        while end < at + WINDOW {
            if let Some(close) = self.quoted_name(end, last) {
                (end, last, place, named) = (close + 1, Part::Proper, None, false);
                continue;
            }
            let Some(next) = self.separator(at, end, last, bodies) else { break };
            let part = self.part(next, last, bodies, named);
            let open = || self.open_words(next, last).map(|behind| (behind, Part::Open));
            let part = part.or_else(|| if reads == Reads::Open { open() } else { None });
            let Some((behind, part)) = part else { break };
            match part {
                Part::Place => place = place.or(Some(next)),
                _ => place = None,
            }
            named = match part {
                // `HTX Phước Sơn`, and a person behind `VTV`
                Part::Body(Body::Named) if self.ends_with_name(next, behind) => false,
                Part::Body(Body::Named) => {
                    behind > next + 1 || self.cursor.at(next).shape != Shape::Upper || !self.names_ahead(behind)
                }
                Part::Field | Part::Open => named,
                _ => false,
            };
            (end, last) = (behind, part);
        }
        Tail { place: place.unwrap_or(end), end }
    }

    /// The closing quote of a name behind a body: `CLB “Biển đảo quê hương”`.
    fn quoted_name(&self, at: usize, last: Part) -> Option<usize> {
        const WORDS: usize = 12;
        let cursor = self.cursor;
        let body = matches!(last, Part::Body(_)) && cursor.same_line(at);
        let opens = body && cursor.word(at) == kw::QUOTE && !cursor.touches(at) && cursor.at(at + 1).shape.is_capital();
        let name = (at + 1..at + 2 + WORDS).take_while(|&i| opens && cursor.same_line(i));
        name.into_iter().find(|&i| cursor.word(i) == kw::QUOTE).filter(|&close| close > at + 1)
    }

    /// The token behind a word or sign that joins two parts; the same token where none is needed.
    fn separator(&self, first: usize, at: usize, last: Part, bodies: bool) -> Option<usize> {
        let (cursor, tables) = (self.cursor, self.tables);
        let next = at + 1;
        if last == Part::Start {
            // `Đại sứ của Nhật Bản tại Việt Nam`
            let owned = cursor.word(at) == kw::CỦA && cursor.same_line(at) && cursor.same_line(next);
            return Some(if owned && self.is_owner(next, bodies) { next } else { at });
        }
        if !cursor.same_line(at) {
            return None;
        }
        match cursor.word(at) {
            kw::COMMA if matches!(last, Part::Field | Part::Open) && self.field_list(at) => Some(next),
            kw::COMMA => {
                (cursor.same_line(next) && (self.place(next).is_some() || self.is_parent(first, next))).then_some(next)
            }
            kw::VÀ | kw::AMPERSAND => {
                let known = tables.field(cursor, next).is_some() && tables.place(cursor, next).is_none();
                // `TN & MT`
                let letters = cursor.word(at) == kw::AMPERSAND && cursor.at(next).shape == Shape::Upper;
                let open = || last != Part::Place && self.goes_on_with(next);
                (known || letters || cursor.touches(next) || open()).then_some(next)
            }
            // `Đại sứ Lào tại Việt Nam`, `chủ doanh nghiệp tư nhân Tín Phát tại thành phố Vinh`
            // and `Hội Doanh nhân Việt Nam tại Úc`
            kw::TẠI if bodies => {
                let home = cursor.before(at, 2).word == kw::VIỆT && cursor.before(at, 1).word == kw::NAM;
                ((last != Part::Place || home) && self.place(next).is_some()).then_some(next)
            }
            // `Đại sứ Lào tại Liên hợp quốc`
            kw::TẠI => self.is_owner(next, true).then_some(next),
            kw::VỀ => {
                (last != Part::Place && self.tables.scope(cursor, first) == Some(Scope::Task) && self.is_task(next))
                    .then_some(next)
            }
            kw::DASH if cursor.touches(at) && cursor.touches(next) => Some(next),
            // `Ngân hàng Á Đông Việt Nam - Chi nhánh Vinh`
            kw::DASH if cursor.word(next + 1) == kw::NHÁNH => tables.body(cursor, next).map(|_| next),
            kw::DASH => {
                let field = tables.field(cursor, next).filter(|_| tables.role(cursor, next).is_none());
                // `Vụ Kế hoạch - tài chính`, but not `- kiểm tra chợ`
                let whole = |end| cursor.at(next).shape.is_capital() || cursor.at(end).shape != Shape::Lower;
                (last == Part::Field && field.is_some_and(whole)).then_some(next)
            }
            kw::SLASH if cursor.touches(at) && cursor.touches(next) => Some(next),
            kw::CỦA | kw::THUỘC => self.is_owner(next, true).then_some(next),
            // `Sở Giao thông vận tải (GTVT) Kiên Giang`
            kw::OPEN => {
                let letters = cursor.at(next).shape == Shape::Upper;
                let close = (next + 1..next + 4).find(|&i| cursor.word(i) == kw::CLOSE).filter(|_| letters);
                close.map(|close| close + 1).filter(|&behind| cursor.same_line(behind) && self.place(behind).is_some())
            }
            _ => Some(at),
        }
    }

    /// Whether a body or a place stands at a token with a capital, as behind `của`.
    fn is_owner(&self, at: usize, bodies: bool) -> bool {
        let (cursor, tables) = (self.cursor, self.tables);
        cursor.at(at).shape.is_capital() && ((bodies && tables.body(cursor, at).is_some()) || self.place(at).is_some())
    }

    /// Whether what stands behind the comma is the body to which the one at `first` belongs: `khoa Sử, Trường Đại học Vinh`.
    fn is_parent(&self, first: usize, at: usize) -> bool {
        let (cursor, tables) = (self.cursor, self.tables);
        let (Some(part), Some(whole)) = (tables.scope(cursor, first), tables.scope(cursor, at)) else { return false };
        // `Phó Trưởng Khoa, Khoa Kinh tế`
        let repeats = at == first + 2 && cursor.word(first) == cursor.word(at);
        (part < whole || repeats) && whole != Scope::Task && tables.role(cursor, at).is_none()
    }

    /// Whether the comma at `at` goes on with a list of fields: `Văn hóa, Thể thao và Du lịch`.
    fn field_list(&self, at: usize) -> bool {
        let (cursor, tables) = (self.cursor, self.tables);
        let mut comma = at;
        for _ in 0..4 {
            // `Thanh niên` is a role alone, and a field too.
            let role = tables.role(cursor, comma + 1).map(|(end, _)| end);
            let is_role = role.is_some_and(|end| tables.field(cursor, comma + 1).is_none_or(|field| field < end));
            if !cursor.at(comma + 1).shape.is_capital() || is_role {
                return false;
            }
            let Some(end) = self.listed_field(comma + 1) else { return false };
            match cursor.word(end) {
                kw::VÀ | kw::AMPERSAND => {
                    return tables.field(cursor, end + 1).is_some() || self.goes_on_with(end + 1);
                }
                kw::COMMA => comma = end,
                _ => return false,
            }
        }
        false
    }

    /// The token behind one field of a list: one of the table, or a capital with words in lower case.
    fn listed_field(&self, at: usize) -> Option<usize> {
        const WORDS: usize = 6;
        let cursor = self.cursor;
        let known = self.tables.field(cursor, at);
        let begins = cursor.at(at).shape == Shape::Title && cursor.at(at + 1).shape == Shape::Lower;
        let other = || self.tables.body(cursor, at).is_some() || self.names.begin_at(at);
        let from = known.or_else(|| (begins && !other()).then_some(at + 1))?;
        (from..from + WORDS).find(|&i| cursor.at(i).shape != Shape::Lower || cursor.word(i) == kw::VÀ)
    }

    /// One part at a token: the token behind it and what it is.
    fn part(&self, at: usize, last: Part, bodies: bool, named: bool) -> Option<(usize, Part)> {
        let (cursor, tables) = (self.cursor, self.tables);
        let token = cursor.at(at);
        if (last != Part::Start && !cursor.same_line(at)) || (!token.is_word() && token.kind != Kind::Number) {
            return None;
        }
        if token.shape == Shape::Lower && token.flags & (flag::PLACE | flag::FIELD | flag::ORGANIZATION) == 0 {
            return None;
        }
        // `nữ sinh T.N.A` stands in no province.
        let initials = |i: usize| cursor.at(i).shape == Shape::Initial && cursor.word(i + 1) == kw::DOT;
        if initials(at) && cursor.touches(at + 2) && initials(at + 2) {
            return None;
        }
        let capital = token.shape.is_capital();
        let bodies = bodies || cursor.word(at.wrapping_sub(1)) == kw::TẠI;
        let place = tables.place(cursor, at);
        let field = if bodies { tables.field(cursor, at) } else { None };
        // `Khoa Khoa học xã hội`: the longer entry wins.
        let body = if bodies { tables.body(cursor, at).filter(|b| field.is_none_or(|f| f <= b.0)) } else { None };
        // `Quận ủy` is no `quận`: the longer entry wins.
        if let Some((end, body)) = body.filter(|b| place.is_none_or(|p| b.0 >= p.0)) {
            let single = end - at == 1;
            // `tiền đạo | đội trưởng` is no `đội`: the next role begins.
            if last == Part::Start
                && matches!(tables.role(cursor, at), Some((behind, RoleWord::Position(..))) if behind > end)
            {
                return None;
            }
            if capital || last == Part::Start || (!single && token.shape == Shape::Lower) {
                // `UBND xã` ends with the word for a unit.
                if let Some((unit_end, Place::Unit)) = tables.place(cursor, end - 1).filter(|p| p.0 == end && !single) {
                    return Some((self.unit_name(unit_end), Part::Place));
                }
                return Some((end, Part::Body(body)));
            }
        }
        // `Pháp luật` is no `Pháp`.
        if let Some((end, place)) = place.filter(|p| field.is_none_or(|f| f <= p.0)) {
            match place {
                Place::District | Place::Name
                    if last == Part::Start && (self.names.begin_at(at) || self.is_stage_name(at, end)) =>
                {
                    return None;
                }
                Place::District | Place::Name if capital && !(named && end - at == 1) => {
                    return Some((end, Part::Place));
                }
                Place::Unit => return Some((self.unit_name(end), Part::Place)),
                Place::District | Place::Name => {}
            }
        }
        if token.kind == Kind::Number {
            // `Công ty Sông Đà 1`, `Licogi 16 cho biết`, `Xi măng Hà Tiên 1`
            let last_word = || token.end - token.start <= 2 && self.is_closed(at + 1);
            let named = matches!(last, Part::Proper | Part::Place);
            let joined = named && (last == Part::Proper && cursor.touches(at) || last_word());
            return (joined || matches!(last, Part::Body(_) | Part::Field)).then_some((at + 1, Part::Proper));
        }
        if named && capital && !self.is_taken(at) && field.is_none() {
            return Some((self.proper_name(at), Part::Proper));
        }
        if self.names.begin_at(at) {
            // `tổ quản lý chợ Lương Văn Can`
            let borne = matches!(last, Part::Open | Part::Field) && self.names.is_borne(at);
            return borne.then(|| (self.proper_name(at), Part::Proper));
        }
        if let Some(end) = field {
            let follows = match last {
                // `Sở Y tế | thông tin`: rather the verb.
                Part::Body(_) if self.names.ends_description(at) => {
                    let single = tables.body(cursor, at - 1).is_some_and(|(end, _)| end == at);
                    single && cursor.before(at, 1).shape.is_capital()
                }
                Part::Start | Part::Body(_) => true,
                Part::Field if cursor.word(at.wrapping_sub(1)) == kw::VÀ => true,
                Part::Field => cursor.before(at, 1).shape == Shape::Lower && !self.names.ends_description(at),
                Part::Open | Part::Proper | Part::Place => false,
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
            // The list of fields was looked through before the comma was passed.
            Part::Field | Part::Open if cursor.word(at.wrapping_sub(1)) == kw::COMMA => capital,
            Part::Start => acronym && bodies,
            Part::Body(_) | Part::Open | Part::Proper => capital && !self.names.ends_description(at),
            // `Hội Khoa học Công nghệ | Tàu thủy`
            Part::Field if acronym => true,
            Part::Field => {
                bodies && !self.names.ends_description(at) && (self.goes_on_with(at) || self.is_lone_word(at))
            }
            Part::Place => acronym,
        };
        goes_on.then_some((at + 1, Part::Proper))
    }

    /// `ca sĩ Mỹ Tâm`: the country, and one given name behind it, are two of a name.
    fn is_stage_name(&self, at: usize, end: usize) -> bool {
        let cursor = self.cursor;
        let title = |i: usize| cursor.at(i).shape == Shape::Title && cursor.at(i).kind == Kind::Syllable;
        end == at + 1
            && title(at)
            && title(end)
            && cursor.same_line(end)
            && self.names.is_given(at)
            && self.names.is_given(end)
            && !self.names.begin_at(end)
            && !(cursor.same_line(end + 1) && cursor.at(end + 1).shape.is_capital())
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
            // `tập đoàn Wagner | Yevgeny Prigozhin`
            let foreign = cursor.at(at).kind == Kind::Word && cursor.at(end).kind == Kind::Word;
            if self.is_taken(end) || ((end > at + 1 || foreign) && self.names.begin_at(end)) {
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
        if let Some((end, Place::District | Place::Name)) = self.tables.place(cursor, start)
            && cursor.at(start).shape.is_capital()
        {
            // `phường Thanh Xuân Bắc`: the unit's name goes on behind that of the place.
            let more = cursor.at(end).shape == Shape::Title && cursor.same_line(end) && !cursor.touches(end);
            let last = !cursor.at(end + 1).shape.is_capital() || !cursor.same_line(end + 1);
            return end + usize::from(more && last && !self.is_taken(end) && cursor.at(start).shape == Shape::Title);
        }
        if cursor.at(start).kind == Kind::Number {
            return start + 1;
        }
        let shape = cursor.at(start).shape;
        if !self.names.is_capital(start) || self.is_taken(start) || self.names.is_person_behind_unit(start) {
            return at;
        }
        let mut end = start + 1;
        while end < start + 4 && cursor.at(end).is_word() && cursor.same_line(end) && !cursor.touches(end) {
            let token = cursor.at(end);
            if !token.shape.is_capital() || (token.shape == Shape::Upper) != (shape == Shape::Upper) {
                break;
            }
            // `phường Ngọc Lâm Nguyễn Văn Tiến`: few units have a name of one syllable.
            let second = end == start + 1 && self.names.is_person_behind_unit(end + 1);
            let begins = self.names.begin_at(end) && !second;
            if begins || self.is_taken(end) || self.tables.place(cursor, end).is_some() {
                break;
            }
            end += 1;
        }
        // `thôn Bình An 2, xã Lộc Vĩnh`
        if cursor.at(end).kind == Kind::Number && cursor.same_line(end) && self.is_closed(end + 1) {
            return end + 1;
        }
        // `Chủ tịch HĐND thành phố Lệ cho biết`: all provinces and cities are known.
        let known = matches!(cursor.before(start, 1).word, kw::TỈNH | kw::PHỐ | kw::TP);
        if known && end == start + 1 && cursor.at(start).shape == Shape::Title && self.names.is_given(start) {
            return at;
        }
        end
    }

    /// Whether the words of an entry end with a name, so that no further one is that of the body:
    /// `Học viện Chính trị quốc gia Hồ Chí Minh`, `Đài Tiếng nói Việt Nam`.
    fn ends_with_name(&self, first: usize, end: usize) -> bool {
        let country =
            || matches!(self.tables.place(self.cursor, end - 2), Some((at, place)) if at == end && place.is_name());
        end > first + 3 && (self.names.begin_at(end - 3) || country())
    }

    /// Whether the name of a person begins within the next words in capitals.
    fn names_ahead(&self, at: usize) -> bool {
        let capitals = (at..at + 4).take_while(|&i| self.cursor.at(i).shape != Shape::None);
        capitals.into_iter().any(|i| self.names.begin_at(i))
    }

    /// Whether a role or an organisation begins at a token.
    pub(super) fn is_taken(&self, at: usize) -> bool {
        self.tables.role(self.cursor, at).is_some_and(|(end, _)| end - at > 1)
            || self
                .tables
                .body(self.cursor, at)
                .is_some_and(|(end, _)| end - at > 1 || self.cursor.at(at).shape == Shape::Upper)
    }
}
