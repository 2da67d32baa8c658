//! Ranges and lists: what is written once is shared backwards (`ngày 29 và 30/12`, `từ ngày 1 đến ngày 5/3/2021`).

use super::edtf::{Clock, DateValue, Part, PartialDate, Year};
use super::parse::DateReader;
use super::point::{Form, Point};
use super::value::{Calendar, Unit};
use super::words::{Word, context};
use crate::lexicon::keyword as kw;

/// How many dates a list can have.
const LONGEST: usize = 16;

/// How two dates are joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Link {
    /// đến, tới, a dash
    To,
    /// và, a comma
    And,
}

/// A date of a range or list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) start: usize,
    pub(super) point: Point,
    pub(super) clock: Option<Clock>,
    /// How it is joined to the one before.
    link: Link,
}

/// A range or list; one value serves for all of a text.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    members: Vec<Member>,
    /// One entry a mention.
    pub(super) entries: Vec<Entry>,
}

/// One mention of a range or list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: DateValue,
    /// The last of its dates, for what else stands with it.
    pub(super) last: Point,
}

impl DateReader<'_> {
    /// Reads the range or list that begins with a date at `start`, of which `first` is read.
    pub(super) fn sequence(&self, start: usize, first: Point, clock: Option<Clock>, sequence: &mut Sequence) {
        let Sequence { members, entries } = sequence;
        members.clear();
        members.push(Member { start, point: first, clock, link: Link::And });
        while members.len() < LONGEST {
            let Some(next) = self.next_member(members) else { break };
            members.push(next);
        }
        self.cut(members);
        if let Some(behind) = self.day_behind(members) {
            // It begins a mention of its own, but shares its month.
            members.push(behind);
            share(members);
            members.pop();
        } else {
            share(members);
        }
        join(members, entries);
    }

    /// The date that follows the last of `members`, joined to it.
    fn next_member(&self, members: &[Member]) -> Option<Member> {
        let last = members.last()?;
        if let Some(year) = self.wrapped_year(members) {
            return Some(year);
        }
        let (at, link) = self.link(last.point.end)?;
        if link == Link::To && last.link == Link::To {
            return None;
        }
        let unit = members[0].point.unit();
        let member = |start, point| Member { start, point, clock: None, link };
        if link == Link::To
            && let Some(member) = self.range_end(at, unit)
        {
            return Some(Member { link, ..member });
        }
        let worded = self.digits(at).is_none();
        if let Some(point) = self.point(at) {
            // A list goes on where something is shared; a date that needs nothing begins a mention of its own.
            let needs = match last.point.date.part {
                Part::Day(None, _) => matches!(point.date.part, Part::Day(..)),
                Part::Day(Some(_), _) => {
                    !worded && last.point.date.year == Year::Unknown && matches!(point.date.part, Part::Day(Some(_), _))
                }
                Part::Month(_) => {
                    last.point.date.year == Year::Unknown
                        && matches!(point.date.part, Part::Month(_))
                        && !(worded && self.cursor.word(at - 1) == kw::COMMA)
                }
                _ => !worded && point.unit() == unit && !matches!(point.date.part, Part::Whole),
            };
            if needs && point.form != Form::Elided {
                return Some(member(at, point));
            }
        }
        let elided = self.elided(at, unit)?;
        let grows = match (last.point.date.part, elided.date.part) {
            (Part::Day(None, before), Part::Day(None, day)) => before < day,
            (Part::Day(Some(_), _), Part::Day(None, _)) => false,
            (Part::Month(before), Part::Month(month)) => before < month,
            _ => true,
        };
        grows.then(|| member(at, elided))
    }

    /// The second year of a range that the end of a line parts: `giai đoạn 2021 -⏎2025`.
    fn wrapped_year(&self, members: &[Member]) -> Option<Member> {
        let [first] = members else { return None };
        let (dash, start) = (first.point.end, first.point.end + 1);
        let parted = first.point.form == Form::Elided
            && first.point.date.part == Part::Whole
            && self.cursor.word(dash) == kw::DASH
            && self.cursor.same_line(dash)
            && self.is_wrapped(start);
        let point = if parted { self.bare_number(start, Unit::Year) } else { None };
        point.map(|point| Member { start, point, clock: None, link: Link::To })
    }

    /// The day with a part of the day behind a day without a month: `ngày 21 và sáng 22/7`, `đêm 14 rạng sáng 15/7`.
    fn day_behind(&self, members: &[Member]) -> Option<Member> {
        let last = members.last().filter(|m| matches!(m.point.date.part, Part::Day(None, _)))?;
        let end = last.point.end;
        let (at, link) = self.link(end).or_else(|| self.cursor.same_line(end).then_some((end, Link::And)))?;
        let (at, Word::Part(..)) = self.words.at(self.cursor, at)? else { return None };
        let point =
            self.point(at).filter(|p| in_order(&last.point, p) && matches!(p.date.part, Part::Day(Some(_), _)))?;
        (link == Link::And).then_some(Member { start: at, point, clock: None, link })
    }

    /// The second end of a range: a date with what may stand before it.
    fn range_end(&self, start: usize, unit: Unit) -> Option<Member> {
        let mut at = start;
        let clock = self.clock(at);
        at = clock.map_or(at, |(end, _)| end);
        let mut part = None;
        if let Some((end, Word::Part(of_day, _))) = self.words.at(self.cursor, at) {
            (at, part) = (end, Some(of_day));
        }
        if let Some((end, _)) = self.weekday(at) {
            at = end;
        }
        let point = self.point(at).or_else(|| self.elided(at, unit))?;
        let clock = clock.map(|(_, clock)| super::clock::on_24_hours(clock, part));
        (at == start || point.form != Form::Elided).then_some(Member { start, point, clock, link: Link::To })
    }

    /// The connector at an index.
    fn link(&self, index: usize) -> Option<(usize, Link)> {
        if !self.cursor.same_line(index) {
            return None;
        }
        let end = index + 1;
        let (end, link) = match self.cursor.word(index) {
            kw::DASH => (end, Link::To),
            kw::SLASH if self.is_slashed_pair(index) => (end, Link::To),
            kw::CHO if matches!(self.cursor.word(end), kw::ĐẾN | kw::TỚI) => (end + 1, Link::To),
            kw::ĐẾN | kw::TỚI => (end, Link::To),
            kw::COMMA | kw::SEMICOLON => (end + usize::from(self.cursor.word(end) == kw::VÀ), Link::And),
            kw::VÀ | kw::AMPERSAND | kw::HOẶC => (end, Link::And),
            _ => return None,
        };
        let end = end + usize::from(link == Link::To && self.cursor.word(end) == kw::HẾT);
        self.cursor.same_line(end).then_some((end, link))
    }

    /// `tháng 7, 8`: the next number is the next month, and counts nothing.
    fn is_next_month(&self, before: &Point, last: &Point) -> bool {
        let next = match (before.date.part, last.date.part) {
            (Part::Month(a), Part::Month(b)) => b == a + 1,
            _ => false,
        };
        next && !self.glued(last.end) && self.words.right(self.cursor, last.end) & context::COUNTED == 0
    }

    /// Drops the numbers at the end that no date makes one of them.
    fn cut(&self, members: &mut Vec<Member>) {
        while members.len() > 1 {
            let last = members[members.len() - 1];
            let before = members[members.len() - 2];
            let date = last.point.date;
            let ok = match (last.link, date.part) {
                _ if last.point.calendar == Calendar::Lunar => true,
                (_, Part::Day(None, _)) => {
                    last.point.form == Form::Sure
                        && last.link == Link::To
                        && matches!(before.point.date.part, Part::Day(None, _))
                }
                (Link::To, Part::Day(..)) => last.point.form == Form::Sure || !self.glued(last.point.end),
                (_, Part::Month(_)) => {
                    date.year != Year::Unknown
                        || last.point.form == Form::Sure
                        || last.link == Link::To && !self.glued(last.point.end)
                        || self.is_next_month(&before.point, &last.point)
                }
                _ => true,
            };
            let ordered = last.link == Link::And || in_order(&before.point, &last.point);
            if ok && ordered {
                return;
            }
            members.pop();
        }
    }
}

/// Whether a range from the one to the other can be meant.
fn in_order(from: &Point, to: &Point) -> bool {
    match (from.date.year, to.date.year) {
        (Year::Known(a), Year::Known(b)) if matches!((from.date.part, to.date.part), (Part::Whole, Part::Whole)) => {
            a < b && b - a <= 1000
        }
        (Year::Known(a), Year::Known(b)) => a <= b,
        (Year::Decade(a), Year::Decade(b)) | (Year::Century(a), Year::Century(b)) => a < b,
        (Year::Unknown, _) => match (from.date.part, to.date.part) {
            (Part::Day(None, a), Part::Day(_, b)) => a < b,
            (Part::Day(..), Part::Day(..)) | (Part::Month(_), Part::Month(_)) => true,
            (Part::Day(..), Part::Month(_)) | (Part::Month(_), Part::Day(..)) => to.date.year != Year::Unknown,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        },
        (Year::Known(_), Year::Unknown) => !matches!(to.date.part, Part::Day(None, _)),
        _ => true,
    }
}

/// Gives each date what it lacks from the one behind it.
fn share(members: &mut [Member]) {
    for index in (1..members.len()).rev() {
        let next = members[index];
        let this = &mut members[index - 1];
        let (from, to) = (&mut this.point.date, next.point.date);
        let (own_part, own_year) = (from.part, from.year);
        if let (Part::Day(None, day), Part::Day(Some(month), _)) = (from.part, to.part) {
            from.part = Part::Day(Some(month), day);
        }
        if from.year == Year::Unknown && to.part != Part::Whole {
            from.year = match to.year {
                // From 29/12 to 1/1/2017: the range began the year before.
                Year::Known(year) if next.link == Link::To && later(from.part, to.part) => Year::Known(year - 1),
                year => year,
            };
        }
        // `ngày mùng 3 và 5/4/2021`
        if matches!((own_part, to.year), (Part::Day(None, _), Year::Known(_))) {
            this.point.calendar = next.point.calendar;
        }
        if next.point.calendar == Calendar::Lunar && (own_part != from.part || own_year == Year::Unknown) {
            this.point.calendar = Calendar::Lunar;
        }
        if this.point.sexagenary.is_none() {
            this.point.sexagenary = next.point.sexagenary;
        }
        if this.point.year.is_none() {
            this.point.year = next.point.year;
        }
    }
}

/// Whether a part of the year comes after another.
fn later(a: Part, b: Part) -> bool {
    match (a, b) {
        (Part::Day(Some(m), d), Part::Day(Some(n), e)) => (m, d) > (n, e),
        (Part::Month(m) | Part::Day(Some(m), _), Part::Month(n) | Part::Day(Some(n), _)) => m > n,
        (Part::Quarter(m), Part::Quarter(n)) => m > n,
        _ => false,
    }
}

/// One entry for each date, but one for the two of a range.
fn join(members: &[Member], entries: &mut Vec<Entry>) {
    entries.clear();
    for member in members {
        let date = PartialDate { clock: member.clock, ..member.point.date };
        let end = member.point.end;
        match entries.last_mut().filter(|_| member.link == Link::To) {
            Some(entry) => {
                entry.value = DateValue::Interval(entry.value.start(), date);
                entry.end = end;
                entry.last = member.point;
            }
            None => {
                entries.push(Entry { start: member.start, end, value: DateValue::Single(date), last: member.point });
            }
        }
    }
}
