//! The words of names and of what stands around them, read from `data/`.

use super::value::Gender;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::role::table;
use crate::lexicon::{Builder, Data, PhraseTable, Row, Table, WordId, flag};

/// How surely a capitalised word is a family name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Surname {
    /// Also a common word or a place word.
    Weak,
    /// Hardly anything else.
    Strong,
    /// Stands first in names of other languages, and only their words go on with it.
    Foreign,
}

/// A form of address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Address {
    pub(crate) gender: Option<Gender>,
    /// `bị cáo`, `nạn nhân`: the standing of whoever follows, and that need not be a person by name.
    pub(crate) status: bool,
    /// `nghệ danh`, `vai`: a name is told, and nobody addressed.
    pub(crate) told: bool,
}

/// What stands beside a name and says that it is one, or that it is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cue {
    /// Behind a person who speaks or acts: `cho biết`.
    Speech,
    /// The same, of words that bodies and firms hardly use of themselves: `kể`.
    Voice,
    /// Behind a person, tells the age: `sinh năm`, `SN`.
    Born,
    /// Before the name of an author: `ảnh`, `thực hiện`.
    Credit,
    /// Between a role and the persons who share it: `như`, `gồm`.
    List,
    /// Before a role that several persons share: `các`, `những`.
    Plural,
    /// Before the role that a signer acts for: `KT.`
    Acting,
    /// Before the role of one who is asked or told, whom a comma parts from the one who speaks: `trả lời`.
    Asked,
    /// A word that no free description of a role holds.
    Stop,
    /// The same, of a word that follows who acts, and seldom the first syllable of a word: `Hùng đã`.
    Act,
    /// The same, of what only a person does: `bật khóc`.
    Deed,
    /// The same, of a word that says nothing of a name before it.
    Close,
    /// Behind a word for a person, says that he is praised rather than placed: `xuất sắc`.
    Praise,
    /// Between parts of a foreign name: `van`, `bin`.
    Particle,
}

impl Cue {
    /// Whether a person says something.
    pub(crate) fn speaks(self) -> bool {
        matches!(self, Cue::Speech | Cue::Voice)
    }

    /// Whether it follows who speaks or acts.
    pub(crate) fn acts(self) -> bool {
        matches!(self, Cue::Speech | Cue::Voice | Cue::Act | Cue::Deed)
    }

    /// Whether it follows a person rather than a body.
    pub(crate) fn is_human(self) -> bool {
        matches!(self, Cue::Voice | Cue::Deed)
    }
}

const MIDDLE: u8 = 1;
const GIVEN: u8 = 2;
const KOREAN: u8 = 4;
const COMMON: u8 = 8;
const FAMILY: u8 = 16;
const LAND: u8 = 32;
const THING: u8 = 64;

/// The letters before the ending of a family name at the least: no other word is likely then.
const BEFORE_ENDING: usize = 3;

/// The tables that names need.
#[derive(Debug)]
pub(crate) struct NameTables {
    surnames: PhraseTable<Surname>,
    /// How family names of other languages end.
    endings: Vec<String>,
    honorifics: PhraseTable<Address>,
    /// Phrases before a capitalised run that is no person, and longer ones that say nothing of it; their words in reverse.
    before: PhraseTable<bool>,
    after: PhraseTable<()>,
    never: PhraseTable<()>,
    cues: PhraseTable<Cue>,
    /// The same phrases in reverse, for what stands before a name.
    cues_before: PhraseTable<Cue>,
    /// Words whose first syllable also stands in names.
    compounds: PhraseTable<()>,
    /// What a word can be inside a name, by its id.
    syllables: Vec<u8>,
}

impl NameTables {
    pub(crate) fn new(builder: &mut Builder, data: &Data) -> Result<Self, Error> {
        let (mut surnames, mut endings) = (PhraseTable::new(), Vec::new());
        let mut syllables = syllables(builder, data)?;
        for row in data.rows(Table::Surnames) {
            let strength = match row.required(1, "the strength")? {
                "strong" => Surname::Strong,
                "weak" => Surname::Weak,
                "foreign" => Surname::Foreign,
                "family" => {
                    add_class(&mut syllables, row.intern(builder, row.required(0, "the family name")?)?, FAMILY);
                    continue;
                }
                "ending" => {
                    endings.push(row.required(0, "the ending")?.trim_start_matches('-').to_owned());
                    continue;
                }
                other => {
                    return Err(
                        row.error(format_args!("{other:?} is not one of strong, weak, foreign, family, ending"))
                    );
                }
            };
            let words = row.phrase(builder, 0, "the words")?;
            builder.flag(words[0], flag::SURNAME);
            surnames.insert(&words, strength);
        }
        let honorifics = table(builder, data, Table::Honorifics, flag::HONORIFIC, address)?;
        let (mut before, mut after, mut never) = (PhraseTable::new(), PhraseTable::new(), PhraseTable::new());
        for row in data.rows(Table::NotPersons) {
            let mut words = row.phrase(builder, 0, "the words")?;
            let table = match row.required(1, "where they stand")? {
                sort @ ("before" | "free") => {
                    words.reverse();
                    builder.flag(words[0], flag::NOT_PERSON);
                    before.insert(&words, sort == "before");
                    continue;
                }
                "after" => &mut after,
                "name" => &mut never,
                "word" => {
                    add_class(&mut syllables, words[0], COMMON);
                    continue;
                }
                other => return Err(row.error(format_args!("{other:?} is not one of before, free, after, name, word"))),
            };
            builder.flag(words[0], flag::NOT_PERSON);
            table.insert(&words, ());
        }
        let (mut cues, mut cues_before) = (PhraseTable::new(), PhraseTable::new());
        for row in data.rows(Table::NameCues) {
            let cue = cue(&row)?;
            let mut words = row.phrase(builder, 0, "the words")?;
            // `trả lời` before a role is a verb of saying behind a name.
            if cue != Cue::Asked {
                builder.flag(words[0], flag::CUE);
                cues.insert(&words, cue);
            }
            if matches!(cue, Cue::Credit | Cue::List | Cue::Plural | Cue::Acting | Cue::Asked) {
                words.reverse();
                builder.flag(words[0], flag::CUE);
                cues_before.insert(&words, cue);
            }
        }
        let mut compounds = PhraseTable::new();
        for row in data.rows(Table::NameCompounds) {
            let first = row.intern(builder, row.required(0, "the first syllable")?)?;
            for second in row.required(1, "the second syllables")?.split(' ') {
                compounds.insert(&[first, row.intern(builder, second)?], ());
            }
        }
        Ok(Self { surnames, endings, honorifics, before, after, never, cues, cues_before, compounds, syllables })
    }

    /// The family name at a token, and the token behind it.
    #[inline]
    pub(super) fn surname(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Surname)> {
        if cursor.at(at).flags & flag::SURNAME == 0 {
            return None;
        }
        cursor.phrase(at, &self.surnames)
    }

    /// The form of address at a token, and the token behind it.
    #[inline]
    pub(super) fn honorific(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Address)> {
        if cursor.at(at).flags & flag::HONORIFIC == 0 {
            return None;
        }
        cursor.phrase(at, &self.honorifics)
    }

    /// Whether the words before a token say that what begins there is no person.
    #[inline]
    pub(super) fn excluded_before(&self, cursor: Cursor<'_>, at: usize) -> bool {
        cursor.before(at, 1).flags & flag::NOT_PERSON != 0
            && cursor.same_line(at)
            && matches!(cursor.phrase_before(at, &self.before), Some((_, true)))
    }

    /// Whether the words at a token say that what ends before it is no person.
    #[inline]
    pub(super) fn excluded_after(&self, cursor: Cursor<'_>, at: usize) -> bool {
        cursor.at(at).flags & flag::NOT_PERSON != 0 && cursor.phrase(at, &self.after).is_some()
    }

    /// The token behind a name at a token that is never a person's.
    #[inline]
    pub(super) fn never(&self, cursor: Cursor<'_>, at: usize) -> Option<usize> {
        if cursor.at(at).flags & flag::NOT_PERSON == 0 {
            return None;
        }
        cursor.phrase(at, &self.never).map(|(end, ())| end)
    }

    /// The cue at a token, and the token behind it.
    #[inline]
    pub(super) fn cue(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Cue)> {
        if cursor.at(at).flags & flag::CUE == 0 {
            return None;
        }
        cursor.phrase(at, &self.cues)
    }

    /// Whether a word at a token follows who speaks or acts.
    pub(super) fn acts(&self, cursor: Cursor<'_>, at: usize) -> bool {
        self.cue(cursor, at).is_some_and(|(_, cue)| cue.acts())
    }

    /// The cue that ends before a token, and its first token.
    #[inline]
    pub(super) fn cue_before(&self, cursor: Cursor<'_>, at: usize) -> Option<(usize, Cue)> {
        if cursor.before(at, 1).flags & flag::CUE == 0 {
            return None;
        }
        cursor.phrase_before(at, &self.cues_before)
    }

    /// Whether a token is the first syllable of a longer word: `Kỷ | niệm`.
    pub(super) fn begins_word(&self, cursor: Cursor<'_>, at: usize) -> bool {
        cursor.same_line(at + 1) && cursor.phrase(at, &self.compounds).is_some()
    }

    /// Whether the word is usual between a family name and a given name.
    pub(super) fn is_middle(&self, word: WordId) -> bool {
        self.syllable(word) & MIDDLE != 0
    }

    /// Whether the word is usual as a given name.
    pub(super) fn is_given(&self, word: WordId) -> bool {
        self.syllable(word) & GIVEN != 0
    }

    /// Whether the word is usual as a middle or a given name.
    pub(super) fn is_usual(&self, word: WordId) -> bool {
        self.syllable(word) & (MIDDLE | GIVEN) != 0
    }

    /// Whether the word is a later syllable of Korean names.
    pub(super) fn is_korean(&self, word: WordId) -> bool {
        self.syllable(word) & KOREAN != 0
    }

    /// Whether the word alone is as often a country or a part of one: `phim Việt`.
    pub(super) fn is_land(&self, word: WordId) -> bool {
        self.syllable(word) & LAND != 0
    }

    /// Whether the word alone is a law or a body and no person: `Luật quy định`.
    pub(super) fn is_thing(&self, word: WordId) -> bool {
        self.syllable(word) & THING != 0
    }

    /// Whether no person's name holds the word, which is of another language.
    pub(super) fn is_common(&self, word: WordId) -> bool {
        self.syllable(word) & COMMON != 0
    }

    /// Whether the word is a family name of another language, which stands last.
    pub(super) fn is_family(&self, word: WordId) -> bool {
        self.syllable(word) & FAMILY != 0
    }

    /// Whether a word ends like a family name of another language.
    pub(super) fn ends_family(&self, word: &str) -> bool {
        self.endings.iter().any(|ending| word.len() >= ending.len() + BEFORE_ENDING && word.ends_with(ending.as_str()))
    }

    fn syllable(&self, word: WordId) -> u8 {
        self.syllables.get(usize::from(word.0)).copied().unwrap_or(0)
    }
}

fn address(row: &Row<'_>) -> Result<Address, Error> {
    let gender = match row.optional(1) {
        Some("m") => Some(Gender::Male),
        Some("f") => Some(Gender::Female),
        None => None,
        Some(other) => return Err(row.error(format_args!("{other:?} is not one of m, f, -"))),
    };
    match row.required(2, "the sort of address")? {
        "kin" | "address" => Ok(Address { gender, status: false, told: false }),
        "status" => Ok(Address { gender, status: true, told: false }),
        "told" => Ok(Address { gender, status: true, told: true }),
        other => Err(row.error(format_args!("{other:?} is not one of kin, address, status, told"))),
    }
}

fn cue(row: &Row<'_>) -> Result<Cue, Error> {
    Ok(match row.required(1, "the sort of cue")? {
        "speech" => Cue::Speech,
        "voice" => Cue::Voice,
        "born" => Cue::Born,
        "credit" => Cue::Credit,
        "list" => Cue::List,
        "plural" => Cue::Plural,
        "acting" => Cue::Acting,
        "asked" => Cue::Asked,
        "stop" => Cue::Stop,
        "act" => Cue::Act,
        "deed" => Cue::Deed,
        "close" => Cue::Close,
        "praise" => Cue::Praise,
        "particle" => Cue::Particle,
        other => return Err(row.error(format_args!("{other:?} is no sort of cue"))),
    })
}

fn syllables(builder: &mut Builder, data: &Data) -> Result<Vec<u8>, Error> {
    let mut classes = Vec::new();
    for row in data.rows(Table::NameSyllables) {
        let class = match row.required(1, "the place in the name")? {
            "middle" => MIDDLE,
            "given" => GIVEN,
            "both" => MIDDLE | GIVEN,
            "korean" => KOREAN,
            "land" => LAND,
            "thing" => THING,
            other => {
                let kinds = "middle, given, both, korean, land, thing";
                return Err(row.error(format_args!("{other:?} is not one of {kinds}")));
            }
        };
        add_class(&mut classes, row.intern(builder, row.required(0, "the syllable")?)?, class);
    }
    Ok(classes)
}

fn add_class(classes: &mut Vec<u8>, word: WordId, class: u8) {
    let id = usize::from(word.0);
    if classes.len() <= id {
        classes.resize(id + 1, 0);
    }
    classes[id] |= class;
}
