//! A run of capitals that may be a name: what it rather is, and else what speaks for it.

use super::candidate::Candidate;
use super::context::{self, Link, link};
use super::evidence::{self, After, Before};
use super::given::leads_to_place;
use super::item::{Found, Given, Item};
use super::scan::Scan;
use super::tables::{Cue, Surname};
use crate::extract::role::Names;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

impl Scan<'_> {
    /// Reads a candidate for a name, or what a run of capitals rather is; gives the token behind it.
    pub(super) fn name(&mut self, at: usize) -> usize {
        let before = self.before(at);
        if before == Before::Start && self.is_plain_word(at) {
            // A sentence that begins with a word like any other.
            return at + 1;
        }
        // `bị cáo SN 1956`
        if self.cursor.at(at).shape == Shape::Upper
            && matches!(self.names.tables.cue(self.cursor, at), Some((_, Cue::Born)))
        {
            return at + 1;
        }
        let Some(name) = self.names.read(at) else { return at + 1 };
        let other = self.street(&name).or_else(|| self.label(&name, before)).or_else(|| self.later(&name, before));
        if let Some(end) = other.or_else(|| self.never(&name, before)) {
            return end;
        }
        let found = self.found(name, before);
        self.items.push(Item::Name(found));
        name.end
    }

    /// `Đường Trần Phú`
    fn street(&mut self, name: &Candidate) -> Option<usize> {
        self.is_street(name).then(|| {
            self.excluded = name.end;
            name.end
        })
    }

    /// The word before a name that is no part of it: `Theo Khánh Hà`, `Ảnh Xuân Trung`.
    fn label(&mut self, name: &Candidate, before: Before) -> Option<usize> {
        let (cursor, at) = (self.cursor, name.first);
        if cursor.word(at) == kw::THEO && before == Before::Start && !name.shouted {
            // `Theo Khánh Hà/Báo Mới` at the end of a text names the author, `Theo Báo Mới` does not.
            let ends = cursor.at(name.end).gap >= Gap::Line || cursor.word(name.end) == kw::DOT;
            let names_author = !ends || !self.signs(at, name);
            self.explained = at + 1;
            return Some(if names_author { at + 1 } else { name.end });
        }
        if before == Before::Start && name.words > 1 && self.joins_clause(name) {
            self.explained = at + 1;
            return Some(at + 1);
        }
        let Some((end, Cue::Credit)) = self.names.tables.cue(cursor, at) else { return None };
        if end >= name.end {
            return Some(name.end);
        }
        // `Ảnh Xuân Trung`, and nothing else on the line.
        let closed = !cursor.same_line(name.end) || !cursor.at(name.end).is_word();
        let photo = before == Before::Start && cursor.word(at) == kw::ẢNH && end == at + 1 && name.end > end + 1;
        (photo && closed).then_some(end)
    }

    /// Whether the first word joins a clause to the text, and is no part of the name: `Với Xuân Trường`, `Khi Tiến Linh`.
    fn joins_clause(&self, name: &Candidate) -> bool {
        let joins = match self.cursor.word(name.first) {
            kw::VỚI | kw::KHI | kw::NẾU | kw::NHƯNG | kw::CÒN | kw::DO | kw::ĐỂ => true,
            kw::CÙNG | kw::DÙ | kw::BỞI | kw::NHỜ => true,
            // `Vì Văn Na` is a man.
            kw::VÌ => name.words == 2,
            _ => false,
        };
        joins && self.cursor.at(name.first).shape == Shape::Title
    }

    /// Where the name begins further on (`Theo Nguyễn Văn A`), or a lone capital begins a sentence.
    fn later(&mut self, name: &Candidate, before: Before) -> Option<usize> {
        let (cursor, at) = (self.cursor, name.first);
        if name.surname.is_some() {
            return None;
        }
        if before.leads_to_name() {
            // `Quán quân Voice Kids | Nguyễn Quang Anh`, `ông chủ Orvell | Nguyễn Quang Anh`
            let body = |item: &Item| matches!(item, Item::Role(phrase) if phrase.end == at && phrase.takes_body());
            let body = self.items.last().is_some_and(body);
            let from = at + 2 - usize::from(body && !self.names.is_foreign_name(at));
            let inner = if name.foreign { self.name_within(from, name.end) } else { None };
            let inner = inner.filter(|&inner| self.names.read(inner).is_some_and(|name| name.words > 2));
            // `chủ tịch Tencent | Ma Orvell`
            let brand = self.names.tables.never(cursor, at).filter(|&end| body && end < name.end);
            let inner = inner.or(brand)?;
            if let Some(Item::Role(phrase)) = self.items.last_mut().filter(|_| body) {
                phrase.end = inner;
                phrase.place = inner;
                self.others.push(inner);
                self.explained = inner;
            }
            return Some(inner);
        }
        // `người đẹp Stanford | Harlow Quinn`
        let known = || self.names.tables.never(cursor, at).filter(|&end| end + 2 == name.end);
        let pair = |inner: &usize| self.names.read(*inner).is_some_and(|name| self.names.is_foreign_pair(&name));
        let foreign = before != Before::Excluded && cursor.at(at).kind == Kind::Word;
        if let Some(inner) = foreign.then(known).flatten().filter(pair) {
            self.explained = inner;
            return Some(inner);
        }
        if let Some(inner) = self.name_within(at + 1, name.end) {
            if before == Before::Start && inner == at + 1 {
                self.explained = inner;
            }
            return Some(inner);
        }
        let lone = before == Before::Start && name.words == 1 && !name.foreign && !self.names.is_usual(cursor.word(at));
        let acts = || self.names.tables.acts(cursor, name.end);
        (lone && !acts()).then_some(name.end)
    }

    /// What is never a person's name: a newspaper, a holiday.
    fn never(&mut self, name: &Candidate, before: Before) -> Option<usize> {
        let end = self.names.tables.never(self.cursor, name.first).filter(|&end| end >= name.end)?;
        if end > name.end {
            self.explained = end;
            if before == Before::Excluded {
                self.excluded = end;
            }
            return Some(end);
        }
        // `Ảnh: Đại Đoàn Kết` is the newspaper, `Ảnh: Quốc Khánh` may be a man.
        let usual = || (name.first..name.end).all(|i| self.names.is_usual(self.cursor.word(i)));
        if before != Before::Credit || usual() {
            return None;
        }
        self.explained = name.end;
        Some(name.end)
    }

    /// Weighs a candidate with what stands around it.
    fn found(&mut self, name: Candidate, before: Before) -> Found {
        let (cursor, at) = (self.cursor, name.first);
        let signs = self.signs(at, &name);
        let after = context::after(&self.names, &name, signs);
        // `ông Ford` is no car.
        let addressed = before == Before::Honorific && name.words == 1 && name.foreign;
        let never = !addressed && self.names.tables.never(cursor, at) == Some(name.end);
        let other = never || self.is_other(&name);
        if before == Before::Excluded {
            self.excluded = name.end;
        }
        let listed =
            matches!(before, Before::Name | Before::Peer) && self.last_name().is_some_and(|found| found.author);
        let author = signs || before == Before::Credit || listed;
        // Letters for the name of an author say too little.
        let letters = author && name.initials;
        let points = if letters { 0 } else { evidence::weigh(&self.names, &name, other, before, &after) };
        let led = before == Before::Start
            && name.surname.is_none()
            && name.words > 1
            && !name.shouted
            && cursor.at(at).kind == Kind::Syllable
            && !self.names.is_usual_at(at)
            && self.names.tables.never(cursor, at + 1).is_none()
            && self.roles.place(at + 1).is_none();
        // Most names are whole, and nothing more is to be seen of them.
        let whole = points >= evidence::ENOUGH && name.words > 1 && matches!(name.surname, Some((_, Surname::Strong)));
        let given = match whole || other || after.excluded || after.goes_on {
            true => Given::Other,
            false => self.given(&name, before, after, points),
        };
        Found { name, before, points, author, goes_on: after.goes_on, acts: after.acts, given, led }
    }

    /// What a name is where it stands, if its own words do not tell that it is one.
    fn given(&self, name: &Candidate, before: Before, after: After, points: i32) -> Given {
        let cursor = self.cursor;
        let free = matches!(before, Before::Start | Before::Plain | Before::Name | Before::List | Before::Number);
        let at = name.first;
        // `Tân Sơn | Nhất có`
        let capital = || cursor.same_line(at) && cursor.before(at, 1).shape.is_capital();
        let thing = self.names.tables.is_thing(cursor.word(at));
        if free && after.acts && self.names.is_lone_given(name) && !thing && !capital() && !self.follows_capital(at) {
            return Given::Acting;
        }
        if before == Before::Plain && !thing && self.is_lone_within(name) {
            return Given::Lone;
        }
        if points < evidence::ENOUGH && (free || before == Before::Peer) && self.is_rare_family(name) {
            return Given::Family;
        }
        if (free || before == Before::Peer || before == Before::Status && name.foreign)
            && (name.foreign || name.surname.is_none_or(|(_, s)| s == Surname::Weak))
            && self.names.is_alone(name)
        {
            return Given::Alone(self.alone(name, before, after));
        }
        let foreign = name.foreign && name.surname.is_none() && self.names.is_foreign_pair(name);
        if !free || !(foreign || self.names.is_given_pair(name)) {
            return Given::Other;
        }
        let joined = self
            .last_name()
            .is_some_and(|found| matches!(link(&self.names, found.name.end, at), Link::Comma | Link::And | Link::Dash));
        let capital = self.follows_capital(at);
        if capital || before == Before::Number {
            return if joined { Given::Joined } else { Given::Other };
        }
        // `Harlow Quinn, nữ du khách`
        let gender = cursor.word(name.end) == kw::COMMA && matches!(cursor.word(name.end + 1), kw::NAM | kw::NỮ);
        let told = after.born || foreign && (after.role || gender && cursor.at(name.end + 1).shape == Shape::Lower);
        let acts = told || after.acts && (before != Before::Plain || self.follows_clause(at) || after.human);
        // `Như Dân trí đã đưa tin`
        let opens = before == Before::Start || !cursor.before(at, 1).is_word();
        let begins = opens && !foreign && cursor.word(at) != kw::NHƯ && cursor.same_line(name.end);
        if acts || (begins && cursor.at(name.end).shape == Shape::Lower) {
            Given::Seen
        } else if joined {
            Given::Joined
        } else {
            Given::Open
        }
    }

    /// Whether a name is a family name with a word or two behind it, in title case and without marks: `Dương Mịch`.
    fn is_rare_family(&self, name: &Candidate) -> bool {
        let whole = match name.surname {
            Some((_, Surname::Strong)) => (2..=3).contains(&name.words),
            Some((_, Surname::Weak)) => name.words == 3,
            _ => false,
        };
        whole
            && name.end == name.first + name.words
            && (name.first..name.end).all(|at| self.cursor.at(at).shape == Shape::Title)
    }

    /// Whether a given name stands alone within a sentence: `gặp Tùng rồi`, but `phim Việt`, `vào Nam`.
    fn is_lone_within(&self, name: &Candidate) -> bool {
        let (cursor, at) = (self.cursor, name.first);
        let next = cursor.at(name.end);
        // `với S. nhưng`
        if name.words == 1 && name.initials {
            return cursor.at(at).shape == Shape::Initial && cursor.before(at, 1).shape == Shape::Lower;
        }
        self.names.is_lone_given(name)
            && cursor.before(at, 1).shape == Shape::Lower
            && (next.shape == Shape::Lower || matches!(next.word, kw::COMMA | kw::DOT))
            && !leads_to_place(cursor.before(at, 1).word)
            && !self.names.tables.is_land(cursor.word(at))
    }

    /// Where a name begins within a run of capitals, behind the places in it: `Kickboxing Việt Nam | Nguyễn Thị Na`.
    fn name_within(&self, first: usize, end: usize) -> Option<usize> {
        let mut at = first;
        while at < end {
            if !self.cursor.touches(at) && self.names.begin_at(at) {
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
        !before.is_word()
            || matches!(before.word, kw::DÙ | kw::VÌ | kw::BỞI | kw::NHƯNG)
            || (before.word != kw::ĐẾN && before.word != kw::VỀ && matches!(cue, Some((_, Cue::Stop))))
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

    /// Whether the whole candidate is known as a place or a field of work.
    fn is_other(&self, name: &Candidate) -> bool {
        let place = self.roles.place(name.first);
        // `Nha Thông | tin`: the last word begins a compound that goes on behind it.
        let compound =
            (name.first..name.end).any(|i| self.roles.tables.field(self.cursor, i).is_some_and(|end| end > name.end));
        let field = self.roles.tables.field(self.cursor, name.first);
        place == Some(name.end) || compound || (name.words > 1 && field == Some(name.end))
    }
}
