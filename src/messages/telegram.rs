//! Telegram Desktop's `result.json`: one chat, or an account with all of its chats.
//!
//! Shapes as its writer makes them (`Telegram/SourceFiles/export/output/export_output_json.cpp` in telegramdesktop/tdesktop):
//! a chat is an object with `name`, `type`, `id` and then `messages`; an account has such chats in `chats.list` and
//! `left_chats.list`. A text is a string, or a list of strings and of objects that have one (`bold`, `link` and so on).

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json::record::{Record, Words};
use super::json::{Header, Messages, Stream, no_scalars};
use super::source::{Opens, Renewal};
use super::{Chat, Fault, Platform, Reading, Take, Teller, path};

/// Kinds of chats, and whether anyone can read them.
const KINDS: &[(&str, bool)] = &[
    ("saved_messages", false),
    ("personal_chat", false),
    ("bot_chat", false),
    ("private_group", false),
    ("private_supergroup", false),
    ("private_channel", false),
    ("public_supergroup", true),
    ("public_channel", true),
    ("replies", false),
    ("verify_codes", false),
];

/// Whether this is the kind of a chat.
pub(super) fn is_kind(kind: &str) -> bool {
    KINDS.iter().any(|(known, _)| *known == kind)
}

/// Whether the beginning of a file says that it is such an export: then no first pass over gigabytes is needed.
pub(super) fn is_export(head: &str) -> bool {
    let before_messages = head.split("\"messages\"").next().unwrap_or_default();
    head.contains("\"chats\"")
        || KINDS
            .iter()
            .any(|(kind, _)| before_messages.contains(&format!("\"type\": \"{kind}\"")))
}

/// Reads the file. `header`: what it says of itself, as far as that was read before.
pub(super) fn read(file: &dyn Opens, header: &Header, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let mut stream = Stream::open(file)?;
    let renewal = stream.renewal.clone();
    let (mut record, mut seen) = (Record::default(), (0, 0));
    stream.one(Document {
        teller,
        renewal: &renewal,
        record: &mut record,
        seen: &mut seen,
        path: file.path(),
        header,
        level: Level::Top,
    })?;
    // Messages, and not one with a place for what it says: another way of writing than the one that is known here.
    if seen.0 > 0 && seen.1 == 0 {
        return Err(Fault::NewerFormat);
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// The file's own object: a chat, or an account.
    Top,
    /// `chats` or `left_chats`.
    Section,
    /// `list`.
    List,
    /// A chat in a list.
    Chat,
}

struct Document<'a, 'l> {
    teller: &'a mut Teller<'l>,
    renewal: &'a Renewal,
    record: &'a mut Record,
    seen: &'a mut (usize, usize),
    path: &'a str,
    header: &'a Header,
    level: Level,
}

/// What a chat says of itself before its messages.
#[derive(Default)]
struct Named {
    name: String,
    kind: String,
    id: String,
}

impl<'l> Document<'_, 'l> {
    fn at(&mut self, level: Level) -> Document<'_, 'l> {
        Document {
            teller: self.teller,
            renewal: self.renewal,
            record: self.record,
            seen: self.seen,
            path: self.path,
            header: self.header,
            level,
        }
    }

    fn chat(&mut self, named: &Named) -> Reading {
        // An export of one chat without a number is known by where it lies.
        let key = if named.id.is_empty() {
            format!("{}\n{}", path::folder(self.path), named.name)
        } else {
            named.id.clone()
        };
        let open = KINDS.iter().any(|&(kind, open)| open && kind == named.kind);
        self.teller.chat(
            &key,
            Chat {
                name: named.name.clone(),
                platform: Platform::Telegram,
                peer: Some(named.id.clone()).filter(|id| !id.is_empty()),
                open,
            },
        )
    }
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.renewal.renew();
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    no_scalars!();

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut list: S) -> Result<(), S::Error> {
        if self.level == Level::List {
            while list.next_element_seed(self.at(Level::Chat))?.is_some() {}
        } else {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        let mut named = Named::default();
        if self.level == Level::Top {
            // A tool may have put them after the messages.
            named = Named {
                name: self.header.name.clone(),
                kind: self.header.kind.clone(),
                id: self.header.id.clone(),
            };
        }
        while let Some(key) = map.next_key::<String>()? {
            let is_chat = matches!(self.level, Level::Top | Level::Chat);
            match key.as_str() {
                "chats" | "left_chats" if self.level == Level::Top => map.next_value_seed(self.at(Level::Section))?,
                "list" if self.level == Level::Section => map.next_value_seed(self.at(Level::List))?,
                "name" if is_chat => read_anew(&mut named.name, &mut map)?,
                "type" if is_chat => read_anew(&mut named.kind, &mut map)?,
                "id" if is_chat => read_anew(&mut named.id, &mut map)?,
                "messages" if is_chat => {
                    let chat = self.chat(&named);
                    if chat.take == Take::Nothing {
                        skip(&mut map, self.renewal)?;
                    } else {
                        map.next_value_seed(Messages {
                            teller: self.teller,
                            renewal: self.renewal,
                            record: self.record,
                            chat,
                            repair: |_| (),
                            seen: self.seen,
                        })?;
                    }
                }
                _ => {
                    self.renewal.renew();
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

fn read_anew<'de, M: MapAccess<'de>>(into: &mut String, map: &mut M) -> Result<(), M::Error> {
    into.clear();
    map.next_value_seed(Words(into))
}

/// Goes past a list, element by element: each has an allowance of its own.
fn skip<'de, M: MapAccess<'de>>(map: &mut M, renewal: &Renewal) -> Result<(), M::Error> {
    struct Past<'a>(&'a Renewal);
    impl<'de> DeserializeSeed<'de> for Past<'_> {
        type Value = ();
        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(self)
        }
    }
    impl<'de> Visitor<'de> for Past<'_> {
        type Value = ();
        no_scalars!();
        fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
            while list.next_element::<IgnoredAny>()?.is_some() {
                self.0.renew();
            }
            Ok(())
        }
        fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(())
        }
    }
    map.next_value_seed(Past(renewal))
}
