//! Which numbering regime a symbol follows, and what its segments mean there.

use super::letters::Meaning;
use super::number::DocumentNumber;
use super::symbol::{Segment, Separator, Symbol};
use super::tables::{Class, Code, DocumentType, ReferenceTables};
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

/// What the segments say; places are those of [`Symbol::segments`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) kind: Kind,
    /// The segment that names the type.
    document_type: Option<usize>,
    /// From the first segment that names an issuer up to but without the last.
    issuers: (usize, usize),
    /// The term behind the name of the assembly, which is the issuer.
    pub(super) term: Option<u8>,
    /// From the first segment of the unit up to but without the last.
    unit: (usize, usize),
    /// The separators that the regime wants, where these are others.
    regular: Option<(Separator, Separator)>,
}

impl Reading {
    fn new(kind: Kind) -> Self {
        Self { kind, document_type: None, issuers: (0, 0), term: None, unit: (0, 0), regular: None }
    }

    /// The assembly of the term that the segment at `at` names.
    fn of_assembly(self, at: usize, term: u8) -> Self {
        Self { kind: Kind::Assembly, issuers: (at, at + 1), term: Some(term), ..self }
    }
}

impl<'a> Symbol<'a> {
    /// The canonical form: the symbol without blanks, in the usual spelling.
    pub(super) fn canonical(&self) -> String {
        let length = self.segments.iter().map(|segment| segment.code.len() + 1).sum::<usize>();
        let mut canonical = String::with_capacity(self.number.len() + length + "/2020".len());
        self.write_head(&mut canonical);
        for segment in &self.segments {
            canonical.push(segment.separator.char());
            canonical.push_str(&segment.code);
        }
        if let Some(year) = self.last_year {
            canonical.push('/');
            canonical.push_str(year);
        }
        canonical
    }

    /// Number and year.
    fn write_head(&self, form: &mut String) {
        form.push_str(&self.number);
        if let Some((separator, year)) = &self.year {
            form.push(separator.char());
            form.push_str(year);
        }
    }

    /// The form that the regime wants, where the separators are another regime's.
    pub(super) fn regular(&self, reading: &Reading) -> Option<String> {
        let (first, second) = reading.regular?;
        let mut regular = String::new();
        self.write_head(&mut regular);
        for (index, segment) in self.segments.iter().enumerate() {
            regular.push([first, second, Separator::Dash][index.min(2)].char());
            regular.push_str(&segment.code);
        }
        Some(regular)
    }

    /// The year, where it can be one.
    pub(super) fn year(&self) -> Option<u16> {
        let year = self.year.as_ref().map(|(_, year)| &**year).or(self.last_year);
        year.and_then(|year| year.parse().ok()).filter(|year| (1940..=2100).contains(year))
    }

    /// The type in full, where the symbol tells it.
    pub(super) fn document_type(&self, reading: &Reading, tables: &'a ReferenceTables) -> Option<&'a str> {
        match reading.kind {
            Kind::Precedent => Some("Án lệ"),
            Kind::Consolidated => Some("Văn bản hợp nhất"),
            kind => {
                let segment = &self.segments[reading.document_type?];
                let code = segment.kind.or_else(|| tables.type_code(&segment.code))?;
                Some(tables.type_of(code, kind).name.as_str())
            }
        }
    }

    /// Whether the symbol names a type that is another than that before it.
    pub(super) fn is_of_another_type(&self, before: &DocumentType, tables: &ReferenceTables) -> bool {
        self.segments[0].kind.is_some_and(|code| !tables.stands_for(code, before))
    }

    /// The abbreviation of the type.
    pub(super) fn type_code(&self, reading: &Reading) -> Option<&str> {
        reading.document_type.map(|at| &*self.segments[at].code)
    }

    /// The abbreviations of the issuers.
    pub(super) fn issuers(&self, reading: &Reading) -> impl Iterator<Item = &str> {
        let (first, end) = reading.issuers;
        let assembly = reading.term.is_some();
        let codes = self.segments[first..end].iter().map(|segment| &*segment.code);
        codes.map(move |code| if assembly { code.trim_end_matches(|c: char| c.is_ascii_digit()) } else { code })
    }

    /// Their names in the year of the document, where the tables have them.
    pub(super) fn issuer_names(
        &self,
        reading: &Reading,
        year: Option<u16>,
        tables: &'a ReferenceTables,
    ) -> impl Iterator<Item = Option<&'a str>> {
        let segments = &self.segments[reading.issuers.0..reading.issuers.1];
        let looked_up = reading.term.is_none();
        segments.iter().zip(self.issuers(reading)).map(move |(segment, code)| {
            let known = if looked_up && segment.kind.is_none() { segment.issuer } else { tables.issuer_code(code) };
            known.map(|known| tables.issued_by(known, year).name.as_str())
        })
    }

    /// The unit of the issuer that drew the document up.
    pub(super) fn unit(&self, reading: &Reading) -> Option<String> {
        let codes = &self.segments[reading.unit.0..reading.unit.1];
        let (first, rest) = codes.split_first()?;
        let mut unit = first.code.clone().into_owned();
        for segment in rest {
            unit.push('-');
            unit.push_str(&segment.code);
        }
        Some(unit)
    }

    /// The symbol as a typed value.
    pub(super) fn number(&self, reading: &Reading, tables: &ReferenceTables) -> DocumentNumber {
        DocumentNumber {
            kind: reading.kind,
            document_type: self.document_type(reading, tables).map(str::to_owned),
            type_code: self.type_code(reading).map(str::to_owned),
            number: self.number.clone().into_owned(),
            value: self.value,
            year: self.year(),
            term: reading.term,
            issuers: self.issuers(reading).map(str::to_owned).collect(),
            unit: self.unit(reading),
            regular: self.regular(reading),
            canonical: self.canonical(),
        }
    }
}

/// What a symbol stands for; none where nothing speaks for a document.
pub(super) fn classify(symbol: &Symbol<'_>, cue: Cue, tables: &ReferenceTables) -> Option<Reading> {
    let segments = &symbol.segments;
    if symbol.year.is_some() { read_dated(segments, cue, tables) } else { read_undated(segments, cue, tables) }
}

/// Number, year, segments.
fn read_dated(segments: &[Segment<'_>], cue: Cue, tables: &ReferenceTables) -> Option<Reading> {
    let first = &segments[0];
    let code = &*first.code;
    let rest = &segments[1..];
    let count = segments.len();
    if let Some(term) = assembly_term(code) {
        return rest.is_empty().then(|| Reading::new(Kind::Assembly).of_assembly(0, term));
    }
    if rest.is_empty() {
        if code == "AL" {
            return Some(Reading { document_type: Some(0), ..Reading::new(Kind::Precedent) });
        }
        if tables.letters.mean(code, Meaning::CourtField) && code.chars().count() > 3 {
            return Some(Reading { unit: (0, 1), ..Reading::new(Kind::Court) });
        }
        let known = first.kind.is_some() || first.issuer.is_some();
        let document_type = first.kind.map(|_| 0);
        return (known && cue > Cue::Nothing).then(|| Reading { document_type, ..Reading::new(Kind::Normative) });
    }
    let second = &*rest[0].code;
    let court_field =
        tables.letters.mean(code, Meaning::CourtField) && tables.letters.mean(second, Meaning::CourtLevel);
    // Decisions of a court carry level and type first: 312/2019/QĐST-HNGĐ.
    let of_court = |code: &Code| tables.is_of_courts(code);
    let court_decision = tables.letters.mean(second, Meaning::CourtField) && first.kind.is_none_or(of_court);
    if court_field || court_decision {
        return Some(Reading { unit: (0, 2), ..Reading::new(Kind::Court) });
    }
    if tables.letters.mean(code, Meaning::Joint) {
        return Some(Reading { document_type: Some(0), issuers: (1, count), ..Reading::new(Kind::Joint) });
    }
    if first.kind.is_some() {
        let kind = if code == "VBHN" { Kind::Consolidated } else { Kind::Normative };
        let reading = Reading { document_type: Some(0), ..Reading::new(kind) };
        return Some(match assembly_term(second) {
            Some(term) => reading.of_assembly(1, term),
            None => Reading { issuers: (1, 2), unit: (2, count), ..reading },
        });
    }
    (cue > Cue::Nothing || first.issuer.is_some()).then(|| letter(count))
}

/// Number, segments.
fn read_undated(segments: &[Segment<'_>], cue: Cue, tables: &ReferenceTables) -> Option<Reading> {
    let (first, rest) = segments.split_first()?;
    let is_type = first.kind.is_some();
    let historical = tables.letters.mean(&first.code, Meaning::Old);
    if let Some(term) = assembly_term(&first.code) {
        return (rest.is_empty() && cue > Cue::Nothing).then(|| Reading::new(Kind::Assembly).of_assembly(0, term));
    }
    if first.code == "L" && matches!(rest, [ctn] if ctn.code == "CTN") {
        return Some(Reading { issuers: (1, 2), ..Reading::new(Kind::Historical) });
    }
    if historical && (!is_type || rest.is_empty()) {
        return read_historical(first, rest, cue, tables);
    }
    if is_type {
        return read_typed(first, rest, cue, tables);
    }
    if first.separator == Separator::Dash {
        return read_issuers_first(segments, tables);
    }
    let known = first.issuer.is_some();
    let enough = match cue {
        Cue::Type => known || !rest.is_empty() || first.code.chars().count() > 2,
        Cue::Number => known || !rest.is_empty() || tables.begins_with_type(&first.code),
        Cue::Nothing => known && !rest.is_empty(),
    };
    enough.then(|| letter(segments.len()))
}

/// `61/CP`, `787/TTg-QĐ`; but `688/TTg-TCCB` is a letter.
fn read_historical(first: &Segment<'_>, rest: &[Segment<'_>], cue: Cue, tables: &ReferenceTables) -> Option<Reading> {
    if cue == Cue::Nothing && (first.separator == Separator::Dash || rest.is_empty() && first.code.len() < 3) {
        return None;
    }
    // `29-LCT/HĐNN7`: the Council of State and its term.
    let council = match (&*first.code, rest) {
        ("LCT", [state]) => state.code.strip_prefix("HĐNN"),
        _ => None,
    };
    if let Some(term) = council.filter(|term| term.bytes().all(|byte| byte.is_ascii_digit())) {
        return Some(Reading { issuers: (1, 2), term: term.parse().ok(), ..Reading::new(Kind::Historical) });
    }
    let kind = match rest {
        [] => Kind::Historical,
        [unit] if ["QĐ", "CT", "NĐ", "NQ"].contains(&&*unit.code) => Kind::Historical,
        _ if first.separator == Separator::Dash => return None,
        _ => Kind::Letter,
    };
    let code = &*first.code;
    let issuers = if matches!(code, "LCT" | "SL") { (0, 0) } else { (0, 1) };
    let typed = |at: usize, code: &str| tables.type_code(code).map(|_| at);
    let document_type = match rest.first().filter(|_| kind == Kind::Historical) {
        Some(segment) => typed(1, &segment.code),
        None if code == "SL" => typed(0, code),
        None => None,
    };
    Some(Reading { issuers, document_type, unit: (1, rest.len() + 1), ..Reading::new(kind) })
}

/// `15-BTC/TT`, `01-TANDTC-VKSNDTC/TTLT` of the time before: the issuers, then the type.
fn read_issuers_first(segments: &[Segment<'_>], tables: &ReferenceTables) -> Option<Reading> {
    let (last, issuers) = segments.split_last()?;
    let issued = issuers.first()?.issuer.is_some() && issuers.iter().all(|issuer| issuer.separator == Separator::Dash);
    let typed = last.separator == Separator::Slash && tables.type_code(&last.code).is_some();
    let count = issuers.len();
    let kind = if count > 1 { Kind::Joint } else { Kind::Historical };
    (issued && typed).then(|| Reading { document_type: Some(count), issuers: (0, count), ..Reading::new(kind) })
}

/// `2230/QĐ-UBND`, `217-QĐ/TW` and their mixtures.
fn read_typed(first: &Segment<'_>, rest: &[Segment<'_>], cue: Cue, tables: &ReferenceTables) -> Option<Reading> {
    let count = rest.len() + 1;
    let reading = Reading { document_type: Some(0), ..Reading::new(Kind::Administrative) };
    let Some(second) = rest.first() else {
        // The issuer is missing: only where the text says that it is a document.
        return (cue == Cue::Type && first.separator == Separator::Slash).then_some(reading);
    };
    // `19-TC/QĐ/CĐKT` of the time before: issuer, type, unit.
    if rest.len() > 1 && second.issuer.is_none() && tables.type_code(&second.code).is_some() {
        return Some(Reading { document_type: Some(1), issuers: (0, 1), unit: (2, count), ..reading });
    }
    let style = (first.separator, second.separator);
    let party_style = style == (Separator::Dash, Separator::Slash);
    if first.separator == Separator::Dash && !party_style && cue == Cue::Nothing {
        return None;
    }
    let class = second.issuer.map(|issuer| tables.issued_by(issuer, None).class);
    // `18-TT/LB`: the ministries together.
    if tables.letters.mean(&first.code, Meaning::Joint) || second.code == "LB" {
        return Some(Reading { kind: Kind::Joint, issuers: (1, count), ..reading });
    }
    if let Some(term) = assembly_term(&second.code) {
        let assembly = Reading { unit: (2, count), ..reading.of_assembly(1, term) };
        return Some(if first.code == "VBHN" { Reading { kind: Kind::Consolidated, ..assembly } } else { assembly });
    }
    let (issuers, unit) = if class == Some(Class::Subtype) { ((0, 0), (1, count)) } else { ((1, 2), (2, count)) };
    // A committee of the Party has `TU`, `HU`, `ĐU` or `TW` at its end, whatever stands before.
    let party = class == Some(Class::Party)
        || class.is_none() && ["TW", "TU", "HU", "QU", "ĐU"].iter().any(|end| second.code.ends_with(end));
    let kind = match class {
        _ if first.code == "VBHN" => Kind::Consolidated,
        Some(Class::Union) => Kind::Union,
        _ if party && (class.is_some() || party_style) => Kind::Party,
        None if party_style => Kind::Party,
        _ => Kind::Administrative,
    };
    let regular = match kind {
        Kind::Party if !party_style => Some((Separator::Dash, Separator::Slash)),
        Kind::Administrative if style != (Separator::Slash, Separator::Dash) => {
            Some((Separator::Slash, Separator::Dash))
        }
        _ => None,
    };
    Some(Reading { kind, issuers, unit, regular, ..reading })
}

fn letter(count: usize) -> Reading {
    Reading { issuers: (0, 1), unit: (1, count), ..Reading::new(Kind::Letter) }
}

/// `QH13`, `UBTVQH14`: the term of the assembly.
fn assembly_term(code: &str) -> Option<u8> {
    let letters = code.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(letters, "QH" | "UBTVQH").then(|| code[letters.len()..].parse().ok()).flatten()
}
