//! What stands where a page has an image: a mark, an address, the name of the file.

use super::PageReader;
use super::furniture::Mark;
use super::hints::Hints;
use super::line::{Line, Run};
use crate::lexicon::keyword as kw;
use crate::syllable::{Syllable, Tone};
use crate::token::{Kind, Shape};

const IMAGE: Hints = Hints::of(&[Mark::Image, Mark::Photo]);
/// The tokens of the name of a file at the most.
const FILE: usize = 40;
/// The letters before a number at the most, where both are the name of an image.
const SHORT: usize = 4;
/// The words of a line without the marks of Vietnamese at the least.
const SYLLABLES: usize = 6;
/// The bytes of a name without blanks at the least: no word is as long.
const UNBROKEN: usize = 10;

impl PageReader<'_> {
    /// `[img]`, `img`, `![A caption](address)`, `0/637498687483048325446.png`, `image 20190912125904 1`
    pub(super) fn is_image(&self, run: Run) -> bool {
        let last = run.end - 1;
        if self.sign(run.first) == "!" && self.sign(run.first + 1) == "[" && self.cursor.touches(run.first + 1) {
            return true;
        }
        let bracketed = self.sign(run.first) == "[" && self.sign(last) == "]";
        if bracketed && run.len() <= 6 {
            return matches!(self.mark(run.first + 1, last), Some((_, Mark::Image | Mark::Photo)));
        }
        // `.jpg)`: the rest of an address that was cut off.
        if run.len() <= 3 && self.cursor.word(run.first) == kw::DOT && self.cursor.touches(run.first + 1) {
            return matches!(self.mark(run.first + 1, run.end), Some((_, Mark::File)));
        }
        let run = self.without_size(run);
        let last = run.end - 1;
        let is_file = (3..=FILE).contains(&run.len())
            && self.cursor.word(last - 1) == kw::DOT
            && matches!(self.mark(last, run.end), Some((_, Mark::File)))
            && self.cursor.touches(last);
        is_file || self.is_numbered_image(run) || self.is_short_name(run) || self.is_counted_image(run)
    }

    /// Whether the words of a line are syllables of Vietnamese without their marks: `Bo vang ve ban trong ngay mua`. Words of
    /// English look the same: `What the man can do in the long run`.
    pub(super) fn is_unmarked(&self, line: &Line) -> bool {
        let run = line.run;
        // `nhat` is no syllable, `nhát` is one.
        let is_syllable = |word: &str| {
            Syllable::parse(word).is_some() || Syllable::of_letters(&word.to_lowercase(), Tone::Sac).is_some()
        };
        let words = (run.first..run.end).filter(|&at| self.cursor.at(at).is_word());
        let known = words.filter(|&at| is_syllable(self.cursor.str(at))).count();
        let is_english = |at: usize| self.furniture.english.longest(&self.cursor.tokens[at..run.end]).is_some();
        // Not so `cuoc`, without the mark of its vowel; nor names.
        line.words >= SYLLABLES && known * 3 >= line.words * 2 && !(run.first..run.end).any(is_english)
    }

    /// The title of the article, a dash and the number of the picture, as sites name what a reader may not see:
    /// `Bò vàng về bản - Ảnh 1.`
    fn is_counted_image(&self, run: Run) -> bool {
        let end = run.end - usize::from(self.sign(run.end - 1) == ".");
        // A dash, the word for a picture and its number stand behind a word or more.
        let Some(dash) = end.checked_sub(3).filter(|&dash| dash > run.first) else { return false };
        matches!(self.sign(dash), "-" | "–" | "—")
            && self.cursor.at(end - 1).kind == Kind::Number
            && self.cursor.at(dash + 1).shape == Shape::Title
            && matches!(self.mark_of(dash + 1, end, IMAGE), Some((next, Mark::Photo)) if next == end - 1)
    }

    /// The run without the size of a file in brackets at its end: `image001.jpg (241 KB)`.
    fn without_size(&self, run: Run) -> Run {
        let open = run.end.saturating_sub(4).max(run.first + 1);
        let is_size = self.cursor.word(run.end - 1) == kw::CLOSE
            && self.cursor.word(open) == kw::OPEN
            && self.cursor.at(open + 1).kind == Kind::Number;
        if is_size { Run::new(run.first, open) } else { run }
    }

    /// A letter or a few and a number: `cl2`, `a1`; but not `m2`, `km2`.
    fn is_short_name(&self, run: Run) -> bool {
        let (name, number) = (self.cursor.at(run.first), self.cursor.at(run.first + 1));
        let word = self.cursor.str(run.first);
        run.len() == 2
            && name.shape == Shape::Lower
            && number.kind == Kind::Number
            && self.cursor.touches(run.first + 1)
            && word.len() <= SHORT
            && word.is_ascii()
            && !word.ends_with('m')
    }

    /// Whether a run begins with the label of a picture or a film in brackets.
    pub(super) fn is_labelled_picture(&self, run: Run) -> bool {
        let mark = self.mark_of(run.first + 1, run.end, IMAGE);
        self.sign(run.first) == "[" && matches!(mark, Some((next, Mark::Photo)) if self.sign(next) == "]")
    }

    /// The word for an image in small letters, and nothing or a long number behind it.
    fn is_numbered_image(&self, run: Run) -> bool {
        if self.cursor.at(run.first).shape != Shape::Lower {
            return false;
        }
        let is_number = |at: usize| self.cursor.at(at).kind == Kind::Number;
        match self.mark_of(run.first, run.end, IMAGE) {
            Some((next, Mark::Image)) if next == run.end => true,
            Some((next, Mark::Image | Mark::Photo)) => {
                next < run.end && (next..run.end).all(is_number) && self.cursor.str(next).len() >= 4
            }
            _ => false,
        }
    }

    /// Whether a line begins with the name of an image, six words without tone marks and a number, behind which may stand the
    /// title of the article that it leads to; or is one without blanks.
    pub(super) fn is_image_name(&self, line: &Line) -> bool {
        let run = line.run;
        let is_plain = |at: usize| {
            let token = self.cursor.at(at);
            self.cursor.str(at).is_ascii() && (token.shape == Shape::Lower || token.kind == Kind::Number)
        };
        if line.stops || !is_plain(run.first) {
            return false;
        }
        let end = (run.first..run.end).find(|&at| !is_plain(at)).unwrap_or(run.end);
        let is_dated = || self.cursor.at(end - 1).kind == Kind::Number && self.cursor.str(end - 1).len() >= 4;
        let is_unbroken = || {
            end == run.end
                && self.cursor.span(run.first, run.end).len() >= UNBROKEN
                && (run.first + 1..end).all(|at| self.cursor.touches(at))
        };
        end >= run.first + 6 && is_dated() || is_unbroken()
    }
}
