//! What holds for the record of every text, whatever is in it.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vanban::{Analyzer, Article, Span};

/// Pieces of real difficulty, put together at random.
const PIECES: &[&str] = &[
    "Sáng ngày 19/02/2021, ",
    "từ ngày 1 đến ngày 5/3/2021",
    "6 tháng đầu năm 2024",
    "quý IV/2019 ",
    "14h30 ",
    "mùng 3 Tết ",
    "hôm qua ",
    "2020 - 2025",
    "ngày ",
    "tháng ",
    "năm ",
    "1/1/1/1/",
    "30/4",
    "thế kỷ XX",
    "(tức 12/3 âm lịch)",
    "cuối tháng 2-2023; ",
    "Quyết định 217- QĐ/TW",
    "Nghị định số 30/2020/NĐ-CP ",
    "các Nghị quyết số 18, 19-NQ/TW",
    "Luật Đất đai năm 2013",
    "số ",
    "QĐ-",
    "/NĐ-CP",
    "TCVN 5729:2012",
    "Công văn 384/TCT-TNCN",
    "khoản 2 Điều 5 ",
    "đồng chí Trần Quốc Hiển, Phó Bí thư Thường trực Huyện ủy, ",
    "ông Hiển ",
    "bà T.",
    "NGUYỄN VĂN BẢY",
    "H'Bia Êban ",
    "Y Thanh Niê ",
    "Chủ tịch UBND tỉnh ",
    "PGS.TS ",
    "Giám đốc ",
    "các Phó Chủ tịch: ",
    "Lê Thị Bạch Vân",
    "(MTTQ)",
    "Nguyễn ",
    "TP.HCM. ",
    "TP. Hồ Chí Minh",
    "Ảnh: ",
    "Theo TTXVN",
    "25/02/2021\n",
    " 112\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "\t",
    ", ",
    ". ",
    "; ",
    "(",
    ")",
    "“",
    "”",
    " – ",
    "-",
    "/",
    "…",
    "\u{301}",
    "a\u{301}\u{302}",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "Ð",
    "ð",
    "\u{0}",
    "👨‍👩‍👧",
    "漢字",
    "<script>",
    "&nbsp;",
    "ﬁ",
    "İ",
    "ẞ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9]{1,4}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn spans(article: &Article) -> Vec<(Span, &str)> {
    let dates = article.dates.iter().map(|d| (d.span, d.text.as_str()));
    let references = article.references.iter().map(|r| (r.span, r.text.as_str()));
    let mentions = article.people.iter().flat_map(|p| &p.mentions).map(|m| (m.span, m.text.as_str()));
    let roles = article.people.iter().flat_map(|p| &p.roles).map(|r| (r.span, r.text.as_str()));
    dates.chain(references).chain(mentions).chain(roles).collect()
}

/// What a record says, whatever the normalisation form of its text.
fn meaning(article: &Article) -> String {
    let mut record = serde_json::to_value(article).expect("a record is JSON");
    forget_places(&mut record);
    record.to_string().nfc().collect()
}

fn forget_places(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(object) => {
            object.retain(|key, _| !matches!(key.as_str(), "start" | "end"));
            object.values_mut().for_each(forget_places);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(forget_places),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_the_text_as_given(text in text()) {
        let article = Analyzer::new().article(&text);
        for (span, words) in spans(&article) {
            prop_assert!(!span.is_empty());
            prop_assert_eq!(text.get(span.start..span.end), Some(words));
        }
    }

    #[test]
    fn findings_are_in_order_and_apart(text in text()) {
        let article = Analyzer::new().article(&text);
        for list in [
            article.dates.iter().map(|d| d.span).collect::<Vec<_>>(),
            article.references.iter().map(|r| r.span).collect(),
        ] {
            prop_assert!(list.windows(2).all(|pair| pair[0].end <= pair[1].start), "{list:?}");
        }
        let mut mentions: Vec<Span> = article.people.iter().flat_map(|p| &p.mentions).map(|m| m.span).collect();
        for person in &article.people {
            prop_assert!(person.mentions.is_sorted_by_key(|m| m.span));
            prop_assert!(person.roles.is_sorted_by_key(|r| r.span));
        }
        mentions.sort();
        prop_assert!(mentions.windows(2).all(|pair| pair[0].end <= pair[1].start), "{mentions:?}");
    }

    #[test]
    fn the_normalisation_form_changes_nothing(text in text()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let analyzer = Analyzer::new();
        prop_assert_eq!(meaning(&analyzer.article(&composed)), meaning(&analyzer.article(&decomposed)));
    }

    #[test]
    fn single_jobs_agree_with_the_record(text in text()) {
        let analyzer = Analyzer::new();
        let article = analyzer.article(&text);
        prop_assert_eq!(analyzer.references(&text).len(), article.references.len());
        let spans = |dates: &[vanban::DateMention]| dates.iter().map(|d| d.span).collect::<Vec<_>>();
        prop_assert_eq!(spans(&analyzer.dates(&text)), spans(&article.dates));
        prop_assert_eq!(analyzer.people(&text), article.people);
    }
}

/// Texts that make a careless recogniser quadratic. Each is done in well under a second when built for release.
#[test]
fn long_repeats_take_linear_time() {
    let analyzer = Analyzer::new();
    for piece in [
        "1/1/",
        "ngày ",
        "số ",
        "QĐ-",
        "Nguyễn ",
        "NGUYỄN ",
        "Chủ tịch ",
        "các ",
        "(",
        "a\u{301}",
        "đồng chí Lê Văn An, ",
        "1, ",
        "\n",
    ] {
        let text = piece.repeat((1 << 20) / piece.len());
        let time = |text: &str| {
            let started = std::time::Instant::now();
            analyzer.article(text);
            started.elapsed().max(std::time::Duration::from_millis(20))
        };
        // A busy machine may disturb one measurement, not three.
        let linear = (0..3).any(|_| {
            let small = time(&piece.repeat((1 << 16) / piece.len()));
            time(&text) < 48 * small
        });
        assert!(linear, "{piece:?}: 1 MiB took more than 48 times as long as 64 KiB");
    }
}

#[test]
fn odd_texts_give_a_record() {
    let analyzer = Analyzer::new();
    for text in [
        "",
        " ",
        "\n",
        "\0",
        "\u{301}",
        "\u{feff}",
        "plain English text, dated 5 May 2021.",
        "漢字かな交じり文",
        "🙂🙂🙂",
        "\u{ad}\u{ad}",
    ] {
        let article = analyzer.article(text);
        assert_eq!((article.references.len(), article.people.len()), (0, 0), "{text:?}");
        assert_eq!(article.published, None, "{text:?}");
    }
}
