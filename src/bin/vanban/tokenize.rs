//! `vanban tokenize`: a line of blank-separated tokens for each line.

use std::io;

use vanban::{Analyzer, tokens};

use crate::arguments::Tokenize;
use crate::document::{Document, Fields, analyzer};
use crate::run::text;

/// What a line is cut into.
#[derive(Clone, Copy)]
enum Units {
    Tokens,
    Compounds,
    Words,
}

/// Gives the number of bad documents.
pub fn tokenize(arguments: Tokenize) -> io::Result<u64> {
    let Tokenize { inputs, own, compounds, words, sentences } = arguments;
    let units = match (compounds, words) {
        (true, _) => Units::Compounds,
        (_, true) => Units::Words,
        _ => Units::Tokens,
    };
    let analyzer = analyzer(&own)?;
    text(&inputs, None, Fields::new(&inputs), move |document: Document| {
        let text = document.body.text();
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        for line in text.lines() {
            if sentences {
                for sentence in analyzer.sentences(line) {
                    write_line(&analyzer, sentence.of(line), units, &mut out);
                }
            } else {
                write_line(&analyzer, line, units, &mut out);
            }
        }
        out
    })
}

/// Writes a line, cut up; a blank inside a unit as a low line.
fn write_line(analyzer: &Analyzer, line: &str, units: Units, out: &mut String) {
    let start = out.len();
    let mut write = |unit: &str| {
        out.extend(unit.chars().map(|c| if matches!(c, ' ' | '\u{a0}') { '_' } else { c }));
        out.push(' ');
    };
    match units {
        Units::Tokens => tokens(line).for_each(|token| write(token.text())),
        Units::Compounds => analyzer.compounds(line).for_each(|compound| write(compound.text())),
        Units::Words => analyzer.words(line).for_each(|word| write(word.text())),
    }
    out.truncate(out.len() - usize::from(out.len() > start));
    out.push('\n');
}
