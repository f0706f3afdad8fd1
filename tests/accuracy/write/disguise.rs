//! Disguises of single characters, for any kind.

use super::Way;
use crate::random::Random;

const INVISIBLE: [char; 9] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{34f}', '\u{2063}',
];
const MARKS: [char; 6] = ['\u{336}', '\u{332}', '\u{305}', '\u{335}', '\u{330}', '\u{323}'];

/// The text with one of the disguises that fit any text, or nothing if the way is not one of them or changes nothing.
pub(crate) fn disguise(text: &str, way: Way, random: &mut Random) -> Option<String> {
    let changed = match way {
        Way::Invisible => invisible(text, random),
        Way::Marks => {
            let mark = *random.pick(&MARKS);
            text.chars()
                .flat_map(|letter| [Some(letter), letter.is_alphanumeric().then_some(mark)])
                .flatten()
                .collect()
        }
        Way::Styled => styled(text, random),
        Way::LookAlike => look_alike(text, random),
        Way::Apart => apart(text, if random.percent(70) { " " } else { "\u{2009}" }),
        Way::Signs => apart(text, random.any(&[".", "-", "*", "_", "·", "/", "|", "~"])),
        _ => return None,
    };
    (changed != text).then_some(changed)
}

fn invisible(text: &str, random: &mut Random) -> String {
    let sign = *random.pick(&INVISIBLE);
    let share = *random.pick(&[25, 50, 100]);
    let mut out = String::new();
    for letter in text.chars() {
        if !out.is_empty() && letter.is_alphanumeric() && random.percent(share) {
            out.push(sign);
        }
        out.push(letter);
    }
    out
}

/// Letters of a word apart, words further apart.
fn apart(text: &str, between: &str) -> String {
    let words: Vec<String> = text
        .split(' ')
        .map(|word| word.chars().map(String::from).collect::<Vec<_>>().join(between))
        .collect();
    words.join(if between.trim().is_empty() { "   " } else { " " })
}

/// The same letters and digits of another block of Unicode. Letters that a block lacks stay as they are.
fn styled(text: &str, random: &mut Random) -> String {
    let digits_only = !text.chars().any(char::is_alphabetic);
    let style = random.below(if digits_only { 12 } else { 8 });
    text.chars().map(|letter| restyle(letter, style)).collect()
}

fn restyle(letter: char, style: usize) -> String {
    let at = |base: u32, from: char| char::from_u32(base + letter as u32 - from as u32).unwrap().to_string();
    let same = letter.to_string();
    match (style, letter) {
        (0, '!'..='~') => at(0xff01, '!'),
        (1, 'A'..='Z') => at(0x1d400, 'A'),
        (1, 'a'..='z') => at(0x1d41a, 'a'),
        (1, '0'..='9') => at(0x1d7ce, '0'),
        (2, 'A'..='Z') => at(0x1d5d4, 'A'),
        (2, 'a'..='z') => at(0x1d5ee, 'a'),
        (2, '0'..='9') => at(0x1d7ec, '0'),
        (3, 'A'..='Z') => at(0x1d670, 'A'),
        (3, 'a'..='z') => at(0x1d68a, 'a'),
        (3, '0'..='9') => at(0x1d7f6, '0'),
        (4, 'A'..='Z') => at(0x24b6, 'A'),
        (4, 'a'..='z') => at(0x24d0, 'a'),
        (4, '0') => "⓪".into(),
        (4, '1'..='9') => at(0x2460, '1'),
        (5, 'A'..='Z') => at(0x1f170, 'A'),
        (5, 'a'..='z') => at(0x1f170, 'a'),
        (5, '0'..='9') => format!("{letter}\u{fe0f}\u{20e3}"),
        (6, 'A'..='Z') => at(0x1d468, 'A'),
        (6, 'a'..='z') if letter != 'h' => at(0x1d482, 'a'),
        (6, '0'..='9') => at(0x1d7d8, '0'),
        (7, 'A'..='Z') => at(0x1f130, 'A'),
        (7, 'a'..='z') => at(0x1f130, 'a'),
        (7, '0') => "⓿".into(),
        (7, '1'..='9') => at(0x2776, '1'),
        (8, '0'..='9') => at(0x660, '0'),
        (9, '0'..='9') => at(0x6f0, '0'),
        (10, '0'..='9') => at(0x966, '0'),
        (11, '1') => "¹".into(),
        (11, '2') => "²".into(),
        (11, '3') => "³".into(),
        (11, '0' | '4'..='9') => at(0x2070, '0'),
        _ => same,
    }
}

const ALIKE: [(char, &[char]); 52] = [
    ('a', &['а', 'ɑ', 'α']),
    ('c', &['с', 'ϲ']),
    ('e', &['е', '℮']),
    ('h', &['һ']),
    ('i', &['і']),
    ('j', &['ј']),
    ('o', &['о', 'ο', 'օ']),
    ('p', &['р', 'ρ']),
    ('s', &['ѕ']),
    ('u', &['ս', 'υ']),
    ('v', &['ѵ', 'ν']),
    ('x', &['х']),
    ('y', &['у', 'ү']),
    ('A', &['А', 'Α']),
    ('B', &['В', 'Β']),
    ('C', &['С']),
    ('E', &['Е', 'Ε']),
    ('H', &['Н', 'Η']),
    ('I', &['І', 'Ι']),
    ('J', &['Ј']),
    ('K', &['К', 'Κ']),
    ('M', &['М', 'Μ']),
    ('O', &['О', 'Ο']),
    ('P', &['Р', 'Ρ']),
    ('S', &['Ѕ']),
    ('T', &['Т', 'Τ']),
    ('X', &['Х', 'Χ']),
    ('Y', &['Υ', 'Ү']),
    ('ə', &['ә', 'ǝ']),
    ('Ə', &['Ә']),
    ('а', &['a']),
    ('е', &['e']),
    ('о', &['o']),
    ('р', &['p']),
    ('с', &['c']),
    ('у', &['y']),
    ('х', &['x']),
    ('А', &['A']),
    ('В', &['B']),
    ('Е', &['E']),
    ('К', &['K']),
    ('М', &['M']),
    ('Н', &['H']),
    ('О', &['O']),
    ('Р', &['P']),
    ('С', &['C']),
    ('Т', &['T']),
    ('Х', &['X']),
    ('0', &['O', 'О', 'o', 'о']),
    ('1', &['l', 'I', 'l', 'I', '|']),
    ('3', &['З', 'з']),
    ('6', &['б']),
];

/// Some letters of another alphabet that look the same, and letters for figures.
fn look_alike(text: &str, random: &mut Random) -> String {
    let share = *random.pick(&[40, 70, 100]);
    text.chars()
        .map(|letter| match ALIKE.iter().find(|(own, _)| *own == letter) {
            Some((_, others)) if random.percent(share) => *random.pick(others),
            _ => letter,
        })
        .collect()
}
