//! The alphabet of the fold: one byte, a *class*, for every visible character.
//!
//! A class keeps what a reader tells apart (letters by script, digits, the kinds of separators) and forgets what she
//! does not (case, width, diacritics, style). Latin letters, digits and signs are written as their ASCII byte, so that
//! `b"leyla"` is the fold of "Leyla"; other scripts stand above 0x80. Look-alikes of different scripts stay different
//! here: `в` is not `b` to someone who reads Russian. They meet only inside a token that mixes scripts (`fold.rs`).

/// A gap: nothing may be joined over it.
pub const GAP: u8 = 0x1e;
/// An end of line, or an edge between blocks of a page.
pub const NEWLINE: u8 = b'\n';
/// Any space within a line.
pub const SPACE: u8 = b' ';
/// `•`, `·`, `●` and the like: between digits a separator, in a row a mask.
pub const BULLET: u8 = 0x02;
/// A sign of no other class (an emoji, an arrow, a currency).
pub const SIGN: u8 = 0x01;
/// The first Cyrillic letter; see [`CYRILLIC_LETTERS`].
pub const CYRILLIC: u8 = 0x80;
/// The first Georgian letter; see [`GEORGIAN_LETTERS`].
pub const GEORGIAN: u8 = 0xb0;
/// The first Greek letter; see [`GREEK_LETTERS`].
pub const GREEK: u8 = 0xd1;
/// A letter of any other script. What it is must be asked of the haystack (`Folded::source`).
pub const LETTER: u8 = 0xf0;

/// The Cyrillic letters in the order of their classes: Russian, then what Azerbaijani, Ukrainian and Kazakh add.
pub const CYRILLIC_LETTERS: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғҝөүһҹјієґѕ";
/// The Georgian letters in the order of their classes.
pub const GEORGIAN_LETTERS: &str = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ";
/// The Greek letters in the order of their classes; final sigma is sigma.
pub const GREEK_LETTERS: &str = "αβγδεζηθικλμνξοπρστυφχψω";

/// What a byte of the folded text can be used for. Built once, at compile time.
const LETTERS: u8 = 1;
const DIGITS: u8 = 2;
const BREAKS: u8 = 4;

const USES: [u8; 256] = {
    let mut uses = [0; 256];
    let mut class = 0;
    while class < 256 {
        let byte = class as u8;
        uses[class] = match byte {
            b'a'..=b'z' | CYRILLIC.. => LETTERS,
            b'0'..=b'9' => DIGITS,
            NEWLINE | SPACE | GAP => BREAKS,
            _ => 0,
        };
        class += 1;
    }
    uses
};

/// Whether this is a letter of any script.
pub const fn is_letter(class: u8) -> bool {
    USES[class as usize] & LETTERS != 0
}

/// Whether this is a digit of any script.
pub const fn is_digit(class: u8) -> bool {
    USES[class as usize] & DIGITS != 0
}

/// Whether this is a letter or a digit: what words and numbers are made of.
pub const fn is_word(class: u8) -> bool {
    USES[class as usize] & (LETTERS | DIGITS) != 0
}

/// Whether this is a space, a line end or a gap.
pub const fn is_break(class: u8) -> bool {
    USES[class as usize] & BREAKS != 0
}

/// Whether this is a Latin letter.
pub const fn is_latin(class: u8) -> bool {
    class.is_ascii_lowercase()
}

/// Whether this is a Cyrillic letter.
pub const fn is_cyrillic(class: u8) -> bool {
    matches!(class, CYRILLIC..GEORGIAN)
}

/// The letter, digit or sign of a class, in lower case; `?` for a class that many characters share.
pub fn character(class: u8) -> char {
    let nth = |letters: &str, first: u8| letters.chars().nth(usize::from(class - first));
    match class {
        b'!'..=b'~' | b' ' | b'\n' => Some(char::from(class)),
        LETTER.. => None,
        GREEK.. => nth(GREEK_LETTERS, GREEK),
        GEORGIAN.. => nth(GEORGIAN_LETTERS, GEORGIAN),
        CYRILLIC.. => nth(CYRILLIC_LETTERS, CYRILLIC),
        _ => None,
    }
    .unwrap_or('?')
}

/// The class of a Cyrillic letter, given in lower case.
///
/// # Panics
/// If it is none of [`CYRILLIC_LETTERS`]: meant for constants.
pub const fn cyrillic(letter: char) -> u8 {
    CYRILLIC + index_of(CYRILLIC_LETTERS, letter)
}

/// The classes of a word of our own lists: ASCII as it is, Cyrillic letters in lower case.
pub(crate) fn of(word: &str) -> impl Iterator<Item = u8> {
    word.chars().map(|letter| match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => byte,
        _ => cyrillic(letter),
    })
}

/// Whether a token is this word of our own lists.
pub(crate) fn spells(token: &[u8], word: &str) -> bool {
    of(word).eq(token.iter().copied())
}

/// Whether a token begins with this word of our own lists.
pub(crate) fn begins(token: &[u8], word: &str) -> bool {
    let mut token = token.iter();
    of(word).all(|class| token.next() == Some(&class))
}

/// The class of a Greek letter, given in lower case.
///
/// # Panics
/// If it is none of [`GREEK_LETTERS`]: meant for constants.
pub const fn greek(letter: char) -> u8 {
    GREEK + index_of(GREEK_LETTERS, letter)
}

/// Where a letter stands in a list of letters that take two bytes each.
const fn index_of(list: &str, letter: char) -> u8 {
    let bytes = list.as_bytes();
    let mut index = 0;
    while index * 2 < bytes.len() {
        let point = ((bytes[index * 2] & 0x1f) as u32) << 6 | (bytes[index * 2 + 1] & 0x3f) as u32;
        if point == letter as u32 {
            return index as u8;
        }
        index += 1;
    }
    panic!("not a letter of this alphabet")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_do_not_run_into_each_other() {
        assert!(usize::from(CYRILLIC) + CYRILLIC_LETTERS.chars().count() <= usize::from(GEORGIAN));
        assert!(usize::from(GEORGIAN) + GEORGIAN_LETTERS.chars().count() <= usize::from(GREEK));
        assert!(usize::from(GREEK) + GREEK_LETTERS.chars().count() <= usize::from(LETTER));
        assert_eq!(cyrillic('а'), CYRILLIC);
        assert_eq!(cyrillic('я'), CYRILLIC + 31);
        assert_eq!(
            [
                character(b'z'),
                character(CYRILLIC + 31),
                character(GEORGIAN),
                character(GREEK + 23),
                character(LETTER)
            ],
            ['z', 'я', 'ა', 'ω', '?']
        );
    }

    #[test]
    fn every_letter_is_a_word_and_no_sign_is() {
        assert!(is_letter(LETTER) && is_letter(b'z') && !is_letter(b'5'));
        assert!(is_word(b'5') && !is_word(b'_') && !is_word(BULLET) && !is_word(GAP));
    }
}
