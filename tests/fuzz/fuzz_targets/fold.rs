//! Any text folds, and every class leads back to a piece of it, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::fold::Folded;

fuzz_target!(|text: &str| {
    let folded = Folded::new(text);
    let mut before = 0;
    for at in 0..folded.classes().len() {
        let span = folded.span(at..at + 1);
        assert!(before <= span.start && span.start < span.end && span.end <= text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        assert!(text[span.start..].starts_with(folded.source(at)));
        before = span.start;
    }
});
