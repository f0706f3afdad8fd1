//! Names: a person's full name in any order, spelling, alphabet and case; never a given or a common family name alone.
//!
//! Every spelling of each word stands in the automaton (`name/spelling.rs`). A candidate is one word in an ordinary
//! spelling; the others are then looked for next to it by ear (`name/sound.rs`), with their endings (`name/ending.rs`).
//! This full-name rule is what keeps names silent: a word alone is never enough, unless the user called the family name
//! rare. Which words stand near enough, and what may stand between them, is in `name/near.rs`.

mod broken;
pub(crate) mod ending;
pub(crate) mod family;
mod fit;
mod gate;
pub(crate) mod known;
mod letters;
mod near;
pub(crate) mod part;
mod sound;
mod spelling;
pub(crate) mod starred;
pub(crate) mod whole;
pub(crate) mod word;

use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

use gate::Gate;
use part::{Part, Role, Seed};
use word::{Marks, Word, from_azerbaijani_cyrillic, letters, word_at, word_end};

/// A person's name, understood.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    normal: String,
    /// Given names and family names, in this order; any of the ones goes with any of the others.
    parts: Vec<Part>,
    /// What each part must begin like, for a first look.
    gates: Vec<Gate>,
    /// How many of the parts are given names.
    given: usize,
    /// Letters of both words written as one, at least.
    shortest_joined: usize,
    /// What stands in the automaton, and for which part.
    seeds: Vec<(usize, Seed)>,
    /// The family name alone is telling.
    rare: bool,
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
                    .any(|word| known::is_given(&word.letters) || known::is_family(&word.letters))
            {
                return Err(ParseError::TooCommon);
            }
            if family.iter().any(|word| word.letters.len() < SHORTEST_ALONE) {
                return Err(ParseError::TooShort);
            }
        }
        for alias in aliases.iter().filter(|alias| alias.chars().any(char::is_alphanumeric)) {
            let mut other = Full::parse(alias)?;
            // "A. Qədimova": initials are found anyway.
            other.given.retain(|word| word.letters.len() > 1);
            match (&other.given[..], &other.family[..]) {
                // A single word is a short given name or another family name, as it looks.
                ([], [word]) if known::is_given(&word.letters) && !known::is_family(&word.letters) => {
                    given.push(word.clone());
                }
                ([], [word]) if known::is_family(&word.letters) || family::looks_like_family(&word.letters) => {
                    family.push(word.clone());
                }
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
            words.retain(|word| seen.insert(word.letters.clone()));
        }
        if given.iter().chain(&family).any(|word| word.letters.len() < 2) {
            return Err(ParseError::TooShort);
        }
        let rare = rare && !family.iter().any(|word| known::is_family(&word.letters));
        let gender = family::gender(family.iter().map(|word| &word.letters[..]));
        let parts: Vec<Part> = given
            .iter()
            .map(|word| Part::new(&word.letters, Role::Given, gender, word.marks))
            .chain(
                family
                    .iter()
                    .map(|word| Part::new(&word.letters, Role::Family, gender, word.marks)),
            )
            .collect();
        let some_long = |role: Role| parts.iter().any(|part| part.role == role && part.is_long());
        let mut seeds: Vec<(usize, Seed)> = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            // A short given name begins many words: it is looked for by itself, its endings are found by way of the other word.
            let alone = part.role == Role::Given && !part.is_long() && some_long(Role::Family);
            seeds.extend(part.seeds(alone).into_iter().map(|seed| (number, seed)));
        }
        let shortest = |role: Role| {
            let of_role = parts.iter().filter(|part| part.role == role);
            of_role.map(Part::least_letters).min().unwrap_or(usize::from(u8::MAX))
        };
        Ok(Name {
            normal: value.split_whitespace().collect::<Vec<_>>().join(" "),
            gates: parts.iter().map(|part| part.gate).collect(),
            given: given.len(),
            shortest_joined: shortest(Role::Given) + shortest(Role::Family),
            parts,
            seeds,
            rare,
        })
    }

    /// The name as it is shown back.
    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    /// Every spelling of every word.
    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        seeds.starred();
        for (part, seed) in &self.seeds {
            // A name has a dozen words at most.
            let part = u32::try_from(*part).unwrap_or(u32::MAX);
            seed.put(seeds, part);
        }
    }

    /// Whether the word at this candidate is part of the whole name.
    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        const ALONE: Refusal = Refusal("the other word of the name does not stand beside it");
        const OTHER: Refusal = Refusal("another word that begins alike");
        let at = candidate.part as usize;
        let part = self.parts.get(at).ok_or(OTHER)?;
        let gates = match part.role {
            Role::Given => &self.gates[self.given..],
            Role::Family => &self.gates[..self.given],
        };
        let word = candidate.range.start..word_end(text, candidate.range.end);
        let family = part.role == Role::Family;
        let company = gate::in_company(text.classes(), word.clone(), gates);
        let long = word.len() >= self.shortest_joined;
        let addressed = !family && gate::is_addressed(text.classes(), word.clone());
        if !(company || long || addressed || self.rare && family) {
            return Err(ALONE);
        }
        let word = word_at(text, word.start).ok_or(OTHER)?;
        if long && let Some(joined) = self.joined(part, &word) {
            return Ok(joined);
        }
        let found = part.fit_slipped(text, &word).ok_or(OTHER)?;
        let partners: Vec<&Part> = self.parts.iter().filter(|other| other.role != part.role).collect();
        if let Some(range) = near::full(text, part, &found, &partners) {
            return Ok(Match {
                range,
                grade: Grade::Whole,
            });
        }
        if !found.is_exact() {
            return Err(ALONE);
        }
        if let Some(starred) = starred::beside(text, part, &found, &partners) {
            return Ok(starred);
        }
        if part.role == Role::Given {
            // "Leyla xanım", "Leyla T.": hers only beside what is hers.
            let range = near::addressed(text, &found, &partners).ok_or(ALONE)?;
            return Ok(Match {
                range,
                grade: Grade::Hint,
            });
        }
        if let Some(range) = near::initials(text, &found, &partners) {
            return Ok(Match {
                range,
                grade: Grade::Initials,
            });
        }
        if let Some(range) = near::bare_initial(text, &found, &partners) {
            return Ok(Match {
                range,
                grade: Grade::Hint,
            });
        }
        if !self.rare {
            return Err(ALONE);
        }
        Ok(Match {
            range: found.word.start..found.word.end,
            grade: Grade::Whole,
        })
    }

    /// Both words written as one, as in a hash tag: `#LeylaTağıbəyli`.
    fn joined(&self, part: &Part, word: &Word) -> Option<Match> {
        let ends = part.ends(&word.letters);
        let partners = self.parts.iter().filter(|other| other.role != part.role);
        partners
            .into_iter()
            .any(|other| {
                ends.iter()
                    .any(|end| word.letters.len() - end >= SHORTEST_JOINED && other.fit_exact(&word.letters[*end..]))
            })
            .then_some(Match {
                range: word.start..word.end,
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
    given: Vec<Typed>,
    family: Vec<Typed>,
}

/// A word of a name as it was typed.
#[derive(Clone, Debug)]
struct Typed {
    letters: Vec<char>,
    marks: Marks,
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
                    Some(last) if index > 0 && family::is_zade(&letters) => last.extend(letters),
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
        let mut marks = Marks::of(typed);
        // Each Cyrillic letter of Azerbaijani is a Latin one.
        let latin: Option<Vec<Vec<char>>> = words
            .iter()
            .map(|word| from_azerbaijani_cyrillic(word, typed))
            .collect();
        if let Some(latin) = latin {
            words = latin;
            marks = Marks::ALL;
        }
        let read = |word: &Vec<char>| Typed {
            letters: word.clone(),
            marks,
        };
        if words.len() == 1 {
            return Ok(Full {
                given: Vec::new(),
                family: words.iter().map(read).collect(),
            });
        }
        let looks: Vec<bool> = words
            .iter()
            .map(|word| family::looks_like_family(word) || (known::is_family(word) && !known::is_given(word)))
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
            .map(|(word, _)| read(word))
            .collect();
        // Further given names may be left out by others; the first is what a person is called by.
        let given = words
            .iter()
            .zip(&is_family)
            .filter(|(_, family)| !**family)
            .map(|(word, _)| read(word))
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
