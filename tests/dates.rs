//! Dates are found, read and bounded as the tables of cases say.

use edtf_core::{Bound, Edtf};
use proptest::prelude::*;
use serde::Deserialize;
use vanban::extract::{Calendar, Part, PartialDate, Year};
use vanban::{Analyzer, Data, DateMention, DateValue, Day, Table};

#[derive(Deserialize)]
struct Cases {
    family: Vec<Family>,
}

/// Cases of one idea. Each is a text and what is found in it, in order: `words = value` or `words = value | notes`.
#[derive(Deserialize)]
struct Family {
    name: String,
    cases: Vec<Vec<String>>,
}

const TABLES: [(&str, &str); 3] = [
    ("dates", include_str!("cases/dates.toml")),
    ("dates_corpus", include_str!("cases/dates_corpus.toml")),
    ("dates_traps", include_str!("cases/dates_traps.toml")),
];

fn families() -> Vec<Family> {
    let read = |(name, table): (&str, &str)| {
        toml::from_str::<Cases>(table).unwrap_or_else(|error| panic!("tests/cases/{name}.toml: {error}")).family
    };
    TABLES.into_iter().flat_map(read).collect()
}

/// What is found, in the form of the table.
fn found(date: &DateMention) -> String {
    let value = date.edtf.map_or_else(|| "-".to_owned(), |value| value.to_string());
    format!("{} = {value}", date.text)
}

/// What stands beside the value, as words.
fn notes(date: &DateMention) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(date.modifier.map(|modifier| format!("{modifier:?}").to_lowercase()));
    notes.extend(date.part_of_day.map(|part| format!("{part:?}").to_lowercase()));
    notes.extend(date.weekday.map(|weekday| format!("{weekday:?}").to_lowercase()));
    notes.extend(date.open.map(|open| format!("{open:?}").to_lowercase()));
    notes.extend((date.calendar == Calendar::Lunar).then(|| "lunar".to_owned()));
    notes.extend(date.leap_month.then(|| "leap".to_owned()));
    notes.extend(date.sexagenary.map(|year| format!("cycle{year}")));
    notes.extend(date.recurring.then(|| "recurring".to_owned()));
    notes.extend(date.approximate.then(|| "approx".to_owned()));
    notes
}

/// The differences between what a case wants and what is found.
fn check(case: &[String]) -> Result<(), String> {
    let (text, wanted) = case.split_first().expect("a case has a text");
    let dates = Analyzer::new().dates(text);
    let mut fits = dates.len() == wanted.len();
    for (date, wanted) in dates.iter().zip(wanted) {
        // The words may hold a bar too; the notes stand behind the value.
        let of_value = wanted.rfind(" = ").unwrap_or_default();
        let bar = wanted[of_value..].find(" | ").map(|at| of_value + at);
        let (value, wanted_notes) = bar.map_or((wanted.as_str(), None), |at| (&wanted[..at], Some(&wanted[at + 3..])));
        fits &= found(date) == value;
        fits &= wanted_notes.is_none_or(|wanted| notes(date).join(" ") == wanted);
    }
    let got: Vec<String> = dates.iter().map(|d| format!("{} | {}", found(d), notes(d).join(" "))).collect();
    if fits { Ok(()) } else { Err(format!("{text}\n  wanted {wanted:?}\n  found  {got:?}")) }
}

#[test]
fn tables() {
    let mut failures = Vec::new();
    for family in families() {
        assert!(!family.cases.is_empty(), "{} has no case", family.name);
        failures
            .extend(family.cases.iter().filter_map(|case| check(case).err()).map(|e| format!("{}: {e}", family.name)));
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}

/// The same cases as decomposed text: the same words and values.
#[test]
fn decomposed_text_gives_the_same() {
    use unicode_normalization::UnicodeNormalization;
    let analyzer = Analyzer::new();
    for case in families().iter().flat_map(|family| &family.cases) {
        let of = |text: &str| -> Vec<String> {
            analyzer.dates(text).iter().map(|date| found(date).nfc().collect()).collect()
        };
        assert_eq!(of(&case[0].nfd().collect::<String>()), of(&case[0].nfc().collect::<String>()), "{}", case[0]);
    }
}

/// EDTF has no reduced clock times, none beside a masked year, and no 30 February of the lunar calendar.
fn in_edtf(date: PartialDate, calendar: Calendar) -> Option<String> {
    let lunar_only = calendar == Calendar::Lunar && matches!(date.part, Part::Day(_, 29 | 30));
    (!lunar_only).then(|| DateValue::Single(PartialDate { clock: None, ..date }).to_string())
}

/// Every value that leaves the crate is EDTF, and its bounds are those that an EDTF library computes.
fn check_edtf(date: &DateMention) {
    for (value, calendar) in
        date.edtf.map(|v| (v, date.calendar)).into_iter().chain(date.resolved.map(|v| (v, Calendar::Gregorian)))
    {
        let (text, bounds) = match value {
            DateValue::Single(single) => {
                let Some(text) = in_edtf(single, calendar) else { continue };
                (text, value.bounds())
            }
            DateValue::Interval(start, end) => {
                let (Some(start), Some(end)) = (in_edtf(start, calendar), in_edtf(end, calendar)) else { continue };
                (format!("{start}/{end}"), value.bounds())
            }
        };
        let edtf = Edtf::parse(&text).unwrap_or_else(|error| panic!("{text} of {:?} is not EDTF: {error}", date.text));
        let Some((first, last)) = bounds else { continue };
        let theirs = edtf.bounds();
        let day = |bound| match bound {
            Bound::Date(day) => Day::new(i16::try_from(day.year).unwrap(), day.month, day.day),
            _ => None,
        };
        assert_eq!((day(theirs.earliest), day(theirs.latest)), (Some(first), Some(last)), "{text}");
    }
}

#[test]
fn values_are_edtf() {
    let analyzer = Analyzer::new();
    let reference = Day::new(2021, 2, 25).unwrap();
    let mut seen = 0;
    for case in families().iter().flat_map(|family| &family.cases) {
        for date in analyzer.dates_at(&case[0], reference) {
            check_edtf(&date);
            seen += 1;
        }
    }
    assert!(seen > 300, "only {seen} dates in the tables");
}

#[test]
fn bounds_of_parts_of_a_year() {
    let of = |year, part| {
        let date = PartialDate { year: Year::Known(year), part, clock: None, approximate: false };
        date.bounds().map(|(first, last)| format!("{first} {last}"))
    };
    assert_eq!(of(2021, Part::Whole).as_deref(), Some("2021-01-01 2021-12-31"));
    assert_eq!(of(2021, Part::Half(2)).as_deref(), Some("2021-07-01 2021-12-31"));
    assert_eq!(of(2021, Part::Quarter(3)).as_deref(), Some("2021-07-01 2021-09-30"));
    assert_eq!(of(2021, Part::Season(4)).as_deref(), Some("2021-12-01 2022-02-28"));
    assert_eq!(of(2020, Part::Month(2)).as_deref(), Some("2020-02-01 2020-02-29"));
    assert_eq!(of(2021, Part::Day(None, 5)), None);
    assert_eq!(of(2021, Part::Day(Some(2), 30)), None);
}

/// Number forms and calendar words in any order.
fn calendar_text() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "ngày",
        "tháng",
        "năm",
        "quý",
        "thứ",
        "Hai",
        "mùng",
        "Tết",
        "rằm",
        "âm lịch",
        "sáng",
        "chiều",
        "đầu",
        "cuối",
        "từ",
        "đến",
        "và",
        "hôm qua",
        "cùng kỳ",
        "thế kỷ",
        "những năm",
        "XX",
        "1",
        "2",
        "7",
        "12",
        "19",
        "24",
        "30",
        "31",
        "90",
        "1945",
        "2021",
        "2025",
        "/",
        "-",
        " - ",
        ".",
        ",",
        ":",
        "(",
        ")",
        " ",
        " ",
        " ",
        "\n",
        "h",
        "giờ",
        "phút",
        "nay",
        "hằng năm",
        "tức",
        "Giêng",
        "Chạp",
        "Kỷ Hợi",
        "nửa",
        "tháng đầu năm",
        "%",
        "người",
        "khoảng",
        "mùa",
        "xuân",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn findings_are_sound(text in calendar_text()) {
        let dates = Analyzer::new().dates_at(&text, Day::new(2021, 2, 25).unwrap());
        for date in &dates {
            prop_assert_eq!(date.span.of(&text), &date.text);
            prop_assert!(!date.text.trim().is_empty());
            check_edtf(date);
        }
        for pair in dates.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }

    #[test]
    fn any_text_passes(text in any::<String>()) {
        for date in Analyzer::new().dates(&text) {
            prop_assert_eq!(date.span.of(&text), &date.text);
        }
    }
}

/// A megabyte of what could make a recogniser look ahead again and again: it stays linear.
#[test]
fn adversarial_repeats_are_linear() {
    let analyzer = Analyzer::new();
    let time = |piece: &str, bytes: usize| {
        let text = piece.repeat(bytes / piece.len());
        let start = std::time::Instant::now();
        let dates = analyzer.dates_at(&text, Day::new(2021, 2, 25).unwrap());
        (start.elapsed(), dates.len())
    };
    for piece in [
        "1/1/",
        "ngày ",
        "1-",
        "ngày 1, ",
        "từ 1 đến ",
        "tháng 1 và ",
        "1h",
        "mùng ",
        "năm 2021, ",
        "thứ hai ",
        "(tức ",
    ] {
        let (small, _) = time(piece, 1 << 17);
        let (large, _) = time(piece, 1 << 20);
        let bound = small * 8 * 4 + std::time::Duration::from_millis(500);
        assert!(large < bound, "{piece:?}: {large:?} for eight times what took {small:?}");
    }
}

#[test]
fn words_of_a_user() {
    let mut data = Data::new();
    data.add(Table::Calendar, "mine.tsv", "bữa kìa\trelative\tday -3\n").add(
        Table::DateContext,
        "mine.tsv",
        "hội làng\tcue\n",
    );
    let analyzer = Analyzer::with(&data).expect("sound rows");
    let dates = analyzer.dates_at("Bữa kìa có hội làng 3-2.", Day::new(2021, 2, 25).unwrap());
    let days: Vec<String> = dates.iter().map(|date| date.resolved.unwrap().to_string()).collect();
    assert_eq!(days, ["2021-02-22", "2021-02-03"]);
    for (table, row, message) in [
        (Table::Calendar, "mốc\tnothing\t1", "mine.tsv:2: \"nothing\" is not a class of calendar words"),
        (Table::Calendar, "mốc\tmonth\t13", "mine.tsv:2: \"13\" is no value of the class \"month\""),
        (Table::DateContext, "mốc\tnothing", "mine.tsv:2: \"nothing\" is not a class of words beside dates"),
    ] {
        let mut data = Data::new();
        data.add(table, "mine.tsv", format!("# mine\n{row}\n"));
        assert_eq!(Analyzer::with(&data).expect_err(row).to_string(), message);
    }
}

/// The time zone that the text states, and none where it states none.
#[test]
fn time_zones() {
    for (text, wanted) in [
        ("02g14 GMT ngày 23-1, tàu rời cảng", Some("GMT")),
        ("Thứ Hai, 03/02/2025 08:15 (GMT+7)", Some("GMT+7")),
        ("20h ngày 5/3 (giờ địa phương), máy bay hạ cánh", Some("giờ địa phương")),
        ("đêm 25-5 theo giờ địa phương", Some("giờ địa phương")),
        ("15 giờ (theo giờ Hà Nội) ngày 3/2", Some("giờ Hà Nội")),
        ("ngày 5/3, đến giờ tan học", None),
        ("sáng 5/3 (giờ thứ hai)", None),
    ] {
        let dates = Analyzer::new().dates(text);
        assert_eq!(dates[0].time_zone.as_deref(), wanted, "{text}");
    }
}
