//! Cuts standard input into tokens: one line of blank-separated tokens for each line.
//!
//! `tokenize [--compounds] < IN`: with `--compounds`, dates, numbers with units, addresses and codes stay whole; a blank
//! inside one is printed as a low line.
//! `tokenize --sentences [--compounds] < IN`: one sentence a line, cut into tokens as well; a line end ends a sentence.
//!
//! Memory is in proportion to the longest line. Bytes that are not UTF-8 are replaced (U+FFFD).

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use vanban::{Analyzer, tokens};

fn main() -> ExitCode {
    let (mut compounds, mut sentences) = (false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--compounds" => compounds = true,
            "--sentences" => sentences = true,
            other => {
                eprintln!("tokenize: unknown argument {other:?}; usage: tokenize [--compounds] [--sentences] < IN");
                return ExitCode::from(2);
            }
        }
    }
    match run(compounds, sentences) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tokenize: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(compounds: bool, sentences: bool) -> io::Result<()> {
    let analyzer = Analyzer::new();
    let mut input = io::stdin().lock();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes)? == 0 {
            return out.flush();
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_end_matches(['\n', '\r']);
        if sentences {
            for sentence in analyzer.sentences(line) {
                write_line(&analyzer, sentence.of(line), compounds, &mut out)?;
            }
        } else {
            write_line(&analyzer, line, compounds, &mut out)?;
        }
    }
}

/// Writes the tokens of a line.
fn write_line(analyzer: &Analyzer, line: &str, compounds: bool, out: &mut impl Write) -> io::Result<()> {
    if compounds {
        let words = analyzer.compounds(line).map(|compound| compound.text());
        for (index, word) in words.enumerate() {
            write!(out, "{}{}", if index == 0 { "" } else { " " }, word.replace([' ', '\u{a0}'], "_"))?;
        }
    } else {
        for (index, token) in tokens(line).enumerate() {
            write!(out, "{}{}", if index == 0 { "" } else { " " }, token.text())?;
        }
    }
    writeln!(out)
}
