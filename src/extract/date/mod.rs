//! Dates: every way Vietnamese says when.

mod amount;
mod clock;
mod context;
mod day;
mod edtf;
#[cfg(feature = "jiff")]
mod jiff;
mod lead;
mod lunar;
mod lunar_words;
mod numeric;
mod parse;
mod period;
mod point;
mod resolve;
mod sequence;
mod start;
mod timex3;
mod value;
mod words;
mod year;
mod zone;

pub use day::{Day, Weekday};
pub use edtf::{Clock, DateValue, Part, PartialDate, Year};
pub use lunar::LunarDay;
pub(crate) use parse::Recognizer;
pub(crate) use resolve::is_of_birth;
pub use timex3::Timex3;
pub use value::{Anchor, Calendar, DateMention, Modifier, Open, PartOfDay, Relative, Unit};
