//! The features of a line: its own and those that its neighbours give it.

use super::{Before, SLIGHT, Scene};
use crate::article::layout::PartKind;
use crate::article::layout::furniture::Mark;
use crate::article::layout::hints::Hints;
use crate::article::layout::label::Label;
use crate::article::layout::line::Run;
use crate::article::layout::page::{Page, Placed};
use crate::article::layout::weights::Features;
use crate::lexicon::{flag, keyword as kw};
use crate::token::{Gap, Shape};

const CAPTION: Hints = Hints::of(&[Mark::Caption]);
const PHOTO: Hints = Hints::of(&[Mark::Photo]);

/// The lines behind the last paragraph at the most, where they are furniture: more are a table.
const LOOSE: usize = 8;

/// The captions with a credit at the least, where a page gives one to each.
const CREDITED: usize = 2;

/// The words in capitals, without a family name, that are more than a name.
const SHOUTED: usize = 3;

/// The words of the desk of a paper at the least, and with its office at the most.
const DESK: usize = 3;
const DESK_OF: usize = 8;

/// How many lines of furniture may stand between a title and its date.
const NEAR: usize = 4;

/// What begins an item of a list, and no name.
const BULLETS: [&str; 4] = ["-", "–", "+", "•"];

/// The words of a line that is nothing but names, at the most.
const NAMES: usize = 20;

/// The words of a sentence right under the title that is the summary and no caption, at the least.
const SUMMARY: usize = 18;

impl Scene<'_> {
    /// The features of a text.
    pub(in crate::article::layout) fn features(
        &self,
        page: &Page<'_>,
        order: usize,
        Before { signed, after_title, loose, listed }: Before,
    ) -> Features {
        use crate::article::layout::weights::Feature::*;
        let index = self.texts[order];
        let reader = page.reader;
        let Placed { line, label, .. } = &page.lines[index];
        let run = reader.trimmed_hash(line.run);
        let neighbour = |step: isize| index.checked_add_signed(step).and_then(|i| page.lines.get(i));
        let is_prose = |step: isize| order.checked_add_signed(step).and_then(|i| self.prose.get(i)) == Some(&true);
        let next_prose = is_prose(1);
        let stops = line.stops;
        let last = reader.cursor.str(line.run.end - 1);
        let blank_after = neighbour(1).is_none_or(|next| next.line.gap == Gap::Paragraph);
        let is_picture_at = |step: isize| {
            neighbour(step).is_some_and(|placed| placed.label == Label::Image || self.is_alternative(page, placed))
        };
        let (after_image, before_image) = (is_picture_at(-1), is_picture_at(1));
        let opening = reader.mark(run.first, run.end);
        let begins = opening.map(|(_, mark)| mark);
        let is_office_signed = || begins == Some(Mark::Degree) && reader.is_office_signed(run);
        let mut features = Features::default();
        features.set(Always, true);
        features.set(First, order == 0);
        features.set(Last, order + 1 == self.texts.len());
        features.set(Tiny, line.words <= 4);
        features.set(Headline, (5..=40).contains(&line.words));
        features.set(Wordy, line.words >= 7);
        features.set(Short, line.words <= 15);
        features.set(Long, line.words > 40);
        features.set(Vast, line.words > 80);
        features.set(Prose, is_prose(0));
        features.set(Marked, run.first > line.run.first);
        // A title may trail off.
        let trails_off = last == "…" || last == "." && reader.cursor.str(line.run.end - 2) == ".";
        // So may one stop that has a capital in every word.
        let is_cased = self.seeks_title && stops && order == 0 && reader.is_title_cased(line);
        features.set(Stops, stops && !trails_off && !is_cased && !matches!(last, "!" | "?"));
        features.set(Open, !stops && !matches!(last, ":" | ","));
        features.set(Colon, matches!(last, ":" | ","));
        let in_tail = order >= self.tail;
        let is_office = matches!(begins, Some(Mark::Office | Mark::Organ)) && reader.is_office_name(run);
        let is_enumerated = reader.is_enumerated(run);
        let is_upper = reader.is_upper(run);
        let may_be_named = line.words <= NAMES && !is_office && !is_enumerated && begins != Some(Mark::Type);
        let is_author = after_title && line.hints.any(PHOTO) && reader.author_before_photo(run).is_some();
        // `NHỮNG QUY ĐỊNH CHUNG` is a heading.
        let is_shouted = !self.seeks_title
            && run.len() >= SHOUTED
            && is_upper
            && (run.first..run.end).all(|at| reader.cursor.at(at).is_word())
            && (reader.cursor.at(run.first).flags & flag::SURNAME == 0 || reader.starts(run))
            && !matches!(begins, Some(Mark::Degree | Mark::Credit));
        let may_be_named = may_be_named && !is_shouted;
        let is_named = may_be_named && (reader.is_signed(run) || is_office_signed() || is_author);
        features.set(Enumerated, is_enumerated);
        features.set(Signed, is_named && *label != Label::Section);
        let desk =
            || matches!(opening, Some((next, Mark::Credit)) if reader.trimmed(Run::new(next, run.end)).is_empty());
        features.set(Scrap, line.words <= 2 && !is_upper);
        let is_plain = reader.is_foreign(line);
        let is_foreign = self.is_vietnamese && is_plain;
        features.set(Unmarked, is_foreign && order > 0 && !stops && reader.is_unmarked(line));
        features.set(Foreign, is_foreign);
        let is_labelled = self.is_closing(order) && in_tail && !self.is_document && line.words <= 10;
        let is_mail = || (run.first..run.end).any(|at| reader.cursor.word(at) == kw::AT);
        features.set(MailAtEnd, in_tail && line.words <= 15 && is_mail());
        let is_tag = line.words <= 4 && !stops && reader.cursor.at(run.first).shape == Shape::Lower;
        features.set(TagAtEnd, in_tail && is_tag);
        features
            .set(NamedAtEnd, is_labelled && (reader.labelled_name(run).is_some() || reader.is_named_with_office(run)));
        // `Ban biên tập phường Mường Lằm.`
        let is_desk_of = matches!(opening, Some((next, Mark::Credit)) if next >= run.first + DESK && next < run.end)
            && self.is_closing(order)
            && in_tail
            && !is_upper
            && (DESK..=DESK_OF).contains(&line.words);
        features.set(DeskOfOffice, is_desk_of);
        features.set(Desk, is_named && desk());
        features.set(
            Month,
            line.words <= 4 && reader.has_date(run) && (run.first..run.end).all(|at| reader.says_when(at, run.end)),
        );
        let says_same =
            |other: &Placed| other.line.words == line.words && reader.same(run, reader.trimmed_hash(other.line.run));
        let twin = |step: isize| line.words >= 3 && neighbour(step).is_some_and(says_same);
        let is_twin = twin(-1) || twin(1) || line.words >= 6 && reader.is_twice(run);
        // A title stands twice where the words of its picture do.
        let is_twin = is_twin && !(self.seeks_title && line.words >= 7);
        features.set(Doubled, is_twin && self.title.is_none_or(|title| index > title));
        features.set(SectionAtEnd, in_tail && *label == Label::Section);
        features.set(ForeignAtEnd, in_tail && (!stops || self.is_vietnamese) && is_plain);
        let is_source = begins == Some(Mark::Theo);
        features.set(SourceAtEnd, in_tail && is_source && !stops && line.words <= 15);
        let is_labelled_picture = order > 0 && !self.seeks_title && line.hints.any(PHOTO);
        features.set(LabelledPicture, is_labelled_picture && reader.is_labelled_picture(run));
        let is_follow = begins == Some(Mark::Furniture) && line.words <= 12 && !stops && reader.ends_with_network(run);
        features.set(Follow, is_follow);
        features.set(Surname, reader.cursor.at(run.first).flags & flag::SURNAME != 0);
        features.set(Address, begins == Some(Mark::Address) && reader.is_addressed(run));
        features.set(Bulleted, reader.is_bulleted(run) && !reader.is_cell(line));
        features.set(Upper, is_upper);
        let is_site = matches!(opening, Some((next, Mark::Furniture)) if next >= run.first + 3);
        let is_organ = begins == Some(Mark::Organ)
            && (line.words <= 4
                || is_upper && (line.words <= 7 || opening.is_some_and(|(next, _)| next == run.end))
                || (is_upper || line.words <= 9) && !page.beside_date(index))
            || is_site && is_upper;
        features.set(Organ, is_organ && line.words <= 12);
        features.set(UpperFirst, order == 0 && is_upper && !page.beside_date(index));
        features.set(Typed, matches!(opening, Some((next, Mark::Notice)) if next == run.end));
        features.set(Compound, self.title.is_none() && (5..=40).contains(&line.words) && !reader.is_one_clause(run));
        let meta = |placed: &Placed| {
            matches!(placed.part, Some((PartKind::Published | PartKind::Views | PartKind::Byline, _)))
        };
        // The name of a site may be as short.
        let is_title_like = line.words >= 5 || line.words >= 3 && order > 0 && !is_upper && !reader.has_label(run);
        let is_untitled = !self.seeks_title && self.title.is_none() && order == 0;
        features.set(UserOverDate, is_untitled && line.words <= 2 && neighbour(1).is_some_and(meta));
        features.set(InitialledFirst, is_untitled && next_prose && reader.is_initialled(run));
        let is_control = |placed: &&Placed| matches!(placed.part, Some((PartKind::Chrome, _)));
        let heads_meta = || page.lines[index + 1..].iter().take(NEAR).find(|p| !is_control(p)).is_some_and(meta);
        features.set(HeadsMeta, is_title_like && heads_meta());
        features.set(Section, *label == Label::Section);
        features.set(Dateline, reader.dateline(line.run).is_some());
        let is_credited = !is_author && line.words <= 60 && reader.credit(line).is_some();
        features.set(Credited, is_credited);
        let is_pictured = line.words <= 40 && line.hints.any(CAPTION) && reader.is_pictured(run);
        features.set(Pictured, is_pictured);
        // Between the title and the last paragraph, or beside an image.
        let opens = || order == 0 && stops && next_prose;
        let has_place = self.title.map_or_else(|| order > 0 || opens(), |title| index > title)
            && (order < self.tail || is_prose(-1));
        let is_summary =
            after_title && stops && line.words >= SUMMARY && !after_image && !before_image && !reader.is_shown(run);
        let is_opinion = || line.stops && !in_tail && !signed && reader.opines(run);
        let may_show = !is_named && !is_summary && (!listed || line.hints.any(PHOTO)) && *label != Label::Section;
        // Where the captions of a page have credits, a line without one and without a stop is a heading.
        let is_bare = || self.credited >= CREDITED && !line.stops && !line.hints.any(PHOTO);
        let is_scene =
            !self.seeks_title && may_show && !self.is_document && reader.is_scene(line) && !is_bare() && !is_opinion();
        features.set(Scene, is_scene && (has_place || signed || after_image || before_image));
        let says_when = || page.lines.get(index + 1).is_some_and(|next| reader.begins_with_date(next.line.run));
        features.set(BeforeLead, is_scene && self.title.is_none() && opens() && says_when());
        features.set(IntroducedFirst, order == 0 && next_prose && self.title.is_none() && reader.is_introduced(run));
        let is_cell = !is_named && reader.is_cell(line);
        features.set(Cell, is_cell);
        features.set(CellUnderTitle, is_cell && after_title && !after_image);
        features.set(Lone, !is_named && self.is_lone(page, order));
        let ends_open = !stops && last != ":" && last != ",";
        let is_item = is_enumerated || reader.is_bulleted(run);
        features.set(AfterImage, after_image);
        let is_slight = after_image && line.words <= 30 && line.words * 5 <= self.usual * 3
            || is_scene && self.is_slight(line.words)
            || is_twin && line.words <= SLIGHT && !self.title.is_some_and(|title| says_same(&page.lines[title]));
        features.set(Slight, is_slight && !is_named && reader.is_one_clause(run));
        features.set(BetweenImages, after_image && before_image);
        features.set(BesideDate, page.beside_date(index));
        features.set(BeforeProse, next_prose);
        features.set(AfterProse, is_prose(-1));
        features.set(BlankBefore, line.gap == Gap::Paragraph);
        features.set(ClosesWithBlank, blank_after && self.is_closing(order));
        let is_credit = |placed: &Placed| matches!(placed.part, Some((PartKind::Credit, _)));
        features.set(BeforeCredit, !(is_named && in_tail) && neighbour(1).is_some_and(is_credit));
        let is_origin = |placed: &Placed| matches!(placed.part, Some((PartKind::Source, _)));
        features.set(Gathered, is_named && reader.ends_with_desk(run));
        features.set(BeforeSource, neighbour(1).is_some_and(is_origin));
        features.set(SetApart, after_title && !self.spaced && line.gap == Gap::Paragraph && blank_after && next_prose);
        features.set(Closing, self.is_closing(order));
        if let Some(title) = self.title {
            features.set(BeforeTitle, index < title);
            features.set(Masthead, index < title && (line.words < 7 || is_upper || is_foreign));
            let labelled =
                line.words <= 5 && last != ":" && (run.first..run.end).any(|at| reader.cursor.str(at) == ":");
            let in_head = index > title && self.first_prose.is_some_and(|prose| index < prose);
            features.set(Degree, in_head && is_named && begins == Some(Mark::Degree) && line.words >= 3);
            // `Thời gian: 12/10 - 14/10` belongs to the text.
            let holds_date = (run.first..run.end).any(|at| reader.in_date(at));
            features.set(ValueInHead, in_head && labelled && !holds_date && !reader.is_bulleted(run));
            features.set(AfterTitle, after_title);
            let is_dated = |placed: &Placed| matches!(placed.part, Some((PartKind::Published, _)));
            let is_section = after_title && *label == Label::Section && next_prose;
            // Where more of them follow, they are the headings of the text.
            let is_alone = || page.lines[index + 1..].iter().all(|other| other.label != Label::Section);
            features.set(SectionUnderTitle, is_section && page.lines.iter().any(is_dated) && is_alone());
            features.set(SignedUnderTitle, after_title && is_named && reader.is_full_name(run));
            let after_meta = index.checked_sub(1).and_then(|i| page.lines.get(i)).is_some_and(meta);
            features
                .set(OpenUnderDate, in_head && after_meta && !stops && last != ":" && !next_prose && line.words <= 15);
            let is_mark = run.len() == 1 && is_upper && !desk() && line.words == 1;
            features.set(PaperInHead, in_head && is_mark);
            let is_framed = reader.cursor.str(run.first) == "(" && last == ")" && line.words <= 8;
            let is_scrap = is_tag && neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Chrome, _))));
            features.set(NoteInHead, in_head && !self.is_document && (is_framed || is_scrap));
            features.set(OfficeInHead, in_head && is_office && !is_upper && !stops && blank_after && line.words <= 10);
            features.set(ForeignUnderTitle, after_title && (!stops || line.words <= 8) && is_foreign);
            features.set(InDocument, self.is_document);
            features.set(BeforeHeading, after_title && self.is_intro(page, order));
            let is_stripped_title = || {
                is_foreign
                    && line.words >= 5
                    && reader.is_stripped(run, reader.trimmed_hash(page.lines[title].line.run))
            };
            features.set(BeforeMeta, after_title && neighbour(1).is_some_and(meta) && next_prose);
            features.set(
                SameAsTitle,
                says_same(&page.lines[title])
                    || index > title && (self.repeats_title(page, reader.trimmed(run)) || is_stripped_title()),
            );
        }
        let is_picture = is_scene || is_pictured || is_credited || after_image;
        features.set(GalleryHead, self.gallery == Some(order) && !is_prose(0));
        let in_gallery = self.gallery.is_some_and(|gallery| gallery < order) && !signed && !is_named;
        features.set(Gallery, in_gallery && line.words >= 3);
        features.set(AfterLoose, loose && reader.cursor.at(run.first).flags & flag::SURNAME == 0);
        features.set(AfterByline, signed && (is_picture || stops || line.words > 20));
        features.set(LooseAtEnd, signed && !is_picture && !stops && !next_prose && line.words <= 20);
        let loose_in_tail = in_tail
            && self.texts.len() - self.tail <= LOOSE
            && self.title.is_some()
            && !self.is_document
            && !self.announced
            && (ends_open || loose && last == "?");
        // Behind furniture a line is the headline of another article even where it would be a caption or a name.
        let after_loose = loose && (!is_named || reader.cursor.at(run.first).flags & flag::SURNAME == 0);
        let is_loose = after_loose && !after_image || !is_named && !is_picture;
        features.set(LooseInTail, loose_in_tail && !in_gallery && !is_item && is_loose && line.words <= 15);
        let is_picture_line = |placed: &Placed| matches!(placed.part, Some((PartKind::Caption | PartKind::Credit, _)));
        let is_placed = |placed: &Placed| placed.part.is_some() && !is_picture_line(placed);
        features.set(
            LooseInHead,
            self.title.is_some_and(|title| index > title)
                && self.first_prose.is_some_and(|prose| index < prose)
                && ends_open
                && !is_item
                && !is_named
                && line.words <= 8
                && neighbour(-1).is_some_and(is_placed)
                && (neighbour(1).is_some_and(is_placed) || neighbour(-1).is_some_and(meta)),
        );
        features.set(
            OfficeAtEnd,
            in_tail
                && self.texts.len() - self.tail <= LOOSE
                && self.title.is_some()
                && is_office
                && ends_open
                && line.words <= 14,
        );
        features.set(Lower, reader.cursor.at(run.first).shape == Shape::Lower);
        let heads_list = || {
            let before = if twin(-1) { index.checked_sub(2) } else { index.checked_sub(1) };
            before.is_some_and(|before| page.lines[before].label == Label::List)
        };
        features.set(AfterList, self.seeks_title && heads_list());
        let next = || self.texts.get(order + 1).map(|&next| page.lines[next].line.run);
        features.set(
            HeadsList,
            is_named && !is_prose(-1) && next().is_some_and(|next| BULLETS.contains(&reader.cursor.str(next.first))),
        );
        let is_numbered = |next: Run| reader.is_enumerated(next) || reader.is_numbered(next);
        let is_second = is_named && self.opening.is_some_and(|opening| opening + 1 == order);
        features.set(NamedBeforeSection, is_second && next().is_some_and(is_numbered));
        let begins_small = |next: Run| reader.cursor.at(next.first).shape == Shape::Lower;
        features.set(RunsOn, !stops && next().is_some_and(begins_small));
        features.set(MarkAlone, reader.is_mark_alone(line));
        features.set(Quoted, self.is_quoted(order));
        features.set(Linked, self.is_linked(page, order));
        features.set(ContactAtEnd, signed && begins == Some(Mark::Contact));
        let bracketed = reader.cursor.str(line.run.first) == "(" && last == ")";
        let after_byline = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Byline, _))));
        // Where the author works: in brackets, in the head before the date, or an office right behind the name.
        let affiliation =
            after_byline && order > 0 && line.words <= 8 && (page.beside_date(index) || is_office) && !stops;
        let after_source = neighbour(-1).is_some_and(|p| matches!(p.part, Some((PartKind::Source, _))));
        features.set(OfficeAfterSource, after_source && is_office && !stops && line.words <= 8);
        features.set(Affiliation, bracketed && after_byline || affiliation);
        features
    }
}
