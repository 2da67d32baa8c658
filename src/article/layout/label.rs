//! What a line says of itself, whatever stands around it: labels, dates, counters, controls.

use super::furniture::Mark;
use super::hints::Hints;
use super::line::{LONG, Line, Run};
use super::{PageReader, PartKind};
use crate::lexicon::keyword as kw;
use crate::token::{Kind, Shape};

/// What a line says of itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    /// Nothing: its place decides.
    Text,
    /// It is this part, whatever it says.
    Known(PartKind),
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
    /// The head of a table of contents.
    Index,
    /// The head of what follows an article.
    Rest,
    /// A line of a table about a document, and its date where it is the document's.
    Field(Option<Run>),
}

/// A line with more tokens than this that ends with a stop and begins with no label is a sentence.
const SENTENCE: usize = 40;

/// The lines of a page among which the furniture of its head may stand in one line with the text.
const EARLY: usize = 8;
/// The same where no sentence stands before: lists of other articles may.
const HEAD: usize = 40;

/// The words of the name of a site and of its address, at the most.
const SITE: usize = 24;

/// The words of an office that signs, at the most: `Tác giả: Tổ Ngữ văn`.
const OFFICE: usize = 6;

/// The sorts of words that are furniture wherever they stand in a line.
const KNOWN: Hints = Hints::of(&[
    Mark::Section,
    Mark::Furniture,
    Mark::Network,
    Mark::Line,
    Mark::More,
    Mark::List,
    Mark::Rest,
    Mark::Tags,
    Mark::Views,
    Mark::Published,
]);

impl PageReader<'_> {
    /// The line as one or, where it is made of several pieces of furniture, as its pieces.
    pub(super) fn labelled(&self, line: Line, out: &mut Vec<(Line, Label)>) {
        let is_text = |(line, label): &(Line, Label)| *label == Label::Text && line.stops && line.words >= 15;
        let is_early = out.len() < EARLY || out.len() < HEAD && !out.iter().any(is_text);
        if self.is_paragraph(&line) {
            match is_early.then(|| self.unglued(&line)).flatten() {
                Some(parts) => out.extend(parts),
                None => out.push((line, Label::Text)),
            }
            return;
        }
        if is_early && self.is_fused_menu(&line) {
            out.push((line, Label::Part(PartKind::Chrome, line.run)));
            return;
        }
        let whole = self.label(&line);
        let parted = match whole {
            Label::Text | Label::Section | Label::Part(PartKind::Chrome, _) if is_early => {
                self.parted(&line).or_else(|| self.unglued(&line))
            }
            Label::Text | Label::Section | Label::Part(PartKind::Chrome, _) => self.parted(&line),
            _ => None,
        };
        match parted {
            Some(parts) => out.extend(parts),
            None => out.push((line, whole)),
        }
    }

    /// The label of a line of which it is known what it is. A caption may still say `Ảnh:`, and a credit be beside it.
    pub(super) fn known(&self, line: &Line, kind: PartKind) -> Label {
        match self.label(line) {
            label @ Label::Part(PartKind::Caption | PartKind::Credit, _) if kind == PartKind::Caption => label,
            _ => Label::Known(kind),
        }
    }

    /// Whether a line needs no closer look: most of a text are long sentences that begin with no label.
    fn is_paragraph(&self, line: &Line) -> bool {
        let sentence = line.run.len() > SENTENCE && line.stops && self.cursor.at(line.run.first).is_word();
        line.run.len() > LONG || sentence && self.mark(line.run.first, line.run.end).is_none()
    }

    /// Whether a run names who keeps the page, not who wrote it.
    pub(super) fn is_nobody(&self, run: Run) -> bool {
        matches!(self.mark(run.first, run.end), Some((next, Mark::Nobody)) if next == run.end)
    }

    pub(super) fn label(&self, line: &Line) -> Label {
        let run = self.trimmed(line.run);
        let chrome = Label::Part(PartKind::Chrome, run);
        if line.words == 0 && !line.hints.any(Hints::NUMBER) {
            return chrome;
        }
        if self.is_metadata(line) {
            // `# date = 20210430`
            return match self.dated(line, self.trimmed_hash(run)) {
                Some(label @ Label::Part(..)) => label,
                _ => chrome,
            };
        }
        if self.is_image(line.run) {
            return Label::Image;
        }
        if self.is_link(line) || self.is_image_name(line) || self.is_page_mark(line) || self.is_ago(line, run) {
            return chrome;
        }
        if line.words == 0 && self.count(run).is_some() {
            return Label::Number;
        }
        if self.is_hashtags(line.run) {
            return Label::Part(PartKind::Tags, line.run);
        }
        if let Some(label) = self.dated(line, run) {
            return label;
        }
        if let Some(views) = self.views(line, run) {
            return Label::Part(PartKind::Views, views);
        }
        if self.is_counter(line, run) {
            // `3 nhận xét:`
            let heads = matches!(self.mark(run.first + 1, run.end), Some((next, Mark::Rest)) if next == run.end);
            return if heads { Label::Rest } else { Label::Counter };
        }
        if let Some(label) = self.announced(line, run) {
            return label;
        }
        self.covered(line, run)
    }

    /// A line of file metadata (`# url = …`), markup, an address of the web, or a name without blanks.
    fn is_metadata(&self, line: &Line) -> bool {
        let run = line.run;
        let hash = self.sign(run.first) == "#";
        if self.sign(run.first) == "<" && self.cursor.str(run.end - 1) == ">" {
            return true;
        }
        if !hash && !line.hints.any(Hints::WEB.or(Hints::UNDERSCORE)) {
            return line.words <= SITE && self.ends_with_address(line);
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

    /// Whether an address ends a line that begins with the name of its site: `Trường Tiểu học Đakhttp://dak.vn/logo.png`.
    fn ends_with_address(&self, line: &Line) -> bool {
        let run = line.run;
        let is_slash = |at: usize| self.cursor.word(at) == kw::SLASH && self.cursor.touches(at);
        let is_root = |&at: &usize| self.cursor.word(at) == kw::COLON && is_slash(at + 1) && is_slash(at + 2);
        line.hints.any(Hints::COLON)
            && line.hints.any(Hints::CRUMB)
            && (run.first + 1..run.end).find(is_root).is_some_and(|root| {
                self.cursor.at(root - 1).shape == Shape::Title && (root..run.end).all(|at| self.cursor.touches(at))
            })
    }

    /// `#Cửa khẩu #Biên giới`
    fn is_hashtags(&self, run: Run) -> bool {
        let is_tag = |at: &usize| self.sign(*at) == "#" && self.cursor.touches(at + 1);
        is_tag(&run.first) && run.len() <= 60 && self.cursor.at(run.first + 1).is_word()
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
        if line.words > 4 {
            return false;
        }
        // `12 liên quan`
        let is_small = |at: usize| self.cursor.at(at).shape == Shape::Lower;
        if run.len() > 1 && line.words + 1 == run.len() && self.cursor.at(run.first).kind == Kind::Number {
            return line.words <= 3 && (run.first + 1..run.end).all(is_small);
        }
        let colon = (run.first + 1..run.end)
            .find(|&at| self.cursor.word(at) == kw::COLON)
            .filter(|&at| self.cursor.at(at - 1).kind != Kind::Number);
        let known = matches!(self.mark(run.first, run.end), Some((_, Mark::Views)));
        let value = |colon: usize| self.trimmed(Run::new(colon + 1, run.end));
        !known && colon.is_some_and(|colon| !value(colon).is_empty() && self.count(value(colon)).is_some())
    }

    /// `Lượt xem: 1.234`, `112 lượt xem`
    fn views(&self, line: &Line, run: Run) -> Option<Run> {
        const VIEWS: Hints = Hints::of(&[Mark::Views]);
        if !line.hints.any(VIEWS) {
            return None;
        }
        if let Some((next, Mark::Views)) = self.mark(run.first, run.end) {
            let number = self.trimmed(Run::new(next, run.end));
            return self.count(number).is_some().then_some(number).filter(|n| !n.is_empty());
        }
        let label = (run.first..run.end)
            .find(|&at| matches!(self.mark_of(at, run.end, VIEWS), Some((next, Mark::Views)) if next == run.end))?;
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
            Mark::Line if !(line.stops && line.words > 25) => part(PartKind::Chrome, run),
            Mark::Nobody | Mark::Contact | Mark::Source if alone => part(PartKind::Chrome, run),
            Mark::Site if !line.stops && line.words <= 24 => part(PartKind::Chrome, run),
            Mark::Text if colon && !alone => part(PartKind::Body, behind),
            // `Bình luận (2)`
            Mark::Furniture if self.is_counted(Run::new(next, run.end)) => Some(Label::Rest),
            Mark::More => Some(if alone { Label::List } else { Label::Part(PartKind::Chrome, run) }),
            Mark::Field if colon => Some(Label::Field(None)),
            Mark::Issued if colon => {
                let day = self.date_at(next + 1, run.end).map(|(end, _)| Run::new(next + 1, end));
                Some(Label::Field(day))
            }
            // `Tin nổi bật: … | … | …`
            Mark::List if colon && line.hints.any(Hints::BAR) => part(PartKind::Chrome, run),
            Mark::Index if alone => Some(Label::Index),
            Mark::List if alone || line.words <= 12 && colon => Some(Label::List),
            Mark::List if self.covers(behind) => Some(Label::List),
            Mark::Rest if alone || self.covers(behind) || self.cursor.str(run.first) == "©" => Some(Label::Rest),
            Mark::Rest if colon || !line.stops && line.words <= 40 => Some(Label::Rest),
            Mark::Byline | Mark::Poster | Mark::By if colon && !alone => self.authored(behind),
            Mark::Staff if colon && !alone && self.cursor.at(behind.first).shape.is_capital() => self.named(behind),
            Mark::By | Mark::Poster if self.is_nobody(behind) => part(PartKind::Chrome, run),
            Mark::By | Mark::Poster if self.is_signed(behind) => part(PartKind::Byline, behind),
            Mark::Title if colon && !alone => part(PartKind::Title, behind),
            Mark::Title if alone => part(PartKind::Chrome, run),
            Mark::Photo => self.pictured(behind, colon),
            Mark::Source if colon && !alone && line.words <= 20 => part(PartKind::Source, behind),
            // `Nguồn Báo Lai Châu`
            Mark::Source if !line.stops && line.words <= 9 && self.is_organ(behind) => part(PartKind::Source, behind),
            Mark::Theo if !alone && line.words <= 9 && self.cursor.at(behind.first).shape.is_capital() => {
                (!line.stops || self.is_signed(behind)).then_some(Label::Part(PartKind::Source, behind))
            }
            Mark::Theo if !alone && self.is_signed(behind) => part(PartKind::Source, behind),
            Mark::Tags if colon || alone => part(PartKind::Tags, behind),
            Mark::Standfirst if alone => part(PartKind::Chrome, run),
            Mark::Standfirst if colon && !alone => part(PartKind::Standfirst, behind),
            _ => None,
        }
    }

    /// What stands behind the label of the author: names, or a few words for an office.
    fn authored(&self, behind: Run) -> Option<Label> {
        if self.is_nobody(behind) {
            return Some(Label::Part(PartKind::Chrome, behind));
        }
        // `Tin: Tổ Ngữ văn; Ảnh: …`
        let other = (behind.first + 1..behind.end).find(|&at| {
            matches!(self.mark(at, behind.end), Some((next, Mark::Photo | Mark::Byline)) if self.cursor.word(next) == kw::COLON)
        });
        if let Some(other) =
            other.filter(|_| self.signers(behind, false).is_none_or(|end| self.cursor.at(end).is_word()))
        {
            return self.authored(self.trimmed(Run::new(behind.first, other)));
        }
        let is_office = self.cursor.at(behind.first).shape.is_capital() && behind.len() <= OFFICE;
        if is_office && (behind.first..behind.end).all(|at| self.is_abbreviated(at)) {
            return Some(Label::Part(PartKind::Byline, behind));
        }
        self.named(behind)
    }

    /// Whether a run begins as the name of a paper, an office or a firm does.
    fn is_organ(&self, run: Run) -> bool {
        let is_named = matches!(self.mark(run.first, run.end), Some((_, Mark::Organ | Mark::Office)));
        is_named && self.cursor.at(run.first).shape.is_capital()
    }

    /// Names, and nothing behind them but further labels or the time.
    fn named(&self, behind: Run) -> Option<Label> {
        let end = self.signers(behind, false)?;
        let rest = self.trimmed(Run::new(end, behind.end));
        let is_label = matches!(self.mark(rest.first, rest.end), Some((_, Mark::Photo | Mark::Byline | Mark::Staff)));
        let is_when = !rest.is_empty() && (rest.first..rest.end).all(|at| self.says_when(at, rest.end));
        let name = Run::new(behind.first, end);
        (rest.is_empty() || is_label || is_when).then_some(Label::Part(PartKind::Byline, name))
    }

    /// Whether a token is a word, or the dot of a short one.
    fn is_abbreviated(&self, at: usize) -> bool {
        let is_dot =
            || self.cursor.word(at) == kw::DOT && self.cursor.touches(at) && self.cursor.str(at - 1).len() <= 4;
        self.cursor.at(at).is_word() || at > 0 && is_dot()
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
        if !line.hints.any(KNOWN.or(Hints::ARROW)) && self.has_word(run) {
            return Label::Text;
        }
        // A slash between blanks leads from one part of the site to the next, but stands in sentences too.
        let opens = || matches!(self.mark(run.first, run.end), Some((_, Mark::Section | Mark::Furniture)));
        let is_slash = |at: usize| self.cursor.word(at) == kw::SLASH && !self.cursor.touches(at) && opens();
        let is_crumb = |at: usize| matches!(self.sign(at), "»" | "›" | ">" | "→" | "|" | "❯") || is_slash(at);
        let may_lead = line.hints.any(Hints::CRUMB.or(Hints::BAR)) && line.words <= 24 && !line.stops;
        let is_trail = may_lead && (run.first..run.end).any(is_crumb);
        let arrows = if line.hints.any(Hints::ARROW) { run.first..run.end } else { 0..0 };
        let links = arrows.clone().filter(|&at| matches!(self.sign(at), "»" | "›" | "❯" | "→")).count();
        let steps = links + arrows.filter(|&at| self.sign(at) == ">").count();
        if links > 1 && line.words <= 40 || steps > 1 && is_trail {
            return Label::Part(PartKind::Chrome, run);
        }
        // What no sign parts is furniture only where six words in ten are known.
        let most = if is_trail || line.hints.any(Hints::BAR) { usize::MAX } else { line.words * 4 / 10 };
        let Some(count) = self.coverage(run, most) else { return Label::Text };
        if count.words == 0 || count.controls * 10 >= count.words * 6 && count.controls > 0 && line.words <= 30 {
            return Label::Part(PartKind::Chrome, run);
        }
        let covered = count.controls + count.sections;
        let all_known = covered == count.words && count.controls > 0;
        let most_known = covered * 10 >= count.words * 7 && count.phrases >= 4;
        if all_known || most_known || is_trail && covered > 0 || self.is_menu(line, covered) {
            return Label::Part(PartKind::Chrome, run);
        }
        // `2. Giới thiệu` is a heading.
        let is_section = covered == count.words && count.sections > 0 && !self.is_numbered(line.run);
        if is_section { Label::Section } else { Label::Text }
    }

    /// Three short pieces or more side by side, of which one at least is known.
    fn is_menu(&self, line: &Line, covered: usize) -> bool {
        if covered == 0 || !line.hints.any(Hints::BAR) {
            return false;
        }
        let items = self.pieces(line, |at| self.is_bar(line, at));
        items.len() >= 3 && items.iter().all(|item| item.words <= 4)
    }

    /// Whether all words of a run are furniture, or it holds none.
    pub(super) fn covers(&self, run: Run) -> bool {
        self.coverage(run, 0).is_some()
    }

    pub(super) fn has_word(&self, run: Run) -> bool {
        (run.first..run.end).any(|at| self.is_full_word(at))
    }

    /// Whether a token is a word; single letters are the sizes of a font.
    pub(super) fn is_full_word(&self, at: usize) -> bool {
        let token = self.cursor.at(at);
        let size = token.shape == Shape::Initial && self.cursor.word(at + 1) != kw::DOT;
        token.is_word() && !size
    }

    /// Counts the words of a run that are furniture, where no more than `most` of them are not.
    fn coverage(&self, run: Run, most: usize) -> Option<Coverage> {
        let mut count = Coverage::default();
        let mut others = 0;
        let mut at = run.first;
        let tokens = &self.cursor.tokens[..run.end];
        while let Some(token) = tokens.get(at) {
            let may_be_known = self.furniture.hint(token.word).any(KNOWN);
            let (next, words) = match if may_be_known { self.mark(at, run.end) } else { None } {
                Some((next, Mark::Section)) => (next, &mut count.sections),
                Some((
                    next,
                    Mark::Furniture
                    | Mark::Network
                    | Mark::Line
                    | Mark::More
                    | Mark::List
                    | Mark::Rest
                    | Mark::Tags
                    | Mark::Views
                    | Mark::Published,
                )) => (next, &mut count.controls),
                _ => {
                    others += usize::from(token.is_word() && self.is_full_word(at));
                    if others > most {
                        return None;
                    }
                    at += 1;
                    continue;
                }
            };
            let phrase = tokens[at..next].iter().filter(|t| t.is_word()).count();
            *words += phrase;
            count.phrases += 1;
            at = next;
        }
        count.words = count.controls + count.sections + others;
        Some(count)
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
