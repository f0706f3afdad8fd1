//! What a folded text holds where, by blocks: one pass that reads every class, so that what looks for numbers, masks, letters
//! apart or signs for letters reads only the few blocks that can hold any.

use core::ops::Range;

use crate::class::{BULLET, CYRILLIC};

/// Classes of a block.
const BLOCK: usize = 64;

/// A digit stands in the block.
const DIGIT: u8 = 1;
/// A sign that can hide a figure: `*`, `#`, `_`, a bullet, two crosses.
const MASK: u8 = 2;
/// Two letters or more that no letter or digit touches.
const APART: u8 = 4;
/// A sign that can stand for a letter touches one.
const SIGN: u8 = 8;

/// So many letters stand twice, or one three times, that some word may be written with doubled letters.
const DOUBLE: u8 = 16;
/// How many that are, in a block.
const DOUBLED: u8 = 6;

/// Which blocks of a text hold what.
pub(crate) struct Survey {
    blocks: Vec<u8>,
}

pub(crate) const fn letter(class: u8) -> bool {
    (class.wrapping_sub(b'a') < 26) | (class >= CYRILLIC)
}

pub(crate) const fn digit(class: u8) -> bool {
    class.wrapping_sub(b'0') < 10
}

/// Whether a letter stands alone.
pub(crate) const fn alone(before: u8, own: u8, after: u8) -> bool {
    letter(own) & !letter(before) & !digit(before) & !letter(after) & !digit(after)
}

/// Whether this sign between two letters stands for one or breaks up their word: `|`, `~`, `=`, a bullet, a sign of no other
/// class, and all from `!` to `*` but the apostrophe.
const fn between(own: u8) -> bool {
    (own == b'|')
        | (own == b'~')
        | (own == b'=')
        | (own.wrapping_sub(crate::class::SIGN) < 2)
        | (own.wrapping_sub(b'!') < 10) & (own != b'\'')
}

/// Whether a sign that can stand for a letter touches one.
pub(crate) const fn disguises(before: u8, own: u8, after: u8) -> bool {
    (digit(own) | (own == b'@') | (own == b'$')) & (letter(before) | letter(after))
        | between(own) & letter(before) & letter(after)
}

impl Survey {
    /// Reads a text.
    pub(crate) fn new(classes: &[u8]) -> Survey {
        let mut blocks = Vec::with_capacity(classes.len() / BLOCK + 1);
        // The block with a class on either side; a gap where the text ends.
        let mut edge = [crate::class::GAP; BLOCK + 2];
        for start in (0..classes.len()).step_by(BLOCK) {
            let window = start
                .checked_sub(1)
                .and_then(|before| classes.get(before..)?.first_chunk::<{ BLOCK + 2 }>());
            blocks.push(match window {
                Some(window) => survey(window),
                None => {
                    let from = start.saturating_sub(1);
                    let there = &classes[from..classes.len().min(start + BLOCK + 1)];
                    edge.fill(crate::class::GAP);
                    let offset = 1 + from - start.min(from + 1);
                    edge[offset..offset + there.len()].copy_from_slice(there);
                    survey(&edge)
                }
            });
        }
        Survey { blocks }
    }

    /// Places of the next block from this place on (cut off before it) that holds one of these.
    fn next(&self, from: usize, flags: u8) -> Option<Range<usize>> {
        let first = from / BLOCK;
        let found = self.blocks.get(first..)?.iter().position(|block| block & flags != 0)?;
        let block = first + found;
        Some(from.max(block * BLOCK)..(block + 1) * BLOCK)
    }

    /// The first digit at or after this place of the text that was read.
    pub(crate) fn next_digit(&self, classes: &[u8], from: usize) -> Option<usize> {
        let mut from = from;
        while let Some(block) = self.next(from, DIGIT) {
            let places = block.start..block.end.min(classes.len());
            if let Some(offset) = first_digit(&classes[places]) {
                return Some(block.start + offset);
            }
            from = block.end;
        }
        None
    }

    /// The first digit at or after this place within a block of which a sign stands that can hide a figure.
    pub(crate) fn next_masked(&self, classes: &[u8], from: usize) -> Option<usize> {
        let mut from = from;
        while let Some(place) = self.next_digit(classes, from) {
            let block = place / BLOCK;
            let near = &self.blocks[block.saturating_sub(1)..self.blocks.len().min(block + 2)];
            if near.iter().any(|flags| flags & MASK != 0) {
                return Some(place);
            }
            from = (block + 1) * BLOCK;
        }
        None
    }

    /// The next places that may hold a word with every letter doubled.
    pub(crate) fn next_doubled(&self, from: usize) -> Option<Range<usize>> {
        self.next(from, DOUBLE)
    }

    /// The next places that hold a sign that can hide a figure or a letter.
    pub(crate) fn next_mask(&self, from: usize) -> Option<Range<usize>> {
        self.next(from, MASK)
    }

    /// The next places that may hold a row of letters apart.
    pub(crate) fn next_apart(&self, from: usize) -> Option<Range<usize>> {
        self.next(from, APART)
    }

    /// The next places that may hold a sign that stands for a letter.
    pub(crate) fn next_sign(&self, from: usize) -> Option<Range<usize>> {
        self.next(from, SIGN)
    }
}

/// A one in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The first digit of a piece of a block, eight classes at a time.
fn first_digit(classes: &[u8]) -> Option<usize> {
    let (eights, rest) = classes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        let value = u64::from_le_bytes(*eight) ^ (ONES * 0x30);
        // The upper bit of each byte: whether it is none of 0 to 9. No carry leaves a byte, its upper bit being cleared.
        let others = ((value & (ONES * 0x7f)) + ONES * 0x76) | value;
        let digits = !others & (ONES * 0x80);
        if digits != 0 {
            return Some(at * 8 + digits.trailing_zeros() as usize / 8);
        }
    }
    let at = rest.iter().position(|class| digit(*class))?;
    Some(eights.len() * 8 + at)
}

/// What a block holds; its neighbours' classes stand first and last.
fn survey(window: &[u8; BLOCK + 2]) -> u8 {
    const LETTER: u8 = 1;
    const FIGURE: u8 = 2;
    /// Stands for a letter beside one; between two.
    const BESIDE: u8 = 4;
    const BETWEEN: u8 = 8;
    /// Hides a figure; does so if another such follows.
    const STAR: u8 = 16;
    const CROSS: u8 = 32;
    // No early exit, no branch, nothing but bytes: so each loop is done in a few wide instructions.
    let mut uses = [0; BLOCK + 2];
    for (uses, class) in uses.iter_mut().zip(window) {
        let class = *class;
        *uses = LETTER & all_if(letter(class))
            | (FIGURE | BESIDE) & all_if(digit(class))
            | BESIDE & all_if((class == b'@') | (class == b'$'))
            | BETWEEN & all_if(between(class))
            | STAR & all_if((class == b'*') | (class == BULLET) | (class == b'#') | (class == b'_'))
            | CROSS & all_if((class == b'x') | (class == const { crate::class::cyrillic('х') }));
    }
    let (before, own, after) = (piece(&uses, 0), piece(&uses, 1), piece(&uses, 2));
    let (last, class, next) = (piece(window, 0), piece(window, 1), piece(window, 2));
    let (mut any, mut apart, mut twice, mut thrice) = (0_u8, 0_u8, 0_u8, 0_u8);
    for at in 0..BLOCK {
        let (either, both) = (before[at] | after[at], before[at] & after[at]);
        let own = own[at];
        // The letter's bit moved under that of what touches it.
        let sign = own & ((either & LETTER) << 2 | (both & LETTER) << 3);
        let alone = own & !(either | either >> 1) & LETTER;
        let hides = own & STAR | own & after[at] & CROSS;
        any |= own & FIGURE | sign | hides;
        // A block is too short for either sum to overflow.
        apart = apart.wrapping_add(alone);
        let again = own & LETTER & all_if(class[at] == next[at]);
        twice = twice.wrapping_add(again);
        thrice |= again & all_if(class[at] == last[at]);
    }
    let held = |uses: u8, flag: u8| if any & uses == 0 { 0 } else { flag };
    // Of four letters apart one block holds two, or the next one three and this one the first, at its very end.
    let apart = if apart > 1 { APART } else { 0 };
    let doubled = if twice >= DOUBLED || thrice != 0 { DOUBLE } else { 0 };
    held(FIGURE, DIGIT) | held(STAR | CROSS, MASK) | held(BESIDE | BETWEEN, SIGN) | apart | doubled
}

/// All bits if this holds: what a comparison of many bytes at once yields.
const fn all_if(holds: bool) -> u8 {
    0_u8.wrapping_sub(holds as u8)
}

/// A block's length of these, from here on.
fn piece(uses: &[u8; BLOCK + 2], from: usize) -> [u8; BLOCK] {
    let mut piece = [0; BLOCK];
    piece.copy_from_slice(&uses[from..from + BLOCK]);
    piece
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a sign hides a figure.
    fn hides(own: u8, after: u8) -> bool {
        const CROSS: u8 = crate::class::cyrillic('х');
        matches!(own, b'*' | b'#' | b'_' | BULLET) || matches!(own, b'x' | CROSS) && own == after
    }

    /// Every place of a text, asked one by one.
    fn slowly(classes: &[u8], block: usize) -> u8 {
        let at = |place: Option<usize>| {
            place
                .and_then(|place| classes.get(place))
                .copied()
                .unwrap_or(crate::class::GAP)
        };
        let mut flags = 0;
        let (mut apart, mut twice, mut thrice) = (0, 0, false);
        for place in block * BLOCK..classes.len().min((block + 1) * BLOCK) {
            let (before, own, after) = (at(place.checked_sub(1)), at(Some(place)), at(Some(place + 1)));
            if digit(own) {
                flags |= DIGIT;
            }
            if hides(own, after) {
                flags |= MASK;
            }
            if disguises(before, own, after) {
                flags |= SIGN;
            }
            apart += usize::from(alone(before, own, after));
            twice += u8::from(letter(own) && own == after);
            thrice |= letter(own) && own == after && own == before;
        }
        if apart > 1 {
            flags |= APART;
        }
        if twice >= DOUBLED || thrice {
            flags |= DOUBLE;
        }
        flags
    }

    #[test]
    fn the_first_digit_is_found_wherever_it_stands() {
        for class in 0..=u8::MAX {
            for place in 0..19 {
                let mut classes = vec![b'/'; 19];
                classes[place] = class;
                let slowly = classes.iter().position(u8::is_ascii_digit);
                assert_eq!(first_digit(&classes), slowly, "{class} at {place}");
            }
        }
    }

    #[test]
    fn blocks_hold_what_their_places_hold() {
        // Sparse signs in every place of texts of every length around the edges of blocks.
        for length in [0, 1, 2, 63, 64, 65, 66, 127, 128, 129, 200] {
            for sign in *b"5*#_xa@!$|" {
                for place in 0..length {
                    let mut classes = vec![b' '; length];
                    classes[place] = sign;
                    if place > 1 {
                        classes[place - 2] = b'b';
                    }
                    if place + 1 < length {
                        classes[place + 1] = if sign == b'a' { b' ' } else { sign };
                    }
                    if place + 2 < length {
                        classes[place + 2] = b'c';
                    }
                    let survey = Survey::new(&classes);
                    assert_eq!(survey.blocks.len(), length.div_ceil(BLOCK));
                    for (block, flags) in survey.blocks.iter().enumerate() {
                        assert_eq!(*flags, slowly(&classes, block), "{length} {place} {}", char::from(sign));
                    }
                }
            }
        }
        for letters in 0..40 {
            let mut classes = vec![b'-'; 60];
            classes.extend((0..letters).map(|at| b'a' + at / (2 + at / 30)));
            let survey = Survey::new(&classes);
            for (block, flags) in survey.blocks.iter().enumerate() {
                assert_eq!(*flags, slowly(&classes, block), "{letters}");
            }
        }
    }
}
