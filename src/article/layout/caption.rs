//! What captions say: the words of a picture, and who or what it shows.

use super::PageReader;
use super::furniture::Mark;
use super::hints::Hints;
use super::line::{Line, Run};
use crate::lexicon::{flag, keyword as kw};
use crate::token::Shape;

const CAPTION: Hints = Hints::of(&[Mark::Caption]);

/// The words of a line that shows who does what, at the least and at the most.
const SCENE: (usize, usize) = (5, 40);
/// The least where the line ends as a sentence does: `Ca sĩ Lê Hà.`
const SENTENCE: usize = 3;
/// The same where the line begins with an office: fewer words are a signature.
const OFFICE: usize = 8;

impl PageReader<'_> {
    /// Whether a line holds words that captions use.
    pub(super) fn is_pictured(&self, run: Run) -> bool {
        (run.first..run.end).any(|at| matches!(self.mark_of(at, run.end, CAPTION), Some((_, Mark::Caption))))
    }

    /// Whether a line may say what a picture shows: it begins with those who are seen or with what is seen, tells nothing of
    /// before or after and says what nobody said.
    pub(super) fn is_scene(&self, line: &Line) -> bool {
        let run = self.trimmed_hash(line.run);
        let least = if line.stops { SENTENCE } else { SCENE.0 };
        if !(least..=SCENE.1).contains(&line.words) || !(self.shows(run) || self.is_shown(run)) {
            return false;
        }
        // A line in capitals is a name or a heading, one with wide blanks a row of a table.
        if line.hints.any(Hints::BAR) || self.is_upper(run) {
            return false;
        }
        // A colon or a question belongs to a heading, a quotation to who is quoted.
        let is_told = |at: usize| matches!(self.sign(at), ":" | "?" | "!" | ";") || self.tells(at);
        // `Người dân gửi nhiều hơn, vay ít hơn`: a heading that names nobody and no place.
        let is_clause = |at: usize| self.cursor.word(at) == kw::COMMA;
        !(run.first..run.end).any(is_told) && (line.stops || self.is_named(run) || !(run.first..run.end).any(is_clause))
    }

    /// Whether a run holds a name: a word with a capital that does not begin it.
    pub(super) fn is_named(&self, run: Run) -> bool {
        (run.first + 1..run.end).any(|at| self.cursor.at(at).shape.is_capital())
    }

    /// Whether no sentence ends inside a run.
    pub(super) fn is_one_clause(&self, run: Run) -> bool {
        !(run.first + 1..run.end).any(|at| !self.cursor.at(at - 1).is_word() && self.is_sentence_start(at))
    }

    /// Whether a run begins with a person or a thing that pictures show: `Người dân`, `Ông Tô Minh Khải`, `Một buổi`.
    fn shows(&self, run: Run) -> bool {
        match self.mark(run.first, run.end) {
            Some((next, Mark::Scene)) => next < run.end,
            // `Các thí sinh`
            None | Some((_, Mark::Joint)) if self.is_plural(run.first) => {
                matches!(self.mark(run.first + 1, run.end), Some((next, Mark::Scene)) if next < run.end)
            }
            Some((next, Mark::Address | Mark::Degree)) => self.cursor.at(next).shape.is_capital(),
            // `Quang cảnh buổi lễ`, but not `Phát biểu tại hội nghị`.
            Some((next, Mark::Caption)) => next == run.first + 2 && next < run.end,
            Some((_, Mark::Office)) => !self.is_upper(run) && run.len() >= OFFICE,
            // The name of a paper may also be a word.
            // `Hình ảnh`, but not `Ảnh hưởng`.
            Some((next, Mark::Photo)) => next >= run.first + 2 && self.cursor.at(next).shape == Shape::Lower,
            Some((next, Mark::Credit | Mark::Plain)) => next < run.end && self.cursor.at(next).shape == Shape::Lower,
            _ => false,
        }
    }

    /// Whether a word stands before those who are several.
    fn is_plural(&self, at: usize) -> bool {
        matches!(self.cursor.str(at), "Các" | "Những" | "Nhiều" | "Hai" | "Ba")
    }

    /// Whether a name begins the run, and where who bears it stands in the picture: `A Thuin (bên trái)`.
    pub(super) fn is_shown(&self, run: Run) -> bool {
        let open = (run.first + 1..run.end.min(run.first + 8)).find(|&at| self.cursor.word(at) == kw::OPEN);
        let is_place = |at: usize| self.furniture.places.longest(&self.cursor.tokens[at..run.end]).is_some();
        open.is_some_and(|open| is_place(open + 1)) && self.cursor.at(run.first).shape.is_capital()
    }

    /// `phải`, but not `bên phải`.
    fn is_duty(&self, at: usize) -> bool {
        self.cursor.str(at) == "phải" && at > 0 && !matches!(self.cursor.str(at - 1), "bên" | "bìa" | "tay" | "từ")
    }

    /// Whether a word tells what was, will be or should be, or that somebody said it.
    fn tells(&self, at: usize) -> bool {
        self.cursor.at(at).is_word()
            && (self.is_duty(at)
                || matches!(
                    self.cursor.str(at),
                    "đã" | "sẽ" | "cần" | "nên" | "nhưng" | "nếu" | "như" | "rằng" | "là" | "kính" | "bởi"
                )
                || self.cursor.str(at) == "biết" && at > 0 && self.cursor.str(at - 1) == "cho")
    }

    /// Whether a run tells what somebody thinks or wants: between paragraphs it is one of them.
    pub(super) fn opines(&self, run: Run) -> bool {
        let opines = |at: usize| self.furniture.opinions.longest(&self.cursor.tokens[at..run.end]).is_some();
        (run.first..run.end).any(opines)
    }

    /// Whether a run begins with a form of address, a full name and, behind a dash, the office of who bears it, as captions do
    /// and titles do not: `Ông Lò Văn Hặc – Phó Chủ tịch UBND xã tặng quà`.
    pub(super) fn is_introduced(&self, run: Run) -> bool {
        let Some((name, Mark::Address)) = self.mark(run.first, run.end) else { return false };
        let dash = (name..run.end).find(|&at| !self.cursor.at(at).shape.is_capital()).unwrap_or(run.end);
        let office = self.cursor.at(dash + 1);
        let is_office = office.shape == Shape::Upper || office.shape == Shape::Title && office.flags & flag::ROLE != 0;
        dash >= name + 2 && matches!(self.sign(dash), "-" | "–" | "—") && is_office
    }

    /// Whether a run begins with a form of address and a family name: `Bà Đinh Hoài Giang`, no byline.
    pub(super) fn is_addressed(&self, run: Run) -> bool {
        let named = |next: usize| next < run.end && self.cursor.at(next).flags & flag::SURNAME != 0;
        matches!(self.mark(run.first, run.end), Some((next, Mark::Address)) if named(next)) && run.len() >= 3
    }
}
