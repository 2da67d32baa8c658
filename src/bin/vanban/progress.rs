//! The progress bar: on a terminal with rate and time left, elsewhere nothing.

use std::io::{IsTerminal, stderr, stdout};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::arguments::Inputs;
use crate::input::size;
use crate::run::Tally;

/// Drawn behind the bytes.
const REST: &str = "{binary_bytes_per_sec} · {msg}";

pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// A bar where standard error is a terminal and the output goes elsewhere.
    pub fn new(inputs: &Inputs, to_stdout: bool) -> Self {
        if !stderr().is_terminal() || to_stdout && stdout().is_terminal() {
            return Self { bar: ProgressBar::hidden() };
        }
        let (bar, template) = match size(inputs) {
            Some(size) => (
                ProgressBar::new(size),
                format!(
                    "{{bar:24}} {{percent}} % · {{binary_bytes}} of {{binary_total_bytes}} · {{eta}} left · {REST}"
                ),
            ),
            None => (ProgressBar::no_length(), format!("{{spinner}} {{binary_bytes}} · {{elapsed}} · {REST}")),
        };
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(4));
        bar.set_style(ProgressStyle::with_template(&template).expect("the template is sound"));
        Self { bar }
    }

    /// The work begins where an earlier run stopped.
    pub fn start(&self, tally: &Tally) {
        self.bar.set_position(tally.bytes);
        self.bar.reset_eta();
        self.at(tally);
    }

    pub fn at(&self, tally: &Tally) {
        if self.bar.is_hidden() {
            return;
        }
        self.bar.set_position(tally.bytes);
        let bad = if tally.bad > 0 { format!(", {} bad", tally.bad) } else { String::new() };
        self.bar.set_message(format!("{} documents{bad}", tally.documents));
    }

    /// A line above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
