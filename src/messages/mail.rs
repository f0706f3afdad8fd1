//! Letters: one in a file (`.eml`), or many after one another (`.mbox`). What a letter answers to is left out, and what its
//! writer puts below each of them; so are attachments. The parts of a letter are its messages.

use mail_parser::{Address, HeaderName, Message, MessageParser, PartType};

use super::json::Lazy;
use super::source::{BufRead, Opens, Read, fault};
use super::{Chat, Fault, Platform, Teller, page, path, plain};

/// Bytes of a letter that are read: what people wrote stands before what they attached.
const LETTER: u64 = 16 << 20;
/// Bytes of a line: longer ones come in pieces.
const LINE: u64 = 64 << 10;

/// What is a file of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// One.
    Letter,
    /// Many.
    Box,
}

/// Whether the beginning of a text is that of letters. A name that ends as those of letters do needs fewer signs of it.
pub(super) fn is_export(head: &str, ending: &str) -> Option<Form> {
    let head = head.trim_start_matches('\u{feff}');
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default();
    let is_box = first.starts_with("From ") && first.split_ascii_whitespace().count() >= 4;
    let headers = if is_box {
        head.split_once('\n').map_or("", |(_, rest)| rest)
    } else {
        head
    };
    let known = headers
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .filter(|line| {
            let name = line.split_once(':').map_or("", |(name, _)| name);
            [
                "from",
                "to",
                "date",
                "subject",
                "received",
                "message-id",
                "mime-version",
                "return-path",
                "content-type",
                "delivered-to",
            ]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
        })
        .count();
    match (is_box, known) {
        (true, 1..) => Some(Form::Box),
        (false, 3..) => Some(Form::Letter),
        (false, 1..) if ending == "eml" => Some(Form::Letter),
        _ => None,
    }
}

/// Reads the file.
pub(super) fn read(file: &dyn Opens, form: Form, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let mut reader = file.open()?;
    if form == Form::Letter {
        let mut bytes = Vec::new();
        let read = reader.take(LETTER).read_to_end(&mut bytes);
        letter(&bytes, &mut None, file.path(), form, teller);
        return read.map(|_| ()).map_err(|error| fault(&error));
    }
    let (mut bytes, mut line) = (Vec::new(), Vec::new());
    let (mut chat, mut after_empty, mut whole_line) = (None, true, true);
    loop {
        line.clear();
        let read = reader.by_ref().take(LINE).read_until(b'\n', &mut line);
        let ended = !matches!(read, Ok(1..));
        if ended || whole_line && after_empty && line.starts_with(b"From ") {
            letter(&bytes, &mut chat, file.path(), form, teller);
            bytes.clear();
        } else if bytes.len() as u64 + (line.len() as u64) < LETTER {
            // A line of a letter that begins like that one is quoted once more.
            let quoted = line.iter().take_while(|byte| **byte == b'>').count();
            let is_quoted = quoted > 0 && line.get(quoted..).is_some_and(|rest| rest.starts_with(b"From "));
            bytes.extend_from_slice(if is_quoted {
                line.get(1..).unwrap_or_default()
            } else {
                &line
            });
        }
        if ended {
            return read.map(|_| ()).map_err(|error| fault(&error));
        }
        after_empty = line.trim_ascii().is_empty();
        whole_line = line.ends_with(b"\n");
    }
}

/// Tells the parts of a letter. Letters in files of their own are one chat with those beside them.
fn letter(bytes: &[u8], chat: &mut Option<Lazy>, path: &str, form: Form, teller: &mut Teller<'_>) {
    let Some(message) = parser().parse(bytes) else {
        return;
    };
    let folder = path::folder(path);
    let chat = chat.get_or_insert_with(|| {
        let (key, name) = match form {
            Form::Box => (path, path::stem(path)),
            Form::Letter if folder.is_empty() => (path, message.subject().unwrap_or(path::stem(path))),
            Form::Letter => (folder, path::name(folder)),
        };
        let name = Chat {
            name: name.into(),
            platform: Platform::Mail,
            peer: None,
            open: false,
        };
        Lazy::new(key, name)
    });
    let author = message.from().map(name_of).unwrap_or_default();
    each_part(&message, &mut |part| chat.message(teller, &author, part));
}

/// Only the headers that are asked for, and those that say how the rest is to be read.
fn parser() -> MessageParser {
    MessageParser::new()
        .with_mime_headers()
        .header_address(HeaderName::From)
        .header_text(HeaderName::Subject)
}

fn name_of(address: &Address<'_>) -> String {
    let first = address.first();
    first
        .and_then(|first| first.name.as_deref().or(first.address.as_deref()))
        .unwrap_or_default()
        .into()
}

fn each_part(message: &Message<'_>, tell: &mut dyn FnMut(&str)) {
    for &part in &message.text_body {
        match message.part(part).map(|part| &part.body) {
            Some(PartType::Text(text)) => plain::parts(&own(text), tell),
            Some(PartType::Html(html)) => page::blocks(html, tell),
            _ => {}
        }
    }
}

/// What the writer of a letter wrote: without lines of another's, the line that says whose they are, and all that follows a
/// line of dashes or a signature.
fn own(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for line in text.lines() {
        let trimmed = line.trim();
        // A signature's mark is two dashes and a space, which often gets lost on the way.
        if line.trim_end() == "--" || is_rule(trimmed) {
            break;
        }
        if trimmed.starts_with('>') {
            // "On Monday, … wrote:" may be broken over two lines.
            while kept.last().is_some_and(|last| last.trim().is_empty()) {
                kept.pop();
            }
            if kept.last().is_some_and(|last| last.trim_end().ends_with(':')) {
                kept.pop();
                if kept.last().is_some_and(|last| {
                    !last.trim().is_empty() && last.contains(',') && last.contains(|c: char| c.is_ascii_digit())
                }) {
                    kept.pop();
                }
            }
            kept.push("");
            continue;
        }
        kept.push(line);
    }
    kept.join("\n")
}

/// `-----Original Message-----`, in whatever language, or the line that Outlook draws.
fn is_rule(line: &str) -> bool {
    let inner = line.trim_matches('-');
    let dashes = line.len() - inner.len();
    (dashes >= 8 && line.starts_with("---") && line.ends_with("---") && inner.len() < 60)
        || (line.len() >= 20 && line.bytes().all(|byte| byte == b'_'))
}

#[cfg(test)]
mod tests {
    use super::{Form, is_export, own};

    #[test]
    fn letters_are_told_from_other_texts() {
        let letter =
            "Return-Path: <a@posta.example>\r\nFrom: a@posta.example\r\nTo: b@posta.example\r\nSubject: x\r\n\r\nSalam";
        assert_eq!(is_export(letter, ""), Some(Form::Letter));
        assert_eq!(is_export("From: a@posta.example\n\nSalam", "eml"), Some(Form::Letter));
        let many = format!("From a@posta.example Mon Dec  4 10:00:00 2023\n{letter}");
        assert_eq!(is_export(&many, "mbox"), Some(Form::Box));
        for text in [
            "From here we go\n\nSalam",
            "Note: x\n\nFrom: y",
            "From: a\nTo: b\n\nSubject: c",
            "",
        ] {
            assert_eq!(is_export(text, "txt"), None, "{text}");
        }
    }

    #[test]
    fn what_is_answered_to_is_left_out() {
        let text = "Hə, gəlirəm.\n\nOn Mon, 4 Dec 2023 at 10:00, Nərgiz <n@posta.example>\nwrote:\n\n> Gəlirsən?\n> > Nə vaxt?\nSaat beşdə.\n-- \nAysel";
        assert_eq!(own(text), "Hə, gəlirəm.\n\nSaat beşdə.");
        let text =
            "Да.\n\n04.12.2023, 10:00, Нигяр:\n> Придёшь?\n\n-------- Исходное сообщение --------\nТема: встреча";
        assert_eq!(own(text), "Да.\n\n\n");
        assert_eq!(own("bir - iki\n---\nüç"), "bir - iki\n---\nüç");
    }
}
