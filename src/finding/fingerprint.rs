//! What "not mine" remembers of a finding: a number, from which nothing can be read.

use crate::indicator::Indicator;
use crate::span::Span;

/// Names an item and the line around a finding: FNV-1a (64 bits) over the kind's name, a zero byte, the normal form, a zero
/// byte, and the letters and digits of the finding and of up to 80 characters on either side within its line, as UTF-8.
/// It may not change: exceptions in sealed files hold it.
pub(super) fn fingerprint(indicator: &Indicator, haystack: &str, span: Span) -> u64 {
    const SIDE: usize = 80;
    let within = |letter: &char| !matches!(letter, '\n' | '\u{1e}');
    let before: Vec<char> = Span::new(0, span.start)
        .of(haystack)
        .chars()
        .rev()
        .take_while(within)
        .take(SIDE)
        .collect();
    let after = Span::new(span.end, haystack.len())
        .of(haystack)
        .chars()
        .take_while(within)
        .take(SIDE);
    let line = before
        .into_iter()
        .rev()
        .chain(span.of(haystack).chars())
        .chain(after)
        .filter(|letter| letter.is_alphanumeric());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    indicator
        .kind()
        .as_str()
        .bytes()
        .chain([0])
        .chain(indicator.normal().bytes())
        .chain([0])
        .for_each(&mut add);
    for letter in line {
        letter.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
    }
    hash
}
