//! The default cleaning: changes only what cannot change meaning or a name.
//!
//! Works on grapheme clusters. A cluster is looked at only where [`quick_check`] reports its block; what it becomes
//! depends on its base, and on the marks and invisible characters behind it.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::compose::{compose, marks_end};
use super::rewrite::Rewriter;
use super::stroke::{is_overlay, is_vietnamese_word, look_alike};
use super::{Normalized, quick_check};
use crate::letter;
use crate::span::OffsetMap;
use crate::utf8;

/// How far behind a change the next one is looked for character by character.
const NEAR: usize = 24;

/// Canonical text, and the map back.
///
/// What changes, and nothing else:
/// - letters and marks compose (NFC), tone and shape of a vowel in any order, a mark that is there twice counts once;
/// - look-alikes of đ (`Ð`, `ð`, `Ɖ`, d with a stroke overlay) become đ inside Vietnamese words;
/// - CRLF, CR, U+0085, U+2028, U+2029, vertical tab and form feed become a line feed;
/// - tab, no-break space and the other Unicode spaces become a blank;
/// - control characters of C0 and C1, soft hyphens and bidirectional controls go, and so do byte order marks and zero-width
///   spaces and joiners, except beside emoji and letters of other scripts.
///
/// Every edit covers whole grapheme clusters. Calling it again changes nothing. Canonical text is borrowed, after a look at
/// several gigabytes a second. A text of 4 GiB or more is given back as it is.
///
/// ```
/// use vanban::Span;
///
/// let given = "Quo\u{301}\u{302}c\u{a0}hội";
/// let normalized = vanban::normalize::normalize(given);
/// assert_eq!(normalized.text, "Quốc hội");
/// assert_eq!(normalized.map.to_original(Span::new(0, "Quốc".len())).of(given), "Quo\u{301}\u{302}c");
/// ```
pub fn normalize(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    if text.len() <= OffsetMap::MAX_TEXT {
        let mut at = 0;
        while let Some(suspect) = quick_check::find_suspect(text.as_bytes(), at) {
            at = walk(text, cluster_before(text, suspect, at), suspect + quick_check::BLOCK, &mut out);
        }
    }
    out.finish()
}

/// Whether [`normalize`] would leave the text as it is.
pub fn is_canonical(text: &str) -> bool {
    normalize(text).map.is_identity()
}

/// A cluster that a suspect block may continue starts one character before it: the block before has no marks.
fn cluster_before(text: &str, suspect: usize, least: usize) -> usize {
    let mut at = suspect;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    text[least..at].chars().next_back().map_or(at, |c| at - c.len_utf8())
}

/// Cleans cluster by cluster from `at` to `until`, and on as long as changes are near; returns where the next cluster starts.
fn walk(text: &str, mut at: usize, mut until: usize, out: &mut Rewriter<'_>) -> usize {
    let bytes = text.as_bytes();
    while at < until && at < bytes.len() {
        at = skip_settled(bytes, at, until);
        if let Some((letter, end)) = letter::composed_at(bytes, at).filter(|&(_, end)| !joins_at(text, end)) {
            out.replace_utf8(at, end, letter);
            at = end;
        } else {
            at = look(text, at, out);
        }
        until = until.max(out.changed_to() + NEAR);
    }
    at
}

/// Goes over characters that are sure to stay, up to the last one before something that is not: that may belong to it.
#[inline]
fn skip_settled(bytes: &[u8], mut at: usize, until: usize) -> usize {
    let mut len = settled_len(bytes, at);
    while len > 0 && at < until {
        let plain = utf8::plain_run(bytes, at + len);
        if plain > 0 {
            at += len + plain - 1;
            len = 1;
        }
        let next = settled_len(bytes, at + len);
        if next == 0 {
            break;
        }
        at += len;
        len = next;
    }
    at
}

/// The length of a character that is sure to stay and to belong to nothing before it; 0 for all others.
#[inline]
fn settled_len(bytes: &[u8], at: usize) -> usize {
    let Some(&lead) = bytes.get(at) else { return 0 };
    if lead < 0x80 {
        return usize::from(lead >= b' ' || lead == b'\n');
    }
    let Some(&next) = bytes.get(at + 1) else { return 0 };
    match lead {
        0xc3 if next | 0x20 != 0xb0 => 2,
        0xc4 | 0xc5 => 2,
        0xc6 if next != 0x89 => 2,
        0xe1 if next | 1 == 0xbb => 3,
        0xc2 if next > 0xa0 && next != 0xad => 2,
        0xe2 if next == 0x80 && matches!(bytes[at + 2], 0x90..=0xa7 | 0xb0..=0xbf) => 3,
        _ => 0,
    }
}

/// Cleans the cluster at `at`, whatever it is, and returns where it ends.
fn look(text: &str, at: usize, out: &mut Rewriter<'_>) -> usize {
    let bytes = text.as_bytes();
    let base = char_at(text, at);
    let line_end = base == '\r' && bytes.get(at + 1) == Some(&b'\n');
    let base_end = at + if line_end { 2 } else { base.len_utf8() };
    let marks_end = marks_end(bytes, base_end);
    if joins_at(text, marks_end) {
        return settle(text, at, base, out);
    }
    if marks_end > base_end {
        return match compose(base, &text[base_end..marks_end]) {
            Some(letter) => {
                out.replace_char(at, marks_end, letter);
                marks_end
            }
            None => settle(text, at, base, out),
        };
    }
    if is_settled(base) {
        return base_end;
    }
    match plain_base(base, |_| true) {
        Some(plain) if plain != base => {
            out.replace_char(at, base_end, plain);
            base_end
        }
        _ => settle(text, at, base, out),
    }
}

/// Cleans the cluster at `at`, with the invisible characters behind it, and returns where it ends.
fn settle(text: &str, at: usize, base: char, out: &mut Rewriter<'_>) -> usize {
    let base_end = if base == '\r' && text[at + 1..].starts_with('\n') {
        at + 2
    } else if is_foreign(base) {
        at + text[at..].graphemes(true).next().map_or(base.len_utf8(), str::len)
    } else {
        at + base.len_utf8()
    };
    let mut end = base_end;
    let mut last_mark = None;
    for c in text[base_end..].chars().take_while(|&c| joins(c)) {
        end += c.len_utf8();
        if attaches(c) {
            last_mark = Some(end);
        }
    }
    let beside_foreign = is_foreign(base)
        || text[end..].chars().next().is_some_and(is_foreign)
        || text[base_end..end].chars().any(|c| attaches(c) && is_foreign(c));
    let keeps = |c: char| !is_dropped(c) || is_zero_width(c) && beside_foreign;
    let whole = last_mark.unwrap_or(base_end);
    let overlaid = text[base_end..whole].contains(is_overlay);
    let stroked = look_alike(base, overlaid).filter(|_| is_vietnamese_word(text, at));
    let mut cluster = String::new();
    if is_foreign(base) {
        cluster.push_str(&text[at..base_end]);
    } else {
        cluster.extend(stroked.or_else(|| plain_base(base, keeps)));
    }
    cluster.extend(text[base_end..whole].chars().filter(|&c| keeps(c) && !(stroked.is_some() && is_overlay(c))));
    let cluster = to_canonical(cluster);
    if is_foreign(base) && joins_next(&cluster, &text[end..]) {
        // What stands between holds apart two letters of another script that would become one cluster.
        out.replace(at, whole, &to_canonical(text[at..whole].to_owned()));
        return end;
    }
    out.replace(at, whole, &cluster);
    // What is left are characters that stand alone and go.
    let mut from = whole;
    for c in text[whole..end].chars() {
        if !keeps(c) {
            out.replace(from, from + c.len_utf8(), "");
        }
        from += c.len_utf8();
    }
    end
}

fn joins_next(cluster: &str, rest: &str) -> bool {
    rest.chars().next().filter(|&c| is_foreign(c)).is_some_and(|next| {
        let both = format!("{cluster}{next}");
        both.graphemes(true).next_back().is_some_and(|last| last.len() > next.len_utf8())
    })
}

/// A cluster in NFC, or the Vietnamese letter that it is.
pub(super) fn to_canonical(cluster: String) -> String {
    let Some(base) = cluster.chars().next() else { return cluster };
    match compose(base, &cluster[base.len_utf8()..]) {
        Some(letter) => letter.to_string(),
        None if is_nfc(&cluster) => cluster,
        None => cluster.nfc().collect(),
    }
}

/// What a base character becomes; none where it goes.
fn plain_base(c: char, keeps: impl Fn(char) -> bool) -> Option<char> {
    match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        _ => keeps(c).then_some(c),
    }
}

/// Whether a character with nothing behind it is sure to stay as it is.
fn is_settled(c: char) -> bool {
    match c {
        '\n' | ' '..='\u{7f}' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => !matches!(c, 'Ð' | 'ð' | 'Ɖ' | 'ɖ'),
        '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}' => true,
        _ => false,
    }
}

/// Characters that carry nothing a reader sees, other than spaces and line ends.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{ad}')
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        || is_zero_width(c)
}

/// Those of them that mean something in other scripts and between emoji.
fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// Letters of other scripts, their marks, and emoji.
fn is_foreign(c: char) -> bool {
    !matches!(c, '\0'..='\u{36f}' | '\u{1680}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{218f}')
        && !matches!(c, '\u{2500}'..='\u{25ff}' | '\u{3000}' | '\u{feff}')
}

fn joins_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None | Some(b' '..0x80 | 0xc3..0xcc) => false,
        Some(_) => joins(char_at(text, at)),
    }
}

/// Whether a character belongs to the cluster before it, or goes and so lets the next one belong to it.
fn joins(c: char) -> bool {
    attaches(c) || is_dropped(c)
}

/// Whether a character forms one grapheme cluster with what stands before it.
fn attaches(c: char) -> bool {
    match c {
        '\0'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{20cf}' => false,
        '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}' => true,
        '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' => true,
        _ => is_combining_mark(c),
    }
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().expect("the place is inside the text")
}
