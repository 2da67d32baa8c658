//! Whether numbers without a calendar word are a date: fractions, scores, addresses and ranges look the same.

use super::edtf::{Part, PartialDate, Year};
use super::numeric::Separator;
use super::parse::Reader;
use super::point::{Form, Point};
use super::words::context::{AFTER, COUNT, COUNTED, CUE, EDGE, HOLIDAY, TRAP, YEAR};
use crate::lexicon::keyword as kw;

impl Reader<'_> {
    /// Whether the expression from `start` up to `end` is a date. `first` is the date it begins with, `joined` says that it
    /// is a range or list, `cued` that calendar words stand before it.
    pub(super) fn is_date(&self, start: usize, first: &Point, end: usize, joined: bool, cued: bool) -> bool {
        let form = first.form;
        if form == Form::Sure {
            return !self.is_code(start);
        }
        // The number runs on, and no range explains it.
        if self.glued(end) {
            return false;
        }
        if cued {
            return form != Form::Elided || joined;
        }
        let left = self.words.left(self.cursor, start);
        let right = self.words.right(self.cursor, end);
        match form {
            Form::Sure => true,
            Form::Elided if first.date.part == Part::Whole => self.is_year(left, right, first, joined),
            Form::Elided => joined && left & TRAP == 0 && right & COUNTED == 0,
            Form::BareMonth => left & TRAP == 0,
            Form::Bare(Separator::Slash) => self.is_slash_date(left, right, &first.date, joined),
            Form::Bare(_) => {
                let certain = left & (CUE | HOLIDAY) != 0 && left & TRAP == 0;
                let fits = left & EDGE != 0 && right & COUNTED == 0 && (joined || right & AFTER != 0 || self.ends(end));
                certain || fits
            }
        }
    }

    /// Whether a sentence part ends at an index.
    fn ends(&self, index: usize) -> bool {
        let next = self.cursor.at(index);
        !self.cursor.same_line(index) || !(next.is_word() || self.digits(index).is_some() || next.word == kw::PERCENT)
    }

    /// A day and month with a slash, against fractions and addresses.
    fn is_slash_date(&self, left: u16, right: u16, date: &PartialDate, joined: bool) -> bool {
        let Part::Day(Some(month), day) = date.part else { return true };
        if left & (CUE | HOLIDAY) != 0 && left & TRAP == 0 {
            return true;
        }
        let always = (day, month) == (24, 7);
        if left & (TRAP | COUNT) != 0 || right & COUNTED != 0 {
            return false;
        }
        left & EDGE != 0 || joined || (day > month && !always)
    }

    /// A year without its word.
    fn is_year(&self, left: u16, right: u16, first: &Point, joined: bool) -> bool {
        if right & COUNTED != 0 || matches!(first.date.year, Year::Unknown) {
            return false;
        }
        (left & YEAR != 0 || joined) && left & TRAP == 0
    }

    /// Whether a full date is part of a code: `A-19/02/2021`.
    fn is_code(&self, start: usize) -> bool {
        self.digits(start).is_some() && self.glued_left(start)
    }
}
