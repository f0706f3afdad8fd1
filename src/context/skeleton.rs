//! Words by their consonant and vowel letters alone, in one alphabet, and which endings may follow a stem.
//!
//! A list holds each word once. Texts write it with marks or without, in Latin letters, in Russian or in Azerbaijani
//! Cyrillic; so words and texts are compared by *skeletons*: the fold's classes, each script transcribed to the same few
//! letters (`sh` and `ш` are `s`, `x`, `kh` and `х` are `h`, `q` and `ғ` are `g`, `y`, `й` and `ы` are `i`).

use core::ops::Range;

use crate::class;
use crate::fold::Folded;

/// A script as far as the lists go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    /// Digits, and letters of which no list has any.
    Other,
}

/// A word of a text or of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands in the folded text.
    pub(super) range: Range<usize>,
    pub(super) skeleton: Vec<u8>,
    pub(super) script: Script,
    /// What parts it from the word before.
    pub(super) parted: Parted,
}

/// What stands between two words, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Parted {
    /// A space, a dash, a quotation mark.
    Joined,
    /// A comma, a colon, any sign that does not end a sentence.
    Comma,
    /// The end of a sentence or a line; nothing stands before the first word.
    Apart,
}

/// The words of a stretch of folded text. An apostrophe within a word is passed over: "don't", "Bakı'da".
pub(super) fn tokens(text: &Folded<'_>, stretch: Range<usize>) -> Vec<Token> {
    let classes = text.classes();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = stretch.start;
    let mut parted = Parted::Apart;
    while at < stretch.end {
        if !class::is_word(classes[at]) {
            parted = parted.max(match classes[at] {
                class::SPACE | b'-' | b'"' | b'\'' => Parted::Joined,
                class::NEWLINE | class::GAP | b'.' | b'!' | b'?' => Parted::Apart,
                _ => Parted::Comma,
            });
            at += 1;
            continue;
        }
        let start = at;
        while at < stretch.end
            && (class::is_word(classes[at])
                || classes[at] == b'\'' && at + 1 < stretch.end && class::is_letter(classes[at + 1]))
        {
            at += 1;
        }
        let word = &classes[start..at];
        tokens.push(Token {
            range: start..at,
            skeleton: skeleton(word),
            script: script(word),
            parted,
        });
        parted = Parted::Joined;
    }
    tokens
}

fn script(word: &[u8]) -> Script {
    match word.first() {
        Some(class) if class::is_latin(*class) => Script::Latin,
        Some(class) if class::is_cyrillic(*class) => Script::Cyrillic,
        _ => Script::Other,
    }
}

/// What each of [`class::CYRILLIC_LETTERS`] is written with here, in their order.
const CYRILLIC: [&[u8]; 43] = [
    b"a", b"b", b"v", b"g", b"d", b"e", b"j", b"z", b"i", b"i", b"k", b"l", b"m", b"n", b"o", b"p", b"r", b"s", b"t",
    b"u", b"f", b"h", b"ts", b"c", b"s", b"sc", b"", b"i", b"", b"e", b"iu", b"ia", b"e", b"g", b"g", b"o", b"u", b"h",
    b"c", b"i", b"i", b"ie", b"g",
];

/// The skeleton of a word of the folded text.
pub(super) fn skeleton(word: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(word.len() + 4);
    let mut at = 0;
    while let Some(class) = word.get(at) {
        at += 1;
        if class::is_cyrillic(*class) {
            let letters = CYRILLIC.get(usize::from(class - class::CYRILLIC));
            out.extend_from_slice(letters.copied().unwrap_or_default());
            continue;
        }
        let pair = (*class, word.get(at).copied());
        let (letter, both) = match pair {
            (b's', Some(b'h')) => (b's', true),
            (b'c', Some(b'h')) => (b'c', true),
            (b'k', Some(b'h')) => (b'h', true),
            (b'g', Some(b'h')) => (b'g', true),
            (b'z', Some(b'h')) => (b'j', true),
            (b'x', _) => (b'h', false),
            (b'q', _) => (b'g', false),
            (b'w', _) => (b'v', false),
            (b'y', _) => (b'i', false),
            (b'\'', _) => continue,
            (letter, _) => (letter, false),
        };
        at += usize::from(both);
        out.push(letter);
    }
    out
}

/// A language of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Language {
    Azerbaijani,
    Russian,
    Turkish,
    English,
}

impl Language {
    pub(super) const fn script(self) -> Script {
        match self {
            Language::Russian => Script::Cyrillic,
            Language::Azerbaijani | Language::Turkish | Language::English => Script::Latin,
        }
    }

    /// What of a listed word stays the same before endings: Russian changes its last vowel.
    pub(super) fn stem(self, word: &[u8]) -> &[u8] {
        /// Shorter words have no letter to spare.
        const SHORTEST: usize = 5;
        if self != Language::Russian || word.len() < SHORTEST {
            return word;
        }
        let vowels = word
            .iter()
            .rev()
            .take(2)
            .take_while(|letter| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u'))
            .count();
        word.get(..word.len() - vowels).unwrap_or(word)
    }

    /// Whether this can follow a stem as its ending; nothing always can.
    pub(super) fn ends(self, rest: &[u8]) -> bool {
        match self {
            _ if rest.is_empty() => true,
            Language::Azerbaijani | Language::Turkish => turkic(rest, 0),
            Language::Russian => RUSSIAN.contains(&rest),
            Language::English => ENGLISH.contains(&rest),
        }
    }
}

const ENGLISH: [&[u8]; 5] = [b"s", b"es", b"ed", b"d", b"ing"];

/// The endings of nouns and adjectives, and of past tenses, as skeletons.
const RUSSIAN: [&[u8]; 37] = [
    b"a", b"ia", b"i", b"u", b"iu", b"e", b"o", b"oi", b"ei", b"oiu", b"eiu", b"om", b"em", b"im", b"am", b"iam",
    b"ami", b"iami", b"ah", b"iah", b"ih", b"ov", b"ev", b"ii", b"aia", b"iaia", b"oe", b"ee", b"ie", b"ogo", b"ego",
    b"omu", b"emu", b"uiu", b"iuiu", b"imi", b"iei",
];

/// The slots of Azerbaijani and Turkish endings, in order, each of which may be empty; harmony and marks are gone.
const TURKIC: [&[&[u8]]; 5] = [
    &[b"lar", b"ler"],
    &[
        b"m", b"im", b"um", b"n", b"in", b"un", b"i", b"u", b"si", b"su", b"miz", b"imiz", b"umuz", b"niz", b"iniz",
        b"unuz", b"lari", b"leri",
    ],
    &[
        b"a", b"e", b"ia", b"ie", b"na", b"ne", b"i", b"u", b"ii", b"iu", b"ni", b"nu", b"in", b"un", b"nin", b"nun",
        b"da", b"de", b"ta", b"te", b"nda", b"nde", b"dan", b"den", b"tan", b"ten", b"ndan", b"nden", b"la", b"le",
        b"ila", b"ile", b"nla", b"nle",
    ],
    &[b"ki", b"daki", b"deki", b"ndaki", b"ndeki"],
    &[
        b"dir", b"dur", b"tir", b"tur", b"dirlar", b"dirler", b"durlar", b"durlar", b"di", b"du", b"idi", b"imis",
        b"mis", b"san", b"sen", b"sin", b"sun", b"siniz", b"sunuz", b"siniz", b"iam", b"iem", b"iig", b"iik",
    ],
];

fn turkic(rest: &[u8], slot: usize) -> bool {
    rest.is_empty()
        || TURKIC.iter().enumerate().skip(slot).any(|(slot, endings)| {
            endings
                .iter()
                .any(|ending| rest.strip_prefix(*ending).is_some_and(|rest| turkic(rest, slot + 1)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        tokens(&folded, 0..folded.classes().len())
            .into_iter()
            .map(|token| String::from_utf8(token.skeleton).unwrap())
            .collect()
    }

    #[test]
    fn a_word_is_the_same_in_every_alphabet() {
        assert_eq!(of("şəkil shekil шәкил"), ["sekil"; 3]);
        assert_eq!(of("çılpaq chilpaq"), ["cilpag"; 2]);
        assert_eq!(of("xidmət khidmet хидмәт"), ["hidmet"; 3]);
        assert_eq!(of("шлюха shlyukha shlyuxa"), ["sliuha"; 3]);
        assert_eq!(of("don't dont"), ["dont"; 2]);
    }

    #[test]
    fn endings_fit_and_other_words_do_not() {
        for rest in ["", "dir", "ler", "lerin", "nin", "si", "sidir", "lerdir"] {
            assert!(Language::Azerbaijani.ends(rest.as_bytes()), "{rest}");
        }
        // dəlil, dəlillər, Dəlidağ, dəlixana.
        for rest in ["l", "ller", "dag", "dagda", "hana"] {
            assert!(!Language::Azerbaijani.ends(rest.as_bytes()), "{rest}");
        }
        assert_eq!(Language::Russian.stem(b"putana"), b"putan");
        assert!(Language::Russian.ends(b"oi") && !Language::Russian.ends(b"ka"));
        assert!(Language::English.ends(b"s") && !Language::English.ends(b"ler"));
    }
}
