//! A user's name as it is written down by ear in Cyrillic letters: "@турацова" for `@turacova`.
//!
//! Letters and pairs of letters with what they are heard as, the usual first; after the practice of Russian texts for
//! Azerbaijani, Turkish and English names.

use crate::class;

/// Spellings of one handle that are looked for, at most: every letter of two sounds doubles them.
const MOST: usize = 8;
/// Letters of the shortest handle that is looked for so.
const LEAST: usize = 5;

/// What pairs of letters are heard as, before the single letters.
const PAIRS: &[(&[u8; 2], &[&str])] = &[
    (b"sh", &["ш"]),
    (b"ch", &["ч"]),
    (b"kh", &["х"]),
    (b"zh", &["ж"]),
    (b"gh", &["г"]),
    (b"ts", &["ц"]),
    (b"ya", &["я"]),
    (b"yu", &["ю"]),
    (b"yo", &["ё"]),
    (b"ye", &["е"]),
    (b"ee", &["и"]),
    (b"oo", &["у"]),
    (b"ph", &["ф"]),
    (b"ck", &["к"]),
];

const LETTERS: [&[&str]; 26] = [
    &["а"],
    &["б"],
    &["ц", "к", "дж"],
    &["д"],
    &["е", "э"],
    &["ф"],
    &["г"],
    &["х", "г"],
    &["и"],
    &["ж", "дж"],
    &["к"],
    &["л"],
    &["м"],
    &["н"],
    &["о"],
    &["п"],
    &["г", "к"],
    &["р"],
    &["с"],
    &["т"],
    &["у"],
    &["в"],
    &["в"],
    &["х", "кс"],
    &["й", "и", "ы"],
    &["з"],
];

/// The spellings of a handle, given as classes; none of one in which hardly a letter is Latin.
pub(super) fn cyrillic(handle: &[u8]) -> Vec<Vec<u8>> {
    if handle.iter().filter(|class| class::is_latin(**class)).count() < LEAST {
        return Vec::new();
    }
    let mut ways: Vec<Vec<u8>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(class) = handle.get(at) {
        let pair = PAIRS.iter().find(|(pair, _)| handle[at..].starts_with(*pair));
        let sounds: &[&str] = match (pair, class) {
            (Some((_, sounds)), _) => sounds,
            (None, b'a'..=b'z') => LETTERS[usize::from(class - b'a')],
            (None, _) => &[],
        };
        at += if pair.is_some() { 2 } else { 1 };
        if sounds.is_empty() {
            for way in &mut ways {
                way.push(*class);
            }
            continue;
        }
        let own = ways.clone();
        ways.clear();
        for sound in sounds {
            for way in own.iter().take(MOST - ways.len().min(MOST)) {
                let mut way = way.clone();
                // "ё" is folded as "е".
                way.extend(
                    sound
                        .chars()
                        .map(|letter| class::cyrillic(if letter == 'ё' { 'е' } else { letter })),
                );
                ways.push(way);
            }
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spellings(handle: &str) -> Vec<String> {
        cyrillic(handle.as_bytes())
            .iter()
            .map(|way| way.iter().map(|class| class::character(*class)).collect())
            .collect()
    }

    #[test]
    fn a_handle_by_ear() {
        assert!(spellings("turacova").contains(&"турацова".to_owned()));
        assert!(spellings("turacova").contains(&"тураджова".to_owned()));
        assert!(spellings("nezrin_bdm").contains(&"незрин_бдм".to_owned()));
        assert!(spellings("nezrin_bdm").contains(&"нэзрин_бдм".to_owned()));
        assert!(spellings("shahla91").contains(&"шахла91".to_owned()));
        assert!(spellings("ab_91").is_empty());
        assert!(spellings("cycyeyejejxyxy").len() <= MOST);
    }
}
