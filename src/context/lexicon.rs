//! The words of `words.txt`, ready to be looked up. The file itself says how it is written.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use crate::class;
use crate::fold::Folded;

use super::skeleton::{Language, Parted, Script, Token, skeleton};

/// What a section of the file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Section {
    Category(super::Category),
    Contact,
    News,
    Friendly,
    Ordinary,
    /// Speaks to someone.
    You,
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
            "you" => Section::You,
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
    /// Any word that ends so.
    Ends(Vec<u8>),
    /// Figures.
    Number,
    /// Any of these.
    Set(Arc<[Step]>),
    /// One word more or less.
    Any,
    /// Up to [`FAR`] words more, commas among them.
    Far,
}

/// Words that `...` stands for, at most.
const FAR: usize = 6;

impl Step {
    /// What a word has to begin with; nothing if that is left open.
    fn starts(&self, language: Language) -> Vec<&[u8]> {
        match self {
            Step::Exact(letters) | Step::Open(letters) => vec![letters],
            Step::Stem(letters) => vec![language.stem(letters)],
            Step::Set(steps) => steps.iter().flat_map(|step| step.starts(language)).collect(),
            Step::Ends(_) | Step::Number | Step::Any | Step::Far => Vec::new(),
        }
    }

    fn fits(&self, token: &Token, language: Language) -> bool {
        match self {
            Step::Exact(letters) => token.skeleton == *letters,
            Step::Open(letters) => token.skeleton.starts_with(letters),
            Step::Ends(letters) => token.skeleton.ends_with(letters),
            Step::Number => token.skeleton.first().is_some_and(u8::is_ascii_digit),
            Step::Stem(letters) => token
                .skeleton
                .strip_prefix(language.stem(letters))
                .is_some_and(|rest| language.ends(rest)),
            Step::Set(steps) => steps.iter().any(|step| step.fits(token, language)),
            Step::Any | Step::Far => true,
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
        self.fit(tokens, &self.steps, Parted::Apart)
    }

    /// `most`: what may part the first of these words from the one before.
    fn fit(&self, tokens: &[Token], steps: &[Step], most: Parted) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(0);
        };
        let (words, most) = match step {
            Step::Any => (1, Parted::Joined),
            Step::Far => (FAR, Parted::Comma),
            _ => {
                let token = tokens.first()?;
                let read = *step == Step::Number || self.reads(token.script);
                let here = token.parted <= most && read && step.fits(token, self.language);
                return Some(1 + self.fit(tokens.get(1..).filter(|_| here)?, rest, Parted::Joined)?);
            }
        };
        (0..=words)
            .take_while(|count| tokens.iter().take(*count).all(|token| token.parted <= most))
            .find_map(|count| Some(count + self.fit(tokens.get(count..)?, rest, most)?))
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
        let long = match self.steps.first() {
            Some(Step::Open(letters)) => letters.len() >= LONG_OPEN,
            Some(Step::Stem(letters)) => self.language.stem(letters).len() >= LONG,
            Some(Step::Exact(letters)) => letters.len() >= LONG,
            _ => false,
        };
        crosses && (self.steps.len() > 1 || long)
    }

    /// So short a word that it is also one of another language.
    pub(super) fn is_short(&self) -> bool {
        const SHORT: usize = 5;
        match self.steps.as_slice() {
            [Step::Exact(letters) | Step::Stem(letters) | Step::Open(letters)] => letters.len() <= SHORT,
            _ => false,
        }
    }
}

/// Letters by which entries are looked up.
const START: usize = 3;

/// The first letters of a word, zeros in place of those that it does not have.
fn start(letters: &[u8]) -> [u8; START] {
    let mut start = [0; START];
    for (to, letter) in start.iter_mut().zip(letters) {
        *to = *letter;
    }
    start
}

/// All entries, by the letters that their first word begins with.
pub(super) struct Lexicon {
    entries: Vec<Entry>,
    by_start: HashMap<[u8; START], Vec<u32>>,
    /// Entries whose first word may begin with anything.
    open: Vec<u32>,
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
        // An entry of few letters may go on with an ending.
        let short = (1..START).filter_map(|length| first.skeleton.get(..length).map(start));
        let whole = first.skeleton.get(..START).map(start);
        let candidates = short.chain(whole).filter_map(|start| self.by_start.get(&start));
        for index in candidates.flatten().chain(&self.open) {
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
            open: Vec::new(),
        };
        let mut wrong = Vec::new();
        let mut section = None;
        // The sets of this section, by the word that stands for one.
        let mut sets: HashMap<(Language, Vec<u8>), Arc<[Step]>> = HashMap::new();
        for line in file.lines() {
            let line = line.trim();
            if line.is_empty() || line.starts_with(';') {
                continue;
            }
            if let Some(name) = line.strip_prefix("# ") {
                section = Section::from_name(name);
                sets.clear();
                continue;
            }
            let read = line.split_once(": ").and_then(|(head, words)| {
                let (language, force) = head.split_once(' ').unwrap_or((head, ""));
                let (section, language) = (section?, language_of(language)?);
                // Folded together: one word at a time would take ten times as long.
                let folded = Folded::new(words);
                let phrases = folded.classes().split(|class| *class == b',');
                if force.starts_with('@') {
                    // Single words.
                    let word = |phrase: &[u8]| (!phrase.contains(&class::SPACE)).then(|| step(phrase));
                    let steps = phrases.map(|phrase| word(phrase.trim_ascii())).collect::<Option<_>>()?;
                    let name = Folded::new(force).classes().to_vec();
                    return sets.insert((language, name), steps).is_none().then_some(());
                }
                let force = force_of(force)?;
                for phrase in phrases {
                    let parts: Vec<Vec<Step>> = phrase
                        .split(|class| *class == b'&')
                        .map(|part| read_steps(part, language, &sets))
                        .collect::<Option<_>>()?;
                    let orders = match parts.as_slice() {
                        [steps] => vec![steps.clone()],
                        [one, other] => vec![apart(one, other), apart(other, one)],
                        _ => return None,
                    };
                    for steps in orders {
                        lexicon.add(Entry {
                            section,
                            force,
                            language,
                            steps,
                        })?;
                    }
                }
                Some(())
            });
            if read.is_none() {
                wrong.push(line.to_owned());
            }
        }
        (lexicon, wrong)
    }

    /// Nothing if it could begin with any word.
    fn add(&mut self, entry: Entry) -> Option<()> {
        let index = self.entries.len() as u32;
        let starts: BTreeSet<[u8; START]> = entry
            .steps
            .first()?
            .starts(entry.language)
            .into_iter()
            .map(start)
            .collect();
        match entry.steps.first() {
            Some(Step::Ends(_)) => self.open.push(index),
            Some(Step::Number) if entry.steps.len() > 1 => self.open.push(index),
            _ if starts.is_empty() => return None,
            _ => {}
        }
        for start in starts {
            self.by_start.entry(start).or_default().push(index);
        }
        self.entries.push(entry);
        Some(())
    }
}

/// The words of a part of an entry. Nothing if it names a set that is not there.
fn read_steps(part: &[u8], language: Language, sets: &HashMap<(Language, Vec<u8>), Arc<[Step]>>) -> Option<Vec<Step>> {
    part.split(|class| *class == class::SPACE)
        .filter(|word| !word.is_empty())
        .map(|word| match word {
            [b'@', ..] => sets.get(&(language, word.to_vec())).cloned().map(Step::Set),
            _ => Some(step(word)),
        })
        .collect()
}

/// One after the other, with some words between.
fn apart(one: &[Step], other: &[Step]) -> Vec<Step> {
    [one, &[Step::Far], other].concat()
}

fn step(word: &[u8]) -> Step {
    match word {
        b"_" => Step::Any,
        b"..." => Step::Far,
        b"#" => Step::Number,
        [b'*', letters @ ..] => Step::Ends(skeleton(letters)),
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
        let (_, wrong) = Lexicon::read(
            "# threat\naz: a\n# nothing\naz: b\n# threat\nde: c\naz perhaps: d\nfree text\naz: @set a\naz @set: a b\naz: a & b & c\naz: ... a\n",
        );
        let expected = [
            "az: b",
            "de: c",
            "az perhaps: d",
            "free text",
            "az: @set a",
            "az @set: a b",
            "az: a & b & c",
            "az: ... a",
        ];
        assert_eq!(wrong, expected);
    }

    #[test]
    fn sets_and_distances_are_understood() {
        let (lexicon, wrong) =
            Lexicon::read("# threat\nen @hurt: kill, shoot\nen: will @hurt her, pay & or ... @hurt\n");
        assert!(wrong.is_empty(), "{wrong:?}");
        for (text, length) in [
            ("will shoot her", Some(3)),
            ("will quickly shoot her", None),
            ("pay us, or the men will kill", Some(7)),
            ("pay us. Or they will kill", None),
            ("or they kill, so pay", Some(5)),
        ] {
            let folded = Folded::new(text);
            let tokens = super::super::skeleton::tokens(&folded, 0..folded.classes().len());
            let mut found = None;
            lexicon.each(&tokens, |_, length| found = Some(length));
            assert_eq!(found, length, "{text}");
        }
    }

    #[test]
    fn no_entry_is_a_letter_or_two_with_any_ending() {
        for entry in &Lexicon::get().entries {
            let short = entry.steps.iter().any(|step| match step {
                Step::Open(letters) => letters.len() < if entry.steps.len() == 1 { 4 } else { 2 },
                Step::Stem(letters) => letters.len() < 3 && entry.steps.len() == 1,
                _ => false,
            });
            assert!(!short, "{entry:?}");
        }
    }
}
