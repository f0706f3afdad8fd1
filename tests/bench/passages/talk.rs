//! What people write to each other, by seed: sentences of real texts or of the bench's own, cut to the length of messages, and
//! filled up with sentences that follow the same words' order (a Markov chain of order two). Such a chain repeats everyday pairs
//! of words without end: pessimistic for what has to tell pieces apart.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::corpus::{self, Dice};

/// The languages, as the texts' files are called.
pub(crate) const LANGUAGES: [&str; 4] = ["az", "ru", "tr", "en"];

/// A message, its language by number.
pub(crate) struct Message {
    pub(crate) language: usize,
    pub(crate) words: Vec<String>,
}

/// Sentences by language: lines of the folder's files, or of the bench's own text, in which Turkish is left out.
pub(crate) fn sentences(folder: Option<&Path>) -> Vec<Vec<Vec<String>>> {
    let read = |language: &&str| match folder {
        Some(folder) => fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap(),
        None if corpus::LANGUAGES.contains(language) => corpus::text(language, 300_000),
        None => String::new(),
    };
    LANGUAGES
        .iter()
        .map(read)
        .map(|text| {
            let lines = text
                .lines()
                .map(|line| line.split_whitespace().map(str::to_owned).collect());
            lines.filter(|words: &Vec<String>| words.len() >= 3).collect()
        })
        .collect()
}

/// Messages of real sentences: half of them pieces of 3 to 14 words, the rest whole up to 28.
pub(crate) fn real(sentences: &[Vec<Vec<String>>], dice: &mut Dice) -> Vec<Message> {
    let mut messages = Vec::new();
    for (language, lines) in sentences.iter().enumerate() {
        for line in lines {
            let mut rest = line.as_slice();
            while !rest.is_empty() {
                let length = if dice.roll(2) == 0 { 3 + dice.roll(12) } else { 28 };
                let (words, left) = rest.split_at(length.min(rest.len()));
                rest = left;
                messages.push(Message {
                    language,
                    words: words.to_vec(),
                });
            }
        }
    }
    messages
}

/// So many more, of words in the order of real ones: 1 to 16 words, 6 on average, as messages are.
pub(crate) fn filled(sentences: &[Vec<Vec<String>>], count: usize, dice: &mut Dice) -> Vec<Message> {
    let chains: Vec<Chain<'_>> = sentences
        .iter()
        .filter(|lines| !lines.is_empty())
        .map(|lines| Chain::new(lines))
        .collect();
    (0..count)
        .map(|at| {
            let language = at % chains.len();
            let length = 1 + dice.roll(4) + dice.roll(4) + dice.roll(5) * dice.roll(3);
            Message {
                language,
                words: chains[language].words(length, dice),
            }
        })
        .collect()
}

/// Which words follow which two.
struct Chain<'t> {
    next: HashMap<(&'t str, &'t str), Vec<&'t str>>,
    starts: Vec<(&'t str, &'t str)>,
}

impl<'t> Chain<'t> {
    fn new(lines: &'t [Vec<String>]) -> Chain<'t> {
        let mut next: HashMap<_, Vec<&str>> = HashMap::new();
        let mut starts = Vec::new();
        for line in lines {
            for (at, three) in line.windows(3).enumerate() {
                next.entry((three[0].as_str(), three[1].as_str()))
                    .or_default()
                    .push(&three[2]);
                if at % 4 == 0 {
                    starts.push((three[0].as_str(), three[1].as_str()));
                }
            }
        }
        Chain { next, starts }
    }

    fn words(&self, length: usize, dice: &mut Dice) -> Vec<String> {
        let mut two = self.starts[dice.roll(self.starts.len())];
        let mut words = vec![two.0, two.1];
        while words.len() < length {
            let Some(next) = self.next.get(&two) else {
                two = self.starts[dice.roll(self.starts.len())];
                continue;
            };
            two = (two.1, next[dice.roll(next.len())]);
            words.push(two.1);
        }
        words.truncate(length);
        words.into_iter().map(str::to_owned).collect()
    }
}
