//! Rebuilds `data/segmenter.tsv` from a CoNLL-U file, or scores on one.
use std::fs;
use vanban::{Analyzer, segment::Method};

fn sentences(path: &str) -> Vec<Vec<String>> {
    let file = fs::read_to_string(path).expect(path);
    let mut all = vec![Vec::new()];
    for line in file.lines() {
        if line.is_empty() {
            all.push(Vec::new());
        } else if !line.starts_with('#') {
            let mut columns = line.split('\t');
            let id = columns.next().unwrap_or("");
            if id.bytes().all(|b| b.is_ascii_digit()) {
                all.last_mut().expect("one").push(columns.next().unwrap_or("").to_owned());
            }
        }
    }
    all.retain(|s| !s.is_empty());
    all
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let analyzer = Analyzer::new();
    if args[0] == "train" {
        print!("{}", analyzer.train(&sentences(&args[1])));
        return;
    }
    for method in [Method::LongestMatch, Method::Model] {
        let (mut right, mut gold_n, mut found_n) = (0, 0, 0);
        for words in sentences(&args[1]) {
            let text = words.join(" ");
            let mut at = 0;
            let gold: Vec<(usize, usize)> = words
                .iter()
                .map(|w| {
                    let s = at;
                    at += w.len() + 1;
                    (s, s + w.len())
                })
                .collect();
            let found: Vec<(usize, usize)> = analyzer.words(&text, method).iter().map(|s| (s.start, s.end)).collect();
            gold_n += gold.len();
            found_n += found.len();
            right += found.iter().filter(|f| gold.binary_search(f).is_ok()).count();
            if args.len() > 2 && method == Method::Model {
                for g in &gold {
                    if !found.contains(g) {
                        println!("{}", &text[g.0..g.1]);
                    }
                }
            }
        }
        let (p, r) = (right as f64 / found_n as f64, right as f64 / gold_n as f64);
        eprintln!("{method:?}: precision {p:.4} recall {r:.4} F1 {:.4}", 2.0 * p * r / (p + r));
    }
}
