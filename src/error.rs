//! The one error of the crate. Text never fails; reading a user's own data can.

use std::fmt;

/// Why a user's own data, or a value written as text, could not be read.
///
/// The message names the file and the line where there is one.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    message: String,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    /// The same error with the place it happened in front of it.
    pub(crate) fn at(place: &str, line: usize, message: impl fmt::Display) -> Self {
        Self { message: format!("{place}:{line}: {message}") }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "vanban::Error({:?})", self.message)
    }
}

impl std::error::Error for Error {}
