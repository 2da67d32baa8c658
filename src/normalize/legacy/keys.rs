//! The keys of an input method that was switched off: `Chur tichj nuwowcs`, `Chu3 ti5ch nu7o7c1`.

use super::super::Normalized;
use super::super::rewrite::Rewriter;
use crate::letter::{Shape, Tone, Vowel};
use crate::syllable::{Syllable, ToneStyle};

/// How marks are typed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum InputMethod {
    /// `aa ee oo aw ow uw dd`, tones `s f r x j`.
    Telex,
    /// `a6 o7 a8 d9`, tones `1` to `5`.
    Vni,
}

/// The lowest share of words on a line that must be keys.
const LEAST_SHARE: f64 = 0.4;
const LEAST_WORDS: usize = 3;

/// Decodes the lines that are typed in the keys of an input method; the others stay.
///
/// A line counts as one where at least three of its words, and two in five, become syllables in use that were none as typed,
/// and no more than one in ten of the words that were none stays so. English text does not pass. Marks come behind
/// their vowel or at the end of the word.
pub fn decode_keys(text: &str, method: InputMethod) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let found: Vec<(usize, &str, Option<String>)> =
            keyed_words(line).map(|(at, word)| (at, word, decode_word(word, method))).collect();
        let words = found.iter().filter(|(_, word, _)| word.bytes().any(|b| b.is_ascii_alphabetic())).count();
        let decoded = found.iter().filter(|(.., decoded)| decoded.is_some()).count();
        let foreign = found.iter().filter(|(_, word, decoded)| decoded.is_none() && is_foreign(word)).count();
        if decoded >= LEAST_WORDS && decoded as f64 >= LEAST_SHARE * words as f64 && foreign * 10 <= decoded {
            for (at, word, decoded) in &found {
                if let Some(decoded) = decoded {
                    out.replace(start + at, start + at + word.len(), decoded);
                }
            }
        }
        start += line.len();
    }
    out.finish()
}

fn keyed_words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

fn is_foreign(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_alphabetic()) && word.len() > 1 && Syllable::parse(word).is_none()
}

/// The syllable in use that the keys make, cased as they are; none where the word is a syllable already.
fn decode_word(word: &str, method: InputMethod) -> Option<String> {
    if word.len() > 12 || Syllable::parse(word).is_some() || !word.as_bytes()[0].is_ascii_alphabetic() {
        return None;
    }
    let mut keyed = Keyed { letters: Vec::new(), tone: Tone::Ngang };
    for key in word.chars() {
        keyed.press(key.to_ascii_lowercase(), method);
    }
    let letters: String = keyed.letters.iter().collect();
    let syllable = Syllable::of_letters(&letters, keyed.tone).filter(|syllable| syllable.is_attested())?;
    let spelled = syllable.spelled(ToneStyle::Old);
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    Some(match (word.as_bytes()[0].is_ascii_uppercase(), capitals) {
        (_, 0) => spelled,
        (true, 1) => spelled.chars().take(1).flat_map(char::to_uppercase).chain(spelled.chars().skip(1)).collect(),
        _ => spelled.to_uppercase(),
    })
}

/// A syllable while its keys are pressed.
struct Keyed {
    letters: Vec<char>,
    tone: Tone,
}

impl Keyed {
    fn press(&mut self, key: char, method: InputMethod) {
        let taken = match method {
            InputMethod::Telex => self.telex(key),
            InputMethod::Vni => self.vni(key),
        };
        if !taken {
            self.letters.push(key);
        }
    }

    fn telex(&mut self, key: char) -> bool {
        match key {
            's' => self.mark(Tone::Sac),
            'f' => self.mark(Tone::Huyen),
            'r' => self.mark(Tone::Hoi),
            'x' => self.mark(Tone::Nga),
            'j' => self.mark(Tone::Nang),
            'z' => self.mark(Tone::Ngang),
            'a' | 'e' | 'o' => self.shape(&[key], Shape::Circumflex),
            'w' => self.horn() || self.shape(&['a'], Shape::Breve) || self.push_horned_u(),
            'd' => self.stroke(),
            _ => false,
        }
    }

    fn vni(&mut self, key: char) -> bool {
        match key {
            '1' => self.mark(Tone::Sac),
            '2' => self.mark(Tone::Huyen),
            '3' => self.mark(Tone::Hoi),
            '4' => self.mark(Tone::Nga),
            '5' => self.mark(Tone::Nang),
            '6' => self.shape(&['a', 'e', 'o'], Shape::Circumflex),
            '7' => self.horn(),
            '8' => self.shape(&['a'], Shape::Breve),
            '9' => self.stroke(),
            '0' => self.mark(Tone::Ngang),
            _ => false,
        }
    }

    fn mark(&mut self, tone: Tone) -> bool {
        let has_vowel = self.letters.iter().any(|&c| Vowel::of(c).is_some());
        if has_vowel {
            self.tone = tone;
        }
        has_vowel
    }

    /// Shapes the last of the vowels, if it has no shape yet.
    fn shape(&mut self, vowels: &[char], shape: Shape) -> bool {
        let Some(at) = self.letters.iter().rposition(|c| vowels.contains(c)) else { return false };
        match Vowel::of(self.letters[at]).and_then(|vowel| vowel.with_shape(shape)) {
            Some(shaped) => {
                self.letters[at] = shaped.char();
                true
            }
            None => false,
        }
    }

    /// One horn is enough for both letters of ươ; after qu, and at the end of thuơ and huơ, only the o has it.
    fn horn(&mut self) -> bool {
        let letters: String = self.letters.iter().collect();
        if let Some(at) =
            letters.find("uo").or(letters.find("ưo")).or(letters.find("uơ")).filter(|_| !letters.starts_with("qu"))
        {
            let at = letters[..at].chars().count();
            (self.letters[at], self.letters[at + 1]) = ('ư', 'ơ');
            return true;
        }
        let vowels = if letters.starts_with("qu") { &['o'][..] } else { &['u', 'o'] };
        self.shape(vowels, Shape::Horn)
    }

    fn push_horned_u(&mut self) -> bool {
        self.letters.push('ư');
        true
    }

    fn stroke(&mut self) -> bool {
        match self.letters.first_mut() {
            Some(first @ 'd') => {
                *first = 'đ';
                true
            }
            _ => false,
        }
    }
}
