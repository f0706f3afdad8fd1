//! Words that something breaks up: the end of a line, a space, a sign between each two syllables (`Tağı-⏎bəyli`,
//! `Tağı bəyli`, `Ta.ğı.bəy.li`).
//!
//! Only a name's other word is read so, when one stands there whole: then the pieces must be the word letter for letter.

use crate::class::{self, GAP, NEWLINE, SPACE};
use crate::fold::Folded;

use super::word::{Word, word_after, word_before};

/// Pieces of one word, at most.
const PIECES: usize = 8;
/// Classes between two pieces, at most: a hyphen, a space, a line end, a space.
const BREAK: usize = 4;
/// Letters of a piece that a space or a line end parts from the next, at least.
const SHORTEST: usize = 2;

/// What parts two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One sign.
    Sign,
    /// A line end, a space: such parts most words, so only one of them parts the pieces of one.
    Loose,
}

/// What these classes between two letters are, if they may break up a word.
fn part(between: &[u8]) -> Option<Part> {
    match between {
        [SPACE] => Some(Part::Loose),
        [GAP] => None,
        [sign] if *sign != NEWLINE && !class::is_digit(*sign) => Some(Part::Sign),
        [b'-', rest @ ..] | rest => {
            let lines = rest.iter().filter(|class| **class == NEWLINE).count();
            let only = rest.iter().all(|class| matches!(*class, SPACE | NEWLINE));
            (lines == 1 && only).then_some(Part::Loose)
        }
    }
}

/// Whether the word that ends at this place may go on after a sign or a line end.
pub(super) fn may_go_on(classes: &[u8], end: usize) -> bool {
    let rest = &classes[end.min(classes.len())..];
    match rest.iter().take(BREAK + 1).position(|class| class::is_letter(*class)) {
        Some(signs) => rest[..signs] != [SPACE] && part(&rest[..signs]).is_some(),
        None => false,
    }
}

/// This word and those after (or before) it, as one: first with the next, then with the one after that, and so on.
pub(super) fn joined<'t>(text: &'t Folded<'_>, word: &Word, forward: bool) -> impl Iterator<Item = Word> + 't {
    let mut all = word.clone();
    let mut loose = false;
    let mut pieces = 1;
    core::iter::from_fn(move || {
        if pieces == PIECES {
            return None;
        }
        pieces += 1;
        let next = if forward {
            word_after(text, &all)
        } else {
            word_before(text, &all)
        }?;
        let (first, second) = if forward { (&all, &next) } else { (&next, &all) };
        let between = text.classes().get(first.end..second.start)?;
        if between.len() > BREAK {
            return None;
        }
        if part(between)? == Part::Loose {
            if loose || all.letters.len() < SHORTEST || next.letters.len() < SHORTEST {
                return None;
            }
            loose = true;
        }
        all = Word {
            start: first.start,
            end: second.end,
            letters: first.letters.iter().chain(&second.letters).copied().collect(),
            before: first.before,
            after: second.after,
        };
        Some(all.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::word::word_at;

    fn all(text: &str, at: usize, forward: bool) -> Vec<String> {
        let text = Folded::new(text);
        let word = word_at(&text, at).expect("a letter stands there");
        joined(&text, &word, forward)
            .map(|word| word.letters.iter().collect())
            .collect()
    }

    #[test]
    fn pieces_are_joined_over_signs_and_one_line_end() {
        assert_eq!(
            all("Ta.ğı.bəy.li gəldi bu", 0, true),
            ["tagi", "tagibey", "tagibeyli", "tagibeyligeldi"]
        );
        assert_eq!(all("Tağı-\nbəyli", 0, true), ["tagibeyli"]);
        assert_eq!(all("Tağı-\nbəyli", 6, false), ["tagibeyli"]);
        assert_eq!(all("Tağı 5 bəyli, Tağı", 0, true), [""; 0]);
        assert_eq!(all("Tağı\u{1e}bəyli", 0, true), [""; 0]);
    }
}
