//! The text and the metadata of an HTML page (feature `html`).
//!
//! [`read`] reads out what a browser would show, a block a line, and keeps what the markup says of each stretch: headings,
//! captions, menus. [`Analyzer::page`](crate::Analyzer::page) makes the record of it.

mod element;
mod metadata;
mod text;

use crate::analyzer::Analyzer;
use crate::article::{Article, PartKind};
use crate::extract::Day;
use crate::normalize::normalize;
use crate::span::Span;

pub use metadata::Metadata;

/// An HTML page, read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Page {
    /// The text read out; all spans of the record are of this text.
    pub text: String,
    /// What the page says of itself beside its text.
    pub metadata: Metadata,
    /// What the markup says of whole lines of the text, in order.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) known: Vec<(Span, PartKind)>,
}

/// Reads a page.
///
/// Any text is a page; broken markup is read as the tokenizer of the HTML standard reads it, in time and memory in
/// proportion to its length however deep it nests. Scripts, styles, form fields, pictures and what is marked hidden have no
/// text. Menus, sidebars and footers have, and are chrome in the record.
///
/// ```
/// let html = "<title>Tin - Báo X</title><meta property=og:title content='Tin mới'>\
///     <nav>Trang chủ</nav><h1>Tin mới</h1><p>Sáng 5/3,&nbsp;ông <b>Lê Văn Tám</b> đến.";
/// let page = vanban::html::read(html);
/// assert_eq!(page.text, "Trang chủ\n\nTin mới\n\nSáng 5/3,\u{a0}ông Lê Văn Tám đến.");
/// let article = vanban::Analyzer::new().page(&page);
/// assert_eq!(article.title.as_deref(), Some("Tin mới"));
/// assert_eq!(article.people[0].mentions[0].span.of(&page.text), "Lê Văn Tám");
/// ```
pub fn read(html: &str) -> Page {
    let text::Reading { text, mut known, metadata, window } = text::read(html);
    match title_line(&text, &known, metadata.title.as_deref(), window.as_deref()) {
        Some(title) => {
            // A header that holds the title is no chrome; another heading is not the title.
            known.retain(|(span, kind)| !span.overlaps(title) && *kind != PartKind::Title);
            let at = known.partition_point(|(span, _)| span.start < title.start);
            known.insert(at, (title, PartKind::Title));
        }
        None => known.retain(|(_, kind)| *kind != PartKind::Title),
    }
    // Of stretches that nest, the outer one tells.
    let mut end = 0;
    known.retain(|(span, _)| {
        let is_outer = span.end > end;
        end = end.max(span.end);
        is_outer
    });
    Page { text, metadata, known }
}

impl Analyzer {
    /// The record of an HTML page. Its spans are of [`Page::text`].
    ///
    /// Title, day of publication and author are those of the page's metadata where it has them.
    pub fn page(&self, page: &Page) -> Article {
        let Page { text, metadata, known } = page;
        let published = metadata.published.as_deref().and_then(|stated| self.stated_day(stated));
        let mut article = self.article_known(text, known, published);
        let has_title = known.iter().any(|(_, kind)| *kind == PartKind::Title);
        if let Some(title) = metadata.title.as_deref().filter(|_| !has_title) {
            let site = metadata.site.as_deref().unwrap_or_default();
            article.title = Some(normalize(without_site(title, site)).text.into_owned());
        }
        if let Some(author) = &metadata.author {
            article.byline = Some(normalize(author).text.into_owned());
        }
        article
    }

    /// The day that metadata state: of a time with its zone, the day in Vietnam.
    fn stated_day(&self, stated: &str) -> Option<Day> {
        let zoned = || {
            let (day, time) = stated.split_once(['T', ' '])?;
            let day: Day = day.parse().ok()?;
            let hour: i64 = time.get(..2)?.parse().ok()?;
            // Without a zone, or with that of Vietnam, the day is as written.
            let is_universal = ["Z", "+00:00", "+0000"].iter().any(|zone| time.ends_with(zone));
            Some(if is_universal && hour >= 24 - VIETNAM { day.plus(1) } else { day })
        };
        let written =
            || self.dates(stated).into_iter().find_map(|date| date.resolved?.bounds()).map(|(first, _)| first);
        stated.parse().ok().or_else(zoned).or_else(written)
    }
}

/// The hours by which the time of Vietnam is ahead.
const VIETNAM: i64 = 7;

/// A title without the name of the site behind it.
fn without_site<'t>(title: &'t str, site: &str) -> &'t str {
    let headline = title.strip_suffix(site).filter(|_| !site.is_empty()).unwrap_or(title).trim_end();
    let parted = headline.trim_end_matches(['-', '|', '–', '—', '»', '·']).trim_end();
    if headline.len() == title.len() || parted.is_empty() { title } else { parted }
}

/// The line that is the title: the one that the metadata name, else the one main heading, else the one that the window names.
fn title_line(text: &str, known: &[(Span, PartKind)], stated: Option<&str>, window: Option<&str>) -> Option<Span> {
    let headings = || known.iter().filter(|(_, kind)| *kind == PartKind::Title).map(|(span, _)| *span);
    let is_chrome = |line: &Span| known.iter().any(|(span, kind)| *kind == PartKind::Chrome && span.contains(*line));
    let named = |title: &str| {
        let title = plain(title);
        let is_named = |span: &Span| says(&title, &plain(span.of(text)));
        headings().find(is_named).or_else(|| lines(text).filter(is_named).find(|line| !is_chrome(line)))
    };
    if let Some(stated) = stated {
        return named(stated);
    }
    let only = headings().next().filter(|_| headings().nth(1).is_none());
    only.or_else(|| named(window?))
}

/// Whether a line is a title, which may have the name of the site behind it: `Tin mới - Báo X`.
fn says(title: &str, line: &str) -> bool {
    let Some(rest) = title.strip_prefix(line) else { return false };
    let seam = rest.trim_start();
    seam.is_empty() || line.split(' ').count() >= 4 && seam.starts_with(['-', '|', '–', '—', '»', '·', ':'])
}

/// Lower case, in canonical form, with one blank between words.
fn plain(words: &str) -> String {
    let canonical = normalize(words).text.to_lowercase();
    canonical.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines that hold something.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        (!line.is_empty()).then(|| Span::new(start, start + line.len()))
    })
}
