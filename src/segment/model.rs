//! The model: a sum of weights over what is seen of a gap.

use super::feature::{Feature, Seen};
use Feature::{After, After2, Before, Before2, Cover, CoverAfter, CoverBefore, Echo, Greedy, Left, Right};

/// Each template names features that are weighed together.
pub(crate) const TEMPLATES: &[&[Feature]] = &[
    &[Cover, Greedy],
    &[Cover, Left, Right],
    &[Cover, Before, After],
    &[Cover, CoverBefore, CoverAfter],
    &[Greedy, CoverBefore, CoverAfter],
    &[Before2, Before, After],
    &[Before, After, After2],
    &[Before2, Before, After, After2],
    &[Cover, Echo],
    &[Greedy, Left, Right],
];

/// The weights, one table a template.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    weights: Vec<Vec<f32>>,
}

impl Model {
    /// A model without an opinion.
    pub(crate) fn blank() -> Self {
        Self { weights: TEMPLATES.iter().map(|template| vec![0.0; size(template)]).collect() }
    }

    /// The weights of `data/segmenter.tsv`.
    pub(crate) fn built_in() -> Self {
        Self::read(include_str!("../../data/segmenter.tsv"))
    }

    fn read(file: &str) -> Self {
        let mut model = Self::blank();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let template: usize = columns.next().and_then(|c| c.parse().ok()).expect("a template");
            let values = columns.next().expect("values");
            let weight = columns.next().and_then(|c| c.parse().ok()).expect("a weight");
            let code = TEMPLATES[template].iter().zip(values.split(' ')).fold(0, |code, (feature, label)| {
                let value = feature.labels().iter().position(|l| *l == label).expect("a label");
                code * feature.labels().len() + value
            });
            model.weights[template][code] = weight;
        }
        model
    }

    /// The weights as `data/segmenter.tsv` holds them.
    pub(crate) fn write(&self) -> String {
        let mut file = String::new();
        for (index, (template, weights)) in TEMPLATES.iter().zip(&self.weights).enumerate() {
            for (code, weight) in weights.iter().enumerate().filter(|(_, weight)| weight.abs() >= 0.01) {
                let mut rest = code;
                let mut values: Vec<&str> = Vec::new();
                for feature in template.iter().rev() {
                    values.push(feature.labels()[rest % feature.labels().len()]);
                    rest /= feature.labels().len();
                }
                values.reverse();
                file.push_str(&format!("{index}\t{}\t{weight:.2}\n", values.join(" ")));
            }
        }
        file
    }

    /// How much speaks for joining over the gap; negative for splitting.
    pub(crate) fn score(&self, seen: &Seen) -> f32 {
        codes(seen).zip(&self.weights).map(|(code, weights)| weights[code]).sum()
    }

    /// One step of training: moves every weight that took part.
    pub(crate) fn learn(&mut self, seen: &Seen, step: f32) {
        for (code, weights) in codes(seen).zip(&mut self.weights) {
            weights[code] += step;
        }
    }

    pub(crate) fn decay(&mut self, factor: f32) {
        self.weights.iter_mut().flatten().for_each(|weight| *weight *= factor);
    }
}

fn size(template: &[Feature]) -> usize {
    template.iter().map(|feature| feature.labels().len()).product()
}

/// The place of what is seen in each template's table.
fn codes(seen: &Seen) -> impl Iterator<Item = usize> {
    TEMPLATES.iter().map(|template| {
        template.iter().fold(0, |code, feature| code * feature.labels().len() + usize::from(seen[*feature as usize]))
    })
}
