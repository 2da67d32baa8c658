//! Tokens: a table of cases, what holds for every text, and Unicode's word rules where they mean the same.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use vanban::{Analyzer, Gap, Shape, Token, TokenKind as Kind, tokens};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    tokens: Vec<String>,
    kinds: Option<String>,
    shapes: Option<String>,
    gaps: Option<String>,
}

fn kind(token: &Token<'_>) -> char {
    match token.kind() {
        Kind::Syllable | Kind::Word => 'w',
        Kind::Number => 'n',
        Kind::Punctuation => 'p',
        Kind::Symbol => 's',
    }
}

fn shape(token: &Token<'_>) -> char {
    match token.shape() {
        Shape::None => 'n',
        Shape::Lower => 'l',
        Shape::Title => 't',
        Shape::Upper => 'u',
        Shape::Initial => 'i',
        Shape::Mixed => 'm',
    }
}

fn gap(token: &Token<'_>) -> char {
    match token.gap() {
        Gap::None => '.',
        Gap::Blank => '_',
        Gap::Line => '/',
        Gap::Paragraph => '#',
    }
}

fn column(text: &str, of: fn(&Token<'_>) -> char) -> String {
    tokens(text).map(|token| of(&token)).collect()
}

#[test]
fn cases() {
    let Cases { case: cases } = toml::from_str(include_str!("cases/tokens.toml")).expect("the table of cases");
    for case in cases {
        let text = &case.text;
        // The same at every place in a block of the scanner.
        for shift in 0..70 {
            let shifted = " ".repeat(shift) + text;
            let found: Vec<_> = tokens(&shifted).map(|token| token.text()).collect();
            assert_eq!(found, case.tokens, "{text:?} behind {shift} blanks");
            for (wanted, of) in
                [(&case.kinds, kind as fn(&Token<'_>) -> char), (&case.shapes, shape), (&case.gaps, gap)]
            {
                if let Some(wanted) = wanted {
                    assert_eq!(&column(&shifted, of), wanted, "{text:?} behind {shift} blanks");
                }
            }
        }
    }
}

/// Pieces of real difficulty, put together at random.
const PIECES: &[&str] = &[
    "văn",
    "BẢN",
    "Đắk",
    "H'Bơ",
    "K’",
    "'",
    "’",
    "`",
    "´",
    "a",
    "Z",
    "ỡ",
    "Ǻ",
    "ñ",
    "ß",
    "Ž",
    "ё",
    "Ω",
    "1",
    "2024",
    "๑",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\u{a0}",
    "\u{3000}",
    "\u{2028}",
    "\t",
    ".",
    ",",
    "“",
    "”",
    "…",
    "–",
    "°",
    "²",
    "₫",
    "«",
    "字",
    "ไทย",
    "한국",
    "👍🏽",
    "👨‍👩‍👧",
    "🇻🇳",
    "\u{fe0f}",
    "\u{200d}",
    "\u{301}",
    "\u{323}",
    "\u{ad}",
    "\u{200b}",
    "\0",
    "\u{7f}",
    "\u{e000}",
    "का",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "ắắắắắắắắắắắắắắắắắắắắắắắắ",
    "                                                                 ",
    "99999999999999999999999999999999999999999999999999999999999999999",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Tokens lie in order, hold all that is no white space and nothing else, and never part a grapheme cluster.
fn check_tiling(text: &str) {
    let mut end = 0;
    for token in tokens(text) {
        let span = token.span();
        assert!(span.start >= end && span.end > span.start, "{text:?}: {token:?}");
        assert_eq!(&text[span.start..span.end], token.text());
        let between = &text[end..span.start];
        assert!(between.chars().all(char::is_whitespace), "{text:?}: {between:?} is in no token");
        assert!(!token.text().contains(char::is_whitespace), "{text:?}: {token:?}");
        let lines = between.replace("\r\n", "\n").replace('\u{2029}', "\n\n");
        let lines =
            lines.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}')).count();
        let gap = match (end, lines) {
            (0, _) => Gap::Paragraph,
            (_, 0) if between.is_empty() => Gap::None,
            (_, 0) => Gap::Blank,
            (_, 1) => Gap::Line,
            _ => Gap::Paragraph,
        };
        assert_eq!(token.gap(), gap, "{text:?}: {token:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "{text:?}: the rest from {end} is in no token");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn tokens_tile_any_text(text in any::<String>()) {
        check_tiling(&text);
    }

    #[test]
    fn tokens_tile_hard_text(text in pieces()) {
        check_tiling(&text);
    }

    /// What stands before a token does not change it.
    #[test]
    fn place_does_not_matter(text in pieces(), shift in 1_usize..130) {
        let shifted = "x ".repeat(shift) + &text;
        let all = tokens(&text).map(|t| (t.text(), t.kind(), t.shape()));
        // A mark at the very start is joined to nothing: here it follows a blank as well.
        let rest = tokens(&shifted).skip(shift).map(|t| (t.text(), t.kind(), t.shape()));
        prop_assert!(all.eq(rest), "{:?}", text);
    }

    /// Precomposed and decomposed text give the same tokens.
    #[test]
    fn decomposed_text_gives_the_same(text in pieces()) {
        let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
        let composed: Vec<(String, Kind, Shape, Gap)> =
            tokens(&nfc).map(|t| (t.text().to_owned(), t.kind(), t.shape(), t.gap())).collect();
        let decomposed: Vec<_> = tokens(&nfd).map(|t| (t.text().nfc().collect(), t.kind(), t.shape(), t.gap())).collect();
        prop_assert_eq!(composed, decomposed);
    }

    /// Tokens that were looked up lie in order in the text as given, each on the bounds of characters. Where characters
    /// that say nothing were taken out, two may share what stood there.
    #[test]
    fn looked_up_tokens_lie_in_order(text in pieces()) {
        let mut last = (0, 0);
        for token in Analyzer::new().tokens(&text) {
            let span = token.span();
            prop_assert!(last.0 <= span.start && last.1 <= span.end && span.start < span.end, "{:?}: {:?}", text, token);
            prop_assert_eq!(token.text(), &text[span.start..span.end]);
            last = (span.start, span.end);
        }
    }

    /// No token ends inside a grapheme cluster.
    #[test]
    fn clusters_stay_whole(text in pieces()) {
        let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        for token in tokens(&text) {
            let next = text[token.span().end..].chars().next();
            if next.is_some_and(|c| !c.is_whitespace()) {
                prop_assert!(boundaries.contains(&token.span().end), "{:?}: {:?}", text, token);
            }
        }
    }

    /// Where words are letters only and stand between blanks, Unicode's rules (UAX 29) give the same words.
    #[test]
    fn words_are_those_of_unicode(words in prop::collection::vec("[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹА-я]{1,12}|[0-9]{1,9}", 0..30)) {
        let text = words.join(" ");
        prop_assert!(text.unicode_words().eq(tokens(&text).map(|t| t.text())));
        let marks = words.join(" (\u{201c}");
        prop_assert!(marks.split_word_bounds().filter(|w| *w != " ").eq(tokens(&marks).map(|t| t.text())));
    }
}

/// Ten times the text takes about ten times as long, whatever is in it.
#[test]
fn time_is_linear() {
    for unit in [
        "a",
        "ắ",
        "'",
        "a'",
        "a’",
        "9",
        " ",
        "\r",
        "\u{301}",
        "e\u{301}",
        "字",
        "👍",
        "🇻",
        "1\u{fe0f}",
        "я",
        "\u{200d}",
        "а\u{301}b",
    ] {
        let time = |size: usize| {
            let text = unit.repeat(size / unit.len());
            (0..3)
                .map(|_| {
                    let begin = std::time::Instant::now();
                    let bytes: usize = tokens(&text).map(|t| t.span().len()).sum();
                    assert!(bytes <= text.len());
                    begin.elapsed()
                })
                .min()
                .expect("three runs")
        };
        let (small, large) = (time(40_000), time(400_000));
        assert!(large < small * 60 + std::time::Duration::from_millis(40), "{unit:?}: {small:?}, {large:?}");
    }
}
