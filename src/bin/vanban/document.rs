//! A document looked into: its id and its text.

use std::io;

use serde_json::{Map, Value};
use vanban::html::{Page, read};
use vanban::{Analyzer, Article, Data};

use crate::arguments::{Form, Inputs, Own};
use crate::input::{Item, Place};

/// The names of the fields of a JSON line.
#[derive(Clone, Debug)]
pub struct Fields {
    pub id: String,
    pub text: String,
}

impl Fields {
    pub fn new(inputs: &Inputs) -> Self {
        Self { id: inputs.id_field.clone(), text: inputs.text_field.clone() }
    }
}

/// An analyzer with the user's own data.
///
/// # Errors
/// When the data cannot be read; the message names the file and the line.
pub fn analyzer(own: &Own) -> io::Result<Analyzer> {
    let mut data = Data::new();
    for (table, file) in &own.data {
        data.add_file(*table, file).map_err(io::Error::other)?;
    }
    match own.data.is_empty() {
        true => Ok(Analyzer::new()),
        false => Analyzer::with(&data).map_err(io::Error::other),
    }
}

/// A document with its text.
pub struct Document {
    pub id: String,
    pub body: Body,
    /// The whole object, where it came as one; without its text.
    pub object: Option<Map<String, Value>>,
}

/// What a document holds.
pub enum Body {
    Text(String),
    Page(Page),
}

impl Body {
    /// The record.
    pub fn article(&self, analyzer: &Analyzer) -> Article {
        match self {
            Body::Text(text) => analyzer.article(text),
            Body::Page(page) => analyzer.page(page),
        }
    }

    /// The text; of a page, what was read out of it.
    pub fn text(&self) -> &str {
        match self {
            Body::Text(text) => text,
            Body::Page(page) => &page.text,
        }
    }
}

impl Document {
    /// Looks into an item; an error says where it is wrong, and what.
    pub fn of(mut item: Item, fields: &Fields) -> Result<Self, String> {
        let bytes = item.bytes().map_err(|why| format!("{}: {why}", item.place))?;
        let id = item.id.to_string();
        match item.form {
            Form::Text if !item.reading.is_plain() => {
                Ok(Self { id, body: Body::Text(item.reading.text(&bytes)), object: None })
            }
            Form::Text => Ok(Self { id, body: Body::Text(utf8(bytes, &item.place)?), object: None }),
            Form::Html => Ok(Self { id, body: Body::Page(read(&utf8(bytes, &item.place)?)), object: None }),
            Form::Jsonl => Self::of_line(&bytes, &item, fields).map_err(|why| format!("{}: {why}", item.place)),
        }
    }

    fn of_line(line: &[u8], item: &Item, fields: &Fields) -> Result<Self, String> {
        let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        if !line.trim_ascii_start().starts_with(b"{") {
            return Err("not a JSON object: it does not begin with {".to_owned());
        }
        let mut object: Map<String, Value> = serde_json::from_slice(line)
            .map_err(|error| error.to_string().replace(" at line 1 column ", ", column "))
            .map_err(|error| format!("not a JSON object: {error}"))?;
        let id = match object.get(&fields.id) {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            Some(Value::Null) | None => format!("{}:{}", item.id, item.place.line),
            Some(_) => return Err(format!("the field {:?} is neither a string nor a number", fields.id)),
        };
        // The text gives up its place in the object, and gets it back where the object is written again.
        let body = match (object.get_mut(&fields.text).map(Value::take), object.get_mut("html").map(Value::take)) {
            (Some(Value::String(text)), _) => Body::Text(text),
            (None | Some(Value::Null), Some(Value::String(html))) => Body::Page(read(&html)),
            (None, None) => return Err(format!("no field {:?}", fields.text)),
            _ => return Err(format!("the field {:?} is no string", fields.text)),
        };
        Ok(Self { id, body, object: Some(object) })
    }
}

/// The text of a file, or the line where it is no UTF-8.
fn utf8(bytes: Vec<u8>, place: &Place) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = place.line.max(1) + valid.iter().filter(|byte| **byte == b'\n').count() as u64;
        let byte = valid.len() - valid.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1) + 1;
        format!("{}:{line}: not UTF-8 at byte {byte} of the line; normalize --decode reads other encodings", place.file)
    })
}
