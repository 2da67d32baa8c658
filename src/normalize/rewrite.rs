//! Writes a changed text and its map; a text in which nothing changes is never copied.

use std::borrow::Cow;

use super::Normalized;
use crate::span::{OffsetMap, Span};
use crate::utf8::{Utf8Char, Writer};

/// A text while its stretches are replaced from front to back.
pub(crate) struct Rewriter<'t> {
    text: &'t str,
    result: Writer,
    /// Up to where the text is in the result.
    copied: usize,
    map: OffsetMap,
}

impl<'t> Rewriter<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, result: Writer::default(), copied: 0, map: OffsetMap::default() }
    }

    /// Replaces a stretch, unless it reads like that already. Stretches come in order and consist of whole grapheme
    /// clusters.
    pub(crate) fn replace(&mut self, start: usize, end: usize, with: &str) {
        if &self.text[start..end] == with {
            return;
        }
        let from = self.open(start);
        self.result.push_str(with);
        self.close(from, start, end);
    }

    /// Replaces a stretch by one character, which it is not.
    pub(crate) fn replace_char(&mut self, start: usize, end: usize, with: char) {
        let from = self.open(start);
        self.result.push_char(with);
        self.close(from, start, end);
    }

    /// The same for a character that is at hand in UTF-8.
    #[inline]
    pub(crate) fn replace_utf8(&mut self, start: usize, end: usize, with: Utf8Char) {
        let from = self.open(start);
        self.result.push(with);
        self.close(from, start, end);
    }

    /// Where the last change ends in the text as given; 0 before the first.
    pub(crate) fn changed_to(&self) -> usize {
        self.copied
    }

    #[inline]
    fn open(&mut self, start: usize) -> usize {
        if self.map.is_identity() {
            self.result = Writer::with_capacity(self.text.len());
        }
        self.result.push_stretch(self.text.as_bytes(), self.copied, start);
        self.result.len()
    }

    #[inline]
    fn close(&mut self, from: usize, start: usize, end: usize) {
        self.copied = end;
        self.map.push(Span::new(from, self.result.len()), Span::new(start, end));
    }

    pub(crate) fn finish(mut self) -> Normalized<'t> {
        if self.map.is_identity() {
            return Normalized { text: Cow::Borrowed(self.text), map: self.map };
        }
        self.result.push_str(&self.text[self.copied..]);
        Normalized { text: Cow::Owned(self.result.finish()), map: self.map }
    }
}
