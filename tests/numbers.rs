//! Texts full of numbers that are nobody's: five megabytes of prices, timetables, dates, book and product numbers, tables,
//! strangers' phones, cards and plates, by seed. Nothing of the watchlist may be found in them.
//!
//! A stranger's number can be hers by chance; the seeds below hold no such chance, which the reference in `differential.rs`
//! would tell as well.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use std::fmt::Write as _;

use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::watchlist::Watchlist;

/// Bytes of each of the texts.
const TEXT: usize = 512 * 1024;

/// SplitMix64: a seed means the same run for ever.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'A' + self.below(26) as u8)).collect()
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }
}

/// What is watched: each kind of number, as people of five countries have them.
const WATCHED: &[(Kind, &str)] = &[
    (Kind::Phone, "050 012 34 56"),
    (Kind::Phone, "+994 55 100 20 30"),
    (Kind::Phone, "012 345 67 89"),
    (Kind::Phone, "+7 916 001 23 45"),
    (Kind::Phone, "0532 012 34 56"),
    (Kind::Phone, "+995 555 00 12 34"),
    (Kind::Phone, "+380 50 001 23 45"),
    (Kind::Phone, "+1 212 555 0123"),
    (Kind::Birthdate, "14.03.1991"),
    (Kind::Birthdate, "08.03.1993"),
    (Kind::Birthdate, "01.01.1980"),
    (Kind::Birthdate, "29.02.1992"),
    (Kind::Id, "5ABC7DE"),
    (Kind::Id, "1A020BK"),
    (Kind::Id, "AA0123456"),
    (Kind::Id, "AZE01234567"),
    (Kind::Id, "45 01 000123"),
    (Kind::Id, "VÖEN 1500123482"),
    (Kind::Id, "112-233-445 95"),
    (Kind::Id, "10000000146"),
    (Kind::Plate, "10-LT-093"),
    (Kind::Plate, "90-AA-001"),
    (Kind::Plate, "А012ВС77"),
    (Kind::Plate, "34 AB 012"),
    (Kind::Card, "4000001234567899"),
    (Kind::Iban, "AZ87TEST00000000000000001234"),
];

fn scanner() -> Scanner {
    let mut watchlist = Watchlist::new();
    for (kind, value) in WATCHED {
        watchlist.add(Indicator::parse(*kind, value, &[], false).unwrap());
    }
    watchlist.compile().unwrap()
}

/// A text of lines, each written by `line`.
fn text(seed: u64, mut line: impl FnMut(&mut Random, &mut String)) -> String {
    let mut random = Random(seed);
    let mut text = String::with_capacity(TEXT + 256);
    while text.len() < TEXT {
        line(&mut random, &mut text);
        text.push('\n');
    }
    text
}

#[track_caller]
fn is_silent(seed: u64, line: impl FnMut(&mut Random, &mut String)) {
    let text = text(seed, line);
    let found = scanner().scan("", &text);
    let told: Vec<&str> = found.iter().map(|finding| finding.span.of(&text)).collect();
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn prices() {
    is_silent(1, |random, line| {
        let (sum, rest) = (random.below(1_000_000), random.below(100));
        let (thousands, hundreds) = (sum / 1000, sum % 1000);
        let money = random.pick(&["manat", "AZN", "руб.", "₽", "TL", "₺", "USD", "€", "qəpik"]);
        let _ = match random.below(6) {
            0 => write!(
                line,
                "Qiymət {thousands} {hundreds:03},{rest:02} {money}, endirim {} %",
                rest / 2
            ),
            1 => write!(
                line,
                "Цена {thousands} {hundreds:03} {money}, {rest} шт. по {hundreds},{rest:02}"
            ),
            2 => write!(
                line,
                "Fiyat {thousands}.{hundreds:03},{rest:02} {money} x {rest} = {sum}{rest:02}"
            ),
            3 => write!(
                line,
                "Total {money} {thousands},{hundreds:03}.{rest:02} ({rest} items, {hundreds} points)"
            ),
            4 => write!(
                line,
                "{thousands} {hundreds:03} {rest:02} {money} / {rest} {hundreds:03} {rest:02}"
            ),
            _ => write!(line, "{hundreds} {money} {rest} qəpik, {thousands} {money}"),
        };
    });
}

#[test]
fn timetables_and_times() {
    is_silent(2, |random, line| {
        for _ in 0..10 {
            let (hour, minute, second) = (random.below(24), random.below(60), random.below(60));
            let _ = match random.below(4) {
                0 => write!(line, "{hour:02}:{minute:02} "),
                1 => write!(line, "{hour:02}:{minute:02}:{second:02}, "),
                2 => write!(line, "{hour:02}.{minute:02}–{:02}.{second:02} ", random.below(24)),
                _ => write!(line, "{hour:02}{minute:02} "),
            };
        }
    });
}

#[test]
fn dates_of_other_days() {
    is_silent(3, |random, line| {
        // No day of 1980 to 1993: those are the watched years.
        let year = if random.below(2) == 0 {
            1900 + random.below(80)
        } else {
            1994 + random.below(36)
        };
        let (month, day) = (1 + random.below(12), 1 + random.below(28));
        let names = [
            "yanvar",
            "mart",
            "марта",
            "Mart",
            "March",
            "fevral",
            "января",
            "Şubat",
            "February",
        ];
        let name = random.pick(&names);
        let _ = match random.below(8) {
            0 => write!(line, "{day:02}.{month:02}.{year}"),
            1 => write!(
                line,
                "{year}-{month:02}-{day:02}T{:02}:{:02}:00Z",
                random.below(24),
                random.below(60)
            ),
            2 => write!(line, "{day} {name} {year}-ci il, {}-ci il", 1980 + random.below(14)),
            3 => write!(line, "{name} {day}, {year} and {}", 1980 + random.below(14)),
            4 => write!(line, "{year}-ci il {name} {day}"),
            5 => write!(line, "{month}/{day}/{year}, {day}/{month}/{:02}", random.below(100)),
            6 => write!(
                line,
                "{day:02}.{month:02}.{:02}, {day:02}.{month:02}",
                random.below(100)
            ),
            _ => write!(
                line,
                "{year}{month:02}{day:02}-{}.jpg, {}.{}.{}",
                random.digits(6),
                random.below(40),
                random.below(20),
                random.below(99)
            ),
        };
    });
}

#[test]
fn book_and_product_numbers() {
    is_silent(4, |random, line| {
        let _ = match random.below(8) {
            0 => write!(
                line,
                "ISBN 978-{}-{}-{}-{}",
                random.digits(1),
                random.digits(4),
                random.digits(4),
                random.digits(1)
            ),
            1 => write!(
                line,
                "EAN {} / SKU {}-{}",
                random.digits(13),
                random.letters(3),
                random.digits(5)
            ),
            2 => write!(line, "item/{}/photo?id={}", random.digits(10), random.digits(12)),
            3 => write!(
                line,
                "{}-{}-{}-{}",
                random.letters(2),
                random.digits(3),
                random.letters(2),
                random.digits(4)
            ),
            4 => write!(
                line,
                "v{}.{}.{}-rc{} build {}",
                random.digits(1),
                random.digits(2),
                random.digits(3),
                random.digits(1),
                random.digits(8)
            ),
            5 => {
                let (one, other) = (random.next(), random.next());
                write!(
                    line,
                    "sha {one:016x}{other:016x} uuid {:08x}-{:04x}",
                    one >> 32,
                    other & 0xffff
                )
            }
            6 => write!(
                line,
                "№ {} от {}.{}, лот {}",
                random.digits(7),
                random.digits(2),
                random.digits(2),
                random.digits(6)
            ),
            _ => write!(
                line,
                "tracking {}{}{}",
                random.letters(2),
                random.digits(9),
                random.letters(2)
            ),
        };
    });
}

#[test]
fn tables_of_numbers() {
    for (seed, separator) in [(5, " "), (6, "\t"), (7, ","), (8, "; ")] {
        is_silent(seed, |random, line| {
            for _ in 0..12 {
                let length = 1 + random.below(5) as usize;
                line.push_str(&random.digits(length));
                line.push_str(separator);
            }
        });
    }
}

#[test]
fn coordinates_and_measures() {
    is_silent(9, |random, line| {
        let _ = match random.below(4) {
            0 => write!(
                line,
                "{}.{}, {}.{}",
                random.digits(2),
                random.digits(7),
                random.digits(2),
                random.digits(7)
            ),
            1 => write!(
                line,
                "{}°{}'{}\" N",
                random.digits(2),
                random.digits(2),
                random.digits(2)
            ),
            2 => write!(
                line,
                "10.{}.{}.{}:{}",
                random.digits(2),
                random.digits(3),
                random.digits(2),
                random.digits(4)
            ),
            _ => write!(
                line,
                "{}x{} px, {} kg, {} ml, 0,{}",
                random.digits(4),
                random.digits(3),
                random.digits(2),
                random.digits(3),
                random.digits(9)
            ),
        };
    });
}

#[test]
fn strangers_phones_cards_and_plates() {
    is_silent(10, |random, line| {
        let operator = random.pick(&["50", "51", "55", "70", "77", "99", "10"]);
        // A subscriber's number begins with 2 to 9; those that are watched, with 0 or 1.
        let first = 2 + random.below(8);
        let region = random.pick(&["10", "90", "99", "77", "20"]);
        let _ = match random.below(7) {
            0 => write!(
                line,
                "+994 {operator} {first}{} {} {}",
                random.digits(2),
                random.digits(2),
                random.digits(2)
            ),
            1 => write!(
                line,
                "0{operator}-{first}{}-{}-{}, 8 (916) {first}{}",
                random.digits(2),
                random.digits(2),
                random.digits(2),
                random.digits(6)
            ),
            2 => write!(line, "0{operator}{first}{}", random.digits(6)),
            3 => write!(
                line,
                "{} {} {} {}",
                5000 + random.below(999),
                random.digits(4),
                random.digits(4),
                random.digits(4)
            ),
            4 => write!(line, "{region}-B{}-{}", random.letters(1), random.digits(3)),
            5 => write!(line, "AZ{}NABZ{}", random.digits(2), random.digits(20)),
            _ => write!(
                line,
                "+994 {operator} *** ** {}, •••• {}",
                2 + random.below(8),
                random.digits(3)
            ),
        };
    });
}
