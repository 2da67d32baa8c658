//! Addresses on the net, hashtags, handles.

use super::CompoundKind;

/// The longest domain and the longest local part of an e-mail address, in bytes (RFC 1035, RFC 5321).
const DOMAIN: usize = 253;
const LOCAL: usize = 64;

/// The last labels of domains that are recognised without `www.` or a scheme in front.
const TOP_LEVEL: &[&str] = &[
    "vn", "com", "net", "org", "info", "gov", "edu", "biz", "asia", "io", "tv", "eu", "us", "uk", "fr", "de", "jp",
    "kr", "cn", "ru", "au", "ca", "sg", "th", "la", "kh", "int", "news", "online", "app", "dev",
];

/// A URL, a bare domain with what follows it, or an e-mail address. Also tells how far the text was searched: no address
/// begins before that place, unless at `start`.
pub(super) fn address(text: &str, start: usize) -> (usize, Option<(usize, CompoundKind)>) {
    let bytes = text.as_bytes();
    let run = |from: usize, limit: usize, is: fn(u8) -> bool| {
        let reach = &bytes[from..bytes.len().min(from + limit)];
        from + reach.iter().position(|byte| !is(*byte)).unwrap_or(reach.len())
    };
    if let Some(scheme) = ["https://", "http://", "ftp://"].iter().find(|scheme| starts_with(&bytes[start..], scheme)) {
        let end = path(text, start + scheme.len());
        return (end, (end > start + scheme.len()).then_some((end, CompoundKind::Url)));
    }
    let local = run(start, LOCAL, |b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'%' | b'+' | b'-'));
    if bytes.get(local) == Some(&b'@') && bytes[local - 1] != b'.' {
        let end = domain(text, local + 1, run(local + 1, DOMAIN, is_domain));
        return (local, end.map(|end| (end, CompoundKind::Email)));
    }
    let reach = run(start, DOMAIN, is_domain);
    let end = domain(text, start, reach).map(|end| match bytes.get(end) {
        Some(b'/' | b'?' | b'#') => path(text, end),
        Some(b':') if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => path(text, end),
        _ => end,
    });
    (reach.max(local), end.map(|end| (end, CompoundKind::Url)))
}

/// Whether a text is an address and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    matches!(address(text, 0), (_, Some((end, _))) if end == text.len())
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
}

/// The end of the domain in a run of its characters: labels and stops, with a last label that is known, or `www.` in front.
fn domain(text: &str, start: usize, end: usize) -> Option<usize> {
    // A letter of Vietnamese right behind it means that it is no domain.
    let touched = text[end..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let name = text[start..end].trim_end_matches(['.', '-']);
    if touched && name.len() == end - start {
        return None;
    }
    let (labels, last) = name.rsplit_once('.')?;
    let whole = labels
        .split('.')
        .chain([last])
        .all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    let www = starts_with(name.as_bytes(), "www.") && last.len() >= 2;
    let known =
        TOP_LEVEL.iter().any(|top| last.eq_ignore_ascii_case(top)) && last.bytes().all(|b| b.is_ascii_lowercase());
    (whole && (www || known)).then_some(start + name.len())
}

/// The end of the rest of a URL: all up to a blank, a quote or an angle bracket, without the stops and brackets behind it.
fn path(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '`' | '|');
    let whole = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let mut address = whole;
    loop {
        address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '’']);
        match address.strip_suffix([')', ']']) {
            // A bracket that was opened inside belongs to it.
            Some(inner) if !inner.contains(['(', '[']) => address = inner,
            _ => return start + address.len(),
        }
    }
}

/// `#` and letters, digits or low lines, not digits alone.
pub(super) fn hashtag(text: &str, start: usize) -> Option<(usize, CompoundKind)> {
    let rest = &text[start + 1..];
    let tag = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())];
    tag.contains(char::is_alphabetic).then(|| (start + 1 + tag.len(), CompoundKind::Hashtag))
}

/// `@` and ASCII letters, digits, low lines or stops, two at the least.
pub(super) fn handle(text: &str, start: usize) -> Option<(usize, CompoundKind)> {
    let rest = &text[start + 1..];
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.').unwrap_or(rest.len());
    let name = rest[..end].trim_end_matches('.');
    (name.len() >= 2 && name.contains(|c: char| c.is_ascii_alphabetic()))
        .then(|| (start + 1 + name.len(), CompoundKind::Handle))
}

/// Whether a text begins with some ASCII letters and marks, in any case.
fn starts_with(text: &[u8], prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
}
