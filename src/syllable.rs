//! The Vietnamese syllable: onset, glide, nucleus, coda, tone.

/// The other placement of the tone mark on the open rhymes `oa`, `oe`, `uy`, where it has one: `hòa` and `hoà`.
pub(crate) fn tone_variants(syllable: &str) -> Option<String> {
    const PAIRS: &[(&str, &str)] = &[
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    if syllable.starts_with('q') {
        return None;
    }
    PAIRS.iter().find_map(|(old, new)| {
        let (from, to) = if syllable.ends_with(old) { (old, new) } else { (new, old) };
        syllable.strip_suffix(from).map(|onset| format!("{onset}{to}"))
    })
}
