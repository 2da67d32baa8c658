//! Cuts standard input into tokens: one line of blank-separated tokens for each line.
//!
//! `tokenize [--compounds] < IN`: with `--compounds`, dates, numbers with units, addresses and codes stay whole; a blank
//! inside one is printed as a low line.
//! `tokenize --words < IN`: the syllables of a word are joined by low lines.
//! `tokenize --sentences [--compounds | --words] < IN`: one sentence a line, cut as well; a line end ends a sentence.
//!
//! Memory is in proportion to the longest line. Bytes that are not UTF-8 are replaced (U+FFFD).

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use vanban::{Analyzer, tokens};

/// What a line is cut into.
#[derive(Clone, Copy)]
enum Units {
    Tokens,
    Compounds,
    Words,
}

fn main() -> ExitCode {
    let (mut units, mut sentences) = (Units::Tokens, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--compounds" => units = Units::Compounds,
            "--words" => units = Units::Words,
            "--sentences" => sentences = true,
            other => {
                eprintln!(
                    "tokenize: unknown argument {other:?}; usage: tokenize [--compounds | --words] [--sentences] < IN"
                );
                return ExitCode::from(2);
            }
        }
    }
    match run(units, sentences) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tokenize: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(units: Units, sentences: bool) -> io::Result<()> {
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
                write_line(&analyzer, sentence.of(line), units, &mut out)?;
            }
        } else {
            write_line(&analyzer, line, units, &mut out)?;
        }
    }
}

/// Writes a line, cut up.
fn write_line(analyzer: &Analyzer, line: &str, units: Units, out: &mut impl Write) -> io::Result<()> {
    match units {
        Units::Tokens => write_all(tokens(line).map(|token| token.text()), out),
        Units::Compounds => write_all(analyzer.compounds(line).map(|compound| compound.text()), out),
        Units::Words => write_all(analyzer.words(line).map(|word| word.text()), out),
    }
}

fn write_all<'t>(units: impl Iterator<Item = &'t str>, out: &mut impl Write) -> io::Result<()> {
    for (index, unit) in units.enumerate() {
        write!(out, "{}{}", if index == 0 { "" } else { " " }, unit.replace([' ', '\u{a0}'], "_"))?;
    }
    writeln!(out)
}
