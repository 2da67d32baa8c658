//! The layout of pages and the record.
//!
//! `tests/pages/NAME.txt` are pages as sites lay them out, `NAME.toml` what their records must hold; `tests/cases/layout.toml`
//! are single difficulties, `tests/cases/links.toml` dates beside documents.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use vanban::article::PartKind;
use vanban::{Analyzer, Article};

/// A page that comes out wrong is named here, with the reason; no other may be wrong, and none of these right unnoticed.
const KNOWN_WRONG: &[(&str, &str)] = &[];

/// What a page must give. A field that is left out is expected to be empty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    title: Option<String>,
    published: Option<String>,
    views: Option<u64>,
    byline: Option<String>,
    signer: Option<String>,
    source: Option<String>,
    /// How the summary begins.
    standfirst: Option<String>,
    #[serde(default)]
    captions: Vec<String>,
    body_first: String,
    body_last: String,
}

impl Expected {
    /// What differs, a line each.
    fn differences(&self, article: &Article) -> Vec<String> {
        let published = article.published.map(|day| day.to_string());
        let mut wrong = Vec::new();
        let mut check = |field: &str, expected: String, found: String| {
            if expected != found {
                wrong.push(format!("{field}: expected {expected}, found {found}"));
            }
        };
        check("title", format!("{:?}", self.title), format!("{:?}", article.title));
        check("published", format!("{:?}", self.published), format!("{published:?}"));
        check("views", format!("{:?}", self.views), format!("{:?}", article.views));
        check("byline", format!("{:?}", self.byline), format!("{:?}", article.byline));
        check("signer", format!("{:?}", self.signer), format!("{:?}", article.signer));
        if self.source.is_some() {
            check("source", format!("{:?}", self.source), format!("{:?}", article.source));
        }
        if let Some(begin) = &self.standfirst {
            let found = article.standfirst.as_deref().unwrap_or_default();
            let found = found.get(..begin.len().min(found.len())).unwrap_or(found);
            check("standfirst", begin.clone(), found.to_owned());
        }
        check("captions", format!("{:?}", self.captions), format!("{:?}", article.captions));
        let (first, last) = (article.body.first(), article.body.last());
        if !first.is_some_and(|paragraph| paragraph.starts_with(&self.body_first)) {
            check("body begins", self.body_first.clone(), format!("{first:?}"));
        }
        if !last.is_some_and(|paragraph| paragraph.ends_with(&self.body_last)) {
            check("body ends", self.body_last.clone(), format!("{last:?}"));
        }
        wrong
    }
}

#[test]
fn pages() {
    let analyzer = Analyzer::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("tests/pages is there")
        .map(|entry| entry.expect("an entry of tests/pages").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for name in &names {
        let read = |extension: &str| fs::read_to_string(folder.join(format!("{name}.{extension}"))).expect(name);
        let expected: Expected = toml::from_str(&read("toml")).unwrap_or_else(|error| panic!("{name}: {error}"));
        let differences = expected.differences(&analyzer.article(&read("txt")));
        if !differences.is_empty() {
            wrong.push((name.as_str(), differences.join("\n    ")));
        }
    }
    let right = names.len() - wrong.len();
    println!("{right} of {} pages are right", names.len());
    let listing: Vec<String> = wrong.iter().map(|(name, differences)| format!("  {name}\n    {differences}")).collect();
    let known: Vec<&str> = KNOWN_WRONG.iter().map(|(name, _)| *name).collect();
    let found: Vec<&str> = wrong.iter().map(|(name, _)| *name).collect();
    assert_eq!(found, known, "{right} of {} pages are right; wrong:\n{}", names.len(), listing.join("\n"));
    assert!(names.len() >= 25 && right * 25 >= names.len() * 23, "only {right} of {} pages are right", names.len());
}

#[derive(Deserialize)]
struct Cases<T> {
    case: Vec<T>,
}

fn cases<T: for<'de> Deserialize<'de>>(name: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let text = fs::read_to_string(path).expect(name);
    toml::from_str::<Cases<T>>(&text).unwrap_or_else(|error| panic!("{name}: {error}")).case
}

#[derive(Deserialize)]
struct LayoutCase {
    name: String,
    text: String,
    parts: Vec<String>,
}

#[test]
fn layout() {
    let analyzer = Analyzer::new();
    let mut wrong = Vec::new();
    for case in cases::<LayoutCase>("layout.toml") {
        let article = analyzer.article(&case.text);
        let found: Vec<String> = article
            .parts
            .iter()
            .map(|part| format!("{}: {}", format!("{:?}", part.kind).to_lowercase(), part.content.of(&case.text)))
            .collect();
        // A paragraph is given by its first words, every other part in full.
        let agrees = |(expected, found): (&String, &String)| {
            let in_part = ["body", "chrome", "standfirst", "caption"].iter().any(|kind| expected.starts_with(kind));
            if in_part { found.starts_with(expected.as_str()) } else { found == expected }
        };
        if found.len() != case.parts.len() || !case.parts.iter().zip(&found).all(agrees) {
            wrong.push(format!("{}\n  expected {:#?}\n  found {found:#?}", case.name, case.parts));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[derive(Deserialize)]
struct LinkCase {
    text: String,
    dates: Vec<String>,
}

#[test]
fn links() {
    let analyzer = Analyzer::new();
    let mut wrong = Vec::new();
    for case in cases::<LinkCase>("links.toml") {
        let references = analyzer.article(&case.text).references;
        let found: Vec<String> =
            references.iter().map(|r| format!("{} {}", r.canonical, r.date.as_deref().unwrap_or("-"))).collect();
        if found != case.dates {
            wrong.push(format!("{}\n  expected {:?}\n  found    {found:?}", case.text, case.dates));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing of a text is dropped: outside its parts stands nothing but white space and what cleaning removes.
fn assert_whole(text: &str, article: &Article) {
    let mut at = 0;
    for part in &article.parts {
        assert!(part.span.start >= at && !part.span.is_empty(), "{:?} in {text:?}", part.span);
        assert!(part.span.contains(part.content), "{part:?} in {text:?}");
        let between = text.get(at..part.span.start).expect("a char boundary");
        assert!(!between.contains(char::is_alphanumeric), "{between:?} lies in no part of {text:?}");
        at = part.span.end;
    }
    assert!(!text[at..].contains(char::is_alphanumeric), "{:?} lies in no part", &text[at..]);
}

#[test]
fn every_word_lies_in_a_part() {
    let analyzer = Analyzer::new();
    for case in cases::<LayoutCase>("layout.toml") {
        assert_whole(&case.text, &analyzer.article(&case.text));
    }
    for folder in ["tests/pages", "data/samples"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect(folder) {
            let path = entry.expect(folder).path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = fs::read_to_string(path).expect("a page");
                assert_whole(&text, &analyzer.article(&text));
                let windows = text.replace('\n', "\r\n");
                assert_whole(&windows, &analyzer.article(&windows));
            }
        }
    }
}

#[test]
fn a_page_says_the_same_in_every_form() {
    use unicode_normalization::UnicodeNormalization;
    let analyzer = Analyzer::new();
    let text =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/trang-huyen.txt")).expect("a page");
    let article = analyzer.article(&text);
    let said =
        |a: &Article| (a.title.clone(), a.published, a.views, a.byline.clone(), a.captions.clone(), a.body.clone());
    for form in [
        text.nfd().collect::<String>(),
        text.replace('\n', "\r\n"),
        text.replace(' ', "\u{a0}"),
        format!("\u{feff}{text}"),
    ] {
        let other = analyzer.article(&form);
        assert_eq!(said(&other), said(&article));
        let title = other.parts.iter().find(|part| part.kind == PartKind::Title).expect("a title");
        let words: String = title.content.of(&form).nfc().collect();
        assert_eq!(Some(words.replace('\u{a0}', " ")), other.title);
    }
}

/// One line without end, and lines without number.
#[test]
fn large_texts_take_linear_time() {
    let analyzer = Analyzer::new();
    let sentence = "Chiều 3/8, đoàn xe chở gạo đã đến xã Nậm Cắn. Ảnh: Trí Đức/TTXVN Bà con vui mừng. ";
    for piece in [
        sentence,
        "Tin liên quan\n",
        "Ảnh: ",
        "Nguyễn Văn An\n",
        "[img]\n",
        "a | ",
        "12/12/2012\n",
        "# ",
        "Nơi nhận:\n- A;\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n",
        "về việc của các\n",
        "Số hiệu: 1\n",
        "THÔNG BÁO\nVề việc\n",
        "(1) Theo ghi chép.\n",
        "Mục lục\n- Một\n",
        "\"Ai về\n",
    ] {
        let time = |size: usize| {
            let text = piece.repeat(size / piece.len());
            let started = std::time::Instant::now();
            assert_whole(&text, &analyzer.article(&text));
            started.elapsed().max(std::time::Duration::from_millis(20))
        };
        // A busy machine may disturb one measurement, not three.
        let linear = (0..3).any(|_| {
            let small = time(1 << 16);
            time(1 << 20) < 64 * small
        });
        assert!(linear, "{piece:?}: 1 MiB took more than 64 times as long as 64 KiB");
    }
}
