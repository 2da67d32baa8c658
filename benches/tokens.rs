//! Tokens, with and without look-up, beside what else splits a text into words.

#![allow(missing_docs)]

mod corpus;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_segmentation::UnicodeSegmentation;
use vanban::{Token, TokenKind as Kind, tokens};

fn tokens_benches(criterion: &mut Criterion) {
    let corpora = [
        ("news", corpus::news()),
        ("nfd", corpus::nfd()),
        ("quotes", corpus::quotes()),
        ("caps", corpus::capitals()),
        ("english", corpus::english()),
        ("adversarial", corpus::adversarial()),
    ];
    for (name, text) in &corpora {
        let mut group = criterion.benchmark_group("tokens");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/vanban"), |b| b.iter(|| sum(tokens(black_box(text)))));
        group.finish();
    }
}

/// Looks at all that a token holds.
fn sum<'t>(tokens: impl Iterator<Item = Token<'t>>) -> (usize, usize, usize, usize) {
    tokens.fold((0, 0, 0, 0), |(n, bytes, words, gaps), token| {
        let word = usize::from(token.kind() == Kind::Word) + usize::from(token.shape().is_capital());
        (n + 1, bytes + token.span().len(), words + word, gaps + token.gap() as usize)
    })
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(std::time::Duration::from_millis(500)).measurement_time(std::time::Duration::from_secs(2));
    targets = tokens_benches
}
criterion_main!(benches);
