//! Syllables: what parses and how, and that spelling and parsing are each other's way back.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use vanban::{Syllable, Tone, ToneStyle};

#[derive(Deserialize)]
struct Table {
    /// A word, and its parts with `.` between: onset, glide, nucleus, coda, tone.
    parses: Vec<(String, String)>,
    /// Words that the spelling rules do not allow.
    illegal: Vec<String>,
    attested: Vec<String>,
    /// Allowed by the rules, but not in use.
    possible: Vec<String>,
}

fn table() -> Table {
    toml::from_str(include_str!("cases/syllable.toml")).unwrap()
}

#[test]
fn cases() {
    let table = table();
    for (word, parts) in table.parses {
        let s = Syllable::parse(&word).unwrap_or_else(|| panic!("{word}"));
        let found = format!("{}.{}.{}.{}.{}", s.onset(), s.glide(), s.nucleus(), s.coda(), s.tone());
        assert_eq!(found, parts, "{word}");
    }
    for word in table.illegal {
        assert_eq!(Syllable::parse(&word), None, "{word}");
    }
    for word in table.attested {
        assert!(Syllable::parse(&word).is_some_and(Syllable::is_attested), "{word}");
    }
    for word in table.possible {
        assert!(Syllable::parse(&word).is_some_and(|s| !s.is_attested()), "{word}");
    }
}

#[test]
fn what_is_spelled_parses_to_the_same() {
    let mut spellings = HashSet::new();
    let mut count = 0;
    for syllable in Syllable::legal() {
        count += 1;
        for style in [ToneStyle::Old, ToneStyle::New] {
            let word = syllable.spelled(style);
            for cased in [word.clone(), word.to_uppercase(), title(&word)] {
                assert_eq!(Syllable::parse(&cased), Some(syllable), "{cased}");
            }
        }
        let own = spellings.insert(syllable.spelled(ToneStyle::Old));
        assert!(own, "{syllable} is the spelling of two syllables");
        for tone in Tone::ALL {
            let other = syllable.with_tone(tone);
            assert_eq!(other.map(Syllable::tone), other.map(|_| tone));
        }
    }
    assert!((18_000..19_000).contains(&count), "{count} legal syllables");
    assert_eq!(Syllable::attested().count(), 5_765);
}

#[test]
fn the_parts_make_up_the_word() {
    for syllable in Syllable::legal().filter(|s| s.tone() == Tone::Ngang) {
        let parts = [syllable.onset(), syllable.glide(), syllable.nucleus(), syllable.coda()].concat();
        // Of two i one is written.
        assert_eq!(parts.replacen("gii", "gi", 1), syllable.to_string());
    }
}

#[test]
fn the_two_styles_differ_on_the_open_rhymes_alone() {
    let mut differing: HashMap<&str, usize> = HashMap::new();
    for syllable in Syllable::legal().filter(|s| s.spelled(ToneStyle::Old) != s.spelled(ToneStyle::New)) {
        let rhyme = match (syllable.glide(), syllable.nucleus(), syllable.coda()) {
            ("o", "a", "") => "oa",
            ("o", "e", "") => "oe",
            ("u", "y", "") => "uy",
            _ => panic!("{syllable}"),
        };
        assert!(syllable.onset() != "q" && syllable.tone() != Tone::Ngang, "{syllable}");
        *differing.entry(rhyme).or_default() += usize::from(syllable.is_attested());
    }
    // Which syllables are in use is a matter of the dictionary: others count 69 of them.
    assert_eq!(differing, HashMap::from([("oa", 30), ("oe", 17), ("uy", 24)]));
}

#[test]
fn any_text_parses_or_not_without_a_fault() {
    for c in (0..=0x10ffff).filter_map(char::from_u32) {
        Syllable::parse(c.encode_utf8(&mut [0; 4]));
    }
    for word in ["", "q", "qu", "g", "gi", "ngh", "nghiêngg", "aaaaaaaaaaaa", "ấấ", "bcdghkl", "qqqqqqq", "giêêêêê"]
    {
        Syllable::parse(word);
    }
}

fn title(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
