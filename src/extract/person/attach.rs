//! Who holds which role: roles before a name, behind it, in brackets, in chains, and shared by a list.

use super::context::{Link, link, starts_sentence};
use super::item::Item;
use super::join::Joined;
use super::scan::Scan;
use super::tables::Cue;
use crate::extract::role::{Names, Phrase, Takes};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};

/// The longest free description before a name, and behind one, in tokens.
const BEFORE: usize = 4;
const BEHIND: usize = 14;

/// A role that a person holds: the item, and the token where its words end for this person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Held {
    pub(crate) person: usize,
    pub(crate) phrase: Phrase,
    pub(crate) end: usize,
}

/// What the names of a list that shares a role have before them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Items {
    /// Nothing: `các Phó Thủ tướng: Lê An, Trần Bình`.
    Bare,
    /// A rank, some of them at least: `3 Phó Cục trưởng, gồm: Đại tá Lê An, Trần Bình`.
    Ranked,
    /// A role each: `các Ủy viên Bộ Chính trị: Thủ tướng Lê An, Chủ tịch Quốc hội Trần Bình`.
    Titled,
}

/// The state while the items are read in order.
struct Attach<'a> {
    scan: &'a Scan<'a>,
    held: Vec<Held>,
    /// Roles that stand beside each other and have found no name behind them yet, each with its relation to what is before.
    chain: Vec<(Phrase, Link)>,
    /// The person at whose name the chain began.
    owner: Option<usize>,
    /// Roles that the names of a list share.
    shared: Vec<Phrase>,
    /// What stands before the first of those names.
    items: Items,
    /// The sign between those names.
    separator: Option<Link>,
    /// The token behind the last name or role.
    end: usize,
    /// Whether the last thing read was a name.
    after_name: bool,
}

/// The roles of the persons, in the order of the text.
pub(crate) fn attach(scan: &Scan<'_>, joined: &Joined<'_>) -> Vec<Held> {
    let mut attach = Attach {
        scan,
        held: Vec::new(),
        chain: Vec::new(),
        owner: None,
        shared: Vec::new(),
        items: Items::Bare,
        separator: None,
        end: 0,
        after_name: false,
    };
    let mut address = None;
    for (index, item) in scan.items.iter().enumerate() {
        match item {
            Item::Role(phrase) => {
                let leads =
                    matches!(scan.items.get(index + 1), Some(Item::Name(found)) if found.name.first == phrase.end);
                // `ông Hà, Giám đốc Minh Phát Craft`: behind a post it is rather the firm.
                let post = matches!(phrase.takes, Takes::Organization | Takes::Body);
                attach.role(phrase, leads && !post && joined.owners[index + 1].is_some());
            }
            Item::Name(found) => {
                if let Some(person) = joined.owners[index] {
                    // A form of address between role and name belongs to the name.
                    let first = match address {
                        Some((first, end)) if end == found.name.first => first,
                        _ => found.name.first,
                    };
                    attach.name(person, first, first < found.name.first, found.name.end);
                }
            }
            Item::Honorific { .. } => {}
        }
        address = match item {
            Item::Honorific { first, end, .. } => Some((*first, *end)),
            _ => None,
        };
    }
    attach.flush();
    attach.held.sort_by_key(|held| (held.phrase.first, held.person));
    attach.held.dedup();
    attach.held
}

impl Attach<'_> {
    fn link(&self, to: usize) -> Link {
        // What stands inside the description of a role is no neighbour of it.
        if to < self.end { Link::Other } else { link(&self.scan.names, self.end, to) }
    }

    /// A role: it goes on with the chain, or begins a new one; `leads` where a name stands right behind it.
    fn role(&mut self, phrase: &Phrase, leads: bool) {
        if self.is_of_another(phrase) || self.is_note(phrase) || self.is_praise(phrase) {
            self.flush();
            return;
        }
        self.describe(phrase);
        let link = self.link(phrase.first);
        let goes_on = match link {
            // `ông A, Phó Giám đốc Sở; nguyên Đảng ủy viên nhiệm kỳ trước`
            Link::Semicolon => self.owner.is_some() && self.is_former(phrase) && !self.precedes_name(phrase),
            // `tập thơ Danh nhân đất Bắc (tác giả …)`: the work is no role of the author.
            Link::Open if phrase.takes == Takes::Field => self.after_name,
            Link::Comma | Link::Dash | Link::Open | Link::Also => self.after_name || !self.chain.is_empty(),
            Link::Adjacent => !self.after_name && !self.chain.is_empty(),
            Link::Line => !self.after_name && self.is_block(phrase),
            _ => false,
        };
        let rank = phrase.takes == Takes::None;
        let lead = self.chain.last().map(|(lead, _)| *lead).filter(|_| matches!(link, Link::Colon | Link::List));
        if let Some(lead) = lead.filter(|lead| rank || self.is_plural(lead) && !self.is_plural(phrase)) {
            // `3 Phó Cục trưởng, gồm: Đại tá A`, `các Ủy viên Bộ Chính trị: Thủ tướng A`
            self.chain.pop();
            self.flush();
            self.share([lead]);
            self.items = if rank { Items::Ranked } else { Items::Titled };
        } else {
            if self.is_plural(phrase) {
                self.shared.clear();
            }
            // `; đại diện Sở Y tế Trần Bình` is none of the list.
            let titled = self.items != Items::Bare && phrase.takes != Takes::Body;
            self.go_on_sharing(link, rank || titled, rank && self.items != Items::Titled);
            if !goes_on {
                self.flush();
            }
        }
        self.end = if self.owner.is_some() && !leads { self.end_behind(phrase) } else { phrase.end };
        self.chain.push((*phrase, link));
        self.after_name = false;
    }

    /// `nhà nghiên cứu văn hóa dân gian, TS …`: before a rank or degree, an occupation keeps what describes it.
    fn describe(&mut self, phrase: &Phrase) {
        let cursor = self.scan.cursor;
        let before = phrase.first.wrapping_sub(1);
        if phrase.takes != Takes::None || cursor.word(before) != kw::COMMA || self.owner.is_some() {
            return;
        }
        let Some((last, _)) = self.chain.last_mut().filter(|(last, _)| last.takes == Takes::Field) else { return };
        if self.scan.roles.described(last, BEFORE) == before {
            last.end = before;
            self.end = before;
        }
    }

    /// A name: it takes the roles that stand before it.
    fn name(&mut self, person: usize, first: usize, addressed: bool, end: usize) {
        let lead = self.chain.last().map(|(lead, _)| *lead);
        match self.lead_link(first, addressed) {
            link @ (Link::Adjacent | Link::Line) => {
                self.take(person, first, link == Link::Adjacent);
                // `Các đồng chí Thiếu tướng A; Trung tướng B`: the rank is that of the first.
                let own = |lead: &Phrase| {
                    lead.takes == Takes::None && lead.first > 1 && self.scan.names.is_address(lead.first - 2)
                };
                if let Some(lead) = lead.filter(|lead| self.is_plural(lead) && !own(lead)) {
                    self.share(Some(lead));
                }
            }
            Link::Colon | Link::List => {
                // `Các Ủy viên Ban cán sự, Thứ trưởng gồm: …`
                let all = self.owner.is_none() && self.chain.first().is_some_and(|(first, _)| self.is_plural(first));
                let shared: Vec<Phrase> = if all {
                    self.chain.iter().map(|(phrase, _)| *phrase).collect()
                } else {
                    lead.into_iter().collect()
                };
                self.take(person, first, false);
                self.share(shared);
            }
            Link::Dash | Link::Comma if addressed && self.owner.is_none() && self.is_apposition(end) => {
                self.take(person, first, false);
            }
            _ => {
                // `các Ủy viên Trung ương: Lê An, Bí thư Tỉnh ủy; Trần Bình, Tư lệnh Quân khu`
                let several = self.owner.is_some() && self.shared.first().is_some_and(|lead| self.is_plural(lead));
                let link = if self.after_name || several { self.link(first) } else { Link::Other };
                let fits = self.items != Items::Titled;
                self.go_on_sharing(link, fits, fits);
                self.flush();
                self.hold_shared(person);
            }
        }
        (self.owner, self.end, self.after_name) = (Some(person), end, true);
    }

    /// The relation of the last role before a name to it.
    fn lead_link(&mut self, first: usize, addressed: bool) -> Link {
        let Some((lead, _)) = self.chain.last().filter(|_| !self.after_name) else { return Link::Other };
        let described = self.scan.roles.described(lead, BEFORE);
        if self.owner.is_none() && !addressed && described == first && first > lead.end {
            self.end = first;
            return Link::Adjacent;
        }
        match self.link(first) {
            Link::Line if !self.is_signature(first) => Link::Other,
            link => link,
        }
    }

    /// Gives the roles before a name to it, those that belong to the name before to that one.
    fn take(&mut self, person: usize, first: usize, adjacent: bool) {
        let mut from = 0;
        if let Some(owner) = self.owner {
            from = self.chain.len() - 1;
            // Ranks and degrees stand together (`Trung tướng, PGS.TS`), and a dash binds closer than a comma.
            while from > 0 && (self.chain[from - 1].0.takes == Takes::None || self.binds(from)) {
                from -= 1;
            }
            for at in 0..from {
                self.hold_behind(owner, self.chain[at].0);
            }
        }
        // Another position before a name ends a list of bare names: `các Phó Thủ tướng: A, B, Bộ trưởng C`.
        let post = || self.chain[from..].iter().any(|(phrase, _)| phrase.takes != Takes::None);
        match self.items {
            _ if self.owner.is_none() => {}
            Items::Bare if post() => self.shared.clear(),
            Items::Ranked | Items::Titled if self.chain[from].1 == Link::Comma => self.separator = Some(Link::Comma),
            _ => {}
        }
        let last = self.chain.len() - 1;
        for at in from..=last {
            let phrase = self.chain[at].0;
            let end = if at == last && adjacent && self.end > phrase.end { self.end.min(first) } else { phrase.end };
            self.held.push(Held { person, phrase, end });
        }
        self.chain.clear();
        self.hold_shared(person);
    }

    /// Whether a role of the chain is bound to the one before it closer than that is to the name before.
    fn binds(&self, at: usize) -> bool {
        matches!(self.chain[at].1, Link::Dash | Link::Also | Link::Adjacent) && self.chain[0].1 == Link::Comma
    }

    /// `Chủ tịch UBND tỉnh, ông …` at the start of a sentence: elsewhere the two may be different persons.
    fn is_apposition(&self, name_end: usize) -> bool {
        let cursor = self.scan.cursor;
        let (first, _) = self.chain[0];
        // `Theo Bộ trưởng Kinh tế, bà …, `, `Hôm qua, Đại sứ Lào tại Việt Nam, bà …, đã`
        let source = cursor.before(first.first, 1).word == kw::THEO;
        let closed = match cursor.word(name_end) {
            kw::COMMA => {
                (source || matches!(first.takes, Takes::Organization | Takes::Place)) && !self.is_listed(name_end + 1)
            }
            kw::DOT => source,
            _ => false,
        };
        self.link_is_dash_like() || ((closed || starts_sentence(cursor, first.first)) && !self.is_plural(&first))
    }

    /// Whether a list of persons goes on behind a comma: a role, a form of address or a name.
    fn is_listed(&self, at: usize) -> bool {
        let (cursor, names) = (self.scan.cursor, &self.scan.names);
        names.roles.stands_at(cursor, at) || names.is_address(at) || names.is_capital(at)
    }

    /// Whether a role on the next line goes on with the one above, which has a line of its own: in one paragraph, or in
    /// capitals over a signature.
    fn is_block(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        let token = cursor.at(phrase.first);
        let line = self.chain.first().is_some_and(|(above, _)| cursor.at(above.first).gap >= Gap::Line);
        line && (token.gap < Gap::Paragraph || token.shape == Shape::Upper)
    }

    fn link_is_dash_like(&self) -> bool {
        self.scan.cursor.word(self.end) == kw::DASH
    }

    fn hold_shared(&mut self, person: usize) {
        for phrase in &self.shared {
            self.held.push(Held { person, phrase: *phrase, end: phrase.end });
        }
    }

    fn share(&mut self, lead: impl IntoIterator<Item = Phrase>) {
        self.shared.clear();
        self.shared.extend(lead);
        self.separator = None;
        self.items = Items::Bare;
    }

    /// Whether a list that shares a role goes on behind a sign. Its first separator is that of the whole list: a semicolon
    /// ends a list with commas. Where the names have no roles of their own, another position before a name ends it too, a
    /// rank does not: what stands behind the sign `fits` in the list; `begins_item` says that it is no role of the name before.
    fn go_on_sharing(&mut self, link: Link, fits: bool, begins_item: bool) {
        let goes_on = match link {
            Link::And => fits,
            Link::Semicolon => fits && self.separator != Some(Link::Comma),
            Link::Comma | Link::Dash | Link::Open | Link::Also => true,
            _ => false,
        };
        if !goes_on {
            self.shared.clear();
        } else if self.separator.is_none() && (link == Link::Semicolon || (link == Link::Comma && begins_item)) {
            self.separator = Some(link);
        }
    }

    /// Gives the roles behind a name to it.
    fn flush(&mut self) {
        if let Some(owner) = self.owner {
            for at in 0..self.chain.len() {
                self.hold_behind(owner, self.chain[at].0);
            }
        }
        self.chain.clear();
        self.owner = None;
    }

    fn hold_behind(&mut self, person: usize, phrase: Phrase) {
        self.held.push(Held { person, phrase, end: self.end_behind(&phrase) });
    }

    /// Where a role behind a name ends: occupations go on with whatever describes them.
    fn end_behind(&self, phrase: &Phrase) -> usize {
        let lower = (phrase.first..phrase.end).all(|i| self.scan.cursor.at(i).shape == Shape::Lower);
        if phrase.takes == Takes::Field || lower {
            return self.scan.roles.described(phrase, BEHIND);
        }
        // `Chủ tịch HĐQT của một công ty`
        let of_one = self.scan.cursor.word(phrase.end) == kw::CỦA && self.scan.cursor.word(phrase.end + 1) == kw::MỘT;
        // `Giám đốc eComDX, `: what the commas hold is the role.
        let bare = phrase.takes == Takes::Organization
            && phrase.end == phrase.position_end
            && self.scan.cursor.word(phrase.end) != kw::VÀ;
        let from = Phrase { end: phrase.end + usize::from(of_one), ..*phrase };
        let end = if bare || of_one { self.scan.roles.described(&from, BEHIND) } else { phrase.end };
        let closed = self.scan.roles.is_closed(end) || (of_one && self.scan.cursor.word(end) == kw::VÀ);
        if closed { end } else { phrase.end }
    }

    /// `KT. BỘ TRƯỞNG`, `Trả lời PV báo …, luật sư …`: the role of the one for whom the signer acts, or who is spoken to.
    fn is_of_another(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        let dot = phrase.first.checked_sub(1).filter(|&i| cursor.word(i) == kw::DOT);
        // `thừa ủy quyền của Bộ trưởng, Đại tá …`
        let parted = cursor.word(phrase.end) == kw::COMMA;
        let end = dot.or(parted.then_some(phrase.first));
        match end.and_then(|end| self.scan.names.tables.cue_before(cursor, end)) {
            Some((_, Cue::Acting)) => true,
            // `phỏng vấn của thượng tướng, bộ trưởng …` is one man.
            Some((_, Cue::Asked)) => dot.is_none() && cursor.same_line(phrase.first) && phrase.takes != Takes::None,
            _ => false,
        }
    }

    /// `bà … - PV)`, `Tác giả: …`: a remark of the reporter, the label of a byline.
    fn is_note(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        let remark = cursor.word(phrase.first) == kw::PV && phrase.end == phrase.first + 1;
        let credit = || matches!(self.scan.names.tables.cue(cursor, phrase.first), Some((_, Cue::Credit)));
        match cursor.word(phrase.end) {
            kw::CLOSE => remark,
            kw::COLON => starts_sentence(cursor, phrase.first) && credit(),
            _ => false,
        }
    }

    /// `nguyên Bí thư`: what somebody was, who is something else now.
    fn is_former(&self, phrase: &Phrase) -> bool {
        matches!(self.scan.cursor.word(phrase.first), kw::NGUYÊN | kw::CỰU)
    }

    /// Whether a name stands behind a role, or behind a further one after a comma.
    fn precedes_name(&self, phrase: &Phrase) -> bool {
        let (cursor, names) = (self.scan.cursor, &self.scan.names);
        let comma = cursor.word(phrase.end) == kw::COMMA && names.roles.stands_at(cursor, phrase.end + 1);
        comma || cursor.same_line(phrase.end) && (names.is_address(phrase.end) || names.begin_at(phrase.end))
    }

    /// `- Nhà lãnh đạo xuất sắc`: praise is no role.
    fn is_praise(&self, phrase: &Phrase) -> bool {
        let cue = self.scan.names.tables.cue(self.scan.cursor, phrase.position_end);
        phrase.takes == Takes::Place && matches!(cue, Some((_, Cue::Praise)))
    }

    /// Whether the role is written in capitals on a line of its own, with the name below it.
    fn is_signature(&self, first: usize) -> bool {
        let cursor = self.scan.cursor;
        self.chain.last().is_some_and(|(phrase, _)| {
            cursor.at(phrase.first).shape == Shape::Upper && cursor.at(first).gap >= Gap::Line
        })
    }

    /// `các Phó Thủ tướng`, `3 VĐV`
    fn is_plural(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        matches!(self.scan.names.tables.cue_before(cursor, phrase.first), Some((_, Cue::Plural)))
            || cursor.before(phrase.first, 1).kind == Kind::Number
    }
}
