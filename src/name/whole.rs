//! Every spelling of a whole word, for the automaton: how the words of addresses are looked for, of which most stand in
//! no address and are judged by what follows them.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;

use super::ending::{self, ANY, Declension};

use super::fit::{Fit, LONGEST_ENDING};
use super::known;
use super::part::{Part, Role, variants};
use super::sound;
use super::spelling;
use super::word::{letters_at, word_at, word_end};

/// What of a word a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// All of it, in one spelling.
    Whole,
    /// Without the last sound, which Russian replaces.
    Stem,
    /// Without the last two letters of a Russian adjective.
    Adjective,
    /// What stands before -zadə, when that is written apart.
    Half,
}

impl Part {
    /// Patterns for the automaton, each with what part of the word it is.
    pub(crate) fn patterns(&self) -> Vec<(String, Shape)> {
        let mut whole: Vec<String> = sound::readings(&self.letters, self.marks)
            .iter()
            .flat_map(|units| spelling::spellings(units))
            .collect();
        // What was typed in Russian is looked for in Russian as it was typed.
        if self.letters.iter().all(|letter| ('а'..='я').contains(letter)) {
            whole.retain(|spelling| spelling.is_ascii());
        }
        whole.push(self.letters.iter().collect());
        // Гаджибеков for Hacıbəyov: of the Russian components only the Russian spellings.
        for variant in variants(&self.letters).iter().skip(1) {
            let spoken = sound::readings(variant, self.marks);
            let spellings = spoken.iter().flat_map(|units| spelling::spellings(units));
            whole.extend(spellings.filter(|spelling| !spelling.is_ascii()));
        }
        let mut out: Vec<(String, Shape)> = Vec::new();
        // Russian replaces the last vowel (Лейла, Лейлы) and й (Сергей, Сергея): there the word without it is looked for.
        if matches!(self.declension, Declension::Vowel) || self.ends_in_y() {
            let cyrillic = whole.iter().filter(|spelling| !spelling.is_ascii());
            out.extend(
                cyrillic
                    .filter_map(|spelling| shorter(spelling, 1))
                    .map(|stem| (stem, Shape::Stem)),
            );
        }
        if self.declension == Declension::Adjective {
            let stem = shorter(&self.letters.iter().collect::<String>(), 2);
            out.extend(stem.map(|stem| (stem, Shape::Adjective)));
        }
        if self.zade {
            let half = &self.letters[..self.letters.len() - 4];
            let halves = sound::readings(half, self.marks);
            out.extend(
                halves
                    .iter()
                    .flat_map(|units| spelling::spellings(units))
                    .map(|half| (half, Shape::Half)),
            );
        }
        out.extend(whole.into_iter().map(|spelling| (spelling, Shape::Whole)));
        out
    }

    /// The word that begins with a pattern of ours, if what follows in it is an ending.
    pub(crate) fn found(&self, text: &Folded<'_>, pattern: Range<usize>, shape: Shape) -> Option<Fit> {
        let end = word_end(text, pattern.end);
        if end - pattern.end > LONGEST_ENDING {
            return None;
        }
        let rest = letters_at(text, pattern.end..end);
        let cyrillic = class::is_cyrillic(text.at(pattern.start));
        let russian = match shape {
            Shape::Whole if cyrillic => ending::russian_whole(self.declension, self.gender, &rest),
            Shape::Whole => rest.is_empty().then_some(ANY),
            Shape::Stem => ending::russian_stem(self.declension, self.gender, self.possessive, &rest),
            Shape::Adjective => ending::russian_whole(Declension::Adjective, self.gender, &rest),
            Shape::Half => return self.fit(text, &word_at(text, pattern.start)?),
        };
        let ended = russian.is_none();
        if ended && (shape != Shape::Whole || !ending::turkic(&rest, self.harmony)) {
            return None;
        }
        let word = word_at(text, pattern.start)?;
        // "Aynurə" is a name of its own, not Aynur in the dative.
        if ended && self.role == Role::Given && known::is_given(&word.letters) {
            return None;
        }
        Some(Fit {
            word,
            cost: 0,
            sounds: self.letters.len(),
            cases: russian.unwrap_or(ANY),
            ended,
        })
    }

    /// Whether more than an ending follows a pattern of ours, and so perhaps the name's other word.
    pub(crate) fn rest(text: &Folded<'_>, pattern: &Range<usize>) -> Range<usize> {
        pattern.end..word_end(text, pattern.end)
    }
}

fn shorter(spelling: &str, letters: usize) -> Option<String> {
    let count = spelling.chars().count();
    (count >= letters + 3).then(|| spelling.chars().take(count - letters).collect())
}
