//! Normalisation against unicode-normalization, in bytes of UTF-8 a second.
//!
//! Each pair is asserted to give the same result before it is timed.

#![allow(missing_docs)]

mod corpus;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use vanban::normalize::legacy::{Encoding, decode, decode_text, decode_with_map, detect, encode};
use vanban::normalize::{is_canonical, lower_case, normalize, place_tone_marks, slug, strip_marks};
use vanban::{Syllable, ToneStyle};

fn canonical(text: &str) -> String {
    normalize(text).text.into_owned()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect()
}

fn normalization(c: &mut Criterion) {
    let news = canonical(&corpus::news());
    let quotes = canonical(&corpus::quotes());
    let nbsp = news.replace(", ", ",\u{a0}");
    let nfd: String = news.nfd().collect();

    let mut group = c.benchmark_group("canonical");
    for (name, text) in [("news", &news), ("quotes", &quotes)] {
        assert!(is_canonical(text) && is_nfc(text));
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(format!("{name}/vanban"), |b| b.iter(|| is_canonical(black_box(text))));
        group.bench_function(format!("{name}/unicode-normalization"), |b| b.iter(|| is_nfc(black_box(text))));
    }
    assert_eq!(normalize(&nbsp).text, news);
    group.throughput(Throughput::Bytes(nbsp.len() as u64));
    group.bench_function("nbsp/vanban", |b| b.iter(|| normalize(black_box(&nbsp)).text.len()));
    group.finish();

    let mut group = c.benchmark_group("nfc");
    assert_eq!(normalize(&nfd).text, news);
    group.throughput(Throughput::Bytes(nfd.len() as u64));
    group.bench_function("nfd/vanban", |b| b.iter(|| normalize(black_box(&nfd)).text.len()));
    group.bench_function("nfd/unicode-normalization", |b| b.iter(|| black_box(&nfd).nfc().collect::<String>().len()));
    group.finish();

    let mut group = c.benchmark_group("fold");
    let rival = |text: &str| -> String {
        let bare = text.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
        bare.map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            _ => c,
        })
        .collect()
    };
    assert_eq!(strip_marks(&news).is_ascii(), rival(&news).is_ascii());
    group.throughput(Throughput::Bytes(news.len() as u64));
    group.bench_function("news/vanban", |b| b.iter(|| strip_marks(black_box(&news)).len()));
    group.bench_function("news/unicode-normalization", |b| b.iter(|| rival(black_box(&news)).len()));
    assert_eq!(lower_case(&news), news.to_lowercase());
    group.bench_function("news_lower/vanban", |b| b.iter(|| lower_case(black_box(&news)).len()));
    group.bench_function("news_lower/std", |b| b.iter(|| black_box(&news).to_lowercase().len()));
    group.bench_function("news_slug/vanban", |b| b.iter(|| slug(black_box(&news)).len()));
    group.finish();

    let mut group = c.benchmark_group("tone_mark");
    group.throughput(Throughput::Bytes(news.len() as u64));
    group.bench_function("news/vanban", |b| b.iter(|| place_tone_marks(black_box(&news), ToneStyle::New).text.len()));
    group.finish();

    let mut group = c.benchmark_group("syllable");
    let list = words(&news);
    let bytes: usize = list.iter().map(|word| word.len()).sum();
    let syllables = list.iter().filter(|word| Syllable::parse(word).is_some()).count();
    assert!(syllables * 10 > list.len() * 9, "{syllables} syllables of {} words", list.len());
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("news/vanban", |b| {
        b.iter(|| black_box(&list).iter().filter(|word| Syllable::parse(word).is_some()).count())
    });
    group.finish();
}

fn legacy(c: &mut Criterion) {
    let news = canonical(&corpus::news());
    let mut group = c.benchmark_group("decode");
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Viqr] {
        let bytes = encode(&news, encoding).expect("it can be written").bytes;
        let decoded = decode(&bytes, encoding);
        assert_eq!(decode_with_map(&bytes, encoding).text, decoded);
        assert_eq!(detect(&bytes).encoding, Some(encoding));
        group.throughput(Throughput::Bytes(decoded.len() as u64));
        group.bench_function(format!("{encoding}/vanban"), |b| b.iter(|| decode(black_box(&bytes), encoding).len()));
        group.bench_function(format!("{encoding}_map/vanban"), |b| {
            b.iter(|| decode_with_map(black_box(&bytes), encoding).text.len())
        });
        let text: String = bytes.iter().map(|&b| char::from(b)).collect();
        assert_eq!(decode_text(&text, encoding).text, decoded);
        group.bench_function(format!("{encoding}_text/vanban"), |b| {
            b.iter(|| decode_text(black_box(&text), encoding).text.len())
        });
        if encoding == Encoding::Tcvn3 {
            // What a table from bytes to characters costs at least.
            let table: Vec<char> = (0..=255u8).map(char::from).collect();
            let by_table = |bytes: &[u8]| bytes.iter().map(|&b| table[usize::from(b)]).collect::<String>();
            group.bench_function("tcvn3/table", |b| b.iter(|| by_table(black_box(&bytes)).len()));
        }
    }
    group.finish();

    let mut group = c.benchmark_group("detect");
    let bytes = encode(&news, Encoding::Tcvn3).expect("it can be written").bytes;
    group.throughput(Throughput::Bytes(64 * 1024));
    group.bench_function("tcvn3/vanban", |b| b.iter(|| detect(black_box(&bytes))));
    group.finish();
}

fn startup(c: &mut Criterion) {
    let mut group = c.benchmark_group("startup");
    assert!(Syllable::attested().count() > 5_000);
    group.bench_function("syllables/vanban", |b| {
        b.iter(|| Syllable::attested().map(|syllable| syllable.spelled(ToneStyle::Old).len()).sum::<usize>())
    });
    group.finish();
}

criterion_group!(benches, normalization, legacy, startup);
criterion_main!(benches);
