//! `vanban extract`: the record of every document.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vanban::Article;

use crate::arguments::{Extract, Format};
use crate::document::{Body, Document, Fields, analyzer};
use crate::input::{Documents, Item};
use crate::output::Output;
use crate::progress::Progress;
use crate::run::{Tally, each, threads};
use crate::tables::{self, TABLES};

/// A record as it is written.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    #[serde(flatten)]
    article: &'a Article,
    /// What was read out of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// Gives the number of bad documents.
pub fn extract(arguments: &Extract) -> io::Result<u64> {
    let encode: fn(&str, &Article, Option<&str>) -> Vec<Vec<u8>> = match arguments.format {
        Format::Jsonl => lines,
        Format::Csv => csv,
        #[cfg(feature = "parquet")]
        Format::Parquet => return crate::parquet::extract(arguments),
    };
    let record = recorder(arguments)?;
    let Some(mut output) = open(arguments)? else {
        eprintln!("vanban: the output is complete, nothing to resume");
        return Ok(0);
    };
    let mut items = Documents::new(&arguments.inputs).without(arguments.output.as_deref());
    let start = output.done();
    skip(&mut items, &start)?;
    let progress = Progress::new(&arguments.inputs, arguments.output.is_none());
    let work = move |item: Item| record(item).map(|(id, article, text)| encode(&id, &article, text.as_deref()));
    let write = |records: Vec<Vec<Vec<u8>>>, done: &Tally| {
        for record in records {
            for (number, bytes) in record.iter().enumerate() {
                output.write(number, bytes)?;
            }
        }
        output.complete(done)
    };
    let done = each(items, (threads(&arguments.inputs), start), work, write, &progress)?;
    output.finish(&done)?;
    Ok(done.bad)
}

/// Passes over the documents that are done.
///
/// # Errors
/// When they are not the same as before.
fn skip(items: &mut Documents, done: &Tally) -> io::Result<()> {
    let mut last = String::new();
    for _ in 0..done.documents {
        last = items.next().map(|item| item.place.to_string()).unwrap_or_default();
    }
    if last == done.last {
        return Ok(());
    }
    let (number, before) = (done.documents, &done.last);
    let now = if last.is_empty() { "missing" } else { &last };
    Err(io::Error::other(format!("the input has changed: document {number} was {before}, and is {now} now")))
}

/// The record of a document: its id, the record, and the text of a page.
type Recorded = (String, Article, Option<String>);

/// What makes the record of a document.
pub fn recorder(arguments: &Extract) -> io::Result<impl Fn(Item) -> Result<Recorded, String> + use<>> {
    let (analyzer, fields) = (analyzer(&arguments.own)?, Fields::new(&arguments.inputs));
    Ok(move |item| {
        let document = Document::of(item, &fields)?;
        let article = document.body.article(&analyzer);
        let text = if let Body::Page(page) = document.body { Some(page.text) } else { None };
        Ok((document.id, article, text))
    })
}

/// The output; none where it is complete.
fn open(arguments: &Extract) -> io::Result<Option<Output>> {
    let Some(place) = &arguments.output else {
        return match arguments.format {
            Format::Jsonl if !arguments.resume => Ok(Some(Output::stdout())),
            Format::Jsonl => {
                Err(io::Error::other("--resume needs --output: what went to standard output is not known"))
            }
            _ => Err(io::Error::other("the tables need a folder: --output FOLDER")),
        };
    };
    let paths = match arguments.format {
        Format::Jsonl => vec![(place.clone(), Vec::new())],
        _ => table_paths(place, "csv")?.into_iter().zip(TABLES.map(tables::head)).collect(),
    };
    Output::files(place, &paths, command(arguments), arguments.resume)
}

/// The files of the tables, in a folder that is there then.
pub fn table_paths(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder).map_err(|error| crate::resume::at(folder, error))?;
    Ok(TABLES.iter().map(|(name, _)| folder.join(format!("{name}.{extension}"))).collect())
}

/// All of the command that decides what is written.
fn command(arguments: &Extract) -> Vec<String> {
    let Extract { inputs, own, format, .. } = arguments;
    let mut command = vec!["extract".to_owned(), format!("--format={format:?}").to_lowercase()];
    command.extend(inputs.from.map(|form| format!("--from={form:?}").to_lowercase()));
    command.extend([format!("--text-field={}", inputs.text_field), format!("--id-field={}", inputs.id_field)]);
    command.extend(own.data.iter().map(|(table, file)| format!("--data={}={}", table.name(), file.display())));
    command.extend(inputs.places.iter().cloned());
    command.push(concat!("# version ", env!("CARGO_PKG_VERSION")).to_owned());
    command
}

/// The record as a JSON line.
fn lines(id: &str, article: &Article, text: Option<&str>) -> Vec<Vec<u8>> {
    let mut line = serde_json::to_vec(&Record { id, article, text }).expect("a record is JSON");
    line.push(b'\n');
    vec![line]
}

/// The rows of the record as CSV, table by table.
fn csv(id: &str, article: &Article, text: Option<&str>) -> Vec<Vec<u8>> {
    tables::rows(id, article, text).into_iter().map(|rows| tables::csv(rows.into_iter())).collect()
}
