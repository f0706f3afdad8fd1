//! Numbers said in words: "sıfır əlli, iki yüz otuz dörd", "восемь девятьсот три", "zero five zero", mixed with digits.
//!
//! How words group is open (`əlli altı` is 56, or 50 and 6), so a row of them is not turned into digits. It is asked whether
//! it can spell a given number.

use core::ops::Range;
use std::sync::LazyLock;

use crate::class::{self, BULLET, NEWLINE, SIGN, SPACE};
use crate::fold::Folded;

/// Separators between two words of a number, at most.
const JOINT: usize = 5;
/// Digits that may stand before the first word, in groups.
const BEFORE: usize = 6;

/// Digits of the shortest number that is looked for in words.
const LEAST: usize = 7;

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
    ("он", Value::Ten(1)),
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

/// A number word of the text: its place, and its number in [`words`].
pub(crate) type Word = (Range<usize>, Value);

/// A part of a row: digits as they stand there, or a word.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Said {
    Digits(Vec<u8>),
    Word(Value),
}

impl Said {
    /// How many digits it can spell, at most.
    fn digits(&self) -> usize {
        match self {
            Said::Digits(digits) => digits.len(),
            Said::Word(Value::Unit(_) | Value::Twice) => 1,
            Said::Word(Value::Thrice) => 2,
            Said::Word(Value::Ten(_) | Value::Teen(_)) => 2,
            Said::Word(Value::Hundred | Value::Hundreds(_)) => 3,
            Said::Word(Value::And) => 0,
        }
    }
}

/// A part of a row and its place.
type Part = (Range<usize>, Said);

/// Up to three digits that words spell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Spelled {
    digits: [u8; 3],
    length: u8,
}

impl Spelled {
    /// These digits, given as numbers.
    fn new<const N: usize>(values: [u8; N]) -> Spelled {
        let mut spelled = Spelled::default();
        for (digit, value) in spelled.digits.iter_mut().zip(values) {
            *digit = b'0' + value;
        }
        spelled.length = N as u8;
        spelled
    }

    fn digits(&self) -> &[u8] {
        &self.digits[..usize::from(self.length)]
    }
}

/// What the words from some place of a row on can be read as, and where each reading ends; longest first.
type Readings = [Option<(Spelled, usize)>; 6];

/// Words and digits in a row.
pub(crate) struct Row {
    said: Vec<Part>,
    /// Of every place: made once, and asked for each number that is looked for.
    readings: Vec<Readings>,
}

/// The first digits of numbers that are looked for in words: most rows of number words begin no such number.
#[derive(Clone, Debug)]
pub(crate) struct Openings {
    /// A bit for each row of [`OPENING`] digits.
    known: Vec<bool>,
}

/// Digits of an opening.
const OPENING: usize = 3;

impl Default for Openings {
    fn default() -> Openings {
        Openings {
            known: vec![false; 10_usize.pow(OPENING as u32)],
        }
    }
}

impl Openings {
    /// Takes in a number; one of fewer digits is none that is looked for in words.
    pub(crate) fn add(&mut self, number: &str) {
        if let Some(opening) = number.as_bytes().get(..OPENING)
            && let Some(known) = self.known.get_mut(value(opening))
        {
            *known = true;
        }
    }

    fn holds(&self, value: usize) -> bool {
        self.known.get(value).copied().unwrap_or_default()
    }
}

fn value(digits: &[u8]) -> usize {
    digits
        .iter()
        .fold(0, |value, digit| value * 10 + usize::from(digit.wrapping_sub(b'0')))
}

impl Row {
    fn new(said: Vec<Part>) -> Row {
        let mut row = Row {
            said,
            readings: Vec::new(),
        };
        row.readings = (0..row.said.len()).map(|at| row.read(at)).collect();
        row
    }

    /// Whether a number with one of these openings may begin somewhere in this row.
    fn opens(&self, openings: &Openings) -> bool {
        (0..self.said.len()).any(|at| self.opens_with(openings, at, 0, 0))
    }

    /// Whether what can be read from `at` on makes an opening of the digits read before it.
    fn opens_with(&self, openings: &Openings, at: usize, before: usize, count: usize) -> bool {
        let go_on = |digits: &[u8], next: usize| {
            let more = &digits[..digits.len().min(OPENING - count)];
            let (value, count) = (
                before * 10_usize.pow(more.len() as u32) + value(more),
                count + more.len(),
            );
            if count == OPENING {
                openings.holds(value)
            } else {
                self.opens_with(openings, next, value, count)
            }
        };
        match self.said.get(at) {
            Some((_, Said::Digits(there))) => go_on(there, at + 1),
            Some(_) => self.readings[at]
                .iter()
                .flatten()
                .any(|(spelled, next)| go_on(spelled.digits(), *next)),
            None => false,
        }
    }

    /// Where in the text this row spells one of these numbers, with a word in it at least.
    pub(crate) fn spells(&self, numbers: &[String]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        while start < self.said.len() {
            let end = numbers.iter().find_map(|number| self.walk(start, number.as_bytes()));
            match end.map(|end| &self.said[start..end]) {
                // "Pages 12, 34 and 56" say no number.
                Some(said)
                    if said
                        .iter()
                        .any(|(_, said)| matches!(said, Said::Word(value) if *value != Value::And)) =>
                {
                    found.push(said[0].0.start..said[said.len() - 1].0.end);
                    start += said.len();
                }
                _ => start += 1,
            }
        }
        found
    }

    /// The end of the words that spell exactly these digits from `at` on.
    fn walk(&self, at: usize, digits: &[u8]) -> Option<usize> {
        if digits.is_empty() {
            return Some(at);
        }
        if let Some((_, Said::Digits(there))) = self.said.get(at) {
            return self.walk(at + 1, digits.strip_prefix(there.as_slice())?);
        }
        self.readings
            .get(at)?
            .iter()
            .flatten()
            .find_map(|(spelled, next)| self.walk(*next, digits.strip_prefix(spelled.digits())?))
    }

    fn value(&self, at: usize) -> Option<Value> {
        match self.said.get(at) {
            Some((_, Said::Word(value))) => Some(*value),
            _ => None,
        }
    }

    fn read(&self, at: usize) -> Readings {
        let mut readings: Readings = [const { None }; 6];
        let mut add = |place: usize, spelled: Spelled, next: usize| readings[place] = Some((spelled, next));
        let (hundreds, after) = match (self.value(at), self.value(at + 1)) {
            (Some(Value::And), _) => {
                add(0, Spelled::new([]), at + 1);
                return readings;
            }
            (Some(Value::Twice), Some(Value::Unit(unit))) => {
                add(0, Spelled::new([unit, unit]), at + 2);
                return readings;
            }
            (Some(Value::Thrice), Some(Value::Unit(unit))) => {
                add(0, Spelled::new([unit, unit, unit]), at + 2);
                return readings;
            }
            (Some(Value::Unit(unit)), Some(Value::Hundred)) if unit > 0 => (Some(unit), at + 2),
            (Some(Value::Hundred), _) => (Some(1), at + 1),
            (Some(Value::Hundreds(hundreds)), _) => (Some(hundreds), at + 1),
            _ => (None, at),
        };
        let after = if hundreds.is_some() && self.value(after) == Some(Value::And) {
            after + 1
        } else {
            after
        };
        match (self.value(after), self.value(after + 1), hundreds) {
            (Some(Value::Ten(ten)), next, Some(hundred)) => {
                if let Some(Value::Unit(unit)) = next {
                    add(0, Spelled::new([hundred, ten, unit]), after + 2);
                }
                add(1, Spelled::new([hundred, ten, 0]), after + 1);
            }
            (Some(Value::Ten(ten)), next, None) => {
                if let Some(Value::Unit(unit)) = next {
                    add(0, Spelled::new([ten, unit]), after + 2);
                }
                add(1, Spelled::new([ten, 0]), after + 1);
            }
            (Some(Value::Teen(unit)), _, Some(hundred)) => add(1, Spelled::new([hundred, 1, unit]), after + 1),
            (Some(Value::Teen(unit)), _, None) => add(1, Spelled::new([1, unit]), after + 1),
            (Some(Value::Unit(unit)), _, Some(hundred)) => add(1, Spelled::new([hundred, 0, unit]), after + 1),
            _ => {}
        }
        // "iki yüz 34" is 234, "əlli 6" is 56.
        let digits = |at: usize| match self.said.get(at) {
            Some((_, Said::Digits(digits))) => digits.len(),
            _ => 0,
        };
        if let Some(hundred) = hundreds
            && digits(after) == 2
        {
            add(2, Spelled::new([hundred]), after);
        }
        if let (Some(Value::Ten(ten)), None, 1) = (self.value(at), hundreds, digits(at + 1)) {
            add(3, Spelled::new([ten]), at + 1);
        }
        if let Some(hundred) = hundreds {
            add(4, Spelled::new([hundred, 0, 0]), after);
        }
        if let Some(Value::Unit(unit)) = self.value(at) {
            add(5, Spelled::new([unit]), at + 1);
        }
        readings
    }
}

/// Calls `visit` for every row of number words and digits that is long enough to be a number and may begin one of those
/// looked for.
pub(crate) fn rows(text: &Folded<'_>, words: &[Word], openings: &Openings, mut visit: impl FnMut(&Row)) {
    let mut next = 0;
    while let Some((first, value)) = words.get(next) {
        next += 1;
        // A number word alone is what most of them are.
        let follows = next_part(text, first.end, &words[next..]).is_some();
        if !follows && !class::is_digit(text.before(joined_before(text, first.start))) {
            continue;
        }
        let mut said = digits_before(text, first.start);
        said.push((first.clone(), Said::Word(*value)));
        let mut end = first.end;
        while let Some(parts) = next_part(text, end, &words[next..]) {
            for part in parts.into_iter().flatten() {
                end = part.0.end;
                said.push(part);
            }
            // A word may end within the one taken.
            while words.get(next).is_some_and(|(range, _)| range.start < end) {
                next += 1;
            }
        }
        if said.iter().map(|(_, said)| said.digits()).sum::<usize>() >= LEAST {
            let row = Row::new(said);
            if row.opens(openings) {
                visit(&row);
            }
        }
    }
}

/// "And" in those languages that put it into numbers: too frequent to be among the words that are looked for.
const ANDS: [&str; 2] = ["ve", "and"];

/// What is joined to something that ends here, digits or a number word; "and" may stand before it. `words`: from there on.
fn next_part(text: &Folded<'_>, end: usize, words: &[Word]) -> Option<[Option<Part>; 2]> {
    let part_at = |start: usize| {
        let word = words.iter().find(|(range, _)| range.start >= start);
        word.filter(|(range, _)| range.start == start)
            .map(|(range, value)| (range.clone(), Said::Word(*value)))
            .or_else(|| digits_at(text, start))
    };
    let start = joined(text, end)?;
    if let Some(part) = part_at(start) {
        return Some([None, Some(part)]);
    }
    let and = text.token(start);
    if and.start != start || !ANDS.iter().any(|word| word.as_bytes() == &text.classes()[and.clone()]) {
        return None;
    }
    let part = part_at(joined(text, and.end)?)?;
    Some([Some((and, Said::Word(Value::And))), Some(part)])
}

/// Where what is joined to something that ends here begins.
fn joined(text: &Folded<'_>, end: usize) -> Option<usize> {
    let start = end + (end..end + JOINT + 1).take_while(|at| joins(text.at(*at))).count();
    (start <= end + JOINT).then_some(start)
}

/// Where what is joined to something that begins here ends.
fn joined_before(text: &Folded<'_>, start: usize) -> usize {
    let joint = (1..=JOINT + 1)
        .take_while(|back| start.checked_sub(*back).is_some_and(|at| joins(text.at(at))))
        .count();
    start - joint.min(JOINT)
}

fn joins(class: u8) -> bool {
    matches!(
        class,
        SPACE
            | NEWLINE
            | SIGN
            | BULLET
            | b','
            | b':'
            | b'-'
            | b'.'
            | b'/'
            | b'('
            | b')'
            | b'+'
            | b'*'
            | b'_'
            | b'|'
            | b'~'
            | b'='
    )
}

/// The words that are written as one from this place on: `ikiyüzotuzdörd`, `əllialtı`. `first` is the first of them.
pub(crate) fn glued(text: &Folded<'_>, first: &Word) -> Option<Vec<Word>> {
    let letters = text.classes()[first.0.end..]
        .iter()
        .take_while(|class| class::is_letter(**class))
        .count();
    let end = first.0.end + letters;
    let mut words = vec![first.clone()];
    glue(text, end, &mut words).then_some(words)
}

/// Adds number words until this place, if they fill it.
fn glue(text: &Folded<'_>, end: usize, words: &mut Vec<Word>) -> bool {
    let start = words.last().map_or(end, |(range, _)| range.end);
    let rest = &text.classes()[start..end];
    let Some(first) = rest.first() else { return true };
    for (word, value) in &BY_FIRST[usize::from(*first)] {
        if rest.starts_with(word) {
            words.push((start..start + word.len(), *value));
            if glue(text, end, words) {
                return true;
            }
            words.pop();
        }
    }
    false
}

/// Number words as classes, with what they add.
type Words = Vec<(Vec<u8>, Value)>;

/// The number words by the class that they begin with.
static BY_FIRST: LazyLock<Vec<Words>> = LazyLock::new(|| {
    let mut by_first = vec![Words::new(); 256];
    for (word, value) in words() {
        by_first[usize::from(word[0])].push((word, value));
    }
    by_first
});

/// The digits that stand right here.
fn digits_at(text: &Folded<'_>, start: usize) -> Option<Part> {
    let count = text
        .classes()
        .get(start..)?
        .iter()
        .take_while(|class| class::is_digit(**class))
        .count();
    (1..=12).contains(&count).then(|| {
        (
            start..start + count,
            Said::Digits(text.classes()[start..start + count].to_vec()),
        )
    })
}

/// Groups of digits that lead up to this place, in order.
fn digits_before(text: &Folded<'_>, to: usize) -> Vec<Part> {
    let mut found = Vec::new();
    let mut end = to;
    while found.len() < BEFORE {
        let joint = (1..=JOINT + 1)
            .take_while(|back| end.checked_sub(*back).is_some_and(|at| joins(text.at(at))))
            .count();
        let last = end - joint;
        let count = text.classes()[..last]
            .iter()
            .rev()
            .take(13)
            .take_while(|class| class::is_digit(**class))
            .count();
        if joint > JOINT || !(1..=12).contains(&count) {
            break;
        }
        end = last - count;
        found.push((end..last, Said::Digits(text.classes()[end..last].to_vec())));
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str, number: &str) -> bool {
        let text = Folded::new(text);
        let all: Vec<_> = words().collect();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = text.word_after(at) {
            if let Some((_, value)) = all.iter().find(|(word, _)| *word == text.classes()[token.clone()]) {
                found.push((token.clone(), *value));
            }
            at = token.end;
        }
        let mut spelled = false;
        let mut openings = Openings::default();
        openings.add(number);
        rows(&text, &found, &openings, |row| {
            spelled |= !row.spells(&[number.to_owned()]).is_empty()
        });
        spelled
    }

    #[test]
    fn every_language_and_grouping() {
        for said in [
            "sıfır əlli, iki yüz otuz dörd, əlli altı, yetmiş səkkiz",
            "sifir elli iki yuz otuz dord elli alti yetmis sekkiz",
            "ноль пятьдесят, двести тридцать четыре, пятьдесят шесть, семьдесят восемь",
            "zero five zero, two three four, five six, seven eight",
            "zero fifty two hundred and thirty four fifty-six seventy-eight",
            "sıfır elli iki yüz otuz dört elli altı yetmiş sekiz",
            "050 iki yüz 34, əlli altı 78",
        ] {
            assert!(spelled(said, "0502345678"), "{said}");
        }
        assert!(spelled("zero double five, one two, three four", "0551234"));
        assert!(!spelled("əlli altı manat yetmiş səkkiz qəpik", "5678"));
        assert!(!spelled(
            "zero five zero, two three four, five six, seven nine",
            "0502345678"
        ));
    }
}
