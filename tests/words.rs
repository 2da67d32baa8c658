//! Words.
use vanban::Syllable;
#[test]
fn legal() {
    for line in include_str!("../data/words.txt").lines().filter(|l| !l.starts_with('#')) {
        if !line.split(' ').all(|s| Syllable::parse(s).is_some()) { println!("ILLEGAL\t{line}"); }
    }
}
