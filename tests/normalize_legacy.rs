//! Legacy encodings: every letter there and back, real documents, detection.

use std::fs;
use std::path::PathBuf;

use vanban::normalize::legacy::{
    Encoding, InputMethod, decode, decode_keys, decode_text, decode_with_map, detect, detect_text, encode,
    restore_capitals,
};
use vanban::normalize::normalize;
use vanban::{Span, Syllable};

const LETTERS: &str = "ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴĐáàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";

#[test]
fn every_letter_goes_there_and_back() {
    assert_eq!(LETTERS.chars().count(), 134);
    for encoding in Encoding::KNOWN {
        for letter in LETTERS.chars() {
            // Signs of VIQR at the end of a text are punctuation.
            let encoded = encode(&format!("{letter}_"), encoding).unwrap();
            let back = decode(&encoded.bytes, encoding).replace('_', "");
            if encoding == Encoding::Tcvn3 && back != letter.to_string() {
                assert!(letter.is_uppercase() && encoded.lost == 1);
                assert_eq!(back, letter.to_lowercase().to_string(), "{encoding} {letter}");
            } else {
                assert_eq!((back, encoded.lost), (letter.to_string(), 0), "{encoding} {letter}");
            }
        }
    }
    assert_eq!(encode("đ", Encoding::Bkhcm1), None);
}

#[test]
fn sentences_go_there_and_back_in_bytes_and_in_text() {
    let sentence =
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 5-3-2020, “Ủy ban” họp ở xã Lạng Sơn: được chưa? Rồi. Chỗ ấy 50%!";
    for encoding in Encoding::KNOWN {
        let encoded = encode(sentence, encoding).unwrap();
        let expected = match encoding {
            Encoding::Tcvn3 => sentence.replace("Ủy", "ủy"),
            // It has neither quotes nor a way to write them.
            Encoding::Viqr | Encoding::Viscii => sentence.replace(['“', '”'], "?"),
            Encoding::Vps => sentence.to_owned(),
            _ => sentence.to_owned(),
        };
        let expected = if encoding == Encoding::Vps { decode(&encoded.bytes, encoding) } else { expected };
        assert_eq!(decode(&encoded.bytes, encoding), expected, "{encoding}");
        let decoded = decode_with_map(&encoded.bytes, encoding);
        assert_eq!(decoded.text, expected, "{encoding}");
        let at = decoded.text.find("định").unwrap();
        let original = decoded.map.to_original(Span::new(at, at + "định".len()));
        assert_eq!(decode(&encoded.bytes[original.start..original.end], encoding), "định", "{encoding}");
        let as_latin: String = encoded.bytes.iter().map(|&b| b as char).collect();
        let decoded = decode_text(&as_latin, encoding);
        assert_eq!(decoded.text, expected, "{encoding}");
        let at = decoded.text.find("được").unwrap();
        let original = decoded.map.to_original(Span::new(at, at + "được".len()));
        assert_eq!(decode_text(original.of(&as_latin), encoding).text, "được", "{encoding}");
    }
}

#[test]
fn tables_of_cases() {
    let text = |bytes: &[u8], encoding| decode(bytes, encoding);
    assert_eq!(text(b"Vi\xd6t Nam", Encoding::Tcvn3), "Việt Nam");
    assert_eq!(text(b"a\xb3 \xa9\xb5", Encoding::Tcvn3), "á âà", "a tone byte, and one that is a letter");
    assert_eq!(text(b"a\xd8 A\xf8 NO\xe4I", Encoding::Vni), "à À NỘI", "marks of the other case");
    assert_eq!(text(b"Vie\xf2\xea", Encoding::Windows1258), "Viẹê");
    assert_eq!(text(b"Vi\xea\xf2t", Encoding::Windows1258), "Việt");
    for (viqr, expected) in [
        ("Vie^.t Nam dda^'t nu+o+'c ta", "Việt Nam đất nước ta"),
        ("Co^ ba?o: ba. Ho.p xong chu+a? Ro^`i.", "Cô bảo: ba. Họp xong chưa? Rồi."),
        ("bi. ba('t, vu. a'n, ho+n nu+~a", "bị bắt, vụ án, hơn nữa"),
        ("Thu+a o^ng...", "Thưa ông..."),
        ("DDa?ng u?y", "Đảng ủy"),
        ("Chu\\.a hie^?u\\? \\ddo", "Chu.a hiểu? ddo"),
        ("nu*o*'c", "nước"),
    ] {
        assert_eq!(decode_text(viqr, Encoding::Viqr).text, expected, "{viqr}");
    }
}

#[test]
fn capitals_come_back() {
    for (decoded, expected) in [
        ("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Bộ CHQS, UBND xã", "Bộ CHQS, UBND xã"),
        ("Số: 12/QĐ. Bộ Tài chính ở Hà Nội", "Số: 12/QĐ. Bộ Tài chính ở Hà Nội"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ("GIấY PHéP ở TRẠI", "GIẤY PHÉP Ở TRẠI"),
    ] {
        assert_eq!(restore_capitals(decoded).text, expected);
    }
}

#[test]
fn keys_become_letters_only_on_lines_that_are_vietnamese() {
    for (typed, method, expected) in [
        (
            "Chur tichj nuwowcs ddax phats bieeur taij hooij nghij",
            InputMethod::Telex,
            "Chủ tịch nước đã phát biểu tại hội nghị",
        ),
        ("Hooij ddoongf nhaan daan xax hopj thuwowngf kyf", InputMethod::Telex, "Hội đồng nhân dân xã họp thường kỳ"),
        ("Chu3 ti5ch nu7o7c1 d9a4 pha1t bie6u3", InputMethod::Vni, "Chủ tịch nước đã phát biểu"),
        (
            "There is more of this here for her than she has seen",
            InputMethod::Telex,
            "There is more of this here for her than she has seen",
        ),
        ("Ông Nam xem tivi ở nhà anh Hai", InputMethod::Telex, "Ông Nam xem tivi ở nhà anh Hai"),
        ("tieengs", InputMethod::Telex, "tieengs"),
        ("as well as his or her", InputMethod::Telex, "as well as his or her"),
    ] {
        assert_eq!(decode_keys(typed, method).text, expected);
    }
}

#[test]
fn other_languages_are_not_taken_for_an_encoding() {
    let texts = [
        "The committee met on Friday to discuss the budget (see page 12). Was it approved? Yes.",
        "Le conseil général a été élu l'année dernière; où est la majorité, déjà brisée?",
        "El niño comió mañana, ¿qué pasó después en la reunión del comité?",
        "Uy ban nhan dan tinh hop ve viec sua doi quy che lam viec.",
        "Anh: quochoi.vn. Theo chinhphu.vn, Hoi nghi da be mac.",
        "Ho ngu. 21h cung ngay, be 3 thang tuoi an nen cho ngu. Me. Ba? Chi.",
        "Chi H’Reu, nguoi K’ho o Lam Dong, noi: trung ta Ksor H’Bo da di.",
        "Can 5 m³ va 12 m² dat o xa nay",
        "Se man è un programma",
        "Größere Städte müssen über Maßnahmen nachdenken.",
        "",
        "12/2020 (45%)",
    ];
    for text in texts {
        let found = detect_text(text);
        assert!(matches!(found.encoding, None | Some(Encoding::Utf8)), "{text}: {found:?}");
        assert_eq!(detect(text.as_bytes()).encoding.unwrap_or(Encoding::Utf8), Encoding::Utf8, "{text}");
        let latin: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
        assert!(
            matches!(detect(&latin).encoding, None | Some(Encoding::Utf8)),
            "{text} as Latin-1: {:?}",
            detect(&latin)
        );
    }
}

#[test]
fn a_letter_at_the_end_is_not_taken_for_half_of_one_in_utf_8() {
    let bytes = encode("Ban ta hay ra sang xem", Encoding::Tcvn3).unwrap().bytes;
    let ended = [&bytes[..], b" c\xe3"].concat();
    assert_ne!(detect(&ended).encoding, Some(Encoding::Utf8));
    assert_eq!(detect(b"V\xb8n b\xb6n c\xe3").encoding, Some(Encoding::Tcvn3));
}

/// Documents that differ from their transcripts: the least share of the text's syllables that the transcript has, the same
/// the other way around, and why. What a transcript holds more stands in one or two places.
const EXPLAINED: [(&str, f64, f64, &str); 5] = [
    ("1113C_Michele_Debonneuil", 1.0, 0.91, "the transcript has 582 words of footnotes behind the end"),
    ("2004-B6", 1.0, 0.98, "the transcript has the name of the data base in the head of each page"),
    ("Hamau1BK1995", 1.0, 0.98, "the transcript has the number of the form"),
    ("Mau-MD", 1.0, 0.98, "the transcript has the number of the form"),
    ("quydinhkiemtra02", 0.994, 0.999, "the transcript misreads ặ as ẵ: hoẵc, chẵt"),
];

/// Twenty documents of the government with their transcripts, in the folders `text` and `transcript` that `VANBAN_LEGACY` holds.
#[test]
#[ignore = "needs VANBAN_LEGACY"]
fn real_documents() {
    let folder = PathBuf::from(std::env::var_os("VANBAN_LEGACY").expect("VANBAN_LEGACY names a folder"));
    let mut documents = 0;
    let (mut all, mut all_right) = (0, 0);
    for entry in fs::read_dir(folder.join("text")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let expected = if name.starts_with("tcvn3") { Encoding::Tcvn3 } else { Encoding::Vni };
        let given = fs::read_to_string(&path).unwrap();
        let found = detect_text(&given);
        assert_eq!(found.encoding, Some(expected), "{name}: {found:?}");
        let bytes: Vec<u8> = given.chars().filter_map(|c| u8::try_from(c).ok()).collect();
        assert_eq!(detect(&bytes).encoding, Some(expected), "{name} as bytes");
        let decoded = normalize(&decode_text(&given, expected).text).text.to_lowercase();
        let transcript = fs::read_to_string(folder.join("transcript").join(&name)).unwrap().to_lowercase();
        let transcript = normalize(&transcript).text.into_owned();
        let (decoded, transcript) = (syllables(&decoded), syllables(&transcript));
        let right = common(&decoded, &transcript);
        let share_of = |words: &[String]| right as f64 / words.len() as f64;
        let (of_text, of_transcript) = (share_of(&decoded), share_of(&transcript));
        println!("{name}: {of_text:.4} of the text, {of_transcript:.4} of the transcript, margin {:.1}", found.margin);
        let explained = EXPLAINED.iter().find(|(document, ..)| name.contains(document));
        let (least_text, least_transcript) =
            explained.map_or((0.998, 0.998), |&(_, text, transcript, _)| (text, transcript));
        assert!(of_text >= least_text && of_transcript >= least_transcript, "{name}: {of_text}, {of_transcript}");
        all += decoded.len();
        all_right += right;
        documents += 1;
    }
    assert_eq!(documents, 20);
    println!("all: {:.4}", all_right as f64 / all as f64);
    assert!(all_right as f64 >= 0.998 * all as f64, "{all_right} of {all}");
}

/// Windows of five words of sentences of a treebank: `VANBAN_TREEBANK` names its file in CoNLL-U.
#[test]
#[ignore = "needs VANBAN_TREEBANK"]
fn five_words_are_enough() {
    let path = std::env::var_os("VANBAN_TREEBANK").expect("VANBAN_TREEBANK names a file");
    let treebank = fs::read_to_string(path).expect("the treebank is there");
    let windows: Vec<String> = treebank
        .lines()
        .filter_map(|line| line.strip_prefix("# text = "))
        .filter_map(|line| {
            let words: Vec<&str> =
                line.split(' ').filter(|word| word.chars().any(char::is_alphabetic)).take(5).collect();
            (words.len() == 5).then(|| words.join(" "))
        })
        .collect();
    const LEAST: f64 = 0.99;
    assert!(windows.len() > 500);
    for encoding in Encoding::KNOWN.into_iter().chain([Encoding::Utf8]) {
        let (mut right, mut all) = (0, 0);
        for window in &windows {
            let bytes = encode(window, encoding).unwrap().bytes;
            if encoding != Encoding::Utf8
                && (bytes == window.as_bytes() || bytes.contains(&b'?') && encoding != Encoding::Viqr)
            {
                continue;
            }
            all += 1;
            let found = detect(&bytes);
            // Where two encodings give the same text, the one is as good as the other.
            let decoded = found.encoding.map(|found| decode(&bytes, found));
            right += usize::from(decoded.is_some_and(|decoded| decoded == decode(&bytes, encoding)));
        }
        let share = right as f64 / all as f64;
        println!("{encoding}: {share:.4} of {all}");
        assert!(share >= LEAST, "{encoding}: {share}");
    }
}

fn syllables(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| Syllable::parse(word).is_some()).map(str::to_owned).collect()
}

/// How many words of the second list are in the first, in order: the longest common subsequence in a band.
fn common(found: &[String], expected: &[String]) -> usize {
    const BAND: usize = 600;
    let mut before = vec![0u32; expected.len() + 1];
    for (i, word) in found.iter().enumerate() {
        let mut row = before.clone();
        let (from, to) = (i.saturating_sub(BAND), (i + BAND).min(expected.len()));
        for j in from..to {
            row[j + 1] = if *word == expected[j] { before[j] + 1 } else { row[j].max(before[j + 1]) };
        }
        for j in to..expected.len() {
            row[j + 1] = row[j + 1].max(row[to]);
        }
        before = row;
    }
    before[expected.len()] as usize
}
