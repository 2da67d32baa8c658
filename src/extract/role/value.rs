//! A role of a person.

use crate::span::Span;

/// A role that the text gives a person.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Role {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The words, as given: position, organisation and place.
    pub text: String,
    /// The position with its modifiers: `nguyên Phó Chủ tịch`.
    pub position: String,
    /// Where the position stands.
    pub position_span: Span,
    /// Where the modifiers before the position stand: `nguyên`, `Quyền`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub modifiers: Option<Span>,
    /// The organisation and place: `UBND tỉnh Bến Tre`.
    pub organization: Option<String>,
    /// Where the organisation and place stand.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub organization_span: Option<Span>,
    /// The place alone, with the chain of places above it: `phường Hoàng Liệt, quận Hoàng Mai, Hà Nội`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub place: Option<String>,
    /// Where the place stands.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub place_span: Option<Span>,
    /// The words with what their abbreviations stand for, as the text or the lists explain them:
    /// `phó chủ tịch ủy ban nhân dân xã` for `PCT UBND xã`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub expansion: Option<String>,
}

impl Role {
    /// Turns the spans, which stand in the canonical text, into spans and words of the text as given.
    pub(crate) fn place_in(&mut self, given: &str, to_original: impl Fn(Span) -> Span) {
        let words = |span: Span| span.of(given).to_owned();
        self.span = to_original(self.span);
        self.text = words(self.span);
        self.position_span = to_original(self.position_span);
        self.position = words(self.position_span);
        self.modifiers = self.modifiers.map(&to_original);
        self.organization_span = self.organization_span.map(&to_original);
        self.organization = self.organization_span.map(words);
        self.place_span = self.place_span.map(&to_original);
        self.place = self.place_span.map(words);
    }
}
