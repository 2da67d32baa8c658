//! Tokens hold all but white space; with look-ups, compounds and sentences they lie in order, on the bounds of characters.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use vanban::{Analyzer, Span, tokens};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// Checks that spans lie in order. Where characters that say nothing were taken out, two may share what stood there.
fn check_order(text: &str, spans: impl Iterator<Item = Span>) {
    let (mut start, mut end) = (0, 0);
    for span in spans {
        assert!(start <= span.start && end <= span.end && span.start < span.end);
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        (start, end) = (span.start, span.end);
    }
}

fuzz_target!(|text: &str| {
    let mut end = 0;
    for token in tokens(text) {
        let span = token.span();
        assert!(end <= span.start && text[end..span.start].chars().all(char::is_whitespace));
        assert!(!span.is_empty() && !token.text().contains(char::is_whitespace));
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace));
    check_order(text, ANALYZER.tokens(text).map(|token| token.span()));
    check_order(text, ANALYZER.compounds(text).map(|compound| compound.span()));
    check_order(text, ANALYZER.sentences(text));
});
