//! What the words of a line may say.
//!
//! Most lines hold none of what the rules look for. Each word has a set of what can begin with it, and a line the union of
//! these sets, so that a rule that would look at every token of a line is spared by one test.

use super::furniture::Mark;

/// A set of marks and signs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Hints(u64);

impl Hints {
    /// A sign or a wide blank that parts the pieces of a line.
    pub(super) const BAR: Hints = Hints(1 << 63);
    /// A sign that leads from one part of the site to the next.
    pub(super) const CRUMB: Hints = Hints(1 << 62);
    /// The beginning of an address of the web.
    pub(super) const WEB: Hints = Hints(1 << 61);
    /// `_`, which stands in names without blanks.
    pub(super) const UNDERSCORE: Hints = Hints(1 << 60);
    /// What may be a dash between two pieces.
    pub(super) const DASH: Hints = Hints(1 << 59);
    /// A run of digits.
    pub(super) const NUMBER: Hints = Hints(1 << 58);
    /// A sign that leads from one part of the site to the next and, unlike a bar or a slash, hardly stands elsewhere.
    pub(super) const ARROW: Hints = Hints(1 << 57);

    /// What stands in a clock.
    pub(super) const COLON: Hints = Hints(1 << 56);

    /// The words and signs that are no mark.
    pub(super) const SIGNS: &[(&str, Hints)] = &[
        ("|", Self::BAR.or(Self::CRUMB)),
        ("•", Self::BAR),
        ("·", Self::BAR),
        ("│", Self::BAR),
        ("¦", Self::BAR),
        ("»", Self::CRUMB.or(Self::ARROW)),
        ("›", Self::CRUMB.or(Self::ARROW)),
        ("❯", Self::CRUMB.or(Self::ARROW)),
        ("→", Self::CRUMB.or(Self::ARROW)),
        (">", Self::CRUMB.or(Self::ARROW)),
        ("/", Self::CRUMB),
        ("http", Self::WEB),
        ("https", Self::WEB),
        ("www", Self::WEB),
        ("_", Self::UNDERSCORE),
        ("-", Self::DASH),
        (":", Self::COLON),
    ];

    /// The set of some marks.
    pub(super) const fn of(marks: &[Mark]) -> Self {
        let mut set = 0;
        let mut index = 0;
        while index < marks.len() {
            set |= 1 << marks[index] as u8;
            index += 1;
        }
        Self(set)
    }

    /// The union of two sets.
    pub(super) const fn or(self, other: Hints) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have something in common.
    pub(super) fn any(self, other: Hints) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
