//! HTML entities, in one pass: what a decoded entity makes is not read again.

use super::Normalized;
use super::rewrite::Rewriter;

/// The longest is `&thetasym;`; numbers have seven digits at most.
const LONGEST: usize = 12;

/// The named entities of HTML 4 for Latin-1, without those whose code is their place in this list, and the signs of text.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

const OTHERS: [(&str, char); 21] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("prime", '′'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwnj", '\u{200c}'),
];

pub(super) fn decode(text: &str) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    let mut at = 0;
    while let Some(found) = text[at..].find('&') {
        let start = at + found;
        at = match entity(&text[start..]) {
            Some((c, len)) => {
                out.replace_char(start, start + len, c);
                start + len
            }
            None => start + 1,
        };
    }
    out.finish()
}

/// The character of the entity at the start, and its length. Numbers may lack the semicolon, names may not.
fn entity(text: &str) -> Option<(char, usize)> {
    let name = &text.as_bytes()[1..text.len().min(LONGEST)];
    let len = name.iter().position(|b| !b.is_ascii_alphanumeric() && *b != b'#').unwrap_or(name.len());
    let (name, ended) = (&text[1..1 + len], text.as_bytes().get(1 + len) == Some(&b';'));
    let whole = 1 + len + usize::from(ended);
    if let Some(number) = name.strip_prefix('#') {
        let (digits, radix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16),
            None => (number, 10),
        };
        let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let value = u32::from_str_radix(&digits[..length], radix).ok()?;
        let c = char::from_u32(value).filter(|&c| c != '\0')?;
        return Some((c, if length == digits.len() { whole } else { 1 + len - (digits.len() - length) }));
    }
    let latin = LATIN_1.iter().position(|&latin| latin == name).map(|place| char::from(place as u8 + 0xa0));
    let c = latin.or_else(|| OTHERS.iter().find(|(other, _)| *other == name).map(|&(_, c)| c))?;
    ended.then_some((c, whole))
}
