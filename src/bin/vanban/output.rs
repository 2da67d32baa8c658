//! The output of a run: standard output, or files that can be resumed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Stdout, Write};
use std::path::{Path, PathBuf};

use crate::resume::{Checkpoint, Start, at};
use crate::run::Tally;

/// Where bytes go.
pub enum Output {
    Stdout(BufWriter<Stdout>),
    Files(Files),
}

/// The files of an output, and how far they are complete.
pub struct Files {
    files: Vec<(PathBuf, BufWriter<File>, u64)>,
    checkpoint: Checkpoint,
}

impl Output {
    pub fn stdout() -> Self {
        Output::Stdout(BufWriter::with_capacity(1 << 16, io::stdout()))
    }

    /// Opens the files `paths` of an output `place`, each with its head; none where it is complete.
    ///
    /// # Errors
    /// See [`Checkpoint::open`]; and when a file is shorter than it was.
    pub fn files(
        place: &Path,
        paths: &[(PathBuf, Vec<u8>)],
        command: Vec<String>,
        resume: bool,
    ) -> io::Result<Option<Self>> {
        let is_there = paths.iter().any(|(path, _)| path.exists());
        let mut files = Vec::new();
        let mut checkpoint = match Checkpoint::open(place, is_there, command, resume)? {
            Start::Complete => return Ok(None),
            Start::Resumed(checkpoint) => {
                for ((path, _), &length) in paths.iter().zip(&checkpoint.state.lengths) {
                    files.push((path.clone(), reopen(path, length).map_err(|error| at(path, error))?, length));
                }
                checkpoint
            }
            Start::New(checkpoint) => checkpoint,
        };
        if files.is_empty() {
            // The state is there before the output is, so that an output without a state is complete.
            checkpoint.save(&Tally::default(), Vec::new())?;
            for (path, head) in paths {
                let mut file = BufWriter::with_capacity(1 << 16, File::create(path).map_err(|error| at(path, error))?);
                file.write_all(head)?;
                files.push((path.clone(), file, head.len() as u64));
            }
        }
        Ok(Some(Output::Files(Files { files, checkpoint })))
    }

    /// What is done already.
    pub fn done(&self) -> Tally {
        match self {
            Output::Stdout(_) => Tally::default(),
            Output::Files(files) => files.checkpoint.state.done.clone(),
        }
    }

    /// Writes to the file of this number; standard output is one file.
    pub fn write(&mut self, number: usize, bytes: &[u8]) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.write_all(bytes),
            Output::Files(Files { files, .. }) => {
                let (path, file, length) = &mut files[number];
                *length += bytes.len() as u64;
                file.write_all(bytes).map_err(|error| at(path, error))
            }
        }
    }

    /// All up to here is complete; notes it now and then.
    pub fn complete(&mut self, done: &Tally) -> io::Result<()> {
        match self {
            Output::Files(files) if files.checkpoint.is_due() => files.save(done),
            _ => Ok(()),
        }
    }

    /// All is written.
    pub fn finish(self, done: &Tally) -> io::Result<()> {
        match self {
            Output::Stdout(mut out) => out.flush(),
            Output::Files(mut files) => {
                files.save(done)?;
                files.checkpoint.finish()
            }
        }
    }
}

impl Files {
    fn save(&mut self, done: &Tally) -> io::Result<()> {
        for (path, file, _) in &mut self.files {
            file.flush().and_then(|()| file.get_ref().sync_data()).map_err(|error| at(path, error))?;
        }
        self.checkpoint.save(done, self.files.iter().map(|(_, _, length)| *length).collect())
    }
}

/// Opens a file to go on behind its complete bytes.
fn reopen(path: &Path, length: u64) -> io::Result<BufWriter<File>> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    if fs::metadata(path)?.len() < length {
        return Err(io::Error::other("shorter than it was: it was changed since"));
    }
    file.set_len(length)?;
    file.seek(SeekFrom::End(0))?;
    Ok(BufWriter::with_capacity(1 << 16, file))
}
