//! Sentences: a table of cases, what holds for every text, and the boundaries of a treebank where one is there.

use std::collections::HashSet;
use std::fs;

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Data, Span, Table};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    sentences: Vec<String>,
}

#[test]
fn cases() {
    let analyzer = Analyzer::new();
    let Cases { case: cases } = toml::from_str(include_str!("cases/sentences.toml")).expect("the table of cases");
    let mut wrong = Vec::new();
    for Case { text, sentences } in cases {
        // Decomposed text has the same sentences.
        for text in [text.clone(), text.nfd().collect()] {
            let found: Vec<String> = analyzer.sentences(&text).map(|span| span.of(&text).nfc().collect()).collect();
            if found != sentences {
                wrong.push(format!("{text:?}\n  expected {sentences:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn own_abbreviations() {
    let text = "Bán tại Cty. Hoa Sen.";
    assert_eq!(Analyzer::new().sentences(text).count(), 2);
    let mut data = Data::new();
    data.add(Table::Abbreviations, "mine.tsv", "cty\tname\n");
    assert_eq!(Analyzer::with(&data).expect("a sound row").sentences(text).count(), 1);
    data.add(Table::Abbreviations, "mine.tsv", "cty\tcompany\n");
    let error = Analyzer::with(&data).expect_err("an unknown meaning").to_string();
    assert!(error.starts_with("mine.tsv:1:"), "{error}");
}

/// F1 of the sentence ends of a treebank's sentences, joined by blanks: `VANBAN_TREEBANK` names its file in CoNLL-U.
#[test]
#[ignore = "needs VANBAN_TREEBANK"]
fn treebank() {
    let path = std::env::var_os("VANBAN_TREEBANK").expect("VANBAN_TREEBANK names a file");
    let treebank = fs::read_to_string(path).expect("the treebank is there");
    let (mut text, mut ends) = (String::new(), HashSet::new());
    for sentence in treebank.lines().filter_map(|line| line.strip_prefix("# text = ")) {
        text.push_str(sentence.trim());
        ends.insert(text.len());
        text.push(' ');
    }
    let found: Vec<Span> = Analyzer::new().sentences(&text).collect();
    let right = found.iter().filter(|span| ends.contains(&span.end)).count() as f64;
    let f1 = 2.0 * right / (found.len() + ends.len()) as f64;
    eprintln!("sentence ends of the treebank: {} wanted, {} found, F1 {f1:.4}", ends.len(), found.len());
    if std::env::var_os("VANBAN_LIST_ERRORS").is_some() {
        let around = |at: usize| {
            let from = (0..=at.saturating_sub(50)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let to = (at + 40..text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
            format!("{} ¦ {}", &text[from..at], &text[at..to])
        };
        let places: HashSet<usize> = found.iter().map(|span| span.end).collect();
        ends.difference(&places).for_each(|at| eprintln!("missed {}", around(*at)));
        places.difference(&ends).for_each(|at| eprintln!("added  {}", around(*at)));
    }
    assert!(f1 >= 0.97, "F1 {f1:.4}");
}

const PIECES: &[&str] = &[
    "Hôm nay",
    "ông",
    "TP.",
    "HCM",
    "A.",
    "v.v.",
    "1.",
    "2",
    ".",
    "...",
    "…",
    "?",
    "!",
    "\"",
    "“",
    "”",
    "(",
    ")",
    " ",
    " ",
    "\n",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    "-",
    "é",
    "ệ\u{301}",
    "字",
    "👍🏽",
    ",",
    "a)",
    "’",
];

proptest! {
    /// Sentences lie in order and hold all that is no white space.
    #[test]
    fn sentences_tile_the_text(text in prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|p| p.concat())) {
        let mut end = 0;
        for span in Analyzer::new().sentences(&text) {
            prop_assert!(span.start >= end && span.end > span.start);
            prop_assert!(text[end..span.start].chars().all(char::is_whitespace), "{:?}", &text[end..span.start]);
            let sentence = span.of(&text);
            prop_assert_eq!(sentence.trim(), sentence);
            end = span.end;
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }

    #[test]
    fn any_text_is_fine(text in any::<String>()) {
        prop_assert!(Analyzer::new().sentences(&text).all(|span| !span.of(&text).is_empty()));
    }
}

/// Ten times the text takes about ten times as long, whatever is in it.
#[test]
fn time_is_linear() {
    let analyzer = Analyzer::new();
    for unit in [".", ". ", "a.", "A. ", "(", "(a. ", "\"", "\n", "\na", "\r", "…", ".\"", "“", "x", " ", ".)"] {
        let time = |size: usize| {
            let text = unit.repeat(size / unit.len());
            let run = || {
                let begin = std::time::Instant::now();
                assert!(analyzer.sentences(&text).count() <= text.len());
                begin.elapsed()
            };
            (0..3).map(|_| run()).min().expect("three runs")
        };
        let (small, large) = (time(40_000), time(400_000));
        assert!(large < small * 60 + std::time::Duration::from_millis(60), "{unit:?}: {small:?}, {large:?}");
    }
}
