//! Words, beside the tokens that they are made of.
#![allow(missing_docs, reason = "the macros of criterion make items without")]

mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vanban::Analyzer;

fn words(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let mut group = criterion.benchmark_group("words");
    for (name, text) in [
        ("news", corpus::news()),
        ("nfd", corpus::nfd()),
        ("caps", corpus::capitals()),
        ("english", corpus::english()),
        ("adversarial", corpus::adversarial()),
    ] {
        let tokens = analyzer.tokens(&text).count();
        let count = analyzer.words(&text).len();
        assert!(count > 0 && count <= tokens, "{name}: {count} words of {tokens} tokens");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/vanban"), |bencher| {
            bencher.iter(|| assert_eq!(analyzer.words(black_box(&text)).len(), count));
        });
        group.bench_function(format!("{name}/tokens-alone"), |bencher| {
            bencher.iter(|| black_box(analyzer.prepare(black_box(&text))));
        });
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = words
}
criterion_main!(benches);
