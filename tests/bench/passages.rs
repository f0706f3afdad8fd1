//! How well, how quietly and how fast pieces of messages are recognised. Prints Markdown for tests/bench/RESULTS.md.
//!
//!     cargo run --release --example passages -- [--messages DIR] [--unrelated DIR] [--sizes 10000,100000,500000]
//!
//! DIR holds az.txt, ru.txt, tr.txt, en.txt: sentences that become messages, and text that has nothing to do with them. Without
//! a folder both are seeded texts of the bench's own: good for speed and memory, too regular for the rest.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]
#![allow(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

#[path = "corpus.rs"]
mod corpus;
#[path = "passages/edits.rs"]
mod edits;
#[path = "passages/talk.rs"]
mod talk;

use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use nightjar::indicator::Indicator;
use nightjar::passage::Fingerprints;
use nightjar::scan::Scanner;
use nightjar::watchlist::Watchlist;

use corpus::Dice;
use edits::{EDITS, Edit};
use talk::{LANGUAGES, Message};

const LENGTHS: [usize; 4] = [6, 8, 12, 20];
const QUERIES: usize = 400;
const SIZES: [usize; 3] = [10_000, 100_000, 500_000];
/// How well is measured with so many messages.
const OF: usize = 100_000;

struct Arguments {
    messages: Option<PathBuf>,
    unrelated: Option<PathBuf>,
    sizes: Vec<usize>,
    /// Only scans the text so often, and prints nothing: to count instructions.
    repeat: usize,
    /// Shows so many false alarms and misses.
    show: usize,
}

fn arguments() -> Arguments {
    let mut told = Arguments {
        messages: None,
        unrelated: None,
        sizes: SIZES.to_vec(),
        repeat: 0,
        show: 0,
    };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let value = given.next().expect("a value after each option");
        match name.as_str() {
            "--messages" => told.messages = Some(value.into()),
            "--unrelated" => told.unrelated = Some(value.into()),
            "--sizes" => told.sizes = value.split(',').map(|size| size.parse().expect("numbers")).collect(),
            "--repeat" => told.repeat = value.parse().expect("a number"),
            "--show" => told.show = value.parse().expect("a number"),
            _ => panic!("no such option: {name}"),
        }
    }
    told
}

fn main() {
    let arguments = arguments();
    let sentences = talk::sentences(arguments.messages.as_deref());
    let mut dice = Dice::new(11);
    let real = talk::real(&sentences, &mut dice);
    let unrelated: Vec<String> = LANGUAGES
        .iter()
        .map(|language| match &arguments.unrelated {
            Some(folder) => fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap(),
            None => String::new(),
        })
        .collect();
    let mut sizes = Vec::new();
    for size in &arguments.sizes {
        let filler = talk::filled(&sentences, size.saturating_sub(real.len()), &mut dice);
        let started = Instant::now();
        let chat = taken_in(real.iter().chain(&filler).take(*size));
        let taken = started.elapsed();
        let mut scanner = watchlist();
        let started = Instant::now();
        scanner.protect(std::slice::from_ref(&chat));
        let indexed = started.elapsed();
        if arguments.repeat > 0 {
            let text = corpus::text("mixed", 1 << 20);
            (0..arguments.repeat).for_each(|_| drop(black_box(scanner.scan("", black_box(&text)))));
            continue;
        }
        if *size == OF || arguments.sizes.len() == 1 {
            recall(&scanner, &real, &sentences, &mut dice, arguments.show);
        }
        sizes.push(sized(
            *size,
            &chat,
            taken,
            indexed,
            &scanner,
            &unrelated,
            arguments.show,
        ));
    }
    println!(
        "\n| messages | sealed, bytes a message | in memory | take in | index | scan, of the time without | false alarms per MB: {} |",
        LANGUAGES.join(", ")
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for row in sizes {
        println!("{row}");
    }
}

fn watchlist() -> Scanner {
    let mut watchlist = Watchlist::new();
    for (kind, value) in corpus::items(60) {
        watchlist.add(Indicator::parse(kind, &value, &[], false).unwrap());
    }
    watchlist.compile().unwrap()
}

fn taken_in<'m>(messages: impl Iterator<Item = &'m Message>) -> Fingerprints {
    let mut chat = Fingerprints::new();
    for message in messages {
        chat.push(&message.words.join(" "));
    }
    chat
}

/// A table of how many pieces are recognised, by what was done to them and how many words they have.
fn recall(scanner: &Scanner, real: &[Message], sentences: &[Vec<Vec<String>>], dice: &mut Dice, show: usize) {
    let others: Vec<Vec<&str>> = sentences
        .iter()
        .map(|lines| {
            lines
                .iter()
                .flatten()
                .map(String::as_str)
                .filter(|word| word.chars().count() > 2)
                .collect()
        })
        .collect();
    println!(
        "\n| % recognised | {} words | 8 beside another | exact span, 12 words |",
        LENGTHS.map(|length| length.to_string()).join(" words | ")
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (edit, name) in EDITS {
        let mut cells = Vec::new();
        let (mut beside, mut exact) = (0, 0);
        for length in LENGTHS {
            let mut found = 0;
            let long: Vec<&Message> = real.iter().filter(|message| message.words.len() >= length).collect();
            let (mut tried, mut shown) = (0, 0);
            while tried < QUERIES {
                let message = long[dice.roll(long.len())];
                let from = dice.roll(message.words.len() - length + 1);
                let words = &message.words[from..from + length];
                // What is mostly figures or signs is no sentence.
                let letters = words
                    .iter()
                    .flat_map(|word| word.chars())
                    .filter(|letter| letter.is_alphabetic())
                    .count();
                if letters < 3 * length {
                    continue;
                }
                tried += 1;
                let piece = edit.apply(words, &others[message.language], dice);
                let lead = "…, zzzz qqqq: ";
                let text = format!("{lead}{piece} / xxxx wwww.");
                let findings = scanner.scan("", &text);
                let hit = findings.iter().any(|finding| finding.words.is_some());
                found += usize::from(hit);
                if !hit
                    && shown < show
                    && matches!(edit, Edit::Verbatim | Edit::Changed(10) | Edit::Typos(20))
                    && length == 12
                {
                    shown += 1;
                    eprintln!("missed, {name}: {piece}\n   of: {}", words.join(" "));
                }
                if length == 8 {
                    let second = &long[dice.roll(long.len())].words;
                    let text = format!("{text}\n{}", second[..second.len().min(8)].join(" "));
                    let findings = scanner.scan("", &text);
                    beside += usize::from(
                        findings
                            .iter()
                            .any(|finding| finding.words.is_some() && finding.span.start < lead.len() + piece.len()),
                    );
                }
                if length == 12 {
                    let whole = |finding: &nightjar::finding::Finding| {
                        finding
                            .span
                            .of(&text)
                            .trim_matches(|letter: char| !letter.is_alphanumeric())
                            == piece.trim_matches(|letter: char| !letter.is_alphanumeric())
                    };
                    exact += usize::from(findings.iter().any(whole));
                }
            }
            cells.push(format!("{:.1}", found as f64 * 100.0 / tried as f64));
        }
        let share = |count: usize| format!("{:.1}", count as f64 * 100.0 / QUERIES as f64);
        println!(
            "| {name} | {} | {} | {} |",
            cells.join(" | "),
            share(beside),
            share(exact)
        );
    }
}

fn best(times: usize, mut run: impl FnMut()) -> Duration {
    (0..times)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .min()
        .unwrap()
}

fn sized(
    size: usize,
    chat: &Fingerprints,
    taken: Duration,
    indexed: Duration,
    scanner: &Scanner,
    unrelated: &[String],
    show: usize,
) -> String {
    let text = corpus::text("mixed", 1 << 20);
    let plain = watchlist();
    let without = best(5, || drop(black_box(plain.scan("", black_box(&text)))));
    let with = best(5, || drop(black_box(scanner.scan("", black_box(&text)))));
    let alarms: Vec<String> = unrelated
        .iter()
        .map(|text| {
            let findings = scanner.scan("", text);
            let found: Vec<_> = findings.iter().filter(|finding| finding.words.is_some()).collect();
            for one in found.iter().take(show) {
                eprintln!("false, {size}: {:?}", one.span.of(text));
            }
            if text.is_empty() {
                "–".to_owned()
            } else {
                format!(
                    "{:.2} ({} in {:.1} MB)",
                    found.len() as f64 * 1e6 / text.len() as f64,
                    found.len(),
                    text.len() as f64 / 1e6
                )
            }
        })
        .collect();
    format!(
        "| {size} | {:.1} | {:.2} MB | {} ms | {} ms | {:.2} | {} |",
        chat.to_bytes().len() as f64 / f64::from(chat.messages()),
        scanner.protected_bytes() as f64 / 1e6,
        taken.as_millis(),
        indexed.as_millis(),
        with.as_secs_f64() / without.as_secs_f64(),
        alarms.join(", "),
    )
}
