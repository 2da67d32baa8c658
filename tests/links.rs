//! What the text states of two findings, and the event of the first sentences: `tests/cases/links_stated.toml`.

use proptest::prelude::*;
use serde::Deserialize;
use vanban::{Analyzer, Article, Span};

#[derive(Deserialize)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// Every link in order, as `from kind to`; left out, none is expected.
    #[serde(default)]
    links: Vec<String>,
    /// What the event must hold; left out, it is not looked at.
    event: Option<Vec<String>>,
}

fn links(text: &str, article: &Article) -> Vec<String> {
    let link = |link: &vanban::article::Link| {
        let kind = format!("{:?}", link.kind).to_lowercase();
        format!("{} | {kind} | {}", link.from.of(text), link.to.of(text))
    };
    article.links.iter().map(link).collect()
}

fn event(text: &str, article: &Article) -> Vec<String> {
    let Some(event) = &article.event else { return Vec::new() };
    let words = |name: &str, span: Option<Span>| span.map(|span| format!("{name}: {}", span.of(text)));
    let stated = [words("name", event.name), words("date", event.date), words("place", event.place)];
    let days = event.days.map(|days| format!("days: {days}"));
    let chair = event.chair.iter().map(|span| format!("chair: {}", span.of(text)));
    stated.into_iter().flatten().chain(days).chain(chair).collect()
}

#[test]
fn table() {
    let file: File = toml::from_str(include_str!("cases/links_stated.toml")).expect("the cases are TOML");
    let analyzer = Analyzer::new();
    let mut wrong = Vec::new();
    for case in &file.case {
        let article = analyzer.article(&case.text);
        let found = links(&case.text, &article);
        if found != case.links {
            wrong.push(format!("{}\n  expected {:#?}\n  found    {found:#?}", case.text, case.links));
        }
        let found = event(&case.text, &article);
        if case.event.as_ref().is_some_and(|expected| *expected != found) {
            wrong.push(format!("{}\n  expected {:#?}\n  found    {found:#?}", case.text, case.event));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn decomposed_text_gives_the_same() {
    use unicode_normalization::UnicodeNormalization;
    let file: File = toml::from_str(include_str!("cases/links_stated.toml")).expect("the cases are TOML");
    let analyzer = Analyzer::new();
    let composed = |words: Vec<String>| words.iter().map(|w| w.nfc().collect::<String>()).collect::<Vec<_>>();
    for case in &file.case {
        let text: String = case.text.nfd().collect();
        let article = analyzer.article(&text);
        assert_eq!(composed(links(&text, &article)), case.links, "{}", case.text);
    }
}

/// Every link starts from a finding and stays in the text.
fn assert_sound(text: &str) {
    let article = Analyzer::new().article(text);
    let mentions: Vec<Span> = article.people.iter().flat_map(|p| &p.mentions).map(|m| m.span).collect();
    let references: Vec<Span> = article.references.iter().map(|r| r.span).collect();
    for link in &article.links {
        assert!(references.contains(&link.from) || mentions.contains(&link.from), "{link:?} in {text:?}");
        assert!(!link.to.of(text).is_empty(), "{link:?} in {text:?}");
        assert!(!link.from.overlaps(link.to), "{link:?} in {text:?}");
    }
    assert!(article.links.is_sorted(), "{text:?}");
    for span in article.event.iter().flat_map(|e| [e.name, e.date, e.place].into_iter().flatten()) {
        assert!(!span.of(text).is_empty(), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_order_of_the_pieces_is_sound(pieces in prop::collection::vec(prop::sample::select(vec![
        "Ông Lê Văn Tám", "bà Trần Thị Hoa", ", Chủ tịch UBND xã", " cho biết", " chủ trì", "Cùng dự có ", ": ", ", ", " và ", "“", "”", ". ",
        "\n\n", " ký ", "Quyết định 12/QĐ-UBND", " ngày 5/3/2021", " của UBND huyện", "Theo ", " hội nghị tổng kết", " tại Hà Nội", "(", ")",
    ]), 0..24)) {
        assert_sound(&pieces.concat());
    }
}
