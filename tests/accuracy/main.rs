//! The gate: on a small seeded run no kind of item may be found less often than stated here, and nothing else may be found.
//! `./build.sh accuracy` makes the large run and the tables; README.md in this folder says what is planted and counted.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops at the first surprise, its helpers as well"
)]

mod host;
mod person;
mod random;
mod run;
mod table;
mod texts;
mod write;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nightjar::indicator::Kind;
use run::{Clean, Score};

/// Seeds that the large run does not have.
const SEEDS: std::ops::RangeInclusive<u64> = 1001..=1003;
const CLEAN: usize = 1 << 16;

/// How many of a hundred must be found, over all languages and all ways of writing.
const FOUND: [(Kind, usize); 12] = [
    (Kind::Phone, 92),
    (Kind::Email, 82),
    (Kind::Name, 83),
    (Kind::Handle, 76),
    (Kind::Address, 82),
    (Kind::Birthdate, 92),
    (Kind::Id, 93),
    (Kind::Plate, 93),
    (Kind::Card, 92),
    (Kind::Iban, 91),
    (Kind::Phrase, 74),
    (Kind::Passage, 88),
];

#[test]
fn what_is_planted_is_found_and_nothing_else() {
    let score = Score::of(SEEDS, CLEAN);
    let mut faults = String::new();
    for (kind, least) in FOUND {
        let sum = score.sum(|one, _, _| one == kind);
        let share = sum.found * 100 / sum.planted;
        if share < least {
            let _ = writeln!(
                faults,
                "{}: {share} % found, at least {least} % should be",
                kind.as_str()
            );
        }
    }
    let all = score.sum(|_, _, _| true);
    let near: usize = score.near.values().map(|near| near.alarmed).sum();
    let clean: usize = score.clean.values().map(|clean: &Clean| clean.alarms).sum();
    let tried: usize = score.near.values().map(|near| near.tried).sum();
    for (count, most, what) in [
        (all.false_alarms, 0, "alarms beside what was planted"),
        (near, tried / 500, "alarms at near misses"),
        (clean, 0, "alarms in clean text"),
        (
            all.found - all.exact,
            all.found / 200,
            "findings that take in more than what was planted",
        ),
    ] {
        if count > most {
            let _ = writeln!(faults, "{count} {what}, at most {most} may be");
        }
    }
    // README may not say more than is so. A small run's figure wavers by about a point.
    let stated = table::read(&read("tests/accuracy/RESULTS.csv")).sum(|_, _, _| true);
    let (now, then) = (all.found * 1000 / all.planted, stated.found * 1000 / stated.planted);
    if now + 20 < then {
        let _ = writeln!(
            faults,
            "{now} ‰ found now, {then} ‰ in RESULTS.csv: run ./build.sh accuracy"
        );
    }
    if !faults.is_empty() {
        for one in score
            .surprises
            .iter()
            .filter(|one| one.what != "missed" || one.way == Some(write::Way::Plain))
        {
            let _ = writeln!(
                faults,
                "{}: {} {}: {}",
                one.what,
                one.language.code(),
                one.kind.as_str(),
                one.text
            );
        }
        panic!("{faults}");
    }
}

#[test]
fn the_table_in_readme_is_what_the_tool_writes() {
    let results = read("tests/accuracy/RESULTS.csv");
    let score = table::read(&results);
    assert_eq!(table::write(&score), results, "RESULTS.csv was written by hand");
    let readme = read("README.md");
    let written = table::replace(&readme, &table::section(&score)).expect("README has the section's marks");
    assert!(
        written == readme,
        "README is not of these figures: run ./build.sh accuracy"
    );
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
