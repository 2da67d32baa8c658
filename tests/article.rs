//! Pages as sites really lay them out, each with what its record must hold: `tests/pages/NAME.txt` and `NAME.toml`.

use std::fs;
use std::path::Path;

use serde::Deserialize;
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
