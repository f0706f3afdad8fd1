//! Names of files and of chats: what stands in a path, in which order files are read, how much of a name is kept.

use std::borrow::Cow;

/// Characters of a name that are kept: longer ones than any app allows.
const NAME: usize = 120;

/// What a path is sorted by: numbers in it as numbers, so that `messages2.html` comes before `messages10.html`, and
/// `messages.html` before both.
pub(super) fn order(path: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    // The ending says nothing about the order, and `.` is sorted after digits by nobody.
    let path = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let mut rest = path;
    while !rest.is_empty() {
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(letters);
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at(digits);
        parts.push((word.to_lowercase(), number.parse().unwrap_or(0)));
        rest = after;
    }
    parts
}

/// The folder of a path, without a `/` at its end; empty if there is none.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A file's own name.
pub(super) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file's own name without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = name(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Its ending in lower case, or nothing.
pub(super) fn ending(path: &str) -> String {
    name(path)
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase())
        .unwrap_or_default()
}

/// The beginning of a name that is too long.
pub(super) fn cut(name: &str) -> &str {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => name.get(..end).unwrap_or(name),
        None => name,
    }
}

/// White space, and signs that only say in which direction to read.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_mark(c)
}

/// Signs that apps put around names and texts and nobody sees.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A name as one line without signs that nobody sees.
pub(super) fn line(name: &str) -> Cow<'_, str> {
    let trimmed = name.trim_matches(is_blank);
    if trimmed.contains(|c: char| is_mark(c) || c.is_control()) {
        trimmed
            .chars()
            .filter(|&c| !is_mark(c))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect()
    } else {
        trimmed.into()
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, ending, folder, line, name, order, stem};

    #[test]
    fn parts_of_a_path() {
        for (path, parts) in [
            ("a/b/result.JSON", ("a/b", "result.JSON", "result", "json")),
            ("_chat.txt", ("", "_chat.txt", "_chat", "txt")),
            (".mbox", ("", ".mbox", ".mbox", "mbox")),
            ("a/b", ("a", "b", "b", "")),
            ("", ("", "", "", "")),
        ] {
            assert_eq!((folder(path), name(path), stem(path), ending(path).as_str()), parts);
        }
    }

    #[test]
    fn files_of_a_folder_are_read_in_the_order_of_their_numbers() {
        let mut paths = [
            "b/messages10.html",
            "b/messages2.html",
            "b/messages.html",
            "a/messages3.html",
        ];
        paths.sort_by_key(|path| order(path));
        assert_eq!(
            paths,
            [
                "a/messages3.html",
                "b/messages.html",
                "b/messages2.html",
                "b/messages10.html"
            ]
        );
    }

    #[test]
    fn names_are_one_short_line() {
        assert_eq!(line("\u{200e}~\u{202f}Aysel\nQ\u{202c} "), "~\u{202f}Aysel Q");
        assert_eq!(line("Aysel"), "Aysel");
        assert_eq!(cut(&"ə".repeat(500)).chars().count(), 120);
    }
}
