//! Number plates as they are written down by ear: `10-ЛТ-093` for `10-LT-093`, `A123VS` for `А123ВС`, "10 эл тэ 093".

use crate::class;

/// Letters that a run of a number takes in without a digit between them.
const ROW: usize = 4;

/// What each Latin letter is heard as in Cyrillic, in order.
const CYRILLIC: &str = "абцдефгхижклмнопкрстувшхйз";

/// What the letters of Russian plates are heard as in Latin, where that is not what they look like.
const LATIN: &[(u8, u8)] = &[
    (b'b', b'v'),
    (b'c', b's'),
    (b'h', b'n'),
    (b'p', b'r'),
    (b'x', b'h'),
    (b'y', b'u'),
];

/// The names of letters: in Azerbaijani and Turkish, and in Russian for what is heard.
const NAMES: [(u8, &str, &str); 26] = [
    (b'a', "a", "а"),
    (b'b', "be", "бэ"),
    (b'c', "ce", "цэ"),
    (b'd', "de", "дэ"),
    (b'e', "e", "е"),
    (b'f', "ef", "эф"),
    (b'g', "ge", "гэ"),
    (b'h', "he", "ха"),
    (b'i', "i", "и"),
    (b'j', "je", "жэ"),
    (b'k', "ka", "ка"),
    (b'l', "el", "эл"),
    (b'm', "em", "эм"),
    (b'n', "en", "эн"),
    (b'o', "o", "о"),
    (b'p', "pe", "пэ"),
    (b'q', "qe", "ку"),
    (b'r', "er", "эр"),
    (b's', "es", "эс"),
    (b't', "te", "тэ"),
    (b'u', "u", "у"),
    (b'v', "ve", "вэ"),
    (b'w', "ve", "вэ"),
    (b'x', "iks", "икс"),
    (b'y', "ye", "йе"),
    (b'z', "ze", "зэ"),
];

/// What Russian plates' letters are called in Russian: they look like Latin ones and are kept as those.
const RUSSIAN: &[(u8, &str)] = &[
    (b'a', "а"),
    (b'b', "вэ"),
    (b'e', "е"),
    (b'k', "ка"),
    (b'm', "эм"),
    (b'h', "эн"),
    (b'o', "о"),
    (b'p', "эр"),
    (b'c', "эс"),
    (b't', "тэ"),
    (b'y', "у"),
    (b'x', "ха"),
];

/// A plate's other spellings. `russian`: its letters are Cyrillic ones, kept as the Latin ones that they look like.
pub(super) fn spellings(plate: &[u8], russian: bool) -> Vec<Vec<u8>> {
    let by = |of: &dyn Fn(u8) -> Option<Vec<u8>>| -> Option<Vec<u8>> {
        let mut way = Vec::new();
        for class in plate {
            if class::is_digit(*class) {
                way.push(*class);
            } else {
                way.extend(of(*class)?);
            }
        }
        let row = way.split(|class| class::is_digit(*class)).map(<[u8]>::len).max();
        (way != plate && row.is_some_and(|row| row <= ROW)).then_some(way)
    };
    let ways = if russian {
        vec![
            by(&|class| {
                let heard = LATIN.iter().find(|(own, _)| *own == class);
                Some(vec![heard.map_or(class, |(_, heard)| *heard)])
            }),
            by(&|class| {
                RUSSIAN
                    .iter()
                    .find(|(own, _)| *own == class)
                    .map(|(_, name)| class::of(name).collect())
            }),
        ]
    } else {
        let name = |class: u8| NAMES.iter().find(|(own, ..)| *own == class);
        vec![
            by(&|class| {
                let at = usize::from(class.checked_sub(b'a')?);
                CYRILLIC.chars().nth(at).map(|letter| vec![class::cyrillic(letter)])
            }),
            by(&|class| name(class).map(|(_, name, _)| name.as_bytes().to_vec())),
            by(&|class| name(class).map(|(.., name)| class::of(name).collect())),
        ]
    };
    let mut ways: Vec<Vec<u8>> = ways.into_iter().flatten().collect();
    ways.sort_unstable();
    ways.dedup();
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(plate: &str, russian: bool) -> Vec<String> {
        spellings(plate.as_bytes(), russian)
            .iter()
            .map(|way| way.iter().map(|class| class::character(*class)).collect())
            .collect()
    }

    #[test]
    fn plates_by_ear() {
        let own = spelled("10lt093", false);
        for way in ["10лт093", "10elte093", "10элтэ093"] {
            assert!(own.contains(&way.to_owned()), "{way} {own:?}");
        }
        let russian = spelled("a123bc77", true);
        for way in ["a123vs77", "а123вээс77"] {
            assert!(russian.contains(&way.to_owned()), "{way} {russian:?}");
        }
    }
}
