//! Postal addresses: found when the parts stand near each other, in any order, spelling and alphabet.
//!
//! The street's telling word stands in the automaton in every spelling (the machinery of names: streets bear people's
//! names), and so do settlements; beside the words for a street a name with a slip is looked for. From there the building and
//! the flat are looked for within a window. A building must be the very number; a street, a city or a number alone is nothing.

mod numbers;
mod ordinal;
mod parse;
mod places;
mod said;
mod settlement;
mod street;
#[cfg(test)]
mod tests;
mod token;
mod view;
mod vocabulary;

use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::name::family;
use crate::name::known;
use crate::name::part::{Part, Role};
use crate::name::whole::Shape;
use crate::name::word::Marks;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

use parse::{Building, Parts};
pub(crate) use street::Beside;
use street::Street;
use view::View;

/// An address, understood.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    normal: String,
    /// The words of the street that must stand there, in order; the last is looked for first.
    street: Vec<Part>,
    /// The last word as Georgian writes it before its word for a street: Rustavelis for Rustaveli. Only ever the whole word.
    genitives: Vec<Part>,
    /// The other names of the person after whom it is named, which may be left out or shortened.
    given: Vec<Part>,
    /// "28 May", "8-ci mikrorayon", "1234. Sokak".
    street_number: Option<u32>,
    building: Building,
    flat: Option<u32>,
    settlements: Vec<Settlement>,
    /// Cities: they tell nothing, but they may stand between the street and the building.
    cities: Vec<Part>,
    patterns: Vec<Pattern>,
    /// The same building by its quarter's number, where a street in the quarter is given as well.
    quarter: Option<Box<Address>>,
}

/// A settlement, a village, a district.
#[derive(Clone, Debug)]
struct Settlement {
    word: Part,
    /// With a building without a street it is telling: a village is, a town's district only with an unusual building.
    small: bool,
}

/// What stands in the automaton.
#[derive(Clone, Debug)]
struct Pattern {
    classes: Vec<u8>,
    of: Of,
    shape: Shape,
    seed: Seed,
}

/// How a pattern stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seed {
    /// As the beginning of a word.
    Beginning,
    /// As a whole word.
    Word,
    /// As the beginning of a word, or behind a number: "8mkr".
    Behind,
}

/// A word behind a number may have endings if it has so many letters: a shorter one stands within too many words.
const LONG: usize = 5;

/// Whose word a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Street,
    Genitive(usize),
    Month(usize),
    /// A word for a quarter, or for a street without a name: with our number it is the street.
    Numbered,
    Settlement(usize),
}

impl Address {
    /// Understands an address: street and building, or settlement and building, with whatever else belongs to it.
    pub(crate) fn parse(value: &str) -> Result<Address, ParseError> {
        let mut parts = Parts::parse(value)?;
        let quarter = parts.quarter.take().map(|(number, words)| Parts {
            street: Vec::new(),
            street_number: Some(number),
            numbered: words,
            ..parts.clone()
        });
        let mut address = Address::of(parts, value)?;
        if let Some(quarter) = quarter {
            address.quarter = Some(Box::new(Address::of(quarter, value)?));
        }
        Ok(address)
    }

    /// The address of these parts, typed so.
    fn of(parts: Parts, value: &str) -> Result<Address, ParseError> {
        // `Parts::parse` refuses an address without a building.
        let building = parts.building.ok_or(ParseError::TooCommon)?;
        let marks = Marks::of(value);
        let part = |word: &Vec<char>| {
            // "Липовая" declines as a woman's name does; "Гагарина" is a man's in the genitive.
            let adjective = word.ends_with(&['а', 'я']) || word.ends_with(&['я', 'я']);
            let gender = family::gender(adjective.then_some(&word[..]).into_iter());
            Part::new(word, Role::Family, gender, marks)
        };
        let mut words: Vec<&Vec<char>> = parts.street.iter().filter(|word| word.len() > 1).collect();
        // A street after a person is known by the family name alone; any other by all of its words.
        let person = words.len() > 1
            && words.last().is_some_and(|last| {
                known::is_given(words[0])
                    || family::looks_like_family(last)
                    || (parts.eastern && words.len() == 2 && street::may_be_person(words[0], last))
            });
        let initial = parts.street.len() > 1 && parts.street[0].len() == 1;
        let given: Vec<Part> = match (person, initial) {
            (true, _) => words[..words.len() - 1].iter().copied().map(part).collect(),
            (false, true) => vec![part(&parts.street[0])],
            (false, false) => Vec::new(),
        };
        if person {
            words.drain(..words.len() - 1);
        }
        let genitives = words
            .last()
            .filter(|_| parts.georgian && parts.numbered.is_empty())
            .map_or(Vec::new(), |last| street::genitives(last))
            .iter()
            .map(part)
            .filter(Part::is_readable)
            .collect();
        let mut street: Vec<Part> = if parts.numbered.is_empty() {
            words.into_iter().map(part).collect()
        } else {
            Vec::new()
        };
        street.retain(Part::is_readable);
        let place = |word: &Vec<char>| Some(part(word)).filter(|_| word.len() > 2).filter(Part::is_readable);
        let settlements: Vec<Settlement> = parts
            .settlements
            .iter()
            .filter_map(|(word, small)| place(word).map(|word| Settlement { word, small: *small }))
            .collect();
        if street.is_empty() && parts.numbered.is_empty() && settlements.is_empty() {
            return Err(ParseError::NotThisKind);
        }
        let month = parts
            .street
            .last()
            .filter(|_| parts.street_number.is_some())
            .and_then(|word| ordinal::month(&street::folded(word)));
        let mut address = Address {
            normal: parts.shown.join(" · "),
            street,
            genitives,
            given,
            street_number: parts.street_number,
            building,
            flat: parts.flat,
            settlements,
            cities: parts.cities.iter().filter_map(place).collect(),
            patterns: Vec::new(),
            quarter: None,
        };
        address.patterns = address.all_patterns(parts.numbered, month);
        Ok(address)
    }

    /// The patterns of every word. `numbered`: the words for what only a number names.
    fn all_patterns(&self, numbered: &[&str], month: Option<usize>) -> Vec<Pattern> {
        let mut patterns = Vec::new();
        let mut add = |word: &Part, of: Of, seed: Seed| {
            let mut spellings: Vec<(Vec<u8>, Shape)> = word
                .patterns()
                .iter()
                .map(|(letters, shape)| (Folded::new(letters).classes().to_vec(), *shape))
                .collect();
            spellings.sort_unstable();
            spellings.dedup();
            patterns.extend(spellings.into_iter().map(|(classes, shape)| Pattern {
                classes,
                of,
                shape,
                seed,
            }));
        };
        // "28 May" is "28 Мая": a month has its own word in every language.
        if let Some(key) = self.street.last().filter(|_| month.is_none()) {
            add(key, Of::Street, Seed::Beginning);
        }
        for (index, genitive) in self.genitives.iter().enumerate() {
            add(genitive, Of::Genitive(index), Seed::Word);
        }
        for (index, settlement) in self.settlements.iter().enumerate() {
            add(&settlement.word, Of::Settlement(index), Seed::Beginning);
        }
        let mut word = |word: &str, of: Of, seed: Seed| {
            patterns.push(Pattern {
                classes: Folded::new(word).classes().to_vec(),
                of,
                shape: Shape::Whole,
                seed,
            });
        };
        for name in month.into_iter().flat_map(ordinal::month_words) {
            word(name, Of::Month(month.unwrap_or(0)), Seed::Behind);
        }
        for name in numbered {
            word(name, Of::Numbered, Seed::Behind);
        }
        patterns
    }

    /// The parts that were understood, as they are shown back.
    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    /// Every spelling of the street's telling word and of the settlements, and the words for a street.
    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        if self.patterns.iter().any(|pattern| pattern.of == Of::Street) {
            seeds.street();
        }
        let quarter = self.quarter.iter().flat_map(|quarter| quarter.by_number_alone());
        for (number, pattern) in (0..).zip(self.patterns.iter().chain(quarter)) {
            match pattern.seed {
                Seed::Beginning => seeds.beginning(&pattern.classes, number),
                Seed::Word => seeds.word(&pattern.classes, number),
                Seed::Behind => seeds.behind(&pattern.classes, number, pattern.classes.len() < LONG),
            }
        }
    }

    /// The words for a street, beside which any address's street is looked for with a slip, and whether each is a whole word.
    pub(crate) fn street_words() -> impl Iterator<Item = (Vec<u8>, bool)> {
        vocabulary::street_words().map(|(word, whole)| (Folded::new(word).classes().to_vec(), whole))
    }

    /// Whether the parts of the address stand around this candidate.
    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        self.around(text, candidate).ok_or(Refusal(
            "another street or settlement, or not with this building beside it",
        ))
    }

    /// The patterns of its quarter's words: all others are its street's as well.
    fn by_number_alone(&self) -> impl Iterator<Item = &Pattern> {
        self.patterns.iter().filter(|pattern| pattern.of == Of::Numbered)
    }

    fn around(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        let Some(pattern) = self.patterns.get(candidate.part as usize) else {
            return self.quarter.as_ref()?.by_number(text, candidate);
        };
        match pattern.of {
            Of::Street => self.by_street(text, candidate, pattern.shape),
            Of::Genitive(index) => self.by_genitive(text, candidate, index),
            Of::Month(month) => self.by_month(text, candidate, month),
            Of::Numbered => self.by_number(text, candidate),
            Of::Settlement(index) => {
                let settlement = &self.settlements[index];
                let found = settlement.word.found(text, candidate.range.clone(), pattern.shape)?;
                let view = View::new(text, found.word.start..found.word.end, self)?;
                let unusual = self.building.letter.is_some() || self.building.part.is_some();
                view.settlement(self, settlement.small || unusual)
            }
        }
    }

    /// The numbers that it has: what may also be said in words.
    fn numbers(&self) -> Vec<u32> {
        [Some(self.building.value), self.flat, self.street_number]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The words of its places.
    fn places(&self) -> impl Iterator<Item = &Part> {
        self.settlements
            .iter()
            .map(|settlement| &settlement.word)
            .chain(&self.cities)
    }

    /// Building and flat around the street.
    fn around_street(&self, view: &View<'_>, street: &Street) -> Option<Match> {
        let seen = view.numbers(self, street).ok()?;
        let phrase = view.range(street.first, street.last);
        let Some(building) = seen.building else {
            // The street without a number tells something only beside the user's name or phone: `finding.rs` looks.
            return (street.named && !street.slip).then_some(Match {
                range: phrase,
                grade: Grade::Hint,
            });
        };
        let flat = self.flat.zip(seen.flat.clone()).map(|(own, (there, _))| own == there);
        // Without a word for the street a family name and a number are somebody's class or score.
        let telling = street.named
            || seen.told
            || (seen.beside && view.is_at(street.first))
            || (flat == Some(true) && !view.is_score(street.last))
            || (street.person && self.building.letter.is_some());
        let mut range = view.join(phrase, building);
        if let Some((_, flat)) = seen.flat.filter(|_| flat == Some(true)) {
            range = view.join(range, flat);
        }
        // Another flat in her house is a neighbour's.
        let grade = if flat == Some(false) { Grade::Part } else { Grade::Whole };
        telling.then_some(Match { range, grade })
    }
}
