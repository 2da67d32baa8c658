//! What a mention stands for: a separate step that keeps what was written.
//!
//! A short mention stands for the one document of its type and number that the text gives in full; a law with its year
//! and a plenum with its term for the number that the tables hold. Where two documents fit, nothing is said.

use super::parse::Recognizer;
use super::value::{Candidate, Kind, Reference};
use crate::normalize::lower_case;

/// More documents than these under one number, or years of one law, and nothing is said.
const MOST_CANDIDATES: usize = 16;

impl Recognizer {
    /// Fills `resolves_to` of the mentions of one text.
    pub(crate) fn resolve(&self, found: &mut [Reference]) {
        let open = |reference: &Reference| matches!(reference.kind, Kind::Short | Kind::Named);
        if !found.iter().any(open) {
            return;
        }
        let any_short = found.iter().any(|reference| reference.kind == Kind::Short);
        // The names without their years; of what is no name, nothing.
        let name =
            |named: &Reference| if named.kind == Kind::Named { law_name(&named.canonical) } else { String::new() };
        let names: Vec<String> = found.iter().map(name).collect();
        let numbered = Known::new(found, |at| if any_short && !open(&found[at]) { value(&found[at]) } else { None });
        let dated = Known::new(found, |at| year(&found[at]).and(Some(&*names[at]).filter(|name| !name.is_empty())));
        let resolve = |at: usize| match found[at].kind {
            Kind::Short => full_form(found, &numbered, &found[at]),
            Kind::Named => {
                let numbered = self.numbered_form(&found[at], &names[at]);
                numbered.or_else(|| self.dated_form(found, &dated, &found[at], &names[at]))
            }
            _ => None,
        };
        let candidates: Vec<Option<Candidate>> = (0..found.len()).map(resolve).collect();
        for (reference, candidate) in found.iter_mut().zip(candidates) {
            reference.resolves_to = candidate;
        }
    }

    /// The number of a law of a known year, or of the one resolution of a plenum.
    fn numbered_form(&self, named: &Reference, name: &str) -> Option<Candidate> {
        let sure = |canonical: &String| Candidate { canonical: canonical.clone(), confidence: 95 };
        if let (Some(plenum), Some(term)) = (&named.number, named.term) {
            let plenum = self.tables.plenum(term, plenum.parse().ok()?)?;
            return match (plenum.numbers.as_slice(), plenum.usual) {
                ([number], _) => Some(sure(number)),
                (numbers, Some(usual)) => Some(Candidate { canonical: numbers[usual].clone(), confidence: 70 }),
                _ => None,
            };
        }
        if let Some(congress) = named.term.filter(|_| is_national(&named.canonical)) {
            let year = self.tables.congress_year(congress)?;
            return Some(sure(&format!("Nghị quyết Đại hội đại biểu toàn quốc lần thứ {congress} của Đảng ({year})")));
        }
        let year = year(named)?;
        let law = self.tables.law(name)?;
        law.versions.iter().find(|(of, _)| *of == year).and_then(|(_, number)| number.as_ref()).map(sure)
    }

    /// The law that the text names with one year only: its number where the tables hold it, else that naming.
    fn dated_form(&self, found: &[Reference], known: &Known<'_>, bare: &Reference, name: &str) -> Option<Candidate> {
        if year(bare).is_some() || bare.number.is_some() || known.entries.is_empty() {
            return None;
        }
        let mut dated = known.of(name).map(|at| &found[at]);
        let first = dated.next()?;
        let only = dated.all(|other| year(other) == year(first));
        let canonical = || self.numbered_form(first, name).map_or_else(|| first.canonical.clone(), |law| law.canonical);
        only.then(|| Candidate { canonical: canonical(), confidence: 80 })
    }
}

/// The mentions that others may stand for: the first of each document, by its number or its name.
struct Known<'a> {
    /// In the order of the keys, those of one key in the order of the text.
    entries: Vec<(&'a str, usize)>,
}

impl<'a> Known<'a> {
    /// The mentions for which `key`, asked by their places, gives a key.
    fn new(found: &[Reference], key: impl Fn(usize) -> Option<&'a str>) -> Self {
        let keyed = |index| key(index).map(|key| (key, index));
        let mut all: Vec<(&str, usize)> = (0..found.len()).filter_map(keyed).collect();
        all.sort_unstable();
        let mut entries: Vec<(&str, usize)> = Vec::with_capacity(all.len());
        for of_key in all.chunk_by(|one, other| one.0 == other.0) {
            let first = entries.len();
            for &(key, index) in of_key {
                // The number of a document tells it apart, the name of a law only with the year.
                let of_year = |law: &Reference| if law.kind == Kind::Named { year(law) } else { None };
                let naming = |index: usize| (&found[index].canonical, of_year(&found[index]));
                let is_new = |(_, other): &(_, usize)| naming(*other) != naming(index);
                if entries.len() < first + MOST_CANDIDATES && entries[first..].iter().all(is_new) {
                    entries.push((key, index));
                }
            }
            if entries.len() == first + MOST_CANDIDATES {
                entries.truncate(first);
            }
        }
        Self { entries }
    }

    /// The mentions with a key.
    fn of(&self, key: &str) -> impl Iterator<Item = usize> {
        let first = self.entries.partition_point(|(other, _)| *other < key);
        self.entries[first..].iter().take_while(move |(other, _)| *other == key).map(|(_, index)| *index)
    }
}

/// The one full reference of the text with the type and the number of a short one; one before it is the surer.
fn full_form(found: &[Reference], known: &Known<'_>, short: &Reference) -> Option<Candidate> {
    let of_short = year(short);
    let same_year = |of_full: Option<u16>| of_short.is_none() || of_full.is_none() || of_short == of_full;
    let fits = |full: &&Reference| same_type(short, full) && same_year(year(full));
    let mut fitting = known.of(value(short)?).map(|at| &found[at]).filter(fits);
    let (full, more) = (fitting.next()?, fitting.next());
    let confidence = if full.span.start < short.span.start { 95 } else { 85 };
    more.is_none().then(|| Candidate { canonical: full.canonical.clone(), confidence })
}

/// The year in the name of a document, or that of its date.
fn year(reference: &Reference) -> Option<u16> {
    reference.year.or_else(|| reference.date.as_deref()?.get(..4)?.parse().ok())
}

/// The name of a law in lower case, up to its year: that and what amended it stand behind.
pub(super) fn law_name(canonical: &str) -> String {
    let name = lower_case(canonical);
    let year = name.match_indices(' ').find(|(blank, _)| name[blank + 1..].starts_with(|c: char| c.is_ascii_digit()));
    let name = year.map_or(&*name, |(blank, _)| &name[..blank]);
    name.strip_suffix(" năm").unwrap_or(name).to_owned()
}

/// Whether a resolution is that of a national congress: its name holds no place and no other body.
fn is_national(name: &str) -> bool {
    const WORDS: &[&str] = &["nghị", "quyết", "của", "đại", "hội", "biểu", "toàn", "quốc", "lần", "thứ", "đảng"];
    let name = lower_case(name);
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
