//! Persons and roles in news, over tokens already made and from raw text, beside one `regex` for names behind cues.
//!
//! The corpus is the bundled samples, repeated; `VANBAN_BENCH_CORPUS` names a file to read instead.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_main};
use regex::Regex;
use vanban::Analyzer;

const BYTES: usize = 1 << 16;

/// Documents of about the length of a long article: names join within one text.
fn corpus() -> Vec<String> {
    let text = match std::env::var_os("VANBAN_BENCH_CORPUS") {
        Some(path) => std::fs::read_to_string(path).expect("VANBAN_BENCH_CORPUS is a file of UTF-8"),
        None => {
            let samples = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples")).expect("the samples");
            let mut paths: Vec<_> = samples.map(|entry| entry.expect("a sample").path()).collect();
            paths.sort();
            let text = |path| std::fs::read_to_string(path).expect("a sample is UTF-8");
            paths.iter().map(text).collect::<Vec<_>>().join("\n\n")
        }
    };
    let mut documents = vec![String::new()];
    for line in text.lines() {
        let last = documents.last_mut().expect("one at least");
        last.push_str(line);
        last.push('\n');
        if last.len() > BYTES {
            documents.push(String::new());
        }
    }
    documents
}

fn people(c: &mut Criterion) {
    let documents = corpus();
    let bytes: usize = documents.iter().map(String::len).sum();
    let analyzer = Analyzer::new();
    let prepared: Vec<_> = documents.iter().map(|text| analyzer.prepare(text)).collect();
    let mentions =
        || -> usize { prepared.iter().flat_map(|p| p.find_people()).map(|person| person.mentions.len()).sum() };
    let count = mentions();
    assert!(count * 2_000 > bytes, "only {count} mentions in {bytes} bytes");
    // What one would write by hand: two to five capitalised words behind a cue.
    let capital = r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}";
    let pattern = format!(r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|tịch|thư|đốc|trưởng|[Ảả]nh:) ({capital})");
    let by_hand = Regex::new(&pattern).expect("a pattern");
    let matches = || -> usize { documents.iter().map(|text| by_hand.find_iter(text).count()).sum() };
    assert!(matches() > 0);

    let mut group = c.benchmark_group("people/news");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("vanban", |b| b.iter(|| assert_eq!(mentions(), count)));
    group.bench_function("vanban-from-text", |b| {
        b.iter(|| documents.iter().map(|text| black_box(analyzer.prepare(text)).find_people().len()).sum::<usize>())
    });
    group.bench_function("regex", |b| b.iter(|| black_box(matches())));
    group.finish();
}

#[allow(missing_docs)]
mod group {
    criterion::criterion_group!(benches, super::people);
}
criterion_main!(group::benches);
