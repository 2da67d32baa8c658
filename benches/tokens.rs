//! Tokens, with and without look-up, compounds and sentences, beside what else splits a text.
#![allow(missing_docs, reason = "the macros of criterion make items without")]

mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;
use vanban::{Analyzer, CompoundKind, Token, tokens};

type Corpora = [(&'static str, String); 6];

fn corpora() -> Corpora {
    [
        ("news", corpus::news()),
        ("nfd", corpus::nfd()),
        ("quotes", corpus::quotes()),
        ("caps", corpus::capitals()),
        ("english", corpus::english()),
        ("adversarial", corpus::adversarial()),
    ]
}

/// Runs a stage over a corpus; the count is taken once before the clock starts.
fn measure(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, text: &str, count: impl Fn(&str) -> usize) {
    let wanted = count(text);
    assert!(wanted > text.len() / 50_000, "{name}: {wanted} in {} bytes", text.len());
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(name, |bencher| bencher.iter(|| assert_eq!(count(black_box(text)), wanted)));
}

/// Looks at all that a token holds, and counts the tokens.
fn read<'t>(tokens: impl Iterator<Item = Token<'t>>) -> usize {
    let (count, rest) = tokens.fold((0, 0), |(count, rest), token| {
        let shown = token.kind() as usize + token.shape() as usize + token.gap() as usize;
        (count + 1, rest + token.span().start + token.span().end + shown)
    });
    black_box(rest);
    count
}

fn words(criterion: &mut Criterion) {
    let corpora = corpora();
    let analyzer = Analyzer::new();
    // Every byte that is no white space is in one token.
    for (name, text) in &corpora {
        let white: usize = text.chars().filter(|c| c.is_whitespace()).map(char::len_utf8).sum();
        assert_eq!(tokens(text).map(|t| t.span().len()).sum::<usize>(), text.len() - white, "{name}");
    }
    let mut group = criterion.benchmark_group("tokens");
    for (name, text) in &corpora {
        measure(&mut group, &format!("{name}/vanban"), text, |text| read(tokens(text)));
    }
    let news = &corpora[0].1;
    let pattern = Regex::new(r"\w+").expect("a sound pattern");
    measure(&mut group, "news/split_whitespace", news, |text| text.split_whitespace().count());
    measure(&mut group, "news/unicode-segmentation", news, |text| text.unicode_words().count());
    measure(&mut group, "news/regex", news, |text| pattern.find_iter(text).count());
    group.finish();

    let mut group = criterion.benchmark_group("tokens_ids");
    for (name, text) in &corpora {
        measure(&mut group, &format!("{name}/vanban"), text, |text| read(analyzer.tokens(text)));
    }
    group.finish();
}

fn layers(criterion: &mut Criterion) {
    let corpora = corpora();
    let analyzer = Analyzer::new();
    let news = &corpora[0].1;
    let joined = analyzer.compounds(news).filter(|c| !matches!(c.kind(), CompoundKind::Token(_))).count();
    assert!(joined > news.len() / 1_000, "{joined} compounds");
    let mut group = criterion.benchmark_group("compounds");
    for (name, text) in &corpora {
        measure(&mut group, &format!("{name}/vanban"), text, |text| analyzer.compounds(text).count());
    }
    group.finish();

    let mut group = criterion.benchmark_group("sentences");
    for (name, text) in &corpora {
        measure(&mut group, &format!("{name}/vanban"), text, |text| analyzer.sentences(text).count());
    }
    measure(&mut group, "news/unicode-segmentation", news, |text| text.unicode_sentences().count());
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = words, layers
}
criterion_main!(benches);
