//! What begins with a figure: dates, times, document numbers, plates, phone numbers, amounts.

use super::CompoundKind;
use crate::error::Error;
use crate::lexicon::{Data, Key, KeyMap, Table};
use crate::token::chars::is_alphabetic;

/// What stands behind numbers.
#[derive(Debug)]
pub(crate) struct Units {
    words: KeyMap<Unit>,
    /// The length of the longest, in bytes. Half of the words behind numbers are longer.
    longest: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Unit {
    Scale,
    Money,
    Measure,
}

impl Units {
    /// Reads the rows of [`Table::Units`].
    pub(crate) fn new(data: &Data) -> Result<Self, Error> {
        let (mut words, mut longest) = (KeyMap::default(), 0);
        for row in data.rows(Table::Units) {
            let word = row.required(0, "the word")?;
            let key = Key::new(word).ok_or_else(|| row.error("the word is longer than 14 bytes"))?;
            let unit = match row.required(1, "what it is")? {
                "scale" => Unit::Scale,
                "money" => Unit::Money,
                "measure" => Unit::Measure,
                other => return Err(row.error(format_args!("{other:?} is none of `scale`, `money`, `measure`"))),
            };
            longest = longest.max(word.len());
            words.insert(key, unit);
        }
        Ok(Self { words, longest })
    }

    fn get(&self, word: &str) -> Option<Unit> {
        self.words.get(&Key::new(word)?).copied()
    }
}

/// The compound that the figures from `start` up to `end` begin.
pub(super) fn read(text: &str, start: usize, end: usize, units: &Units) -> Option<(usize, CompoundKind)> {
    // Figures with a blank or a mark of the sentence behind them can only be a phone number or an amount.
    let touches = text.as_bytes().get(end).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b',');
    touches
        .then(|| {
            let kinds: [(Reader, CompoundKind); 4] = [
                (document, CompoundKind::DocumentNumber),
                (date, CompoundKind::Date),
                (time, CompoundKind::Time),
                (plate, CompoundKind::Plate),
            ];
            kinds.into_iter().find_map(|(read, kind)| read(text, start, end).map(|end| (end, kind)))
        })
        .flatten()
        .or_else(|| phone(text, start))
        .or_else(|| amount(text, start, end, units))
}

type Reader = fn(&str, usize, usize) -> Option<usize>;

/// What stands behind a dollar sign: `$30`, `$1,5 triệu`
pub(super) fn price(text: &str, start: usize, units: &Units) -> Option<(usize, CompoundKind)> {
    let end = digits(text, start);
    let amount = || amount(text, start, end, units).map_or(end, |(end, _)| end);
    (end > start).then(|| (amount(), CompoundKind::Amount))
}

/// The end of the figures that begin at a place.
fn digits(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The figures behind a sign: where they begin and end.
fn after(text: &str, at: usize, sign: u8) -> Option<(usize, usize)> {
    (text.as_bytes().get(at) == Some(&sign)).then(|| (at + 1, digits(text, at + 1))).filter(|(from, to)| from < to)
}

/// Whether neither a letter nor a figure stands here, nor a sign with a figure behind it.
fn ends(text: &str, at: usize) -> bool {
    let mut chars = text[at..].chars();
    match chars.next() {
        Some(c) if c.is_alphanumeric() => false,
        Some('/' | '-' | '.' | ',' | ':') => !chars.next().is_some_and(|c| c.is_ascii_digit()),
        _ => true,
    }
}

fn value(text: &str, (from, to): (usize, usize)) -> u32 {
    text[from..to].parse().unwrap_or(u32::MAX)
}

/// `217-QĐ/TW`, `15/2024/NĐ-CP`, `45/2013/QH13`: figures, perhaps a year, then parts in capitals.
fn document(text: &str, _start: usize, end: usize) -> Option<usize> {
    let mut at = end;
    if text[at..].starts_with(|c: char| c.is_ascii_lowercase()) && text[at + 1..].starts_with(['-', '/']) {
        at += 1;
    }
    if let Some((_, to)) = after(text, at, b'/').filter(|(from, to)| to - from == 4) {
        at = to;
    }
    let mut parts = 0;
    while let Some(rest) = text[at..].strip_prefix(['-', '/', '&', '.']) {
        if parts == 0 && !text[at..].starts_with(['-', '/']) {
            break;
        }
        let part = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
        let mut letters = part.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // The first part has two capitals, so that `12-Chương` and `5/Thôn` are none.
        if !capital || parts == 0 && !letters.next().is_some_and(char::is_uppercase) || part.len() > 24 {
            break;
        }
        at += 1 + part.len();
        parts += 1;
    }
    (parts > 0).then_some(at)
}

/// `19/02/2021`, `19-02-2021`, `19.02.2021`, `2021-02-19`, `30/4`, `02/2021`
fn date(text: &str, start: usize, end: usize) -> Option<usize> {
    let sign = *text.as_bytes().get(end).filter(|sign| matches!(sign, b'/' | b'-' | b'.'))?;
    let second = after(text, end, sign)?;
    let (first_length, second_length) = (end - start, second.1 - second.0);
    let (first, middle) = (value(text, (start, end)), value(text, second));
    let is_day_month = |day, month| (1..=31).contains(&day) && (1..=12).contains(&month);
    if let Some(third) = after(text, second.1, sign) {
        let length = third.1 - third.0;
        let written = first_length <= 2 && second_length <= 2 && is_day_month(first, middle) && matches!(length, 2 | 4);
        let iso = first_length == 4 && sign == b'-' && length == 2 && is_day_month(value(text, third), middle);
        let short = length == 2 && sign != b'/';
        return ((written && !short || iso) && ends(text, third.1)).then_some(third.1);
    }
    let day_month = first_length <= 2 && second_length <= 2 && is_day_month(first, middle);
    let month_year =
        first_length <= 2 && second_length == 4 && (1..=12).contains(&first) && (1800..2200).contains(&middle);
    (sign == b'/' && (day_month || month_year) && ends(text, second.1)).then_some(second.1)
}

/// `14h30`, `7h`, `14g15`, `07:15`, `07:15:30`
fn time(text: &str, start: usize, end: usize) -> Option<usize> {
    let sign = *text.as_bytes().get(end)?;
    if end - start > 2 || value(text, (start, end)) > 24 || !matches!(sign, b'h' | b'H' | b'g' | b':') {
        return None;
    }
    match after(text, end, sign) {
        Some(minutes) if minutes.1 - minutes.0 == 2 && value(text, minutes) < 60 => {
            let seconds =
                after(text, minutes.1, b':').filter(|s| sign == b':' && s.1 - s.0 == 2 && value(text, *s) < 60);
            let end = seconds.map_or(minutes.1, |seconds| seconds.1);
            ends(text, end).then_some(end)
        }
        None if matches!(sign, b'h' | b'H') => ends(text, end + 1).then_some(end + 1),
        _ => None,
    }
}

/// `29A-123.45`, `51F 970.22`, `30E-1234`, `29-B1 234.56`
fn plate(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    if end - start != 2 {
        return None;
    }
    let at = end + usize::from(bytes.get(end) == Some(&b'-'));
    let series = text[at..]
        .chars()
        .take(2)
        .take_while(|c| c.is_ascii_uppercase() || *c == 'Đ')
        .map(char::len_utf8)
        .sum::<usize>();
    if series == 0 {
        return None;
    }
    let at = at + series + usize::from(bytes.get(at + series).is_some_and(u8::is_ascii_digit));
    if !matches!(bytes.get(at), Some(b'-' | b' ')) {
        return None;
    }
    let number = (at + 1, digits(text, at + 1));
    let end = match (number.1 - number.0, after(text, number.1, b'.')) {
        (3, Some((from, to))) if to - from == 2 => to,
        (4 | 5, None) if bytes[at] == b'-' => number.1,
        _ => return None,
    };
    ends(text, end).then_some(end)
}

/// `0912 345 678`, `024.3825.1234`, `(024) 3825 1234`, `+84 912 345 678`, `1900 1234`
pub(super) fn phone(text: &str, start: usize) -> Option<(usize, CompoundKind)> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut count = 0;
    let international = bytes[at] == b'+';
    if bytes[at] == b'(' {
        let end = digits(text, at + 1);
        if bytes.get(at + 1) != Some(&b'0') || bytes.get(end) != Some(&b')') || !(3..=5).contains(&(end - at - 1)) {
            return None;
        }
        count = end - at - 1;
        at = end + 1;
        at += usize::from(bytes.get(at) == Some(&b' '));
    } else if international {
        at += 1;
    }
    let hotline = text[at..].starts_with("1900") || text[at..].starts_with("1800");
    if count == 0 && !international && !hotline && bytes[at] != b'0' {
        return None;
    }
    let mut groups = 0;
    let mut end = at;
    loop {
        let group = digits(text, at) - at;
        if group == 0 || count + group > 12 || groups > 0 && group < 2 {
            break;
        }
        count += group;
        groups += 1;
        end = at + group;
        let sign = matches!(bytes.get(end), Some(b' ' | b'.' | b'-'));
        at = end + usize::from(sign);
        if !sign {
            break;
        }
    }
    let right = match (international, hotline) {
        (true, _) => (10..=12).contains(&count),
        (_, true) => (8..=10).contains(&count) && groups > 1,
        _ => (10..=11).contains(&count),
    };
    (right && ends(text, end)).then_some((end, CompoundKind::Phone))
}

/// A number with its separators, its sign of percent or degree, its scale and unit.
fn amount(text: &str, start: usize, end: usize, units: &Units) -> Option<(usize, CompoundKind)> {
    let mut at = end;
    while let Some((_, to)) = after(text, at, b'.').or_else(|| after(text, at, b',')) {
        at = to;
    }
    if at == end && end - start <= 3 && text.as_bytes()[start] != b'0' {
        // Groups of three behind blanks: 1 000 000.
        while let Some((_, to)) = after(text, at, b' ').filter(|(from, to)| to - from == 3 && ends(text, *to)) {
            at = to;
        }
    }
    let number = at;
    // Two words of scale at the most: nghìn tỷ.
    let mut unit = None;
    for _ in 0..3 {
        let Some((to, found)) = word_behind(text, at, units) else { break };
        (at, unit) = (to, Some(found));
        if found != Unit::Scale {
            break;
        }
    }
    let rest = &text[at..];
    let sign = rest.strip_prefix(' ').unwrap_or(rest);
    if unit.is_none() && sign.starts_with(|c: char| c == '%' || c == '$' || !c.is_ascii()) {
        let length = ["%", "‰", "°C", "°", "₫", "$", "€"].iter().find(|s| sign.starts_with(**s)).map(|s| s.len());
        if let Some(length) = length {
            at = text.len() - sign.len() + length;
            return Some((at, CompoundKind::Amount));
        }
    }
    match unit {
        Some(_) => Some((at, CompoundKind::Amount)),
        None => (number > end).then_some((number, CompoundKind::Number)),
    }
}

/// The word of scale or the unit behind a number: where it ends.
fn word_behind(text: &str, at: usize, units: &Units) -> Option<(usize, Unit)> {
    let rest = &text[at..];
    let from = at + usize::from(rest.starts_with(' '));
    let (to, unit) = unit_at(text, from, units)?;
    // `3 đồng chí`, `5 đồng bào`: people, not money.
    if unit == Unit::Money && text[from..to].ends_with("ng") {
        let next = text[to..].strip_prefix(' ').unwrap_or_default();
        if ["chí", "bào", "đội", "nghiệp", "phạm"].iter().any(|word| next.starts_with(word)) {
            return None;
        }
    }
    if unit == Unit::Scale {
        return Some((to, unit));
    }
    // What it is counted by: km/h, đồng/kg.
    let per = text[to..].strip_prefix('/').map(|rest| rest.find(|c: char| !is_alphabetic(c)).unwrap_or(rest.len()));
    Some((to + per.filter(|length| (1..=10).contains(length)).map_or(0, |length| length + 1), unit))
}

/// The unit that stands at a place.
fn unit_at(text: &str, from: usize, units: &Units) -> Option<(usize, Unit)> {
    let rest = &text[from..];
    let length = rest.char_indices().find(|&(at, c)| at > units.longest || !is_alphabetic(c));
    let length = length.map_or(rest.len(), |(at, _)| at);
    if length == 0 || length > units.longest {
        return None;
    }
    let unit = units.get(&rest[..length])?;
    let mut to = from + length;
    if unit == Unit::Measure && rest[..length].ends_with('m') {
        let power = text[to..].chars().next().filter(|c| matches!(c, '²' | '³' | '2' | '3'));
        to += power.map_or(0, char::len_utf8);
    }
    (!text[to..].starts_with(char::is_alphanumeric)).then_some((to, unit))
}
