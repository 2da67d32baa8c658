//! Rebuilds the weights from sentences whose words are known.

use super::feature::Seen;
use super::line::Line;
use super::model::Model;
use super::scorer::Scorer;
use super::{Knowledge, Segmenter, Verdict};
use crate::lexicon::Lexicon;
use crate::token::Token;

/// One gap of the training text: what is seen of it, and whether it lies within a word.
struct Example {
    seen: Seen,
    joined: bool,
}

/// Passes over the examples.
const EPOCHS: u16 = 30;

impl Knowledge {
    /// The gaps of a sentence that are open to the model; `starts` are the places where a word begins, sorted.
    fn examples(&self, tokens: &[Token], starts: &[usize], examples: &mut Vec<Example>) {
        let mut line = Line::default();
        line.look(tokens, &self.dictionary);
        for i in 0..tokens.len().saturating_sub(1) {
            if self.verdict(tokens, i, &line) == Verdict::Open {
                let joined = starts.binary_search(&tokens[i + 1].span().start).is_err();
                examples.push(Example { seen: line.seen(tokens, i), joined });
            }
        }
    }
}

impl Segmenter {
    /// Learns the weights by logistic regression: stochastic gradient, steps that shrink from pass to pass. The same
    /// sentences, each with the places where its words start, give the same weights; they are returned as written in
    /// `data/segmenter.tsv`.
    pub(crate) fn train(&mut self, sentences: &[(Vec<Token>, Vec<usize>)], lexicon: &Lexicon) -> String {
        self.knowledge(lexicon);
        let knowledge = self.knowledge.get_mut().expect("it has just been built");
        let mut examples = Vec::new();
        for (tokens, starts) in sentences {
            knowledge.examples(tokens, starts, &mut examples);
        }
        let mut model = Model::blank();
        for epoch in 0..EPOCHS {
            let rate = 0.2 / (1.0 + f32::from(epoch));
            for Example { seen, joined } in &examples {
                let wrong = f32::from(u8::from(*joined)) - 1.0 / (1.0 + (-model.score(seen)).exp());
                model.learn(seen, rate * wrong);
            }
            model.decay(0.98);
        }
        knowledge.scorer = Scorer::new(&model);
        model.write()
    }
}
