//! Writing text as bytes: several times as fast as characters, whose lengths no processor foresees.

/// Writes the first `len` bytes. All of them are copied, since a copy of fixed length is two instructions.
#[inline]
pub(super) fn push<const SIZE: usize>(text: &mut Vec<u8>, bytes: [u8; SIZE], len: usize) {
    let end = text.len() + len;
    text.extend_from_slice(&bytes);
    text.truncate(end);
}

/// Writes a stretch of bytes, most often a short one.
#[inline]
pub(super) fn push_stretch(text: &mut Vec<u8>, bytes: &[u8], start: usize, end: usize) {
    const SHORT: usize = 16;
    match bytes[start..].first_chunk::<SHORT>() {
        Some(&chunk) if end - start <= SHORT => push(text, chunk, end - start),
        _ => text.extend_from_slice(&bytes[start..end]),
    }
}

/// The text that was written.
pub(super) fn text(bytes: Vec<u8>) -> String {
    simdutf8::basic::from_utf8(&bytes).expect("only whole characters are written").to_owned()
}
