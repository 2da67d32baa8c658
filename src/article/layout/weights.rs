//! What speaks for and against each kind of part.
//!
//! The weights are the whole of the policy: a line is what it weighs most, and body where nothing weighs more. They were
//! set by reading pages of several dozen sites.

use Feature::*;

pub(super) const TITLE: &[(Feature, i32)] = &[
    (First, 3),
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
];
/// The least that a title weighs.
pub(super) const TITLE_LEAST: i32 = 4;

pub(super) const BODY: &[(Feature, i32)] = &[(Always, 3), (Prose, 2), (Long, 3), (Bulleted, 2)];
pub(super) const STANDFIRST: &[(Feature, i32)] = &[
    (AfterTitle, 3),
    (Prose, 1),
    (BeforeMeta, 5),
    (SetApart, 5),
    (Vast, -9),
    (Dateline, -2),
    (Signed, -9),
    (Section, -9),
    (Short, -3),
    (Tiny, -9),
    (Upper, -2),
];
pub(super) const BYLINE: &[(Feature, i32)] = &[
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
    (Section, -3),
    (Colon, -6),
    (Credited, -9),
];
pub(super) const CAPTION: &[(Feature, i32)] = &[
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
];
pub(super) const HEADING: &[(Feature, i32)] = &[
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
];
/// The name of a part of the site above the title, and what stands between the furniture of a page's head.
pub(super) const CHROME: &[(Feature, i32)] =
    &[(BeforeTitle, 3), (Masthead, 5), (SameAsTitle, 9), (Section, 2), (ContactAtEnd, 9), (ValueInHead, 6)];

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
    /// Ends with a colon.
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
    /// A byline or source at the end of the text stands before.
    AfterByline,
    /// Where the author works, right behind a byline.
    Affiliation,
}

/// The features of a line.
#[derive(Clone, Copy, Default)]
pub(super) struct Features(u64);

impl Features {
    pub(super) fn set(&mut self, feature: Feature, holds: bool) {
        self.0 |= u64::from(holds) << feature as u8;
    }

    pub(super) fn weigh(self, weights: &[(Feature, i32)]) -> i32 {
        weights.iter().filter(|(feature, _)| self.0 >> *feature as u8 & 1 == 1).map(|(_, weight)| weight).sum()
    }
}
