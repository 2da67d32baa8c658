//! Compound tokens: a table of cases, and what holds for every text.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, CompoundKind};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    kinds: Vec<String>,
}

#[test]
fn cases() {
    let analyzer = Analyzer::new();
    let Cases { case: cases } = toml::from_str(include_str!("cases/compounds.toml")).expect("the table of cases");
    let mut wrong = Vec::new();
    for Case { text: marked, kinds } in cases {
        let wanted: Vec<(String, String)> = marked
            .split('[')
            .skip(1)
            .map(|rest| rest.split_once(']').expect("a bracket that closes").0.to_owned())
            .zip(kinds)
            .collect();
        let text = marked.replace(['[', ']'], "");
        for text in [text.clone(), text.nfd().collect()] {
            let found: Vec<(String, String)> = analyzer
                .compounds(&text)
                .filter(|compound| !matches!(compound.kind(), CompoundKind::Token(_)))
                .map(|compound| (compound.text().nfc().collect(), format!("{:?}", compound.kind())))
                .collect();
            if found != wanted {
                wrong.push(format!("{text:?}\n  expected {wanted:?}\n  found    {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PIECES: &[&str] = &[
    "http://",
    "www.",
    "a.vn",
    "@",
    "#",
    "x",
    "TP.",
    "HCM",
    "v.v.",
    "1",
    "000",
    "0912",
    "/",
    "-",
    ".",
    ",",
    ":",
    "h",
    "%",
    " ",
    " ",
    "\n",
    "đồng",
    "triệu",
    "m",
    "²",
    "QĐ",
    "&",
    "$",
    "(",
    ")",
    "+84",
    "29A",
    "é",
    "e\u{301}",
    "字",
    "👍🏽",
    "\u{a0}",
    "\u{fe0f}",
    "1\u{fe0f}",
    "°",
];

fn check(text: &str) {
    let analyzer = Analyzer::new();
    let tokens: Vec<_> = analyzer.tokens(text).map(|token| token.span()).collect();
    let mut rest = tokens.iter();
    for compound in analyzer.compounds(text) {
        let span = compound.span();
        assert_eq!(span.of(text), compound.text());
        assert!(!compound.text().contains('\n'), "{text:?}: {compound:?}");
        let first = rest.next().expect("a token for each compound");
        assert_eq!(first.start, span.start, "{text:?}: {compound:?}");
        let mut last = first;
        while last.end < span.end {
            last = rest.next().expect("a token for each compound");
        }
        assert_eq!(last.end, span.end, "{text:?}: {compound:?} ends inside a token");
    }
    assert!(rest.next().is_none(), "{text:?}: tokens are left");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Compounds are runs of whole tokens, all of them, within their lines.
    #[test]
    fn compounds_are_made_of_tokens(text in prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|p| p.concat())) {
        check(&text);
    }

    #[test]
    fn any_text_is_fine(text in any::<String>()) {
        check(&text);
    }
}

/// Ten times the text takes about ten times as long, whatever is in it.
#[test]
fn time_is_linear() {
    let analyzer = Analyzer::new();
    for unit in [
        "a.", "a@", "1.", "1 ", "1/", "A-", "www.", "http://", "0", "0 ", "#a", "v.", "TP.", "(0", "1 000 ", "a-",
        "1-QĐ/", "(",
    ] {
        let time = |size: usize| {
            let text = unit.repeat(size / unit.len());
            let run = || {
                let begin = std::time::Instant::now();
                assert!(analyzer.compounds(&text).count() <= text.len());
                begin.elapsed()
            };
            (0..3).map(|_| run()).min().expect("three runs")
        };
        let (small, large) = (time(40_000), time(400_000));
        assert!(large < small * 60 + std::time::Duration::from_millis(60), "{unit:?}: {small:?}, {large:?}");
    }
}
