//! What a mention stands for: a separate step that keeps what was written.
//!
//! A short mention stands for the one document of its type and number that the text gives in full; a law with its year
//! and a plenum with its term for the number that the tables hold. Where two documents fit, nothing is said.

use std::collections::HashMap;

use super::parse::Recognizer;
use super::value::{Candidate, Kind, Reference};

/// More documents than these under one number, or years of one law, and nothing is said.
const MOST_CANDIDATES: usize = 16;

/// The mentions that others may stand for: the first of each document, by its number or its name.
type Known = HashMap<String, Vec<usize>>;

impl Recognizer {
    /// Fills `resolves_to` of the mentions of one text.
    pub(crate) fn resolve(&self, found: &mut [Reference]) {
        let open = |reference: &Reference| matches!(reference.kind, Kind::Short | Kind::Named);
        if !found.iter().any(open) {
            return;
        }
        let known = known(found);
        for index in 0..found.len() {
            let candidate = match found[index].kind {
                Kind::Short => full_form(found, &known, index),
                Kind::Named => self.numbered_form(&found[index]).or_else(|| dated_form(found, &known, index)),
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

/// The full references by their number, the dated names by the name alone.
fn known(found: &[Reference]) -> Known {
    let mut known = Known::new();
    for (index, reference) in found.iter().enumerate() {
        let key = match reference.kind {
            Kind::Short => continue,
            Kind::Named => dated_name(reference),
            _ => value(reference).map(str::to_owned),
        };
        let Some(key) = key else { continue };
        let documents = known.entry(key).or_default();
        if documents.len() < MOST_CANDIDATES
            && documents.iter().all(|&other| found[other].canonical != reference.canonical)
        {
            documents.push(index);
        }
    }
    known.retain(|_, documents| documents.len() < MOST_CANDIDATES);
    known
}

/// The one full reference of the text with the type and the number of a short one; one before it is the surer.
fn full_form(found: &[Reference], known: &Known, index: usize) -> Option<Candidate> {
    let short = &found[index];
    let of = |reference: &Reference| reference.year.or_else(|| reference.date.as_deref()?.get(..4)?.parse().ok());
    let year = of(short);
    let fits = |full: &&Reference| same_type(short, full) && (year.is_none() || of(full).is_none() || year == of(full));
    let documents = known.get(value(short)?)?;
    let mut fitting = documents.iter().map(|&at| &found[at]).filter(fits);
    let (full, more) = (fitting.next()?, fitting.next());
    let confidence = if full.span.start < short.span.start { 0.95 } else { 0.85 };
    more.is_none().then(|| Candidate { canonical: full.canonical.clone(), confidence })
}

/// The dated naming of a law, where the text gives one year only.
fn dated_form(found: &[Reference], known: &Known, index: usize) -> Option<Candidate> {
    let bare = &found[index];
    if bare.year.is_some() || bare.number.is_some() {
        return None;
    }
    let dated = known.get(&bare.canonical.to_lowercase())?;
    let first = &found[*dated.first()?];
    let only = dated.iter().all(|&other| found[other].year == first.year);
    only.then(|| Candidate { canonical: first.canonical.clone(), confidence: 0.8 })
}

/// The name of a law without its year, where it has one: `luật đất đai` of `Luật Đất đai năm 2013`.
fn dated_name(named: &Reference) -> Option<String> {
    let year = named.year.filter(|_| named.amended.is_none())?.to_string();
    let name = named.canonical.to_lowercase();
    let name = name.strip_suffix(&year)?.trim_end();
    Some(name.strip_suffix("năm").unwrap_or(name).trim_end().to_owned())
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
