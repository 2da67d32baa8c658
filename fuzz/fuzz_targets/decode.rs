//! No bytes make decoding, detection or encoding fail, and the map of a decoding covers the bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::Span;
use vanban::normalize::legacy::{Encoding, decode, decode_text, decode_with_map, detect, detect_text, encode};

fuzz_target!(|bytes: &[u8]| {
    detect(bytes);
    for encoding in [Encoding::Utf8, Encoding::Bkhcm1, Encoding::Bkhcm2].into_iter().chain(Encoding::KNOWN) {
        let decoded = decode_with_map(bytes, encoding);
        assert_eq!(decoded.text, decode(bytes, encoding));
        assert_eq!(decoded.map.to_original(Span::new(0, decoded.text.len())).end, bytes.len());
        encode(&decoded.text, encoding);
        if let Ok(text) = std::str::from_utf8(bytes) {
            detect_text(text);
            decode_text(text, encoding);
        }
    }
});
