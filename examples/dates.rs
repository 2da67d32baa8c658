//! Prints the dates of texts as a timeline.
//!
//! `dates [--reference 2021-02-25] [--json] [FILE…]`: for each date its value, the days it means, the words, and their line;
//! without a file, of the bundled sample. `--json` prints the records, one a line, each with its file. The reference date is the day on which the
//! text was written; without it a date without a year stays open.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use serde::Serialize;
use vanban::{Analyzer, DateMention, Day};

const SAMPLE: &str = include_str!("../data/samples/trang-huyen.txt");

#[derive(Serialize)]
struct Record<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(flatten)]
    date: &'a DateMention,
}

struct Options {
    reference: Option<Day>,
    json: bool,
    files: Vec<String>,
}

fn options() -> Result<Options, String> {
    let mut options = Options { reference: None, json: false, files: Vec::new() };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--reference" => {
                let day = arguments.next().ok_or("--reference needs a day such as 2021-02-25")?;
                options.reference = Some(day.parse().map_err(|error: vanban::Error| error.to_string())?);
            }
            other if other.starts_with("--") => return Err(format!("{other} is not an option")),
            file => options.files.push(file.to_owned()),
        }
    }
    Ok(options)
}

fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(message) => {
            eprintln!("dates: {message}");
            return ExitCode::FAILURE;
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    let mut print = |file: Option<&str>, text: &str| {
        let analyzer = Analyzer::new();
        let dates = match options.reference {
            Some(reference) => analyzer.dates_at(text, reference),
            None => analyzer.dates(text),
        };
        if options.json { records(file, &dates, &mut out) } else { timeline(text, &dates, &mut out) }
    };
    let mut done = if options.files.is_empty() { print(None, SAMPLE) } else { Ok(()) };
    for path in &options.files {
        match fs::read_to_string(path) {
            Ok(text) => done = done.and_then(|()| print(Some(path), &text)),
            Err(error) => {
                eprintln!("{path}: {error}");
                all_read = false;
            }
        }
    }
    match done.and_then(|()| out.flush()) {
        Ok(()) if all_read => ExitCode::SUCCESS,
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("dates: {error}");
            ExitCode::FAILURE
        }
    }
}

fn records(file: Option<&str>, dates: &[DateMention], out: &mut impl Write) -> io::Result<()> {
    for date in dates {
        serde_json::to_writer(&mut *out, &Record { file, date })?;
        writeln!(out)?;
    }
    Ok(())
}

/// Value, resolved days, and the words in their line, which is cut to what stands near.
fn timeline(text: &str, dates: &[DateMention], out: &mut impl Write) -> io::Result<()> {
    const NEAR: usize = 40;
    for date in dates {
        let written = date.edtf.map(|value| value.to_string()).unwrap_or_else(|| "-".to_owned());
        let resolved = date.resolved.map(|value| value.to_string()).unwrap_or_else(|| "-".to_owned());
        let before = text[..date.span.start].rsplit('\n').next().unwrap_or_default();
        let behind = text[date.span.end..].split('\n').next().unwrap_or_default();
        let before: String = before.chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
        let behind: String = behind.chars().take(NEAR).collect();
        writeln!(out, "{written:<24} {resolved:<24} {before}[{}]{behind}", date.text)?;
    }
    Ok(())
}
