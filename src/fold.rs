//! The haystack as it is matched: one class (`class.rs`) for each visible character, and the way back to the haystack.
//!
//! Case, width, style, diacritics and digit scripts are gone; what no reader sees (zero-width signs, soft hyphens,
//! marks) is gone too. A token that mixes scripts is read in the one script that all of its letters can be, else in the
//! script of most of them, and its strangers by shape: "Lеylа" with Cyrillic `е` and `а` folds like "Leyla", while
//! "мама" stays Cyrillic. Mixing scripts is never evidence by itself. The fold knows no kinds and cannot fail.
//!
//! ```
//! use nightjar::fold::Folded;
//!
//! let text = Folded::new("İLƏ\u{200b} ٠٥");
//! assert_eq!(text.classes(), b"ile 05");
//! assert_eq!(text.span(4..6).start, 9); // the two Arabic-Indic digits
//! ```

use core::ops::Range;

use crate::class::{self, CYRILLIC, GAP, GREEK, LETTER};
use crate::confusable::{CYRILLIC_LATIN, EXPANSIONS, GREEK_LATIN, OTHER_LATIN, RUNS};
use crate::span::Span;

/// Nothing is emitted for it.
const DROP: u8 = 0xff;
/// It stands for more than one class.
const MANY: u8 = 0xfe;
/// Characters below this have a place in [`DIRECT`]: all of Latin, Cyrillic and Georgian, and general punctuation.
const DIRECT_END: usize = 0x3400;

/// Signs between two words that belong together, at most: `,» — «` and a line end.
const BETWEEN: usize = 12;

/// The class of every character below [`DIRECT_END`], laid out from `RUNS` at compile time.
static DIRECT: [u8; DIRECT_END] = {
    let mut table = [class::SIGN; DIRECT_END];
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
pub fn latin_shape(class: u8) -> Option<u8> {
    let shape = LATIN_SHAPE[usize::from(class)];
    (shape != 0).then_some(shape)
}

/// The Cyrillic letter that looks like this Latin one, if there is one.
pub fn cyrillic_shape(class: u8) -> Option<u8> {
    let shape = CYRILLIC_SHAPE[usize::from(class)];
    (shape != 0).then_some(shape)
}

fn look_up(letter: char) -> u8 {
    let point = letter as u32;
    if let Some(class) = DIRECT.get(point as usize) {
        return *class;
    }
    let run = RUNS.partition_point(|(first, ..)| *first <= point);
    match run.checked_sub(1).map(|at| RUNS[at]) {
        Some((first, last, class, step)) if point <= last => class + step * (point - first) as u8,
        _ => class::SIGN,
    }
}

/// A text as it is matched, and where each class came from.
pub struct Folded<'h> {
    haystack: &'h str,
    classes: Vec<u8>,
    /// For each class the byte at which its character begins.
    places: Vec<u32>,
}

impl<'h> Folded<'h> {
    /// Folds a text of at most 4 GB.
    pub fn new(haystack: &'h str) -> Folded<'h> {
        let mut folded = Folded {
            haystack,
            classes: Vec::with_capacity(haystack.len()),
            places: Vec::with_capacity(haystack.len()),
        };
        let mut token = 0;
        let mut scripts = 0;
        for (place, letter) in haystack.char_indices() {
            let class = look_up(letter);
            match class {
                DROP => {
                    folded.compose(letter);
                    continue;
                }
                MANY => {
                    // Every character of class MANY has its row: the table is made from the same list.
                    let row = EXPANSIONS.binary_search_by_key(&letter, |(from, _)| *from).unwrap_or(0);
                    for class in EXPANSIONS[row].1.bytes() {
                        folded.push(class, place);
                    }
                    scripts |= LATIN;
                    continue;
                }
                _ => folded.push(class, place),
            }
            if class::is_word(class) {
                scripts |= script(class);
            } else {
                if scripts & (scripts.wrapping_sub(1)) != 0 {
                    folded.settle(token..folded.classes.len() - 1);
                }
                token = folded.classes.len();
                scripts = 0;
            }
        }
        if scripts & (scripts.wrapping_sub(1)) != 0 {
            folded.settle(token..folded.classes.len());
        }
        folded
    }

    fn push(&mut self, class: u8, place: usize) {
        self.classes.push(class);
        self.places.push(place as u32);
    }

    /// A mark after a letter: only the breve makes another letter of it (`и` and `й` are two letters, not one with a mark).
    fn compose(&mut self, mark: char) {
        if mark == '\u{306}'
            && let Some(last) = self.classes.last_mut()
            && *last == const { class::cyrillic('и') }
        {
            *last = const { class::cyrillic('й') };
        }
    }

    /// Decides in which script a token of several scripts is read.
    fn settle(&mut self, token: Range<usize>) {
        let (mut latin, mut latin_only, mut cyrillic, mut cyrillic_only) = (0, 0, 0, 0);
        for class in &self.classes[token.clone()] {
            if class::is_latin(*class) {
                latin += 1;
                latin_only += usize::from(cyrillic_shape(*class).is_none());
            } else if class::is_cyrillic(*class) && !NEUTRAL.contains(class) {
                cyrillic += 1;
                cyrillic_only += usize::from(latin_shape(*class).is_none());
            }
        }
        let to_latin = match (latin_only, cyrillic_only) {
            (0, 0) => latin >= cyrillic,
            (_, 0) => true,
            (0, _) => false,
            _ => latin >= cyrillic,
        };
        for at in token {
            let class = self.classes[at];
            let shape = match class {
                LETTER => other_shape(self.source(at)),
                _ => latin_shape(class),
            };
            let shape = if to_latin {
                shape
            } else {
                shape.and_then(cyrillic_shape).filter(|_| !class::is_cyrillic(class))
            };
            if let Some(shape) = shape {
                self.classes[at] = shape;
            }
        }
    }

    /// Another reading of some of this text: other classes for some of its places, in order.
    pub(crate) fn reading(&self, classes: Vec<u8>, places: &[usize]) -> Folded<'h> {
        let places = places.iter().map(|place| self.places[*place]).collect();
        Folded {
            haystack: self.haystack,
            classes,
            places,
        }
    }

    /// The folded text.
    pub fn classes(&self) -> &[u8] {
        &self.classes
    }

    /// The class at this place, and a gap beyond either end.
    pub fn at(&self, place: usize) -> u8 {
        self.classes.get(place).copied().unwrap_or(GAP)
    }

    /// The class before this place, and a gap at the start.
    pub fn before(&self, place: usize) -> u8 {
        place.checked_sub(1).map_or(GAP, |before| self.at(before))
    }

    /// The character that stands at this place in the haystack, as it was written.
    ///
    /// # Panics
    /// If there is no such place.
    pub fn source(&self, place: usize) -> char {
        self.rest(self.places[place] as usize).chars().next().unwrap_or('\0')
    }

    /// The haystack from the start of one of its characters on.
    fn rest(&self, byte: usize) -> &'h str {
        self.haystack.get(byte..).unwrap_or_default()
    }

    /// The letters and digits around this place: the token that it stands in, empty if it stands in none.
    pub fn token(&self, place: usize) -> Range<usize> {
        if !class::is_word(self.at(place)) {
            return place..place;
        }
        let start = self.classes[..place]
            .iter()
            .rposition(|class| !class::is_word(*class))
            .map_or(0, |before| before + 1);
        let end = self.classes[place..]
            .iter()
            .position(|class| !class::is_word(*class))
            .map_or(self.classes.len(), |length| place + length);
        start..end
    }

    /// The token after this place, unless more than a few signs or a gap stand between.
    pub fn word_after(&self, place: usize) -> Option<Range<usize>> {
        let rest = self.classes.get(place..)?;
        let signs = rest.iter().take(BETWEEN + 1).position(|class| class::is_word(*class))?;
        (!rest[..signs].contains(&GAP)).then(|| self.token(place + signs))
    }

    /// The token before this place, unless more than a few signs or a gap stand between.
    pub fn word_before(&self, place: usize) -> Option<Range<usize>> {
        let rest = self.classes.get(..place)?;
        let signs = rest
            .iter()
            .rev()
            .take(BETWEEN + 1)
            .position(|class| class::is_word(*class))?;
        (!rest[place - signs..].contains(&GAP)).then(|| self.token(place - signs - 1))
    }

    /// Where these classes stand in the haystack: from the first character's first byte to the last one's end, marks that
    /// sit on it included.
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self
            .places
            .get(range.start)
            .map_or(self.haystack.len(), |place| *place as usize);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let last = self.places[range.end - 1] as usize;
        let mut letters = self.rest(last).chars();
        let mut end = last + letters.next().map_or(0, char::len_utf8);
        for mark in letters.take_while(|letter| is_mark(*letter)) {
            end += mark.len_utf8();
        }
        Span::new(start, end)
    }

    /// The first place whose character begins at or after this byte of the haystack.
    pub fn place(&self, byte: usize) -> usize {
        self.places.partition_point(|place| (*place as usize) < byte)
    }
}

const LATIN: u8 = 1;
const CYRILLICS: u8 = 2;
const OTHERS: u8 = 4;

/// Cyrillic letters that stand in Latin Azerbaijani text in earnest: they say nothing about a token's script.
const NEUTRAL: [u8; 4] = [
    class::cyrillic('ә'),
    class::cyrillic('һ'),
    class::cyrillic('ө'),
    class::cyrillic('ү'),
];

const fn script(class: u8) -> u8 {
    match class {
        b'a'..=b'z' => LATIN,
        CYRILLIC..class::GEORGIAN => CYRILLICS,
        GREEK.. => OTHERS,
        _ => 0,
    }
}

fn other_shape(letter: char) -> Option<u8> {
    OTHER_LATIN
        .iter()
        .find(|(other, _)| *other == letter)
        .map(|(_, shape)| *shape)
}

/// Marks that sit on the character before them.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let text = Folded::new(text);
        let letters: Vec<char> = class::CYRILLIC_LETTERS.chars().collect();
        text.classes()
            .iter()
            .map(|class| {
                if class::is_cyrillic(*class) {
                    letters[usize::from(class - CYRILLIC)]
                } else {
                    char::from(*class)
                }
            })
            .collect()
    }

    #[test]
    fn case_width_marks_and_styles_are_gone() {
        assert_eq!(folded("NİGAR nıgar Nigar ni\u{307}gar"), "nigar nigar nigar nigar");
        assert_eq!(folded("Şəhla Çağrı Gözəl"), "sehla cagri gozel");
        assert_eq!(folded("s\u{327}@ｌｅｙｌａ．ａｚ"), "s@leyla.az");
        assert_eq!(folded("𝗟𝗲𝘆𝗹𝗮 Ⓛⓔⓨⓛⓐ 🇱🇪🇾🇱🇦 ʟᴇʏʟᴀ"), "leyla leyla leyla leyla");
    }

    #[test]
    fn digits_of_every_script_are_digits() {
        for digits in [
            "０５０２",
            "٠٥٠٢",
            "۰۵۰۲",
            "०५०२",
            "𝟎𝟓𝟎𝟐",
            "⁰⁵⁰²",
            "⓪⑤⓪②",
            "0️⃣5️⃣0️⃣2️⃣",
            "⓿❺⓿❷",
        ] {
            assert_eq!(folded(digits), "0502", "{digits}");
        }
        assert_eq!(folded("🔟 ½"), "10 \u{1}");
    }

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(
            folded("0\u{200b}5\u{ad}0\u{2060}\u{feff}\u{34f}\u{202e}\u{e0041}1"),
            "0501"
        );
        assert_eq!(folded("0\u{336}5\u{336}"), "05");
    }

    #[test]
    fn a_token_is_read_in_one_script() {
        assert_eq!(folded("Lеylа Тαğıbəyli"), "leyla tagibeyli");
        assert_eq!(folded("Привeт мама"), "привет мама");
        assert_eq!(
            folded("vә bölmәk һәr мән"),
            "ve bolmek hәr мән"
                .replace("hәr", "һәр")
                .replace('р', "r")
                .replace("һә", "he")
        );
    }

    #[test]
    fn a_letter_with_breve_is_one_letter_both_ways() {
        assert_eq!(folded("Айсель"), folded("Аи\u{306}сель"));
        assert_ne!(folded("Айсель"), folded("Аисель"));
    }

    #[test]
    fn the_way_back_is_exact() {
        let text = "a\u{200b}İ\u{301}ﬁ0️⃣z";
        let folded = Folded::new(text);
        assert_eq!(folded.classes(), b"aifi0z");
        let spans: Vec<&str> = (0..6)
            .map(|at| folded.span(at..at + 1))
            .map(|span| span.of(text))
            .collect();
        assert_eq!(spans, ["a", "İ\u{301}", "ﬁ", "ﬁ", "0️⃣", "z"]);
        assert_eq!(folded.place(2), 1);
        assert_eq!(folded.span(6..6), Span::new(text.len(), text.len()));
    }
}
