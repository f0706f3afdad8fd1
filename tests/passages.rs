//! Pieces of messages against what is obvious: a slow second reading of invented words, and what holds of any text.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use std::collections::HashSet;

use nightjar::finding::{Finding, Reason, Severity};
use nightjar::indicator::{Indicator, Kind};
use nightjar::passage::Fingerprints;
use nightjar::scan::Scanner;
use nightjar::span::Span;
use nightjar::watchlist::{Watched, Watchlist};

#[allow(dead_code, reason = "shared with the other tests")]
mod text;

use text::Random;

const RUNS: u64 = 3_000;

/// A word that no list knows: consonants that are all told apart, and vowels, which do not count.
fn word(number: usize) -> String {
    const CONSONANTS: [char; 12] = ['b', 'p', 'v', 'f', 't', 'd', 'k', 'z', 'l', 'm', 'n', 'r'];
    const VOWELS: [char; 4] = ['a', 'ə', 'o', 'ü'];
    let mut rest = number * 7919 % 20_736;
    let mut word = String::new();
    // The same consonant twice is one only if nothing stands between.
    for at in 0..4 {
        word.push(CONSONANTS[rest % 12]);
        word.push(VOWELS[(number + at) % 4]);
        rest /= 12;
    }
    word
}

fn chat<'m>(messages: impl IntoIterator<Item = &'m str>) -> Fingerprints {
    let mut chat = Fingerprints::new();
    messages.into_iter().for_each(|message| chat.push(message));
    chat
}

fn scanner(chats: &[Fingerprints]) -> Scanner {
    let mut scanner = Watchlist::new().compile().unwrap();
    scanner.protect(chats);
    scanner
}

/// The longest run of words that a message holds in this order, from each place.
fn runs(words: &[usize], messages: &[Vec<usize>]) -> Vec<usize> {
    let run = |at: usize| {
        let same = |message: &Vec<usize>, from: usize| {
            let pairs = words[at..].iter().zip(&message[from..]);
            pairs.take_while(|(one, other)| one == other).count()
        };
        messages
            .iter()
            .flat_map(|message| (0..message.len()).map(move |from| same(message, from)))
            .max()
            .unwrap_or(0)
    };
    (0..words.len()).map(run).collect()
}

#[test]
fn what_is_quoted_in_a_row_is_found_where_it_stands_and_nothing_else_is() {
    let (mut quoted, mut silent) = (0, 0);
    for seed in 0..RUNS {
        let mut random = Random(seed);
        // Each word stands in one place of one message: what else is found was not quoted.
        let mut next = 0;
        let messages: Vec<Vec<usize>> = (0..4)
            .map(|_| {
                let length = 4 + random.below(10);
                next += length;
                (next - length..next).collect()
            })
            .collect();
        let told: Vec<String> = messages.iter().map(|message| sentence(message)).collect();
        let scanner = scanner(&[chat(told.iter().map(String::as_str))]);
        let mut words: Vec<usize> = (0..5 + random.below(6)).map(|at| 2_000 + at).collect();
        let message = &messages[random.below(messages.len())];
        let from = random.below(message.len());
        let length = 1 + random.below(message.len() - from);
        words.splice(4..4, message[from..from + length].iter().copied());
        let text = sentence(&words);
        let findings = scanner.scan("", &text);
        let longest = runs(&words, &messages).into_iter().max().unwrap();
        if longest >= 6 {
            quoted += 1;
            let expected = sentence(&message[from..from + length]);
            assert_eq!(
                findings.iter().map(|one| one.span.of(&text)).collect::<Vec<_>>(),
                [expected],
                "seed {seed}: {text}"
            );
            assert_eq!(findings[0].words, Some(length as u32), "seed {seed}");
            assert_eq!(findings[0].watched, Watched::Chat(0));
        } else {
            silent += 1;
            assert_eq!(findings, [], "seed {seed}: {text}");
        }
    }
    assert!(
        quoted > RUNS as usize / 12 && silent > RUNS as usize / 2,
        "{quoted} {silent}"
    );
}

fn sentence(words: &[usize]) -> String {
    words.iter().map(|number| word(*number)).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_invented_words_differ() {
    let words: HashSet<String> = (0..3_000)
        .map(|number| word(number).replace(['a', 'ə', 'o', 'ü'], ""))
        .collect();
    assert_eq!(words.len(), 3_000);
}

#[test]
fn whatever_is_written_spans_are_of_the_text_and_bytes_are_read_again() {
    const LETTERS: [&str; 24] = [
        "a", "B", "ş", "Ə", "я", "Й", "ж", "ც", "λ", "5", "٣", "\u{200b}", "\u{301}", "🙂", "中", " ", " ", "\n", ".",
        "'", "@", "\u{1e}", "ﬁ", "'",
    ];
    let mut found = 0;
    for seed in 0..RUNS {
        let mut random = Random(seed);
        let any = |random: &mut Random, length: usize| -> String {
            (0..length).map(|_| LETTERS[random.below(LETTERS.len())]).collect()
        };
        let messages: Vec<String> = (0..5)
            .map(|_| {
                let length = random.below(160);
                any(&mut random, length)
            })
            .collect();
        let chat = chat(messages.iter().map(String::as_str));
        let read = Fingerprints::parse(&chat.to_bytes()).unwrap();
        assert_eq!(read, chat, "seed {seed}");
        let lead = any(&mut random, 20);
        let text = format!("{lead}{}{}", messages[random.below(5)], any(&mut random, 20));
        let findings = scanner(&[read]).scan("", &text);
        found += findings.len();
        let mut before = 0;
        for Finding { span, .. } in findings {
            assert!(before <= span.start && span.start < span.end, "seed {seed}: {text:?}");
            assert!(
                text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "seed {seed}: {text:?}"
            );
            before = span.end;
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn bytes_of_anyone_are_read_or_refused() {
    let good = chat(["bir iki üç dörd beş altı", "hə", "yeddi səkkiz doqquz on"]).to_bytes();
    for seed in 0..RUNS * 4 {
        let mut random = Random(seed);
        let mut bytes = good.clone();
        for _ in 0..1 + random.below(4) {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        bytes.truncate(1 + random.below(bytes.len() + 8));
        if let Ok(chat) = Fingerprints::parse(&bytes) {
            scanner(&[chat]).scan("", "bir iki üç dörd beş altı yeddi səkkiz doqquz on");
        }
    }
}

const MESSAGE: &str = "dünən klinikadan çıxanda Fəridəni gördüm, ağlayırdı, kömək etmək istədim";

#[test]
fn chats_come_and_go_after_the_scanner_was_compiled() {
    let mut watchlist = Watchlist::new();
    let phone = watchlist.add(Indicator::parse(Kind::Phone, "050 012 34 56", &[], false).unwrap());
    let mut scanner = watchlist.compile().unwrap();
    let text = format!("{MESSAGE}: 050 012 34 56");
    let told = |scanner: &Scanner| -> Vec<Watched> { scanner.scan("", &text).iter().map(|one| one.watched).collect() };
    assert_eq!(told(&scanner), [Watched::Item(phone)]);
    scanner.protect(&[chat(["hə"]), chat([MESSAGE])]);
    assert_eq!(told(&scanner), [Watched::Chat(1), Watched::Item(phone)]);
    let found = scanner.scan("", &text);
    assert_eq!(found[0].severity, Severity::Danger);
    assert_eq!(found[0].reasons, [Reason::Near(Kind::Phone)]);
    assert_eq!(scanner.scan("", MESSAGE)[0].severity, Severity::Warn);
    scanner.protect(&[]);
    assert_eq!(told(&scanner), [Watched::Item(phone)]);
    let mut before = Watchlist::new();
    assert_eq!(before.protect(chat([MESSAGE])), 0);
    assert_eq!(told(&before.compile().unwrap()), [Watched::Chat(0)]);
}

#[test]
fn not_mine_is_said_of_the_words_wherever_they_stand() {
    let messages = [chat([
        MESSAGE,
        "bilərziklərimi lombarda qoymuşam, ərim hələ borcumdan xəbərsizdir",
    ])];
    let mut scanner = scanner(&messages);
    let fingerprint = scanner.scan("", MESSAGE)[0].fingerprint;
    // Sealed files hold it: if this fails every such "not mine" is forgotten.
    assert_eq!(format!("{fingerprint:016x}"), "202bf77789700213");
    scanner.accept_text(Watched::Chat(0), fingerprint);
    for text in [
        MESSAGE.to_uppercase(),
        format!("Kimsə yazıb: «{MESSAGE}» və s."),
        MESSAGE.replace('ə', "e"),
    ] {
        let found = scanner.scan("", &text);
        assert!(found.len() == 1 && found[0].accepted, "{text}: {found:?}");
    }
    let other = scanner.scan("", "bilərziklərimi lombarda qoymuşam, ərim hələ borcumdan xəbərsizdir");
    assert!(other.len() == 1 && !other[0].accepted);
    // It was said of that chat: another one's messages are told.
    scanner.protect(&messages);
    assert!(!scanner.scan("", MESSAGE)[0].accepted);
}

#[test]
fn a_passage_is_found_across_the_parts_of_a_long_text() {
    let scanner = scanner(&[chat([MESSAGE])]);
    for lead in [262_080, 262_110, 262_144, 262_200] {
        let text = format!("{} {MESSAGE} zzzz", "q. ".repeat(lead / 3));
        let found = scanner.scan("", &text);
        assert_eq!(
            found.iter().map(|one| one.span.of(&text)).collect::<Vec<_>>(),
            [MESSAGE],
            "{lead}"
        );
    }
}

#[test]
fn nothing_joins_over_a_gap() {
    let scanner = scanner(&[chat([MESSAGE])]);
    assert_eq!(scanner.scan("", MESSAGE).len(), 1);
    let parted = MESSAGE
        .replacen("çıxanda ", "çıxanda\u{1e}", 1)
        .replacen("ağlayırdı, ", "ağlayırdı\u{1e}", 1);
    assert_eq!(scanner.scan("", &parted), []);
    assert_eq!(Span::new(0, MESSAGE.len()).of(MESSAGE), MESSAGE);
}
