//! Reads a page in HTML: what the page says of itself, and what each line of its text is.
//!
//! `html_page [FILE.html]`; without a file it reads a small page of its own.

use std::process::ExitCode;

use vanban::{Analyzer, html};

const SAMPLE: &str = r#"<!doctype html><title>Xã Tân Lợi gỡ khó cho hộ nuôi tôm - Trang tin huyện</title>
<meta property="og:site_name" content="Trang tin huyện">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Xã Tân Lợi gỡ khó cho hộ nuôi tôm",
"datePublished": "2023-07-12T08:30:00+07:00", "author": {"@type": "Person", "name": "Lâm Viên"}}</script>
<nav><a href="/">Trang chủ</a> <a href="/tin">Tin tức</a></nav>
<article><h1>Xã Tân Lợi gỡ khó cho hộ nuôi tôm</h1>
<p class="sapo">Bốn mươi hộ sẽ được giãn nợ và hướng dẫn giảm chi phí thức ăn.
<figure><img src="tom.jpg"><figcaption>Thu hoạch tôm ở ấp Rạch Đùi. Ảnh: Lâm Viên</figcaption></figure>
<p>Chiều qua, bà <b>Kim Thị Sa</b>, Chủ tịch UBND xã, họp với 40 hộ nuôi tôm để bàn việc thực hiện Kế hoạch số 41/KH-UBND.
<p>Theo bà Sa, ngân hàng sẽ giãn nợ đến hết quý I/2024 cho các hộ bị thiệt hại vì dịch bệnh trong vụ vừa qua.</article>
<footer>Giấy phép số 12/GP-TTĐT ngày 1/1/2015</footer>"#;

fn main() -> ExitCode {
    let source = match std::env::args().nth(1) {
        None => SAMPLE.to_owned(),
        Some(path) => match std::fs::read_to_string(&path) {
            Ok(source) => source,
            Err(error) => {
                eprintln!("html_page: {path}: {error}");
                return ExitCode::FAILURE;
            }
        },
    };
    let page = html::read(&source);
    let article = Analyzer::new().page(&page);
    println!("title      {}", article.title.as_deref().unwrap_or("-"));
    println!("published  {}", article.published.map_or("-".to_owned(), |day| day.to_string()));
    println!("byline     {}", article.byline.as_deref().unwrap_or("-"));
    println!("site       {}\n", page.metadata.site.as_deref().unwrap_or("-"));
    for part in &article.parts {
        println!("{:<11}{}", format!("{:?}", part.kind).to_lowercase(), part.span.of(&page.text));
    }
    println!();
    for date in &article.dates {
        let means = date.resolved.map_or("?".to_owned(), |value| value.to_string());
        println!("{:<11}{}", means, date.text);
    }
    for person in &article.people {
        let roles: Vec<&str> = person.roles.iter().map(|role| role.text.as_str()).collect();
        println!("person     {}: {}", person.name, roles.join("; "));
    }
    ExitCode::SUCCESS
}
