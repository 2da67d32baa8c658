//! What a line says of itself, whatever stands around it: labels, dates, counters, controls.

use super::furniture::Mark;
use super::line::{LONG, Line, Run, pieces};
use super::{PartKind, Reader};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Kind, Shape, Token};

use crate::article::link::full_day;

/// What a line says of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    /// Nothing: its place decides.
    Text,
    /// It is this part; the run is what it says without its label.
    Part(PartKind, Run),
    /// A date and nothing else; the run is its day.
    Date(Run),
    /// A number and nothing else.
    Number,
    /// The place of an image.
    Image,
    /// A word or two and a number: `Trong tuần: 1.027`.
    Counter,
    /// The name of a part of the site.
    Section,
    /// The head of a list of other articles.
    List,
    /// The head of what follows an article.
    Rest,
}

/// A line with more tokens than this that ends with a stop and begins with no label is a sentence.
const SENTENCE: usize = 40;

/// The words of an office that signs, at the most: `Tác giả: Tổ Ngữ văn`.
const OFFICE: usize = 6;

impl Reader<'_> {
    /// The line as one or, where it is made of several pieces of furniture, as its pieces.
    pub(super) fn labelled(&self, line: Line, out: &mut Vec<(Line, Label)>) {
        if self.is_paragraph(&line) {
            out.push((line, Label::Text));
            return;
        }
        let whole = self.label(&line);
        let parted = match whole {
            Label::Text | Label::Section | Label::Part(PartKind::Chrome, _) => self.parted(&line),
            _ => None,
        };
        match parted {
            Some(parts) => out.extend(parts),
            None => out.push((line, whole)),
        }
    }

    /// Whether a line needs no closer look: most of a text are long sentences that begin with no label.
    fn is_paragraph(&self, line: &Line) -> bool {
        let sentence = line.run.len() > SENTENCE && line.stops(self.cursor) && self.cursor.at(line.run.first).is_word();
        line.run.len() > LONG || sentence && self.mark(line.run.first, line.run.end).is_none()
    }

    /// Whether a run names who keeps the page, not who wrote it.
    pub(super) fn is_nobody(&self, run: Run) -> bool {
        matches!(self.mark(run.first, run.end), Some((next, Mark::Nobody)) if next == run.end)
    }

    pub(super) fn label(&self, line: &Line) -> Label {
        let run = self.trimmed(line.run);
        let chrome = Label::Part(PartKind::Chrome, run);
        let has_digit = self.cursor.tokens[line.run.first..line.run.end].iter().any(|t| t.kind == Kind::Number);
        if line.words == 0 && !has_digit || self.is_metadata(line.run) {
            return chrome;
        }
        if self.is_image(line.run) {
            return Label::Image;
        }
        if line.words == 0 && self.count(run).is_some() {
            return Label::Number;
        }
        if self.is_hashtags(line.run) {
            return Label::Part(PartKind::Tags, line.run);
        }
        if let Some(label) = self.dated(run) {
            return label;
        }
        if let Some(views) = self.views(run) {
            return Label::Part(PartKind::Views, views);
        }
        if self.is_counter(line, run) {
            return Label::Counter;
        }
        if let Some(label) = self.announced(line, run) {
            return label;
        }
        self.covered(line, run)
    }

    /// A line of file metadata (`# url = …`), markup, an address of the web, or a name without blanks.
    fn is_metadata(&self, run: Run) -> bool {
        let hash = self.cursor.str(run.first) == "#";
        if self.cursor.str(run.first) == "<" && self.cursor.str(run.end - 1) == ">" {
            return true;
        }
        if hash && run.len() == 2 && self.cursor.at(run.first + 1).kind == Kind::Number {
            return true;
        }
        let head = run.first..run.end.min(run.first + 8);
        let unbroken = |from: usize| (from + 1..run.end).all(|at| self.cursor.touches(at));
        if hash && head.clone().any(|at| self.cursor.str(at) == "=") {
            return true;
        }
        let from = if hash { run.first + 1 } else { run.first };
        let address = ["http", "https", "www"].contains(&self.cursor.str(from));
        let holds_address = (run.first..run.end).any(|at| ["http", "https", "www"].contains(&self.cursor.str(at)));
        let words = (run.first..run.end).filter(|&at| self.cursor.at(at).is_word() && !self.cursor.touches(at)).count();
        holds_address && words <= 8
            || from < run.end && unbroken(from) && (address || (from..run.end).any(|at| self.cursor.str(at) == "_"))
    }

    /// `#Cửa khẩu #Biên giới`
    fn is_hashtags(&self, run: Run) -> bool {
        let is_tag = |at: &usize| self.cursor.str(*at) == "#" && self.cursor.touches(at + 1);
        is_tag(&run.first) && run.len() <= 60 && self.cursor.at(run.first + 1).is_word()
    }

    /// `[img]`, `0/637498687483048325446.png`
    fn is_image(&self, run: Run) -> bool {
        let last = run.end - 1;
        let bracketed = self.cursor.str(run.first) == "[" && self.cursor.str(last) == "]";
        if bracketed && run.len() <= 6 {
            return matches!(self.mark(run.first + 1, last), Some((_, Mark::Image | Mark::Photo)));
        }
        run.len() >= 3
            && self.cursor.word(last - 1) == kw::DOT
            && matches!(self.mark(last, run.end), Some((_, Mark::File)))
            && (last - 1..=last).all(|at| self.cursor.touches(at))
            && run.len() <= 20
    }

    /// The value of a run that is one number: `112`, `1.234`.
    pub(super) fn count(&self, run: Run) -> Option<u64> {
        let mut value = String::new();
        for at in run.first..run.end {
            let inner = at > run.first;
            match self.cursor.str(at) {
                digits if self.cursor.at(at).kind == Kind::Number && (!inner || digits.len() == 3) => {
                    value.push_str(digits)
                }
                "." | "," if inner => {}
                _ => return None,
            }
            if inner && !self.cursor.touches(at) {
                return None;
            }
        }
        value.parse().ok().filter(|_| value.len() <= 9)
    }

    /// A short label and a number behind a colon, of which a page has many and a text few.
    fn is_counter(&self, line: &Line, run: Run) -> bool {
        let colon = (run.first..run.end).find(|&at| self.cursor.word(at) == kw::COLON);
        let known = matches!(self.mark(run.first, run.end), Some((_, Mark::Views)));
        let value = |colon: usize| self.trimmed(Run::new(colon + 1, run.end));
        !known
            && line.words <= 4
            && colon.is_some_and(|colon| !value(colon).is_empty() && self.count(value(colon)).is_some())
    }

    /// A line that says when: a date with nothing beside it but the clock and a label.
    fn dated(&self, run: Run) -> Option<Label> {
        let mut day = None;
        let mut announced = false;
        let mut at = self.behind_place(run);
        while at < run.end {
            if let Some((next, date)) = self.date_at(at, run.end) {
                day = day.or(full_day(date).map(|_| Run::new(at, next)));
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
                _ if self.cursor.at(at).is_word() => return None,
                _ if self.cursor.at(at).kind == Kind::Number && self.cursor.str(at).len() > 2 => return None,
                _ => at += 1,
            }
        }
        let day = day?;
        Some(if announced { Label::Part(PartKind::Published, day) } else { Label::Date(day) })
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

    /// `Lượt xem: 1.234`, `112 lượt xem`
    fn views(&self, run: Run) -> Option<Run> {
        if let Some((next, Mark::Views)) = self.mark(run.first, run.end) {
            let number = self.trimmed(Run::new(next, run.end));
            return self.count(number).is_some().then_some(number).filter(|n| !n.is_empty());
        }
        let label = (run.first..run.end)
            .find(|&at| matches!(self.mark(at, run.end), Some((next, Mark::Views)) if next == run.end))?;
        let number = self.trimmed(Run::new(run.first, label));
        (!number.is_empty() && self.count(number).is_some()).then_some(number)
    }

    /// A line that begins with a label.
    fn announced(&self, line: &Line, run: Run) -> Option<Label> {
        let (next, mark) = self.mark(run.first, run.end)?;
        let behind = self.trimmed(Run::new(next, run.end));
        let colon = next < run.end && self.cursor.word(next) == kw::COLON;
        let alone = behind.is_empty();
        let part = |kind, run| Some(Label::Part(kind, run));
        match mark {
            Mark::Line => part(PartKind::Chrome, run),
            Mark::List if alone || line.words <= 12 && colon => Some(Label::List),
            Mark::List if self.covers(behind) => Some(Label::List),
            Mark::Rest if alone || self.covers(behind) || self.cursor.str(run.first) == "©" => Some(Label::Rest),
            Mark::Rest if colon || !line.stops(self.cursor) && line.words <= 40 => Some(Label::Rest),
            Mark::Byline | Mark::By if colon && !alone => self.authored(behind),
            Mark::By if self.is_nobody(behind) => part(PartKind::Chrome, run),
            Mark::By if self.is_signed(behind) => part(PartKind::Byline, behind),
            Mark::Title if colon && !alone => part(PartKind::Title, behind),
            Mark::Photo => self.pictured(behind, colon),
            Mark::Source if colon && !alone && line.words <= 20 => part(PartKind::Source, behind),
            Mark::Theo if !alone && line.words <= 9 && self.cursor.at(behind.first).shape.is_capital() => {
                (!line.stops(self.cursor) || self.is_signed(behind)).then_some(Label::Part(PartKind::Source, behind))
            }
            Mark::Theo if !alone && self.is_signed(behind) => part(PartKind::Source, behind),
            Mark::Tags if colon || alone => part(PartKind::Tags, behind),
            Mark::Standfirst if colon && !alone => part(PartKind::Standfirst, behind),
            _ => None,
        }
    }

    /// What stands behind the label of the author: names, or a few words for an office.
    fn authored(&self, behind: Run) -> Option<Label> {
        if self.is_nobody(behind) {
            return Some(Label::Part(PartKind::Chrome, behind));
        }
        let end = self.signers(behind, false)?;
        let rest = self.trimmed(Run::new(end, behind.end));
        let is_label = matches!(self.mark(rest.first, rest.end), Some((_, Mark::Photo | Mark::Byline)));
        let is_office =
            behind.len() <= OFFICE && self.cursor.tokens[behind.first..behind.end].iter().all(Token::is_word);
        let name = if is_office { behind } else { Run::new(behind.first, end) };
        (rest.is_empty() || is_label || is_office).then_some(Label::Part(PartKind::Byline, name))
    }

    /// What stands behind the label of a picture: names are a credit, words a caption.
    fn pictured(&self, behind: Run, colon: bool) -> Option<Label> {
        if behind.is_empty() || self.is_signed(behind) {
            return Some(Label::Part(PartKind::Credit, behind));
        }
        if let Some((source, Mark::Source)) = self.mark(behind.first, behind.end) {
            return Some(Label::Part(PartKind::Credit, self.trimmed(Run::new(source, behind.end))));
        }
        colon.then_some(Label::Part(PartKind::Caption, behind))
    }

    /// Whether most words of a line are furniture.
    fn covered(&self, line: &Line, run: Run) -> Label {
        let count = self.coverage(run);
        let links = (run.first..run.end).filter(|&at| matches!(self.cursor.str(at), "»" | "›" | "❯" | "→")).count();
        // A slash between blanks leads from one part of the site to the next, but stands in sentences too.
        let opens = matches!(self.mark(run.first, run.end), Some((_, Mark::Section | Mark::Furniture)));
        let is_slash = |at: usize| opens && self.cursor.word(at) == kw::SLASH && !self.cursor.touches(at);
        let is_crumb = |at: usize| matches!(self.cursor.str(at), "»" | "›" | ">" | "→" | "|" | "❯") || is_slash(at);
        let is_trail = line.words <= 24 && !line.stops(self.cursor) && (run.first..run.end).any(is_crumb);
        if count.words == 0 || count.controls * 10 >= count.words * 6 && count.controls > 0 && line.words <= 30 {
            return Label::Part(PartKind::Chrome, run);
        }
        let covered = count.controls + count.sections;
        if links > 1 && line.words <= 40 || self.is_menu(line, covered) {
            return Label::Part(PartKind::Chrome, run);
        }
        let all_known = covered == count.words && count.controls > 0;
        if all_known || is_trail && covered > 0 || covered * 10 >= count.words * 7 && count.phrases >= 4 {
            return Label::Part(PartKind::Chrome, run);
        }
        if covered == count.words && count.sections > 0 { Label::Section } else { Label::Text }
    }

    /// Three short pieces or more side by side, of which one at least is known.
    fn is_menu(&self, line: &Line, covered: usize) -> bool {
        let items = pieces(self.cursor, line, |at| self.is_bar(line, at));
        covered > 0 && items.len() >= 3 && items.iter().all(|item| item.words <= 4)
    }

    /// Whether all words of a run are furniture, or it holds none.
    fn covers(&self, run: Run) -> bool {
        let count = self.coverage(run);
        count.controls + count.sections == count.words
    }

    fn coverage(&self, run: Run) -> Coverage {
        let mut count = Coverage::default();
        let mut at = run.first;
        while at < run.end {
            let (next, words) = match self.mark(at, run.end) {
                Some((next, Mark::Section)) => (next, &mut count.sections),
                Some((
                    next,
                    Mark::Furniture | Mark::Line | Mark::List | Mark::Rest | Mark::Tags | Mark::Views | Mark::Published,
                )) => (next, &mut count.controls),
                _ => {
                    // Single letters are the sizes of a font.
                    let token = self.cursor.at(at);
                    let size = token.shape == Shape::Initial && self.cursor.word(at + 1) != kw::DOT;
                    count.words += usize::from(token.is_word() && !size);
                    at += 1;
                    continue;
                }
            };
            let phrase = self.cursor.tokens[at..next].iter().filter(|t| t.is_word()).count();
            *words += phrase;
            count.words += phrase;
            count.phrases += 1;
            at = next;
        }
        count
    }
}

/// How many words of a line are furniture.
#[derive(Default)]
struct Coverage {
    words: usize,
    controls: usize,
    sections: usize,
    phrases: usize,
}
