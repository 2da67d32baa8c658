//! Which numbering regime a symbol follows, and what its segments mean there.

use super::number::DocumentNumber;
use super::symbol::{Segment, Separator, Symbol};
use super::tables::{Class, Tables};
use super::value::Kind;

/// What stands before a symbol and speaks for its being one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Cue {
    Nothing,
    /// The word `số`.
    Number,
    /// The type of a document.
    Type,
}

/// Abbreviations that close a number of the time before 1996 alone (`61/CP`, `167-HĐBT`, `29-LCT`).
const HISTORICAL: &[&str] = &["CP", "TTg", "PTTg", "HĐBT", "HĐCP", "HĐNN", "SL", "LCT", "CTN", "UB"];
/// The fields and levels of courts; older numbers run the two together (`45/2019/HSST`).
const COURT_FIELDS: &[&str] =
    &["HS", "DS", "HNGĐ", "KDTM", "LĐ", "HC", "KT", "DSST", "HSST", "DSPT", "HSPT", "HCST", "HCPT"];
const COURT_LEVELS: &[&str] = &["ST", "PT", "GĐT", "TT"];
/// Types that an assembly numbers with its term behind: `26/2005/PL-UBTVQH11`.
const JOINT: &[&str] = &["TTLT", "NQLT", "TTLB", "CTLT", "QCLT"];

/// What the segments say.
struct Reading {
    kind: Kind,
    type_code: Option<String>,
    issuers: Vec<String>,
    unit: Option<String>,
    term: Option<u8>,
    /// The separators that the regime wants, where these are others.
    regular: Option<(Separator, Separator)>,
}

impl Reading {
    fn new(kind: Kind) -> Self {
        Self { kind, type_code: None, issuers: Vec::new(), unit: None, term: None, regular: None }
    }
}

/// The number that a symbol stands for, and whether it was mended; none where nothing speaks for a document.
pub(super) fn classify(symbol: &Symbol, cue: Cue, tables: &Tables) -> Option<(DocumentNumber, bool)> {
    let (segments, mended) = spell(&symbol.segments, tables);
    let reading = read(symbol, &segments, cue, tables)?;
    let mut canonical = symbol.number.clone();
    if let Some((separator, year)) = &symbol.year {
        canonical.push(separator.char());
        canonical.push_str(year);
    }
    let head = canonical.clone();
    for segment in &segments {
        canonical.push(segment.separator.char());
        canonical.push_str(&segment.code);
    }
    if let Some(year) = &symbol.last_year {
        canonical.push('/');
        canonical.push_str(year);
    }
    let regular = reading.regular.map(|(first, second)| {
        let mut regular = head;
        for (index, segment) in segments.iter().enumerate() {
            regular.push([first, second, Separator::Dash][index.min(2)].char());
            regular.push_str(&segment.code);
        }
        regular
    });
    let document_type = match reading.kind {
        Kind::Precedent => Some("Án lệ".to_owned()),
        Kind::Consolidated => Some("Văn bản hợp nhất".to_owned()),
        kind => reading.type_code.as_ref().and_then(|code| tables.type_of(code, kind)).map(|t| t.name.clone()),
    };
    let year = symbol.year.as_ref().map(|(_, year)| year).or(symbol.last_year.as_ref());
    let year = year.and_then(|year| year.parse().ok()).filter(|year| (1940..=2100).contains(year));
    let number = DocumentNumber {
        kind: reading.kind,
        document_type,
        type_code: reading.type_code,
        number: symbol.number.clone(),
        value: symbol.value,
        year,
        term: reading.term,
        issuers: reading.issuers,
        unit: reading.unit,
        regular,
        canonical,
    };
    Some((number, mended || symbol.mended))
}

/// The segments in their usual spelling, glued ones taken apart.
fn spell(segments: &[Segment], tables: &Tables) -> (Vec<Segment>, bool) {
    let mut spelled = Vec::with_capacity(segments.len());
    let mut mended = false;
    for (index, Segment { separator, code }) in segments.iter().enumerate() {
        // Behind the issuer stand units, a list without end: they keep their spelling.
        let issuer = || tables.issuer_code(code).filter(|known| index <= 1 || !known.mended);
        let known = if index == 0 { tables.type_code(code).or_else(issuer) } else { issuer() };
        let (letters, digits) = code.split_at(code.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        if let Some(known) = known {
            mended |= known.mended;
            spelled.push(Segment { separator: *separator, code: known.spelling.clone() });
        } else if let Some((kind, rest)) = (index == 0).then(|| glued(code, tables)).flatten() {
            mended = true;
            spelled.push(Segment { separator: *separator, code: kind });
            let inner = if *separator == Separator::Dash { Separator::Slash } else { Separator::Dash };
            spelled.push(Segment { separator: inner, code: rest });
        } else if let Some(known) = tables.issuer_code(letters).filter(|_| !digits.is_empty()) {
            spelled.push(Segment { separator: *separator, code: format!("{}{digits}", known.spelling) });
        } else {
            let code = code.replace('Ð', "Đ");
            let lower = !code.chars().any(char::is_uppercase);
            spelled.push(Segment { separator: *separator, code: if lower { code.to_uppercase() } else { code } });
        }
    }
    (spelled, mended)
}

/// A type and an issuer run together: `TBMTTQ`.
fn glued(code: &str, tables: &Tables) -> Option<(String, String)> {
    let splits = code.char_indices().skip(2).map(|(at, _)| code.split_at(at));
    let known = |(kind, rest): (&str, &str)| {
        let (kind, issuer) = (tables.type_code(kind)?, tables.issuer_code(rest)?);
        Some((kind.spelling.clone(), issuer.spelling.clone()))
    };
    splits.filter(|(_, rest)| rest.chars().count() > 2 || matches!(*rest, "TW" | "TU")).filter_map(known).last()
}

fn read(symbol: &Symbol, segments: &[Segment], cue: Cue, tables: &Tables) -> Option<Reading> {
    let first = &segments[0];
    if symbol.year.is_some() { read_dated(segments, cue, tables) } else { read_undated(first, segments, cue, tables) }
}

/// Number, year, segments.
fn read_dated(segments: &[Segment], cue: Cue, tables: &Tables) -> Option<Reading> {
    let first = &segments[0].code;
    let rest = &segments[1..];
    if let Some((assembly, term)) = assembly_term(first) {
        return rest.is_empty().then(|| Reading {
            issuers: vec![assembly],
            term: Some(term),
            ..Reading::new(Kind::Assembly)
        });
    }
    if rest.is_empty() {
        if first == "AL" {
            return Some(Reading { type_code: Some("AL".to_owned()), ..Reading::new(Kind::Precedent) });
        }
        if COURT_FIELDS.contains(&first.as_str()) && first.chars().count() > 3 {
            return Some(Reading { unit: Some(first.clone()), ..Reading::new(Kind::Court) });
        }
        let known = tables.type_code(first).is_some() || tables.issuer_code(first).is_some();
        let kind = || Reading {
            type_code: tables.type_code(first).map(|c| c.spelling.clone()),
            ..Reading::new(Kind::Normative)
        };
        return (known && cue > Cue::Nothing).then(kind);
    }
    let court_field = COURT_FIELDS.contains(&first.as_str()) && COURT_LEVELS.contains(&rest[0].code.as_str());
    // Decisions of a court carry level and type first: 312/2019/QĐST-HNGĐ.
    let court_decision = COURT_FIELDS.contains(&rest[0].code.as_str()) && tables.type_code(first).is_none();
    if court_field || court_decision {
        return Some(Reading { unit: Some(format!("{first}-{}", rest[0].code)), ..Reading::new(Kind::Court) });
    }
    let codes = || rest.iter().map(|segment| segment.code.clone());
    if JOINT.contains(&first.as_str()) {
        return Some(Reading {
            type_code: Some(first.clone()),
            issuers: codes().collect(),
            ..Reading::new(Kind::Joint)
        });
    }
    if tables.type_code(first).is_some() {
        let kind = if first == "VBHN" { Kind::Consolidated } else { Kind::Normative };
        let mut reading = Reading { type_code: Some(first.clone()), ..Reading::new(kind) };
        if let Some((assembly, term)) = assembly_term(&rest[0].code) {
            reading = Reading { kind: Kind::Assembly, issuers: vec![assembly], term: Some(term), ..reading };
        } else {
            reading.issuers.extend(codes().take(1));
            reading.unit = join(&rest[1..]);
        }
        return Some(reading);
    }
    let issuer = tables.issuer_code(first).is_some();
    (cue > Cue::Nothing || issuer).then(|| letter(segments))
}

/// Number, segments.
fn read_undated(first: &Segment, segments: &[Segment], cue: Cue, tables: &Tables) -> Option<Reading> {
    let rest = &segments[1..];
    let is_type = tables.type_code(&first.code).is_some();
    let historical = HISTORICAL.contains(&first.code.as_str());
    if let Some((assembly, term)) = assembly_term(&first.code) {
        return (rest.is_empty() && cue > Cue::Nothing).then(|| Reading {
            issuers: vec![assembly],
            term: Some(term),
            ..Reading::new(Kind::Assembly)
        });
    }
    if let ("L", [ctn]) = (first.code.as_str(), rest)
        && ctn.code == "CTN"
    {
        return Some(Reading { issuers: vec![ctn.code.clone()], ..Reading::new(Kind::Historical) });
    }
    if historical && (!is_type || rest.is_empty()) {
        return read_historical(first, rest, cue, tables);
    }
    if is_type {
        return read_typed(first, rest, cue, tables);
    }
    if first.separator == Separator::Dash {
        return None;
    }
    let known = tables.issuer_code(&first.code).is_some();
    let enough = match cue {
        Cue::Type => known || !rest.is_empty() || first.code.chars().count() > 2,
        Cue::Number => known || !rest.is_empty() || tables.begins_with_type(&first.code),
        Cue::Nothing => known && !rest.is_empty(),
    };
    enough.then(|| letter(segments))
}

/// `61/CP`, `787/TTg-QĐ`; but `688/TTg-TCCB` is a letter.
fn read_historical(first: &Segment, rest: &[Segment], cue: Cue, tables: &Tables) -> Option<Reading> {
    if cue == Cue::Nothing && (first.separator == Separator::Dash || rest.is_empty() && first.code.len() < 3) {
        return None;
    }
    let kind = match rest {
        [] => Kind::Historical,
        [unit] if ["QĐ", "CT", "NĐ", "NQ"].contains(&unit.code.as_str()) => Kind::Historical,
        _ if first.separator == Separator::Dash => return None,
        _ => Kind::Letter,
    };
    let code = &first.code;
    let law = code == "LCT" || code == "SL";
    let issuers = if law { Vec::new() } else { vec![code.clone()] };
    let type_code = rest.first().filter(|_| kind == Kind::Historical).map(|segment| segment.code.clone());
    let type_code =
        type_code.or_else(|| (code == "SL").then(|| code.clone())).filter(|code| tables.type_code(code).is_some());
    Some(Reading { issuers, type_code, unit: join(rest), ..Reading::new(kind) })
}

/// `2230/QĐ-UBND`, `217-QĐ/TW` and their mixtures.
fn read_typed(first: &Segment, rest: &[Segment], cue: Cue, tables: &Tables) -> Option<Reading> {
    let mut reading = Reading { type_code: Some(first.code.clone()), ..Reading::new(Kind::Administrative) };
    let Some(second) = rest.first() else {
        // The issuer is missing: only where the text says that it is a document.
        return (cue == Cue::Type && first.separator == Separator::Slash).then_some(reading);
    };
    // `19-TC/QĐ/CĐKT` of the time before: issuer, type, unit.
    if rest.len() > 1 && tables.issuer(&second.code).is_none() && tables.type_code(&second.code).is_some() {
        let type_code = Some(second.code.clone());
        return Some(Reading { type_code, issuers: vec![first.code.clone()], unit: join(&rest[1..]), ..reading });
    }
    let style = (first.separator, second.separator);
    let party_style = style == (Separator::Dash, Separator::Slash);
    if first.separator == Separator::Dash && !party_style && cue == Cue::Nothing {
        return None;
    }
    let (assembly, issuer) = (assembly_term(&second.code), tables.issuer(&second.code));
    let class = issuer.map(|issuer| issuer.class);
    reading.unit = join(&rest[1..]);
    if let Some((assembly, term)) = assembly {
        reading = Reading { kind: Kind::Assembly, issuers: vec![assembly], term: Some(term), ..reading };
    } else if class == Some(Class::Subtype) {
        reading.unit = join(rest);
    } else {
        reading.issuers.push(second.code.clone());
    }
    // A committee of the Party has `TU`, `HU`, `ĐU` or `TW` at its end, whatever stands before.
    let party = class == Some(Class::Party)
        || class.is_none() && ["TW", "TU", "HU", "QU", "ĐU"].iter().any(|end| second.code.ends_with(end));
    reading.kind = match (reading.type_code.as_deref(), class) {
        (Some("VBHN"), _) => Kind::Consolidated,
        (Some(joint), _) if JOINT.contains(&joint) => Kind::Joint,
        _ if reading.kind == Kind::Assembly => Kind::Assembly,
        (_, Some(Class::Union)) => Kind::Union,
        _ if party && (class.is_some() || party_style) => Kind::Party,
        (_, None) if party_style => Kind::Party,
        _ => Kind::Administrative,
    };
    reading.regular = match reading.kind {
        Kind::Party if !party_style => Some((Separator::Dash, Separator::Slash)),
        Kind::Administrative if style != (Separator::Slash, Separator::Dash) => {
            Some((Separator::Slash, Separator::Dash))
        }
        _ => None,
    };
    if reading.kind == Kind::Joint {
        reading.issuers = rest.iter().map(|segment| segment.code.clone()).collect();
        reading.unit = None;
    }
    Some(reading)
}

fn letter(segments: &[Segment]) -> Reading {
    Reading { issuers: vec![segments[0].code.clone()], unit: join(&segments[1..]), ..Reading::new(Kind::Letter) }
}

fn join(segments: &[Segment]) -> Option<String> {
    let codes: Vec<&str> = segments.iter().map(|segment| segment.code.as_str()).collect();
    (!codes.is_empty()).then(|| codes.join("-"))
}

/// `QH13`, `UBTVQH14`: the assembly and its term.
fn assembly_term(code: &str) -> Option<(String, u8)> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let term = code[letters.len()..].parse().ok()?;
    matches!(letters, "QH" | "UBTVQH").then(|| (letters.to_owned(), term))
}
