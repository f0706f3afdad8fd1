//! Runs the cases in `tests/cases/*.md`: what must be found and what must not, in prose and carets.
//!
//! A file is Markdown. Three kinds of fenced blocks mean something, the rest is prose:
//!
//! - `watch`: the watchlist from here to the next `watch`; each line `kind: value`, with `| alias` for other spellings and
//!   `kind rare: value` for a rare one.
//! - `chat`: the messages of a chat that is protected from here to the next `watch`, beside the chats before; each line is a
//!   message.
//! - `text`: a text, and under each of its lines one line of carets for each finding, with kind and severity:
//!   `^^^^ phone warn`. The severity may be left out. A finding that goes on in a later line has carets and `+` there.
//!   **A text without carets must yield nothing.** A block is one haystack; its lines are joined with line ends.
//! - `understood`: how a value is understood, each line `kind: value -> normal form` or `kind: value -> TooShort`.
//!
//! Signs that can't be seen are written `\u{200b}`, so that a reader sees them and carets line up. Carets line up by what a
//! terminal shows: a mark that sits on another character takes no column, an emoji, an ideograph and a full-width letter two.
//!
//! `UPDATE_CASES=1 cargo test --test cases` writes what is found into the files; read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use nightjar::finding::Finding;
use nightjar::indicator::{Indicator, Kind};
use nightjar::passage::Fingerprints;
use nightjar::watchlist::Watchlist;

/// One line of a text block: as written, as meant, and the column of each byte of what is meant.
struct Line {
    text: String,
    columns: Vec<usize>,
    width: usize,
}

fn columns(letter: char) -> usize {
    match letter {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{200b}'..='\u{200f}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' => 2,
        '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' => 2,
        _ => 1,
    }
}

fn read_line(written: &str) -> Line {
    let mut line = Line {
        text: String::new(),
        columns: Vec::new(),
        width: 0,
    };
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let escape = rest
            .strip_prefix("\\u{")
            .and_then(|tail| tail.split_once('}'))
            .and_then(|(hex, _)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, hex.len() + 4)));
        let (letter, length, width) = match escape {
            Some((letter, length)) => (letter, length, length),
            None => (first, first.len_utf8(), columns(first)),
        };
        line.text.push(letter);
        line.columns.resize(line.text.len(), line.width);
        line.width += width;
        rest = &rest[length..];
    }
    line.columns.push(line.width);
    line
}

fn is_carets(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('^') && line.trim_start_matches('^').starts_with(' ')
}

/// One line of carets for the part of a finding that lies in a line.
fn carets(line: &Line, start: usize, end: usize, words: &str) -> String {
    let (first, past) = (line.columns[start], line.columns[end].max(line.columns[start] + 1));
    format!("{}{} {words}", " ".repeat(first), "^".repeat(past - first))
}

/// The block as it should be: its lines, and under each what is found there.
fn mark(written: &[&str], findings: &[Finding]) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    for source in written {
        let line = read_line(source);
        let end = start + line.text.len();
        out.push((*source).to_owned());
        for finding in findings {
            let (from, to) = (finding.span.start.max(start), finding.span.end.min(end));
            if from < to {
                let words = if finding.span.start >= start {
                    format!("{} {}", finding.kind.as_str(), finding.severity.as_str())
                } else {
                    "+".to_owned()
                };
                out.push(carets(&line, from - start, to - start, &words));
            }
        }
        start = end + 1;
    }
    out
}

/// Whether what was expected is what is there: a severity that was not written is not asked for.
fn agrees(expected: &str, there: &str) -> bool {
    expected == there
        || (is_carets(expected) && is_carets(there) && there.rsplit_once(' ').is_some_and(|(head, _)| head == expected))
}

fn watched(lines: &[&str], place: &str) -> Watchlist {
    let mut watchlist = Watchlist::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        let (kind, value) = line
            .split_once(": ")
            .unwrap_or_else(|| panic!("{place}: `{line}` is not `kind: value`"));
        let (kind, rare) = kind.strip_suffix(" rare").map_or((kind, false), |kind| (kind, true));
        let kind = Kind::from_name(kind).unwrap_or_else(|| panic!("{place}: no kind `{kind}`"));
        let mut parts = value.split(" | ").map(|part| read_line(part.trim()).text);
        let value = parts.next().unwrap_or_default();
        let aliases: Vec<String> = parts.collect();
        let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
        watchlist.add(
            Indicator::parse(kind, &value, &aliases, rare)
                .unwrap_or_else(|error| panic!("{place}: `{line}` is refused: {error}")),
        );
    }
    watchlist
}

fn understood(line: &str) -> String {
    let Some((left, _)) = line.split_once(" -> ") else {
        return line.to_owned();
    };
    let Some((kind, value)) = left.split_once(": ") else {
        return line.to_owned();
    };
    let Some(kind) = Kind::from_name(kind) else {
        return line.to_owned();
    };
    match Indicator::parse(kind, &read_line(value).text, &[], false) {
        Ok(indicator) => format!("{left} -> {}", indicator.normal()),
        Err(error) => format!("{left} -> {}", error.as_str()),
    }
}

/// The document as it should be, and how many cases it holds: all, and those that expect nothing.
fn run(document: &str, path: &str) -> (String, usize, usize) {
    let mut out = String::new();
    let (mut cases, mut silent) = (0, 0);
    let mut watchlist = Watchlist::new();
    let mut lines = document.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        writeln!(out, "{line}").unwrap();
        let Some(block) = line.strip_prefix("```").filter(|block| !block.is_empty()) else {
            continue;
        };
        let place = format!("{path}:{}", number + 1);
        let body: Vec<&str> = lines
            .by_ref()
            .map(|(_, line)| line)
            .take_while(|line| *line != "```")
            .collect();
        let result: Vec<String> = match block {
            "watch" => {
                watchlist = watched(&body, &place);
                body.iter().map(|line| (*line).to_owned()).collect()
            }
            "chat" => {
                let mut chat = Fingerprints::new();
                body.iter().for_each(|line| chat.push(&read_line(line).text));
                watchlist.protect(chat);
                body.iter().map(|line| (*line).to_owned()).collect()
            }
            "text" => {
                let written: Vec<&str> = body.iter().copied().filter(|line| !is_carets(line)).collect();
                let haystack = written
                    .iter()
                    .map(|line| read_line(line).text)
                    .collect::<Vec<_>>()
                    .join("\n");
                let findings = watchlist.compile().unwrap().scan("", &haystack);
                cases += 1;
                silent += usize::from(findings.is_empty());
                let there = mark(&written, &findings);
                if there.len() == body.len() && there.iter().zip(&body).all(|(there, expected)| agrees(expected, there))
                {
                    body.iter().map(|line| (*line).to_owned()).collect()
                } else {
                    there
                }
            }
            "understood" => {
                cases += body.len();
                body.iter().map(|line| understood(line)).collect()
            }
            _ => body.iter().map(|line| (*line).to_owned()).collect(),
        };
        for line in result {
            writeln!(out, "{line}").unwrap();
        }
        writeln!(out, "```").unwrap();
    }
    (out, cases, silent)
}

/// The lines in which two documents differ, as in `diff`.
fn difference(expected: &str, there: &str, path: &str) -> String {
    let (expected, there): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), there.lines().collect());
    let mut out = String::new();
    let (mut a, mut b) = (0, 0);
    while a < expected.len() || b < there.len() {
        if expected.get(a) == there.get(b) {
            a += 1;
            b += 1;
            continue;
        }
        // The nearest line that both hold again.
        let again = (0..40)
            .flat_map(|sum| (0..=sum).map(move |left| (left, sum - left)))
            .find(|(left, right)| {
                expected
                    .get(a + left)
                    .is_some_and(|line| !line.is_empty() && Some(line) == there.get(b + right))
            });
        let (left, right) = again.unwrap_or((expected.len() - a, there.len() - b));
        writeln!(out, "{path}:{}", a + 1).unwrap();
        if let Some(line) = a.checked_sub(1).and_then(|before| expected.get(before)) {
            writeln!(out, "  {line}").unwrap();
        }
        expected[a..a + left]
            .iter()
            .for_each(|line| writeln!(out, "- {line}").unwrap());
        there[b..b + right]
            .iter()
            .for_each(|line| writeln!(out, "+ {line}").unwrap());
        a += left;
        b += right;
    }
    out
}

fn files() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn the_index_names_every_file_and_each_says_its_rule_first() {
    let index = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/README.md");
    let index = fs::read_to_string(index).unwrap();
    let mut watched = String::new();
    for path in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            name == "README.md" || index.contains(&format!("]({name})")),
            "{name} is not in the index, tests/cases/README.md"
        );
        let document = fs::read_to_string(&path).unwrap();
        let rule = document.lines().nth(2).unwrap_or_default();
        assert!(
            rule.starts_with(char::is_uppercase),
            "{name}: its rule in plain words belongs below its title"
        );
        watched.push_str(&document);
    }
    for kind in Kind::ALL {
        let line = format!("\n{}: ", kind.as_str());
        assert!(watched.contains(&line), "no case is about a {}", kind.as_str());
    }
}

#[test]
fn every_case_is_as_written() {
    let paths = files();
    let mut wrong = String::new();
    let (mut cases, mut silent) = (0, 0);
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let document = fs::read_to_string(path).unwrap();
        let (there, all, none) = run(&document, &name);
        cases += all;
        silent += none;
        if there != document {
            if std::env::var_os("UPDATE_CASES").is_some() {
                fs::write(path, there).unwrap();
            } else {
                wrong.push_str(&difference(&document, &there, &name));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "lines with - were expected, lines with + are there:\n\n{wrong}"
    );
    println!("{cases} cases, {silent} of them silent");
}
