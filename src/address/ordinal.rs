//! Ordinals and months beside a number: streets and quarters have them, and so do dates.

/// Letters that make a number an ordinal: `8-ci`, `8-й`.
pub(super) fn is_ordinal(letters: &[char]) -> bool {
    const ENDINGS: &[&str] = &[
        "ci", "cu", "inci", "nci", "ncu", "uncu", "й", "я", "го", "ой", "ый", "ая", "ом", "ей", "ю", "м", "th", "st",
        "nd", "rd",
    ];
    ENDINGS.iter().any(|ending| ending.chars().eq(letters.iter().copied()))
}

/// The number that an ordinal in words says: quarters and lanes have small ones.
pub(super) fn ordinal(letters: &[char]) -> Option<u32> {
    /// By number, from 1: Azerbaijani and Turkish, English, stems in Russian.
    const ORDINALS: [&str; 10] = [
        "birinci first перв",
        "ikinci second втор",
        "ucuncu third трет",
        "dorduncu fourth четверт",
        "besinci fifth пят",
        "altinci sixth шест",
        "yeddinci yedinci seventh седьм",
        "sekkizinci sekizinci eighth восьм",
        "doqquzuncu dokuzuncu ninth девят",
        "onuncu tenth десят",
    ];
    /// Letters of a Russian ordinal's ending, at most: третьего.
    const ENDING: usize = 4;
    let says = |word: &str| {
        let count = word.chars().count();
        let russian = !word.is_ascii();
        word.chars().eq(letters.iter().copied().take(count))
            && if russian {
                (count + 2..=count + ENDING).contains(&letters.len())
                    && matches!(letters.last(), Some('й' | 'я' | 'м' | 'о' | 'ю'))
            } else {
                letters.len() == count
            }
    };
    (1..)
        .zip(ORDINALS)
        .find(|(_, words)| words.split(' ').any(says))
        .map(|(number, _)| number)
}

/// Months, after which streets are named: Azerbaijani, Russian, Turkish, English.
const MONTHS: [[&str; 4]; 12] = [
    ["yanvar", "января", "ocak", "january"],
    ["fevral", "февраля", "subat", "february"],
    ["mart", "марта", "mart", "march"],
    ["aprel", "апреля", "nisan", "april"],
    ["may", "мая", "mayis", "may"],
    ["iyun", "июня", "haziran", "june"],
    ["iyul", "июля", "temmuz", "july"],
    ["avqust", "августа", "agustos", "august"],
    ["sentyabr", "сентября", "eylul", "september"],
    ["oktyabr", "октября", "ekim", "october"],
    ["noyabr", "ноября", "kasim", "november"],
    ["dekabr", "декабря", "aralik", "december"],
];

/// The same as a Russian street is called after a day of it in one word ("28-я Майская"), and in Azerbaijani in Cyrillic letters.
const OTHERS: [&[&str]; 12] = [
    &["yanvarskaya", "январская", "январской", "јанвар"],
    &["fevralskaya", "февральская", "февральской"],
    &["martovskaya", "мартовская", "мартовской"],
    &["aprelskaya", "апрельская", "апрельской"],
    &["mayskaya", "maiskaya", "майская", "майской", "мај"],
    &["iyunskaya", "июньская", "июньской", "ијун"],
    &["iyulskaya", "июльская", "июльской", "ијул"],
    &["avgustovskaya", "августовская", "августовской"],
    &["sentyabrskaya", "сентябрьская", "сентябрьской", "сентјабр"],
    &["oktyabrskaya", "октябрьская", "октябрьской", "октјабр"],
    &["noyabrskaya", "ноябрьская", "ноябрьской", "нојабр"],
    &["dekabrskaya", "декабрьская", "декабрьской"],
];

/// Which month this is.
pub(super) fn month(letters: &[char]) -> Option<usize> {
    (0..MONTHS.len()).find(|month| month_words(*month).any(|word| word.chars().eq(letters.iter().copied())))
}

/// The number that Roman figures say: quarters have small ones.
pub(super) fn roman(letters: &[char]) -> Option<u32> {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    (1..)
        .zip(ROMAN)
        .find(|(_, roman)| roman.chars().eq(letters.iter().copied()))
        .map(|(number, _)| number)
}

/// Whether this is a month in some form, so that a number beside it is a day: `aprelin`, `июле`, `Jul`.
pub(super) fn is_month(letters: &[char]) -> bool {
    /// Letters of a month that tell it, and of an ending.
    const TELLING: usize = 3;
    let begins = |month: &str| {
        let month: Vec<char> = month.chars().collect();
        let same = month
            .iter()
            .zip(letters)
            .take_while(|(one, other)| one == other)
            .count();
        // A whole month with an ending, another of its Russian forms, or its first letters as an abbreviation.
        same == month.len() && letters.len() <= month.len() + 4
            || same + 1 == month.len() && !month[0].is_ascii() && letters.len() <= month.len() + 1
            || same == letters.len() && same >= TELLING && letters.len() <= TELLING + 1
    };
    letters.len() >= TELLING && MONTHS.iter().flatten().any(|month| begins(month))
}

/// Its words in all the languages.
pub(super) fn month_words(month: usize) -> impl Iterator<Item = &'static str> {
    MONTHS[month].into_iter().chain(OTHERS[month].iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_months() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        assert_eq!(ordinal(&letters("ucuncu")), Some(3));
        assert_eq!(ordinal(&letters("третьем")), Some(3));
        assert_eq!(ordinal(&letters("втор")), None);
        for word in ["aprelde", "июле", "июля", "jul", "sept", "мая"] {
            assert!(is_month(&letters(word)), "{word}");
        }
        for word in ["мартынов", "ma", "iyirmi"] {
            assert!(!is_month(&letters(word)), "{word}");
        }
    }
}
