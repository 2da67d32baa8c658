//! How far an output is complete, so that an interrupted run can go on.
//!
//! Beside the output lies a small file that says which command writes it, how many documents are done, and how long the
//! output was by then. It is replaced as a whole, after the output is on the disk, so that it is true at any moment: what
//! stands in the output behind that length is cut off and written again.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::run::Tally;

/// How often the state is written.
const INTERVAL: Duration = Duration::from_secs(1);

/// What the file says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct State {
    /// The command that writes the output, as far as it decides what is written.
    pub command: Vec<String>,
    pub done: Tally,
    /// The complete bytes of each file of the output.
    pub lengths: Vec<u64>,
}

/// Where a run begins.
pub enum Start {
    New(Checkpoint),
    Resumed(Checkpoint),
    /// The output is complete.
    Complete,
}

/// The file, and what it says.
pub struct Checkpoint {
    path: PathBuf,
    pub state: State,
    written: Instant,
}

impl Checkpoint {
    /// Finds out where a run begins that writes `output`, of which there is something already or nothing.
    ///
    /// # Errors
    /// When an interrupted run of another command left the output, or when it is not to be resumed.
    pub fn open(output: &Path, is_there: bool, command: Vec<String>, resume: bool) -> io::Result<Start> {
        let path = beside(output, ".resume");
        let saved = match fs::read(&path) {
            Ok(bytes) => Some(serde_json::from_slice::<State>(&bytes).map_err(|error| at(&path, error))?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(at(&path, error)),
        };
        let written = Instant::now();
        match saved {
            Some(_) if !resume => Err(at(
                &path,
                format!("an interrupted run left {}: go on with --resume, or remove this file", output.display()),
            )),
            Some(state) if state.command != command => {
                Err(at(&path, format!("another command was interrupted: vanban {}", state.command.join(" "))))
            }
            Some(state) => Ok(Start::Resumed(Self { path, state, written })),
            None if resume && is_there => Ok(Start::Complete),
            None => {
                let state = State { command, done: Tally::default(), lengths: Vec::new() };
                Ok(Start::New(Self { path, state, written }))
            }
        }
    }

    /// Whether the state has not been written for a while.
    pub fn is_due(&self) -> bool {
        self.written.elapsed() >= INTERVAL
    }

    /// Writes the state; the output it speaks of is on the disk.
    pub fn save(&mut self, done: &Tally, lengths: Vec<u64>) -> io::Result<()> {
        (self.state.done, self.state.lengths) = (done.clone(), lengths);
        let new = beside(&self.path, ".new");
        let mut file = File::create(&new).map_err(|error| at(&new, error))?;
        serde_json::to_writer(&mut file, &self.state)?;
        file.write_all(b"\n")?;
        file.sync_all()?;
        fs::rename(&new, &self.path).map_err(|error| at(&self.path, error))?;
        self.written = Instant::now();
        Ok(())
    }

    /// The output is complete.
    pub fn finish(self) -> io::Result<()> {
        fs::remove_file(&self.path).map_err(|error| at(&self.path, error))
    }
}

/// A path with something behind its name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.components().as_path());
    name.push(suffix);
    PathBuf::from(name)
}

/// An error with the path it is about.
pub fn at(path: &Path, error: impl std::fmt::Display) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}
