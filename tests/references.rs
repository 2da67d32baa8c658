//! Document references: tables of cases through the public API, and what holds for all of them.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Data, DocumentNumber, Kind, Reference, Table};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text and what is found in it: the words and the canonical form of each mention, and fields of the first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    found: Vec<(String, String)>,
    kind: Option<String>,
    r#type: Option<String>,
    number: Option<String>,
    year: Option<u16>,
    issuer: Option<String>,
    issuer_name: Option<String>,
    unit: Option<String>,
    term: Option<u8>,
    amended: Option<u16>,
    date: Option<String>,
    regular: Option<String>,
    repaired: Option<bool>,
    provision: Option<String>,
    title: Option<String>,
    resolves_to: Option<String>,
}

fn check(file: &str) {
    let text = std::fs::read_to_string(format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR")))
        .expect("the table is there");
    let cases: Cases = toml::from_str(&text).expect("the table is sound");
    assert!(!cases.case.is_empty());
    let analyzer = Analyzer::new();
    let mut faults = Vec::new();
    for case in &cases.case {
        let found = analyzer.references(&case.text);
        let pairs: Vec<(String, String)> = found.iter().map(|r| (r.text.clone(), r.canonical.clone())).collect();
        if pairs != case.found {
            faults.push(format!("{:?}\n  expected {:?}\n  found    {pairs:?}", case.text, case.found));
            continue;
        }
        if let Some(first) = found.first() {
            faults.extend(fields(case, first).into_iter().map(|fault| format!("{:?}\n  {fault}", case.text)));
        }
        let decomposed: Vec<String> =
            analyzer.references(&case.text.nfd().collect::<String>()).into_iter().map(|r| r.canonical).collect();
        if decomposed != found.iter().map(|r| r.canonical.nfc().collect::<String>()).collect::<Vec<_>>() {
            faults.push(format!("{:?}: other findings in NFD: {decomposed:?}", case.text));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases of {file}:\n{}", faults.len(), cases.case.len(), faults.join("\n"));
}

/// The fields of a mention that are not as its case says.
fn fields(case: &Case, found: &Reference) -> Vec<String> {
    let kind = serde_json::to_value(found.kind).expect("a kind is a word");
    let expected = [
        ("kind", case.kind.clone(), kind.as_str().map(str::to_owned)),
        ("type", case.r#type.clone(), found.document_type.clone()),
        ("number", case.number.clone(), found.number.clone()),
        ("year", case.year.map(|y| y.to_string()), found.year.map(|y| y.to_string())),
        ("issuer", case.issuer.clone(), found.issuer.clone()),
        ("issuer_name", case.issuer_name.clone(), found.issuer_name.clone()),
        ("unit", case.unit.clone(), found.unit.clone()),
        ("term", case.term.map(|t| t.to_string()), found.term.map(|t| t.to_string())),
        ("amended", case.amended.map(|y| y.to_string()), found.amended.map(|y| y.to_string())),
        ("date", case.date.clone(), found.date.clone()),
        ("regular", case.regular.clone(), found.regular.clone()),
        ("repaired", case.repaired.map(|r| r.to_string()), Some(found.repaired.to_string())),
        ("provision", case.provision.clone(), found.provision.as_ref().map(|p| p.path.clone())),
        ("title", case.title.clone(), found.title.map(|t| t.of(&case.text).to_owned())),
        ("resolves_to", case.resolves_to.clone(), found.resolves_to.as_ref().map(|c| c.canonical.clone())),
    ];
    let differs = |(name, expected, found): (&str, Option<String>, Option<String>)| {
        let expected = expected?;
        (found.as_deref().unwrap_or("-") != expected).then(|| format!("{name}: expected {expected:?}, found {found:?}"))
    };
    expected.into_iter().filter_map(differs).collect()
}

#[test]
fn real_mentions() {
    check("references_real.toml");
}
