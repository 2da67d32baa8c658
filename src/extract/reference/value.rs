//! What a document reference means.

use crate::span::Span;

/// A reference to a document.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Reference {
    /// Where it stands in the text as given: type word, `số`, symbol; or the whole name.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The words, as given.
    pub text: String,
    /// The canonical form: `217-QĐ/TW`; type and number where no symbol is written (`Nghị định 30`); the name of a named one.
    pub canonical: String,
    /// The numbering regime, or how it is named.
    pub kind: Kind,
    /// The type of the document in full: `Quyết định`.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub document_type: Option<String>,
    /// The number as written, with its zeros.
    pub number: Option<String>,
    /// The year that the symbol holds.
    pub year: Option<u16>,
    /// The abbreviation of the issuer: `TW`, `CP`.
    pub issuer: Option<String>,
    /// The date that stands with it, as EDTF.
    pub date: Option<String>,
}

/// How a document is numbered or named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum Kind {
    Normative,
    Administrative,
    Party,
    Short,
    Named,
}
