//! Plain text in an old encoding: which it is, and the text.

use vanban::normalize::legacy::{Encoding, decode, decode_text, detect, detect_text};

/// The encoding of a text, as the user names it.
#[derive(Clone, Copy, Debug)]
pub enum Decode {
    /// Find out.
    Auto,
    From(Encoding),
}

/// The encoding of this name.
pub fn named(name: &str) -> Result<Decode, String> {
    let encodings = [Encoding::Utf8, Encoding::Bkhcm1, Encoding::Bkhcm2].into_iter().chain(Encoding::KNOWN);
    match encodings.into_iter().find(|encoding| encoding.to_string() == name) {
        _ if name == "auto" => Ok(Decode::Auto),
        Some(encoding) => Ok(Decode::From(encoding)),
        None => Err("no such encoding".to_owned()),
    }
}

/// How bytes become text.
#[derive(Clone, Copy, Debug)]
pub enum Reading {
    Bytes(Encoding),
    /// UTF-8 that holds text whose bytes were read as Latin-1.
    Text(Encoding),
}

impl Default for Reading {
    fn default() -> Self {
        Reading::Bytes(Encoding::Utf8)
    }
}

impl Reading {
    /// Whether nothing is decoded.
    pub fn is_plain(self) -> bool {
        matches!(self, Reading::Bytes(Encoding::Utf8) | Reading::Text(Encoding::Utf8))
    }

    pub fn text(self, bytes: &[u8]) -> String {
        match self {
            Reading::Bytes(encoding) => decode(bytes, encoding),
            Reading::Text(encoding) => decode_text(&decode(bytes, Encoding::Utf8), encoding).text.into_owned(),
        }
    }
}

/// How the bytes of a text are read that begins with `sample`.
pub fn reading(decode: Option<Decode>, sample: &[u8]) -> Reading {
    match decode {
        None => Reading::default(),
        Some(Decode::From(encoding)) if encoding != Encoding::Utf8 && text(sample).is_some() => Reading::Text(encoding),
        Some(Decode::From(encoding)) => Reading::Bytes(encoding),
        Some(Decode::Auto) => match text(sample) {
            Some(text) => Reading::Text(detect_text(text).encoding.unwrap_or(Encoding::Utf8)),
            None => Reading::Bytes(detect(sample).encoding.unwrap_or(Encoding::Utf8)),
        },
    }
}

/// The sample if it is UTF-8; where it ends, a character may be cut.
fn text(sample: &[u8]) -> Option<&str> {
    match std::str::from_utf8(sample) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&sample[..error.valid_up_to()]).ok(),
        Err(_) => None,
    }
}
