//! The record of an article.

use crate::extract::{DateMention, Person, Reference};

/// What an article is and says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Article {
    /// The headline.
    pub title: Option<String>,
    /// The day it was published, as the page states it: `2021-02-25`.
    pub published: Option<String>,
    /// How often the page says it was read.
    pub views: Option<u64>,
    /// Who signed it.
    pub byline: Option<String>,
    /// The captions of its pictures.
    pub captions: Vec<String>,
    /// The paragraphs, without page chrome.
    pub body: Vec<String>,
    /// Every date expression, in the order of the text.
    pub dates: Vec<DateMention>,
    /// Every document reference, in the order of the text.
    pub references: Vec<Reference>,
    /// Every person, in the order of their first mention.
    pub people: Vec<Person>,
}
