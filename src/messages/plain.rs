//! A text without any form: a diary, notes, a chat that was copied by hand. Where empty lines part it, each part is a message;
//! else each line is.

use super::json::Lazy;
use super::lines::Lines;
use super::source::Opens;
use super::{Chat, Fault, Platform, Teller, path};

/// Bytes of a part: longer ones are told in pieces, at the ends of lines.
const PART: usize = 16 << 10;

/// Reads the file. `head`: its beginning.
pub(super) fn read(file: &dyn Opens, head: &str, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let path = file.path();
    let mut chat = Lazy::new(
        path,
        Chat {
            name: path::stem(path).into(),
            platform: Platform::Text,
            peer: None,
            open: false,
        },
    );
    let mut parts = Parts {
        in_lines: !has_empty_lines(head),
        part: String::new(),
    };
    let mut lines = Lines::open(file)?;
    loop {
        match lines.next() {
            Ok(Some(line)) => parts.line(line, &mut |part| chat.message(teller, "", part)),
            Ok(None) => break,
            Err(fault) => {
                parts.end(&mut |part| chat.message(teller, "", part));
                return Err(fault);
            }
        }
    }
    parts.end(&mut |part| chat.message(teller, "", part));
    Ok(())
}

/// The parts of a text that is held whole.
pub(super) fn parts(text: &str, tell: &mut dyn FnMut(&str)) {
    let mut parts = Parts {
        in_lines: !has_empty_lines(text),
        part: String::new(),
    };
    text.lines().for_each(|line| parts.line(line, tell));
    parts.end(tell);
}

fn has_empty_lines(text: &str) -> bool {
    let mut lines = text.trim().lines().map(str::trim);
    lines.any(str::is_empty)
}

struct Parts {
    in_lines: bool,
    part: String,
}

impl Parts {
    fn line(&mut self, line: &str, tell: &mut dyn FnMut(&str)) {
        if self.in_lines || line.trim().is_empty() || self.part.len() + line.len() > PART {
            self.end(tell);
        }
        self.part.push_str(line);
        self.part.push('\n');
    }

    fn end(&mut self, tell: &mut dyn FnMut(&str)) {
        if !self.part.trim().is_empty() {
            tell(&self.part);
        }
        self.part.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_are_between_empty_lines_or_lines() {
        let of = |text: &str| {
            let mut told = Vec::new();
            parts(text, &mut |part| told.push(part.trim().to_owned()));
            told
        };
        assert_eq!(of("a\nb\n\n \nc\r\nd"), ["a\nb", "c\nd"]);
        assert_eq!(of("a\nb\nc"), ["a", "b", "c"]);
        assert_eq!(of("\n\na\nb\n\n"), ["a", "b"]);
        assert!(of(" \n").is_empty());
        let long = format!("{}\n\nend", "word word\n".repeat(10_000));
        assert!(of(&long).iter().all(|part| part.len() <= 16 << 10) && of(&long).len() > 5);
    }
}
