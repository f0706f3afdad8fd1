//! Private messages out of what apps export, and out of mail and plain text: chats and messages come out as they are read.
//!
//! Files are handed in by whoever can read them ([`Bytes`]), a piece at a time and in any order of places, and are never
//! held whole: 500,000 messages cost no more memory than fifty. What comes out goes to a [`Listener`]. A run without a wish
//! ([`survey`]) lists the chats; a second one over the same files takes in the messages of those that were chosen ([`take`]). Chats are
//! numbered in the order in which they are met, which is the same in both.
//!
//! Reading can't fail as a whole. Each file that could not be read, or not to its end, is named with what is wrong with it
//! ([`Trouble`]), and what could be read of it has been told. Nothing here knows a browser, a file system or a vault, and
//! nothing of a file is believed: names of formats, lengths and counts are only hints, and every buffer has a bound.
//!
//! ```
//! use nightjar::messages::{Bytes, Fault, File, Platform, survey};
//!
//! struct Memory(Vec<u8>);
//! impl Bytes for Memory {
//!     fn read(&self, _file: usize, at: u64, into: &mut [u8]) -> Result<usize, Fault> {
//!         let rest = self.0.get(at as usize..).unwrap_or_default();
//!         let length = rest.len().min(into.len());
//!         into[..length].copy_from_slice(&rest[..length]);
//!         Ok(length)
//!     }
//! }
//!
//! let export = "31.12.2023, 21:41 - Aysel: Sabah saat doqquzda\n31.12.2023, 21:42 - Nərgiz: Oldu\n";
//! let file = File { path: "WhatsApp Chat with Nərgiz.txt".into(), length: export.len() as u64, inside: false };
//! let found = survey(&[file], &Memory(export.into()));
//!
//! assert_eq!(found.chats[0].chat.name, "Nərgiz");
//! assert_eq!(found.chats[0].chat.platform, Platform::WhatsApp);
//! assert_eq!(found.chats[0].messages, 2);
//! ```

mod archive;
mod json;
mod kind;
mod lines;
mod mail;
mod meta;
mod page;
mod path;
mod plain;
mod signal;
mod source;
mod stamp;
mod survey;
mod telegram;
mod whatsapp;

use std::collections::HashMap;

pub use source::Bytes;
pub use survey::{Survey, Surveyed, Taken, survey, take};

/// A file: what it is called and how long it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, after those of its folders as far as they are known, with `/` between.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    /// It was not chosen itself but lies in a folder that was: only what is clearly an export is read of those, and of others
    /// nothing is said.
    pub inside: bool,
}

/// Where a chat was held, as far as its export tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Platform {
    /// Telegram Desktop's export.
    Telegram,
    /// WhatsApp's, of a phone.
    WhatsApp,
    /// Facebook's download: Messenger.
    Facebook,
    /// Instagram's download.
    Instagram,
    /// Signal's export, or one of the tools that read its data.
    Signal,
    /// Letters.
    Mail,
    /// A text of any origin, or a page.
    Text,
    /// An export that says who wrote, of an app that is not known here.
    Other,
}

impl Platform {
    /// Its name, as the extension has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Platform::Telegram => "telegram",
            Platform::WhatsApp => "whatsapp",
            Platform::Facebook => "facebook",
            Platform::Instagram => "instagram",
            Platform::Signal => "signal",
            Platform::Mail => "mail",
            Platform::Text => "text",
            Platform::Other => "other",
        }
    }
}

/// A chat, as its export names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// As shown in the app; may be empty.
    pub name: String,
    /// Whose export it is.
    pub platform: Platform,
    /// The number that outlives a rename, if there is one.
    pub peer: Option<String>,
    /// Anyone can read it: a public group or channel. What stands there is not private.
    pub open: bool,
}

/// The number of a chat among those of all files, in the order in which they are met.
pub type ChatNumber = usize;

/// A message with words in it. Forwarded ones are left out: they are others' words, and may be all over the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// Who wrote it, as shown; may be empty.
    pub author: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// Whether a chat's messages are to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Each of them.
    Messages,
    /// None; reading goes past them faster.
    Nothing,
}

/// Whom chats and messages are told to.
pub trait Listener {
    /// A chat is met for the first time.
    fn chat(&mut self, number: ChatNumber, chat: &Chat) -> Take;
    /// A message of a chat that is wanted. Those of one chat come in the order of its files; two chats may take turns.
    fn message(&mut self, chat: ChatNumber, message: &Message<'_>);
    /// A file could not be read, or not all of it.
    fn trouble(&mut self, trouble: Trouble);
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Nothing in it is a message.
    NotAnExport,
    /// It ends too early, or is not written as such files are.
    Damaged,
    /// More than can be taken in, or an archive that unpacks to far more than it is.
    TooLarge,
    /// Of a form that this version does not know.
    NewerFormat,
    /// It needs a password.
    Locked,
    /// Its bytes were not given out.
    Unreadable,
}

impl Fault {
    /// Its name, as the extension has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fault::NotAnExport => "NotAnExport",
            Fault::Damaged => "Damaged",
            Fault::TooLarge => "TooLarge",
            Fault::NewerFormat => "NewerFormat",
            Fault::Locked => "Locked",
            Fault::Unreadable => "Unreadable",
        }
    }
}

impl core::fmt::Display for Fault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Fault::NotAnExport => "nothing in it is a message",
            Fault::Damaged => "it ends too early or is damaged",
            Fault::TooLarge => "more than can be taken in",
            Fault::NewerFormat => "of a form that this version does not know",
            Fault::Locked => "it needs a password",
            Fault::Unreadable => "it can not be read",
        })
    }
}

impl core::error::Error for Fault {}

/// A file that could not be read, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// Its path; that of a file in an archive follows the archive's.
    pub file: String,
    /// What is wrong with it.
    pub fault: Fault,
    /// How many messages were read from it all the same.
    pub messages: usize,
}

/// Reads these files and tells what is in them. Their order does not matter: those of one folder are read by name, with
/// numbers as numbers, so that the parts of a chat follow one another.
pub fn read(files: &[File], bytes: &dyn Bytes, listener: &mut dyn Listener) {
    let mut teller = Teller {
        listener,
        numbers: HashMap::new(),
        takes: Vec::new(),
        told: 0,
    };
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_cached_key(|&file| path::order(&files[file].path));
    for file in order {
        kind::file(file, &files[file], bytes, &mut teller);
    }
}

/// A chat that is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reading {
    number: ChatNumber,
    take: Take,
}

/// Numbers chats, and hands on what is wanted of them.
struct Teller<'l> {
    listener: &'l mut dyn Listener,
    /// By platform and what tells a chat from others there: one chat may lie in several files.
    numbers: HashMap<(Platform, String), ChatNumber>,
    takes: Vec<Take>,
    /// Messages of this file so far, of chats that are not wanted too where they are read.
    told: usize,
}

impl Teller<'_> {
    /// The chat that is known by this key, or a new one.
    fn chat(&mut self, key: &str, chat: Chat) -> Reading {
        let next = self.takes.len();
        let number = *self.numbers.entry((chat.platform, key.into())).or_insert(next);
        if number == next {
            let named = Chat {
                name: path::cut(&path::line(&chat.name)).into(),
                ..chat
            };
            self.takes.push(self.listener.chat(number, &named));
        }
        Reading {
            number,
            take: self.takes[number],
        }
    }

    fn message(&mut self, chat: Reading, author: &str, text: &str) {
        let text = text.trim_matches(path::is_blank);
        if text.is_empty() {
            return;
        }
        self.told += 1;
        if chat.take == Take::Messages {
            let author = path::line(author);
            self.listener.message(chat.number, &Message { author: &author, text });
        }
    }

    fn trouble(&mut self, file: &str, fault: Fault) {
        self.listener.trouble(Trouble {
            file: file.into(),
            fault,
            messages: self.told,
        });
    }
}
