//! The parts that were read, put together to an address, or why they are none.

use crate::indicator::ParseError;
use crate::name::word::letters;

use super::super::places;
use super::super::token::{Token, What};
use super::super::vocabulary::{self, Meaning};
use super::{Building, Parts, Reader};

impl Reader<'_> {
    fn typed(&self, words: &[usize]) -> Vec<Vec<char>> {
        words
            .iter()
            .map(|word| letters(self.text.span(self.tokens[*word].range.clone()).of(self.value)))
            .collect()
    }

    fn shown(&self, words: &[usize]) -> String {
        let range = words
            .first()
            .zip(words.last())
            .map(|(first, last)| self.tokens[*first].range.start..self.tokens[*last].range.end);
        range.map_or(String::new(), |range| {
            self.text
                .span(range)
                .of(self.value)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        })
    }

    fn value_of(&self, token: usize) -> Option<u32> {
        match self.tokens[token].what {
            What::Number { value, .. } => Some(value),
            _ => None,
        }
    }

    pub(super) fn finish(mut self) -> Result<Parts, ParseError> {
        // "Bakı, Sultanzadə, 17B, 46": the words before the building's number.
        if self.street.is_empty()
            && self.settlements.is_empty()
            && let Some((building, _)) = self.building
            && let Some(place) = self
                .places
                .iter()
                .rposition(|words| words.last().is_some_and(|word| *word < building))
        {
            self.street = self.places.remove(place);
        }
        // A housing estate's korpus is its building.
        if self.building.is_none()
            && let Some(wing) = self.wing.take()
        {
            self.building = Some((wing, None));
        }
        // "17/46" is building and flat where no flat is given besides.
        if self.flat.is_none() {
            self.flat = self.part.take();
        }
        let building = self.building.and_then(|(at, letter)| {
            let value = self.value_of(at)?;
            Some(Building {
                value,
                letter,
                part: self.part.and_then(|part| self.value_of(part)),
                wing: self.wing.and_then(|wing| self.value_of(wing)),
            })
        });
        let named = !self.street.is_empty() || !self.settlements.is_empty();
        if !named && self.places.is_empty() {
            return Err(if self.tokens.iter().any(Token::is_word) {
                ParseError::NotThisKind
            } else {
                ParseError::TooShort
            });
        }
        if building.is_none() || !named {
            // A city or a street alone; and words that are no address at all.
            let known = self
                .tokens
                .iter()
                .any(|token| token.meaning.is_some_and(|meaning| meaning != Meaning::Else))
                || self.tokens.len() <= 2;
            return Err(if known {
                ParseError::TooCommon
            } else {
                ParseError::NotThisKind
            });
        }
        let street: Vec<usize> = self
            .street
            .iter()
            .copied()
            .filter(|word| !vocabulary::is_title(self.tokens[*word].letters()))
            .collect();
        let mut shown = Vec::new();
        if !self.street.is_empty() {
            let first = self.street_number.into_iter().chain(self.street.iter().copied());
            let mut all: Vec<usize> = first.collect();
            all.sort_unstable();
            shown.push(self.shown(&all));
        }
        if let Some((at, letter)) = self.building {
            let number = self.value_of(at).map_or(String::new(), |value| value.to_string());
            let letter = letter.map_or(String::new(), |letter| letter.to_uppercase().to_string());
            let part = building
                .as_ref()
                .and_then(|building| building.part)
                .map_or(String::new(), |part| format!("/{part}"));
            let wing = building
                .as_ref()
                .and_then(|building| building.wing)
                .map_or(String::new(), |wing| format!("k{wing}"));
            shown.push(format!("{number}{letter}{part}{wing}"));
        }
        let flat = self.flat.and_then(|flat| self.value_of(flat));
        shown.extend(flat.map(|flat| flat.to_string()));
        shown.extend(
            self.settlements
                .iter()
                .map(|(words, _)| words)
                .chain(&self.places)
                .map(|words| self.shown(words)),
        );
        shown.extend(
            self.postcode
                .clone()
                .map(|range| self.text.span(range).of(self.value).to_owned()),
        );
        let georgian = self.tokens.iter().any(|token| places::is_georgian(token.letters()));
        Ok(Parts {
            street: self.typed(&street),
            street_number: self.street_number.and_then(|number| self.value_of(number)),
            numbered: self.numbered,
            quarter: self
                .quarter
                .and_then(|(number, words)| Some((self.value_of(number)?, words))),
            eastern: self
                .tokens
                .iter()
                .any(|token| token.meaning == Some(Meaning::Street) && !vocabulary::is_turkish(token.letters())),
            georgian,
            building,
            flat,
            settlements: self
                .settlements
                .iter()
                .filter_map(|(words, small)| Some((self.typed(words).pop()?, *small)))
                .collect(),
            cities: self.places.iter().flat_map(|words| self.typed(words)).collect(),
            shown,
        })
    }
}
