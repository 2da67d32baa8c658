//! Rebuilds the weights of the segmenter, and scores it.
//!
//! `train_segmenter TRAIN.conllu > data/segmenter.tsv`: trains on the sentences of a CoNLL-U file, whose words may hold
//! blanks; the file's score, by five-fold cross-validation too, goes to standard error.
//! `train_segmenter --score FILE.conllu`: the score of the built-in weights.

use std::fs;
use std::process::ExitCode;

use vanban::Analyzer;

const HEAD: &str = "\
# The weights of the segmenter: how much each thing that is seen of a gap speaks for joining over it.
# Columns: the features that are weighed together, their values, the weight.
# Trained by `cargo run --release --example train_segmenter` on the training part of UD Vietnamese VTB (CC BY-SA 4.0).
# They hold no word of it, only what lengths and cases of words are worth.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, is_training) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--score", path] => (path, false),
        [path] => (path, true),
        _ => {
            eprintln!("usage: train_segmenter TRAIN.conllu > WEIGHTS, or train_segmenter --score FILE.conllu");
            return ExitCode::from(2);
        }
    };
    match fs::read_to_string(path) {
        Err(error) => {
            eprintln!("train_segmenter: {path}: {error}");
            return ExitCode::FAILURE;
        }
        Ok(file) if is_training => train(path, &sentences(&file)),
        Ok(file) => report(path, &Analyzer::new(), &sentences(&file)),
    }
    ExitCode::SUCCESS
}

fn train(path: &str, sentences: &[Vec<String>]) {
    let (analyzer, weights) = Analyzer::trained(sentences);
    print!("{HEAD}{weights}");
    report(path, &analyzer, sentences);
    let mut held_out = Score::default();
    for fold in 0..5 {
        let in_fold = |index: usize| index % 5 == fold;
        let (test, rest): (Vec<_>, Vec<_>) = sentences.iter().cloned().enumerate().partition(|(i, _)| in_fold(*i));
        let rest: Vec<_> = rest.into_iter().map(|(_, sentence)| sentence).collect();
        let (analyzer, _) = Analyzer::trained(&rest);
        test.iter().for_each(|(_, sentence)| held_out.add(&analyzer, sentence));
    }
    held_out.print(&format!("{path}, cross-validated"));
}

fn report(path: &str, analyzer: &Analyzer, sentences: &[Vec<String>]) {
    let mut score = Score::default();
    sentences.iter().for_each(|sentence| score.add(analyzer, sentence));
    score.print(path);
}

/// How many words there are, were found, and were found right.
#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
}

impl Score {
    /// Counts the words of a sentence that is given with a blank between any two.
    fn add(&mut self, analyzer: &Analyzer, sentence: &[String]) {
        let text = sentence.join(" ");
        let starts = sentence.iter().scan(0, |at, word| Some(std::mem::replace(at, *at + word.len() + 1)));
        let wanted: Vec<_> = starts.zip(sentence).map(|(start, word)| (start, start + word.len())).collect();
        let words: Vec<_> = analyzer.words(&text).collect();
        let is_right = |word: &&vanban::Word<'_>| wanted.binary_search(&(word.span().start, word.span().end)).is_ok();
        self.right += words.iter().filter(is_right).count();
        self.found += words.len();
        self.wanted += wanted.len();
    }

    fn print(&self, name: &str) {
        let Self { wanted, found, right } = *self;
        let of = |all: usize| right as f64 / all as f64;
        let f1 = of(wanted + found) * 2.0;
        eprintln!("{name}: precision {:.4}, recall {:.4}, F1 {f1:.4}", of(found), of(wanted));
    }
}

/// The sentences of a CoNLL-U file, each as its words.
fn sentences(file: &str) -> Vec<Vec<String>> {
    let word = |line: &str| {
        let (id, rest) = line.split_once('\t')?;
        let form = rest.split('\t').next()?;
        id.bytes().all(|b| b.is_ascii_digit()).then(|| form.to_owned())
    };
    let sentences = file.split("\n\n").map(|sentence| sentence.lines().filter_map(word).collect());
    sentences.filter(|words: &Vec<String>| !words.is_empty()).collect()
}
