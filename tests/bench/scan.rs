//! How fast the core is, natively.
//!
//!     cargo run --release --example scan                 a table: milliseconds, MB/s, share of raw aho-corasick (best of nine)
//!     cargo run --release --example scan -- NAME TIMES   runs one thing so often and prints nothing: for tests/bench/count.sh
//!     cargo run --release --example scan -- --ask DIR    reads names, answers each with the milliseconds that one run took, on
//!                                                        the texts DIR/en.txt …: for tests/bench/native.mjs
//!
//! `count.sh` counts instructions under callgrind, which a busy machine does not change, and compares with `baseline.csv`.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]
#![allow(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

#[path = "corpus.rs"]
mod corpus;

use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use nightjar::fold::Folded;
use nightjar::indicator::Indicator;
use nightjar::watchlist::Watchlist;

const COUNTS: [usize; 3] = [60, 200, 2000];
const TEXT: usize = 256 * 1024;
const REPEATS: usize = 9;

/// A thing to measure: how many bytes of text it reads (0: it compiles), and what to do each time.
struct Task {
    bytes: usize,
    run: Box<dyn Fn()>,
}

/// Where the texts come from: a folder, or the seeded ones.
struct Texts(Option<PathBuf>);

impl Texts {
    fn read(&self, language: &str) -> String {
        match &self.0 {
            Some(folder) => fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap(),
            None => corpus::text(language, TEXT),
        }
    }

    /// `compile-COUNT`, `fold-LANGUAGE`, `scan-LANGUAGE-COUNT` or `raw-LANGUAGE-COUNT`.
    fn task(&self, name: &str) -> Task {
        let count = |number: &str| number.parse().expect("how many items: a number");
        match name.split('-').collect::<Vec<_>>()[..] {
            ["compile", items] => compile(count(items)),
            ["fold", language] => fold(self.read(language)),
            ["scan", language, items] => scan(self.read(language), count(items)),
            ["raw", language, items] => raw(self.read(language), count(items)),
            _ => panic!("no such bench: {name}"),
        }
    }
}

fn watchlist(count: usize) -> Watchlist {
    let mut watchlist = Watchlist::new();
    for (kind, value) in corpus::items(count) {
        watchlist.add(Indicator::parse(kind, &value, &[], false).unwrap());
    }
    watchlist
}

fn compile(count: usize) -> Task {
    let watchlist = watchlist(count);
    Task {
        bytes: 0,
        run: Box::new(move || drop(black_box(watchlist.compile().unwrap()))),
    }
}

fn fold(text: String) -> Task {
    Task {
        bytes: text.len(),
        run: Box::new(move || drop(black_box(Folded::new(black_box(&text))))),
    }
}

fn scan(text: String, count: usize) -> Task {
    let scanner = watchlist(count).compile().unwrap();
    Task {
        bytes: text.len(),
        run: Box::new(move || drop(black_box(scanner.scan("", black_box(&text))))),
    }
}

/// The crate's fastest automaton on the values as they were typed: no folding, no spellings, nothing verified.
fn raw(text: String, count: usize) -> Task {
    let values = corpus::items(count).into_iter().map(|(_, value)| value);
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(values)
        .unwrap();
    Task {
        bytes: text.len(),
        run: Box::new(move || {
            black_box(automaton.find_iter(black_box(&text)).count());
        }),
    }
}

fn seconds(task: &Task) -> f64 {
    let start = Instant::now();
    (task.run)();
    start.elapsed().as_secs_f64()
}

fn best(task: &Task) -> f64 {
    (0..REPEATS).map(|_| seconds(task)).fold(f64::INFINITY, f64::min)
}

fn table() {
    let texts = Texts(None);
    println!("{:<18} {:>10} {:>8} {:>10}", "", "ms", "MB/s", "of raw");
    for language in corpus::LANGUAGES {
        let task = texts.task(&format!("fold-{language}"));
        let took = best(&task);
        println!(
            "{:<18} {:>10.3} {:>8.0}",
            format!("fold-{language}"),
            took * 1e3,
            task.bytes as f64 / took / 1e6
        );
    }
    for count in COUNTS {
        println!(
            "{:<18} {:>10.2}",
            format!("compile-{count}"),
            best(&compile(count)) * 1e3
        );
        for language in corpus::LANGUAGES {
            let name = format!("scan-{language}-{count}");
            let ours = texts.task(&name);
            let raw = best(&texts.task(&format!("raw-{language}-{count}")));
            let took = best(&ours);
            println!(
                "{name:<18} {:>10.3} {:>8.0} {:>9.2}×",
                took * 1e3,
                ours.bytes as f64 / took / 1e6,
                raw / took
            );
        }
    }
}

/// Prepares each thing when it is first asked for.
fn answer(folder: &Path) {
    let texts = Texts(Some(folder.to_owned()));
    let mut tasks = HashMap::new();
    for name in io::stdin().lock().lines().map(Result::unwrap) {
        let task = tasks.entry(name).or_insert_with_key(|name| texts.task(name));
        println!("{}", seconds(task) * 1e3);
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => table(),
        ["--ask", folder] => answer(Path::new(folder)),
        [name, times] => {
            let task = Texts(None).task(name);
            for _ in 0..times.parse().expect("how often: a number") {
                (task.run)();
            }
        }
        _ => panic!("usage: scan [NAME TIMES | --ask DIR]"),
    }
}
