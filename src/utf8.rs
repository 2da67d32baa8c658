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
}

/// How many of the next eight bytes, before the first other one, are printable ASCII; 0 at the end of a text.
#[inline]
pub(crate) fn plain_run(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |&chunk| plain_len(chunk))
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
    /// How much of the tail is written.
    written: usize,
}

impl Writer {
    const LONGEST_TAIL: usize = 16 * 1024;
    /// Up to here the tail becomes the text, which saves an allocation.
    const LONGEST_WORD: usize = 64;

    /// A text of about so many bytes.
    pub(crate) fn with_capacity(len: usize) -> Writer {
        let text = if len > Self::LONGEST_WORD { String::with_capacity(len) } else { String::new() };
        Writer { text, tail: vec![0; len.min(Self::LONGEST_TAIL) + SHORT], written: 0 }
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.text.len() + self.written
    }

    #[inline]
    pub(crate) fn push(&mut self, c: Utf8Char) {
        self.push_chunk(c.0, c.len());
    }

    pub(crate) fn push_char(&mut self, c: char) {
        self.push_str(c.encode_utf8(&mut [0; 4]));
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        self.push_long(text.as_bytes());
    }

    /// Writes whole characters of a text, most often a few.
    #[inline(always)]
    pub(crate) fn push_stretch(&mut self, bytes: &[u8], start: usize, end: usize) {
        match bytes[start..].first_chunk::<SHORT>() {
            Some(&chunk) if end - start <= SHORT => self.push_chunk(chunk, end - start),
            _ => self.push_long(&bytes[start..end]),
        }
    }

    #[inline]
    fn push_long(&mut self, bytes: &[u8]) {
        match self.tail.get_mut(self.written..).and_then(|room| room.get_mut(..bytes.len())) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.written += bytes.len();
            }
            None => {
                settle(&mut self.text, &self.tail[..self.written]);
                settle(&mut self.text, bytes);
                self.written = 0;
            }
        }
    }

    /// Writes the first `len` bytes, whole characters. All of them are copied, since a copy of fixed length is two instructions.
    #[inline(always)]
    fn push_chunk<const SIZE: usize>(&mut self, chunk: [u8; SIZE], len: usize) {
        if self.written + SIZE > self.tail.len() {
            settle(&mut self.text, &self.tail[..self.written]);
            self.written = 0;
        }
        self.tail[self.written..self.written + SIZE].copy_from_slice(&chunk);
        self.written += len;
    }

    pub(crate) fn finish(mut self) -> String {
        if self.text.is_empty() && self.written <= Self::LONGEST_WORD {
            self.tail.truncate(self.written);
            return String::from_utf8(self.tail).expect("only whole characters are written");
        }
        settle(&mut self.text, &self.tail[..self.written]);
        self.text
    }
}

/// The longest stretch that is copied with its surroundings.
const SHORT: usize = 16;

/// Moves bytes to a text. Takes no writer, so that the compiler may keep its fields in registers.
#[inline(never)]
fn settle(text: &mut String, bytes: &[u8]) {
    text.push_str(simdutf8::basic::from_utf8(bytes).expect("only whole characters are written"));
}
