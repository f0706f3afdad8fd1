//! Addresses: parts, shortened, in any order.

use super::Way;
use super::disguise::disguise;
use super::name::bare;
use crate::person::Address;
use crate::random::Random;
use crate::texts::Language;

/// The parts as one language writes them.
struct Parts {
    /// The street's own words, and its word for street, in full and shortened.
    street: String,
    full: &'static str,
    short: &'static [&'static str],
    /// With the first of two words as an initial, where it is a person's.
    initial: Option<String>,
    house: String,
    flat: u32,
    city: &'static str,
}

pub(super) fn write(address: &Address, way: Way, language: Language, random: &mut Random) -> Option<String> {
    let other = language != address.home;
    if other && !(matches!(language, Language::Ru | Language::En) && address.home != Language::En) {
        return None;
    }
    let way = match (way, other) {
        (Way::Spelling, true) => Way::Plain,
        (Way::Ending | Way::Order | Way::Lines, _) => way,
        (_, true) | (Way::Spelling, false) => return None,
        _ => way,
    };
    let parts = parts(address, language, random);
    Some(match way {
        Way::Plain => plain(&parts, language, random),
        Way::Bare => {
            let text = plain(&parts, language, random);
            let bare = bare(&text, language, false, random).to_lowercase();
            (bare != text.to_lowercase()).then_some(bare)?
        }
        Way::Ending => ending(&parts, language, random)?,
        Way::Order => order(&parts, language, random),
        Way::Lines => {
            let text = plain(&parts, language, random);
            text.contains(", ").then(|| text.replace(", ", "\n"))?
        }
        Way::Invisible | Way::LookAlike | Way::Marks | Way::Styled => {
            let text = plain(&parts, language, random);
            disguise(&text, way, random)?
        }
        _ => return None,
    })
}

fn parts(address: &Address, language: Language, random: &mut Random) -> Parts {
    let whole = match language {
        _ if language == address.home => address.street.own,
        Language::Ru => address.street.russian,
        _ => address.street.english,
    };
    let kinds: &[(&str, &'static [&'static str])] = match language {
        Language::Az => &[
            ("küçəsi", &["küç.", "küç", "k."]),
            ("prospekti", &["pr.", "pr-t", "prosp."]),
        ],
        Language::Ru => &[
            ("улица", &["ул.", "ул", "ул."]),
            ("проспект", &["пр.", "пр-т", "просп."]),
        ],
        Language::Tr => &[
            ("Sokak", &["Sk.", "Sok.", "sokağı"]),
            ("Caddesi", &["Cd.", "Cad.", "cad"]),
        ],
        Language::En => &[
            ("street", &["str.", "St", "st."]),
            ("avenue", &["ave.", "Ave", "ave"]),
            ("Lane", &["Ln", "Ln.", "lane"]),
            ("Road", &["Rd", "Rd.", "road"]),
        ],
    };
    let kind = kinds.iter().find(|(kind, _)| whole.contains(kind));
    let (full, short) = kind.map_or(("", &[""] as &'static [&'static str]), |(kind, short)| {
        // The word of the table lives as long as the street's.
        let at = whole.find(kind).unwrap();
        (&whole[at..at + kind.len()], *short)
    });
    let street = whole.replace(full, "").trim().to_owned();
    let personal = address.street.own.contains("Mirzəzadə") || address.street.own.contains("Alıcanlı");
    let initial = street
        .split_once(' ')
        .filter(|_| personal)
        .map(|(first, rest)| format!("{}.{}{rest}", first.chars().next().unwrap(), random.any(&[" ", ""])));
    let letter = address.letter.map(|letter| match (language, letter) {
        (Language::Ru, 'A') => 'А',
        (Language::Ru, _) => 'Б',
        (_, letter) => letter,
    });
    let house = match letter {
        None => address.house.to_string(),
        Some(letter) => match random.below(4) {
            0 => format!("{}{}", address.house, letter.to_lowercase()),
            1 => format!("{} {letter}", address.house),
            2 => format!("{} {}", address.house, letter.to_lowercase()),
            _ => format!("{}{letter}", address.house),
        },
    };
    Parts {
        street,
        full,
        short,
        initial,
        house,
        flat: address.flat,
        city: address.city[match language {
            _ if language == address.home => 0,
            Language::Ru => 1,
            _ => 2,
        }],
    }
}

fn plain(parts: &Parts, language: Language, random: &mut Random) -> String {
    let Parts {
        full,
        house,
        flat,
        city,
        ..
    } = parts;
    let short = *random.pick(parts.short);
    let street = match &parts.initial {
        Some(initial) if random.percent(25) => initial,
        _ => &parts.street,
    };
    match language {
        Language::Az => match random.below(7) {
            0 => format!("{street} {full} {house}, mənzil {flat}"),
            1 => format!("{street} {short} {house}, mən. {flat}"),
            2 => format!("{street} {full}, ev {house}, m.{flat}"),
            3 => format!("{city} şəhəri, {street} {short}, bina {house}, mənz. {flat}"),
            4 => format!("{street} {full} {house}"),
            5 => format!("{city}, {street} {full}, {house}"),
            _ => format!("{street} {short} {house}/{flat}"),
        },
        Language::Ru => match random.below(7) {
            0 => format!("{full} {street}, дом {house}, квартира {flat}"),
            1 => format!("{short} {street}, д. {house}, кв. {flat}"),
            2 => format!("{short} {street} {house}, кв {flat}"),
            3 => format!("г. {city}, {short} {street}, д.{house}, кв.{flat}"),
            4 => format!("{street} {house}-{flat}"),
            5 => format!("{short} {street}, {house}"),
            _ => format!("{city}, {street}, д {house}"),
        },
        Language::Tr => match random.below(6) {
            0 => format!("{street} {full} No: {house} Daire: {flat}"),
            1 => format!("{street} {short} No:{house} D:{flat}"),
            2 => format!("{street} {short} {house}/{flat}"),
            3 => format!("{street} {full} {house}, {city}"),
            4 => format!("{street} {full} no {house}, kat 2, daire {flat}"),
            _ => format!("{city}, {street} {short} No {house}"),
        },
        Language::En => {
            let street = if full.is_empty() {
                street.clone()
            } else {
                format!("{street} {}", if random.percent(50) { full } else { short })
            };
            match random.below(6) {
                0 => format!("{house} {street}, Flat {flat}"),
                1 => format!("Flat {flat}, {house} {street}"),
                2 => format!("{house} {street}, {city}"),
                3 => format!("{house} {street}"),
                4 => format!("apt {flat}, {house} {street}, {city}"),
                _ => format!("{house}, {street}, {city}"),
            }
        }
    }
}

fn ending(parts: &Parts, language: Language, random: &mut Random) -> Option<String> {
    let Parts {
        street,
        full,
        house,
        flat,
        ..
    } = parts;
    Some(match language {
        Language::Az => match random.below(4) {
            0 => format!("{street} {full}ndəki {house} nömrəli ev"),
            1 => format!("{street} {full}ndə, {house}-də"),
            2 => format!("{street} {full}nin {house} saylı evində"),
            _ => format!("{street} {full}ndə {house} evdə, {flat}-ci mənzildə"),
        },
        Language::Ru => {
            let at = match *full {
                "улица" => "улице",
                "проспект" => "проспекте",
                _ => return None,
            };
            let (street, at) = match street.strip_suffix("ая") {
                Some(stem) if random.percent(50) => (format!("{stem}ой"), String::new()),
                Some(stem) => (format!("{stem}ой"), format!("{at} ")),
                None => (street.clone(), format!("{at} ")),
            };
            match random.below(3) {
                0 => format!("на {at}{street}, в доме {house}"),
                1 => format!("на {at}{street} {house}, в {flat}-й квартире"),
                _ => format!("в доме {house} на {at}{street}"),
            }
        }
        Language::Tr => match (*full, random.below(2)) {
            ("Sokak", 0) => format!("{street} Sokağı'ndaki {house} numaralı evde"),
            ("Sokak", _) => format!("{street} Sokak'ta {house} numarada"),
            (_, 0) => format!("{street} Caddesi'ndeki {house} numaralı binada"),
            _ => format!("{street} Caddesi'nde {house} numara"),
        },
        Language::En => return None,
    })
}

fn order(parts: &Parts, language: Language, random: &mut Random) -> String {
    let Parts {
        street,
        full,
        house,
        flat,
        city,
        ..
    } = parts;
    let short = *random.pick(parts.short);
    match language {
        Language::Az => match random.below(4) {
            0 => format!("ev {house}, {street} {full}"),
            1 => format!("mənzil {flat}, bina {house}, {street} {short}, {city}"),
            2 => format!("{city}, {street} {full}, {flat}-ci mənzil, {house} nömrəli bina"),
            _ => format!("{house} nömrəli ev, {street} {full}"),
        },
        Language::Ru => match random.below(4) {
            0 => format!("кв. {flat}, д. {house}, {short} {street}"),
            1 => format!("дом {house}, {full} {street}"),
            2 => format!("{street} {full}, дом {house}"),
            _ => format!("{city}, дом {house}, кв. {flat}, {short} {street}"),
        },
        Language::Tr => match random.below(3) {
            0 => format!("No: {house}, {street} {full}"),
            1 => format!("{city}, {house} numara, {street} {short}"),
            _ => format!("Daire {flat}, No {house}, {street} {full}, {city}"),
        },
        Language::En => match random.below(2) {
            0 => format!("{street} {full} {house}"),
            _ => format!("{city}, {street} {full}, {house}, apt. {flat}"),
        },
    }
}

pub(super) fn near_miss(address: &Address, language: Language, random: &mut Random) -> String {
    let own = address.street.own;
    // One figure more, or a house far down the street.
    let other = if random.percent(50) {
        address.house + 131
    } else {
        address.house * 10 + 1
    };
    match (random.below(4), language) {
        (0, _) => match address.home {
            Language::Ru => format!("{own}, д. {other}, кв. {}", address.flat),
            Language::En => format!("{other} {own}"),
            _ => format!("{own} {other}"),
        },
        (1, Language::Az) => format!("{own} bağlıdır, təmir gedir"),
        (1, Language::Ru) => format!("{own} перекрыта до вечера"),
        (1, Language::Tr) => format!("{own} trafiğe kapalı"),
        (1, Language::En) => format!("{own} is closed for repairs"),
        (2, Language::Az) => format!("Sahil küçəsi {}, mənzil {}", address.house, address.flat),
        (2, Language::Ru) => format!("ул. Набережная, д. {}, кв. {}", address.house, address.flat),
        (2, Language::Tr) => format!("Rıhtım Caddesi No: {} Daire: {}", address.house, address.flat),
        (2, Language::En) => format!("Flat {}, {} Wharf Street", address.flat, address.house),
        (_, Language::Az) => format!("{} şəhərində, ev {}, mənzil {}", address.city[0], other, address.flat),
        (_, Language::Ru) => format!("в городе {}, дом {}, кв. {}", address.city[1], other, address.flat),
        (_, Language::Tr) => format!("{}, No {}, daire {}", address.city[0], other, address.flat),
        (_, Language::En) => format!("house {} in {}", other, address.city[2]),
    }
}
