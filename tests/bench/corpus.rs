//! What is measured on: seeded texts from word lists of our own, and seeded watchlists of invented people. Nothing is
//! random but by its seed, so every run and every machine sees the same bytes.

use nightjar::indicator::Kind;

const WORDS: [(&str, &str); 3] = [
    ("en", include_str!("words/en.txt")),
    ("ru", include_str!("words/ru.txt")),
    ("az", include_str!("words/az.txt")),
];

/// The languages that a text can be made in; `mixed` changes with each sentence.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "ru", "az", "mixed"];

/// A small generator of numbers: the same sequence for the same seed, good enough to choose words.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    /// Small numbers more often than large ones, as words are used.
    fn skewed(&mut self, sides: usize) -> usize {
        let fraction = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        ((fraction * fraction * sides as f64) as usize).min(sides - 1)
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.roll(10) as u8)).collect()
    }
}

/// A text in a language, at least `bytes` long: sentences of common words, with the numbers, prices and hours that a
/// page has among them, and nothing of any watchlist.
///
/// # Panics
/// If the language is none of `LANGUAGES`.
pub(crate) fn text(language: &str, bytes: usize) -> String {
    let lists: Vec<Vec<&str>> = WORDS
        .iter()
        .filter(|(name, _)| *name == language || language == "mixed")
        .map(|(_, words)| words.split_whitespace().collect())
        .collect();
    assert!(!lists.is_empty(), "no words for this language");
    let mut dice = Dice(20_240_613);
    let mut text = String::with_capacity(bytes + 256);
    while text.len() < bytes {
        let words = &lists[dice.roll(lists.len())];
        for at in 0..6 + dice.roll(10) {
            let word = words[dice.skewed(words.len())];
            if at == 0 {
                text.extend(word.chars().next().into_iter().flat_map(char::to_uppercase));
                text.extend(word.chars().skip(1));
            } else {
                text.push_str(word);
            }
            match dice.roll(60) {
                0..3 => text.push(','),
                3 => text.push_str(&format!(" {}", dice.roll(2000))),
                4 => text.push_str(&format!(" {}:{}", 10 + dice.roll(12), 10 + dice.roll(50))),
                5 => text.push_str(&format!(" {} {},{}", 1 + dice.roll(20), dice.digits(3), dice.digits(2))),
                // As typeset text has them: one of these alone makes an engine store the text in two bytes a letter.
                6 => text.push_str(" —"),
                7 => text.push('’'),
                _ => {}
            }
            text.push(' ');
        }
        text.pop();
        text.push_str(if dice.roll(5) == 0 { ".\n" } else { ". " });
    }
    text
}

/// Parts of invented names: given names, stems and endings of family names, syllables that keep many of them apart.
struct Names {
    given: &'static [&'static str],
    stems: &'static [&'static str],
    syllables: &'static [&'static str],
    endings: &'static [&'static str],
}

const LATIN: Names = Names {
    given: &[
        "Aynurə",
        "Telman",
        "Şəfiqə",
        "Rüfət",
        "Könül",
        "Vaqif",
        "Lətafət",
        "Zaur",
        "Nuranə",
        "Elşən",
        "Gülşən",
        "Tərlan",
    ],
    stems: &[
        "Qumqat", "Zirzəm", "Bulaq", "Çinar", "Tozaq", "Küləb", "Mərmər", "Yolçu", "Palıd", "Sərçə", "Dəmyə", "Üzgəç",
        "Ləpir", "Kəpən", "Tutaq",
    ],
    syllables: &["", "an", "ul", "er", "im", "ol", "az", "us", "en", "il", "om", "ar"],
    endings: &["ov", "li", "zadə", "bəyli", "yev"],
};
const CYRILLIC: Names = Names {
    given: &["Милана", "Тимур", "Злата", "Савва", "Ульяна", "Елисей"],
    stems: &[
        "Кувшин",
        "Лопух",
        "Скворц",
        "Берёз",
        "Облепих",
        "Черемш",
        "Коврижк",
        "Самовар",
    ],
    syllables: &["", "ов", "ан", "ел", "ит", "ур", "ем", "ол", "ин", "ар"],
    endings: &["ский", "енко", "ович"],
};

impl Names {
    fn person(&self, dice: &mut Dice) -> String {
        let pick = |dice: &mut Dice, list: &[&'static str]| list[dice.roll(list.len())];
        let given = pick(dice, self.given);
        let stem = pick(dice, self.stems);
        let syllable = pick(dice, self.syllables);
        format!("{given} {stem}{syllable}{}", pick(dice, self.endings))
    }
}

/// A watchlist of `count` items of invented people, mixed as a household's would be: names, phones, e-mails, handles,
/// addresses, codes.
pub(crate) fn items(count: usize) -> Vec<(Kind, String)> {
    let mut dice = Dice(7);
    (0..count)
        .map(|at| match at % 20 {
            0..7 => (Kind::Name, LATIN.person(&mut dice)),
            7..9 => (Kind::Name, CYRILLIC.person(&mut dice)),
            9..12 => (
                Kind::Phone,
                format!("050 0{} {} {}", dice.digits(2), dice.digits(2), dice.digits(2)),
            ),
            12..14 => (Kind::Email, format!("kuche{at}.{}@poct.example", dice.digits(3))),
            14..16 => (Kind::Handle, format!("@qapi_{at}_{}", dice.digits(3))),
            16..18 => {
                let street = LATIN.stems[dice.roll(LATIN.stems.len())];
                (
                    Kind::Address,
                    format!("{street} küçəsi {}, mənzil {}", 1 + dice.roll(200), 1 + dice.roll(90)),
                )
            }
            _ => (Kind::Id, format!("QX{}", dice.digits(8))),
        })
        .collect()
}
