//! Phone numbers.

use super::Way;
use super::disguise::disguise;
use crate::person::Phone;
use crate::random::Random;
use crate::texts::Language;

pub(super) fn write(phone: &Phone, way: Way, language: Language, random: &mut Random) -> Option<String> {
    let Phone { code, national, .. } = phone;
    Some(match way {
        Way::Plain => plain(phone, random),
        Way::Link => match random.below(9) {
            0 => format!("tel:+{code}{national}"),
            1 => format!("https://wa.me/{code}{national}"),
            2 => format!("viber://chat?number=%2B{code}{national}"),
            3 => format!("https://t.me/+{code}{national}"),
            4 => format!("tg://resolve?phone={code}{national}"),
            5 => format!("https://api.whatsapp.com/send?phone={code}{national}&text=salam"),
            6 => format!("https://signal.me/#p/+{code}{national}"),
            7 => format!("sms:+{code}{national}?body=ok"),
            _ => format!("<a href=\"tel:%2B{code}{national}\">"),
        },
        Way::Apart => {
            let digits = dialled(phone, random);
            digits.chars().map(String::from).collect::<Vec<_>>().join(" ")
        }
        Way::Signs => {
            let groups = groups(phone, random);
            match random.below(5) {
                0 => dialled(phone, random)
                    .chars()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join("-"),
                1 => groups.join(" - "),
                2 => groups.join(" / "),
                _ => groups.join(random.any(&["_", "•", "·", "*", "|", "~", ",", ":", " . ", "--", "=", "–"])),
            }
        }
        Way::Said => said(phone, language, random),
        Way::Masked => masked(phone, random),
        Way::Reversed => {
            if random.percent(50) {
                let mut groups = groups(phone, random);
                groups.reverse();
                groups.join(" ")
            } else {
                dialled(phone, random).chars().rev().collect()
            }
        }
        Way::Lines => {
            let groups = groups(phone, random);
            let at = random.between(1, groups.len() - 1);
            format!(
                "{}{}\n{}",
                groups[..at].join(" "),
                random.any(&["", " ", "-"]),
                groups[at..].join(" ")
            )
        }
        Way::LookAlike => {
            let groups = groups(phone, random).join(random.any(&[" ", "-", ""]));
            disguise(&groups, way, random)?
        }
        Way::Invisible | Way::Marks | Way::Styled => {
            let plain = plain(phone, random);
            disguise(&plain, way, random)?
        }
        _ => return None,
    })
}

/// As dialled at home, digits only.
fn dialled(phone: &Phone, random: &mut Random) -> String {
    if random.percent(50) {
        format!("{}{}", phone.trunk, phone.national)
    } else {
        format!("{}{}", phone.code, phone.national)
    }
}

/// As dialled at home, in groups: the usual ones, pairs, or what comes to mind.
fn groups(phone: &Phone, random: &mut Random) -> Vec<String> {
    let mut cuts: Vec<usize> = phone.groups.to_vec();
    let first = cuts.remove(0);
    let rest: usize = cuts.iter().sum();
    let odd: &[&[usize]] = match rest {
        7 => &[&[3, 4], &[7], &[2, 2, 3], &[1, 2, 2, 2], &[2, 3, 2]],
        8 => &[&[4, 4], &[2, 2, 2, 2], &[8], &[3, 3, 2]],
        _ => &[&[6], &[2, 2, 2]],
    };
    if random.percent(50) {
        cuts = random.pick(odd).to_vec();
    }
    let mut groups = vec![format!("{}{}", phone.trunk, &phone.national[..first])];
    let mut at = first;
    for cut in cuts {
        let end = (at + cut).min(phone.national.len());
        if at < end {
            groups.push(phone.national[at..end].to_owned());
        }
        at = end;
    }
    if at < phone.national.len() {
        groups.push(phone.national[at..].to_owned());
    }
    groups
}

fn plain(phone: &Phone, random: &mut Random) -> String {
    let groups = groups(phone, random);
    let first = groups[0][phone.trunk.len()..].to_owned();
    let rest = groups[1..].join(random.any(&[" ", "-", " ", "-", ".", "", "\u{a0}", "–"]));
    let join = random.any(&[" ", "-", " "]);
    let Phone { code, trunk, .. } = phone;
    match random.below(14) {
        0 | 1 => format!("{trunk}{first}{join}{rest}"),
        2 => format!("({trunk}{first}) {rest}"),
        3 => format!("{trunk}({first}){rest}"),
        4 => format!("{first}{join}{rest}"),
        5 => format!("{trunk} {first} {rest}"),
        6 | 7 => format!("+{code} {first} {rest}"),
        8 => format!("+{code} ({first}) {rest}"),
        9 => format!("+{code}{first}{rest}"),
        10 => format!("00{code} {first} {rest}"),
        11 => format!("(+{code}) {first}{join}{rest}"),
        12 => format!("+{code}-{first}-{rest}"),
        _ => format!("{trunk}{}", phone.national),
    }
}

/// Some figures hidden: a group, two of them, the end. Enough stays to tell it by: six figures of the national number, or
/// four with the last two among them.
fn masked(phone: &Phone, random: &mut Random) -> String {
    let sign = random.any(&["*", "X", "x", "•", "#", "_"]);
    loop {
        let mut groups = groups(phone, random);
        let last = groups.len() - 1;
        let hidden = random.between(1, last);
        groups[hidden] = sign.repeat(groups[hidden].len());
        if last > 1 && random.percent(40) {
            let other = if hidden == 1 { 2 } else { hidden - 1 };
            let kept = groups[other].len().saturating_sub(random.between(2, 3));
            groups[other] = format!(
                "{}{}",
                sign.repeat(groups[other].len() - kept),
                &groups[other][groups[other].len() - kept..]
            );
        }
        let shown = groups
            .iter()
            .flat_map(|group| group.chars())
            .filter(char::is_ascii_digit)
            .count()
            - phone.trunk.len();
        let end_shown = groups[last].len() > 1 && groups[last].ends_with(|sign: char| sign.is_ascii_digit());
        if shown >= 6 || shown >= 4 && end_shown {
            if random.percent(40) {
                groups[0] = format!("+{} {}", phone.code, &groups[0][phone.trunk.len()..]);
            }
            return groups.join(random.any(&[" ", "-"]));
        }
    }
}

// Words for 0 to 19, tens from 20, and hundreds.
const AZ: [&str; 10] = [
    "sıfır", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz",
];
const AZ_TENS: [&str; 10] = [
    "", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan",
];
const TR: [&str; 10] = [
    "sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz",
];
const TR_TENS: [&str; 10] = [
    "", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan",
];
const RU: [&str; 20] = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
];
const RU_TENS: [&str; 10] = [
    "",
    "",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
];
const RU_HUNDREDS: [&str; 10] = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A group of digits in words: leading zeros one by one, the rest as one number where it is said so.
fn number(group: &str, language: Language, random: &mut Random) -> String {
    let mut words: Vec<String> = Vec::new();
    let digit = |digit: usize| match language {
        Language::Az => AZ[digit],
        Language::Tr => TR[digit],
        Language::Ru => RU[digit],
        Language::En => EN[digit],
    };
    let rest = group.trim_start_matches('0');
    for _ in rest.len()..group.len() {
        words.push(digit(0).into());
    }
    if rest.len() > 3 || language == Language::En && (rest.len() > 2 || random.percent(60)) || random.percent(20) {
        words.extend(rest.bytes().map(|byte| digit(usize::from(byte - b'0')).to_owned()));
        return words.join(" ");
    }
    let value: usize = rest.parse().unwrap_or(0);
    let (hundreds, below) = (value / 100, value % 100);
    match language {
        Language::Az | Language::Tr => {
            let (ones, tens) = if language == Language::Az {
                (&AZ, &AZ_TENS)
            } else {
                (&TR, &TR_TENS)
            };
            if hundreds > 1 {
                words.push(ones[hundreds].into());
            }
            if hundreds > 0 {
                words.push("yüz".into());
            }
            words.extend([tens[below / 10], if below % 10 > 0 { ones[below % 10] } else { "" }].map(str::to_owned));
        }
        Language::Ru => {
            words.push(RU_HUNDREDS[hundreds].into());
            if below < 20 {
                words.push(if below > 0 { RU[below].into() } else { String::new() });
            } else {
                words
                    .extend([RU_TENS[below / 10], if below % 10 > 0 { RU[below % 10] } else { "" }].map(str::to_owned));
            }
        }
        Language::En => {
            if below < 20 {
                words.push(if below > 0 { EN[below].into() } else { String::new() });
            } else if below.is_multiple_of(10) {
                words.push(EN_TENS[below / 10].into());
            } else {
                words.push(format!(
                    "{}{}{}",
                    EN_TENS[below / 10],
                    random.any(&["-", " "]),
                    EN[below % 10]
                ));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

fn said(phone: &Phone, language: Language, random: &mut Random) -> String {
    let groups = groups(phone, random);
    let mixed = random.percent(30);
    let mut said: Vec<String> = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        said.push(if mixed && (at + said.len()) % 3 == 1 {
            group.clone()
        } else {
            number(group, language, random)
        });
    }
    if mixed && said.iter().all(|one| !one.contains(char::is_alphabetic)) {
        said[0] = number(&groups[0], language, random);
    }
    said.join(random.any(&[" ", ", ", " "]))
}

pub(super) fn near_miss(phone: &Phone, language: Language, random: &mut Random) -> String {
    let Phone {
        code, trunk, national, ..
    } = phone;
    let local = &national[phone.groups[0]..];
    match random.below(10) {
        8 => {
            // Two figures changed places.
            let at = (phone.groups[0]..national.len() - 1)
                .find(|at| national.as_bytes()[*at] != national.as_bytes()[at + 1])
                .unwrap_or(phone.groups[0]);
            let mut other: Vec<char> = national.chars().collect();
            other.swap(at, at + 1);
            let other: String = other.into_iter().collect();
            if other == *national {
                format!("{trunk}{local}")
            } else {
                format!("{trunk}{other}")
            }
        }
        9 => {
            // Another country's number with the same end.
            let other = if *code == "49" { "48" } else { "49" };
            format!("+{other} {national}")
        }
        0 => {
            // The first or last figure is another.
            let last = national.len() - 1;
            let other = (national.as_bytes()[last] - b'0' + random.between(1, 9) as u8) % 10;
            format!("{trunk}{}{other}", &national[..last])
        }
        1 => {
            let at = phone.groups[0] + random.below(local.len() - 1);
            let other = (national.as_bytes()[at] - b'0' + random.between(1, 9) as u8) % 10;
            format!("+{code} {}{other}{}", &national[..at], &national[at + 1..])
        }
        2 => format!("{trunk}{}", &national[..national.len() - 1]),
        3 => format!("{}{national}{}", random.between(10, 99), random.digits(3)),
        4 => {
            let money = match language {
                Language::Az => "manat",
                Language::Ru => "рублей",
                Language::Tr => "lira",
                Language::En => "pounds",
            };
            format!("{} {money}", local.trim_start_matches('0'))
        }
        5 => format!("№{local}"),
        6 => format!(
            "https://shop.example/item/{}{national}{}",
            random.digits(3),
            random.digits(2)
        ),
        _ => {
            // The same figures in two columns of sums.
            let (first, rest) = national.split_at(4);
            format!("{first},50 + {rest},00")
        }
    }
}
