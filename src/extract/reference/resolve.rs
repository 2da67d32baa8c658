//! What a mention stands for: a separate step that keeps what was written.
//!
//! A short mention stands for the one document of its type and number that the text gives in full; a law with its year
//! and a plenum with its term for the number that the tables hold. Where two documents fit, nothing is said.

use super::parse::Recognizer;
use super::value::{Candidate, Kind, Reference};

impl Recognizer {
    /// Fills `resolves_to` of the mentions of one text.
    pub(crate) fn resolve(&self, found: &mut [Reference]) {
        for index in 0..found.len() {
            let candidate = match found[index].kind {
                Kind::Short => full_form(found, index),
                Kind::Named => self.numbered_form(&found[index]).or_else(|| dated_form(found, index)),
                _ => None,
            };
            found[index].resolves_to = candidate;
        }
    }

    /// The number of a law of a known year, or of the one resolution of a plenum.
    fn numbered_form(&self, named: &Reference) -> Option<Candidate> {
        let sure = |canonical: &String| Candidate { canonical: canonical.clone(), confidence: 0.95 };
        if named.amended.is_some() {
            return None;
        }
        if let (Some(plenum), Some(term)) = (&named.number, named.term) {
            let plenum = self.tables.plenum(term, plenum.parse().ok()?)?;
            return match plenum.numbers.as_slice() {
                [number] => Some(sure(number)),
                _ => None,
            };
        }
        if let Some(congress) = named.term.filter(|_| is_national(&named.canonical)) {
            let year = self.tables.congress_year(congress)?;
            return Some(sure(&format!("Nghị quyết Đại hội đại biểu toàn quốc lần thứ {congress} của Đảng ({year})")));
        }
        let year = named.year?;
        let law = self.tables.law(&named.canonical)?;
        law.versions.iter().find(|(of, _)| *of == year).and_then(|(_, number)| number.as_ref()).map(sure)
    }
}

/// The one full reference of the text with the type and the number of a short one; the nearer side is the surer.
fn full_form(found: &[Reference], index: usize) -> Option<Candidate> {
    let short = &found[index];
    let year = short.year.or_else(|| short.date.as_deref().and_then(|date| date.get(..4)?.parse().ok()));
    let fits = |full: &&Reference| {
        let full_year = full.year.or_else(|| full.date.as_deref().and_then(|date| date.get(..4)?.parse().ok()));
        !matches!(full.kind, Kind::Short | Kind::Named)
            && same_type(short, full)
            && value(full).is_some_and(|number| Some(number) == value(short))
            && (year.is_none() || full_year.is_none() || year == full_year)
    };
    let before = found[..index].iter().rev().find(fits);
    let full = before.or_else(|| found[index + 1..].iter().find(fits))?;
    let only = found.iter().filter(fits).all(|other| other.canonical == full.canonical);
    let confidence = if before.is_some() { 0.95 } else { 0.85 };
    only.then(|| Candidate { canonical: full.canonical.clone(), confidence })
}

/// The dated naming of a law, where the text gives one year only.
fn dated_form(found: &[Reference], index: usize) -> Option<Candidate> {
    let bare = &found[index];
    if bare.year.is_some() || bare.number.is_some() {
        return None;
    }
    let name = bare.canonical.to_lowercase();
    let dated = |other: &&Reference| {
        other.kind == Kind::Named
            && other.year.is_some()
            && other.canonical.to_lowercase().strip_prefix(&name).is_some_and(is_year)
    };
    let first = found.iter().find(dated)?;
    let only = found.iter().filter(dated).all(|other| other.year == first.year);
    only.then(|| Candidate { canonical: first.canonical.clone(), confidence: 0.8 })
}

/// Whether a resolution is that of a national congress: its name holds no place and no other body.
fn is_national(name: &str) -> bool {
    const WORDS: &[&str] = &["nghị", "quyết", "của", "đại", "hội", "biểu", "toàn", "quốc", "lần", "thứ", "đảng"];
    let name = name.to_lowercase();
    let national = |word: &str| {
        WORDS.contains(&word) || word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x'))
    };
    name.split_whitespace().all(national)
}

/// Whether a name goes on with its year alone: ` năm 2013`, ` 2013`.
fn is_year(rest: &str) -> bool {
    let rest = rest.trim_start().trim_start_matches("năm").trim_start();
    rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit())
}

/// The number without its zeros; a letter at its end tells it apart.
fn value(reference: &Reference) -> Option<&str> {
    reference.number.as_deref().map(|number| number.trim_start_matches('0'))
}

/// `văn bản` stands for any document, `công văn` for a letter.
fn same_type(short: &Reference, full: &Reference) -> bool {
    let kind = short.document_type.as_deref();
    kind == full.document_type.as_deref()
        || kind == Some("Văn bản")
        || matches!(kind, Some("Công văn")) && full.kind == Kind::Letter
}
