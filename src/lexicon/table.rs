//! The form of every data file: one entry a line, columns separated by tabs, `#` begins a comment.

/// The entries of a data file: line number from 1, and the columns without the blanks around them.
pub(crate) fn rows(file: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    file.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.split_once('#').map_or(line, |(entry, _)| entry)))
        .filter(|(_, entry)| !entry.trim().is_empty())
        .map(|(number, entry)| (number, entry.split('\t').map(str::trim).collect()))
}
