//! A first look at the words around a candidate, on the folded classes and without copying any: most candidates stand
//! beside nobody we know, and are refused here for a few hundred instructions.
//!
//! It may let through what the comparison by ear (`sound.rs`) refuses, never the other way round: a partner with one
//! slip in it passes.

use crate::class;

use super::broken;
use super::letters::{Sounds, VOWELS, begins, heard_twice, said};
use super::sound::Unit;
use super::word::{LETTERS, WIDEST};

/// Sounds that spellings add and leave out: they tell nothing here.
const SOFT: Sounds = VOWELS | said('y') | said('h');

/// What each class may be heard as at a word's start, alone or with the letter after it.
const HEARD: [Sounds; 256] = {
    let mut table = [0; 256];
    let mut class = 0;
    while class < 256 {
        let letter = LETTERS[class];
        if letter != '\0' {
            table[class] = begins(letter);
            if let Some((_, second)) = heard_twice(letter) {
                table[class] |= second;
            }
        }
        class += 1;
    }
    table
};

/// Consonants of a page's word that are looked at.
const LOOKED_AT: usize = 5;
/// A letter run longer than this is no word.
const LONGEST: usize = 64;
/// Words on either side that are looked at: a father's name with its qızı, or a form's label, may stand between.
const WORDS: usize = 3;
/// Words more that are looked at where a bracket opens.
const FORMERLY: usize = 2;

/// What a word must begin like to be one of the name's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    /// The first sound.
    first: Sounds,
    /// The first consonant after it, and the next.
    second: Sounds,
    third: Sounds,
    /// Any of the consonants after the first sound; everything if it has hardly any.
    more: Sounds,
}

impl Gate {
    /// Of a word by its ways of reading it.
    pub(super) fn of(readings: &[Vec<Unit>]) -> Gate {
        let mut gate = Gate {
            first: 0,
            second: 0,
            third: 0,
            more: 0,
        };
        for reading in readings {
            let mut consonants = reading
                .iter()
                .skip(1)
                .map(|unit| unit.sounds & !SOFT)
                .filter(|sounds| *sounds != 0);
            let first = reading.first().map_or(0, |unit| unit.sounds);
            // A first vowel, or a breath or glide before one, may be written otherwise.
            gate.first |= if first & SOFT != 0 { first | SOFT } else { first };
            let (second, third) = (consonants.next().unwrap_or(0), consonants.next().unwrap_or(0));
            gate.second |= second;
            gate.third |= third;
            // Of a single consonant a slip leaves nothing.
            gate.more |= if third == 0 {
                Sounds::MAX
            } else {
                second | third | consonants.next().unwrap_or(0)
            };
        }
        gate
    }

    /// Whether the word with these first consonants, `first` among them if it is one, may be this.
    fn admits(&self, first: u8, consonants: &[Sounds; LOOKED_AT]) -> bool {
        let heard = HEARD[usize::from(first)];
        if heard & self.first != 0 {
            // One slip leaves one of three consonants as it was.
            let from = usize::from(heard & !SOFT != 0 && self.first & SOFT == 0);
            return self.more == Sounds::MAX || consonants[from..].iter().any(|sounds| sounds & self.more != 0);
        }
        // A slip in the first letter leaves the rest as it was.
        let Some(second) = consonants[..2].iter().position(|sounds| sounds & self.second != 0) else {
            return false;
        };
        self.third == 0 || consonants[second + 1..].iter().any(|sounds| sounds & self.third != 0)
    }
}

/// Whether what stands between two words may stand within a name, or within a word of it.
fn joins(classes: &[u8]) -> bool {
    if let [sign] = classes {
        return *sign != class::GAP && !class::is_digit(*sign);
    }
    classes.iter().all(|class| {
        matches!(
            *class,
            class::SPACE
                | class::NEWLINE
                | b','
                | b'-'
                | b'.'
                | b':'
                | b'|'
                | b'='
                | b'/'
                | b'_'
                | b'#'
                | b'@'
                | b'('
                | b')'
                | b'"'
                | b'\''
                | b'*'
        )
    })
}

/// Whether the word at these places may be one of the partners, its first piece, or its initial.
fn may_be(classes: &[u8], word: core::ops::Range<usize>, gates: &[Gate]) -> bool {
    let letters = &classes[word.clone()];
    let Some(&first) = letters.first() else { return false };
    let initial = letters.len() == 1 || letters.len() == 2 && classes.get(word.end) == Some(&b'.');
    let sign = classes.get(word.end).copied().unwrap_or(class::GAP);
    let starred = matches!(sign, b'*' | b'#' | b'_' | class::BULLET)
        || matches!(sign, b'.' | b'-') && classes.get(word.end + 1) == Some(&sign);
    let begins = gates.iter().any(|gate| HEARD[usize::from(first)] & gate.first != 0);
    begins && (initial || starred || broken::may_go_on(classes, word.end)) || may_sound(letters, first, gates)
}

/// Whether these letters sound like one of the partners.
fn may_sound(letters: &[u8], first: u8, gates: &[Gate]) -> bool {
    let mut consonants = [0; LOOKED_AT];
    let (mut count, mut before) = (0, 0);
    for class in letters {
        let sounds = HEARD[usize::from(*class)] & !SOFT;
        if sounds != 0 && *class != before {
            consonants[count] = sounds;
            count += 1;
            if count == LOOKED_AT {
                break;
            }
        }
        before = *class;
    }
    gates.iter().any(|gate| gate.admits(first, &consonants))
}

/// Whether one of the partners, or its initial, may stand near the word at these places.
pub(super) fn in_company(classes: &[u8], word: core::ops::Range<usize>, gates: &[Gate]) -> bool {
    let mut at = word.end;
    // "(в девичестве": a family name that somebody had before stands further away.
    let mut bracket = false;
    for step in 0..WORDS + FORMERLY {
        if step >= WORDS && !bracket {
            break;
        }
        let rest = &classes[at..];
        let Some(signs) = rest.iter().take(WIDEST).position(|class| class::is_letter(*class)) else {
            break;
        };
        if !joins(&rest[..signs]) {
            break;
        }
        bracket |= rest[..signs].contains(&b'(');
        let start = at + signs;
        at = start
            + rest[signs..]
                .iter()
                .take(LONGEST)
                .take_while(|class| class::is_letter(**class))
                .count();
        if may_be(classes, start..at, gates) {
            return true;
        }
    }
    let mut at = word.start;
    for _ in 0..WORDS {
        let rest = &classes[..at];
        let Some(signs) = rest
            .iter()
            .rev()
            .take(WIDEST)
            .position(|class| class::is_letter(*class))
        else {
            break;
        };
        if !joins(&rest[at - signs..]) {
            break;
        }
        let end = at - signs;
        at = end
            - rest[..end]
                .iter()
                .rev()
                .take(LONGEST)
                .take_while(|class| class::is_letter(**class))
                .count();
        if may_be(classes, at..end, gates) {
            return true;
        }
    }
    false
}

/// Whether a word that may be a title stands right beside the word at these places.
pub(super) fn is_addressed(classes: &[u8], word: core::ops::Range<usize>) -> bool {
    /// What titles begin with: xanım, hanım, khanum, bəy, müəllimə; ханум, бей.
    const BEGINNINGS: [[u8; 3]; 9] = [
        *b"xan",
        *b"han",
        *b"kha",
        *b"bey",
        *b"bay",
        *b"mue",
        [class::cyrillic('х'), class::cyrillic('а'), class::cyrillic('н')],
        [class::cyrillic('б'), class::cyrillic('е'), class::cyrillic('й')],
        [class::cyrillic('б'), class::cyrillic('ә'), class::cyrillic('ј')],
    ];
    let begins = |at: usize| {
        classes
            .get(at..)
            .is_some_and(|rest| BEGINNINGS.iter().any(|title| rest.starts_with(title)))
    };
    let joint = |class: Option<&u8>| matches!(class, Some(&(class::SPACE | b'-')));
    if joint(classes.get(word.end)) && begins(word.end + 1) {
        return true;
    }
    let Some(end) = word.start.checked_sub(1).filter(|at| joint(classes.get(*at))) else {
        return false;
    };
    let letters = classes[..end]
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|class| class::is_letter(**class))
        .count();
    begins(end - letters)
}
