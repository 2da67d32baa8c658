//! Roles: tables of cases through the public API.

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Role};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text and every role in it: the person's name and the words, in the order of persons; fields of the first role.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    roles: Vec<(String, String)>,
    position: Option<String>,
    organization: Option<String>,
    place: Option<String>,
    modifiers: Option<String>,
    expansion: Option<String>,
}

fn found(analyzer: &Analyzer, text: &str) -> Vec<(String, Role)> {
    let people = analyzer.people(text);
    people.into_iter().flat_map(|p| p.roles.into_iter().map(move |role| (p.name.clone(), role))).collect()
}

fn words(roles: &[(String, Role)]) -> Vec<(String, String)> {
    roles.iter().map(|(name, role)| (name.nfc().collect(), role.text.nfc().collect())).collect()
}

fn check(file: &str) {
    let text = std::fs::read_to_string(format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR")))
        .expect("the table is there");
    let cases: Cases = toml::from_str(&text).expect("the table is sound");
    assert!(!cases.case.is_empty());
    let analyzer = Analyzer::new();
    let mut faults = Vec::new();
    for case in &cases.case {
        let roles = found(&analyzer, &case.text);
        if words(&roles) != case.roles {
            faults.push(format!("{:?}\n  expected {:?}\n  found    {:?}", case.text, case.roles, words(&roles)));
            continue;
        }
        let decomposed = found(&analyzer, &case.text.nfd().collect::<String>());
        if words(&decomposed) != words(&roles) {
            faults.push(format!("{:?}\n  other findings in NFD: {:?}", case.text, words(&decomposed)));
        }
        let Some((_, role)) = roles.first() else { continue };
        let modifiers = role.modifiers.map(|span| span.of(&case.text).to_owned());
        for (what, expected, got) in [
            ("position", &case.position, Some(&role.position)),
            ("organization", &case.organization, role.organization.as_ref()),
            ("place", &case.place, role.place.as_ref()),
            ("modifiers", &case.modifiers, modifiers.as_ref()),
            ("expansion", &case.expansion, role.expansion.as_ref()),
        ] {
            if expected.as_ref().is_some_and(|e| Some(e) != got) {
                faults.push(format!("{:?}\n  {what}: expected {expected:?}, found {got:?}", case.text));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults in {} cases of {file}:\n{}",
        faults.len(),
        cases.case.len(),
        faults.join("\n")
    );
}

#[test]
fn roles() {
    check("roles.toml");
}

#[test]
fn no_roles() {
    check("roles_none.toml");
}

#[test]
fn abbreviations_that_the_text_defines() {
    let text =
        "Ủy ban Mặt trận Tổ quốc (MTTQ) xã và Hội Làm vườn và Trang trại (viết tắt là HLVTT) ký kết. Ông A (SN 1970).";
    let pairs: Vec<_> = Analyzer::new().abbreviations(text).into_iter().map(|a| (a.text, a.expansion)).collect();
    assert_eq!(pairs.len(), 2, "{pairs:?}");
    assert_eq!(pairs[0], ("MTTQ".to_owned(), "Mặt trận Tổ quốc".to_owned()));
    assert_eq!(pairs[1], ("HLVTT".to_owned(), "Hội Làm vườn và Trang trại".to_owned()));
}

#[test]
fn a_defined_abbreviation_is_expanded_in_a_role() {
    let text = "Hội Bảo tồn rừng (HBTR) họp. Ông Lê Văn Bền, Chủ tịch HBTR, phát biểu.";
    let roles = found(&Analyzer::new(), text);
    assert_eq!(roles[0].1.expansion.as_deref(), Some("Chủ tịch Hội Bảo tồn rừng"));
}
