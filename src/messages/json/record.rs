//! One message in JSON, whoever wrote it: who says what. Apps agree on little, but a message is an object everywhere, and
//! its text and its author stand under few names.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// A message, or what is known of one so far. Kept and used again for the next.
#[derive(Debug, Default)]
pub(in crate::messages) struct Record {
    pub(in crate::messages) author: String,
    pub(in crate::messages) text: String,
    /// What the app says of itself ("… joined the group"), or another's words handed on.
    pub(in crate::messages) not_hers: bool,
    /// It has a place for a text.
    pub(in crate::messages) has_text: bool,
}

/// What a field of a message is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Text,
    Author,
    Kind,
    Forwarded,
    Other,
}

impl Field {
    /// Telegram: `text`, `from`, `type`, `forwarded_from`, `saved_from`. Messenger and Instagram: `content`, `sender_name`;
    /// with encryption `text`, `senderName`. signal-export: `body`, `sender`. DiscordChatExporter: `content`, `author`.
    /// Google Chat: `text`, `creator`.
    fn of(key: &str) -> Field {
        match key {
            "text" | "content" | "body" | "message" => Field::Text,
            "from" | "sender_name" | "senderName" | "sender" | "author" | "creator" | "from_name" | "user" => {
                Field::Author
            }
            "type" => Field::Kind,
            "forwarded_from" | "saved_from" => Field::Forwarded,
            _ => Field::Other,
        }
    }
}

impl Record {
    /// Forgets the message, and keeps the room.
    pub(in crate::messages) fn clear(&mut self) {
        self.author.clear();
        self.text.clear();
        (self.not_hers, self.has_text) = (false, false);
    }

    /// Reads the value of this field; whether it is one of a message.
    pub(super) fn field<'de, M: MapAccess<'de>>(&mut self, key: &str, map: &mut M) -> Result<bool, M::Error> {
        match Field::of(key) {
            Field::Text => {
                self.has_text = true;
                // The first that says something: another field may repeat it.
                let mut other = String::new();
                let into = if self.text.is_empty() {
                    &mut self.text
                } else {
                    &mut other
                };
                map.next_value_seed(Words(into))?;
            }
            Field::Author => {
                let mut other = String::new();
                let into = if self.author.is_empty() {
                    &mut self.author
                } else {
                    &mut other
                };
                map.next_value_seed(Words(into))?;
            }
            Field::Kind => {
                let mut kind = String::new();
                map.next_value_seed(Words(&mut kind))?;
                self.not_hers |= kind == "service";
            }
            Field::Forwarded => {
                map.next_value::<IgnoredAny>()?;
                self.not_hers = true;
            }
            Field::Other => return Ok(false),
        }
        Ok(true)
    }
}

/// Reads an element of a list into a record; what is no object leaves it empty.
pub(in crate::messages) struct Element<'a>(pub(in crate::messages) &'a mut Record);

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.0.clear();
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Element<'_> {
    type Value = ();

    super::no_scalars!();

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if !self.0.field(&key, &mut map)? {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A text or a name, however it is written: a string, a list of pieces that are strings or objects (Telegram), an object
/// that has it (the author in DiscordChatExporter, the text in Signal).
pub(in crate::messages) struct Words<'a>(pub(in crate::messages) &'a mut String);

impl<'de> DeserializeSeed<'de> for Words<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Words<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.push_str(text);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while list.next_element_seed(Words(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let before = self.0.len();
        while let Some(key) = map.next_key::<String>()? {
            let is_words = matches!(
                key.as_str(),
                "text" | "body" | "name" | "displayName" | "nickname" | "username"
            );
            if is_words && self.0.len() == before {
                map.next_value_seed(Words(self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// What a small value says, if it is a string or a number.
pub(in crate::messages) fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
