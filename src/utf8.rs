//! Writing text as bytes: several times as fast as characters, whose lengths no processor foresees.

/// A character below U+10000 in UTF-8: up to three bytes, and how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Utf8Char([u8; 4]);

impl Utf8Char {
    /// No character, of no length.
    pub(crate) const NONE: Utf8Char = Utf8Char([0; 4]);

    /// # Panics
    /// When it takes four bytes.
    pub(crate) const fn new(c: char) -> Utf8Char {
        let mut bytes = [0; 4];
        let len = c.encode_utf8(&mut bytes).len();
        assert!(len < 4, "a character of four bytes");
        bytes[3] = len as u8;
        Utf8Char(bytes)
    }

    #[inline]
    pub(crate) const fn len(self) -> usize {
        self.0[3] as usize
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0[..self.len()]
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).expect("it is one character")
    }

    pub(crate) fn char(self) -> char {
        self.as_str().chars().next().unwrap_or_default()
    }

    /// Whether it is what the text has from `start` to `end`.
    #[inline]
    pub(crate) fn is_at(self, text: &[u8], start: usize, end: usize) -> bool {
        self.len() == end - start && text[start..end].iter().zip(self.0).all(|(&there, own)| there == own)
    }

    /// Writes it at a place with room for four bytes. Returns the place behind it.
    #[inline]
    pub(crate) fn put(self, bytes: &mut [u8], at: usize) -> usize {
        bytes[at..at + 4].copy_from_slice(&self.0);
        at + self.len()
    }

    /// Writes it at the end of a text.
    #[inline]
    pub(crate) fn push_to(self, text: &mut Vec<u8>) {
        push(text, self.0, self.len());
    }
}

/// Writes the first `len` bytes. All of them are copied, since a copy of fixed length is two instructions.
#[inline]
fn push<const SIZE: usize>(text: &mut Vec<u8>, bytes: [u8; SIZE], len: usize) {
    let end = text.len() + len;
    text.extend_from_slice(&bytes);
    text.truncate(end);
}

/// Writes a stretch of bytes, most often a short one.
#[inline]
pub(crate) fn push_stretch(text: &mut Vec<u8>, bytes: &[u8], start: usize, end: usize) {
    const SHORT: usize = 16;
    match bytes[start..].first_chunk::<SHORT>() {
        Some(&chunk) if end - start <= SHORT => push(text, chunk, end - start),
        _ => text.extend_from_slice(&bytes[start..end]),
    }
}

/// How many of the next eight bytes, before the first other one, are printable ASCII; 0 at the end of a text.
#[inline]
pub(crate) fn plain_run(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |&chunk| plain_len(chunk))
}

/// Writes them, and returns how many they are.
#[inline]
pub(crate) fn push_plain_run(text: &mut Vec<u8>, bytes: &[u8], at: usize) -> usize {
    let Some(&chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk) else { return 0 };
    let len = plain_len(chunk);
    push(text, chunk, len);
    len
}

#[inline]
fn plain_len(chunk: [u8; 8]) -> usize {
    const EACH: u64 = u64::MAX / 255;
    let chunk = u64::from_le_bytes(chunk);
    // The highest bit of a byte is set where it is not ASCII, or below a blank; what a borrow spoils comes behind.
    let other = (chunk | chunk.wrapping_sub(EACH * 0x20)) & (EACH * 0x80);
    other.trailing_zeros() as usize / 8
}

/// A text while it is written as bytes.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    /// What is not known to be a text yet: short, so that it stays in the nearest cache.
    tail: Vec<u8>,
}

impl Writer {
    const LONGEST_TAIL: usize = 16 * 1024;

    /// A text of about so many bytes.
    pub(crate) fn with_capacity(len: usize) -> Writer {
        Writer { text: String::with_capacity(len), tail: Vec::with_capacity(len.min(Self::LONGEST_TAIL) + 16) }
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len() + self.tail.len()
    }

    /// Where the next characters go. Only whole ones are there when it is asked for again.
    #[inline]
    pub(crate) fn tail(&mut self) -> &mut Vec<u8> {
        if self.tail.len() >= Self::LONGEST_TAIL {
            self.settle();
        }
        &mut self.tail
    }

    #[inline(never)]
    fn settle(&mut self) {
        self.text.push_str(simdutf8::basic::from_utf8(&self.tail).expect("only whole characters are written"));
        self.tail.clear();
    }

    pub(crate) fn finish(mut self) -> String {
        self.settle();
        self.text
    }
}
