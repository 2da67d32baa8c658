//! Words, beside the tokens that they are made of, and beside what looks for the same dictionary in the characters.
#![allow(missing_docs, reason = "the macros of criterion make items without")]

mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder, MatchKind};
use unicode_segmentation::UnicodeSegmentation;
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
        let count = analyzer.words(&text).count();
        assert!(count > 0 && count <= tokens, "{name}: {count} words of {tokens} tokens");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/vanban"), |bencher| {
            bencher.iter(|| assert_eq!(analyzer.words(black_box(&text)).count(), count));
        });
        group.bench_function(format!("{name}/tokens-alone"), |bencher| {
            bencher.iter(|| black_box(analyzer.prepare(black_box(&text))));
        });
    }
    group.finish();
}

/// The longest matches of the dictionary's words in the characters of the news: no tokens, no model, no names.
fn dictionary(criterion: &mut Criterion) {
    let text = corpus::news();
    let automaton = automaton();
    let count = automaton.leftmost_find_iter(&text).count();
    let joined = Analyzer::new().words(&text).filter(|word| word.syllables().count() > 1).count();
    assert!(count > joined / 2 && count < 2 * joined, "{count} matches beside {joined} words of several syllables");
    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("news/daachorse", |bencher| {
        bencher.iter(|| assert_eq!(automaton.leftmost_find_iter(black_box(&text)).count(), count));
    });
    let words = text.unicode_words().count();
    group.bench_function("news/unicode-segmentation", |bencher| {
        bencher.iter(|| assert_eq!(black_box(&text).unicode_words().count(), words));
    });
    group.finish();
}

/// A character automaton over the built-in dictionary.
fn automaton() -> CharwiseDoubleArrayAhoCorasick<u32> {
    let lines = include_str!("../data/words.txt").lines().filter(|line| !line.starts_with('#'));
    let words: Vec<&str> = lines.filter_map(|line| line.split('\t').next()).collect();
    assert!(words.len() > 40_000, "{} words", words.len());
    let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
    builder.build(words).expect("the words are different from each other")
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = words, dictionary
}
criterion_main!(benches);
