//! Words held together by signs, as e-mail addresses and handles are: `leyla.tagibeyli@mail.example`.
//!
//! A chain is found letter by letter, but its signs may be written in words or with spaces: `leyla (at) mail [dot] ru`,
//! `leyla собака mail точка ру` with the address's own letters.

use core::ops::Range;

use crate::alphabet::cyrillic_shape;
use crate::class::{self, SPACE};
use crate::fold::Folded;
use crate::scan::Seeds;

/// Spaces around a sign, at most.
const SPACES: usize = 2;

/// Words, and the signs before each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chain {
    /// For each word the signs before it; only the first may have none.
    links: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    /// The signs after the last word.
    tail: Vec<u8>,
    /// The word that stands in the automaton.
    rarest: usize,
}

impl Chain {
    /// Reads a chain; nothing if there is no word in it.
    pub(crate) fn new(classes: &[u8]) -> Option<Chain> {
        let mut links = Vec::new();
        let mut words = Vec::new();
        let mut at = 0;
        while let Some(offset) = classes[at..].iter().position(|class| class::is_word(*class)) {
            let word = at + offset;
            let end = classes[word..]
                .iter()
                .position(|class| !class::is_word(*class))
                .map_or(classes.len(), |n| word + n);
            links.push(classes[at..word].to_vec());
            words.push(classes[word..end].to_vec());
            at = end;
        }
        let host = links
            .iter()
            .position(|link| link.contains(&b'@'))
            .unwrap_or(words.len());
        // Hosts are the same for many people: only when the words before are tiny does one of theirs stand for the chain.
        let rarest = (0..words.len()).max_by_key(|at| (words[*at].len() > 2 && *at < host, words[*at].len()))?;
        let tail = classes[at..].to_vec();
        Some(Chain {
            links,
            words,
            tail,
            rarest,
        })
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds, part: u32) {
        let word = &self.words[self.rarest];
        seeds.word(word, part);
        if let Some(shape) = all_cyrillic(word) {
            seeds.word(&shape, part);
        }
    }

    /// The whole chain around its rarest word, if it is there. `extra` is asked what may stand between a word and the sign
    /// after it: it is given the sign and the place after the word, and returns where the sign begins.
    pub(crate) fn around(
        &self,
        text: &Folded<'_>,
        seed: &Range<usize>,
        extra: impl Fn(u8, usize) -> usize,
    ) -> Option<Range<usize>> {
        let mut start = seed.start;
        for at in (0..self.rarest).rev() {
            let link = &self.links[at + 1];
            // The word before, or the one before that if the sign is written in letters.
            let mut near = text.word_before(start)?;
            let mut tries = 0;
            start = loop {
                let sign = link.first().map_or(near.end, |sign| extra(*sign, near.end));
                if same(&self.words[at], &text.classes()[near.clone()]) && signs_after(text, sign, link) == Some(start)
                {
                    break near.start;
                }
                tries += 1;
                if tries > 3 {
                    return None;
                }
                near = text.word_before(near.start)?;
            };
        }
        for sign in self.links[0].iter().rev() {
            if text.before(start) != *sign {
                return None;
            }
            start -= 1;
        }
        let mut end = seed.end;
        for at in self.rarest + 1..self.words.len() {
            let link = &self.links[at];
            let sign = link.first().map_or(end, |sign| extra(*sign, end));
            let word = signs_after(text, sign, link)?;
            end = word + self.words[at].len();
            if !same(&self.words[at], text.classes().get(word..end)?) || class::is_word(text.at(end)) {
                return None;
            }
        }
        for sign in &self.tail {
            if text.at(end) != *sign {
                return None;
            }
            end += 1;
        }
        (!class::is_word(text.at(end))).then_some(start..end)
    }
}

/// Whether these are the same letters, read by shape where the scripts differ.
fn same(own: &[u8], there: &[u8]) -> bool {
    own.len() == there.len()
        && own
            .iter()
            .zip(there)
            .all(|(own, there)| own == there || cyrillic_shape(*own) == Some(*there))
}

/// The word in Cyrillic letters, if all of its letters look like one. Such a word mixes no scripts, so the fold leaves it.
pub(crate) fn all_cyrillic(word: &[u8]) -> Option<Vec<u8>> {
    let shape: Vec<u8> = word
        .iter()
        .map(|class| {
            if class::is_latin(*class) {
                cyrillic_shape(*class)
            } else {
                Some(*class)
            }
        })
        .collect::<Option<_>>()?;
    (shape != word).then_some(shape)
}

/// The place after these signs, if they stand here in one of their writings.
fn signs_after(text: &Folded<'_>, at: usize, signs: &[u8]) -> Option<usize> {
    signs.iter().try_fold(at, |at, sign| sign_after(text, at, *sign))
}

/// How a sign is called, as folded: Latin and Cyrillic names.
fn names(sign: u8) -> (&'static [&'static [u8]], &'static [&'static str]) {
    match sign {
        b'@' => (
            &[b"at", b"et", b"sobaka", b"kuchaluk", b"quyruqlu"],
            &["собака", "собачка", "эт", "ат"],
        ),
        b'.' => (
            &[b"dot", b"noqte", b"nokta", b"point", b"tochka", b"nogte"],
            &["точка", "тчк", "нөгтә"],
        ),
        b'_' => (&[b"underscore", b"altxett", b"alttire"], &["подчеркивание"]),
        b'-' => (&[b"dash", b"tire", b"defis", b"hyphen"], &["тире", "дефис"]),
        b'+' => (&[b"plus"], &["плюс"]),
        _ => (&[], &[]),
    }
}

fn sign_after(text: &Folded<'_>, from: usize, sign: u8) -> Option<usize> {
    let spaces = |at: usize| at + (at..at + SPACES).take_while(|place| text.at(*place) == SPACE).count();
    if text.at(from) == sign && sign != b'@' && sign != b'.' {
        return Some(from + 1);
    }
    if sign == b'@' && text.classes().get(from..from + 3) == Some(b"%40") {
        return Some(from + 3);
    }
    let mut at = spaces(from);
    let bracket = text.at(at) == b'(';
    if bracket {
        at = spaces(at + 1);
    }
    if text.at(at) == sign {
        at += 1;
    } else {
        let token = text.token(at);
        let (latin, cyrillic) = names(sign);
        let called = &text.classes()[token.clone()];
        let named = latin.contains(&called)
            || cyrillic
                .iter()
                .any(|name| name.chars().map(class::cyrillic).eq(called.iter().copied()));
        // Without brackets the name is a word of its own: "leylaatmail" is not an address.
        if !named || token.start != at || (!bracket && (at == from || text.at(token.end) != SPACE)) {
            return None;
        }
        at = token.end;
    }
    if bracket {
        at = spaces(at);
        if text.at(at) != b')' {
            return None;
        }
        at += 1;
    }
    Some(spaces(at))
}
