//! The whole record out of raw text, and the start-up.
#![allow(missing_docs)] // criterion_group makes a public function

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vanban::{Analyzer, Data};

mod corpus;

fn record(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let documents = corpus::many_documents();
    // Each document has a text, and most have dates; what exactly is found in the samples is held by tests/golden.rs.
    let found = |document: &String| {
        let article = analyzer.article(document);
        assert!(!article.body.is_empty() || document.trim().is_empty(), "{document}");
        usize::from(!article.dates.is_empty())
    };
    let sample = &documents[..documents.len().min(100)];
    assert!(sample.iter().map(found).sum::<usize>() * 2 > sample.len());
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
