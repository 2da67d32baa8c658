//! The findings as tables: articles, mentions, references, people.

use vanban::{Article, DateMention, Person, Reference};

/// The number of tables.
pub const COUNT: usize = 4;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    Text,
    Number,
    Flag,
}

/// A table: its name, and its columns.
pub type Table = (&'static str, &'static [(&'static str, Sort)]);

/// The tables. `id` is that of the document everywhere; `start` and `end` count bytes of the text as given, and of the
/// column `text` of `articles` where the document is a page.
pub const TABLES: [Table; COUNT] = [
    (
        "articles",
        &[
            ("id", Sort::Text),
            ("title", Sort::Text),
            ("published", Sort::Text),
            ("views", Sort::Number),
            ("byline", Sort::Text),
            ("signer", Sort::Text),
            ("source", Sort::Text),
            ("standfirst", Sort::Text),
            ("captions", Sort::Text),
            ("body", Sort::Text),
            ("text", Sort::Text),
        ],
    ),
    (
        "mentions",
        &[
            ("id", Sort::Text),
            ("kind", Sort::Text),
            ("start", Sort::Number),
            ("end", Sort::Number),
            ("text", Sort::Text),
            ("value", Sort::Text),
        ],
    ),
    (
        "references",
        &[
            ("id", Sort::Text),
            ("start", Sort::Number),
            ("end", Sort::Number),
            ("text", Sort::Text),
            ("canonical", Sort::Text),
            ("kind", Sort::Text),
            ("type", Sort::Text),
            ("number", Sort::Text),
            ("year", Sort::Number),
            ("issuer", Sort::Text),
            ("issuer_name", Sort::Text),
            ("date", Sort::Text),
        ],
    ),
    (
        "people",
        &[
            ("id", Sort::Text),
            ("name", Sort::Text),
            ("role", Sort::Text),
            ("position", Sort::Text),
            ("organization", Sort::Text),
            ("place", Sort::Text),
            ("start", Sort::Number),
            ("end", Sort::Number),
            ("honorific", Sort::Text),
            ("mentions", Sort::Number),
            ("author", Sort::Flag),
        ],
    ),
];

/// What stands in a row and column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    None,
    Text(String),
    Number(i64),
    Flag(bool),
}

impl Cell {
    fn count(number: usize) -> Self {
        // No text is that long.
        Cell::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<Option<&String>> for Cell {
    fn from(text: Option<&String>) -> Self {
        text.map_or(Cell::None, |text| Cell::from(text.as_str()))
    }
}

/// The rows of one document in each table.
pub type Rows = [Vec<Vec<Cell>>; COUNT];

/// The rows of a document; `text` is what was read out of a page.
pub fn rows(id: &str, article: &Article, text: Option<&str>) -> Rows {
    [vec![article_row(id, article, text)], mentions(id, article), references(id, article), people(id, &article.people)]
}

fn article_row(id: &str, article: &Article, text: Option<&str>) -> Vec<Cell> {
    let joined = |texts: &[String]| if texts.is_empty() { Cell::None } else { Cell::Text(texts.join("\n")) };
    vec![
        id.into(),
        article.title.as_ref().into(),
        article.published.map(|day| day.to_string()).as_ref().into(),
        article.views.and_then(|views| i64::try_from(views).ok()).map_or(Cell::None, Cell::Number),
        article.byline.as_ref().into(),
        article.signer.as_ref().into(),
        article.source.as_ref().into(),
        article.standfirst.as_ref().into(),
        joined(&article.captions),
        joined(&article.body),
        text.map_or(Cell::None, Cell::from),
    ]
}

/// Every finding, in the order of the text.
fn mentions(id: &str, article: &Article) -> Vec<Vec<Cell>> {
    let means = |date: &DateMention| date.resolved.or(date.edtf).map(|value| value.to_string());
    let dates = article.dates.iter().map(|date| (date.span, "date", &date.text, means(date)));
    let references = article.references.iter();
    let references = references.map(|it: &Reference| (it.span, "reference", &it.text, Some(it.canonical.clone())));
    let named = |person: &Person| Some(person.name.clone());
    let people = article.people.iter().flat_map(|person| {
        let mentions = person.mentions.iter().map(move |it| (it.span, "person", &it.text, named(person)));
        mentions.chain(person.roles.iter().map(move |role| (role.span, "role", &role.text, named(person))))
    });
    let mut findings: Vec<_> = dates.chain(references).chain(people).collect();
    findings.sort_by_key(|(span, ..)| *span);
    let row = |(span, kind, text, value): (vanban::Span, &str, &String, Option<String>)| {
        let (start, end) = (Cell::count(span.start), Cell::count(span.end));
        vec![id.into(), kind.into(), start, end, text.as_str().into(), value.as_ref().into()]
    };
    findings.into_iter().map(row).collect()
}

fn references(id: &str, article: &Article) -> Vec<Vec<Cell>> {
    let row = |reference: &Reference| {
        vec![
            id.into(),
            Cell::count(reference.span.start),
            Cell::count(reference.span.end),
            reference.text.as_str().into(),
            reference.canonical.as_str().into(),
            Cell::Text(format!("{:?}", reference.kind).to_lowercase()),
            reference.document_type.as_ref().into(),
            reference.number.as_ref().into(),
            reference.year.map_or(Cell::None, |year| Cell::Number(year.into())),
            reference.issuer.as_ref().into(),
            reference.issuer_name.as_ref().into(),
            reference.date.as_ref().into(),
        ]
    };
    article.references.iter().map(row).collect()
}

/// A row for every role, and one for a person without.
fn people(id: &str, people: &[Person]) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for person in people {
        let honorific = person.mentions.iter().find_map(|mention| mention.honorific.as_ref());
        let author = person.mentions.iter().any(|mention| mention.author);
        let mut row = |role: [Cell; 6]| {
            let mut row = vec![id.into(), person.name.as_str().into()];
            row.extend(role);
            row.extend([honorific.into(), Cell::count(person.mentions.len()), Cell::Flag(author)]);
            rows.push(row);
        };
        for role in &person.roles {
            row([
                role.text.as_str().into(),
                role.position.as_str().into(),
                role.organization.as_ref().into(),
                role.place.as_ref().into(),
                Cell::count(role.span.start),
                Cell::count(role.span.end),
            ]);
        }
        if person.roles.is_empty() {
            row([const { Cell::None }; 6]);
        }
    }
    rows
}

/// The head of a table as CSV.
pub fn head((_, columns): Table) -> Vec<u8> {
    csv([columns.iter().map(|(name, _)| Cell::from(*name)).collect()].into_iter())
}

/// Rows as CSV.
pub fn csv(rows: impl Iterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().buffer_capacity(1 << 10).from_writer(Vec::new());
    for row in rows {
        let fields = row.into_iter().map(|cell| match cell {
            Cell::None => String::new(),
            Cell::Text(text) => text,
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
        });
        out.write_record(fields).expect("rows are of one length, and memory takes them");
    }
    out.into_inner().expect("memory takes them")
}
