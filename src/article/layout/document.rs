//! The head and the foot of an official document (decree 30/2020/NĐ-CP, appendix I).

use super::PartKind;
use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run, WIDE};
use super::page::{Page, Placed};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

/// The lines of a letterhead at the most.
const HEAD: usize = 12;
/// What the type of a document may be known as: `Thông báo` is also the name of a part of a site.
const TYPE: Hints = Hints::of(&[Mark::Type, Mark::Section]);
/// What a mark of signing may begin with.
const SIGNING: Hints = Hints::of(&[Mark::Signed, Mark::Acting]);
/// The words of one line of a signature block at the most.
const SIGNATURE: usize = 14;

impl Page<'_> {
    /// Places letterhead, title, recipients and signature where the page is or holds an official document.
    pub(super) fn read_document(&mut self) {
        let head = self.letterhead().or_else(|| self.typed_head());
        if let Some(end) = head {
            self.document_title(end);
        }
        self.recipients();
        self.signature(head.is_some());
        if head.is_some() {
            self.inner_signature();
        }
    }

    /// Places the lines from the issuer to the number and date; gives the line behind them.
    fn letterhead(&mut self) -> Option<usize> {
        let motto = (0..self.lines.len().min(4 * HEAD)).find(|&index| self.holds_motto(index))?;
        let mut first = motto;
        while first > motto.saturating_sub(HEAD)
            && (self.in_letterhead(first - 1) || self.is_free(first - 1) && self.is_heading(first - 1))
        {
            first -= 1;
        }
        let mut last = motto;
        for index in motto + 1..self.lines.len().min(motto + HEAD) {
            // A rule belongs to the line before it: it may also stand under the title.
            let ruled = self.lines[index].line.words == 0 && index == last + 1;
            if self.lines[index].line.words > 30 || !(self.in_letterhead(index) || self.is_heading(index)) {
                break;
            }
            if ruled || self.lines[index].line.words > 0 && self.in_letterhead(index) {
                last = index;
            }
        }
        // What a site puts over the document; an article may also hold one, behind paragraphs of its own.
        let is_sentence = |p: &Placed| p.part.is_none() && p.line.words >= 15 && p.line.stops;
        if !self.lines[..first].iter().any(is_sentence) {
            for index in (0..first).filter(|&index| self.is_free(index)).collect::<Vec<_>>() {
                self.place(index, PartKind::Chrome);
            }
        }
        // The page may say when it was put there.
        let is_dated = self.lines[..first].iter().any(|p| matches!(p.label, Label::Part(PartKind::Published, _)));
        for index in first..=last {
            match self.lines[index].label {
                Label::Date(day) if !is_dated => self.lines[index].part = Some((PartKind::Published, day)),
                _ if !is_dated && self.closing_day(index).is_some() => {
                    self.lines[index].part = self.closing_day(index).map(|day| (PartKind::Published, day));
                }
                _ if self.begins(index, Mark::Subject) => self.place(index, PartKind::Title),
                _ => self.place(index, PartKind::Letterhead),
            }
        }
        Some(last + 1)
    }

    /// Places the issuer over the type of a document without motto: `CÔNG AN THỊ XÃ …`, `THÔNG BÁO`, `Về việc …`; gives the
    /// line of the type.
    fn typed_head(&mut self) -> Option<usize> {
        let is_type = |index: &usize| {
            let Placed { line, part, .. } = &self.lines[*index];
            if !self.reader.may_begin(line, TYPE) || !matches!(part, None | Some((PartKind::Chrome, _))) {
                return false;
            }
            let run = self.reader.trimmed(line.run);
            let mark = self.reader.mark(run.first, run.end);
            matches!(mark, Some((next, Mark::Type | Mark::Section)) if next == run.end) && self.reader.is_upper(run)
        };
        let index = (0..self.lines.len().min(HEAD)).find(is_type)?;
        if let Some(number) = (index.saturating_sub(4)..index).find(|&before| self.begins(before, Mark::Number)) {
            return Some(self.numbered_head(number, index));
        }
        let is_issued = |index: usize| self.is_free(index) && self.is_heading(index);
        let named = self.lines.get(index + 1).is_some_and(|_| {
            self.is_free(index + 1) && (self.begins(index + 1, Mark::About) || self.begins(index + 1, Mark::Subject))
        });
        if !(named && (0..index).all(|before| is_issued(before) || !self.is_free(before))) {
            return None;
        }
        for before in (0..index).filter(|&before| is_issued(before)).collect::<Vec<_>>() {
            self.place(before, PartKind::Letterhead);
        }
        self.lines[index].part = None;
        self.lines[index].label = Label::Text;
        Some(index)
    }

    /// Places the issuer and the number over the type of a document without the motto of the state: those of the Party and of
    /// the unions have none. Gives the line of the type.
    fn numbered_head(&mut self, number: usize, kind: usize) -> usize {
        let mut first = number;
        while first > 0 && (self.is_heading(first - 1) || self.lines[first - 1].line.words == 0) {
            first -= 1;
        }
        let is_dated = self.lines[..first].iter().any(|p| matches!(p.label, Label::Part(PartKind::Published, _)));
        for index in first..kind {
            match self.lines[index].label {
                Label::Date(day) if !is_dated => self.lines[index].part = Some((PartKind::Published, day)),
                _ => self.place(index, PartKind::Letterhead),
            }
        }
        for index in (0..first).filter(|&index| self.is_free(index)).collect::<Vec<_>>() {
            self.place(index, PartKind::Chrome);
        }
        self.lines[kind].part = None;
        self.lines[kind].label = Label::Text;
        kind
    }

    /// `Số: 15/QĐ-UBND Mường Lằm, ngày 8 tháng 12 năm 1988`: the date that ends the line of the number.
    fn closing_day(&self, index: usize) -> Option<Run> {
        let Run { first, end } = self.lines[index].line.run;
        if !self.begins(index, Mark::Number) {
            return None;
        }
        let whole =
            |at: usize| self.reader.date_at(at, end).filter(|(next, day)| *next == end && day.full_day().is_some());
        (first + 1..end).find(|&at| whole(at).is_some()).map(|at| Run::new(at, end))
    }

    /// The motto, the number, the date, the subject of a letter, or a rule.
    fn in_letterhead(&self, index: usize) -> bool {
        let Placed { line, label, .. } = &self.lines[index];
        let ruled = line.words == 0 && self.lines[index].part.is_some();
        let marked =
            self.begins(index, Mark::Number) || self.begins(index, Mark::Subject) || self.holds(index, Mark::Motto);
        ruled || matches!(label, Label::Date(_)) || line.words <= 30 && marked
    }

    /// Places the type of the document and its subject as the title.
    fn document_title(&mut self, from: usize) {
        if self.lines.iter().any(|p| matches!(p.part, Some((PartKind::Title, _)))) {
            return;
        }
        let is_title =
            |index: &usize| self.is_free(*index) && (self.is_heading(*index) || self.begins(*index, Mark::Subject));
        let Some(index) = (from..self.lines.len().min(from + 4)).find(is_title) else { return };
        let mut end = index + 1;
        let is_years = |line: &Line| {
            line.words == 0 && line.gap == Gap::Line && self.reader.cursor.at(line.run.first).kind == Kind::Number
        };
        while end < self.lines.len() && end < index + 6 && (self.is_free(end) || is_years(&self.lines[end].line)) {
            let line = self.lines[end].line;
            let typed = end == index + 1 && self.lines[index].line.words <= 5 && line.words >= 3;
            // Blank lines may stand between all lines of a page: small letters go on over one.
            let follows = line.gap == Gap::Line || self.reader.cursor.at(line.run.first).shape == Shape::Lower;
            let goes_on = if typed { line.words <= 80 } else { follows && line.words <= 40 };
            let breaks = line.stops || self.reader.cursor.word(line.run.end - 1) == kw::COLON;
            if !goes_on || breaks || self.begins(end, Mark::Opening) || self.is_office(end) {
                break;
            }
            end += 1;
        }
        let run = Run::new(self.lines[index].line.run.first, self.lines[end - 1].line.run.end);
        self.lines[index].line = self.reader.line(run, self.lines[index].line.gap);
        self.lines.drain(index + 1..end);
        self.place(index, PartKind::Title);
    }

    /// `ỦY BAN NHÂN DÂN TỈNH`, `CHỦ TỊCH …`: who decides, not what about.
    fn is_office(&self, index: usize) -> bool {
        self.is_heading(index) && (self.begins(index, Mark::Office) || self.begins(index, Mark::Organ))
    }

    /// Places `Nơi nhận:` and the list under it.
    fn recipients(&mut self) {
        self.addressees();
        let Some(first) =
            (0..self.lines.len()).rev().find(|&index| self.is_free(index) && self.begins(index, Mark::Recipients))
        else {
            return;
        };
        let line = self.lines[first].line;
        let columns = self.reader.pieces(&line, |at| at > line.run.first && self.reader.cursor.str(at - 1) == "|");
        if columns.len() > 1 {
            // The two columns of the foot in one line: who receives it, and who signs.
            let kind = |order: usize| if order == 0 { PartKind::Recipients } else { PartKind::Signature };
            let placed = columns.into_iter().filter(|piece| piece.words > 0).enumerate().map(|(order, piece)| Placed {
                line: piece,
                label: Label::Text,
                part: Some((kind(order), self.reader.trimmed(piece.run))),
            });
            let placed: Vec<Placed> = placed.collect();
            self.lines.splice(first..=first, placed);
            return;
        }
        if self.columns(first).len() == 2 {
            self.part_foot(first);
            return;
        }
        self.place(first, PartKind::Recipients);
        for index in first + 1..self.lines.len() {
            let line = &self.lines[index].line;
            if !self.is_free(index) || !self.is_listed(line) || line.words > 40 {
                break;
            }
            self.place(index, PartKind::Recipients);
        }
    }

    /// Whether a line is one of a list of recipients.
    fn is_listed(&self, line: &Line) -> bool {
        let cursor = self.reader.cursor;
        matches!(cursor.str(line.run.first), "-" | "–" | "+" | "•") || cursor.str(line.run.end - 1) == ";"
    }

    /// The pieces of a line between wide blanks.
    fn columns(&self, index: usize) -> Vec<Line> {
        let cursor = self.reader.cursor;
        let line = self.lines[index].line;
        self.reader.pieces(&line, |at| cursor.at(at).start - cursor.at(at - 1).end >= WIDE)
    }

    /// Places the foot of a document as it is printed, in two columns that wide blanks part: on the left who receives it, on the
    /// right who signs, which stays free.
    fn part_foot(&mut self, first: usize) {
        const LINES: usize = 24;
        let mut index = first;
        for _ in 0..LINES {
            if index >= self.lines.len() || !self.is_free(index) {
                return;
            }
            let columns = self.columns(index);
            match columns[..] {
                [left, right] => {
                    let recipients = Some((PartKind::Recipients, self.reader.trimmed(left.run)));
                    let left = Placed { line: left, label: Label::Text, part: recipients };
                    let right = Placed { line: right, label: Label::Text, part: None };
                    self.lines.splice(index..=index, [left, right]);
                    index += 1;
                }
                [line] if self.is_listed(&line) => self.place(index, PartKind::Recipients),
                _ => {}
            }
            index += 1;
        }
    }

    /// Places `Kính gửi:` and the list under it; an addressee in the same line begins the letter.
    fn addressees(&mut self) {
        let is_salutation = |index: &usize| {
            let Placed { line, part, .. } = &self.lines[*index];
            let run = line.run;
            part.is_none()
                && line.words == 2
                && self.reader.cursor.word(run.end - 1) == kw::COLON
                && self.begins(*index, Mark::Opening)
        };
        let Some(first) = (0..self.lines.len().min(4 * HEAD)).find(is_salutation) else { return };
        let listed = |line: &Line| {
            matches!(self.reader.cursor.str(line.run.first), "-" | "–" | "+" | "•" | "*") && line.words <= 40
        };
        let end =
            (first + 1..self.lines.len()).find(|&index| !listed(&self.lines[index].line)).unwrap_or(self.lines.len());
        for index in first..end {
            self.place(index, PartKind::Recipients);
        }
    }

    /// Places the signature block: in a document the capitals and names at its end, elsewhere only what stands around a mark
    /// of signing.
    fn signature(&mut self, is_document: bool) {
        if !is_document && !self.lines.iter().any(|placed| placed.line.hints.any(SIGNING)) {
            return;
        }
        let free: Vec<usize> = (0..self.lines.len()).filter(|&index| self.is_free(index)).collect();
        let is_text = |index: usize| {
            let line = &self.lines[index].line;
            !self.is_signature_row(index) && (line.words > SIGNATURE || line.stops)
        };
        let last_prose = free.iter().rposition(|&index| is_text(index));
        let foot = &free[last_prose.map_or(0, |last| last + 1)..];
        let marked =
            |index: usize| self.holds(index, Mark::Signed) || self.is_acting(index) || self.is_signature_row(index);
        let anchor = foot
            .iter()
            .position(|&index| marked(index) || is_document && last_prose.is_some() && self.is_heading(index));
        let Some(anchor) = anchor else { return };
        let mut first = anchor;
        while first > 0 && self.is_heading(foot[first - 1]) {
            first -= 1;
        }
        let signs =
            |index: usize| marked(index) || self.is_heading(index) || self.reader.is_signed(self.lines[index].line.run);
        let block: Vec<usize> = foot[first..].iter().copied().take_while(|&index| signs(index)).collect();
        for index in block {
            self.place(index, PartKind::Signature);
        }
    }

    /// Places the signature block of a document before what is issued with it: from who acts for whom to the name.
    fn inner_signature(&mut self) {
        let Some(first) = (0..self.lines.len()).find(|&index| self.is_free(index) && self.is_acting(index)) else {
            return;
        };
        let is_name = |index: &usize| {
            let run = self.lines[*index].line.run;
            let flags = self.reader.cursor.at(run.first).flags;
            self.reader.is_signed(run) && flags & flag::SURNAME != 0 && flags & flag::ROLE == 0
        };
        let in_block = |index: &usize| self.lines[*index].line.words == 0 || self.is_heading(*index) || is_name(index);
        let end = (first..self.lines.len().min(first + HEAD)).take_while(in_block).find(is_name);
        for index in first..end.map_or(first, |name| name + 1) {
            self.place(index, PartKind::Signature);
        }
    }

    /// `|  | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Tô Minh Khải |`, `| Thư ký (ký, ghi rõ họ tên) | Chủ tọa … |`
    fn is_signature_row(&self, index: usize) -> bool {
        let line = &self.lines[index].line;
        if self.reader.cursor.str(line.run.first) != "|" || line.words > 80 {
            return false;
        }
        let begins = (line.run.first..line.run.end).find(|&at| self.reader.cursor.at(at).is_word());
        let is_acting = begins.is_some_and(|at| matches!(self.reader.mark(at, line.run.end), Some((_, Mark::Acting))));
        is_acting || self.holds(index, Mark::Signed)
    }

    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`
    fn is_acting(&self, index: usize) -> bool {
        let run = self.lines[index].line.run;
        let marked = self.reader.mark(run.first, run.end);
        let stopped = |next: usize| next > run.first + 1 || self.reader.cursor.word(next) == kw::DOT;
        matches!(marked, Some((next, Mark::Acting)) if stopped(next)) && self.is_heading(index)
    }

    /// Whether a line is short and in capitals.
    fn is_heading(&self, index: usize) -> bool {
        let line = &self.lines[index].line;
        line.words > 0 && line.words <= 40 && self.reader.is_upper(line.run)
    }

    fn is_free(&self, index: usize) -> bool {
        self.lines[index].part.is_none()
    }

    fn begins(&self, index: usize, mark: Mark) -> bool {
        let line = &self.lines[index].line;
        self.reader.may_begin(line, Hints::of(&[mark])) && {
            let run = self.reader.trimmed(line.run);
            matches!(self.reader.mark(run.first, run.end), Some((_, found)) if found == mark)
        }
    }

    /// A motto in capitals: a sentence may name the country or the Party.
    fn holds_motto(&self, index: usize) -> bool {
        let line = &self.lines[index].line;
        line.words <= 60
            && line.hints.any(Hints::of(&[Mark::Motto]))
            && (line.run.first..line.run.end).any(|at| {
                let found = self.reader.mark(at, line.run.end).filter(|(_, mark)| *mark == Mark::Motto);
                let run = self.reader.trimmed(line.run);
                found.is_some_and(|(end, _)| {
                    (at, end) == (run.first, run.end) || self.reader.is_upper(Run::new(at, end))
                })
            })
    }

    fn holds(&self, index: usize, mark: Mark) -> bool {
        let line = &self.lines[index].line;
        line.words <= 60
            && line.hints.any(Hints::of(&[mark]))
            && (line.run.first..line.run.end)
                .any(|at| matches!(self.reader.mark(at, line.run.end), Some((_, found)) if found == mark))
    }
}

/// The name in the lines of a signature block: `BẠCH QUỐC THUẬN`, `CHỦ TỊCH Hoàng Quốc Khánh`.
pub(super) fn signer(page: &Page<'_>) -> Option<Run> {
    let reader = page.reader;
    let block = page.lines.iter().rev().filter(|p| matches!(p.part, Some((PartKind::Signature, _))));
    let names = block.filter_map(|placed| {
        let run = reader.trimmed(placed.line.run);
        // The office in capitals may stand in one line before the name.
        let is_turn =
            |at: &usize| reader.cursor.at(at - 1).shape == Shape::Upper && reader.cursor.at(*at).shape == Shape::Title;
        let name = (run.first + 1..run.end).find(is_turn).map_or(run, |at| Run::new(at, run.end));
        (name.len() >= 2 && reader.is_signed(name) && !reader.is_marked(run)).then_some(name)
    });
    // The office of the signer may look like a name; a family name tells them apart.
    let flags = |run: &Run| reader.cursor.at(run.first).flags;
    let names: Vec<Run> = names.collect();
    let by_surname = names.iter().find(|name| flags(name) & flag::SURNAME != 0);
    by_surname.or(names.iter().find(|name| flags(name) & flag::ROLE == 0)).copied()
}

impl super::PageReader<'_> {
    /// Whether a run begins with a mark of signing.
    fn is_marked(&self, run: Run) -> bool {
        matches!(self.mark(run.first, run.end), Some((_, Mark::Acting | Mark::Signed)))
    }
}
