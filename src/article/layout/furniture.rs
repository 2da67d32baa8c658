//! The words of page furniture: `data/chrome.tsv`.

use super::hints::Hints;
use crate::error::Error;
use crate::lexicon::{Builder, Data, PhraseTable, Table, WordId};

/// What a phrase of page furniture says. The head of the data file explains each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    Furniture,
    Section,
    Line,
    List,
    Rest,
    Time,
    Published,
    Views,
    Byline,
    Photo,
    Source,
    Theo,
    Tags,
    Standfirst,
    Credit,
    Caption,
    Degree,
    File,
    Image,
    Motto,
    Number,
    Subject,
    Recipients,
    Acting,
    Signed,
    Provision,
    Opening,
    Nobody,
    Title,
    Contact,
    Organ,
    By,
    Office,
    Address,
    About,
    More,
    Ago,
    Unit,
    Network,
    Field,
    Joint,
    Issued,
    Plain,
    Type,
    Poster,
    Staff,
    Site,
    Scene,
    Text,
    Notice,
    Gallery,
    Policy,
    Index,
}

impl Mark {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "furniture" => Mark::Furniture,
            "section" => Mark::Section,
            "line" => Mark::Line,
            "list" => Mark::List,
            "rest" => Mark::Rest,
            "time" => Mark::Time,
            "published" => Mark::Published,
            "views" => Mark::Views,
            "byline" => Mark::Byline,
            "photo" => Mark::Photo,
            "source" => Mark::Source,
            "theo" => Mark::Theo,
            "tags" => Mark::Tags,
            "standfirst" => Mark::Standfirst,
            "credit" => Mark::Credit,
            "caption" => Mark::Caption,
            "degree" => Mark::Degree,
            "file" => Mark::File,
            "image" => Mark::Image,
            "motto" => Mark::Motto,
            "number" => Mark::Number,
            "subject" => Mark::Subject,
            "recipients" => Mark::Recipients,
            "acting" => Mark::Acting,
            "signed" => Mark::Signed,
            "provision" => Mark::Provision,
            "opening" => Mark::Opening,
            "nobody" => Mark::Nobody,
            "title" => Mark::Title,
            "contact" => Mark::Contact,
            "organ" => Mark::Organ,
            "by" => Mark::By,
            "office" => Mark::Office,
            "address" => Mark::Address,
            "about" => Mark::About,
            "more" => Mark::More,
            "ago" => Mark::Ago,
            "unit" => Mark::Unit,
            "network" => Mark::Network,
            "field" => Mark::Field,
            "joint" => Mark::Joint,
            "issued" => Mark::Issued,
            "plain" => Mark::Plain,
            "type" => Mark::Type,
            "poster" => Mark::Poster,
            "staff" => Mark::Staff,
            "site" => Mark::Site,
            "scene" => Mark::Scene,
            "text" => Mark::Text,
            "notice" => Mark::Notice,
            "gallery" => Mark::Gallery,
            "policy" => Mark::Policy,
            "index" => Mark::Index,
            _ => return None,
        })
    }
}

/// The phrases of page furniture, each with what it says.
#[derive(Debug)]
pub(crate) struct Furniture {
    pub(super) phrases: PhraseTable<Mark>,
    /// What begins a sentence and no name.
    pub(super) starts: PhraseTable<()>,
    /// Verbs that tell what somebody thinks or wants.
    pub(super) opinions: PhraseTable<()>,
    /// In brackets behind a name: where in the picture who bears it is.
    pub(super) places: PhraseTable<()>,
    /// Frequent words of English that no syllable of Vietnamese becomes without its marks.
    pub(super) english: PhraseTable<()>,
    /// By word: what may begin with it.
    hints: Vec<Hints>,
    /// The word that begins a credit inside a paragraph.
    pub(super) photo: WordId,
}

impl Furniture {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let mut phrases = PhraseTable::new();
        // Such words begin most lines or stand in most, and mark none.
        let [mut starts, mut opinions, mut places, mut english] = [(); 4].map(|()| PhraseTable::new());
        let mut hints = Vec::new();
        for row in data.rows(Table::Chrome) {
            let what = row.required(1, "what they are")?;
            let words = row.phrase(builder, 0, "the words")?;
            let unmarked = match what {
                "start" => Some(&mut starts),
                "opinion" => Some(&mut opinions),
                "place" => Some(&mut places),
                "english" => Some(&mut english),
                _ => None,
            };
            if let Some(table) = unmarked {
                table.insert(&words, ());
                continue;
            }
            let mark = Mark::parse(what).ok_or_else(|| row.error(format_args!("no such sort of words: {what:?}")))?;
            phrases.insert(&words, mark);
            add(&mut hints, words[0], Hints::of(&[mark]));
        }
        for &(sign, hint) in Hints::SIGNS {
            add(&mut hints, builder.intern(sign)?, hint);
        }
        Ok(Self { phrases, starts, opinions, places, english, hints, photo: builder.intern("ảnh")? })
    }

    /// What may begin with a word.
    #[inline]
    pub(super) fn hint(&self, word: WordId) -> Hints {
        self.hints.get(usize::from(word.0)).copied().unwrap_or_default()
    }
}

fn add(hints: &mut Vec<Hints>, word: WordId, hint: Hints) {
    let index = usize::from(word.0);
    if hints.len() <= index {
        hints.resize(index + 1, Hints::default());
    }
    hints[index] = hints[index].or(hint);
}
