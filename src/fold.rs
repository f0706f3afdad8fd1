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

use crate::alphabet::{
    BREVE, DIRECT, DIRECT_LENGTH, DROP, MANY, cyrillic_shape, expansion, latin_shape, look_up, posed_shape,
    written_shape,
};
use crate::class::{self, GAP, NEWLINE, SIGN};
use crate::span::Span;

/// Bytes of the haystack that are folded together, and after which the map has an entry.
const BLOCK: usize = 64;
/// Signs between two words that belong together, at most: `,» — «` and a line end.
const BETWEEN: usize = 12;

/// A text as it is matched, and where each class came from.
pub struct Folded<'h> {
    haystack: &'h str,
    classes: Vec<u8>,
    places: Places,
}

/// The way back from classes to the haystack.
enum Places {
    /// For every block of the haystack the number of classes before it. A character belongs to the block that it ends in.
    /// What lies between is found by folding at most a block again: candidates are few, so that is cheaper than four bytes
    /// for each class.
    Blocks(Vec<u32>),
    /// For every class the byte at which its character begins.
    Each(Vec<u32>),
}

impl<'h> Folded<'h> {
    /// Folds a text of at most 4 GB.
    pub fn new(haystack: &'h str) -> Folded<'h> {
        Folded::within(haystack, Vec::new())
    }

    /// The same, in room that an earlier text took up ([`Folded::into_room`]).
    pub(crate) fn within(haystack: &'h str, room: Vec<u8>) -> Folded<'h> {
        let bytes = haystack.as_bytes();
        let mut classes = room;
        if classes.len() < bytes.len() + BLOCK {
            classes.resize(bytes.len() + BLOCK, 0);
        }
        let mut blocks = Vec::with_capacity(bytes.len() / BLOCK + 1);
        // Blocks of classes in which a token may mix scripts.
        let mut suspects: Vec<Range<usize>> = Vec::new();
        let mut done = 0;
        let mut wide = false;
        let (whole, rest) = bytes.as_chunks::<BLOCK>();
        for (number, block) in whole.iter().enumerate() {
            blocks.push(done as u32);
            if classes.len() < done + BLOCK {
                classes.resize(done + BLOCK, 0);
            }
            let from = done;
            let narrow = is_ascii(block);
            let start = number * BLOCK;
            // There is room for a block: see above.
            let out = classes[done..].first_chunk_mut::<BLOCK>();
            let folded = match out {
                Some(out) if narrow => {
                    fold_ascii(block, out);
                    Some(BLOCK)
                }
                Some(out) => fold_block(&bytes[start.saturating_sub(3)..start], block, out),
                None => None,
            };
            match folded {
                Some(count) => done += count,
                None => done = fold_plainly(haystack, start..start + BLOCK, &mut classes, done),
            }
            if (wide || !narrow) && may_mix(&classes[from.saturating_sub(1)..done], narrow) {
                suspects.push(from.saturating_sub(1)..done);
            }
            wide = !narrow;
        }
        if !rest.is_empty() {
            blocks.push(done as u32);
            let from = done;
            done = fold_plainly(haystack, bytes.len() - rest.len()..bytes.len(), &mut classes, done);
            suspects.push(from.saturating_sub(1)..done);
        }
        classes.truncate(done);
        let mut text = Folded {
            haystack,
            classes,
            places: Places::Blocks(blocks),
        };
        let mut settled = 0;
        for suspect in suspects {
            settled = text.settle_mixed(suspect.start.max(settled)..suspect.end);
        }
        text
    }

    /// The room that this text took up.
    pub(crate) fn into_room(self) -> Vec<u8> {
        self.classes
    }

    /// Where the character of a class begins in the haystack, and the character.
    fn origin(&self, place: usize) -> (usize, char) {
        let (mut at, mut left) = match &self.places {
            Places::Each(places) => (places.get(place).map_or(self.haystack.len(), |byte| *byte as usize), 0),
            Places::Blocks(blocks) => {
                let block = blocks
                    .partition_point(|before| *before as usize <= place)
                    .saturating_sub(1);
                let before = blocks.get(block).map_or(0, |before| *before as usize);
                (self.haystack.floor_char_boundary(block * BLOCK), place - before)
            }
        };
        for letter in self.rest(at).chars() {
            let count = count(letter);
            if left < count {
                return (at, letter);
            }
            left -= count;
            at += letter.len_utf8();
        }
        (self.haystack.len(), '\0')
    }

    /// Finds the tokens that mix scripts among these places and settles each. Returns the place that it came to.
    fn settle_mixed(&mut self, places: Range<usize>) -> usize {
        let mut at = places.start;
        while at + 1 < places.end {
            if mixes(self.classes[at], self.classes[at + 1]) {
                let token = self.token(at);
                // Settled or not, it is done with.
                at = token.end.max(at + 1);
                self.settle(token);
            } else {
                at += 1;
            }
        }
        at
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
            // Each letter may be of either: what stands beside it tells.
            (0, 0) => self.script_beside(&token).unwrap_or(latin >= cyrillic),
            (_, 0) => true,
            (0, _) => false,
            _ => latin >= cyrillic,
        };
        // Half of the letters or more are Latin and some can be nothing else: what only resembles a Latin letter is posing as one.
        let posed = to_latin && latin >= cyrillic && latin_only > 0;
        // Beside figures a `б` is a six.
        let figures = self.classes[token.clone()].iter().any(|class| class::is_digit(*class));
        let poses = |class: u8| posed && !(figures && FIGURES.contains(&class));
        for at in token {
            let class = self.classes[at];
            let shape = if to_latin {
                written_shape(class, || self.source(at)).or_else(|| posed_shape(class).filter(|_| poses(class)))
            } else if class == b'h' && self.source(at).is_uppercase() {
                // `H` is a Russian letter, `h` an Azerbaijani one.
                Some(const { class::cyrillic('н') })
            } else if class::is_cyrillic(class) {
                None
            } else {
                written_shape(class, || self.source(at))
                    .or_else(|| latin_shape(class))
                    .and_then(cyrillic_shape)
            };
            if let Some(shape) = shape {
                self.classes[at] = shape;
            }
        }
    }

    /// Whether the words beside this one in its line have letters that only Latin has (true), or only Cyrillic (false).
    fn script_beside(&self, token: &Range<usize>) -> Option<bool> {
        let in_line = |from: usize, to: usize| !self.classes[from..to].contains(&NEWLINE);
        let beside = [
            self.word_before(token.start)
                .filter(|word| in_line(word.end, token.start)),
            self.word_after(token.end).filter(|word| in_line(token.end, word.start)),
        ];
        let (mut latin, mut cyrillic) = (0, 0);
        for class in beside.into_iter().flatten().flat_map(|word| &self.classes[word]) {
            latin += usize::from(class::is_latin(*class) && cyrillic_shape(*class).is_none());
            cyrillic +=
                usize::from(class::is_cyrillic(*class) && !NEUTRAL.contains(class) && latin_shape(*class).is_none());
        }
        (latin != cyrillic).then_some(latin > cyrillic)
    }

    /// Another reading of some of this text: other classes for some of its places, in order. Tokens that mix scripts in it
    /// are settled as in any text.
    pub(crate) fn reading(&self, classes: Vec<u8>, places: &[usize]) -> Folded<'h> {
        let bytes = match &self.places {
            Places::Each(bytes) => places.iter().filter_map(|place| bytes.get(*place).copied()).collect(),
            Places::Blocks(_) => self.bytes_of(places),
        };
        let mut reading = Folded {
            haystack: self.haystack,
            classes,
            places: Places::Each(bytes),
        };
        reading.settle_mixed(0..reading.classes.len());
        reading
    }

    /// Where the characters of these places begin, in one pass over the text from the first of them on.
    fn bytes_of(&self, places: &[usize]) -> Vec<u32> {
        let mut bytes = Vec::with_capacity(places.len());
        let first = places.first().copied().unwrap_or(0);
        let (mut at, _) = self.origin(first);
        // The class before the first of this character's.
        let mut before = first;
        let mut wanted = places.iter().peekable();
        for letter in self.rest(at).chars() {
            let count = count(letter);
            while wanted.next_if(|place| **place < before + count).is_some() {
                bytes.push(at as u32);
            }
            if wanted.peek().is_none() {
                break;
            }
            before += count;
            at += letter.len_utf8();
        }
        bytes
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
        assert!(place < self.classes.len(), "there is no class {place}");
        self.origin(place).1
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
        let (start, _) = self.origin(range.start);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let (last, _) = self.origin(range.end - 1);
        let mut letters = self.rest(last).chars();
        let mut end = last + letters.next().map_or(0, char::len_utf8);
        for mark in letters.take_while(|letter| is_mark(*letter)) {
            end += mark.len_utf8();
        }
        Span::new(start, end)
    }
}

/// Cyrillic letters that stand for a figure: 3, 6.
const FIGURES: [u8; 2] = [class::cyrillic('з'), class::cyrillic('б')];

/// Cyrillic letters that stand in Latin Azerbaijani text in earnest: they say nothing about a token's script.
const NEUTRAL: [u8; 4] = [
    class::cyrillic('ә'),
    class::cyrillic('һ'),
    class::cyrillic('ө'),
    class::cyrillic('ү'),
];

/// Whether one of two classes is a Latin letter and the other a letter of another script, or one a Cyrillic and the other a
/// Greek one.
const fn mixes(one: u8, other: u8) -> bool {
    (class::is_latin(one) & (other >= class::CYRILLIC))
        | (class::is_latin(other) & (one >= class::CYRILLIC))
        | (class::is_cyrillic(one) & (other >= class::GREEK))
        | (class::is_cyrillic(other) & (one >= class::GREEK))
}

/// How many classes a character becomes.
fn count(letter: char) -> usize {
    match look_up(letter) {
        DROP | BREVE => 0,
        MANY => expansion(letter).len(),
        _ => 1,
    }
}

/// Whether a token may mix scripts in these classes; the first of them is the one before. Those of an ASCII block can only
/// mix with what stands before.
fn may_mix(classes: &[u8], narrow: bool) -> bool {
    if narrow {
        return classes.len() > 1 && mixes(classes[0], classes[1]);
    }
    // Most text has one script: nothing but ASCII classes, or hardly any Latin letter.
    let (eights, rest) = classes.as_chunks::<8>();
    let other = eights.iter().fold(0, |all, eight| all | u64::from_le_bytes(*eight)) & UPPER != 0;
    if !other && rest.is_ascii() {
        return false;
    }
    // No early exit: so the loop is done in a few wide instructions.
    classes.iter().fold(0, |there, class| {
        there | u8::from((class.wrapping_sub(b'a') < 26) | (*class >= class::GREEK))
    }) != 0
}

/// The upper bit of each of eight bytes.
const UPPER: u64 = 0x8080_8080_8080_8080;

/// Eight bytes at a time, as numbers.
fn eights(block: &[u8; BLOCK]) -> impl Iterator<Item = u64> {
    block.as_chunks::<8>().0.iter().map(|eight| u64::from_le_bytes(*eight))
}

fn is_ascii(block: &[u8; BLOCK]) -> bool {
    eights(block).fold(0, |all, eight| all | eight) & UPPER == 0
}

/// Folds a block of ASCII: the classes of [`DIRECT`], said as comparisons, of which sixteen are made at once; a table is
/// looked into one by one.
fn fold_ascii(block: &[u8; BLOCK], out: &mut [u8; BLOCK]) {
    for (class, byte) in out.iter_mut().zip(block) {
        *class = fold_ascii_byte(*byte);
    }
}

const fn fold_ascii_byte(byte: u8) -> u8 {
    let capital = byte.wrapping_sub(b'A') < 26;
    let mut class = if capital { byte | 0x20 } else { byte };
    let line = byte.wrapping_sub(0x0a) < 3;
    let control = (byte < 0x20) & (byte != GAP) | (byte == 0x7f);
    class = if control { b' ' } else { class };
    class = if line { NEWLINE } else { class };
    class = if byte == b';' { b',' } else { class };
    class = if (byte == b'<') | (byte == b'[') | (byte == b'{') {
        b'('
    } else {
        class
    };
    class = if (byte == b'>') | (byte == b']') | (byte == b'}') {
        b')'
    } else {
        class
    };
    class = if byte == b'\\' { b'/' } else { class };
    class = if byte == b'`' { b'\'' } else { class };
    if byte == b'^' { SIGN } else { class }
}

/// Folds a block that holds characters of up to three bytes only, and tells how many classes it made. `before`: the three
/// bytes before it. Nothing if it holds anything else: such blocks are folded plainly.
///
/// In two phases. First each byte gets its index into the table, all at once and without a branch: an ASCII byte its own, the
/// last byte of a longer character that character's, any other byte the index of something that is dropped. Then the classes
/// are looked up and those dropped are squeezed out. Mixed text mispredicts no branch this way.
fn fold_block(before: &[u8], block: &[u8; BLOCK], out: &mut [u8; BLOCK]) -> Option<usize> {
    /// The soft hyphen: its class is `DROP`.
    const NOTHING: u8 = 0xad;
    /// The upper half of an index beyond the table's direct part.
    const BEYOND: u8 = (DIRECT_LENGTH / 256 - 1) as u8;
    // Whether a byte begins with four ones: the shifts bring its next three bits under its first.
    let wide = eights(block).fold(0, |all, eight| all | eight & eight << 1 & eight << 2 & eight << 3) & UPPER != 0;
    if wide || before.iter().any(|byte| *byte >= 0xf0) {
        return None;
    }
    // Each byte's neighbours on the left, one and two places away.
    let (mut first, mut second) = ([0; BLOCK], [0; BLOCK]);
    first[1..].copy_from_slice(&block[..BLOCK - 1]);
    second[2..].copy_from_slice(&block[..BLOCK - 2]);
    let back = |steps: usize| before.len().checked_sub(steps).map_or(0, |at| before[at]);
    (first[0], second[0], second[1]) = (back(1), back(2), back(1));
    // Both halves of an index apart: so sixteen are made at once.
    let mut indices = [0; BLOCK];
    for at in 0..BLOCK {
        let (byte, one, two) = (block[at], first[at], second[at]);
        let ascii = byte < 0x80;
        let unfinished = (byte >= 0xc0) | (one >= 0xe0);
        let pair = one >= 0xc0;
        let low = one << 6 | byte & 0x3f;
        let low = if unfinished { NOTHING } else { low };
        let low = if ascii { byte } else { low };
        let high = one >> 2 & 0x0f;
        let high = if pair { high & 7 } else { high | two << 4 };
        let high = if ascii | unfinished { 0 } else { high };
        indices[at] = u16::from_le_bytes([low, if high < BEYOND { high } else { BEYOND }]);
    }
    let mut count = 0;
    for index in indices {
        let class = DIRECT[usize::from(index) & (DIRECT_LENGTH - 1)];
        out[count & (BLOCK - 1)] = class;
        count += usize::from(class != DROP);
    }
    let plain = out
        .iter()
        .fold(true, |plain, class| plain & (*class != MANY) & (*class != BREVE));
    plain.then_some(count)
}

/// Folds the characters that end in this range, one by one, to the place after those done. Returns how many are done then.
fn fold_plainly(haystack: &str, range: Range<usize>, classes: &mut Vec<u8>, mut done: usize) -> usize {
    let mut at = haystack.floor_char_boundary(range.start);
    for letter in haystack.get(at..).unwrap_or_default().chars() {
        at += letter.len_utf8();
        if at > range.end {
            break;
        }
        match look_up(letter) {
            DROP => {}
            MANY => {
                for class in expansion(letter).bytes() {
                    put(classes, done, class);
                    done += 1;
                }
            }
            // Only the breve makes another letter of one: `и` and `й` are two letters, not one with a mark.
            BREVE => {
                if let Some(last) = classes[..done].last_mut()
                    && *last == const { class::cyrillic('и') }
                {
                    *last = const { class::cyrillic('й') };
                }
            }
            class => {
                put(classes, done, class);
                done += 1;
            }
        }
    }
    done
}

/// Writes a class to a place that is there or comes next.
fn put(classes: &mut Vec<u8>, place: usize, class: u8) {
    match classes.get_mut(place) {
        Some(there) => *there = class,
        None => classes.push(class),
    }
}

/// Marks that sit on the character before them.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::CYRILLIC;

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
    fn ascii_by_comparison_and_by_table_agree() {
        for byte in 0..0x80 {
            assert_eq!(fold_ascii_byte(byte), DIRECT[usize::from(byte)], "{byte:#x}");
        }
    }

    #[test]
    fn blocks_and_single_characters_fold_alike() {
        // Every character of up to three bytes, each a word of its own, at four places of a block.
        for pad in 0..4 {
            let letters = ('\0'..='\u{ffff}').flat_map(|letter| [letter, '.']);
            let text: String = core::iter::repeat_n('.', pad).chain(letters).collect();
            let mut plain = Vec::new();
            let done = fold_plainly(&text, 0..text.len(), &mut plain, 0);
            assert_eq!(done, plain.len());
            assert!(Folded::new(&text).classes() == plain, "{pad} signs before");
        }
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
        assert_eq!(folded.span(6..6), Span::new(text.len(), text.len()));
    }
}
