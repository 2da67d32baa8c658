//! What stands beside an article on its page and shows it by place and repetition: breadcrumbs that end with the title, page
//! headers, footnotes, lists in the head, tables of what a law portal knows of a document.

use super::furniture::Mark;
use super::hints::Hints;
use super::label::Label;
use super::line::{Line, Run};
use super::page::{Page, Placed};
use super::{PageReader, PartKind};
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Kind, Shape};

/// The lines of a page's head at the most.
const HEAD: usize = 30;
/// The tokens that the name of a site adds to a title, at the most.
const ADDED: usize = 16;
/// The words of a page header at the least and at the most, and how often it stands.
const HEADER: (usize, usize, usize) = (4, 16, 3);
/// The words of an item in a table of contents at the most, and its items.
const ITEM: usize = 24;
const ITEMS: usize = 60;
/// The headlines with a dash before each, at the least.
const DASHED: usize = 3;
/// The tabs over a text at the least, and the words of one at the most.
const TABS: (usize, usize) = (4, 5);

/// The words that hold the end of an item and the beginning of the next, at the least, where a line is a menu.
const SEAMS: usize = 2;

impl Page<'_> {
    /// Places what is furniture by repetition, and the tables of law portals.
    pub(super) fn asides(&mut self) {
        self.fields();
        self.repeated();
        self.tabs();
        self.dashed();
        self.contents();
        for index in 0..self.lines.len().min(HEAD) {
            if self.lines[index].part.is_none() && self.holds_other(index) {
                self.place(index, PartKind::Chrome);
            }
        }
        self.printed();
    }

    /// `14:22 03/10/2023    The title | The site`: what a browser prints over each page, its date included.
    fn printed(&mut self) {
        let end = (1..self.lines.len()).find(|&index| self.lines[index].line.gap != Gap::Blank).unwrap_or(0);
        let repeats = |index: &usize| {
            let run = self.reader.trimmed(self.lines[*index].line.run);
            let near = &self.lines[end..self.lines.len().min(end + HEAD)];
            run.len() >= 4 && near.iter().any(|other| self.reader.same(run, self.reader.trimmed_hash(other.line.run)))
        };
        if end > 1 && (0..end).any(|index| repeats(&index)) {
            for index in 0..end {
                self.place(index, PartKind::Chrome);
                self.lines[index].label = Label::Text;
            }
        }
    }

    /// `Số hiệu: … Loại văn bản: …`: two lines or more are a table of what is known of a document; its date is the document's.
    fn fields(&mut self) {
        let fields: Vec<usize> =
            (0..self.lines.len()).filter(|&i| matches!(self.lines[i].label, Label::Field(_))).collect();
        if fields.len() < 2 {
            for index in fields {
                self.lines[index].label = Label::Text;
            }
            return;
        }
        let is_dated = self.lines.iter().any(|p| is_published(p) || matches!(p.label, Label::Date(_)));
        let mut issued = None;
        for index in fields {
            let run = self.lines[index].line.run;
            self.lines[index].part = Some((PartKind::Chrome, run));
            match self.lines[index].label {
                Label::Field(Some(day)) if !is_dated => issued = issued.or(Some((index, day))),
                _ => {}
            }
        }
        if let Some((index, day)) = issued {
            self.lines[index].part = Some((PartKind::Published, day));
        }
    }

    /// A date over the title is the clock of the site, where the article says its own behind the title or furniture stands
    /// between them. The name of a section, the controls of the article, a counter or a sign may.
    pub(super) fn clocks(&mut self, title: Option<usize>, head: usize) {
        let Some(title) = title else { return };
        let is_stamp = |p: &Placed| matches!(p.label, Label::Date(_)) && is_published(p);
        let Some(first) = self.lines[..title].iter().position(is_stamp) else { return };
        let is_dated = self.lines.get(title + 1..head).is_some_and(|lines| lines.iter().any(is_published));
        let is_furniture = |p: &Placed| {
            matches!(p.part, Some((PartKind::Chrome, _)))
                && p.label != Label::Section
                && p.line.words > 1
                && p.line.gap != Gap::Blank
                && !self.reader.covers(p.line.run)
        };
        for index in first..title {
            let apart = || self.lines[index..title].iter().any(is_furniture);
            if is_stamp(&self.lines[index]) && (is_dated || apart()) {
                self.place(index, PartKind::Chrome);
            }
        }
    }

    /// Headlines with a dash alone in the line before each or at the end of the one before, over the text.
    fn dashed(&mut self) {
        let is_dash = |p: &Placed| p.line.words == 0 && p.line.run.len() == 1 && self.reader.is_bulleted(p.line.run);
        let end = self.lines.iter().position(|p| p.line.stops && p.line.words > ITEM).unwrap_or(self.lines.len());
        let is_listed = |index: &usize| {
            let Placed { line, label, part } = &self.lines[*index];
            let before = &self.lines[index - 1];
            let last = self.reader.sign(before.line.run.end - 1);
            let is_text = part.is_none() && *label == Label::Text && !line.stops && line.words <= ITEM;
            is_text && (is_dash(before) || last == "-" && before.line.words > 0)
        };
        let listed: Vec<usize> = (1..end).filter(is_listed).collect();
        if listed.len() >= DASHED {
            for index in listed {
                self.place(index, PartKind::Chrome);
            }
        }
    }

    /// A table of contents: a list of what stands again as headings.
    fn contents(&mut self) {
        let Some(head) = self.lines.iter().position(|placed| placed.label == Label::Index) else { return };
        let reader = self.reader;
        let bare = |index: usize| reader.without_numbers(self.lines[index].line.run);
        let stands_again = |index: &usize| {
            let item = bare(*index);
            !item.is_empty() && (index + 1..self.lines.len()).any(|other| reader.same(item, bare(other)))
        };
        let is_item = |index: &usize| {
            let Placed { line, part, .. } = &self.lines[*index];
            let is_short = line.words <= ITEM && (!line.stops || reader.sign(line.run.end - 1) == "?");
            is_short && (part.is_some() || reader.is_bulleted(line.run) || stands_again(index))
        };
        let most = self.lines.len().min(head + ITEMS);
        let end = (head + 1..most).find(|index| !is_item(index)).unwrap_or(most);
        if (head + 1..end).any(|index| stands_again(&index)) {
            for index in head + 1..end {
                self.place(index, PartKind::Chrome);
            }
        }
    }

    /// The tabs over a text, as a list of a few words each: `- Thuộc tính`, `- Nội dung`, `- Lược đồ`.
    fn tabs(&mut self) {
        let (often, most) = TABS;
        let is_sentence = |&index: &usize| self.prose(index) && self.lines[index].line.stops;
        let first = (0..self.lines.len()).find(is_sentence).unwrap_or(self.lines.len());
        let is_tab = |index: usize| {
            let Placed { line, part, .. } = &self.lines[index];
            let run = line.run;
            let is_item = matches!(self.reader.sign(run.first), "-" | "•" | "*" | "·");
            matches!(part, None | Some((PartKind::Chrome, _)))
                && is_item
                && (1..=most).contains(&line.words)
                && self.reader.sign(run.end - 1).is_empty()
        };
        let Some(from) = (0..first).find(|&index| is_tab(index)) else { return };
        let end = (from..first).find(|&index| !is_tab(index)).unwrap_or(first);
        if end - from >= often {
            for index in from..end {
                self.place(index, PartKind::Chrome);
            }
        }
    }

    /// The header of each page of a document that was copied whole: the same words again and again. The first may be its title.
    fn repeated(&mut self) {
        let (least, most, often) = HEADER;
        let mut seen: Vec<(&str, usize)> = Vec::new();
        let reader = self.reader;
        for (index, Placed { line, label, part }) in self.lines.iter().enumerate() {
            let is_header = *label == Label::Text && !line.stops;
            if part.is_none() && is_header && (least..=most).contains(&line.words) {
                let run = reader.without_numbers(line.run);
                let last = reader.cursor.str(run.end.max(1) - 1);
                if !run.is_empty() && !matches!(last, ":" | "?" | "!") && !reader.is_bulleted(run) {
                    seen.push((reader.cursor.span(run.first, run.end).of(reader.cursor.text), index));
                }
            }
        }
        if seen.len() < often {
            return;
        }
        seen.sort_unstable();
        for found in seen.chunk_by(|one, next| one.0 == next.0).filter(|found| found.len() >= often) {
            for &(_, index) in &found[1..] {
                self.place(index, PartKind::Chrome);
            }
        }
    }

    /// Whether a line begins or ends with the whole of another near it, and adds the name of a site or of its parts.
    fn holds_other(&self, index: usize) -> bool {
        let line = &self.lines[index].line;
        if line.stops {
            return false;
        }
        let run = self.reader.trimmed(line.run);
        // The first section of a text may be headed as the whole.
        if self.reader.is_numbered(run) || self.reader.is_enumerated(run) {
            return false;
        }
        let near = index.saturating_sub(6)..self.lines.len().min(index + 16);
        let may_hold = |other: &Placed| {
            let is_title = matches!(other.part, None | Some((PartKind::Title, _))) && other.label == Label::Text;
            is_title && other.line.words >= 4 && (other.line.words..=other.line.words + ADDED).contains(&line.words)
        };
        let holds = |other: &Placed| {
            let held = self.reader.trimmed_hash(other.line.run);
            if !(1..=ADDED).contains(&run.len().saturating_sub(held.len())) {
                return false;
            }
            let before = Run::new(run.first, run.end - held.len());
            // Behind a comma, it is an office that the title names.
            let is_comma = self.reader.cursor.word(before.end - 1) == kw::COMMA;
            let is_sign = !self.reader.cursor.at(before.end - 1).is_word() && !is_comma;
            let is_parted = || is_sign || self.reader.covers(before);
            let ends = || self.reader.same(Run::new(before.end, run.end), held) && is_parted();
            let begins = || {
                let dash = self.reader.cursor.word(run.first + held.len()) == kw::DASH
                    || self.reader.cursor.str(run.first + held.len()) == "|";
                dash && self.reader.same(Run::new(run.first, run.first + held.len()), held)
            };
            ends() || begins()
        };
        near.filter(|&other| other != index)
            .map(|other| &self.lines[other])
            .any(|other| may_hold(other) && holds(other))
    }

    /// Whether a line is a note at the end of the text: `(*) Đầu đề do tòa soạn đặt`, `[1] …`, under a rule also `(1) …`.
    pub(super) fn is_footnote(&self, index: usize, ruled: bool) -> bool {
        let run = self.lines[index].line.run;
        let str = |at: usize| self.reader.cursor.str(at);
        let is_mark = str(run.first + 1) == "*" || self.reader.cursor.at(run.first + 1).kind == Kind::Number;
        let closed = matches!(str(run.first + 2), ")" | "]") && is_mark;
        let is_referred = || {
            let mark = Run::new(run.first, run.first + 3);
            let ends = |other: &Placed| {
                let end = other.line.run.end - usize::from(other.line.stops);
                end >= other.line.run.first + 4 && self.reader.same(mark, Run::new(end - 3, end))
            };
            self.lines[..index].iter().any(ends)
        };
        run.len() > 3
            && match str(run.first) {
                "[" => closed,
                "(" => closed && (ruled || str(run.first + 1) == "*" || is_referred()),
                "*" | "¹" | "²" | "³" => ruled,
                _ => false,
            }
    }
}

fn is_published(placed: &Placed) -> bool {
    matches!(placed.part, Some((PartKind::Published, _)))
}

impl PageReader<'_> {
    /// The run without numbers and signs at its ends, and without the word for a page before such a number.
    fn without_numbers(&self, run: Run) -> Run {
        let is_bare = |at: usize| !self.cursor.at(at).is_word();
        let Run { mut first, mut end } = run;
        while first < end && is_bare(first) {
            first += 1;
        }
        while end > first && is_bare(end - 1) {
            end -= 1;
        }
        Run::new(first, end)
    }

    /// Whether a line leads to another article: `>> …`, `> …`, `» …`.
    pub(super) fn is_link(&self, line: &Line) -> bool {
        let first = line.run.first;
        let arrows = self.sign(first) == ">";
        let leads = |at: usize| matches!(self.sign(at), "»" | "›" | "☞" | "►" | "➤");
        // `« Mục trước`, but not a quotation.
        let returns = || {
            matches!(self.sign(first), "«" | "‹") && !(first..line.run.end).any(|at| matches!(self.sign(at), "»" | "›"))
        };
        let trails = line.words <= 8 && leads(line.run.end - 1);
        let doubled = arrows && self.sign(first + 1) == ">";
        (arrows || leads(first) || trails || returns()) && line.words <= 40 && (!line.stops || doubled)
    }

    /// A number in brackets, and nothing else.
    pub(super) fn is_counted(&self, run: Run) -> bool {
        let is_number = |at: usize| self.cursor.at(at).kind == Kind::Number;
        run.len() == 3
            && self.cursor.word(run.first) == kw::OPEN
            && is_number(run.first + 1)
            && self.cursor.word(run.end - 1) == kw::CLOSE
    }

    /// Whether a line names a file or an address without tone marks: `hop mat dau xuan`.
    pub(super) fn is_slug(&self, line: &Line) -> bool {
        let run = line.run;
        let is_plain = |at: usize| {
            let token = self.cursor.at(at);
            self.cursor.str(at).is_ascii() && (!token.is_word() || token.shape == Shape::Lower)
        };
        let end = (run.first..run.end).find(|&at| !is_plain(at)).unwrap_or(run.end);
        line.words >= 4 && !line.stops && end == run.end || self.is_image_name(line)
    }

    /// Whether a line can be nothing but furniture in the head of a page: a slug, or a menu of four items or more.
    pub(super) fn is_head_chrome(&self, line: &Line) -> bool {
        let is_menu = || {
            let items = self.pieces(line, |at| self.is_bar(line, at));
            items.len() >= 4 && items.iter().all(|item| (1..=4).contains(&item.words))
        };
        // Three items with two blanks between them, where no text stands yet.
        let is_spaced = || {
            let begins = |at: usize| self.cursor.at(at).start - self.cursor.at(at - 1).end >= 2;
            let items = self.pieces(line, begins);
            items.len() >= 3 && items.iter().all(|item| (1..=4).contains(&item.words))
        };
        self.is_slug(line)
            || !line.stops && line.words <= 12 && (line.run.first..line.run.end).any(|at| self.is_fused(at))
            || line.words <= 12 && line.hints.any(Hints::NUMBER) && self.is_weather(line.run)
            || line.hints.any(Hints::BAR) && is_menu()
            || !line.stops && (3..=24).contains(&line.words) && is_spaced()
    }

    /// Whether the last word of an item and the first of the next are one: `Giáo dụcVấn đề`.
    fn is_fused(&self, at: usize) -> bool {
        let word = self.cursor.str(at);
        self.cursor.at(at).shape == Shape::Mixed
            && !word.is_ascii()
            && word.starts_with(char::is_lowercase)
            && !word.ends_with(char::is_uppercase)
    }

    /// Whether a line is a path or a menu whose items stand without blanks: `Trang ChủTin tứcLễ hội`.
    pub(super) fn is_fused_menu(&self, line: &Line) -> bool {
        (line.run.first..line.run.end).filter(|&at| self.is_seam_inside(at)).count() >= SEAMS
    }

    /// Whether two items stand in one word, or what two words would be: `ChủTin`.
    fn is_seam_inside(&self, at: usize) -> bool {
        let turns = |word: &str| {
            let mut pairs = word.chars().zip(word.chars().skip(1));
            !word.is_ascii() && pairs.any(|(one, next)| one.is_lowercase() && next.is_uppercase())
        };
        self.cursor.at(at).shape == Shape::Mixed && turns(self.cursor.str(at))
    }

    /// `Hà Nội: 27°C`
    fn is_weather(&self, run: Run) -> bool {
        let is_degree =
            |at: usize| matches!(self.sign(at), "°" | "º" | "℃") && self.cursor.at(at - 1).kind == Kind::Number;
        (run.first + 1..run.end).any(is_degree)
    }

    /// Whether a line says the same as another but for the marks of Vietnamese, as the names of images do.
    pub(super) fn is_stripped(&self, run: Run, other: Run) -> bool {
        let is_like =
            |(one, other): (char, char)| one.eq_ignore_ascii_case(&other) || one.is_ascii() && !other.is_ascii();
        let is_same = |(one, other): (&str, &str)| {
            one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(is_like)
        };
        run.len() == other.len()
            && (0..run.len()).all(|i| is_same((self.cursor.str(run.first + i), self.cursor.str(other.first + i))))
    }

    /// Whether a line holds no letter of Vietnamese.
    pub(super) fn is_foreign(&self, line: &Line) -> bool {
        let is_plain = |c: char| c.is_ascii() || matches!(c, '‘' | '’' | '“' | '”' | '–' | '—');
        line.words >= 4 && self.cursor.span(line.run.first, line.run.end).of(self.cursor.text).chars().all(is_plain)
    }

    /// Whether a line is the number of a page: `Trang 3/12`, `Page 2 of 5`.
    pub(super) fn is_page_mark(&self, line: &Line) -> bool {
        let first = self.cursor.str(line.run.first);
        line.words <= 2
            && line.hints.any(Hints::NUMBER)
            && ["Trang", "trang", "TRANG", "Page", "page"].contains(&first)
            && self.cursor.at(line.run.first + 1).kind == Kind::Number
    }

    /// Whether a line begins with the number of a section in capitals: `II. NỘI DUNG`, `B. CÁCH LÀM`.
    pub(super) fn is_enumerated(&self, run: Run) -> bool {
        let first = self.cursor.str(run.first);
        let is_roman = !first.is_empty() && first.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        let is_letter = self.cursor.at(run.first).shape == Shape::Initial;
        // An initial touches the name or stands before a name in small letters.
        (is_roman || is_letter)
            && matches!(self.cursor.str(run.first + 1), "." | ")" | "/" | "-")
            && run.len() >= 3
            && !self.cursor.touches(run.first + 2)
            && (first.len() > 1 || self.is_upper(run))
    }

    /// The name behind a label of its own in a line: `Người đưa tin: Hà Văn Sự`.
    pub(super) fn labelled_name(&self, run: Run) -> Option<Run> {
        let colon = (run.first + 1..run.end.min(run.first + 6)).find(|&at| self.cursor.word(at) == kw::COLON)?;
        let is_label = (run.first..colon).all(|at| self.cursor.at(at).is_word());
        let name = self.trimmed(Run::new(colon + 1, run.end));
        let is_person = name.len() >= 2 && self.cursor.at(name.first).flags & flag::SURNAME != 0;
        (is_label && is_person && self.is_signed(name)).then_some(name)
    }

    /// The pieces of a line that is made of a date and names: `HẢI VÂN - ĐỨC PHÚ 14/09/2015 08:05`.
    pub(super) fn signed_and_dated(&self, line: &Line) -> Option<Vec<(Line, Label)>> {
        let Run { first, end } = line.run;
        let is_office = |run: Run| matches!(self.mark(run.first, run.end), Some((_, Mark::Office | Mark::Organ)));
        // `08:05 14/09/2015 Theo VOV`
        let source = |run: Run| match self.mark(run.first, run.end) {
            Some((next, Mark::Theo)) => Some(self.trimmed(Run::new(next, run.end))),
            _ => None,
        };
        let is_name = |run: Run| {
            let run = self.trimmed(run);
            if let Some(source) = source(run) {
                return self.is_signed(source);
            }
            run.len() >= 2 && self.has_word(run) && self.is_signed(run) && !self.is_nobody(run) && !is_office(run)
        };
        let is_date = |label: &Label| matches!(label, Label::Date(_) | Label::Part(PartKind::Published, _));
        let parts = |turn: usize, name_first: bool| {
            let (one, other) = (self.line(Run::new(first, turn), line.gap), self.line(Run::new(turn, end), Gap::Blank));
            let (name, date) = if name_first { (one, other) } else { (other, one) };
            if !is_name(name.run) {
                return None;
            }
            let label = self.label(&date);
            let byline = match source(name.run) {
                Some(source) => Label::Part(PartKind::Source, source),
                None => Label::Part(PartKind::Byline, self.trimmed(name.run)),
            };
            is_date(&label).then(|| {
                if name_first { vec![(one, byline), (other, label)] } else { vec![(one, label), (other, byline)] }
            })
        };
        let date = (first..end).find(|&at| self.in_date(at))?;
        // `BẢN TIN NGÀY 5/3/2024` is a title.
        if date > first && self.cursor.word(date) == kw::NGÀY {
            return None;
        }
        if date > first {
            return parts(date, true);
        }
        let behind = (first..end).find(|&at| !self.in_date(at))?;
        (behind..end).filter(|&at| self.cursor.at(at).shape.is_capital()).find_map(|at| parts(at, false))
    }

    /// Whether a run is an office or begins as the name of one does; two or three words may be a person's: `Trường Giang`.
    pub(super) fn is_office_name(&self, run: Run) -> bool {
        match self.mark(run.first, run.end) {
            Some((_, Mark::Office)) => true,
            Some((next, Mark::Organ)) => next >= run.first + 2 || self.without_desk(run).len() >= 4,
            _ => false,
        }
    }
}
