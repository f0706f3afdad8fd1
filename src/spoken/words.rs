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
}

/// The words as folded, in Latin letters: Azerbaijani with and without marks, Turkish, English.
const LATIN: &[(&str, Value)] = &[
    ("sifir", Value::Unit(0)),
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

/// The words in Cyrillic letters: Russian, and Azerbaijani as it was written until 2001 and still is.
const CYRILLIC: &[(&str, Value)] = &[
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
    let latin = LATIN.iter().map(|(word, value)| (word.as_bytes().to_vec(), *value));
    latin.chain(
        CYRILLIC
            .iter()
            .map(|(word, value)| (word.chars().map(class::cyrillic).collect(), *value)),
    )
}

/// What this word adds, in lower case and without marks, if it is a number's.
pub(crate) fn value_of(word: &[char]) -> Option<Value> {
    let is = |known: &str| known.chars().eq(word.iter().copied());
    let value = LATIN.iter().chain(CYRILLIC).find(|(known, _)| is(known));
    value
        .map(|(_, value)| *value)
        .or_else(|| ANDS.into_iter().any(is).then_some(Value::And))
}

/// "And" in those languages that put it into numbers: too frequent to be among the words that are looked for.
pub(super) const ANDS: [&str; 2] = ["ve", "and"];

/// Number words as classes, with what they add.
type Words = Vec<(Vec<u8>, Value)>;

/// Ten in Azerbaijani in Cyrillic letters, "he" in Russian: it is looked for between number words only, too.
pub(super) const TEN: [u8; 2] = [class::cyrillic('о'), class::cyrillic('н')];

/// The number words by the class that they begin with.
pub(super) static BY_FIRST: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut by_first = vec![Words::new(); 256];
    for (word, value) in words() {
        by_first[usize::from(word[0])].push((word, value));
    }
    by_first
});
