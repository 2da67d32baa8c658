//! Rebuilds the weights from sentences whose words are known.

use super::Segmenter;
use super::feature::{Line, Seen, may_join};
use super::model::Model;
use crate::token::Token;

/// One gap of the training text: what is seen of it, and whether it lies within a word.
struct Example {
    seen: Seen,
    joined: bool,
}

impl Segmenter {
    /// The gaps of a sentence; `word_starts` are the places in the text where a word begins, sorted.
    fn examples(&self, tokens: &[Token], word_starts: &[usize], examples: &mut Vec<Example>) {
        let mut line = Line::default();
        line.look(tokens, &self.dictionary);
        for i in 0..tokens.len().saturating_sub(1) {
            if may_join(&tokens[i], &tokens[i + 1]) {
                let joined = word_starts.binary_search(&tokens[i + 1].span().start).is_err();
                examples.push(Example { seen: line.seen(tokens, i), joined });
            }
        }
    }

    /// Logistic regression by stochastic gradient with steps that shrink by weight; the same sentences give the same weights.
    pub(crate) fn train(&self, sentences: &[(Vec<Token>, Vec<usize>)]) -> Model {
        let mut examples = Vec::new();
        for (tokens, word_starts) in sentences {
            self.examples(tokens, word_starts, &mut examples);
        }
        let mut model = Model::blank();
        for epoch in 0..30 {
            let rate = 0.2 / (1.0 + epoch as f32);
            for example in &examples {
                let wrong = f32::from(example.joined) - 1.0 / (1.0 + (-model.score(&example.seen)).exp());
                model.learn(&example.seen, rate * wrong);
            }
            model.decay(0.98);
        }
        model
    }
}
