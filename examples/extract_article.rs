//! Prints the record of an article as JSON.
//!
//! `extract_article [FILE…]`: the record of each file, of the bundled sample where none is named.
//! `extract_article --documents FILE.jsonl`: one record a line for a file of objects with `id` and `text`; `-` is standard input.
//!
//! A file or line that cannot be read is reported on standard error; the others are still done, and the exit code is 1.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vanban::{Analyzer, Article};

const SAMPLE: &str = include_str!("../data/samples/trang-huyen.txt");

/// The longest list or object that stands on one line, in characters.
const LINE: usize = 230;

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
}

#[derive(Serialize)]
struct Record<'a> {
    id: &'a str,
    #[serde(flatten)]
    article: Article,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--documents", path] => documents(path, &mut out),
        ["--documents", ..] => Err(io::Error::other("--documents takes one file, or - for standard input")),
        [] => record("trang-huyen", SAMPLE, &mut out).map(|()| true),
        files => extract_files(files, &mut out),
    };
    match done.and_then(|all_read| out.flush().map(|()| all_read)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract_article: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The record of one text, indented.
fn record(id: &str, text: &str, out: &mut impl Write) -> io::Result<()> {
    let article = Analyzer::new().article(text);
    let record = serde_json::to_value(Record { id, article })?;
    write_indented(&record, 0, out)?;
    writeln!(out)
}

/// JSON to read: a list or object stands on one line where it fits.
fn write_indented(value: &Value, depth: usize, out: &mut impl Write) -> io::Result<()> {
    let line = value.to_string();
    let (open, members, close): (_, Vec<(Option<&String>, &Value)>, _) = match value {
        _ if depth > 0 && line.chars().count() <= LINE => return write!(out, "{line}"),
        Value::Object(object) => ('{', object.iter().map(|(key, value)| (Some(key), value)).collect(), '}'),
        Value::Array(list) => ('[', list.iter().map(|value| (None, value)).collect(), ']'),
        _ => return write!(out, "{line}"),
    };
    write!(out, "{open}")?;
    for (index, (key, value)) in members.into_iter().enumerate() {
        let comma = if index > 0 { "," } else { "" };
        write!(out, "{comma}\n{:1$}", "", 2 * (depth + 1))?;
        if let Some(key) = key {
            write!(out, "{}: ", Value::from(key.as_str()))?;
        }
        write_indented(value, depth + 1, out)?;
    }
    write!(out, "\n{:1$}{close}", "", 2 * depth)
}

/// The record of each file; false where one could not be read.
fn extract_files(files: &[&str], out: &mut impl Write) -> io::Result<bool> {
    let mut all_read = true;
    for path in files {
        match read_text(path) {
            Ok(text) => {
                let id = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
                record(&id, &text, out)?;
            }
            Err(message) => {
                eprintln!("{message}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

/// The text of a file, or what is wrong with it and where.
fn read_text(path: &str) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + valid.iter().filter(|byte| **byte == b'\n').count();
        format!("{path}:{line}: not UTF-8")
    })
}

/// One record a line, in the order of the documents; false where a line could not be read.
fn documents(path: &str, out: &mut impl Write) -> io::Result<bool> {
    let (name, mut input): (_, Box<dyn BufRead>) = match path {
        "-" => ("standard input", Box::new(io::stdin().lock())),
        _ => match File::open(path) {
            Ok(file) => (path, Box::new(BufReader::new(file))),
            Err(error) => {
                eprintln!("{path}: {error}");
                return Ok(false);
            }
        },
    };
    let analyzer = Analyzer::new();
    let (mut line, mut number, mut all_read) = (Vec::new(), 0, true);
    loop {
        line.clear();
        number += 1;
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return Ok(all_read),
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
            Err(error) => {
                eprintln!("{name}:{number}: {error}");
                return Ok(false);
            }
        }
        match document(&line) {
            Ok(Document { id, text }) => {
                serde_json::to_writer(&mut *out, &Record { id: &id, article: analyzer.article(&text) })?;
                writeln!(out)?;
            }
            Err(error) => {
                eprintln!("{name}:{number}: not an object with \"id\" and \"text\": {error}");
                all_read = false;
            }
        }
    }
}

/// The document of a line, or what is wrong with it.
fn document(line: &[u8]) -> Result<Document, String> {
    if !line.trim_ascii_start().starts_with(b"{") {
        return Err("it does not begin with {".to_owned());
    }
    serde_json::from_slice(line).map_err(|error| error.to_string().replace(" at line 1 column ", ", column "))
}
