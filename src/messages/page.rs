//! Exports as web pages: Telegram Desktop's `messages.html`, `messages2.html` and so on, and any other page as its blocks of
//! text.
//!
//! Telegram's shapes as its writer makes them (`Telegram/SourceFiles/export/output/export_output_html.cpp` in
//! telegramdesktop/tdesktop): `.page_header .text` is the chat's name; `.message.default` a message, with `.from_name` unless
//! it is `.joined` to the one before; `.text` what it says; `.forwarded` another's words; `.service` the app's.

mod tokens;

use self::tokens::{Token, Tokens};
use super::json::Lazy;
use super::lines;
use super::source::{Opens, fault};
use super::{Chat, Fault, Platform, Teller, path};

/// Elements that are known to be open, at most.
const DEEPEST: usize = 512;
/// Bytes of a block of text: longer ones are told in pieces.
const BLOCK: usize = 64 << 10;

/// What an open element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Header,
    Name,
    Message,
    Author,
    Text,
    /// Not hers, or not words.
    Other,
    /// As what is around it.
    Inner,
}

/// Whether this beginning of a page is that of a Telegram export.
pub(super) fn is_telegram(head: &str) -> bool {
    head.contains("page_header") && (head.contains("class=\"history\"") || head.contains("class=\"message "))
}

/// Whether the beginning of a page says that its blocks are those of a chat: a download of Messenger or Instagram as pages.
pub(super) fn is_part_of_download(path: &str) -> bool {
    path::stem(path)
        .strip_prefix("message_")
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

/// Reads a page of Telegram's.
pub(super) fn telegram(file: &dyn Opens, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let mut page = Telegram {
        teller,
        folder: path::folder(file.path()),
        name: String::new(),
        chat: None,
        open: Vec::new(),
        author: String::new(),
        text: String::new(),
        is_message: false,
        messages: 0,
        texts: 0,
    };
    let outcome = each(file, &mut |token| match token {
        Token::Start { name, class } => page.start(name, class),
        Token::End(name) => page.end(name),
        Token::Text(text) => page.words(text),
    });
    page.close();
    outcome?;
    if page.messages > 20 && page.texts == 0 {
        return Err(Fault::NewerFormat);
    }
    // The end of a page is written last.
    Ok(())
}

/// Goes through the tokens of a page.
fn each(file: &dyn Opens, take: &mut dyn FnMut(Token<'_>)) -> Result<(), Fault> {
    let mut tokens = Tokens::new(lines::utf8(file)?);
    loop {
        match tokens.next() {
            Ok(Some(token)) => take(token),
            Ok(None) => return Ok(()),
            Err(error) => return Err(fault(&error)),
        }
    }
}

struct Telegram<'a, 'l> {
    teller: &'a mut Teller<'l>,
    folder: &'a str,
    name: String,
    chat: Option<Lazy>,
    /// `div`s that are open.
    open: Vec<Part>,
    author: String,
    text: String,
    is_message: bool,
    messages: usize,
    texts: usize,
}

impl Telegram<'_, '_> {
    fn within(&self, part: Part) -> bool {
        self.open.contains(&part)
    }

    fn start(&mut self, name: &str, class: &str) {
        match name {
            "br" => self.words("\n"),
            "div" => {
                let part = self.part(class);
                if self.open.len() < DEEPEST {
                    self.open.push(part);
                }
            }
            // Within a name stands when it was forwarded, or who made the bot.
            "span" if self.open.last() == Some(&Part::Author) => self.open.push(Part::Other),
            _ => {}
        }
    }

    fn part(&mut self, class: &str) -> Part {
        let has = |name: &str| class.split_ascii_whitespace().any(|class| class == name);
        if has("message") {
            self.close();
            self.is_message = has("default");
            if !has("joined") {
                self.author.clear();
            }
            self.messages += usize::from(self.is_message);
            return if self.is_message { Part::Message } else { Part::Other };
        }
        if has("page_header") {
            return Part::Header;
        }
        if self.within(Part::Header) && has("text") {
            return Part::Name;
        }
        if !self.is_message {
            return Part::Inner;
        }
        if has("forwarded") || has("reply_to") || has("media_wrap") || has("signature") || has("date") {
            return Part::Other;
        }
        if has("from_name") {
            self.author.clear();
            return Part::Author;
        }
        if has("text") {
            self.texts += 1;
            return Part::Text;
        }
        Part::Inner
    }

    fn end(&mut self, name: &str) {
        match name {
            "div" => {
                self.open.pop();
            }
            "span" if self.open.len() > 1 && self.open.get(self.open.len() - 2) == Some(&Part::Author) => {
                self.open.pop();
            }
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.within(Part::Other) {
            return;
        }
        let part = self.open.iter().rev().find(|part| **part != Part::Inner);
        match part {
            Some(Part::Name) => self.name.push_str(text),
            Some(Part::Author) => self.author.push_str(text),
            Some(Part::Text) if self.text.len() < BLOCK => self.text.push_str(text),
            _ => {}
        }
    }

    /// The message ends.
    fn close(&mut self) {
        if self.is_message && !self.text.trim().is_empty() {
            let (folder, name) = (self.folder, self.name.trim());
            let chat = self.chat.get_or_insert_with(|| {
                Lazy::new(
                    // The pages of a chat lie in one folder.
                    &format!("{folder}\n{name}"),
                    Chat {
                        name: name.into(),
                        platform: Platform::Telegram,
                        peer: None,
                        open: false,
                    },
                )
            });
            chat.message(self.teller, &self.author, &self.text);
        }
        self.text.clear();
        self.is_message = false;
    }
}

/// Reads any page: each block of its text is a message.
pub(super) fn other(file: &dyn Opens, platform: Platform, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let path = file.path();
    let mut blocks = Blocks::default();
    let mut chat: Option<Lazy> = None;
    let mut tell = |title: &str, text: &str| {
        let chat = chat.get_or_insert_with(|| {
            let title = title.trim();
            let in_parts = is_part_of_download(path) && !title.is_empty();
            Lazy::new(
                &if in_parts {
                    format!("{}\n{title}", path::folder(path))
                } else {
                    path.into()
                },
                Chat {
                    name: if title.is_empty() { path::stem(path) } else { title }.into(),
                    platform,
                    peer: None,
                    open: false,
                },
            )
        });
        chat.message(teller, "", text);
    };
    let outcome = each(file, &mut |token| blocks.take(&token, &mut tell));
    blocks.flush(&mut tell);
    outcome
}

/// The blocks of a page that is held whole: a letter's.
pub(super) fn blocks(html: &str, tell: &mut dyn FnMut(&str)) {
    let mut blocks = Blocks::default();
    let mut tell = |_: &str, text: &str| tell(text);
    let mut tokens = Tokens::new(Box::new(html.as_bytes()));
    while let Ok(Some(token)) = tokens.next() {
        blocks.take(&token, &mut tell);
    }
    blocks.flush(&mut tell);
}

/// Text between the edges of blocks.
#[derive(Default)]
struct Blocks {
    title: String,
    in_title: bool,
    text: String,
    /// How many elements are open whose text is another's: what a letter answers to.
    quoted: usize,
}

impl Blocks {
    fn take(&mut self, token: &Token<'_>, tell: &mut dyn FnMut(&str, &str)) {
        match *token {
            Token::Start { name, .. } => {
                if is_block(name) {
                    self.flush(tell);
                }
                match name {
                    "br" => self.text.push('\n'),
                    "blockquote" => self.quoted += 1,
                    "title" => self.in_title = self.title.is_empty(),
                    _ => {}
                }
            }
            Token::End(name) => {
                match name {
                    "title" => self.in_title = false,
                    "blockquote" => self.quoted = self.quoted.saturating_sub(1),
                    _ => {}
                }
                if is_block(name) {
                    self.flush(tell);
                }
            }
            Token::Text(text) if self.in_title => self.title.push_str(text),
            Token::Text(text) if self.quoted == 0 => {
                self.text.push_str(text);
                if self.text.len() > BLOCK {
                    self.flush(tell);
                }
            }
            Token::Text(_) => {}
        }
    }

    fn flush(&mut self, tell: &mut dyn FnMut(&str, &str)) {
        if !self.text.trim().is_empty() {
            tell(&self.title, &self.text);
        }
        self.text.clear();
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}
