//! Document references, over tokens already made and from raw text, beside one `regex` per numbering regime.
//!
//! Ours gives typed mentions with dates, issuers and what they stand for. The regexes find whole symbols only.
//! `VANBAN_BENCH_CORPUS` names a file to read instead of the samples.
#![allow(missing_docs)]

use std::hint::black_box;
use std::path::Path;
use std::{fs, time::Duration};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;
use vanban::Analyzer;
use vanban::extract::Kind;

/// The size that a corpus has at the least.
const SIZE: usize = 2_000_000;

/// A decision of our own: a head with a reference in every line, then articles that are plain text.
const LAW: &str = "\
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13 ngày 22 tháng 6 năm 2015;
Căn cứ Nghị định số 15/2021/NĐ-CP ngày 03 tháng 3 năm 2021 của Chính phủ quy định chi tiết một số nội dung về quản lý dự án;
Căn cứ khoản 2 Điều 5 Thông tư số 08/2022/TT-BTC và Thông tư liên tịch số 12/2014/TTLT-BTC-BNV;
Thực hiện Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2017 và Kế hoạch số 45-KH/TU của Ban Thường vụ Tỉnh ủy;
Xét đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 214/TTr-SXD-QLN ngày 07 tháng 4 năm 2022, Công văn số 3120/UBND-KTN.
Điều 1. Quyết định này thay thế các Quyết định số 1201/QĐ-UBND, 1202/QĐ-UBND và 1203/QĐ-UBND của Ủy ban nhân dân tỉnh.
1. Chủ đầu tư chịu trách nhiệm lập, trình cấp có thẩm quyền phê duyệt thiết kế và dự toán; tổ chức lựa chọn nhà thầu theo đúng
trình tự; giám sát chất lượng, tiến độ thi công và báo cáo kết quả trước ngày 25 hằng tháng.
2. Kinh phí thực hiện được bố trí từ nguồn ngân sách địa phương và các nguồn vốn hợp pháp khác, trong đó phần vốn năm thứ nhất
không thấp hơn 30 % tổng mức đầu tư đã được phê duyệt. Mọi khoản chi phải có hóa đơn, chứng từ hợp lệ.
3. Người dân có đất bị thu hồi được bồi thường, hỗ trợ và tái định cư; việc kiểm đếm do tổ công tác của xã tiến hành, có đại diện
Mặt trận Tổ quốc và các đoàn thể cùng tham gia, biên bản được niêm yết công khai tại trụ sở trong 15 ngày làm việc.
4. Các hành vi lấn chiếm, xây dựng trái phép sau thời điểm công bố không được bồi thường và phải tháo dỡ.
Điều 2. Chánh Văn phòng, thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này kể từ ngày ký.
";

const UPPER: &str = "[A-ZĐ][A-Za-zĐđ&.]{0,14}[0-9]{0,2}";

/// A pattern for each regime.
fn regexes() -> Vec<Regex> {
    let dash = r"\s?[-‐‑–—]\s?";
    let slash = r"\s?/\s?";
    [
        format!("[0-9]{{1,5}}[a-zđ]?{slash}(?:19|20)[0-9][0-9]{slash}{UPPER}(?:{dash}{UPPER})+"),
        format!("[0-9]{{1,5}}{slash}(?:19|20)[0-9][0-9]{slash}(?:QH|UBTVQH)[0-9]{{1,2}}"),
        format!("[0-9]{{1,6}}[a-zđ]?{slash}{UPPER}{dash}{UPPER}(?:{dash}{UPPER})*"),
        format!("[0-9]{{1,5}}{dash}(?:NQ|QĐi?|QĐNS|CT|KL|QC|TB|BC|HD|KH|CTr|TTr|CV|BB|ĐA|PA|TT){slash}{UPPER}"),
        format!("[0-9]{{1,4}}{slash}(?:19|20)[0-9][0-9]{slash}(?:HS|DS|HNGĐ|KDTM|LĐ|HC){dash}(?:ST|PT|GĐT|TT)"),
        "[0-9]{1,4}(?:/|-)(?:CP|TTg|HĐBT|SL|LCT)".to_owned(),
        "(?:TCVN|QCVN|TCXDVN|QCXDVN) [0-9]+(?:-[0-9]+)?(?::[0-9]{4})?(?:/[A-ZĐ]+)?".to_owned(),
    ]
    .iter()
    .map(|pattern| Regex::new(pattern).expect("the pattern is sound"))
    .collect()
}

/// The sample articles.
fn news() -> String {
    if let Some(path) = std::env::var_os("VANBAN_BENCH_CORPUS") {
        return fs::read_to_string(path).expect("VANBAN_BENCH_CORPUS is a file of UTF-8");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the samples are there").map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("a sample is text") + "\n\n").collect()
}

fn references(criterion: &mut Criterion) {
    let analyzer = Analyzer::new();
    let regexes = regexes();
    for (name, piece) in [("news", news()), ("law", LAW.to_owned())] {
        let text = piece.repeat(SIZE.div_ceil(piece.len()));
        let symbols = |text: &str| {
            analyzer.references(text).iter().filter(|r| !matches!(r.kind, Kind::Short | Kind::Named)).count()
        };
        let matches = |text: &str| regexes.iter().map(|regex| regex.find_iter(text).count()).sum::<usize>();
        // One piece holds as much as another, and the patterns miss none of the whole symbols that ours finds.
        assert_eq!(symbols(&text), symbols(&piece) * text.len() / piece.len(), "{name}");
        assert!(
            symbols(&piece) > 0 && matches(&piece) >= symbols(&piece),
            "{name}: {} {}",
            symbols(&piece),
            matches(&piece)
        );
        let mut group = criterion.benchmark_group(format!("references/{name}"));
        group.sample_size(10).warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3));
        group.throughput(Throughput::Bytes(text.len() as u64));
        let prepared = analyzer.prepare(&text);
        let mut found = Vec::new();
        prepared.find_references(&mut found);
        let count = found.len();
        group.bench_function("vanban", |b| {
            b.iter(|| {
                prepared.find_references(&mut found);
                assert_eq!(found.len(), count);
            })
        });
        group.bench_function("vanban-from-text", |b| b.iter(|| analyzer.references(black_box(&text)).len()));
        group.bench_function("regex", |b| b.iter(|| matches(black_box(&text))));
        group.finish();
    }
}

criterion_group!(benches, references);
criterion_main!(benches);
