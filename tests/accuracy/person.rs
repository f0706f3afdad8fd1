//! Invented people and what a watchlist holds about them.

use nightjar::indicator::{Indicator, Kind};
use nightjar::watchlist::Watchlist;

use crate::random::Random;
use crate::texts::{Language, Texts, Word};

#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) home: Language,
    pub(crate) woman: bool,
    pub(crate) given: Word,
    pub(crate) family: Word,
    pub(crate) father: Option<Word>,
    /// Another person's given name that comes close to hers.
    pub(crate) alike: Option<Word>,
}

#[derive(Clone, Debug)]
pub(crate) struct Phone {
    pub(crate) code: &'static str,
    pub(crate) trunk: &'static str,
    /// How the national number is usually grouped.
    pub(crate) groups: &'static [usize],
    pub(crate) national: String,
}

#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) home: Language,
    /// The street's own words: its language's, Russian, English.
    pub(crate) street: &'static Street,
    pub(crate) house: u32,
    pub(crate) letter: Option<char>,
    pub(crate) flat: u32,
    pub(crate) city: &'static [&'static str; 3],
}

#[derive(Debug)]
pub(crate) struct Street {
    pub(crate) language: Language,
    pub(crate) own: &'static str,
    pub(crate) russian: &'static str,
    pub(crate) english: &'static str,
}

/// A code in its usual groups, and what is usually put between them.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    pub(crate) groups: Vec<String>,
    pub(crate) usual: &'static str,
}

impl Code {
    fn new(groups: &[String], usual: &'static str) -> Code {
        Code {
            groups: groups.to_vec(),
            usual,
        }
    }

    pub(crate) fn joined(&self) -> String {
        self.groups.concat()
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Date {
    pub(crate) year: usize,
    pub(crate) month: usize,
    pub(crate) day: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Name(Box<Name>),
    Phone(Phone),
    Email(String, &'static str),
    Handle(String),
    Address(Address),
    Birthdate(Date),
    Code(Kind, Code),
    Phrase(String),
    Passage(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) home: Language,
    pub(crate) value: Value,
}

impl Item {
    pub(crate) fn kind(&self) -> Kind {
        match &self.value {
            Value::Name(_) => Kind::Name,
            Value::Phone(_) => Kind::Phone,
            Value::Email(..) => Kind::Email,
            Value::Handle(_) => Kind::Handle,
            Value::Address(_) => Kind::Address,
            Value::Birthdate(_) => Kind::Birthdate,
            Value::Code(kind, _) => *kind,
            Value::Phrase(_) => Kind::Phrase,
            Value::Passage(_) => Kind::Passage,
        }
    }
}

const STREETS: [Street; 10] = [
    Street {
        language: Language::Az,
        own: "Qərib Mirzəzadə küçəsi",
        russian: "улица Гариба Мирзазаде",
        english: "Garib Mirzazade street",
    },
    Street {
        language: Language::Az,
        own: "Şərif Alıcanlı küçəsi",
        russian: "улица Шарифа Алыджанлы",
        english: "Sharif Alijanli street",
    },
    Street {
        language: Language::Az,
        own: "Zəfəran prospekti",
        russian: "проспект Зафаран",
        english: "Zafaran avenue",
    },
    Street {
        language: Language::Az,
        own: "Köhnə Dəyirman küçəsi",
        russian: "улица Кёхня Дейирман",
        english: "Kohna Dayirman street",
    },
    Street {
        language: Language::Ru,
        own: "улица Виноградная",
        russian: "улица Виноградная",
        english: "Vinogradnaya street",
    },
    Street {
        language: Language::Ru,
        own: "проспект Корабелов",
        russian: "проспект Корабелов",
        english: "Korabelov avenue",
    },
    Street {
        language: Language::Tr,
        own: "Fesleğen Sokak",
        russian: "улица Фесльген",
        english: "Feslegen street",
    },
    Street {
        language: Language::Tr,
        own: "Kırlangıç Caddesi",
        russian: "улица Кырлангыч",
        english: "Kirlangich street",
    },
    Street {
        language: Language::En,
        own: "Alderbrook Lane",
        russian: "Олдербрук-лейн",
        english: "Alderbrook Lane",
    },
    Street {
        language: Language::En,
        own: "Thistledown Road",
        russian: "Тислдаун-роуд",
        english: "Thistledown Road",
    },
];

const CITIES: [(Language, [&str; 3]); 8] = [
    (Language::Az, ["Bakı", "Баку", "Baku"]),
    (Language::Az, ["Gəncə", "Гянджа", "Ganja"]),
    (Language::Az, ["Sumqayıt", "Сумгаит", "Sumgait"]),
    (Language::Ru, ["Саратов", "Саратов", "Saratov"]),
    (Language::Ru, ["Казань", "Казань", "Kazan"]),
    (Language::Tr, ["Bursa", "Бурса", "Bursa"]),
    (Language::Tr, ["İzmir", "Измир", "Izmir"]),
    (Language::En, ["Leeds", "Лидс", "Leeds"]),
];

const DOMAINS: [&str; 5] = [
    "poct.example",
    "mail.example",
    "yaz.poct.example",
    "pismo.example",
    "inbox-az.example",
];

/// Ten people: five from Azerbaijan, two each from Russia and Turkey, one from England; sixty to seventy items.
pub(crate) fn people(texts: &Texts, random: &mut Random) -> Vec<Item> {
    let mut items = Vec::new();
    for (language, count) in [
        (Language::Az, 5),
        (Language::Ru, 2),
        (Language::Tr, 2),
        (Language::En, 1),
    ] {
        let words = |roles: &str| -> Vec<Word> {
            let fits = |word: &&Word| word.language == language && roles.contains(word.role);
            texts.words.iter().filter(fits).cloned().collect()
        };
        let (givens, men, families) = (words("fm"), words("m"), words("s"));
        let (givens, families) = (random.some(&givens, count), random.some(&families, count));
        let streets: Vec<&'static Street> = STREETS.iter().filter(|street| street.language == language).collect();
        let streets = random.some(&streets, count);
        for (at, (given, family)) in givens.into_iter().zip(families).enumerate() {
            let father = random.pick(&men).clone();
            let name = Name {
                home: language,
                woman: given.role == 'f',
                given: given.clone(),
                family: family.clone(),
                alike: alike(texts, given),
                father: (language == Language::Az && father != *given).then_some(father),
            };
            let base = latin(&name);
            let mut add = |value| items.push(Item { home: language, value });
            add(Value::Name(Box::new(name)));
            add(Value::Phone(phone(language, random)));
            let mut others = vec![
                Value::Email(email(&base, random), random.any(&DOMAINS)),
                Value::Handle(handle(&base, random)),
                Value::Birthdate(Date {
                    year: random.between(1958, 2004),
                    month: random.between(1, 12),
                    // Past the twelfth: which figure is the month is no question.
                    day: random.between(13, 28),
                }),
                document(language, random),
                plate(language, random),
                card(random),
                account(language, random),
                Value::Phrase(random.pick(texts.of(language, "phrase")).clone()),
                Value::Passage(random.pick(texts.of(language, "passage")).clone()),
            ];
            if let Some(street) = streets.get(at) {
                let cities: Vec<_> = CITIES.iter().filter(|(home, _)| *home == language).collect();
                others.push(Value::Address(Address {
                    home: language,
                    street,
                    house: random.between(3, 120) as u32,
                    letter: random.percent(40).then(|| *random.pick(&['A', 'B'])),
                    flat: random.between(2, 90) as u32,
                    city: &random.pick(&cities).1,
                }));
            }
            for value in random.some(&others, 5) {
                add(value.clone());
            }
        }
    }
    // Two people don't share a phrase or a passage.
    let mut seen = Vec::new();
    items.retain(|item| match &item.value {
        Value::Phrase(text) | Value::Passage(text) => {
            let new = !seen.contains(text);
            seen.push(text.clone());
            new
        }
        _ => true,
    });
    items
}

/// A given name that comes close to this one, if names.txt has one; without the name that it comes close to.
fn alike(texts: &Texts, given: &Word) -> Option<Word> {
    let close = |word: &Word| {
        let (to, own) = word.own.split_once('=')?;
        (word.role == 'n' && to == given.own).then(|| Word {
            own: own.to_owned(),
            ..word.clone()
        })
    };
    texts.words.iter().find_map(close)
}

/// The watchlist, each item as one would type it; and the item that each number of it stands for. What is refused is not on
/// it, and is not found then.
pub(crate) fn watchlist(items: &[Item], random: &mut Random) -> (Watchlist, Vec<usize>, Vec<(usize, String)>) {
    let mut watchlist = Watchlist::new();
    let (mut numbers, mut refused) = (Vec::new(), Vec::new());
    for (number, item) in items.iter().enumerate() {
        let entry = entry(item, random);
        match Indicator::parse(item.kind(), &entry, &[], false) {
            Ok(indicator) => {
                watchlist.add(indicator);
                numbers.push(number);
            }
            Err(error) => refused.push((number, format!("{entry}: {error}"))),
        }
    }
    (watchlist, numbers, refused)
}

fn entry(item: &Item, random: &mut Random) -> String {
    match &item.value {
        Value::Name(name) => {
            // Most type their name in their own letters.
            let mut languages = vec![name.home; 3];
            if name.home != Language::En {
                languages.extend([Language::Ru, Language::En]);
            }
            let (given, family) = name.spelled(*random.pick(&languages), 0);
            if random.percent(20) {
                format!("{family} {given}")
            } else {
                format!("{given} {family}")
            }
        }
        Value::Phone(phone) => {
            if random.percent(50) {
                format!("+{}{}", phone.code, phone.national)
            } else if phone.code == "994" {
                format!("{}{}", phone.trunk, phone.national)
            } else {
                format!("+{} {}", phone.code, phone.national)
            }
        }
        Value::Email(local, domain) => format!("{local}@{domain}"),
        Value::Handle(handle) => handle.clone(),
        Value::Address(address) => {
            let letter = address.letter.map(String::from).unwrap_or_default();
            let (own, city) = (address.street.own, address.city[0]);
            match address.home {
                Language::Az => format!(
                    "{city} ş., {own}, ev {}{letter}, mənzil {}",
                    address.house, address.flat
                ),
                Language::Ru => format!("г. {city}, {own}, д. {}{letter}, кв. {}", address.house, address.flat),
                Language::Tr => format!("{own} No: {}{letter} Daire: {}, {city}", address.house, address.flat),
                Language::En => format!("Flat {}, {}{letter} {own}, {city}", address.flat, address.house),
            }
        }
        Value::Birthdate(date) => format!("{:02}.{:02}.{}", date.day, date.month, date.year),
        Value::Code(_, code) => code.groups.join(if random.percent(50) { code.usual } else { "" }),
        Value::Phrase(text) | Value::Passage(text) => text.clone(),
    }
}

fn latin(name: &Name) -> (String, String) {
    let (given, family) = (&name.given.english[0], &name.family.english[0]);
    (given.to_lowercase(), family.trim_end_matches('*').to_lowercase())
}

fn phone(language: Language, random: &mut Random) -> Phone {
    // Subscriber numbers that nobody holds: they begin with 0 or 1.
    let nobody = |random: &mut Random, count: usize| format!("{}{}", random.below(2), random.digits(count - 1));
    let (code, trunk, groups, prefixes, rest): (_, _, &'static [usize], &[&str], _) = match language {
        Language::Az => (
            "994",
            "0",
            &[2, 3, 2, 2],
            &["50", "51", "55", "70", "77", "99", "12"],
            7,
        ),
        Language::Ru => ("7", "8", &[3, 3, 2, 2], &["912", "903", "921"], 7),
        Language::Tr => ("90", "0", &[3, 3, 2, 2], &["532", "544", "505"], 7),
        Language::En => ("44", "0", &[4, 3, 3], &["7700", "7911"], 6),
    };
    let prefix = *random.pick(prefixes);
    Phone {
        code,
        trunk,
        groups,
        national: format!("{prefix}{}", nobody(random, rest)),
    }
}

fn email((given, family): &(String, String), random: &mut Random) -> String {
    let year = random.between(71, 99);
    match random.below(4) {
        0 => format!("{given}.{family}"),
        1 => format!("{family}_{given}{year}"),
        2 => format!("{given}{year}"),
        _ => format!("{}{family}{year}", &given[..1]),
    }
}

fn handle((given, family): &(String, String), random: &mut Random) -> String {
    let year = random.between(71, 99);
    match random.below(4) {
        0 => format!("{given}_{}{year}", &family[..3]),
        1 => format!("{family}.{}", &given[..2]),
        2 => format!("real_{given}_{year}"),
        _ => format!("{given}{family}{year}"),
    }
}

fn document(language: Language, random: &mut Random) -> Value {
    let code = match language {
        Language::Az => match random.below(3) {
            0 => {
                let fin = format!(
                    "{}{}{}{}",
                    random.below(9) + 1,
                    random.letters("ABCDEFGHJKLMNPQRSTUVWXYZ", 3),
                    random.below(10),
                    random.letters("ABCDEFGHJKLMNPQRSTUVWXYZ", 2)
                );
                Code::new(&[fin], "")
            }
            1 => Code::new(&["AA".into(), random.digits(7)], " "),
            _ => Code::new(&["AZE".into(), random.digits(8)], " "),
        },
        Language::Ru => {
            if random.percent(50) {
                Code::new(
                    &[
                        format!("{}{}", random.between(40, 89), random.digits(2)),
                        random.digits(6),
                    ],
                    " ",
                )
            } else {
                snils(random)
            }
        }
        Language::Tr => Code::new(&[tckn(random)], ""),
        Language::En => Code::new(
            &[
                random.letters("ABCEGHJ", 2),
                random.digits(2),
                random.digits(2),
                random.digits(2),
                random.letters("ABCD", 1),
            ],
            " ",
        ),
    };
    Value::Code(Kind::Id, code)
}

fn snils(random: &mut Random) -> Code {
    let number = random.digits(9);
    let sum: usize = number
        .bytes()
        .zip((1..=9).rev())
        .map(|(digit, weight)| usize::from(digit - b'0') * weight)
        .sum();
    let check = match sum % 101 {
        100 => 0,
        check => check,
    };
    Code::new(
        &[
            number[..3].into(),
            number[3..6].into(),
            number[6..].into(),
            format!("{check:02}"),
        ],
        "-",
    )
}

fn tckn(random: &mut Random) -> String {
    let mut digits: Vec<usize> = format!("{}{}", random.between(1, 9), random.digits(8))
        .bytes()
        .map(|digit| usize::from(digit - b'0'))
        .collect();
    let odd: usize = digits.iter().step_by(2).sum();
    let even: usize = digits.iter().skip(1).step_by(2).sum();
    digits.push((odd * 7 + 9 * even) % 10);
    digits.push(digits.iter().sum::<usize>() % 10);
    digits.iter().map(ToString::to_string).collect()
}

fn plate(language: Language, random: &mut Random) -> Value {
    let groups = match language {
        Language::Az => vec![
            (random.any(&["10", "90", "99", "77", "20"])).to_owned(),
            random.letters("ABCDEFGHJKLMNOPRSTUVXYZ", 2),
            random.digits(3),
        ],
        Language::Ru => vec![
            random.letters("АВЕКМНОРСТУХ", 1),
            random.digits(3),
            random.letters("АВЕКМНОРСТУХ", 2),
            (random.any(&["77", "164", "16", "64"])).to_owned(),
        ],
        Language::Tr => vec![
            (random.any(&["34", "16", "35", "06"])).to_owned(),
            random.letters("ABCDEFGHJKLMNPRSTUVYZ", 3),
            random.digits(3),
        ],
        Language::En => vec![
            format!(
                "{}{}",
                random.letters("ABCDEFGHKLMNPRSTVWXY", 2),
                random.between(51, 74)
            ),
            random.letters("ABCDEFGHJKLMNPRSTUVWXY", 3),
        ],
    };
    Value::Code(
        Kind::Plate,
        Code::new(&groups, if language == Language::Az { "-" } else { " " }),
    )
}

fn card(random: &mut Random) -> Value {
    let start = format!("{}{}", random.any(&["4169", "5103", "4000"]), random.digits(11));
    let number = (0..10)
        .map(|check| format!("{start}{check}"))
        .find(|number| luhn(number))
        .unwrap();
    let groups: Vec<String> = number
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8(group.to_vec()).unwrap())
        .collect();
    Value::Code(Kind::Card, Code::new(&groups, " "))
}

fn luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0') << (at % 2);
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn account(language: Language, random: &mut Random) -> Value {
    let (country, rest) = match language {
        Language::Az => ("AZ", format!("TEST{}", random.digits(20))),
        Language::Ru => ("KZ", random.digits(16)),
        Language::Tr => ("TR", random.digits(22)),
        Language::En => ("GB", format!("TEST{}", random.digits(14))),
    };
    let check = (2..=98)
        .map(|check| format!("{country}{check:02}{rest}"))
        .find(|iban| mod97(iban) == 1)
        .unwrap();
    let groups: Vec<String> = check
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8(group.to_vec()).unwrap())
        .collect();
    Value::Code(Kind::Iban, Code::new(&groups, " "))
}

fn mod97(iban: &str) -> u32 {
    iban[4..].bytes().chain(iban[..4].bytes()).fold(0, |rest, sign| {
        if sign.is_ascii_digit() {
            (rest * 10 + u32::from(sign - b'0')) % 97
        } else {
            (rest * 100 + u32::from(sign - b'A') + 10) % 97
        }
    })
}
