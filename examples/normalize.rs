//! Cleans a text line by line, in constant memory.
//!
//! `normalize [--tone keep|old|new] [--clean] [--decode auto|tcvn3|vni|viscii|vps|viqr|windows-1258|bkhcm1|bkhcm2]
//! [--fold tones|marks] < IN > OUT`
//!
//! Without options a line gets canonical form. `--clean` adds all repairs that are a matter of choice, `--decode` reads an
//! old encoding first (`auto` finds out which from the first 64 KiB), `--tone` places tone marks, `--fold` takes marks away.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;

use vanban::ToneStyle;
use vanban::normalize::legacy::{Encoding, decode, decode_text, detect, detect_text};
use vanban::normalize::{Cleaner, normalize, place_tone_marks, strip_marks, strip_tones};

const SAMPLE: usize = 64 * 1024;
const USAGE: &str =
    "usage: normalize [--tone keep|old|new] [--clean] [--decode auto|ENCODING] [--fold tones|marks] < IN > OUT";

#[derive(Default)]
struct Options {
    tone: Option<ToneStyle>,
    clean: bool,
    decode: Option<Decode>,
    fold: Option<Fold>,
}

#[derive(Clone, Copy)]
enum Decode {
    Auto,
    From(Encoding),
}

#[derive(Clone, Copy)]
enum Fold {
    Tones,
    Marks,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Option<Options> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--clean" => options.clean = true,
            "--tone" => {
                options.tone = match arguments.next()?.as_str() {
                    "keep" => None,
                    "old" => Some(ToneStyle::Old),
                    "new" => Some(ToneStyle::New),
                    _ => return None,
                }
            }
            "--fold" => {
                options.fold = match arguments.next()?.as_str() {
                    "tones" => Some(Fold::Tones),
                    "marks" => Some(Fold::Marks),
                    _ => return None,
                }
            }
            "--decode" => {
                let name = arguments.next()?;
                let named = [Encoding::Utf8, Encoding::Bkhcm1, Encoding::Bkhcm2].into_iter().chain(Encoding::KNOWN);
                options.decode = match name.as_str() {
                    "auto" => Some(Decode::Auto),
                    _ => Some(Decode::From(named.into_iter().find(|encoding| encoding.to_string() == name)?)),
                }
            }
            _ => return None,
        }
    }
    Some(options)
}

/// How the bytes of a line become text.
#[derive(Clone, Copy)]
enum Reading {
    Bytes(Encoding),
    /// UTF-8 that holds text whose bytes were read as Latin-1.
    Text(Encoding),
}

fn reading(decode: Option<Decode>, sample: &[u8]) -> Reading {
    match decode {
        None => Reading::Bytes(Encoding::Utf8),
        Some(Decode::From(encoding)) if encoding != Encoding::Utf8 && text(sample).is_some() => Reading::Text(encoding),
        Some(Decode::From(encoding)) => Reading::Bytes(encoding),
        Some(Decode::Auto) => match text(sample) {
            Some(text) => Reading::Text(detect_text(text).encoding.unwrap_or(Encoding::Utf8)),
            None => Reading::Bytes(detect(sample).encoding.unwrap_or(Encoding::Utf8)),
        },
    }
}

/// The sample if it is UTF-8; where it is cut off, the cut may have gone through a character.
fn text(sample: &[u8]) -> Option<&str> {
    match std::str::from_utf8(sample) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() && sample.len() == SAMPLE => {
            std::str::from_utf8(&sample[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    }
}

fn run(options: &Options, mut input: impl Read, output: impl Write) -> io::Result<()> {
    let mut sample = Vec::new();
    input.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
    let reading = reading(options.decode, &sample);
    let mut input = BufReader::with_capacity(SAMPLE, sample.as_slice().chain(input));
    let mut output = BufWriter::new(output);
    let cleaner = Cleaner::all();
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return output.flush();
        }
        let mut text = match reading {
            Reading::Bytes(encoding) => decode(&line, encoding),
            Reading::Text(encoding) => decode_text(&decode(&line, Encoding::Utf8), encoding).text.into_owned(),
        };
        text = if options.clean { cleaner.clean(&text).text.into_owned() } else { normalize(&text).text.into_owned() };
        if let Some(style) = options.tone {
            text = place_tone_marks(&text, style).text.into_owned();
        }
        let text = match options.fold {
            None => text,
            Some(Fold::Tones) => strip_tones(&text).into_owned(),
            Some(Fold::Marks) => strip_marks(&text).into_owned(),
        };
        output.write_all(text.as_bytes())?;
    }
}

fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&options, io::stdin().lock(), io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("normalize: {error}");
            ExitCode::FAILURE
        }
    }
}
