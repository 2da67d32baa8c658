//! The weights as the segmenter reads them: one flat table, few looks at it for a gap.

use super::feature::{Feature, Seen};
use super::model::{Model, TEMPLATES, code, count, values};

/// How many templates are looked up: those that no other holds.
const LANES: usize = 6;
/// A place in the table of each template: 16 bits each, four in a number, and they never carry over.
type Places = [u64; LANES.div_ceil(4)];

/// Features that move the places together: what is seen of one token or two.
const GROUPS: [&[Feature]; 5] = [
    &[Feature::CoverBefore, Feature::Before2],
    &[Feature::Cover, Feature::Firm, Feature::Greedy],
    &[Feature::Left, Feature::Before],
    &[Feature::CoverAfter, Feature::After],
    &[Feature::Right, Feature::After2, Feature::Echo],
];
/// At least as many as the features of a group have values together; a power of two.
const MOST_VALUES: usize = 128;

/// A template that has all the features of another holds the weights of both, so that the other need not be looked up.
#[derive(Debug)]
pub(super) struct Scorer {
    /// By group and values: how far they move the place in each template's table. The first group also leads to where the
    /// tables begin.
    moves: Box<[[Places; MOST_VALUES]; GROUPS.len()]>,
    /// In hundredths.
    weights: Vec<i16>,
}

impl Scorer {
    pub(super) fn new(model: &Model) -> Self {
        let moves = Box::new([[Places::default(); MOST_VALUES]; GROUPS.len()]);
        let mut scorer = Self { moves, weights: Vec::new() };
        let held_by_none = TEMPLATES.iter().enumerate().filter(|(index, _)| holder(*index) == *index);
        let mut lanes = 0;
        for (lane, (index, template)) in held_by_none.enumerate() {
            scorer.lead(lane, template);
            let parts: Vec<usize> = (0..TEMPLATES.len()).filter(|part| holder(*part) == index).collect();
            for place in 0..count(template) {
                let seen = values(template, place);
                scorer.weights.push(parts.iter().map(|part| (100.0 * model.weight(*part, &seen)).round() as i16).sum());
            }
            lanes += 1;
        }
        assert_eq!(lanes, LANES, "as many templates as are looked up");
        scorer
    }

    /// Leads what is seen to the table of a template, which begins behind those that are there.
    fn lead(&mut self, lane: usize, template: &[Feature]) {
        let begin = self.weights.len();
        assert!(begin + count(template) <= 1 << 16, "fewer weights than 2^16");
        for (group, (features, moves)) in GROUPS.iter().zip(self.moves.iter_mut()).enumerate() {
            for (place, moves) in moves.iter_mut().enumerate().take(count(features)) {
                let seen = values(features, place);
                // What the other groups hold counts as zero.
                let by = code(template, &seen) + if group == 0 { begin } else { 0 };
                moves[lane / 4] |= (by as u64) << (16 * (lane % 4));
            }
        }
    }

    /// How much speaks for joining over the gap, in hundredths; negative for splitting.
    #[inline(always)]
    pub(super) fn score(&self, seen: &Seen) -> i32 {
        let mut places = Places::default();
        for (group, moves) in GROUPS.iter().zip(self.moves.iter()) {
            let moves = &moves[code(group, seen) % MOST_VALUES];
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
