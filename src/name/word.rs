//! Words of a folded text around a place, and what stands between them; words of an entry, with their marks.
//!
//! Both are `char`s in lower case: the page's without diacritics (the fold takes them), the entry's with them. This file
//! knows nothing of names; addresses read their words here as well.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;

/// The letter of every class, or `\0` for what is no letter of a script that we can hear.
pub(super) const LETTERS: [char; 256] = {
    let mut table = ['\0'; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        table[letter as usize] = letter as char;
        letter += 1;
    }
    let mut script = 0;
    while script < 2 {
        let (first, bytes) = if script == 0 {
            (class::CYRILLIC, class::CYRILLIC_LETTERS.as_bytes())
        } else {
            (class::GEORGIAN, class::GEORGIAN_LETTERS.as_bytes())
        };
        let (mut at, mut index) = (0, 0);
        while at < bytes.len() {
            // Cyrillic letters take two bytes of UTF-8 and Georgian ones three.
            let length = 2 + script;
            let mut point = (bytes[at] & if script == 0 { 0x1f } else { 0x0f }) as u32;
            let mut next = 1;
            while next < length {
                point = (point << 6) | (bytes[at + next] & 0x3f) as u32;
                next += 1;
            }
            if let Some(letter) = char::from_u32(point) {
                table[first as usize + index] = letter;
            }
            index += 1;
            at += length;
        }
        script += 1;
    }
    table
};

/// Cyrillic letters of other languages that look or sound like a Russian one.
const fn plain(letter: char) -> char {
    match letter {
        'і' => 'и',
        'є' => 'е',
        'ґ' => 'г',
        'ѕ' => 'з',
        letter => letter,
    }
}

/// The letters of a folded text.
pub(crate) fn letters_at(text: &Folded<'_>, range: Range<usize>) -> Vec<char> {
    text.classes()[range]
        .iter()
        .map(|class| plain(LETTERS[usize::from(*class)]))
        .collect()
}

/// The letters of what the user typed, in lower case and with their marks; all else is left out.
pub(crate) fn letters(typed: &str) -> Vec<char> {
    let mut out: Vec<char> = Vec::new();
    for letter in typed.chars() {
        match letter {
            'İ' | 'I' => out.push('i'),
            'ё' | 'Ё' => out.push('е'),
            'ǝ' | 'Ǝ' | 'ä' | 'Ä' => out.push('ə'),
            'ǧ' | 'Ǧ' => out.push('ğ'),
            'â' | 'Â' | 'á' | 'à' => out.push('a'),
            'î' | 'Î' | 'í' | 'ì' => out.push('i'),
            'û' | 'Û' | 'ú' | 'ù' => out.push('u'),
            'é' | 'è' | 'ê' => out.push('e'),
            // A mark typed by itself makes the letter before it another one.
            '\u{300}'..='\u{36f}' => {
                if let Some(last) = out.last_mut() {
                    *last = match (*last, letter) {
                        ('s', '\u{327}') => 'ş',
                        ('c', '\u{327}') => 'ç',
                        ('g', '\u{306}' | '\u{303}' | '\u{30c}') => 'ğ',
                        ('o', '\u{308}') => 'ö',
                        ('u', '\u{308}') => 'ü',
                        ('и', '\u{306}') => 'й',
                        (last, _) => last,
                    };
                }
            }
            letter if letter.is_alphabetic() => out.extend(letter.to_lowercase().map(plain)),
            _ => {}
        }
    }
    // Azerbaijani Latin is often typed with these two from the Cyrillic keyboard.
    if out.iter().any(char::is_ascii_lowercase) {
        for letter in &mut out {
            match letter {
                'ә' => *letter = 'ə',
                'һ' => *letter = 'h',
                _ => {}
            }
        }
    }
    out
}

/// Which Azerbaijani marks an entry was typed with: a letter without one means itself only where marks were typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Marks {
    /// ə was typed, so `e` and `a` are no ə.
    pub(super) schwa: bool,
    /// Any other was, so `s` is no ş.
    pub(super) others: bool,
}

impl Marks {
    /// Every letter means itself.
    pub(super) const ALL: Marks = Marks {
        schwa: true,
        others: true,
    };

    /// Of what was typed. A Turkish keyboard has all of them but ə.
    pub(crate) fn of(typed: &str) -> Marks {
        let schwa = typed.contains(['ə', 'Ə', 'ә', 'Ә', 'ǝ', 'Ǝ']);
        Marks {
            schwa,
            others: schwa || typed.contains(['ş', 'Ş', 'ç', 'Ç', 'ğ', 'Ğ', 'ı', 'İ', 'ö', 'Ö', 'ü', 'Ü']),
        }
    }

    /// Whether this letter cannot stand for another one with a mark.
    pub(super) fn means_itself(self, letter: char) -> bool {
        match letter {
            'a' | 'e' => self.schwa,
            _ => self.others,
        }
    }
}

/// A word of Azerbaijani Cyrillic as it is written in Latin letters, by CLDR's `Azerbaijani-Latin-BGN`; nothing if it is of
/// another language. `whole`: all that was typed with it, in which the telling letters may stand.
pub(super) fn from_azerbaijani_cyrillic(word: &[char], whole: &str) -> Option<Vec<char>> {
    let tells = |letter: char| "әӘөӨүҮһҺҹҸҝҜғҒјЈ".contains(letter);
    let other = |letter: char| letter.is_ascii_alphabetic() || "қҚңҢұҰіІїЇєЄґҐщЩ".contains(letter);
    if !whole.chars().any(tells) || whole.chars().any(other) {
        return None;
    }
    let mut out = Vec::with_capacity(word.len());
    for letter in word {
        let latin = match letter {
            'а' => 'a',
            'б' => 'b',
            'в' => 'v',
            'г' => 'q',
            'ғ' => 'ğ',
            'д' => 'd',
            'е' | 'э' => 'e',
            'ә' => 'ə',
            'ж' => 'j',
            'з' => 'z',
            'и' => 'i',
            'ы' => 'ı',
            'ј' | 'й' => 'y',
            'к' => 'k',
            'ҝ' => 'g',
            'л' => 'l',
            'м' => 'm',
            'н' => 'n',
            'о' => 'o',
            'ө' => 'ö',
            'п' => 'p',
            'р' => 'r',
            'с' => 's',
            'т' => 't',
            'у' => 'u',
            'ү' => 'ü',
            'ф' => 'f',
            'х' => 'x',
            'һ' => 'h',
            'ч' => 'ç',
            'ҹ' => 'c',
            'ш' => 'ş',
            'ю' => {
                out.push('y');
                'u'
            }
            'я' => {
                out.push('y');
                'a'
            }
            _ => return None,
        };
        out.push(latin);
    }
    Some(out)
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Between {
    /// Line ends or block edges.
    pub(crate) lines: u8,
    /// A comma.
    pub(crate) comma: bool,
    /// A hyphen, and nothing else.
    pub(crate) hyphen: bool,
    /// A dot.
    pub(crate) dot: bool,
    /// A space.
    pub(crate) space: bool,
    /// A colon, a bar, an equals sign: what stands between a label and its value.
    pub(crate) label: bool,
    /// An underscore or a hash sign.
    pub(crate) joint: bool,
    /// A bracket or a quotation mark.
    pub(crate) bracket: bool,
    /// Anything else: a digit, a sign, the end of a sentence, a gap, the edge of the text.
    pub(crate) other: bool,
}

/// So many classes may stand between two words.
pub(super) const WIDEST: usize = 12;

fn note(between: &mut Between, class: u8) {
    match class {
        class::SPACE => between.space = true,
        class::NEWLINE => between.lines = between.lines.saturating_add(1),
        b',' => between.comma = true,
        b'-' => between.hyphen = true,
        b'.' => between.dot = true,
        b':' | b'|' | b'=' | b'/' => between.label = true,
        b'_' | b'#' | b'@' => between.joint = true,
        b'(' | b')' | b'"' | b'\'' | b'*' => between.bracket = true,
        _ => between.other = true,
    }
}

/// A word of a page.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Its first class.
    pub(crate) start: usize,
    /// One past its last class: without an ending that an apostrophe parts from it.
    pub(crate) end: usize,
    /// Its letters.
    pub(crate) letters: Vec<char>,
    /// What stands before it.
    pub(crate) before: Between,
    /// What stands after it.
    pub(crate) after: Between,
}

/// A letter run longer than this is no word; looking further would cost time on hostile text.
const LONGEST_RUN: usize = 64;

/// Where the letters that go on at this place end.
pub(crate) fn word_end(text: &Folded<'_>, place: usize) -> usize {
    let mut end = place;
    while end - place < LONGEST_RUN && class::is_letter(text.at(end)) {
        end += 1;
    }
    end
}

/// The word that holds this place; `None` if no letter stands there.
pub(crate) fn word_at(text: &Folded<'_>, place: usize) -> Option<Word> {
    if !class::is_letter(text.at(place)) {
        return None;
    }
    let mut start = place;
    while start > 0 && place - start < LONGEST_RUN && class::is_letter(text.at(start - 1)) {
        start -= 1;
    }
    let end = word_end(text, place + 1);
    let mut before = Between::default();
    let mut at = start;
    loop {
        if at == 0 || start - at >= WIDEST {
            before.other = true;
            break;
        }
        at -= 1;
        let class = text.at(at);
        if class::is_letter(class) {
            break;
        }
        note(&mut before, class);
    }
    let mut after = Between::default();
    let mut at = end;
    while at < text.classes().len() && at - end < WIDEST && !class::is_letter(text.at(at)) {
        note(&mut after, text.at(at));
        at += 1;
    }
    if at >= text.classes().len() || at - end >= WIDEST {
        after.other = true;
    }
    Some(Word {
        start,
        end,
        letters: letters_at(text, start..end),
        before,
        after,
    })
}

/// The next word, over at most a dozen classes that are no letters.
pub(crate) fn word_after(text: &Folded<'_>, word: &Word) -> Option<Word> {
    let next = (word.end..(word.end + WIDEST).min(text.classes().len())).find(|at| class::is_letter(text.at(*at)))?;
    word_at(text, next)
}

/// The word before, over at most a dozen classes that are no letters.
pub(crate) fn word_before(text: &Folded<'_>, word: &Word) -> Option<Word> {
    let last = (word.start.saturating_sub(WIDEST)..word.start)
        .rev()
        .find(|at| class::is_letter(text.at(*at)))?;
    word_at(text, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entry_keeps_its_marks() {
        assert_eq!(letters("TAĞIBƏYLİ").iter().collect::<String>(), "tağibəyli");
        assert_eq!(letters("Tag\u{306}ıbəyli").iter().collect::<String>(), "tağıbəyli");
        assert_eq!(letters("Tağıbәyli").iter().collect::<String>(), "tağıbəyli");
        assert_eq!(letters("Лёйла́").iter().collect::<String>(), "лейла");
    }

    #[test]
    fn words_and_what_stands_between() {
        let text = Folded::new("Leyla,\nTağıbəyli Лейла");
        let first = word_at(&text, 2).expect("a letter stands there");
        let second = word_after(&text, &first).expect("a word follows");
        let third = word_after(&text, &second).expect("a word follows");
        assert_eq!((first.start, second.start), (0, 7));
        assert_eq!(
            second.before,
            Between {
                lines: 1,
                comma: true,
                ..Between::default()
            }
        );
        assert_eq!(third.letters, letters("лейла"));
        assert_eq!(word_before(&text, &third).map(|word| word.start), Some(7));
        assert!(word_after(&text, &third).is_none());
    }
}
