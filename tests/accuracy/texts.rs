//! Our own texts, by language: sentences that hosts are built of, and sentences that carry what is planted.

use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    Az,
    Ru,
    Tr,
    En,
}

impl Language {
    pub(crate) const ALL: [Language; 4] = [Language::Az, Language::Ru, Language::Tr, Language::En];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Language::Az => "az",
            Language::Ru => "ru",
            Language::Tr => "tr",
            Language::En => "en",
        }
    }
}

/// A word of names.txt with its spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) language: Language,
    pub(crate) role: char,
    pub(crate) own: String,
    pub(crate) russian: Vec<String>,
    pub(crate) english: Vec<String>,
}

pub(crate) struct Texts {
    sections: BTreeMap<(Language, String), Vec<String>>,
    pub(crate) words: Vec<Word>,
}

impl Texts {
    pub(crate) fn new() -> Texts {
        let mut sections = BTreeMap::new();
        for (language, text) in [
            (Language::Az, include_str!("texts/az.txt")),
            (Language::Ru, include_str!("texts/ru.txt")),
            (Language::Tr, include_str!("texts/tr.txt")),
            (Language::En, include_str!("texts/en.txt")),
        ] {
            let mut section = String::new();
            for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    name.clone_into(&mut section);
                } else {
                    sections
                        .entry((language, section.clone()))
                        .or_insert_with(Vec::new)
                        .push(line.to_owned());
                }
            }
        }
        let words = include_str!("texts/names.txt")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(word)
            .collect();
        Texts { sections, words }
    }

    /// The lines of a section; a section that is asked for is there.
    pub(crate) fn of(&self, language: Language, section: &str) -> &[String] {
        self.sections
            .get(&(language, section.to_owned()))
            .unwrap_or_else(|| panic!("{}.txt has no [{section}]", language.code()))
    }
}

fn word(line: &str) -> Word {
    let mut parts = line.splitn(3, ' ');
    let language = parts.next().unwrap();
    let language = *Language::ALL.iter().find(|one| one.code() == language).unwrap();
    let role = parts.next().unwrap().chars().next().unwrap();
    let mut spellings = parts.next().unwrap().split(';').map(str::trim);
    let own = spellings.next().unwrap().to_owned();
    let mut list = || -> Vec<String> {
        let listed = spellings.next().unwrap();
        listed
            .split(',')
            .map(|one| one.trim().to_owned())
            .filter(|one| one != "-")
            .collect()
    };
    Word {
        language,
        role,
        own,
        russian: list(),
        english: list(),
    }
}
