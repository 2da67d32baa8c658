//! The words that rules name, each as a constant id.
//!
//! The names are the words themselves: `kw::NGÀY` is `ngày`. Whole lists of words (roles, surnames, document types) are
//! data and stand in `data/`; here stands only what a rule in `src/` compares with.

use super::WordId;

macro_rules! keywords {
    ($($name:ident $text:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { _None, $($name),* }
        $(pub(crate) const $name: WordId = WordId(Index::$name as u16);)*
        /// The words in the order of their ids, from 1.
        pub(super) const ALL: &[&str] = &[$($text),*];
    };
}

keywords! {
    // Punctuation.
    DASH "-"
    SLASH "/"
    DOT "."
    COMMA ","
    COLON ":"
    SEMICOLON ";"
    OPEN "("
    CLOSE ")"
    AMPERSAND "&"
    QUOTE "\""
    APOSTROPHE "'"
    PERCENT "%"
    // Calendar.
    NGÀY "ngày"
    THÁNG "tháng"
    NĂM "năm"
    HÔM "hôm"
    QUÝ "quý"
    THỨ "thứ"
    KỶ "kỷ"
    GIỜ "giờ"
    H "h"
    G "g"
    PHÚT "phút"
    KÉM "kém"
    RƯỠI "rưỡi"
    TỪ "từ"
    ĐẾN "đến"
    TỚI "tới"
    HẾT "hết"
    CHO "cho"
    ĐẦU "đầu"
    CUỐI "cuối"
    NỬA "nửa"
    TRƯỚC "trước"
    SAU "sau"
    NHUẬN "nhuận"
    MÙA "mùa"
    TỨC "tức"
    LẦN "lần"
    HOẶC "hoặc"
    // Documents.
    SỐ "số"
    CỦA "của"
    VÀ "và"
}

/// Other spellings of a keyword.
pub(super) const ALIASES: &[(&str, WordId)] = &[
    ("–", DASH),
    ("—", DASH),
    ("‐", DASH),
    ("‑", DASH),
    ("‒", DASH),
    ("−", DASH),
    ("“", QUOTE),
    ("”", QUOTE),
    ("„", QUOTE),
    ("«", QUOTE),
    ("»", QUOTE),
    ("‘", APOSTROPHE),
    ("’", APOSTROPHE),
];
