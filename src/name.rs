//! Names: a person's full name in any order, spelling, alphabet and case; never a given or a common family name alone.
//!
//! Every spelling of each word stands in the automaton (`name/spelling.rs`). A candidate is one word in an ordinary
//! spelling; the others are then looked for next to it by ear (`name/sound.rs`), with their endings (`name/ending.rs`).
//! This full-name rule is what keeps names silent: a word alone is never enough, unless the user called the family name
//! rare. Which words stand near enough, and what may stand between them, is in `name/near.rs`.

mod ending;
pub(crate) mod known;
mod near;
pub(crate) mod part;
mod sound;
mod spelling;
pub(crate) mod word;

use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match};

use part::{Part, Role, Shape};
use word::{letters, letters_at};

/// A person's name, understood.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    normal: String,
    /// Given names and family names, in this order; any of the ones goes with any of the others.
    parts: Vec<Part>,
    patterns: Vec<Pattern>,
    /// The family name alone is telling.
    rare: bool,
}

/// What stands in the automaton.
#[derive(Clone, Debug)]
struct Pattern {
    classes: Vec<u8>,
    /// The part whose spelling it is.
    part: usize,
    shape: Shape,
}

/// Words that say whose daughter or son: what stands before them is a father's name.
const CHILD_OF: &[&str] = &[
    "qizi", "gizi", "kizi", "gyzy", "kyzy", "qyzy", "oglu", "ogli", "ogly", "oghlu", "oglou", "кызы", "гызы", "кизи",
    "оглы", "оглу", "огли",
];

impl Name {
    /// Understands a full name, and other spellings or names of the same person. `rare`: the family name alone is telling.
    pub(crate) fn parse(value: &str, aliases: &[&str], rare: bool) -> Result<Name, ParseError> {
        if !value.chars().any(char::is_alphanumeric) {
            return Err(ParseError::Empty);
        }
        let main = Full::parse(value)?;
        let mut given = main.given;
        let mut family = main.family;
        if given.is_empty() {
            // One word. Only a family name that few people bear can be looked for by itself.
            if !rare
                || family
                    .iter()
                    .any(|word| known::is_given(word) || known::is_family(word))
            {
                return Err(ParseError::TooCommon);
            }
            if family.iter().any(|word| word.len() < SHORTEST_ALONE) {
                return Err(ParseError::TooShort);
            }
        }
        for alias in aliases.iter().filter(|alias| alias.chars().any(char::is_alphanumeric)) {
            let mut other = Full::parse(alias)?;
            // "A. Qədimova": initials are found anyway.
            other.given.retain(|word| word.len() > 1);
            match (&other.given[..], &other.family[..]) {
                // A single word is a short given name or another family name, as it looks.
                ([], [word]) if known::is_given(word) && !known::is_family(word) => given.push(word.clone()),
                ([], [word]) if known::is_family(word) || part::looks_like_family(word) => family.push(word.clone()),
                ([], words) => {
                    given.extend(words.iter().cloned());
                    family.extend(words.iter().cloned());
                }
                _ => {
                    given.extend(other.given);
                    family.extend(other.family);
                }
            }
        }
        for words in [&mut given, &mut family] {
            let mut seen = std::collections::HashSet::new();
            words.retain(|word| seen.insert(word.clone()));
        }
        if given.iter().chain(&family).any(|word| word.len() < 2) {
            return Err(ParseError::TooShort);
        }
        let marked = value
            .chars()
            .chain(aliases.iter().flat_map(|alias| alias.chars()))
            .any(|letter| "əƏşŞçÇğĞıİöÖüÜәǝƎ".contains(letter));
        let rare = rare && !family.iter().any(|word| known::is_family(word));
        let gender = part::gender(&family);
        let parts: Vec<Part> = given
            .iter()
            .map(|word| Part::new(word, Role::Given, gender, marked))
            .chain(family.iter().map(|word| Part::new(word, Role::Family, gender, marked)))
            .collect();
        let mut patterns: Vec<Pattern> = Vec::new();
        for (part, word) in parts.iter().enumerate() {
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
                    .map(|(classes, shape)| Pattern { classes, part, shape }),
            );
        }
        Ok(Name {
            normal: value.split_whitespace().collect::<Vec<_>>().join(" "),
            parts,
            patterns,
            rare,
        })
    }

    /// The name as it is shown back.
    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    /// Every spelling of every word.
    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        for (number, pattern) in (0..).zip(&self.patterns) {
            seeds.beginning(&pattern.classes, number);
        }
    }

    /// Whether the word at this candidate is part of the whole name.
    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        let pattern = self.patterns.get(candidate.part as usize)?;
        let part = &self.parts[pattern.part];
        let Some(found) = part.found(text, candidate.range.clone(), pattern.shape) else {
            return self.joined(text, candidate, pattern);
        };
        let partners: Vec<&Part> = self.parts.iter().filter(|other| other.role != part.role).collect();
        if let Some(range) = near::full(text, part, &found, &partners) {
            return Some(Match {
                range,
                grade: Grade::Whole,
            });
        }
        if part.role == Role::Given {
            return None;
        }
        if let Some(range) = near::initials(text, &found, &partners) {
            return Some(Match {
                range,
                grade: Grade::Initials,
            });
        }
        self.rare.then_some(Match {
            range: found.word.start..found.word.end,
            grade: Grade::Whole,
        })
    }

    /// Both words written as one, as in a hash tag: `#LeylaTağıbəyli`.
    fn joined(&self, text: &Folded<'_>, candidate: &Candidate, pattern: &Pattern) -> Option<Match> {
        let rest = Part::rest(text, &candidate.range);
        if pattern.shape != Shape::Whole || rest.len() < SHORTEST_JOINED {
            return None;
        }
        let part = &self.parts[pattern.part];
        let range = candidate.range.start..rest.end;
        let letters = letters_at(text, rest);
        let partners = self.parts.iter().filter(|other| other.role != part.role);
        partners
            .into_iter()
            .any(|other| other.fit_exact(&letters))
            .then_some(Match {
                range,
                grade: Grade::Whole,
            })
    }
}

/// A family name shorter than this is never looked for by itself.
const SHORTEST_ALONE: usize = 4;
/// The second half of a joined name has at least so many letters.
const SHORTEST_JOINED: usize = 3;

/// The words of a full name as typed: its given names (the first) and family names (all).
struct Full {
    given: Vec<Vec<char>>,
    family: Vec<Vec<char>>,
}

impl Full {
    fn parse(typed: &str) -> Result<Full, ParseError> {
        if typed
            .chars()
            .any(|letter| letter.is_numeric() || matches!(letter, '@' | '/' | '\\' | '+' | '=' | '<' | '>' | '_'))
        {
            return Err(ParseError::NotThisKind);
        }
        let mut words: Vec<Vec<char>> = Vec::new();
        for piece in typed.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.' | ';' | '(' | ')'))
        {
            for (index, piece) in piece.split('-').enumerate() {
                let letters = letters(piece);
                match words.last_mut() {
                    _ if letters.is_empty() => {}
                    // "Гусейн-заде" is one word.
                    Some(last) if index > 0 && part::is_zade(&letters) => last.extend(letters),
                    _ => words.push(letters),
                }
            }
        }
        if words.is_empty() {
            return Err(ParseError::NotThisKind);
        }
        if words.len() > 8 {
            return Err(ParseError::NotThisKind);
        }
        without_father(&mut words);
        if words.len() == 1 {
            return Ok(Full {
                given: Vec::new(),
                family: words,
            });
        }
        let looks: Vec<bool> = words
            .iter()
            .map(|word| part::looks_like_family(word) || (known::is_family(word) && !known::is_given(word)))
            .collect();
        let last = words.len() - 1;
        // "Tağıbəyli Leyla" and "Leyla Tağıbəyli Əkbərova"; where nothing tells, the last word is the family name.
        let is_family: Vec<bool> = if looks[1..].contains(&true) {
            (0..=last).map(|at| at > 0 && looks[at]).collect()
        } else if looks[0] || (words.len() == 2 && known::is_given(&words[1]) && !known::is_given(&words[0])) {
            (0..=last).map(|at| at == 0).collect()
        } else {
            (0..=last).map(|at| at == last).collect()
        };
        let family = words
            .iter()
            .zip(&is_family)
            .filter(|(_, family)| **family)
            .map(|(word, _)| word.clone())
            .collect();
        // Further given names may be left out by others; the first is what a person is called by.
        let given = words
            .iter()
            .zip(&is_family)
            .filter(|(_, family)| !**family)
            .map(|(word, _)| word.clone())
            .take(1)
            .collect();
        Ok(Full { given, family })
    }
}

/// Takes out a father's name: "Rauf qızı", "Рауфовна". It may or may not stand on a page.
fn without_father(words: &mut Vec<Vec<char>>) {
    if let Some(at) = (2..words.len()).find(|at| is_child_of(&words[*at])) {
        words.drain(at - 1..=at);
        return;
    }
    if words.len() > 2
        && let Some(at) = (1..words.len()).find(|at| near::is_patronymic(&words[*at]))
    {
        words.remove(at);
    }
}

/// Whether this word says whose daughter or son: qızı, oğlu, кызы.
fn is_child_of(word: &[char]) -> bool {
    let plain: String = word
        .iter()
        .map(|letter| match letter {
            'ı' => 'i',
            'ğ' => 'g',
            letter => *letter,
        })
        .collect();
    CHILD_OF.iter().any(|known| {
        plain == *known
            || plain.strip_prefix(known).is_some_and(|ending| {
                matches!(
                    ending,
                    "nin" | "nun" | "na" | "ya" | "ni" | "nu" | "da" | "dan" | "ndan" | "nda" | "yla"
                )
            })
    })
}

#[cfg(test)]
mod tests;
