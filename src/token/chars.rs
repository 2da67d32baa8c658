//! The characters that a block leaves undecided: those of other scripts, rare letters and signs.

use unicode_normalization::char::is_combining_mark;

/// What a character is to the scanner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// White space; how many line ends it stands for.
    White(u8),
    /// A letter of a script that writes words as runs of letters, and its case.
    Letter(Case),
    /// An ASCII digit.
    Digit,
    /// Belongs to the character before it: a combining mark, a joiner, a variation selector.
    Joined,
    /// A punctuation mark.
    Punctuation,
    /// A symbol that stands alone.
    Symbol,
    /// A character of another script, or a pictograph: its tokens are the words of Unicode's rules (UAX 29).
    Foreign,
}

/// The case of a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Upper,
    /// Lower or without case.
    Other,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Letter(Case::Other),
        'A'..='Z' => Class::Letter(Case::Upper),
        '0'..='9' => Class::Digit,
        '\n' | '\r' | '\u{b}' | '\u{c}' => Class::White(1),
        '\t' | ' ' => Class::White(0),
        _ if c.is_ascii_punctuation() => Class::Punctuation,
        _ if c.is_ascii() => Class::Symbol,
        // The signs of Latin-1 first: they are the commonest of all that a block leaves undecided.
        '\u{a0}' => Class::White(0),
        '\u{ad}' => Class::Joined,
        '«' | '»' | '·' | '¡' | '¿' => Class::Punctuation,
        'ª' | 'º' | 'µ' => Class::Letter(Case::Other),
        '\u{a1}'..='\u{bf}' => Class::Symbol,
        '\u{2028}' | '\u{85}' => Class::White(1),
        '\u{2029}' => Class::White(2),
        _ if c.is_whitespace() => Class::White(0),
        _ if is_joined(c) => Class::Joined,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' => Class::Punctuation,
        // Punctuation of East Asian and full-width text.
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' => Class::Punctuation,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' => {
            Class::Punctuation
        }
        _ if is_alphabetic_script(c) => {
            if !c.is_alphabetic() {
                Class::Symbol
            } else if c.is_uppercase() {
                Class::Letter(Case::Upper)
            } else {
                Class::Letter(Case::Other)
            }
        }
        _ => Class::Foreign,
    }
}

/// Whether a character is a letter to the scanner: one that can stand beside an apostrophe inside a word.
pub(super) fn is_letter(c: char) -> bool {
    matches!(class(c), Class::Letter(_))
}

/// The same as [`char::is_alphabetic`], sooner for the letters of Vietnamese.
pub(super) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.is_alphabetic(),
    }
}

/// The blocks of Latin, Greek, Cyrillic and Armenian, and what is written among them.
fn is_alphabetic_script(c: char) -> bool {
    matches!(
        c,
        '\u{80}'..='\u{58f}'
            | '\u{1c80}'..='\u{1c8f}'
            | '\u{1d00}'..='\u{1fff}'
            | '\u{2060}'..='\u{218f}'
            | '\u{2c60}'..='\u{2c7f}'
            | '\u{a640}'..='\u{a69f}'
            | '\u{a720}'..='\u{a7ff}'
            | '\u{ab30}'..='\u{ab6f}'
            | '\u{fb00}'..='\u{fb17}'
    )
}

fn is_joined(c: char) -> bool {
    match c {
        '\u{61c}' | '\u{180e}' | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => true,
        // Skin tones; half-width voicing marks.
        '\u{1f3fb}'..='\u{1f3ff}' | '\u{ff9e}' | '\u{ff9f}' => true,
        _ => is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_are_unicodes() {
        for c in '\0'..=char::MAX {
            assert_eq!(super::is_alphabetic(c), c.is_alphabetic(), "{c:?}");
        }
    }
}
