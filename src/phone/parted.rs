//! A number whose operator's code stands apart from the rest of it, with words or unusual signs between: "prefiks 050, nömrə
//! 012-34-56", "012 34 56 (050)", "код 050, дальше 012 34 56".
//!
//! The rest alone is looked for; it is the number where the code, as it is dialled at home or from abroad, is the next thing
//! before it, or stands near it with a word that says what it is.

use core::ops::Range;

use crate::class::{self, GAP, NEWLINE};
use crate::fold::Folded;

/// Signs between the code and the rest where no word says what it is, at most.
const SIGNS: usize = 6;
/// Words between the code and the rest, at most.
const WORDS: usize = 4;
/// How far apart they may stand.
const REACH: usize = 40;

/// Words for an operator's code, for a number, and for what goes before and after, as their beginnings.
const LATIN: &[&str] = &[
    "prefi", "kod", "code", "operator", "nomre", "nomer", "number", "numara", "evvel", "qalan", "sonra", "axir",
    "basi", "then", "rest", "area", "dial", "azercell", "bakcell",
];
const CYRILLIC: &[&str] = &[
    "префи",
    "код",
    "оператор",
    "номер",
    "начал",
    "дальше",
    "далее",
    "потом",
    "остальн",
    "затем",
    "перед",
    "спереди",
    "конец",
    "впереди",
];

/// Where the number stands of which this is the rest; nothing if its code does not stand near. `codes`: as they are dialled
/// at home and from abroad; `bare`: the code alone, that only a word makes one.
pub(super) fn with_code(
    text: &Folded<'_>,
    rest: &Range<usize>,
    codes: &[Vec<u8>],
    bare: &[u8],
) -> Option<Range<usize>> {
    before(text, rest, codes, bare).or_else(|| {
        // Another operator's code before it makes it another's number.
        let other = text.word_before(rest.start).filter(|token| {
            let joint = text.classes().get(token.end..rest.start).unwrap_or_default();
            joint.len() <= SIGNS
                && !joint.contains(&NEWLINE)
                && text.classes()[token.clone()]
                    .iter()
                    .any(|class| class::is_digit(*class))
        });
        if other.is_some() {
            None
        } else {
            after(text, rest, codes, bare)
        }
    })
}

fn before(text: &Folded<'_>, rest: &Range<usize>, codes: &[Vec<u8>], bare: &[u8]) -> Option<Range<usize>> {
    let mut at = rest.start;
    let mut labelled = false;
    for words in 0..=WORDS {
        let token = text
            .word_before(at)
            .filter(|token| token.end <= at && token.start + REACH >= rest.start)?;
        let classes = &text.classes()[token.clone()];
        let lines = text.classes()[token.end..rest.start]
            .iter()
            .filter(|class| **class == NEWLINE);
        if lines.count() > 1 {
            return None;
        }
        let told = || {
            let label = text.word_before(token.start);
            labelled || label.is_some_and(|label| is_label(&text.classes()[label]))
        };
        // "«050» 012 34 56": quotation marks set it apart, and nothing else does without a word.
        let joint = &text.classes()[token.end..rest.start];
        let touches = words == 0
            && joint.len() <= SIGNS
            && joint.contains(&b'"')
            && joint.iter().all(|class| matches!(*class, b'"' | class::SPACE));
        if is_code(text, &token, codes) && (touches || told()) || classes == bare && told() {
            return Some(token.start..rest.end);
        }
        if classes.iter().any(|class| class::is_digit(*class)) {
            return None;
        }
        labelled |= is_label(classes);
        at = token.start;
    }
    None
}

fn after(text: &Folded<'_>, rest: &Range<usize>, codes: &[Vec<u8>], bare: &[u8]) -> Option<Range<usize>> {
    let mut at = rest.end;
    let mut labelled = false;
    for words in 0..=WORDS {
        let token = text
            .word_after(at)
            .filter(|token| token.start >= at && token.end <= rest.end + REACH)?;
        let classes = &text.classes()[token.clone()];
        // Of the next line it is another's.
        if text.classes()[rest.end..token.start].contains(&NEWLINE) {
            return None;
        }
        // "012 34 56 (050)".
        let bracket = words == 0 && text.before(token.start) == b'(' && text.at(token.end) == b')';
        if is_code(text, &token, codes) && (bracket || labelled) || classes == bare && labelled {
            let end = token.end + usize::from(bracket);
            return Some(rest.start..end);
        }
        if classes.iter().any(|class| class::is_digit(*class)) {
            return None;
        }
        labelled |= is_label(classes);
        at = token.end;
    }
    None
}

/// Whether a token is the code as it is dialled; what makes it one of more figures must not touch it.
fn is_code(text: &Folded<'_>, token: &Range<usize>, codes: &[Vec<u8>]) -> bool {
    let classes = &text.classes()[token.clone()];
    let digits = classes.iter().take_while(|class| class::is_digit(**class)).count();
    // "050-dən", "050da".
    let ending = &classes[digits..];
    let joined = token
        .start
        .checked_sub(2)
        .is_some_and(|at| class::is_digit(text.at(at)) && !matches!(text.at(at + 1), GAP | NEWLINE));
    !joined
        && ending.len() <= 4
        && ending.iter().all(|class| class::is_letter(*class))
        && codes.iter().any(|code| *code == classes[..digits])
}

fn is_label(word: &[u8]) -> bool {
    LATIN.iter().chain(CYRILLIC).any(|known| class::begins(word, known))
}
