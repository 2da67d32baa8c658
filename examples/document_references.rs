//! Lists the documents that texts refer to.
//!
//! `document_references FILE…`: a table for each file: canonical form, type, issuer, date, how often, and the lines.
//! `document_references --json FILE…`: each mention as one JSON record a line, with the file it stands in.
//!
//! A file that cannot be read is reported on standard error; the others are still done, and the exit code is 1.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use serde::Serialize;
use vanban::{Analyzer, Reference};

#[derive(Serialize)]
struct Record<'a> {
    file: &'a str,
    #[serde(flatten)]
    reference: &'a Reference,
}

/// A document with the lines that name it.
struct Row<'a> {
    first: &'a Reference,
    date: Option<&'a str>,
    lines: Vec<usize>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.first().is_some_and(|argument| argument == "--json");
    let files = &arguments[usize::from(json)..];
    if files.is_empty() {
        eprintln!("usage: document_references [--json] FILE…");
        return ExitCode::FAILURE;
    }
    let analyzer = Analyzer::new();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_read = true;
    for file in files {
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("{file}: {error}");
                all_read = false;
                continue;
            }
        };
        let references = analyzer.references(&text);
        let printed =
            if json { records(file, &references, &mut out) } else { table(file, &text, &references, &mut out) };
        match printed {
            Ok(()) => {}
            // Whoever read the output has closed it: nobody is left to tell.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("document_references: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    if out.flush().is_ok() && all_read { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn records(file: &str, references: &[Reference], out: &mut impl Write) -> io::Result<()> {
    for reference in references {
        serde_json::to_writer(&mut *out, &Record { file, reference })?;
        writeln!(out)?;
    }
    Ok(())
}

fn table(file: &str, text: &str, references: &[Reference], out: &mut impl Write) -> io::Result<()> {
    let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for reference in references {
        // A short mention counts for the document that it stands for, where that is told.
        let document = reference.resolves_to.as_ref().map_or(&reference.canonical, |candidate| &candidate.canonical);
        let index = *known.entry(document).or_insert_with(|| {
            rows.push(Row { first: reference, date: None, lines: Vec::new() });
            rows.len() - 1
        });
        let row = &mut rows[index];
        row.date = row.date.or(reference.date.as_deref());
        row.lines.push(breaks.partition_point(|&at| at < reference.span.start) + 1);
    }
    writeln!(out, "{file}: {} references to {} documents", references.len(), rows.len())?;
    for row in rows {
        let document = row.first.resolves_to.as_ref().map_or(&row.first.canonical, |candidate| &candidate.canonical);
        let kind = row.first.document_type.as_deref().unwrap_or("-");
        let issuer = row.first.issuer_name.as_deref().or(row.first.issuer.as_deref()).unwrap_or("-");
        let lines: Vec<String> = row.lines.iter().map(usize::to_string).collect();
        let (date, count) = (row.date.unwrap_or("-"), row.lines.len());
        writeln!(out, "  {document:<34} {kind:<20} {issuer:<40} {date:<11} {count:>3}×  line {}", lines.join(", "))?;
    }
    Ok(())
}
