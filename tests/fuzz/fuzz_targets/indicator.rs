//! Whatever is typed is understood or refused; what is understood can be compiled and is found in its own normal form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::indicator::{Indicator, Kind};
use nightjar::watchlist::Watchlist;

fuzz_target!(|input: (u8, bool, &str, &str)| {
    let (kind, rare, value, alias) = input;
    let kind = Kind::ALL[usize::from(kind) % Kind::ALL.len()];
    if let Ok(indicator) = Indicator::parse(kind, value, &[alias], rare) {
        let normal = indicator.normal().to_owned();
        assert!(!normal.is_empty());
        let mut watchlist = Watchlist::new();
        watchlist.add(indicator);
        let Ok(scanner) = watchlist.compile() else { return };
        // Names and addresses are found by a rule about their parts, which the parts of a strange value need not meet.
        if !matches!(kind, Kind::Name | Kind::Address) {
            assert!(!scanner.scan("", &normal).is_empty(), "{kind:?} {normal:?}");
        }
    }
});
