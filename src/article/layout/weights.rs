//! What speaks for and against each kind of part.
//!
//! The weights are the whole of the policy: a line is what it weighs most, and body where nothing weighs more. They were
//! set by reading pages of several dozen sites.

use super::PartKind;
use Feature::*;

/// The kinds that are weighed; of equals the first wins. The title comes last: it is found before the others.
pub(super) const KINDS: [PartKind; 8] = [
    PartKind::Body,
    PartKind::Heading,
    PartKind::Caption,
    PartKind::Byline,
    PartKind::Standfirst,
    PartKind::Chrome,
    PartKind::Source,
    PartKind::Title,
];
const WEIGHTS: [&[(Feature, i16)]; 8] = [BODY, HEADING, CAPTION, BYLINE, STANDFIRST, CHROME, SOURCE, TITLE];
/// The place of the title among the kinds.
pub(super) const THE_TITLE: usize = 7;

const TITLE: &[(Feature, i16)] = &[
    (First, 3),
    (HeadsMeta, 2),
    (UpperFirst, -2),
    (Typed, 7),
    (Compound, -4),
    (Tiny, 1),
    (Headline, 3),
    (Wordy, 2),
    (Marked, 4),
    (BesideDate, 3),
    (BeforeProse, 1),
    (Upper, 1),
    (Stops, -6),
    (Long, -9),
    (Colon, -5),
    (Signed, -3),
    (Bulleted, -3),
    (Section, -3),
    (Dateline, -6),
    (AfterImage, -2),
    (Organ, -4),
    (Prose, -4),
    (Month, -9),
    (Follow, -5),
    (Doubled, -4),
    (Scrap, -4),
    (Foreign, -8),
    (Quoted, -12),
    (Cell, -9),
    (Credited, -9),
    (Lower, -5),
    (AfterList, -6),
    (RunsOn, -4),
    (MarkAlone, -12),
    (IntroducedFirst, -12),
];
/// The least that a title weighs.
pub(super) const TITLE_LEAST: i16 = 4;

const BODY: &[(Feature, i16)] = &[(Always, 3), (Prose, 2), (Long, 3), (Bulleted, 2), (Quoted, 3)];
const STANDFIRST: &[(Feature, i16)] = &[
    (AfterTitle, 3),
    (Prose, 1),
    (BeforeMeta, 5),
    (BeforeHeading, 6),
    (SetApart, 5),
    (InDocument, -30),
    (Vast, -9),
    (Dateline, -2),
    (Signed, -9),
    (Section, -9),
    (Short, -3),
    (Tiny, -9),
    (Upper, -2),
];
const BYLINE: &[(Feature, i16)] = &[
    (Always, -30),
    (Signed, 30),
    (Closing, 4),
    (BesideDate, 9),
    (Last, 1),
    (Surname, 1),
    (Degree, 6),
    (BlankBefore, 1),
    (ClosesWithBlank, 2),
    (BeforeProse, -3),
    (AfterImage, -2),
    (Address, -4),
    (Bulleted, -4),
    (Affiliation, 35),
    (Desk, 5),
    (SignedUnderTitle, 10),
    (NamedAtEnd, 38),
    (BeforeTitle, -8),
    (Section, -3),
    (Colon, -6),
    (Credited, -9),
    (AfterLoose, -9),
    (BeforeSource, 9),
    (Gathered, 9),
    (HeadsList, -9),
    (NamedBeforeSection, 9),
    (InitialledFirst, 9),
    (DeskOfOffice, 38),
];
const CAPTION: &[(Feature, i16)] = &[
    (AfterImage, 4),
    (BetweenImages, 2),
    (Credited, 5),
    (Pictured, 3),
    (AfterByline, 6),
    (BeforeCredit, 6),
    (Open, 1),
    (Short, 1),
    (Stops, -1),
    (Vast, -9),
    (Long, -3),
    (Dateline, -4),
    (Bulleted, -3),
    (Signed, -1),
    (Colon, -3),
    (Doubled, 6),
    (Scene, 5),
    (Lone, 4),
    (Slight, 3),
    (Cell, 7),
    (Gallery, 9),
    (BeforeLead, 3),
    (LabelledPicture, 9),
    (IntroducedFirst, 9),
];
const HEADING: &[(Feature, i16)] = &[
    (Open, 2),
    (Short, 1),
    (BeforeProse, 1),
    (Upper, 1),
    (AfterProse, 1),
    (Stops, -4),
    (Long, -9),
    (Colon, -2),
    (Pictured, -2),
    (AfterImage, -1),
    (Closing, -1),
    (Enumerated, 3),
    (RunsOn, -4),
];
/// A line that says where the text was taken from, without the label of a source.
const SOURCE: &[(Feature, i16)] = &[(Always, -9), (SourceAtEnd, 18)];
/// The name of a part of the site above the title, and what stands between the furniture of a page's head.
const CHROME: &[(Feature, i16)] = &[
    (BeforeTitle, 6),
    (Prose, -4),
    (Masthead, 5),
    (SameAsTitle, 12),
    (Section, 2),
    (SectionAtEnd, 9),
    (ForeignAtEnd, 9),
    (MailAtEnd, 12),
    (TagAtEnd, 12),
    (ForeignUnderTitle, 9),
    (ContactAtEnd, 9),
    (ValueInHead, 6),
    (OpenUnderDate, 6),
    (OfficeInHead, 6),
    (PaperInHead, 6),
    (NoteInHead, 6),
    (UserOverDate, 9),
    (MarkAlone, 9),
    (OfficeAfterSource, 9),
    (Follow, 9),
    (LooseAtEnd, 12),
    (LooseInHead, 6),
    (OfficeAtEnd, 12),
    (Linked, 8),
    (LooseInTail, 6),
    (GalleryHead, 9),
    (CellUnderTitle, 30),
    (SectionUnderTitle, 9),
    (Unmarked, 16),
];

/// What a line may be seen to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Feature {
    /// True of every line.
    Always,
    /// The first line of text.
    First,
    /// The last line of text.
    Last,
    /// 4 words at the most.
    Tiny,
    /// 5 to 40 words.
    Headline,
    /// 7 words or more.
    Wordy,
    /// 15 words at the most.
    Short,
    /// More than 40 words.
    Long,
    /// More than 80 words.
    Vast,
    /// A sentence of 15 words or more.
    Prose,
    /// Marked as a heading by `#`.
    Marked,
    /// Ends as a sentence does.
    Stops,
    /// Ends with no mark.
    Open,
    /// Ends with a colon or a comma.
    Colon,
    /// In capitals throughout.
    Upper,
    /// Nothing but names.
    Signed,
    /// Begins with a degree or an office of a writer, and a name.
    Degree,
    /// Begins with a family name.
    Surname,
    /// Begins with a form of address and a name.
    Address,
    /// Begins with a dash, a bullet or a number.
    Bulleted,
    /// The name of a part of the site.
    Section,
    /// In capitals, and begins as the name of an office or a firm does.
    Organ,
    /// Begins with the mark of a paper.
    Dateline,
    /// Ends with the credit of a photo.
    Credited,
    /// Holds words that captions use.
    Pictured,
    /// The line before is an image.
    AfterImage,
    /// And so is the line behind.
    BetweenImages,
    /// The line before or behind is a date or a counter.
    BesideDate,
    /// Stands between the title and a date or byline.
    BeforeMeta,
    /// The next line of text is prose.
    BeforeProse,
    /// The line of text before is prose.
    AfterProse,
    BlankBefore,
    /// A blank line follows, and little text.
    ClosesWithBlank,
    /// A name and, in brackets, what it was taken from: `Mai Lan (tổng hợp)`.
    Gathered,
    /// The next line says where the text was taken from.
    BeforeSource,
    /// The next line is the credit of a photo.
    BeforeCredit,
    /// Blank lines on both sides, where the body goes on without them.
    SetApart,
    /// Little text follows.
    Closing,
    BeforeTitle,
    /// Before the title, and short or in capitals: the name of a site or of a part of it.
    Masthead,
    /// A short label and its value, between title and text.
    ValueInHead,
    /// An address or number to call, behind the byline.
    ContactAtEnd,
    AfterTitle,
    SameAsTitle,
    /// A byline or source at the end of the text stands before, and the line may be of a picture.
    AfterByline,
    /// Where the author works, right behind a byline.
    Affiliation,
    /// Begins with the number of a section, in capitals.
    Enumerated,
    /// The desk of a paper instead of a name: `PV`, `Ban biên tập`.
    Desk,
    /// A month, a year or a weekday, and nothing else.
    Month,
    /// The line before or behind says the same, or it says the same twice.
    Doubled,
    /// The name of a part of the site, behind the last paragraph.
    SectionAtEnd,
    /// No letter of Vietnamese, behind the last paragraph.
    ForeignAtEnd,
    /// `Theo …`, behind the last paragraph.
    SourceAtEnd,
    /// An office behind the line that says where the text was taken from.
    OfficeAfterSource,
    /// Begins with the label of a picture or a film in brackets, behind the first line: `[Ảnh] Khai mạc hội thi`.
    LabelledPicture,
    /// Asks to follow the paper on a network.
    Follow,
    /// Names right under the title.
    SignedUnderTitle,
    /// Short and without a mark, right under the date, and no paragraph follows.
    OpenUnderDate,
    /// One word in capitals between title and text: the mark of the paper.
    PaperInHead,
    /// A few words in brackets between title and text, or in small letters behind furniture.
    NoteInHead,
    /// The name of an office between title and text.
    OfficeInHead,
    /// The page holds the head of an official document.
    InDocument,
    /// No letter of Vietnamese in a page that has them.
    Foreign,
    /// The same, right under the title.
    ForeignUnderTitle,
    /// Holds an address of mail, behind the last paragraph.
    MailAtEnd,
    /// A few words in small letters, behind the last paragraph.
    TagAtEnd,
    /// One word or two, not in capitals.
    Scrap,
    /// A label of its own and a person's name, behind the last paragraph.
    NamedAtEnd,
    /// A paragraph under the title, and a heading at once.
    BeforeHeading,
    /// May say what a picture shows, between paragraphs or beside an image.
    Scene,
    /// One sentence behind an image, much shorter than the paragraphs of the page.
    Slight,
    /// A line that ends with no mark between two paragraphs, and too long for a heading.
    Lone,
    /// A few words behind the byline that show nothing.
    LooseAtEnd,
    /// A few words between furniture under the title.
    LooseInHead,
    /// The name of an office behind the last paragraph.
    OfficeAtEnd,
    /// One of several headlines between two paragraphs.
    Linked,
    /// Behind the last paragraph and without a mark at its end: nothing stands there that it could be the heading of.
    LooseInTail,
    /// The line behind is a date, a counter or a byline.
    HeadsMeta,
    /// What a notice of a family or a firm is called, and nothing else.
    Typed,
    /// The first line of text, in capitals: often the name of the site.
    UpperFirst,
    /// A line of furniture stands before, behind the last paragraph, and no family name begins the line.
    AfterLoose,
    /// Behind a line that announces pictures, at the end of the text.
    Gallery,
    /// Such a line itself.
    GalleryHead,
    /// Begins in small letters.
    Lower,
    /// Right behind the head of a list, or the same words again.
    AfterList,
    /// A word or two over the date of a text without a title: who posted it.
    UserOverDate,
    /// A name with its first word shortened, over a text without a title.
    InitialledFirst,
    /// Ends with no stop, and the next line begins in small letters.
    RunsOn,
    /// The mark of a paper in brackets and a dash, without the paragraph that it begins.
    MarkAlone,
    /// A bulleted line follows.
    HeadsList,
    /// In a quotation over several lines.
    Quoted,
    /// A sentence ends inside.
    Compound,
    /// The one cell of a table: a picture and its caption stand in one, and lists of links.
    Cell,
    /// The same right under the title.
    CellUnderTitle,
    /// The name of a part of the site, right under the title of a page with a date.
    SectionUnderTitle,
    /// The first line of a page without a title, which may say what a picture shows, where the next line says when.
    BeforeLead,
    /// The first line of a page without a title, which begins with a person and an office: `Ông Lò Văn Hặc – Phó Chủ tịch UBND xã`.
    IntroducedFirst,
    /// A desk and its office behind the last paragraph: `Ban biên tập phường Mường Lằm.`
    DeskOfOffice,
    /// Names between the first paragraph and the first heading with a number, as those of a paper's authors.
    NamedBeforeSection,
    /// Words of Vietnamese without their marks, in a page that has them: the name of an image.
    Unmarked,
}

/// The features of a line.
#[derive(Clone, Copy, Default)]
pub(super) struct Features(u128);

impl Features {
    pub(super) fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u128::from(holds) << feature as u8;
    }

    /// What the features weigh for each of [`KINDS`].
    pub(super) fn weigh(self) -> [i16; 8] {
        let mut sums = [0; 8];
        let mut rest = self.0;
        while rest != 0 {
            let weights = &BY_FEATURE[rest.trailing_zeros() as usize];
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            rest &= rest - 1;
        }
        sums
    }
}

/// The weights by feature, so that a line reads only those of its own.
static BY_FEATURE: [[i16; 8]; u128::BITS as usize] = {
    let mut table = [[0; 8]; u128::BITS as usize];
    let mut kind = 0;
    while kind < WEIGHTS.len() {
        let mut index = 0;
        while index < WEIGHTS[kind].len() {
            let (feature, weight) = WEIGHTS[kind][index];
            table[feature as usize][kind] += weight;
            index += 1;
        }
        kind += 1;
    }
    table
};
