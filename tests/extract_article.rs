//! The example `extract_article` as a user runs it: its output, and what it says of bad input.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "extract_article", "--"])
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("cargo runs")
}

fn scratch(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the target folder can be written");
    path.to_str().expect("a UTF-8 path").to_owned()
}

#[test]
fn documents_come_out_in_order_and_bad_lines_are_named() {
    let file = scratch(
        "documents.jsonl",
        b"{\"id\": \"1\", \"text\": \"Ng\xc3\xa0y 5/3/2021\"}\nnot JSON\n\n{\"id\": 7, \"text\": \"\"}\n{\"id\": \"x\"}\n{\"id\": \"b\xff\", \"text\": \"\"}\n{\"id\": \"2\", \"text\": \"\\u0000\", \"more\": []}\n[\"3\", \"a list\"]\n",
    );
    let output = run(&["--documents", &file]);
    let ids: Vec<String> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].to_string())
        .collect();
    assert_eq!(ids, ["\"1\"", "\"2\""]);
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    let places: Vec<&str> =
        errors.lines().filter_map(|line| line.strip_prefix(&file)?.strip_prefix(':')?.split(':').next()).collect();
    assert_eq!(places, ["2", "4", "5", "6", "8"], "{errors}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_done() {
    let good = scratch("good.txt", "Sáng 5/3".as_bytes());
    let bad = scratch("bad.txt", b"one\ntwo \xff\n");
    let output = run(&["/there/is/no/such/file", &bad, &good]);
    let errors = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(errors.contains("/there/is/no/such/file: "), "{errors}");
    assert!(errors.contains(&format!("{bad}:2: not UTF-8")), "{errors}");
    let record: serde_json::Value = serde_json::from_slice(&output.stdout).expect("one record");
    assert_eq!(record["id"], "good");
    assert_eq!(output.status.code(), Some(1));
}
