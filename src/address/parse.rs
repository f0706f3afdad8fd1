//! What the user typed as an address, taken apart: street, building, flat, places.

mod assemble;

use core::ops::Range;

use crate::class;
use crate::fold::Folded;
use crate::indicator::ParseError;

use super::ordinal;
use super::places::{self, Size};
use super::said;
use super::token::{Token, What, tokens};
use super::vocabulary::{self, Meaning};

/// A building's number: `17`, `17B`, `17/3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Building {
    pub(super) value: u32,
    pub(super) letter: Option<char>,
    /// What stands after a stroke, where a flat is given besides.
    pub(super) part: Option<u32>,
    /// The korpus.
    pub(super) wing: Option<u32>,
}

/// An address, taken apart. Words are as typed, in lower case, with their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The words of the street's name.
    pub(super) street: Vec<Vec<char>>,
    /// A number that belongs to the street: "28 May", "8-ci mikrorayon".
    pub(super) street_number: Option<u32>,
    /// Only a number names the street or quarter: the words of which one stands beside it.
    pub(super) numbered: &'static [&'static str],
    /// A quarter's number beside a street's name, and the words of which one stands beside it.
    pub(super) quarter: Option<(u32, &'static [&'static str])>,
    /// The word for its street is Azerbaijani or Russian: those name most streets after people.
    pub(super) eastern: bool,
    /// Its streets stand in the Georgian genitive.
    pub(super) georgian: bool,
    pub(super) building: Option<Building>,
    pub(super) flat: Option<u32>,
    /// Settlements and districts, and whether it is small enough to be telling with a building.
    pub(super) settlements: Vec<(Vec<char>, bool)>,
    pub(super) cities: Vec<Vec<char>>,
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
    numbered: &'static [&'static str],
    quarter: Option<(usize, &'static [&'static str])>,
    building: Option<(usize, Option<char>)>,
    part: Option<usize>,
    wing: Option<usize>,
    flat: Option<usize>,
    settlements: Vec<(Vec<usize>, bool)>,
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
        let mut tokens = tokens(&text, 0..text.classes().len());
        said::read_all(&mut tokens);
        let mut reader = Reader {
            value,
            text: &text,
            tokens: &tokens,
            street: Vec::new(),
            street_number: None,
            numbered: &[],
            quarter: None,
            building: None,
            part: None,
            wing: None,
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
        let had_building = self.building.is_some();
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
        if pending.is_empty() {
            return;
        }
        // "34 Larkspur, Eastmere": the house before a name without a word for the street.
        let begins = self.tokens[piece.start].is_number() && self.building.is_some_and(|(at, _)| at == piece.start);
        if self.street.is_empty() && begins && !had_building {
            self.street = pending;
        } else {
            self.places.push(pending);
        }
    }

    /// A number, and what it is by its neighbours. The index of the last token that was used.
    fn number(&mut self, at: usize, piece: &Range<usize>, pending: &mut Pending) -> usize {
        let before = (at > piece.start).then(|| &self.tokens[at - 1]);
        let mut next = at + 1;
        // "8-ci mkr", "17-ci ev", "17 saylı bina".
        while next < piece.end
            && (ordinal::is_ordinal(self.tokens[next].letters())
                || matches!(self.tokens[next].meaning, Some(Meaning::Number | Meaning::Numbered)))
        {
            next += 1;
        }
        let ordinal = next > at + 1 && ordinal::is_ordinal(self.tokens[at + 1].letters());
        let after = (next < piece.end).then(|| &self.tokens[next]);
        let follows = after.and_then(|after| after.meaning);
        let ends = next + 1 >= piece.end || !self.tokens[next + 1].is_number();
        // "1234. Sokak", "5-я линия": a street that has no name, or a lane of the street before it.
        if follows == Some(Meaning::Street) && pending.is_empty() {
            if self.street.is_empty() {
                self.set_numbered(vocabulary::STREETS, next, at);
            }
            return next;
        }
        let digits = self.text.classes()[self.tokens[at].range.clone()]
            .iter()
            .filter(|class| class::is_digit(**class))
            .count();
        if before.is_some_and(|before| before.letters() == ['a', 'z']) || digits >= 4 {
            let country = before
                .filter(|before| before.letters() == ['a', 'z'])
                .map_or(self.tokens[at].range.start, |before| before.range.start);
            self.postcode = Some(country..self.tokens[at].range.end);
            pending.retain(|word| self.tokens[*word].letters() != ['a', 'z']);
            return at;
        }
        match follows {
            // A quarter behind its street: "Larkspur küçəsi, 8-ci mkr".
            Some(Meaning::Quarter) if !self.street.is_empty() && self.numbered.is_empty() && self.quarter.is_none() => {
                self.quarter = Some((at, quarter_words(self.tokens[next].letters())));
                return next;
            }
            Some(Meaning::Quarter) if self.street.is_empty() => {
                self.set_numbered(quarter_words(self.tokens[next].letters()), next, at);
                return next;
            }
            // "West 4th Street".
            Some(Meaning::EnglishStreet) if ordinal && self.street.is_empty() => {
                self.street = core::mem::take(pending);
                self.street_number = Some(at);
                return next;
            }
            Some(Meaning::Building) if next > at + 1 || ends => {
                self.set_building(at, piece);
                return next;
            }
            Some(Meaning::Flat) if ends => {
                self.flat = Some(at);
                return next;
            }
            Some(Meaning::Wing) if ordinal => {
                self.wing = Some(at);
                return next;
            }
            Some(Meaning::Inside | Meaning::Else) if ends => return next,
            _ => {}
        }
        // "28 May küçəsi", "3-я Полевая": the number is the street's.
        let is_named = after.is_some_and(|after| after.is_word() && after.meaning.is_none());
        let is_month = after.is_some_and(|after| ordinal::month(after.letters()).is_some());
        if self.street.is_empty() && is_named && (ordinal || is_month || self.numbers_street(next, piece)) {
            self.street_number = Some(at);
            return next - 1;
        }
        if self.street.is_empty() && !pending.is_empty() && self.building.is_none() {
            // "Qərib Sultanzadə 17B": words and then a number, without a word for the street.
            self.street = self.without_cities(pending);
        }
        if self.building.is_none() {
            return self.set_building(at, piece);
        }
        if self.flat.is_none() {
            self.flat = Some(at);
        }
        at
    }

    /// "26 Çinar küçəsi, ev 3": a number before a street's name whose building comes after it. In "26 Larkspur Street, Apt 3"
    /// the number is the building's.
    fn numbers_street(&self, name: usize, piece: &Range<usize>) -> bool {
        let keyword = (name..piece.end).find(|at| self.tokens[*at].meaning.is_some() || self.tokens[*at].is_number());
        keyword
            .filter(|at| self.tokens[*at].meaning == Some(Meaning::Street))
            .is_some_and(|keyword| {
                let rest = &self.tokens[keyword + 1..];
                rest.first().is_some_and(Token::is_number)
                    || rest.iter().any(|token| token.meaning == Some(Meaning::Building))
            })
    }

    /// A street or quarter that only a number names.
    fn set_numbered(&mut self, words: &'static [&'static str], word: usize, number: usize) {
        self.street = vec![word];
        self.street_number = Some(number);
        self.numbered = words;
    }

    /// The words without the cities and districts before them: "Bakı Nəsimi Vəfadar Soylu".
    fn without_cities(&mut self, pending: &mut Pending) -> Vec<usize> {
        let mut words = core::mem::take(pending);
        let mut cities = 0;
        while cities + 1 < words.len() {
            let letters = self.tokens[words[cities]].letters();
            if !(places::is_city(letters) && (cities > 0 || !places::is_district(letters))) {
                break;
            }
            cities += 1;
        }
        let street = words.split_off(cities);
        self.places.extend(words.into_iter().map(|city| vec![city]));
        street
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
        // "№ 34" after the word, too.
        let signed = (at + 2 < piece.end
            && self.tokens[at + 1].meaning == Some(Meaning::Number)
            && self.tokens[at + 2].is_number())
        .then_some(at + 2);
        let number = next_number.or(signed);
        match meaning {
            Meaning::Number | Meaning::Numbered => at,
            Meaning::Building => match number {
                Some(number) => self.set_building(number, piece),
                None => {
                    // "Bina qəsəbəsi": its name.
                    if at + 1 < piece.end
                        && matches!(self.tokens[at + 1].meaning, Some(Meaning::Place | Meaning::Street))
                    {
                        pending.push(at);
                    }
                    at
                }
            },
            Meaning::Flat => match number {
                // Turkish `d.` is a flat after the building; Russian in Latin letters `d.` is the building.
                Some(number) if self.tokens[at].letters() == ['d'] && self.building.is_none() => {
                    self.set_building(number, piece)
                }
                // "Yıldız Apt. No: 34" names the house.
                Some(number) if !pending.is_empty() && self.building.is_none() && signed.is_some() => {
                    pending.clear();
                    self.set_building(number, piece)
                }
                Some(number) => {
                    self.flat = Some(number);
                    number
                }
                None => at,
            },
            Meaning::Wing => {
                self.wing = self.wing.or(number);
                number.unwrap_or(at)
            }
            Meaning::Inside | Meaning::Else => number.unwrap_or(at),
            Meaning::Quarter if next_number.is_some() && self.street.is_empty() && pending.is_empty() => {
                self.set_numbered(quarter_words(self.tokens[at].letters()), at, at + 1);
                at + 1
            }
            // A named quarter is a settlement.
            Meaning::Quarter | Meaning::Place => {
                let (mut words, last) = self.named(at, piece, pending);
                // "yaşayış kompleksi".
                words.retain(|word| !matches!(self.tokens[*word].letters(), ['y', 'a', 's', 'a', 'y', ..]));
                if !words.is_empty() {
                    match places::size(self.tokens[at].letters()) {
                        Size::City => self.places.push(words),
                        size => self.settlements.push((words, size == Size::Small)),
                    }
                }
                last
            }
            Meaning::Street | Meaning::EnglishStreet => {
                // "ул. 3-я Полевая", "ул. 8 Марта".
                if let Some(number) = next_number.filter(|_| pending.is_empty()) {
                    let name = number
                        + 1
                        + usize::from(ordinal::is_ordinal(
                            self.tokens.get(number + 1).map_or(&[], Token::letters),
                        ));
                    if self.is_name(name, piece) {
                        self.street = (name..piece.end).take_while(|at| self.is_name(*at, piece)).collect();
                        self.street_number = Some(number);
                        return self.street.last().copied().unwrap_or(at);
                    }
                }
                let (words, last) = self.named(at, piece, pending);
                let mut words = words;
                words = self.without_cities(&mut words);
                if self.street.is_empty() || !words.is_empty() {
                    // The street in a quarter: either says where it is.
                    if let Some(number) = self.street_number.take_if(|_| !self.numbered.is_empty()) {
                        self.quarter = Some((number, core::mem::take(&mut self.numbered)));
                    }
                    self.street = words;
                }
                last
            }
        }
    }

    fn is_name(&self, at: usize, piece: &Range<usize>) -> bool {
        at < piece.end && self.tokens[at].is_word() && self.tokens[at].meaning.is_none()
    }

    /// The words that a keyword names: before it in Latin, mostly after it in Cyrillic. And the last token that was used.
    fn named(&self, at: usize, piece: &Range<usize>, pending: &mut Pending) -> (Vec<usize>, usize) {
        let cyrillic = self.tokens[at]
            .letters()
            .first()
            .is_some_and(|letter| ('а'..='ӿ').contains(letter));
        let initial =
            |index: usize| index < piece.end && self.tokens[index].letters().len() == 1 && self.tokens[index].after.dot;
        if !pending.is_empty() && (!cyrillic || !self.is_name(at + 1, piece)) {
            return (core::mem::take(pending), at);
        }
        let mut last = at;
        let mut words = Vec::new();
        while self.is_name(last + 1, piece) || initial(last + 1) {
            last += 1;
            words.push(last);
        }
        (words, last)
    }
}

/// The words of which one stands beside the number of a quarter like this one.
fn quarter_words(word: &[char]) -> &'static [&'static str] {
    let is_neighbourhood = matches!(
        word,
        ['m', 'e' | 'a', 'h', ..] | ['k', 'v', ..] | ['к', 'в', ..] | ['м', 'ә', ..]
    );
    if is_neighbourhood {
        vocabulary::NEIGHBOURHOODS
    } else {
        vocabulary::QUARTERS
    }
}
