//! Postal addresses: found when the parts stand near each other, in any order, spelling and alphabet.
//!
//! The street's telling word stands in the automaton in every spelling (the machinery of names: streets bear people's
//! names), and so do settlements. From there the building and the flat are looked for within a window. A building must be
//! the very number; a street, a city or a number alone is nothing.

mod numbers;
mod parse;
mod token;
mod view;
mod vocabulary;

use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::name::known;
use crate::name::part::{self, Part, Role, Shape};
use crate::name::word::{letters_at, word_at};
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match};

use parse::{Building, Parts};
use view::View;

/// An address, understood.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    normal: String,
    /// The words of the street that must stand there, in order; the last is looked for first.
    street: Vec<Part>,
    /// The other names of the person after whom it is named, which may be left out or shortened.
    given: Vec<Part>,
    /// "28 May", "8-ci mikrorayon".
    street_number: Option<u32>,
    building: Building,
    flat: Option<u32>,
    settlements: Vec<Part>,
    patterns: Vec<Pattern>,
}

/// What stands in the automaton.
#[derive(Clone, Debug)]
struct Pattern {
    classes: Vec<u8>,
    of: Of,
    shape: Shape,
}

/// Whose word a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Street,
    Month(usize),
    Quarter,
    Settlement(usize),
}

/// Words for a numbered quarter, of which one stands in every writing of it.
const QUARTERS: &[&str] = &[
    "mikrorayon",
    "mkr",
    "microdistrict",
    "mikroray",
    "микрорайон",
    "мкр",
    "мк",
];

impl Address {
    /// Understands an address: street and building, or settlement and building, with whatever else belongs to it.
    pub(crate) fn parse(value: &str) -> Result<Address, ParseError> {
        let parts = Parts::parse(value)?;
        // `Parts::parse` refuses an address without a building.
        let building = parts.building.ok_or(ParseError::TooCommon)?;
        let marked = value.chars().any(|letter| "əƏşŞçÇğĞıİöÖüÜәǝƎ".contains(letter));
        let part = |word: &Vec<char>| Part::new(word, Role::Family, part::gender(&[]), marked);
        let mut words: Vec<&Vec<char>> = parts.street.iter().filter(|word| word.len() > 1).collect();
        // A street after a person is known by the family name alone; any other by all of its words.
        let person = words.len() > 1
            && words
                .last()
                .is_some_and(|last| known::is_given(words[0]) || part::looks_like_family(last));
        let initial = parts.street.len() > 1 && parts.street[0].len() == 1;
        let given: Vec<Part> = match (person, initial) {
            (true, _) => words[..words.len() - 1].iter().copied().map(part).collect(),
            (false, true) => vec![part(&parts.street[0])],
            (false, false) => Vec::new(),
        };
        if person {
            words.drain(..words.len() - 1);
        }
        let mut street: Vec<Part> = if parts.quarter {
            Vec::new()
        } else {
            words.into_iter().map(part).collect()
        };
        street.retain(Part::is_readable);
        let settlements: Vec<Part> = parts
            .settlements
            .iter()
            .filter(|word| word.len() > 2)
            .map(part)
            .filter(Part::is_readable)
            .collect();
        if street.is_empty() && !parts.quarter && settlements.is_empty() {
            return Err(ParseError::NotThisKind);
        }
        let mut patterns = Vec::new();
        let mut add = |word: &Part, of: Of| {
            let mut spellings: Vec<(Vec<u8>, Shape)> = word
                .patterns()
                .iter()
                .map(|(letters, shape)| (Folded::new(letters).classes().to_vec(), *shape))
                .collect();
            spellings.sort_unstable();
            spellings.dedup();
            patterns.extend(
                spellings
                    .into_iter()
                    .map(|(classes, shape)| Pattern { classes, of, shape }),
            );
        };
        // "28 May" is "28 Мая": a month has its own word in every language.
        let month = parts
            .street
            .last()
            .filter(|_| parts.street_number.is_some())
            .and_then(|word| vocabulary::month(&folded(word)));
        if let Some(key) = street.last().filter(|_| month.is_none()) {
            add(key, Of::Street);
        }
        for (index, settlement) in settlements.iter().enumerate() {
            add(settlement, Of::Settlement(index));
        }
        if let Some(month) = month {
            patterns.extend(vocabulary::month_words(month).map(|word| Pattern {
                classes: Folded::new(word).classes().to_vec(),
                of: Of::Month(month),
                shape: Shape::Whole,
            }));
        }
        if parts.quarter {
            patterns.extend(QUARTERS.iter().map(|word| Pattern {
                classes: Folded::new(word).classes().to_vec(),
                of: Of::Quarter,
                shape: Shape::Whole,
            }));
        }
        Ok(Address {
            normal: parts.shown.join(" · "),
            street,
            given,
            street_number: parts.street_number,
            building,
            flat: parts.flat,
            settlements,
            patterns,
        })
    }

    /// The parts that were understood, as they are shown back.
    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    /// Every spelling of the street's telling word and of the settlements.
    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        for (number, pattern) in (0..).zip(&self.patterns) {
            seeds.beginning(&pattern.classes, number);
        }
    }

    /// Whether the parts of the address stand around this candidate.
    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        let pattern = self.patterns.get(candidate.part as usize)?;
        match pattern.of {
            Of::Street => {
                let found = self
                    .street
                    .last()?
                    .found(text, candidate.range.clone(), pattern.shape)?;
                let view = View::new(text, found.word.start..found.word.end)?;
                let street = self.street_at(text, &view)?;
                self.around_street(text, &view, &street)
            }
            Of::Month(month) => {
                let word = text.token(candidate.range.start);
                let view = View::new(text, word.clone())?;
                let street = self.street_at(text, &view)?;
                (vocabulary::month(&letters_at(text, word)) == Some(month))
                    .then(|| self.around_street(text, &view, &street))?
            }
            Of::Quarter => {
                let view = View::new(text, text.token(candidate.range.start))?;
                let street = self.quarter_at(&view)?;
                self.around_street(text, &view, &street)
            }
            Of::Settlement(index) => {
                let found = self.settlements[index].found(text, candidate.range.clone(), pattern.shape)?;
                let view = View::new(text, found.word.start..found.word.end)?;
                view.settlement(text, self)
            }
        }
    }

    /// The street's words around its telling word, which is the view's middle.
    fn street_at(&self, text: &Folded<'_>, view: &View) -> Option<Street> {
        let mut first = view.first;
        for word in self.street.iter().rev().skip(1) {
            first = first.checked_sub(1)?;
            let token = view.close(first)?;
            word.fit(text, &word_at(text, token.range.start)?)?;
        }
        if let Some(number) = self.street_number {
            first = view.number_before(first, number)?;
        }
        let mut person = false;
        // One by one, from the family name backwards.
        while let Some(before) = first
            .checked_sub(1)
            .and_then(|before| view.close(before))
            .filter(|before| before.is_word())
        {
            let initial = before.letters().len() <= 2
                && before.after.dot
                && before.meaning.is_none_or(|_| before.letters().len() == 1);
            let word = word_at(text, before.range.start)?;
            let fits = |given: &Part| given.fit(text, &word).is_some() || (initial && given.has_initial(&word.letters));
            if self.given.iter().any(fits) {
                person = true;
                first -= 1;
                continue;
            }
            if !self.given.is_empty()
                && !person
                && (known::is_given(&word.letters) || (initial && !view.is_abbreviation(text, first - 1)))
            {
                // A street after another person of that family name.
                return None;
            }
            break;
        }
        let (first, last, named) = view.street_word(first, view.last)?;
        Some(Street {
            first,
            last,
            named: named || self.street_number.is_some(),
            person,
        })
    }

    /// A numbered quarter: the word in the view's middle with our number before or after it.
    fn quarter_at(&self, view: &View) -> Option<Street> {
        let number = self.street_number?;
        if let Some(first) = view.number_before(view.first, number) {
            return Some(Street {
                first,
                last: view.last,
                named: true,
                person: false,
            });
        }
        let last = view.number_after(view.last, number)?;
        Some(Street {
            first: view.first,
            last,
            named: true,
            person: false,
        })
    }

    /// Building and flat around the street.
    fn around_street(&self, text: &Folded<'_>, view: &View, street: &Street) -> Option<Match> {
        let seen = view.numbers(text, self, street).ok()?;
        let phrase = view.range(street.first, street.last);
        let Some(building) = seen.building else {
            // The street without a number tells something only beside the user's name or phone: `finding.rs` looks.
            return street.named.then_some(Match {
                range: phrase,
                grade: Grade::Hint,
            });
        };
        let flat = self.flat.zip(seen.flat.clone()).map(|(own, (there, _))| own == there);
        // Without a word for the street a family name and a number are somebody's class or score.
        let telling = street.named || flat == Some(true) || (street.person && self.building.letter.is_some());
        let mut range = view.join(phrase, building);
        if let Some((_, flat)) = seen.flat.filter(|_| flat == Some(true)) {
            range = view.join(range, flat);
        }
        // Another flat in her house is a neighbour's.
        let grade = if flat == Some(false) { Grade::Part } else { Grade::Whole };
        telling.then_some(Match { range, grade })
    }
}

/// A word as it is after folding.
fn folded(word: &[char]) -> Vec<char> {
    let typed: String = word.iter().collect();
    let text = Folded::new(&typed);
    letters_at(&text, 0..text.classes().len())
}

/// The street on a page: tokens of a view.
struct Street {
    first: usize,
    last: usize,
    /// A word says that it is a street.
    named: bool,
    /// The given name or its initial stands before it.
    person: bool,
}
