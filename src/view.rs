//! Second readings of a few places of a text: letters that stand apart ("L e y l a") joined, and signs that stand for letters
//! ("L3yl4") read as those. Each is a short folded text of its own whose places lead back to the same haystack.

use core::ops::Range;

use crate::class::{self, BULLET, SPACE};
use crate::fold::Folded;
use crate::survey::{Survey, alone, disguises, letter};

/// Letters and digits apart that make a second reading, at least and at most.
const APART: Range<usize> = 4..96;
/// Signs between two letters that stand apart, at most.
const JOINT: usize = 5;
/// Classes before and after letters apart that are read with them, about.
const LEAD: usize = 32;
const TAIL: usize = 64;
/// Classes of a second reading, about and at most.
const LONGEST: usize = 512;
/// Of so many joints the most usual is taken for that within words.
const SAMPLE: usize = 8;
/// Letters and signs of a word written with signs for letters, at most; signs among them, at most.
const DISGUISED: usize = 24;
const SIGNS: usize = 10;
/// Words on either side of such a word that are read with it.
const AROUND: usize = 4;
/// Letters and signs of such a word that has but one letter, at least.
const LONG: usize = 6;

/// What a digit or sign is used for.
#[derive(Clone, Copy)]
enum Meant {
    Letter(u8),
    /// It only breaks up the word.
    Nothing,
}

/// Which of the letters that a digit or sign stands for is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// The likelier one.
    First,
    /// The other one.
    Second,
    /// Of `i` and `l` what goes with the letter before: a vowel is followed by `l`, any other by `i`.
    Spoken,
}

/// What a digit or sign stands for. Some stand for one letter or another: `choice` says which, `before` is the letter before.
fn meant(class: u8, cyrillic: bool, choice: Choice, before: Option<u8>) -> Option<Meant> {
    let second = match choice {
        Choice::First => false,
        Choice::Second => true,
        Choice::Spoken => before.is_some_and(is_vowel) && matches!(class, b'1' | b'|' | b'!'),
    };
    let (latin, russian) = match (class, second) {
        (b'*' | b'~' | BULLET, _) => return Some(Meant::Nothing),
        (class, _) if breaks(class) => return Some(Meant::Nothing),
        (b'4', true) => (b'c', 'ч'),
        (b'4' | b'@', _) => (b'a', 'а'),
        (b'3', true) => (b'z', 'з'),
        (b'3', false) => (b'e', 'е'),
        (b'1' | b'|' | b'!', true) => (b'l', 'л'),
        (b'1' | b'|' | b'!', false) => (b'i', 'и'),
        (b'0', _) => (b'o', 'о'),
        (b'2', _) => (b'z', 'з'),
        (b'5' | b'$', _) => (b's', 'с'),
        (b'6', true) => (b's', 'б'),
        (b'6', false) => (b'g', 'б'),
        (b'7', _) => (b't', 'т'),
        (b'8', _) => (b'b', 'в'),
        (b'9', true) => (b'q', 'д'),
        (b'9', false) => (b'g', 'я'),
        _ => return None,
    };
    Some(Meant::Letter(if cyrillic { class::cyrillic(russian) } else { latin }))
}

/// Whether any of these can be a digit or sign for a letter.
pub(crate) fn has_signs(classes: &[u8]) -> bool {
    classes
        .iter()
        .any(|class| class::is_digit(*class) || matches!(class, b'@' | b'$' | b'!' | b'|'))
}

/// Whether this is a vowel.
fn is_vowel(class: u8) -> bool {
    const CYRILLIC: [u8; 9] = {
        let letters = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
        let mut classes = [0; 9];
        let mut at = 0;
        while at < 9 {
            classes[at] = class::cyrillic(letters[at]);
            at += 1;
        }
        classes
    };
    b"aeiou".contains(&class) || CYRILLIC.contains(&class)
}

/// Whether this sign is seldom put between two letters for anything but to break a word up.
const fn breaks(class: u8) -> bool {
    matches!(class, class::SIGN | b'"' | b'#' | b'%' | b'&' | b'(' | b')' | b'=')
}

/// Whether a digit or sign in this word stands for one letter or another.
fn is_open(word: &[u8]) -> bool {
    word.iter().any(|class| b"13469|!".contains(class))
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
pub(crate) fn apart<'h>(text: &Folded<'h>, survey: &Survey, mut visit: impl FnMut(&Folded<'h>)) {
    let classes = text.classes();
    let is_alone = |at: usize| alone(text.before(at), text.at(at), text.at(at + 1));
    let (mut next, mut done) = (0, 0);
    while let Some(places) = survey.next_apart(next) {
        next = places.end;
        // A row may begin at the very end of the block before.
        let mut at = places.start.saturating_sub(JOINT + 1).max(done);
        if !has_row(classes, at) {
            continue;
        }
        while at < places.end.min(classes.len()) {
            if !is_alone(at) {
                at += 1;
                continue;
            }
            let mut letters = vec![at];
            while letters.len() < APART.end
                && let Some(next) = (at + 2..=at + JOINT + 1).find(|next| class::is_word(text.at(*next)))
                // Digits go on with a row of letters: "S o y l u 2 3".
                && !class::is_word(text.at(next + 1))
                && !classes[at..next].contains(&class::GAP)
            {
                letters.push(next);
                at = next;
            }
            at += 1;
            done = at;
            if letters.len() >= APART.start {
                let draft = join(text, &letters);
                visit(&text.reading(draft.classes, &draft.places));
            }
        }
    }
}

/// Whether enough letters stand alone one after the other from somewhere in the block at this place on. Single letters are
/// words in Russian and Azerbaijani: most blocks have two, few a row.
fn has_row(classes: &[u8], from: usize) -> bool {
    /// A block, what it may begin before, and the rest of a row that begins in it.
    const WINDOW: usize = 96;
    let Some(window) = from
        .checked_sub(1)
        .and_then(|before| classes.get(before..)?.first_chunk::<{ WINDOW + 2 }>())
    else {
        return true;
    };
    let mut stands = [0_u8; WINDOW];
    for (at, stands) in stands.iter_mut().enumerate() {
        *stands = u8::from(alone(window[at], window[at + 1], window[at + 2]));
    }
    let (mut last, mut row) = (0, 0);
    for (at, eight) in stands.as_chunks::<8>().0.iter().enumerate() {
        let mut rest = u64::from_le_bytes(*eight);
        while rest != 0 {
            let place = at * 8 + rest.trailing_zeros() as usize / 8;
            row = if place - last <= JOINT + 1 { row + 1 } else { 1 };
            if row >= APART.start {
                return true;
            }
            last = place;
            rest &= rest - 1;
        }
    }
    false
}

/// Letters apart as words: what joins most of them joins a word, anything else parts two.
fn join(text: &Folded<'_>, letters: &[usize]) -> Draft {
    let joints: Vec<&[u8]> = letters
        .windows(2)
        .map(|pair| &text.classes()[pair[0] + 1..pair[1]])
        .collect();
    let usual = joints
        .iter()
        .take(SAMPLE)
        .max_by_key(|joint| {
            (
                joints.iter().filter(|other| other == joint).count(),
                core::cmp::Reverse(joint.len()),
            )
        })
        .copied();
    let usual = usual.unwrap_or_default();
    // Where every sign is another ("L.e-y l_a  T-a..."), short ones join a word and longer ones part two.
    let like_usual = joints.iter().filter(|joint| **joint == usual).count();
    let shortest = joints.iter().map(|joint| joint.len()).min().unwrap_or(0);
    let mixed = like_usual * 3 < joints.len() * 2;
    let joins = |joint: &[u8]| joint == usual || mixed && joint.len() == shortest && joint != [class::NEWLINE];
    let mut draft = Draft::default();
    let first = letters[0];
    let lead = whole_words(text, first.saturating_sub(LEAD)..first, false);
    draft.copy(text, lead);
    // "@_n_e_z": what joins the letters may stand before the first as well.
    if draft.classes.ends_with(usual) {
        let rest = draft.classes.len() - usual.len();
        draft.classes.truncate(rest);
        draft.places.truncate(rest);
        if draft.classes.last().is_some_and(|class| class::is_word(*class)) {
            draft.push(SPACE, first - 1);
        }
    }
    for (index, place) in letters.iter().enumerate() {
        if index > 0
            && usual == [SPACE]
            && let [SPACE, sign @ (b'@' | b'$' | b'|' | b'!'), SPACE] = joints[index - 1]
        {
            // "L e y l @": a letter of its own.
            draft.push(*sign, place - 2);
        } else if index > 0 && !joins(joints[index - 1]) {
            // Of what parts two words, without what joins the letters on either side of it: "n . b" with letters by spaces.
            let joint = letters[index - 1] + 1..*place;
            let from = joint.start
                + if text.classes()[joint.clone()].starts_with(usual) {
                    usual.len()
                } else {
                    0
                };
            let rest = &text.classes()[from..joint.end];
            let to = joint.end - if rest.ends_with(usual) { usual.len() } else { 0 };
            if from < to {
                draft.copy(text, from..to);
            } else {
                draft.push(SPACE, place - 1);
            }
        }
        draft.push(text.at(*place), *place);
    }
    let last = letters.last().map_or(first, |last| last + 1);
    draft.copy(
        text,
        whole_words(text, last..(last + TAIL).min(text.classes().len()), true),
    );
    draft
}

/// This range without a word that is cut by its far end, and up to a gap.
fn whole_words(text: &Folded<'_>, range: Range<usize>, forward: bool) -> Range<usize> {
    let classes = text.classes();
    let cut = |at: usize| at > 0 && class::is_word(text.at(at - 1)) && class::is_word(text.at(at));
    let Range { mut start, mut end } = range;
    if forward {
        end = classes[start..end]
            .iter()
            .position(|class| *class == class::GAP)
            .map_or(end, |gap| start + gap);
        while end > start && cut(end) {
            end -= 1;
        }
    } else {
        start = classes[start..end]
            .iter()
            .rposition(|class| *class == class::GAP)
            .map_or(start, |gap| start + gap + 1);
        while start < end && cut(start) {
            start += 1;
        }
    }
    start..end
}

/// Whether a word written with signs for letters goes on at this place.
fn is_part(classes: &[u8], at: usize) -> bool {
    let class = classes[at];
    let is_letter = |at: Option<usize>| at.and_then(|at| classes.get(at)).is_some_and(|class| letter(*class));
    class::is_word(class)
        || matches!(class, b'@' | b'$' | b'!' | b'|' | b'*' | b'~' | BULLET)
        || breaks(class) && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1)) && closes(classes, at)
}

/// Whether a bracket at this place has its other half a few letters away: "L(ey)la". What is no bracket needs none.
fn closes(classes: &[u8], at: usize) -> bool {
    /// Letters between two brackets, at most.
    const INSIDE: usize = 3;
    match classes[at] {
        b'(' => classes[at + 1..].iter().take(INSIDE + 1).any(|class| *class == b')'),
        b')' => classes[..at].iter().rev().take(INSIDE + 1).any(|class| *class == b'('),
        _ => true,
    }
}

/// The places of such a word around these.
fn word_around(classes: &[u8], within: Range<usize>) -> Range<usize> {
    let before = (0..within.start)
        .rev()
        .take(DISGUISED)
        .take_while(|at| is_part(classes, *at))
        .count();
    let after = (within.end..classes.len())
        .take(DISGUISED)
        .take_while(|at| is_part(classes, *at))
        .count();
    within.start - before..within.end + after
}

/// Calls `visit` with each word that has signs for letters, read as letters, and the words around it.
pub(crate) fn disguised<'h>(text: &Folded<'h>, survey: &Survey, mut visit: impl FnMut(&Folded<'h>)) {
    let classes = text.classes();
    let mut at = 0;
    while let Some(places) = survey.next_sign(at) {
        at = places.start;
        while at < places.end.min(classes.len()) {
            if !disguises(text.before(at), text.at(at), text.at(at + 1)) || !is_part(classes, at) {
                at += 1;
                continue;
            }
            let word = word_around(classes, at..at + 1);
            at = word.end;
            if is_disguised(&classes[word.clone()]) {
                let (draft, last) = undisguise(text, word.clone(), Choice::First);
                visit(&text.reading(draft.classes, &draft.places));
                let all = &classes[word.start..last.max(word.end)];
                if is_open(all) {
                    let (draft, _) = undisguise(text, word.clone(), Choice::Second);
                    visit(&text.reading(draft.classes, &draft.places));
                }
                if all.iter().filter(|class| matches!(class, b'1' | b'|' | b'!')).count() > 1 {
                    let (draft, _) = undisguise(text, word, Choice::Spoken);
                    visit(&text.reading(draft.classes, &draft.places));
                }
                at = at.max(last);
            }
        }
        at = at.max(places.end);
    }
}

/// Calls `visit` with each word of which most letters stand twice or more, each of its letters once, and the words around it.
pub(crate) fn doubled<'h>(text: &Folded<'h>, survey: &Survey, mut visit: impl FnMut(&Folded<'h>)) {
    let mut at = 0;
    while let Some(places) = survey.next_doubled(at) {
        at = places.start;
        while at < places.end.min(text.classes().len()) {
            let word = text.token(at);
            if word.is_empty() {
                at += 1;
                continue;
            }
            at = word.end;
            if is_doubled(&text.classes()[word.clone()]) {
                let mut draft = Draft::default();
                let before = core::iter::successors(text.word_before(word.start), |near| text.word_before(near.start));
                let lead: Vec<Range<usize>> = before.take(AROUND).collect();
                for near in lead.into_iter().rev() {
                    read_once(text, near, &mut draft);
                }
                read_once(text, word, &mut draft);
                let mut plain = 0;
                while plain < AROUND
                    && draft.classes.len() < LONGEST
                    && let Some(next) = text.word_after(at)
                {
                    plain = if is_doubled(&text.classes()[next.clone()]) {
                        0
                    } else {
                        plain + 1
                    };
                    at = next.end;
                    read_once(text, next, &mut draft);
                }
                visit(&text.reading(draft.classes, &draft.places));
            }
        }
        at = at.max(places.end);
    }
}

/// Whether most letters of a word stand twice, or one three times.
fn is_doubled(word: &[u8]) -> bool {
    const LEAST: usize = 3;
    let twice = word
        .windows(2)
        .filter(|pair| pair[0] == pair[1] && letter(pair[0]))
        .count();
    let thrice = word
        .windows(3)
        .any(|three| three[0] == three[1] && three[1] == three[2] && letter(three[0]));
    word.len() <= 2 * DISGUISED && (thrice || twice >= LEAST && twice * 3 >= word.len())
}

/// A word, each letter once, and a space after it.
fn read_once(text: &Folded<'_>, word: Range<usize>, draft: &mut Draft) {
    let last = word.end - 1;
    for place in word.clone() {
        if place == word.start || !letter(text.at(place)) || text.at(place) != text.at(place - 1) {
            draft.push(text.at(place), place);
        }
    }
    draft.push(SPACE, last);
}

/// Whether a word is likely to be letters with signs for some of them, not a number or a code.
fn is_disguised(word: &[u8]) -> bool {
    let letters = word.iter().filter(|class| letter(**class)).count();
    let signs = word.len() - letters;
    // A code has one letter as well, but is seldom so long.
    let enough = letters > 1 || letters == 1 && word.len() >= LONG;
    word.len() <= DISGUISED && enough && (1..=SIGNS).contains(&signs)
}

/// A word and the four on either side of it, signs read as letters; goes on while there are more such words among those. Also
/// tells where the last of them ends.
fn undisguise(text: &Folded<'_>, word: Range<usize>, choice: Choice) -> (Draft, usize) {
    // Signs belong to the words around as well: "K@mran Mirz@yev".
    let whole = |token: Range<usize>| word_around(text.classes(), token);
    let before = |from: &Range<usize>| text.word_before(from.start).map(whole);
    let mut draft = Draft::default();
    let lead: Vec<Range<usize>> = core::iter::successors(before(&word), before).take(AROUND).collect();
    for near in lead.into_iter().rev() {
        read(text, near, choice, &mut draft);
    }
    let (mut at, mut last, mut plain) = (word.end, word.end, 0);
    read(text, word, choice, &mut draft);
    while plain < AROUND
        && draft.classes.len() < LONGEST
        && let Some(next) = text.word_after(at).map(whole)
    {
        at = next.end;
        plain += 1;
        if is_disguised(&text.classes()[next.clone()]) {
            (last, plain) = (next.end, 0);
        }
        read(text, next, choice, &mut draft);
    }
    (draft, last)
}

/// A word with its signs read as letters if it is one that has some, and a space after it.
fn read(text: &Folded<'_>, word: Range<usize>, choice: Choice, draft: &mut Draft) {
    let classes = &text.classes()[word.clone()];
    let cyrillic = classes.iter().filter(|class| class::is_cyrillic(**class)).count() * 2
        > classes.iter().filter(|class| class::is_letter(**class)).count();
    let disguised = is_disguised(classes);
    let last = word.end - 1;
    // "L3yla!" is called out, not written with a letter more; after a consonant a letter may be meant all the same.
    let called = classes
        .iter()
        .rev()
        .take_while(|class| matches!(class, b'!' | b'|'))
        .count();
    let end = word.end - called;
    let meant_all_the_same =
        |before: Option<u8>| choice != Choice::First && called == 1 && !before.is_some_and(is_vowel);
    for place in word {
        let class = text.at(place);
        let before = draft.classes.last().copied();
        match meant(class, cyrillic, choice, before)
            .filter(|_| disguised && (place < end || meant_all_the_same(before)))
        {
            Some(Meant::Letter(letter)) => draft.push(letter, place),
            Some(Meant::Nothing) => {}
            None => draft.push(class, place),
        }
    }
    draft.push(SPACE, last);
}
