//! Who is in an article: names, roles, how often and on which lines each is named.
//!
//! `people_and_roles [--json] [FILE…]`: for each file, for the bundled sample where none is named. `--json` prints the records.
//!
//! A file that cannot be read is reported on standard error; the others are still done, and the exit code is 1.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use vanban::extract::Abbreviation;
use vanban::{Analyzer, Person};

const SAMPLE: &str = include_str!("../data/samples/trang-huyen.txt");

/// What the example says of one text.
#[derive(serde::Serialize)]
struct Record<'a> {
    id: &'a str,
    people: Vec<Person>,
    abbreviations: Vec<Abbreviation>,
}

fn main() -> ExitCode {
    let (options, files): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let json = match options.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => false,
        ["--json"] => true,
        _ => {
            eprintln!("usage: people_and_roles [--json] [FILE…]");
            return ExitCode::FAILURE;
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match run(json, &files, &mut out).and_then(|all_read| out.flush().map(|()| all_read)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("people_and_roles: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does all files; false where one could not be read.
fn run(json: bool, files: &[String], out: &mut impl Write) -> io::Result<bool> {
    if files.is_empty() {
        write_text("trang-huyen", SAMPLE, json, out)?;
        return Ok(true);
    }
    let mut all_read = true;
    for path in files {
        match fs::read(path).and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other)) {
            Ok(text) => write_text(path, &text, json, out)?,
            Err(error) => {
                eprintln!("{path}: {error}");
                all_read = false;
            }
        }
    }
    Ok(all_read)
}

fn write_text(id: &str, text: &str, json: bool, out: &mut impl Write) -> io::Result<()> {
    let analyzer = Analyzer::new();
    let people = analyzer.people(text);
    let abbreviations = analyzer.abbreviations(text);
    if json {
        serde_json::to_writer(&mut *out, &Record { id, people, abbreviations })?;
        return writeln!(out);
    }
    writeln!(out, "{id}: {} persons", people.len())?;
    let line_ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    for person in &people {
        write_person(person, &line_ends, out)?;
    }
    for abbreviation in &abbreviations {
        writeln!(out, "  {} = {}", abbreviation.text, abbreviation.expansion)?;
    }
    writeln!(out)
}

/// `  Lê Thị Hà  3 times, lines 2, 5` and below it the roles, each once.
fn write_person(person: &Person, line_ends: &[usize], out: &mut impl Write) -> io::Result<()> {
    // Lines are counted from 1.
    let line = |at: usize| 1 + line_ends.partition_point(|&end| end < at);
    let mut lines: Vec<usize> = person.mentions.iter().map(|mention| line(mention.span.start)).collect();
    lines.dedup();
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    let count = person.mentions.len();
    let author = if person.mentions.iter().all(|mention| mention.author) { ", author" } else { "" };
    writeln!(
        out,
        "  {}  {count} {}{author}, {} {}",
        person.name,
        if count == 1 { "time" } else { "times" },
        if lines.len() == 1 { "line" } else { "lines" },
        lines.join(", "),
    )?;
    let mut roles: Vec<&str> = Vec::new();
    for role in &person.roles {
        if !roles.contains(&role.text.as_str()) {
            roles.push(&role.text);
        }
    }
    for role in roles {
        writeln!(out, "      {role}")?;
    }
    Ok(())
}
