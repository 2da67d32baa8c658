//! What speaks for a name and against it, weighed in one place.

use super::candidate::{Candidate, NameReader};
use super::tables::Surname;
use crate::lexicon::keyword as kw;
use crate::token::Shape;

/// The points that make a candidate a name.
pub(crate) const ENOUGH: i32 = 50;

/// What stands before a candidate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Before {
    /// A form of address.
    Honorific,
    /// The standing of a person: `nạn nhân`.
    Status,
    /// A role.
    Role,
    /// An office of state, before a word of another language: `Tổng thống Harlow`.
    Office,
    /// A role or a form of address with a colon behind it.
    RoleList,
    /// A role in capitals on the line above, as over a signature.
    RoleAbove,
    /// `Ảnh:`
    Credit,
    /// Another name and a comma, `và` or a dash.
    Name,
    /// `là`, `gồm`, `như`.
    List,
    /// The same, where neither has a family name: `Cẩm Vân, Khắc Triệu`.
    Peer,
    /// The same, where both are no more than given names: `Đạt và Khoa`.
    Given,
    /// A list of persons who share a role.
    Listed,
    /// A word that makes it a street, a school, a prize; or a list of such.
    Excluded,
    /// A number, as in an address.
    Number,
    /// A capitalised word that nothing explains.
    Capital,
    /// The start of a sentence or a line.
    Start,
    /// Any other word.
    Plain,
}

impl Before {
    /// Whether a name is sure to begin behind it.
    pub(super) fn leads_to_name(self) -> bool {
        matches!(
            self,
            Before::Honorific
                | Before::Status
                | Before::Role
                | Before::Office
                | Before::Credit
                | Before::Peer
                | Before::Listed
        )
    }
}

/// What stands behind a candidate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct After {
    /// A word that makes it no person.
    pub(crate) excluded: bool,
    /// A verb of saying.
    pub(crate) speaks: bool,
    /// A word that follows who speaks or acts.
    pub(crate) acts: bool,
    /// The same, of what only a person says or does.
    pub(crate) human: bool,
    /// The same, of what it does.
    pub(crate) deed: bool,
    /// A nickname in quotes: `Tám "lúa"`.
    pub(crate) nickname: bool,
    /// A year of birth or an age.
    pub(crate) born: bool,
    /// A bracket, or a comma and a role: what is said of persons in letters.
    pub(crate) role_or_bracket: bool,
    /// A comma, dash or bracket and a role.
    pub(crate) role: bool,
    /// A word in lower case that goes with the last word of the candidate: `Quyết định`.
    pub(crate) goes_on: bool,
    /// Any other word in lower case that is no verb of saying.
    pub(crate) lower: bool,
    /// The name of the author, as the page shows it.
    pub(crate) signs: bool,
}

/// The points of a candidate in its place, from 0 to 100.
pub(crate) fn weigh(
    reader: &NameReader<'_>,
    name: &Candidate,
    known_as_other: bool,
    before: Before,
    after: &After,
) -> i32 {
    let usual = reader.usual_words(name);
    let all_usual = usual + usize::from(name.surname.is_some()) >= name.words;
    let foreign_family = name.foreign && name.surname.is_none() && reader.ends_with_foreign_family(name);
    let korean = reader.is_korean(name);
    let mut points = 0;
    let mut when = |holds: bool, weight: i32| points += if holds { weight } else { 0 };

    // The shape of the name.
    when(korean, 50);
    when(name.foreign && reader.is_highland(name), 50);
    when(name.foreign && name.words > 1 && !korean && reader.has_common_word(name), -100);
    if let Some((_, strength)) = name.surname {
        when(strength == Surname::Strong, 30);
        when(strength == Surname::Foreign, 50);
        when(strength == Surname::Weak, 12);
        when(name.words == 3 || name.words == 4, 20);
        when(name.words == 2, 10);
        when(reader.has_middle(name), 10);
        when(strength == Surname::Strong && name.words == 2 && name.foreign, 10);
        when(usual == 0 && (name.words == 2 || before == Before::Start) && !name.foreign && !korean, -15);
        // `Kim Jong Un`
        let clear = name.words == 3 || name.words == 2 && after.acts;
        when(strength == Surname::Weak && clear && reader.is_foreign_behind_family(name), 30);
    } else {
        // `Sa Thị Hường`
        when(reader.has_woman_middle(name), 50);
        // `Elly Trần`
        when(name.foreign && reader.ends_with_family_name(name), 50);
        when(foreign_family, 50);
        // `Tín Nguyễn`
        when(reader.is_given_before_family(name), 35);
        // `Harlow Quinn, Dorrik Koepler`
        let title = reader.cursor.at(name.first).shape == Shape::Title;
        when(name.foreign && title && name.words > 1 && matches!(before, Before::Name | Before::Peer), 30);
        when(name.words > 4, -20);
        when(after.goes_on, -60);
    }
    when(all_usual && name.words > 1, 10);
    if name.initials && name.words > 2 {
        when(true, 35);
        when(after.role_or_bracket, 20);
    }
    let given = name.words == 1 && !name.initials && before != Before::Office && !foreign_family;
    let bare = given && name.surname.is_none_or(|(_, s)| s == Surname::Weak);

    // `Hàng Việt Nam`, `Vì Việt Nam`
    let country = name.words == 3
        && reader.cursor.word(name.end - 1) == kw::NAM
        && reader.cursor.word(name.end - 2) == kw::VIỆT;
    when(country && !matches!(name.surname, Some((_, Surname::Strong))), -40);

    // What stands before it.
    match before {
        Before::Honorific => when(true, 60),
        Before::Status => when(true, 50),
        Before::Role | Before::Office => when(true, 50),
        Before::RoleList => when(true, 20),
        Before::RoleAbove => when(true, 30),
        Before::Credit => when(true, 50),
        Before::Name => when(true, 20),
        Before::List => when(name.initials, 20),
        Before::Peer => when(true, 45),
        Before::Given => when(true, 55),
        Before::Listed => when(true, 55),
        Before::Excluded => when(true, -100),
        Before::Number => when(true, -40),
        Before::Capital => when(true, -20),
        Before::Start => when(name.words == 1 && !after.signs && !foreign_family, -20),
        Before::Plain => {}
    }

    // What stands behind it.
    when(after.excluded, -60);
    when(after.speaks, 15);
    when(after.born, 35);
    when(after.nickname && before != Before::Start && name.words == 1 && reader.is_usual_at(name.first), 80);
    when(after.role, 20);
    when(after.signs, 50);
    when(name.shouted && before == Before::Role && !matches!(name.surname, Some((_, Surname::Strong))), -40);

    // One word alone may be the first syllable of any other word.
    // `chủ mưu Hà` may bear a family name for a given name.
    let told = matches!(before, Before::Status | Before::Given)
        && reader.is_usual_at(name.first)
        && reader.cursor.word(name.first) != kw::VIỆT
        && !known_as_other;
    let addressed = before == Before::Honorific || told;
    when(bare && !addressed && usual == 0, -40);
    // `cô dâu Việt`
    when(bare && before == Before::Status && !told, -20);
    // The dynasty, not a man: `chúa Nguyễn`; but `bác sĩ Lương`.
    let strong = matches!(name.surname, Some((_, Surname::Strong)));
    let family = name.words == 1 && strong && !reader.is_lone_given(name) && !reader.is_plain(name.first);
    when(before == Before::Role && family, -60);
    // The word rather than a man by his family name alone: `Võ cổ truyền`.
    when(before == Before::Name && name.words == 1 && !bare && !name.initials && after.lower, -20);
    // `Sơn và Dũng bỏ chạy`
    when(before == Before::Name && bare && usual == 1 && after.acts, 30);
    when(before == Before::Credit && usual == 0 && name.surname.is_none(), -30);
    when(bare && !addressed && after.lower, -20);

    // A place, a field of work, a name that is never a person's; a person may still bear it.
    let borne = match before {
        Before::Honorific => all_usual,
        Before::Credit => true,
        Before::Role => name.surname.is_some() && name.words > 2,
        _ => false,
    };
    when(known_as_other && !borne, -60);
    points.clamp(0, 100)
}
