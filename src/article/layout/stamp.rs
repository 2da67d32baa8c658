//! The page's own date: lines that say when and nothing else.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::{PartKind, Reader};
use crate::article::link::full_day;
use crate::extract::Day;
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape};

/// The tokens of a line that is nothing but a date, at the most.
const STAMP: usize = 32;
/// The words of such a line at the most, where its date has a form of its own.
const FEW: usize = 10;
/// The bytes of a line in front of which a date and a clock may stand in running text.
const GLUED: usize = 360;
/// The words that may stand beside a date.
const WHEN: Hints = Hints::of(&[Mark::Published, Mark::Time]);

impl Reader<'_> {
    /// A line that says when: a date with nothing beside it but the clock and a label.
    pub(super) fn dated(&self, line: &Line, run: Run) -> Option<Label> {
        if run.is_empty() || !line.hints.any(Hints::NUMBER) || run.len() > STAMP {
            return None;
        }
        let mut at = self.behind_place(run);
        if !self.may_say_when(at, run.end) {
            return None;
        }
        // `1. Ngày 29/10/2023` is the heading of a programme.
        if self.is_numbered(run) && !self.in_date(run.first) {
            return None;
        }
        let is_short = line.words <= FEW && self.full_date(run).is_none();
        let stated = if is_short { self.stated(run) } else { None };
        if stated.is_none() && !self.has_date(run) {
            return None;
        }
        let mut day = None;
        let mut announced = false;
        while at < run.end {
            if let Some(stated) = stated.filter(|stated| stated.first == at) {
                day = Some(stated);
                at = stated.end;
                continue;
            }
            if let Some((next, date)) = self.date_at(at, run.end) {
                day = day.or(full_day(date).map(|_| Run::new(at, next)));
                let next = stated.map_or(next, |stated| if stated.first > at { next.min(stated.first) } else { next });
                at = next;
                continue;
            }
            match self.mark(at, run.end) {
                Some((next, Mark::Published)) => {
                    announced = true;
                    // `Cập nhật ngày` may hold the first word of the date.
                    at = (at + 1..next).find(|&inner| self.date_at(inner, run.end).is_some()).unwrap_or(next);
                }
                Some((next, Mark::Time)) => at = next,
                // `T6`: Thứ Sáu
                _ if self.cursor.str(at) == "T"
                    && self.cursor.touches(at + 1)
                    && self.cursor.str(at + 1).len() == 1 =>
                {
                    at += 2;
                }
                _ if self.cursor.at(at).is_word() => return None,
                // Four digits behind a plus are the time zone.
                _ if self.cursor.at(at).kind == Kind::Number
                    && self.cursor.str(at).len() > 2
                    && !(self.cursor.touches(at) && self.sign(at - 1) == "+") =>
                {
                    return None;
                }
                _ => at += 1,
            }
        }
        let day = day?;
        // Eight digits alone are any number.
        if day.len() == 1 && !announced {
            return None;
        }
        Some(if announced { Label::Part(PartKind::Published, day) } else { Label::Date(day) })
    }

    /// Whether a line that says when may begin with a token.
    fn may_say_when(&self, at: usize, end: usize) -> bool {
        let token = self.cursor.at(at);
        let is_weekday = || token.shape == Shape::Initial && self.cursor.touches(at + 1);
        let is_month = || token.shape.is_capital() && month(self.cursor.str(at)).is_some();
        !token.is_word()
            || self.furniture.hint(token.word).any(WHEN)
            || self.in_date(at)
            || is_weekday()
            || is_month() && at < end
    }

    /// `date 2024-11-21 Hotline: … Tòa soạn Quảng cáo`: a date with its label, and the furniture of the page's head.
    pub(super) fn dated_furniture(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let Some((next, Mark::Published)) = self.mark_of(line.run.first, line.run.end, WHEN) else { return None };
        let next = if self.cursor.word(next) == kw::COLON { next + 1 } else { next };
        let (end, date) = self.date_at(next, line.run.end)?;
        full_day(date)?;
        let is_furniture = |&at: &usize| {
            matches!(self.mark(at, line.run.end), Some((_, Mark::Furniture | Mark::Section | Mark::Contact)))
        };
        if end == line.run.end || line.stops || (end..line.run.end).filter(is_furniture).count() < 2 {
            return None;
        }
        let rest = Run::new(end, line.run.end);
        Some(vec![
            (self.line(Run::new(line.run.first, end), line.gap), Label::Part(PartKind::Published, Run::new(next, end))),
            (self.line(rest, Gap::Blank), Label::Part(PartKind::Chrome, rest)),
        ])
    }

    /// A date and a clock in digits inside a page that was copied without its line ends: what stands before it, itself, and
    /// what follows.
    pub(super) fn glued(&self, line: &Line) -> Option<[Run; 3]> {
        let from = self.cursor.at(line.run.first).start as usize;
        let mut index = self.dates.partition_point(|date| date.span.end <= from);
        let (first, end) = loop {
            let date = self.dates.get(index)?;
            if date.span.start > from + GLUED {
                return None;
            }
            index += 1;
            let digit = self.cursor.text.as_bytes().get(date.span.start).is_some_and(u8::is_ascii_digit);
            let in_digits = digit || date.weekday.is_some();
            if !in_digits || full_day(date).is_none() {
                continue;
            }
            let first = self.cursor.tokens.partition_point(|token| (token.end as usize) <= date.span.start);
            if first >= line.run.end {
                return None;
            }
            let end = self.cursor.tokens.partition_point(|token| (token.start as usize) < date.span.end);
            if let Some(clocked) = self.clocked(Run::new(first, end), line.run) {
                break clocked;
            }
        };
        let follows = self.cursor.at(end).shape.is_capital() || matches!(self.sign(end), "|" | "(" | "\"" | "“");
        let parted = first > line.run.first && self.cursor.at(first - 1).shape != Shape::Lower
            || self.cursor.at(first).kind == Kind::Number && end < line.run.end;
        (follows && parted && first >= line.run.first + 3 && end + 20 < line.run.end).then_some([
            Run::new(line.run.first, first),
            Run::new(first, end),
            Run::new(end, line.run.end),
        ])
    }

    /// The parts of a page that was copied without its line ends.
    pub(super) fn unglued(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let [before, stamp, after] = self.glued(line)?;
        let day = (stamp.first..stamp.end).find_map(|at| Some(Run::new(at, self.date_at(at, stamp.end)?.0)))?;
        let mut first = before.first;
        while let Some((next, Mark::Section | Mark::Furniture)) = self.mark(first, before.end) {
            let next = next + usize::from(!self.sign(next).is_empty());
            if !self.cursor.at(next).shape.is_capital() {
                break;
            }
            first = next;
        }
        let named = self.trimmed(before);
        let desk = (named.first..named.end).find(
            |&at| matches!(self.mark(at, named.end), Some((next, Mark::Credit)) if next == named.end && at > first),
        );
        // `Cập nhật:` belongs to the date.
        let is_label =
            |&at: &usize| matches!(self.mark(at, named.end), Some((next, Mark::Published)) if next == named.end);
        let labelled = (named.first + 1..named.end).find(is_label);
        let end = desk.or(labelled).unwrap_or(before.end);
        let chrome = Run::new(before.first, first);
        let byline = Run::new(end, before.end);
        let (byline, stamp) = match labelled {
            Some(label) if desk.is_none() => (Run::new(label, label), Run::new(label, stamp.end)),
            _ => (byline, stamp),
        };
        let parts = [
            (chrome, Label::Part(PartKind::Chrome, chrome)),
            (Run::new(first, end), Label::Text),
            (byline, Label::Part(PartKind::Byline, self.trimmed(byline))),
            (stamp, Label::Part(PartKind::Published, day)),
            (after, Label::Text),
        ];
        let mut gap = line.gap;
        let parts = parts.into_iter().filter(|(run, _)| !run.is_empty()).map(|(run, label)| {
            let part = (self.line(run, gap), label);
            gap = Gap::Blank;
            part
        });
        Some(parts.collect())
    }

    /// Whether a token says when: a date, a number, a sign, or a word beside them.
    pub(super) fn says_when(&self, at: usize, end: usize) -> bool {
        self.in_date(at)
            || !self.cursor.at(at).is_word()
            || matches!(self.mark_of(at, end, WHEN), Some((_, Mark::Time | Mark::Published)))
            || at > 0 && matches!(self.mark_of(at - 1, end, WHEN), Some((next, Mark::Time)) if next > at)
    }

    /// The run of a date with the clock before, in or behind it: `18:43 15/04/2025`.
    fn clocked(&self, date: Run, line: Run) -> Option<(usize, usize)> {
        let is_clock = |at: usize| {
            self.cursor.at(at).kind == Kind::Number
                && self.cursor.str(at).len() <= 2
                && self.cursor.word(at + 1) == kw::COLON
                && self.cursor.touches(at + 2)
                && self.cursor.at(at + 2).kind == Kind::Number
        };
        let mut end = date.end;
        let is_inside = (date.first..date.end).any(is_clock);
        let before = date.first.checked_sub(3).filter(|&at| at >= line.first && is_clock(at));
        if !is_inside && before.is_none() {
            let from = end + usize::from(matches!(self.sign(end), "|" | "-" | "–" | ","));
            end = Some(from).filter(|&at| at + 3 <= line.end && is_clock(at))? + 3;
        }
        while end < line.end
            && (matches!(self.mark(end, line.end), Some((next, Mark::Time)) if next == end + 1 && self.cursor.at(end).shape == Shape::Upper)
                || matches!(self.sign(end), "(" | ")" | "[" | "]" | "+" | ",")
                || self.cursor.at(end).kind == Kind::Number && self.cursor.touches(end))
        {
            end += 1;
        }
        Some((before.unwrap_or(date.first), end))
    }

    /// The token behind the place in `Hòa Bình, ngày …`.
    fn behind_place(&self, run: Run) -> usize {
        if self.in_date(run.first) {
            return run.first;
        }
        let is_name = |at: &usize| self.cursor.at(*at).shape.is_capital() || matches!(self.cursor.str(*at), "." | "-");
        let end = (run.first..run.end.min(run.first + 8)).find(|at| !is_name(at)).unwrap_or(run.first);
        let is_place = self.cursor.word(end) == kw::COMMA && self.cursor.at(end + 1).flags & flag::DATE != 0;
        if is_place { end + 1 } else { run.first }
    }

    /// The first full date in a run.
    fn full_date(&self, run: Run) -> Option<Day> {
        let span = self.cursor.span(run.first, run.end);
        let first = self.dates.partition_point(|date| date.span.end <= span.start);
        self.dates[first..].iter().take_while(|date| date.span.start < span.end).find_map(full_day)
    }

    /// The tokens of a date that only the head of a page would write: `12 Mar 2021`, `15 Tháng 3 2021`, `20210430`.
    fn stated(&self, run: Run) -> Option<Run> {
        let from = match self.mark_of(run.first, run.end, WHEN) {
            Some((next, Mark::Published)) => next,
            _ => run.first,
        };
        let run = Run::new(from, run.end);
        if run.is_empty() {
            return None;
        }
        let span = self.cursor.span(run.first, run.end);
        let (found, _) = stated_day(span.of(self.cursor.text))?;
        let (start, end) = (span.start + found.start, span.start + found.end);
        let first = (run.first..run.end).find(|&at| self.cursor.at(at).end as usize > start)?;
        let end = (first..run.end).find(|&at| self.cursor.at(at).end as usize >= end)? + 1;
        Some(Run::new(first, end))
    }

    /// Whether a line says how long ago: `3 tháng 1 tuần trước`, `Báo Mai Báo Mai 13 ngày`.
    pub(super) fn is_ago(&self, line: &Line, run: Run) -> bool {
        const SPAN: Hints = Hints::of(&[Mark::Unit, Mark::Time]);
        if line.words > 14 || !line.hints.any(Hints::NUMBER) || !line.hints.any(SPAN) {
            return false;
        }
        let ago = matches!(self.mark(run.end.saturating_sub(1), run.end), Some((_, Mark::Ago)));
        let end = if ago { run.end - 1 } else { run.end };
        let mut first = end;
        while first >= run.first + 2
            && matches!(self.mark(first - 1, first), Some((_, Mark::Unit | Mark::Time)))
            && self.cursor.at(first - 2).kind == Kind::Number
        {
            first -= 2;
        }
        let before = first - run.first;
        let half = before / 2;
        let doubled = before >= 4
            && before % 2 == 0
            && (0..half).all(|i| self.cursor.str(run.first + i) == self.cursor.str(run.first + half + i));
        first < end && (doubled || ago && (before == 0 || self.is_signed(Run::new(run.first, first))))
    }
}

/// The day that words state in a form of their own, and where: the forms that stand over articles and not in sentences.
pub(in crate::article) fn stated_day(text: &str) -> Option<(Span, Day)> {
    // A stamp is short.
    let mut words = [(0, ""); 12];
    let mut count = 0;
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() && count < words.len() {
            words[count] = (at, word);
            count += 1;
        }
        at += piece.len();
    }
    let words = &words[..count];
    (0..count).find_map(|from| {
        let (length, day) = day_of(&words[from..])?;
        let (start, last) = (words[from].0, words[from + length - 1]);
        Some((Span::new(start, last.0 + last.1.len()), day))
    })
}

/// The day that words begin with, and how many of them it takes.
fn day_of(words: &[(usize, &str)]) -> Option<(usize, Day)> {
    let word = |index: usize| words.get(index).map(|(_, word)| *word);
    let first = word(0)?;
    if first.len() == 8 && first.bytes().all(|b| b.is_ascii_digit()) {
        let day = Day::new(year(&first[..4])?, number(&first[4..6])?, number(&first[6..])?)?;
        return Some((1, day));
    }
    if let Some(year) = year(first) {
        // `2021-03-12T08:00`
        let last = word(2)?;
        let digits = last.bytes().take_while(u8::is_ascii_digit).count();
        return Some((3, Day::new(year, number(word(1)?)?, number(&last[..digits])?)?));
    }
    if let Some(month) = month(first).filter(|_| !first.starts_with(|c: char| c.is_ascii_digit())) {
        return Some((3, Day::new(year(word(2)?)?, month, ordinal(word(1)?)?)?));
    }
    // `Tháng Ba 9, 2022`
    if first.to_lowercase() == "tháng" {
        let (length, month) = named_month(&words[1..])?;
        return Some((length + 3, Day::new(year(word(length + 2)?)?, month, ordinal(word(length + 1)?)?)?));
    }
    let day = ordinal(first)?;
    if let [_, (_, month), (_, year)] = words {
        // `12.03.25` and nothing else.
        let is_short = |word: &str| (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
        if is_short(first) && is_short(month) && year.len() == 2 && is_short(year) {
            return Some((3, Day::new(2000 + i16::from(number(year)?), number(month)?, day)?));
        }
    }
    // `8/25/2015 7:50:17 AM`
    if let (Some(month), Some(day), Some(year)) = (number(first), word(1).and_then(number), word(2).and_then(year)) {
        if month <= 12 && (13..=31).contains(&day) {
            return Some((3, Day::new(year, month, day)?));
        }
    }
    let named = word(1)?.to_lowercase();
    let mut at = 1 + usize::from(matches!(named.as_str(), "tháng" | "thg" | "th"));
    let (length, month) = match month(word(at)?) {
        Some(month) => (1, month),
        // Without the word for a month, `năm` is the year.
        None => named_month(words.get(at..).filter(|_| at == 2)?)?,
    };
    at += length;
    at += usize::from(word(at)?.to_lowercase() == "năm");
    Some((at + 1, Day::new(year(word(at)?)?, month, day)?))
}

/// `Ba`, `Mười Hai`: how many words name the month, and which it is.
fn named_month(words: &[(usize, &str)]) -> Option<(usize, u8)> {
    const NAMES: [&str; 10] = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let named = |index: usize| {
        let name = words.get(index)?.1.to_lowercase();
        NAMES.iter().position(|known| name == *known).map(|at| at as u8 + 1)
    };
    match (named(0)?, named(1)) {
        (10, Some(more @ (1 | 2))) => Some((2, 10 + more)),
        (month, _) => Some((1, month)),
    }
}

fn number(word: &str) -> Option<u8> {
    word.parse().ok()
}

/// `12`, `12th`
fn ordinal(word: &str) -> Option<u8> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th").then(|| number(&word[..digits])).flatten()
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

/// `3`, `Th3`, `Mar`, `March`
fn month(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !word.is_ascii() || word.len() > 9 {
        return None;
    }
    let word = word.to_ascii_lowercase();
    if let Some(month) = number(word.trim_start_matches("thg").trim_start_matches("th")) {
        return Some(month);
    }
    let is_short = word.len() == 3 || word == "sept";
    MONTHS.iter().position(|month| word == *month || is_short && month.starts_with(&word)).map(|index| index as u8 + 1)
}
