//! One word of a watched name: how it sounds, how it changes, and what stands in the automaton for it.

use crate::fold::Folded;
use crate::scan::Seeds;

use super::ending::{Declension, Gender, Harmony};
use super::family::{Build, build, declension, ends_with, is_possessive, is_zade};
use super::gate::Gate;
use super::letters::said;
use super::sound::{self, Unit};
use super::spelling;
use super::word::Marks;

/// What a word is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Given,
    Family,
}

/// A word is looked for by so many of its first sounds: what follows is left to the comparison by ear, so that a slip
/// there costs nothing, and one pattern serves many names.
const SOUNDS: usize = 5;
/// And so many letters of a spelling of these, at most and at least: fewer begin too many other words.
const LETTERS: usize = 6;
const LEAST_LETTERS: usize = 3;
/// A given name of fewer sounds begins too many other words as well.
const SHORTEST_BEGINNING: usize = 4;

/// What stands in the automaton for a word.
#[derive(Clone, Debug)]
pub(super) struct Seed {
    classes: Vec<u8>,
    /// It is all of the word, and nothing may follow.
    alone: bool,
}

impl Seed {
    fn new(letters: &str, alone: bool) -> Seed {
        Seed {
            classes: Folded::new(letters).classes().to_vec(),
            alone,
        }
    }

    pub(super) fn put(&self, seeds: &mut Seeds, part: u32) {
        if self.alone {
            seeds.word(&self.classes, part);
        } else {
            seeds.beginning(&self.classes, part);
        }
    }
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) role: Role,
    /// The whole word, by each way of reading it.
    pub(super) readings: Vec<Vec<Unit>>,
    /// Without -ский, -ая and the like: what Russian declines as an adjective.
    pub(super) adjective: Vec<Vec<Unit>>,
    pub(super) harmony: Harmony,
    pub(super) declension: Declension,
    pub(super) gender: Gender,
    pub(super) possessive: bool,
    /// Ends in -zadə, which is also written apart: Гусейн-заде.
    pub(super) zade: bool,
    /// How a family name is built.
    pub(super) build: Option<Build>,
    pub(super) letters: Vec<char>,
    /// Which marks the entry was typed with.
    pub(super) marks: Marks,
    /// What a word must begin like to be this one.
    pub(super) gate: Gate,
}

impl Part {
    pub(crate) fn new(letters: &[char], role: Role, gender: Gender, marks: Marks) -> Part {
        let mut readings = Vec::new();
        for variant in variants(letters) {
            for mut reading in sound::readings(&variant, marks) {
                // -lı, -li, -lu, -lü are one ending, and transcriptions mix them.
                if role == Role::Family && reading.len() > 4 && reading[reading.len() - 2].sounds == said('l') {
                    let last = reading.len() - 1;
                    let high = said('ı') | said('i') | said('u') | said('ü');
                    if reading[last].sounds & high != 0 {
                        reading[last].sounds |= high;
                    }
                }
                if !reading.is_empty() && !readings.contains(&reading) {
                    readings.push(reading);
                }
            }
        }
        let declension = declension(letters, role, marks);
        let adjective = if declension == Declension::Adjective {
            sound::readings(&letters[..letters.len() - 2], marks)
        } else {
            Vec::new()
        };
        Part {
            role,
            gate: Gate::of(&readings),
            readings,
            adjective,
            harmony: Harmony::of(letters, marks),
            declension,
            gender,
            possessive: role == Role::Family && is_possessive(letters) && ends_with(letters, &["a", "а"]),
            zade: letters.len() > 5 && is_zade(&letters[letters.len() - 4..]),
            build: if role == Role::Family { build(letters) } else { None },
            letters: letters.to_vec(),
            marks,
        }
    }

    /// Whether enough of it can stand in the automaton as a beginning.
    pub(super) fn is_long(&self) -> bool {
        self.readings.iter().all(|units| units.len() >= SHORTEST_BEGINNING)
    }

    /// What stands in the automaton: beginnings of the word in every alphabet, and whole words where a beginning is too
    /// short to tell anything. `alone`: whole words only.
    pub(super) fn seeds(&self, alone: bool) -> Vec<Seed> {
        let mut beginnings: Vec<String> = Vec::new();
        for letters in &variants(&self.letters) {
            for units in &sound::readings(letters, self.marks) {
                // -zadə may be written apart.
                let whole = units.len() - if self.zade { units.len().min(4) } else { 0 };
                // Russian replaces the last vowel (Лейла, Лейлы), й (Сергей, Сергея) and what makes an adjective.
                let replaced = match self.declension {
                    Declension::Adjective => {
                        let kept = self.adjective.iter().map(Vec::len).min().unwrap_or(0);
                        units.len().saturating_sub(kept)
                    }
                    Declension::Vowel => 1,
                    Declension::Consonant => usize::from(self.ends_in_y()),
                    Declension::Fixed => 0,
                };
                let cyrillic = whole.min(units.len().saturating_sub(replaced)).min(SOUNDS);
                beginnings.extend(spelling::beginnings(units, whole.min(SOUNDS), cyrillic));
            }
        }
        // What was typed is looked for as it was typed.
        beginnings.push(self.letters[..SOUNDS.min(self.letters.len() - 1)].iter().collect());
        for beginning in &mut beginnings {
            if let Some((end, _)) = beginning.char_indices().nth(LETTERS) {
                beginning.truncate(end);
            }
        }
        let all = beginnings.len();
        beginnings.retain(|beginning| beginning.chars().count() >= LEAST_LETTERS);
        let mut wholes: Vec<String> = Vec::new();
        if alone || beginnings.len() < all {
            for letters in &variants(&self.letters) {
                let readings = sound::readings(letters, self.marks);
                wholes.extend(
                    readings
                        .iter()
                        .flat_map(|units| spelling::beginnings(units, units.len(), units.len())),
                );
            }
            wholes.push(self.letters.iter().collect());
        }
        if alone {
            beginnings.clear();
        }
        // Every spelling that begins with another is found with it.
        beginnings.sort_unstable();
        beginnings.dedup_by(|longer, shorter| longer.starts_with(&*shorter));
        wholes.sort_unstable();
        wholes.dedup();
        wholes.retain(|whole| {
            whole.chars().count() > 1 && !beginnings.iter().any(|beginning| whole.starts_with(beginning.as_str()))
        });
        let beginnings = beginnings.iter().map(|letters| Seed::new(letters, false));
        beginnings
            .chain(wholes.iter().map(|letters| Seed::new(letters, true)))
            .collect()
    }

    /// Letters that it has at least, however it is written.
    pub(super) fn least_letters(&self) -> usize {
        let sounds = self.readings.iter().map(Vec::len).min().unwrap_or(0);
        sounds.saturating_sub(1).max(2)
    }

    /// Whether its letters are of a script that we can hear.
    pub(crate) fn is_readable(&self) -> bool {
        !self.readings.is_empty()
    }

    pub(super) fn ends_in_y(&self) -> bool {
        self.declension == Declension::Consonant
            && self
                .readings
                .first()
                .and_then(|reading| reading.last())
                .is_some_and(|last| last.sounds & said('y') != 0)
    }
}

/// The word itself, and its forms in the other alphabet where a component has one of its own.
pub(super) fn variants(letters: &[char]) -> Vec<Vec<char>> {
    let word: String = letters.iter().collect();
    let mut out = vec![letters.to_vec()];
    // Hacıbəyov is Гаджибеков; Mirzəyev is Мирзоев.
    for (component, other) in [
        ("bəy", "bək"),
        ("bey", "bek"),
        ("bay", "bek"),
        ("bek", "bey"),
        ("mirzə", "mirzo"),
        ("mirze", "mirzo"),
        ("mirza", "mirzo"),
        ("mirzo", "mirza"),
        ("бей", "бек"),
        ("бек", "бей"),
        ("мирза", "мирзо"),
        ("мирзо", "мирза"),
    ] {
        // A word that begins with it is another one: Bekir, Bayramov.
        if word.find(component).is_some_and(|at| at > 0 || component.len() > 4) {
            out.push(word.replace(component, other).chars().collect());
        }
    }
    out
}
