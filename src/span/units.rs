//! Places counted in characters or in UTF-16 units, as Python, JavaScript and editors count them.

use super::Span;

/// What a place is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextUnit {
    /// Unicode scalar values, as Python counts.
    Char,
    /// UTF-16 code units, as JavaScript, Java and the language server protocol count.
    Utf16,
}

/// Turns byte offsets of one text into offsets of another unit, and back.
///
/// Built in one pass; a look-up counts over half a kilobyte at most.
///
/// ```
/// use vanban::{Span, TextUnit, UnitIndex};
///
/// let text = "Bộ Y tế 🏥 họp";
/// let index = UnitIndex::new(text, TextUnit::Utf16);
/// let span = Span::new(text.find("họp").unwrap(), text.len());
/// assert_eq!(index.span(span), 11..14);
/// assert_eq!(index.byte(11), Some(span.start));
/// ```
#[derive(Clone, Debug)]
pub struct UnitIndex<'t> {
    text: &'t str,
    unit: TextUnit,
    /// How many units stand before each multiple of [`STRIDE`] bytes.
    before: Vec<usize>,
}

const STRIDE: usize = 512;

impl<'t> UnitIndex<'t> {
    /// An index over a text.
    pub fn new(text: &'t str, unit: TextUnit) -> Self {
        let mut count = 0;
        let before = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|stretch| {
                let here = count;
                count += units(stretch, unit);
                here
            })
            .collect();
        Self { text, unit, before }
    }

    /// How many units stand before a byte offset, which is on a char boundary of the text.
    ///
    /// # Panics
    /// When the offset is behind the end of the text.
    pub fn offset(&self, byte: usize) -> usize {
        let stretch = (byte / STRIDE).min(self.before.len().saturating_sub(1));
        let before = self.before.get(stretch).copied().unwrap_or(0);
        before + units(&self.text.as_bytes()[stretch * STRIDE..byte], self.unit)
    }

    /// A span in units.
    ///
    /// # Panics
    /// When the span does not belong to the text.
    pub fn span(&self, span: Span) -> std::ops::Range<usize> {
        self.offset(span.start)..self.offset(span.end)
    }

    /// The byte offset of a place given in units; none inside a character or behind the end.
    pub fn byte(&self, offset: usize) -> Option<usize> {
        let stretch = self.before.partition_point(|&before| before <= offset).saturating_sub(1);
        let mut count = self.before.get(stretch).copied().unwrap_or(0);
        let mut byte = stretch * STRIDE;
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        for c in self.text[byte..].chars() {
            if count >= offset {
                break;
            }
            count += if self.unit == TextUnit::Char { 1 } else { c.len_utf16() };
            byte += c.len_utf8();
        }
        (count == offset).then_some(byte)
    }
}

/// A character counts where its first byte stands; four bytes make two units of UTF-16.
fn units(bytes: &[u8], unit: TextUnit) -> usize {
    let chars = bytes.iter().filter(|&&b| b as i8 >= -64).count();
    match unit {
        TextUnit::Char => chars,
        TextUnit::Utf16 => chars + bytes.iter().filter(|&&b| b >= 0xf0).count(),
    }
}
