//! How telling a word is, in bits: how seldom it is written at all.

use core::hash::{BuildHasherDefault, Hasher};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::fold::Folded;

use super::fingerprints::{mix, pair};
use super::stream::{Word, Words, is_number, symbols};

/// The most that a word tells: from here on words are too seldom for lists to know how seldom.
pub(super) const MOST: u8 = 14;

/// The words of four languages, most frequent first, a language a line. Made by `tests/tools/common.py`, which says of what.
const COMMON: &str = include_str!("common.txt");

/// What everybody writes, a phrase a line.
const EVERYDAY: &str = include_str!("everyday.txt");

/// Pairs of words of it.
static PAIRS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let mut words = Words::default();
    let mut pairs = HashSet::new();
    for line in EVERYDAY.lines().filter(|line| !line.starts_with('#')) {
        words.read(Folded::new(line).classes());
        pairs.extend(words.words.windows(2).map(|two| pair(two[0], two[1])));
    }
    pairs
});

/// Whether everybody puts the two words of this pair beside each other.
pub(super) fn is_everyday(pair: u32) -> bool {
    PAIRS.contains(&pair)
}

/// The bits of common words.
static BITS: LazyLock<HashMap<Word, u8, BuildHasherDefault<Mixed>>> = LazyLock::new(|| {
    let mut bits = HashMap::default();
    let mut words = Words::default();
    for line in COMMON.lines().filter(|line| !line.starts_with('#')) {
        // How often a skeleton is written is the sum over its words.
        let mut shares: HashMap<Word, f64> = HashMap::new();
        words.read(Folded::new(line).classes());
        for (rank, word) in (1..).zip(&words.words) {
            // Zipf's law: a word of rank n is about every tenth of n words.
            *shares.entry(*word).or_default() += 0.1 / f64::from(rank);
        }
        for (word, share) in shares {
            let own = (-share.log2()).round().clamp(1.0, f64::from(MOST)) as u8;
            let least = bits.entry(word).or_insert(own);
            *least = own.min(*least);
        }
    }
    bits
});

/// A word's own hash. What a page says can't fill one bucket: its words are looked up, not put in.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = mix(word);
    }
}

/// How many bits a word tells.
pub(super) fn bits(word: Word) -> u32 {
    let symbols = symbols(word);
    // A figure is one of ten; of short words there are not many, and what is short here was a longer word there.
    let most = if is_number(word) {
        1 + 3 * symbols
    } else {
        3 + 4 * symbols
    };
    let common = BITS.get(&word).copied().unwrap_or(MOST);
    most.min(u32::from(common))
}
