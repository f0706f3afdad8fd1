//! Private messages that are protected for this run: exports that the user names, and the chats of a backup.

use crate::Failure;
use crate::complain;
use nightjar::messages::{Bytes, Chat, Fault, File, take};
use nightjar::passage::Fingerprints;
use serde::Deserialize;
use std::cell::RefCell;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;
use walkdir::WalkDir;

/// What is protected.
#[derive(Default)]
pub(crate) struct Protected {
    pub(crate) chats: Vec<ProtectedChat>,
    /// By the chat's number in findings.
    pub(crate) fingerprints: Vec<Fingerprints>,
    /// Something could not be read, or not all of it.
    pub(crate) incomplete: bool,
}

/// What a protected chat is called.
pub(crate) struct ProtectedChat {
    /// Its own in a backup; the number of the app's in an export, if that has one.
    pub(crate) id: String,
    pub(crate) label: String,
}

/// A chat in a backup, as far as it is read here.
#[derive(Deserialize)]
pub(crate) struct SavedChat {
    id: String,
    label: String,
    name: String,
    on: bool,
    bytes: String,
}

impl Protected {
    /// Adds the chats of a backup that are on.
    pub(crate) fn add_saved(&mut self, chats: Vec<SavedChat>) {
        for chat in chats.into_iter().filter(|chat| chat.on) {
            let label = if chat.label.is_empty() { chat.name } else { chat.label };
            let bytes = mail_parser::decoders::base64::base64_decode(chat.bytes.as_bytes());
            match bytes.as_deref().map(Fingerprints::parse) {
                Some(Ok(fingerprints)) => {
                    self.fingerprints.push(fingerprints);
                    self.chats.push(ProtectedChat { id: chat.id, label });
                }
                wrong => {
                    let why = match wrong {
                        Some(Err(error)) => error.to_string(),
                        _ => "damaged".into(),
                    };
                    complain(&format!("{label}: {why}"));
                    self.incomplete = true;
                }
            }
        }
    }

    /// Adds the chats of these exports; what can't be read is said.
    pub(crate) fn add_exports(&mut self, paths: &[PathBuf]) -> Result<(), Failure> {
        let folder = Folder::list(paths)?;
        let taken = take(&folder.files, &folder, &|_, chat: &Chat| !chat.open);
        for trouble in &taken.survey.troubles {
            let read = match trouble.messages {
                0 => String::new(),
                messages => format!("; {messages} messages of it were read"),
            };
            complain(&format!("{}: {}{read}", trouble.file, trouble.fault));
            self.incomplete = true;
        }
        for chat in taken.survey.chats.iter().filter(|chat| chat.chat.open) {
            complain(&format!("{}: left out: anyone can read it", chat.chat.name));
        }
        for (number, fingerprints) in taken.fingerprints {
            let Some(chat) = taken.survey.chats.get(number) else {
                continue;
            };
            if fingerprints.messages() > 0 {
                self.fingerprints.push(fingerprints);
                self.chats.push(ProtectedChat {
                    id: chat.chat.peer.clone().unwrap_or_default(),
                    label: chat.chat.name.clone(),
                });
            }
        }
        Ok(())
    }
}

/// The files of exports, with the one that is being read.
struct Folder {
    files: Vec<File>,
    paths: Vec<PathBuf>,
    open: RefCell<Option<(usize, fs::File)>>,
}

impl Folder {
    fn list(paths: &[PathBuf]) -> Result<Folder, Failure> {
        let mut folder = Folder {
            files: Vec::new(),
            paths: Vec::new(),
            open: RefCell::new(None),
        };
        for path in paths {
            let metadata = fs::metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
            if !metadata.is_dir() {
                folder.add(path.clone(), metadata.len(), false);
                continue;
            }
            for entry in WalkDir::new(path).sort_by_file_name() {
                let entry = entry?;
                if entry.file_type().is_file() {
                    let length = entry.metadata()?.len();
                    folder.add(entry.into_path(), length, true);
                }
            }
        }
        Ok(folder)
    }

    fn add(&mut self, path: PathBuf, length: u64, inside: bool) {
        self.files.push(File {
            path: path.to_string_lossy().replace('\\', "/"),
            length,
            inside,
        });
        self.paths.push(path);
    }
}

impl Bytes for Folder {
    fn read(&self, file: usize, at: u64, into: &mut [u8]) -> Result<usize, Fault> {
        let mut read = || -> std::io::Result<usize> {
            let mut open = self.open.borrow_mut();
            let (_, opened) = match open.take() {
                Some((number, opened)) if number == file => open.insert((number, opened)),
                _ => open.insert((file, fs::File::open(&self.paths[file])?)),
            };
            opened.seek(SeekFrom::Start(at))?;
            opened.read(into)
        };
        read().map_err(|_| Fault::Unreadable)
    }
}
