//! What all subcommands share: documents in, work on all cores, results in order, bad documents reported and counted.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::available_parallelism;

use serde::{Deserialize, Serialize};

use crate::arguments::Inputs;
use crate::decode::Decode;
use crate::document::{Document, Fields};
use crate::input::{Documents, Item};
use crate::output::Output;
use crate::pool::{batches, in_order};
use crate::progress::Progress;

/// How much is done.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    /// The documents, the bad ones among them.
    pub documents: u64,
    pub bad: u64,
    /// The bytes of the documents.
    pub bytes: u64,
    /// Where the last of them stands.
    pub last: String,
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.documents += other.documents;
        self.bad += other.bad;
        self.bytes += other.bytes;
        self.last = other.last;
    }
}

/// How many documents are read at a time.
pub fn threads(inputs: &Inputs) -> usize {
    inputs.threads.map_or_else(|| available_parallelism().map_or(1, usize::from), usize::from)
}

/// Does `work` with every item and gives `sink` the results in the order of the items, with how much is done by then.
///
/// What `work` cannot read is reported and left out; the tally goes on from `tally`.
pub fn each<R: Send + 'static>(
    items: impl Iterator<Item = Item> + Send + 'static,
    (threads, mut tally): (usize, Tally),
    work: impl Fn(Item) -> Result<R, String> + Send + Sync + 'static,
    mut sink: impl FnMut(Vec<R>, &Tally) -> io::Result<()>,
    progress: &Progress,
) -> io::Result<Tally> {
    progress.start(&tally);
    let all = move |items: Vec<Item>| {
        let (mut done, mut results, mut faults) = (Tally::default(), Vec::with_capacity(items.len()), Vec::new());
        done.last = items.last().map(|item| item.place.to_string()).unwrap_or_default();
        for item in items {
            done.documents += 1;
            done.bytes += item.cost() as u64;
            let place = item.place.clone();
            // No text makes the library panic; were it to, the other documents would still be done.
            match catch_unwind(AssertUnwindSafe(|| work(item))) {
                Ok(Ok(result)) => results.push(result),
                Ok(Err(fault)) => faults.push(fault),
                Err(_) => faults.push(format!("{place}: a fault of vanban itself, please report it")),
            }
        }
        done.bad = faults.len() as u64;
        (done, results, faults)
    };
    in_order(batches(items, Item::cost), threads, all, |(done, results, faults)| {
        for fault in faults {
            progress.say(&fault);
        }
        tally.add(done);
        sink(results, &tally)?;
        progress.at(&tally);
        Ok(())
    })?;
    progress.end();
    if tally.bad > 0 {
        eprintln!("vanban: {} of {} documents could not be read", tally.bad, tally.documents);
    }
    Ok(tally)
}

/// Text in and text out: `change` makes of each document what is written of it.
///
/// Plain text comes in pieces of whole lines, decoded on demand, so that a file may be of any length.
pub fn text(
    inputs: &Inputs,
    decode: Option<Decode>,
    fields: Fields,
    change: impl Fn(Document) -> String + Send + Sync + 'static,
) -> io::Result<u64> {
    let items = Documents::new(inputs).in_pieces(decode);
    let progress = Progress::new(inputs, true);
    let mut output = Output::stdout();
    let work = move |item| Document::of(item, &fields).map(&change);
    let write = |texts: Vec<String>, _: &Tally| texts.iter().try_for_each(|text| output.write(0, text.as_bytes()));
    let done = each(items, (threads(inputs), Tally::default()), work, write, &progress)?;
    output.finish(&done)?;
    Ok(done.bad)
}
