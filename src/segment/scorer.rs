//! The weights as the segmenter reads them: one flat table, few looks at it for a gap.

use super::feature::{FEATURES, Feature, Seen};
use super::model::{Model, TEMPLATES};

/// At least as many templates as are looked up; eight codes of 16 bits are one vector of the machine.
const LANES: usize = 8;

/// A template that has all the features of another holds the weights of both, so that the other need not be looked up.
#[derive(Debug)]
pub(super) struct Scorer {
    /// Where the table of each template begins in `weights`; those of the lanes without one hold a zero.
    begins: [u16; LANES],
    /// By feature: how far its value moves the place in each template's table.
    strides: [[u16; LANES]; FEATURES],
    weights: Vec<f32>,
}

impl Scorer {
    pub(super) fn new(model: &Model) -> Self {
        let mut scorer = Self { begins: [0; LANES], strides: [[0; LANES]; FEATURES], weights: vec![0.0] };
        let held_by_none = TEMPLATES.iter().enumerate().filter(|(index, _)| holder(*index) == *index);
        for (lane, (index, template)) in held_by_none.enumerate() {
            scorer.begins[lane] = u16::try_from(scorer.weights.len()).expect("fewer weights than 2^16");
            let mut size = 1;
            for feature in template.iter().rev() {
                scorer.strides[*feature as usize][lane] = size;
                size *= feature.values() as u16;
            }
            let parts: Vec<usize> = (0..TEMPLATES.len()).filter(|part| holder(*part) == index).collect();
            for place in 0..size {
                let mut seen = [0; FEATURES];
                for feature in *template {
                    let stride = scorer.strides[*feature as usize][lane];
                    seen[*feature as usize] = (place / stride % feature.values() as u16) as u8;
                }
                scorer.weights.push(parts.iter().map(|part| model.weight(*part, &seen)).sum());
            }
        }
        scorer
    }

    /// How much speaks for joining over the gap; negative for splitting.
    #[inline]
    pub(super) fn score(&self, seen: &Seen) -> f32 {
        let mut places = self.begins;
        for (value, strides) in seen.iter().zip(&self.strides) {
            for (place, stride) in places.iter_mut().zip(strides) {
                *place = place.wrapping_add(stride.wrapping_mul(u16::from(*value)));
            }
        }
        places.iter().map(|place| self.weights[usize::from(*place)]).sum()
    }
}

/// The first template that has all the features of a template and is the largest with them; most often itself.
fn holder(index: usize) -> usize {
    let holds = |other: &&[Feature]| TEMPLATES[index].iter().all(|feature| other.contains(feature));
    let largest = TEMPLATES.iter().filter(|other| holds(other)).map(|other| other.len()).max();
    let is_largest = |other: &&[Feature]| holds(other) && Some(other.len()) == largest;
    TEMPLATES.iter().position(is_largest).unwrap_or(index)
}
