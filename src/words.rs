//! Words in a row: a phrase or a passage, found when it is quoted whole; of a passage also a piece of eight words or more.
//! Case, diacritics, spaces, line ends, punctuation and quotes do not matter; every word must be there, in order, and begin
//! and end where a word does. Only a phrase's last word may have an Azerbaijani or Turkish ending.

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

/// Letters of a phrase's last word that may have an ending: with fewer it is too easily the beginning of another word.
const INFLECTED: usize = 4;

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
    /// What endings its last word may have: Azerbaijani and Turkish put them there.
    harmony: Option<Harmony>,
    /// All of it without its spaces, as in a hash tag.
    joined: Vec<u8>,
}

/// The number of the seed that is the whole phrase in one word.
const JOINED: u32 = u32::MAX;

impl Words {
    pub(crate) fn parse(value: &str, passage: bool) -> Result<Words, ParseError> {
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
        // One word of a private text is everybody's.
        if letters < least || (passage && letters < PIECE_LETTERS / 2) {
            return Err(ParseError::TooShort);
        }
        // The longest word is the rarest by length alone; words of unknown letters are all alike to the automaton.
        let rarest = |of: Range<usize>| of.max_by_key(|at| (words[*at].others.is_empty(), words[*at].classes.len()));
        let passage = passage && words.len() > PIECE;
        let rarest = if passage {
            (0..words.len())
                .step_by(STRIDE)
                .filter_map(|at| rarest(at..words.len().min(at + STRIDE)))
                .collect()
        } else {
            rarest(0..words.len()).into_iter().collect()
        };
        let last = letters_of(value.split_whitespace().next_back().unwrap_or_default());
        let inflects = !passage
            && words.len() > 1
            && last.len() >= INFLECTED
            && words
                .last()
                .is_some_and(|word| word.others.is_empty() && word.classes.len() == last.len());
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
            harmony: inflects.then(|| Harmony::of(&last, Marks::of(value))),
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
            let word = &self.words[*at].classes;
            let inflects = self.harmony.is_some() && at + 1 == self.words.len();
            // A seed's number is its word's; more words than that nobody quotes.
            let part = u32::try_from(*at).unwrap_or(JOINED - 1);
            for word in [Some(word.clone()), all_cyrillic(word)].into_iter().flatten() {
                if inflects {
                    seeds.beginning(&word, part);
                } else {
                    seeds.word(&word, part);
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
    /// Whether this token is the word of this number; the last may have an ending.
    fn is_at(&self, text: &Folded<'_>, at: usize, token: Range<usize>) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if word.is_at(text, token.clone()) {
            return true;
        }
        let (Some(harmony), true) = (self.harmony, at + 1 == self.words.len()) else {
            return false;
        };
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
