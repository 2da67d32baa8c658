//! From the places named on the command line to documents, one after the other; nothing is held but the one being read.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use glob::{MatchOptions, glob_with};
use walkdir::WalkDir;

use crate::arguments::{Form, Inputs};
use crate::decode::{Decode, Reading, reading};

/// The longest document in bytes; a longer one is reported and skipped.
const LONGEST: u64 = 256 << 20;

/// The bytes of a piece of plain text, where pieces are asked for, at the least.
const PIECE: usize = 64 << 10;

/// The bytes that are read at a time.
const BUFFER: usize = 256 << 10;

/// Where a document stands: the file, and the line of its start, counted from 1; 0 where the file is the document.
#[derive(Clone, Debug)]
pub struct Place {
    pub file: Arc<str>,
    pub line: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}", self.file),
        }
    }
}

/// A document as found, not yet looked into.
#[derive(Debug)]
pub struct Item {
    pub place: Place,
    pub id: Arc<str>,
    pub form: Form,
    pub content: Content,
    pub reading: Reading,
}

/// What a document holds.
#[derive(Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// The whole of a file, of about this length.
    File(PathBuf, u64),
    /// It could not be read; why.
    Bad(String),
}

impl Item {
    /// About how many bytes it takes.
    pub fn cost(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes) => bytes.len(),
            Content::File(_, length) => usize::try_from(*length).unwrap_or(usize::MAX),
            Content::Bad(_) => 0,
        }
    }

    /// The bytes, or what is wrong.
    pub fn bytes(&mut self) -> Result<Vec<u8>, String> {
        match &mut self.content {
            Content::Bytes(bytes) => Ok(std::mem::take(bytes)),
            Content::File(path, _) => {
                let mut bytes = Vec::new();
                let read = File::open(path).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
                read.map_err(|error| error.to_string())?;
                if bytes.len() as u64 > LONGEST { Err(too_long()) } else { Ok(bytes) }
            }
            Content::Bad(why) => Err(std::mem::take(why)),
        }
    }
}

fn too_long() -> String {
    format!("longer than {} MiB", LONGEST >> 20)
}

/// A file to read, or what is wrong with a place.
struct Source {
    /// None is standard input.
    path: Option<PathBuf>,
    name: Arc<str>,
    id: Arc<str>,
    form: Option<Form>,
}

/// The documents of all places, in order.
pub struct Documents {
    sources: Box<dyn Iterator<Item = Result<Source, Item>> + Send>,
    open: Option<Lines>,
    /// Plain text comes in pieces of whole lines, so that no file is too long.
    pieces: bool,
    decode: Option<Decode>,
    /// A file or folder that is written, and not read though it may lie in a folder that is.
    left_out: Option<PathBuf>,
}

/// A file that is read line by line.
struct Lines {
    input: Box<dyn BufRead + Send>,
    source: Source,
    form: Form,
    reading: Reading,
    line: u64,
}

impl Documents {
    pub fn new(inputs: &Inputs) -> Self {
        let from = inputs.from;
        let sources = inputs.places.clone().into_iter().flat_map(move |place| sources(place, from));
        Self { sources: Box::new(sources), open: None, pieces: false, decode: None, left_out: None }
    }

    /// Plain text comes in pieces of whole lines, decoded.
    pub fn in_pieces(self, decode: Option<Decode>) -> Self {
        Self { pieces: true, decode, ..self }
    }

    /// A file or folder is not read though it may lie in a folder that is.
    pub fn without(self, path: Option<&Path>) -> Self {
        Self { left_out: path.and_then(|path| path.canonicalize().ok()), ..self }
    }

    /// Opens a source: a document, or lines to read.
    fn open(&mut self, source: Source) -> Option<Item> {
        if let (Some(left_out), Some(path)) = (&self.left_out, &source.path)
            && path.canonicalize().is_ok_and(|path| path.starts_with(left_out))
        {
            return None;
        }
        let by_line = |form| form == Form::Jsonl || self.pieces && form == Form::Text;
        let Some(path) = &source.path else {
            let mut input = BufReader::with_capacity(BUFFER, io::stdin());
            let form = source.form.unwrap_or_else(|| sniff(&mut input));
            return match by_line(form) {
                true => self.open_lines(Box::new(input), source, form),
                false => Some(whole(input, &source, form)),
            };
        };
        let form = source.form.unwrap_or(Form::Text);
        if by_line(form) {
            return match File::open(path) {
                Ok(file) => self.open_lines(Box::new(BufReader::with_capacity(BUFFER, file)), source, form),
                Err(error) => Some(bad(source.name, error.to_string())),
            };
        }
        let length = match fs::metadata(path) {
            Ok(data) if data.is_dir() => return Some(bad(source.name, "a folder".to_owned())),
            Ok(data) => data.len(),
            Err(error) => return Some(bad(source.name, error.to_string())),
        };
        let content = Content::File(path.clone(), length);
        let place = Place { file: source.name, line: 0 };
        Some(Item { place, id: source.id, form, content, reading: Reading::default() })
    }

    fn open_lines(&mut self, mut input: Box<dyn BufRead + Send>, source: Source, form: Form) -> Option<Item> {
        let sample = match input.fill_buf() {
            Ok(sample) => sample,
            Err(error) => return Some(bad(source.name, error.to_string())),
        };
        let reading = if form == Form::Text { reading(self.decode, sample) } else { Reading::default() };
        self.open = Some(Lines { input, source, form, reading, line: 0 });
        None
    }
}

impl Iterator for Documents {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(item) => {
                        if matches!(item.content, Content::Bad(_)) && item.place.line == 0 {
                            self.open = None;
                        }
                        return Some(item);
                    }
                    None => self.open = None,
                }
            }
            match self.sources.next()? {
                Ok(source) => {
                    if let Some(item) = self.open(source) {
                        return Some(item);
                    }
                }
                Err(item) => return Some(item),
            }
        }
    }
}

impl Lines {
    /// The next document: a line that is not blank, or a piece of whole lines.
    fn next(&mut self) -> Option<Item> {
        let mut bytes = Vec::new();
        let first = self.line + 1;
        loop {
            self.line += 1;
            let room = LONGEST + 1 - bytes.len() as u64;
            let content = match (&mut self.input).take(room).read_until(b'\n', &mut bytes) {
                // What is read of the file is done; the rest of it cannot be.
                Err(error) => return Some(bad(self.source.name.clone(), format!("line {}: {error}", self.line))),
                Ok(0) if bytes.is_empty() => return None,
                Ok(_) if bytes.len() as u64 > LONGEST => {
                    let rest = if bytes.ends_with(b"\n") { Ok(0) } else { self.input.skip_until(b'\n') };
                    Content::Bad(rest.map_or_else(|error| error.to_string(), |_| too_long()))
                }
                Ok(0) => Content::Bytes(std::mem::take(&mut bytes)),
                Ok(_) if self.form == Form::Text && bytes.len() < PIECE => continue,
                Ok(_) if self.form != Form::Text && bytes.trim_ascii().is_empty() => {
                    bytes.clear();
                    continue;
                }
                Ok(_) => Content::Bytes(std::mem::take(&mut bytes)),
            };
            let line = if self.form == Form::Text { first } else { self.line };
            let place = Place { file: self.source.name.clone(), line };
            let (id, form, reading) = (self.source.id.clone(), self.form, self.reading);
            return Some(Item { place, id, form, content, reading });
        }
    }
}

/// All of standard input as one document.
fn whole(input: impl Read, source: &Source, form: Form) -> Item {
    let mut bytes = Vec::new();
    let content = match input.take(LONGEST + 1).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() as u64 > LONGEST => Content::Bad(too_long()),
        Ok(_) => Content::Bytes(bytes),
        Err(error) => Content::Bad(error.to_string()),
    };
    let place = Place { file: source.name.clone(), line: 0 };
    Item { place, id: source.id.clone(), form, content, reading: Reading::default() }
}

/// What standard input is, by its first character.
fn sniff(input: &mut impl BufRead) -> Form {
    let begins = input.fill_buf().is_ok_and(|bytes| bytes.trim_ascii_start().starts_with(b"{"));
    if begins { Form::Jsonl } else { Form::Text }
}

fn bad(name: Arc<str>, why: String) -> Item {
    let place = Place { file: name, line: 0 };
    Item { place, id: "".into(), form: Form::Text, content: Content::Bad(why), reading: Reading::default() }
}

/// The bytes of all places, where they are known.
pub fn size(inputs: &Inputs) -> Option<u64> {
    let mut size = 0;
    for source in inputs.places.iter().flat_map(|place| sources(place.clone(), inputs.from)).flatten() {
        size += fs::metadata(source.path?).map_or(0, |data| data.len());
    }
    Some(size)
}

type Sources = Box<dyn Iterator<Item = Result<Source, Item>> + Send>;

/// The files of one place.
fn sources(place: String, from: Option<Form>) -> Sources {
    if place == "-" {
        let (name, id) = ("standard input".into(), "stdin".into());
        return Box::new(std::iter::once(Ok(Source { path: None, name, id, form: from })));
    }
    let path = PathBuf::from(&place);
    if path.is_dir() {
        return folder(path, from);
    }
    if !path.exists() && place.contains(['*', '?', '[']) {
        return pattern(&place, from);
    }
    Box::new(std::iter::once(Ok(file(path, None, from))))
}

/// A file as a source; its id is its path below a folder, or its name, without the extension.
fn file(path: PathBuf, below: Option<&Path>, from: Option<Form>) -> Source {
    let short = match below {
        Some(folder) => path.strip_prefix(folder).unwrap_or(&path).to_path_buf(),
        None => path.file_name().map_or_else(|| path.clone(), PathBuf::from),
    };
    let id = short.with_extension("").to_string_lossy().replace('\\', "/").into();
    Source { name: path.to_string_lossy().into(), id, form: from.or_else(|| form_of(&path)), path: Some(path) }
}

/// What a file is by its name.
fn form_of(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "txt" | "text" | "md" => Some(Form::Text),
        "html" | "htm" => Some(Form::Html),
        "jsonl" | "ndjson" => Some(Form::Jsonl),
        _ => None,
    }
}

/// The files of a folder and those below it, in the order of their names.
fn folder(root: PathBuf, from: Option<Form>) -> Sources {
    let walk = WalkDir::new(&root).follow_links(true).sort_by_file_name().into_iter();
    let seen = walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b"."));
    Box::new(seen.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) => {
            let source = file(entry.into_path(), Some(&root), from);
            source.form.is_some().then_some(Ok(source))
        }
        Err(error) => {
            let name = error.path().unwrap_or(&root).to_string_lossy().into();
            Some(Err(bad(name, error.to_string())))
        }
    }))
}

/// The files that a pattern names, in the order of their names.
fn pattern(pattern: &str, from: Option<Form>) -> Sources {
    let name: Arc<str> = pattern.into();
    let unhidden = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::new() };
    let paths = match glob_with(pattern, unhidden) {
        Ok(paths) => paths,
        Err(error) => return Box::new(std::iter::once(Err(bad(name, error.to_string())))),
    };
    let mut paths = paths.filter(|path| !path.as_ref().is_ok_and(|path| path.is_dir())).peekable();
    if paths.peek().is_none() {
        return Box::new(std::iter::once(Err(bad(name, "no file has such a name".to_owned()))));
    }
    Box::new(paths.map(move |path| match path {
        Ok(path) => Ok(file(path, None, from)),
        Err(error) => Err(bad(error.path().to_string_lossy().into(), error.to_string())),
    }))
}
