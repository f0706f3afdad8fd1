//! How fast the core is, natively.
//!
//!     cargo run --release --example scan                 a table: milliseconds, MB/s, share of raw aho-corasick (best of nine)
//!     cargo run --release --example scan -- NAME TIMES   runs one thing so often and prints nothing: for tests/bench/count.sh
//!
//! `count.sh` counts instructions under callgrind, which a busy machine does not change, and compares with `baseline.csv`.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]
#![allow(clippy::unwrap_used, reason = "a bench stops at the first surprise")]

#[path = "corpus.rs"]
mod corpus;

use std::hint::black_box;
use std::time::Instant;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use nightjar::indicator::Indicator;
use nightjar::watchlist::Watchlist;

const TEXT: usize = 256 * 1024;
const REPEATS: usize = 9;

/// A thing to measure: its name, how many bytes of text it reads (0: it compiles), and what to do each time.
struct Task {
    name: String,
    bytes: usize,
    run: Box<dyn Fn()>,
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
        name: format!("compile-{count}"),
        bytes: 0,
        run: Box::new(move || drop(black_box(watchlist.compile().unwrap()))),
    }
}

fn scan(language: &str, count: usize) -> Task {
    let scanner = watchlist(count).compile().unwrap();
    let text = corpus::text(language, TEXT);
    Task {
        name: format!("scan-{language}-{count}"),
        bytes: text.len(),
        run: Box::new(move || drop(black_box(scanner.scan("", black_box(&text))))),
    }
}

/// The crate's fastest automaton on the values as they were typed: no folding, no spellings, nothing verified.
fn raw(language: &str, count: usize) -> Task {
    let values = corpus::items(count).into_iter().map(|(_, value)| value);
    let automaton = AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(values)
        .unwrap();
    let text = corpus::text(language, TEXT);
    Task {
        name: format!("raw-{language}-{count}"),
        bytes: text.len(),
        run: Box::new(move || {
            black_box(automaton.find_iter(black_box(&text)).count());
        }),
    }
}

/// Made when asked for: each holds its text and its watchlist.
fn tasks() -> Vec<(String, Box<dyn Fn() -> Task>)> {
    let mut tasks: Vec<(String, Box<dyn Fn() -> Task>)> = Vec::new();
    for count in [200, 2000] {
        tasks.push((format!("compile-{count}"), Box::new(move || compile(count))));
        for language in corpus::LANGUAGES {
            tasks.push((
                format!("scan-{language}-{count}"),
                Box::new(move || scan(language, count)),
            ));
            tasks.push((
                format!("raw-{language}-{count}"),
                Box::new(move || raw(language, count)),
            ));
        }
    }
    tasks
}

fn best(task: &Task) -> f64 {
    (0..REPEATS)
        .map(|_| {
            let start = Instant::now();
            (task.run)();
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min)
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [wanted, times] = &arguments[..] {
        let (_, make) = tasks()
            .into_iter()
            .find(|(name, _)| name == wanted)
            .expect("no such bench");
        let task = make();
        for _ in 0..times.parse().expect("how often: a number") {
            (task.run)();
        }
        return;
    }
    println!("{:<18} {:>10} {:>8} {:>10}", "", "ms", "MB/s", "of raw");
    let mut last = 0.0;
    for (_, make) in tasks() {
        let task = make();
        let seconds = best(&task);
        let speed = task.bytes as f64 / seconds / 1e6;
        match task.name.split('-').next() {
            Some("compile") => println!("{:<18} {:>10.2}", task.name, seconds * 1e3),
            Some("scan") => {
                last = speed;
                println!("{:<18} {:>10.3} {:>8.0}", task.name, seconds * 1e3, speed);
            }
            _ => println!(
                "{:<18} {:>10.3} {:>8.0} {:>9.2}×",
                task.name,
                seconds * 1e3,
                speed,
                last / speed
            ),
        }
    }
}
