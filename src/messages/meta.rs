//! Facebook's and Instagram's downloads: `messages/inbox/<chat>/message_1.json`, `message_2.json` and so on, of ten thousand
//! messages each; and the download of Messenger's encrypted chats, one file a chat.
//!
//! In the first, every byte of UTF-8 stands as a character of its own (`\u00c9\u0099` for ə): text is put together again,
//! exactly, where it is such bytes, and stays as it is where it is not. Shapes: `participants`, `messages` (`sender_name`,
//! `timestamp_ms`, `content`), `title`, `thread_path`; encrypted: `participants`, `threadName`, `messages` (`senderName`,
//! `text`), not broken. What Messenger says of itself ("… sent an attachment") looks like a message there.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::json::record::Record;
use super::json::{Header, Messages, Stream, no_scalars};
use super::source::{Opens, Renewal};
use super::{Chat, Fault, Platform, Reading, Teller, path};

/// Reads the file. What it says of itself comes after its messages, so it was read before.
pub(super) fn read(file: &dyn Opens, header: &Header, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let path = file.path();
    let mut name = header.name.clone();
    repair(&mut name);
    let encrypted = header.thread.is_empty() && name.rsplit_once('_').is_some_and(|(_, number)| is_number(number));
    if encrypted && let Some((plain, _)) = name.rsplit_once('_') {
        // `Aysel_12`: the number only tells files apart.
        name = plain.into();
    }
    // The parts of a chat say the same thread; those of chats that were cut out of a download lie in one folder.
    let key = if header.thread.is_empty() {
        format!("{}\n{}", path::folder(path), header.name)
    } else {
        header.thread.clone()
    };
    let chat = teller.chat(
        &key,
        Chat {
            name,
            platform: platform(path),
            peer: None,
            open: false,
        },
    );
    let mut stream = Stream::open(file)?;
    let renewal = stream.renewal.clone();
    let (mut record, mut seen) = (Record::default(), (0, 0));
    stream.one(Document {
        teller,
        renewal: &renewal,
        record: &mut record,
        seen: &mut seen,
        chat,
    })?;
    Ok(())
}

fn platform(path: &str) -> Platform {
    if path.to_ascii_lowercase().contains("instagram") {
        Platform::Instagram
    } else {
        Platform::Facebook
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Puts characters together again whose bytes were written as characters. Runs of such bytes end where others stand, and no
/// character goes across that, so run by run is as good as all at once, and spares what was never broken.
pub(super) fn repair(text: &mut String) {
    let is_byte = |c: char| ('\u{80}'..='\u{ff}').contains(&c);
    if !text.contains(is_byte) {
        return;
    }
    let mut whole = String::with_capacity(text.len());
    let mut bytes = Vec::new();
    for c in text.chars() {
        match u8::try_from(u32::from(c)) {
            Ok(byte) if is_byte(c) => bytes.push(byte),
            _ => {
                put_together(&mut bytes, &mut whole);
                whole.push(c);
            }
        }
    }
    put_together(&mut bytes, &mut whole);
    *text = whole;
}

fn put_together(bytes: &mut Vec<u8>, into: &mut String) {
    for chunk in bytes.utf8_chunks() {
        into.push_str(chunk.valid());
        into.extend(chunk.invalid().iter().map(|&byte| char::from(byte)));
    }
    bytes.clear();
}

struct Document<'a, 'l> {
    teller: &'a mut Teller<'l>,
    renewal: &'a Renewal,
    record: &'a mut Record,
    seen: &'a mut (usize, usize),
    chat: Reading,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_> {
    type Value = ();

    no_scalars!();

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "messages" {
                map.next_value_seed(Messages {
                    teller: self.teller,
                    renewal: self.renewal,
                    record: self.record,
                    chat: self.chat,
                    repair,
                    seen: self.seen,
                })?;
            } else {
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

#[cfg(test)]
mod tests {
    use super::repair;

    fn repaired(text: &str) -> String {
        let mut text = text.into();
        repair(&mut text);
        text
    }

    /// As the download has it.
    fn broken(text: &str) -> String {
        text.bytes().map(char::from).collect()
    }

    #[test]
    fn what_was_broken_is_whole_again() {
        for text in [
            "Salam, necəsən? Şəkil göndər",
            "Привет, как дела",
            "🌙👩‍👩‍👧 Ağ ölçü",
            "plain",
            "“quoted” – 5 €",
            "",
        ] {
            assert_eq!(repaired(&broken(text)), text);
        }
    }

    #[test]
    fn what_was_not_broken_stays() {
        for text in ["café déjà", "Привет", "ə ş ğ ı", "naïve ə"] {
            assert_eq!(repaired(text), text);
        }
        // Both in one text, and a character that was cut in half.
        assert_eq!(repaired(&format!("é {}", broken("ə"))), "é ə");
        assert_eq!(repaired("\u{c9}\u{99}\u{c9}"), "ə\u{c9}");
    }
}
