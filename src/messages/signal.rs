//! Signal's own export as JSON lines: one object a line, of people, chats and messages that point to each other by numbers.
//!
//! Names as in `rust/message-backup/src/proto/backup.proto` of signalapp/libsignal, in the way that JSON has them (camel
//! case, long numbers as strings). What points comes after what it points to.

use core::marker::PhantomData;
use std::collections::HashMap;

use serde_json::Value;

use super::json::Stream;
use super::json::record::said;
use super::source::Opens;
use super::{Chat, Fault, Platform, Reading, Teller};

/// People and chats that are kept in mind: more than anyone has.
const KNOWN: usize = 100_000;

/// Whether the beginning of a file says that it is such an export.
pub(super) fn is_export(head: &str) -> bool {
    let first = head.trim_start_matches('\u{feff}').trim_start();
    ["{\"version\"", "{\"account\"", "{\"recipient\""]
        .iter()
        .any(|begin| first.starts_with(begin))
        && (head.contains("\"backupTimeMs\"") || head.contains("\"chatItem\"") || head.contains("\"recipient\""))
}

/// Reads the file.
pub(super) fn read(file: &dyn Opens, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let mut book = Book::default();
    let mut stream = Stream::open(file)?;
    let path = file.path();
    while stream.more() {
        stream.renewal.renew();
        let frame = stream.one(PhantomData::<Value>)?;
        book.frame(&frame, path, teller);
    }
    if book.messages > 0 && book.told == 0 {
        return Err(Fault::NewerFormat);
    }
    Ok(())
}

/// Who is who, so far.
#[derive(Default)]
struct Book {
    people: HashMap<String, String>,
    /// The name of each chat, until it is told of.
    names: HashMap<String, String>,
    chats: HashMap<String, Reading>,
    messages: usize,
    told: usize,
}

impl Book {
    fn frame(&mut self, frame: &Value, path: &str, teller: &mut Teller<'_>) {
        if let Some(person) = frame.get("recipient") {
            if let Some(id) = number(person, "id")
                && self.people.len() < KNOWN
            {
                self.people.insert(id, name_of(person));
            }
        } else if let Some(chat) = frame.get("chat") {
            if let (Some(id), Some(with)) = (number(chat, "id"), number(chat, "recipientId"))
                && self.names.len() < KNOWN
            {
                let name = self.people.get(&with).cloned().unwrap_or_default();
                self.names.insert(id, name);
            }
        } else if let Some(item) = frame.get("chatItem") {
            self.item(item, path, teller);
        }
    }

    fn item(&mut self, item: &Value, path: &str, teller: &mut Teller<'_>) {
        let standard = item.get("standardMessage");
        let reply = item
            .get("directStoryReplyMessage")
            .and_then(|reply| reply.get("textReply"));
        let Some(message) = standard.or(reply) else {
            return;
        };
        self.messages += 1;
        let Some(text) = message.get("text") else {
            // A picture without words.
            self.told += usize::from(message.get("attachments").is_some());
            return;
        };
        let (Some(id), Some(body)) = (number(item, "chatId"), text.get("body").and_then(Value::as_str)) else {
            return;
        };
        self.told += 1;
        let chat = match self.chats.get(&id) {
            Some(&chat) => chat,
            None => {
                let chat = teller.chat(
                    &format!("{path}\n{id}"),
                    Chat {
                        name: self.names.get(&id).cloned().unwrap_or_default(),
                        platform: Platform::Signal,
                        peer: None,
                        open: false,
                    },
                );
                self.chats.insert(id, chat);
                chat
            }
        };
        let author = number(item, "authorId").and_then(|id| self.people.get(&id));
        teller.message(chat, author.map_or("", String::as_str), body);
    }
}

fn number(value: &Value, key: &str) -> Option<String> {
    value.get(key).and_then(said)
}

/// What a person or a group is called.
fn name_of(person: &Value) -> String {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let both = |value: &Value, given: &str, family: &str| {
        format!("{} {}", text(value, given), text(value, family))
            .trim()
            .to_owned()
    };
    if let Some(group) = person.get("group") {
        return group
            .pointer("/snapshot/title/title")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .into();
    }
    let Some(contact) = person.get("contact") else {
        return String::new();
    };
    let names = [
        contact
            .get("nickname")
            .map(|name| both(name, "given", "family"))
            .unwrap_or_default(),
        text(contact, "systemNickname"),
        both(contact, "systemGivenName", "systemFamilyName"),
        both(contact, "profileGivenName", "profileFamilyName"),
        text(contact, "username"),
        number(contact, "e164")
            .map(|number| format!("+{number}"))
            .unwrap_or_default(),
    ];
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}
