//! References joined by a comma or `và`: an issuer stated once behind the last is that of all.

use super::parse::Recognizer;
use super::qualifier;
use super::value::{Kind, Reference};
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;

/// How many tokens the date between two joined references can have.
const MOST_DATE: usize = 12;

impl Recognizer {
    /// Whether only a comma or `và`, and a date, part a reference from the one that ends before `end`, whose issuer is not stated.
    pub(super) fn follows(&self, cursor: Cursor<'_>, end: usize, at: usize) -> bool {
        let mark =
            |index: usize| matches!(cursor.word(index), kw::COMMA | kw::SEMICOLON | kw::VÀ) && cursor.same_line(index);
        if at > end + MOST_DATE || !cursor.same_line(at) || !mark(at - 1) {
            return false;
        }
        let qualifier = qualifier::read(cursor, end, &self.tables.bodies);
        qualifier.issuer.is_none() && qualifier.end < at && (qualifier.end..at).all(mark)
    }

    /// Gives the issuer stated behind the last of several joined references to those before it that it can have issued:
    /// `Nghị quyết 18, Kết luận 50 của Ban Chấp hành Trung ương`.
    pub(super) fn share_issuer(&self, joined: &mut [Reference]) {
        let Some((last, before)) = joined.split_last_mut() else { return };
        // Only the Government issues a decree, and only the Assembly a law.
        let of_one_body = |kind: Option<&str>| self.tables.regimes(kind.unwrap_or_default()) == Some("N");
        let alike = |reference: &Reference| match (reference.kind, last.kind) {
            (Kind::Short, Kind::Short) => {
                let kinds = [reference, &*last].map(|reference| reference.document_type.as_deref());
                reference.issuer_name.is_none() && !kinds.into_iter().any(of_one_body)
            }
            (Kind::Short | Kind::Named, _) | (_, Kind::Short | Kind::Named) => false,
            (one, other) => one == other && reference.issuer.is_some() && reference.issuer == last.issuer,
        };
        // What stands beyond another body's document is not of this one.
        for reference in before.iter_mut().rev().take_while(|reference| alike(reference)) {
            (reference.issuer_name, reference.issuer_span) = (last.issuer_name.clone(), last.issuer_span);
            reference.term = reference.term.or(last.term);
        }
    }
}
