//! What dates mean on the day a text was written.

use serde::Deserialize;
use vanban::extract::Open;
use vanban::{Analyzer, DateMention, Day};

#[derive(Deserialize)]
struct Table {
    group: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    name: String,
    reference: Option<String>,
    /// A text, then the days of each date in it.
    cases: Vec<Vec<String>>,
}

fn dates(text: &str, reference: Option<Day>) -> Vec<DateMention> {
    match reference {
        Some(reference) => Analyzer::new().dates_at(text, reference),
        None => Analyzer::new().dates(text),
    }
}

#[test]
fn table() {
    let table: Table = toml::from_str(include_str!("cases/date_resolution.toml")).expect("the table is TOML");
    let (mut failures, mut cases) = (Vec::new(), 0);
    for group in table.group {
        let reference = group.reference.map(|day| day.parse().expect("a reference date"));
        for case in group.cases {
            let (text, wanted) = case.split_first().expect("a case has a text");
            let found: Vec<String> = dates(text, reference)
                .iter()
                .map(|date| date.resolved.map_or_else(|| "-".to_owned(), |value| value.to_string()))
                .collect();
            cases += 1;
            if found != wanted {
                failures.push(format!("{}: {text}\n  wanted {wanted:?}\n  found  {found:?}", group.name));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {cases} cases fail\n{}", failures.len(), failures.join("\n"));
    assert!(cases >= 150, "only {cases} cases");
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn the_written_value_is_kept_beside_the_resolved_one() {
    let date = &dates("Sáng 19/2, đoàn đến.", Some(day("2021-02-25")))[0];
    assert_eq!(date.edtf.unwrap().to_string(), "XXXX-02-19");
    assert_eq!(date.resolved.unwrap().to_string(), "2021-02-19");
}

#[test]
fn candidates_stand_behind_the_resolved_value() {
    let date = &dates("Ngày 30/6, dự án đóng thầu.", Some(day("2021-02-25")))[0];
    let candidates: Vec<String> = date.candidates.iter().map(ToString::to_string).collect();
    assert_eq!(candidates, ["2020-06-30", "2021-06-30", "2022-06-30"]);
    assert_eq!(date.candidates.first(), date.resolved.as_ref());
    let sure = &dates("Ngày 30/6/2020", Some(day("2021-02-25")))[0];
    assert!(sure.candidates.is_empty());
}

#[test]
fn a_wrong_weekday_changes_nothing_but_is_told() {
    let date = &dates("Thứ Hai, ngày 19/2/2021", None)[0];
    assert_eq!(date.resolved.unwrap().to_string(), "2021-02-19");
    assert!(date.weekday_conflict, "19 February 2021 was a Friday");
    assert!(!dates("Thứ Sáu, ngày 19/2/2021", None)[0].weekday_conflict);
}

#[test]
fn open_ranges_have_one_bound() {
    let bounds = |text| {
        let date = &dates(text, Some(day("2021-02-25")))[0];
        (date.open, date.bounds().unwrap())
    };
    assert_eq!(bounds("từ năm 2016"), (Some(Open::Since), (Some(day("2016-01-01")), None)));
    assert_eq!(bounds("trước năm 1975"), (Some(Open::Before), (None, Some(day("1974-12-31")))));
    assert_eq!(bounds("sau tháng 2/2020"), (Some(Open::After), (Some(day("2020-03-01")), None)));
    assert_eq!(bounds("đến hết năm 2025"), (Some(Open::Until), (None, Some(day("2025-12-31")))));
    assert_eq!(bounds("ngày 19/2").1, (Some(day("2021-02-19")), Some(day("2021-02-19"))));
}

#[test]
fn days_are_read_and_refused() {
    assert_eq!(day("2021-02-19").to_string(), "2021-02-19");
    for wrong in ["2021-02-30", "19/2/2021", "2021-2", "2021-02-19-1", "2021-+2-19", ""] {
        let error = wrong.parse::<Day>().expect_err(wrong).to_string();
        assert!(error.contains(wrong), "{error}");
    }
}

#[test]
fn timex3() {
    let annotations = |text: &str| -> Vec<String> {
        let dates = dates(text, Some(day("2021-02-25")));
        dates.iter().flat_map(DateMention::timex3).map(|timex3| timex3.to_string()).collect()
    };
    for (text, wanted) in [
        ("ngày 19/02/2021", vec![r#"type="DATE" value="2021-02-19""#]),
        ("sáng 19/2", vec![r#"type="TIME" value="2021-02-19TMO""#]),
        ("14h30 ngày 19/2/2021", vec![r#"type="TIME" value="2021-02-19T14:30""#]),
        ("quý I/2021", vec![r#"type="DATE" value="2021-Q1""#]),
        ("6 tháng cuối năm 2020", vec![r#"type="DATE" value="2020-H2""#]),
        ("xuân 2021", vec![r#"type="DATE" value="2021-SP""#]),
        ("đầu năm 2021", vec![r#"type="DATE" value="2021" mod="START""#]),
        ("khoảng năm 1990", vec![r#"type="DATE" value="1990" mod="APPROX""#]),
        ("trước năm 1975", vec![r#"type="DATE" value="1975" mod="BEFORE""#]),
        ("những năm 1960", vec![r#"type="DATE" value="196""#]),
        ("thế kỷ XX", vec![r#"type="DATE" value="19""#]),
        ("tuần trước", vec![r#"type="DATE" value="2021-W07""#]),
        ("từ 1/3 đến 5/3/2021", vec![r#"type="DATE" value="2021-03-01""#, r#"type="DATE" value="2021-03-05""#]),
        ("mùng 1 Tết", vec![r#"type="DATE" value="2021-02-12""#]),
        ("ngày 27/7 hằng năm", vec![r#"type="SET" value="XXXX-07-27""#]),
    ] {
        assert_eq!(annotations(text), wanted, "{text}");
    }
    assert_eq!(dates("hôm qua", None)[0].timex3()[0].value, "PAST_REF");
    assert_eq!(dates("ngày 19/2", None)[0].timex3()[0].value, "XXXX-02-19");
    assert!(dates("mùng 1 Tết", None)[0].timex3().is_empty());
}

#[test]
fn days_of_jiff() {
    let friday = day("2021-02-19");
    assert_eq!(jiff::civil::Date::from(friday), jiff::civil::date(2021, 2, 19));
    assert_eq!(Day::try_from(jiff::civil::date(2021, 2, 19)).expect("a day"), friday);
    assert!(Day::try_from(jiff::civil::date(-1, 1, 1)).is_err());
    let mut ours = day("1583-01-01");
    let mut theirs = jiff::civil::date(1583, 1, 1);
    while theirs.year() < 2400 {
        assert_eq!(jiff::civil::Date::from(ours), theirs);
        assert_eq!(i16::from(theirs.weekday().to_monday_zero_offset()), ours.weekday() as i16);
        (ours, theirs) = (ours.plus(13), theirs.saturating_add(jiff::Span::new().days(13)));
    }
}
