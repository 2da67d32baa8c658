//! What a document reference means.

use crate::span::Span;

/// A reference to a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
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
    /// The number as written, with its zeros and its letter: `04`, `43b`. The session of a plenum or congress.
    pub number: Option<String>,
    /// The year that the symbol or the name holds, or that stands behind it (`năm 2014`).
    pub year: Option<u16>,
    /// The abbreviation of the issuer: `TW`, `CP`; of a joint document all of them: `BYT-BTC`.
    pub issuer: Option<String>,
    /// The date that stands with it, as EDTF.
    pub date: Option<String>,
    /// The unit of the issuer that drew it up: `KTTH`, `BTC`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub unit: Option<String>,
    /// The issuer in full: as the text states it (`của Bộ Chính trị`), or as its abbreviation stands for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub issuer_name: Option<String>,
    /// Where the text states the issuer.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub issuer_span: Option<Span>,
    /// The term of the Party Congress or the National Assembly: 13 for `QH13` and `khóa XIII`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub term: Option<u8>,
    /// The year of the amendment that the text names: 2017 for `sửa đổi, bổ sung năm 2017`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub amended: Option<u16>,
    /// The form that its regime wants, where the separators are another regime's: `25-CT/TW` for `25/CT-TW`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub regular: Option<String>,
    /// Whether the canonical form mends more than blanks, dashes and case: `QD` for `QĐ`, a glued or missing segment.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub repaired: bool,
    /// The part of the document that is meant: `điểm a khoản 2 Điều 5`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub provision: Option<Provision>,
    /// Where its title or subject stands: from `về` or `quy định` to the end of the clause.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<Span>,
    /// The document that a short mention or a name stands for, where the article or the tables tell.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub resolves_to: Option<Candidate>,
}

/// How a document is numbered or named.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Kind {
    /// Legal normative documents: `30/2020/NĐ-CP` (Law on promulgation of legal documents).
    Normative,
    /// The National Assembly and its Standing Committee: `81/2014/QH13`.
    Assembly,
    /// Joint circulars and resolutions: `01/2016/TTLT-TANDTC-VKSNDTC-BTP`.
    Joint,
    /// Administrative documents of a named type: `2230/QĐ-UBND` (Decree 30/2020/NĐ-CP).
    Administrative,
    /// Administrative letters, which have no type: `9612/VPCP-KTTH`.
    Letter,
    /// The Party: `217-QĐ/TW`.
    Party,
    /// The Front, the unions and the other mass organisations: `31-HD/TĐTN-BTG`, `61/QĐ-TLĐ`.
    Union,
    /// Judgments and decisions of the courts: `48/2019/HS-ST`.
    Court,
    /// Precedents: `47/2021/AL`.
    Precedent,
    /// Standards and technical regulations: `TCVN 5729:2012`, `QCVN 41:2016/BGTVT`.
    Standard,
    /// Consolidated texts: `18/VBHN-VPQH`.
    Consolidated,
    /// The forms in use before about 1996: `61/CP`, `29-LCT`.
    Historical,
    /// Type and number with no symbol: `Nghị định 30`.
    #[default]
    Short,
    /// A law, code, ordinance or constitution by its name, a resolution by its congress or plenum.
    Named,
}

/// The part of a document that a mention points at.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Provision {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// From the large to the small, lists in braces, several paths parted by `;`: `d19.k1.{a,b}` is điểm a, b khoản 1 Điều 19.
    /// `pl` phụ lục, `p` phần, `c` chương, `m` mục, `tm` tiểu mục, `d` điều, `k` khoản, the letter or number alone điểm, `t` tiết.
    /// A number with a dot stands in braces too: `d4.k3.{1.2}`.
    pub path: String,
}

/// Words that stand for a document named before: `Nghị quyết này`.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Anaphor {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The words, as given.
    pub text: String,
    /// The document.
    pub resolves_to: Candidate,
}

/// A document that a mention may stand for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Candidate {
    /// Its canonical form.
    pub canonical: String,
    /// How sure the link is, from 0 to 100.
    pub confidence: u8,
}

impl Reference {
    /// Leads every place of the mention from the canonical text to the text as given.
    pub(crate) fn place(&mut self, given: &str, map: impl Fn(Span) -> Span) {
        self.span = map(self.span);
        self.text = self.span.of(given).to_owned();
        self.title = self.title.map(&map);
        self.issuer_span = self.issuer_span.map(&map);
        if let Some(provision) = &mut self.provision {
            provision.span = map(provision.span);
        }
    }
}
