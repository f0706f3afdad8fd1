//! From characters to classes: tables laid out at compile time from the data of `confusable.rs`, and look-ups in them.

use crate::class;
use crate::confusable::{CASED_LATIN, CYRILLIC_LATIN, EXPANSIONS, GREEK_LATIN, OTHER_LATIN, POSED_LATIN, RUNS};

/// Nothing is emitted for it.
pub(crate) const DROP: u8 = 0xff;
/// It stands for more than one class.
pub(crate) const MANY: u8 = 0xfe;
/// The breve: it makes another letter of the `и` before it.
pub(crate) const BREVE: u8 = 0xfd;
/// Characters below this have a place in [`DIRECT`]: all of Latin, Cyrillic and Georgian, and general punctuation.
pub(crate) const DIRECT_END: usize = 0x3400;

/// Entries of [`DIRECT`]: a power of two, so that a masked index needs no check.
pub(crate) const DIRECT_LENGTH: usize = 0x4000;

/// The class of every character below [`DIRECT_END`], laid out from `RUNS` at compile time; [`MANY`] from there on.
pub(crate) static DIRECT: [u8; DIRECT_LENGTH] = {
    let mut table = [class::SIGN; DIRECT_LENGTH];
    let mut beyond = DIRECT_END;
    while beyond < DIRECT_LENGTH {
        table[beyond] = MANY;
        beyond += 1;
    }
    let mut run = 0;
    while run < RUNS.len() {
        let (first, last, class, step) = RUNS[run];
        let mut point = first;
        while point <= last && (point as usize) < DIRECT_END {
            table[point as usize] = class + step * (point - first) as u8;
            point += 1;
        }
        run += 1;
    }
    table[0x306] = BREVE;
    table
};

/// The Latin class that a class looks like, or 0.
static LATIN_SHAPE: [u8; 256] = {
    let mut table = [0; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        table[letter as usize] = letter;
        letter += 1;
    }
    let mut pair = 0;
    while pair < CYRILLIC_LATIN.len() {
        table[class::cyrillic(CYRILLIC_LATIN[pair].0) as usize] = CYRILLIC_LATIN[pair].1;
        pair += 1;
    }
    let mut pair = 0;
    while pair < GREEK_LATIN.len() {
        table[class::greek(GREEK_LATIN[pair].0) as usize] = GREEK_LATIN[pair].1;
        pair += 1;
    }
    table
};

/// The Cyrillic class that a Latin letter looks like, or 0.
static CYRILLIC_SHAPE: [u8; 256] = {
    let mut table = [0; 256];
    let mut pair = CYRILLIC_LATIN.len();
    // Backwards, so that the first of two letters of one shape wins.
    while pair > 0 {
        pair -= 1;
        table[CYRILLIC_LATIN[pair].1 as usize] = class::cyrillic(CYRILLIC_LATIN[pair].0);
    }
    table
};

/// The Latin letter that looks like this one, if there is one: what codes, handles and addresses are compared by.
pub(crate) const fn latin_shape(class: u8) -> Option<u8> {
    match LATIN_SHAPE[class as usize] {
        0 => None,
        shape => Some(shape),
    }
}

/// The Cyrillic letter that looks like this Latin one, if there is one.
pub(crate) fn cyrillic_shape(class: u8) -> Option<u8> {
    let shape = CYRILLIC_SHAPE[usize::from(class)];
    (shape != 0).then_some(shape)
}

pub(crate) fn look_up(letter: char) -> u8 {
    let point = letter as u32;
    if (point as usize) < DIRECT_END {
        return DIRECT[point as usize];
    }
    let run = RUNS.partition_point(|(first, ..)| *first <= point);
    match run.checked_sub(1).map(|at| RUNS[at]) {
        Some((first, last, class, step)) if point <= last => class + step * (point - first) as u8,
        _ => class::SIGN,
    }
}

/// What a character of class [`MANY`] stands for.
pub(crate) fn expansion(letter: char) -> &'static str {
    // Every character of the class has its row: the table is made from the same list.
    EXPANSIONS
        .binary_search_by_key(&letter, |(from, _)| *from)
        .map_or("", |row| EXPANSIONS[row].1)
}

/// The Latin letter that a letter looks like as it is written, in the case that it is written in.
pub(crate) fn written_shape(class: u8, letter: impl Fn() -> char) -> Option<u8> {
    if class::is_latin(class) || !class::is_letter(class) {
        return None;
    }
    let letter = letter();
    CASED_LATIN
        .iter()
        .find(|(cased, _)| *cased == letter)
        .map(|(_, shape)| *shape)
        .or_else(|| other_shape(letter).filter(|_| class == class::LETTER))
        .or_else(|| latin_shape(class))
}

/// The Latin letter that a Cyrillic one is made to resemble among Latin ones.
pub(crate) fn posed_shape(class: u8) -> Option<u8> {
    POSED_LATIN
        .iter()
        .find(|(letter, _)| class::cyrillic(*letter) == class)
        .map(|(_, shape)| *shape)
}

/// The Latin letter that a letter of none of the fold's scripts looks like.
pub(crate) fn other_shape(letter: char) -> Option<u8> {
    OTHER_LATIN
        .iter()
        .find(|(other, _)| *other == letter)
        .map(|(_, shape)| *shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_ways_of_looking_up_agree() {
        assert_eq!(look_up('\u{33ff}'), DIRECT[0x33ff]);
        assert_eq!(look_up('ａ'), b'a');
        assert_eq!(look_up('\u{e0041}'), DROP);
        assert_eq!(look_up('\u{10ffff}'), class::SIGN);
        assert_eq!(expansion('ß'), "ss");
    }
}
