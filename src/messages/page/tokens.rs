//! A page as tags and text, read as a stream. It knows as much of HTML as exports and letters need: tags with their class,
//! comments, elements whose text is no markup, characters that are written by name.
//!
//! The command line reads pages at large with html5gum. Here that would be a third of all that the reader of exports takes
//! up in the package: eighty states, and two thousand names of characters of which exports use six.

use super::super::source::{BufRead, Error};

/// Bytes that are kept of a tag's name, and of its class.
const NAME: usize = 64;
const CLASS: usize = 1024;
/// Bytes of a text that are told at once.
const TEXT: usize = 64 << 10;
/// The longest name of a character, with its signs.
const CHARACTER: usize = 16;

/// Characters by name, as apps and letters write them; all others are written as they are, or by number.
const CHARACTERS: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("bdquo", "„"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("copy", "©"),
    ("euro", "€"),
    ("ccedil", "ç"),
    ("Ccedil", "Ç"),
    ("ouml", "ö"),
    ("Ouml", "Ö"),
    ("uuml", "ü"),
    ("Uuml", "Ü"),
    ("shy", ""),
    ("zwnj", ""),
];

/// Elements whose text is no markup, and whether it is shown.
const RAW: &[(&[u8], bool)] = &[
    (b"title", true),
    (b"textarea", true),
    (b"script", false),
    (b"style", false),
    (b"iframe", false),
    (b"noscript", false),
    (b"noembed", false),
    (b"noframes", false),
];

/// What comes next in a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A tag that opens: its name in lower case, and its class.
    Start { name: &'a str, class: &'a str },
    /// A tag that closes.
    End(&'a str),
    /// Text, or a piece of one.
    Text(&'a str),
}

/// The tokens of a page in UTF-8.
pub(super) struct Tokens<'a> {
    reader: Box<dyn BufRead + 'a>,
    name: Vec<u8>,
    class: Vec<u8>,
    /// Text that was read and not told.
    raw: Vec<u8>,
    text: String,
    /// Within one of those elements.
    within: Option<(&'static [u8], bool)>,
}

/// What was read.
enum Read {
    Start,
    End,
    Text,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(reader: Box<dyn BufRead + 'a>) -> Self {
        Tokens {
            reader,
            name: Vec::new(),
            class: Vec::new(),
            raw: Vec::new(),
            text: String::new(),
            within: None,
        }
    }

    /// The next token; none at the page's end.
    pub(super) fn next(&mut self) -> Result<Option<Token<'_>>, Error> {
        let Some(read) = self.advance()? else {
            return Ok(None);
        };
        let name = core::str::from_utf8(&self.name).unwrap_or_default();
        Ok(Some(match read {
            Read::Start => Token::Start {
                name,
                class: core::str::from_utf8(&self.class).unwrap_or_default(),
            },
            Read::End => Token::End(name),
            Read::Text => Token::Text(&self.text),
        }))
    }

    fn advance(&mut self) -> Result<Option<Read>, Error> {
        loop {
            let ahead = self.reader.fill_buf()?;
            let Some(&first) = ahead.first() else {
                return Ok(self.told(true));
            };
            if first != b'<' {
                let text = ahead.iter().take(TEXT).take_while(|&&byte| byte != b'<').count();
                self.raw.extend_from_slice(ahead.get(..text).unwrap_or_default());
                self.reader.consume(text);
                if self.raw.len() >= TEXT
                    && let Some(read) = self.told(false)
                {
                    return Ok(Some(read));
                }
                continue;
            }
            if let Some(read) = self.told(true) {
                return Ok(Some(read));
            }
            self.reader.consume(1);
            if let Some(read) = self.tag()? {
                return Ok(Some(read));
            }
        }
    }

    /// What begins with the sign that was just read. None: something that is not told, or text.
    fn tag(&mut self) -> Result<Option<Read>, Error> {
        match self.peek()? {
            Some(b'/') => {
                self.reader.consume(1);
                if !self.is_name_next()? {
                    self.text_after(b"</");
                    return Ok(None);
                }
                self.read_name()?;
                if let Some((element, _)) = self.within {
                    if element != self.name.as_slice() {
                        let name = core::mem::take(&mut self.name);
                        self.text_after(b"</");
                        self.raw.extend_from_slice(&name);
                        self.name = name;
                        return Ok(None);
                    }
                    self.within = None;
                }
                self.rest_of_tag()?;
                Ok(Some(Read::End))
            }
            Some(b'!' | b'?') if self.within.is_none() => {
                self.comment()?;
                Ok(None)
            }
            _ if self.within.is_none() && self.is_name_next()? => {
                self.read_name()?;
                self.rest_of_tag()?;
                self.within = RAW.iter().find(|(name, _)| *name == self.name.as_slice()).copied();
                Ok(Some(Read::Start))
            }
            _ => {
                self.text_after(b"<");
                Ok(None)
            }
        }
    }

    fn text_after(&mut self, signs: &[u8]) {
        self.raw.extend_from_slice(signs);
    }

    fn peek(&mut self) -> Result<Option<u8>, Error> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    fn next_byte(&mut self) -> Result<Option<u8>, Error> {
        let byte = self.peek()?;
        self.reader.consume(usize::from(byte.is_some()));
        Ok(byte)
    }

    fn is_name_next(&mut self) -> Result<bool, Error> {
        Ok(self.peek()?.is_some_and(|byte| byte.is_ascii_alphabetic()))
    }

    fn read_name(&mut self) -> Result<(), Error> {
        self.name.clear();
        while let Some(byte) = self.peek()?
            && !byte.is_ascii_whitespace()
            && !matches!(byte, b'/' | b'>')
        {
            self.reader.consume(1);
            if self.name.len() < NAME {
                self.name.push(byte.to_ascii_lowercase());
            }
        }
        Ok(())
    }

    /// Attributes, up to the end of the tag.
    fn rest_of_tag(&mut self) -> Result<(), Error> {
        self.class.clear();
        let mut attribute = Vec::new();
        while let Some(byte) = self.next_byte()? {
            match byte {
                b'>' => break,
                b'=' => {
                    self.value(attribute == b"class")?;
                    attribute.clear();
                }
                b'/' => attribute.clear(),
                byte if byte.is_ascii_whitespace() => {
                    // White space may stand before the sign of equality.
                    let next = self.peek()?;
                    if next.is_some_and(|next| next != b'=' && !next.is_ascii_whitespace()) {
                        attribute.clear();
                    }
                }
                byte if attribute.len() < NAME => attribute.push(byte.to_ascii_lowercase()),
                _ => {}
            }
        }
        Ok(())
    }

    fn value(&mut self, is_class: bool) -> Result<(), Error> {
        while self.peek()?.is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.reader.consume(1);
        }
        let quote = self.peek()?.filter(|byte| matches!(byte, b'"' | b'\''));
        self.reader.consume(usize::from(quote.is_some()));
        while let Some(byte) = self.peek()? {
            let ends = match quote {
                Some(quote) => byte == quote,
                None => byte == b'>' || byte.is_ascii_whitespace(),
            };
            if ends {
                self.reader.consume(usize::from(quote.is_some()));
                break;
            }
            self.reader.consume(1);
            if is_class && self.class.len() < CLASS {
                self.class.push(byte);
            }
        }
        Ok(())
    }

    /// Past a comment, or another thing that is not for people.
    fn comment(&mut self) -> Result<(), Error> {
        let (mut dashes, mut length, mut is_comment) = (0, 0_usize, false);
        while let Some(byte) = self.next_byte()? {
            length += 1;
            if byte == b'>' && (!is_comment || dashes >= 2) {
                break;
            }
            dashes = if byte == b'-' { dashes + 1 } else { 0 };
            // "!--"
            is_comment |= length == 3 && dashes == 2;
        }
        Ok(())
    }

    /// Makes what was read of a text the one that is told; `all` of it, or as far as it can be told apart from what follows.
    fn told(&mut self, all: bool) -> Option<Read> {
        let end = if all { self.raw.len() } else { safe_end(&self.raw) };
        let is_shown = self.within.is_none_or(|(_, shown)| shown);
        self.text.clear();
        if is_shown {
            unescape(
                &String::from_utf8_lossy(self.raw.get(..end).unwrap_or_default()),
                &mut self.text,
            );
        }
        self.raw.drain(..end);
        (!self.text.is_empty()).then_some(Read::Text)
    }
}

/// Where a text can be cut: not within a character, and not within the name of one.
fn safe_end(text: &[u8]) -> usize {
    let near = text.len().saturating_sub(CHARACTER);
    let tail = text.get(near..).unwrap_or_default();
    let begun = tail.iter().rposition(|&byte| byte == b'&' || byte >= 0xC0);
    begun.map_or(text.len(), |at| near + at)
}

/// Writes a text with its characters in place of their names.
fn unescape(text: &str, into: &mut String) {
    let mut pieces = text.split('&');
    into.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.bytes().take(CHARACTER).position(|byte| byte == b';');
        let (name, rest) = match end.and_then(|end| Some((piece.get(..end)?, piece.get(end + 1..)?))) {
            Some(parts) => parts,
            None => ("", piece),
        };
        if let Some(number) = name.strip_prefix('#') {
            let hex = number.strip_prefix(['x', 'X']);
            let value = match hex {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            into.push(
                value
                    .ok()
                    .and_then(char::from_u32)
                    .unwrap_or(char::REPLACEMENT_CHARACTER),
            );
            into.push_str(rest);
        } else if let Some((_, character)) = CHARACTERS.iter().find(|(known, _)| *known == name && !name.is_empty()) {
            into.push_str(character);
            into.push_str(rest);
        } else {
            into.push('&');
            into.push_str(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};
    use std::io::BufReader;

    /// A tag as `+name.class` or `-name`, text as it is; text that follows text joined.
    fn read(page: &str, piece: usize) -> Vec<String> {
        let mut tokens = Tokens::new(Box::new(BufReader::with_capacity(piece, page.as_bytes())));
        let (mut all, mut was_text) = (Vec::<String>::new(), false);
        while let Some(token) = tokens.next().expect("memory can be read") {
            let is_text = matches!(token, Token::Text(_));
            let said = match token {
                Token::Start { name, class } => format!("+{name}.{class}"),
                Token::End(name) => format!("-{name}"),
                Token::Text(text) => text.into(),
            };
            match all.last_mut() {
                Some(last) if is_text && was_text => last.push_str(&said),
                _ => all.push(said),
            }
            was_text = is_text;
        }
        all
    }

    #[test]
    fn tags_and_text() {
        for (page, tokens) in [
            ("a<b>c</b>d", &["a", "+b.", "c", "-b", "d"][..]),
            ("<DIV Class=\"a b\" id=x>ə</DIV >", &["+div.a b", "ə", "-div"]),
            ("<p title='1 > 0' class=x>a", &["+p.x", "a"]),
            ("<p class = 'x'/>a<br/>b", &["+p.x", "a", "+br.", "b"]),
            ("<p data-class=x hidden class>a", &["+p.", "a"]),
            ("a < b <3 & c &amp; d", &["a < b <3 & c & d"]),
            (
                "&lt;b&gt; &#601;&#x259; &nbsp;&bogus; &amp",
                &["<b> əə \u{a0}&bogus; &amp"],
            ),
            ("&#1114112;&#xD800;", &["\u{fffd}\u{fffd}"]),
            ("a<!-- <b> -- > x -->b<!doctype html>c<?x?>d<!-->e", &["abcde"]),
            ("<script>if (a < b) '</b>'</script>a", &["+script.", "-script", "a"]),
            (
                "<title>a <b> &amp; c</title>d",
                &["+title.", "a <b> & c", "-title", "d"],
            ),
            ("<style>unclosed <p>b", &["+style."]),
            ("<p", &["+p."]),
            ("a</", &["a</"]),
            ("a<", &["a<"]),
            ("", &[]),
        ] {
            for piece in [1, 2, 3, 7, 1 << 16] {
                assert_eq!(read(page, piece), tokens, "{page} by {piece}");
            }
        }
    }

    #[test]
    fn what_is_long_comes_in_pieces_and_whole() {
        let text = "ə&amp;🌙 söz ".repeat(40_000);
        let joined = read(&text, 1 << 12).concat();
        assert_eq!(joined, "ə&🌙 söz ".repeat(40_000));
        let name = format!("<{} class={}>a", "x".repeat(100_000), "y".repeat(100_000));
        let tokens = read(&name, 1 << 12);
        assert!(tokens[0].len() < 1200 && tokens[1] == "a");
    }
}
