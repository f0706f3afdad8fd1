//! `./build.sh accuracy`: how much is found, how much of it is right. Writes tests/accuracy/RESULTS.csv and the section of
//! README; with `--misses`, prints what was not found.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a tool for those who work on Nightjar: it prints, and stops at the first surprise"
)]

mod host;
mod person;
mod random;
mod run;
mod table;
mod texts;
mod write;

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use nightjar::indicator::Kind;
use run::Score;
use write::Way;

const USAGE: &str = "usage: ./build.sh accuracy [--seeds N] [--misses N] [--dry]

  --seeds N    watchlists, each of ten invented people (20)
  --misses N   print so many texts of each kind and way of writing that did not come out as they should
  --dry        leave README.md and RESULTS.csv as they are
";

fn main() -> ExitCode {
    let (mut seeds, mut misses, mut dry) = (20, 0, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|number| number.parse::<u32>().ok());
        match argument.as_str() {
            "--seeds" => match number() {
                Some(number @ 1..) => seeds = number,
                _ => return usage(),
            },
            "--misses" => match number() {
                Some(number) => misses = number as usize,
                None => return usage(),
            },
            "--dry" => dry = true,
            _ => return usage(),
        }
    }
    let score = Score::of(1..=u64::from(seeds), 1 << 18);
    let mut told: BTreeMap<_, usize> = BTreeMap::new();
    for one in &score.surprises {
        let count = told.entry((one.what, one.kind, one.way)).or_default();
        *count += 1;
        if *count <= misses {
            let way = one.way.map_or("", Way::title);
            println!(
                "{}: {} {} ({way}): {}",
                one.what,
                one.language.code(),
                one.kind.as_str(),
                one.text
            );
        }
    }
    let root = env!("CARGO_MANIFEST_DIR");
    let results = format!("{root}/tests/accuracy/RESULTS.csv");
    let before = fs::read_to_string(&results)
        .map(|before| table::read(&before))
        .unwrap_or_default();
    for (kind, way, then, now) in changes(&before, &score) {
        println!(
            "{} ({}): {now} of 1000 found, {then} in RESULTS.csv",
            kind.as_str(),
            way.title()
        );
    }
    let section = table::section(&score);
    if dry {
        println!("{section}");
        return ExitCode::SUCCESS;
    }
    let readme = format!("{root}/README.md");
    let text = fs::read_to_string(&readme).unwrap();
    fs::write(&readme, table::replace(&text, &section).unwrap()).unwrap();
    fs::write(results, table::write(&score)).unwrap();
    println!("{section}\n\nWritten: README.md, tests/accuracy/RESULTS.csv");
    ExitCode::SUCCESS
}

/// Kinds and ways of writing of which a hundredth more or fewer are found than before, in thousandths.
fn changes(before: &Score, now: &Score) -> Vec<(Kind, Way, usize, usize)> {
    let mut changes = Vec::new();
    for (kind, way) in Kind::ALL.into_iter().flat_map(|kind| Way::ALL.map(|way| (kind, way))) {
        let share = |score: &Score| {
            let sum = score.sum(|one, _, other| one == kind && other == way);
            (sum.found * 1000).checked_div(sum.planted)
        };
        if let (Some(then), Some(now)) = (share(before), share(now))
            && then.abs_diff(now) >= 10
        {
            changes.push((kind, way, then, now));
        }
    }
    changes
}

fn usage() -> ExitCode {
    print!("{USAGE}");
    ExitCode::from(2)
}
