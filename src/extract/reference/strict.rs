//! A number that stands alone: read whole, or said what is wrong.

use super::number::DocumentNumber;
use super::parse::Recognizer;
use super::regime::{Cue, classify};
use super::standard;
use super::symbol::{Symbol, read_number};
use super::tables::Head;
use crate::error::Error;
use crate::extract::cursor::Cursor;
use crate::lexicon::keyword as kw;
use crate::token::Kind as TokenKind;

impl Recognizer {
    /// Reads a canonical text that is one document number and nothing else.
    ///
    /// # Errors
    /// When it is not; the message says what is wrong.
    pub(crate) fn number(&self, cursor: Cursor<'_>) -> Result<DocumentNumber, Error> {
        self.whole(cursor).map_err(|why| Error::new(format!("\"{}\": {why}", cursor.text)))
    }

    fn whole(&self, cursor: Cursor<'_>) -> Result<DocumentNumber, String> {
        if let Some((end, Head::Standard)) = cursor.phrase(0, &self.tables.heads) {
            let mut found = Vec::new();
            let end =
                standard::read(cursor, 0, end, &mut found).ok_or("no number behind the prefix of the standard")?;
            let standard = found.pop().ok_or("no number behind the prefix of the standard")?;
            let number = standard.number.unwrap_or_default();
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            return only(cursor, end).map(|()| DocumentNumber {
                kind: standard.kind,
                document_type: standard.document_type,
                type_code: Some(cursor.str(0).to_owned()),
                value: digits.parse().unwrap_or_default(),
                number,
                year: standard.year,
                term: None,
                issuers: standard.issuer.into_iter().collect(),
                unit: None,
                regular: None,
                canonical: standard.canonical,
            });
        }
        if cursor.at(0).kind != TokenKind::Number {
            return Err("no number at the start".to_owned());
        }
        let (number, _, behind) = read_number(cursor, 0).ok_or("the number has more than six digits")?;
        let Some(symbol) = Symbol::read(cursor, 0, true, &self.tables) else {
            let separated = matches!(cursor.word(behind), kw::DASH | kw::SLASH);
            return Err(match separated {
                false => format!("`/` or `-` must follow `{number}`"),
                true => format!("no abbreviation of a type or an issuer behind `{number}`"),
            });
        };
        only(cursor, symbol.end)?;
        if symbol.end_byte < cursor.text.len() {
            return Err(format!("`{}` follows the number", &cursor.text[symbol.end_byte..]));
        }
        let first = &symbol.segments[0].code;
        classify(&symbol, Cue::Type, &self.tables)
            .map(|reading| symbol.number(&reading, &self.tables))
            .ok_or_else(|| format!("`{first}` is no type of document"))
    }
}

/// Whether the tokens end at `end`.
fn only(cursor: Cursor<'_>, end: usize) -> Result<(), String> {
    match cursor.tokens.get(end) {
        None => Ok(()),
        Some(token) => Err(format!("`{}` follows the number", &cursor.text[token.start as usize..])),
    }
}
