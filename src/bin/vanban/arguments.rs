//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use vanban::Table;

/// Vietnamese text: records of articles, canonical text, tokens, pages to look at, and figures.
///
/// Exit code: 0, all documents were read; 1, some could not be read and were skipped; 2, the work could not be done.
#[derive(Parser)]
#[command(name = "vanban", version, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// The record of every document: title, date, byline, body, dates, document references, people with their roles
    Extract(Extract),
    /// Text in canonical form, on demand cleaned, decoded or folded
    Normalize(Normalize),
    /// Text cut into tokens: one line of blank-separated tokens for each line
    Tokenize(Tokenize),
    /// A page to look at: the article with its findings coloured, people and roles, timeline, documents
    Annotate(Annotate),
    /// What a pile of documents holds: counts, and who and what is named most
    Stats(Stats),
    /// A completion script for a shell, on standard output
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// The manual pages: the first on standard output, or all of them into a folder
    Manual {
        /// Where the pages go
        #[arg(value_hint = ValueHint::DirPath)]
        folder: Option<PathBuf>,
    },
}

/// What is read.
#[derive(Args)]
pub struct Inputs {
    /// Files, folders, patterns such as 'news/**/*.txt', and - for standard input
    ///
    /// A folder is read with all below it, in the order of the names: .txt, .text and .md as plain text, .html and .htm as
    /// pages, .jsonl and .ndjson as JSON Lines, a document a line. What is hidden is left out.
    #[arg(value_name = "INPUT", default_value = "-", value_hint = ValueHint::AnyPath)]
    pub places: Vec<String>,

    /// What the inputs are, whatever their names say; without it standard input that begins with { is JSON Lines
    #[arg(long, value_enum, value_name = "FORM")]
    pub from: Option<Form>,

    /// The field of a JSON line that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,

    /// The field of a JSON line that holds the id; without it, or where it is missing, file and line are the id
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,

    /// How many documents are read at a time; all cores by default
    #[arg(long, short = 'j', value_name = "NUMBER")]
    pub threads: Option<std::num::NonZeroUsize>,
}

/// What the library knows beside its own data.
#[derive(Args)]
pub struct Own {
    /// Own entries for a table of data, in the form of its file in data/: roles=my-roles.tsv; may be given several times
    #[arg(long = "data", value_name = "TABLE=FILE", value_parser = table, value_hint = ValueHint::FilePath)]
    pub data: Vec<(Table, PathBuf)>,
}

/// A table and a file of entries for it.
fn table(argument: &str) -> Result<(Table, PathBuf), String> {
    let (table, file) = argument.split_once('=').ok_or("it has the form TABLE=FILE")?;
    Ok((table.parse().map_err(|error: vanban::Error| error.to_string())?, PathBuf::from(file)))
}

/// What an input is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Form {
    /// Plain text in UTF-8, a document a file
    Text,
    /// A page, a document a file
    Html,
    /// JSON Lines: a document a line, its text (or its page, in the field html) in a field
    Jsonl,
}

#[derive(Args)]
pub struct Extract {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub own: Own,

    /// The form of the output
    #[arg(long, short, value_enum, default_value = "jsonl")]
    pub format: Format,

    /// Where it goes: a file for JSON Lines, else a folder for the tables
    #[arg(long, short, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,

    /// Go on where an interrupted run of the same command stopped
    ///
    /// Needs --output, as JSON Lines or CSV. While it runs, a command with --output keeps a small file PATH.resume that says
    /// how far the output is complete; what stands behind is written again. Works after a kill or a power failure.
    #[arg(long)]
    pub resume: bool,
}

/// The form of the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// JSON Lines: a record a line, in the order of the documents
    Jsonl,
    /// CSV tables: articles, mentions, references, people
    Csv,
    /// The same tables as Parquet
    #[cfg(feature = "parquet")]
    Parquet,
}

#[derive(Args)]
pub struct Normalize {
    #[command(flatten)]
    pub inputs: Inputs,

    /// Make all repairs that are a matter of choice too: entities, look-alikes, misspelt syllables
    #[arg(long)]
    pub clean: bool,

    /// Where tone marks go: hòa (old) or hoà (new); without it they stay
    #[arg(long, value_enum, value_name = "STYLE")]
    pub tone: Option<Tone>,

    /// Take marks away
    #[arg(long, value_enum, value_name = "MARKS")]
    pub fold: Option<Fold>,

    /// Decode plain text first, from tcvn3, vni, viscii, vps, viqr, windows-1258, bkhcm1 or bkhcm2; auto finds out which
    #[arg(long, value_name = "ENCODING", value_parser = crate::decode::named)]
    pub decode: Option<crate::decode::Decode>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Tone {
    Old,
    New,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Fold {
    /// The tones alone: hòa bình → hoa binh, but ô, ơ, đ stay
    Tones,
    /// All marks: đường → duong
    Marks,
}

#[derive(Args)]
pub struct Tokenize {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub own: Own,

    /// Keep dates, numbers with units, addresses and codes whole; a blank inside one is printed as a low line
    #[arg(long)]
    pub compounds: bool,

    /// Join the syllables of a word by low lines
    #[arg(long, conflicts_with = "compounds")]
    pub words: bool,

    /// One sentence a line; a line end ends a sentence too
    #[arg(long)]
    pub sentences: bool,
}

#[derive(Args)]
pub struct Annotate {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub own: Own,

    /// The folder for the pages, one a document; without it the page of one document goes to standard output
    #[arg(long, short, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub struct Stats {
    #[command(flatten)]
    pub inputs: Inputs,

    #[command(flatten)]
    pub own: Own,

    /// How many of those named most are listed
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    pub top: usize,

    /// As one JSON object
    #[arg(long)]
    pub json: bool,
}
