//! The command `vanban`: piles of Vietnamese documents in, records, tables, texts and pages out.
//!
//! [`input`] finds the documents, [`pool`] spreads the work over the cores and keeps the order, [`extract`] and the other
//! subcommands say what is done with each document. A document that cannot be read is reported and skipped.

mod annotate;
mod arguments;
mod decode;
mod document;
mod extract;
mod input;
mod normalize;
mod output;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod pool;
mod progress;
mod resume;
mod run;
mod shell;
mod stats;
mod tables;
mod tokenize;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Extract(arguments) => extract::extract(&arguments),
        Command::Normalize(arguments) => normalize::normalize(arguments),
        Command::Tokenize(arguments) => tokenize::tokenize(arguments),
        Command::Annotate(arguments) => annotate::annotate(&arguments),
        Command::Stats(arguments) => stats::stats(&arguments),
        Command::Completions { shell } => shell::completions(shell),
        Command::Manual { folder } => shell::manual(folder.as_deref()),
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_bad) => ExitCode::from(1),
        // Whoever read the output has closed it: nobody is left to tell.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vanban: {error}");
            ExitCode::from(2)
        }
    }
}
