//! Second readings of a few places of a text: letters that stand apart ("L e y l a") joined, and signs that stand for letters
//! ("L3yl4") read as those. Each is a short folded text of its own whose places lead back to the same haystack.

use core::ops::Range;

use crate::class::{self, SPACE};
use crate::fold::Folded;

/// Letters apart that make a second reading, at least and at most.
const APART: Range<usize> = 4..96;
/// Signs between two letters that stand apart, at most.
const JOINT: usize = 5;
/// Letters and signs of a word written with signs for letters, at most; signs among them, at most.
const DISGUISED: usize = 24;
const SIGNS: usize = 8;

/// The letter that a digit or sign is used for.
fn meant(class: u8, cyrillic: bool) -> Option<u8> {
    let (latin, russian) = match class {
        b'4' | b'@' => (b'a', 'а'),
        b'3' => (b'e', 'е'),
        b'1' | b'!' | b'|' => (b'i', 'и'),
        b'0' => (b'o', 'о'),
        b'5' | b'$' => (b's', 'с'),
        b'7' => (b't', 'т'),
        b'6' => (b'g', 'б'),
        b'8' => (b'b', 'в'),
        _ => return None,
    };
    Some(if cyrillic { class::cyrillic(russian) } else { latin })
}

/// A second reading being put together.
#[derive(Default)]
struct Draft {
    classes: Vec<u8>,
    places: Vec<usize>,
}

impl Draft {
    fn push(&mut self, class: u8, place: usize) {
        self.classes.push(class);
        self.places.push(place);
    }

    fn copy(&mut self, text: &Folded<'_>, range: Range<usize>) {
        for place in range {
            self.push(text.at(place), place);
        }
    }
}

/// Calls `visit` with each row of letters that stand apart, joined to words.
pub(crate) fn apart<'h>(text: &Folded<'h>, mut visit: impl FnMut(&Folded<'h>)) {
    let classes = text.classes();
    let alone = |at: usize| {
        class::is_letter(text.at(at)) && !class::is_word(text.before(at)) && !class::is_word(text.at(at + 1))
    };
    let mut at = 0;
    while at < classes.len() {
        if !alone(at) {
            at += 1;
            continue;
        }
        let mut letters = vec![at];
        while letters.len() < APART.end
            && let Some(next) = (at + 2..=at + JOINT + 1).find(|next| class::is_word(text.at(*next)))
            && alone(next)
            && !classes[at..next].contains(&class::GAP)
        {
            letters.push(next);
            at = next;
        }
        at += 1;
        if letters.len() >= APART.start {
            let draft = join(text, &letters);
            visit(&text.reading(draft.classes, &draft.places));
        }
    }
}

/// Letters apart as words: what joins most of them joins a word, anything else parts two.
fn join(text: &Folded<'_>, letters: &[usize]) -> Draft {
    let joints: Vec<&[u8]> = letters
        .windows(2)
        .map(|pair| &text.classes()[pair[0] + 1..pair[1]])
        .collect();
    let usual = joints
        .iter()
        .max_by_key(|joint| {
            (
                joints.iter().filter(|other| other == joint).count(),
                core::cmp::Reverse(joint.len()),
            )
        })
        .copied();
    let mut draft = Draft::default();
    if let Some(word) = text.word_before(letters[0]) {
        draft.copy(text, word);
        draft.push(SPACE, letters[0] - 1);
    }
    for (index, place) in letters.iter().enumerate() {
        if index > 0 && Some(joints[index - 1]) != usual {
            draft.push(SPACE, place - 1);
        }
        draft.push(text.at(*place), *place);
    }
    if let Some(word) = letters.last().and_then(|last| text.word_after(last + 1)) {
        draft.push(SPACE, word.start - 1);
        draft.copy(text, word);
    }
    draft
}

/// Calls `visit` with each word that has signs for letters, read as letters, and the words around it.
pub(crate) fn disguised<'h>(text: &Folded<'h>, mut visit: impl FnMut(&Folded<'h>)) {
    let classes = text.classes();
    let part = |class: u8| class::is_word(class) || meant(class, false).is_some();
    let mut at = 0;
    while let Some(offset) = classes[at..].iter().position(|class| meant(*class, false).is_some()) {
        let sign = at + offset;
        let start = classes[at..sign]
            .iter()
            .rposition(|class| !part(*class))
            .map_or(at, |before| at + before + 1);
        let end = classes[sign..]
            .iter()
            .position(|class| !part(*class))
            .map_or(classes.len(), |length| sign + length);
        at = end;
        let word = &classes[start..end];
        let letters = word.iter().filter(|class| class::is_letter(**class)).count();
        if word.len() > DISGUISED
            || letters < 2
            || word.len() - letters > SIGNS
            || !class::is_word(text.at(start)) && meant(text.at(start), false).is_none()
        {
            continue;
        }
        let mut draft = Draft::default();
        let before: Vec<Range<usize>> =
            core::iter::successors(text.word_before(start), |word| text.word_before(word.start))
                .take(3)
                .collect();
        for near in before.into_iter().rev() {
            read(text, near, &mut draft);
        }
        read(text, start..end, &mut draft);
        for near in core::iter::successors(text.word_after(end), |word| text.word_after(word.end)).take(3) {
            read(text, near, &mut draft);
        }
        visit(&text.reading(draft.classes, &draft.places));
    }
}

/// A word with its signs read as letters, and a space after it.
fn read(text: &Folded<'_>, word: Range<usize>, draft: &mut Draft) {
    let classes = &text.classes()[word.clone()];
    let cyrillic = classes.iter().filter(|class| class::is_cyrillic(**class)).count() * 2
        > classes.iter().filter(|class| class::is_letter(**class)).count();
    let lettered = classes.iter().any(|class| class::is_letter(*class));
    let last = word.end - 1;
    for place in word {
        let class = text.at(place);
        draft.push(
            if lettered {
                meant(class, cyrillic).unwrap_or(class)
            } else {
                class
            },
            place,
        );
    }
    draft.push(SPACE, last);
}
