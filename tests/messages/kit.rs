//! Files in memory, and what was read of them in one text.

use nightjar::messages::{
    Bytes, Chat, ChatNumber, Fault, File, Listener, Message, Survey, Take, Trouble, read, survey,
};
use std::fmt::Write as _;
use std::io::Write as _;

/// Files by path.
#[derive(Default)]
pub(crate) struct Files {
    files: Vec<File>,
    bytes: Vec<Vec<u8>>,
}

impl Bytes for Files {
    fn read(&self, file: usize, at: u64, into: &mut [u8]) -> Result<usize, Fault> {
        let bytes = &self.bytes[file];
        let rest = bytes.get(usize::try_from(at).unwrap()..).unwrap_or_default();
        let length = rest.len().min(into.len());
        into[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }
}

/// A file of `tests/exports`.
pub(crate) fn export(name: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/").to_owned() + name;
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

impl Files {
    pub(crate) fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Files {
        let bytes = bytes.into();
        self.files.push(File {
            path: path.into(),
            length: bytes.len() as u64,
            inside: path.contains('/'),
        });
        self.bytes.push(bytes);
        self
    }

    /// One file of `tests/exports`, under another name.
    pub(crate) fn export(self, name: &str, path: &str) -> Files {
        self.with(path, export(name))
    }

    pub(crate) fn survey(&self) -> Survey {
        survey(&self.files, self)
    }

    /// Everything that is told: a line for each chat, and below it its messages.
    pub(crate) fn told(&self) -> String {
        self.wanted(|_| true)
    }

    /// The same, of the chats of these names.
    pub(crate) fn wanted(&self, wants: fn(&str) -> bool) -> String {
        let mut told = Told {
            wants,
            chats: Vec::new(),
            troubles: String::new(),
        };
        read(&self.files, self, &mut told);
        let chats: String = told
            .chats
            .into_iter()
            .map(|(chat, messages)| chat + &messages)
            .collect();
        chats + &told.troubles
    }
}

struct Told {
    wants: fn(&str) -> bool,
    chats: Vec<(String, String)>,
    troubles: String,
}

impl Listener for Told {
    fn chat(&mut self, number: ChatNumber, chat: &Chat) -> Take {
        assert_eq!(number, self.chats.len(), "chats are numbered as they come");
        let peer = chat.peer.as_deref().map(|peer| format!(" {peer}")).unwrap_or_default();
        let open = if chat.open { " open" } else { "" };
        let line = format!("# {}: {}{peer}{open}\n", chat.platform.as_str(), chat.name);
        self.chats.push((line, String::new()));
        if (self.wants)(&chat.name) {
            Take::Messages
        } else {
            Take::Nothing
        }
    }

    fn message(&mut self, chat: ChatNumber, message: &Message<'_>) {
        assert!(!message.text.trim().is_empty(), "a message has words");

        let text = message.text.replace('\n', " / ");
        writeln!(self.chats[chat].1, "{}: {text}", message.author).unwrap();
    }

    fn trouble(&mut self, trouble: Trouble) {
        writeln!(
            self.troubles,
            "! {} {} {}",
            trouble.file,
            trouble.fault.as_str(),
            trouble.messages
        )
        .unwrap();
    }
}

/// A zip archive of these files.
pub(crate) fn zip(files: &[(&str, Vec<u8>)], method: rawzip::CompressionMethod) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let (mut entry, config) = archive.new_file(name).compression_method(method).start().unwrap();
        let descriptor = if method == rawzip::CompressionMethod::STORE {
            let mut writer = config.wrap(&mut entry);
            writer.write_all(content).unwrap();
            writer.finish().unwrap().1
        } else {
            let packer = flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::best());
            let mut writer = config.wrap(packer);
            writer.write_all(content).unwrap();
            let (packer, descriptor) = writer.finish().unwrap();
            packer.finish().unwrap();
            descriptor
        };
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}
