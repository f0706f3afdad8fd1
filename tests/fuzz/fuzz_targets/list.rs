//! Any text is read as a list: every entry in it can be watched, and every refusal names a line of it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::day::Day;
use nightjar::list::{read_csv, read_toml};

fuzz_target!(|text: &str| {
    let today = Day::since_1970(20_000);
    for list in [read_toml(text, today), read_csv(text, today)] {
        assert!(list.entries.iter().all(|entry| entry.indicator().is_ok()));
        let lines = text.split(['\n', '\r']).count();
        assert!(list.refused.iter().all(|refused| (1..=lines).contains(&refused.line)));
    }
});
