//! Exports in JSON. They are read as a stream: of a file of gigabytes one message is held at a time. What stands before
//! the messages, or after them, says whose export it is; a first pass that goes past the messages reads it, unless the
//! beginning of the file says it already.

pub(super) mod mend;
pub(super) mod record;

use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer;
use serde_json::de::IoRead;

use self::mend::Mended;
use self::record::{Element, Record, Words};
use super::source::{Allowance, BufRead, BufReader, Opens, Renewal, allowing, fault};
use super::{Chat, Fault, Platform, Reading, Teller, meta, path, signal, telegram};

/// Visitors that want lists and objects let everything else pass.
macro_rules! no_scalars {
    () => {
        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("anything")
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
}
pub(super) use no_scalars;

type Mending<'a> = BufReader<Allowance<Mended<Box<dyn BufRead + 'a>>>>;

/// A JSON file that is read as a stream.
pub(super) struct Stream<'a> {
    de: Deserializer<IoRead<Mending<'a>>>,
    pub(super) renewal: Renewal,
}

impl<'a> Stream<'a> {
    pub(super) fn open(file: &'a dyn Opens) -> Result<Stream<'a>, Fault> {
        let (reader, renewal) = allowing(Mended::new(skip_mark(file.open()?)?));
        Ok(Stream {
            // It takes a byte at a time, which is quick from a buffer of this type.
            de: Deserializer::from_reader(BufReader::new(reader)),
            renewal,
        })
    }

    /// Whether another document follows.
    pub(super) fn more(&mut self) -> bool {
        self.de.end().is_err()
    }

    /// Reads the next document.
    pub(super) fn one<S, T>(&mut self, seed: S) -> Result<T, Fault>
    where
        S: for<'de> DeserializeSeed<'de, Value = T>,
    {
        seed.deserialize(&mut self.de).map_err(|error| {
            if error.is_io() {
                fault(&error.into())
            } else {
                Fault::Damaged
            }
        })
    }
}

/// Past the mark that some programs put before UTF-8.
fn skip_mark<'a>(mut reader: Box<dyn BufRead + 'a>) -> Result<Box<dyn BufRead + 'a>, Fault> {
    let begins = reader.fill_buf().map_err(|error| fault(&error))?;
    if begins.starts_with(b"\xef\xbb\xbf") {
        reader.consume(3);
    }
    Ok(reader)
}

/// What a JSON file says of itself beside its messages.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) id: String,
    /// Where a chat lies in a download of Messenger or Instagram.
    pub(super) thread: String,
    pub(super) has_participants: bool,
    pub(super) has_messages: bool,
    pub(super) has_chats: bool,
}

/// Reads a JSON file. `head`: its beginning. `is_inside`: it lies in a folder or an archive, where it may be anything.
pub(super) fn read(file: &dyn Opens, head: &str, is_inside: bool, teller: &mut Teller<'_>) -> Result<(), Fault> {
    if signal::is_export(head) {
        return signal::read(file, teller);
    }
    if telegram::is_export(head) {
        return telegram::read(file, &Header::default(), teller);
    }
    let mut header = Header::default();
    // What is wrong with the file is told when its messages are read; they may come before that.
    let _ = Stream::open(file)?.one(HeaderSeed(&mut header));
    if header.has_chats || telegram::is_kind(&header.kind) {
        telegram::read(file, &header, teller)
    } else if header.has_participants && header.has_messages {
        meta::read(file, &header, teller)
    } else if is_inside && !header.has_messages {
        Err(Fault::NotAnExport)
    } else {
        other(file, &header, teller)
    }
}

/// Any other JSON: objects with a text are messages, wherever they are.
fn other(file: &dyn Opens, header: &Header, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let path = file.path();
    let name = if header.name.is_empty() {
        path::stem(path)
    } else {
        &header.name
    };
    let mut chat = Lazy::new(
        path,
        Chat {
            name: name.into(),
            platform: Platform::Other,
            peer: None,
            open: false,
        },
    );
    let mut record = Record::default();
    let mut stream = Stream::open(file)?;
    let renewal = stream.renewal.clone();
    // Documents may follow one another: JSON lines.
    while stream.more() {
        stream.one(Any {
            teller,
            chat: &mut chat,
            record: &mut record,
            renewal: &renewal,
            deep: 0,
        })?;
    }
    Ok(())
}

/// A chat that is told of when its first message is met: files without messages make no chat.
pub(super) struct Lazy {
    key: String,
    chat: Chat,
    reading: Option<Reading>,
}

impl Lazy {
    pub(super) fn new(key: &str, chat: Chat) -> Lazy {
        Lazy {
            key: key.into(),
            chat,
            reading: None,
        }
    }

    pub(super) fn message(&mut self, teller: &mut Teller<'_>, author: &str, text: &str) {
        if text.trim_matches(path::is_blank).is_empty() {
            return;
        }
        let reading = *self
            .reading
            .get_or_insert_with(|| teller.chat(&self.key, self.chat.clone()));
        teller.message(reading, author, text);
    }
}

/// Objects with a text in a value of any shape.
struct Any<'a, 'l> {
    teller: &'a mut Teller<'l>,
    chat: &'a mut Lazy,
    record: &'a mut Record,
    renewal: &'a Renewal,
    deep: usize,
}

/// How deep messages lie at most: a list in an object in a list.
const DEEPEST: usize = 6;

impl<'l> Any<'_, 'l> {
    fn deeper(&mut self) -> Any<'_, 'l> {
        Any {
            teller: self.teller,
            chat: self.chat,
            record: self.record,
            renewal: self.renewal,
            deep: self.deep + 1,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Any<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.deep > DEEPEST {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        self.renewal.renew();
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_, '_> {
    type Value = ();

    no_scalars!();

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut list: S) -> Result<(), S::Error> {
        while list.next_element_seed(self.deeper())?.is_some() {}
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        let mut record = core::mem::take(self.record);
        record.clear();
        while let Some(key) = map.next_key::<String>()? {
            if is_of_others(&key) {
                map.next_value::<IgnoredAny>()?;
            } else if !record.field(&key, &mut map)? {
                map.next_value_seed(self.deeper())?;
            }
        }
        if !record.not_hers {
            self.chat.message(self.teller, &record.author, &record.text);
        }
        *self.record = record;
        Ok(())
    }
}

/// Whether what stands under this name repeats another message.
fn is_of_others(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["quote", "reply", "replied", "forward"]
        .iter()
        .any(|word| key.contains(word))
}

/// Reads all but the messages.
struct HeaderSeed<'a>(&'a mut Header);

impl<'de> DeserializeSeed<'de> for HeaderSeed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for HeaderSeed<'_> {
    type Value = ();

    no_scalars!();

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        let header = self.0;
        while let Some(key) = map.next_key::<String>()? {
            let into = match key.as_str() {
                // Only the chat's own: an object of that name has the name in it (DiscordChatExporter's channel).
                "name" | "title" | "threadName" | "channel" => &mut header.name,
                "type" => &mut header.kind,
                "id" => &mut header.id,
                "thread_path" => &mut header.thread,
                other => {
                    header.has_participants |= other == "participants";
                    header.has_messages |= other == "messages";
                    header.has_chats |= matches!(other, "chats" | "left_chats");
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            into.clear();
            map.next_value_seed(Words(into))?;
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A list of messages of one chat.
pub(super) struct Messages<'a, 'l> {
    pub(super) teller: &'a mut Teller<'l>,
    pub(super) renewal: &'a Renewal,
    pub(super) record: &'a mut Record,
    pub(super) chat: Reading,
    /// What is done to the text and the author before they are told.
    pub(super) repair: fn(&mut String),
    /// How many objects the list had, and how many of them had a place for a text.
    pub(super) seen: &'a mut (usize, usize),
}

impl<'de> DeserializeSeed<'de> for Messages<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Messages<'_, '_> {
    type Value = ();

    no_scalars!();

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        loop {
            self.renewal.renew();
            if list.next_element_seed(Element(self.record))?.is_none() {
                return Ok(());
            }
            self.seen.0 += 1;
            self.seen.1 += usize::from(self.record.has_text);
            if !self.record.not_hers {
                (self.repair)(&mut self.record.author);
                (self.repair)(&mut self.record.text);
                self.teller.message(self.chat, &self.record.author, &self.record.text);
            }
        }
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}
