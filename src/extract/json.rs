//! Telegram's `result.json`, of one chat or of all, and any other JSON: every string in it, on a line of its own.
//!
//! Of a chat: who writes (named where that changes), the text with the targets of its links, and what is attached: a
//! contact, a poll, a place, a file's name. Messages follow each other as they do on screen; chats stand apart.

use super::lines::Lines;
use super::{Extracted, Place, attributes};
use serde_json::Value;

/// The text of JSON documents, one or several after each other (JSON lines); `None` if there are none.
pub(super) fn read(text: &str) -> Option<Extracted> {
    let mut reader = Reader::default();
    let mut any = false;
    for document in serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}')).into_iter() {
        reader.document(&document.ok()?);
        any = true;
    }
    any.then(|| Extracted {
        text: reader.lines.finish(),
        places: reader.places,
    })
}

fn is_chat(value: &Value) -> bool {
    value.get("messages").and_then(Value::as_array).is_some_and(|messages| {
        messages
            .iter()
            .all(|message| message.get("type").is_some() && message.get("text").is_some())
    })
}

/// The members of these sections of a whole export, if it is one.
fn lists<'a>(document: &'a Value, sections: &[&str]) -> Option<Vec<&'a Value>> {
    let found: Vec<&Value> = sections
        .iter()
        .filter_map(|section| document.get(section)?.get("list"))
        .collect();
    if found.is_empty() {
        None
    } else {
        Some(found.into_iter().filter_map(Value::as_array).flatten().collect())
    }
}

#[derive(Default)]
struct Reader {
    lines: Lines,
    places: Vec<Place>,
}

impl Reader {
    fn document(&mut self, document: &Value) {
        if is_chat(document) {
            self.chat(document);
        } else if let Some(chats) = lists(document, &["chats", "left_chats"]) {
            for contacts in lists(document, &["contacts", "frequent_contacts"]).unwrap_or_default() {
                self.fields(contacts, &["first_name", "last_name", "phone_number"]);
            }
            self.lines.gap();
            chats.into_iter().for_each(|chat| self.chat(chat));
        } else {
            self.strings(document);
        }
    }

    fn chat(&mut self, chat: &Value) {
        self.lines.gap();
        self.fields(chat, &["name"]);
        let mut writer = "";
        for message in chat.get("messages").and_then(Value::as_array).into_iter().flatten() {
            self.lines.end_block();
            let place = name_of(message);
            if !place.is_empty() {
                self.places.push(Place {
                    start: self.lines.len(),
                    name: place,
                });
            }
            let from = ["from", "actor"]
                .into_iter()
                .find_map(|key| message.get(key)?.as_str())
                .unwrap_or_default();
            if from != writer {
                writer = from;
                self.line(from);
            }
            self.fields(message, &["forwarded_from", "saved_from", "author", "via_bot"]);
            self.text(message.get("text").unwrap_or(&Value::Null));
            self.fields(message, &["title", "performer", "file_name", "place_name", "address"]);
            if let Some(contact) = message.get("contact_information") {
                self.fields(contact, &["first_name", "last_name", "phone_number"]);
            }
            if let Some(poll) = message.get("poll") {
                self.text(poll.get("question").unwrap_or(&Value::Null));
                for answer in poll.get("answers").and_then(Value::as_array).into_iter().flatten() {
                    self.text(answer.get("text").unwrap_or(&Value::Null));
                }
            }
            for button in message
                .get("inline_bot_buttons")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                self.strings(button);
            }
        }
    }

    /// A text, plain or in pieces: they join, and what their links lead to follows.
    fn text(&mut self, text: &Value) {
        let begun = self.lines.len();
        let pieces = match text {
            Value::Array(pieces) => pieces.as_slice(),
            whole => core::slice::from_ref(whole),
        };
        for piece in pieces {
            match piece {
                Value::String(text) => self.lines.push(text, true),
                Value::Object(piece) => {
                    self.lines
                        .push(piece.get("text").and_then(Value::as_str).unwrap_or_default(), true);
                }
                _ => {}
            }
        }
        for href in pieces.iter().filter_map(|piece| piece.get("href")?.as_str()) {
            for text in attributes::texts("a", |name| (name == "href").then_some(href.into())) {
                self.lines.say_after(text, begun);
            }
        }
        self.lines.end_block();
    }

    /// These fields, in one line: first and last name are one name.
    fn fields(&mut self, value: &Value, names: &[&str]) {
        for text in names.iter().filter_map(|name| value.get(name)?.as_str()) {
            self.lines.push(text, false);
            self.lines.push(" ", false);
        }
        self.lines.end_block();
    }

    fn line(&mut self, text: &str) {
        self.lines.push(text, true);
        self.lines.end_block();
    }

    fn strings(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.line(text),
            Value::Number(number) => self.line(&number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| self.strings(item)),
            Value::Object(fields) => fields.values().for_each(|field| self.strings(field)),
            Value::Null | Value::Bool(_) => {}
        }
    }
}

/// What a message is called: its number and its date.
fn name_of(message: &Value) -> String {
    let number = message
        .get("id")
        .and_then(Value::as_i64)
        .map(|id| format!("message {id}"));
    let date = message.get("date").and_then(Value::as_str).map(String::from);
    number.into_iter().chain(date).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::read;

    fn text(json: &str) -> String {
        read(json).expect("JSON").text
    }

    #[test]
    fn one_chat() {
        let json = r#"{"name": "Elanlar", "type": "personal_chat", "id": 1, "messages": [
            {"id": 7, "type": "message", "date": "2026-03-05T14:00:00", "from": "Nərgiz", "text": "Salam,\nbu "},
            {"id": 8, "type": "message", "date": "2026-03-05T14:01:00", "from": "Nərgiz", "text": ["nömrə: ", {"type": "phone", "text": "050 012 34 56"}, " (", {"type": "text_link", "text": "profil", "href": "https://t.me/aysel_q"}, ")"]},
            {"id": 9, "type": "message", "from": "Тимур", "text": "", "contact_information": {"first_name": "Aysel", "last_name": "Q", "phone_number": "+994 50 012 34 56"}},
            {"id": 10, "type": "message", "from": null, "text": 5, "file_name": "a.pdf", "poll": {"question": "Kim?", "answers": [{"text": "Mən"}]}},
            {"id": 11, "type": "service", "actor": "Тимур", "text": "", "title": "Yeni ad"}
        ]}"#;
        let read = read(json).expect("JSON");
        assert_eq!(
            read.text,
            "Elanlar\nNərgiz\nSalam,\nbu\nnömrə: 050 012 34 56 (profil)\n@aysel_q\nТимур\nAysel Q +994 50 012 34 56\na.pdf\nKim?\nMən\nТимур\nYeni ad\n"
        );
        let places: Vec<(&str, &str)> = read
            .places
            .iter()
            .map(|place| {
                (
                    place.name.as_str(),
                    read.text
                        .get(place.start..)
                        .and_then(|rest| rest.lines().next())
                        .unwrap_or(""),
                )
            })
            .collect();
        assert_eq!(
            places,
            [
                ("message 7, 2026-03-05T14:00:00", "Nərgiz"),
                ("message 8, 2026-03-05T14:01:00", "nömrə: 050 012 34 56 (profil)"),
                ("message 9", "Тимур"),
                ("message 10", "a.pdf"),
                ("message 11", "Тимур"),
            ]
        );
    }

    #[test]
    fn all_chats_stand_apart() {
        let json = r#"{"contacts": {"list": [{"first_name": "Aysel", "phone_number": "050"}]}, "chats": {"list": [
            {"name": "A", "messages": [{"type": "message", "text": "a"}]},
            {"messages": [{"type": "message", "text": [{"type": "bold", "text": "b"}, "c"]}]}]}}"#;
        assert_eq!(text(json), "Aysel 050\n\u{1e}A\na\n\u{1e}bc\n");
    }

    #[test]
    fn other_json_is_its_strings_and_numbers() {
        assert_eq!(
            text("\u{feff}{\"a\": [\"\\u018f\", {\"b\": 994500123456}], \"c\": null}"),
            "Ə\n994500123456\n"
        );
        assert_eq!(text("{\"messages\": [{\"text\": \"a\"}]}"), "a\n");
        assert_eq!(text("\"a\""), "a\n");
        assert_eq!(text("{\"a\": \"\\u0259\"}\n{\"a\": \"b\"}\n"), "ə\nb\n");
        assert!(read("{").is_none() && read("").is_none() && read("{} {").is_none());
        assert!(read(&"[".repeat(100_000)).is_none());
    }
}
