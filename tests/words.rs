//! Words: the dictionary, a table of cases, what holds for every text, and the score on a treebank.

use std::fs;

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Data, Syllable, Table, ToneStyle};

fn words(analyzer: &Analyzer, text: &str) -> Vec<String> {
    analyzer.words(text).map(|word| word.text().nfc().collect()).collect()
}

/// A text with every syllable in the other tone placement.
fn new_style(text: &str) -> String {
    let restyle = |word: &str| match Syllable::parse(word) {
        Some(syllable) if word.chars().all(char::is_lowercase) => syllable.spelled(ToneStyle::New),
        _ => word.to_owned(),
    };
    text.split(' ').map(restyle).collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    words: String,
}

#[test]
fn cases() {
    let analyzer = Analyzer::new();
    let Cases { case: cases } = toml::from_str(include_str!("cases/words.toml")).expect("the table of cases");
    let mut wrong = Vec::new();
    for Case { words: marked } in cases {
        let wanted: Vec<String> = marked.split(' ').map(|word| word.replace('_', " ")).collect();
        let spaced = wanted.join(" ");
        let unspaced = spaced.replace(" ,", ",").replace(" .", ".");
        for text in [spaced.clone(), spaced.nfd().collect(), unspaced] {
            let found = words(&analyzer, &text);
            if found != wanted {
                wrong.push(format!("{text}\n  expected {wanted:?}\n  found    {found:?}"));
            }
        }
        let wanted: Vec<String> = wanted.iter().map(|word| new_style(word)).collect();
        let found = words(&analyzer, &new_style(&spaced));
        if found != wanted {
            wrong.push(format!("new style\n  expected {wanted:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn upper_case_is_cut_like_lower_case() {
    let analyzer = Analyzer::new();
    assert_eq!(words(&analyzer, "HỌC SINH, THỦY LỢI"), ["HỌC SINH", ",", "THỦY LỢI"]);
    assert_eq!(words(&analyzer, "học sinh, thuỷ lợi"), ["học sinh", ",", "thuỷ lợi"]);
}

#[test]
fn syllables_are_placed_in_the_text_as_given() {
    let text: String = "Các học sinh".nfd().collect();
    let words =
        Analyzer::new().words(&text).map(|w| w.syllables().map(|s| s.of(&text)).collect()).collect::<Vec<Vec<_>>>();
    let nfd = |syllable: &str| syllable.nfd().collect::<String>();
    assert_eq!(words, [vec![nfd("Các")], vec![nfd("học"), nfd("sinh")]]);
}

#[test]
fn users_add_words() -> Result<(), vanban::Error> {
    let text = "máy zin zít";
    assert_eq!(words(&Analyzer::new(), text), ["máy", "zin", "zít"]);
    let mut data = Data::new();
    data.add(Table::Words, "mine.txt", "zin zít\nngười dân\ntrạm trộn bê tông\t2\n");
    let analyzer = Analyzer::with(&data)?;
    assert_eq!(words(&analyzer, text), ["máy", "zin zít"]);
    for (text, word) in [
        ("Người dân khu phố đi bầu cử.", "Người dân"),
        ("Ông gặp người dân trong xã.", "người dân"),
        ("Xã mới có trạm trộn bê tông.", "trạm trộn bê tông"),
    ] {
        assert!(words(&analyzer, text).iter().any(|found| found == word), "{text}");
        assert!(words(&Analyzer::new(), text).iter().all(|found| found != word), "{text}: needs no word of the user");
    }
    for (row, fault) in [
        ("zin", "mine.txt:1: a word of two to 7 syllables"),
        ("a b c d e f g h", "mine.txt:1: a word of two to 7 syllables"),
        ("zin zít\t5", "mine.txt:1: a number from 0 to 4"),
        ("zin abcdefghijklmnop", "mine.txt:1: \"abcdefghijklmnop\" is longer than 14 bytes"),
    ] {
        let mut data = Data::new();
        data.add(Table::Words, "mine.txt", row);
        let error = Analyzer::with(&data).expect_err(row).to_string();
        assert!(error.starts_with(fault), "{row}: {error}");
    }
    Ok(())
}

/// Sorted, without doubles however the tone mark is placed, NFC, lower case, legal syllables, two to five of them.
#[test]
fn the_dictionary_is_in_order() {
    let file = include_str!("../data/words.txt");
    let rows: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    let entries: Vec<&str> = rows.iter().map(|row| row.split_once('\t').map_or(*row, |(word, _)| word)).collect();
    assert!(entries.len() > 40_000, "{}", entries.len());
    for pair in entries.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
    }
    for entry in entries {
        let spelled: Option<Vec<_>> =
            entry.split(' ').map(|s| Some(Syllable::parse(s)?.spelled(ToneStyle::Old))).collect();
        let spelled = spelled.unwrap_or_else(|| panic!("{entry:?} is not made of legal syllables"));
        assert_eq!(spelled.join(" "), entry, "old tone placement, lower case, NFC");
        assert!((2..=5).contains(&spelled.len()), "{entry}");
    }
}

/// The sentences of the treebank that `VANBAN_TREEBANK` names, in CoNLL-U, each as its words.
fn treebank() -> Vec<Vec<String>> {
    let path = std::env::var_os("VANBAN_TREEBANK").expect("VANBAN_TREEBANK names a file");
    let file = fs::read_to_string(path).expect("the treebank is there");
    let form = |line: &str| {
        let mut columns = line.split('\t');
        let is_word = columns.next()?.bytes().all(|b| b.is_ascii_digit());
        columns.next().filter(|_| is_word).map(str::to_owned)
    };
    file.split("\n\n").map(|sentence| sentence.lines().filter_map(form).collect()).collect()
}

/// The words with blanks between, but for those before and behind marks, as a text has them.
fn naturally_spaced(words: &[String]) -> String {
    let (mut text, mut glued, mut quoted) = (String::new(), true, false);
    for word in words {
        let closes = word == "\"" && quoted
            || matches!(word.as_str(), "," | "." | ";" | ":" | "!" | "?" | ")" | "..." | "”" | "%");
        if !glued && !closes {
            text.push(' ');
        }
        text.push_str(word);
        quoted ^= word == "\"";
        glued = word == "\"" && quoted || matches!(word.as_str(), "(" | "“");
    }
    text
}

/// Every syllable with a capital.
fn title_case(words: &[String]) -> String {
    let capital = |syllable: &str| {
        let mut letters = syllable.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.join(" ").split(' ').map(capital).collect::<Vec<_>>().join(" ")
}

/// Where pieces of a text begin and end, in characters of its NFC that are not blank.
fn places<'t>(pieces: impl Iterator<Item = &'t str>) -> Vec<(usize, usize)> {
    let size = |piece: &str| piece.nfc().filter(|c| !c.is_whitespace()).count();
    let ends = pieces.scan(0, |at, piece| Some((*at, std::mem::replace(at, *at + size(piece)) + size(piece))));
    ends.collect()
}

/// The F1 of words on the development part of UD Vietnamese VTB, which takes no part in training.
#[test]
#[ignore = "needs VANBAN_TREEBANK"]
fn score_on_the_treebank() {
    type Spelling = fn(&[String]) -> String;
    let spellings: [(&str, f64, Spelling); 7] = [
        ("as they stand", 0.948, |words| words.join(" ")),
        ("natural spacing", 0.945, naturally_spaced),
        ("NFD", 0.948, |words| words.join(" ").nfd().collect()),
        ("the other tone placement", 0.948, |words| new_style(&words.join(" "))),
        ("in capitals", 0.934, |words| words.join(" ").to_uppercase()),
        ("in title case", 0.921, title_case),
        ("in small letters", 0.930, |words| words.join(" ").to_lowercase()),
    ];
    let sentences = treebank();
    let analyzer = Analyzer::new();
    for (name, bar, spell) in spellings {
        let (mut right, mut all) = (0, 0);
        for sentence in &sentences {
            let text = spell(sentence);
            let wanted = places(sentence.iter().map(String::as_str));
            let found = places(analyzer.words(&text).map(|word| word.text()));
            all += wanted.len() + found.len();
            right += found.iter().filter(|word| wanted.binary_search(word).is_ok()).count();
        }
        let f1 = 2.0 * right as f64 / all as f64;
        eprintln!("{name}: F1 {f1:.4}");
        assert!(f1 >= bar, "{name}: F1 {f1:.4}");
    }
}

/// Two analyzers built apart cut alike, however often.
#[test]
fn the_same_text_is_cut_alike() {
    let text = include_str!("../data/samples/phong-su-che.txt");
    let cut = words(&Analyzer::new(), text);
    for _ in 0..3 {
        let analyzer = Analyzer::new();
        assert_eq!(words(&analyzer, text), cut);
        assert_eq!(words(&analyzer, text), cut);
    }
}

/// Some sample articles as a whole, the syllables of a word joined by low lines: `tests/snapshots/words-*.snap`.
#[test]
fn golden_segmentations() {
    let analyzer = Analyzer::new();
    for (name, text) in [
        ("words-chi-bo", include_str!("../data/samples/chi-bo.txt")),
        ("words-phong-su-che", include_str!("../data/samples/phong-su-che.txt")),
        ("words-the-thao", include_str!("../data/samples/the-thao.txt")),
        ("words-kinh-te", include_str!("../data/samples/kinh-te.txt")),
        ("words-y-te", include_str!("../data/samples/y-te.txt")),
    ] {
        let joined =
            |line: &str| words(&analyzer, line).iter().map(|w| w.replace(' ', "_")).collect::<Vec<_>>().join(" ");
        let cut = text.lines().map(joined).collect::<Vec<_>>().join("\n");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, cut);
        });
    }
}

/// 1 MB of words that overlap without end is cut in linear time.
#[test]
fn overlapping_words_take_linear_time() {
    let analyzer = Analyzer::new();
    for unit in [
        "học ",
        "học sinh ",
        "xã hội chủ nghĩa ",
        "Nguyễn ",
        "a",
        "1.",
        "...",
        "\u{301}",
        "A.",
        "a@",
        "www.",
        "http://",
        "1-QĐ/",
        "A&",
    ] {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = std::time::Instant::now();
        assert!(analyzer.words(&text).count() > 0);
        assert!(start.elapsed().as_secs() < 20, "{unit:?}: {:?}", start.elapsed());
    }
}

const PIECES: &[&str] = &[
    "học ",
    "sinh ",
    "Học",
    "HÀ NỘI ",
    "Nguyễn Văn ",
    "chủ nghĩa ",
    "xã hội",
    " ",
    "\n",
    "\n\n",
    ". ",
    "...",
    ", ",
    "19/02/2021",
    "1.500",
    "G7",
    "thủy",
    "thuỷ ",
    "\u{301}",
    "\u{a0}",
    "TP.",
    "T.Ư",
    "GD&ĐT ",
    "59/2015/NĐ-CP",
    "http://tinh.vn/a",
    "so@tinh.vn",
    "U-23",
    "xanh xanh ",
    "👍",
    "e\u{323}\u{302}",
];

proptest! {
    /// Words tile the tokens: every token is in one word, in order; spans are sorted, in bounds, on char boundaries.
    #[test]
    fn words_tile_the_tokens(
        text in prop_oneof![
            any::<String>(),
            proptest::collection::vec(proptest::sample::select(PIECES), 0..30).prop_map(|pieces| pieces.concat()),
        ],
    ) {
        let analyzer = Analyzer::new();
        let words: Vec<_> = analyzer.words(&text).collect();
        let tokens: Vec<_> = analyzer.tokens(&text).map(|token| token.span()).collect();
        let syllables: Vec<_> = words.iter().flat_map(|word| word.syllables()).collect();
        prop_assert_eq!(&syllables, &tokens);
        let mut at = 0;
        for word in &words {
            let span = word.span();
            prop_assert!(at <= span.start && span.start < span.end && span.end <= text.len());
            prop_assert_eq!(text.get(span.start..span.end), Some(word.text()));
            at = span.end;
        }
    }
}
