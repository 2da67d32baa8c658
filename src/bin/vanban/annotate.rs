//! `vanban annotate`: a page to look at for every document.

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;

use crate::arguments::Annotate;
use crate::document::{Document, Fields, analyzer};
use crate::input::{Documents, Item};
use crate::page::page;
use crate::progress::Progress;
use crate::resume::at;
use crate::run::{Tally, each, threads};

/// Gives the number of bad documents.
pub fn annotate(arguments: &Annotate) -> io::Result<u64> {
    let Annotate { inputs, own, output } = arguments;
    if let Some(folder) = output {
        std::fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    }
    let (analyzer, fields) = (analyzer(own)?, Fields::new(inputs));
    let draw = move |item: Item| {
        let document = Document::of(item, &fields)?;
        let drawn = page(&document.id, document.body.text(), &document.body.article(&analyzer));
        Ok((document.id, drawn))
    };
    let (mut names, mut drawn) = (HashSet::new(), 0);
    let write = |pages: Vec<(String, String)>, _: &Tally| {
        for (id, page) in pages {
            drawn += 1;
            match output {
                Some(folder) => write_page(folder, &name(&id, &mut names), &page)?,
                None if drawn == 1 => io::stdout().write_all(page.as_bytes())?,
                None => return Err(io::Error::other("the pages of several documents need a folder: --output FOLDER")),
            }
        }
        Ok(())
    };
    let progress = Progress::new(inputs, output.is_none());
    let done = each(Documents::new(inputs), (threads(inputs), Tally::default()), draw, write, &progress)?;
    Ok(done.bad)
}

fn write_page(folder: &Path, name: &str, page: &str) -> io::Result<()> {
    let path = folder.join(name);
    std::fs::write(&path, page).map_err(|error| at(&path, error))
}

/// The name of the file of a document, which no other has: what may not stand in a name becomes `-`.
fn name(id: &str, taken: &mut HashSet<String>) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' };
    // Names of files have a limit, in bytes.
    let short: String = id.trim_start_matches('.').chars().take(60).map(plain).collect();
    let mut name = format!("{short}.html");
    let mut number = 1;
    while !taken.insert(name.clone()) {
        number += 1;
        name = format!("{short}-{number}.html");
    }
    name
}
