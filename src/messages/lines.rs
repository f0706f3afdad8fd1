//! A text file line by line, in whatever it is written: UTF-8, UTF-16 with its mark, or one of the old tables of 256 signs
//! that are in use where this product is: Cyrillic or Turkish Windows.

use mail_parser::decoders::charsets::DecoderFnc;
use mail_parser::decoders::charsets::map::charset_decoder;

use super::Fault;
use super::source::{BufRead, BufReader, Opens, Read, Result as Io, fault};

/// A line that is longer comes in pieces.
const LINE: u64 = 64 << 10;

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    /// Whether the higher byte comes first.
    Utf16 {
        big: bool,
    },
    Table(DecoderFnc),
}

/// A file in UTF-8, whatever it is written in.
pub(super) fn utf8<'a>(file: &'a dyn Opens) -> Result<Box<dyn BufRead + 'a>, Fault> {
    let mut reader = file.open()?;
    let sample = reader.fill_buf().map_err(|error| fault(&error))?;
    let (encoding, mark) = guess(sample);
    reader.consume(mark);
    Ok(match encoding {
        Encoding::Utf8 => reader,
        other => Box::new(BufReader::new(Decoded {
            inner: reader,
            encoding: other,
            rest: Vec::new(),
            text: Vec::new(),
            given: 0,
        })),
    })
}

/// The lines of a file.
pub(super) struct Lines<'a> {
    reader: Box<dyn BufRead + 'a>,
    raw: Vec<u8>,
    line: String,
}

impl<'a> Lines<'a> {
    pub(super) fn open(file: &'a dyn Opens) -> Result<Lines<'a>, Fault> {
        Ok(Lines {
            reader: utf8(file)?,
            raw: Vec::new(),
            line: String::new(),
        })
    }

    /// The next line without its end; bytes that say nothing are signs of their own.
    pub(super) fn next(&mut self) -> Result<Option<&str>, Fault> {
        self.raw.clear();
        let read = self
            .reader
            .by_ref()
            .take(LINE)
            .read_until(b'\n', &mut self.raw)
            .map_err(|error| fault(&error))?;
        if read == 0 {
            return Ok(None);
        }
        let line = self.raw.strip_suffix(b"\n").unwrap_or(&self.raw);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.line.clear();
        for chunk in line.utf8_chunks() {
            self.line.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                self.line.push(char::REPLACEMENT_CHARACTER);
            }
        }
        Ok(Some(&self.line))
    }
}

/// The beginning of a text as it reads, for telling what it is.
pub(super) fn head(bytes: &[u8]) -> String {
    let (encoding, mark) = guess(bytes);
    let bytes = bytes.get(mark..).unwrap_or_default();
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Encoding::Utf16 { big } => {
            let (mut rest, mut text) = (bytes.to_vec(), Vec::new());
            utf16(&mut rest, big, &mut text);
            String::from_utf8_lossy(&text).into_owned()
        }
        Encoding::Table(decode) => decode(bytes),
    }
}

/// Whether these bytes are no text of any kind.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    match guess(bytes).0 {
        Encoding::Utf16 { .. } => false,
        _ => {
            let odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31);
            bytes.contains(&0) || bytes.iter().filter(odd).count() * 100 > bytes.len()
        }
    }
}

/// The encoding, and how many bytes say it.
fn guess(sample: &[u8]) -> (Encoding, usize) {
    match sample {
        [0xEF, 0xBB, 0xBF, ..] => return (Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => return (Encoding::Utf16 { big: false }, 2),
        [0xFE, 0xFF, ..] => return (Encoding::Utf16 { big: true }, 2),
        _ => {}
    }
    // A piece may end within a character; a few wrong bytes in much that is right is a damaged file of UTF-8.
    let (mut right, mut wrong) = (0, 0);
    for chunk in sample.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    if wrong <= 1 + right / 8 && (right > 0 || wrong == 0) {
        return (Encoding::Utf8, 0);
    }
    // Words of Cyrillic are bytes above 0xC0 beside one another; in Turkish such letters stand alone among others.
    let is_high = |byte: &u8| *byte >= 0xC0;
    let high = sample.iter().filter(|byte| is_high(byte)).count();
    let beside = sample.windows(2).filter(|pair| pair.iter().all(is_high)).count();
    let name: &[u8] = if beside * 2 > high {
        b"windows-1251"
    } else {
        b"windows-1254"
    };
    match charset_decoder(name) {
        Some(decode) => (Encoding::Table(decode), 0),
        None => (Encoding::Utf8, 0),
    }
}

/// Reads another encoding as UTF-8.
struct Decoded<R> {
    inner: R,
    encoding: Encoding,
    /// Bytes that are part of a character.
    rest: Vec<u8>,
    text: Vec<u8>,
    given: usize,
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> Io<usize> {
        while self.given == self.text.len() {
            self.text.clear();
            self.given = 0;
            let piece = self.inner.fill_buf()?;
            if piece.is_empty() {
                return Ok(0);
            }
            let length = piece.len();
            match self.encoding {
                Encoding::Utf16 { big } => {
                    self.rest.extend_from_slice(piece);
                    utf16(&mut self.rest, big, &mut self.text);
                }
                Encoding::Table(decode) => self.text.extend_from_slice(decode(piece).as_bytes()),
                Encoding::Utf8 => self.text.extend_from_slice(piece),
            }
            self.inner.consume(length);
        }
        let length = into.len().min(self.text.len() - self.given);
        into[..length].copy_from_slice(&self.text[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

/// Moves what is whole characters from `bytes` to `text`.
fn utf16(bytes: &mut Vec<u8>, big: bool, text: &mut Vec<u8>) {
    let mut units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| match big {
            true => u16::from_be_bytes([pair[0], pair[1]]),
            false => u16::from_le_bytes([pair[0], pair[1]]),
        })
        .collect();
    // The first half of a pair waits for the second.
    if units.last().is_some_and(|last| (0xD800..0xDC00).contains(last)) && units.len() > 1 {
        units.pop();
    }
    let mut sign = [0; 4];
    for c in char::decode_utf16(units.iter().copied()) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.extend_from_slice(c.encode_utf8(&mut sign).as_bytes());
    }
    bytes.drain(..units.len() * 2);
}

#[cfg(test)]
mod tests {
    use super::{head, is_binary};

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn what_a_text_is_written_in() {
        let text = "Sabah görüşərik 🌙\r\nДа";
        assert_eq!(head(text.as_bytes()), text);
        assert_eq!(head(format!("\u{feff}{text}").as_bytes()), text);
        assert_eq!(head(&utf16(&format!("\u{feff}{text}"), u16::to_le_bytes)), text);
        assert_eq!(head(&utf16(&format!("\u{feff}{text}"), u16::to_be_bytes)), text);
        // "Привет, мама" and "Görüşürüz yarın" as Windows wrote them.
        assert_eq!(head(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe0\xec\xe0"), "Привет, мама");
        assert_eq!(
            head(b"G\xf6r\xfc\xfe\xfcr\xfcz yar\xfdn, \xe7ay?"),
            "Görüşürüz yarın, çay?"
        );
        // Cut within a character, and with one wrong byte: still UTF-8.
        let mut damaged = "ə".repeat(20).into_bytes();
        damaged.extend_from_slice(b"\xff \xc9");
        assert_eq!(head(&damaged), format!("{}\u{fffd} \u{fffd}", "ə".repeat(20)));
        assert_eq!(head(b""), "");
    }

    #[test]
    fn other_files_are_no_text() {
        for bytes in [
            &b"\x89PNG\r\n\x1a\n\0\0"[..],
            b"\xff\xd8\xff\xe0\0\x10JFIF",
            b"\x01\x02\x03\x04abc",
        ] {
            assert!(is_binary(bytes), "{bytes:?}");
        }
        for bytes in [&b"abc"[..], b"", b"\xff\xfea\0", "ə\tя\n".as_bytes(), b"\xcf\xf0\xe8"] {
            assert!(!is_binary(bytes), "{bytes:?}");
        }
    }
}
