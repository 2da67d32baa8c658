//! A person of a text.

use crate::extract::role::Role;
use crate::span::Span;

/// A person whom a text names.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Person {
    /// The fullest name that the text gives, in title case.
    pub name: String,
    /// Every place where the person is named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// The roles that stand beside the name, in the order of the text; the same words once for each place where they stand.
    pub roles: Vec<Role>,
}

/// One naming of a person: the name alone, without honorific or role.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Mention {
    /// Where it stands in the text as given.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// The name, as given.
    pub text: String,
    /// The form of address before it: `đồng chí`, `ông`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub honorific: Option<String>,
    /// The gender that the form of address tells.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub gender: Option<Gender>,
    /// How sure it is that this is a person, in percent.
    pub confidence: u8,
    /// Whether it is a byline, a photo credit, or the name under a document.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "std::ops::Not::not"))]
    pub author: bool,
}

/// The gender that a form of address tells: `bà` a woman, `ông` a man, `đồng chí` none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[allow(missing_docs)]
pub enum Gender {
    Male,
    Female,
}
