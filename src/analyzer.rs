//! The whole pipeline: [`Analyzer`].

use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::article::{Article, Layout};
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::extract::{DateMention, Person, Reference, date, person, reference, settle};
use crate::lexicon::{Builder, Data, Lexicon};
use crate::normalize::{Normalized, normalize};
use crate::segment::{Method, Segmenter};
use crate::span::{OffsetMap, Span};
use crate::token::{Token, scan};

/// Reads Vietnamese texts. Built once, cheap to clone, shared between threads.
#[derive(Clone, Debug)]
pub struct Analyzer {
    tables: Arc<Tables>,
}

/// What the library knows, compiled.
#[derive(Debug)]
struct Tables {
    lexicon: Lexicon,
    dates: date::Recognizer,
    references: reference::Recognizer,
    people: person::Recognizer,
    segmenter: Segmenter,
}

impl Tables {
    fn new(data: &Data) -> Result<Self, Error> {
        let mut builder = Builder::new();
        let dates = date::Recognizer::new(&mut builder, data)?;
        let references = reference::Recognizer::new(&mut builder, data)?;
        let people = person::Recognizer::new(&mut builder, data)?;
        let segmenter = Segmenter::new(&mut builder, data)?;
        Ok(Self { lexicon: builder.finish(), dates, references, people, segmenter })
    }
}

static BUILT_IN: Lazy<Analyzer> = Lazy::new(|| Analyzer::with(&Data::new()).expect("the built-in data is sound"));

impl Default for Analyzer {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyzer {
    /// An analyzer with the built-in knowledge. The first call builds the tables, later ones share them.
    pub fn new() -> Self {
        BUILT_IN.clone()
    }

    /// An analyzer with a user's own data beside the built-in.
    ///
    /// # Errors
    /// When an entry of the data is not in the form of its table; the message names the file and the line.
    pub fn with(data: &Data) -> Result<Self, Error> {
        Ok(Self { tables: Arc::new(Tables::new(data)?) })
    }

    /// The date expressions of a text, in order.
    pub fn dates(&self, text: &str) -> Vec<DateMention> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut dates = self.find_dates(&clean, &self.find_references(&clean));
        for date in &mut dates {
            clean.place(text, &mut date.span, &mut date.text);
        }
        dates
    }

    /// The document references of a text, in order.
    pub fn references(&self, text: &str) -> Vec<Reference> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let mut references = self.find_references(&clean);
        for reference in &mut references {
            clean.place(text, &mut reference.span, &mut reference.text);
        }
        references
    }

    /// The words of a text, as spans.
    pub fn words(&self, text: &str, method: Method) -> Vec<Span> {
        let clean = Clean::new(text, &self.tables.lexicon);
        let span = |word: &[Token]| Span::new(word[0].span().start, word[word.len() - 1].span().end);
        self.tables.segmenter.words(&clean.tokens, method).map(|word| clean.map.to_original(span(word))).collect()
    }

    /// Weights.
    pub fn train(&self, sentences: &[Vec<String>]) -> String {
        let mut out = Vec::new();
        for words in sentences {
            let text = words.join(" ");
            let mut tokens = Vec::new();
            scan(&text, &self.tables.lexicon, &mut tokens);
            let mut starts = Vec::new();
            let mut at = 0;
            for w in words {
                starts.push(at);
                at += w.len() + 1;
            }
            out.push((tokens, starts));
        }
        self.tables.segmenter.train(&out).write()
    }

    /// The persons of a text, in the order of their first mention.
    pub fn people(&self, text: &str) -> Vec<Person> {
        self.article(text).people
    }

    /// The record of an article.
    pub fn article(&self, text: &str) -> Article {
        let clean = Clean::new(text, &self.tables.lexicon);
        let references = self.find_references(&clean);
        let dates = self.find_dates(&clean, &references);
        let layout = Layout::of(clean.cursor(), &dates);
        let mut taken: Vec<Span> = dates.iter().map(|d| d.span).chain(references.iter().map(|r| r.span)).collect();
        taken.sort_unstable();
        let people = self.tables.people.find(clean.cursor(), &layout, &taken);
        let mut article = Article { dates, references, people, ..Article::default() };
        article.dates.iter_mut().for_each(|d| clean.place(text, &mut d.span, &mut d.text));
        article.references.iter_mut().for_each(|r| clean.place(text, &mut r.span, &mut r.text));
        for person in &mut article.people {
            person.mentions.iter_mut().for_each(|m| clean.place(text, &mut m.span, &mut m.text));
            person.roles.iter_mut().for_each(|r| clean.place(text, &mut r.span, &mut r.text));
        }
        article
    }

    fn find_references(&self, clean: &Clean<'_>) -> Vec<Reference> {
        let mut references = Vec::new();
        self.tables.references.find(clean.cursor(), &mut references);
        references
    }

    fn find_dates(&self, clean: &Clean<'_>, references: &[Reference]) -> Vec<DateMention> {
        let mut dates = Vec::new();
        self.tables.dates.find(clean.cursor(), &mut dates);
        settle(&mut dates, references);
        dates
    }
}

/// A text made canonical, with its tokens.
struct Clean<'t> {
    text: std::borrow::Cow<'t, str>,
    map: OffsetMap,
    tokens: Vec<Token>,
}

impl<'t> Clean<'t> {
    fn new(text: &'t str, lexicon: &Lexicon) -> Self {
        let Normalized { text, map } = normalize(text);
        let mut tokens = Vec::with_capacity(text.len() / 5);
        scan(&text, lexicon, &mut tokens);
        Self { text, map, tokens }
    }

    fn cursor(&self) -> Cursor<'_> {
        Cursor::new(&self.text, &self.tokens)
    }

    /// Turns a span of the canonical text into the span and the words of the text as given.
    fn place(&self, given: &str, span: &mut Span, words: &mut String) {
        *span = self.map.to_original(*span);
        *words = span.of(given).to_owned();
    }
}
