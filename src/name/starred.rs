//! Names with signs in place of some of their letters: `L*yla T*ğıbəyli`, `Leyla T•••••••i`, `L**** Tağıbəyli`, `Leyla T…yli`.
//!
//! What is shown must be hers, the first letter with it, and what is hidden about as long as what she has there. However much
//! that is, it is told at low severity; where only first letters are shown, only beside what else is hers.

use core::ops::Range;

use crate::class::{self, BULLET, SPACE};
use crate::fold::Folded;
use crate::survey::Survey;
use crate::verify::{Grade, Match};

use super::Name;
use super::ending::{self, Declension};
use super::fit::Fit;
use super::letters::{GLIDE, begins, heard, heard_together, heard_twice, silent};
use super::part::{Part, Role};
use super::sound::{LONGEST, Unit};
use super::word::letters_at;

/// Classes of a starred word, at most.
const WIDEST: usize = 40;
/// So many signs are often written for any number of letters.
const ANY: usize = 3;
/// Shown letters of two starred words that make them a name, at least.
const SHOWN: usize = 4;
/// Shown letters of a starred family name beside the whole given name, at least; the same if the hidden ones are not counted.
const SHOWN_FAMILY: usize = 2;
const SHOWN_UNCOUNTED: usize = 4;

/// A letter that is shown, or how many are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Shown(char),
    Hidden(usize),
}

/// A word of which some letters are hidden. Its first is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Starred {
    range: Range<usize>,
    signs: Vec<Sign>,
}

/// How a word is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    letters: usize,
    /// As many letters are hidden as there are signs for them.
    counted: bool,
}

/// How many signs for hidden letters stand from here on, and how many letters they may be.
fn hidden(text: &Folded<'_>, at: usize) -> Option<(usize, usize)> {
    let sign = text.at(at);
    let row = |sign: u8| (at..at + WIDEST).take_while(|place| text.at(*place) == sign).count();
    match sign {
        b'*' | b'#' | b'_' | BULLET => Some((row(sign), row(sign))),
        b'.' if text.source(at) == '…' => Some((1, ANY)),
        b'.' | b'-' if row(sign) > 1 => Some((row(sign), row(sign))),
        _ => None,
    }
}

impl Starred {
    /// The starred word that begins at this place.
    fn at(text: &Folded<'_>, start: usize) -> Option<Starred> {
        let starts = class::is_letter(text.at(start)) && text.before(start) == SPACE
            || start == 0
            || class::is_break(text.before(start))
            || matches!(text.before(start), b'(' | b'"' | b',' | b':');
        if !starts || !class::is_letter(text.at(start)) {
            return None;
        }
        let mut signs = Vec::new();
        let mut at = start;
        while at - start < WIDEST {
            if class::is_letter(text.at(at)) {
                signs.extend(letters_at(text, at..at + 1).into_iter().map(Sign::Shown));
                at += 1;
            } else if let Some((signs_there, letters)) = hidden(text, at) {
                signs.push(Sign::Hidden(letters));
                at += signs_there;
            } else {
                break;
            }
        }
        let stars = signs.iter().any(|sign| matches!(sign, Sign::Hidden(_)));
        // A sentence that ends in dots ends there.
        let whole = !class::is_word(text.at(at));
        (stars && whole).then_some(Starred {
            range: start..at,
            signs,
        })
    }
}

/// Calls `visit` with each two starred words that stand side by side.
pub(crate) fn pairs(text: &Folded<'_>, survey: &Survey, mut visit: impl FnMut(&Starred, &Starred)) {
    let classes = text.classes();
    let mut from = 0;
    while let Some(places) = survey.next_mask(from) {
        let mut at = places.start;
        from = places.end;
        while at < places.end.min(classes.len()) {
            let stars = matches!(classes[at], b'*' | b'#' | b'_' | BULLET) && class::is_letter(text.before(at));
            if !stars {
                at += 1;
                continue;
            }
            let letters = classes[..at]
                .iter()
                .rev()
                .take(WIDEST)
                .take_while(|class| class::is_letter(**class))
                .count();
            let first = Starred::at(text, at - letters);
            at += 1;
            if let Some(first) = first {
                at = first.range.end;
                if let Some(second) = next(text, first.range.end).and_then(|start| Starred::at(text, start)) {
                    visit(&first, &second);
                    // The second may be the first of the next two.
                    at = second.range.start.max(at);
                }
            }
            from = from.max(at);
        }
    }
}

/// Where the word after this place begins, if only a space stands between.
fn next(text: &Folded<'_>, end: usize) -> Option<usize> {
    (text.at(end) == SPACE && class::is_letter(text.at(end + 1))).then_some(end + 1)
}

impl Name {
    /// Judges two starred words.
    pub(crate) fn verify_starred(&self, first: &Starred, second: &Starred) -> Option<Match> {
        let (given, family) = self.parts.split_at(self.given);
        let shown = |parts: &[Part], word: &Starred| parts.iter().find_map(|part| part.shown_by(word));
        let orders = [(first, second), (second, first)];
        let (one, other) = orders
            .into_iter()
            .find_map(|(one, other)| Some((shown(given, one)?, shown(family, other)?)))?;
        let enough = one.letters + other.letters >= SHOWN && one.counted && other.counted;
        Some(Match {
            range: first.range.start..second.range.end,
            grade: if enough { Grade::Masked } else { Grade::Hint },
        })
    }
}

/// A word of the name and the other one starred beside it.
pub(super) fn beside(text: &Folded<'_>, part: &Part, found: &Fit, partners: &[&Part]) -> Option<Match> {
    let after = next(text, found.word.end);
    let before = || {
        let end = found.word.start.checked_sub(1).filter(|at| text.at(*at) == SPACE)?;
        let start = (end.saturating_sub(WIDEST)..end)
            .rev()
            .find(|at| class::is_break(text.at(*at)));
        Some(start.map_or(0, |start| start + 1))
    };
    let starred = after.and_then(|start| Starred::at(text, start)).or_else(|| {
        before()
            .and_then(|start| Starred::at(text, start))
            .filter(|word| word.range.end + 1 == found.word.start)
    })?;
    let shown = partners.iter().find_map(|partner| partner.shown_by(&starred))?;
    let least = match (part.role, shown.counted) {
        (Role::Family, _) => 1,
        (Role::Given, true) => SHOWN_FAMILY,
        (Role::Given, false) => SHOWN_UNCOUNTED,
    };
    Some(Match {
        range: starred.range.start.min(found.word.start)..starred.range.end.max(found.word.end),
        grade: if shown.letters >= least {
            Grade::Masked
        } else {
            Grade::Hint
        },
    })
}

impl Part {
    /// Whether this word may be the part with some letters hidden.
    fn shown_by(&self, word: &Starred) -> Option<Shown> {
        let Some(Sign::Shown(first)) = word.signs.first() else {
            return None;
        };
        let readings = self.readings.iter().filter(|reading| self.begins_like(reading, *first));
        let counted = readings
            .filter_map(|reading| self.shown_in(reading, &word.signs))
            .max()?;
        Some(Shown {
            letters: word.signs.iter().filter(|sign| matches!(sign, Sign::Shown(_))).count(),
            counted,
        })
    }

    fn begins_like(&self, reading: &[Unit], letter: char) -> bool {
        reading.first().is_some_and(|unit| unit.sounds & begins(letter) != 0)
    }

    /// The same for one reading; whether what is hidden is as long as the signs for it.
    fn shown_in(&self, reading: &[Unit], signs: &[Sign]) -> Option<bool> {
        let rows = reading.len().min(LONGEST);
        // For each number of signs and of sounds: not so (0), so (1), and counted (2).
        let mut table = vec![[0_u8; LONGEST + 2]; signs.len() + 1];
        table[0][0] = 2;
        let letter = |at: usize| match signs.get(at) {
            Some(Sign::Shown(letter)) => Some(*letter),
            _ => None,
        };
        let mut best = 0;
        for at in 0..=signs.len() {
            for row in 0..=rows {
                let here = table[at][row];
                if here == 0 {
                    continue;
                }
                if self.may_end(&signs[at..], rows - row) {
                    best = best.max(here);
                }
                let mut reach = |at: usize, row: usize, how: u8| {
                    if row <= rows {
                        table[at][row] = table[at][row].max(how);
                    }
                };
                if row < rows && row > 0 && reading[row].main & GLIDE != 0 {
                    reach(at, row + 1, here);
                }
                match signs.get(at) {
                    Some(Sign::Hidden(count)) => {
                        // Two letters may be one sound, and one two.
                        let likely = count.div_ceil(2)..=count + usize::from(*count > ANY);
                        let most = if *count == ANY { rows } else { *likely.end() };
                        for sounds in *likely.start()..=most.min(rows - row) {
                            let counted = if likely.contains(&sounds) { here } else { 1 };
                            reach(at + 1, row + sounds, counted);
                        }
                    }
                    Some(Sign::Shown(own)) => {
                        let before = at.checked_sub(1).map(|before| signs[before]);
                        // Of `sh` the first letter may be hidden, or the second.
                        let second = matches!(before, Some(Sign::Hidden(_))) && matches!(own, 'h' | 'ж');
                        if silent(*own) || before == Some(Sign::Shown(*own)) || second {
                            reach(at + 1, row, here);
                        }
                        let wanted = |row: usize| reading.get(row).map_or(0, |unit| unit.sounds);
                        let alone = matches!(signs.get(at + 1), Some(Sign::Hidden(_)));
                        if (heard(*own) | if alone { begins(*own) } else { 0 }) & wanted(row) != 0 {
                            reach(at + 1, row + 1, here);
                        }
                        if heard_twice(*own)
                            .is_some_and(|(first, second)| first & wanted(row) != 0 && second & wanted(row + 1) != 0)
                        {
                            reach(at + 1, row + 2, here);
                        }
                        if letter(at + 1).is_some_and(|next| heard_together(*own, next) & wanted(row) != 0) {
                            reach(at + 2, row + 1, here);
                        }
                    }
                    None => {}
                }
            }
        }
        (best > 0).then_some(best == 2)
    }

    /// Whether the word may be over with these signs after it and so many of its sounds not said.
    fn may_end(&self, rest: &[Sign], missing: usize) -> bool {
        if rest.is_empty() {
            return missing == 0;
        }
        let letters: Option<Vec<char>> = rest
            .iter()
            .map(|sign| match sign {
                Sign::Shown(letter) => Some(*letter),
                Sign::Hidden(_) => None,
            })
            .collect();
        let Some(letters) = letters else { return false };
        match missing {
            0 => {
                ending::turkic(&letters, self.harmony)
                    || ending::russian_whole(self.declension, self.gender, &letters).is_some()
            }
            1 => {
                self.declension == Declension::Vowel
                    && ending::russian_stem(self.declension, self.gender, self.possessive, &letters).is_some()
            }
            _ => false,
        }
    }
}
