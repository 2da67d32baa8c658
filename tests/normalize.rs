//! The default cleaning: a table of cases, and what holds for any text.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::GraphemeCursor;
use vanban::normalize::{Normalized, is_canonical, normalize};
use vanban::{Span, TextUnit, UnitIndex};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    given: String,
    canonical: String,
    /// Pieces of the canonical text and what they were.
    pieces: Vec<(String, String)>,
}

#[test]
fn cases() {
    let table: Table = toml::from_str(include_str!("cases/normalize.toml")).unwrap();
    for case in table.case {
        let Normalized { text, map } = normalize(&case.given);
        assert_eq!(text, case.canonical, "{}", case.name);
        for (piece, was) in case.pieces {
            let start = text.find(&piece).unwrap_or_else(|| panic!("{}: {piece}", case.name));
            let original = map.to_original(Span::new(start, start + piece.len()));
            assert_eq!(original.of(&case.given), was, "{}", case.name);
        }
    }
}

#[test]
fn all_letters_decompose_and_compose() {
    let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ";
    let letters = format!("{letters}{}", letters.to_uppercase());
    assert_eq!(letters.chars().filter(|c| !c.is_ascii()).count(), 134);
    assert!(is_canonical(&letters));
    let decomposed: String = letters.nfd().collect();
    assert_eq!(normalize(&decomposed).text, letters);
    let tones_apart: String = letters.chars().map(windows_1258).collect();
    assert_eq!(normalize(&tones_apart).text, letters);
}

/// A shaped letter with its tone as a mark behind it, as Windows-1258 has it.
fn windows_1258(c: char) -> String {
    let parts: Vec<char> = c.nfd().collect();
    let is_shape = |c: &char| matches!(c, '\u{302}' | '\u{306}' | '\u{31b}');
    let shaped: String = parts[..1].iter().chain(parts[1..].iter().filter(|c| is_shape(c))).copied().nfc().collect();
    shaped.chars().chain(parts[1..].iter().copied().filter(|c| !is_shape(c))).collect()
}

#[test]
fn long_runs_of_anything_take_linear_time() {
    let seeds = [
        "a\u{301}",
        "\u{301}",
        "\u{200b}",
        "Ð",
        "d\u{335}",
        "\r",
        "\u{a0}",
        "👩\u{200d}",
        "ð\u{ad}",
        "\u{1100}",
        "\u{600}",
        "Ða",
    ];
    for seed in seeds {
        let text = seed.repeat(1 << 20 >> seed.len().ilog2());
        let started = std::time::Instant::now();
        let cleaned = normalize(&text);
        assert!(cleaned.text.len() <= text.len());
        assert!(started.elapsed().as_secs() < 10, "{seed:?} took {:?}", started.elapsed());
    }
}

/// Text as it is found: Vietnamese with everything that cleaning looks at.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec!["ế", "đ", "a", "O", "uơ", "Đảng", "việc", " ", "\n", "12", ".", "“", "–", "…"]),
        4 => prop::sample::select(vec![
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{306}", "\u{309}", "\u{31b}", "\u{323}", "\u{335}", "\u{336}",
            "\u{340}", "\u{341}", "\u{331}", "\u{35c}",
        ]),
        2 => prop::sample::select(vec![
            "\r", "\r\n", "\t", "\u{a0}", "\u{ad}", "\u{85}", "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}",
            "\u{202e}", "\u{2028}", "\u{0}", "\u{9f}", "\u{3000}", "\u{2009}",
        ]),
        1 => prop::sample::select(vec![
            "Ð", "ð", "Ɖ", "ɖ", "d", "D", "👩", "❤\u{fe0f}", "🇻🇳", "한", "\u{1112}", "\u{1161}", "\u{11ab}", "क", "\u{94d}", "か",
            "\u{3099}", "Å", "é", "ñ", "ü", "°", "²", "₫", "中", "Ж",
        ]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn is_cluster_boundary(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap()
}

fn check(given: &str) -> Result<(), TestCaseError> {
    let Normalized { text, map } = normalize(given);
    prop_assert_eq!(&normalize(&text).text, &text, "twice");
    prop_assert!(text.len() <= given.len() * 3);
    prop_assert!(unicode_normalization::is_nfc(&text));
    // The edits and what lies between them make up both texts.
    let (mut result_at, mut given_at) = (0, 0);
    for edit in map.edits() {
        prop_assert_eq!(&text[result_at..edit.result.start], &given[given_at..edit.original.start]);
        prop_assert_ne!(edit.result.of(&text), edit.original.of(given));
        for at in [edit.original.start, edit.original.end] {
            prop_assert!(is_cluster_boundary(given, at), "{:?} in the text as given", edit);
        }
        for at in [edit.result.start, edit.result.end] {
            prop_assert!(is_cluster_boundary(&text, at), "{:?} in the canonical text", edit);
        }
        (result_at, given_at) = (edit.result.end, edit.original.end);
    }
    prop_assert_eq!(&text[result_at..], &given[given_at..]);
    // Every span leads back to char boundaries, and what it leads back to cleans to something that holds it.
    for (at, c) in text.char_indices() {
        let span = map.to_original(Span::new(at, at + c.len_utf8()));
        prop_assert!(given.is_char_boundary(span.start) && given.is_char_boundary(span.end) && span.end > span.start);
        let there = map.to_result(span);
        prop_assert!(there.start <= at && there.end >= at + c.len_utf8());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn messy_text_cleans_once_and_maps_back(given in messy()) {
        check(&given)?;
    }

    #[test]
    fn any_text_cleans_once(given in "\\PC*") {
        let once = normalize(&given).text;
        prop_assert_eq!(&normalize(&once).text, &once);
    }

    #[test]
    fn decomposed_text_cleans_to_the_same(given in messy()) {
        let composed: String = given.nfc().collect();
        let decomposed: String = given.nfd().collect();
        prop_assert_eq!(normalize(&decomposed).text, normalize(&composed).text);
    }

    #[test]
    fn without_a_tone_before_a_shape_it_is_nfc(given in "[aăâeêioôơuưyđn\u{300}\u{301}\u{303}\u{309}\u{323} ]*") {
        // Tones alone, each once: there the rules of Unicode and of Vietnamese agree.
        let tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let mut once = String::new();
        for c in given.chars() {
            if !(tone(c) && once.chars().next_back().is_none_or(tone)) {
                once.push(c);
            }
        }
        prop_assert_eq!(normalize(&once).text, once.nfc().collect::<String>());
    }

    #[test]
    fn units_lead_there_and_back(text in messy()) {
        for unit in [TextUnit::Char, TextUnit::Utf16] {
            let index = UnitIndex::new(&text, unit);
            let mut count = 0;
            for (at, c) in text.char_indices() {
                prop_assert_eq!(index.offset(at), count);
                prop_assert_eq!(index.byte(count), Some(at));
                count += if unit == TextUnit::Char { 1 } else { c.len_utf16() };
            }
            prop_assert_eq!(index.offset(text.len()), count);
            prop_assert_eq!(index.byte(count), Some(text.len()));
            prop_assert_eq!(index.byte(count + 1), None);
        }
    }
}
