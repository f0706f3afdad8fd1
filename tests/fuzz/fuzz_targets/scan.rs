//! Scanning any text ends, and tells spans of that text, sorted, on the edges of characters.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::watchlist::Watchlist;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| {
    let mut watchlist = Watchlist::new();
    for (kind, value) in [
        (Kind::Phone, "050 012 34 56"),
        (Kind::Email, "leyla.tagibeyli@mail.example"),
        (Kind::Name, "Leyla Tağıbəyli"),
        (Kind::Handle, "leyla.nar93"),
        (Kind::Address, "Bakı ş., Qərib Sultanzadə küç., ev 17B, mənzil 46"),
        (Kind::Birthdate, "14.03.1991"),
        (Kind::Id, "5ABC7DE"),
        (Kind::Plate, "10-LT-093"),
        (Kind::Card, "4000001234567899"),
        (Kind::Iban, "AZ87TEST00000000000000001234"),
        (Kind::Phrase, "sarı darvazalı evin sahibi"),
        (
            Kind::Passage,
            "Dünən axşam anama hər şeyi danışdım, amma atama hələ heç nə demək istəmirəm",
        ),
    ] {
        watchlist.add(Indicator::parse(kind, value, &[], false).expect("the values above are right"));
    }
    watchlist.compile().expect("so few items fit")
});

fuzz_target!(|text: &str| {
    let mut before = 0;
    for finding in SCANNER.scan("site.example", text) {
        assert!(before <= finding.span.start);
        assert!(!finding.span.of(text).is_empty());
        before = finding.span.start;
    }
});
