//! Composed and decomposed, a text cleans to the same, and what comes out is NFC.
#![no_main]

use libfuzzer_sys::fuzz_target;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use vanban::normalize::normalize;

fuzz_target!(|given: &str| {
    let composed: String = given.nfc().collect();
    let decomposed: String = given.nfd().collect();
    let cleaned = normalize(&composed).text.into_owned();
    assert_eq!(normalize(&decomposed).text, cleaned);
    assert!(is_nfc(&cleaned));
});
