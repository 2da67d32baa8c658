//! Pictures behind a text: what announces them, and captions that nothing announces.

use std::ops::RangeInclusive;

use super::{GALLERY, PHOTO};
use crate::article::layout::PageReader;
use crate::article::layout::furniture::Mark;
use crate::article::layout::hints::Hints;
use crate::article::layout::label::Label;
use crate::article::layout::line::Line;
use crate::article::layout::page::{Page, Placed};
use crate::lexicon::keyword as kw;
use crate::token::{Gap, Shape};

/// The captions of a photo story at the least, and the words of one.
const STORY: usize = 4;
const STORY_WORDS: RangeInclusive<usize> = 2..=30;

/// Whether the lines behind the last paragraph are captions though nothing announces them: short lines with blank lines between
/// them, of which one may say what a picture shows.
pub(super) fn is_story(page: &Page<'_>, tail: &[usize]) -> bool {
    let reader = page.reader;
    let is_end = |&&index: &&usize| reader.is_signed(page.lines[index].line.run);
    let lines = || tail.iter().take_while(|index| !is_end(index)).map(|&index| &page.lines[index]);
    let is_caption = |placed: &Placed| {
        let Placed { line, label, .. } = placed;
        let last = reader.cursor.word(line.run.end - 1);
        *label == Label::Text
            && line.gap == Gap::Paragraph
            && STORY_WORDS.contains(&line.words)
            && reader.cursor.at(line.run.first).shape == Shape::Title
            && !matches!(last, kw::COLON | kw::COMMA)
    };
    lines().count() >= STORY && lines().all(is_caption) && lines().any(|placed| reader.is_scene(&placed.line))
}

impl PageReader<'_> {
    /// Whether a line holds a word for pictures.
    pub(super) fn speaks_of_pictures(&self, line: &Line) -> bool {
        const PICTURES: Hints = GALLERY.or(PHOTO);
        let mark = |at: usize| self.mark_of(at, line.run.end, PICTURES);
        line.hints.any(PICTURES)
            && (line.run.first..line.run.end).any(|at| matches!(mark(at), Some((_, Mark::Gallery | Mark::Photo))))
    }
}
