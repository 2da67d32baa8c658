//! What a page says of itself beside its text: meta tags, JSON-LD, `<title>`.

use html5gum::StartTag;
use serde_json::Value;

use super::element::attribute;

/// What a page says of itself. The strings are as the page has them, with one blank between words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Metadata {
    /// The headline; it may have the name of the site behind it.
    pub title: Option<String>,
    /// When it was published: `2021-02-25T14:30:00+07:00`, or as the site writes a date.
    pub published: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
}

/// How much a statement counts: what is made for machines first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Meta,
    OpenGraph,
    Linked,
}

/// The best statement so far.
type Best = Option<(Rank, String)>;

/// What the text that comes next is.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Capture {
    #[default]
    Nothing,
    Title,
    Linked,
}

/// Collects the metadata while a page is read.
#[derive(Default)]
pub(super) struct Collector {
    title: Best,
    published: Best,
    author: Best,
    site: Best,
    /// What the window is called; on many sites it is the name of the site.
    window: Option<String>,
    capture: Capture,
}

impl Collector {
    pub(super) fn start(&mut self, tag: &StartTag<()>) {
        let value = |name: &[u8]| attribute(tag, name).map(String::from_utf8_lossy);
        match tag.name.as_slice() {
            b"meta" => {
                let Some(content) = value(b"content") else { return };
                let name = value(b"property").or_else(|| value(b"name")).or_else(|| value(b"itemprop"));
                self.meta(&name.unwrap_or_default().to_ascii_lowercase(), &content);
            }
            // The drawings of a page have titles too, but stand inside what is not shown.
            b"title" => self.capture = Capture::Title,
            b"script" if value(b"type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) => {
                self.capture = Capture::Linked;
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self) {
        self.capture = Capture::Nothing;
    }

    /// The text of an element that is not shown.
    pub(super) fn string(&mut self, text: &str) {
        match self.capture {
            Capture::Nothing => {}
            Capture::Title => self.window = self.window.take().or_else(|| Some(plain(text))),
            Capture::Linked => {
                if let Ok(value) = serde_json::from_str(text) {
                    self.linked(&value);
                }
            }
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        match name {
            "og:title" => state(&mut self.title, Rank::OpenGraph, content),
            "twitter:title" | "dc.title" | "headline" => state(&mut self.title, Rank::Meta, content),
            "article:published_time" | "og:published_time" => state(&mut self.published, Rank::OpenGraph, content),
            "datepublished" | "pubdate" | "publishdate" | "publish-date" | "date" | "dc.date" | "dc.date.issued"
            | "dcterms.created" | "dc.created" => state(&mut self.published, Rank::Meta, content),
            "article:author" | "og:article:author" => state(&mut self.author, Rank::OpenGraph, content),
            "author" | "dc.creator" | "dable:author" => state(&mut self.author, Rank::Meta, content),
            "og:site_name" | "application-name" => state(&mut self.site, Rank::OpenGraph, content),
            _ => {}
        }
    }

    /// The articles of a JSON-LD block, which may stand in lists and graphs.
    fn linked(&mut self, block: &Value) {
        let mut open = vec![block];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(object) => {
                    open.extend(object.get("@graph"));
                    open.extend(object.get("mainEntity"));
                    if is_article(object.get("@type")) {
                        self.article(value);
                    }
                }
                _ => {}
            }
        }
    }

    fn article(&mut self, article: &Value) {
        let string = |key: &str| article[key].as_str();
        if let Some(title) = string("headline").or_else(|| string("name")) {
            state(&mut self.title, Rank::Linked, title);
        }
        if let Some(day) = string("datePublished").or_else(|| string("dateCreated")) {
            state(&mut self.published, Rank::Linked, day);
        }
        if let Some(site) = article["publisher"]["name"].as_str() {
            state(&mut self.site, Rank::Linked, site);
        }
        let authors = match &article["author"] {
            Value::Array(authors) => authors.as_slice(),
            author => std::slice::from_ref(author),
        };
        let names = authors.iter().filter(|author| author["@type"] != "Organization");
        let names: Vec<&str> = names.filter_map(|author| author["name"].as_str().or(author.as_str())).collect();
        state(&mut self.author, Rank::Linked, &names.join(", "));
    }

    /// What was collected, without an author or a title that is the site itself; and what the window is called.
    pub(super) fn finish(self) -> (Metadata, Option<String>) {
        let said = |best: Best| best.map(|(_, words)| words);
        let site = said(self.site);
        let is_site = |words: &String| site.as_ref().is_some_and(|site| site.to_lowercase() == words.to_lowercase());
        let is_name =
            |author: &String| !is_site(author) && !author.contains(['@', '/']) && author.contains(char::is_alphabetic);
        let metadata = Metadata {
            title: said(self.title).filter(|title| !is_site(title)),
            published: said(self.published),
            author: said(self.author).filter(is_name),
            site: site.clone(),
        };
        (metadata, self.window)
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let is_one =
        |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("Posting"));
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(is_one),
        Some(kind) => is_one(kind),
        None => false,
    }
}

/// Keeps the better of two statements, the first of two equal ones.
fn state(best: &mut Best, rank: Rank, words: &str) {
    let words = plain(words);
    if !words.is_empty() && best.as_ref().is_none_or(|(known, _)| rank > *known) {
        *best = Some((rank, words));
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
