//! Any bytes are fingerprints or are refused; those that are read are written in one way, which reads the same, and can be looked for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::passage::Fingerprints;
use nightjar::watchlist::Watchlist;

fuzz_target!(|input: (&[u8], &str)| {
    let (bytes, text) = input;
    if let Ok(read) = Fingerprints::parse(bytes) {
        let written = read.to_bytes();
        let again = Fingerprints::parse(&written).expect("what was written is read");
        assert!(again.to_bytes() == written && again.messages() == read.messages());
        let mut watchlist = Watchlist::new();
        watchlist.protect(read);
        let scanner = watchlist.compile().expect("nothing but a chat fits");
        for finding in scanner.scan("", text) {
            assert!(text.get(finding.span.start..finding.span.end).is_some());
        }
    }
    let mut made = Fingerprints::new();
    for message in text.split('\n') {
        made.push(message);
    }
    let written = made.to_bytes();
    let again = Fingerprints::parse(&written).expect("what was made is read");
    assert!(again.to_bytes() == written && again.messages() == made.messages());
});
