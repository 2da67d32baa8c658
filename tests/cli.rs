//! The command `vanban` as a user runs it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vanban::Analyzer;

const TEXT: &str = "Huyện Cầu Ngang tổng kết phong trào\n25/02/2021\n\
    Sáng 24/02/2021, ông Lê Văn Sang, Chủ tịch UBND huyện Cầu Ngang, dự hội nghị thực hiện Quyết định 217-QĐ/TW, \
    ngày 12/12/2013 và nói <b>đúng hạn</b> là yêu cầu chung của 15 xã, thị trấn.\nMai Khuê\n";

fn vanban(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanban"));
    command.args(arguments);
    command
}

/// Runs it with some standard input.
fn run_with(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let feed = std::thread::spawn(move || {
        // A command that fails early does not read on.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("it ends");
    feed.join().expect("the input is given");
    output
}

fn run(arguments: &[&str]) -> Output {
    run_with(b"", arguments)
}

fn start(arguments: &[&str]) -> Child {
    let pipes = vanban(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    pipes.expect("it starts")
}

/// An empty folder of the test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    fs::write(&path, content).expect("the folder can be written");
    path.to_str().expect("a UTF-8 path").to_owned()
}

fn utf8(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn records(lines: &[u8]) -> Vec<Value> {
    utf8(lines).lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
}

fn ids(lines: &[u8]) -> Vec<String> {
    records(lines).iter().map(|record| record["id"].as_str().expect("an id").to_owned()).collect()
}

/// JSON Lines of documents of very different lengths.
fn documents(number: usize) -> String {
    let line = |i: usize| {
        let long = if i % 97 == 5 { 60 } else { 1 + i % 3 };
        let text = format!("{}Tin số {i}: ngày {}/3/2021.\n", TEXT.repeat(long), 1 + i % 28);
        json!({"id": i, "text": text}).to_string() + "\n"
    };
    (0..number).map(line).collect()
}

#[test]
fn the_record_is_that_of_the_library_and_the_order_is_kept() {
    let folder = scratch("order");
    let input = documents(400);
    let file = write(&folder, "documents.jsonl", &input);
    let output = run(&["extract", "-j", "4", &file]);
    assert_eq!(output.status.code(), Some(0), "{}", utf8(&output.stderr));
    assert_eq!(output.stdout, run(&["extract", "-j", "1", &file]).stdout);
    assert!(output.stderr.is_empty(), "no progress in a pipe");

    let analyzer = Analyzer::new();
    let found = records(&output.stdout);
    assert_eq!(found.len(), 400);
    for (line, mut record) in input.lines().zip(found) {
        let document: Value = serde_json::from_str(line).expect("JSON");
        let id = record.as_object_mut().and_then(|fields| fields.shift_remove("id")).expect("an id");
        assert_eq!(id, document["id"].to_string());
        let article = analyzer.article(document["text"].as_str().expect("a text"));
        assert_eq!(record, serde_json::to_value(article).expect("JSON"));
    }
}

#[test]
fn folders_patterns_and_files_are_read_in_the_order_of_names() {
    let folder = scratch("places");
    for name in ["b.txt", "a/z.txt", "a/y.md", "c.jpg", ".hidden.txt", ".git/x.txt"] {
        write(&folder, name, TEXT);
    }
    write(&folder, "d.html", "<title>Tin</title><p>Sáng 5/3");
    write(
        &folder,
        "e.jsonl",
        "{\"text\":\"\"}\n\n{\"id\":\"x\",\"text\":\"\"}\n{\"id\":null,\"html\":\"<p>Tối 6/3\"}\n",
    );
    let place = folder.to_str().expect("UTF-8");
    let output = run(&["extract", place]);
    assert_eq!(ids(&output.stdout), ["a/y", "a/z", "b", "d", "e:1", "x", "e:4"]);
    assert_eq!(output.status.code(), Some(0));
    let found = records(&output.stdout);
    assert_eq!((&found[3]["text"], &found[6]["text"]), (&json!("Sáng 5/3"), &json!("Tối 6/3")));
    assert!(found[2].get("text").is_none());

    let output = run(&["extract", &format!("{place}/**/*.txt"), &format!("{place}/c.jpg")]);
    assert_eq!(ids(&output.stdout), ["z", "b", "c"]);
    let output = run(&["extract", "--from", "text", &format!("{place}/e.jsonl")]);
    assert_eq!(ids(&output.stdout), ["e"]);
}

#[test]
fn standard_input_is_text_or_lines() {
    let output = run_with(TEXT.as_bytes(), &["extract"]);
    let found = records(&output.stdout);
    assert_eq!((&found[0]["id"], &found[0]["byline"]), (&json!("stdin"), &json!("Mai Khuê")));
    let output = run_with(b" {\"id\": 7, \"text\": \"\"}\n{\"id\": \"b\", \"text\": \"\"}", &["extract", "-"]);
    assert_eq!(ids(&output.stdout), ["7", "b"]);
    let output = run_with(
        b"{\"url\": \"u\", \"body\": \"5/3/2021\"}",
        &["extract", "--text-field", "body", "--id-field", "url"],
    );
    assert_eq!(records(&output.stdout)[0]["dates"][0]["edtf"], "2021-03-05");
    assert_eq!(ids(&output.stdout), ["u"]);
    assert_eq!(run_with(b"", &["extract", "--from", "jsonl"]).stdout, b"");
}

#[test]
fn bad_documents_are_named_skipped_and_counted() {
    let folder = scratch("bad");
    let lines = write(
        &folder,
        "lines.jsonl",
        b"\xef\xbb\xbf{\"id\": \"1\", \"text\": \"\"}\nnot JSON\n\n{\"id\": [], \"text\": \"\"}\n{\"id\": \"x\"}\n{\"text\": 5}\n\
          {\"id\": \"b\xff\", \"text\": \"\"}\n{\"id\": \"2\", \"text\": \"\\u0000\", \"more\": []}\n[\"3\", \"a list\"]\n{\"id\": \"cut",
    );
    let text = write(&folder, "text.txt", b"one\ntwo \xff\n");
    let output = run(&["extract", &lines, &text, "/there/is/no/such/file", "/there/is/no/such/*.txt"]);
    assert_eq!(ids(&output.stdout), ["1", "2"]);
    let errors = utf8(&output.stderr);
    let named: Vec<&str> = errors.lines().filter_map(|line| line.split_once(": ").map(|(place, _)| place)).collect();
    let line = |number: usize| format!("{lines}:{number}");
    let mut expected: Vec<String> = [2, 4, 5, 6, 7, 9, 10].map(line).into();
    expected.push(format!("{text}:2"));
    expected.extend(["/there/is/no/such/file", "/there/is/no/such/*.txt", "vanban"].map(str::to_owned));
    assert_eq!(named, expected, "{errors}");
    assert!(errors.ends_with("10 of 12 documents could not be read\n"), "{errors}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = scratch("pipe");
    let file = write(&folder, "documents.jsonl", documents(300));
    let mut child = start(&["extract", &file]);
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
    lines.read_line(&mut String::new()).expect("a line");
    drop(lines);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), utf8(&output.stderr)), (Some(0), ""));
}

/// Waits until a file says what it should.
fn wait(path: &Path, what: impl Fn(&str) -> bool) {
    let start = Instant::now();
    while !fs::read_to_string(path).is_ok_and(|content| what(&content)) {
        assert!(start.elapsed() < Duration::from_secs(60), "{} does not come", path.display());
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Kills a run in the middle, damages what it had not completed, resumes it, and gives what it reported then.
///
/// The input comes slowly through a pipe, so that the middle is where we want it, however fast the machine is.
fn kill_and_resume(input: &str, arguments: &[&str], state: &Path, file: &Path) -> Output {
    let lines: Vec<&str> = input.split_inclusive('\n').collect();
    let mut child = start(arguments);
    let mut stdin = child.stdin.take().expect("a pipe");
    for part in lines[..lines.len() * 3 / 4].chunks(100) {
        std::thread::sleep(Duration::from_millis(300));
        stdin.write_all(part.concat().as_bytes()).expect("it reads");
    }
    wait(state, |state| serde_json::from_str::<Value>(state).is_ok_and(|state| state["done"]["documents"] != 0));
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    drop(stdin);
    let complete: Value = serde_json::from_slice(&fs::read(state).expect("the state")).expect("JSON");
    assert!(complete["done"]["documents"].as_u64().expect("a number") < lines.len() as u64);
    let mut torn = fs::OpenOptions::new().append(true).open(file).expect("the output");
    torn.write_all("{\"id\": \"torn, bố".as_bytes()).expect("the output can be written");

    let refused = run_with(input.as_bytes(), arguments);
    assert_eq!(refused.status.code(), Some(2));
    assert!(utf8(&refused.stderr).contains("--resume"), "an interrupted run is not overwritten");
    let other = run_with(lines[..50].concat().as_bytes(), &[arguments, &["--resume"]].concat());
    assert_eq!(other.status.code(), Some(2));
    assert!(utf8(&other.stderr).contains("the input has changed"), "{}", utf8(&other.stderr));
    let resumed = run_with(input.as_bytes(), &[arguments, &["--resume"]].concat());
    assert!(!state.exists(), "a complete output has no state");
    resumed
}

#[test]
fn a_killed_run_resumes_as_json_lines() {
    let folder = scratch("resume-jsonl");
    // A bad document before the kill and one behind it.
    let input = documents(1000).replacen("\"id\":3,", "\"id\":[],", 1).replacen("\"id\":990,", "\"id\":[],", 1);
    let whole = run_with(input.as_bytes(), &["extract"]);
    let path = folder.join("out.jsonl");
    let output = path.to_str().expect("UTF-8");
    let state = folder.join("out.jsonl.resume");
    let resumed = kill_and_resume(&input, &["extract", "-o", output], &state, &path);
    assert!(fs::read(&path).expect("the output") == whole.stdout, "the same bytes");
    assert!(utf8(&resumed.stderr).ends_with("2 of 1000 documents could not be read\n"), "{}", utf8(&resumed.stderr));
    assert_eq!(resumed.status.code(), Some(1));

    let again = run_with(input.as_bytes(), &["extract", "-o", output, "--resume"]);
    assert_eq!(again.status.code(), Some(0));
    assert!(fs::read(&path).expect("the output") == whole.stdout, "a complete output stays as it is");
}

#[test]
fn a_killed_run_resumes_as_tables() {
    let folder = scratch("resume-csv");
    let input = documents(900);
    let whole = folder.join("whole");
    let made = run_with(input.as_bytes(), &["extract", "-f", "csv", "-o", whole.to_str().expect("UTF-8")]);
    assert_eq!(made.status.code(), Some(0));
    let tables = folder.join("tables");
    let arguments = ["extract", "-f", "csv", "-o", tables.to_str().expect("UTF-8")];
    let resumed = kill_and_resume(&input, &arguments, &folder.join("tables.resume"), &tables.join("people.csv"));
    assert_eq!(resumed.status.code(), Some(0), "{}", utf8(&resumed.stderr));
    for name in ["articles", "mentions", "references", "people"] {
        let read = |folder: &Path| fs::read(folder.join(format!("{name}.csv"))).expect(name);
        assert!(read(&whole) == read(&tables), "{name}: the same bytes");
    }
}

#[test]
fn a_run_killed_at_once_resumes_from_the_start() {
    let folder = scratch("resume-start");
    let path = folder.join("out.jsonl");
    let output = path.to_str().expect("UTF-8");
    let state = folder.join("out.jsonl.resume");
    let mut child = start(&["extract", "-o", output]);
    wait(&state, |_| true);
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    let input = documents(5);
    let other = run_with(input.as_bytes(), &["extract", "--id-field", "name", "-o", output, "--resume"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(utf8(&other.stderr).contains("another command"), "{}", utf8(&other.stderr));
    let resumed = run_with(input.as_bytes(), &["extract", "-o", output, "--resume"]);
    assert_eq!(resumed.status.code(), Some(0), "{}", utf8(&resumed.stderr));
    assert_eq!(fs::read(&path).expect("the output"), run_with(input.as_bytes(), &["extract"]).stdout);
}

#[test]
fn what_cannot_be_resumed_says_so() {
    let output = run(&["extract", "--resume"]);
    assert_eq!((output.status.code(), utf8(&output.stderr).contains("--output")), (Some(2), true));
    let output = run(&["extract", "--format", "csv"]);
    assert_eq!((output.status.code(), utf8(&output.stderr).contains("--output")), (Some(2), true));
    let folder = scratch("nowhere");
    let file = write(&folder, "file", "");
    let output = run(&["extract", "-o", &format!("{file}/out.jsonl")]);
    assert_eq!((output.status.code(), utf8(&output.stderr).contains(&file)), (Some(2), true));
}

#[test]
fn the_output_is_not_read_as_input() {
    let folder = scratch("itself");
    write(&folder, "a.txt", TEXT);
    write(&folder, "z.jsonl", "{\"id\": \"old\", \"text\": \"\"}\n");
    let (place, output) = (folder.to_str().expect("UTF-8"), folder.join("z.jsonl"));
    let done = run(&["extract", place, "-o", output.to_str().expect("UTF-8")]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(ids(&fs::read(output).expect("the output")), ["a"]);

    let tables = folder.join("tables");
    let arguments = ["extract", "--from", "text", "--format", "csv", place, "-o", tables.to_str().expect("UTF-8")];
    let articles = || {
        assert_eq!(run(&arguments).status.code(), Some(0));
        fs::read(tables.join("articles.csv")).expect("a table")
    };
    assert_eq!(articles(), articles(), "a second run does not read what the first wrote");
}

#[test]
fn tables_hold_what_the_records_hold() {
    let folder = scratch("tables");
    let file = write(&folder, "a \"b\", c.txt", format!("{TEXT}\nÔng Sang \"về\", hôm qua.\n"));
    let page = write(&folder, "d.html", "<p>Sáng 5/3/2021");
    let tables = folder.join("tables");
    let done = run(&["extract", "--format", "csv", "-o", tables.to_str().expect("UTF-8"), &file, &page]);
    assert_eq!(done.status.code(), Some(0), "{}", utf8(&done.stderr));
    let read = |name: &str| {
        let mut table = csv::Reader::from_path(tables.join(format!("{name}.csv"))).expect("a table");
        let rows = table.deserialize().map(|row| row.expect("a row"));
        rows.collect::<Vec<std::collections::BTreeMap<String, String>>>()
    };
    let article = Analyzer::new().article(&fs::read_to_string(&file).expect("the file"));
    let articles = read("articles");
    assert_eq!(articles.len(), 2);
    assert_eq!((&*articles[0]["id"], &*articles[0]["published"]), ("a \"b\", c", "2021-02-25"));
    assert_eq!(articles[0]["body"], article.body.join("\n"));
    assert_eq!((&*articles[0]["text"], &*articles[1]["text"]), ("", "Sáng 5/3/2021"));
    let roles: usize = article.people.iter().map(|person| person.roles.len()).sum();
    let mentions: usize = article.people.iter().map(|person| person.mentions.len()).sum();
    let found = read("mentions");
    assert_eq!(found.len(), 1 + article.dates.len() + article.references.len() + mentions + roles);
    let text = fs::read_to_string(&file).expect("the file");
    for row in found.iter().filter(|row| row["id"] != "d") {
        let [start, end] = ["start", "end"].map(|bound| row[bound].parse::<usize>().expect("a number"));
        assert_eq!(text[start..end], row["text"]);
    }
    let references = read("references");
    assert_eq!((&*references[0]["canonical"], &*references[0]["kind"]), ("217-QĐ/TW", "party"));
    assert_eq!((&*references[0]["type"], &*references[0]["date"]), ("Quyết định", "2013-12-12"));
    let people = read("people");
    assert_eq!((&*people[0]["name"], &*people[0]["role"]), ("Lê Văn Sang", "Chủ tịch UBND huyện Cầu Ngang"));
    let author = people.iter().find(|row| row["name"] == "Mai Khuê").expect("the author");
    assert_eq!((&*author["author"], &*author["role"], &*author["start"]), ("true", "", ""));
}

#[test]
fn text_is_normalized_as_text_and_lines_as_lines() {
    let output = run_with("Hòa bi\u{300}nh\r\nthu\u{309}y\u{200b}, không dòng cuối".as_bytes(), &["normalize"]);
    assert_eq!(utf8(&output.stdout), "Hòa bình\nthủy, không dòng cuối");
    let output = run_with("Hòa thuỷ".as_bytes(), &["normalize", "--tone", "new", "--fold", "tones"]);
    assert_eq!(utf8(&output.stdout), "Hoa thuy");
    let output = run_with("hoà".as_bytes(), &["normalize", "--tone", "old"]);
    assert_eq!(utf8(&output.stdout), "hòa");
    let output = run_with("kh&ocirc;ng đuợc".as_bytes(), &["normalize", "--clean"]);
    assert_eq!(utf8(&output.stdout), "không được");
    for bytes in ["ViÖt Nam, Hµ Néi".as_bytes(), b"Vi\xd6t Nam, H\xb5 N\xe9i"] {
        let output = run_with(bytes, &["normalize", "--decode", "tcvn3"]);
        assert_eq!(utf8(&output.stdout), "Việt Nam, Hà Nội");
    }
    let line = "{\"z\":1,\"text\":\"ti\u{300}m\",\"a\":[2]}\n";
    let output = run_with(line.as_bytes(), &["normalize"]);
    assert_eq!(utf8(&output.stdout), "{\"z\":1,\"text\":\"tìm\",\"a\":[2]}\n");
    assert_eq!(run(&["normalize", "--decode", "koi8"]).status.code(), Some(2));
}

#[test]
fn long_text_comes_out_whole_and_in_order() {
    let folder = scratch("pieces");
    let text: String = (0..40_000).map(|i| format!("dòng {i}, ti\u{300}m\n")).collect();
    let file = write(&folder, "long.txt", &text);
    let output = run(&["normalize", "-j", "3", &file]);
    assert!(utf8(&output.stdout) == text.replace("i\u{300}", "ì"));
    let output = run(&["tokenize", &file]);
    assert!(utf8(&output.stdout) == text.replace("i\u{300}", "ì").replace(',', " ,").replace('ì', "i\u{300}"));
    let bad = write(&folder, "bad.txt", [text.as_bytes(), b"\xff\n"].concat());
    let output = run(&["normalize", &bad]);
    assert!(utf8(&output.stderr).contains("bad.txt:40001: not UTF-8"), "{}", utf8(&output.stderr));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn tokens_and_sentences_stand_on_lines() {
    let text = "Ngày 5/3/2021, chi 1,5 tỷ.\n\nÔng Tám đến TP.HCM. Bà Hà về.\n";
    let tokens = run_with(text.as_bytes(), &["tokenize"]);
    assert_eq!(utf8(&tokens.stdout), "Ngày 5 / 3 / 2021 , chi 1 , 5 tỷ .\n\nÔng Tám đến TP . HCM . Bà Hà về .\n");
    let sentences = run_with(text.as_bytes(), &["tokenize", "--compounds", "--sentences"]);
    assert_eq!(utf8(&sentences.stdout), "Ngày 5/3/2021 , chi 1,5_tỷ .\nÔng Tám đến TP.HCM .\nBà Hà về .\n");
    let words = run_with("Nhân dân đọc báo.".as_bytes(), &["tokenize", "--words"]);
    assert_eq!(utf8(&words.stdout), "Nhân_dân đọc báo .\n");
}

#[test]
fn pages_are_drawn_one_or_many() {
    let folder = scratch("pages");
    let file = write(&folder, "in/a.txt", TEXT);
    write(&folder, "in/sub/a.html", "<p>Sáng 5/3/2021, &lt;script&gt;");
    let one = run(&["annotate", &file]);
    assert!(utf8(&one.stdout).starts_with("<!doctype html>") && utf8(&one.stdout).contains("&lt;b&gt;đúng hạn"));
    let place = folder.join("in");
    let place = place.to_str().expect("UTF-8");
    let many = run(&["annotate", place]);
    assert_eq!((many.status.code(), utf8(&many.stderr).contains("--output")), (Some(2), true));
    let pages = folder.join("pages");
    let many = run(&["annotate", place, "-o", pages.to_str().expect("UTF-8"), &file]);
    assert_eq!(many.status.code(), Some(0), "{}", utf8(&many.stderr));
    let mut names: Vec<_> =
        fs::read_dir(&pages).expect("the pages").map(|page| page.expect("a page").file_name()).collect();
    names.sort();
    assert_eq!(names, ["a-2.html", "a.html", "sub-a.html"]);
    assert_eq!(fs::read(pages.join("a.html")).expect("a page"), one.stdout);
    assert!(fs::read_to_string(pages.join("sub-a.html")).expect("a page").contains("&lt;script&gt;"));
}

#[test]
fn figures_add_up() {
    let input = documents(20);
    let output = run_with(format!("{input}bad\n").as_bytes(), &["stats", "--json", "--top", "1"]);
    assert_eq!(output.status.code(), Some(1));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let records = records(&run_with(input.as_bytes(), &["extract"]).stdout);
    let sum = |field: &str| records.iter().map(|record| record[field].as_array().expect(field).len()).sum::<usize>();
    assert_eq!((&found["documents"], &found["bad"]), (&json!(20), &json!(1)));
    assert_eq!((&found["dates"], &found["references"]), (&json!(sum("dates")), &json!(sum("references"))));
    assert_eq!(found["people"][0][1], 20);
    assert_eq!(found["referred"], json!([["217-QĐ/TW", 20]]));
    let plain = run_with(input.as_bytes(), &["stats"]);
    assert!(utf8(&plain.stdout).contains("            20  documents\n"), "{}", utf8(&plain.stdout));
}

#[test]
fn own_data_are_read_and_faults_in_them_named() {
    let folder = scratch("data");
    let text = "Ông Lê Văn Tám, Chánh quản lâm trường Sông Hinh, đến dự.".as_bytes();
    let roles = |output: &Output| records(&output.stdout)[0]["people"][0]["roles"].clone();
    assert_eq!(roles(&run_with(text, &["extract"])), json!([]));
    let mine = write(&folder, "mine.tsv", "# ours\nchánh quản\tstate\torg\t\n");
    let found = roles(&run_with(text, &["extract", "--data", &format!("roles={mine}")]));
    assert_eq!(found[0]["position"], "Chánh quản");
    let faulty = write(&folder, "faulty.tsv", "chánh quản\tstate\torg\t\nphó quản\tstate\tno such thing\t\n");
    let output = run_with(text, &["stats", "--data", &format!("roles={faulty}")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(utf8(&output.stderr).contains("faulty.tsv:2: "), "{}", utf8(&output.stderr));
    let output = run_with(text, &["extract", "--data", &format!("jobs={mine}")]);
    assert_eq!((output.status.code(), utf8(&output.stderr).contains("surnames")), (Some(2), true));
}

#[test]
fn completions_and_manual_know_every_subcommand() {
    let names = ["extract", "normalize", "tokenize", "annotate", "stats"];
    for shell in ["bash", "zsh", "fish"] {
        let script = run(&["completions", shell]).stdout;
        assert!(names.iter().all(|name| utf8(&script).contains(name)), "{shell}");
    }
    let manual = run(&["manual"]).stdout;
    assert!(names.iter().all(|name| utf8(&manual).contains(name)));
    let folder = scratch("manual");
    assert_eq!(run(&["manual", folder.to_str().expect("UTF-8")]).status.code(), Some(0));
    let mut page = String::new();
    fs::File::open(folder.join("vanban-extract.1"))
        .and_then(|mut file| file.read_to_string(&mut page))
        .expect("the page of extract");
    assert!(page.contains("resume"));
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_tables_hold_what_the_csv_tables_hold() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    let folder = scratch("parquet");
    let file = write(&folder, "documents.jsonl", documents(200));
    let place = |name: &str| folder.join(name).to_str().expect("UTF-8").to_owned();
    assert_eq!(run(&["extract", "-f", "csv", "-o", &place("csv"), &file]).status.code(), Some(0));
    let made = run(&["extract", "-f", "parquet", "-o", &place("parquet"), &file]);
    assert_eq!(made.status.code(), Some(0), "{}", utf8(&made.stderr));
    for name in ["articles", "mentions", "references", "people"] {
        let mut csv = csv::Reader::from_path(folder.join(format!("csv/{name}.csv"))).expect("a table");
        let head: Vec<String> = csv.headers().expect("a head").iter().map(str::to_owned).collect();
        let expected: Vec<Vec<String>> =
            csv.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        let table = fs::File::open(folder.join(format!("parquet/{name}.parquet"))).expect("a table");
        let table = SerializedFileReader::new(table).expect("Parquet");
        let cell = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(number) => number.to_string(),
            Field::Bool(flag) => flag.to_string(),
            other => panic!("{other:?}"),
        };
        let rows: Vec<Vec<(String, String)>> = table
            .get_row_iter(None)
            .expect("rows")
            .map(|row| row.expect("a row").get_column_iter().map(|(name, field)| (name.clone(), cell(field))).collect())
            .collect();
        assert!(rows.iter().all(|row| row.iter().map(|(name, _)| name).eq(&head)), "{name}");
        let found: Vec<Vec<String>> =
            rows.into_iter().map(|row| row.into_iter().map(|(_, value)| value).collect()).collect();
        assert!(!found.is_empty() && found == expected, "{name}");
    }
    let resumed = run(&["extract", "-f", "parquet", "-o", &place("parquet"), "--resume", &file]);
    assert_eq!((resumed.status.code(), utf8(&resumed.stderr).contains("not possible")), (Some(2), true));
}
