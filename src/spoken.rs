//! Numbers said in words: "sıfır əlli, iki yüz otuz dörd", "восемь девятьсот три", "zero five zero", mixed with digits.
//!
//! How words group is open (`əlli altı` is 56, or 50 and 6), so a row of them is not turned into digits. It is asked whether
//! it can spell a given number.

mod number;
mod words;

use core::ops::Range;

use crate::class::{self, BULLET, NEWLINE, SIGN, SPACE};
use crate::fold::Folded;
pub(crate) use number::{NumberWord, number_words, say};
use words::{BY_FIRST, beside};
pub(crate) use words::{Value, value_of, words};

/// Separators between two words of a number, at most.
const JOINT: usize = 5;
/// Groups of digits that may stand before the first word, and words that count only beside another.
const BEFORE: usize = 6;
/// Parts of a row after which a number word may have an ending; it may after a zero.
const SURE: usize = 2;

/// Digits of the shortest number that is looked for in words.
const LEAST: usize = 7;

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
            Said::Word(Value::And | Value::Times) => 0,
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

/// A figure two or three times.
fn repeated(times: u8, unit: u8) -> Spelled {
    if times == 2 {
        Spelled::new([unit, unit])
    } else {
        Spelled::new([unit, unit, unit])
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
                    if !matches!(said[0].1, Said::Word(Value::And | Value::Times)) && said
                        .iter()
                        .any(|(_, said)| matches!(said, Said::Word(value) if !matches!(value, Value::And | Value::Times))) =>
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
            // "iki dənə sıfır", "два нуля": as many of what follows; a zero is not counted to twenty.
            (Some(Value::Unit(times)), Some(Value::Times)) if times == 2 || times == 3 => {
                if let Some(Value::Unit(unit)) = self.value(at + 2) {
                    add(0, repeated(times, unit), at + 3);
                }
                (None, at)
            }
            (Some(Value::Unit(times)), Some(Value::Unit(0))) if times == 2 || times == 3 => {
                add(0, repeated(times, 0), at + 2);
                (None, at)
            }
            (Some(Value::Times), _) => return readings,
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
        let follows = next_part(text, first.end, &words[next..], false).is_some();
        if !follows && !class::is_digit(text.before(joined_before(text, first.start))) {
            continue;
        }
        let mut said = parts_before(text, first.start);
        said.push((first.clone(), Said::Word(*value)));
        let mut end = first.end;
        let zero = *value == Value::Unit(0);
        while let Some(part) = next_part(text, end, &words[next..], zero || said.len() >= SURE) {
            end = part.0.end;
            said.push(part);
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

/// What is joined to something that ends here: digits, a number word, or a word that counts beside one. `words`: from there
/// on. `sure`: enough was said before that a number word may have an ending.
fn next_part(text: &Folded<'_>, end: usize, words: &[Word], sure: bool) -> Option<Part> {
    let start = joined(text, end)?;
    let word = words.iter().find(|(range, _)| range.start >= start);
    word.filter(|(range, _)| range.start == start)
        .map(|(range, value)| (range.clone(), Said::Word(*value)))
        .or_else(|| digits_at(text, start))
        .or_else(|| {
            let token = text.token(start);
            let classes = text.classes().get(token.clone()).filter(|_| token.start == start)?;
            let value = beside(classes).or_else(|| if sure { number::counted(classes) } else { None })?;
            Some((token, Said::Word(value)))
        })
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
            | b'\''
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

/// Digits, and words that count only beside others, that lead up to this place, in order.
fn parts_before(text: &Folded<'_>, to: usize) -> Vec<Part> {
    let mut found = Vec::new();
    let mut end = to;
    while found.len() < BEFORE {
        let joint = (1..=JOINT + 1)
            .take_while(|back| end.checked_sub(*back).is_some_and(|at| joins(text.at(at))))
            .count();
        if joint > JOINT {
            break;
        }
        let last = end - joint;
        let count = text.classes()[..last]
            .iter()
            .rev()
            .take(13)
            .take_while(|class| class::is_digit(**class))
            .count();
        let part = if (1..=12).contains(&count) {
            let digits = last - count..last;
            (digits.clone(), Said::Digits(text.classes()[digits].to_vec()))
        } else {
            let token = text.token(last.saturating_sub(1));
            match text.classes().get(token.clone()).and_then(beside) {
                Some(value) if joint > 0 && token.end == last => (token, Said::Word(value)),
                _ => break,
            }
        };
        end = part.0.start;
        found.push(part);
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
