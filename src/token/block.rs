//! Sixty-four bytes at once: which of them are letters, digits, blanks, marks.
//!
//! The bytes are turned into eight bit planes (bit *i* of plane *k* is bit *k* of byte *i*); a class of bytes is then a
//! Boolean expression over whole planes, which decides sixty-four bytes in a few instructions and without a branch. The
//! letters of Vietnamese, whole blocks of Latin letters and the common quotes and dashes are decided here; every other
//! character is reported as rare and left to [`super::chars`].

/// The bytes looked at together.
pub(super) const SIZE: usize = 64;

/// Sets of bytes of a block; bit *i* stands for byte *i*.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Classes {
    /// All bytes of letters and of combining marks behind letters.
    pub(super) letter: u64,
    /// The first byte of each capital letter.
    pub(super) upper: u64,
    /// The first byte of each other letter; combining marks are none.
    pub(super) lower: u64,
    /// ASCII digits.
    pub(super) digit: u64,
    /// All bytes of white space.
    pub(super) white: u64,
    /// One bit for each line end.
    pub(super) line: u64,
    /// The first byte of each punctuation mark.
    pub(super) punctuation: u64,
    /// The first byte of each symbol.
    pub(super) symbol: u64,
    /// The first byte of each character that may join the letters on its two sides, by its length: 1 and 3 bytes.
    pub(super) apostrophe: [u64; 2],
    /// The first byte of each combining mark.
    pub(super) combining: u64,
    /// The first byte of each character that is in no class yet.
    pub(super) rare: u64,
}

/// The eight bit planes of a block.
#[inline(always)]
fn planes(block: &[u8; SIZE]) -> [u64; 8] {
    let mut rows = [0; 8];
    for (row, bytes) in rows.iter_mut().zip(block.chunks_exact(8)) {
        *row = u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    }
    // Bytes first: row k then holds every eighth byte from byte k on. Then bits: row k holds bit k of every byte, in order.
    swap(&mut rows, 4, 32, 0x0000_0000_ffff_ffff);
    swap(&mut rows, 2, 16, 0x0000_ffff_0000_ffff);
    swap(&mut rows, 1, 8, 0x00ff_00ff_00ff_00ff);
    swap(&mut rows, 4, 4, 0x0f0f_0f0f_0f0f_0f0f);
    swap(&mut rows, 2, 2, 0x3333_3333_3333_3333);
    swap(&mut rows, 1, 1, 0x5555_5555_5555_5555);
    rows
}

/// Exchanges the upper parts of the rows with the lower parts of the rows `distance` further down.
#[inline(always)]
fn swap(rows: &mut [u64; 8], distance: usize, shift: u32, mask: u64) {
    for upper in 0..8 {
        if upper & distance == 0 {
            let lower = upper + distance;
            let t = ((rows[upper] >> shift) ^ rows[lower]) & mask;
            rows[lower] ^= t;
            rows[upper] ^= t << shift;
        }
    }
}

/// Sorts the bytes of a block, which begins with a whole character. A character that the block's end cuts is in no class.
#[inline(always)]
pub(super) fn classify(block: &[u8; SIZE]) -> Classes {
    let [p0, p1, p2, p3, p4, p5, p6, p7] = planes(block);

    // ASCII.
    let letters = p6 & !p7 & (p4 | p3 | p2 | p1 | p0) & !(p4 & p3 & (p2 | p1 & p0));
    let digit = !p7 & !p6 & p5 & p4 & !(p3 & (p2 | p1));
    let control = !p7 & !p6 & !p5;
    let low = control & !p4 & p3;
    let line_feed = low & !p2 & p1 & !p0;
    let carriage_return = low & p2 & !p1 & p0;
    let line = low & (!p2 & p1 | p2 & !p1 & !p0) | carriage_return & !(line_feed >> 1);
    let white = low & (!p2 & (p1 | p0) | p2 & !p1) | !p7 & !p6 & p5 & !(p4 | p3 | p2 | p1 | p0);
    let marks = !p7 & !letters & !digit & !white;
    let symbols = marks & (control | p6 & p5 & p4 & p3 & p2 & p1 & p0);
    let apostrophe = marks & (p5 & !p4 & !p3 & p2 & p1 & p0 | p6 & p5 & !(p4 | p3 | p2 | p1 | p0));

    // Two bytes: Latin-1, Latin Extended-A where the capitals are even, Ơ and Ư, combining marks.
    let lead = p7 & p6;
    let two = lead & !p5;
    let row_c = two & !p4 & !p3;
    let c3 = (row_c & !p2 & p1 & p0) << 1;
    let c4 = (row_c & p2 & !p1 & !p0) << 1;
    let c5 = (row_c & p2 & !p1 & p0) << 1;
    let c6 = (row_c & p2 & p1 & !p0) << 1;
    let cc = (two & !p4 & p3 & p2 & !p1) << 1;
    let cd = cc & ((p0 & two) << 1);
    let c3 = c3 & !(p4 & !p3 & p2 & p1 & p0);
    let c4 = c4 & !(p5 & p4 & p3);
    let c5 = c5 & !(p5 & p4 & p3) & (p5 | p4);
    let c6 = c6 & p5 & (!p4 & !p3 & !p2 & !p1 | !p4 & p3 & p2 & p1 & p0 | p4 & !(p3 | p2 | p1 | p0));
    let combining = cc & !(cd & p5 & p4);
    let letters2 = c3 | c4 | c5 | c6;
    let upper2 = c3 & !p5 & !(p4 & p3 & p2 & p1 & p0) | (c4 | c5) & !p0 | c6 & !p4 & (p3 | !p0);

    // Three bytes: Latin Extended Additional, where the capitals are even; quotes, dashes, dots.
    let three = lead & p5 & !p4 & !p3 & !p2;
    let ba_bb = (three & !p1 & p0) << 1 & p5 & p4 & p3 & !p2 & p1;
    let letters3 = ba_bb << 1 & !((ba_bb & !p0) << 1 & !p5 & p4 & (p3 | p2 & p1));
    let upper3 = letters3 & !p0;
    let general = ((three & p1 & !p0) << 1 & !(p5 | p4 | p3 | p2 | p1 | p0)) << 1;
    let general = general & (!p5 & p4 | p5 & !p4 & !p3);
    let right_quote = general & p4 & p3 & !p2 & !p1 & p0;

    let combining = combining >> 1;
    let (upper2, upper3) = (upper2 >> 1, upper3 >> 2);
    let (lead2, lead3, general) = (letters2 >> 1, letters3 >> 2, general >> 2);
    let upper1 = letters & !p5;
    Classes {
        letter: letters | lead2 | letters2 | lead3 | lead3 << 1 | letters3 | combining | combining << 1,
        upper: upper1 | upper2 | upper3,
        lower: (letters & p5) | (lead2 & !upper2) | (lead3 & !upper3),
        digit,
        white,
        line,
        punctuation: marks & !symbols | general,
        symbol: symbols,
        apostrophe: [apostrophe, right_quote >> 2],
        combining,
        rare: lead & !(lead2 | lead3 | general | combining),
    }
}
