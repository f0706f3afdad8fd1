//! What the scanner and the reference look for: fixed items, and items with digits and letters drawn at random.

use nightjar::indicator::Kind;
use nightjar::span::Span;

use crate::text::Random;
use crate::{chains, codes, passages, phones, phrases};

/// An item, and the reference's way of finding it.
pub(crate) struct Item<'a> {
    pub(crate) kind: Kind,
    pub(crate) value: &'a str,
    /// Pieces that a haystack is made of, near misses among them.
    pub(crate) pieces: &'a [&'a str],
    pub(crate) find: &'a dyn Fn(&[u8]) -> Vec<Span>,
}

const PASSAGE: &str = "dunen axsam qapini acdim ve uzaga getdim heyet qaranliq idi qorxdum hec kim gelmedi";

pub(crate) const ITEMS: &[Item<'static>] = &[
    Item {
        kind: Kind::Phone,
        value: "+994 50 012 34 56",
        pieces: &[
            "0500123456",
            "50",
            "012",
            "34",
            "56",
            "0",
            "994",
            "+994",
            "00",
            "8",
            "10",
            "050",
            "500123456",
            "5",
            "0",
            "1",
            "2",
            "3",
            "4",
            "6",
            "3456",
            "0123456",
            "+44",
            "7",
            "a",
            "da",
        ],
        find: &|text| phones(text, "500123456"),
    },
    Item {
        kind: Kind::Id,
        value: "5ABC7DE",
        pieces: &[
            "5ABC7DE", "5AB", "C7", "DE", "5", "A", "B", "C", "7", "D", "E", "5ABC", "7DE", "12", "x", "FIN",
        ],
        find: &|text| codes(text, "5ABC7DE"),
    },
    Item {
        kind: Kind::Card,
        value: "4000 0012 3456 7899",
        pieces: &[
            "4000",
            "0012",
            "3456",
            "7899",
            "4000001234567899",
            "400000",
            "12",
            "345678",
            "99",
            "4",
            "9",
            "kart",
        ],
        find: &|text| codes(text, "4000001234567899"),
    },
    Item {
        kind: Kind::Phrase,
        value: "sari evin sahibi",
        pieces: &[
            "sari",
            "evin",
            "sahibi",
            "Sari",
            "EVIN",
            "sahibidir",
            "ev",
            "sari evin sahibi",
        ],
        find: &|text| phrases(text, &["sari", "evin", "sahibi"], "sahibidir"),
    },
    Item {
        kind: Kind::Passage,
        value: PASSAGE,
        pieces: &[
            "dunen axsam qapini acdim",
            "ve uzaga getdim",
            "heyet qaranliq idi",
            "heyet",
            "QARANLIQ",
            "qorxdum",
            "hec kim",
            "qapini acdim ve uzaga getdim heyet",
        ],
        find: &|text| passages(text, &PASSAGE.split(' ').collect::<Vec<_>>()),
    },
    Item {
        kind: Kind::Email,
        value: "leyla.nar@mail.example",
        pieces: &[
            "leyla.nar@mail.example",
            "leyla",
            "nar",
            "mail",
            "example",
            "x",
            "LEYLA.NAR@MAIL.EXAMPLE",
            "org",
            "Org",
        ],
        find: &|text| chains(text, "leyla.nar@mail.example", true),
    },
    Item {
        kind: Kind::Handle,
        value: "leyla_93",
        pieces: &["leyla_93", "leyla", "93", "LEYLA_93", "x", "az", "@leyla_93"],
        find: &|text| chains(text, "leyla_93", false),
    },
];

/// A value of this kind with chosen digits and letters, and the pieces that it falls into.
pub(crate) struct Drawn {
    pub(crate) kind: Kind,
    pub(crate) value: String,
    pub(crate) pieces: Vec<String>,
}

impl Drawn {
    /// Drawn at random.
    pub(crate) fn new(random: &mut Random) -> Drawn {
        let digits = |random: &mut Random, count: usize| -> String {
            (0..count).map(|_| char::from(b'0' + random.below(10) as u8)).collect()
        };
        let letters = |random: &mut Random, count: usize| -> String {
            // None that looks like a digit: which of two readings is meant is left to the cases.
            (0..count)
                .map(|_| char::from(b"ACDEFGHJKMNPRUVWXY"[random.below(18)]))
                .collect()
        };
        let (kind, groups) = match random.below(5) {
            0 => {
                let area = random.pick(&["50", "51", "55", "70", "77", "99"]);
                let rest = digits(random, 6);
                let (first, last) = rest.split_at(2);
                let (second, third) = last.split_at(2);
                // A subscriber's number never begins with these two.
                (
                    Kind::Phone,
                    vec![
                        area.to_owned(),
                        format!("2{first}"),
                        second.to_owned(),
                        third.to_owned(),
                    ],
                )
            }
            1 => (
                Kind::Id,
                vec![
                    digits(random, 1),
                    letters(random, 2),
                    digits(random, 3),
                    letters(random, 1),
                ],
            ),
            2 => {
                let start = format!("4{}", digits(random, 14));
                let number = (0..10)
                    .map(|check| format!("{start}{check}"))
                    .find(|number| luhn(number))
                    .unwrap();
                (Kind::Card, fours(&number))
            }
            3 => (
                Kind::Plate,
                vec!["10".to_owned(), letters(random, 2), digits(random, 3)],
            ),
            _ => {
                let rest = format!("{}{}", letters(random, 4), digits(random, 20));
                let iban = (2..99)
                    .map(|check| format!("AZ{check:02}{rest}"))
                    .find(|iban| mod97(iban) == 1)
                    .unwrap();
                (Kind::Iban, fours(&iban))
            }
        };
        let whole = groups.concat();
        let mut pieces = vec![whole.clone(), groups.join(" "), groups.join("-")];
        // Halves, the signs one by one, one more and one less.
        let cut = 1 + random.below(whole.len() - 1);
        pieces.extend([
            whole[..cut].to_owned(),
            whole[cut..].to_owned(),
            format!("{whole}7"),
            whole[1..].to_owned(),
        ]);
        pieces.extend(groups);
        pieces.extend(["0", "994", "+994", "00", "a", "12"].map(str::to_owned));
        Drawn {
            kind,
            value: if kind == Kind::Phone {
                format!("+994{whole}")
            } else {
                whole
            },
            pieces,
        }
    }

    pub(crate) fn find(&self, text: &[u8]) -> Vec<Span> {
        match self.value.strip_prefix("+994") {
            Some(national) => phones(text, national),
            None => codes(text, &self.value),
        }
    }
}

fn fours(number: &str) -> Vec<String> {
    number
        .as_bytes()
        .chunks(4)
        .map(|four| String::from_utf8(four.to_vec()).unwrap())
        .collect()
}

fn luhn(number: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let digits = number.bytes().rev().map(|digit| u32::from(digit - b'0')).enumerate();
    let sum: u32 = digits
        .map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

fn mod97(iban: &str) -> u32 {
    iban[4..]
        .bytes()
        .chain(iban[..4].bytes())
        .fold(0, |rest, sign| match sign {
            b'0'..=b'9' => (rest * 10 + u32::from(sign - b'0')) % 97,
            _ => (rest * 100 + u32::from(sign - b'A') + 10) % 97,
        })
}
