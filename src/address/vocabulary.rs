//! The words that addresses are written with in Azerbaijani, Turkish, Russian, English and Georgian, full and short, folded.
//!
//! Abbreviations separate the parts of an address, they do not name them for sure: `k.` is a street, a village or a block,
//! `m.` a flat or a metro station. So a word has a meaning only beside a name or a number; the caller asks with what stands
//! there.

/// What a word of an address says about the name or number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A street, an avenue, a lane, a square.
    Street,
    /// A street by an English word: its building stands before it.
    EnglishStreet,
    /// A quarter: with a number it is what a street is elsewhere.
    Quarter,
    /// A building.
    Building,
    /// A block of a building, an entrance, a floor: a number that is neither building nor flat.
    Inside,
    /// A flat.
    Flat,
    /// A settlement, a district, a city, a country.
    Place,
    /// Only joins the number to what follows: "17 saylı ev", "№".
    Number,
}

/// How a listed word is recognised.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As it is.
    Exact,
    /// As it is, before a dot or a number: too short to mean anything else.
    Short,
    /// With up to seven more letters: its endings.
    Stem,
}

use Form::{Exact, Short, Stem};
use Meaning::{Building, EnglishStreet, Flat, Inside, Number, Place, Quarter, Street};

const LATIN: &[(&str, Form, Meaning)] = &[
    ("kuce", Stem, Street),
    ("kuche", Stem, Street),
    ("kuc", Exact, Street),
    ("kuch", Exact, Street),
    ("k", Short, Street),
    ("prospekt", Stem, Street),
    ("prosp", Exact, Street),
    ("pr", Short, Street),
    ("donge", Stem, Street),
    ("dongesi", Stem, Street),
    ("don", Short, Street),
    ("dalan", Stem, Street),
    ("meydan", Stem, Street),
    ("sosse", Stem, Street),
    ("xiyaban", Stem, Street),
    ("bulvar", Stem, Street),
    ("bul", Short, Street),
    ("blv", Exact, Street),
    ("sokak", Stem, Street),
    ("sokag", Stem, Street),
    ("sok", Exact, Street),
    ("sk", Exact, Street),
    ("cadde", Stem, Street),
    ("cad", Exact, Street),
    ("cd", Exact, Street),
    ("ulitsa", Exact, Street),
    ("ulica", Exact, Street),
    ("ul", Exact, Street),
    ("pereulok", Stem, Street),
    ("per", Short, Street),
    ("street", Exact, EnglishStreet),
    ("str", Exact, EnglishStreet),
    ("st", Exact, EnglishStreet),
    ("avenue", Exact, EnglishStreet),
    ("ave", Exact, EnglishStreet),
    ("av", Short, EnglishStreet),
    ("road", Exact, EnglishStreet),
    ("rd", Exact, EnglishStreet),
    ("lane", Exact, EnglishStreet),
    ("drive", Exact, EnglishStreet),
    ("square", Exact, EnglishStreet),
    ("boulevard", Exact, EnglishStreet),
    ("highway", Exact, EnglishStreet),
    ("prospect", Exact, EnglishStreet),
    ("mikrorayon", Stem, Quarter),
    ("mikroray", Exact, Quarter),
    ("microdistrict", Exact, Quarter),
    ("mkr", Exact, Quarter),
    ("ev", Exact, Building),
    ("evi", Exact, Building),
    ("evde", Exact, Building),
    ("evinde", Exact, Building),
    ("evin", Exact, Building),
    ("eve", Exact, Building),
    ("e", Short, Building),
    ("bina", Stem, Building),
    ("b", Short, Building),
    ("dom", Exact, Building),
    ("house", Exact, Building),
    ("building", Exact, Building),
    ("bldg", Exact, Building),
    ("korpus", Stem, Inside),
    ("korp", Exact, Inside),
    ("blok", Stem, Inside),
    ("bl", Short, Inside),
    ("block", Exact, Inside),
    ("giris", Stem, Inside),
    ("girish", Stem, Inside),
    ("entrance", Exact, Inside),
    ("mertebe", Stem, Inside),
    ("mert", Exact, Inside),
    ("floor", Exact, Inside),
    ("kat", Exact, Inside),
    ("menzil", Stem, Flat),
    ("menz", Exact, Flat),
    ("men", Short, Flat),
    ("m", Short, Flat),
    ("flat", Exact, Flat),
    ("apartment", Exact, Flat),
    ("apt", Exact, Flat),
    ("daire", Stem, Flat),
    ("d", Short, Flat),
    ("kv", Exact, Flat),
    ("kvartira", Stem, Flat),
    ("seher", Stem, Place),
    ("sheher", Stem, Place),
    ("sh", Short, Place),
    ("s", Short, Place),
    ("rayon", Stem, Place),
    ("ray", Exact, Place),
    ("r", Short, Place),
    ("qesebe", Stem, Place),
    ("qes", Exact, Place),
    ("q", Short, Place),
    ("kend", Stem, Place),
    ("massiv", Stem, Place),
    ("mehelle", Stem, Place),
    ("mahalle", Stem, Place),
    ("meh", Exact, Place),
    ("mah", Exact, Place),
    ("district", Exact, Place),
    ("settlement", Exact, Place),
    ("village", Exact, Place),
    ("city", Exact, Place),
    ("town", Exact, Place),
    ("azerbaycan", Stem, Place),
    ("azerbaijan", Exact, Place),
    ("sayli", Exact, Number),
    ("no", Exact, Number),
    ("nomre", Stem, Number),
];

const CYRILLIC: &[(&str, Form, Meaning)] = &[
    ("улиц", Stem, Street),
    ("ул", Exact, Street),
    ("проспект", Stem, Street),
    ("просп", Exact, Street),
    ("пр", Exact, Street),
    ("переул", Stem, Street),
    ("пер", Short, Street),
    ("тупик", Stem, Street),
    ("туп", Short, Street),
    ("проезд", Stem, Street),
    ("площад", Stem, Street),
    ("пл", Short, Street),
    ("шоссе", Exact, Street),
    ("ш", Short, Street),
    ("бульвар", Stem, Street),
    ("набережн", Stem, Street),
    ("наб", Short, Street),
    ("күчә", Stem, Street),
    ("күч", Exact, Street),
    ("микрорайон", Stem, Quarter),
    ("мкр", Exact, Quarter),
    ("мкрн", Exact, Quarter),
    ("мк", Short, Quarter),
    ("квартал", Stem, Quarter),
    ("дом", Exact, Building),
    ("дома", Exact, Building),
    ("доме", Exact, Building),
    ("дому", Exact, Building),
    ("д", Short, Building),
    ("здани", Stem, Building),
    ("зд", Short, Building),
    ("ев", Short, Building),
    ("бина", Stem, Building),
    ("корпус", Stem, Inside),
    ("корп", Exact, Inside),
    ("к", Short, Inside),
    ("блок", Stem, Inside),
    ("строени", Stem, Inside),
    ("стр", Short, Inside),
    ("подъезд", Stem, Inside),
    ("под", Short, Inside),
    ("этаж", Stem, Inside),
    ("эт", Short, Inside),
    ("квартир", Stem, Flat),
    ("кв", Exact, Flat),
    ("мәнзил", Stem, Flat),
    ("город", Stem, Place),
    ("гор", Short, Place),
    ("г", Short, Place),
    ("район", Stem, Place),
    ("р", Short, Place),
    ("поселок", Stem, Place),
    ("поселке", Exact, Place),
    ("поселка", Exact, Place),
    ("пос", Short, Place),
    ("п", Short, Place),
    ("пгт", Exact, Place),
    ("село", Exact, Place),
    ("селе", Exact, Place),
    ("с", Short, Place),
    ("деревн", Stem, Place),
    ("дер", Short, Place),
    ("массив", Stem, Place),
    ("жк", Exact, Place),
    ("шәһәр", Stem, Place),
    ("гәсәбә", Stem, Place),
    ("азербайджан", Stem, Place),
    ("номер", Stem, Number),
];

const GEORGIAN: &[(&str, Form, Meaning)] = &[
    ("ქუჩ", Stem, Street),
    ("ქ", Short, Street),
    ("გამზირ", Stem, Street),
    ("გამზ", Exact, Street),
    ("სახლ", Stem, Building),
    ("კორპუს", Stem, Inside),
    ("კორპ", Exact, Inside),
    ("ბინა", Stem, Flat),
    ("ბ", Short, Flat),
    ("ქალაქ", Stem, Place),
    ("რაიონ", Stem, Place),
];

/// Letters that an ending may add to a listed stem.
const LONGEST_ENDING: usize = 7;

/// What a word means in an address. `short`: a dot or a number stands beside it, so an abbreviation may be meant.
pub(super) fn meaning(letters: &[char], short: bool) -> Option<Meaning> {
    let table = match letters.first() {
        Some('a'..='z') => LATIN,
        Some('ა'..='ჰ') => GEORGIAN,
        _ => CYRILLIC,
    };
    table
        .iter()
        .filter(|(word, ..)| word.chars().next() == letters.first().copied())
        .filter(|(word, form, _)| {
            let length = word.chars().count();
            letters.len() >= length
                && word.chars().eq(letters[..length].iter().copied())
                && match form {
                    Exact => letters.len() == length,
                    Short => letters.len() == length && short,
                    Stem => letters.len() <= length + LONGEST_ENDING,
                }
        })
        // The longest listed word wins: `mikrorayonu` is no `mikroray`.
        .max_by_key(|(word, ..)| word.len())
        .map(|(_, _, meaning)| *meaning)
}

/// A letter that makes a number an ordinal: `8-ci`, `8-й`.
pub(super) fn is_ordinal(letters: &[char]) -> bool {
    const ENDINGS: &[&str] = &[
        "ci", "cu", "inci", "nci", "ncu", "uncu", "й", "я", "го", "ой", "ый", "ая", "ом", "м", "th", "st", "nd", "rd",
    ];
    ENDINGS.iter().any(|ending| ending.chars().eq(letters.iter().copied()))
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

/// Which month this is.
pub(super) fn month(letters: &[char]) -> Option<usize> {
    MONTHS
        .iter()
        .position(|words| words.iter().any(|month| month.chars().eq(letters.iter().copied())))
}

/// Its words in all the languages.
pub(super) fn month_words(month: usize) -> impl Iterator<Item = &'static str> {
    MONTHS[month].into_iter()
}

/// Titles before the person after whom a street is named; they may stand there or not.
pub(super) fn is_title(letters: &[char]) -> bool {
    const TITLES: &[&str] = &[
        "general",
        "akademik",
        "akad",
        "sehid",
        "doktor",
        "dr",
        "marsal",
        "professor",
        "prof",
        "gen",
        "генерала",
        "академика",
        "маршала",
        "доктора",
        "профессора",
        "adina",
        "имени",
        "им",
    ];
    TITLES.iter().any(|title| title.chars().eq(letters.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, short: bool) -> Option<Meaning> {
        meaning(&word.chars().collect::<Vec<_>>(), short)
    }

    #[test]
    fn full_and_short_words_with_endings() {
        for (word, meaning) in [
            ("kucesi", Street),
            ("kucesinde", Street),
            ("prospektinin", Street),
            ("улице", Street),
            ("mikrorayonda", Quarter),
            ("rayonunda", Place),
            ("binasi", Building),
            ("menzilde", Flat),
            ("квартире", Flat),
            ("street", EnglishStreet),
        ] {
            assert_eq!(of(word, false), Some(meaning), "{word}");
        }
        assert_eq!(of("k", true), Some(Street));
        assert_eq!(of("кв", false), Some(Flat));
    }

    #[test]
    fn short_words_need_a_dot_or_a_number_and_others_mean_nothing() {
        for word in ["k", "m", "д", "с", "evlilik", "every", "домик", "streets", "manat"] {
            assert_eq!(of(word, false), None, "{word}");
        }
    }
}
