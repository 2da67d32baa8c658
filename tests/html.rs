//! Pages in HTML: what is read out, and what the record of it holds. The cases stand in `tests/cases/html.toml`.

use std::fs;
use std::path::Path;
use std::time::Instant;

use proptest::prelude::*;
use serde::Deserialize;
use vanban::Analyzer;
use vanban::article::PartKind;
use vanban::html::read;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    html: String,
    text: Option<String>,
    title: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    standfirst: Option<String>,
    captions: Option<Vec<String>>,
    body_first: Option<String>,
    body_last: Option<String>,
    /// Words that begin a part that is chrome.
    #[serde(default)]
    chrome: Vec<String>,
    /// `WORDS = DAY`
    resolved: Option<String>,
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[test]
fn cases() {
    let analyzer = Analyzer::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/html.toml");
    let cases: Cases = toml::from_str(&fs::read_to_string(path).expect("the cases")).expect("TOML");
    let mut wrong = Vec::new();
    for case in cases.case {
        let page = read(&case.html);
        let article = analyzer.page(&page);
        let mut check = |field: &str, expected: Option<String>, found: Option<String>| {
            if expected.is_some() && expected != found {
                wrong.push(format!("{}: {field}: expected {expected:?}, found {found:?}", case.name));
            }
        };
        check("text", case.text, Some(page.text.clone()));
        check("title", case.title, article.title.clone());
        check("published", case.published, article.published.map(|day| day.to_string()));
        check("byline", case.byline, article.byline.clone());
        check("standfirst", case.standfirst, article.standfirst.clone());
        check("captions", case.captions.map(|it| format!("{it:?}")), Some(format!("{:?}", article.captions)));
        let begins = |paragraph: Option<&String>, words: &String| paragraph.is_some_and(|it| it.starts_with(words));
        let ends = |paragraph: Option<&String>, words: &String| paragraph.is_some_and(|it| it.ends_with(words));
        let first = article.body.first();
        if case.body_first.as_ref().is_some_and(|words| !begins(first, words)) {
            check("body begins", case.body_first, first.cloned());
        }
        let last = article.body.last();
        if case.body_last.as_ref().is_some_and(|words| !ends(last, words)) {
            check("body ends", case.body_last, last.cloned());
        }
        for words in case.chrome {
            let part = article.parts.iter().find(|part| part.span.of(&page.text).starts_with(&words));
            let kind = part.map(|part| format!("{:?}", part.kind));
            check(&format!("kind of {words:?}"), Some("Chrome".to_owned()), kind);
        }
        if let Some((words, day)) = case.resolved.as_deref().and_then(|resolved| resolved.split_once(" = ")) {
            let date = article.dates.iter().find(|date| date.text.to_lowercase() == words).expect(words);
            check(words, Some(day.to_owned()), date.resolved.map(|day| day.to_string()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Text as a page of blocks, a line each.
fn marked_up(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let lines =
        escaped.lines().map(|line| if line.is_empty() { "<hr>".to_owned() } else { format!("<div>{line}</div>") });
    format!("<!doctype html><meta charset=utf-8><body>{}", lines.collect::<Vec<_>>().join("\n"))
}

/// The pages that are read as text give the same records as HTML without any hint.
#[test]
fn a_page_of_blocks_gives_the_record_of_its_text() {
    let analyzer = Analyzer::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut pages = 0;
    for entry in fs::read_dir(folder).expect("tests/pages is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("UTF-8");
        let page = read(&marked_up(&text));
        let of_page = analyzer.page(&page);
        // The white space inside lines is not kept, so the same is asked of the text that was read out.
        assert_eq!(of_page, analyzer.article(&page.text), "{}", path.display());
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&page.text), words(&text), "{}", path.display());
        pages += 1;
    }
    assert!(pages >= 25);
}

/// Markup that nests without end takes time in proportion to its length.
#[test]
fn deep_and_broken_markup_is_read_in_linear_time() {
    let seeds = [
        "<div>",
        "<b><p>x",
        "<table><tr><td>",
        "<nav>x",
        "</p>",
        "<svg>",
        "<a href='",
        "<!--",
        "<div hidden>",
        "&#",
        "<h1>x</nav>",
        "<font color=1><p>",
    ];
    for seed in seeds {
        let hostile = seed.repeat((1 << 20) / seed.len());
        let start = Instant::now();
        let page = read(&hostile);
        assert!(start.elapsed().as_secs() < 30, "{seed}: {:?}", start.elapsed());
        assert!(page.text.len() <= hostile.len());
    }
}

/// Pieces from which pages are put together.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "<p>",
            "</p>",
            "<h1>",
            "</h1>",
            "<nav>",
            "</nav>",
            "<figcaption>",
            "</figcaption>",
            "<article>",
            "</article>",
            "<div hidden>",
            "</div>",
            "<br>",
            "<script>",
            "</script>",
            "<title>",
            "</title>",
            "<pre>",
            "\u{200b}",
            "<meta property=og:title content='Tin mới hôm nay'>",
            "Tin mới hôm nay",
            "Sáng 5/3/2021, ",
            "i\u{300}",
            "&nbsp;",
            "ông Lê Văn Tám",
            "\n",
            "<header>",
            "</header>",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_are_of_the_text_read_out(pieces in proptest::collection::vec(piece(), 0..30)) {
        let page = read(&pieces.concat());
        let article = Analyzer::new().page(&page);
        let mut end = 0;
        for part in &article.parts {
            prop_assert!(part.span.start >= end && page.text.get(part.span.start..part.span.end).is_some());
            prop_assert!(part.span.contains(part.content) || part.kind == PartKind::Chrome);
            end = part.span.end;
        }
        for date in &article.dates {
            prop_assert_eq!(page.text.get(date.span.start..date.span.end), Some(&*date.text));
        }
    }
}
