//! The texts that the benchmarks read: the sample articles repeated, or the file that `VANBAN_BENCH_CORPUS` names, and
//! what is made of them.
#![allow(dead_code, reason = "each benchmark takes the corpora it needs")]

use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The size that a corpus has at the least.
const SIZE: usize = 10_000_000;

/// The news articles, each by itself: the samples, the lines of a `.jsonl` file of objects with `text`, or one whole file.
pub fn documents() -> Vec<String> {
    let Some(path) = std::env::var_os("VANBAN_BENCH_CORPUS") else {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
        let mut files: Vec<_> = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a file of the samples").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
            .collect();
        files.sort();
        return files.iter().map(|path| read(path)).collect();
    };
    let path: &Path = path.as_ref();
    let text = read(path);
    if path.extension().is_none_or(|extension| extension != "jsonl") {
        return vec![text];
    }
    let document =
        |line| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_owned);
    text.lines().map(|line| document(line).expect("an object with `text`")).collect()
}

/// The documents over and over, up to the size of a corpus.
pub fn many_documents() -> Vec<String> {
    let documents = documents();
    let bytes: usize = documents.iter().map(String::len).sum();
    documents.iter().cycle().take(documents.len() * SIZE.div_ceil(bytes)).cloned().collect()
}

/// The news articles as one text.
pub fn news() -> String {
    let text = documents().join("\n\n");
    repeat(&text.nfc().collect::<String>())
}

/// The news with every letter taken apart into its base and its marks.
pub fn nfd() -> String {
    news().nfd().collect()
}

/// The news with every third word in typographic quotes.
pub fn quotes() -> String {
    let news = news();
    let quoted = news.lines().map(|line| {
        let words = line.split(' ').enumerate();
        words
            .map(|(i, word)| if i % 3 == 0 { format!("“{word}”") } else { word.to_owned() })
            .collect::<Vec<_>>()
            .join(" ")
    });
    quoted.collect::<Vec<_>>().join("\n")
}

/// The news in capitals.
pub fn capitals() -> String {
    news().to_uppercase()
}

/// English prose with typographic apostrophes.
pub fn english() -> String {
    repeat(
        "The committee’s report, published on Tuesday, said that “nothing in the records” showed who had approved the \
         payment of $4,500 to the contractor; it wasn’t the first time. A spokesman — who asked not to be named — told \
         reporters that the ministry hadn’t seen the document until 12 March, when it was sent to all members.\n",
    )
}

/// What a scanner likes least: one-byte tokens, marks without a blank, long runs, rare letters, emoji, odd blanks.
pub fn adversarial() -> String {
    let mut text = String::new();
    text.push_str(&"a,1.b;2-".repeat(200));
    text.push_str(&"'".repeat(300));
    text.push_str(&"ắ".repeat(400));
    text.push_str(&" ".repeat(500));
    text.push_str(&"a'b’c".repeat(60));
    text.push_str(&"9".repeat(700));
    text.push_str(&"\r\n \u{a0}".repeat(80));
    text.push_str(&"«x» ° ± ½ č ".repeat(20));
    text.push_str(&"e\u{301}\u{323}".repeat(80));
    text.push_str(&"đã 👨‍👩‍👧 xem 🙂 ".repeat(8));
    text.push_str(&"Ủy ban…”“—".repeat(40));
    repeat(&(text + "\n"))
}

fn repeat(text: &str) -> String {
    text.repeat(SIZE.div_ceil(text.len()))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
