//! The number of a document as a typed value: [`DocumentNumber`].

use std::fmt;

use super::value::Kind;

/// The number of a document, read: `30/2020/NĐ-CP`, `217-QĐ/TW`, `TCVN 5729:2012`.
///
/// Its [`Display`](fmt::Display) is the canonical form: no blanks, `-` for every dash, `Đ` for every look-alike, the
/// leading zeros and the separators as written. Reading that form gives the same value again.
///
/// ```
/// use vanban::extract::{DocumentNumber, Kind};
///
/// let number: DocumentNumber = "217 - QÐ/TW".parse()?;
/// assert_eq!(number.to_string(), "217-QĐ/TW");
/// assert_eq!((number.kind, number.value), (Kind::Party, 217));
/// assert_eq!(number.issuers, ["TW"]);
///
/// let error = "217-QX/TW".parse::<DocumentNumber>().unwrap_err();
/// assert_eq!(error.to_string(), "\"217-QX/TW\": `QX` is no type of document");
/// # Ok::<(), vanban::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct DocumentNumber {
    /// The numbering regime.
    pub kind: Kind,
    /// The type in full, where the symbol tells it: `Quyết định`.
    pub document_type: Option<String>,
    /// The abbreviation of the type: `QĐ`.
    pub type_code: Option<String>,
    /// The number as written, with its zeros and its letter: `04`, `43b`, `01-186`.
    pub number: String,
    /// The number without its zeros and its letter.
    pub value: u32,
    /// The year.
    pub year: Option<u16>,
    /// The term of the National Assembly: 13 for `QH13`.
    pub term: Option<u8>,
    /// The abbreviations of the issuers; more than one for a joint document.
    pub issuers: Vec<String>,
    /// The unit of the issuer that drew it up: `KTTH`.
    pub unit: Option<String>,
    /// The form that the regime wants, where the separators are another regime's.
    pub regular: Option<String>,
    pub(super) canonical: String,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

impl std::str::FromStr for DocumentNumber {
    type Err = crate::Error;

    /// Reads a number that stands alone, with the built-in knowledge.
    ///
    /// # Errors
    /// When the text is not one whole document number; the message says what is wrong.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        crate::Analyzer::new().document_number(text)
    }
}
