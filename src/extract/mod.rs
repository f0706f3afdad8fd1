//! From a file's bytes to the text that is searched: plain text, HTML pages, Telegram exports and other JSON.
//!
//! It reads as the extension reads a page: what is shown, block by block, and what stands behind it (link targets,
//! alternative texts, tooltips, names for screen readers, protected addresses). Only the native build has it. It does no
//! IO, follows no link, runs no script, and can't fail: bytes that are no text are `None`, everything else is text.
//!
//! ```
//! use nightjar::extract::{Format, extract};
//!
//! let page = "<p>Call <b>Aysel</b>:<p><a href='tel:+994500123456'>now</a>";
//! let extracted = extract(page.as_bytes(), Format::Html).expect("text");
//! assert_eq!(extracted.text, "Call Aysel:\nnow\n+994500123456\n");
//! ```

mod attributes;
mod charset;
mod html;
mod json;
mod lines;

/// The most levels of a page inside a page (`srcdoc`) that are read.
const FRAMES: usize = 3;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Read as it is, byte for byte.
    Text,
    /// A web page, a Telegram `messages.html` too.
    Html,
    /// A Telegram `result.json`, of one chat or of all; of any other JSON, every string in it.
    Json,
}

impl Format {
    /// What a file of this name and beginning is, most likely.
    pub fn guess(name: &str, bytes: &[u8]) -> Format {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase())
            .unwrap_or_default();
        match ending.as_str() {
            "html" | "htm" | "xhtml" | "xht" | "shtml" => return Format::Html,
            "json" | "jsonl" | "ndjson" => return Format::Json,
            "txt" | "text" | "md" | "csv" | "log" => return Format::Text,
            _ => {}
        }
        let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let begins = |with: &[u8]| {
            start
                .get(..with.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        if begins(b"<!doctype html") || begins(b"<html") || begins(b"<head") || begins(b"<body") {
            Format::Html
        } else if serde_json::from_slice::<serde::de::IgnoredAny>(start).is_ok() && (begins(b"{") || begins(b"[")) {
            Format::Json
        } else {
            Format::Text
        }
    }
}

/// A text, and where in it the reader would look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// What is searched. `'\n'` ends a line or block, U+001E separates what does not belong together.
    pub text: String,
    /// Names of parts, by the byte at which each begins, ascending: the messages of a chat.
    pub places: Vec<Place>,
}

/// Where a part of the text begins, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The byte in the text.
    pub start: usize,
    /// Number and date of a message.
    pub name: String,
}

/// What separates texts that do not belong together: nothing is joined or combined across it.
const GAP: char = '\u{1e}';

/// The text of these bytes; `None` if they are no text.
pub fn extract(bytes: &[u8], format: Format) -> Option<Extracted> {
    let text = charset::decode(bytes, format == Format::Html)?;
    Some(match format {
        Format::Text => Extracted {
            text: text.into_owned(),
            places: Vec::new(),
        },
        Format::Html => Extracted {
            text: html::read(&text),
            places: Vec::new(),
        },
        // JSON that is broken is still text that someone can read.
        Format::Json => json::read(&text).unwrap_or_else(|| Extracted {
            text: text.into_owned(),
            places: Vec::new(),
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::{Extracted, Format, extract};

    #[test]
    fn the_name_says_what_a_file_is_and_else_its_beginning() {
        for (name, bytes, format) in [
            ("a.HTML", &b""[..], Format::Html),
            ("page.htm", b"x", Format::Html),
            ("result.json", b"x", Format::Json),
            ("chat.txt", b"<html>", Format::Text),
            ("-", b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>", Format::Html),
            ("page", b"<HTML lang=az>", Format::Html),
            ("-", b"[1, 2]", Format::Json),
            ("-", b"[1, 2", Format::Text),
            ("-", b"7", Format::Text),
            ("-", b"<3", Format::Text),
        ] {
            assert_eq!(Format::guess(name, bytes), format, "{name} {bytes:?}");
        }
    }

    #[test]
    fn plain_text_and_broken_json_stay_as_they_are() {
        let text = "\u{feff}a\r\n  b\t\u{a0}c\0d";
        for format in [Format::Text, Format::Json] {
            let text = text.replace('\0', "");
            assert_eq!(
                extract(text.as_bytes(), format),
                Some(Extracted { text, places: vec![] })
            );
        }
        assert_eq!(extract(text.as_bytes(), Format::Text), None);
    }
}
