//! The words of `words.txt`, ready to be looked up. The file itself says how it is written.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::class;
use crate::fold::Folded;

use super::skeleton::{Language, Script, Token, skeleton};

/// What a section of the file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Section {
    Category(super::Category),
    Contact,
    News,
    Friendly,
    Ordinary,
    /// Negates what stands after it.
    Before,
    /// Negates what stands before it.
    After,
    Language,
}

impl Section {
    fn from_name(name: &str) -> Option<Section> {
        let category = super::Category::ALL
            .into_iter()
            .find(|category| category.as_str() == name);
        Some(match name {
            "contact" => Section::Contact,
            "news" => Section::News,
            "friendly" => Section::Friendly,
            "ordinary" => Section::Ordinary,
            "before" => Section::Before,
            "after" => Section::After,
            "language" => Section::Language,
            _ => return category.map(Section::Category),
        })
    }
}

/// How much an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    Clear,
    /// One of its meanings is meant, or none.
    Maybe,
    /// What stands there is something else.
    Not,
}

/// One word of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Exact(Vec<u8>),
    Stem(Vec<u8>),
    Open(Vec<u8>),
    /// One word more or less.
    Any,
}

impl Step {
    fn letters(&self) -> &[u8] {
        match self {
            Step::Exact(letters) | Step::Stem(letters) | Step::Open(letters) => letters,
            Step::Any => &[],
        }
    }

    fn fits(&self, token: &Token, language: Language) -> bool {
        match self {
            Step::Exact(letters) => token.skeleton == *letters,
            Step::Open(letters) => token.skeleton.starts_with(letters),
            Step::Stem(letters) => token
                .skeleton
                .strip_prefix(language.stem(letters))
                .is_some_and(|rest| language.ends(rest)),
            Step::Any => true,
        }
    }
}

/// A word or a few in a row, and what they say.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) section: Section,
    pub(super) force: Force,
    pub(super) language: Language,
    steps: Vec<Step>,
}

impl Entry {
    /// How many words from the first on are this entry; none if they are not.
    fn length(&self, tokens: &[Token]) -> Option<usize> {
        self.fit(tokens, &self.steps)
    }

    fn fit(&self, tokens: &[Token], steps: &[Step]) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(0);
        };
        if *step == Step::Any {
            return self
                .fit(tokens, rest)
                .or_else(|| Some(1 + self.fit(tokens.get(1..).filter(|_| tokens[0].joined)?, rest)?));
        }
        let token = tokens.first()?;
        let first = steps.len() == self.steps.len();
        let here = (first || token.joined) && self.reads(token.script) && step.fits(token, self.language);
        Some(1 + self.fit(tokens.get(1..).filter(|_| here)?, rest)?)
    }

    /// Whether words of this entry are looked for in this script. In another than the language's own, Russian in Latin
    /// letters and Azerbaijani in Cyrillic ones, only where they are long enough to be no other word.
    fn reads(&self, script: Script) -> bool {
        const LONG: usize = 5;
        const LONG_OPEN: usize = 6;
        if script == self.language.script() {
            return true;
        }
        let crosses = match self.language {
            Language::Russian => script == Script::Latin,
            Language::Azerbaijani => script == Script::Cyrillic,
            Language::Turkish | Language::English => false,
        };
        let first = self.steps.first();
        let longest = match first {
            Some(Step::Open(_)) => LONG_OPEN,
            _ => LONG,
        };
        crosses && (self.steps.len() > 1 || first.is_some_and(|step| step.letters().len() >= longest))
    }

    /// So short a word that it is also one of another language.
    pub(super) fn is_short(&self) -> bool {
        const SHORT: usize = 5;
        self.steps.len() == 1 && self.steps.iter().all(|step| step.letters().len() <= SHORT)
    }
}

/// All entries, by the letters that their first word begins with.
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    by_start: HashMap<[u8; 2], Vec<u32>>,
}

impl Lexicon {
    /// Read from the file when first needed.
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Lexicon::read(include_str!("words.txt")).0)
    }

    /// The entries that begin with the first of these words, and how many words each takes up.
    pub(super) fn each<'l>(&'l self, tokens: &[Token], mut visit: impl FnMut(&'l Entry, usize)) {
        let Some(first) = tokens.first() else { return };
        let start = |letters: &[u8]| [letters.first().copied(), letters.get(1).copied()].map(Option::unwrap_or_default);
        let candidates = self.by_start.get(&start(&first.skeleton));
        for index in candidates.into_iter().flatten() {
            let entry = &self.entries[*index as usize];
            if let Some(length) = entry.length(tokens) {
                visit(entry, length);
            }
        }
    }

    /// The lexicon, and the lines that could not be read.
    fn read(file: &str) -> (Lexicon, Vec<String>) {
        let mut lexicon = Lexicon {
            entries: Vec::new(),
            by_start: HashMap::new(),
        };
        let mut wrong = Vec::new();
        let mut section = None;
        for line in file.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with(';') {
                continue;
            }
            if let Some(name) = line.strip_prefix("# ") {
                section = Section::from_name(name);
                continue;
            }
            let head = line.split_once(": ").and_then(|(head, words)| {
                let (language, force) = head.split_once(' ').unwrap_or((head, ""));
                Some((section?, language_of(language)?, force_of(force)?, words))
            });
            let Some((section, language, force, words)) = head else {
                wrong.push(line.to_owned());
                continue;
            };
            // Folded together: one word at a time would take ten times as long.
            let folded = Folded::new(words);
            for phrase in folded.classes().split(|class| *class == b',') {
                let steps: Vec<Step> = phrase
                    .split(|class| *class == class::SPACE)
                    .filter(|word| !word.is_empty())
                    .map(step)
                    .collect();
                lexicon.add(Entry {
                    section,
                    force,
                    language,
                    steps,
                });
            }
        }
        (lexicon, wrong)
    }

    fn add(&mut self, entry: Entry) {
        let Some(letters) = entry.steps.first().map(Step::letters) else {
            return;
        };
        let letters = match entry.steps.first() {
            Some(Step::Stem(_)) => entry.language.stem(letters),
            _ => letters,
        };
        let second = letters.get(1).copied().unwrap_or_default();
        if let Some(first) = letters.first() {
            let index = self.entries.len() as u32;
            self.by_start.entry([*first, second]).or_default().push(index);
            self.entries.push(entry);
        }
    }
}

fn step(word: &[u8]) -> Step {
    match word {
        b"_" => Step::Any,
        [letters @ .., b'*'] => Step::Open(skeleton(letters)),
        [letters @ .., b'!'] => Step::Exact(skeleton(letters)),
        letters => Step::Stem(skeleton(letters)),
    }
}

fn language_of(name: &str) -> Option<Language> {
    Some(match name {
        "az" => Language::Azerbaijani,
        "ru" => Language::Russian,
        "tr" => Language::Turkish,
        "en" => Language::English,
        _ => return None,
    })
}

fn force_of(name: &str) -> Option<Force> {
    Some(match name {
        "" => Force::Clear,
        "maybe" => Force::Maybe,
        "not" => Force::Not,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_file_is_read() {
        let (lexicon, wrong) = Lexicon::read(include_str!("words.txt"));
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(lexicon.entries.len() > 1000, "{}", lexicon.entries.len());
        for category in super::super::Category::ALL {
            for language in [
                Language::Azerbaijani,
                Language::Russian,
                Language::Turkish,
                Language::English,
            ] {
                let count = lexicon
                    .entries
                    .iter()
                    .filter(|entry| {
                        entry.section == Section::Category(category)
                            && entry.language == language
                            && entry.force == Force::Clear
                    })
                    .count();
                assert!(count >= 5, "{} in {language:?}: {count}", category.as_str());
            }
        }
    }

    #[test]
    fn a_line_of_another_form_is_told() {
        let (_, wrong) =
            Lexicon::read("# threat\naz: a\n# nothing\naz: b\n# threat\nde: c\naz perhaps: d\nfree text\n");
        assert_eq!(wrong, ["az: b", "de: c", "az perhaps: d", "free text"]);
    }

    #[test]
    fn no_entry_is_a_letter_or_two_with_any_ending() {
        for entry in &Lexicon::get().entries {
            let short = entry.steps.len() == 1
                && entry.steps.iter().any(|step| match step {
                    Step::Open(letters) => letters.len() < 4,
                    Step::Stem(letters) => letters.len() < 3,
                    Step::Exact(_) | Step::Any => false,
                });
            assert!(!short, "{entry:?}");
        }
    }
}
