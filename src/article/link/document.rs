//! Which date and which issuer belong to which document.

use std::fmt::{self, Write};

use super::super::layout::{Layout, PartKind};
use super::{Findings, Link, LinkKind};
use crate::extract::date::{DateValue, Part, PartialDate};
use crate::extract::{DateMention, Day, Reference};
use crate::normalize::lower_case;
use crate::span::Span;

/// What may stand between a document and its date, lower case: `217-QĐ/TW, ngày …`, `… (ký ngày …)`, `… ban hành năm …`.
const BETWEEN: &[&str] =
    &["", ",", "(", "ký", "(ký", "ban hành", "(ban hành", "được ban hành", "do", "ra", "đề", ", ký", ", ban hành"];

/// The longest of them with the blanks around it, in bytes.
const LONGEST_BETWEEN: usize = 24;

/// The bytes between a document and its date at the most, the name of the issuer included.
const REACH: usize = 120;

/// Gives each reference without a date the one that stands behind it.
pub(crate) fn date_references(text: &str, references: &mut [Reference], dates: &[DateMention]) {
    let mut next = 0;
    for index in 0..references.len() {
        let span = references[index].span;
        while dates.get(next).is_some_and(|date| date.span.start < span.end) {
            next += 1;
        }
        let Some(date) = dates.get(next) else { return };
        let before_next = references.get(index + 1).is_none_or(|other| date.span.end <= other.span.start);
        if references[index].date.is_none() && before_next && stands_beside(text, span, date) {
            references[index].date = date.edtf.map(|value| value.to_string());
        }
    }
    share(text, references);
}

/// Gives the number in the letterhead of a document the date of the document.
pub(crate) fn date_letterhead(references: &mut [Reference], layout: &Layout, day: Option<Day>) {
    let letterhead: Vec<Span> = layout.of_kind(PartKind::Letterhead).map(|part| part.span).collect();
    for reference in references.iter_mut().filter(|reference| reference.date.is_none()) {
        if letterhead.iter().any(|part| part.contains(reference.span)) {
            reference.date = day.map(|day| day.to_string());
        }
    }
}

/// Whether a date stands beside the document before it.
fn stands_beside(text: &str, reference: Span, date: &DateMention) -> bool {
    let between = Span::new(reference.end, date.span.start);
    // A document bears a day or a year, without the time of day.
    let Some(DateValue::Single(PartialDate { clock: None, part, .. })) = date.edtf else { return false };
    if between.len() > REACH
        || date.part_of_day.is_some()
        || !matches!(part, Part::Day(..) | Part::Month(_) | Part::Whole)
    {
        return false;
    }
    let words = between.of(text);
    // Longer words between are the issuer.
    let names_issuer = || words.trim_start().starts_with(['c', 'C']);
    if words.contains('\n') || words.len() > LONGEST_BETWEEN && !names_issuer() {
        return false;
    }
    let full = date.full_day().is_some();
    let words = lower_case(words.trim());
    match &*words {
        "," => full,
        // `ban hành tháng 5/2025`; a month alone behind a document says when something else happened.
        between if BETWEEN.contains(&between) => !matches!(part, Part::Month(_)) || between.contains("ban hành"),
        // The issuer, with nothing but words: `của Ban Thường vụ Huyện ủy ngày …`.
        issuer => full && issuer.starts_with("của ") && !issuer.contains([',', ';', '.', ':', '(', ')']),
    }
}

/// In `các Nghị quyết số 18, 19-NQ/TW ngày 25/10/2017` the date holds for each number.
fn share(text: &str, references: &mut [Reference]) {
    for index in (1..references.len()).rev() {
        let (before, after) = references.split_at_mut(index);
        let (one, other) = (&mut before[index - 1], &after[0]);
        let continues = text[other.span.start..].starts_with(|c: char| c.is_ascii_digit());
        let between = Span::new(one.span.end, other.span.start.max(one.span.end)).of(text).trim();
        if one.date.is_none() && continues && matches!(between, "," | "và" | ", và") {
            one.date.clone_from(&other.date);
        }
    }
}

/// The dates, the issuers and the signer that stand with the documents.
pub(super) fn links(found: &Findings<'_>, links: &mut Vec<Link>) {
    for reference in found.references {
        let from = reference.span;
        if let Some(date) = stated_date(found, reference) {
            links.push(Link { from, kind: LinkKind::Dated, to: date });
        }
        if let Some(issuer) = reference.issuer_span {
            links.push(Link { from, kind: LinkKind::Issued, to: issuer });
        }
    }
    let letterhead = found.layout.of_kind(PartKind::Letterhead).map(|part| part.span);
    let number = letterhead.filter_map(|part| found.references.iter().find(|r| part.contains(r.span))).next();
    if let (Some(number), Some(signer)) = (number, found.layout.signer) {
        links.push(Link { from: number.span, kind: LinkKind::Signed, to: signer });
    }
}

/// Where the date of a document is written: the first date behind it that says the same.
fn stated_date(found: &Findings<'_>, reference: &Reference) -> Option<Span> {
    let stated = reference.date.as_deref()?;
    let first = found.dates.partition_point(|date| date.span.start < reference.span.end);
    let near = found.dates[first..].iter().take_while(|date| date.span.start <= reference.span.end + REACH);
    near.into_iter().find(|date| date.edtf.is_some_and(|value| is_written(value, stated))).map(|date| date.span)
}

/// Whether a text is the EDTF of a value: compared as it is written, without a string.
fn is_written(value: DateValue, text: &str) -> bool {
    struct Rest<'t>(&'t str);
    impl Write for Rest<'_> {
        fn write_str(&mut self, part: &str) -> fmt::Result {
            self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
            Ok(())
        }
    }
    let mut rest = Rest(text);
    write!(rest, "{value}").is_ok() && rest.0.is_empty()
}
