//! How entries are taken apart.

use crate::indicator::ParseError;

use super::parse::Parts;

fn parsed(value: &str) -> Result<String, ParseError> {
    Parts::parse(value).map(|parts| {
        let words = |words: &[Vec<char>]| {
            words
                .iter()
                .map(|word| word.iter().collect::<String>())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let building = parts.building.map_or(String::new(), |building| {
            format!(
                "{}{}{}{}",
                building.value,
                building.letter.map_or(String::new(), String::from),
                building.part.map_or(String::new(), |part| format!("/{part}")),
                building.wing.map_or(String::new(), |wing| format!("k{wing}"))
            )
        });
        let number = parts.street_number.map_or(String::new(), |number| format!("{number} "));
        format!(
            "{number}{}|{building}|{}|{}",
            words(&parts.street),
            parts.flat.map_or(String::new(), |flat| flat.to_string()),
            words(
                &parts
                    .settlements
                    .iter()
                    .map(|(word, _)| word.clone())
                    .collect::<Vec<_>>()
            )
        )
    })
}

#[test]
fn the_parts_of_an_address() {
    for (value, parts) in [
        (
            "AZ1154, Bakı ş., Nərimanov r., Qərib Soltanlı küç., ev 17B, mənzil 46",
            "qərib soltanlı|17b|46|nərimanov",
        ),
        (
            "Bakı şəhəri, Səməd Vurğun küçəsi, ev 12, mənzil 45",
            "səməd vurğun|12|45|",
        ),
        ("Qərib Soltanlı küçəsi 17B/46", "qərib soltanlı|17b|46|"),
        ("Qərib Soltanlı küçəsi 17/3, m. 46", "qərib soltanlı|17/3|46|"),
        ("Soltanlı küç. 17 b, 46", "soltanlı|17b|46|"),
        ("Soltanlı 17B, 46", "soltanlı|17b|46|"),
        ("Bakı, Soltanlı, 17B, 46", "soltanlı|17b|46|"),
        ("28 May küçəsi 12", "28 may|12||"),
        ("8-ci mikrorayon, ev 12, m 45", "8 mikrorayon|12|45|"),
        (
            "г. Баку, ул. Гариба Солтанлы, д. 17 Б, кв. 46",
            "гариба солтанлы|17б|46|",
        ),
        ("Москва, Ленина ул., дом 12, корп. 3, кв. 45", "ленина|12k3|45|"),
        ("12 Larkspur Street, Apt 45, Eastmere", "larkspur|12|45|"),
        ("Lale Sokak No: 12/45, Kadıköy", "lale|12|45|"),
        ("Bakıxanov qəs., ev 112", "|112||bakıxanov"),
        ("17-ci ev, Soltanlı küçəsi", "soltanlı|17||"),
    ] {
        assert_eq!(parsed(value).as_deref(), Ok(parts), "{value}");
    }
}

#[test]
fn what_is_no_address_to_watch() {
    for (value, error) in [
        ("", ParseError::Empty),
        ("Bakı", ParseError::TooCommon),
        ("Bakı şəhəri", ParseError::TooCommon),
        ("Soltanlı küçəsi", ParseError::TooCommon),
        ("17", ParseError::TooShort),
        ("AZ1154", ParseError::NotThisKind),
        ("leyla@mail.example", ParseError::NotThisKind),
        ("salam necəsən bu gün", ParseError::NotThisKind),
    ] {
        assert_eq!(parsed(value), Err(error), "{value}");
    }
}
