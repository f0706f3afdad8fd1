//! What is looked for: a list file, or the state in an exported backup, and private messages.

use crate::arguments::{Sought, Source};
use crate::exports::{Protected, ProtectedChat, SavedChat};
use crate::{Failure, complain};
use nightjar::day::Day;
use nightjar::list::{Entry, read_csv, read_toml};
use nightjar::scan::Scanner;
use nightjar::vault::{self, Namespace, OpenError, Secret};
use nightjar::watchlist::{Watched, Watchlist};
use serde::Deserialize;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::time::SystemTime;
use unicode_normalization::UnicodeNormalization;

/// The largest watchlist or backup that is read: the vault's largest class.
const LARGEST: u64 = 64 << 20;
/// The version of the state that we read.
const STATE: u32 = 1;

/// A compiled watchlist, and what its items are called.
pub(crate) struct Watch {
    pub(crate) scanner: Scanner,
    /// By the item's number in findings.
    pub(crate) entries: Vec<Entry>,
    /// By the chat's number in findings.
    chats: Vec<ProtectedChat>,
    /// Not all that was to be looked for is.
    pub(crate) incomplete: bool,
}

/// Whose a finding is, as far as it can be told.
#[derive(Clone, Copy, Default)]
pub(crate) struct Called<'a> {
    pub(crate) id: &'a str,
    pub(crate) label: &'a str,
}

impl Watch {
    /// What the item or the chat that was found is called.
    pub(crate) fn called(&self, watched: Watched) -> Called<'_> {
        let (id, label) = match watched {
            Watched::Item(item) => self.entries.get(item).map(|entry| (&entry.id, &entry.label)),
            Watched::Chat(chat) => self.chats.get(chat).map(|chat| (&chat.id, &chat.label)),
        }
        .unzip();
        Called {
            id: id.map_or("", String::as_str),
            label: label.map_or("", String::as_str),
        }
    }
}

/// What is sealed in a backup, as far as it is read here.
#[derive(Deserialize)]
struct State {
    version: u32,
    entries: Vec<Entry>,
    #[serde(default)]
    exceptions: Vec<Exception>,
    #[serde(default)]
    chats: Vec<SavedChat>,
}

/// "Fine here" has a site, "not mine" a text's fingerprint, in hex.
#[derive(Deserialize)]
struct Exception {
    item: String,
    site: Option<String>,
    text: Option<String>,
}

impl Watch {
    /// Reads and compiles it; what can't be watched is said and left out.
    pub(crate) fn load(sought: &Sought) -> Result<Watch, Failure> {
        let mut list = match &sought.source {
            Some(Source::List(path)) => from_list(path)?,
            Some(Source::Backup(path)) => from_backup(path, sought.passphrase.as_deref())?,
            None => Sources::default(),
        };
        list.protected.add_exports(&sought.messages)?;
        compile(list).map_err(|Failure(why)| {
            match &sought.source {
                Some(Source::List(path) | Source::Backup(path)) => format!("{}: {why}", path.display()),
                None => why,
            }
            .into()
        })
    }
}

/// What is to be looked for, before it is compiled.
#[derive(Default)]
struct Sources {
    entries: Vec<Entry>,
    exceptions: Vec<Exception>,
    protected: Protected,
    /// How many items could not be taken.
    refused: usize,
}

fn from_list(path: &Path) -> Result<Sources, Failure> {
    let name = path.display();
    let bytes = read(path)?;
    let text = String::from_utf8(bytes).map_err(|_| format!("{name}: not UTF-8 text"))?;
    let is_csv = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let list = if is_csv {
        read_csv(&text, today())
    } else {
        read_toml(&text, today())
    };
    for refused in &list.refused {
        let label = if refused.label.is_empty() {
            String::new()
        } else {
            format!("{}: ", refused.label)
        };
        complain(&format!("{name}:{}: {label}{}", refused.line, refused.error));
    }
    Ok(Sources {
        entries: list.entries,
        refused: list.refused.len(),
        ..Sources::default()
    })
}

/// The day that it is, or already is somewhere on earth.
fn today() -> Day {
    const DAY: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok();
    // With a clock that is far out no date is refused for it.
    Day::since_1970(
        since
            .and_then(|since| u32::try_from(since.as_secs() / DAY + 1).ok())
            .unwrap_or(u32::MAX),
    )
}

fn from_backup(path: &Path, passphrase: Option<&Path>) -> Result<Sources, Failure> {
    let name = path.display();
    let sealed = read(path)?;
    // Before anyone is asked for a passphrase.
    match vault::inspect(&sealed) {
        Ok(Namespace::Backup) => {}
        Ok(Namespace::Vault) => {
            return Err(format!("{name}: a browser's own vault: it opens only there; export a backup").into());
        }
        Err(OpenError::NotAVault) => return Err(format!("{name}: not a backup").into()),
        Err(error) => return Err(format!("{name}: {error}").into()),
    }
    let passphrase = passphrase_from(passphrase)?;
    let state = vault::open_backup(&sealed, &passphrase).map_err(|error| format!("{name}: {error}"))?;
    // EXPOSE: the watchlist is what this program was given the passphrase for.
    let state: State = serde_json::from_slice(state.expose())
        // The error's own words could hold what is in the state.
        .map_err(|_| format!("{name}: the state in it is not as it should be"))?;
    if state.version != STATE {
        return Err(format!("{name}: {}", OpenError::NewerVersion).into());
    }
    let mut protected = Protected::default();
    protected.add_saved(state.chats);
    Ok(Sources {
        entries: state.entries,
        exceptions: state.exceptions,
        protected,
        refused: 0,
    })
}

fn compile(sources: Sources) -> Result<Watch, Failure> {
    let Sources {
        entries,
        exceptions,
        protected,
        mut refused,
    } = sources;
    let (mut watchlist, mut watched) = (Watchlist::new(), Vec::new());
    for entry in entries.into_iter().filter(|entry| entry.on) {
        match entry.indicator() {
            Ok(indicator) => {
                let item = watchlist.add(indicator);
                accept(&mut watchlist, Watched::Item(item), &entry.id, &exceptions);
                watched.push(entry);
            }
            Err(error) => {
                let label = if entry.label.is_empty() {
                    entry.kind.as_str()
                } else {
                    &entry.label
                };
                complain(&format!("{label}: {error}"));
                refused += 1;
            }
        }
    }
    if watched.is_empty() && protected.chats.is_empty() {
        return Err("nothing to look for".into());
    }
    for (chat, fingerprints) in protected.chats.iter().zip(protected.fingerprints) {
        let number = Watched::Chat(watchlist.protect(fingerprints));
        accept(&mut watchlist, number, &chat.id, &exceptions);
    }
    Ok(Watch {
        scanner: watchlist.compile()?,
        entries: watched,
        chats: protected.chats,
        incomplete: refused > 0 || protected.incomplete,
    })
}

fn accept(watchlist: &mut Watchlist, watched: Watched, id: &str, exceptions: &[Exception]) {
    for exception in exceptions.iter().filter(|exception| exception.item == id) {
        if let Some(site) = &exception.site {
            watchlist.accept_on(watched, site);
        }
        let text = exception.text.as_deref();
        if let Some(text) = text.and_then(|hex| u64::from_str_radix(hex, 16).ok()) {
            watchlist.accept_text(watched, text);
        }
    }
}

/// Asks on the terminal, or reads the first line of a file. In NFC, as the extension does: what looks the same on two
/// keyboards is the same.
fn passphrase_from(file: Option<&Path>) -> Result<Secret<String>, Failure> {
    let typed = match file {
        None => {
            Secret::new(rpassword::prompt_password("Passphrase: ").map_err(|error| format!("no passphrase: {error}"))?)
        }
        Some(path) => {
            let mut line = String::new();
            let read = if path == Path::new("-") {
                io::stdin().lock().take(LARGEST).read_line(&mut line)
            } else {
                fs::File::open(path).and_then(|file| BufReader::new(file.take(LARGEST)).read_line(&mut line))
            };
            read.map_err(|error| format!("{}: {error}", path.display()))?;
            Secret::new(line)
        }
    };
    // EXPOSE: to bring it to its normal form; the end of the line is not part of it.
    Ok(Secret::new(
        typed.expose().trim_end_matches(['\r', '\n']).nfc().collect(),
    ))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display();
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| format!("{name}: {error}"))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("{name}: {error}"))?;
    if bytes.len() as u64 > LARGEST {
        Err(format!("{name}: too large").into())
    } else {
        Ok(bytes)
    }
}
