//! What "not mine" remembers of a finding: a number for the words around it, from which nothing can be read.
//!
//! A false alarm is another person of the same name, another thing with the same figures. What tells it from the user's own
//! is what stands around it; how the value itself is written (in another alphabet, with another ending, with other
//! separators, in disguise) does not. So the fingerprint is that of the surroundings, and holds for every form of the value.

use crate::indicator::{Indicator, Kind};
use crate::passage::telling;
use crate::span::Span;

/// Letters and digits on either side, in the same line, that count. A value alone in its line is the same wherever it stands
/// so: chats put a name over each of its messages.
const SIDE: usize = 60;

/// Names an item and what stands around a finding: FNV-1a (64 bits) over the kind's name, a zero byte, the normal form, a
/// zero byte, the letters and digits before, a zero byte, and those after, each made plain. It may not change: exceptions in
/// sealed files hold it.
pub(super) fn fingerprint(indicator: &Indicator, haystack: &str, span: Span) -> u64 {
    let before = Span::new(0, span.start).of(haystack);
    let after = ending_cut(Span::new(span.end, haystack.len()).of(haystack));
    let (lead, trail) = (side(before.chars().rev()), side(after.chars()));
    let mut hash = Hash::of(indicator);
    for letter in lead.iter().rev() {
        hash.add(plain(*letter).bytes());
    }
    hash.add([0]);
    for letter in &trail {
        hash.add(plain(*letter).bytes());
    }
    hash.0
}

/// The fingerprint as it was made at first: of the whole line, with the value as it was written. Sealed files may hold such.
pub(super) fn of_the_line(indicator: &Indicator, haystack: &str, span: Span) -> u64 {
    const SIDE: usize = 80;
    let within = |letter: &char| !is_edge(*letter);
    let before = Span::new(0, span.start).of(haystack);
    let after = Span::new(span.end, haystack.len()).of(haystack);
    let before: Vec<char> = before.chars().rev().take_while(within).take(SIDE).collect();
    let after = after.chars().take_while(within).take(SIDE);
    let line = before.into_iter().rev().chain(span.of(haystack).chars()).chain(after);
    let mut hash = Hash::of(indicator);
    for letter in line.filter(|letter| letter.is_alphanumeric()) {
        hash.add(letter.encode_utf8(&mut [0; 4]).bytes());
    }
    hash.0
}

/// Names a piece of messages by itself: what others say as well, a song, a quotation, is that wherever it stands and however
/// it is cut. FNV-1a over the kind's name, a zero byte and its longest words as skeletons, eight bytes each.
pub(super) fn of_messages(passage: &str) -> u64 {
    let mut hash = Hash(OFFSET);
    hash.add(Kind::Passage.as_str().bytes());
    hash.add([0]);
    for word in telling(passage) {
        hash.add(word.to_le_bytes());
    }
    hash.0
}

fn is_edge(letter: char) -> bool {
    matches!(letter, '\n' | '\u{1e}')
}

/// The nearest letters and digits, up to an edge.
fn side(letters: impl Iterator<Item = char>) -> Vec<char> {
    letters
        .take_while(|letter| !is_edge(*letter))
        .filter(|letter| letter.is_alphanumeric())
        .take(SIDE)
        .collect()
}

/// What follows a value, without the ending that it has here: "-nın", "’ya".
fn ending_cut(after: &str) -> &str {
    let rest = after.trim_start_matches(char::is_alphabetic);
    match rest.strip_prefix(['\'', '’', 'ʼ', '‘']) {
        Some(ending) if ending.starts_with(char::is_alphabetic) => ending.trim_start_matches(char::is_alphabetic),
        _ => rest,
    }
}

/// A letter without case, mark and alphabet, as far as Azerbaijani, Turkish and Russian go.
fn plain(letter: char) -> String {
    letter
        .to_lowercase()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| match letter {
            'ə' | 'ә' | 'е' | 'э' | 'ё' | 'є' => 'e',
            'ı' | 'y' | 'и' | 'й' | 'ы' | 'і' | 'ї' | 'ј' | 'î' => 'i',
            'ö' | 'о' | 'ө' => 'o',
            'ü' | 'у' | 'ү' | 'ю' | 'û' => 'u',
            'а' | 'я' | 'â' => 'a',
            'ş' | 'с' | 'ш' | 'щ' => 's',
            'ç' | 'ч' | 'ҹ' | 'ц' => 'c',
            'ğ' | 'q' | 'г' | 'ғ' | 'ҝ' => 'g',
            'x' | 'х' | 'һ' => 'h',
            'w' | 'в' => 'v',
            'б' => 'b',
            'д' => 'd',
            'ж' => 'j',
            'з' => 'z',
            'к' => 'k',
            'л' => 'l',
            'м' => 'm',
            'н' => 'n',
            'п' => 'p',
            'р' => 'r',
            'т' => 't',
            'ф' => 'f',
            other => other,
        })
        .filter(|letter| !matches!(letter, 'ь' | 'ъ'))
        .collect()
}

/// FNV-1a, 64 bits.
struct Hash(u64);

/// What it begins with.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

impl Hash {
    /// Begun with an item.
    fn of(indicator: &Indicator) -> Hash {
        let mut hash = Hash(OFFSET);
        hash.add(indicator.kind().as_str().bytes());
        hash.add([0]);
        hash.add(indicator.normal().bytes());
        hash.add([0]);
        hash
    }

    fn add(&mut self, bytes: impl IntoIterator<Item = u8>) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
