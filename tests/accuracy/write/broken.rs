//! Names with letters hidden or broken up, in several disguises at once, or spelled as other countries' newspapers do.

use super::Way;
use super::disguise::disguise;
use super::name::leet;
use crate::person::Name;
use crate::random::Random;
use crate::texts::Language;

/// A word in two pieces.
pub(super) fn halves(word: &str) -> (&str, &str) {
    let cut = word.char_indices().nth(word.chars().count() / 2).unwrap().0;
    word.split_at(cut)
}

/// Some letters starred out, never the first: one or two, all but the ends, or all of one word.
pub(super) fn starred(given: &str, family: &str, random: &mut Random) -> String {
    let star = *random.pick(&['*', '*', '*', '•', '_']);
    let ends = |word: &str, shown: usize| -> String {
        let letters: Vec<char> = word.chars().collect();
        let hide = |(at, letter): (usize, &char)| {
            if at >= shown && at + 1 < letters.len() {
                star
            } else {
                *letter
            }
        };
        letters.iter().enumerate().map(hide).collect()
    };
    let some = |word: &str, random: &mut Random| -> String {
        let mut letters: Vec<char> = word.chars().collect();
        for _ in 0..random.between(1, 2) {
            let at = random.between(1, letters.len() - 2);
            letters[at] = star;
        }
        letters.into_iter().collect()
    };
    match random.below(4) {
        0 => format!("{} {}", some(given, random), some(family, random)),
        1 => format!("{} {}", ends(given, 1), ends(family, 2)),
        2 => format!("{given} {}", ends(family, 2)),
        _ => format!("{} {family}", ends(given, 1)),
    }
}

/// One or both words in two pieces or more.
pub(super) fn broken(given: &str, family: &str, random: &mut Random) -> String {
    let (first, second) = halves(family);
    match random.below(4) {
        0 => format!("{given} {first} {second}"),
        1 => format!("{given} {first}{}{second}", random.any(&[".", "-", "/", "'", "_"])),
        2 => {
            let letters: Vec<char> = family.chars().collect();
            let sign = random.any(&[".", "-", "·"]);
            let pieces: Vec<String> = letters.chunks(3).map(|piece| piece.iter().collect()).collect();
            format!("{given} {}", pieces.join(sign))
        }
        _ => {
            let sign = random.any(&["🔥", "#", "=", "*", "❤"]);
            let (one, two) = halves(given);
            format!("{one}{sign}{two} {first}{sign}{second}")
        }
    }
}

/// Two disguises, one after the other.
pub(super) fn several(text: &str, random: &mut Random) -> Option<String> {
    let figures = |text: &str, random: &mut Random| -> String {
        text.chars()
            .map(|letter| {
                if random.percent(50) {
                    leet(letter, random)
                } else {
                    letter
                }
            })
            .collect()
    };
    match random.below(4) {
        0 => {
            let alike = disguise(text, Way::LookAlike, random)?;
            Some(figures(&alike, random))
        }
        1 => disguise(&figures(text, random), Way::Apart, random),
        2 => {
            let alike = disguise(text, Way::LookAlike, random)?;
            disguise(&alike, Way::Apart, random)
        }
        _ => {
            let marked = disguise(text, Way::Marks, random)?;
            disguise(&marked, Way::Invisible, random)
        }
    }
}

/// Azerbaijani letters as a German or a French newspaper writes them.
pub(super) fn abroad(name: &Name, language: Language, random: &mut Random) -> Option<String> {
    if name.home != Language::Az || language != Language::En {
        return None;
    }
    let german = random.percent(50);
    let (given, family) = name.spelled(Language::Az, 0);
    let mut out = String::new();
    for letter in format!("{given} {family}").to_lowercase().chars() {
        let written = match (letter, german) {
            ('\u{307}', _) => "",
            ('ə', true) => "ä",
            ('ə', false) => "a",
            ('c', true) => "dsch",
            ('c', false) => "dj",
            ('ç', true) => "tsch",
            ('ç', false) => "tch",
            ('ş', true) => "sch",
            ('ş', false) => "ch",
            ('x', true) => "ch",
            ('x', false) => "kh",
            ('v', true) => "w",
            ('y', true) => "j",
            ('u', false) => "ou",
            ('ı', _) => "y",
            ('q', _) => "g",
            ('ğ', _) => "gh",
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.push_str(written);
    }
    let capital = |word: &str| -> String {
        let mut letters = word.chars();
        letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(letters)
            .collect()
    };
    Some(out.split(' ').map(capital).collect::<Vec<_>>().join(" "))
}
