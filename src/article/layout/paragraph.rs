//! Cuts a line where a dateline, a caption with its credit or the author's name stands in one line with the text.

use super::furniture::Mark;
use super::hints::Hints;
use super::line::{Line, Run};
use super::page::Page;
use super::{PageReader, Part, PartKind};
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::{Gap, Kind, Shape, is_address};

const PHOTO: Hints = Hints::of(&[Mark::Photo]);
const CREDIT: Hints = Hints::of(&[Mark::Credit]);
const SOURCE: Hints = Hints::of(&[Mark::Source]);

/// The tokens of whom or what a picture is credited to, to the end of the line, at the most.
const FEW: usize = 6;
/// The words of a caption at the most, where it stands in one line with the text.
const CAPTION: usize = 50;
/// The tokens of a place in a dateline at the most: `TP.HCM`, `BÀ RỊA - VŨNG TÀU` is none.
const PLACE: usize = 5;
/// The letters of a word of Vietnamese at the most, and the further tokens of the name of a site.
const SYLLABLE: usize = 7;
const SITE: usize = 4;

/// The parts of a page, in order.
pub(super) fn parts(reader: &PageReader<'_>, page: &Page<'_>) -> Vec<Part> {
    let is_text = |kind| matches!(kind, PartKind::Body | PartKind::Standfirst);
    let kinds =
        || page.lines.iter().enumerate().filter_map(|(index, placed)| placed.part.map(|(kind, _)| (index, kind)));
    let first = kinds().find(|(_, kind)| is_text(*kind)).map(|(index, _)| index);
    let last = kinds().rfind(|(_, kind)| *kind == PartKind::Body).map(|(index, _)| index);
    let has_byline = kinds().any(|(_, kind)| matches!(kind, PartKind::Byline | PartKind::Signature));
    let mut parts = Vec::with_capacity(page.lines.len());
    for (index, placed) in page.lines.iter().enumerate() {
        let run = placed.line.run;
        let (kind, content) = placed.part.unwrap_or((PartKind::Body, run));
        match kind {
            PartKind::Body | PartKind::Standfirst => {
                let (mut from, mut end) = (run.first, run.end);
                if content.first > from && reader.cursor.word(content.first - 1) == kw::COLON {
                    // The label of a field.
                    reader.push(&mut parts, PartKind::Chrome, Run::new(from, content.first));
                    from = content.first;
                }
                let start =
                    if first == Some(index) { reader.dateline(Run::new(from, end)).unwrap_or(from) } else { from };
                reader.push(&mut parts, PartKind::Dateline, Run::new(from, start));
                let author = if last == Some(index) && !has_byline { reader.closing_byline(run) } else { None };
                end = author.unwrap_or(end);
                let text = Run::new(start, end);
                if placed.line.hints.any(PHOTO) {
                    reader.cut(&mut parts, kind, text);
                } else {
                    reader.push(&mut parts, kind, text);
                }
                let taken = matches!(reader.mark(end, run.end), Some((_, Mark::Theo)));
                reader.push(
                    &mut parts,
                    if taken { PartKind::Source } else { PartKind::Byline },
                    Run::new(end, run.end),
                );
            }
            PartKind::Caption => match reader.credit(&placed.line) {
                Some(credit) if content == run => {
                    reader.push(&mut parts, PartKind::Caption, Run::new(run.first, credit.first));
                    reader.push(&mut parts, PartKind::Credit, Run::new(credit.first, run.end));
                }
                _ => reader.part(&mut parts, kind, run, content),
            },
            _ => reader.part(&mut parts, kind, run, content),
        }
    }
    parts
}

impl PageReader<'_> {
    fn part(&self, parts: &mut Vec<Part>, kind: PartKind, run: Run, content: Run) {
        if !run.is_empty() {
            let span = self.cursor.span(run.first, run.end);
            let content = match content.is_empty() {
                true if kind == PartKind::Chrome => span,
                true => Span::new(span.end, span.end),
                false => self.cursor.span(content.first, content.end),
            };
            parts.push(Part { span, kind, content });
        }
    }

    /// Adds a part whose content is itself without the marks at its ends.
    fn push(&self, parts: &mut Vec<Part>, kind: PartKind, run: Run) {
        if run.is_empty() {
            return;
        }
        let content = match kind {
            PartKind::Caption => self.unparted(run),
            PartKind::Credit => {
                let label = Run::new(run.first + usize::from(self.cursor.word(run.first) == kw::OPEN), run.end);
                let close = (run.first..run.end).find(|&at| self.cursor.word(at) == kw::CLOSE).unwrap_or(run.end);
                self.mark(label.first, close).map_or(label, |(behind, _)| self.trimmed(Run::new(behind, close)))
            }
            PartKind::Dateline => self.trimmed(run),
            PartKind::Source | PartKind::Byline => match self.mark(run.first, run.end) {
                Some((behind, Mark::Theo | Mark::Byline)) => self.trimmed(Run::new(behind, run.end)),
                _ => self.trimmed(run),
            },
            _ => run,
        };
        self.part(parts, kind, run, content);
    }

    /// A caption without what leads to it, the bar of a table's cell or the label in a bracket that its credit closes,
    /// and without the dash or bracket that leads to its credit.
    fn unparted(&self, run: Run) -> Run {
        let mut end = run.end;
        while end > run.first + 1
            && matches!(self.cursor.str(end - 1), "-" | "–" | "—" | "(" | "|" | "/" | "," | ";" | "[")
        {
            end -= 1;
        }
        let is_open = self.cursor.str(run.first) == "[" && (run.first..end).all(|at| self.cursor.str(at) != "]");
        let first = match self.cursor.str(run.first) {
            "|" => run.first + 1,
            // `[Ảnh: Vườn cà phê. Ảnh: L.T]`
            _ if is_open => match self.mark(run.first + 1, end) {
                Some((next, Mark::Photo)) => next + usize::from(self.cursor.word(next) == kw::COLON),
                _ => run.first + 1,
            },
            _ => run.first,
        };
        Run::new(first.min(end), end)
    }

    /// Cuts a paragraph at the photo credits inside it.
    fn cut(&self, parts: &mut Vec<Part>, kind: PartKind, run: Run) {
        let mut from = run.first;
        while let Some(credit) = self.credit_from(from, run) {
            let sentence = self.sentence_before(from, credit.first);
            let words = self.cursor.tokens[sentence..credit.first].iter().filter(|t| t.is_word()).count();
            let caption = if words <= CAPTION { sentence } else { credit.first };
            self.push(parts, kind, Run::new(from, caption));
            self.push(parts, PartKind::Caption, Run::new(caption, credit.first));
            self.push(parts, PartKind::Credit, credit);
            from = credit.end;
        }
        self.push(parts, kind, Run::new(from, run.end));
    }

    /// The credit that ends a line: `… Ảnh: Vũ Khang`, `… (Ảnh: V.K)`.
    pub(super) fn credit(&self, line: &Line) -> Option<Run> {
        let run = line.run;
        if !line.hints.any(PHOTO) {
            return self.closing_source(line);
        }
        let ends = |credit: &Run| self.trimmed(Run::new(credit.end, run.end)).is_empty();
        let credit = self.credit_from(run.first, run).filter(ends).map(|credit| Run::new(credit.first, run.end));
        credit.or_else(|| self.closing_film(run))
    }

    /// The last words of a line, where they say who took a film: `… Video: Lê Huyên`. Inside a paragraph, a film has no caption.
    fn closing_film(&self, run: Run) -> Option<Run> {
        let least = (run.first + 1).max(run.end.saturating_sub(10));
        let is_credit = |&at: &usize| {
            let mark = self.mark_of(at, run.end, PHOTO);
            (self.sign(at - 1) == "." || self.cursor.at(at - 1).is_word() && self.cursor.at(at).shape == Shape::Title)
                && matches!(mark, Some((next, Mark::Photo)) if self.cursor.word(next) == kw::COLON
                    && self.is_signed(Run::new(next + 1, run.end)))
        };
        (least..run.end).find(is_credit).map(|at| Run::new(at, run.end))
    }

    /// The bracket that ends a line and says where its picture was taken from: `(Nguồn: TTXVN)`.
    fn closing_source(&self, line: &Line) -> Option<Run> {
        let run = line.run;
        if !line.hints.any(SOURCE) || self.cursor.word(run.end - 1) != kw::CLOSE {
            return None;
        }
        let least = (run.first + 1).max(run.end.saturating_sub(12));
        let open = (least..run.end).rev().find(|&at| self.cursor.word(at) == kw::OPEN)?;
        let mark = self.mark(open + 1, run.end);
        matches!(mark, Some((next, Mark::Source)) if self.cursor.word(next) == kw::COLON)
            .then_some(Run::new(open, run.end))
    }

    /// The first photo credit of a run, from a token on.
    fn credit_from(&self, from: usize, run: Run) -> Option<Run> {
        let tokens = self.cursor.tokens[from..run.end].iter().enumerate();
        let mut photos = tokens.filter(|(_, token)| token.word == self.furniture.photo);
        photos.find_map(|(index, _)| self.credit_at(from + index, run.end, from))
    }

    /// A photo credit that begins with the word for a photo; `from` is where its line begins.
    fn credit_at(&self, at: usize, end: usize, from: usize) -> Option<Run> {
        let token = self.cursor.at(at);
        if at == from {
            return None;
        }
        let bracketed = self.cursor.word(at - 1) == kw::OPEN;
        // `… ở vòng cuối ẢNH: THU HÀ`
        let ends_line = || {
            let colon = self.mark(at, end).is_some_and(|(next, _)| self.cursor.word(next) == kw::COLON);
            colon && token.shape.is_capital() && self.sign(at - 1).is_empty()
        };
        let parted = bracketed
            || matches!(self.cursor.str(at - 1), "." | "-" | "–" | "—" | "…" | "!" | "?" | "\"" | "”" | "|" | ")")
            || ends_line();
        if !parted || !(bracketed || token.shape.is_capital()) {
            return None;
        }
        let (mut behind, Mark::Photo) = self.mark(at, end)? else { return None };
        let colon = self.cursor.word(behind) == kw::COLON && behind < end;
        let bare = behind > at + 1;
        behind += usize::from(colon);
        while behind < end && matches!(self.cursor.str(behind), "-" | "–" | ".") && bare {
            behind += 1;
        }
        let close = (behind..end.min(behind + 12)).find(|&i| self.cursor.word(i) == kw::CLOSE);
        let behind = match (bracketed, close) {
            (true, Some(close)) if colon || bare || self.is_signed(Run::new(behind, close)) => close + 1,
            (true, _) => return None,
            // Whatever a few words to the end of the line say: `Ảnh: Nhật báo Bắc Kinh`
            _ if colon && self.is_few(Run::new(behind, end)) => end,
            _ => self.signers(Run::new(behind, end), true).or((colon || bare).then_some(behind))?,
        };
        // The stop and the bracket that close the credit belong to it.
        let close = (behind..end)
            .find(|&i| !(self.cursor.touches(i) && matches!(self.cursor.str(i), "." | ")" | ";")))
            .unwrap_or(end);
        Some(Run::new(if bracketed { at - 1 } else { at }, close))
    }

    /// Whether a run is a few words that begin with a capital, and no sentence.
    fn is_few(&self, run: Run) -> bool {
        let is_end = |at: usize| at > run.first && self.is_sentence_start(at);
        (1..=FEW).contains(&run.len())
            && self.cursor.at(run.first).shape.is_capital()
            && !(run.first..run.end).any(is_end)
    }

    /// The start of the sentence that ends before a token.
    fn sentence_before(&self, from: usize, end: usize) -> usize {
        let limit = from.max(end.saturating_sub(120));
        // The mark right before the credit ends the caption itself.
        (limit + 1..end.saturating_sub(1)).rev().find(|&at| self.is_sentence_start(at)).unwrap_or(limit)
    }

    /// Whether a sentence begins at a token.
    pub(super) fn is_sentence_start(&self, at: usize) -> bool {
        let before = self.cursor.before(at, 1).word;
        let ends = matches!(self.cursor.str(at - 1), "." | "!" | "?" | "…")
            || before == kw::QUOTE && matches!(self.cursor.str(at.max(2) - 2), "." | "!" | "?" | "…");
        let abbreviated = at >= 2
            && matches!(self.cursor.at(at - 2).shape, Shape::Initial | Shape::Upper)
            && self.cursor.str(at - 2).len() <= 4;
        ends && !abbreviated
            && self.cursor.at(at).gap >= Gap::Blank
            && !matches!(self.cursor.at(at).shape, Shape::Lower)
    }

    /// The author's name at the end of the last paragraph: where it begins.
    fn closing_byline(&self, run: Run) -> Option<usize> {
        let least = (run.first + 20).max(run.end.saturating_sub(24));
        let first = (least..run.end).rev().find(|&at| self.is_sentence_start(at))?;
        let name = match self.mark(first, run.end) {
            Some((behind, Mark::Theo)) => Run::new(behind, run.end),
            // `Tin, ảnh: Phạm Hồng`
            Some((behind, Mark::Byline)) if self.cursor.word(behind) == kw::COLON => Run::new(behind + 1, run.end),
            _ => Run::new(first, run.end),
        };
        let words = self.cursor.tokens[first..run.end].iter().filter(|t| t.is_word()).count();
        let initials = self.cursor.at(first).shape == Shape::Initial;
        (self.is_signed(name) && (words >= 2 || initials) && words <= 14).then_some(first)
    }

    /// Whether the words of a bracket are the mark of a paper, with or without the day, or the address of a site: `TTXVN`,
    /// `BV-29/12/2017`, `NB&CL`, `dongxuan.gov.vn`.
    fn is_paper(&self, run: Run) -> bool {
        // Words with a dot between them.
        let is_joined = |at: usize| {
            let is_dot = matches!(self.cursor.word(at), kw::DOT | kw::AMPERSAND);
            self.cursor.touches(at) && is_dot == ((at - run.first) % 2 == 1)
        };
        // `(Web Đồng Xuân)`
        let is_name =
            || (2..=PLACE).contains(&run.len()) && (run.first..run.end).all(|at| self.cursor.at(at).shape.is_capital());
        self.cursor.at(run.first).shape == Shape::Upper && (run.len() == 1 || self.stated(run).is_some())
            || matches!(run.len(), 3 | 5) && (run.first + 1..run.end).all(is_joined)
            || is_name()
    }

    /// Whether a line is the mark of a paper, in brackets or in capitals, without the paragraph that it begins: `(HLTV) -`,
    /// `TTO -`.
    pub(super) fn is_mark_alone(&self, line: &Line) -> bool {
        let (first, last) = (self.cursor.at(line.run.first), self.cursor.str(line.run.end - 1));
        let is_short = if first.word == kw::OPEN { line.words <= 4 } else { line.run.len() == 2 };
        (first.word == kw::OPEN || first.shape == Shape::Upper)
            && is_short
            && line.words > 0
            && matches!(last, "-" | "–" | "—")
    }

    /// The name of a site with a number in it or its address, at the start of a run: `Dongxuan24h`, `Baodongxuan.vn`. A
    /// sentence begins behind its dash. A bare word may be the subject of the sentence: `Barcelona - Real Madrid hòa 2-2`.
    fn site(&self, run: Run) -> Option<usize> {
        let joined = (run.first + 1..run.end).take_while(|&at| self.cursor.touches(at)).take(SITE).count();
        let end = run.first + 1 + joined;
        let name = self.cursor.span(run.first, end).of(self.cursor.text);
        let is_long = name.len() > SYLLABLE && name.starts_with(|c: char| c.is_ascii_uppercase());
        // Not so `Covid-19`.
        let is_numbered =
            || name.bytes().all(|b| b.is_ascii_alphanumeric()) && name.bytes().any(|b| b.is_ascii_digit());
        let is_site = is_long && (is_numbered() || is_address(name));
        let behind = self.cursor.at(end + 1);
        let begins = behind.shape == Shape::Title || behind.kind == Kind::Number;
        (is_site && begins && self.stops(run)).then_some(end)
    }

    /// The mark of a paper, or the place in capitals, before the first paragraph: where the paragraph begins.
    pub(super) fn dateline(&self, run: Run) -> Option<usize> {
        let is_dash = |at: usize| at < run.end && matches!(self.cursor.str(at), "-" | "–" | "—");
        if self.cursor.word(run.first) == kw::OPEN {
            let close = (run.first + 1..run.end.min(run.first + 10)).find(|&at| self.cursor.word(at) == kw::CLOSE)?;
            // `(MLO).- Ngày 5/3`
            let is_stopped = self.cursor.word(close + 1) == kw::DOT && is_dash(close + 2);
            let dash = close + 1 + usize::from(is_stopped);
            if dash < run.end && (is_dash(dash) || self.cursor.str(dash) == ":") {
                return Some(dash + 1).filter(|&at| at < run.end);
            }
            let is_mark = self.is_paper(Run::new(run.first + 1, close)) && self.stops(run);
            return Some(dash).filter(|&at| is_mark && self.cursor.at(at).shape.is_capital());
        }
        let token = self.cursor.at(run.first);
        let next = match self.mark_of(run.first, run.end, CREDIT) {
            // `Dân trí Sáng nay 9/12`
            Some((next, Mark::Credit)) if self.in_date(next) && self.cursor.at(next).shape == Shape::Title => {
                return Some(next);
            }
            Some((next, Mark::Credit)) => next,
            _ if token.shape == Shape::Upper && token.flags & flag::PLACE == 0 => {
                // VOV.VN, GD&TĐ
                let joined = matches!(self.cursor.word(run.first + 1), kw::DOT | kw::AMPERSAND)
                    && self.cursor.touches(run.first + 2);
                run.first + if joined { 3 } else { 1 }
            }
            // `HẢI PHÒNG - Bị cáo`, but not `HẢI PHÒNG - HÀ NỘI`
            _ if token.shape == Shape::Upper => {
                let shouted =
                    |at: &usize| self.cursor.at(*at).shape == Shape::Upper || self.cursor.word(*at) == kw::DOT;
                let next = (run.first..run.end.min(run.first + PLACE)).take_while(shouted).count() + run.first;
                if self.cursor.at(next + 1).shape != Shape::Title {
                    return None;
                }
                next
            }
            _ => self.site(run)?,
        };
        // `BBK -Sáng 10/02`
        let (dash, behind) = (self.cursor.at(next), self.cursor.at(next + 1));
        let is_set_off = behind.gap == Gap::Blank || dash.gap == Gap::Blank && behind.shape == Shape::Title;
        (is_dash(next) && is_set_off).then_some(next + 1).filter(|&at| at < run.end)
    }
}
