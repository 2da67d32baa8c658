//! The page's own date: lines that say when and nothing else.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::{PageReader, PartKind};
use crate::extract::Day;
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Kind, Shape};

/// The tokens of a line that is nothing but a date, at the most.
const STAMP: usize = 32;
/// The words of such a line at the most, where its date has a form of its own.
const FEW: usize = 10;
/// The words that may stand beside a date.
pub(super) const WHEN: Hints = Hints::of(&[Mark::Published, Mark::Time]);

impl PageReader<'_> {
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
                day = day.or(date.full_day().map(|_| Run::new(at, next)));
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
                _ if self.is_fused_weekday(at) => at += 2,
                _ if self.is_full_word(at) => return None,
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
        // `THỨ HAI (9/2/2026):` is the heading of a programme.
        if !announced && self.cursor.word(line.run.end - 1) == kw::COLON {
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
            || self.is_fused_weekday(at)
            || is_month() && at < end
    }

    /// Whether the name of an icon stands before a weekday without a blank: `ClockThứ Sáu`.
    fn is_fused_weekday(&self, at: usize) -> bool {
        let word = self.cursor.str(at);
        let is_fused = |day: &str| word.len() > day.len() && word.ends_with(day);
        (is_fused("Thứ") || is_fused("Chủ")) && self.cursor.at(at + 1).shape.is_capital()
    }

    /// Whether a token says when: a date, a number, a sign, or a word beside them.
    pub(super) fn says_when(&self, at: usize, end: usize) -> bool {
        self.in_date(at)
            || !self.cursor.at(at).is_word()
            || matches!(self.mark_of(at, end, WHEN), Some((_, Mark::Time | Mark::Published)))
            || at > 0 && matches!(self.mark_of(at - 1, end, WHEN), Some((next, Mark::Time)) if next > at)
    }

    /// Whether a run begins with a date: `Sáng 11/3`, `Ngày 5/4`.
    pub(super) fn begins_with_date(&self, run: Run) -> bool {
        (run.first..run.end.min(run.first + 2)).any(|at| self.in_date(at))
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
    pub(super) fn full_date(&self, run: Run) -> Option<Day> {
        let span = self.cursor.span(run.first, run.end);
        let first = self.dates.partition_point(|date| date.span.end <= span.start);
        self.dates[first..].iter().take_while(|date| date.span.start < span.end).find_map(|date| date.full_day())
    }

    /// The tokens of a date that only the head of a page would write: `12 Mar 2021`, `15 Tháng 3 2021`, `20210430`.
    pub(super) fn stated(&self, run: Run) -> Option<Run> {
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
            && before.is_multiple_of(2)
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
    if let (Some(month), Some(day), Some(year)) = (number(first), word(1).and_then(number), word(2).and_then(year))
        && month <= 12
        && (13..=31).contains(&day)
    {
        return Some((3, Day::new(year, month, day)?));
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
    // `27 Tháng Bảy 201520:23`: the clock right behind the year.
    let year = word.get(..4).filter(|_| matches!(word.len(), 4 | 6))?;
    year.parse().ok().filter(|year| (1900..2100).contains(year))
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
