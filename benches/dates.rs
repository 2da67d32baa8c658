//! Dates in news, over tokens already made and from raw text, beside one `regex` for each family of forms.
//!
//! The corpus is the bundled samples, repeated; `VANBAN_BENCH_CORPUS` names a file to read instead.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_main};
use regex::Regex;
use vanban::Analyzer;

const BYTES: usize = 4 << 20;

fn corpus() -> String {
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
    if text.len() < BYTES { text.repeat(BYTES.div_ceil(text.len())) } else { text }
}

/// The same families as one would write them by hand, with ASCII digits and without a check of the calendar.
fn families() -> Vec<Regex> {
    [
        r"(?i)(?:ngày |sáng |trưa |chiều |tối |đêm )*[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}",
        r"(?i)(?:ngày|hôm|sáng|trưa|chiều|tối|đêm)(?: ngày)? [0-9]{1,2}[/.-][0-9]{1,2}",
        r"(?i)ngày [0-9]{1,2} tháng [0-9]{1,2}(?: năm [0-9]{4})?",
        r"(?i)tháng [0-9]{1,2}(?:[/.-]| năm )[0-9]{4}",
        r"(?i)(?:đầu |giữa |cuối )?năm [0-9]{4}",
        r"(?i)quý (?:[1-4]|i{1,3}|iv)(?:[/-]| năm )[0-9]{4}",
        r"(?i)[0-9]{1,2} tháng (?:đầu|cuối) năm(?: [0-9]{4})?",
        r"[0-9]{4} ?[-–] ?[0-9]{4}",
        r"(?i)[0-9]{1,2}(?:h| giờ )[0-9]{0,2}(?: phút)?(?: sáng| chiều| tối)? ngày [0-9]{1,2}[/.-][0-9]{1,2}",
        r"(?i)(?:mùng|mồng) [0-9]{1,2} (?:tết|tháng)|rằm tháng",
        r"(?i)hôm (?:nay|qua|sau)|ngày mai|(?:tuần|tháng|năm|quý) (?:này|trước|tới|nay|ngoái)|cùng (?:ngày|kỳ)",
        r"(?i)(?:thập niên|thập kỷ|thế kỷ|những năm) [0-9ivx]{1,4}",
    ]
    .into_iter()
    .map(|pattern| Regex::new(pattern).expect("a pattern"))
    .collect()
}

fn dates(c: &mut Criterion) {
    let text = corpus();
    let analyzer = Analyzer::new();
    let prepared = analyzer.prepare(&text);
    let mut found = Vec::new();
    prepared.find_dates(&mut found);
    let count = found.len();
    assert!(count * 20_000 > text.len(), "only {count} dates in {} bytes", text.len());
    let families = families();
    let matches = |text: &str| families.iter().map(|family| family.find_iter(text).count()).sum::<usize>();
    assert!(matches(&text) * 40_000 > text.len());

    let mut group = c.benchmark_group("dates/news");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    group.bench_function("vanban", |b| {
        b.iter(|| {
            prepared.find_dates(&mut found);
            assert_eq!(found.len(), count);
        })
    });
    group.bench_function("vanban-from-text", |b| b.iter(|| black_box(analyzer.prepare(&text)).find_dates(&mut found)));
    group.bench_function("regex", |b| b.iter(|| black_box(matches(&text))));
    group.finish();
}

#[allow(missing_docs)]
mod group {
    criterion::criterion_group!(benches, super::dates);
}
criterion_main!(group::benches);
