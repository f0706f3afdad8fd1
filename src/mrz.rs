//! The machine-readable lines of passports and identity cards (ICAO Doc 9303): where a document's and a person's number
//! stand among the fillers, and the check digits behind them. Names in them are none of this file's business.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;

/// What fills a field: `<`, which is folded as the bracket that it looks like.
pub(crate) const FILLER: u8 = b'(';
/// Signs of a document's number, with fillers.
const NUMBER: usize = 9;
/// Where a field of free use begins: in the first and the second line of a card, in the second of a passport.
const FREE: [usize; 3] = [15, 18, 28];
/// Signs of the shortest line.
const LINE: usize = 28;
/// Signs of the longest.
const LONGEST: usize = 44;

/// The check digit over these signs, as a class: weights 7, 3, 1; letters count from 10, fillers nothing.
pub(crate) fn check(signs: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (sign, weight) in signs.iter().zip([7, 3, 1].into_iter().cycle()) {
        let value = match *sign {
            digit @ b'0'..=b'9' => digit - b'0',
            letter @ b'a'..=b'z' => letter - b'a' + 10,
            FILLER => 0,
            _ => return None,
        };
        sum += u32::from(value) * weight;
    }
    // Less than ten, so it fits.
    Some(b'0' + (sum % 10) as u8)
}

/// Whether this number stands where a machine-readable line holds one: a document's number before its check digit, or any
/// number in a field of free use (a FIN stands there).
pub(crate) fn holds(text: &Folded<'_>, number: &Range<usize>) -> bool {
    let classes = text.classes();
    let is_sign = |class: &u8| class::is_digit(*class) || class::is_latin(*class) || *class == FILLER;
    let before = classes[..number.start]
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|class| is_sign(class))
        .count();
    let after = classes[number.end..]
        .iter()
        .take(LONGEST)
        .take_while(|class| is_sign(class))
        .count();
    let line = &classes[number.start - before..number.end + after];
    if !(LINE..=LONGEST).contains(&line.len()) || number.len() > NUMBER && !FREE.contains(&before) {
        return false;
    }
    let after = &line[before + number.len()..];
    if FREE.contains(&before) {
        return matches!(after.first(), None | Some(&FILLER)) || after.len() <= 2;
    }
    // A passport's number begins its line; a card's follows the sort of document and the state.
    let Some(field) = line.get(before..before + NUMBER).filter(|_| before == 0 || before == 5) else {
        return false;
    };
    let digit = line.get(before + NUMBER);
    field[number.len()..].iter().all(|class| *class == FILLER) && check(field).as_ref() == digit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digits_of_the_published_specimen() {
        // ICAO Doc 9303, part 4, appendix B.
        assert_eq!(check(b"l898902c3"), Some(b'6'));
        assert_eq!(check(b"740812"), Some(b'2'));
        assert_eq!(check(b"ze184226b((((("), Some(b'1'));
        assert_eq!(check(b"a-1"), None);
    }
}
