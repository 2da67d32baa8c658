//! Capitalised runs that may be names, by their shape alone.

use super::tables::{Cue, NameTables, Surname};
use crate::extract::cursor::Cursor;
use crate::extract::role::{self, Names};
use crate::lexicon::{WordId, flag, keyword as kw};
use crate::token::{Gap, Kind, Shape, Token};

/// The most words of a name.
const WORDS: usize = 6;
/// The words of most.
const WHOLE: usize = 3;

/// A run that may be a name, as token indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Candidate {
    /// The first token.
    pub(crate) first: usize,
    /// The token behind the last.
    pub(crate) end: usize,
    /// How many words it has: tokens without dots and hyphens.
    pub(crate) words: usize,
    /// The family name it begins with, and the token behind that.
    pub(crate) surname: Option<(usize, Surname)>,
    /// Letters with dots for the whole name or its end: `T.V.A.`, `Nguyễn Văn A`.
    pub(crate) initials: bool,
    /// Whether it has a word that no Vietnamese name has.
    pub(crate) foreign: bool,
    /// Whether it stands in a longer stretch of capitals, so that its end is not certain.
    pub(crate) shouted: bool,
}

/// Reads candidates.
#[derive(Clone, Copy)]
pub(crate) struct NameReader<'a> {
    pub(crate) cursor: Cursor<'a>,
    pub(crate) tables: &'a NameTables,
    pub(crate) roles: &'a role::RoleTables,
}

impl NameReader<'_> {
    /// The candidate that begins at a token.
    pub(crate) fn read(&self, first: usize) -> Option<Candidate> {
        let cursor = self.cursor;
        let token = cursor.at(first);
        if !token.is_word() || !self.is_capital(first) {
            return None;
        }
        if let Some(initials) = self.initials(first) {
            return Some(initials);
        }
        // `The Atlantic`
        let article = token.word == kw::THE && cursor.at(first + 1).kind == Kind::Word;
        if article || self.is_numeral(first) {
            return None;
        }
        // `Jo-Wilfried`
        let surname =
            self.surname(first).filter(|&(end, strength)| strength == Surname::Foreign || !self.is_hyphened(end));
        let (mut end, mut words) = match surname {
            Some((end, _)) => (end, end - first),
            None => (self.word_end(first), 1),
        };
        while words < WORDS {
            let Some(next) = self.next_word(first, end, words) else { break };
            end = next;
            words += 1;
        }
        // `Nguyễn Duy Thăng Trong thời gian tới`: the next sentence began without a stop.
        let opens = || {
            // Behind what is a family name now and then, only a word that often begins a sentence: `Ảnh: Văn Nam Về lâu dài`.
            let weak = matches!(surname, Some((_, Surname::Weak)));
            let spare = surname.is_some() && !(weak && cursor.at(end - 1).flags & (flag::CUE | flag::DATE) != 0);
            words > 2 + usize::from(spare)
        };
        if words > 2
            && cursor.at(end).shape == Shape::Lower
            && !self.is_usual(cursor.word(end - 1))
            && self.is_usual(cursor.word(end - 2))
            && !self.acts(end)
            && !self.ends_with_name(first, end, surname)
            && opens()
        {
            end -= 1;
            words -= 1;
        }
        let foreign = (first..end).any(|i| cursor.at(i).kind == Kind::Word && cursor.at(i).shape != Shape::Initial);
        let next = cursor.at(end);
        let goes_on = next.is_word() && cursor.same_line(end);
        let shouted = goes_on
            && (token.shape == Shape::Upper && next.shape == Shape::Upper
                || words > WHOLE
                    && next.shape == Shape::Title
                    && matches!(surname, Some((_, Surname::Strong)))
                    && self.is_headline(first));
        let end = self.abbreviated_given(first, end, words);
        Some(Candidate { first, end, words, surname, initials: end > first + words && !foreign, foreign, shouted })
    }

    /// Whether more syllables with capitals follow than a name has: `Nguyễn Văn Nam Trúng Cử Chủ Tịch Xã`.
    fn is_headline(&self, first: usize) -> bool {
        let is_title = |at: usize| {
            let token = self.cursor.at(at);
            token.kind == Kind::Syllable && token.shape == Shape::Title && (at == first || token.gap == Gap::Blank)
        };
        (first..=first + WORDS).all(is_title)
    }

    /// The family name at a token; the first element of a foreign name only where a foreign word goes on with it.
    fn surname(&self, first: usize) -> Option<(usize, Surname)> {
        let (end, strength) = self.tables.surname(self.cursor, first)?;
        let next = self.cursor.at(end);
        let follows = || {
            let hyphened = self.cursor.word(end + 1) == kw::DASH && self.cursor.touches(end + 1);
            let dash = usize::from(self.cursor.word(end + 1) == kw::DASH);
            let particle = self.is_particle(end) && self.cursor.at(end + 1 + dash).shape.is_capital();
            // `McCain` has a second capital.
            let title = next.shape == Shape::Title || (next.shape == Shape::Mixed && self.is_capital(end));
            // `Hyun Ban`
            let korean = || self.cursor.at(first).kind == Kind::Word && self.tables.is_korean(next.word);
            (next.kind == Kind::Word || hyphened || korean()) && title && next.gap == Gap::Blank || particle
        };
        (self.is_capital_run(first, end) && (strength != Surname::Foreign || follows())).then_some((end, strength))
    }

    /// Whether a hyphen at a token joins a word of another language to the one before.
    fn is_hyphened(&self, at: usize) -> bool {
        let (cursor, next) = (self.cursor, self.cursor.at(at + 1));
        let joined = cursor.word(at) == kw::DASH && cursor.touches(at) && cursor.touches(at + 1);
        joined && next.kind == Kind::Word && next.shape == Shape::Title
    }

    /// Whether a run whose first word is no usual family name ends with a name of three words: a pen name with the real one.
    fn ends_with_name(&self, first: usize, end: usize, surname: Option<(usize, Surname)>) -> bool {
        let strong = |surname| matches!(surname, Some((_, Surname::Strong)));
        end > first + 3 && !strong(surname) && strong(self.tables.surname(self.cursor, end - 3))
    }

    /// Whether the last word of a run is rather one of its name, for a verb follows it: `Lê Thị Ngọc Huyên cho rằng`.
    fn acts(&self, end: usize) -> bool {
        self.tables.acts(self.cursor, end) && self.tables.cue(self.cursor, end - 1).is_none()
    }

    /// The token behind the next word of a name, where one follows.
    fn next_word(&self, first: usize, end: usize, words: usize) -> Option<usize> {
        let cursor = self.cursor;
        let (start, next) = (cursor.at(first), cursor.at(end));
        if !next.is_word() {
            // `John F. Kennedy`
            let middle = cursor.word(end) == kw::DOT
                && cursor.touches(end)
                && cursor.at(end - 1).shape == Shape::Initial
                && cursor.at(first).kind == Kind::Word;
            return (middle && self.joins(start, cursor.at(end + 1))).then_some(end + 2);
        }
        if self.is_particle(end) {
            let behind = end + 1 + usize::from(cursor.word(end + 1) == kw::DASH && cursor.touches(end + 1));
            let follows = cursor.at(behind);
            let foreign = follows.kind == Kind::Word && follows.shape.is_capital() && cursor.same_line(behind);
            return foreign.then(|| self.word_end(behind));
        }
        let wraps = next.gap == Gap::Line && self.wraps(first, end);
        if !(self.joins(start, next) || wraps) || self.is_stop(first, end, words) {
            return None;
        }
        Some(self.word_end(end))
    }

    /// Whether a token can be the next word of a name that begins with another.
    fn joins(&self, start: &Token, next: &Token) -> bool {
        next.is_word()
            && next.gap == Gap::Blank
            && match next.shape {
                Shape::Initial => true,
                Shape::Upper => start.shape == Shape::Upper || start.shape == Shape::Initial,
                // `JD Vance`
                Shape::Title if next.kind == Kind::Word && start.kind == Kind::Word && start.end - start.start == 2 => {
                    true
                }
                Shape::Title | Shape::Mixed => start.shape != Shape::Upper,
                _ => false,
            }
    }

    /// Whether a name that cannot be whole ends a full line and goes on in the next: `Nguyễn | Văn Khuê`.
    fn wraps(&self, first: usize, end: usize) -> bool {
        const FULL_LINE: usize = 50;
        let cursor = self.cursor;
        let Some((family, Surname::Strong)) = self.tables.surname(cursor, first) else { return false };
        let unfinished = end == family || (end == family + 1 && matches!(cursor.word(family), kw::VĂN | kw::THỊ));
        let line = &cursor.text.as_bytes()[..cursor.at(end - 1).end as usize];
        let full = line.len() >= FULL_LINE && !line[line.len() - FULL_LINE..].contains(&b'\n');
        unfinished && full && cursor.at(end).shape == Shape::Title && cursor.at(first).shape == Shape::Title
    }

    /// Whether something else begins at a token inside a run: a role, an organisation, the next name.
    fn is_stop(&self, first: usize, at: usize, words: usize) -> bool {
        let (cursor, roles) = (self.cursor, self.roles);
        let flags = cursor.at(at).flags;
        if flags & flag::ROLE != 0 && roles.begins_role(cursor, at) && !self.is_middle_of_name(first, at) {
            return true;
        }
        // `Lâm Trường lên tiếng` names no school.
        let given = || words == 1 && self.are_given(first) && cursor.at(at + 1).shape == Shape::Lower;
        if flags & flag::ORGANIZATION != 0 && roles.begins_body(cursor, at) && !given() {
            return true;
        }
        let unusual = cursor.at(first).shape == Shape::Upper || !self.is_usual(cursor.word(at));
        if flags & flag::HONORIFIC != 0 && words > 1 && unusual && self.tables.honorific(cursor, at).is_some() {
            return true;
        }
        // `Phạm Minh Thứ sáu, ngày 9/11`
        if cursor.word(at) == kw::THỨ && words > 1 && is_weekday(cursor.word(at + 1)) {
            return true;
        }
        // `Lê Đình Sơn Hà Tĩnh`: a place behind a whole name.
        flags & flag::PLACE != 0 && words > 2 && roles.names_place(cursor, at)
    }

    /// `Trần Văn Sỹ` holds no `văn sỹ`: two usual words in title case behind a family name are the rest of it.
    fn is_middle_of_name(&self, first: usize, at: usize) -> bool {
        let cursor = self.cursor;
        let family = self.tables.surname(cursor, first).is_some_and(|(end, _)| end == at);
        let title = |i: usize| cursor.at(i).shape == Shape::Title;
        family && title(first) && title(at) && title(at + 1) && self.tables.is_middle(cursor.word(at))
    }

    /// `XI`: a Roman number.
    fn is_numeral(&self, at: usize) -> bool {
        let roman = |c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C');
        self.cursor.at(at).shape == Shape::Upper && self.cursor.str(at).chars().all(roman)
    }

    fn is_particle(&self, at: usize) -> bool {
        self.cursor.at(at).shape == Shape::Lower
            && self.cursor.at(at).gap == Gap::Blank
            && matches!(self.tables.cue(self.cursor, at), Some((_, Cue::Particle)))
    }

    /// The token behind a word with the parts that a hyphen or an apostrophe joins to it: `Hang-seo`, `K'`.
    fn word_end(&self, at: usize) -> usize {
        let cursor = self.cursor;
        let mut end = at + 1;
        while cursor.word(end) == kw::DASH && cursor.touches(end) && cursor.touches(end + 1) {
            let next = cursor.at(end + 1);
            let both_vietnamese = cursor.at(at).kind == Kind::Syllable && next.kind == Kind::Syllable;
            // `M-TP`
            let upper = next.shape == Shape::Upper && cursor.at(at).shape != Shape::Initial;
            // `Orvell-nhà báo`
            let other =
                cursor.at(at).kind == Kind::Word && next.shape == Shape::Lower && !cursor.str(end + 1).is_ascii();
            if !next.is_word() || upper || other || (next.shape != Shape::Lower && both_vietnamese) {
                break;
            }
            end += 2;
        }
        if end == at + 1 && cursor.word(end) == kw::APOSTROPHE && cursor.touches(end) && self.is_short(at) {
            end += 1;
        }
        end
    }

    fn is_short(&self, at: usize) -> bool {
        matches!(self.cursor.at(at).shape, Shape::Initial)
    }

    /// Takes in the dot of a given name that is one letter: `Nguyễn Văn A. bị bắt`; and its letters: `Lê Ngọc Th.L`.
    fn abbreviated_given(&self, first: usize, mut end: usize, words: usize) -> usize {
        let cursor = self.cursor;
        let letter = |at: usize| self.is_initial(at) && cursor.word(at + 1) == kw::DOT && cursor.touches(at + 1);
        while words > 1 && letter(end - 1) && self.is_initial(end + 1) && cursor.touches(end + 1) {
            end += 2;
        }
        let dotted = words > 1
            // `Lê Bật Th. và`
            && self.is_initial(end - 1)
            && cursor.word(end) == kw::DOT
            && cursor.touches(end);
        if first < end && dotted && self.goes_on(end + 1) { end + 1 } else { end }
    }

    /// Whether what stands behind a stop goes on with the sentence.
    fn goes_on(&self, at: usize) -> bool {
        let at = at + usize::from(self.cursor.word(at) == kw::QUOTE);
        let next = self.cursor.at(at);
        self.cursor.same_line(at) && (next.shape == Shape::Lower || !next.is_word())
    }

    /// A name in letters with dots: `T.V.A`, `T.`
    fn initials(&self, first: usize) -> Option<Candidate> {
        let cursor = self.cursor;
        if cursor.word(first + 1) != kw::DOT || !cursor.touches(first + 1) {
            return None;
        }
        let (mut end, mut words) = (first, 0);
        while words < WORDS && self.is_initial(end) && (words == 0 || cursor.touches(end)) {
            words += 1;
            end += 1;
            if cursor.word(end) != kw::DOT || !cursor.touches(end) {
                break;
            }
            end += 1;
        }
        if words == 0 || end < first + 2 {
            return None;
        }
        let given = cursor.at(end);
        if !given.is_word() || !cursor.touches(end) {
            // `em T.N.A. “Nếu`: the stop ends the sentence, where others keep the letters apart.
            let stops = words > 1 && cursor.word(end - 1) == kw::DOT && !self.goes_on(end);
            let end = end - usize::from(stops);
            return Some(Candidate {
                first,
                end,
                words,
                surname: None,
                initials: true,
                foreign: false,
                shouted: false,
            });
        }
        // `T.Sỹ`, `T.SỸ`
        let foreign = given.kind == Kind::Word && given.shape == Shape::Title && given.end - given.start > 3;
        let whole = (given.kind == Kind::Syllable && matches!(given.shape, Shape::Title | Shape::Upper)) || foreign;
        let alone = (first..end).all(|i| matches!(cursor.at(i).shape, Shape::Initial | Shape::None));
        // `Q.Tân Bình` is a district.
        let unit = matches!(cursor.str(first), "P" | "Q" | "H" | "X")
            && cursor.at(end + 1).shape.is_capital()
            && cursor.same_line(end + 1);
        (whole && alone && !unit && (foreign || self.is_usual(given.word))).then_some(Candidate {
            first,
            end: end + 1,
            words: words + 1,
            surname: None,
            initials: false,
            foreign,
            shouted: false,
        })
    }

    fn is_initial(&self, at: usize) -> bool {
        let token = self.cursor.at(at);
        token.is_word()
            && token.shape.is_capital()
            && (token.shape == Shape::Initial
                // `Th.`, but `anh Rê.` ends a sentence
                || (token.kind == Kind::Word && self.cursor.str(at).chars().count() == 2))
    }

    fn is_capital_run(&self, first: usize, end: usize) -> bool {
        (first..end).all(|i| self.is_capital(i))
    }

    /// Whether a word begins with a capital letter; `H'Yar` does and so does `McGee`, `iPhone` does not.
    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        let shape = self.cursor.at(at).shape;
        shape.is_capital() || (shape == Shape::Mixed && self.cursor.str(at).starts_with(char::is_uppercase))
    }

    /// How many of the words behind the family name are usual in names.
    pub(crate) fn usual_words(&self, name: &Candidate) -> usize {
        let from = name.surname.map_or(name.first, |(end, _)| end);
        (from..name.end).filter(|&i| self.is_usual(self.cursor.word(i))).count()
    }

    /// Whether the word after the family name is one that stands between family and given name.
    pub(crate) fn has_middle(&self, name: &Candidate) -> bool {
        name.surname.is_some_and(|(end, _)| end + 1 < name.end && self.tables.is_middle(self.cursor.word(end)))
    }

    /// Whether a name has the middle word of women, whatever its family name: `Sa Thị Hường`.
    pub(crate) fn has_woman_middle(&self, name: &Candidate) -> bool {
        name.words == 3
            && name.end == name.first + 3
            && self.cursor.word(name.first + 1) == kw::THỊ
            // `Đô Thị Hồng`
            && !self.tables.begins_word(self.cursor, name.first)
            && self.is_usual(self.cursor.word(name.end - 1))
    }

    /// Whether a name is no more than a middle and a given name: `Văn Hậu`, `Tiến Linh`.
    pub(crate) fn is_given_pair(&self, name: &Candidate) -> bool {
        name.words == 2
            && name.end == name.first + 2
            && !matches!(name.surname, Some((_, Surname::Strong | Surname::Foreign)))
            && self.are_given(name.first)
    }

    /// Whether a name is a given name alone: `Tùng`.
    pub(crate) fn is_lone_given(&self, name: &Candidate) -> bool {
        name.end == name.first + 1
            && self.cursor.at(name.first).shape == Shape::Title
            && self.tables.is_given(self.cursor.word(name.first))
    }

    /// Whether two words may be a middle and a given name.
    pub(crate) fn are_given(&self, at: usize) -> bool {
        self.tables.is_middle(self.cursor.word(at)) && self.tables.is_given(self.cursor.word(at + 1))
    }

    /// Whether a name is a word of another language and a usual family name, which names no place either: `Safari Hồ | Tràm`.
    pub(crate) fn ends_with_family_name(&self, name: &Candidate) -> bool {
        let last = name.end - 1;
        let family = matches!(self.tables.surname(self.cursor, last), Some((end, Surname::Strong)) if end == name.end);
        name.words == 2
            && name.end == name.first + 2
            && self.cursor.at(name.first).kind == Kind::Word
            && !self.cursor.at(name.end).shape.is_capital()
            && family
    }

    /// Whether a name is a given name and a usual family name behind it: `Tín Nguyễn`.
    pub(crate) fn is_given_before_family(&self, name: &Candidate) -> bool {
        let last = name.end - 1;
        name.words == 2
            && name.end == name.first + 2
            && self.cursor.at(name.first).shape == Shape::Title
            && self.tables.is_given(self.cursor.word(name.first))
            && !self.tables.is_given(self.cursor.word(last))
            && matches!(self.tables.surname(self.cursor, last), Some((end, Surname::Strong)) if end == name.end)
    }

    /// Whether the word behind the family name is of another language: `Kim Jong Un`.
    pub(crate) fn is_foreign_behind_family(&self, name: &Candidate) -> bool {
        let behind = self.cursor.at(name.surname.map_or(name.first, |(end, _)| end));
        behind.kind == Kind::Word && behind.shape == Shape::Title
    }

    /// Whether the word at a token is usual in names.
    pub(crate) fn is_usual_at(&self, at: usize) -> bool {
        self.is_usual(self.cursor.word(at))
    }

    /// Whether a word is usual in names, behind the family name.
    #[inline]
    pub(crate) fn is_usual(&self, word: WordId) -> bool {
        self.tables.is_usual(word)
    }
}

impl Names for NameReader<'_> {
    fn begin_at(&self, at: usize) -> bool {
        let token = self.cursor.at(at);
        if token.flags & flag::SURNAME == 0 || !self.is_capital(at) {
            return false;
        }
        let Some(name) = self.read(at) else { return false };
        let Some((_, strength)) = name.surname else { return false };
        if self.roles.names_place(self.cursor, at)
            || self.roles.begins_body(self.cursor, at)
            || self.roles.names_field(self.cursor, at)
        {
            // `Đồng Văn Thanh` begins like the place; only `Văn` and the like tell.
            let middle = name.surname.map(|(end, _)| self.cursor.word(end));
            let sure = matches!(middle, Some(kw::VĂN | kw::THỊ));
            return name.words > 2 && ((strength == Surname::Strong && self.has_middle(&name)) || sure);
        }
        let usual = self.usual_words(&name);
        match strength {
            Surname::Strong => name.words > 2 || (name.words == 2 && (usual == 1 || name.foreign)),
            Surname::Foreign => true,
            Surname::Weak => name.words > 2 && usual + 1 >= name.words,
        }
    }

    fn is_capital(&self, at: usize) -> bool {
        NameReader::is_capital(self, at)
    }

    fn is_address(&self, at: usize) -> bool {
        self.tables.honorific(self.cursor, at).is_some()
    }

    fn is_given(&self, at: usize) -> bool {
        self.is_usual(self.cursor.word(at))
    }

    fn is_borne(&self, at: usize) -> bool {
        self.tables.excluded_before(self.cursor, at)
    }

    fn is_person_behind_unit(&self, at: usize) -> bool {
        self.begin_at(at) && self.read(at).is_some_and(|name| name.words > 2 || name.foreign)
    }

    fn ends_description(&self, at: usize) -> bool {
        let Some((end, cue)) = self.tables.cue(self.cursor, at) else { return false };
        let ends = cue.acts() || matches!(cue, Cue::Stop | Cue::Close | Cue::List);
        // `dự án` is no `dự`.
        ends && self.roles.field(self.cursor, at).is_none_or(|field| field <= end)
    }
}

/// Whether a word behind `thứ` names a day of the week.
fn is_weekday(word: WordId) -> bool {
    matches!(word, kw::HAI | kw::BA | kw::TƯ | kw::NĂM | kw::SÁU | kw::BẢY)
}
