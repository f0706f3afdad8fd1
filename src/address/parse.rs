//! What the user typed as an address, taken apart: street, building, flat, places.

use core::ops::Range;

use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::name::word::letters;

use super::token::{Token, What, tokens};
use super::vocabulary::{self, Meaning};

/// A building's number: `17`, `17B`, `17/3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Building {
    pub(super) value: u32,
    pub(super) letter: Option<char>,
    /// What stands after a stroke, where a flat is given besides.
    pub(super) part: Option<u32>,
}

/// An address, taken apart. Words are as typed, in lower case, with their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The words of the street's name.
    pub(super) street: Vec<Vec<char>>,
    /// A number that belongs to the street: "28 May", "8-ci mikrorayon".
    pub(super) street_number: Option<u32>,
    /// The street is a numbered quarter.
    pub(super) quarter: bool,
    pub(super) building: Option<Building>,
    pub(super) flat: Option<u32>,
    /// Settlement and district: with a building they are telling.
    pub(super) settlements: Vec<Vec<char>>,
    /// As it is shown back: street, building, flat, places.
    pub(super) shown: Vec<String>,
}

/// Words so far without a meaning of their own.
type Pending = Vec<usize>;

struct Reader<'t> {
    value: &'t str,
    text: &'t Folded<'t>,
    tokens: &'t [Token],
    street: Vec<usize>,
    street_number: Option<usize>,
    quarter: bool,
    building: Option<(usize, Option<char>)>,
    part: Option<usize>,
    flat: Option<usize>,
    settlements: Vec<Vec<usize>>,
    places: Vec<Vec<usize>>,
    postcode: Option<Range<usize>>,
}

impl Parts {
    pub(super) fn parse(value: &str) -> Result<Parts, ParseError> {
        if !value.chars().any(char::is_alphanumeric) {
            return Err(ParseError::Empty);
        }
        if value.contains('@') || value.contains("://") {
            return Err(ParseError::NotThisKind);
        }
        let text = Folded::new(value);
        let tokens = tokens(&text, 0..text.classes().len());
        let mut reader = Reader {
            value,
            text: &text,
            tokens: &tokens,
            street: Vec::new(),
            street_number: None,
            quarter: false,
            building: None,
            part: None,
            flat: None,
            settlements: Vec::new(),
            places: Vec::new(),
            postcode: None,
        };
        let mut start = 0;
        for end in 1..=tokens.len() {
            if end == tokens.len() || tokens[end].before.comma || tokens[end].before.lines > 0 {
                reader.piece(start..end);
                start = end;
            }
        }
        reader.finish()
    }
}

impl Reader<'_> {
    /// One piece between commas.
    fn piece(&mut self, piece: Range<usize>) {
        let mut pending: Pending = Vec::new();
        let mut at = piece.start;
        while at < piece.end {
            let token = &self.tokens[at];
            match (&token.what, token.meaning) {
                (What::Figure, _) => self.postcode = Some(token.range.clone()),
                (What::Number { .. }, _) => at = self.number(at, &piece, &mut pending),
                (What::Word(_), Some(meaning)) => at = self.keyword(at, meaning, &piece, &mut pending),
                (What::Word(_), None) => pending.push(at),
            }
            at += 1;
        }
        if !pending.is_empty() {
            self.places.push(pending);
        }
    }

    /// A number, and what it is by its neighbours. The index of the last token that was used.
    fn number(&mut self, at: usize, piece: &Range<usize>, pending: &mut Pending) -> usize {
        let before = (at > piece.start).then(|| &self.tokens[at - 1]);
        let mut next = at + 1;
        // "8-ci mkr", "17-ci ev", "17 saylı bina".
        while next < piece.end
            && (vocabulary::is_ordinal(self.tokens[next].letters())
                || self.tokens[next].meaning == Some(Meaning::Number))
        {
            next += 1;
        }
        let after = (next < piece.end).then(|| &self.tokens[next]);
        let digits = self.tokens[at].range.len();
        if before.is_some_and(|before| before.letters() == ['a', 'z']) || digits >= 4 {
            let country = before
                .filter(|before| before.letters() == ['a', 'z'])
                .map_or(self.tokens[at].range.start, |before| before.range.start);
            self.postcode = Some(country..self.tokens[at].range.end);
            pending.retain(|word| self.tokens[*word].letters() != ['a', 'z']);
            return at;
        }
        let follows = after.and_then(|after| after.meaning);
        match follows {
            Some(Meaning::Quarter) if self.street.is_empty() => {
                self.street = vec![next];
                self.street_number = Some(at);
                self.quarter = true;
                return next;
            }
            Some(Meaning::Building) if next > at + 1 || next + 1 >= piece.end || !self.tokens[next + 1].is_number() => {
                self.set_building(at, piece);
                return next;
            }
            Some(Meaning::Flat) if next + 1 >= piece.end || !self.tokens[next + 1].is_number() => {
                self.flat = Some(at);
                return next;
            }
            Some(Meaning::Inside) if next + 1 >= piece.end || !self.tokens[next + 1].is_number() => return next,
            _ => {}
        }
        // "28 May küçəsi": the number is the street's.
        if after.is_some_and(|after| vocabulary::month(after.letters()).is_some()) {
            self.street_number = Some(at);
            pending.push(next);
            return next;
        }
        if self.street.is_empty() && !pending.is_empty() && self.building.is_none() {
            // "Qərib Sultanzadə 17B": words and then a number, without a word for the street.
            self.street = core::mem::take(pending);
        }
        if self.building.is_none() {
            return self.set_building(at, piece);
        }
        if self.flat.is_none() {
            self.flat = Some(at);
        }
        at
    }

    /// The building, with a letter that stands apart and a part after a stroke. The index of the last token that was used.
    fn set_building(&mut self, at: usize, piece: &Range<usize>) -> usize {
        let What::Number { letter, .. } = self.tokens[at].what else {
            return at;
        };
        let mut last = at;
        let mut own = letter;
        if own.is_none()
            && let Some(next) = self.tokens.get(at + 1).filter(|_| at + 1 < piece.end)
            && let [letter] = next.letters()
            && !next.after.dot
            && !self
                .tokens
                .get(at + 2)
                .is_some_and(|after| after.is_number() && next.after.is_none())
            && (next.meaning.is_none() || at + 2 >= piece.end || !self.tokens[at + 2].is_number())
        {
            own = Some(*letter);
            last = at + 1;
        }
        if self.building.is_none() {
            self.building = Some((at, own));
        }
        if let Some(next) = self.tokens.get(last + 1).filter(|next| next.is_number())
            && (next.before.slash || next.before.dash)
            && !next.before.space
        {
            self.part = Some(last + 1);
            last += 1;
        }
        last
    }

    /// A word of the vocabulary. The index of the last token that was used.
    fn keyword(&mut self, at: usize, meaning: Meaning, piece: &Range<usize>, pending: &mut Pending) -> usize {
        let next_number = (at + 1 < piece.end && self.tokens[at + 1].is_number()).then_some(at + 1);
        match meaning {
            Meaning::Number => at,
            Meaning::Building => match next_number {
                Some(number) => self.set_building(number, piece),
                None => at,
            },
            Meaning::Flat => match next_number {
                // Turkish `d.` is a flat after the building; Russian in Latin letters `d.` is the building.
                Some(number) if self.tokens[at].letters() == ['d'] && self.building.is_none() => {
                    self.set_building(number, piece)
                }
                Some(number) => {
                    self.flat = Some(number);
                    number
                }
                None => at,
            },
            Meaning::Inside => next_number.unwrap_or(at),
            Meaning::Quarter if next_number.is_some() && self.street.is_empty() => {
                self.street = vec![at];
                self.street_number = next_number;
                self.quarter = true;
                at + 1
            }
            // A named quarter is a settlement.
            Meaning::Quarter | Meaning::Place => {
                let (words, last) = self.named(at, piece, pending);
                // "Bakı Nərimanov rayonu": only the last word is the district's.
                if !words.is_empty() {
                    let is_city = matches!(
                        self.tokens[at].letters(),
                        ['s' | 'ш' | 'г']
                            | ['s', 'h']
                            | ['s', 'e', ..]
                            | ['s', 'h', 'e', ..]
                            | ['г', 'о', 'р', ..]
                            | ['c', 'i', ..]
                            | ['t', 'o', ..]
                            | ['a', 'z', ..]
                            | ['а', 'з', ..]
                    );
                    if is_city {
                        self.places.push(words)
                    } else {
                        self.settlements.push(words)
                    }
                }
                last
            }
            Meaning::Street | Meaning::EnglishStreet => {
                let (words, last) = self.named(at, piece, pending);
                if self.street.is_empty() || !words.is_empty() {
                    self.street = words;
                }
                last
            }
        }
    }

    /// The words that a keyword names: before it in Latin, mostly after it in Cyrillic. And the last token that was used.
    fn named(&self, at: usize, piece: &Range<usize>, pending: &mut Pending) -> (Vec<usize>, usize) {
        let cyrillic = self.tokens[at]
            .letters()
            .first()
            .is_some_and(|letter| ('а'..='ӿ').contains(letter));
        let is_name =
            |index: usize| index < piece.end && self.tokens[index].is_word() && self.tokens[index].meaning.is_none();
        let initial =
            |index: usize| index < piece.end && self.tokens[index].letters().len() == 1 && self.tokens[index].after.dot;
        if !pending.is_empty() && (!cyrillic || !is_name(at + 1)) {
            return (core::mem::take(pending), at);
        }
        let mut last = at;
        // "р-н", "пр-т": the rest of the abbreviation.
        if self
            .tokens
            .get(at + 1)
            .is_some_and(|next| at + 1 < piece.end && next.before.dash && next.letters().len() <= 2)
        {
            last += 1;
            if !pending.is_empty() {
                return (core::mem::take(pending), last);
            }
        }
        let mut words = Vec::new();
        while is_name(last + 1) || initial(last + 1) {
            last += 1;
            words.push(last);
        }
        (words, last)
    }

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

    fn finish(mut self) -> Result<Parts, ParseError> {
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
            let known = self.tokens.iter().any(|token| token.meaning.is_some()) || self.tokens.len() <= 2;
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
            shown.push(format!("{number}{letter}{part}"));
        }
        let flat = self.flat.and_then(|flat| self.value_of(flat));
        shown.extend(flat.map(|flat| flat.to_string()));
        shown.extend(
            self.settlements
                .iter()
                .chain(&self.places)
                .map(|words| self.shown(words)),
        );
        shown.extend(
            self.postcode
                .clone()
                .map(|range| self.text.span(range).of(self.value).to_owned()),
        );
        Ok(Parts {
            street: self.typed(&street),
            street_number: self.street_number.and_then(|number| self.value_of(number)),
            quarter: self.quarter,
            building,
            flat,
            settlements: self
                .settlements
                .iter()
                .filter_map(|words| self.typed(words).pop())
                .collect(),
            shown,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(value: &str) -> Result<String, ParseError> {
        Parts::parse(value).map(|parts| {
            let words = |words: &[Vec<char>]| {
                words
                    .iter()
                    .map(|word| word.iter().collect::<String>())
                    .collect::<Vec<_>>()
                    .join(" ")
            };
            let building = parts.building.map_or(String::new(), |building| {
                format!(
                    "{}{}{}",
                    building.value,
                    building.letter.map_or(String::new(), String::from),
                    building.part.map_or(String::new(), |part| format!("/{part}"))
                )
            });
            let number = parts.street_number.map_or(String::new(), |number| format!("{number} "));
            format!(
                "{number}{}|{building}|{}|{}",
                words(&parts.street),
                parts.flat.map_or(String::new(), |flat| flat.to_string()),
                words(&parts.settlements)
            )
        })
    }

    #[test]
    fn the_parts_of_an_address() {
        for (value, parts) in [
            (
                "AZ1154, Bakı ş., Nərimanov r., Qərib Soltanlı küç., ev 17B, mənzil 46",
                "qərib soltanlı|17b|46|nərimanov",
            ),
            (
                "Bakı şəhəri, Səməd Vurğun küçəsi, ev 12, mənzil 45",
                "səməd vurğun|12|45|",
            ),
            ("Qərib Soltanlı küçəsi 17B/46", "qərib soltanlı|17b|46|"),
            ("Qərib Soltanlı küçəsi 17/3, m. 46", "qərib soltanlı|17/3|46|"),
            ("Soltanlı küç. 17 b, 46", "soltanlı|17b|46|"),
            ("Soltanlı 17B, 46", "soltanlı|17b|46|"),
            ("Bakı, Soltanlı, 17B, 46", "soltanlı|17b|46|"),
            ("28 May küçəsi 12", "28 may|12||"),
            ("8-ci mikrorayon, ev 12, m 45", "8 mikrorayon|12|45|"),
            (
                "г. Баку, ул. Гариба Солтанлы, д. 17 Б, кв. 46",
                "гариба солтанлы|17б|46|",
            ),
            ("Москва, Ленина ул., дом 12, корп. 3, кв. 45", "ленина|12|45|"),
            ("12 Larkspur Street, Apt 45, Eastmere", "larkspur|12|45|"),
            ("Lale Sokak No: 12/45, Kadıköy", "lale|12|45|"),
            ("Bakıxanov qəs., ev 112", "|112||bakıxanov"),
            ("17-ci ev, Soltanlı küçəsi", "soltanlı|17||"),
        ] {
            assert_eq!(parsed(value).as_deref(), Ok(parts), "{value}");
        }
    }

    #[test]
    fn what_is_no_address_to_watch() {
        for (value, error) in [
            ("", ParseError::Empty),
            ("Bakı", ParseError::TooCommon),
            ("Bakı şəhəri", ParseError::TooCommon),
            ("Soltanlı küçəsi", ParseError::TooCommon),
            ("17", ParseError::TooShort),
            ("AZ1154", ParseError::NotThisKind),
            ("leyla@mail.example", ParseError::NotThisKind),
            ("salam necəsən bu gün", ParseError::NotThisKind),
        ] {
            assert_eq!(parsed(value), Err(error), "{value}");
        }
    }
}
