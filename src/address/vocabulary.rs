//! The words that addresses are written with in Azerbaijani, Turkish, Russian, English and Georgian, full and short, folded.
//!
//! Abbreviations separate the parts of an address, they do not name them for sure: `k.` is a street, a village or a block,
//! `m.` a flat or a metro station. So a word has a meaning only beside a name or a number; the caller asks with what stands
//! there.

use std::collections::HashMap;
use std::sync::OnceLock;

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
    /// One of the buildings that share a house's number: a korpus.
    Wing,
    /// An entrance, a floor: a number that is neither building nor flat.
    Inside,
    /// A flat.
    Flat,
    /// A settlement, a district, a city, a country.
    Place,
    /// Says that the number beside it is a number: "nömrə 17", "№".
    Number,
    /// Joins the number before it to what follows: "17 saylı ev".
    Numbered,
    /// Whose number is no house's: a school, a bus, an office, an hour, a price, a length.
    Else,
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
use Meaning::{Building, Else, EnglishStreet, Flat, Inside, Number, Numbered, Place, Quarter, Street, Wing};

/// The words, folded.
const WORDS: &[(Meaning, Form, &str)] = &[
    // Latin letters, as folded: Azerbaijani with and without marks, Turkish, English, Russian and Georgian.
    (
        Street,
        Exact,
        "kuc kuch pros kucha kuchis gamz prosp blv sok sk cad cd ulitsa ulica ul proyezd shosse moedani ulitsy \
     ulitse ulicy ulice",
    ),
    (Street, Short, "k ku pr don bul per"),
    (
        Street,
        Stem,
        "kuce kuche gamzir prospekt donge dongesi dalan meydan sosse xiyaban bulvar sokak sokag cadde \
     pereulok proezd tupik ploshad naberezhn cikmaz",
    ),
    (
        EnglishStreet,
        Exact,
        "street str st avenue ave road rd lane drive square highway prospect boulevard blvd terrace crescent \
     court grove mews ln",
    ),
    (EnglishStreet, Short, "av"),
    (Quarter, Exact, "mikroray microdistrict mkr mikr meh mah"),
    (Quarter, Stem, "mikrorayon kvartal mehelle mahalle"),
    (
        Building,
        Exact,
        "ev evi evde evinde evin eve dom dome doma house building bldg",
    ),
    (Building, Short, "e b"),
    (Building, Stem, "bina"),
    (Wing, Exact, "korp"),
    (Wing, Stem, "korpus"),
    (Inside, Exact, "block entrance mert floor kat kod"),
    (Inside, Short, "bl"),
    (
        Inside,
        Stem,
        "blok giris girish mertebe podyezd podezd padez etaj etazh",
    ),
    (Flat, Exact, "menz flat apartment apt kv mnz unit"),
    (Flat, Short, "men m d"),
    (Flat, Stem, "menzil daire kvartir qapi"),
    (
        Place,
        Exact,
        "ray qes mtk yk sitesi ilce ilcesi district settlement village city town azerbaijan",
    ),
    (Place, Short, "sh s r q"),
    (Place, Stem, "seher sheher rayon qesebe kend massiv kompleks azerbaycan"),
    (Number, Exact, "no number num"),
    (Number, Stem, "nomre numara"),
    (Numbered, Exact, "sayli nomreli numarali"),
    (
        Else,
        Exact,
        "bus office room oda sinif school hat xett reys gate flight suite class page seh sehife bolme saat \
     plaka plakali manat azn usd eur euro avro dollar rub rubl tl lira lari gel km metr meter kg kq gun \
     gunu gunluk days day hefte deqiqe yas yasli yash years nefer nefere kisi people milyon million faiz \
     percent score",
    ),
    (
        Else,
        Stem,
        "avtobus marsrut otobus kabinet otaq otag ofis sinf mekteb okul lise bagca baxca poliklinika magaza \
     hesab skor dukan",
    ),
    // Cyrillic letters: Russian, Azerbaijani.
    (
        Street,
        Exact,
        "стрит роуд авеню лейн ул просп пр шоссе линия линии күч кюч",
    ),
    (Street, Short, "пер туп пл ш наб"),
    (
        Street,
        Stem,
        "улиц сокак сокаг джадде кюче кючес проспект переул тупик проезд площад бульвар набережн алле күчә",
    ),
    (Quarter, Exact, "мкр мкрн мкн"),
    (Quarter, Short, "мк"),
    (Quarter, Stem, "микрорайон квартал мәһәллә"),
    (Building, Exact, "дом дома доме дому"),
    (Building, Short, "д зд ев"),
    (Building, Stem, "здани бина"),
    (Wing, Exact, "корп"),
    (Wing, Short, "к"),
    (Wing, Stem, "корпус"),
    (Inside, Short, "стр под эт"),
    (Inside, Stem, "блок строени подъезд этаж"),
    (Flat, Exact, "кв"),
    (Flat, Stem, "квартир мәнзил"),
    (Place, Exact, "поселке поселка пгт село селе обл край жк"),
    (Place, Short, "гор г р пос п с дер"),
    (
        Place,
        Stem,
        "город район поселок деревн массив област шәһәр гәсәбә азербайджан",
    ),
    (Number, Stem, "номер"),
    (
        Else,
        Exact,
        "сад саду класс классе руб тыс млн тг грн км кг лет год года году час часа часов день дня дней",
    ),
    (
        Else,
        Stem,
        "автобус маршрут троллейбус трамва кабинет офис комнат школ лице гимнази детсад магазин аптек \
     поликлиник больниц рейс палат рубл миллион манат метр долл человек километр процент минут счет \
     страниц",
    ),
    // Georgian letters.
    (Street, Exact, "გამზ"),
    (Street, Short, "ქ"),
    (Street, Stem, "ქუჩ გამზირ ჩიხ შესახვევ მოედან"),
    (Building, Stem, "სახლ"),
    (Wing, Exact, "კორპ"),
    (Wing, Stem, "კორპუს"),
    (Flat, Short, "ბ"),
    (Flat, Stem, "ბინა"),
    (Place, Stem, "ქალაქ რაიონ"),
];

/// Letters that an ending may add to a listed stem.
const LONGEST_ENDING: usize = 7;

/// A listed word.
struct Entry {
    letters: Vec<char>,
    form: Form,
    meaning: Meaning,
}

/// The words by their first letter.
fn index() -> &'static HashMap<char, Vec<Entry>> {
    static INDEX: OnceLock<HashMap<char, Vec<Entry>>> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index: HashMap<char, Vec<Entry>> = HashMap::new();
        for (meaning, form, words) in WORDS {
            for word in words.split_whitespace() {
                let letters: Vec<char> = word.chars().collect();
                index.entry(letters[0]).or_default().push(Entry {
                    letters,
                    form: *form,
                    meaning: *meaning,
                });
            }
        }
        // The longest listed word wins: `mikrorayonu` is no `mikroray`.
        for entries in index.values_mut() {
            entries.sort_by_key(|entry| core::cmp::Reverse(entry.letters.len()));
        }
        index
    })
}

/// What a word means in an address. `short`: a dot or a number stands beside it, so an abbreviation may be meant.
pub(super) fn meaning(letters: &[char], short: bool) -> Option<Meaning> {
    let entries = index().get(letters.first()?)?;
    entries
        .iter()
        .find(|entry| {
            letters.starts_with(&entry.letters)
                && match entry.form {
                    Exact => letters.len() == entry.letters.len(),
                    Short => letters.len() == entry.letters.len() && short,
                    Stem => letters.len() <= entry.letters.len() + LONGEST_ENDING,
                }
        })
        .map(|entry| entry.meaning)
}

/// Words for a street beside which its name is looked for with a slip, and whether only as whole words.
pub(super) fn street_words() -> impl Iterator<Item = (&'static str, bool)> {
    WORDS
        .iter()
        .filter(|(meaning, form, _)| matches!(meaning, Street | EnglishStreet) && *form != Short)
        .flat_map(|(_, form, words)| words.split_whitespace().map(|word| (word, *form == Exact)))
        // Georgian shortens its word for a street to one letter.
        .chain([("ქ", true)])
}

/// Whether this is a Turkish word for a street.
pub(super) fn is_turkish(letters: &[char]) -> bool {
    matches!(
        letters,
        ['s', 'o', 'k', ..] | ['s', 'k'] | ['c', 'a', 'd', ..] | ['c', 'd'] | ['b', 'u', 'l', ..]
    )
}

/// Words for what only a number names, of which one stands in every writing of it.
pub(super) const QUARTERS: &[&str] = &[
    "mikrorayon",
    "mikroray",
    "mikr",
    "mkr",
    "microdistrict",
    "микрорайон",
    "мкр",
    "мкрн",
    "мкн",
    "мк",
];
/// The same of a numbered neighbourhood.
pub(super) const NEIGHBOURHOODS: &[&str] = &[
    "mehelle",
    "mahalle",
    "meh",
    "mah",
    "kvartal",
    "квартал",
    "кв",
    "мәһәллә",
];
/// The same of a street without a name.
pub(super) const STREETS: &[&str] = &[
    "sokak",
    "sokag",
    "sok",
    "sk",
    "cadde",
    "cad",
    "cd",
    "сокак",
    "линия",
    "линии",
];

/// Words shortened by leaving out their middle: `pr-t`, `r-nu`, `ул-ца`.
pub(super) fn contracted(before: &[char], after: &[char]) -> Option<Meaning> {
    const CONTRACTED: &[(Meaning, &str, &str)] = &[
        (Street, "pr k kuc kuch ku sok cad bul", "t ti kti kt si sinde su sii i"),
        (
            Street,
            "пр ул б пл наб пер",
            "т та те ту кт ца це цы цу р ре ра дь ди ная к",
        ),
        (Place, "r s sh q qes k", "n nu nunda ni na be besi nd ri"),
        (Place, "р р г п", "н не на ну он д"),
        (Quarter, "м мк mk m", "н не на р r n"),
        (Quarter, "кв", "л ле ла"),
        (Flat, "кв kv m", "ра ре ра l"),
        (Building, "зд", "е"),
    ];
    let is_one_of = |words: &str, word: &[char]| words.split(' ').any(|known| known.chars().eq(word.iter().copied()));
    CONTRACTED
        .iter()
        .find(|(_, first, second)| is_one_of(first, before) && is_one_of(second, after))
        .map(|(meaning, ..)| *meaning)
}

/// Whether a word beside a street's name is most likely a word for a street with a slip: `prspekti`, `kuccesi`.
pub(super) fn is_street_with_slip(letters: &[char]) -> bool {
    const SHORTEST: usize = 6;
    letters.len() >= SHORTEST
        && index().get(&letters[0]).is_some_and(|entries| {
            entries.iter().any(|entry| {
                matches!(entry.meaning, Street | EnglishStreet)
                    && entry.form == Stem
                    && letters.len() <= entry.letters.len() + LONGEST_ENDING
                    && begins_with_slip(letters, &entry.letters)
            })
        })
}

/// Whether a beginning of the word is the stem but for one letter left out, put in, changed, or changed places with the next.
fn begins_with_slip(word: &[char], stem: &[char]) -> bool {
    let same = word.iter().zip(stem).take_while(|(one, other)| one == other).count();
    let (word, stem) = (&word[same..], &stem[same..]);
    same > 0
        && !stem.is_empty()
        && !word.is_empty()
        && (word[1..].starts_with(&stem[1..])
            || word.starts_with(&stem[1..])
            || word[1..].starts_with(stem)
            || (word.len() > 1
                && stem.len() > 1
                && (word[0], word[1]) == (stem[1], stem[0])
                && word[2..].starts_with(&stem[2..])))
}

/// Words between a building and its street: "в доме 34 на Светловой".
pub(super) fn is_preposition(letters: &[char]) -> bool {
    const WORDS: &[&str] = &["на", "по", "в", "с", "at", "on", "in", "of", "the", "na", "po", "v"];
    WORDS.iter().any(|word| word.chars().eq(letters.iter().copied()))
}

/// Words after which a name and a number are an address even without a word for the street.
pub(super) fn is_at(letters: &[char]) -> bool {
    const WORDS: &[&str] = &["на", "по", "с", "at", "na", "po"];
    WORDS.iter().any(|word| word.chars().eq(letters.iter().copied()))
}

/// Words of everyday English that mean a street where they are written with a capital after a name.
pub(super) fn is_street_with_capital(letters: &[char]) -> bool {
    const WORDS: &[&str] = &[
        "close", "way", "place", "row", "hill", "walk", "gardens", "park", "rise", "green", "view",
    ];
    WORDS.iter().any(|word| word.chars().eq(letters.iter().copied()))
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
            ("korpusu", Wing),
            ("mektebinde", Else),
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
        for word in ["k", "m", "д", "с", "evlilik", "every", "домик", "streets", "manatin"] {
            assert_eq!(of(word, false), None, "{word}");
        }
    }

    #[test]
    fn slips_and_short_forms() {
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        for word in ["prspekti", "kuccesi", "kucsinde", "porspekti", "caddde", "проспкте"] {
            assert!(is_street_with_slip(&letters(word)), "{word}");
        }
        for word in ["gecesi", "sokrat", "просвет", "kitabi", "улцы"] {
            assert!(!is_street_with_slip(&letters(word)), "{word}");
        }
        let both = |first: &str, second: &str| contracted(&letters(first), &letters(second));
        assert_eq!(
            (both("pr", "ti"), both("ул", "ца"), both("r", "nu")),
            (Some(Street), Some(Street), Some(Place))
        );
        assert_eq!((both("d", "r"), both("д", "р"), both("al", "ver")), (None, None, None));
    }
}
