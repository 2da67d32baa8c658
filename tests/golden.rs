//! The whole record of every bundled sample, as it is: `tests/snapshots`.
//!
//! A change of a rule shows here what it changes. Look at the difference, then accept it: `INSTA_UPDATE=always cargo test --test golden`.

use std::fs;
use std::path::Path;

use vanban::Analyzer;

#[test]
fn samples() {
    let analyzer = Analyzer::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("data/samples is there")
        .map(|entry| entry.expect("an entry of data/samples").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 14, "{paths:?}");
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let record = serde_json::to_string_pretty(&analyzer.article(&text)).expect("a record is JSON");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.as_ref(), record);
        });
    }
}
