//! Persons: tables of cases through the public API, and what holds for all of them.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::extract::Gender;
use vanban::{Analyzer, Data, Person, Table};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text and the persons in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    people: Vec<Expected>,
}

/// A person: the fullest name, each mention as written, and what else the case looks at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    name: String,
    mentions: Vec<String>,
    honorifics: Option<Vec<String>>,
    gender: Option<String>,
    author: Option<bool>,
}

fn cases(file: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR")))
        .expect("the table is there");
    let cases: Cases = toml::from_str(&text).expect("the table is sound");
    assert!(!cases.case.is_empty());
    cases.case
}

fn named(people: &[Person]) -> Vec<(String, Vec<String>)> {
    people.iter().map(|p| (p.name.clone(), p.mentions.iter().map(|m| m.text.clone()).collect())).collect()
}

/// The same for all spellings of a text: composed, with plain blanks, without tone marks.
fn folded(people: &[Person]) -> Vec<(String, Vec<String>)> {
    let fold = |text: &str| -> String {
        let tones = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
        text.nfd().filter(|c| !tones.contains(c)).map(|c| if c == '\u{a0}' { ' ' } else { c }).nfc().collect()
    };
    named(people)
        .into_iter()
        .map(|(name, mentions)| (fold(&name), mentions.iter().map(|m| fold(m)).collect()))
        .collect()
}

/// The tone marks of `oa`, `oe`, `uy` on the other letter.
fn other_tone_style(text: &str) -> String {
    let pairs = [("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé")];
    let more = [("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ")];
    pairs.iter().chain(&more).fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
}

fn faults(analyzer: &Analyzer, case: &Case) -> Vec<String> {
    let people = analyzer.people(&case.text);
    let found = named(&people);
    let expected: Vec<_> = case.people.iter().map(|p| (p.name.clone(), p.mentions.clone())).collect();
    if found != expected {
        return vec![format!("expected {expected:?}\n  found    {found:?}")];
    }
    let mut faults = Vec::new();
    for (person, expected) in people.iter().zip(&case.people) {
        let honorifics: Vec<_> = person.mentions.iter().map(|m| m.honorific.clone().unwrap_or_default()).collect();
        if expected.honorifics.as_ref().is_some_and(|e| *e != honorifics) {
            faults.push(format!("{}: honorifics {honorifics:?}", person.name));
        }
        let gender = person.mentions.iter().find_map(|m| m.gender).map(|g| if g == Gender::Male { "m" } else { "f" });
        if expected.gender.as_deref().is_some_and(|e| Some(e) != gender) {
            faults.push(format!("{}: gender {gender:?}", person.name));
        }
        let author = person.mentions.iter().all(|m| m.author);
        if expected.author.is_some_and(|e| e != author) {
            faults.push(format!("{}: author {author}", person.name));
        }
    }
    let spellings = [
        ("NFD", case.text.nfd().collect::<String>()),
        ("no-break spaces", case.text.replace(' ', "\u{a0}")),
        ("the other tone style", other_tone_style(&case.text)),
    ];
    for (spelling, text) in spellings {
        let others = folded(&analyzer.people(&text));
        if others != folded(&people) {
            faults.push(format!("other findings in {spelling}: {others:?}"));
        }
    }
    faults
}

fn check(file: &str) {
    let analyzer = Analyzer::new();
    let cases = cases(file);
    let mut all = Vec::new();
    for case in &cases {
        all.extend(faults(&analyzer, case).into_iter().map(|fault| format!("{:?}\n  {fault}", case.text)));
    }
    assert!(all.is_empty(), "{} faults in {} cases of {file}:\n{}", all.len(), cases.len(), all.join("\n"));
}

#[test]
fn names() {
    check("people.toml");
}

#[test]
fn joined_mentions() {
    check("people_joined.toml");
}

#[test]
fn no_persons() {
    check("people_none.toml");
}

#[test]
fn no_case_of_no_person_names_one() {
    assert!(cases("people_none.toml").iter().all(|case| case.people.len() <= 1));
}

#[test]
fn a_users_surname_counts() {
    let text = "Theo Zarơn Văn Kiên, làng còn ba mươi nóc nhà.";
    assert!(Analyzer::new().people(text).is_empty());
    let mut data = Data::new();
    data.add(Table::Surnames, "mine.tsv", "Zarơn\tstrong\n");
    let people = Analyzer::with(&data).expect("sound data").people(text);
    assert_eq!(named(&people), [("Zarơn Văn Kiên".to_owned(), vec!["Zarơn Văn Kiên".to_owned()])]);
}

#[test]
fn faults_in_data_name_file_and_line() {
    for (table, entries, fault) in [
        (Table::Surnames, "A\tstrong\nB\tsure\n", "mine.tsv:2: \"sure\""),
        (Table::Honorifics, "\nông\tx\tkin\n", "mine.tsv:2: \"x\""),
        (Table::Roles, "giám đốc\tstate\tall\n", "mine.tsv:1: \"all\""),
        (Table::NotPersons, "đường\tbeside\n", "mine.tsv:1: \"beside\""),
        (Table::NameCues, "nói\tverb\n", "mine.tsv:1: \"verb\""),
        (Table::NameSyllables, "Văn\tfirst\n", "mine.tsv:1: \"first\""),
    ] {
        let mut data = Data::new();
        data.add(table, "mine.tsv", entries);
        let message = Analyzer::with(&data).expect_err("a fault").to_string();
        assert!(message.starts_with(fault), "{message}");
    }
}

fn sound(text: &str) {
    let people = Analyzer::new().people(text);
    let mut last = 0;
    for person in &people {
        let first = person.mentions.first().expect("a person is named").span.start;
        assert!(first >= last, "persons stand in the order of their first mention");
        last = first;
        assert!(person.mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        assert!(person.roles.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
        for mention in &person.mentions {
            assert_eq!(text.get(mention.span.start..mention.span.end), Some(mention.text.as_str()));
        }
        for role in &person.roles {
            assert_eq!(text.get(role.span.start..role.span.end), Some(role.text.as_str()));
            let inside = [Some(role.position_span), role.modifiers, role.organization_span, role.place_span];
            assert!(inside.into_iter().flatten().all(|span| role.span.contains(span)), "{role:?}");
        }
    }
    let mut all: Vec<_> = people.iter().flat_map(|p| p.mentions.iter().map(|m| m.span)).collect();
    all.sort_unstable();
    assert!(all.windows(2).all(|pair| !pair[0].overlaps(pair[1])), "no two persons share a word");
}

/// Texts of words that the rules look at, in any order.
fn words() -> impl Strategy<Value = String> {
    let words = [
        "Nguyễn",
        "Văn",
        "Hà",
        "Nội",
        "ông",
        "Bà",
        "Chủ",
        "tịch",
        "UBND",
        "tỉnh",
        "Giám đốc",
        "Sở",
        "Y",
        "tế",
        "T",
        ".",
        ",",
        "-",
        ":",
        ";",
        "(",
        ")",
        "và",
        "\n",
        "\n\n",
        "đường",
        "TRẦN",
        "THỊ",
        "XI",
        "H'Bơ",
        "K'",
        "al-",
        "Trump",
        "KT.",
        "PGS.TS",
        "gồm",
        "các",
        "Ảnh",
        "SN 1980",
        "Phó",
        "nguyên",
        "cho biết",
        "\u{a0}",
        "Hồ Chí Minh",
        "TP.HCM",
        "kiêm",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn findings_are_sound_in_any_text(text in ".{0,200}") {
        sound(&text);
    }

    #[test]
    fn findings_are_sound_among_cue_words(text in words()) {
        sound(&text);
    }

    #[test]
    fn the_same_persons_in_nfd(text in words()) {
        let analyzer = Analyzer::new();
        prop_assert_eq!(folded(&analyzer.people(&text)), folded(&analyzer.people(&text.nfd().collect::<String>())));
    }
}

#[test]
fn a_megabyte_of_repeats_takes_linear_time() {
    let analyzer = Analyzer::new();
    let repeated = |words: &str, bytes: usize| words.repeat(bytes.div_ceil(words.len()));
    for words in [
        "Nguyễn ",
        "NGUYỄN ",
        "Nguyễn Văn An ",
        "ông An, ",
        "Chủ tịch ",
        "Chủ tịch UBND tỉnh, ",
        "Phó ",
        "T.",
        "(SN ",
        "Nguyễn Văn An, Giám đốc; ",
        "các Phó Giám đốc: ",
        "Đường Nguyễn Huệ, ",
        "A B C D ",
        "Công ty Nguyễn ",
        "- An ",
        "trợ lý ",
        "và ",
        "T.Sỹ ",
        "ông An, Chủ tịch Hội và bảo trợ và ",
        "ông An, Trưởng Ban Chỉ đạo về các phòng, chống ",
    ] {
        let time = |bytes: usize| {
            let text = repeated(words, bytes);
            let start = std::time::Instant::now();
            analyzer.people(&text);
            start.elapsed()
        };
        let (small, large) = (time(1 << 17), time(1 << 20));
        // Eight times the text: sixty-four times the time would be quadratic.
        assert!(large < small * 24 + std::time::Duration::from_millis(200), "{words:?}: {small:?}, then {large:?}");
    }
}
