//! Completions and manual pages, made from the command line as it is declared.

use std::io::{self, Write};
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::arguments::Arguments;

pub fn completions(shell: Shell) -> io::Result<u64> {
    // The generator does not give the errors of its output, so it gets one that has none.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "vanban", &mut script);
    io::stdout().write_all(&script)?;
    Ok(0)
}

pub fn manual(folder: Option<&Path>) -> io::Result<u64> {
    match folder {
        None => clap_mangen::Man::new(Arguments::command()).render(&mut io::stdout())?,
        Some(folder) => {
            std::fs::create_dir_all(folder).map_err(|error| crate::resume::at(folder, error))?;
            clap_mangen::generate_to(Arguments::command(), folder)?;
        }
    }
    Ok(0)
}
