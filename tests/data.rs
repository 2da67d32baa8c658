//! A user's own rows: they take effect in any Unicode form, and their faults are errors with file and line, never a panic.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Data, Table};

fn with(table: Table, entries: &str) -> Result<Analyzer, vanban::Error> {
    let mut data = Data::new();
    data.add(table, "mine.tsv", entries);
    Analyzer::with(&data)
}

fn roles(analyzer: &Analyzer, text: &str) -> Vec<String> {
    analyzer.people(text).into_iter().flat_map(|person| person.roles).map(|role| role.text).collect()
}

#[test]
fn rows_count_in_any_unicode_form() {
    let text = "Chánh quản Lê Văn Tám nói.";
    assert!(roles(&Analyzer::new(), text).is_empty());
    for entries in ["chánh quản\tstate\tnone\t\n", "\u{feff}# mine\nchánh quản\tstate\tnone\t\r\n"] {
        for entries in [entries.to_owned(), entries.nfd().collect()] {
            let analyzer = with(Table::Roles, &entries).expect("sound data");
            assert_eq!(roles(&analyzer, text), ["Chánh quản"], "{entries:?}");
        }
    }
}

#[test]
fn what_cannot_be_held_is_an_error() {
    let many: String = (0..70_000).map(|number| format!("Zq{number}\tstrong\n")).collect();
    for (table, entries, message) in [
        (Table::Surnames, many.as_str(), "mine.tsv:"),
        (Table::Roles, "gạch internationalization\tstate\tnone\t\n", "mine.tsv:1: \"internationalization\" is longer"),
        (Table::Links, "cười internationalization\tsay\n", "mine.tsv:1: \"internationalization\" is longer"),
        (Table::Fields, "vàng bạc\tđá quý\n", "mine.tsv:1: the table fields has no more columns than 1"),
        (Table::Places, "Bãi Xanh\tshore\t\t\n", "mine.tsv:1: \"shore\" is no kind of place"),
        (Table::Organizations, "tổ hợp\tguild\t\n", "mine.tsv:1: \"guild\" is no kind of organisation"),
        (Table::Laws, "Luật Bãi biển\t-\t2024=x\n", "mine.tsv:1: `2024=x` names no law"),
    ] {
        let error = with(table, entries).map(|_| ()).expect_err(message).to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever stands in a user's file: an analyzer that reads text, or an error that names the file.
    #[test]
    fn any_rows_are_data_or_an_error(
        table in 0..Table::ALL.len(),
        rows in prop::collection::vec(prop::collection::vec(
            prop_oneof![
                "\\PC{0,20}",
                "[a-zđ ]{0,30}",
                Just("state".to_owned()), Just("strong".to_owned()), Just("name".to_owned()), Just("none".to_owned()),
                Just("unit".to_owned()), Just("before".to_owned()), Just("2024=1/2024/QH15".to_owned()), Just("3".to_owned()),
            ], 1..5), 1..4),
    ) {
        let rows: Vec<String> = rows.into_iter().map(|columns| columns.join("\t")).collect();
        match with(Table::ALL[table], &rows.join("\n")) {
            Ok(analyzer) => drop(analyzer.article(&rows.join(" "))),
            Err(error) => prop_assert!(error.to_string().starts_with("mine.tsv:"), "{}", error),
        }
    }
}
