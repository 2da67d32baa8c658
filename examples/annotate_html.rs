//! Draws an article with its findings as one self-contained HTML page.
//!
//! `annotate_html FILE > page.html`: the article as given, its dates, references, persons and roles coloured, with details on
//! hover and by keyboard; beside it the people with their roles, a timeline, and the documents. `-` is standard input.
//! The command `vanban annotate` draws the same page.

#[path = "../src/bin/vanban/page.rs"]
mod page;

use std::io::{self, Read, Write};
use std::process::ExitCode;

use vanban::Analyzer;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path] = arguments.as_slice() else {
        eprintln!("usage: annotate_html FILE > page.html");
        return ExitCode::FAILURE;
    };
    let draw = |text: String| page::page(path, &text, &Analyzer::new().article(&text));
    let drawn = read(path).and_then(|text| io::stdout().write_all(draw(text).as_bytes()));
    match drawn {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("annotate_html: {path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(path: &str) -> io::Result<String> {
    let mut text = String::new();
    match path {
        "-" => io::stdin().read_to_string(&mut text)?,
        _ => std::fs::File::open(path)?.read_to_string(&mut text)?,
    };
    Ok(text)
}
