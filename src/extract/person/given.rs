//! Names that their own words hardly tell, by what the text says around each of their mentions: `Tiến Linh đã`.

use std::collections::HashSet;

use super::evidence::{Before, ENOUGH};
use super::item::{Found, Given, Item};
use super::join::word;
use super::repeated;
use crate::extract::cursor::Cursor;
use crate::lexicon::{WordId, keyword as kw};
use crate::token::Shape;

/// So many names of other languages in a text are the way in which it names persons.
const USUAL: usize = 2;

/// Gives the points to those that begin what a clause says, to those joined to a name, and, where the text names persons so,
/// to those behind `của` and the like; none that a place or organisation of the text bears.
/// Given names alone and rare family names must stand again and again as persons do.
pub(super) fn accept(cursor: Cursor<'_>, others: &[usize], items: &mut [Item]) {
    let (mut open, mut lone, mut families) = (Vec::new(), Vec::new(), Vec::new());
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Name(found) if found.is_pair() => open.push(index),
            Item::Name(found) if found.is_lone() => lone.push(index),
            Item::Name(Found { given: Given::Family, .. }) => families.push(index),
            _ => {}
        }
    }
    if !lone.is_empty() {
        repeated::accept_lone(cursor, items, &lone);
    }
    let families = repeated::families(cursor, items, &families);
    if open.is_empty() && families.is_empty() {
        return;
    }
    let pair = |end: usize| (word(cursor, end.saturating_sub(2)), word(cursor, end - 1));
    // `Hải Vân FC`
    let clubs = items.iter().map(Item::end).filter(|&end| cursor.at(end).shape == Shape::Upper);
    let called: HashSet<_> = others.iter().copied().chain(clubs).map(pair).collect();
    for &index in &open {
        let found = found_at(items, index);
        if !found.is_pair() {
            continue;
        }
        if called.contains(&pair(found.name.end)) {
            found.given = Given::Other;
        } else if found.given == Given::Seen {
            found.points = found.points.max(ENOUGH);
        }
    }
    accept_joined(cursor, items, &open);
    let foreign = names(items).filter(|found| found.points >= ENOUGH && found.is_foreign()).count();
    let persons = names(items).filter(|found| found.is_pair() && found.points >= ENOUGH);
    let persons: HashSet<(u64, u64)> = persons.map(|found| pair(found.name.end)).collect();
    // `hậu vệ Thu Mai`
    let by_role = |found: &Found| {
        matches!(found.before, Before::Role | Before::Listed)
            && found.points >= ENOUGH
            && found.name.words == 2
            && found.name.surname.is_none()
            && !found.name.foreign
    };
    let usual = !persons.is_empty() || names(items).any(by_role);
    for &index in &open {
        let found = found_at(items, index);
        if !found.is_pair() {
            continue;
        }
        let before = cursor.before(found.name.first, 1);
        let led = match found.name.foreign {
            true if foreign < USUAL => false,
            // `..., Harlow Quinn bước vào`
            true if !before.is_word() => {
                // `Takumi Orvell của Mito, Dorrik Brask của Tenn`
                opens_clause(cursor, found.name.end) || foreign > USUAL && found.given == Given::Joined
            }
            true => before.shape == Shape::Lower && !leads_to_place(before.word),
            false => usual && leads(before.word),
        };
        let open = found.given == Given::Open || found.name.foreign && found.given == Given::Joined;
        if (led && open) || persons.contains(&pair(found.name.end)) {
            found.points = found.points.max(ENOUGH);
        }
    }
    accept_joined(cursor, items, &open);
    for index in families {
        let found = found_at(items, index);
        if !called.contains(&pair(found.name.end)) {
            found.points = found.points.max(ENOUGH);
        }
    }
}

/// `Tấn Lực và Tiến Đạt`: where the one is a person, so is the other.
fn accept_joined(cursor: Cursor<'_>, items: &mut [Item], open: &[usize]) {
    // Either of the two may be the one that is open.
    let behind = |(at, next): (&usize, Option<&usize>)| (next != Some(&(at + 1))).then_some(at + 1);
    let nexts = open.iter().skip(1).map(Some).chain([None]);
    for at in open.iter().zip(nexts).flat_map(|(at, next)| [Some(*at), behind((at, next))]).flatten() {
        let (before, rest) = items.split_at_mut(at.min(items.len()));
        if let (Some(Item::Name(first)), Some(Item::Name(second))) = (before.last_mut(), rest.first_mut())
            && (second.given == Given::Joined
                || cursor.word(first.name.end) == kw::VÀ && first.name.end + 1 == second.name.first)
        {
            if first.points >= ENOUGH && second.given == Given::Joined {
                second.points = second.points.max(ENOUGH);
            } else if second.points >= ENOUGH && first.is_pair() {
                first.points = ENOUGH;
            }
        }
    }
    // `mời Cẩm Lý, Thu Mính, Dương Triệu Vũ`: from a person back through the list.
    for &index in open.iter().rev() {
        let (before, rest) = items.split_at_mut(index + 1);
        if let (Some(Item::Name(first)), Some(Item::Name(second))) = (before.last_mut(), rest.first())
            && (first.given == Given::Joined || second.given == Given::Joined)
            && first.is_pair()
            && second.points >= ENOUGH
            && second.name.words > 1
            && cursor.word(first.name.end) == kw::COMMA
            && first.name.end + 1 == second.name.first
        {
            first.points = first.points.max(ENOUGH);
        }
    }
}

/// Whether what stands at a token may be what somebody does.
fn opens_clause(cursor: Cursor<'_>, at: usize) -> bool {
    cursor.at(at).shape == Shape::Lower && cursor.same_line(at) && cursor.word(at) != kw::CỦA
}

/// Whether a word stands before places: `ở Las Vegas`.
pub(super) fn leads_to_place(word: WordId) -> bool {
    matches!(
        word,
        kw::TẠI
            | kw::Ở
            | kw::TỪ
            | kw::TỚI
            | kw::VÀO
            | kw::VỀ
            | kw::ĐẾN
            | kw::SANG
            | kw::XUỐNG
            | kw::RỜI
            | kw::TRÊN
            | kw::NƯỚC
            | kw::NGƯỜI
    )
}

/// Whether a word often stands before persons: `của Tiến Linh`.
pub(super) fn leads(word: WordId) -> bool {
    matches!(
        word,
        kw::CỦA
            | kw::CHO
            | kw::VỚI
            | kw::CÙNG
            | kw::VÀ
            | kw::NHƯ
            | kw::LÀ
            | kw::ĐỂ
            | kw::KHI
            | kw::NHƯNG
            | kw::CÒN
            | kw::KHIẾN
            | kw::HAY
            | kw::DO
            | kw::VÌ
            | kw::GIỮA
            | kw::THÌ
            | kw::MÀ
            | kw::NẾU
            | kw::DÙ
            | kw::BỊ
            | kw::BỞI
            | kw::NHỜ
            | kw::LẪN
            | kw::GỒM
            | kw::HOẶC
            | kw::VIỆC
    )
}

fn names(items: &[Item]) -> impl Iterator<Item = &Found> {
    items.iter().filter_map(|item| match item {
        Item::Name(found) => Some(found),
        _ => None,
    })
}

/// The name at a place where there is one.
pub(super) fn found_at(items: &mut [Item], index: usize) -> &mut Found {
    match &mut items[index] {
        Item::Name(found) => found,
        _ => unreachable!("only names are open"),
    }
}
