//! The command line: the same core on files. It alone reads files, asks for a passphrase and prints.

mod arguments;
mod explain;
mod exports;
mod files;
mod progress;
mod report;
mod watch;

use arguments::{Arguments, Command, Explain};
use files::{Input, Skipped};
use nightjar::extract::{Extracted, Format, extract};
use progress::Progress;
use report::Report;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use watch::Watch;

/// What could not be done: one sentence for the user.
#[derive(Debug)]
struct Failure(String);

impl<T: core::fmt::Display> From<T> for Failure {
    fn from(why: T) -> Failure {
        Failure(why.to_string())
    }
}

/// How a run ended. An exit code of 0 says that everything was read and nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Nothing,
    Found,
    /// Nothing was found in what could be read, but not all could be.
    Incomplete,
}

fn main() -> ExitCode {
    let outcome = arguments::parse(std::env::args_os()).and_then(|command| match command {
        Command::Print(text) => print(&text).map(|()| Outcome::Nothing),
        Command::Scan(arguments) => scan(&arguments),
        Command::Explain(arguments) => explain(&arguments),
    });
    match outcome {
        Ok(Outcome::Nothing) => ExitCode::from(0),
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Err(Failure(why)) => {
            complain(&why);
            ExitCode::from(2)
        }
    }
}

fn scan(arguments: &Arguments) -> Result<Outcome, Failure> {
    let watch = Watch::load(&arguments.sought)?;
    let mut incomplete = watch.incomplete;
    let (inputs, unreadable) = files::list(&arguments.paths);
    let mut progress = Progress::new(inputs.len());
    for skipped in unreadable {
        incomplete |= tell(&mut progress, &skipped);
    }
    let mut report = Report::new(io::stdout().lock(), arguments.json, arguments.show_text);
    let mut others = Vec::new();
    for input in inputs {
        progress.at(&input.name());
        let extracted = match read(&input) {
            Ok(Some(extracted)) => extracted,
            Ok(None) => {
                others.push(input);
                continue;
            }
            Err(skipped) => {
                incomplete |= tell(&mut progress, &skipped);
                continue;
            }
        };
        let findings = watch.scanner.scan("", &extracted.text);
        if !findings.is_empty() {
            progress.clear();
        }
        match report.file(&input.name(), &extracted, &findings, &watch) {
            // Whoever read our output has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            other => other?,
        }
    }
    if let Some(first) = others.first() {
        let more = if others.len() > 1 {
            format!(" and {} more", others.len() - 1)
        } else {
            String::new()
        };
        tell(&mut progress, &first.not_text(&more));
    }
    progress.clear();
    progress.end(report.found, report.files);
    Ok(match (report.found > 0, incomplete) {
        (true, _) => Outcome::Found,
        (false, true) => Outcome::Incomplete,
        (false, false) => Outcome::Nothing,
    })
}

fn explain(arguments: &Explain) -> Result<Outcome, Failure> {
    let watch = Watch::load(&arguments.sought)?;
    let text = match &arguments.text {
        Some(text) => text.clone(),
        None => io::read_to_string(io::stdin())?,
    };
    let told = watch.scanner.explain("", &text);
    print(&explain::lines(&text, &told, &watch))?;
    Ok(match (told.findings.is_empty(), watch.incomplete) {
        (false, _) => Outcome::Found,
        (true, true) => Outcome::Incomplete,
        (true, false) => Outcome::Nothing,
    })
}

/// Whoever reads our output may have seen enough before its end.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// The text of a file; `None` for pictures and the like in a folder: they can't hold what is looked for. A file that the
/// user named is another matter.
fn read(input: &Input) -> Result<Option<Extracted>, Skipped> {
    let bytes = input.read()?;
    match extract(&bytes, Format::guess(&input.name(), &bytes)) {
        None if !input.inside => Err(input.skipped("not text")),
        extracted => Ok(extracted),
    }
}

/// Says what is skipped; whether something may have been missed by that.
fn tell(progress: &mut Progress, skipped: &Skipped) -> bool {
    progress.clear();
    complain(&format!("{}: {}", skipped.name, skipped.why));
    skipped.missed
}

/// A line on standard error. If even that fails, the exit code still tells.
fn complain(why: &str) {
    let _ = writeln!(io::stderr(), "nightjar: {}", report::clean(why));
}
