//! The lunar calendar, against two computations of sun and moon that share nothing with the table in `data/`.
//!
//! The first follows Meeus, *Astronomical Algorithms* (chapters 25 and 49, good to seconds for the moon); the second is the
//! shorter series that Hồ Ngọc Đức published for the Vietnamese calendar, good to minutes.

use vanban::extract::{Day, LunarDay};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn lunar(year: i16, month: u8, day: u8) -> Option<Day> {
    LunarDay::new(year, month, false, day).and_then(LunarDay::to_day)
}

#[test]
fn known_days() {
    for (year, tết) in [
        (1968, "1968-01-29"),
        (1985, "1985-01-21"),
        (2007, "2007-02-17"),
        (2019, "2019-02-05"),
        (2021, "2021-02-12"),
        (2024, "2024-02-10"),
        (2025, "2025-01-29"),
        (2026, "2026-02-17"),
        (2030, "2030-02-02"),
    ] {
        assert_eq!(lunar(year, 1, 1), Some(day(tết)), "Tết {year}");
    }
    assert_eq!(lunar(2024, 3, 10), Some(day("2024-04-18")));
    assert_eq!(lunar(2025, 3, 10), Some(day("2025-04-07")));
    assert_eq!(LunarDay::of(day("2019-01-30")), LunarDay::new(2018, 12, false, 25));
}

#[test]
fn leap_months() {
    for (year, month) in [
        (1985, 2),
        (2001, 4),
        (2004, 2),
        (2006, 7),
        (2009, 5),
        (2012, 4),
        (2014, 9),
        (2017, 6),
        (2020, 4),
        (2023, 2),
        (2025, 6),
    ] {
        assert!(LunarDay::new(year, month, true, 1).is_some(), "{year} has a leap month {month}");
        assert!(LunarDay::new(year, month % 12 + 1, true, 1).is_none());
    }
    assert!((1..=12).all(|month| LunarDay::new(2024, month, true, 1).is_none()), "2024 has none");
}

#[test]
fn names_of_years() {
    for (year, place) in [(1984, 0), (2016, 32), (2019, 35), (2025, 41)] {
        assert_eq!(LunarDay::new(year, 1, false, 1).unwrap().sexagenary(), place);
    }
}

#[test]
fn every_day_goes_there_and_back() {
    let mut day = lunar(1900, 1, 1).expect("the first day");
    let last = LunarDay::new(2199, 12, false, 29).and_then(LunarDay::to_day).expect("the last month");
    let mut before: Option<LunarDay> = None;
    while day <= last {
        let lunar = LunarDay::of(day).unwrap_or_else(|| panic!("{day} has a lunar day"));
        assert_eq!(lunar.to_day(), Some(day));
        assert_eq!(LunarDay::new(lunar.year(), lunar.month(), lunar.is_leap(), lunar.day()), Some(lunar));
        assert!(before.is_none_or(|before| before < lunar && (lunar.day() == 1 || lunar.day() == before.day() + 1)));
        before = Some(lunar);
        day = day.plus(1);
    }
}

#[test]
fn outside_the_table_there_is_none() {
    assert_eq!(LunarDay::of(day("1900-01-30")), None);
    assert_eq!(LunarDay::of(day("2201-01-01")), None);
    assert_eq!(LunarDay::new(1899, 1, false, 1), None);
    assert_eq!(LunarDay::new(2200, 1, false, 1), None);
    assert_eq!(LunarDay::new(2024, 13, false, 1), None);
    assert_eq!(LunarDay::new(2024, 1, false, 31), None);
}

/// The months of the calendar from the moments of new moons and the places of the sun.
struct Sky {
    /// The Julian days on which months begin, by the clock of UTC+7.
    months: Vec<i64>,
    sun: fn(f64) -> f64,
}

const ZONE: f64 = 7.0 / 24.0;
/// The Julian day number of 1970-01-01.
const EPOCH: i64 = 2_440_588;

impl Sky {
    fn new(new_moon: fn(f64) -> f64, sun: fn(f64) -> f64, first: i32) -> Sky {
        let months = (first..first + 3800).map(|k| (new_moon(f64::from(k)) + 0.5 + ZONE).floor() as i64).collect();
        Sky { months, sun }
    }

    /// Which of the twelve major terms the sun has passed when a day begins.
    fn term(&self, day: i64) -> i64 {
        ((self.sun)(day as f64 - 0.5 - ZONE) / 30.0).floor() as i64
    }

    /// The month of a winter solstice: the eleventh.
    fn eleventh(&self, year: i16) -> usize {
        let end = EPOCH + (day(&format!("{year}-12-31")).plus(0)).days_since_epoch();
        let last = self.months.partition_point(|m| *m <= end) - 1;
        if self.term(self.months[last]) >= 9 { last - 1 } else { last }
    }

    /// The first day of each month between two winters: Julian day, number, whether leap.
    fn winter_to_winter(&self, year: i16) -> Vec<(i64, u8, bool)> {
        let (from, to) = (self.eleventh(year), self.eleventh(year + 1));
        let no_term = |i: &usize| self.term(self.months[*i]) == self.term(self.months[*i + 1]);
        let leap = if to - from == 13 { (from + 1..to).find(no_term) } else { None };
        let mut number = 10;
        let months = (from..to).map(|i| {
            let is_leap = leap == Some(i);
            if !is_leap {
                number = number % 12 + 1;
            }
            (self.months[i], number, is_leap)
        });
        months.collect()
    }
}

/// Days since 1970-01-01, by counting weekday-free: the library has no such call in public.
trait DaysSinceEpoch {
    fn days_since_epoch(&self) -> i64;
}

impl DaysSinceEpoch for Day {
    fn days_since_epoch(&self) -> i64 {
        let (year, month) = (i64::from(self.year()), i64::from(self.month()));
        let leaps = |y: i64| y / 4 - y / 100 + y / 400;
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let lengths = [31, if is_leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let of_year: i64 = lengths[..month as usize - 1].iter().sum::<i64>() + i64::from(self.day()) - 1;
        (year - 1970) * 365 + leaps(year - 1) - leaps(1969) + of_year
    }
}

/// The months of the table that are not what the sky says.
fn differences(sky: &Sky) -> Vec<String> {
    let mut differences = Vec::new();
    for winter in 1899..2199 {
        for (start, month, leap) in sky.winter_to_winter(winter) {
            let year = if month >= 11 { winter } else { winter + 1 };
            if year < 1900 {
                continue;
            }
            let ours =
                LunarDay::new(year, month, leap, 1).and_then(LunarDay::to_day).map(|d| d.days_since_epoch() + EPOCH);
            if ours != Some(start) {
                differences.push(format!("{month}/{year}{}", if leap { " leap" } else { "" }));
            }
        }
    }
    differences
}

#[test]
fn the_table_is_what_meeus_computes() {
    let differences = differences(&Sky::new(meeus_new_moon, meeus_sun, -1260));
    assert!(differences.is_empty(), "{differences:?}");
}

/// The shorter series puts a new moon that falls within minutes of midnight on the other day: eleven times in 300 years.
#[test]
fn the_shorter_series_agrees_but_for_new_moons_at_midnight() {
    let sky = Sky::new(short_new_moon, short_sun, -23);
    let differences = differences(&sky);
    assert!(differences.len() <= 12, "{differences:?}");
    for k in -23..3700 {
        let precise = meeus_new_moon(f64::from(k) - 1237.0) + 0.5 + ZONE;
        let short = short_new_moon(f64::from(k)) + 0.5 + ZONE;
        assert!((precise - short).abs() < 10.0 / 1440.0, "new moon {k}: {precise} {short}");
    }
}

fn sin(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

fn cos(degrees: f64) -> f64 {
    degrees.to_radians().cos()
}

/// Terrestrial time minus universal time in days, by the polynomials of Espenak and Meeus.
fn delta_t(julian: f64) -> f64 {
    let y = 2000.0 + (julian - 2_451_545.0) / 365.25;
    let poly = |t: f64, c: &[f64]| c.iter().rev().fold(0.0, |sum, c| sum * t + c);
    let u = (y - 1820.0) / 100.0;
    let seconds = match y {
        y if y < 1920.0 => poly(y - 1900.0, &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197]),
        y if y < 1941.0 => poly(y - 1920.0, &[21.20, 0.844_93, -0.076_1, 0.002_093_6]),
        y if y < 1961.0 => poly(y - 1950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2547.0]),
        y if y < 1986.0 => poly(y - 1975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0]),
        y if y < 2005.0 => poly(y - 2000.0, &[63.86, 0.3345, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99]),
        y if y < 2050.0 => poly(y - 2000.0, &[62.92, 0.322_17, 0.005_589]),
        y if y < 2150.0 => -20.0 + 32.0 * u * u - 0.5628 * (2150.0 - y),
        _ => -20.0 + 32.0 * u * u,
    };
    seconds / 86_400.0
}

/// The Julian date of new moon `k`, counted from 6 January 2000, in universal time.
#[rustfmt::skip]
fn meeus_new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t * t;
    let m = 2.5534 + 29.105_356_7 * k - 0.000_001_4 * t * t - 0.000_000_11 * t * t * t;
    let p = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t + 0.000_012_38 * t * t * t - 0.000_000_058 * t.powi(4);
    let f = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t - 0.000_002_27 * t * t * t + 0.000_000_011 * t.powi(4);
    let o = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t * t + 0.000_002_15 * t * t * t;
    // Coefficient, power of the eccentricity, and the multiples of the sun's and the moon's anomaly and of the latitude.
    const TERMS: [(f64, i32, f64, f64, f64); 24] = [
        (-0.40720, 0, 0.0, 1.0, 0.0), (0.17241, 1, 1.0, 0.0, 0.0), (0.01608, 0, 0.0, 2.0, 0.0), (0.01039, 0, 0.0, 0.0, 2.0),
        (0.00739, 1, -1.0, 1.0, 0.0), (-0.00514, 1, 1.0, 1.0, 0.0), (0.00208, 2, 2.0, 0.0, 0.0), (-0.00111, 0, 0.0, 1.0, -2.0),
        (-0.00057, 0, 0.0, 1.0, 2.0), (0.00056, 1, 1.0, 2.0, 0.0), (-0.00042, 0, 0.0, 3.0, 0.0), (0.00042, 1, 1.0, 0.0, 2.0),
        (0.00038, 1, 1.0, 0.0, -2.0), (-0.00024, 1, -1.0, 2.0, 0.0), (-0.00007, 0, 2.0, 1.0, 0.0), (0.00004, 0, 0.0, 2.0, -2.0),
        (0.00004, 0, 3.0, 0.0, 0.0), (0.00003, 0, 1.0, 1.0, -2.0), (0.00003, 0, 0.0, 2.0, 2.0), (-0.00003, 0, 1.0, 1.0, 2.0),
        (0.00003, 0, -1.0, 1.0, 2.0), (-0.00002, 0, -1.0, 1.0, -2.0), (-0.00002, 0, 1.0, 3.0, 0.0), (0.00002, 0, 0.0, 4.0, 0.0),
    ];
    const PLANETS: [(f64, f64, f64); 14] = [
        (299.77, 0.107_408, 325.0), (251.88, 0.016_321, 165.0), (251.83, 26.651_886, 164.0), (349.42, 36.412_478, 126.0),
        (84.66, 18.206_239, 110.0), (141.74, 53.303_771, 62.0), (207.14, 2.453_732, 60.0), (154.84, 7.306_860, 56.0),
        (34.52, 27.261_239, 47.0), (207.19, 0.121_824, 42.0), (291.34, 1.844_379, 40.0), (161.72, 24.198_154, 37.0),
        (239.56, 25.513_099, 35.0), (331.55, 3.592_518, 23.0),
    ];
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t - 0.000_000_15 * t * t * t + 0.000_000_000_73 * t.powi(4);
    let moon: f64 = TERMS.iter().map(|(c, power, a, b, d)| c * e.powi(*power) * sin(a * m + b * p + d * f)).sum();
    let planets: f64 = PLANETS.iter().enumerate()
        .map(|(i, (a, b, c))| c * 1e-6 * sin(a + b * k - if i == 0 { 0.009_173 * t * t } else { 0.0 })).sum();
    let julian = mean + moon - 0.00017 * sin(o) + planets;
    julian - delta_t(julian)
}

/// The apparent longitude of the sun in degrees, at a Julian date of universal time.
fn meeus_sun(julian: f64) -> f64 {
    let t = (julian + delta_t(julian) - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let m = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let center = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * sin(m)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * m)
        + 0.000_289 * sin(3.0 * m);
    let pulls = 0.001_34 * cos(153.23 + 22_518.754_1 * t)
        + 0.001_54 * cos(216.57 + 45_037.508_2 * t)
        + 0.002 * cos(312.69 + 32_964.357_7 * t)
        + 0.001_79 * sin(350.74 + 445_267.114_2 * t - 0.001_44 * t * t)
        + 0.001_78 * sin(231.19 + 20.2 * t);
    (mean + center + pulls - 0.005_69 - 0.004_78 * sin(125.04 - 1934.136 * t)).rem_euclid(360.0)
}

/// The shorter series for new moon `k`, counted from 1 January 1900.
fn short_new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let m = 359.2242 + 29.105_356_08 * k - 0.000_033_3 * t * t - 0.000_003_47 * t * t * t;
    let p = 306.0253 + 385.816_918_06 * k + 0.010_730_6 * t * t + 0.000_012_36 * t * t * t;
    let f = 21.2964 + 390.670_506_46 * k - 0.001_652_8 * t * t - 0.000_002_39 * t * t * t;
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t * t - 0.000_000_155 * t * t * t
        + 0.000_33 * sin(166.56 + 132.87 * t - 0.009_173 * t * t);
    let moon = (0.1734 - 0.000_393 * t) * sin(m) + 0.0021 * sin(2.0 * m) - 0.4068 * sin(p) + 0.0161 * sin(2.0 * p)
        - 0.0004 * sin(3.0 * p)
        + 0.0104 * sin(2.0 * f)
        - 0.0051 * sin(m + p)
        - 0.0074 * sin(m - p)
        + 0.0004 * sin(2.0 * f + m)
        - 0.0004 * sin(2.0 * f - m)
        - 0.0006 * sin(2.0 * f + p)
        + 0.0010 * sin(2.0 * f - p)
        + 0.0005 * sin(2.0 * p + m);
    mean + moon - (-0.000_278 + 0.000_265 * t + 0.000_262 * t * t)
}

/// The shorter series for the longitude of the sun.
fn short_sun(julian: f64) -> f64 {
    let t = (julian - 2_451_545.0) / 36_525.0;
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let m = 357.5291 + 35_999.050_3 * t - 0.000_155_9 * t * t - 0.000_000_48 * t * t * t;
    let center = (1.9146 - 0.004_817 * t - 0.000_014 * t * t) * sin(m)
        + (0.019_993 - 0.000_101 * t) * sin(2.0 * m)
        + 0.000_29 * sin(3.0 * m);
    (mean + center).rem_euclid(360.0)
}
