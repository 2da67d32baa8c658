//! Work spread over threads, its results in the order of what came in, in bounded memory.
//!
//! One thread reads batches, the workers take them as they come, and the caller gets the results in order. What is under
//! way is bounded in bytes: the reader waits where the budget is used up. So a document that takes long does not stop the
//! others, which are done meanwhile and wait behind it as far as the budget goes.

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// Things to do together, and about how many bytes they take.
pub struct Batch<I> {
    pub items: Vec<I>,
    pub cost: usize,
}

/// The most and the largest things that are done together.
const ITEMS: usize = 64;
const BYTES: usize = 64 << 10;

/// The bytes under way: for all, and for each thread.
const BUDGET: usize = 8 << 20;
const BUDGET_OF_THREAD: usize = 512 << 10;

/// Cuts what comes into batches.
pub fn batches<I>(mut items: impl Iterator<Item = I>, cost: impl Fn(&I) -> usize) -> impl Iterator<Item = Batch<I>> {
    std::iter::from_fn(move || {
        let mut batch = Batch { items: Vec::new(), cost: 0 };
        while batch.items.len() < ITEMS && batch.cost < BYTES {
            let Some(item) = items.next() else { break };
            batch.cost = batch.cost.saturating_add(cost(&item).saturating_add(size_of::<I>()));
            batch.items.push(item);
        }
        (!batch.items.is_empty()).then_some(batch)
    })
}

/// Does `work` with every batch on `threads` threads and gives `sink` the results in order.
///
/// # Errors
/// The first of the sink, after which nothing more is done.
pub fn in_order<I: Send + 'static, R: Send + 'static>(
    batches: impl Iterator<Item = Batch<I>> + Send + 'static,
    threads: usize,
    work: impl Fn(Vec<I>) -> R + Send + Sync + 'static,
    mut sink: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let budget = Arc::new(Budget::new(BUDGET + threads * BUDGET_OF_THREAD));
    let (to_workers, for_workers) = mpsc::channel::<(Vec<I>, mpsc::Sender<R>)>();
    let (in_order, results) = mpsc::channel::<(Receiver<R>, usize)>();
    let (for_workers, work) = (Arc::new(Mutex::new(for_workers)), Arc::new(work));
    for _ in 0..threads {
        let (queue, work) = (for_workers.clone(), work.clone());
        thread::spawn(move || {
            loop {
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((items, done)) = next else { return };
                // Nobody waits for it where the sink has failed.
                let _ = done.send(work(items));
            }
        });
    }
    // The threads are not joined: where the sink has failed, the reader may wait for input that never comes.
    let reading = budget.clone();
    thread::spawn(move || {
        for batch in batches {
            let (done, result) = mpsc::channel();
            reading.take(batch.cost);
            if in_order.send((result, batch.cost)).is_err() || to_workers.send((batch.items, done)).is_err() {
                return;
            }
        }
    });
    for (result, cost) in results {
        let result = result.recv().map_err(|_| io::Error::other("a worker has failed"))?;
        sink(result)?;
        budget.give(cost);
    }
    Ok(())
}

/// Bytes that may be under way.
struct Budget {
    limit: usize,
    taken: Mutex<usize>,
    given: Condvar,
}

impl Budget {
    fn new(limit: usize) -> Self {
        Self { limit, taken: Mutex::new(0), given: Condvar::new() }
    }

    /// Waits until there is room; what alone is larger than the limit waits until nothing else is under way.
    fn take(&self, bytes: usize) {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut usize| *taken > 0 && taken.saturating_add(bytes) > self.limit;
        let mut taken = self.given.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_add(bytes);
    }

    fn give(&self, bytes: usize) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(bytes);
        self.given.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    fn single(items: std::ops::Range<usize>, cost: usize) -> impl Iterator<Item = Batch<usize>> + Send {
        items.map(move |item| Batch { items: vec![item], cost })
    }

    #[test]
    fn batches_are_bounded_in_number_and_bytes() {
        let sizes = |cost: usize| batches(0..130, move |_| cost).map(|b| b.items.len()).collect::<Vec<_>>();
        assert_eq!(sizes(0), [64, 64, 2]);
        assert_eq!(sizes(BYTES), [1; 130]);
        assert_eq!(batches(0..0, |_| 1).count(), 0);
    }

    #[test]
    fn a_slow_one_keeps_its_place_and_does_not_stop_the_others() {
        static DONE: AtomicUsize = AtomicUsize::new(0);
        let work = |items: Vec<usize>| {
            if items[0] == 0 {
                // Waits until all others are done, which they can be only if they are not stopped.
                while DONE.load(Ordering::SeqCst) < 99 {
                    thread::sleep(Duration::from_millis(1));
                }
            } else {
                DONE.fetch_add(1, Ordering::SeqCst);
            }
            items[0]
        };
        let mut out = Vec::new();
        in_order(single(0..100, 1), 2, work, |n| {
            out.push(n);
            Ok(())
        })
        .expect("the sink takes all");
        assert_eq!(out, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_under_way_is_bounded() {
        static READ: AtomicUsize = AtomicUsize::new(0);
        static WRITTEN: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let batches = single(0..400, 1 << 20).inspect(|_| {
            let under_way = READ.fetch_add(1, Ordering::SeqCst) + 1 - WRITTEN.load(Ordering::SeqCst);
            MOST.fetch_max(under_way, Ordering::SeqCst);
        });
        in_order(
            batches,
            2,
            |_| (),
            |()| {
                thread::sleep(Duration::from_micros(200));
                WRITTEN.fetch_add(1, Ordering::SeqCst);
                Ok(())
            },
        )
        .expect("the sink takes all");
        // Nine of one MiB are in the budget; one more is read, and one is being written.
        assert!(MOST.load(Ordering::SeqCst) <= 11, "{MOST:?}");
    }

    #[test]
    fn the_first_error_of_the_sink_ends_the_work() {
        let error =
            in_order(single(0..usize::MAX, 1), 2, |_| (), |()| Err(io::Error::other("full"))).expect_err("it fails");
        assert_eq!(error.to_string(), "full");
    }
}
