//! The whole record out of raw text, and the start-up.
#![allow(missing_docs)] // criterion_group makes a public function

use std::fs;
use std::hint::black_box;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vanban::{Analyzer, Data};

/// The least that is read in one round.
const SIZE: usize = 10 << 20;

/// The bundled samples, each a document of its own, over and over up to 10 MiB.
fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut samples: Vec<_> = fs::read_dir(folder)
        .expect("data/samples is there")
        .map(|entry| entry.expect("an entry of data/samples").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    samples.sort();
    let samples: Vec<String> = samples.iter().map(|path| fs::read_to_string(path).expect("UTF-8")).collect();
    let bytes: usize = samples.iter().map(String::len).sum();
    samples.iter().cycle().take(samples.len() * SIZE.div_ceil(bytes)).cloned().collect()
}

fn record(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let documents = documents();
    // Every sample has a title and a text; what the recognisers find in them is held by tests/golden.rs.
    for document in documents.iter().take(32) {
        let article = analyzer.article(document);
        assert!(article.title.is_some() && article.body.len() > 3, "{document}");
        assert!(!article.dates.is_empty(), "{document}");
    }
    let mut group = criterion.benchmark_group("record/raw");
    group.throughput(Throughput::Bytes(documents.iter().map(|document| document.len() as u64).sum()));
    group.sample_size(10);
    group.bench_function("vanban", |bencher| {
        bencher
            .iter(|| documents.iter().map(|document| black_box(analyzer.article(document)).parts.len()).sum::<usize>());
    });
    group.finish();
}

fn startup(criterion: &mut Criterion) {
    let data = Data::new();
    let article = Analyzer::with(&data).expect("the built-in data is sound").article("Ngày 19/02/2021");
    assert_eq!(article.dates.len(), 1);
    let mut group = criterion.benchmark_group("startup/tables");
    group.sample_size(20);
    group.bench_function("vanban", |bencher| bencher.iter(|| Analyzer::with(black_box(&data))));
    group.finish();
}

criterion_group!(benches, record, startup);
criterion_main!(benches);
