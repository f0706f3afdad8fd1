//! How far we are, on a terminal only: one line on standard error that is written over.

use crate::report::clean;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// The least time between two changes of the line, so that writing it costs nothing.
const PACE: Duration = Duration::from_millis(100);

/// A line that tells how far we are.
#[derive(Debug)]
pub(crate) struct Progress {
    /// None where nobody would see it.
    written: Option<Instant>,
    shown: bool,
    done: usize,
    all: usize,
}

impl Progress {
    /// For so many files.
    pub(crate) fn new(all: usize) -> Progress {
        let written = io::stderr().is_terminal().then(Instant::now);
        Progress {
            written,
            shown: false,
            done: 0,
            all,
        }
    }

    /// The next file is read now.
    pub(crate) fn at(&mut self, name: &str) {
        self.done += 1;
        if self.written.is_some_and(|written| written.elapsed() >= PACE) {
            self.written = Some(Instant::now());
            self.shown = true;
            let name: String = clean(name).chars().take(60).collect();
            // A terminal that can't be written to shows no progress, and that is all.
            let _ = write!(io::stderr(), "\r\x1b[2K{} of {}: {name}", self.done, self.all);
        }
    }

    /// Makes room for something else.
    pub(crate) fn clear(&mut self) {
        if core::mem::take(&mut self.shown) {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }

    /// What came of it.
    pub(crate) fn end(&self, found: usize, files: usize) {
        if self.written.is_some() {
            let _ = writeln!(io::stderr(), "{found} found in {files} of {} files", self.done);
        }
    }
}
