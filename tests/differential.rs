//! The scanner against a slow, obvious reference, on seeded random watchlists and haystacks.
//!
//! The reference folds nothing in advance and has no automaton and no runs: it asks of every pair of places in the haystack
//! whether the text between them is the item, by the rules written out here for plain ASCII text. Whatever the two say
//! differently is a fault in one of them; the seed of the run is in the message.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use nightjar::finding::Finding;
use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::span::Span;
use nightjar::watchlist::Watchlist;

#[path = "differential/items.rs"]
mod items;
mod text;

use items::{Drawn, ITEMS, Item};
use text::{Random, Rewritten};

const RUNS: u64 = 12_000;

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}

/// Whether the bytes between two groups of a number hold it together.
fn joint(between: &[u8]) -> bool {
    (1..=4).contains(&between.len())
        && between.iter().filter(|byte| **byte == b'\n').count() <= 2
        && between.iter().all(|byte| b" \n.-/()_+".contains(byte))
}

/// The group around a place.
fn group(text: &[u8], at: usize) -> &[u8] {
    let start = text[..at]
        .iter()
        .rposition(|byte| !word(*byte))
        .map_or(0, |before| before + 1);
    let end = text[at..]
        .iter()
        .position(|byte| !word(*byte))
        .map_or(text.len(), |length| at + length);
    &text[start..end]
}

/// The separators that end before (or begin at) a place, and the group beyond them, if they hold the two together.
fn beyond(text: &[u8], at: usize, forward: bool) -> Option<(&[u8], &[u8])> {
    if forward {
        let length = text[at..].iter().position(|byte| word(*byte))?;
        joint(&text[at..at + length]).then(|| (&text[at..at + length], group(text, at + length)))
    } else {
        let last = text[..at].iter().rposition(|byte| word(*byte))?;
        joint(&text[last + 1..at]).then(|| (&text[last + 1..at], group(text, last)))
    }
}

/// Whether `start..end` is a number or code with these signs, by itself and not a part of a longer one.
fn is_code(text: &[u8], start: usize, end: usize, signs: &[u8]) -> bool {
    // So much is seen at once.
    if !text[start].eq_ignore_ascii_case(&signs[0]) || !text[end - 1].eq_ignore_ascii_case(&signs[signs.len() - 1]) {
        return false;
    }
    let mut joints: Vec<&[u8]> = Vec::new();
    let mut own = Vec::new();
    let mut at = start;
    while at < end {
        if word(text[at]) {
            own.push(text[at].to_ascii_uppercase());
            at += 1;
        } else {
            let length = text[at..end].iter().position(|byte| word(*byte)).unwrap_or(end - at);
            joints.push(&text[at..at + length]);
            at += length;
        }
    }
    if own != signs || !joints.iter().all(|between| joint(between)) || !word(text[start]) || !word(text[end - 1]) {
        return false;
    }
    let numeric = signs.iter().all(u8::is_ascii_digit);
    let touches = |mut side: Box<dyn Iterator<Item = &u8> + '_>| {
        let all: Vec<u8> = side.by_ref().take_while(|byte| word(**byte)).copied().collect();
        // A label may touch a FIN; it is read backwards here.
        let label = all.eq_ignore_ascii_case(b"nif") || all.eq_ignore_ascii_case(b"nip");
        !(all.is_empty() || label || numeric && all.iter().all(u8::is_ascii_alphabetic))
    };
    if touches(Box::new(text[..start].iter().rev())) || touches(Box::new(text[end..].iter())) {
        return false;
    }
    let single = joints.len() * 10 >= (signs.len() - 1) * 6;
    let goes_on = |(between, next): (&[u8], &[u8])| {
        if !next.iter().any(u8::is_ascii_digit) {
            return false;
        }
        if single {
            return next.len() == 1;
        }
        matches!(between, b"-" | b"." | b"_")
            && if joints.is_empty() {
                next.len() < 7
            } else {
                joints.contains(&between)
            }
    };
    let before = if start > 0 && !word(text[start - 1]) {
        beyond(text, start, false)
    } else {
        None
    };
    let after = if end < text.len() && !word(text[end]) {
        beyond(text, end, true)
    } else {
        None
    };
    !before.is_some_and(goes_on) && !after.is_some_and(goes_on)
}

/// Whether up to four digits before this place belong to an international number: `+44 500 123 456`.
fn abroad(text: &[u8], start: usize) -> bool {
    let mut at = start;
    let mut digits = 0;
    while digits <= 4 {
        let mut first = at;
        while first > 0 && !word(text[first - 1]) {
            first -= 1;
        }
        if first < at && text[first..at].contains(&b'+') && digits > 0 {
            return true;
        }
        if first == 0 || (first < at && !joint(&text[first..at])) || !text[first - 1].is_ascii_digit() {
            return false;
        }
        digits += 1;
        at = first - 1;
    }
    false
}

/// Every place where the national number stands with some way of dialling it.
fn phones(text: &[u8], national: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let ways = |prefix: &str| format!("{prefix}{national}");
    let own: Vec<String> = ["810", "8", "00", "011", "0011", ""]
        .iter()
        .flat_map(|exit| [ways(&format!("{exit}994")), ways(&format!("{exit}9940"))])
        .collect();
    let home = ["0", "", "8", "80"].map(ways);
    // From the last figure on, and from the last group on.
    let mirrored = ["0", "994", "9940", ""].map(|prefix| ways(prefix).chars().rev().collect::<String>());
    let (area, rest) = national.split_at(2);
    let (first, last) = rest.split_at(3);
    let (second, third) = last.split_at(2);
    let backwards: Vec<Vec<String>> = [vec![third, second, first], vec![last, first], vec![rest]]
        .into_iter()
        .flat_map(|groups| {
            [format!("0{area}"), area.to_owned()]
                .map(|last| groups.iter().map(|group| (*group).to_owned()).chain([last]).collect())
        })
        .collect();
    // "50.0123456" and "0,500123456" are decimals.
    let fraction =
        |start: usize| text[..start].ends_with(b"0,") && !(start > 2 && word(text[start - 3])) && text[start] != b'0';
    // The end of another line or of a handle is no 8 that is dialled.
    let apart = |own: &[u8], before: Option<&u8>| {
        let joint = own[1..].split(|byte| word(*byte)).next().unwrap_or_default();
        own[0] == b'8' && (joint.contains(&b'\n') || before.is_some_and(|sign| b"_-./".contains(sign)))
    };
    let decimal = |own: &[u8]| own.iter().filter(|byte| !word(**byte)).eq([&b'.']) && own[0] != b'0';
    for start in 0..text.len() {
        for end in start + 9..=text.len().min(start + 48) {
            let groups = || {
                text[start..end]
                    .split(|byte| !word(*byte))
                    .filter(|group| !group.is_empty())
            };
            let joints = || {
                text[start..end]
                    .split(|byte| word(*byte))
                    .filter(|joint| !joint.is_empty())
            };
            let even = || joints().all(|joint| Some(joint) == joints().next() && !joint.contains(&b'\n'));
            let turned = mirrored.iter().any(|way| is_code(text, start, end, way.as_bytes()))
                || backwards.iter().any(|way| {
                    groups().eq(way.iter().map(String::as_bytes))
                        && even()
                        && is_code(text, start, end, way.concat().as_bytes())
                });
            let number = turned
                || own.iter().any(|way| is_code(text, start, end, way.as_bytes()))
                || (home.iter().any(|way| is_code(text, start, end, way.as_bytes()))
                    && !abroad(text, start)
                    && !fraction(start)
                    && !apart(&text[start..end], text[..start].last())
                    && !decimal(&text[start..end]));
            if number {
                let mut first = start;
                while first > 0 && b"+(".contains(&text[first - 1]) {
                    first -= 1;
                }
                found.push(Span::new(first, end));
            }
        }
    }
    found
}

fn codes(text: &[u8], signs: &str) -> Vec<Span> {
    let pairs = (0..text.len())
        .flat_map(|start| (start + signs.len()..=text.len().min(start + 4 * signs.len())).map(move |end| (start, end)));
    pairs
        .filter(|(start, end)| is_code(text, *start, *end, signs.as_bytes()))
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

/// The words of a text.
fn tokens(text: &[u8]) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    for (at, byte) in text.iter().enumerate() {
        match tokens.last_mut() {
            Some(last) if word(*byte) && last.end == at => last.end += 1,
            _ if word(*byte) => tokens.push(Span::new(at, at + 1)),
            _ => {}
        }
    }
    tokens
}

/// Whether two words may follow each other in a phrase.
fn follow(text: &[u8], pair: &[Span]) -> bool {
    pair[1].start - pair[0].end <= 12 && !text[pair[0].end..pair[1].start].contains(&0x1e)
}

fn same(text: &[u8], token: Span, word: &str) -> bool {
    text[token.start..token.end].eq_ignore_ascii_case(word.as_bytes())
}

/// All the words, the last also in this other form, or all of them written as one.
fn phrases(text: &[u8], words: &[&str], inflected: &str) -> Vec<Span> {
    let tokens = tokens(text);
    let last = words.len() - 1;
    let rows = tokens
        .windows(words.len())
        .filter(|row| {
            row.iter()
                .zip(words)
                .take(last)
                .all(|(token, word)| same(text, *token, word))
        })
        .filter(|row| same(text, row[last], words[last]) || same(text, row[last], inflected))
        .filter(|row| row.windows(2).all(|pair| follow(text, pair)))
        .map(|row| Span::new(row[0].start, row[last].end));
    let joined = tokens
        .iter()
        .copied()
        .filter(|token| same(text, *token, &words.concat()));
    let mut found: Vec<Span> = rows.chain(joined).collect();
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// Pieces of a passage: eight words in a row or more, of thirty-two letters.
fn passages(text: &[u8], words: &[&str]) -> Vec<Span> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for first in 0..tokens.len() {
        for from in 0..words.len() {
            let mut count = 0;
            while first + count < tokens.len()
                && from + count < words.len()
                && same(text, tokens[first + count], words[from + count])
                && (count == 0 || follow(text, &tokens[first + count - 1..=first + count]))
            {
                count += 1;
            }
            let letters: usize = words[from..from + count].iter().map(|word| word.len()).sum();
            if count >= 8 && letters >= 32 {
                found.push(Span::new(tokens[first].start, tokens[first + count - 1].end));
            }
        }
    }
    found
}

/// Plain addresses and handles: the very letters, and nothing around that makes them longer.
fn chains(text: &[u8], chain: &str, address: bool) -> Vec<Span> {
    let byte = |at: usize| text.get(at).copied().unwrap_or(b' ');
    (0..(text.len() + 1).saturating_sub(chain.len()))
        .map(|start| Span::new(start, start + chain.len()))
        .filter(|span| text[span.start..span.end].eq_ignore_ascii_case(chain.as_bytes()))
        .filter(|span| {
            let (one, two) = (byte(span.start.wrapping_sub(1)), byte(span.start.wrapping_sub(2)));
            let longer = if address {
                b"._-+".contains(&one) && word(two)
            } else {
                b"._-".contains(&one) && (word(two) || b"@/".contains(&two))
            };
            let after = byte(span.end);
            let goes_on =
                b"._".contains(&after) && word(byte(span.end + 1)) && !byte(span.end + 1).is_ascii_uppercase();
            let mail = !address && (after == b'@' || after == b'_' || (one == b'@' && word(two)));
            !word(one) && !word(after) && !longer && !goes_on && !mail
        })
        .map(|span| {
            if !address && byte(span.start.wrapping_sub(1)) == b'@' {
                Span::new(span.start - 1, span.end)
            } else {
                span
            }
        })
        .collect()
}

/// Of spans that overlap the longer, and of equal ones the first: one finding for the same words.
fn settled(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (core::cmp::Reverse(span.len()), span.start));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        if !kept.iter().any(|other| other.overlaps(span)) {
            kept.push(span);
        }
    }
    kept.sort();
    kept
}

/// Separators; those that spell a sign or mask figures are left to the cases.
const SEPARATORS: &[&str] = &[
    "", "", " ", " ", " ", "-", ".", "/", "(", ")", " - ", ") ", ", ", ",", ":", "\n", "\n\n\n", "\u{1e}", "_", "   ",
    "     ", "+", " +", "@", "!",
];

fn haystack(random: &mut Random, items: &[&Item], pieces: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.below(pieces) + 2 {
        let item = random.pick(items);
        text.push_str(random.pick(item.pieces));
        text.push_str(random.pick(SEPARATORS));
    }
    text
}

fn scanner(items: &[&Item]) -> Scanner {
    let mut watchlist = Watchlist::new();
    for item in items {
        watchlist.add(Indicator::parse(item.kind, item.value, &[], false).unwrap());
    }
    watchlist.compile().unwrap()
}

/// What the reference leaves to the cases: signs around an address written with spaces.
fn plain(kind: Kind, text: &str) -> bool {
    !matches!(kind, Kind::Email | Kind::Handle)
        || !["\u{20}.", ". ", "@ ", " @", "_ ", "(", "nar+"]
            .iter()
            .any(|sign| text.contains(sign))
}

#[test]
fn each_item_alone_is_found_where_the_reference_finds_it() {
    let scanners: Vec<Scanner> = ITEMS.iter().map(|item| scanner(&[item])).collect();
    let mut found = 0;
    for seed in 0..RUNS {
        let mut random = Random(seed);
        let index = random.below(ITEMS.len());
        let item = &ITEMS[index];
        let text = haystack(&mut random, &[item], 14);
        if !plain(item.kind, &text) {
            continue;
        }
        let there: Vec<Span> = scanners[index]
            .scan("", &text)
            .into_iter()
            .map(|finding| finding.span)
            .collect();
        let expected = settled((item.find)(text.as_bytes()));
        found += expected.len();
        // Pieces of a passage are recognised in another order as well; what is quoted in a row is among them.
        if item.kind == Kind::Passage {
            for quoted in &expected {
                assert!(
                    there.iter().any(|span| span.overlaps(*quoted)),
                    "seed {seed}, {:?} in {text:?}",
                    quoted.of(&text)
                );
            }
            continue;
        }
        assert_eq!(
            there.iter().map(|span| span.of(&text)).collect::<Vec<_>>(),
            expected.iter().map(|span| span.of(&text)).collect::<Vec<_>>(),
            "seed {seed}, {} in {text:?}",
            item.value
        );
        assert_eq!(there, expected, "seed {seed}, {} in {text:?}", item.value);
    }
    assert!(found > 2_000, "the haystacks hold too little: {found}");
}

#[test]
fn drawn_items_are_found_where_the_reference_finds_them_whatever_characters_are_used() {
    let mut found = 0;
    for seed in 0..RUNS / 20 {
        let mut random = Random(seed);
        let drawn = Drawn::new(&mut random);
        let pieces: Vec<&str> = drawn.pieces.iter().map(String::as_str).collect();
        let item = Item {
            kind: drawn.kind,
            value: &drawn.value,
            pieces: &pieces,
            find: &|text| drawn.find(text),
        };
        let scanner = scanner(&[&item]);
        for _ in 0..10 {
            let plain = haystack(&mut random, &[&item], 12);
            let rewritten = Rewritten::new(&plain, &mut random);
            let there: Vec<Span> = scanner
                .scan("", &rewritten.text)
                .into_iter()
                .map(|finding| rewritten.core(finding.span))
                .collect();
            let spans = (item.find)(plain.as_bytes())
                .into_iter()
                .map(|span| rewritten.span(span));
            // Which of two is the longer is a matter of the bytes there.
            let expected: Vec<Span> = settled(spans.collect())
                .into_iter()
                .map(|span| rewritten.core(span))
                .collect();
            found += expected.len();
            assert_eq!(
                there.iter().map(|span| span.of(&rewritten.text)).collect::<Vec<_>>(),
                expected.iter().map(|span| span.of(&rewritten.text)).collect::<Vec<_>>(),
                "seed {seed}: {} in {plain:?}, written {:?}",
                drawn.value,
                rewritten.text
            );
            assert_eq!(there, expected, "seed {seed}: {} in {plain:?}", drawn.value);
        }
    }
    assert!(found > 2_000, "the haystacks hold too little: {found}");
}

#[test]
fn together_they_are_found_as_alone() {
    let all: Vec<&Item> = ITEMS.iter().collect();
    let together = scanner(&all);
    let alone: Vec<Scanner> = ITEMS.iter().map(|item| scanner(&[item])).collect();
    for seed in 0..RUNS {
        let text = haystack(&mut Random(seed), &all, 14);
        let found = together.scan("", &text);
        let singly: Vec<Vec<Finding>> = alone.iter().map(|scanner| scanner.scan("", &text)).collect();
        for finding in &found {
            assert!(
                finding
                    .watched
                    .item()
                    .is_some_and(|item| singly[item].iter().any(|alone| alone.span == finding.span)),
                "seed {seed}: {:?} in {text:?} is not found alone",
                finding.span.of(&text)
            );
        }
        for single in singly.iter().flatten() {
            assert!(
                found.iter().any(|finding| finding.span.overlaps(single.span)),
                "seed {seed}: {:?} in {text:?} is lost among others",
                single.span.of(&text)
            );
        }
    }
}

#[test]
fn a_long_text_is_found_as_its_parts() {
    // Values on every side of the edges between the parts in which a long haystack is scanned.
    let all: Vec<&Item> = ITEMS.iter().collect();
    let scanner = scanner(&all);
    for shift in (0..40).step_by(3) {
        let mut text = "ə ".repeat((1 << 18) / 3 - 20) + &"x".repeat(shift);
        let first = text.len() + 1;
        text.push_str(" 050 012 34 56 ");
        text.push_str(&"söz ".repeat(55_000));
        let second = text.len();
        text.push_str("leyla.nar@mail.example");
        let found: Vec<usize> = scanner
            .scan("", &text)
            .iter()
            .map(|finding| finding.span.start)
            .collect();
        assert_eq!(found, [first, second], "shift {shift}");
    }
}
