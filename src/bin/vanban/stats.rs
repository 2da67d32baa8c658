//! `vanban stats`: what a pile of documents holds.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;
use vanban::{Article, Day, tokens};

use crate::arguments::Stats;
use crate::document::{Document, Fields, analyzer};
use crate::input::{Documents, Item};
use crate::progress::Progress;
use crate::run::{Tally, each, threads};

/// Gives the number of bad documents.
pub fn stats(arguments: &Stats) -> io::Result<u64> {
    let Stats { inputs, own, top, json } = arguments;
    let (analyzer, fields) = (analyzer(own)?, Fields::new(inputs));
    let count = move |item: Item| {
        let document = Document::of(item, &fields)?;
        Ok(One::of(document.body.text(), document.body.article(&analyzer)))
    };
    let mut pile = Pile::default();
    let add = |documents: Vec<One>, _: &Tally| {
        documents.into_iter().for_each(|one| pile.add(one));
        Ok(())
    };
    let progress = Progress::new(inputs, false);
    let done = each(Documents::new(inputs), (threads(inputs), Tally::default()), count, add, &progress)?;
    let summary = pile.summary(&done, *top);
    let mut out = io::stdout().lock();
    match json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&summary)?)?,
        false => summary.print(&mut out)?,
    }
    Ok(done.bad)
}

/// What is counted.
#[derive(Clone, Copy, Default, Serialize)]
struct Counts {
    tokens: u64,
    paragraphs: u64,
    with_title: u64,
    with_date: u64,
    with_byline: u64,
    dates: u64,
    references: u64,
    mentions: u64,
    roles: u64,
}

/// What one document holds.
struct One {
    counts: Counts,
    published: Option<Day>,
    people: Vec<String>,
    documents: Vec<String>,
    positions: Vec<String>,
}

impl One {
    fn of(text: &str, article: Article) -> Self {
        let counts = Counts {
            tokens: tokens(text).count() as u64,
            paragraphs: article.body.len() as u64,
            with_title: article.title.is_some().into(),
            with_date: article.published.is_some().into(),
            with_byline: article.byline.is_some().into(),
            dates: article.dates.len() as u64,
            references: article.references.len() as u64,
            mentions: article.people.iter().map(|person| person.mentions.len() as u64).sum(),
            roles: article.people.iter().map(|person| person.roles.len() as u64).sum(),
        };
        // Each is counted once a document.
        let once = |mut names: Vec<String>| {
            names.sort_unstable();
            names.dedup();
            names
        };
        let roles = article.people.iter().flat_map(|person| &person.roles);
        Self {
            counts,
            published: article.published,
            positions: once(roles.map(|role| role.position.to_lowercase()).collect()),
            people: once(article.people.into_iter().map(|person| person.name).collect()),
            documents: once(article.references.into_iter().map(|reference| reference.canonical).collect()),
        }
    }
}

/// How often names come up, in bounded memory.
///
/// Where there are too many names, those that came up least are forgotten; what stays can have been forgotten before, so its
/// count is then the least it can be.
#[derive(Default)]
struct Names {
    counts: HashMap<String, u64>,
    forgotten: bool,
}

/// The names that are kept at the most.
const NAMES: usize = 200_000;

impl Names {
    fn add(&mut self, name: String) {
        *self.counts.entry(name).or_default() += 1;
        let mut least = 1;
        while self.counts.len() > NAMES {
            self.counts.retain(|_, count| *count > least);
            self.forgotten = true;
            least += 1;
        }
    }

    /// Those that come up most; of equal ones the first in the order of characters.
    fn top(self, number: usize) -> Vec<(String, u64)> {
        let mut counts: Vec<_> = self.counts.into_iter().collect();
        counts.sort_unstable_by(|(a, m), (b, n)| n.cmp(m).then_with(|| a.cmp(b)));
        counts.truncate(number);
        counts
    }
}

/// What all documents hold.
#[derive(Default)]
struct Pile {
    counts: Counts,
    published: Option<(Day, Day)>,
    people: Names,
    documents: Names,
    positions: Names,
}

impl Pile {
    fn add(&mut self, one: One) {
        let Counts { tokens, paragraphs, with_title, with_date, with_byline, dates, references, mentions, roles } =
            one.counts;
        self.counts.tokens += tokens;
        self.counts.paragraphs += paragraphs;
        self.counts.with_title += with_title;
        self.counts.with_date += with_date;
        self.counts.with_byline += with_byline;
        self.counts.dates += dates;
        self.counts.references += references;
        self.counts.mentions += mentions;
        self.counts.roles += roles;
        if let Some(day) = one.published {
            let (first, last) = self.published.unwrap_or((day, day));
            self.published = Some((first.min(day), last.max(day)));
        }
        one.people.into_iter().for_each(|name| self.people.add(name));
        one.documents.into_iter().for_each(|name| self.documents.add(name));
        one.positions.into_iter().for_each(|name| self.positions.add(name));
    }

    fn summary(self, done: &Tally, top: usize) -> Summary {
        let at_least = self.people.forgotten || self.documents.forgotten || self.positions.forgotten;
        Summary {
            documents: done.documents - done.bad,
            bad: done.bad,
            bytes: done.bytes,
            counts: self.counts,
            first_published: self.published.map(|(first, _)| first),
            last_published: self.published.map(|(_, last)| last),
            people: self.people.top(top),
            referred: self.documents.top(top),
            positions: self.positions.top(top),
            at_least,
        }
    }
}

/// The figures as they are printed.
#[derive(Serialize)]
struct Summary {
    documents: u64,
    bad: u64,
    bytes: u64,
    #[serde(flatten)]
    counts: Counts,
    first_published: Option<Day>,
    last_published: Option<Day>,
    /// Names, and in how many documents each stands.
    people: Vec<(String, u64)>,
    referred: Vec<(String, u64)>,
    positions: Vec<(String, u64)>,
    /// Whether the counts of names are the least that they can be.
    at_least: bool,
}

impl Summary {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let Counts { tokens, paragraphs, with_title, with_date, with_byline, dates, references, mentions, roles } =
            self.counts;
        let rows = [
            ("documents", self.documents),
            ("documents that could not be read", self.bad),
            ("bytes", self.bytes),
            ("tokens", tokens),
            ("paragraphs", paragraphs),
            ("documents with a title", with_title),
            ("documents with a day of publication", with_date),
            ("documents with a byline", with_byline),
            ("dates", dates),
            ("document references", references),
            ("mentions of persons", mentions),
            ("roles", roles),
        ];
        for (name, count) in rows {
            writeln!(out, "{count:>14}  {name}")?;
        }
        if let (Some(first), Some(last)) = (self.first_published, self.last_published) {
            writeln!(out, "\npublished from {first} to {last}")?;
        }
        let least = if self.at_least { ", at least" } else { "" };
        for (head, names) in
            [("People", &self.people), ("Documents referred to", &self.referred), ("Positions", &self.positions)]
        {
            if !names.is_empty() {
                writeln!(out, "\n{head}, by the number of documents{least}")?;
            }
            for (name, count) in names {
                writeln!(out, "{count:>14}  {name}")?;
            }
        }
        Ok(())
    }
}
