//! An article with its findings as one self-contained HTML page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vanban::article::{LinkKind, Part};
use vanban::extract::{Part as When, PartialDate};
use vanban::{Article, DateMention, DateValue, Person, Reference, Span};

const STYLE: &str = include_str!("page.css");

/// The page of a text and its record; `name` is shown where the text has no title.
pub fn page(name: &str, text: &str, article: &Article) -> String {
    let findings = findings(article);
    let title = escape(article.title.as_deref().unwrap_or(name));
    let mut out = String::with_capacity(text.len() * 4);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<header>\n<h1 lang=\"vi\">{title}</h1>\n"
    );
    facts(&mut out, text, article);
    legend(&mut out, &findings);
    out.push_str("</header>\n<div class=\"columns\">\n<article lang=\"vi\">");
    parts(&mut out, text, &article.parts, &findings);
    out.push_str("</article>\n<div>\n");
    people(&mut out, &article.people);
    stated(&mut out, text, article);
    timeline(&mut out, text, &article.dates);
    references(&mut out, &article.references);
    out.push_str("</div>\n</div>\n</html>\n");
    out
}

/// A coloured stretch and what its details say.
struct Finding {
    span: Span,
    kind: &'static str,
    details: Vec<(&'static str, String)>,
}

const KINDS: [(&str, &str); 4] =
    [("date", "Dates"), ("reference", "Documents"), ("person", "Persons"), ("role", "Roles")];

/// Every finding, in the order of the text, the longer of two that begin together first.
fn findings(article: &Article) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for date in &article.dates {
        let resolved = date.resolved.map(readable);
        let details = [
            ("as written", date.edtf.map_or("relative".to_owned(), |value| value.to_string())),
            ("means", resolved.unwrap_or_default()),
            ("part of the day", date.part_of_day.map(|part| format!("{part:?}").to_lowercase()).unwrap_or_default()),
        ];
        findings.push(Finding { span: date.span, kind: "date", details: details.into() });
    }
    for reference in &article.references {
        let details = [
            ("document", reference.canonical.clone()),
            ("type", reference.document_type.clone().unwrap_or_default()),
            ("issuer", reference.issuer_name.clone().or(reference.issuer.clone()).unwrap_or_default()),
            ("date", reference.date.clone().unwrap_or_default()),
        ];
        findings.push(Finding { span: reference.span, kind: "reference", details: details.into() });
    }
    for person in &article.people {
        for mention in &person.mentions {
            let details = [
                ("person", person.name.clone()),
                ("address", mention.honorific.clone().unwrap_or_default()),
                ("roles", roles(person).join("; ")),
                ("author", if mention.author { "yes".to_owned() } else { String::new() }),
            ];
            findings.push(Finding { span: mention.span, kind: "person", details: details.into() });
        }
        for role in &person.roles {
            let details = [
                ("role of", person.name.clone()),
                ("position", role.position.clone()),
                ("organization", role.organization.clone().unwrap_or_default()),
            ];
            findings.push(Finding { span: role.span, kind: "role", details: details.into() });
        }
    }
    findings.sort_by_key(|finding| (finding.span.start, std::cmp::Reverse(finding.span.end)));
    findings
}

/// The roles of a person, each once.
fn roles(person: &Person) -> Vec<&str> {
    let mut roles: Vec<&str> = Vec::new();
    for role in &person.roles {
        if !roles.contains(&role.text.as_str()) {
            roles.push(&role.text);
        }
    }
    roles
}

/// What the page says of itself.
fn facts(out: &mut String, text: &str, article: &Article) {
    let published = article.published.map(|day| day.to_string());
    let views = article.views.map(|count| count.to_string());
    let event = article.event.as_ref();
    let words = |span: Option<Span>| span.map(|span| plain(span.of(text)));
    let facts = [
        ("published", &published),
        ("views", &views),
        ("byline", &article.byline),
        ("signed by", &article.signer),
        ("source", &article.source),
        ("event", &words(event.and_then(|event| event.name))),
        ("when", &event.and_then(|event| event.days).map(readable).or(words(event.and_then(|event| event.date)))),
        ("where", &words(event.and_then(|event| event.place))),
    ];
    out.push_str("<dl class=\"facts\">");
    for (name, value) in facts {
        if let Some(value) = value {
            let _ = write!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", escape(value));
        }
    }
    out.push_str("</dl>\n");
}

fn legend(out: &mut String, findings: &[Finding]) {
    out.push_str("<nav class=\"legend\" aria-label=\"Findings\">");
    for (kind, name) in KINDS {
        let count = findings.iter().filter(|finding| finding.kind == kind).count();
        let _ = write!(
            out,
            "<label class=\"{kind}\"><input type=\"checkbox\" id=\"show-{kind}\" checked>{name} <b>{count}</b></label>"
        );
    }
    out.push_str("</nav>\n");
}

/// The text as given, each part in an element of its kind.
fn parts(out: &mut String, text: &str, parts: &[Part], findings: &[Finding]) {
    let mut at = 0;
    let mut rest = findings;
    for part in parts {
        out.push_str(&escape(&text[at..part.span.start]));
        let kind = format!("{:?}", part.kind).to_lowercase();
        let _ = write!(out, "<span class=\"{kind}\" data-part=\"{kind}\">");
        while let [first, later @ ..] = rest {
            if first.span.start >= part.span.start {
                break;
            }
            rest = later;
        }
        rest = marked(out, text, part.span, rest);
        out.push_str("</span>");
        at = part.span.end;
    }
    out.push_str(&escape(&text[at..]));
}

/// Writes a stretch with the findings that lie in it, one inside another where they nest; gives the findings behind it.
///
/// A finding that reaches over the end of the one around it, which HTML cannot draw, is left out.
fn marked<'f>(out: &mut String, text: &str, within: Span, mut findings: &'f [Finding]) -> &'f [Finding] {
    let mut at = within.start;
    while let [finding, rest @ ..] = findings {
        if finding.span.start >= within.end {
            break;
        }
        findings = rest;
        if finding.span.start < at || finding.span.end > within.end {
            continue;
        }
        out.push_str(&escape(&text[at..finding.span.start]));
        let _ = write!(out, "<mark class=\"{}\" tabindex=\"0\">", finding.kind);
        findings = marked(out, text, finding.span, findings);
        out.push_str("<span class=\"details\" role=\"tooltip\">");
        for (name, value) in finding.details.iter().filter(|(_, value)| !value.is_empty()) {
            let _ = write!(out, "<b>{name}</b>{}<br>", escape(value));
        }
        out.push_str("</span></mark>");
        at = finding.span.end;
    }
    out.push_str(&escape(&text[at..within.end]));
    findings
}

fn people(out: &mut String, people: &[Person]) {
    out.push_str("<section id=\"people\"><h2>People and roles</h2>\n");
    if people.is_empty() {
        out.push_str("<p class=\"none\">No person is named.</p></section>\n");
        return;
    }
    out.push_str("<div class=\"scroll\"><table><tr><th>Person<th>Roles<th class=\"count\">Named</tr>\n");
    for person in people {
        let mut roles: Vec<String> = roles(person).into_iter().map(escape).collect();
        if person.mentions.iter().any(|mention| mention.author) {
            roles.push("<i>author</i>".to_owned());
        }
        let (name, roles) = (escape(&person.name), roles.join("<br>"));
        let _ = writeln!(out, "<tr><td>{name}<td>{roles}<td class=\"count\">{}</tr>", person.mentions.len());
    }
    out.push_str("</table></div></section>\n");
}

/// What the text states of two findings; the dates and issuers of documents stand in their own table.
fn stated(out: &mut String, text: &str, article: &Article) {
    let names =
        article.people.iter().flat_map(|person| person.mentions.iter().map(|it| (it.span, person.name.as_str())));
    let names: BTreeMap<Span, &str> = names.collect();
    let name = |span: Span| names.get(&span).map_or_else(|| plain(span.of(text)), |name| (*name).to_owned());
    let rows = article.links.iter().filter_map(|link| {
        let what = match link.kind {
            LinkKind::Said => "said",
            LinkKind::Chaired => "led",
            LinkKind::Attended => "was at",
            LinkKind::Signed => return Some((name(link.to), "signed", plain(link.from.of(text)))),
            _ => return None,
        };
        Some((name(link.from), what, plain(link.to.of(text))))
    });
    let rows: Vec<_> = rows.collect();
    out.push_str("<section id=\"stated\"><h2>Said and done</h2>\n");
    if rows.is_empty() {
        out.push_str("<p class=\"none\">Nothing is stated of a person.</p></section>\n");
        return;
    }
    out.push_str("<div class=\"scroll\"><table><tr><th>Person<th>Did<th>What</tr>\n");
    for (who, did, what) in rows {
        let _ = writeln!(out, "<tr><td>{}<td>{did}<td>{}</tr>", escape(&who), escape(&what));
    }
    out.push_str("</table></div></section>\n");
}

/// The words with one blank between them.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The dates that can be placed, in the order of time.
fn timeline(out: &mut String, text: &str, dates: &[DateMention]) {
    let mut placed: Vec<(vanban::extract::Day, &DateMention)> =
        dates.iter().filter_map(|date| Some((date.resolved.or(date.edtf)?.bounds()?.0, date))).collect();
    placed.sort_by_key(|(day, date)| (*day, date.span.start));
    out.push_str("<section id=\"timeline\"><h2>Timeline</h2>\n");
    if placed.is_empty() {
        out.push_str("<p class=\"none\">No date can be placed.</p></section>\n");
        return;
    }
    out.push_str("<ol>\n");
    for (_, date) in placed {
        let value = date.resolved.or(date.edtf).map(readable).unwrap_or_default();
        let (before, after) = around(text, date.span);
        let (before, words, after) = (escape(&before), escape(&date.text), escape(&after));
        let _ =
            writeln!(out, "<li><time>{value}</time><span class=\"context\">{before}<b>{words}</b>{after}</span></li>");
    }
    out.push_str("</ol></section>\n");
}

/// A date as people read it: halves, quarters and seasons by name, everything else as EDTF.
fn readable(value: DateValue) -> String {
    let plain = |date: PartialDate| {
        let year = PartialDate { part: When::Whole, ..date };
        match date.part {
            When::Half(half) => format!("{year} H{half}"),
            When::Quarter(quarter) => format!("{year} Q{quarter}"),
            When::Season(season) => {
                let names = ["spring", "summer", "autumn", "winter"];
                let name = names.get(usize::from(season).wrapping_sub(1)).copied().unwrap_or_default();
                format!("{year} {name}")
            }
            _ => date.to_string(),
        }
    };
    match value {
        DateValue::Single(date) => plain(date),
        DateValue::Interval(start, end) => format!("{} – {}", plain(start), plain(end)),
    }
}

/// The characters of the line before and behind a date that are shown with it.
const BEFORE: usize = 50;
const BEHIND: usize = 70;

/// The words around a date, on its line.
fn around(text: &str, span: Span) -> (String, String) {
    let on_line = |c: &char| *c != '\n';
    let mut before: Vec<char> = text[..span.start].chars().rev().take_while(on_line).take(BEFORE).collect();
    let mut behind: Vec<char> = text[span.end..].chars().take_while(on_line).take(BEHIND).collect();
    for (side, limit) in [(&mut before, BEFORE), (&mut behind, BEHIND)] {
        // A word that was cut goes; what is cut is marked.
        if side.len() == limit {
            let whole = side.iter().rposition(|c| c.is_whitespace()).unwrap_or(limit);
            side.truncate(whole);
            side.extend([' ', '…']);
        }
    }
    (before.into_iter().rev().collect(), behind.into_iter().collect())
}

fn references(out: &mut String, references: &[Reference]) {
    out.push_str("<section id=\"references\"><h2>Documents</h2>\n");
    if references.is_empty() {
        out.push_str("<p class=\"none\">No document is named.</p></section>\n");
        return;
    }
    // One row a document, in the order of the first mention.
    let mut rows: BTreeMap<&str, (usize, &Reference, usize)> = BTreeMap::new();
    for (order, reference) in references.iter().enumerate() {
        let row = rows.entry(&reference.canonical).or_insert((order, reference, 0));
        row.2 += 1;
        if row.1.date.is_none() {
            row.1 = reference;
        }
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by_key(|(order, ..)| *order);
    out.push_str(
        "<div class=\"scroll\"><table><tr><th>Document<th>Type<th>Issuer<th>Date<th class=\"count\">Named</tr>\n",
    );
    for (_, reference, count) in rows {
        let cell = |value: Option<&String>| value.map(|value| escape(value)).unwrap_or_default();
        let issuer = cell(reference.issuer_name.as_ref().or(reference.issuer.as_ref()));
        let _ = writeln!(
            out,
            "<tr><td class=\"code\">{}<td>{}<td>{issuer}<td class=\"day\">{}<td class=\"count\">{count}</tr>",
            escape(&reference.canonical),
            cell(reference.document_type.as_ref()),
            cell(reference.date.as_ref()),
        );
    }
    out.push_str("</table></div></section>\n");
}

/// Text as HTML shows it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // HTML has no form for it.
            '\0' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
