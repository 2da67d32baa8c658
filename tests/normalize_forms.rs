//! Tone placement, folding, sorting, and the repairs that are a matter of choice.

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use proptest::prelude::*;
use serde::Deserialize;
use vanban::normalize::{
    Cleaner, collation_key, lower_case, normalize, place_tone_marks, slug, strip_marks, strip_tones,
};
use vanban::{Span, Syllable, ToneStyle};

#[derive(Deserialize)]
struct Table {
    tone: Vec<Tone>,
    repair: Vec<Repair>,
}

#[derive(Deserialize)]
struct Tone {
    text: String,
    old: String,
    new: String,
}

#[derive(Deserialize)]
struct Repair {
    /// Which repair is on.
    repair: String,
    given: String,
    clean: String,
}

fn table() -> Table {
    toml::from_str(include_str!("cases/normalize_forms.toml")).unwrap()
}

fn cleaner(repair: &str) -> Cleaner {
    let cleaner = Cleaner::new();
    match repair {
        "entities" => cleaner.entities(true),
        "mojibake" => cleaner.mojibake(true),
        "width" => cleaner.width(true),
        "homoglyphs" => cleaner.homoglyphs(true),
        "dashes" => cleaner.dashes(true),
        "quotes" => cleaner.quotes(true),
        "typed_tones" => cleaner.typed_tones(true),
        "spelling" => cleaner.spelling(true),
        "all" => Cleaner::all(),
        other => panic!("there is no repair {other}"),
    }
}

#[test]
fn tone_marks_move() {
    for case in table().tone {
        assert_eq!(place_tone_marks(&case.text, ToneStyle::Old).text, case.old);
        assert_eq!(place_tone_marks(&case.text, ToneStyle::New).text, case.new);
    }
}

#[test]
fn the_styles_are_each_others_way_back_in_every_case() {
    let title = |word: &str| {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
    };
    let mut changed = 0;
    for syllable in Syllable::attested() {
        let old = syllable.spelled(ToneStyle::Old);
        for old in [old.clone(), title(&old), old.to_uppercase()] {
            let new = place_tone_marks(&old, ToneStyle::New).text.into_owned();
            assert_eq!(place_tone_marks(&new, ToneStyle::Old).text, old);
            assert_eq!(place_tone_marks(&new, ToneStyle::New).text, new);
            assert_eq!(strip_tones(&new), strip_tones(&old));
            assert_eq!(new.to_lowercase(), syllable.spelled(ToneStyle::New));
            changed += usize::from(new != old);
        }
    }
    let differing = Syllable::attested().filter(|s| s.spelled(ToneStyle::Old) != s.spelled(ToneStyle::New)).count();
    assert_eq!(changed, 3 * differing);
}

#[test]
fn repairs() {
    for case in table().repair {
        let cleaner = cleaner(&case.repair);
        let cleaned = cleaner.clean(&case.given);
        assert_eq!(cleaned.text, case.clean, "{} of {}", case.repair, case.given);
        assert_eq!(cleaner.clean(&cleaned.text).text, case.clean, "{} twice of {}", case.repair, case.given);
    }
}

#[test]
fn an_entity_is_read_once() {
    assert_eq!(Cleaner::new().entities(true).clean("&amp;lt;").text, "&lt;");
}

#[test]
fn one_map_leads_back_through_all_repairs() {
    let given = "&ldquo;Tru&#7901;ng&rdquo; đuợc\u{a0}mở \u{200b}ở Hòa&nbsp;Bình";
    let cleaned = Cleaner::all().tone_style(Some(ToneStyle::New)).clean(given);
    assert_eq!(cleaned.text, "\"Trường\" được mở ở Hoà Bình");
    for (piece, was) in [
        ("Trường", "Tru&#7901;ng"),
        ("được", "đuợc"),
        ("ở Hoà Bình", "ở Hòa&nbsp;Bình"),
        ("\"Trường\"", "&ldquo;Tru&#7901;ng&rdquo;"),
    ] {
        let start = cleaned.text.rfind(piece).unwrap();
        assert_eq!(cleaned.map.to_original(Span::new(start, start + piece.len())).of(given), was);
    }
}

#[test]
fn folding_changes_vietnamese_letters_alone() {
    assert_eq!(strip_tones("Nguyễn Thị Định, ở Đắk Lắk"), "Nguyên Thi Đinh, ơ Đăk Lăk");
    assert_eq!(strip_marks("Nguyễn Thị Định, ở ĐẮK LẮK — ñ ü ç"), "Nguyen Thi Dinh, o DAK LAK — ñ ü ç");
    assert_eq!(strip_marks("Tie\u{302}\u{301}ng"), "Tieng");
    assert_eq!(lower_case("ỦY BAN Nhân dân"), "ủy ban nhân dân");
    assert!(matches!(strip_marks("Ha Noi — 2020"), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(strip_tones("đây là"), std::borrow::Cow::Owned(_)));
    assert!(matches!(strip_tones("đây ơi"), std::borrow::Cow::Borrowed(_)));
    assert!(matches!(lower_case("ủy ban"), std::borrow::Cow::Borrowed(_)));
    assert_eq!(slug("  Tin nóng: Đà Nẵng — 2 ca mắc!  "), "tin-nong-da-nang-2-ca-mac");
    assert_eq!(slug("中文"), "");
}

#[test]
fn the_dictionary_is_in_order() {
    let sorted = [
        "12", "an", "án", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "ca", "chi", "chỉ", "chim", "da", "đa", "đà",
        "em", "êm", "ga", "gà", "kem", "lo", "lò", "lô", "lơ", "ngo", "ngõ", "nho", "oi", "ôi", "ơi", "pin", "quy",
        "sa", "tu", "tù", "tư", "từ", "va", "xa", "y", "ý",
    ];
    for pair in sorted.windows(2) {
        assert!(collation_key(pair[0]) < collation_key(pair[1]), "{pair:?}");
    }
    // Letters come before tones, over the whole of the text.
    assert!(collation_key("má an") < collation_key("ma ba"));
    assert!(collation_key("ma an") < collation_key("má an"));
    assert!(collation_key("ma") < collation_key("Ma"));
    assert!(collation_key("Ma") < collation_key("mà"));
}

/// The order of ICU in the locale `vi`: letters, then tones, then case.
fn icu() -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(icu_locale_core::locale!("vi").into(), options).unwrap()
}

fn assert_same_order(icu: &CollatorBorrowed<'_>, a: &str, b: &str) {
    assert_eq!(collation_key(a).cmp(&collation_key(b)), icu.compare(a, b), "{a} and {b}");
}

#[test]
fn icu_sorts_all_syllables_alike() {
    let icu = icu();
    let mut words: Vec<String> = Syllable::attested().map(|syllable| syllable.spelled(ToneStyle::Old)).collect();
    words.extend(words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>());
    words.sort_by_cached_key(|word| collation_key(word));
    // The order is total, so neighbours are enough.
    for pair in words.windows(2) {
        assert_same_order(&icu, &pair[0], &pair[1]);
    }
}

#[test]
fn icu_sorts_words_of_two_syllables_alike() {
    let icu = icu();
    let syllables: Vec<String> = Syllable::attested().map(|syllable| syllable.spelled(ToneStyle::Old)).collect();
    let pick = |at: usize| &syllables[at * 7_919 % syllables.len()];
    let mut words: Vec<String> = (0..20_000).map(|at| format!("{} {}", pick(at), pick(at * at + 3))).collect();
    // Letters before tones before case, over the whole of a name; and a shorter word first.
    words.extend(
        ["ma an", "mã an", "ma án", "Ma an", "ma An", "mà ba", "ma bà", "Lê An", "Lê Ấn", "le an", "LÊ AN"]
            .map(String::from),
    );
    words.sort_by_cached_key(|word| collation_key(word));
    words.dedup();
    for pair in words.windows(2) {
        assert_same_order(&icu, &pair[0], &pair[1]);
    }
}

#[test]
fn icu_sorts_foreign_names_and_signs_alike() {
    let icu = icu();
    let words = [
        "Muller",
        "Müller",
        "Mullers",
        "Munoz",
        "Muñoz",
        "Muôn",
        "Zürich",
        "Zurich",
        "Zuric",
        "façade",
        "facade",
        "fà",
        "fá",
        "jazz",
        "wifi",
        "Wifi",
        "12",
        "2a",
        "a 2",
        "a2",
        "a-b",
        "a b",
        "ab",
        "áb",
        "Đà Nẵng",
        "Da Nang",
        "Đắk Lắk",
        "Dak Lak",
    ];
    for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
        assert_same_order(&icu, a, b);
    }
}

/// All repairs but those that read a layer of writing: what they make may hold another layer.
fn any_cleaner() -> impl Strategy<Value = Cleaner> {
    let style = prop::sample::select(vec![None, Some(ToneStyle::Old), Some(ToneStyle::New)]);
    (any::<[bool; 6]>(), style).prop_map(|([width, homoglyphs, dashes, quotes, typed_tones, spelling], style)| {
        let signs = Cleaner::new().width(width).dashes(dashes).quotes(quotes);
        signs.homoglyphs(homoglyphs).typed_tones(typed_tones).spelling(spelling).tone_style(style)
    })
}

proptest! {
    #[test]
    fn any_repairs_together_clean_once(
        text in "[aàâoòóaeyỳuùđĐgi hHtTnc´`˜,.“’–\u{300}\u{301}\u{302}\u{31b}\u{ad}\u{a0}\u{200b}аоｏＡ１uơngÐðƉ»]{0,24}",
        cleaner in any_cleaner(),
    ) {
        let cleaned = cleaner.clean(&text);
        prop_assert_eq!(&cleaner.clean(&cleaned.text).text, &cleaned.text);
        prop_assert!(cleaned.text.len() <= 3 * text.len());
    }

    #[test]
    fn lower_case_and_slug_are_those_of_the_standard_library(text in "\\PC{0,20}|[A-ZĐƠẮộßŸİ 0-9a-zƏΣ-]{0,30}") {
        let expected: String = text.chars().flat_map(char::to_lowercase).collect();
        prop_assert_eq!(lower_case(&text), expected);
        let plain = strip_marks(&text);
        let words: Vec<_> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        prop_assert_eq!(slug(&text), words.join("-").to_ascii_lowercase());
    }

    #[test]
    fn forms_are_stable(text in "[aàáâấoòóaeèyỳuùđĐqQgi hHtTnc´`˜,.“’–&;#&xÃáº¿Ð\u{301}\u{302}\u{ad}\u{a0}а１]{0,30}") {
        let text = normalize(&text).text.into_owned();
        for style in [ToneStyle::Old, ToneStyle::New] {
            let placed = place_tone_marks(&text, style).text.into_owned();
            prop_assert_eq!(&place_tone_marks(&placed, style).text, &placed);
            prop_assert_eq!(strip_tones(&placed), strip_tones(&text));
        }
        for fold in [strip_tones, strip_marks, lower_case] {
            let folded = fold(&text).into_owned();
            prop_assert_eq!(&fold(&folded), &folded);
        }
        prop_assert_eq!(slug(&slug(&text)), slug(&text));
        for repair in ["width", "homoglyphs", "dashes", "quotes", "typed_tones", "spelling"] {
            let cleaned = cleaner(repair).clean(&text);
            prop_assert_eq!(&cleaner(repair).clean(&cleaned.text).text, &cleaned.text, "{}", repair);
            for (at, c) in cleaned.text.char_indices() {
                let span = cleaned.map.to_original(Span::new(at, at + c.len_utf8()));
                prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            }
        }
    }

    #[test]
    fn stages_compose(text in "[aou\u{301}\u{302}&;#0-9x \u{a0}\u{200b}\u{ad}’“１hòa]{0,40}") {
        let first = normalize(&text);
        let between = first.text.clone().into_owned();
        let second = Cleaner::new().quotes(true).width(true).tone_style(Some(ToneStyle::New)).clean(&between);
        let both = first.map.then(&second.map);
        let direct = normalize(&text).and(|t| Cleaner::new().quotes(true).width(true).tone_style(Some(ToneStyle::New)).clean(t));
        prop_assert_eq!(&direct.text, &second.text);
        prop_assert_eq!(&direct.map, &both);
        let (mut at, mut given_at) = (0, 0);
        for edit in both.edits() {
            prop_assert_eq!(&second.text[at..edit.result.start], &text[given_at..edit.original.start]);
            (at, given_at) = (edit.result.end, edit.original.end);
        }
        prop_assert_eq!(&second.text[at..], &text[given_at..]);
        for (at, c) in second.text.char_indices() {
            let span = Span::new(at, at + c.len_utf8());
            let stepwise = first.map.to_original(second.map.to_original(span));
            prop_assert!(both.to_original(span).contains(stepwise));
        }
    }
}
