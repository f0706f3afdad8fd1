//! Cards and accounts of which only the end is told: "card ending in 1234", "kartın son 4 rəqəmi 1234", "карта …1234".

use core::ops::Range;

use crate::class::{self, BULLET, GAP, NEWLINE, SIGN};
use crate::fold::Folded;

/// How far from the figures the words may stand.
const REACH: usize = 56;
/// Signs of the number's beginning that must stand before dots.
const HEAD: usize = 4;
/// Words looked at on either side.
const WORDS: usize = 8;

/// What the end belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Card,
    Account,
}

/// Words for a card, as their beginnings.
const CARDS: &[&str] = &[
    "kart",
    "card",
    "visa",
    "master",
    "maestro",
    "карт",
    "виза",
    "визы",
    "визу",
    "мастеркард",
    "плас",
];
/// Words for an account.
const ACCOUNTS: &[&str] = &["iban", "hesab", "account", "счет", "ибан"];
/// Words that say that the end is meant: last, end, ending, last figures.
const ENDS: &[&str] = &[
    "son",
    "axir",
    "biten",
    "qurtar",
    "ending",
    "ends",
    "last",
    "final",
    "последн",
    "оканчив",
    "заканчив",
    "оконч",
    "конец",
    "конч",
    "концовк",
];
/// The same as whole words: what begins so may be another word.
const WHOLE: &[&str] = &["end", "tail"];

fn words(of: Of) -> &'static [&'static str] {
    match of {
        Of::Card => CARDS,
        Of::Account => ACCOUNTS,
    }
}

/// Whether a word names a card or an account.
pub(super) fn names(word: &[u8], of: Of) -> bool {
    begins(word, words(of))
}

/// Whether the words around these figures say that they end a card's or an account's number, or what is left of its
/// beginning stands before dots: `4169…1234`. `own`: all of it.
pub(super) fn is_told(text: &Folded<'_>, figures: &Range<usize>, of: Of, own: &[u8]) -> bool {
    if touches_figures(text, figures) {
        return false;
    }
    let named = words(of);
    let before = around(text, figures, false);
    let after = around(text, figures, true);
    let any = |words: &[&str]| {
        before
            .iter()
            .chain(&after)
            .any(|token| begins(&text.classes()[token.clone()], words))
    };
    let whole = before.iter().chain(&after).any(|token| {
        WHOLE
            .iter()
            .any(|word| text.classes()[token.clone()] == *word.as_bytes())
    });
    // "card …1234": dots in place of what stands before.
    let signs = figures.start - usize::from(text.before(figures.start) == b' ');
    let cut = text.before(signs) == b'.' && (text.at(signs.wrapping_sub(2)) == b'.' || text.source(signs - 1) == '…');
    let beside = before.first().is_some_and(|token| {
        begins(&text.classes()[token.clone()], named)
            || before
                .get(1)
                .is_some_and(|token| begins(&text.classes()[token.clone()], named))
    });
    let head = || {
        let mut shown: Vec<u8> = Vec::new();
        for token in &before {
            shown.splice(0..0, text.classes()[token.clone()].iter().copied());
            if shown.len() >= HEAD && own.starts_with(&shown) {
                return true;
            }
        }
        false
    };
    any(named) && (any(ENDS) || whole) || cut && (beside || head())
}

/// Whether the figures go on a number: "0000 1234", "12-1234", "1234.5".
fn touches_figures(text: &Folded<'_>, figures: &Range<usize>) -> bool {
    let joins = |class: u8| matches!(class, b'-' | b'.' | b',' | b'/' | b' ' | b'_' | BULLET | b'*');
    let dots = text.before(figures.start) == b'.' && text.at(figures.start.wrapping_sub(2)) == b'.';
    let before = joins(text.before(figures.start))
        && !dots
        && figures
            .start
            .checked_sub(2)
            .is_some_and(|at| class::is_digit(text.at(at)));
    before || joins(text.at(figures.end)) && class::is_digit(text.at(figures.end + 1))
}

/// The words on one side of the figures, the nearest first, up to the end of the sentence.
fn around(text: &Folded<'_>, figures: &Range<usize>, after: bool) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = if after { figures.end } else { figures.start };
    while words.len() < WORDS {
        let token = if after {
            text.word_after(at)
        } else {
            text.word_before(at)
        };
        let Some(token) = token else { break };
        let (joint, far) = if after {
            (at..token.start, token.end > figures.end + REACH)
        } else {
            (token.end..at, token.start + REACH < figures.start)
        };
        let joint = &text.classes()[joint];
        // A sentence ends, a new line begins: but a label stands in a line of its own.
        let stop = joint
            .windows(2)
            .any(|two| matches!(two, [b'.' | b'!' | b'?', b' ' | NEWLINE]))
            || joint.contains(&GAP)
            || joint.iter().filter(|class| **class == NEWLINE).count() > usize::from(!after && words.is_empty())
            || joint.contains(&b';');
        if far || stop && !is_cut(joint) {
            break;
        }
        at = if after { token.end } else { token.start };
        words.push(token);
    }
    words
}

/// Dots in place of figures end no sentence.
fn is_cut(joint: &[u8]) -> bool {
    joint.iter().filter(|class| **class == b'.').count() > 1 && !joint.contains(&GAP) && !joint.contains(&SIGN)
}

fn begins(word: &[u8], known: &[&str]) -> bool {
    known.iter().any(|known| class::begins(word, known))
}
