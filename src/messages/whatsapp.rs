//! Dialogues in text: WhatsApp's export of iPhones (`[31.12.2023, 21:41:05] Aysel: …`) and of Android (`31.12.2023, 21:41 -
//! Aysel: …`), what Telegram and WhatsApp's page put into the clipboard (`Aysel, [31.12.2023 21:41]` above the text; `[21:41,
//! 31.12.2023] Aysel: …`), and Signal's messages as signal-export writes them.
//!
//! Nothing of a language or a region is asked for. A line that begins with a date and a time begins a message; without an
//! author it is the app's own. What follows until the next one belongs to it. Shapes: the research of
//! linuswillner/whatsapp-export-inconsistencies, and the issues of lucasrodes/whatstk for regions.

mod said;

use super::json::Lazy;
use super::lines::Lines;
use super::source::Opens;
use super::stamp::is_stamp;
use super::{Chat, Fault, Platform, Teller, path};

/// Bytes within which a line's date ends.
const STAMP: usize = 64;
/// Characters of an author: a line that has more before its colon is the app's own.
const AUTHOR: usize = 100;
/// Bytes of a message: no app allows as many, and what has more is another file.
const MESSAGE: usize = 1 << 20;

/// What a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins<'a> {
    /// A message, with the first line of its text.
    Message { author: &'a str, text: &'a str },
    /// A message whose text is on the next lines.
    Above { author: &'a str },
    /// Something that the app says of itself.
    Note,
    /// Nothing: it goes on.
    Nothing,
}

fn begins(line: &str) -> Begins<'_> {
    let line = line.trim_start_matches(path::is_blank);
    if let Some(rest) = line.strip_prefix('[') {
        if let Some((stamp, rest)) = within(rest, "]")
            && is_stamp(stamp)
        {
            return message(rest);
        }
        return Begins::Nothing;
    }
    if line.starts_with(|c: char| c.is_numeric()) {
        for dash in [" - ", " – "] {
            if let Some((stamp, rest)) = within(line, dash)
                && is_stamp(stamp)
            {
                return message(rest);
            }
        }
    }
    let above = line.trim_end_matches(path::is_blank).strip_suffix(']');
    if let Some((author, stamp)) = above.and_then(|line| line.rsplit_once(", ["))
        && !author.is_empty()
        && author.chars().count() <= AUTHOR
        && is_stamp(stamp)
    {
        return Begins::Above { author };
    }
    Begins::Nothing
}

/// The parts of a line around the first of these signs, if they come soon.
fn within<'a>(line: &'a str, end: &str) -> Option<(&'a str, &'a str)> {
    let (before, after) = line.split_once(end)?;
    (before.len() <= STAMP).then_some((before, after))
}

/// `Aysel: text`, or the app's own words.
fn message(rest: &str) -> Begins<'_> {
    let rest = rest.trim_start();
    let colon = rest.match_indices(':').find(|(at, _)| {
        rest.get(at + 1..)
            .is_some_and(|after| after.is_empty() || after.starts_with(path::is_blank))
    });
    let Some((at, _)) = colon else {
        return Begins::Note;
    };
    let (author, text) = rest.split_at(at);
    let text = text.strip_prefix(':').unwrap_or(text);
    if author.trim_matches(path::is_blank).is_empty() || author.chars().count() > AUTHOR {
        return Begins::Note;
    }
    // One space belongs to the colon; a mark after it says that the words are the app's.
    Begins::Message {
        author,
        text: text.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(text),
    }
}

/// Whether this beginning of a text is that of a dialogue, and whose.
pub(super) fn is_export(head: &str) -> Option<Platform> {
    let mut lines = head
        .lines()
        .filter(|line| !line.trim_matches(path::is_blank).is_empty());
    let first = lines.next().map_or(Begins::Nothing, begins);
    let many = || {
        head.lines()
            .take(200)
            .filter(|line| begins(line) != Begins::Nothing)
            .count()
            >= 3
    };
    if first == Begins::Nothing && !many() {
        return None;
    }
    let above = matches!(first, Begins::Above { .. });
    Some(if above { Platform::Telegram } else { Platform::WhatsApp })
}

/// Reads the file.
pub(super) fn read(file: &dyn Opens, platform: Platform, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let path = file.path();
    // signal-export writes Markdown, one folder a chat.
    let is_signal = path::ending(path) == "md" && platform == Platform::WhatsApp;
    let chat = Chat {
        name: name(path),
        platform: if is_signal { Platform::Signal } else { platform },
        peer: None,
        open: false,
    };
    let mut open = Open {
        chat: Lazy::new(path, chat),
        author: String::new(),
        text: String::new(),
        is_message: false,
    };
    let mut lines = Lines::open(file)?;
    loop {
        // What was read before a line that can't be is told.
        let line = match lines.next() {
            Ok(Some(line)) => line,
            Ok(None) => break,
            Err(fault) => {
                open.close(teller);
                return Err(fault);
            }
        };
        match begins(line) {
            Begins::Message { author, text } => {
                open.close(teller);
                open.begin(author);
                open.text.push_str(text);
            }
            Begins::Above { author } => {
                open.close(teller);
                open.begin(author);
            }
            Begins::Note => open.close(teller),
            Begins::Nothing => open.add(line),
        }
    }
    open.close(teller);
    Ok(())
}

/// The message that is being read.
struct Open {
    chat: Lazy,
    author: String,
    text: String,
    is_message: bool,
}

impl Open {
    fn begin(&mut self, author: &str) {
        self.author.clear();
        // Before the names of people who are not in the phone's book.
        let author = author.trim_matches(path::is_blank);
        self.author.push_str(
            author
                .strip_prefix("~\u{202f}")
                .or(author.strip_prefix("~ "))
                .unwrap_or(author),
        );
        self.is_message = true;
    }

    fn add(&mut self, line: &str) {
        if self.is_message && self.text.len() < MESSAGE {
            self.text.push('\n');
            self.text.push_str(line);
        }
    }

    fn close(&mut self, teller: &mut Teller<'_>) {
        if self.is_message {
            self.chat.message(teller, &self.author, said::by_people(&self.text));
        }
        self.text.clear();
        self.is_message = false;
    }
}

/// What the chat is called, by the name that the app gave to the file.
fn name(path: &str) -> String {
    let stem = path::stem(path);
    let is_plain = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("_chat") || name == "chat" || name == "index"
    };
    let folder = path::folder(path);
    let named = if is_plain(stem) { path::name(folder) } else { stem };
    let named = match named.rsplit_once('.') {
        Some((archive, ending)) if ending.eq_ignore_ascii_case("zip") => archive,
        _ => named,
    };
    // A browser's mark of a second file of that name.
    let named = match named.rsplit_once(" (") {
        Some((first, number))
            if number
                .strip_suffix(')')
                .is_some_and(|number| number.parse::<u32>().is_ok()) =>
        {
            first
        }
        _ => named,
    };
    if !named.contains("WhatsApp") {
        return if is_plain(named) { String::new() } else { named.into() };
    }
    // The app's own words stand before the name or after it.
    let mut words: Vec<&str> = named.split_whitespace().collect();
    while words.first().is_some_and(|word| said::is_of_file_names(word)) {
        words.remove(0);
    }
    while words.last().is_some_and(|word| said::is_of_file_names(word)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Begins, begins, name};

    #[test]
    fn lines_that_begin_messages() {
        for (line, author, text) in [
            ("12/31/23, 9:41\u{202f}PM - Aysel: Salam", "Aysel", "Salam"),
            (
                "31.12.2023, 21:41 - +994 50 012 34 56: 10:30: gəl",
                "+994 50 012 34 56",
                "10:30: gəl",
            ),
            (
                "\u{200e}[31.12.2023, 21:41:05] Aysel: \u{200e}image omitted",
                "Aysel",
                "\u{200e}image omitted",
            ),
            ("[21:41, 31/12/2023] Aysel Q: - hə -", "Aysel Q", "- hə -"),
            ("[2019-05-29, 15:04] Me: How is everyone?", "Me", "How is everyone?"),
            ("31/12/23, 9:41 pm – Nərgiz:", "Nərgiz", ""),
            ("\u{feff}31/12/23, 21:41 - A: b", "A", "b"),
        ] {
            assert_eq!(begins(line), Begins::Message { author, text }, "{line}");
        }
        assert_eq!(begins("Aysel, [31.12.2023 21:41]"), Begins::Above { author: "Aysel" });
    }

    #[test]
    fn lines_of_the_app_and_lines_that_go_on() {
        for line in [
            "31.12.2023, 21:41 - Aysel created group \"Ailə\"",
            "[31.12.2023, 21:41:05] \u{200e}Aysel joined",
            "31.12.2023, 21:41 - 10:30 was changed",
        ] {
            assert_eq!(begins(line), Begins::Note, "{line}");
        }
        for line in [
            "və sonra gəldi",
            "",
            "[1] bax: mənbə",
            "31.12.2023 - Aysel: Salam",
            "12 - 15 arası: gəl",
            "[link], [ikinci]",
            "bax, [31 dekabr]",
        ] {
            assert_eq!(begins(line), Begins::Nothing, "{line}");
        }
    }

    #[test]
    fn the_file_says_what_the_chat_is_called() {
        for (path, chat) in [
            ("WhatsApp Chat with Nərgiz Q.txt", "Nərgiz Q"),
            ("WhatsApp Chat - Nərgiz.zip/_chat.txt", "Nərgiz"),
            ("WhatsApp Chat - Nərgiz (2).zip/_chat.txt", "Nərgiz"),
            ("Чат WhatsApp с контактом Айсель.txt", "Айсель"),
            ("Nərgiz ile WhatsApp Sohbeti.txt", "Nərgiz"),
            ("exports/Nərgiz/_chat.txt", "Nərgiz"),
            ("_chat.txt", ""),
            ("bizim çat.txt", "bizim çat"),
        ] {
            assert_eq!(name(path), chat, "{path}");
        }
    }
}
