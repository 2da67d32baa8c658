//! `Nghị quyết này`, `Quyết định nói trên`: mentions that stand for a document named before.

use super::parse::Recognizer;
use super::tables::Head;
use super::value::{Anaphor, Candidate, Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::{flag, keyword as kw};
use crate::span::Span;
use crate::token::Gap;

/// How many paragraphs back the document may stand.
const PARAGRAPHS: usize = 3;
/// How many references back it may stand.
const REFERENCES: usize = 64;

impl Recognizer {
    /// The anaphors of a text whose references are `found`; only those whose document is told.
    pub(crate) fn anaphors(&self, cursor: Cursor<'_>, found: &[Reference]) -> Vec<Anaphor> {
        let mut anaphors = Vec::new();
        let mut paragraphs = vec![0];
        for (at, token) in cursor.tokens.iter().enumerate() {
            if token.gap >= Gap::Line {
                paragraphs.push(token.start as usize);
            }
            if token.flags & flag::DOCUMENT == 0 {
                continue;
            }
            let Some((end, Head::Type(index))) = cursor.phrase(at, &self.tables.heads) else { continue };
            let Some(behind) = pointer(cursor, end) else { continue };
            let span = cursor.span(at, behind);
            let next = found.partition_point(|reference| reference.span.end <= span.start);
            if found.get(next).is_some_and(|reference| reference.span.overlaps(span)) {
                continue;
            }
            let from = paragraphs[paragraphs.len().saturating_sub(PARAGRAPHS + 1)];
            if let Some(resolves_to) =
                antecedent(found, &self.tables.types[index as usize].name, Span::new(from, span.start))
            {
                anaphors.push(Anaphor { span, text: span.of(cursor.text).to_owned(), resolves_to });
            }
        }
        anaphors
    }
}

/// The index behind `này`, `đó`, `trên`, `nói trên`, `nêu trên`, `kể trên`.
fn pointer(cursor: Cursor<'_>, at: usize) -> Option<usize> {
    let same_line = cursor.same_line(at);
    match cursor.word(at) {
        kw::NÀY | kw::ĐÓ | kw::TRÊN if same_line => Some(at + 1),
        kw::NÓI | kw::NÊU | kw::KỂ if same_line && cursor.word(at + 1) == kw::TRÊN => Some(at + 2),
        _ => None,
    }
}

/// The last reference of the type in the stretch before; none where another document of the type is as near.
fn antecedent(found: &[Reference], document_type: &str, within: Span) -> Option<Candidate> {
    let end = found.partition_point(|reference| reference.span.end <= within.end);
    let near = found[..end].iter().rev().take(REFERENCES).take_while(|reference| reference.span.start >= within.start);
    let fits = |reference: &&Reference| reference.document_type.as_deref() == Some(document_type);
    let last = near.clone().find(fits)?;
    let only = near.filter(fits).all(|other| document(other) == document(last) || other.kind == Kind::Short);
    Some(Candidate { canonical: document(last).to_owned(), confidence: if only { 90 } else { 60 } })
}

/// The document of a mention; a short one is that which it stands for: `Thông báo số 88/TB-VPCP (gọi tắt là Thông báo 88)`.
fn document(reference: &Reference) -> &str {
    reference.resolves_to.as_ref().map_or(&reference.canonical, |candidate| &candidate.canonical)
}
