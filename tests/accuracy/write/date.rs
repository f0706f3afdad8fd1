//! Dates of birth.

use super::Way;
use super::disguise::disguise;
use super::name::bare;
use crate::person::Date;
use crate::random::Random;
use crate::texts::Language;

const AZ: [&str; 12] = [
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr",
];
const RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const TR: [&str; 12] = [
    "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık",
];
const EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

pub(super) fn write(date: &Date, way: Way, language: Language, random: &mut Random) -> Option<String> {
    let Date { year, month, day } = *date;
    Some(match way {
        Way::Plain => match random.below(7) {
            0 => format!("{day}.{month}.{year}"),
            1 => format!("{day:02}/{month:02}/{year}"),
            2 => format!("{day:02}-{month:02}-{year}"),
            3 => format!("{year}-{month:02}-{day:02}"),
            4 => format!("{day:02} {month:02} {year}"),
            5 if language == Language::En => format!("{month}/{day}/{year}"),
            _ => format!("{day:02}.{month:02}.{year}"),
        },
        Way::Spelling => named(date, language, random),
        Way::Ending => inflected(date, language, random)?,
        Way::Bare => {
            let text = named(date, language, random);
            let bare = bare(&text, language, false, random).to_lowercase();
            (bare != text.to_lowercase()).then_some(bare)?
        }
        Way::Signs => match random.below(4) {
            0 => format!("{day:02}_{month:02}_{year}"),
            1 => format!("{day:02} / {month:02} / {year}"),
            2 => format!("{day:02}·{month:02}·{year}"),
            _ => format!("{day}/{}/{year}", ROMAN[month - 1]),
        },
        Way::Apart => {
            let figures = format!("{day:02}.{month:02}.{year}");
            figures.chars().map(String::from).collect::<Vec<_>>().join(" ")
        }
        Way::Lines => {
            let name = name(month, language);
            match random.below(2) {
                0 => format!("{day:02}.{month:02}.\n{year}"),
                _ => format!("{day} {name}\n{year}"),
            }
        }
        Way::Invisible | Way::Marks | Way::Styled | Way::LookAlike => {
            disguise(&format!("{day:02}.{month:02}.{year}"), way, random)?
        }
        _ => return None,
    })
}

fn name(month: usize, language: Language) -> &'static str {
    match language {
        Language::Az => AZ[month - 1],
        Language::Ru => RU[month - 1],
        Language::Tr => TR[month - 1],
        Language::En => EN[month - 1],
    }
}

/// With the month's name.
fn named(date: &Date, language: Language, random: &mut Random) -> String {
    let Date { year, month, day } = *date;
    let name = name(month, language);
    match (language, random.below(4)) {
        (Language::Az, 0) => format!("{day} {name} {year}-{} il", ordinal(year)),
        (Language::Az, 1) => format!("{year}, {day} {name}"),
        (Language::Ru, 0) => format!("{day} {name} {year} года"),
        (Language::Ru, 1) => format!("{day} {name} {year} г."),
        (Language::Ru, 2) => format!("{day}-го {name} {year}"),
        (Language::Tr, 0) => format!("{day} {name}, {year}"),
        (Language::En, 0) => format!("{name} {day}, {year}"),
        (Language::En, 1) => format!("{day}{} of {name} {year}", suffix(day)),
        (Language::En, 2) => format!("{name} {day}{} {year}", suffix(day)),
        _ => format!("{day} {name} {year}"),
    }
}

/// As it stands in a sentence: "1991-ci il martın 14-də".
fn inflected(date: &Date, language: Language, random: &mut Random) -> Option<String> {
    let Date { year, month, day } = *date;
    Some(match language {
        Language::Az => {
            let name = AZ[month - 1];
            let genitive = match name.chars().rev().find(|letter| "aeiouəöüı".contains(*letter)).unwrap() {
                'a' | 'ı' => "ın",
                'o' | 'u' => "un",
                'ü' | 'ö' => "ün",
                _ => "in",
            };
            match random.below(3) {
                0 => format!("{year}-{} il {name}{genitive} {day}-{}", ordinal(year), locative(day)),
                1 => format!("{year}-{} ildə, {day} {name}da", ordinal(year)),
                _ => format!(
                    "{name}{genitive} {day}-{}, {year}-{} ildə",
                    locative(day),
                    ordinal(year)
                ),
            }
        }
        Language::Tr => match random.below(2) {
            0 => format!("{year} yılının {day} {}", TR[month - 1]),
            _ => format!(
                "{day} {} {year}'{}",
                TR[month - 1],
                if matches!(year % 10, 3..=5) { "te" } else { "de" }
            ),
        },
        Language::Ru => match random.below(2) {
            0 => format!("{day} {} {year}-го", RU[month - 1]),
            _ => format!("в {year} году, {day} {}", RU[month - 1]),
        },
        Language::En => return None,
    })
}

/// The ending of the year's last word (bir → -ci, altı → -cı, üç → -cü, on → -cu).
fn ordinal(year: usize) -> &'static str {
    match (year % 10, year % 100 / 10) {
        (1 | 2 | 5 | 7 | 8, _) | (0, 2 | 5 | 7 | 8) => "ci",
        (3 | 4, _) => "cü",
        (6, _) | (0, 4 | 6) => "cı",
        (9, _) | (0, 1 | 3) => "cu",
        (0, 0) => "ci",
        _ => "cı",
    }
}

fn locative(day: usize) -> &'static str {
    match (day % 10, day / 10) {
        (6 | 9, _) | (0, 1 | 3) => "da",
        _ => "də",
    }
}

fn suffix(day: usize) -> &'static str {
    match day {
        1 | 21 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

pub(super) fn near_miss(date: &Date, language: Language, random: &mut Random) -> String {
    let Date { year, month, day } = *date;
    match random.below(6) {
        // The day alone is a holiday, an anniversary, a sale.
        0 => format!("{day} {}", name(month, language)),
        1 => format!("{day:02}.{month:02}"),
        2 => format!("{day:02}.{month:02}.{}", year + random.between(1, 9)),
        3 => format!("{}.{month:02}.{year}", if day == 28 { 27 } else { day + 1 }),
        4 => format!("{day} {} {year}", name(month % 12 + 1, language)),
        _ => format!("{year}"),
    }
}
