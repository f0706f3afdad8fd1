//! What becomes of a piece of a message before it stands somewhere else.

use crate::corpus::Dice;

/// A way of changing a piece.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    Verbatim,
    /// Upper or lower case, no punctuation.
    Case,
    /// Diacritics dropped.
    Marks,
    /// So many of a hundred words changed: another in its place, left out, put in, or two that changed places.
    Changed(usize),
    /// So many of a hundred words mistyped.
    Typos(usize),
    /// Latin letters as Russian ones, Russian ones as Latin.
    Transliterated,
    /// In lines of four words, each with a name and a time before it.
    Lines,
    /// With quotation marks before each line, emoji and dashes.
    Quoted,
}

/// Every way that is measured, and what it is called.
pub(crate) const EDITS: [(Edit, &str); 11] = [
    (Edit::Verbatim, "verbatim"),
    (Edit::Case, "case and punctuation"),
    (Edit::Marks, "no diacritics"),
    (Edit::Changed(5), "5 % of words changed"),
    (Edit::Changed(10), "10 % of words changed"),
    (Edit::Changed(20), "20 % of words changed"),
    (Edit::Typos(10), "typos in 10 % of words"),
    (Edit::Typos(20), "typos in 20 % of words"),
    (Edit::Transliterated, "transliterated"),
    (Edit::Lines, "over lines with names and times"),
    (Edit::Quoted, "quote marks, emoji"),
];

impl Edit {
    /// The piece, changed. `others`: words to put in.
    pub(crate) fn apply(self, words: &[String], others: &[&str], dice: &mut Dice) -> String {
        let plain = || words.join(" ");
        match self {
            Edit::Verbatim => plain(),
            Edit::Case => {
                let text: String = plain()
                    .chars()
                    .filter(|letter| letter.is_alphanumeric() || *letter == ' ')
                    .collect();
                if dice.roll(2) == 0 {
                    text.to_uppercase()
                } else {
                    text.to_lowercase()
                }
            }
            Edit::Marks => plain().chars().map(bare).collect(),
            Edit::Changed(share) => changed(words, share, others, dice).join(" "),
            Edit::Typos(share) => {
                let mut words = words.to_vec();
                for at in some(words.len(), share, dice) {
                    words[at] = mistyped(&words[at], dice);
                }
                words.join(" ")
            }
            Edit::Transliterated => plain().chars().map(other_alphabet).collect::<Vec<_>>().concat(),
            Edit::Lines => {
                let lines: Vec<String> = words
                    .chunks(4)
                    .enumerate()
                    .map(|(at, line)| format!("[24.11.2026 12:{:02}] Leyla T.: {}", 10 + at, line.join(" ")))
                    .collect();
                lines.join("\n")
            }
            Edit::Quoted => {
                let lines: Vec<String> = words
                    .chunks(5)
                    .map(|line| format!("> 🙂 {} —", line.join(" ")))
                    .collect();
                lines.join("\n")
            }
        }
    }
}

/// Different places, so many of a hundred, one at least.
fn some(length: usize, share: usize, dice: &mut Dice) -> Vec<usize> {
    let count = ((length * share + 50) / 100).max(1);
    let mut places: Vec<usize> = Vec::new();
    while places.len() < count.min(length) {
        let place = dice.roll(length);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

fn changed(words: &[String], share: usize, others: &[&str], dice: &mut Dice) -> Vec<String> {
    let mut out = words.to_vec();
    let mut places = some(words.len(), share, dice);
    places.sort_unstable();
    // From the end, so that the places before stay.
    for at in places.into_iter().rev() {
        let other = others[dice.roll(others.len())].to_owned();
        match dice.roll(8) {
            0..5 => out[at] = other,
            5 if out.len() > 4 => drop(out.remove(at)),
            6 => out.insert(at, other),
            _ => {
                let to = if at == 0 { 1 } else { at - 1 };
                out.swap(at, to);
            }
        }
    }
    out
}

/// A letter left out, doubled, another, or two that changed places.
fn mistyped(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 3 {
        return word.to_owned();
    }
    let at = 1 + dice.roll(letters.len() - 2);
    match dice.roll(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters.swap(at, at + 1),
        _ => letters[at] = letters[dice.roll(letters.len())],
    }
    letters.into_iter().collect()
}

fn bare(letter: char) -> char {
    match letter {
        'ə' => 'e',
        'Ə' => 'E',
        'ı' | 'İ' => 'i',
        'ö' | 'Ö' => 'o',
        'ü' | 'Ü' => 'u',
        'ş' | 'Ş' => 's',
        'ç' | 'Ç' => 'c',
        'ğ' | 'Ğ' => 'g',
        'ё' => 'е',
        other => other,
    }
}

fn other_alphabet(letter: char) -> String {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let other = match lower {
        'a' => "а",
        'b' => "б",
        'c' => "дж",
        'ç' => "ч",
        'd' => "д",
        'e' | 'ə' => "е",
        'f' => "ф",
        'g' | 'ğ' | 'q' => "г",
        'h' | 'x' => "х",
        'i' => "и",
        'ı' => "ы",
        'j' => "ж",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' | 'ö' => "о",
        'p' => "п",
        'r' => "р",
        's' => "с",
        'ş' => "ш",
        't' => "т",
        'u' | 'ü' => "у",
        'v' | 'w' => "в",
        'y' => "й",
        'z' => "з",
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ь' | 'ъ' => "",
        'ю' => "yu",
        'я' => "ya",
        other => return other.to_string(),
    };
    other.to_owned()
}
