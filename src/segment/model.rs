//! The model: a sum of weights over what is seen of a gap.

use std::fmt::Write;

use super::feature::{FEATURES, Feature, Seen};
use Feature::*;

/// Each template names features that are weighed together.
pub(super) const TEMPLATES: &[&[Feature]] = &[
    &[Cover, Greedy],
    &[Cover, Greedy, Firm],
    &[Cover, Left, Right],
    &[Cover, Before, After],
    &[Cover, CoverBefore, CoverAfter],
    &[Before2, Before, After],
    &[Before, After, After2],
    &[Before2, Before, After, After2],
    &[Cover, Echo],
];

/// Weights smaller than this are not kept.
const SMALLEST: f32 = 0.01;

/// The weights, one table a template.
#[derive(Clone, Debug)]
pub(super) struct Model {
    weights: Vec<Vec<f32>>,
}

impl Model {
    /// A model without an opinion.
    pub(super) fn blank() -> Self {
        Self { weights: TEMPLATES.iter().map(|template| vec![0.0; count(template)]).collect() }
    }

    /// The weights of `data/segmenter.tsv`.
    pub(super) fn built_in() -> Self {
        let file = include_str!("../../data/segmenter.tsv");
        let mut model = Self::blank();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            assert!(
                model.read(line).is_some(),
                "data/segmenter.tsv: {line:?}; rebuild it with examples/train_segmenter"
            );
        }
        model
    }

    /// Takes over one line: a template, its values and their weight.
    fn read(&mut self, line: &str) -> Option<()> {
        let mut columns = line.split('\t');
        let (name, values, weight) = (columns.next()?, columns.next()?, columns.next()?.parse().ok()?);
        let index = TEMPLATES.iter().position(|template| is_named(template, name))?;
        let mut code = 0;
        for (feature, value) in TEMPLATES[index].iter().zip(values.split(' ')) {
            code = code * feature.values() + feature.labels().iter().position(|label| *label == value)?;
        }
        self.weights[index][code] = weight;
        Some(())
    }

    /// The weights as `data/segmenter.tsv` holds them.
    pub(super) fn write(&self) -> String {
        let mut file = String::new();
        for (template, weights) in TEMPLATES.iter().zip(&self.weights) {
            for (code, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= SMALLEST) {
                let values = labels(template, code);
                writeln!(file, "{}\t{}\t{weight:.2}", name(template), values.join(" ")).expect("a String takes all");
            }
        }
        file
    }

    /// The weight of what a template sees of a gap.
    pub(super) fn weight(&self, template: usize, seen: &Seen) -> f32 {
        self.weights[template][code(TEMPLATES[template], seen)]
    }

    /// How much speaks for joining over the gap; negative for splitting.
    pub(super) fn score(&self, seen: &Seen) -> f32 {
        codes(seen).zip(&self.weights).map(|(code, weights)| weights[code]).sum()
    }

    /// One step of training: moves every weight that takes part.
    pub(super) fn learn(&mut self, seen: &Seen, step: f32) {
        for (code, weights) in codes(seen).zip(&mut self.weights) {
            weights[code] += step;
        }
    }

    /// Moves all weights towards zero.
    pub(super) fn decay(&mut self, factor: f32) {
        self.weights.iter_mut().flatten().for_each(|weight| *weight *= factor);
    }
}

/// A template as the file calls it: `Cover Greedy`.
fn name(template: &[Feature]) -> String {
    template.iter().map(|feature| format!("{feature:?}")).collect::<Vec<_>>().join(" ")
}

fn is_named(template: &[Feature], written: &str) -> bool {
    name(template) == written
}

/// The labels of the values that a place in a template's table stands for.
fn labels(template: &[Feature], code: usize) -> Vec<&'static str> {
    let seen = values(template, code);
    template.iter().map(|feature| feature.labels()[usize::from(seen[*feature as usize])]).collect()
}

/// The place of what is seen in each template's table.
fn codes(seen: &Seen) -> impl Iterator<Item = usize> {
    TEMPLATES.iter().map(|template| code(template, seen))
}

/// How many places the table of some features has.
pub(super) fn count(features: &[Feature]) -> usize {
    features.iter().map(|feature| feature.values()).product()
}

/// The place of what is seen in the table of some features.
#[inline(always)]
pub(super) fn code(features: &[Feature], seen: &Seen) -> usize {
    features.iter().fold(0, |code, feature| code * feature.values() + usize::from(seen[*feature as usize]))
}

/// What is seen where a place in the table of some features is that of it; nothing of the other features.
pub(super) fn values(features: &[Feature], mut code: usize) -> Seen {
    let mut seen = [0; FEATURES];
    for feature in features.iter().rev() {
        seen[*feature as usize] = (code % feature.values()) as u8;
        code /= feature.values();
    }
    seen
}
