//! JSON as strict readers want it, out of what apps write: half surrogate pairs, bytes that are no UTF-8 and control
//! characters in strings become signs in their place. One of them would otherwise cost all that comes after it. The bytes
//! stay as many as they were, so places hold.

use super::super::source::{Read, Result};

/// Bytes that may have to be looked at together: two `\uXXXX`.
const PAIR: usize = 12;
const PIECE: usize = 64 << 10;

/// Reads JSON and mends it.
pub(in crate::messages) struct Mended<R> {
    inner: R,
    buffer: Vec<u8>,
    /// Of the buffer, what was handed on, and what was mended.
    given: usize,
    ready: usize,
    /// Of the buffer, what is filled.
    filled: usize,
    end: bool,
    in_string: bool,
}

impl<R: Read> Mended<R> {
    pub(in crate::messages) fn new(inner: R) -> Self {
        Mended {
            inner,
            buffer: vec![0; PIECE],
            given: 0,
            ready: 0,
            filled: 0,
            end: false,
            in_string: false,
        }
    }

    fn fill(&mut self) -> Result<()> {
        self.buffer.copy_within(self.ready..self.filled, 0);
        self.filled -= self.ready;
        (self.given, self.ready) = (0, 0);
        while self.filled < PAIR && !self.end {
            let read = self.inner.read(&mut self.buffer[self.filled..])?;
            self.end = read == 0;
            self.filled += read;
        }
        self.mend();
        Ok(())
    }

    /// Mends as far as can be told without more bytes.
    fn mend(&mut self) {
        let (bytes, filled) = (&mut self.buffer[..self.filled], self.filled);
        let mut at = 0;
        while at < filled && (self.end || filled - at >= PAIR) {
            let rest = &mut bytes[at..];
            at += match rest[0] {
                b'"' => {
                    self.in_string = !self.in_string;
                    1
                }
                b'\\' if self.in_string => escape(rest),
                byte if byte < 0x20 => {
                    if self.in_string {
                        rest[0] = b' ';
                    }
                    1
                }
                byte if byte < 0x80 => 1,
                _ => character(rest),
            };
        }
        self.ready = at;
    }
}

/// The length of the escape that begins here, a pair of surrogates as one; half a pair is mended.
fn escape(bytes: &mut [u8]) -> usize {
    let Some(unit) = unit(bytes) else {
        return bytes.len().min(2);
    };
    match unit {
        0xD800..0xDC00
            if bytes
                .get(6..)
                .and_then(self::unit)
                .is_some_and(|low| (0xDC00..0xE000).contains(&low)) =>
        {
            PAIR
        }
        0xD800..0xE000 => {
            bytes[2..6].copy_from_slice(b"fffd");
            6
        }
        _ => 6,
    }
}

/// What a `\uXXXX` says.
fn unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    u16::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()
}

/// The length of the character that begins here; a byte that begins none is mended.
fn character(bytes: &mut [u8]) -> usize {
    let length = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    match bytes.get(..length) {
        Some(whole) if length > 1 && core::str::from_utf8(whole).is_ok() => length,
        _ => {
            bytes[0] = b'?';
            1
        }
    }
}

impl<R: Read> Read for Mended<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.given == self.ready && !(self.end && self.filled == self.ready) {
            self.fill()?;
        }
        let length = into.len().min(self.ready - self.given);
        into[..length].copy_from_slice(&self.buffer[self.given..self.given + length]);
        self.given += length;
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mended, Read};

    /// Gives one byte at a time: every edge falls into every place.
    struct Dropwise<'a>(&'a [u8]);

    impl Read for Dropwise<'_> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let length = self.0.len().min(into.len()).min(1);
            into[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn what_strict_readers_refuse_becomes_signs_in_its_place() {
        for (bytes, mended) in [
            (&br#"{"a": "\u0259 \\ \" b"}"#[..], &br#"{"a": "\u0259 \\ \" b"}"#[..]),
            (br#""\ud83d\ude42""#, br#""\ud83d\ude42""#),
            (br#""\ud83d""#, br#""\ufffd""#),
            (
                br#""\ud83dx\ude42\ud83d\ud83d\ude42""#,
                br#""\ufffdx\ufffd\ufffd\ud83d\ude42""#,
            ),
            (b"\"a\nb\x01c\"\n", b"\"a b c\"\n"),
            (
                b"\"\xc9\x99\xff\xc9\xe2\x82\"\xe2\x82\xac",
                b"\"\xc9\x99????\"\xe2\x82\xac",
            ),
            (b"\"\\", b"\"\\"),
            (b"\"\\ud8", b"\"\\ud8"),
            (b"", b""),
        ] {
            for mut mended_bytes in [
                Box::new(Mended::new(bytes)) as Box<dyn Read>,
                Box::new(Mended::new(Dropwise(bytes))),
            ] {
                let mut read = Vec::new();
                mended_bytes.read_to_end(&mut read).expect("memory can be read");
                assert_eq!(String::from_utf8_lossy(&read), String::from_utf8_lossy(mended));
            }
        }
    }

    #[test]
    fn long_files_come_through_whole() {
        let text = format!("[{}]", "\"\\u0259 ə 🌙 \\n\", ".repeat(20_000));
        let mut read = String::new();
        Mended::new(text.as_bytes())
            .read_to_string(&mut read)
            .expect("memory can be read");
        assert_eq!(read, text);
    }
}
