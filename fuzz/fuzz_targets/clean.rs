//! Cleaning twice changes nothing more, and the edits make up both texts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use vanban::normalize::{Cleaner, normalize};

fuzz_target!(|given: &str| {
    let cleaned = normalize(given);
    assert_eq!(normalize(&cleaned.text).text, cleaned.text);
    let (mut result_at, mut given_at) = (0, 0);
    for edit in cleaned.map.edits() {
        assert_eq!(cleaned.text[result_at..edit.result.start], given[given_at..edit.original.start]);
        (result_at, given_at) = (edit.result.end, edit.original.end);
    }
    assert_eq!(cleaned.text[result_at..], given[given_at..]);
    let all = Cleaner::all().clean(given);
    for (at, c) in all.text.char_indices() {
        let span = all.map.to_original(vanban::Span::new(at, at + c.len_utf8()));
        assert!(given.is_char_boundary(span.start) && given.is_char_boundary(span.end));
    }
});
