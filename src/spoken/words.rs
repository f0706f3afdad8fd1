//! The words that numbers are said in, with what each adds: Azerbaijani, Turkish, English, Russian.

use std::sync::LazyLock;

use crate::class;

/// What a number word adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// 0 to 9.
    Unit(u8),
    /// 10, 20 to 90: a unit may follow.
    Ten(u8),
    /// 10 to 19 in one word.
    Teen(u8),
    /// "hundred": a unit may stand before it.
    Hundred,
    /// 200 to 900 in one word.
    Hundreds(u8),
    /// "double five".
    Twice,
    /// "triple five".
    Thrice,
    /// "and": says nothing.
    And,
    /// "iki dənə beş": as many of what follows as the unit before says.
    Times,
}

/// The words as folded, in Latin letters: Azerbaijani with and without marks, Turkish.
const TURKIC: &[(&str, Value)] = &[
    ("sifir", Value::Unit(0)),
    ("sifr", Value::Unit(0)),
    ("nol", Value::Unit(0)),
    ("bir", Value::Unit(1)),
    ("iki", Value::Unit(2)),
    ("uc", Value::Unit(3)),
    ("uch", Value::Unit(3)),
    ("dord", Value::Unit(4)),
    ("dort", Value::Unit(4)),
    ("bes", Value::Unit(5)),
    ("besh", Value::Unit(5)),
    ("bew", Value::Unit(5)),
    ("alti", Value::Unit(6)),
    ("yeddi", Value::Unit(7)),
    ("yedi", Value::Unit(7)),
    ("sekkiz", Value::Unit(8)),
    ("sekiz", Value::Unit(8)),
    ("doqquz", Value::Unit(9)),
    ("doquz", Value::Unit(9)),
    ("dokkuz", Value::Unit(9)),
    ("dokuz", Value::Unit(9)),
    ("on", Value::Ten(1)),
    ("iyirmi", Value::Ten(2)),
    ("igirmi", Value::Ten(2)),
    ("yirmi", Value::Ten(2)),
    ("otuz", Value::Ten(3)),
    ("qirx", Value::Ten(4)),
    ("kirk", Value::Ten(4)),
    ("elli", Value::Ten(5)),
    ("altmis", Value::Ten(6)),
    ("altmish", Value::Ten(6)),
    ("yetmis", Value::Ten(7)),
    ("yetmish", Value::Ten(7)),
    ("seksen", Value::Ten(8)),
    ("doxsan", Value::Ten(9)),
    ("doksan", Value::Ten(9)),
    ("yuz", Value::Hundred),
    ("cut", Value::Twice),
    ("qosa", Value::Twice),
    ("cift", Value::Twice),
];

/// English words.
const ENGLISH: &[(&str, Value)] = &[
    ("zero", Value::Unit(0)),
    ("oh", Value::Unit(0)),
    ("nil", Value::Unit(0)),
    ("nought", Value::Unit(0)),
    ("one", Value::Unit(1)),
    ("two", Value::Unit(2)),
    ("three", Value::Unit(3)),
    ("four", Value::Unit(4)),
    ("five", Value::Unit(5)),
    ("six", Value::Unit(6)),
    ("seven", Value::Unit(7)),
    ("eight", Value::Unit(8)),
    ("nine", Value::Unit(9)),
    ("ten", Value::Teen(0)),
    ("eleven", Value::Teen(1)),
    ("twelve", Value::Teen(2)),
    ("thirteen", Value::Teen(3)),
    ("fourteen", Value::Teen(4)),
    ("fifteen", Value::Teen(5)),
    ("sixteen", Value::Teen(6)),
    ("seventeen", Value::Teen(7)),
    ("eighteen", Value::Teen(8)),
    ("nineteen", Value::Teen(9)),
    ("twenty", Value::Ten(2)),
    ("thirty", Value::Ten(3)),
    ("forty", Value::Ten(4)),
    ("fifty", Value::Ten(5)),
    ("sixty", Value::Ten(6)),
    ("seventy", Value::Ten(7)),
    ("eighty", Value::Ten(8)),
    ("ninety", Value::Ten(9)),
    ("hundred", Value::Hundred),
    ("double", Value::Twice),
    ("triple", Value::Thrice),
];

/// Russian words.
const RUSSIAN: &[(&str, Value)] = &[
    ("ноль", Value::Unit(0)),
    ("нуль", Value::Unit(0)),
    ("ноля", Value::Unit(0)),
    ("нуля", Value::Unit(0)),
    ("один", Value::Unit(1)),
    ("одна", Value::Unit(1)),
    ("раз", Value::Unit(1)),
    ("два", Value::Unit(2)),
    ("две", Value::Unit(2)),
    ("три", Value::Unit(3)),
    ("четыре", Value::Unit(4)),
    ("пять", Value::Unit(5)),
    ("шесть", Value::Unit(6)),
    ("семь", Value::Unit(7)),
    ("восемь", Value::Unit(8)),
    ("девять", Value::Unit(9)),
    ("десять", Value::Teen(0)),
    ("одиннадцать", Value::Teen(1)),
    ("двенадцать", Value::Teen(2)),
    ("тринадцать", Value::Teen(3)),
    ("четырнадцать", Value::Teen(4)),
    ("пятнадцать", Value::Teen(5)),
    ("шестнадцать", Value::Teen(6)),
    ("семнадцать", Value::Teen(7)),
    ("восемнадцать", Value::Teen(8)),
    ("девятнадцать", Value::Teen(9)),
    ("двадцать", Value::Ten(2)),
    ("тридцать", Value::Ten(3)),
    ("сорок", Value::Ten(4)),
    ("пятьдесят", Value::Ten(5)),
    ("шестьдесят", Value::Ten(6)),
    ("семьдесят", Value::Ten(7)),
    ("восемьдесят", Value::Ten(8)),
    ("девяносто", Value::Ten(9)),
    ("сто", Value::Hundreds(1)),
    ("двести", Value::Hundreds(2)),
    ("триста", Value::Hundreds(3)),
    ("четыреста", Value::Hundreds(4)),
    ("пятьсот", Value::Hundreds(5)),
    ("шестьсот", Value::Hundreds(6)),
    ("семьсот", Value::Hundreds(7)),
    ("восемьсот", Value::Hundreds(8)),
    ("девятьсот", Value::Hundreds(9)),
    ("дважды", Value::Twice),
    ("трижды", Value::Thrice),
];

/// Azerbaijani in Cyrillic letters, as it was written until 2001 and still is.
const AZERBAIJANI: &[(&str, Value)] = &[
    ("сыфыр", Value::Unit(0)),
    ("бир", Value::Unit(1)),
    ("ики", Value::Unit(2)),
    ("үч", Value::Unit(3)),
    ("дөрд", Value::Unit(4)),
    ("беш", Value::Unit(5)),
    ("алты", Value::Unit(6)),
    ("једди", Value::Unit(7)),
    ("йедди", Value::Unit(7)),
    ("сәккиз", Value::Unit(8)),
    ("доггуз", Value::Unit(9)),
    ("ијирми", Value::Ten(2)),
    ("отуз", Value::Ten(3)),
    ("гырх", Value::Ten(4)),
    ("әлли", Value::Ten(5)),
    ("алтмыш", Value::Ten(6)),
    ("јетмиш", Value::Ten(7)),
    ("йетмиш", Value::Ten(7)),
    ("сәксән", Value::Ten(8)),
    ("дохсан", Value::Ten(9)),
    ("јүз", Value::Hundred),
    ("йүз", Value::Hundred),
];

/// Every number word, as classes, with what it adds.
pub(crate) fn words() -> impl Iterator<Item = (Vec<u8>, Value)> {
    [TURKIC, ENGLISH, RUSSIAN, AZERBAIJANI]
        .into_iter()
        .flatten()
        .map(folded)
}

/// Those of Azerbaijani and Turkish, which take endings.
pub(super) fn turkic() -> impl Iterator<Item = (Vec<u8>, Value)> {
    [TURKIC, AZERBAIJANI].into_iter().flatten().map(folded)
}

fn folded((word, value): &(&str, Value)) -> (Vec<u8>, Value) {
    (class::of(word).collect(), *value)
}

/// What this word adds, in lower case and without marks, if it is a number's.
pub(crate) fn value_of(word: &[char]) -> Option<Value> {
    let is = |known: &str| known.chars().eq(word.iter().copied());
    let known = [TURKIC, ENGLISH, RUSSIAN, AZERBAIJANI].into_iter().flatten();
    known.chain(ANDS).find(|(known, _)| is(known)).map(|(_, value)| *value)
}

/// Words that are too frequent to be looked for: they count between number words only.
const ANDS: &[(&str, Value)] = &[("ve", Value::And), ("and", Value::And)];

/// Words that count beside number words only: what joins them, letters and nicknames for figures, Russian cases, Russian in
/// Latin letters, and ten in Azerbaijani in Cyrillic letters ("he" in Russian).
const BESIDE: &[(&str, Value)] = &[
    ("dene", Value::Times),
    ("eded", Value::Times),
    ("tane", Value::Times),
    ("times", Value::Times),
    ("раза", Value::Times),
    ("штуки", Value::Times),
    ("дәнә", Value::Times),
    ("он", Value::Ten(1)),
    ("o", Value::Unit(0)),
    ("о", Value::Unit(0)),
    ("sfr", Value::Unit(0)),
    ("zeros", Value::Unit(0)),
    ("zeroes", Value::Unit(0)),
    ("нолик", Value::Unit(0)),
    ("нолика", Value::Unit(0)),
    ("ноли", Value::Unit(0)),
    ("нули", Value::Unit(0)),
    ("нулей", Value::Unit(0)),
    ("нолей", Value::Unit(0)),
    ("нулю", Value::Unit(0)),
    ("нолю", Value::Unit(0)),
    ("зеро", Value::Unit(0)),
    ("одну", Value::Unit(1)),
    ("одного", Value::Unit(1)),
    ("одному", Value::Unit(1)),
    ("единица", Value::Unit(1)),
    ("единицы", Value::Unit(1)),
    ("единичка", Value::Unit(1)),
    ("двух", Value::Unit(2)),
    ("двум", Value::Unit(2)),
    ("двойка", Value::Unit(2)),
    ("двойки", Value::Unit(2)),
    ("трех", Value::Unit(3)),
    ("трем", Value::Unit(3)),
    ("тройка", Value::Unit(3)),
    ("тройки", Value::Unit(3)),
    ("четырех", Value::Unit(4)),
    ("четырем", Value::Unit(4)),
    ("четверка", Value::Unit(4)),
    ("четверки", Value::Unit(4)),
    ("пяти", Value::Unit(5)),
    ("пятерка", Value::Unit(5)),
    ("пятерки", Value::Unit(5)),
    ("пятерочка", Value::Unit(5)),
    ("шести", Value::Unit(6)),
    ("шестерка", Value::Unit(6)),
    ("шестерки", Value::Unit(6)),
    ("семи", Value::Unit(7)),
    ("семерка", Value::Unit(7)),
    ("семерки", Value::Unit(7)),
    ("восьми", Value::Unit(8)),
    ("восьмерка", Value::Unit(8)),
    ("восьмерки", Value::Unit(8)),
    ("девяти", Value::Unit(9)),
    ("девятка", Value::Unit(9)),
    ("девятки", Value::Unit(9)),
    ("десяти", Value::Teen(0)),
    ("десятка", Value::Teen(0)),
    ("двенадцати", Value::Teen(2)),
    ("двадцати", Value::Ten(2)),
    ("тридцати", Value::Ten(3)),
    ("сорока", Value::Ten(4)),
    ("пятидесяти", Value::Ten(5)),
    ("полтинник", Value::Ten(5)),
    ("шестидесяти", Value::Ten(6)),
    ("семидесяти", Value::Ten(7)),
    ("восьмидесяти", Value::Ten(8)),
    ("девяноста", Value::Ten(9)),
    ("сотня", Value::Hundreds(1)),
    ("двухсот", Value::Hundreds(2)),
    ("трехсот", Value::Hundreds(3)),
    ("четырехсот", Value::Hundreds(4)),
    ("пятисот", Value::Hundreds(5)),
    ("шестисот", Value::Hundreds(6)),
    ("семисот", Value::Hundreds(7)),
    ("восьмисот", Value::Hundreds(8)),
    ("девятисот", Value::Hundreds(9)),
    ("двойной", Value::Twice),
    ("двойная", Value::Twice),
    ("двойное", Value::Twice),
    ("дубль", Value::Twice),
    ("тройной", Value::Thrice),
    ("тройная", Value::Thrice),
    ("nul", Value::Unit(0)),
    ("odin", Value::Unit(1)),
    ("dva", Value::Unit(2)),
    ("tri", Value::Unit(3)),
    ("chetire", Value::Unit(4)),
    ("chetyre", Value::Unit(4)),
    ("cetire", Value::Unit(4)),
    ("pyat", Value::Unit(5)),
    ("shest", Value::Unit(6)),
    ("sest", Value::Unit(6)),
    ("sem", Value::Unit(7)),
    ("vosem", Value::Unit(8)),
    ("devyat", Value::Unit(9)),
    ("desyat", Value::Teen(0)),
    ("odinnadtsat", Value::Teen(1)),
    ("dvenadtsat", Value::Teen(2)),
    ("dvenadcat", Value::Teen(2)),
    ("trinadtsat", Value::Teen(3)),
    ("trinadcat", Value::Teen(3)),
    ("chetyrnadtsat", Value::Teen(4)),
    ("pyatnadtsat", Value::Teen(5)),
    ("pyatnadcat", Value::Teen(5)),
    ("shestnadtsat", Value::Teen(6)),
    ("shestnadcat", Value::Teen(6)),
    ("semnadtsat", Value::Teen(7)),
    ("semnadcat", Value::Teen(7)),
    ("vosemnadtsat", Value::Teen(8)),
    ("vosemnadcat", Value::Teen(8)),
    ("devyatnadtsat", Value::Teen(9)),
    ("devyatnadcat", Value::Teen(9)),
    ("dvadtsat", Value::Ten(2)),
    ("dvadcat", Value::Ten(2)),
    ("tridtsat", Value::Ten(3)),
    ("tridcat", Value::Ten(3)),
    ("sorok", Value::Ten(4)),
    ("pyatdesyat", Value::Ten(5)),
    ("shestdesyat", Value::Ten(6)),
    ("semdesyat", Value::Ten(7)),
    ("vosemdesyat", Value::Ten(8)),
    ("devyanosto", Value::Ten(9)),
    ("sto", Value::Hundreds(1)),
    ("dvesti", Value::Hundreds(2)),
    ("trista", Value::Hundreds(3)),
    ("chetyresta", Value::Hundreds(4)),
    ("pyatsot", Value::Hundreds(5)),
    ("shestsot", Value::Hundreds(6)),
    ("semsot", Value::Hundreds(7)),
    ("vosemsot", Value::Hundreds(8)),
    ("devyatsot", Value::Hundreds(9)),
];

/// Those by the class that they begin with: most tokens beside a number word begin none.
static BESIDE_BY_FIRST: LazyLock<Vec<Words>> = LazyLock::new(|| by_first(ANDS.iter().chain(BESIDE).map(folded)));

/// What a word adds that counts beside number words only.
pub(super) fn beside(token: &[u8]) -> Option<Value> {
    let words = BESIDE_BY_FIRST.get(usize::from(*token.first()?))?;
    let own = words.iter().find(|(word, _)| word == token);
    own.map(|(_, value)| *value)
}

fn by_first(words: impl Iterator<Item = (Vec<u8>, Value)>) -> Vec<Words> {
    let mut by_first = vec![Words::new(); 256];
    for (word, value) in words {
        by_first[usize::from(word[0])].push((word, value));
    }
    by_first
}

/// Number words as classes, with what they add.
type Words = Vec<(Vec<u8>, Value)>;

/// The number words by the class that they begin with.
pub(super) static BY_FIRST: LazyLock<Vec<Words>> = LazyLock::new(|| by_first(words()));
