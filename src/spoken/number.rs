//! One number said in whole words, counting or ordering: "min doqquz yüz doxsan birinci", "тысяча девятьсот девяносто
//! первого", "nineteen ninety-one", "on üçü". A phone number is said in pieces (`spoken.rs`); a day and a year are said so.

use std::sync::LazyLock;

use crate::fold::Folded;

use super::words::{Value, turkic, words};

/// What a word adds to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Adds {
    Value(Value),
    Thousand,
    /// 2000 in one word: "двухтысячного".
    TwoThousand,
}

/// A word of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumberWord {
    adds: Adds,
    /// It puts into an order, so it is the number's last.
    ordinal: bool,
    /// And does so in the case that a Russian date's year has: "первого".
    genitive: bool,
}

const THOUSANDS: &[&str] = &["min", "bin", "thousand", "тысяча", "тысячи", "тысяч", "тыща", "мин"];

/// English words that put into an order, with what they count.
const ENGLISH: &[(&str, Value)] = &[
    ("first", Value::Unit(1)),
    ("second", Value::Unit(2)),
    ("third", Value::Unit(3)),
    ("fourth", Value::Unit(4)),
    ("fifth", Value::Unit(5)),
    ("sixth", Value::Unit(6)),
    ("seventh", Value::Unit(7)),
    ("eighth", Value::Unit(8)),
    ("ninth", Value::Unit(9)),
    ("tenth", Value::Teen(0)),
    ("eleventh", Value::Teen(1)),
    ("twelfth", Value::Teen(2)),
    ("thirteenth", Value::Teen(3)),
    ("fourteenth", Value::Teen(4)),
    ("fifteenth", Value::Teen(5)),
    ("sixteenth", Value::Teen(6)),
    ("seventeenth", Value::Teen(7)),
    ("eighteenth", Value::Teen(8)),
    ("nineteenth", Value::Teen(9)),
    ("twentieth", Value::Ten(2)),
    ("thirtieth", Value::Ten(3)),
    ("fortieth", Value::Ten(4)),
    ("fiftieth", Value::Ten(5)),
    ("sixtieth", Value::Ten(6)),
    ("seventieth", Value::Ten(7)),
    ("eightieth", Value::Ten(8)),
    ("ninetieth", Value::Ten(9)),
];

/// Stems of the same in Russian.
const RUSSIAN: &[(&str, Adds)] = &[
    ("перв", Adds::Value(Value::Unit(1))),
    ("втор", Adds::Value(Value::Unit(2))),
    ("трет", Adds::Value(Value::Unit(3))),
    ("четверт", Adds::Value(Value::Unit(4))),
    ("пят", Adds::Value(Value::Unit(5))),
    ("шест", Adds::Value(Value::Unit(6))),
    ("седьм", Adds::Value(Value::Unit(7))),
    ("восьм", Adds::Value(Value::Unit(8))),
    ("девят", Adds::Value(Value::Unit(9))),
    ("десят", Adds::Value(Value::Teen(0))),
    ("одиннадцат", Adds::Value(Value::Teen(1))),
    ("двенадцат", Adds::Value(Value::Teen(2))),
    ("тринадцат", Adds::Value(Value::Teen(3))),
    ("четырнадцат", Adds::Value(Value::Teen(4))),
    ("пятнадцат", Adds::Value(Value::Teen(5))),
    ("шестнадцат", Adds::Value(Value::Teen(6))),
    ("семнадцат", Adds::Value(Value::Teen(7))),
    ("восемнадцат", Adds::Value(Value::Teen(8))),
    ("девятнадцат", Adds::Value(Value::Teen(9))),
    ("двадцат", Adds::Value(Value::Ten(2))),
    ("тридцат", Adds::Value(Value::Ten(3))),
    ("сороков", Adds::Value(Value::Ten(4))),
    ("пятидесят", Adds::Value(Value::Ten(5))),
    ("шестидесят", Adds::Value(Value::Ten(6))),
    ("семидесят", Adds::Value(Value::Ten(7))),
    ("восьмидесят", Adds::Value(Value::Ten(8))),
    ("девяност", Adds::Value(Value::Ten(9))),
    ("двухтысячн", Adds::TwoThousand),
];

/// Endings of those, but for the genitive of a date's year.
const RUSSIAN_ENDINGS: &[&str] = &[
    "ый", "ий", "ой", "ое", "ье", "ому", "ьему", "ом", "ьем", "ым", "ьим", "ая", "ья", "ую",
];

const GENITIVE: &[&str] = &["ого", "ьего", "его"];

/// What makes a Turkic number an ordinal, after its stem.
const ORDINAL: &[&str] = &[
    "inci", "uncu", "nci", "ncu", "инҹи", "ынҹы", "унҹу", "үнҹү", "нҹи", "нҹы",
];

/// Cases and possessives behind a Turkic number: `on üçü`, `altısında`.
const TURKIC_ENDINGS: &[&str] = &[
    "",
    "i",
    "u",
    "si",
    "su",
    "e",
    "a",
    "ye",
    "ya",
    "in",
    "un",
    "nin",
    "nun",
    "sinin",
    "sunun",
    "inin",
    "unun",
    "de",
    "da",
    "te",
    "ta",
    "inde",
    "inda",
    "unda",
    "unde",
    "sinde",
    "sinda",
    "sunda",
    "den",
    "dan",
    "ten",
    "tan",
    "inden",
    "indan",
    "undan",
    "unden",
    "sinden",
    "sundan",
    "dir",
    "dur",
    "dirler",
    "ы",
    "и",
    "у",
    "ү",
    "сы",
    "си",
    "да",
    "дә",
    "ында",
    "индә",
    "унда",
    "үндә",
    "сында",
    "синдә",
];

fn fold(word: &str) -> Vec<u8> {
    Folded::new(word).classes().to_vec()
}

/// What is known of number words, folded; each by the class that it begins with.
struct Known {
    words: Vec<Vec<(Vec<u8>, NumberWord)>>,
    /// Words to which an ending may be added, the longest first.
    turkic: Vec<Vec<(Vec<u8>, Adds)>>,
    ordinal: Vec<Vec<u8>>,
    endings: Vec<Vec<u8>>,
    russian: Vec<Vec<(Vec<u8>, Adds)>>,
    russian_endings: Vec<Vec<u8>>,
    genitive: Vec<Vec<u8>>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let counts = |adds: Adds| NumberWord {
        adds,
        ordinal: false,
        genitive: false,
    };
    let mut known: Vec<(Vec<u8>, NumberWord)> = words()
        .map(|(word, value)| (word, counts(Adds::Value(value))))
        .collect();
    known.extend(THOUSANDS.iter().map(|word| (fold(word), counts(Adds::Thousand))));
    // Ten in Azerbaijani in Cyrillic letters.
    known.push((fold("он"), counts(Adds::Value(Value::Ten(1)))));
    known.extend(ENGLISH.iter().map(|(word, value)| {
        (
            fold(word),
            NumberWord {
                adds: Adds::Value(*value),
                ordinal: true,
                genitive: false,
            },
        )
    }));
    let mut turkic: Vec<(Vec<u8>, Adds)> = turkic().map(|(word, value)| (word, Adds::Value(value))).collect();
    turkic.sort_by_key(|(word, _)| core::cmp::Reverse(word.len()));
    let all = |words: &[&str]| words.iter().map(|word| fold(word)).collect();
    Known {
        words: by_first(known),
        turkic: by_first(turkic),
        ordinal: all(ORDINAL),
        endings: all(TURKIC_ENDINGS),
        russian: by_first(RUSSIAN.iter().map(|(stem, adds)| (fold(stem), *adds)).collect()),
        russian_endings: all(RUSSIAN_ENDINGS),
        genitive: all(GENITIVE),
    }
});

fn by_first<T: Clone>(words: Vec<(Vec<u8>, T)>) -> Vec<Vec<(Vec<u8>, T)>> {
    let mut by_first = vec![Vec::new(); 256];
    for (word, own) in words {
        by_first[usize::from(word[0])].push((word, own));
    }
    by_first
}

/// The number words that a token is: mostly one, `onüç` is two. Nothing if it is anything else.
pub(crate) fn number_words(token: &[u8]) -> Option<Vec<NumberWord>> {
    let known = &*KNOWN;
    let first = usize::from(*token.first()?);
    if let Some((_, word)) = known.words[first].iter().find(|(word, _)| word == token) {
        return Some(vec![*word]);
    }
    let russian = known.russian[first].iter().find_map(|(stem, adds)| {
        let rest = token.strip_prefix(stem.as_slice())?;
        let genitive = known.genitive.iter().any(|ending| ending == rest);
        (genitive || known.russian_endings.iter().any(|ending| ending == rest)).then_some(NumberWord {
            adds: *adds,
            ordinal: true,
            genitive,
        })
    });
    if let Some(word) = russian {
        return Some(vec![word]);
    }
    known.turkic[first].iter().find_map(|(stem, adds)| {
        let rest = token.strip_prefix(stem.as_slice())?;
        let ends = |rest: &[u8]| known.endings.iter().any(|ending| ending == rest);
        let ordered = known
            .ordinal
            .iter()
            .any(|ordinal| rest.strip_prefix(ordinal.as_slice()).is_some_and(ends));
        if ordered || ends(rest) {
            return Some(vec![NumberWord {
                adds: *adds,
                ordinal: ordered,
                genitive: false,
            }]);
        }
        let mut words = number_words(rest)?;
        words.insert(
            0,
            NumberWord {
                adds: *adds,
                ordinal: false,
                genitive: false,
            },
        );
        Some(words)
    })
}

/// What a Turkic number word with an ending counts: `əlliyə` is 50.
pub(super) fn counted(token: &[u8]) -> Option<Value> {
    match number_words(token)?[..] {
        [word] if !word.ordinal => word.value(),
        _ => None,
    }
}

/// How many of these words say just this number, in each way in which they can; the most first.
pub(crate) fn say(words: &[NumberWord], number: u32) -> Option<usize> {
    let ways = whole(words);
    ways.into_iter()
        .filter(|(value, _)| *value == number)
        .map(|(_, count)| count)
        .max()
}

impl NumberWord {
    /// Whether it puts into an order in the case that a Russian date's year has.
    pub(crate) fn is_genitive(self) -> bool {
        self.genitive
    }

    fn value(self) -> Option<Value> {
        match self.adds {
            Adds::Value(value) => Some(value),
            Adds::Thousand | Adds::TwoThousand => None,
        }
    }
}

/// A number that the first of some words say, and how many they are.
type Way = (u32, usize);

/// Goes on with what follows, if the words before are not the number's last.
fn then(words: &[NumberWord], way: Way, next: impl Fn(&[NumberWord]) -> Vec<Way>) -> Vec<Way> {
    let (value, count) = way;
    let last = count.checked_sub(1).and_then(|last| words.get(last));
    if last.is_some_and(|word| word.ordinal) {
        return Vec::new();
    }
    next(words.get(count..).unwrap_or_default())
        .into_iter()
        .map(|(more, words)| (value + more, count + words))
        .collect()
}

fn units(words: &[NumberWord]) -> Vec<Way> {
    match words.first().and_then(|word| word.value()) {
        Some(Value::Unit(unit)) => vec![(u32::from(unit), 1)],
        _ => Vec::new(),
    }
}

/// Up to 99.
fn tens(words: &[NumberWord]) -> Vec<Way> {
    match words.first().and_then(|word| word.value()) {
        Some(Value::Ten(ten)) => {
            let own = (u32::from(ten) * 10, 1);
            let mut ways = then(words, own, units);
            ways.retain(|(value, _)| value % 10 > 0);
            ways.push(own);
            ways
        }
        Some(Value::Teen(unit)) => vec![(10 + u32::from(unit), 1)],
        _ => units(words),
    }
}

/// Up to 999.
fn hundreds(words: &[NumberWord]) -> Vec<Way> {
    let own = match (
        words.first().and_then(|word| word.value()),
        words.get(1).and_then(|word| word.value()),
    ) {
        (Some(Value::Hundreds(hundreds)), _) => (u32::from(hundreds) * 100, 1),
        (Some(Value::Hundred), _) => (100, 1),
        (Some(Value::Unit(unit)), Some(Value::Hundred)) if unit > 0 => (u32::from(unit) * 100, 2),
        _ => return tens(words),
    };
    let mut ways = then(words, own, tens);
    ways.push(own);
    ways.extend(tens(words));
    ways
}

/// Up to 9999; a year may be said in two pairs.
fn whole(words: &[NumberWord]) -> Vec<Way> {
    let mut ways = hundreds(words);
    let thousand = |at: usize| words.get(at).is_some_and(|word| word.adds == Adds::Thousand);
    let own = match words.first().map(|word| word.adds) {
        Some(Adds::Thousand) => Some((1000, 1)),
        Some(Adds::TwoThousand) => Some((2000, 1)),
        Some(Adds::Value(Value::Unit(unit))) if unit > 0 && thousand(1) => Some((u32::from(unit) * 1000, 2)),
        _ => None,
    };
    if let Some(own) = own {
        ways.extend(then(words, own, hundreds));
        ways.push(own);
    }
    // "nineteen ninety-one", "nineteen oh one".
    for (value, count) in tens(words) {
        if (10..=21).contains(&value) {
            let pair = (value * 100, count);
            let second = |rest: &[NumberWord]| match rest.first().and_then(|word| word.value()) {
                Some(Value::Unit(0)) => then(rest, (0, 1), units),
                _ => tens(rest).into_iter().filter(|(value, _)| *value > 9).collect(),
            };
            ways.extend(then(words, pair, second));
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<NumberWord> {
        text.split([' ', '-'])
            .flat_map(|word| number_words(&fold(word)).unwrap_or_else(|| panic!("{word}")))
            .collect()
    }

    #[test]
    fn numbers_in_four_languages() {
        for (text, number) in [
            ("on üç", 13),
            ("onüç", 13),
            ("on üçü", 13),
            ("iyirmi səkkizində", 28),
            ("min doqquz yüz doxsan birinci", 1991),
            ("bin dokuz yüz doksan bir", 1991),
            ("bin dokuzyüz doksanbir", 1991),
            ("iki min dördüncü", 2004),
            ("doxsanıncı", 90),
            ("тринадцатого", 13),
            ("двадцать восьмое", 28),
            ("тысяча девятьсот девяносто первого", 1991),
            ("девяносто первый", 91),
            ("девяностого", 90),
            ("две тысячи третьего", 2003),
            ("двухтысячного", 2000),
            ("thirteenth", 13),
            ("twenty-eighth", 28),
            ("nineteen ninety-one", 1991),
            ("nineteen hundred", 1900),
            ("twenty thirteen", 2013),
            ("nineteen oh five", 1905),
            ("two thousand four", 2004),
            ("он үч", 13),
            ("доггуз јүз дохсан биринҹи", 991),
        ] {
            let words = said(text);
            let expected = if number == 1900 { None } else { Some(words.len()) };
            assert_eq!(say(&words, number), expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_said() {
        for (text, number) in [
            ("on üç", 10 + 30),
            ("doxsan bir", 1991),
            ("birinci on", 11),
            ("iyirmi otuz", 50),
        ] {
            assert_ne!(say(&said(text), number), Some(said(text).len()), "{text}");
        }
        for word in ["onlar", "бирка", "ones", "пятка", "minik"] {
            assert_eq!(number_words(&fold(word)), None, "{word}");
        }
    }
}
