//! Who holds which role: roles before a name, behind it, in brackets, in chains, and shared by a list.

use super::context::{Link, link};
use super::join::Joined;
use super::scan::{Item, Scan};
use super::tables::Cue;
use crate::extract::role::{Phrase, Takes};
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

/// The state while the items are read in order.
struct Attach<'a> {
    scan: &'a Scan<'a>,
    held: Vec<Held>,
    /// Roles that stand beside each other and have found no name behind them yet.
    chain: Vec<Phrase>,
    /// The person at whose name the chain began.
    owner: Option<usize>,
    /// Roles that the names of a list share.
    shared: Vec<Phrase>,
    /// The token behind the last name or role.
    end: usize,
    /// Whether the last thing read was a name.
    after_name: bool,
}

/// The roles of the persons, in the order of the text.
pub(crate) fn attach(scan: &Scan<'_>, joined: &Joined) -> Vec<Held> {
    let mut attach = Attach {
        scan,
        held: Vec::new(),
        chain: Vec::new(),
        owner: None,
        shared: Vec::new(),
        end: 0,
        after_name: false,
    };
    let mut address = None;
    for (index, item) in scan.items.iter().enumerate() {
        match item {
            Item::Role(phrase) => attach.role(phrase),
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
        link(&self.scan.names, self.end, to)
    }

    /// A role: it goes on with the chain, or begins a new one.
    fn role(&mut self, phrase: &Phrase) {
        if self.is_acting(phrase) {
            self.flush();
            return;
        }
        let link = self.link(phrase.first);
        let goes_on = if self.after_name {
            matches!(link, Link::Comma | Link::Dash | Link::Open | Link::Also)
        } else {
            !self.chain.is_empty()
                && matches!(link, Link::Comma | Link::Dash | Link::Also | Link::Adjacent | Link::Line | Link::Open)
        };
        if !goes_on {
            self.flush();
        }
        if !(goes_on || link == Link::Semicolon || (link == Link::And && phrase.takes == Takes::None)) {
            self.shared.clear();
        }
        if !self.shared.is_empty() && !goes_on && phrase.takes != Takes::None {
            self.shared.clear();
        }
        if self.after_name || self.owner.is_some() {
            self.end = self.end_behind(phrase);
        } else {
            self.end = phrase.end;
        }
        self.chain.push(*phrase);
        self.after_name = false;
    }

    /// A name: it takes the roles that stand before it.
    fn name(&mut self, person: usize, first: usize, addressed: bool, end: usize) {
        let lead = self.chain.last().copied();
        let link = if self.after_name || lead.is_none() {
            Link::Other
        } else {
            let phrase = lead.expect("a role");
            if self.owner.is_none() && self.scan.roles.described(&phrase, BEFORE) == first && first > phrase.end {
                self.end = first;
                Link::Adjacent
            } else {
                self.link(first)
            }
        };
        let link = match link {
            Link::Line if !self.is_signature(first) => Link::Other,
            link => link,
        };
        match link {
            Link::Adjacent | Link::Line => self.take(person, first, link == Link::Adjacent),
            Link::Colon | Link::List => {
                self.take(person, first, false);
                self.share(lead);
            }
            Link::Dash | Link::Comma if addressed && self.owner.is_none() => self.take(person, first, false),
            _ => {
                let in_list = self.after_name && matches!(self.link(first), Link::Comma | Link::And | Link::Semicolon);
                let shared = !self.shared.is_empty() && in_list;
                self.flush();
                if shared {
                    self.hold_shared(person);
                } else {
                    self.shared.clear();
                }
            }
        }
        if let Some(lead) = lead.filter(|lead| link == Link::Adjacent && self.is_plural(lead)) {
            self.share(Some(lead));
        }
        (self.owner, self.end, self.after_name) = (Some(person), end, true);
    }

    /// Gives the roles before a name to it, those that belong to the name before to that one.
    fn take(&mut self, person: usize, first: usize, adjacent: bool) {
        if let Some(owner) = self.owner {
            let mut from = self.chain.len() - 1;
            // Ranks and degrees stand together: `Trung tướng, PGS.TS`.
            while from > 0 && self.chain[from - 1].takes == Takes::None {
                from -= 1;
            }
            for phrase in self.chain.drain(..from).collect::<Vec<_>>() {
                self.hold_behind(owner, phrase);
            }
        }
        let last = self.chain.len() - 1;
        for (index, phrase) in self.chain.drain(..).enumerate() {
            let end = if index == last && adjacent && self.end > phrase.end { self.end.min(first) } else { phrase.end };
            self.held.push(Held { person, phrase, end });
        }
        if !self.shared.is_empty() {
            self.hold_shared(person);
        }
    }

    fn hold_shared(&mut self, person: usize) {
        for phrase in &self.shared {
            self.held.push(Held { person, phrase: *phrase, end: phrase.end });
        }
    }

    fn share(&mut self, lead: Option<Phrase>) {
        self.shared.clear();
        self.shared.extend(lead);
    }

    /// Gives the roles behind a name to it.
    fn flush(&mut self) {
        if let Some(owner) = self.owner {
            for phrase in std::mem::take(&mut self.chain) {
                self.hold_behind(owner, phrase);
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
        if phrase.takes == Takes::Field { self.scan.roles.described(phrase, BEHIND) } else { phrase.end }
    }

    /// `KT. BỘ TRƯỞNG`: the role of the one for whom the signer acts.
    fn is_acting(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        let dot = phrase.first.checked_sub(1).filter(|&i| cursor.word(i) == kw::DOT);
        dot.is_some_and(|dot| matches!(self.scan.names.tables.cue_before(cursor, dot), Some((_, Cue::Acting))))
    }

    /// Whether the role is written in capitals on a line of its own, with the name below it.
    fn is_signature(&self, first: usize) -> bool {
        let cursor = self.scan.cursor;
        self.chain
            .last()
            .is_some_and(|phrase| cursor.at(phrase.first).shape == Shape::Upper && cursor.at(first).gap >= Gap::Line)
    }

    /// `các Phó Thủ tướng`, `3 VĐV`
    fn is_plural(&self, phrase: &Phrase) -> bool {
        let cursor = self.scan.cursor;
        matches!(self.scan.names.tables.cue_before(cursor, phrase.first), Some((_, Cue::Plural)))
            || cursor.before(phrase.first, 1).kind == Kind::Number
    }
}
