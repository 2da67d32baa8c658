//! Document references: tables of cases through the public API, and what holds for all of them.

use proptest::prelude::*;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;
use vanban::extract::Kind;
use vanban::{Analyzer, Data, DocumentNumber, Reference, Table};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

/// A text and what is found in it: the words and the canonical form of each mention, and fields of the first.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    found: Vec<(String, String)>,
    kind: Option<String>,
    r#type: Option<String>,
    number: Option<String>,
    year: Option<u16>,
    issuer: Option<String>,
    issuer_name: Option<String>,
    unit: Option<String>,
    term: Option<u8>,
    amended: Option<u16>,
    date: Option<String>,
    regular: Option<String>,
    repaired: Option<bool>,
    provision: Option<String>,
    title: Option<String>,
    resolves_to: Option<String>,
}

fn check(file: &str) {
    let text = std::fs::read_to_string(format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR")))
        .expect("the table is there");
    let cases: Cases = toml::from_str(&text).expect("the table is sound");
    assert!(!cases.case.is_empty());
    let analyzer = Analyzer::new();
    let mut faults = Vec::new();
    for case in &cases.case {
        let found = analyzer.references(&case.text);
        let pairs: Vec<(String, String)> = found.iter().map(|r| (r.text.clone(), r.canonical.clone())).collect();
        if pairs != case.found {
            faults.push(format!("{:?}\n  expected {:?}\n  found    {pairs:?}", case.text, case.found));
            continue;
        }
        if let Some(first) = found.first() {
            faults.extend(fields(case, first).into_iter().map(|fault| format!("{:?}\n  {fault}", case.text)));
        }
        let decomposed: Vec<String> =
            analyzer.references(&case.text.nfd().collect::<String>()).into_iter().map(|r| r.canonical).collect();
        if decomposed != found.iter().map(|r| r.canonical.nfc().collect::<String>()).collect::<Vec<_>>() {
            faults.push(format!("{:?}: other findings in NFD: {decomposed:?}", case.text));
        }
    }
    assert!(faults.is_empty(), "{} of {} cases of {file}:\n{}", faults.len(), cases.case.len(), faults.join("\n"));
}

/// The fields of a mention that are not as its case says.
fn fields(case: &Case, found: &Reference) -> Vec<String> {
    let kind = serde_json::to_value(found.kind).expect("a kind is a word");
    let expected = [
        ("kind", case.kind.clone(), kind.as_str().map(str::to_owned)),
        ("type", case.r#type.clone(), found.document_type.clone()),
        ("number", case.number.clone(), found.number.clone()),
        ("year", case.year.map(|y| y.to_string()), found.year.map(|y| y.to_string())),
        ("issuer", case.issuer.clone(), found.issuer.clone()),
        ("issuer_name", case.issuer_name.clone(), found.issuer_name.clone()),
        ("unit", case.unit.clone(), found.unit.clone()),
        ("term", case.term.map(|t| t.to_string()), found.term.map(|t| t.to_string())),
        ("amended", case.amended.map(|y| y.to_string()), found.amended.map(|y| y.to_string())),
        ("date", case.date.clone(), found.date.clone()),
        ("regular", case.regular.clone(), found.regular.clone()),
        ("repaired", case.repaired.map(|r| r.to_string()), Some(found.repaired.to_string())),
        ("provision", case.provision.clone(), found.provision.as_ref().map(|p| p.path.clone())),
        ("title", case.title.clone(), found.title.map(|t| t.of(&case.text).to_owned())),
        ("resolves_to", case.resolves_to.clone(), found.resolves_to.as_ref().map(|c| c.canonical.clone())),
    ];
    let differs = |(name, expected, found): (&str, Option<String>, Option<String>)| {
        let expected = expected?;
        (found.as_deref().unwrap_or("-") != expected).then(|| format!("{name}: expected {expected:?}, found {found:?}"))
    };
    expected.into_iter().filter_map(differs).collect()
}

#[test]
fn numbers_of_every_regime() {
    check("references.toml");
}

#[test]
fn as_people_write_them() {
    check("references_written.toml");
}

#[test]
fn names_and_provisions() {
    check("references_named.toml");
}

#[test]
fn look_alikes() {
    check("references_none.toml");
}

#[test]
fn real_mentions() {
    check("references_real.toml");
}

/// The texts of all tables.
fn texts() -> Vec<String> {
    [
        "references.toml",
        "references_written.toml",
        "references_named.toml",
        "references_none.toml",
        "references_real.toml",
    ]
    .iter()
    .flat_map(|file| {
        let text = std::fs::read_to_string(format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR")))
            .expect("the table is there");
        toml::from_str::<Cases>(&text).expect("the table is sound").case
    })
    .map(|case| case.text)
    .collect()
}

#[test]
fn a_canonical_number_reads_as_itself() {
    let analyzer = Analyzer::new();
    let mut read = 0;
    for text in texts() {
        for found in analyzer.references(&text) {
            if matches!(found.kind, Kind::Short | Kind::Named) {
                continue;
            }
            let number: DocumentNumber = found.canonical.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"));
            assert_eq!(number.to_string(), found.canonical, "{text:?}");
            assert_eq!(number.to_string().parse::<DocumentNumber>().unwrap(), number, "{text:?}");
            assert_eq!(number.year, found.year.filter(|_| number.year.is_some()), "{text:?}");
            assert_eq!(Some(&number.number), found.number.as_ref(), "{text:?}");
            read += 1;
        }
    }
    assert!(read > 300, "only {read} numbers");
}

#[test]
fn a_lone_number_is_read_or_refused_with_a_reason() {
    let fields = |text: &str| {
        let n: DocumentNumber = text.parse().unwrap();
        (n.kind, n.type_code, n.value, n.year, n.issuers.join("+"), n.unit)
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(fields("217-QĐ/TW"), (Kind::Party, some("QĐ"), 217, None, "TW".into(), None));
    assert_eq!(fields("030/2020/NĐ-CP"), (Kind::Normative, some("NĐ"), 30, Some(2020), "CP".into(), None));
    assert_eq!(fields("02/2016/TTLT-BYT-BTC"), (Kind::Joint, some("TTLT"), 2, Some(2016), "BYT+BTC".into(), None));
    assert_eq!(fields("9612/VPCP-KTTH"), (Kind::Letter, None, 9612, None, "VPCP".into(), some("KTTH")));
    assert_eq!(fields("43b/QĐ-UBND"), (Kind::Administrative, some("QĐ"), 43, None, "UBND".into(), None));
    assert_eq!(fields("QCVN 41:2019/BGTVT"), (Kind::Standard, some("QCVN"), 41, Some(2019), "BGTVT".into(), None));
    for (text, reason) in [
        ("", "no number at the start"),
        ("NĐ-CP", "no number at the start"),
        ("217", "`/` or `-` must follow `217`"),
        ("12345678/QĐ-TTg", "the number has more than six digits"),
        ("217-", "no abbreviation of a type or an issuer behind `217`"),
        ("12/2020", "no abbreviation of a type or an issuer behind `12`"),
        ("217-QX/TW", "`QX` is no type of document"),
        ("30/2020/NĐ-CP của Chính phủ", "`của Chính phủ` follows the number"),
        ("30/2020/NĐ-CP, 31/2020/NĐ-CP", "`, 31/2020/NĐ-CP` follows the number"),
        ("TCVN", "no number behind the prefix of the standard"),
    ] {
        let error = text.parse::<DocumentNumber>().expect_err(text).to_string();
        assert_eq!(error, format!("{text:?}: {reason}"));
    }
}

#[test]
fn a_short_mention_stands_for_the_one_document_of_its_type_and_number() {
    let analyzer = Analyzer::new();
    let resolved = |text: &str| -> Vec<Option<String>> {
        let references = analyzer.references(text);
        references.into_iter().map(|r| r.resolves_to.map(|candidate| candidate.canonical)).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(resolved("Quyết định 61-QĐ/TW. Theo Quyết định 61, tỉnh đã làm."), [None, some("61-QĐ/TW")]);
    assert_eq!(resolved("Theo Chỉ thị 09 (Chỉ thị số 9-CT/TU)."), [some("9-CT/TU"), None]);
    assert_eq!(resolved("Quyết định 61-QĐ/TW và Quyết định 61/QĐ-TTg. Quyết định 61 nêu rõ."), [None, None, None]);
    assert_eq!(
        resolved("Nghị định 15/2018/NĐ-CP, Nghị định 15/2021/NĐ-CP; Nghị định 15 năm 2021."),
        [None, None, some("15/2021/NĐ-CP")]
    );
    assert_eq!(resolved("Kế hoạch 61-KH/TU. Theo Quyết định 61."), [None, None]);
    assert_eq!(resolved("công văn số 713/UBND-NC; Công văn 713 yêu cầu"), [None, some("713/UBND-NC")]);
    assert_eq!(resolved("Luật Thú y năm 2015 và Luật Thú y"), [some("79/2015/QH13"), some("79/2015/QH13")]);
    assert_eq!(resolved("Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;"), [some("43/2019/QH14")]);
    assert_eq!(
        resolved("Bộ luật Hình sự năm 2015 (sửa đổi, bổ sung năm 2017), gọi là Bộ luật Hình sự"),
        [some("100/2015/QH13"), some("100/2015/QH13")]
    );
    assert_eq!(resolved("Luật Bãi biển năm 2031 và Luật Bãi biển"), [None, some("Luật Bãi biển năm 2031")]);
    assert_eq!(resolved("Luật Giáo dục ngày 2/12/1998, Luật Giáo dục ngày 14/6/2019, Luật Giáo dục")[2], None);
}

#[test]
fn an_anaphor_stands_for_the_last_document_of_its_type() {
    let analyzer = Analyzer::new();
    let found = |text: &str| -> Vec<(String, String)> {
        let anaphors = analyzer.anaphors(text);
        assert!(anaphors.iter().all(|a| a.span.of(text) == a.text));
        anaphors.into_iter().map(|a| (a.text, a.resolves_to.canonical)).collect()
    };
    let pair = |words: &str, document: &str| (words.to_owned(), document.to_owned());
    assert_eq!(found("Nghị quyết 14-NQ/TU rất quan trọng. Nghị quyết này nêu"), [pair("Nghị quyết này", "14-NQ/TU")]);
    assert_eq!(
        found("Thông tư 22/2020/TT-BGDĐT.\nThông tư nói trên quy định"),
        [pair("Thông tư nói trên", "22/2020/TT-BGDĐT")]
    );
    assert_eq!(found("Chỉ thị 09-CT/TU và Nghị định 15/2021/NĐ-CP; chỉ thị đó"), [pair("chỉ thị đó", "09-CT/TU")]);
    // What a short name stands for is no other document.
    let aliased = analyzer.anaphors("Thông báo số 88/TB-VPCP (gọi tắt là Thông báo 88). Thông báo này nêu rõ");
    assert_eq!((aliased[0].resolves_to.canonical.as_str(), aliased[0].resolves_to.confidence), ("88/TB-VPCP", 90));
    // No document of the type stands before, or too far before.
    assert_eq!(found("Nghị quyết này được thông qua. Nghị quyết 14-NQ/TU"), []);
    assert_eq!(found("Nghị quyết 14-NQ/TU\n\nMột.\n\nHai.\n\nBa.\n\nBốn.\n\nNghị quyết này"), []);
    assert_eq!(found("Theo các quy định này của pháp luật"), []);
}

#[test]
fn a_user_adds_types_issuers_and_laws() {
    let mut data = Data::new();
    data.add(Table::DocumentTypes, "mine.tsv", "Thông điệp\tTĐp\tS\tnumber\n")
        .add(Table::Issuers, "mine.tsv", "XYZW\tViện Xyz\tstate\t-\t-\t-\n")
        .add(Table::Laws, "mine.tsv", "Luật Hàng rong\tLHR\t2030=12/2030/QH17\n");
    let analyzer = Analyzer::with(&data).unwrap();
    let found = analyzer.references("Thông điệp số 5; thông điệp 7/TĐp-XYZW; LHR 2030");
    let found: Vec<(&str, Option<&str>)> =
        found.iter().map(|r| (r.canonical.as_str(), r.issuer_name.as_deref())).collect();
    assert_eq!(found, [("Thông điệp 5", None), ("7/TĐp-XYZW", Some("Viện Xyz")), ("LHR 2030", None)]);
    assert_eq!(analyzer.references("LHR 2030")[0].resolves_to.as_ref().unwrap().canonical, "12/2030/QH17");
    assert_eq!(Analyzer::new().references("Thông điệp số 5; LHR 2030"), []);
}

#[test]
fn a_fault_in_data_is_named_by_file_and_line() {
    for (table, entries, message) in [
        (
            Table::DocumentTypes,
            "# a\nThông điệp\tTĐ\tS\toften\n",
            "mine.tsv:2: `often` is none of free, cued, number, never",
        ),
        (Table::DocumentTypes, "Thông điệp\tTĐ\tX\tfree\n", "mine.tsv:1: `X` is no regime: N, S, P, M or J"),
        (Table::Issuers, "ABC\n", "mine.tsv:1: column 2, the name, is missing"),
        (Table::Issuers, "ABC\tAbc\tbank\n", "mine.tsv:1: `bank` is no class of issuers"),
        (Table::Issuers, "ABC\tAbc\tstate\tsoon\n", "mine.tsv:1: column 4 is no year"),
        (Table::Laws, "Luật X\t-\t20x5\n", "mine.tsv:1: `20x5` is no year"),
        (Table::Plenums, "13\tfive\t2022-06-16\t18-NQ/TW\n", "mine.tsv:1: column 2, the plenum: `five` is no number"),
    ] {
        let mut data = Data::new();
        data.add(table, "mine.tsv", entries);
        let error = Analyzer::with(&data).map(|_| ()).expect_err(message);
        assert_eq!(error.to_string(), message);
    }
}

/// A text made of one piece over and over is read in time that grows with its length alone.
#[test]
fn adversarial_repeats_take_linear_time() {
    let analyzer = Analyzer::new();
    for (index, piece) in [
        "1/1/1/",
        "số ",
        "QĐ-",
        "1-",
        "1/2020/",
        "Quyết định ",
        "Quyết định số ",
        "Luật ",
        "Luật Sửa đổi, bổ sung của ",
        "Nghị quyết 1, ",
        "điểm a khoản 1 Điều 1, ",
        "Nghị quyết Đại hội ",
        "12/QĐ-A",
        "1/NĐ-CP-",
        "Nghị định 1 và ",
        "TCVN 1 ",
        "(((",
        "của Bộ ",
        "Quyết định 5/QĐ-UBND của Bộ ",
        "Nghị quyết này ",
        "1. ",
        "/QĐ",
        "1 /2 0",
        "Nghị định 1/2020/NĐ-CP, Nghị định 1. Nghị định này ",
        "Luật Thú y 2001 Luật Thú y ",
    ]
    .into_iter()
    .enumerate()
    {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let start = std::time::Instant::now();
            analyzer.references(&text);
            analyzer.anaphors(&text);
            start.elapsed().as_secs_f64()
        };
        // The first three at full length; the others as long as shows a quadratic step.
        let (small, large) = if index < 3 { (20_000, 1_000_000) } else { (10_000, 200_000) };
        let times = (large / small) as f64;
        // A busy machine may disturb one measurement, not three.
        let measured: Vec<(f64, f64)> = (0..3).map(|_| (time(small).max(0.002), time(large))).collect();
        let is_linear = measured.iter().any(|(short, long)| *long < 8.0 * times * short);
        assert!(is_linear, "{piece:?}: seconds for {small} bytes, and for {large}: {measured:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the noise between its parts, a number is found whole, in its canonical form.
    #[test]
    fn noise_does_not_hide_a_number(
        number in 1u32..9999, year in proptest::option::of(1990u16..2030), dash in "[-–—‑]", left in " ?", right in " ?",
        kind in proptest::sample::select(vec!["NĐ", "QĐ", "TT", "NQ"]), issuer in proptest::sample::select(vec!["CP", "TTg", "BYT", "HĐND", "UBND"]),
    ) {
        let year = year.map(|year| format!("/{year}")).unwrap_or_default();
        let canonical = format!("{number}{year}/{kind}-{issuer}");
        let written = format!("theo số {number}{year}/{kind}{left}{dash}{right}{issuer} thì");
        let found = Analyzer::new().references(&written);
        prop_assert_eq!(found.len(), 1, "{}", written);
        prop_assert_eq!(&found[0].canonical, &canonical, "{}", written);
        prop_assert_eq!(found[0].canonical.parse::<DocumentNumber>().unwrap().to_string(), canonical);
    }

    /// The words of a span give the same finding when they stand alone.
    #[test]
    fn a_span_holds_the_whole_mention(index in 0usize..10_000) {
        let texts = texts();
        let text = &texts[index % texts.len()];
        let analyzer = Analyzer::new();
        for found in analyzer.references(text) {
            // A member of a list, and a law in small letters, need their surroundings.
            if found.document_type.as_ref().is_some_and(|kind| found.text.to_lowercase().starts_with(&kind.to_lowercase())) && found.kind != Kind::Short
                && !found.text.starts_with("luật ")
                && !found.text.starts_with("bộ luật ") {
                let alone = analyzer.references(&found.text);
                let written_out = found.text.contains(found.canonical.rsplit(['/', '-']).next().unwrap_or_default());
                if written_out {
                    prop_assert_eq!(alone.first().map(|r| &r.canonical), Some(&found.canonical), "{} in {}", found.text, text);
                }
            }
        }
    }
}
