//! Fullwidth forms, dashes and quotation marks to their plain forms.

use super::Normalized;
use super::rewrite::Rewriter;

pub(super) fn fold(text: &str, width: bool, dashes: bool, quotes: bool) -> Normalized<'_> {
    let mut out = Rewriter::new(text);
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) {
        let plain = match c {
            '\u{ff01}'..='\u{ff5e}' if width => char::from_u32(u32::from(c) - 0xfee0),
            '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{fe63}' if dashes => Some('-'),
            '\u{2012}' | '\u{2014}' | '\u{2015}' | '\u{fe58}' if dashes => Some('–'),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' if quotes => Some('"'),
            '‘' | '’' | '‚' | '‛' | '′' if quotes => Some('\''),
            _ => None,
        };
        let marked = || text[at + c.len_utf8()..].starts_with(|c| ('\u{300}'..'\u{370}').contains(&c));
        if let Some(plain) = plain.filter(|_| !marked()) {
            out.replace_char(at, at + c.len_utf8(), plain);
        }
    }
    out.finish()
}
