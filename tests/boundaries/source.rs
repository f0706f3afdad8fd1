//! The sources as the rules read them: every file of ours, its code without comments, its words.

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    /// The text with comments blanked, line by line, and without the tests at the bottom of a Rust file.
    pub(crate) fn code(&self) -> String {
        let mut out = String::new();
        let mut in_block = false;
        if self.path.starts_with("src/") && self.path.ends_with("/tests.rs") {
            return out;
        }
        for line in self.text.lines() {
            if rust(&self.path) && self.path.starts_with("src/") && line.starts_with("#[cfg(test)]") {
                break;
            }
            out.push_str(&without_comments(line, &mut in_block));
            out.push('\n');
        }
        out
    }
}

/// A line without `//` and `/* */` comments. A `//` in a string (an address) stays.
pub(crate) fn without_comments(line: &str, in_block: &mut bool) -> String {
    let mut out = String::new();
    let mut rest = line;
    let mut quote = None;
    while let Some(c) = rest.chars().next() {
        if *in_block {
            let Some(end) = rest.find("*/") else { break };
            *in_block = false;
            rest = &rest[end + 2..];
            continue;
        }
        if quote.is_none() && rest.starts_with("//") {
            break;
        }
        if quote.is_none() && rest.starts_with("/*") {
            *in_block = true;
            rest = &rest[2..];
            continue;
        }
        match quote {
            Some(open) if c == open => quote = None,
            // A Rust lifetime opens no string: only double quotes and TypeScript's count, and both end on their line.
            None if c == '"' || c == '`' || (c == '\'' && rest[1..].contains('\'')) => quote = Some(c),
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

pub(crate) fn extension(path: &str) -> bool {
    path.starts_with("extension/")
}

pub(crate) fn content(path: &str) -> bool {
    path.starts_with("extension/content/")
}

pub(crate) fn typescript(path: &str) -> bool {
    path.ends_with(".ts") || path.ends_with(".tsx")
}

pub(crate) fn rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// Whether `name` stands in the line as a word of its own.
pub(crate) fn word(line: &str, name: &str) -> bool {
    let edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$');
    line.match_indices(name)
        .any(|(at, _)| edge(line[..at].chars().next_back()) && edge(line[at + name.len()..].chars().next()))
}

/// What a line imports or re-exports from, if it does.
pub(crate) fn imported(line: &str) -> Option<&str> {
    let at = line
        .find(" from '")
        .map(|at| at + 7)
        .or_else(|| line.find("import '").map(|at| at + 8))
        .or_else(|| line.find("import('").map(|at| at + 8))?;
    line[at..].split('\'').next()
}

/// The arguments of a call, from behind its opening bracket to the closing one.
pub(crate) fn arguments(text: &str) -> &str {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

pub(crate) fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every source file of ours, sorted.
pub(crate) fn sources() -> Vec<Source> {
    const READ: &[&str] = &["rs", "ts", "tsx", "mjs", "html", "css", "sh", "toml"];
    const LEFT_OUT: &[&str] = &[
        "target",
        "dist",
        "node_modules",
        ".git",
        "tests/pages",
        "tests/fuzz/target",
    ];
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(top().join(&folder)).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let entry = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            let path = folder.join(entry.file_name());
            let name = path.to_string_lossy().replace('\\', "/");
            if LEFT_OUT.contains(&name.as_str()) {
                continue;
            }
            if entry.path().is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| READ.iter().any(|read| extension == *read))
            {
                found.push(Source {
                    text: read(&name),
                    path: name,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 10, "the sources are not where this test looks");
    found
}
