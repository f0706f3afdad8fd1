//! Numbers of an address that are said in words: "ev on dörd", "дом двадцать три", "fourteen Larkspur Street".
//!
//! Number words are everyday words ("bir ev" is "a house"), so only those are read that say a number which the address has,
//! and either in two words at least, or beside a word that calls for a number.

use crate::spoken::{self, Value};

use super::token::{Token, What};
use super::vocabulary::Meaning;

/// A single word says at least so much where nothing calls for a number: "on" is ten, and English.
const LEAST: u32 = 11;

/// Makes one token of each number in words that is among the wanted ones.
pub(super) fn read(tokens: &mut Vec<Token>, wanted: &[u32]) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some((value, end)) = number(&tokens[at..])
            && wanted.contains(&value)
            && (end > 1 || value >= LEAST || is_called_for(tokens, at))
        {
            let last = at + end - 1;
            // "14 (on dörd)": said again.
            if at > 0 && matches!(tokens[at - 1].what, What::Number { value: before, .. } if before == value) {
                tokens[at - 1].after = tokens[last].after;
                tokens.drain(at..=last);
                continue;
            }
            tokens[at].what = What::Number { value, letter: None };
            tokens[at].meaning = None;
            tokens[at].range.end = tokens[last].range.end;
            tokens[at].after = tokens[last].after;
            tokens.drain(at + 1..=last);
        }
        at += 1;
    }
}

/// Makes one token of each number in words that a word of an address calls for: in an entry every number is wanted.
pub(super) fn read_all(tokens: &mut Vec<Token>) {
    let mut wanted = Vec::new();
    for at in 0..tokens.len() {
        if is_called_for(tokens, at)
            && let Some((value, _)) = number(&tokens[at..])
        {
            wanted.push(value);
        }
    }
    read(tokens, &wanted);
}

/// Whether a word for a building or a flat stands beside the token.
fn is_called_for(tokens: &[Token], at: usize) -> bool {
    let calls = |token: &Token| {
        matches!(
            token.meaning,
            Some(Meaning::Building | Meaning::Flat | Meaning::Number | Meaning::Quarter | Meaning::Numbered)
        )
    };
    let before = at.checked_sub(1).filter(|_| !tokens[at].before.parts());
    let after = (at + 1 < tokens.len() && !tokens[at].after.parts()).then_some(at + 1);
    before.into_iter().chain(after).any(|beside| calls(&tokens[beside]))
}

/// The number that the first of these tokens say, and how many they are.
fn number(tokens: &[Token]) -> Option<(u32, usize)> {
    let (mut number, mut room, mut end) = (0_u32, 1000, 0);
    for (index, token) in tokens.iter().enumerate() {
        let touches =
            index == 0 || (!token.before.parts() && !token.before.dot && (token.before.space || token.before.dash));
        let Some(value) = spoken::value_of(token.letters()).filter(|_| touches) else {
            break;
        };
        // Each word is smaller than what the one before it left open: hundreds, tens, units.
        let (adds, left) = match value {
            Value::Unit(unit) => (u32::from(unit), 1),
            Value::Ten(tens) => (10 * u32::from(tens), 10),
            Value::Teen(unit) => (10 + u32::from(unit), 1),
            Value::Hundreds(hundreds) => (100 * u32::from(hundreds), 100),
            Value::Hundred if number < 10 => {
                number = number.max(1) * 100;
                (room, end) = (100, index + 1);
                continue;
            }
            Value::And if room == 100 => continue,
            Value::Hundred | Value::Twice | Value::Thrice | Value::And | Value::Times => break,
        };
        if adds >= room || adds == 0 {
            break;
        }
        number += adds;
        (room, end) = (left, index + 1);
    }
    (end > 0).then_some((number, end))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;
    use crate::fold::Folded;

    fn said(text: &str, wanted: &[u32]) -> Vec<u32> {
        let text = Folded::new(text);
        let mut tokens = tokens(&text, 0..text.classes().len());
        read(&mut tokens, wanted);
        tokens
            .iter()
            .filter_map(|token| match token.what {
                What::Number { value, .. } => Some(value),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn numbers_in_words() {
        for (text, value) in [
            ("Nəsirli prospekti on dörd", 14),
            ("ev iyirmi üç, mənzil", 23),
            ("дом четырнадцать", 14),
            ("сто двадцать три", 123),
            ("yüz otuz iki", 132),
            ("iki yüz", 200),
            ("one hundred and twelve", 112),
            ("twenty-three", 23),
            ("ev üç", 3),
            ("квартира семь", 7),
        ] {
            assert_eq!(said(text, &[value]), [value], "{text}");
        }
    }

    #[test]
    fn other_numbers_and_everyday_words_stay_words() {
        for (text, value) in [
            ("küçəsində on dörd", 13),
            ("bir gün", 1),
            ("on Larkspur Road", 10),
            ("on, dörd", 14),
            ("iyirmi otuz", 50),
            ("три дня", 3),
        ] {
            assert!(said(text, &[value]).is_empty(), "{text}");
        }
    }
}
