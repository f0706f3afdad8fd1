//! Any file is an export or none, whatever it is called: both passes meet the same chats and messages, in pieces of any size, and what
//! is wrong with it is said once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::messages::{Bytes, Fault, File, survey, take};

/// What the formats go by, beside the bytes.
const PATHS: &[&str] = &[
    "result.json",
    "ChatExport/messages2.html",
    "WhatsApp Chat with Nərgiz.txt",
    "_chat.txt",
    "messages/inbox/nergiz_1/message_1.json",
    "messages.mbox",
    "letter.eml",
    "export.zip",
    "chat.csv",
    "page.html",
    "notes.txt",
    "main.jsonl",
    "export.json",
];

struct InPieces<'a> {
    bytes: &'a [u8],
    most: usize,
}

impl Bytes for InPieces<'_> {
    fn read(&self, _file: usize, at: u64, into: &mut [u8]) -> Result<usize, Fault> {
        let rest = usize::try_from(at)
            .ok()
            .and_then(|at| self.bytes.get(at..))
            .unwrap_or_default();
        let length = rest.len().min(into.len()).min(self.most);
        into[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }
}

fuzz_target!(|input: &[u8]| {
    let [path, most, bytes @ ..] = input else { return };
    let files = [File {
        path: PATHS[usize::from(*path) % PATHS.len()].to_owned(),
        length: bytes.len() as u64,
        inside: path & 0x80 != 0,
    }];
    let whole = survey(
        &files,
        &InPieces {
            bytes,
            most: usize::MAX,
        },
    );
    let pieces = take(
        &files,
        &InPieces {
            bytes,
            most: usize::from(*most) + 1,
        },
        &|_, _| true,
    );
    assert_eq!(
        format!("{whole:?}"),
        format!("{:?}", pieces.survey),
        "in pieces it reads the same"
    );
    assert_eq!(pieces.fingerprints.len(), whole.chats.len());
    for (number, kept) in &pieces.fingerprints {
        assert_eq!(u64::from(kept.messages()), whole.chats[*number].messages as u64);
    }
});
