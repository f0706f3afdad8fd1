//! Makes the fold's table of characters from the Unicode Character Database and checks that `src/confusable.rs` holds it.
//! `UPDATE_TABLES=1 cargo test --test tables` writes it anew.
//!
//! Sources: decompositions from `unicode-normalization`, general categories from `unicode-general-category` (both carry
//! Unicode data under the Unicode License v3), and the lists below, which say what no database says.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

use std::fmt::Write as _;
use std::fs;

use nightjar::class::{
    self, BULLET, CYRILLIC_LETTERS, GAP, GEORGIAN, GEORGIAN_LETTERS, GREEK, GREEK_LETTERS, LETTER, NEWLINE, SIGN, SPACE,
};
use unicode_general_category::{GeneralCategory as G, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// Dropped: not there for a reader.
const DROP: u8 = 0xff;
/// More than one class: see `EXPANSIONS`.
const MANY: u8 = 0xfe;

/// Signs, each line one class.
const SIGNS: &[(u8, &str)] = &[
    (b',', ",;،؛、，；﹐﹑﹔"),
    (b':', ":：﹕∶ː"),
    (b'.', ".․…。．﹒｡"),
    (b'-', "-−⁻₋➖﹣－─━"),
    (b'/', "/\\∕⁄／＼⧸╱"),
    (b'|', "|｜ǀ∣│¦"),
    (b'@', "@＠﹫"),
    (b'+', "+＋﹢⁺₊➕"),
    (b'*', "*＊∗✱✳★☆×✕✖█▓▒░■□▪▫"),
    (BULLET, "•·‧∙⋅・●○◦⚫⚬․᛫"),
    (b'\'', "'’‘‛`´ʼʹʻʽ′＇ʾʿ"),
    (b'"', "\"«»“”„‟″〝〞＂‹›"),
    (b'_', "_＿‿"),
    (b'#', "#№＃﹟℗"),
    (b'%', "%％"),
    (b'=', "=＝"),
    (b'&', "&＆"),
    (b'?', "?？"),
    (b'!', "!！"),
    (b'$', "$＄"),
    (b'~', "~～˜"),
    (SIGN, "™℠"),
    (b'(', "<"),
    (b')', ">"),
];

/// Letters and digits that look like plain ones and that no decomposition leads there, each line one class.
const PLAIN: &[(u8, &str)] = &[
    (b'a', "ᴀɑⱥɐɒ🅐🅰🇦"),
    (b'b', "ʙƀɓƃ🅑🅱🇧"),
    (b'c', "ᴄȼɕƈ🅒🅲🇨"),
    (b'd', "ᴅđðɖɗƌȡ🅓🅳🇩"),
    (b'e', "ᴇəǝɘɛɜ℮🅔🅴🇪"),
    (b'f', "ꜰƒ🅕🅵🇫"),
    (b'g', "ɢɡǥɠ🅖🅶🇬"),
    (b'h', "ʜħⱨɦɧ🅗🅷🇭"),
    (b'i', "ıɪɩɨ🅘🅸🇮"),
    (b'j', "ᴊȷɉʝɟ🅙🅹🇯"),
    (b'k', "ᴋƙⱪ🅚🅺🇰"),
    (b'l', "ʟłƚɫɬɭȴ🅛🅻🇱"),
    (b'm', "ᴍɱ🅜🅼🇲"),
    (b'n', "ɴŋɲɳƞȵ🅝🅽🇳"),
    (b'o', "ᴏøɔɵ🅞🅾🇴"),
    (b'p', "ᴘᵽƥ🅟🅿🇵"),
    (b'q', "ǫɋʠ🅠🆀🇶"),
    (b'r', "ʀɍɹɻɼɽɾ🅡🆁🇷"),
    (b's', "ꜱʂȿ🅢🆂🇸"),
    (b't', "ᴛŧⱦʈƭȶƫ🅣🆃🇹"),
    (b'u', "ᴜʉ🅤🆄🇺"),
    (b'v', "ᴠʋ🅥🆅🇻"),
    (b'w', "ᴡⱳ🅦🆆🇼"),
    (b'x', "🅧🆇🇽"),
    (b'y', "ʏɏƴ🅨🆈🇾"),
    (b'z', "ᴢƶⱬʐʑȥ🅩🆉🇿"),
    (b'0', "⓿🄋🄌"),
    (b'1', "❶➀➊⓵"),
    (b'2', "❷➁➋⓶"),
    (b'3', "❸➂➌⓷"),
    (b'4', "❹➃➍⓸"),
    (b'5', "❺➄➎⓹"),
    (b'6', "❻➅➏⓺"),
    (b'7', "❼➆➐⓻"),
    (b'8', "❽➇➑⓼"),
    (b'9', "❾➈➒⓽"),
];

/// Characters that stand for two letters or digits.
const EXPANSIONS: &[(&str, &str)] = &[
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
    ("🔟", "10"),
    ("❿", "10"),
    ("➉", "10"),
    ("➓", "10"),
    ("⓾", "10"),
    ("⓫", "11"),
    ("⓬", "12"),
    ("⓭", "13"),
    ("⓮", "14"),
    ("⓯", "15"),
    ("⓰", "16"),
    ("⓱", "17"),
    ("⓲", "18"),
    ("⓳", "19"),
    ("⓴", "20"),
];

/// Cyrillic letters that are read as another with a mark.
const CYRILLIC_MARKED: &[(char, char)] = &[
    ('қ', 'к'),
    ('ң', 'н'),
    ('ҳ', 'х'),
    ('җ', 'ж'),
    ('ҙ', 'з'),
    ('ҫ', 'с'),
    ('ұ', 'ү'),
    ('ӏ', 'і'),
    ('ѡ', 'о'),
    ('ѵ', 'у'),
    ('ӡ', 'з'),
    ('ҥ', 'н'),
    ('ҡ', 'к'),
    ('ԛ', 'к'),
    ('ҷ', 'ҹ'),
    ('ӊ', 'н'),
    ('ӆ', 'л'),
    ('ӎ', 'м'),
    ('ґ', 'ґ'),
];

/// Not there for a reader though their category does not say so (Hangul and Braille fillers, object replacement).
const UNSEEN: &[u32] = &[0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xffa0, 0xfffc, 0x180e];

fn plain(letter: char) -> Option<u8> {
    if letter.is_ascii_lowercase() || letter.is_ascii_digit() {
        return Some(letter as u8);
    }
    let at = |list: &str, first: u8| {
        list.chars()
            .position(|c| c == letter)
            .map(|index| first + u8::try_from(index).unwrap())
    };
    if let Some((_, base)) = CYRILLIC_MARKED.iter().find(|(marked, _)| *marked == letter) {
        return Some(class::cyrillic(*base));
    }
    PLAIN
        .iter()
        .find(|(_, letters)| letters.contains(letter))
        .map(|(class, _)| *class)
        .or_else(|| at(CYRILLIC_LETTERS, class::CYRILLIC))
        .or_else(|| at(GEORGIAN_LETTERS, GEORGIAN))
        .or_else(|| at(GREEK_LETTERS, GREEK))
        .or_else(|| (letter == 'ς').then_some(GREEK + 17))
        // The old Georgian capitals, in the same order.
        .or_else(|| {
            ('\u{10a0}'..='\u{10c0}')
                .contains(&letter)
                .then(|| GEORGIAN + (letter as u32 - 0x10a0) as u8)
        })
        .or_else(|| {
            ('\u{2d00}'..='\u{2d20}')
                .contains(&letter)
                .then(|| GEORGIAN + (letter as u32 - 0x2d00) as u8)
        })
}

fn lower(letter: char) -> char {
    if letter == 'İ' {
        'i'
    } else {
        letter.to_lowercase().next().unwrap()
    }
}

/// The classes of a character: none if it is not there for a reader, more than one for a ligature.
fn classes(letter: char) -> Vec<u8> {
    match letter {
        '\u{1e}' => return vec![GAP],
        '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return vec![NEWLINE],
        _ => {}
    }
    if let Some((class, _)) = SIGNS.iter().find(|(_, signs)| signs.contains(letter)) {
        return vec![*class];
    }
    if let Some((_, to)) = EXPANSIONS.iter().find(|(from, _)| from.starts_with(lower(letter))) {
        return to.bytes().collect();
    }
    let small = lower(letter);
    if let Some(class) = plain(small) {
        return vec![class];
    }
    match get_general_category(letter) {
        G::NonspacingMark | G::EnclosingMark | G::Format => return vec![],
        _ if UNSEEN.contains(&(letter as u32)) => return vec![],
        G::Control | G::SpaceSeparator => return vec![SPACE],
        G::LineSeparator | G::ParagraphSeparator => return vec![NEWLINE],
        G::DecimalNumber => {
            // Decimal digits stand in runs of ten from zero to nine.
            let mut first = letter as u32;
            while char::from_u32(first - 1).is_some_and(|c| get_general_category(c) == G::DecimalNumber) {
                first -= 1;
            }
            return vec![b'0' + u8::try_from((letter as u32 - first) % 10).unwrap()];
        }
        G::DashPunctuation => return vec![b'-'],
        G::OpenPunctuation => return vec![b'('],
        G::ClosePunctuation => return vec![b')'],
        G::InitialPunctuation | G::FinalPunctuation => return vec![b'"'],
        _ => {}
    }
    let parts: Vec<char> = letter
        .nfkd()
        .flat_map(|c| lower(c).nfkd())
        .filter(|c| !matches!(get_general_category(*c), G::NonspacingMark | G::EnclosingMark))
        .collect();
    let plains: Vec<u8> = parts.iter().filter_map(|c| plain(*c)).collect();
    let bracketed = parts.iter().all(|c| plain(*c).is_some() || "().".contains(*c));
    if bracketed && (plains.len() == 1 || (matches!(plains.len(), 2 | 3) && plains.is_ascii())) {
        return plains;
    }
    if let [one] = parts[..]
        && one != letter
    {
        return classes(one);
    }
    match get_general_category(letter) {
        G::UppercaseLetter
        | G::LowercaseLetter
        | G::TitlecaseLetter
        | G::ModifierLetter
        | G::OtherLetter
        | G::LetterNumber
        | G::SpacingMark => vec![LETTER],
        _ => vec![SIGN],
    }
}

/// Runs of neighbouring characters: (first, last, class, step). With step 1 the class grows by one a character.
fn table() -> String {
    let mut runs: Vec<(u32, u32, u8, u8)> = Vec::new();
    let mut many = Vec::new();
    for letter in (0..0xe_0200).filter_map(char::from_u32) {
        let point = letter as u32;
        let found = match point {
            // Ideographs and Hangul syllables, all alike; asking the database for each takes half a minute.
            0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0x2_0000..=0x3_2fff => vec![LETTER],
            0x3_3000..=0xd_ffff => vec![SIGN],
            _ => classes(letter),
        };
        let class = match found[..] {
            [] => DROP,
            [one] => one,
            _ => {
                many.push((letter, String::from_utf8(found).unwrap()));
                MANY
            }
        };
        match runs.last_mut() {
            Some((first, last, of, step))
                if *last + 1 == point
                    && ((*step == 0 && *of == class)
                        || (*step == 1 && u32::from(*of) + point - *first == u32::from(class))) =>
            {
                *last = point
            }
            Some((first, last, of, step))
                if *last + 1 == point && first == last && u32::from(*of) + 1 == u32::from(class) && class < DROP =>
            {
                *last = point;
                *step = 1;
            }
            _ => runs.push((point, point, class, 0)),
        }
    }
    runs.retain(|run| run.2 != SIGN || run.3 != 0);
    let mut out = String::new();
    let mut line = String::from("   ");
    let mut rows = Vec::new();
    for (first, last, class, step) in &runs {
        rows.push(format!(" (0x{first:x}, 0x{last:x}, 0x{class:02x}, {step}),"));
    }
    let mut write = |name: &str, kind: &str, about: &str, rows: &[String]| {
        write!(
            out,
            "\n/// {about}\n#[rustfmt::skip]\npub(crate) const {name}: &[{kind}] = &[\n"
        )
        .unwrap();
        for row in rows {
            if line.chars().count() + row.chars().count() > 140 {
                writeln!(out, "{line}").unwrap();
                line = String::from("   ");
            }
            line.push_str(row);
        }
        writeln!(out, "{line}\n];").unwrap();
        line = String::from("   ");
    };
    write(
        "RUNS",
        "(u32, u32, u8, u8)",
        "Characters and their classes, in order: first, last, class, and 1 if the class grows by one a character. 0xff: dropped; 0xfe: see\n/// [`EXPANSIONS`]. What is not here is a sign.",
        &rows,
    );
    let rows: Vec<String> = many
        .iter()
        .map(|(letter, to)| format!(" ('\\u{{{:x}}}', \"{to}\"),", *letter as u32))
        .collect();
    write(
        "EXPANSIONS",
        "(char, &str)",
        "Characters that stand for more than one class, in order.",
        &rows,
    );
    out
}

#[test]
fn the_table_in_the_source_is_the_one_made_here() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/confusable.rs");
    let source = fs::read_to_string(path).unwrap();
    let (head, tail) = source.split_once("// --- generated").unwrap();
    let line = tail.split_once('\n').unwrap().0;
    let made = format!("{head}// --- generated{line}\n{}", table());
    if std::env::var_os("UPDATE_TABLES").is_some() {
        fs::write(path, made).unwrap();
    } else {
        assert!(
            made == source,
            "src/confusable.rs is not what tests/tables.rs makes: run UPDATE_TABLES=1 cargo test --test tables"
        );
    }
}
