//! The example `annotate_html` as a user runs it: what its page shows.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use vanban::Analyzer;

const TEXT: &str = "<script>alert(\"x\")</script> & Nghị quyết\n\
    Huyện Cầu Ngang tổng kết phong trào\n25/02/2021\n\
    Sáng 24/02/2021, ông Lê Văn Sang, Chủ tịch UBND huyện Cầu Ngang, dự hội nghị thực hiện Quyết định 217-QĐ/TW, ngày 12/12/2013 \
    và nói <b>đúng hạn</b> là yêu cầu chung của 15 xã, thị trấn.\nMai Khuê\n";

fn page(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("the target folder can be written");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--example", "annotate_html", "--"])
        .arg(&path)
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text of an element and all inside it, without the details.
fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        rest = if tag.contains("\"details\"") { after.split_once("</span>").expect("details end").1 } else { after };
    }
    text.push_str(rest);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, c)| text.replace(entity, c))
}

#[test]
fn the_page_shows_the_article_and_its_findings() {
    let html = page("annotated.txt", TEXT);
    let article =
        html.split_once("<article lang=\"vi\">").expect("the article").1.split_once("</article>").expect("its end").0;
    assert_eq!(shown(article), TEXT, "the article stands there as given");
    assert!(!html.contains("<script"), "text is escaped");

    let record = Analyzer::new().article(TEXT);
    let count = |kind: &str| html.matches(&format!("<mark class=\"{kind}\" tabindex=\"0\">")).count();
    let roles: usize = record.people.iter().map(|person| person.roles.len()).sum();
    let mentions: usize = record.people.iter().map(|person| person.mentions.len()).sum();
    assert_eq!(
        (count("date"), count("reference"), count("person"), count("role")),
        (record.dates.len(), 1, mentions, roles)
    );
    for (kind, name, number) in
        [("date", "Dates", record.dates.len()), ("person", "Persons", mentions), ("role", "Roles", roles)]
    {
        assert!(
            html.contains(&format!("id=\"show-{kind}\" checked>{name} <b>{number}</b>")),
            "the legend counts {name}"
        );
    }
    assert_eq!(html.matches("role=\"tooltip\"").count(), record.dates.len() + 1 + mentions + roles);

    let section = |id: &str| {
        let start = html.split_once(&format!("<section id=\"{id}\">")).expect(id).1;
        start.split_once("</section>").expect(id).0.to_owned()
    };
    assert!(section("people").contains("<td>Lê Văn Sang<td>Chủ tịch UBND huyện Cầu Ngang<td"));
    assert!(section("references").contains("<td class=\"code\">217-QĐ/TW<td>Quyết định<td>"));
    assert!(section("references").contains("<td class=\"day\">2013-12-12<td"));
    assert!(section("stated").contains("<td>Lê Văn Sang<td>was at<td>hội nghị thực hiện Quyết định 217-QĐ/TW</tr>"));
    let timeline = section("timeline");
    let days: Vec<&str> =
        timeline.split("<time>").skip(1).filter_map(|item| item.split_once("</time>")).map(|item| item.0).collect();
    assert_eq!(days, ["2013-12-12", "2021-02-24", "2021-02-25"]);
    assert!(html.contains("<dt>published</dt><dd>2021-02-25</dd>"));
    assert!(html.contains("<dt>byline</dt><dd>Mai Khuê</dd>"));
    assert!(html.contains("data-part=\"title\""));
}

#[test]
fn a_page_of_nothing_says_so() {
    let html = page("empty.txt", "");
    assert!(html.contains("<article lang=\"vi\"></article>"));
    assert!(
        html.contains("No person is named.")
            && html.contains("No date can be placed.")
            && html.contains("No document is named.")
            && html.contains("Nothing is stated of a person.")
    );
}
