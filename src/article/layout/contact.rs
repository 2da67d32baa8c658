//! How to reach an office or a firm, over or under a text: its address, its telephone, its page.

use super::PartKind;
use super::furniture::Mark;
use super::hints::Hints;
use super::page::{Page, Placed};
use crate::lexicon::{flag, keyword as kw};
use crate::token::Kind;

const CONTACT: Hints = Hints::of(&[Mark::Contact]);
/// The words of a contact at the most.
const WORDS: usize = 24;
/// The lines among which the authors of a paper stand, and those for an office between a name and its address, at the most.
const HEAD: usize = 12;
const OFFICES: usize = 2;
/// The words of the name of who is reached, at the most.
const NAME: usize = 12;

impl Page<'_> {
    /// Contacts in the head, and two or more side by side behind the text, are furniture where nothing announces them; so is the
    /// name of the office over them.
    pub(super) fn contacts(&mut self, head: usize, tail: usize) {
        let mut at = 0;
        while let Some(first) = (at..self.lines.len()).find(|&index| self.is_contact(index)) {
            let goes_on = |&index: &usize| self.is_contact(index) || self.lines[index].part.is_some();
            let end = first + (first..self.lines.len()).take_while(goes_on).count();
            at = end;
            let is_outside = end <= head || first >= tail;
            let before = first.checked_sub(1);
            let announced = before.is_some_and(|before| self.is_announcement(before));
            let count = (first..end).filter(|&index| self.is_contact(index)).count();
            // In the head, one is enough: the address of an author.
            if !is_outside || announced || count < 2 && first >= head {
                continue;
            }
            let name = before.filter(|&before| first >= tail && self.is_owner(before)).unwrap_or(first);
            // In the head, what has no label goes on as a list does.
            let listed = |&index: &usize| index < head && self.has_bullet_again(index);
            let end = end + (end..self.lines.len()).take_while(listed).count();
            for index in name..end {
                if self.lines[index].part.is_none() {
                    self.place(index, PartKind::Chrome);
                }
            }
        }
    }

    /// Names over an address of mail, with a line or two for an office between them, are the authors of a paper.
    pub(super) fn reachable_authors(&mut self) {
        let end = self.lines.len().min(HEAD);
        let is_free = |p: &Placed| matches!(p.part, None | Some((PartKind::Chrome, _)));
        let is_mail = |&index: &usize| {
            let line = &self.lines[index].line;
            let holds = || (line.run.first..line.run.end).any(|at| self.reader.cursor.word(at) == kw::AT);
            line.words <= WORDS && !line.stops && is_free(&self.lines[index]) && holds()
        };
        let Some(mail) = (1..end).find(is_mail) else { return };
        let is_named = |&index: &usize| {
            let run = self.lines[index].line.run;
            let is_person = || {
                self.reader.cursor.at(run.first).flags & flag::SURNAME != 0
                    || matches!(self.reader.mark(run.first, run.end), Some((_, Mark::Degree)))
            };
            self.lines[index].part.is_none() && self.reader.is_signed(run) && is_person()
        };
        let Some(name) = (mail.saturating_sub(OFFICES + 1)..mail).rev().find(is_named) else { return };
        let is_office = |p: &Placed| is_free(p) && !p.line.stops && p.line.words <= WORDS;
        if self.lines[name + 1..mail].iter().all(is_office) {
            self.place(name, PartKind::Byline);
            (name + 1..=mail).for_each(|index| self.place(index, PartKind::Chrome));
        }
    }

    /// Whether a line is a label of contacts and what stands behind it, or furniture with an address of the web.
    fn is_contact(&self, index: usize) -> bool {
        let Placed { line, part, .. } = &self.lines[index];
        let run = self.reader.trimmed(line.run);
        let is_labelled = || {
            let mark = self.reader.mark_of(run.first, run.end, CONTACT);
            matches!(mark, Some((next, Mark::Contact)) if self.reader.cursor.word(next) == kw::COLON)
        };
        // `Văn phòng Mường Lằm, ngõ 102 - ĐT: 0912345678`
        let is_number = |at: usize| {
            let token = self.reader.cursor.at(at);
            token.kind == Kind::Number && self.reader.cursor.str(at).len() >= 3
        };
        let is_called = || {
            let calls = |at: usize| {
                let mark = self.reader.mark_of(at, run.end, CONTACT);
                matches!(mark, Some((next, Mark::Contact)) if self.reader.cursor.word(next) == kw::COLON && is_number(next + 1))
            };
            (run.first + 1..run.end).any(calls)
        };
        match part {
            None => line.hints.any(CONTACT) && line.words <= WORDS && !line.stops && (is_labelled() || is_called()),
            Some((PartKind::Chrome, _)) => line.hints.any(Hints::WEB),
            _ => false,
        }
    }

    /// Whether a line of the text announces what follows.
    fn is_announcement(&self, index: usize) -> bool {
        let Placed { line, part, .. } = &self.lines[index];
        part.is_none() && self.reader.cursor.word(line.run.end - 1) == kw::COLON
    }

    /// Whether a line may name whose contacts follow.
    fn is_owner(&self, index: usize) -> bool {
        let Placed { line, part, .. } = &self.lines[index];
        let run = self.reader.trimmed(line.run);
        let is_named =
            || self.reader.is_upper(run) || matches!(self.reader.mark(run.first, run.end), Some((_, Mark::Organ)));
        part.is_none() && !line.stops && line.words <= NAME && is_named()
    }

    /// Whether a line has the bullet of the line before it.
    fn has_bullet_again(&self, index: usize) -> bool {
        let sign = |index: usize| self.reader.sign(self.lines[index].line.run.first);
        self.lines[index].part.is_none() && !sign(index).is_empty() && sign(index) == sign(index - 1)
    }
}
