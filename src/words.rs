//! Words in a row: a phrase or a passage, found when it is quoted whole. Case, diacritics, spaces, line ends, punctuation and
//! quotes do not matter; every word must be there, in order, and begin and end where a word does.

use core::ops::Range;

use crate::chain::all_cyrillic;
use crate::class::{self, LETTER};
use crate::fold::{Folded, cyrillic_shape};
use crate::indicator::ParseError;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match};

/// Letters and digits below which a phrase is found by chance.
const LEAST: usize = 5;

/// A word as folded, and the letters of scripts that the fold does not tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    classes: Vec<u8>,
    others: Vec<char>,
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    normal: String,
    words: Vec<Word>,
    /// The word that stands in the automaton.
    rarest: usize,
}

impl Words {
    pub(crate) fn parse(value: &str) -> Result<Words, ParseError> {
        let text = Folded::new(value);
        let words: Vec<Word> = tokens(&text, 0)
            .map(|token| Word {
                classes: text.classes()[token.clone()].to_vec(),
                others: others(&text, token),
            })
            .collect();
        let letters: usize = words.iter().map(|word| word.classes.len()).sum();
        if letters == 0 {
            return Err(ParseError::Empty);
        }
        // Ideographs say more with fewer signs.
        let least = if words.iter().any(|word| !word.others.is_empty()) {
            2
        } else {
            LEAST
        };
        if letters < least {
            return Err(ParseError::TooShort);
        }
        // The longest word is the rarest by length alone; words of unknown letters are all alike to the automaton.
        let rarest = (0..words.len())
            .max_by_key(|at| (words[*at].others.is_empty(), words[*at].classes.len()))
            .unwrap_or(0);
        Ok(Words {
            normal: value.split_whitespace().collect::<Vec<_>>().join(" "),
            words,
            rarest,
        })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        let word = &self.words[self.rarest].classes;
        seeds.word(word, 0);
        if let Some(shape) = all_cyrillic(word) {
            seeds.word(&shape, 0);
        }
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        if !self.words[self.rarest].is_at(text, candidate.range.clone()) {
            return None;
        }
        let mut range = candidate.range.clone();
        for word in self.words[..self.rarest].iter().rev() {
            let token = text.word_before(range.start)?;
            if !word.is_at(text, token.clone()) {
                return None;
            }
            range.start = token.start;
        }
        for word in &self.words[self.rarest + 1..] {
            let token = text.word_after(range.end)?;
            if !word.is_at(text, token.clone()) {
                return None;
            }
            range.end = token.end;
        }
        Some(Match {
            range,
            grade: Grade::Whole,
        })
    }
}

impl Word {
    /// Whether this token is the word; look-alike letters of another script count as the letters that they look like.
    fn is_at(&self, text: &Folded<'_>, token: Range<usize>) -> bool {
        let there = &text.classes()[token.clone()];
        there.len() == self.classes.len()
            && there
                .iter()
                .zip(&self.classes)
                .all(|(there, own)| there == own || cyrillic_shape(*own) == Some(*there))
            && (self.others.is_empty() || others(text, token) == self.others)
    }
}

/// The letters in this range that the fold does not tell apart.
fn others(text: &Folded<'_>, range: Range<usize>) -> Vec<char> {
    range
        .filter(|at| text.at(*at) == LETTER)
        .flat_map(|at| text.source(at).to_lowercase())
        .collect()
}

/// The words from this place on. An apostrophe within a word does not end it.
fn tokens<'t>(text: &'t Folded<'_>, from: usize) -> impl Iterator<Item = Range<usize>> + 't {
    let mut at = from;
    core::iter::from_fn(move || {
        let start = at + text.classes()[at..].iter().position(|class| class::is_word(*class))?;
        let token = text.token(start);
        at = token.end;
        Some(token)
    })
}
