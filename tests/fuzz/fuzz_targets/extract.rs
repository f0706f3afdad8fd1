//! Any bytes are text or none, whatever they are taken for; places are on the edges of characters, in order.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nightjar::extract::{Format, extract};

fuzz_target!(|bytes: &[u8]| {
    for format in [Format::Text, Format::Html, Format::Json] {
        let Some(extracted) = extract(bytes, format) else {
            continue;
        };
        assert!(extracted.places.is_sorted_by_key(|place| place.start));
        assert!(
            extracted
                .places
                .iter()
                .all(|place| extracted.text.is_char_boundary(place.start))
        );
        if format == Format::Html {
            assert!(!extracted.text.contains("\n\n"), "an empty line");
        }
    }
});
