//! Lines that hold the head of a page without its line ends: the date, the title, the author and the text in one.
//!
//! A date in digits with a clock stands in no sentence, so that it parts what stands before it from what follows.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::stamp::WHEN;
use super::{PageReader, PartKind};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Kind, Shape};

const THEO: Hints = Hints::of(&[Mark::Theo]);
/// The tokens of a line among which its date begins, at the most.
const NEAR: usize = 64;
/// The words of a title at the least, and at the most where nothing but the first word of a sentence ends it.
const TITLE: (usize, usize) = (5, 32);
/// The tokens of a text behind a date at the least: fewer are no paragraph.
const TEXT: usize = 20;
/// The first year of pages on the web.
const RECENT: i16 = 2000;
/// The most tokens of the name of a place.
const PLACE: usize = 4;
/// The most tokens of the name of an author or a desk before a date.
const NAME: usize = 8;

/// Where a date stands in a line, and its day.
#[derive(Clone, Copy)]
struct Stamp {
    run: Run,
    day: Run,
}

impl PageReader<'_> {
    /// The parts of a line that a date in digits parts.
    pub(super) fn unglued(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        if !line.hints.any(Hints::NUMBER) {
            return None;
        }
        let mut parts = Vec::new();
        let (before, stamp, after) = match self.announced_stamp(line) {
            Some((stamp, after)) => (Run::new(line.run.first, line.run.first), stamp, after),
            None => {
                let by_clock = || self.parting_stamp(line).or_else(|| self.closing_stamp(line));
                self.touching_stamp(line).or_else(by_clock)?
            }
        };
        let stamp_run = self.push_head(before, stamp.run, &mut parts);
        parts.push((stamp_run, Label::Part(PartKind::Published, stamp.day)));
        let rest = self.line(after, Gap::Blank);
        if after.is_empty() {
        } else if before.is_empty() {
            self.push_rest(&rest, &mut parts);
        } else {
            parts.push((after, Label::Text));
        }
        let mut gap = line.gap;
        let parts = parts.into_iter().filter(|(run, _)| !run.is_empty()).map(|(run, label)| {
            let part = (self.line(run, gap), label);
            gap = Gap::Blank;
            part
        });
        Some(parts.collect())
    }

    /// What stands before a date: furniture, the title, and who wrote it. Gives the run of the date with its label.
    fn push_head(&self, before: Run, stamp: Run, parts: &mut Vec<(Run, Label)>) -> Run {
        let first = self.behind_sections(before);
        let named = self.trimmed(before);
        let ends = |at: &usize, is: fn(Mark) -> bool| matches!(self.mark(*at, named.end), Some((next, mark)) if next == named.end && is(mark));
        let inner = named.first + 1..named.end;
        let desk = inner.clone().find(|at| ends(at, |mark| mark == Mark::Credit));
        // `Cập nhật:` belongs to the date.
        let labelled = inner.clone().find(|at| ends(at, |mark| mark == Mark::Published)).filter(|_| desk.is_none());
        let end = desk.or(labelled).unwrap_or(before.end);
        let chrome = Run::new(before.first, first);
        parts.push((chrome, Label::Part(PartKind::Chrome, chrome)));
        let head = self.trimmed(Run::new(first, end));
        // `Nhóm phóng viên, Theo VOV`
        if let Some(names) = self.signers(head, false)
            && let Some((source, Mark::Theo)) = self.mark_of(names + 1, head.end, THEO)
        {
            parts.push((Run::new(first, names), Label::Part(PartKind::Byline, Run::new(head.first, names))));
            parts.push((Run::new(names, end), Label::Part(PartKind::Source, Run::new(source, head.end))));
            return Run::new(end, stamp.end);
        }
        // `MAI LAN // TRUNG TÂM TIN TỨC`
        if let Some(names) = self.signers(head, false)
            && names + 1 < head.end
            && matches!(self.sign(names), "/" | "|")
        {
            parts.push((Run::new(first, end), Label::Part(PartKind::Byline, Run::new(head.first, names))));
            return Run::new(end, stamp.end);
        }
        let is_author = (1..=NAME).contains(&head.len()) && (self.is_office_name(head) || self.is_signed(head));
        let label = if is_author { Label::Part(PartKind::Byline, head) } else { Label::Text };
        parts.push((Run::new(first, end), label));
        match desk {
            Some(desk) => {
                let byline = Run::new(desk, before.end);
                parts.push((byline, Label::Part(PartKind::Byline, self.trimmed(byline))));
                stamp
            }
            None => Run::new(end, stamp.end),
        }
    }

    /// What follows a date that begins a line: furniture, or a title with a further date or with the first paragraph.
    fn push_rest(&self, rest: &Line, parts: &mut Vec<(Run, Label)>) {
        let run = rest.run;
        // A title may name sections, and holds the verbs of controls: `Chuyển đổi số - góp phần tăng … cho Đảng`.
        let marked = |at: usize| self.mark(at, run.end).filter(|_| self.cursor.at(at).shape.is_capital());
        let marks = (run.first..run.end).filter_map(marked).map(|(_, mark)| mark);
        let is_control = |mark: &Mark| matches!(mark, Mark::Furniture | Mark::Contact);
        let found: Vec<Mark> = marks.filter(|mark| is_control(mark) || *mark == Mark::Section).collect();
        if !rest.stops && found.len() >= 2 && found.iter().any(is_control) {
            return parts.push((run, Label::Part(PartKind::Chrome, run)));
        }
        if let Some(further) = self.unglued(rest) {
            return parts.extend(further.into_iter().map(|(line, label)| (line.run, label)));
        }
        let first = self.behind_sections(run);
        let chrome = Run::new(run.first, first);
        // The place where it was written: `date 2024-11-21 Hà Nội`.
        if self.is_place(run) {
            return parts.push((run, Label::Part(PartKind::Chrome, run)));
        }
        if let Some(fused) = self.fused_place(run).filter(|_| rest.stops) {
            let place = Run::new(run.first, fused);
            parts.push((place, Label::Part(PartKind::Chrome, place)));
            return parts.push((Run::new(fused, run.end), Label::Text));
        }
        match self.headline_end(Run::new(first, run.end)) {
            Some(end) => {
                parts.push((chrome, Label::Part(PartKind::Chrome, chrome)));
                parts.extend([(Run::new(first, end), Label::Text), (Run::new(end, run.end), Label::Text)]);
            }
            None => parts.push((run, self.label(rest))),
        }
    }

    /// Where the names of parts of the site end that begin a run.
    fn behind_sections(&self, run: Run) -> usize {
        let mut first = run.first;
        while let Some((next, Mark::Section | Mark::Furniture | Mark::Line)) = self.mark(first, run.end) {
            let next = next + usize::from(!self.sign(next).is_empty());
            if next >= run.end || !self.cursor.at(next).shape.is_capital() {
                break;
            }
            first = next;
        }
        first
    }

    /// Where a title ends that no sign parts from the text: before a word that begins sentences and no name, in capitals.
    fn headline_end(&self, run: Run) -> Option<usize> {
        let begins = |&at: &usize| {
            let before = self.cursor.at(at - 1);
            let starts = || {
                self.in_date(at) && !self.parts_date(at)
                    || self.furniture.starts.longest(&self.cursor.tokens[at..run.end]).is_some()
            };
            self.cursor.at(at).shape == Shape::Title && before.is_word() && before.shape != Shape::Upper && starts()
        };
        let (least, most) = TITLE;
        let least = run.first + least;
        (least..run.end.min(run.first + most)).find(begins).filter(|at| at + TEXT < run.end)
    }

    /// `date 2024-11-21 …`: a label and a date that begin a line, and what follows them.
    fn announced_stamp(&self, line: &Line) -> Option<(Stamp, Run)> {
        let Some((next, Mark::Published)) = self.mark_of(line.run.first, line.run.end, WHEN) else { return None };
        let next = next + usize::from(self.cursor.word(next) == kw::COLON);
        let day = self.in_digits(next, line.run.end, true)?;
        let run = self.clocked(day, line.run).unwrap_or(day);
        let stamp = Stamp { run: Run::new(line.run.first, run.end), day };
        let rest = Run::new(run.end, line.run.end);
        (self.may_follow(rest) && (rest.len() > 2 || self.is_place(rest))).then_some((stamp, rest))
    }

    /// A date in digits that begins a line, and the text right behind it without a blank: `Wed, 02/08/2017Thực hiện …`.
    fn touching_stamp(&self, line: &Line) -> Option<(Run, Stamp, Run)> {
        let Run { first, end } = line.run;
        let says_day = |at: usize| matches!(self.mark_of(at, end, WHEN), Some((_, Mark::Time)));
        let skipped = if says_day(first) { 1 + usize::from(self.cursor.word(first + 1) == kw::COMMA) } else { 0 };
        let day = self.in_digits(first + skipped, end, false)?;
        let is_text = self.cursor.touches(day.end) && self.cursor.at(day.end).shape.is_capital();
        let rest = Run::new(day.end, end);
        let stamp = Stamp { run: Run::new(first, day.end), day };
        (is_text && rest.len() > TEXT).then_some((Run::new(first, first), stamp, rest))
    }

    /// A date and a clock in digits inside a line: what stands before them, themselves, and what follows.
    fn parting_stamp(&self, line: &Line) -> Option<(Run, Stamp, Run)> {
        let near = line.run.end.min(line.run.first + NEAR);
        // Most lines have no clock.
        if !line.hints.any(Hints::COLON) {
            return None;
        }
        let tokens = self.cursor.tokens[..near].iter().enumerate().skip(line.run.first);
        let mut numbers = tokens.filter(|(_, token)| token.kind == Kind::Number);
        let (day, run) = numbers.find_map(|(at, _)| {
            let day = self.in_digits(at, line.run.end, false)?;
            Some((day, self.clocked(day, line.run)?))
        })?;
        let before = Run::new(line.run.first, run.first);
        let after = Run::new(run.end, line.run.end);
        let last = self.cursor.at(run.first.max(1) - 1);
        let is_parted =
            before.is_empty() || last.shape != Shape::Lower || self.cursor.at(run.first).kind == Kind::Number;
        // `… lúc 8:00 12/3/2024` is a title.
        let is_said = !before.is_empty() && self.furniture.hint(last.word).any(Hints::of(&[Mark::Time]));
        let is_whole = match (before.len(), after.len()) {
            (0, rest) => rest > 2,
            // `VTV-Thứ hai, 12/3/2024 9:00`
            (head, 0) => (head <= 2 || last.word == kw::DASH || head >= TITLE.0) && line.words <= 40,
            (1..=2, _) => false,
            (_, rest) => rest > TEXT,
        };
        let follows = after.is_empty() || self.may_follow(after);
        (is_whole && is_parted && !is_said && follows).then_some((before, Stamp { run, day }, after))
    }

    /// A bracket that ends a title and holds the day, with or without its label: `… dịp Tết (24/01/2018)`, `… bò vàng (Ngày
    /// đăng: 6/3/2019)`. Where the bracket begins, the day, and whether a label says what it is.
    fn bracketed_day(&self, run: Run) -> Option<(usize, Run, bool)> {
        let close = run.end.checked_sub(1).filter(|&at| self.cursor.word(at) == kw::CLOSE)?;
        let least = (run.first + TITLE.0).max(close.saturating_sub(NAME + 2));
        let open = (least..close).rev().find(|&at| self.cursor.word(at) == kw::OPEN)?;
        let label = match self.mark_of(open + 1, close, WHEN) {
            Some((next, Mark::Published)) => next + usize::from(self.cursor.word(next) == kw::COLON),
            _ => open + 1,
        };
        let day = self.in_digits(label, close, false).filter(|day| day.end == close)?;
        Some((open, day, label > open + 1))
    }

    /// Takes the day of publication from the end of the title, where it stands in a bracket without a label, as some sites
    /// write it: with two digits for day and month. A day of which the title tells looks the same, so that any other date
    /// of publication on the page comes first.
    pub(super) fn part_dated_title(&self, lines: &mut Vec<(Line, Label)>) {
        let is_dated = |(_, label): &(Line, Label)| matches!(label, Label::Part(PartKind::Published, _));
        // The first line of the head that may be a title; none further down is the title's own.
        let is_title = |(line, label): &(Line, Label)| *label == Label::Text && line.words >= TITLE.0;
        let Some(index) = lines.iter().position(is_title) else { return };
        let line = lines[index].0;
        let Some((open, day, _)) = self.bracketed_day(line.run).filter(|_| line.words <= 40) else { return };
        // A feast stands with its day in titles, too: `… thành lập Đoàn (26/3/1931)`.
        let is_padded = [0, 2].iter().all(|step| self.cursor.str(day.first + step).len() == 2);
        let is_recent = self.full_date(day).is_some_and(|day| day.year() >= RECENT);
        let title = Run::new(line.run.first, open);
        if !is_padded || !is_recent || self.stops(title) || lines.iter().any(is_dated) {
            return;
        }
        let stamp = (self.line(Run::new(open, line.run.end), Gap::Blank), Label::Part(PartKind::Published, day));
        lines.splice(index..=index, [(self.line(title, line.gap), Label::Text), stamp]);
    }

    /// A label and a date that end a title, in brackets or not: `… năm 2022 Ngày cập nhật 29/11/2022`, `… bò vàng (Ngày
    /// đăng: 6/3/2019)`.
    fn closing_stamp(&self, line: &Line) -> Option<(Run, Stamp, Run)> {
        let Run { first, end } = line.run;
        if line.words > 40 || !line.hints.any(WHEN) {
            return None;
        }
        let labelled = |at: usize| match self.mark_of(at, end, WHEN) {
            Some((next, Mark::Published)) if next > at + 1 && self.cursor.at(at).shape == Shape::Title => {
                let next = next + usize::from(self.cursor.word(next) == kw::COLON);
                self.in_digits(next, end, false).filter(|day| day.end == end).map(|day| (at, day))
            }
            _ => None,
        };
        let bracketed = || self.bracketed_day(line.run).filter(|&(.., is_labelled)| is_labelled);
        let (at, day) =
            (first + TITLE.0..end).find_map(labelled).or_else(|| bracketed().map(|(open, day, _)| (open, day)))?;
        let stamp = Stamp { run: Run::new(at, end), day };
        (!self.stops(Run::new(first, at))).then_some((Run::new(first, at), stamp, Run::new(end, end)))
    }

    /// The word that is both the last of a place and the first of the text: `Hà NộiSáng nay …`, `TP HCMNam thanh niên …`.
    fn fused_place(&self, run: Run) -> Option<usize> {
        let end = run.end.min(run.first + PLACE);
        let at = (run.first + 1..end).find(|&at| !self.cursor.at(at - 1).shape.is_capital()).unwrap_or(end) - 1;
        let word = self.cursor.str(at);
        let is_double = || word.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
        let is_fused = self.cursor.at(at).shape == Shape::Mixed && word.starts_with(char::is_uppercase);
        (at > run.first && is_fused && (!word.is_ascii() || is_double())).then_some(at)
    }

    /// Whether a run may be the name of a place: a word or two with capitals.
    fn is_place(&self, run: Run) -> bool {
        (1..=2).contains(&run.len()) && (run.first..run.end).all(|at| self.cursor.at(at).shape.is_capital())
    }

    /// Whether a run may begin a title or a paragraph.
    fn may_follow(&self, run: Run) -> bool {
        !run.is_empty()
            && (self.cursor.at(run.first).shape.is_capital()
                || matches!(self.sign(run.first), "|" | "(" | "[" | "\"" | "“" | "‘" | "'"))
    }

    /// A date of three numbers that begins at a token, of two where the month alone `suffices`.
    fn in_digits(&self, at: usize, end: usize, suffices: bool) -> Option<Run> {
        let is_number = |at: usize, least: usize, most: usize| {
            let token = self.cursor.at(at);
            token.kind == Kind::Number && (least..=most).contains(&self.cursor.str(at).len())
        };
        let follows = |at: usize, least: usize| {
            matches!(self.sign(at), "/" | "-" | ".")
                && self.cursor.touches(at)
                && self.cursor.touches(at + 1)
                && is_number(at + 1, least, 4)
        };
        let is_year = is_number(at, 4, 4);
        if !(is_year || is_number(at, 1, 2)) || at + 3 > end || !follows(at + 1, 1) {
            return None;
        }
        let whole = Run::new(at, end.min(at + 5));
        if whole.len() == 5 && follows(at + 3, if is_year { 1 } else { 4 }) {
            let is_day = self.full_date(whole).is_some() || self.stated(whole).is_some();
            return is_day.then_some(whole);
        }
        (suffices && is_year).then_some(Run::new(at, at + 3))
    }

    /// The run of a date with the weekday before it and the clock on either side: `18:43 15/04/2025`.
    fn clocked(&self, date: Run, line: Run) -> Option<Run> {
        let is_clock = |at: usize| {
            self.cursor.at(at).kind == Kind::Number
                && self.cursor.str(at).len() <= 2
                && self.cursor.word(at + 1) == kw::COLON
                && self.cursor.touches(at + 2)
                && self.cursor.at(at + 2).kind == Kind::Number
        };
        // `Thứ Hai, 12/05/2025`
        let mut first = date.first;
        while first > line.first && self.in_date(first - 1) {
            first -= 1;
        }
        let before = [1, 0].into_iter().find_map(|sign| {
            let at = first.checked_sub(3 + sign).filter(|&at| at >= line.first && is_clock(at))?;
            (sign == 0 || matches!(self.sign(first - 1), "|" | "-" | "–" | ",")).then_some(at)
        });
        let is_inside = (first..date.first).any(is_clock);
        let mut end = date.end;
        if before.is_none() && !is_inside {
            let from = end + usize::from(matches!(self.sign(end), "|" | "-" | "–" | ","));
            end = Some(from).filter(|&at| at + 3 <= line.end && is_clock(at))? + 3;
        }
        let is_zone = |at: usize| {
            let is_word = self.cursor.at(at).shape == Shape::Upper
                && matches!(self.mark(at, line.end), Some((next, Mark::Time)) if next == at + 1);
            let is_number = self.cursor.at(at).kind == Kind::Number && self.cursor.touches(at);
            let is_open = matches!(self.sign(at), "(" | "[") && self.furniture.hint(self.cursor.word(at + 1)).any(WHEN);
            let is_sign =
                matches!(self.sign(at), ")" | "]" | "+" | ",") || self.sign(at) == ":" && self.cursor.touches(at);
            is_word || is_number || is_open || is_sign
        };
        while end < line.end && is_zone(end) {
            end += 1;
        }
        Some(Run::new(before.unwrap_or(first), end))
    }
}
