//! The encodings of Vietnamese before Unicode: decoding, encoding, and finding out which one a text has.
//!
//! Two sorts of input occur. Bytes as a file has them, for [`decode`]; and text of which some program read the bytes as
//! Latin-1 or Windows-1252 (`Céng hoµ x· héi`, `Coäng hoøa xaõ hoäi`), for [`decode_text`].
//!
//! ```
//! use vanban::normalize::legacy::{Encoding, decode, decode_text, detect_text};
//!
//! assert_eq!(decode(b"C\xe9ng ho\xb5", Encoding::Tcvn3), "Cộng hoà");
//! let found = detect_text("Uyû ban nhaân daân thaønh phoá quyeát ñònh");
//! assert_eq!(found.encoding, Some(Encoding::Vni));
//! assert_eq!(decode_text("quyeát ñònh", Encoding::Vni).text, "quyết định");
//! ```

mod capitals;
mod detect;
mod keys;
mod letters;
mod table;
mod viqr;

use std::fmt;

use super::Normalized;
use super::rewrite::Rewriter;
use crate::places::Places;
use crate::span::{OffsetMap, Span};
use crate::utf8::Writer;

pub use capitals::restore_capitals;
pub use detect::{Detection, detect, detect_text};
pub use keys::{InputMethod, decode_keys};
use letters::may_change_in_text;
pub(super) use table::windows_1252_byte;
use table::{Table, windows_1252_byte_at};

/// An encoding of Vietnamese.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, or text that needs no decoding.
    Utf8,
    /// TCVN3, also called ABC: documents of the north until about 2005, fonts `.VnTime`. Small letters stand for capitals
    /// with a tone: see [`restore_capitals`].
    Tcvn3,
    /// VNI for Windows: documents of the south, fonts `VNI-Times`.
    Vni,
    /// VISCII 1.1, RFC 1456.
    Viscii,
    /// VPS.
    Vps,
    /// VIQR, RFC 1456: marks as ASCII signs behind the letter.
    Viqr,
    /// Windows-1258, with the tone as a character behind the letter.
    Windows1258,
    /// BKHCM1; its table comes from one source and is not verified. For decoding only, never detected.
    Bkhcm1,
    /// BKHCM2; its table comes from one source and is not verified. For decoding only, never detected.
    Bkhcm2,
}

impl Encoding {
    /// Those that can be told apart and written.
    pub const KNOWN: [Encoding; 6] =
        [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps, Encoding::Viqr, Encoding::Windows1258];
}

impl fmt::Display for Encoding {
    /// The name in lower case: `tcvn3`, `windows-1258`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Tcvn3 => "tcvn3",
            Encoding::Vni => "vni",
            Encoding::Viscii => "viscii",
            Encoding::Vps => "vps",
            Encoding::Viqr => "viqr",
            Encoding::Windows1258 => "windows-1258",
            Encoding::Bkhcm1 => "bkhcm1",
            Encoding::Bkhcm2 => "bkhcm2",
        })
    }
}

/// The text of bytes. What the encoding has no letter for is read as Windows-1252; faulty UTF-8 becomes U+FFFD.
pub fn decode(bytes: &[u8], encoding: Encoding) -> String {
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Viqr => viqr::decode_text(&decode_plain(bytes).text),
        _ => {
            let mut text = Writer::with_capacity(bytes.len() * 3 / 2);
            let mut copied = 0;
            Table::of(encoding).letters.each(bytes, |start, end, letter| {
                text.push_stretch(bytes, copied, start);
                text.push(letter);
                copied = end;
            });
            text.push_stretch(bytes, copied, bytes.len());
            text.finish()
        }
    }
}

/// The text of bytes, and the map from it back to the bytes.
pub fn decode_with_map(bytes: &[u8], encoding: Encoding) -> Normalized<'static> {
    match encoding {
        Encoding::Utf8 => {
            let (mut text, mut map, mut at) = (String::with_capacity(bytes.len()), OffsetMap::default(), 0);
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                at += chunk.valid().len();
                if !chunk.invalid().is_empty() {
                    let from = text.len();
                    text.push(char::REPLACEMENT_CHARACTER);
                    map.push(Span::new(from, text.len()), Span::new(at, at + chunk.invalid().len()));
                    at += chunk.invalid().len();
                }
            }
            Normalized { text: text.into(), map }
        }
        Encoding::Viqr => {
            let Normalized { text, map } = decode_plain(bytes).and(viqr::decode);
            Normalized { text: text.into_owned().into(), map }
        }
        _ => decode_table(bytes, Table::of(encoding)),
    }
}

/// Bytes of VIQR before their signs are read; nearly always ASCII.
fn decode_plain(bytes: &[u8]) -> Normalized<'_> {
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Normalized::unchanged(text),
        _ => decode_table(bytes, Table::windows_1252()),
    }
}

fn decode_table(bytes: &[u8], table: &Table) -> Normalized<'static> {
    let (mut text, mut map, mut copied) = (Writer::with_capacity(bytes.len() * 3 / 2), OffsetMap::default(), 0);
    table.letters.each(bytes, |start, end, letter| {
        text.push_stretch(bytes, copied, start);
        let from = text.len();
        text.push(letter);
        if start < end && !letter.is_at(bytes, start, end) {
            map.push(Span::new(from, text.len()), Span::new(start, end));
        }
        copied = end;
    });
    text.push_stretch(bytes, copied, bytes.len());
    Normalized { text: text.finish().into(), map }
}

/// The text that was meant, of a text whose bytes were read as Latin-1 or Windows-1252.
///
/// Characters that are in neither stay as they are.
pub fn decode_text(text: &str, encoding: Encoding) -> Normalized<'_> {
    match encoding {
        Encoding::Utf8 => Normalized::unchanged(text),
        Encoding::Viqr => viqr::decode(text),
        _ => decode_text_table(text, Table::of(encoding)),
    }
}

fn decode_text_table<'t>(text: &'t str, table: &Table) -> Normalized<'t> {
    let (mut out, bytes, letters) = (Rewriter::new(text), text.as_bytes(), &table.letters);
    let mut taken = 0;
    for at in Places::of(bytes, may_change_in_text) {
        if at < taken {
            continue;
        }
        let (byte, len) = windows_1252_byte_at(text, at);
        let (mut start, mut end) = (at, at + len);
        if let Some(byte) = byte {
            // What stands before it and is not taken is ASCII.
            let before = if at > taken { bytes[at - 1] } else { 0 };
            let (mut letter, paired) = letters.letter(before, byte);
            if paired == 2 {
                start -= 1;
            } else {
                let (next, next_len) = windows_1252_byte_at(text, end);
                let (own, own_len) = letters.letter(byte, next.unwrap_or_default());
                letter = own;
                end += next_len * (own_len - 1);
            }
            if !letter.is_at(bytes, start, end) {
                out.replace_utf8(start, end, letter);
            }
        }
        taken = end;
    }
    out.finish()
}

/// Bytes of a text, and what they lose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Encoded {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many characters the encoding has no code for; `?` stands for them. In TCVN3 capitals with a tone are counted
    /// here too; they become small letters.
    pub lost: usize,
}

/// The bytes of a canonical text; none for the two that are for decoding only.
pub fn encode(text: &str, encoding: Encoding) -> Option<Encoded> {
    match encoding {
        Encoding::Utf8 => Some(Encoded { bytes: text.as_bytes().to_vec(), lost: 0 }),
        Encoding::Viqr => Some(viqr::encode(text)),
        Encoding::Bkhcm1 | Encoding::Bkhcm2 => None,
        _ => Some(Table::of(encoding).encode(text, encoding == Encoding::Tcvn3)),
    }
}
