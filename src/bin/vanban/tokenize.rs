//! `vanban tokenize`: a line of blank-separated tokens for each line.

use std::io;

use vanban::{Analyzer, tokens};

use crate::arguments::Tokenize;
use crate::document::{Document, Fields, analyzer};
use crate::run::text;

/// Gives the number of bad documents.
pub fn tokenize(arguments: Tokenize) -> io::Result<u64> {
    let Tokenize { inputs, compounds, sentences } = arguments;
    let analyzer = analyzer(&inputs)?;
    text(&inputs, None, Fields::new(&inputs), move |document: Document| {
        let text = document.body.text();
        let mut out = String::with_capacity(text.len() + text.len() / 4);
        for line in text.lines() {
            if sentences {
                for sentence in analyzer.sentences(line) {
                    write_line(&analyzer, sentence.of(line), compounds, &mut out);
                }
            } else {
                write_line(&analyzer, line, compounds, &mut out);
            }
        }
        out
    })
}

/// Writes the tokens of a line.
fn write_line(analyzer: &Analyzer, line: &str, compounds: bool, out: &mut String) {
    let start = out.len();
    if compounds {
        for compound in analyzer.compounds(line) {
            // A compound holds no other white space than these.
            out.extend(compound.text().chars().map(|c| if matches!(c, ' ' | '\u{a0}') { '_' } else { c }));
            out.push(' ');
        }
    } else {
        for token in tokens(line) {
            out.push_str(token.text());
            out.push(' ');
        }
    }
    out.truncate(out.len() - usize::from(out.len() > start));
    out.push('\n');
}
