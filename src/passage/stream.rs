//! The words of a folded text as consonant skeletons: the same for a word in Latin and in Cyrillic letters, with and without
//! diacritics, in any case, and for most of its misspellings. One skeleton is one number: five bits a symbol, the last twelve
//! symbols of the word.
//!
//! A skeleton keeps that a word begins with a vowel and drops its other vowels; doubled letters count once; `sh`, `ş` and `ш`
//! are one symbol with `s`, `kh`, `x`, `х` and `һ` with `h`, `ğ`, `gh` and `q` with `g`, and `c`, `ç`, `ch`, `j`, `zh`, `ж`,
//! `дж` and `ч` are one. So it is with what people type in another alphabet or without the right keyboard. Sealed fingerprints
//! hold hashes of these numbers: what a word becomes may not change within a version of them.

use crate::class::{self, CYRILLIC, GEORGIAN};

/// A word as its skeleton; never 0.
pub(super) type Word = u64;

/// Stands between words that nothing joins.
pub(super) const GAP: Word = 0;

/// Bits of a symbol.
const SYMBOL: u32 = 5;
/// All of a symbol's bits.
const MASK: u64 = (1 << SYMBOL) - 1;

// What a class is to a word: the symbols first, then what is none.
const NOTHING: u8 = 0;
const VOWEL: u8 = 1;
const B: u8 = 2;
const P: u8 = 3;
const V: u8 = 4;
const F: u8 = 5;
const T: u8 = 6;
const D: u8 = 7;
const G: u8 = 8;
const K: u8 = 9;
const H: u8 = 10;
const C: u8 = 11;
const S: u8 = 12;
const Z: u8 = 13;
const L: u8 = 14;
const M: u8 = 15;
const N: u8 = 16;
const R: u8 = 17;
/// The first of ten.
const DIGIT: u8 = 18;
/// A Latin `h`: after some letters a part of them.
const BREATH: u8 = 28;
/// Two symbols: `ц`, `щ`.
const TS: u8 = 29;
const SC: u8 = 30;
const BREAK: u8 = 31;

/// The kinds as far as they are kinds.
const KINDS: usize = 32;
/// Set in a kind of [`KIND`] beside the kind itself.
const LETTERS: u8 = 0x40;
const DIGITS: u8 = 0x80;

const fn kind_of(letter: u8) -> u8 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' => VOWEL,
        b'b' => B,
        b'c' | b'j' => C,
        b'd' => D,
        b'f' => F,
        b'g' | b'q' => G,
        b'h' => BREATH,
        b'k' => K,
        b'l' => L,
        b'm' => M,
        b'n' => N,
        b'p' => P,
        b'r' => R,
        b's' => S,
        b't' => T,
        b'v' | b'w' => V,
        b'x' => H,
        b'z' => Z,
        // "don't" is "dont", and "@" is no more than a vowel of a handle.
        b'\'' | b'@' => NOTHING,
        _ => BREAK,
    }
}

/// The kinds of [`class::CYRILLIC_LETTERS`], in their order.
const CYRILLIC_KINDS: [u8; 43] = [
    VOWEL, B, V, G, D, VOWEL, C, Z, VOWEL, VOWEL, K, L, M, N, VOWEL, P, R, S, T, VOWEL, F, H, TS, C, S, SC, NOTHING,
    VOWEL, NOTHING, VOWEL, VOWEL, VOWEL, VOWEL, G, G, VOWEL, VOWEL, H, C, VOWEL, VOWEL, VOWEL, G,
];

/// The kinds of [`class::GEORGIAN_LETTERS`], by the national romanisation, in their order.
const GEORGIAN_KINDS: [u8; 33] = [
    VOWEL, B, G, D, VOWEL, V, Z, T, VOWEL, K, L, M, N, VOWEL, P, C, R, S, T, VOWEL, P, K, G, K, S, C, TS, Z, TS, C, H,
    C, H,
];

/// What each class is to a word, and whether it is a letter or a digit.
static KIND: [u8; 256] = {
    let mut kinds = [BREAK; 256];
    let mut class = 0;
    while class < 128 {
        let letter = class as u8;
        kinds[class] = match letter {
            b'0'..=b'9' => DIGITS | (DIGIT + letter - b'0'),
            b'a'..=b'z' => LETTERS | kind_of(letter),
            _ => kind_of(letter),
        };
        class += 1;
    }
    let mut letter = 0;
    while letter < CYRILLIC_KINDS.len() {
        kinds[CYRILLIC as usize + letter] = LETTERS | CYRILLIC_KINDS[letter];
        letter += 1;
    }
    // The last of the Cyrillic letters, written in place of a Latin one and nowhere else that matters here.
    kinds[class::cyrillic('ѕ') as usize] = LETTERS | S;
    let mut letter = 0;
    while letter < GEORGIAN_KINDS.len() {
        kinds[GEORGIAN as usize + letter] = LETTERS | GEORGIAN_KINDS[letter];
        letter += 1;
    }
    kinds
};

/// What a digit stands for among letters: "s4lam", "b3n".
const MEANT: [u8; 10] = [VOWEL, VOWEL, Z, VOWEL, VOWEL, S, B, T, B, G];

/// After a vowel: nothing joins with what stood before it. The states before are those of the last symbol, 0 at the start.
const AFTER_VOWEL: u8 = DIGIT + 10;

/// What becomes of a word when a class is added to it, by what stood before it, in one number: the bits to shift by (six), the state
/// afterwards (five), what to put in.
type Step = u32;

const fn stay(state: u8) -> Step {
    (state as u32) << STATE
}

const fn push(symbol: u8) -> Step {
    (symbol as u32) << PUT | stay(symbol) | SYMBOL
}

/// One symbol in place of another, the last.
const fn replace(last: u8, symbol: u8) -> Step {
    ((last ^ symbol) as u32) << PUT | stay(symbol)
}

const fn both(first: u8, second: u8) -> Step {
    ((first as u32) << SYMBOL | second as u32) << PUT | stay(second) | (2 * SYMBOL)
}

const STATE: u32 = 6;
const PUT: u32 = 16;
/// The bits of the state, where they stand.
const STATES: Step = (MASK as u32) << STATE;

/// By state and kind: a row of 64 for each state.
static STEPS: [Step; KINDS << STATE] = {
    let mut steps = [0; KINDS << STATE];
    let mut at = 0;
    while at < KINDS * KINDS {
        let (state, kind) = (at / KINDS, at % KINDS);
        steps[state << STATE | kind] = step(state as u8, kind as u8);
        at += 1;
    }
    steps
};

const fn step(state: u8, kind: u8) -> Step {
    match (state, kind) {
        (_, NOTHING | BREAK) => stay(state),
        (0, VOWEL) => (VOWEL as u32) << PUT | stay(AFTER_VOWEL) | SYMBOL,
        (_, VOWEL) => stay(AFTER_VOWEL),
        (S | C | G | H, BREATH) => stay(state),
        (K, BREATH) => replace(K, H),
        (Z, BREATH) => replace(Z, C),
        (D, C) => replace(D, C),
        (_, BREATH) => push(H),
        (_, TS) => both(T, S),
        (_, SC) => both(S, C),
        // Letters that are doubled, not figures.
        _ if state == kind && kind < DIGIT => stay(state),
        _ => push(kind),
    }
}

/// A word and what stood last in it, while it is read.
#[derive(Clone, Copy, Default)]
struct Read {
    word: Word,
    last: Step,
}

impl Read {
    #[inline]
    fn add(&mut self, kind: u8) {
        let step = STEPS[(self.last & STATES) as usize | (usize::from(kind) % KINDS)];
        self.word = (self.word << (step & 63)) ^ u64::from(step >> PUT);
        self.last = step;
    }
}

/// The words of a text: their skeletons, and the places after the signs before them. Room that is used again.
#[derive(Default)]
pub(super) struct Words {
    pub(super) words: Vec<Word>,
    pub(super) starts: Vec<u32>,
}

impl Words {
    /// Reads the words of a folded text.
    pub(super) fn read(&mut self, classes: &[u8]) {
        self.words.clear();
        self.starts.clear();
        let (mut read, mut seen, mut start) = (Read::default(), 0_u8, 0_usize);
        for (at, class) in classes.iter().enumerate() {
            let kind = KIND[usize::from(*class)];
            if kind != BREAK {
                seen |= kind;
                read.add(kind);
                continue;
            }
            if read.word != 0 {
                self.end(classes, start..at, read.word, seen);
            }
            if *class == class::GAP {
                self.words.push(GAP);
                self.starts.push(at as u32);
            }
            (read, seen, start) = (Read::default(), 0, at + 1);
        }
        if read.word != 0 {
            self.end(classes, start..classes.len(), read.word, seen);
        }
    }

    #[inline]
    fn end(&mut self, classes: &[u8], range: core::ops::Range<usize>, word: Word, seen: u8) {
        self.starts.push(range.start as u32);
        self.words.push(if seen & (LETTERS | DIGITS) == LETTERS | DIGITS {
            undisguised(&classes[range])
        } else {
            word
        });
    }
}

/// A word of letters and digits, the digits read as letters.
fn undisguised(classes: &[u8]) -> Word {
    let mut read = Read::default();
    for class in classes {
        let kind = KIND[usize::from(*class)];
        read.add(if kind & DIGITS != 0 {
            MEANT[usize::from(kind % 64 - DIGIT) % 10]
        } else {
            kind
        });
    }
    read.word
}

/// The place after the last letter or digit of the word that begins at or after this place.
pub(super) fn place(classes: &[u8], start: usize) -> core::ops::Range<usize> {
    let rest = classes.get(start..).unwrap_or_default();
    let length = rest
        .iter()
        .position(|class| KIND[usize::from(*class)] == BREAK)
        .unwrap_or(rest.len());
    let word = &rest[..length];
    let first = word.iter().position(|class| class::is_word(*class)).unwrap_or(0);
    let last = word.iter().rposition(|class| class::is_word(*class)).unwrap_or(first);
    start + first..start + (last + 1).min(length)
}

/// How many symbols a word has, up to twelve.
pub(super) const fn symbols(word: Word) -> u32 {
    (Word::BITS - word.leading_zeros()).div_ceil(SYMBOL)
}

/// Whether it is a number: digits alone.
pub(super) fn is_number(word: Word) -> bool {
    (0..symbols(word)).all(|at| {
        let symbol = (word >> (SYMBOL * at) & MASK) as u8;
        (DIGIT..DIGIT + 10).contains(&symbol)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folded;

    fn of(text: &str) -> Vec<Word> {
        let mut words = Words::default();
        words.read(Folded::new(text).classes());
        words.words
    }

    fn same(texts: &[&str]) {
        let first = of(texts[0]);
        for text in texts {
            assert_eq!(of(text), first, "{text}");
        }
    }

    #[test]
    fn a_word_is_the_same_in_every_alphabet() {
        same(&[
            "şəkil çəkmişdi",
            "SEKIL CEKMISDI",
            "shekil chekmishdi",
            "шәкил чәкмишди",
            "шекил чекмишди",
        ]);
        same(&[
            "xəstəxanada qağayı",
            "khestekhanada gaghayi",
            "хәстәханада гағајы",
            "xestexanada qagayi",
        ]);
        same(&["цирк вещи жизнь", "tsirk veshchi zhizn", "tsirk veschi jizn"]);
        same(&["Cavid", "Джавид", "Ҹавид", "Djavid"]);
        same(&["don't", "dont", "don’t", "DON'T"]);
        same(&["salam", "s4l4m", "s@l@m", "ssalam"]);
    }

    #[test]
    fn words_that_differ_are_told_apart() {
        for (one, other) in [
            ("папа", "па"),
            ("2000", "20"),
            ("kol", "gol"),
            ("ev", "ve"),
            ("bal", "pal"),
            ("101", "11"),
        ] {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "  \"Bakı'da,\" -- 2026";
        let folded = Folded::new(text);
        let mut words = Words::default();
        words.read(folded.classes());
        let told: Vec<&str> = words
            .starts
            .iter()
            .map(|start| folded.span(place(folded.classes(), *start as usize)).of(text))
            .collect();
        assert_eq!(told, ["Bakı'da", "2026"]);
        assert_eq!(
            words.words.iter().map(|word| symbols(*word)).collect::<Vec<_>>(),
            [3, 4]
        );
        assert_eq!(
            words.words.iter().map(|word| is_number(*word)).collect::<Vec<_>>(),
            [false, true]
        );
    }
}
