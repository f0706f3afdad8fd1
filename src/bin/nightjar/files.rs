//! Which files are read, and which are skipped and why.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest file that is read: a browser shows no larger page, and the text is held several times over.
const LARGEST: u64 = 64 << 20;

/// A file, or standard input.
#[derive(Debug)]
pub(crate) struct Input {
    path: PathBuf,
    /// It was not named by the user but found in a folder.
    pub(crate) inside: bool,
}

/// Something that is not read.
#[derive(Debug)]
pub(crate) struct Skipped {
    pub(crate) name: String,
    pub(crate) why: String,
    /// It may hold text that was to be searched.
    pub(crate) missed: bool,
}

impl Input {
    /// As the user wrote it, with what was found below it.
    pub(crate) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// Its bytes.
    pub(crate) fn read(&self) -> Result<Vec<u8>, Skipped> {
        let opened = || -> io::Result<Box<dyn Read>> {
            if !self.inside && self.path == Path::new("-") {
                return Ok(Box::new(io::stdin().lock()));
            }
            Ok(Box::new(File::open(&self.path)?))
        };
        let mut bytes = Vec::new();
        match opened().and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)) {
            Ok(length) if length as u64 > LARGEST => Err(self.skipped(&format!("larger than {} MB", LARGEST >> 20))),
            Ok(_) => Ok(bytes),
            Err(error) => Err(self.skipped(&error.to_string())),
        }
    }

    /// It is not read, and may hold text that was to be searched.
    pub(crate) fn skipped(&self, why: &str) -> Skipped {
        Skipped {
            name: self.name(),
            why: format!("skipped: {why}"),
            missed: true,
        }
    }

    /// It, and so many more, hold no text.
    pub(crate) fn not_text(&self, more: &str) -> Skipped {
        Skipped {
            name: format!("{}{more}", self.name()),
            why: "skipped: not text".into(),
            missed: false,
        }
    }
}

/// Every file below these paths, folders in the order of their names; links in folders are not followed.
pub(crate) fn list(paths: &[PathBuf]) -> (Vec<Input>, Vec<Skipped>) {
    let (mut inputs, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        let is_folder = path != Path::new("-") && fs::metadata(path).is_ok_and(|metadata| metadata.is_dir());
        if !is_folder {
            inputs.push(Input {
                path: path.clone(),
                inside: false,
            });
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name() {
            match entry {
                Ok(entry) if entry.file_type().is_file() => inputs.push(Input {
                    path: entry.into_path(),
                    inside: true,
                }),
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => skipped.push(Skipped {
                    name: entry.path().to_string_lossy().into_owned(),
                    why: "skipped: a link or no file".into(),
                    missed: false,
                }),
                Err(error) => {
                    let name = error.path().unwrap_or(path).to_string_lossy().into_owned();
                    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
                    skipped.push(Skipped {
                        name,
                        why: format!("skipped: {why}"),
                        missed: true,
                    });
                }
            }
        }
    }
    (inputs, skipped)
}
