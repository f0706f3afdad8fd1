//! Words in a row: a phrase or a passage, found when it is quoted whole; of a passage also a piece of eight words or more.
//! Case, diacritics, spaces, line ends, punctuation and quotes do not matter; every word must be there, in order, and begin
//! and end where a word does. A phrase's words may have the endings of their language: Azerbaijani and Turkish ones after the
//! word, Russian ones in place of its own.

use core::ops::Range;

use crate::alphabet::cyrillic_shape;
use crate::chain::all_cyrillic;
use crate::class::{self, LETTER};
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::name::ending::{Harmony, turkic};
use crate::name::word::{Marks, letters as letters_of, letters_at};
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

/// Letters and digits below which a phrase is found by chance.
const LEAST: usize = 5;

/// Letters of a phrase's word that may have an ending: with fewer it is too easily the beginning of another word.
const INFLECTED: usize = 4;

/// Letters of a Russian word without its ending, at least.
const STEM: usize = 3;

/// Endings of Russian nouns and adjectives: of one stem they are forms of one word, for all that a phrase's other words leave
/// open.
const RUSSIAN: &[&str] = &[
    "а", "я", "о", "е", "ы", "и", "у", "ю", "й", "ь", "ой", "ей", "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "ия",
    "ии", "ию", "ого", "его", "ому", "ему", "ую", "юю", "ым", "им", "ом", "ем", "ых", "их", "ыми", "ими", "ою", "ею",
    "ам", "ям", "ами", "ями", "ах", "ях", "ов", "ев", "ью", "ией",
];

/// Letters of a phrase that is looked for in one word.
const JOINED_LEAST: usize = 8;

/// Words and letters of a passage's piece, at least: what eight words say, strangers hardly ever say alike.
const PIECE: usize = 8;
const PIECE_LETTERS: usize = 32;
/// Of so many words of a passage the rarest stands in the automaton: every piece holds one.
const STRIDE: usize = PIECE / 2;

/// A word as folded, and the letters of scripts that the fold does not tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    classes: Vec<u8>,
    others: Vec<char>,
    inflection: Inflection,
}

/// Which endings a word may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inflection {
    /// None but its own.
    None,
    /// Azerbaijani and Turkish ones.
    After(Harmony),
    /// Russian ones after so many of its letters.
    Instead(usize),
}

/// Words in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    normal: String,
    words: Vec<Word>,
    /// The words that stand in the automaton, by their number.
    rarest: Vec<usize>,
    /// Pieces of it are telling.
    passage: bool,
    /// All of it without its spaces, as in a hash tag.
    joined: Vec<u8>,
}

/// The number of the seed that is the whole phrase in one word.
const JOINED: u32 = u32::MAX;

impl Words {
    pub(crate) fn parse(value: &str, passage: bool) -> Result<Words, ParseError> {
        let text = Folded::new(value);
        let marks = Marks::of(value);
        let mut words: Vec<Word> = tokens(&text, 0)
            .map(|token| Word {
                classes: text.classes()[token.clone()].to_vec(),
                inflection: inflection(&text, token.clone(), value, marks),
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
        // One word of a private text is everybody's.
        if letters < least || (passage && letters < PIECE_LETTERS / 2) {
            return Err(ParseError::TooShort);
        }
        let passage = passage && words.len() > PIECE;
        if passage || words.len() < 2 {
            for word in &mut words {
                word.inflection = Inflection::None;
            }
        }
        // The longest word is the rarest by length alone; words of unknown letters are all alike to the automaton.
        let rarest = |of: Range<usize>| of.max_by_key(|at| (words[*at].others.is_empty(), words[*at].classes.len()));
        let rarest = if passage {
            (0..words.len())
                .step_by(STRIDE)
                .filter_map(|at| rarest(at..words.len().min(at + STRIDE)))
                .collect()
        } else {
            rarest(0..words.len()).into_iter().collect()
        };
        let joined = if passage || words.len() < 2 || words.iter().any(|word| !word.others.is_empty()) {
            Vec::new()
        } else {
            words.iter().flat_map(|word| word.classes.iter().copied()).collect()
        };
        Ok(Words {
            normal: normal(&text, value),
            words,
            rarest,
            passage,
            joined,
        })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    /// The text of a passage that is long enough for pieces of it to be told from chance.
    pub(crate) fn passage(&self) -> Option<&str> {
        self.passage.then_some(&self.normal)
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        for at in &self.rarest {
            let Word {
                classes, inflection, ..
            } = &self.words[*at];
            // A seed's number is its word's; more words than that nobody quotes.
            let part = u32::try_from(*at).unwrap_or(JOINED - 1);
            let stem = match inflection {
                Inflection::Instead(stem) => &classes[..*stem],
                _ => &classes[..],
            };
            for word in [Some(stem.to_vec()), all_cyrillic(stem)].into_iter().flatten() {
                if *inflection == Inflection::None {
                    seeds.word(&word, part);
                } else {
                    seeds.beginning(&word, part);
                }
            }
        }
        if self.joined.len() >= JOINED_LEAST {
            seeds.word(&self.joined, JOINED);
        }
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        if candidate.part == JOINED {
            return Ok(Match {
                range: candidate.range.clone(),
                grade: Grade::Whole,
            });
        }
        let at = candidate.part as usize;
        let mut range = text.token(candidate.range.start);
        if !self.is_at(text, at, range.clone()) {
            return Err(Refusal("another word of the same letters"));
        }
        let (mut first, mut last) = (at, at);
        while first > 0
            && let Some(token) = text.word_before(range.start)
            && self.is_at(text, first - 1, token.clone())
        {
            first -= 1;
            range.start = token.start;
        }
        while last + 1 < self.words.len()
            && let Some(token) = text.word_after(range.end)
            && self.is_at(text, last + 1, token.clone())
        {
            last += 1;
            range.end = token.end;
        }
        let found = &self.words[first..=last];
        if found.len() == self.words.len() {
            return Ok(Match {
                range,
                grade: Grade::Whole,
            });
        }
        let letters: usize = found.iter().map(|word| word.classes.len()).sum();
        let telling = self.passage && found.len() >= PIECE && letters >= PIECE_LETTERS;
        if !telling {
            return Err(Refusal(if self.passage {
                "fewer than eight of the passage's words in a row"
            } else {
                "not all of the phrase's words in their order"
            }));
        }
        Ok(Match {
            range,
            grade: Grade::Part,
        })
    }
}

impl Words {
    /// Whether this token is the word of this number, or a form of it.
    fn is_at(&self, text: &Folded<'_>, at: usize, token: Range<usize>) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if word.is_at(text, token.clone()) {
            return true;
        }
        match word.inflection {
            Inflection::None => false,
            Inflection::After(harmony) => {
                let end = token.start + word.classes.len();
                let ending = letters_at(text, end.min(token.end)..token.end);
                // A phrase that ends in "his" or "her" has an `n` before the case: "evin sahibinə".
                let owned = match ending.as_slice() {
                    ['n', 'a' | 'e'] => true,
                    ['n', rest @ ..] => turkic(rest, harmony),
                    _ => false,
                };
                end < token.end && word.is_at(text, token.start..end) && (owned || turkic(&ending, harmony))
            }
            Inflection::Instead(stem) => {
                let end = token.start + stem;
                end <= token.end
                    && text.classes()[token.start..end] == word.classes[..stem]
                    && is_russian(&letters_at(text, end..token.end))
            }
        }
    }
}

/// Whether a Russian word may end so after its stem.
fn is_russian(ending: &[char]) -> bool {
    ending.is_empty() || RUSSIAN.iter().any(|known| known.chars().eq(ending.iter().copied()))
}

/// Which endings this word of a phrase may have.
fn inflection(text: &Folded<'_>, token: Range<usize>, value: &str, marks: Marks) -> Inflection {
    let typed = letters_of(text.span(token.clone()).of(value));
    let classes = &text.classes()[token];
    // Letters that the fold drops or adds leave open where an ending would begin.
    if typed.len() < INFLECTED || typed.len() != classes.len() || classes.contains(&LETTER) {
        return Inflection::None;
    }
    if !typed.iter().all(|letter| ('а'..='я').contains(letter)) {
        return Inflection::After(Harmony::of(&typed, marks));
    }
    let stem = (STEM..typed.len()).find(|stem| is_russian(&typed[*stem..]));
    Inflection::Instead(stem.unwrap_or(typed.len()))
}

/// What was typed, with single spaces; only its words where more signs stand between two of them than are read over.
fn normal(text: &Folded<'_>, value: &str) -> String {
    let mut words = Vec::new();
    let mut held = true;
    for token in tokens(text, 0) {
        held &= words.is_empty() || text.word_before(token.start).is_some();
        words.push(text.span(token).of(value));
    }
    if held {
        value.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        words.join(" ")
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
