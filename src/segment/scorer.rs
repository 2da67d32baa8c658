//! The weights as the segmenter reads them: one flat table, few looks at it for a gap.

use super::feature::{FEATURES, Feature, Seen};
use super::model::{Model, TEMPLATES};

/// At least as many templates as are looked up. Their places are 16 bits each, four in a number, and never carry over.
const LANES: usize = 8;
type Places = [u64; LANES / 4];
/// At least as many values as a feature has; a power of two.
const MOST_VALUES: usize = 16;

/// A template that has all the features of another holds the weights of both, so that the other need not be looked up.
#[derive(Debug)]
pub(super) struct Scorer {
    /// Where the table of each template begins in `weights`; those of the lanes without one hold a zero.
    begins: Places,
    /// By feature and value: how far it moves the place in each template's table.
    moves: [[Places; MOST_VALUES]; FEATURES],
    /// In hundredths.
    weights: Vec<i16>,
}

impl Scorer {
    pub(super) fn new(model: &Model) -> Self {
        let moves = [[Places::default(); MOST_VALUES]; FEATURES];
        let mut scorer = Self { begins: Places::default(), moves, weights: vec![0] };
        let held_by_none = TEMPLATES.iter().enumerate().filter(|(index, _)| holder(*index) == *index);
        for (lane, (index, template)) in held_by_none.enumerate() {
            let begin = u16::try_from(scorer.weights.len()).expect("fewer weights than 2^16");
            scorer.begins[lane / 4] |= u64::from(begin) << (16 * (lane % 4));
            let mut size = 1;
            for feature in template.iter().rev() {
                for value in 0..feature.values() {
                    let by = u64::from(size) * value as u64;
                    scorer.moves[*feature as usize][value][lane / 4] |= by << (16 * (lane % 4));
                }
                size *= feature.values() as u16;
            }
            let parts: Vec<usize> = (0..TEMPLATES.len()).filter(|part| holder(*part) == index).collect();
            for mut place in 0..size {
                let mut seen = [0; FEATURES];
                for feature in template.iter().rev() {
                    seen[*feature as usize] = (place % feature.values() as u16) as u8;
                    place /= feature.values() as u16;
                }
                scorer.weights.push(parts.iter().map(|part| (100.0 * model.weight(*part, &seen)).round() as i16).sum());
            }
        }
        scorer
    }

    /// How much speaks for joining over the gap, in hundredths; negative for splitting.
    #[inline(always)]
    pub(super) fn score(&self, seen: &Seen) -> i32 {
        let mut places = self.begins;
        for (value, moves) in seen.iter().zip(&self.moves) {
            let moves = &moves[usize::from(*value) % MOST_VALUES];
            for (places, by) in places.iter_mut().zip(moves) {
                *places += by;
            }
        }
        let weight = |lane: usize| i32::from(self.weights[usize::from((places[lane / 4] >> (16 * (lane % 4))) as u16)]);
        (0..LANES).map(weight).sum()
    }
}

/// The first template that has all the features of a template and is the largest with them; most often itself.
fn holder(index: usize) -> usize {
    let holds = |other: &&[Feature]| TEMPLATES[index].iter().all(|feature| other.contains(feature));
    let largest = TEMPLATES.iter().filter(|other| holds(other)).map(|other| other.len()).max();
    let is_largest = |other: &&[Feature]| holds(other) && Some(other.len()) == largest;
    TEMPLATES.iter().position(is_largest).unwrap_or(index)
}
