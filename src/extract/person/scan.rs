//! One pass over the tokens: roles, forms of address and candidates for names, in the order of the text.

use super::begin::Begins;
use super::candidate::{self, Candidate};
use super::context;
use super::evidence::{self, Before};
use super::start::Starts;
use super::tables::{Address, Cue, Surname};
use crate::extract::cursor::Cursor;
use crate::extract::role::{self, Names, Phrase, Takes};
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Flagged, Gap, Kind, Shape};

/// The bytes of a blank that parts two pieces of a line.
const WIDE: u32 = 3;

/// A thing found in the text, as token indices.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Item {
    Name(Found),
    Role(Phrase),
    Honorific { first: usize, end: usize, address: Address },
}

/// A candidate in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) name: Candidate,
    pub(crate) before: Before,
    pub(crate) points: i32,
    /// Whether it is a byline or a photo credit.
    pub(crate) author: bool,
    /// Whether its last word and the one behind it may be one word: `Kỷ niệm`.
    pub(crate) goes_on: bool,
    /// Whether a word follows that says what a person does: `Hùng đã`.
    pub(crate) acts: bool,
    /// Whether it is a middle and a given name, where nothing says that it is a place: `Tiến Linh`.
    pub(crate) given_pair: bool,
    /// Whether its first word may begin the sentence rather than the name: `Nhờ Linh`.
    pub(crate) led: bool,
}

impl Found {
    /// A name behind a role, of which nothing else is known.
    pub(super) fn behind_role(name: Candidate, points: i32) -> Self {
        Self {
            name,
            before: Before::Role,
            points,
            author: false,
            goes_on: false,
            acts: false,
            given_pair: false,
            led: false,
        }
    }
}

impl Item {
    pub(crate) fn first(&self) -> usize {
        match self {
            Item::Name(found) => found.name.first,
            Item::Role(phrase) => phrase.first,
            Item::Honorific { first, .. } => *first,
        }
    }

    pub(crate) fn end(&self) -> usize {
        match self {
            Item::Name(found) => found.name.end,
            Item::Role(phrase) => phrase.end,
            Item::Honorific { end, .. } => *end,
        }
    }
}

/// What the pass reads and has read.
pub(crate) struct Scan<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) names: candidate::Reader<'a>,
    pub(crate) roles: role::Reader<'a>,
    pub(crate) starts: &'a Starts,
    /// Where the page names its author or photographer, sorted.
    pub(crate) signed: Vec<Span>,
    /// Spans that hold no name, sorted; those before the token that is read are dropped.
    pub(crate) taken: &'a [Span],
    pub(crate) items: Vec<Item>,
    /// The token behind the last stretch that is known to be no person: a role, a place, an organisation, a date.
    pub(crate) explained: usize,
    /// Where the names at the end of the text begin.
    pub(crate) closing: usize,
    /// The token behind the last name that a street or the like bears.
    pub(crate) excluded: usize,
    /// The tokens behind the places and organisations.
    pub(crate) others: Vec<usize>,
}

impl Scan<'_> {
    /// Reads the whole text.
    pub(crate) fn run(&mut self, flagged: &Flagged) {
        let mut begins = Begins::new(self.cursor, flagged);
        let mut at = 0;
        while let Some(next) = begins.next(at) {
            at = self.step(next);
        }
    }

    /// Reads what begins at a token and gives the token behind it.
    fn step(&mut self, at: usize) -> usize {
        if let Some(end) = self.taken_end(at) {
            self.explained = end;
            return end;
        }
        let starts = self.starts.at(self.cursor, at);
        if starts != 0 {
            if let Some(end) = self.known(at, starts) {
                return end;
            }
        }
        if self.cursor.at(at).shape != Shape::Lower { self.name(at) } else { at + 1 }
    }

    /// Reads what begins at a token with words of the tables and gives the token behind it; `starts` are its flags.
    fn known(&mut self, at: usize, starts: u16) -> Option<usize> {
        let cursor = self.cursor;
        let addressed = matches!(self.items.last(), Some(Item::Honorific { end, .. }) if *end == at);
        if starts & flag::ROLE != 0 {
            // `ông Vũ Công Hoan` is no `vũ công`: a role has its later words in lower case.
            let role = self
                .roles
                .role(at)
                .filter(|role| !self.is_title_case(at, role.position_end) || !self.names.begin_at(at));
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
        if starts & flag::HONORIFIC != 0 && (place.is_none() || country) {
            if let Some(end) = self.honorific(at) {
                return Some(end);
            }
        }
        if starts & flag::ORGANIZATION != 0 {
            // `chị Đoàn Thị Lan` is no `đoàn`; `các đồng chí Ban Dân vận` is one: its name has a word in lower case.
            let organization = self.roles.organization(at);
            let name = named || (self.names.begin_at(at) && !self.roles.tables.names_place(cursor, at + 1));
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
            if matches!(self.names.tables.cue_before(cursor, at), Some((_, Cue::Plural))) || self.is_in_street_list(at)
            {
                // `các phường Tương Mai, Hoàng Văn Thụ`
                self.excluded = end;
            }
            return Some(end);
        }
        None
    }

    /// `luật sư Đức` holds no country where the last names before end with `Đức`.
    fn without_given(&self, phrase: Phrase) -> Phrase {
        const NAMES: usize = 32;
        let place = phrase.place == phrase.position_end && phrase.place + 1 == phrase.end;
        if !place || phrase.takes == Takes::Place || self.cursor.at(phrase.end).shape.is_capital() {
            return phrase;
        }
        let word = self.cursor.word(phrase.place);
        let named = self.items.iter().rev().take(NAMES).any(|item| match item {
            Item::Name(found) => {
                found.points >= evidence::ENOUGH && found.name.words > 1 && self.cursor.word(found.name.end - 1) == word
            }
            _ => false,
        });
        if named { Phrase { end: phrase.place, ..phrase } } else { phrase }
    }

    /// `luật sư Đức` may name a lawyer whom the text names in full.
    fn place_or_given(&mut self, at: usize, end: usize) {
        let role = matches!(self.items.last(), Some(Item::Role(role)) if role.end == at && role.takes != Takes::Place);
        if !role || end != at + 1 || !self.names.is_usual(self.cursor.word(at)) {
            return;
        }
        if let Some(name) = self.names.read(at).filter(|name| name.words == 1) {
            self.items.push(Item::Name(Found::behind_role(name, 0)));
        }
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

    /// A candidate for a name; gives the token behind it.
    fn name(&mut self, at: usize) -> usize {
        let cursor = self.cursor;
        let before = self.before(at);
        if before == Before::Start && self.is_plain_word(at) {
            // A sentence that begins with a word like any other.
            return at + 1;
        }
        let Some(name) = self.names.read(at) else { return at + 1 };
        if self.is_street(&name) {
            self.excluded = name.end;
            return name.end;
        }
        if cursor.word(at) == kw::THEO && before == Before::Start && !name.shouted {
            // `Theo Khánh Hà/Báo Mới` at the end of a text names the author, `Theo Báo Mới` does not.
            let ends = cursor.at(name.end).gap >= Gap::Line || cursor.word(name.end) == kw::DOT;
            let names_author = !ends || !self.signs(at, &name);
            self.explained = at + 1;
            return if names_author { at + 1 } else { name.end };
        }
        if let Some((end, Cue::Credit)) = self.names.tables.cue(cursor, at) {
            // `Ảnh Xuân Trung`, and nothing else on the line.
            let closed = !cursor.same_line(name.end) || !cursor.at(name.end).is_word();
            if end >= name.end {
                return name.end;
            }
            if before == Before::Start && closed && end == at + 1 && name.end > end + 1 && cursor.word(at) == kw::ẢNH
            {
                return end;
            }
        }
        let certain = matches!(
            before,
            Before::Honorific
                | Before::Status
                | Before::Role
                | Before::Office
                | Before::Credit
                | Before::Peer
                | Before::Listed
        );
        if name.surname.is_none() && !certain {
            // `Theo Nguyễn Văn A`: the name begins further on.
            if let Some(inner) = self.name_within(at + 1, name.end) {
                if before == Before::Start && inner == at + 1 {
                    self.explained = inner;
                }
                return inner;
            }
        }
        if before == Before::Start
            && name.words == 1
            && name.surname.is_none()
            && !self.names.is_usual(cursor.word(at))
            && !name.foreign
            && !matches!(self.names.tables.cue(cursor, name.end), Some((_, Cue::Speech | Cue::Act)))
        {
            // A sentence that begins with a word like any other.
            return name.end;
        }
        let never = self.names.tables.never(cursor, at);
        if let Some(end) = never.filter(|&end| end > name.end) {
            self.explained = end;
            if before == Before::Excluded {
                self.excluded = end;
            }
            return end;
        }
        let usual = || (name.first..name.end).all(|i| self.names.is_usual(cursor.word(i)));
        if never == Some(name.end) && before == Before::Credit && !usual() {
            // `Ảnh: Đại Đoàn Kết` is the newspaper, `Ảnh: Quốc Khánh` may be a man.
            self.explained = name.end;
            return name.end;
        }
        let other = never == Some(name.end) || self.is_other(&name);
        let signs = self.signs(at, &name);
        let after = context::after(&self.names, &name, signs);
        let mut points = evidence::weigh(&self.names, &name, other, before, after);
        if before == Before::Excluded {
            self.excluded = name.end;
        }
        let listed =
            matches!(before, Before::Name | Before::Peer) && self.last_name().is_some_and(|found| found.author);
        let author = signs || before == Before::Credit || listed;
        if author && name.initials {
            // Letters for the name of an author say too little.
            points = 0;
        }
        let (goes_on, acts) = (after.goes_on, after.acts);
        let led = before == Before::Start
            && name.surname.is_none()
            && name.words > 1
            && !name.shouted
            && cursor.at(at).kind == Kind::Syllable
            && !self.names.is_usual_at(at)
            && self.names.tables.never(cursor, at + 1).is_none()
            && self.roles.place(at + 1).is_none();
        let given_pair = !other
            && !after.excluded
            && !goes_on
            && matches!(before, Before::Start | Before::Plain | Before::Name)
            && self.names.is_given_pair(&name)
            && !self.follows_capital(at)
            && (before != Before::Plain || self.follows_clause(at));
        self.items.push(Item::Name(Found { name, before, points, author, goes_on, acts, given_pair, led }));
        name.end
    }

    /// Where a name begins within a run of capitals, behind the places in it: `Kickboxing Việt Nam | Nguyễn Thị Na`.
    fn name_within(&self, first: usize, end: usize) -> Option<usize> {
        let mut at = first;
        while at < end {
            if self.names.begin_at(at) {
                return Some(at);
            }
            at = self.roles.place(at).map_or(at + 1, |behind| behind.max(at + 1));
        }
        None
    }

    /// Whether a name goes on with a list of capitalised words or with a route: `Thịnh Liệt, Tương Mai`, `Trung Lương - Mỹ Thuận`.
    fn follows_capital(&self, at: usize) -> bool {
        let joined = matches!(self.cursor.before(at, 1).word, kw::COMMA | kw::DASH | kw::VÀ);
        let names = self.last_name().is_some_and(|found| found.name.end + 1 == at && found.points >= evidence::ENOUGH);
        joined && !names && self.cursor.before(at, 2).shape.is_capital()
    }

    /// Whether the word before a name joins clauses, so that the name is what the next one speaks of: `khi Tiến Linh`.
    fn follows_clause(&self, at: usize) -> bool {
        let before = self.cursor.before(at, 1);
        let cue = self.names.tables.cue(self.cursor, at.wrapping_sub(1));
        !before.is_word() || (before.word != kw::ĐẾN && before.word != kw::VỀ && matches!(cue, Some((_, Cue::Stop))))
    }

    /// Whether a word stands alone among words in lower case, and says nothing of a name: `Trong`, `Những`.
    fn is_plain_word(&self, at: usize) -> bool {
        let (token, next) = (self.cursor.at(at), self.cursor.at(at + 1));
        token.kind == Kind::Syllable
            && token.shape == Shape::Title
            && token.flags & flag::SURNAME == 0
            && next.shape == Shape::Lower
            && next.is_word()
            && next.flags & flag::CUE == 0
            && !self.names.is_usual(token.word)
    }

    /// Whether a candidate stands where a text names its author.
    fn signs(&self, at: usize, name: &Candidate) -> bool {
        at >= self.closing || self.closes_text(at) || (self.is_signed(at) && self.is_signed(name.end - 1))
    }

    /// `Đường Trần Phú`: the first word is a family name too, but a whole name follows it.
    fn is_street(&self, name: &Candidate) -> bool {
        matches!(name.surname, Some((_, Surname::Weak)))
            && name.words > 2
            && self.names.tables.excluded_before(self.cursor, name.first + 1)
            && self.names.begin_at(name.first + 1)
    }

    /// Whether `./.`, which ends a text, stands before a token.
    fn closes_text(&self, at: usize) -> bool {
        let before = |back| self.cursor.before(at, back).word;
        before(1) == kw::DOT && before(2) == kw::SLASH && before(3) == kw::DOT
    }

    fn last_name(&self) -> Option<&Found> {
        match self.items.last() {
            Some(Item::Name(found)) => Some(found),
            _ => None,
        }
    }

    /// Whether the whole candidate is known as a place or a field of work.
    fn is_other(&self, name: &Candidate) -> bool {
        let place = self.roles.place(name.first);
        // `Nha Thông | tin`: the last word begins a compound that goes on behind it.
        let compound =
            (name.first..name.end).any(|i| self.roles.tables.field(self.cursor, i).is_some_and(|end| end > name.end));
        let field = self.roles.tables.field(self.cursor, name.first);
        place == Some(name.end) || compound || (name.words > 1 && field == Some(name.end))
    }

    /// The token behind the date or reference that a token lies in.
    fn taken_end(&mut self, at: usize) -> Option<usize> {
        let start = self.cursor.at(at).start as usize;
        if self.taken.first().is_none_or(|span| start < span.start) {
            return None;
        }
        while let Some((_, rest)) = self.taken.split_first().filter(|(span, _)| span.end <= start) {
            self.taken = rest;
        }
        let span = self.taken.first().filter(|span| span.start <= start)?;
        let mut end = at + 1;
        while end < self.cursor.tokens.len() && (self.cursor.at(end).start as usize) < span.end {
            end += 1;
        }
        Some(end)
    }

    /// Whether a token lies where the page names its author or photographer.
    fn is_signed(&self, at: usize) -> bool {
        let start = self.cursor.at(at).start as usize;
        let next = self.signed.partition_point(|span| span.end <= start);
        self.signed.get(next).is_some_and(|span| span.start <= start)
    }
}
