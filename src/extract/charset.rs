//! Which character encoding a file is in: what its byte order mark says, else UTF-8 if it is that, else what the page says,
//! else what it looks like.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How far into a page its encoding is looked for. The standard says 1,024 bytes; saved pages put a comment before it.
const HEAD: usize = 4096;
/// How much is looked at to tell text from other files.
const SAMPLE: usize = 8192;

/// The text; `None` if the bytes are no text. Without a mark, UTF-8 stays byte for byte.
pub(super) fn decode(bytes: &[u8], html: bool) -> Option<Cow<'_, str>> {
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding != UTF_8 => {
            return Some(encoding.decode_without_bom_handling(&bytes[length..]).0);
        }
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.contains(&0) || sample.starts_with(b"%PDF-") || sample.starts_with(b"PK\x03\x04") {
        return None;
    }
    // Bytes that are UTF-8 and not ASCII are hardly ever anything else: saved pages often still say what they were in before.
    let utf8 = core::str::from_utf8(bytes);
    if let Ok(text) = utf8
        && !text.is_ascii()
    {
        return Some(Cow::Borrowed(text));
    }
    if let Some(encoding) = html.then(|| declared(&bytes[..bytes.len().min(HEAD)])).flatten() {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    match utf8 {
        Ok(text) => Some(Cow::Borrowed(text)),
        // Cut inside a character, or a stray byte or two: still UTF-8.
        Err(error) if error.valid_up_to() >= sample.len().saturating_sub(3) && !sample.is_ascii() => {
            Some(String::from_utf8_lossy(bytes))
        }
        Err(_) => Some(guessed(bytes).decode_without_bom_handling(bytes).0),
    }
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, chardetng::Utf8Detection::Allow)
}

/// What a `<meta>` in the head says, by the rules that browsers follow.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let mut rest = head.as_slice();
    loop {
        let meta = find(rest, b"<meta")?;
        let tag = &rest[meta + 5..];
        let end = tag.iter().position(|&byte| byte == b'>').unwrap_or(tag.len());
        if let Some(encoding) = label(&tag[..end]).and_then(Encoding::for_label) {
            return Some(match encoding {
                // The page was read as bytes up to here, so it can't be in one of these.
                _ if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
                _ if encoding.name() == "x-user-defined" => WINDOWS_1252,
                _ => encoding,
            });
        }
        rest = &tag[end..];
    }
}

fn label(tag: &[u8]) -> Option<&[u8]> {
    let value = tag[find(tag, b"charset")? + 7..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| b"\"'; \t\r\n/".contains(byte))
        .unwrap_or(value.len());
    Some(&value[..end])
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn a_mark_outweighs_everything() {
        let utf16: Vec<u8> = "\u{feff}Aysel Ə".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, false).as_deref(), Some("Aysel Ə"));
        let utf16: Vec<u8> = "\u{feff}Aysel Ə".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&utf16, true).as_deref(), Some("Aysel Ə"));
        // Kept: in plain text, offsets are those of the file.
        assert_eq!(decode("\u{feff}Ə".as_bytes(), false).as_deref(), Some("\u{feff}Ə"));
    }

    #[test]
    fn a_page_says_its_encoding() {
        let cyrillic = b"\xcf\xf0\xe8\xe2\xe5\xf2";
        for meta in [
            "<meta charset=windows-1251>",
            "<META HTTP-EQUIV='Content-Type' content='text/html; charset=cp1251'>",
            "<meta name=x><meta charset = \"windows-1251\" />",
        ] {
            let page = [meta.as_bytes(), cyrillic].concat();
            assert_eq!(decode(&page, true).as_deref(), Some(format!("{meta}Привет").as_str()));
        }
        // A script's charset is not the page's.
        let page = "<script charset=windows-1251></script>Привет";
        assert_eq!(decode(page.as_bytes(), true).as_deref(), Some(page));
        // Nor does a page say the truth that was saved as UTF-8 without changing its head.
        let page = "<meta charset=windows-1251>Привет";
        assert_eq!(decode(page.as_bytes(), true).as_deref(), Some(page));
        let page = "<meta charset=utf-16>Привет";
        assert_eq!(decode(page.as_bytes(), true).as_deref(), Some(page));
    }

    #[test]
    fn what_says_nothing_is_utf8_or_guessed() {
        assert_eq!(decode("Salam, Ə".as_bytes(), false).as_deref(), Some("Salam, Ə"));
        let russian = b"\xcd\xe5 \xe7\xe2\xee\xed\xe8\xf2\xe5 \xec\xed\xe5 \xe1\xee\xeb\xfc\xf8\xe5, \xff \xf1\xe0\xec\xe0 \xef\xe5\xf0\xe5\xe7\xe2\xee\xed\xfe \xe2\xe5\xf7\xe5\xf0\xee\xec";
        assert_eq!(
            decode(russian, false).as_deref(),
            Some("Не звоните мне больше, я сама перезвоню вечером")
        );
        let mut cut = "Ə".repeat(20).into_bytes();
        cut.pop();
        assert_eq!(
            decode(&cut, false).as_deref(),
            Some(format!("{}\u{fffd}", "Ə".repeat(19)).as_str())
        );
    }

    #[test]
    fn other_files_are_no_text() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0"[..], b"%PDF-1.7\nx", b"PK\x03\x04x"] {
            assert_eq!(decode(bytes, false), None);
        }
        assert_eq!(decode(b"", false).as_deref(), Some(""));
    }
}
