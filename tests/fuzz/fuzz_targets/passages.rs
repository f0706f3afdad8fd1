//! Fingerprints of any bytes are read or refused; of any messages they are written and read again, and looked for in any text
//! they end in spans of it. The bytes are taken as messages as well: what stands before the first form feed is the chat, a
//! message a line; the rest is the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::passage::Fingerprints;
use nightjar::watchlist::Watchlist;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (messages, haystack) = text.split_once('\u{c}').unwrap_or((&text, &text));
    let mut chat = Fingerprints::new();
    messages.lines().for_each(|message| chat.push(message));
    assert!(Fingerprints::parse(&chat.to_bytes()).is_ok_and(|read| read == chat));
    let mut scanner = Watchlist::new().compile().expect("nothing fits");
    let read = Fingerprints::parse(bytes);
    scanner.protect(&[chat, read.unwrap_or_default()]);
    let mut before = 0;
    for finding in scanner.scan("", haystack) {
        assert!(before <= finding.span.start);
        assert!(!finding.span.of(haystack).is_empty());
        before = finding.span.start;
    }
});
