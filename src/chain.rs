//! Words held together by signs, as e-mail addresses and handles are: `leyla.tagibeyli@mail.example`.
//!
//! A chain is found letter by letter, but its signs may be written in words or with spaces: `leyla (at) mail [dot] ru`,
//! `leyla собака mail точка ру` with the address's own letters.

use core::ops::Range;

use crate::alphabet::cyrillic_shape;
use crate::class::{self, BULLET, NEWLINE, SIGN, SPACE};
use crate::fold::Folded;
use crate::scan::Seeds;

/// Spaces around a sign, at most.
const SPACES: usize = 2;

/// What stands before a name in a link within a link: `/`, `=`, `@`, `:`, each as its two figures behind a `%`.
const ESCAPES: [[u8; 2]; 4] = [*b"2f", *b"3d", *b"40", *b"3a"];

/// A sign of a chain as it is escaped in a link.
const fn escape(sign: u8) -> Option<[u8; 2]> {
    Some(match sign {
        b'@' => *b"40",
        b'.' => *b"2e",
        b'_' => *b"5f",
        b'-' => *b"2d",
        b'+' => *b"2b",
        _ => return None,
    })
}

/// Where the escape begins that ends before this place, and whether it is that of `@`.
pub(crate) fn escape_before(text: &Folded<'_>, at: usize) -> Option<(usize, bool)> {
    let start = at.checked_sub(3)?;
    let escape = text.classes().get(start + 1..at)?.first_chunk::<2>()?;
    (text.at(start) == b'%' && ESCAPES.contains(escape)).then_some((start, escape == b"40"))
}

/// A word without the escape that touches it: `2Fleyla` of `t.me%2Fleyla`.
pub(crate) fn decoded(text: &Folded<'_>, token: Range<usize>) -> Range<usize> {
    let escape = text.classes()[token.clone()].first_chunk::<2>();
    let escaped =
        token.len() > 2 && text.before(token.start) == b'%' && escape.is_some_and(|two| ESCAPES.contains(two));
    if escaped { token.start + 2..token.end } else { token }
}

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
    reading: Reading,
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
        let mail = links.iter().skip(1).any(|link| link.contains(&b'@'));
        Some(Chain {
            reading: if mail { Reading::Mail } else { Reading::Strict },
            links,
            words,
            tail,
            rarest,
        })
    }

    /// The same with dot, dash and underscore for one another.
    pub(crate) fn loose(&self) -> Chain {
        Chain {
            reading: Reading::Loose,
            ..self.clone()
        }
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds, part: u32) {
        let word = &self.words[self.rarest];
        seeds.word(word, part);
        if word.is_ascii() {
            let before = self.links[self.rarest].last();
            for escape in ESCAPES
                .iter()
                .filter(|_| self.rarest == 0)
                .chain(before.and_then(|sign| escape(*sign)).as_ref())
            {
                seeds.behind(&[escape, word.as_slice()].concat(), part, true);
            }
        }
        if let Some(shape) = all_cyrillic(word) {
            seeds.word(&shape, part);
        }
    }

    /// The whole chain around this word of it, whichever it is.
    pub(crate) fn around_own(&self, text: &Folded<'_>, seed: &Range<usize>) -> Option<Range<usize>> {
        let own = text.classes().get(seed.clone())?;
        (own == self.words[self.rarest]).then(|| self.around(text, seed, |_, at| at))?
    }

    /// The whole chain, if it begins with this word.
    pub(crate) fn begins_at(&self, text: &Folded<'_>, word: &Range<usize>) -> Option<Range<usize>> {
        let first = Chain {
            rarest: 0,
            ..self.clone()
        };
        first.around_own(text, word)
    }

    /// The whole chain around its rarest word, if it is there. `extra` is asked what may stand between a word and the sign
    /// after it: it is given the sign and the place after the word, and returns where the sign begins.
    pub(crate) fn around(
        &self,
        text: &Folded<'_>,
        seed: &Range<usize>,
        extra: impl Fn(u8, usize) -> usize,
    ) -> Option<Range<usize>> {
        let escaped = seed.len() > self.words[self.rarest].len();
        if escaped && text.before(seed.start) != b'%' {
            return None;
        }
        let mut start = if escaped { seed.start + 2 } else { seed.start };
        for at in (0..self.rarest).rev() {
            let link = &self.links[at + 1];
            // The word before, or the one before that if the sign is written in letters.
            let mut near = decoded(text, text.word_before(start)?);
            let mut tries = 0;
            start = loop {
                let sign = link.first().map_or(near.end, |sign| extra(*sign, near.end));
                if same(&self.words[at], &text.classes()[near.clone()])
                    && signs_after(text, sign, link, self.reading) == Some(start)
                {
                    break near.start;
                }
                tries += 1;
                if tries > 3 {
                    return None;
                }
                near = decoded(text, text.word_before(near.start)?);
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
            let word = signs_after(text, sign, link, self.reading)?;
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

/// Where signs stand and how freely they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    /// The signs that they are, by themselves or by name.
    Strict,
    /// An e-mail address: a line may end within it, and a dot be another sign; its @ leaves no doubt.
    Mail,
    /// Dot, dash and underscore are one.
    Loose,
}

/// The place after these signs, if they stand here in one of their writings.
fn signs_after(text: &Folded<'_>, at: usize, signs: &[u8], reading: Reading) -> Option<usize> {
    signs
        .iter()
        .try_fold(at, |at, sign| sign_after(text, at, *sign, reading))
}

/// How a sign is called: words of one alphabet or two in a row.
fn names(sign: u8) -> &'static [&'static str] {
    match sign {
        b'@' => &[
            "at",
            "et",
            "et isaresi",
            "at isaresi",
            "et isareti",
            "at sign",
            "sobaka",
            "sobachka",
            "kuchaluk",
            "quyruqlu",
            "quyruqlu a",
            "kuyruklu",
            "kuyruklu a",
            "qulaqciq",
            "собака",
            "собачка",
            "эт",
            "ат",
            "ет",
            "песик",
            "равлик",
        ],
        b'.' => &[
            "dot",
            "noqte",
            "nokta",
            "point",
            "tochka",
            "nogte",
            "period",
            "точка",
            "тчк",
            "дот",
            "нокта",
            "нөгтә",
            "крапка",
        ],
        b'_' => &[
            "underscore",
            "altxett",
            "alt xett",
            "alttire",
            "alt tire",
            "alt cizgi",
            "nijneye podcherkivanie",
            "подчеркивание",
            "нижнее подчеркивание",
            "подчерк",
        ],
        b'-' => &["dash", "tire", "defis", "hyphen", "minus", "тире", "дефис", "минус"],
        b'+' => &["plus", "плюс"],
        _ => &[],
    }
}

/// Where a sign's name ends that begins here.
fn name_after(text: &Folded<'_>, at: usize, sign: u8, wrapped: bool) -> Option<usize> {
    let word_after = |at: usize, word: &str| {
        let token = text.token(at);
        let same = token.start == at
            && word
                .chars()
                .map(letter)
                .eq(text.classes()[token.clone()].iter().copied());
        same.then_some(token.end)
    };
    // "leyla(a)mail": a bare letter says it only between brackets.
    let bare = if wrapped && sign == b'@' {
        word_after(at, "a")
    } else {
        None
    };
    let phrase = |name: &&str| {
        // Few begin so: without this look most of the time of a scan goes into words that are no sign's name.
        if letter(name.chars().next()?) != text.at(at) {
            return None;
        }
        let mut words = name.split(' ');
        let first = word_after(at, words.next()?)?;
        words.try_fold(first, |end, word| {
            (text.at(end) == SPACE).then(|| word_after(end + 1, word)).flatten()
        })
    };
    names(sign).iter().filter_map(phrase).max().or(bare)
}

/// The class of a letter of the names above.
fn letter(letter: char) -> u8 {
    u8::try_from(letter)
        .ok()
        .filter(u8::is_ascii)
        .unwrap_or_else(|| class::cyrillic(letter))
}

/// Whether this sign can stand around a sign's name: `(at)`, `"at"`, `*at*`, `-at-`.
fn wraps(class: u8) -> bool {
    matches!(
        class,
        b'(' | b')' | b'"' | b'\'' | b'*' | b'|' | b'/' | b'-' | b'_' | b'~' | b'='
    )
}

/// Whether the sign that stands there is this one, or is meant for it.
fn stands_for(text: &Folded<'_>, at: usize, sign: u8, reading: Reading) -> bool {
    let there = text.at(at);
    there == sign
        || match (sign, reading) {
            // A dog, for what Russian calls the sign; a picture in its place.
            (b'@', _) => there == SIGN && !text.source(at).is_alphanumeric(),
            (b'.', Reading::Mail) => matches!(there, BULLET | b','),
            (b'.' | b'_' | b'-', Reading::Loose) => matches!(there, b'.' | b'_' | b'-'),
            _ => false,
        }
}

fn sign_after(text: &Folded<'_>, from: usize, sign: u8, reading: Reading) -> Option<usize> {
    let spaces = |at: usize| {
        let mut lines = 0;
        let is_space = |place: &usize| match text.at(*place) {
            SPACE => true,
            NEWLINE => {
                lines += 1;
                reading == Reading::Mail && lines == 1
            }
            _ => false,
        };
        at + (at..at + SPACES).take_while(is_space).count()
    };
    if sign != b'@' && sign != b'.' && stands_for(text, from, sign, reading) {
        return Some(from + 1);
    }
    if let Some(two) = escape(sign)
        && text.at(from) == b'%'
        && text.classes().get(from + 1..from + 3) == Some(&two)
    {
        return Some(from + 3);
    }
    let at = spaces(from);
    if stands_for(text, at, sign, reading) {
        return Some(spaces(at + 1));
    }
    if !wraps(text.at(at)) {
        // Without brackets the name is a word of its own: "leylaatmail" is not an address.
        let end = name_after(text, at, sign, false)?;
        return (at > from && text.at(end) == SPACE).then(|| spaces(end));
    }
    let inner = spaces(at + 1);
    let end = if stands_for(text, inner, sign, reading) {
        inner + 1
    } else {
        name_after(text, inner, sign, true)?
    };
    let end = spaces(end);
    wraps(text.at(end)).then(|| spaces(end + 1))
}
