//! What holds of every text and every value, tried on random ones.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use nightjar::fold::Folded;
use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::span::Span;
use nightjar::watchlist::Watchlist;

mod text;

use text::{Random, Rewritten};

const RUNS: u64 = 12_000;

/// An item of every kind, and pieces of texts about it.
const ITEMS: [(Kind, &str, &[&str]); 12] = [
    (
        Kind::Phone,
        "+994 50 012 34 56",
        &[
            "0500123456",
            "+994 50 012-34-56",
            "050 012 34 57",
            "sıfır əlli 012 34 56",
        ],
    ),
    (
        Kind::Email,
        "leyla.nar@mail.example",
        &[
            "leyla.nar@mail.example",
            "leyla.nar (at) mail.example",
            "nar@mail.example",
        ],
    ),
    (
        Kind::Name,
        "Leyla Tağıbəyli",
        &[
            "Leyla Tağıbəyli",
            "Лейлы Тагибейли",
            "TAGIBEYLI Leyla",
            "Leyla",
            "Tağıbəylinin",
        ],
    ),
    (Kind::Handle, "leyla_93", &["@leyla_93", "t.me/leyla_93", "leyla_935"]),
    (
        Kind::Address,
        "Bakı ş., Qərib Sultanzadə küç., ev 17B, mənzil 46",
        &[
            "Qərib Sultanzadə küçəsi 17B, mənzil 46",
            "ул. Гариба Султанзаде, д. 17 Б",
            "Sultanzadə küçəsi",
            "ev 17B",
        ],
    ),
    (
        Kind::Birthdate,
        "14.03.1991",
        &["14.03.1991", "14 mart 1991", "14 марта 1991 г.", "14 mart"],
    ),
    (Kind::Id, "5ABC7DE", &["5ABC7DE", "5AB C7 DE", "5ABC7DF"]),
    (Kind::Plate, "10-LT-093", &["10-LT-093", "10 LT 093", "10-LT-094"]),
    (
        Kind::Card,
        "4000 0012 3456 7899",
        &["4000001234567899", "4000 0012 3456 7899", "4000 0012"],
    ),
    (
        Kind::Iban,
        "AZ87TEST00000000000000001234",
        &["AZ87 TEST 0000 0000 0000 0000 1234", "AZ87TEST"],
    ),
    (
        Kind::Phrase,
        "sarı darvazalı evin sahibi",
        &["sarı darvazalı evin sahibi", "Sarı darvazalı, evin", "sahibi"],
    ),
    (
        Kind::Passage,
        "Dünən axşam anama hər şeyi danışdım, amma atama hələ heç nə demək istəmirəm",
        &[
            "anama hər şeyi danışdım, amma atama hələ heç nə demək",
            "Dünən axşam anama",
            "amma atama hələ",
        ],
    ),
];

fn scanner() -> Scanner {
    let mut watchlist = Watchlist::new();
    for (kind, value, _) in ITEMS {
        watchlist.add(Indicator::parse(kind, value, &[], false).unwrap());
    }
    watchlist.compile().unwrap()
}

/// Texts of all sorts of characters, lone marks and broken sequences among them.
fn strange(random: &mut Random) -> String {
    let length = random.below(40);
    (0..length)
        .map(|_| match random.below(9) {
            0 => char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
            1 => *b"050 1O-l.@+"
                .get(random.below(11))
                .map(|byte| char::from(*byte))
                .as_ref()
                .unwrap(),
            2 => char::from_u32(0x400 + random.below(0x130) as u32).unwrap(),
            3 => char::from_u32(0x300 + random.below(0x70) as u32).unwrap(),
            4 => char::from_u32(0x2000 + random.below(0x70) as u32).unwrap(),
            5 => char::from_u32(0x660 + random.below(10) as u32).unwrap(),
            6 => char::from_u32(0x1d400 + random.below(0x400) as u32).unwrap(),
            7 => char::from_u32(0x1f100 + random.below(0x100) as u32).unwrap(),
            _ => char::from_u32(0x20 + random.below(0x5f) as u32).unwrap(),
        })
        .collect()
}

#[test]
fn the_fold_is_total_and_leads_back() {
    for seed in 0..RUNS {
        let text = strange(&mut Random(seed));
        let folded = Folded::new(&text);
        let count = folded.classes().len();
        let mut before = Span::new(0, 0);
        for at in 0..count {
            let span = folded.span(at..at + 1);
            assert!(
                text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "seed {seed}: {span:?} in {text:?}"
            );
            assert!(
                span.start < span.end && span.end <= text.len(),
                "seed {seed}: {span:?} in {text:?}"
            );
            assert!(
                before.start <= span.start && before.end <= span.end,
                "seed {seed}: {before:?} then {span:?} in {text:?}"
            );
            assert_eq!(folded.span(0..at + 1).end, span.end, "seed {seed}");
            before = span;
        }
    }
}

#[test]
fn folding_text_by_text_is_folding_it_whole() {
    // The words beside a token may tell its script, those of another line never do.
    for seed in 0..RUNS {
        let mut random = Random(seed);
        let (left, right) = (strange(&mut random), strange(&mut random));
        let whole = format!("{left}\n{right}");
        let parts = [Folded::new(&left).classes(), b"\n", Folded::new(&right).classes()].concat();
        assert_eq!(Folded::new(&whole).classes(), parts, "seed {seed}: {whole:?}");
    }
}

/// Pieces about every item, with strange signs between some of them. Names stand apart: of two that share a word the longer
/// is told, and which is longer depends on the characters.
fn haystack(random: &mut Random, share: usize) -> String {
    let mut text = String::new();
    for _ in 0..random.below(6) + 1 {
        let (kind, _, pieces) = ITEMS[random.below(ITEMS.len())];
        let apart = if kind == Kind::Name { "\u{1e}" } else { "" };
        text.push_str(apart);
        text.push_str(random.pick(pieces));
        text.push_str(apart);
        if random.below(100) < share {
            text.push_str(&strange(random));
        }
        text.push_str(random.pick(&["; ", " ", "\n", ", ", " - ", "\u{1e}"]));
    }
    text
}

#[test]
fn every_place_is_exact_in_bytes_and_in_utf16() {
    let scanner = scanner();
    let mut kinds = Vec::new();
    for seed in 0..RUNS / 2 {
        let text = haystack(&mut Random(seed), 60);
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut before = Span::new(0, 0);
        for finding in scanner.scan("", &text) {
            let Span { start, end } = finding.span;
            assert!(
                start < end && text.is_char_boundary(start) && text.is_char_boundary(end),
                "seed {seed}: {start}..{end} in {text:?}"
            );
            assert!(before <= finding.span, "seed {seed}: not sorted in {text:?}");
            // What the browser cuts out is what was found.
            let unit = |byte: usize| Span::new(0, byte).of(&text).encode_utf16().count();
            let cut = String::from_utf16(&units[unit(start)..unit(end)]);
            assert_eq!(cut.unwrap(), finding.span.of(&text), "seed {seed}: in {text:?}");
            before = finding.span;
            kinds.push(finding.kind);
        }
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(
        kinds,
        {
            let mut all = Kind::ALL;
            all.sort();
            all
        },
        "a kind was never found"
    );
}

#[test]
fn other_characters_that_read_the_same_change_nothing() {
    let scanner = scanner();
    let mut found = 0;
    for seed in 0..RUNS / 2 {
        let mut random = Random(seed);
        let plain = haystack(&mut random, 0);
        let rewritten = Rewritten::new(&plain, &mut random);
        let there: Vec<_> = scanner
            .scan("", &rewritten.text)
            .iter()
            .map(|finding| (finding.kind, finding.severity, rewritten.core(finding.span)))
            .collect();
        let expected: Vec<_> = scanner
            .scan("", &plain)
            .iter()
            .map(|finding| {
                (
                    finding.kind,
                    finding.severity,
                    rewritten.core(rewritten.span(finding.span)),
                )
            })
            .collect();
        found += expected.len();
        assert_eq!(
            there, expected,
            "seed {seed}: {plain:?} written as {:?}",
            rewritten.text
        );
    }
    assert!(found > 3_000, "the haystacks hold too little: {found}");
}

#[test]
fn what_is_understood_is_found_in_its_own_normal_form() {
    // Names and addresses are found by a rule about their parts, which the parts of a strange value need not meet.
    const KINDS: [Kind; 10] = [
        Kind::Phone,
        Kind::Email,
        Kind::Handle,
        Kind::Birthdate,
        Kind::Id,
        Kind::Plate,
        Kind::Card,
        Kind::Iban,
        Kind::Phrase,
        Kind::Passage,
    ];
    const PARTS: &[&str] = &[
        "0", "5", "50", "012", "3456", "A", "b", "AZ", "leyla", "nar", "söz", "дом", "@", ".", "-", "_", " ", "/", "+",
        "example", "О", "ı", "1991", "mart", "3",
    ];
    let mut understood = 0;
    for seed in 0..RUNS / 4 {
        let mut random = Random(seed);
        let value = if random.below(4) == 0 {
            strange(&mut random)
        } else {
            (0..random.below(9) + 1).map(|_| random.pick(PARTS)).collect()
        };
        let kind = KINDS[random.below(KINDS.len())];
        let Ok(indicator) = Indicator::parse(kind, &value, &[], false) else {
            continue;
        };
        understood += 1;
        let normal = indicator.normal().to_owned();
        assert!(!normal.is_empty(), "seed {seed}: {value:?}");
        let mut watchlist = Watchlist::new();
        watchlist.add(indicator);
        let found = watchlist.compile().unwrap().scan("", &normal);
        assert!(
            !found.is_empty(),
            "seed {seed}: {kind:?} {value:?} is not found in {normal:?}"
        );
        let again = Indicator::parse(kind, &normal, &[], false);
        assert_eq!(
            again.as_ref().map(Indicator::normal),
            Ok(normal.as_str()),
            "seed {seed}: {kind:?} {value:?}"
        );
    }
    assert!(understood > 300, "too few values are understood: {understood}");
}

#[test]
fn every_kind_takes_whatever_is_typed() {
    for seed in 0..RUNS / 2 {
        let mut random = Random(seed);
        let (value, alias) = (strange(&mut random), strange(&mut random));
        let kind = Kind::ALL[random.below(Kind::ALL.len())];
        if let Ok(indicator) = Indicator::parse(kind, &value, &[&alias], random.below(2) == 0) {
            assert!(!indicator.normal().is_empty(), "seed {seed}: {kind:?} {value:?}");
        }
    }
}
