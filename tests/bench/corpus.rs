//! What is measured on: seeded texts from word lists of our own, and seeded watchlists of invented people. Nothing is
//! random but by its seed, so every run and every machine sees the same bytes.

use nightjar::indicator::Kind;

/// How a language is written: its words, the commonest first; how they may end further; of a hundred words, how many are
/// followed by a comma and how many stand beside a typographic mark; those marks.
///
/// The shares follow news and web sentences of the language (about twenty thousand words each, counted): commas 5 in
/// English and Azerbaijani, 10 in Russian; typographic marks none to 1, 5, 3; sentences of 17 to 21 words; 16 to 19 words
/// with a capital. Numbers are 1.4 to 3.7 of a hundred words there and 6 on whole pages with their menus and tables: here 3.
struct Language {
    name: &'static str,
    words: &'static str,
    endings: &'static [&'static str],
    commas: usize,
    marks: usize,
    opening: &'static str,
    closing: &'static str,
    dash: &'static str,
}

const WRITTEN: [Language; 3] = [
    Language {
        name: "en",
        words: include_str!("words/en.txt"),
        endings: &["", "", "s", "ed", "ing", "ly", "er", "’s"],
        commas: 5,
        marks: 1,
        opening: "“",
        closing: "”",
        dash: "—",
    },
    Language {
        name: "ru",
        words: include_str!("words/ru.txt"),
        endings: &["", "", "ами", "ого", "ом", "ся", "ых", "ной"],
        commas: 10,
        marks: 3,
        opening: "«",
        closing: "»",
        dash: "—",
    },
    Language {
        name: "az",
        words: include_str!("words/az.txt"),
        endings: &["", "", "lar", "ın", "dan", "ində", "ləri", "lıq"],
        commas: 5,
        marks: 2,
        opening: "“",
        closing: "”",
        dash: "–",
    },
];

/// The languages that a text can be made in; `mixed` changes with each line.
pub(crate) const LANGUAGES: [&str; 4] = ["en", "ru", "az", "mixed"];

/// A small generator of numbers: the same sequence for the same seed, good enough to choose words.
pub(crate) struct Dice(u64);

impl Dice {
    #[allow(dead_code, reason = "of the passages' bench")]
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    /// Small numbers more often than large ones, as words are used: each octave of them is as likely as any other.
    fn skewed(&mut self, sides: usize) -> usize {
        loop {
            let octave = 1 << self.roll((sides + 1).ilog2() as usize + 1);
            let number = octave - 1 + self.roll(octave);
            if number < sides {
                return number;
            }
        }
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.roll(10) as u8)).collect()
    }
}

/// A text in a language, at least `bytes` long: lines of two sentences, with the numbers, prices and hours that a page has
/// among its words, and nothing of any watchlist.
///
/// # Panics
/// If the language is none of `LANGUAGES`.
pub(crate) fn text(language: &str, bytes: usize) -> String {
    let written: Vec<(&Language, Vec<&str>)> = WRITTEN
        .iter()
        .filter(|one| one.name == language || language == "mixed")
        .map(|one| (one, one.words.split_whitespace().collect()))
        .collect();
    assert!(!written.is_empty(), "no words for this language");
    let mut dice = Dice(20_240_613);
    let mut text = String::with_capacity(bytes + 1024);
    for (language, words) in written.iter().cycle() {
        if text.len() >= bytes {
            break;
        }
        sentence(&mut text, language, words, &mut dice);
        text.push(' ');
        sentence(&mut text, language, words, &mut dice);
        text.push('\n');
    }
    text
}

/// Appends a sentence of 8 to 28 words.
fn sentence(text: &mut String, language: &Language, words: &[&str], dice: &mut Dice) {
    let mut quoted = false;
    for at in 0..8 + dice.roll(21) {
        if at > 0 {
            text.push(' ');
        }
        match dice.roll(200) {
            0..3 => text.push_str(&format!("{} ", 1 + dice.roll(31))),
            3..5 => text.push_str(&format!("{} ", 1980 + dice.roll(46))),
            5 => text.push_str(&format!("{}:{} ", 10 + dice.roll(12), 10 + dice.roll(50))),
            mark if mark >= 200 - 2 * language.marks && !quoted => {
                if dice.roll(3) > 0 {
                    text.push_str(language.opening);
                    quoted = true;
                } else if at > 0 {
                    text.push_str(language.dash);
                    text.push(' ');
                }
            }
            _ => {}
        }
        let word = words[dice.skewed(words.len())];
        if at == 0 || dice.roll(8) == 0 {
            text.extend(word.chars().next().into_iter().flat_map(char::to_uppercase));
            text.extend(word.chars().skip(1));
        } else {
            text.push_str(word);
        }
        // The commonest words are short ones that take no ending.
        if word.chars().count() > 3 {
            text.push_str(language.endings[dice.roll(language.endings.len())]);
        }
        if quoted && dice.roll(3) == 0 {
            text.push_str(language.closing);
            quoted = false;
        }
        match dice.roll(200) {
            0 => text.push_str(&format!(" {} {},{}", 1 + dice.roll(20), dice.digits(3), dice.digits(2))),
            comma if comma >= 200 - 2 * language.commas => text.push(','),
            _ => {}
        }
    }
    if quoted {
        text.push_str(language.closing);
    }
    text.push('.');
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

/// What e-mail addresses and handles are made of.
const PLAIN: &[&str] = &[
    "aynure", "telman", "sefiqe", "rufet", "konul", "vaqif", "letafet", "zaur", "nurane", "elsen", "gulsen", "terlan",
    "qumqat", "zirzem", "bulaq", "cinar", "tozaq", "kuleb", "mermer", "yolcu", "palid", "serce", "demye", "uzgec",
    "lepir", "kepen", "tutaq", "milana", "timur", "zlata", "ulyana", "yelisey",
];

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
    household(count, count * 9 / 20)
}

/// The same with so many names among them, spread evenly. No item is there twice.
pub(crate) fn household(count: usize, names: usize) -> Vec<(Kind, String)> {
    let mut dice = Dice(7);
    let mut items: Vec<(Kind, String)> = Vec::with_capacity(count);
    while items.len() < count {
        let at = items.len();
        let before = at * names / count;
        let item = if (at + 1) * names / count > before {
            // Two of nine are written in Cyrillic.
            let people = if before % 9 < 7 { LATIN } else { CYRILLIC };
            (Kind::Name, people.person(&mut dice))
        } else {
            other(at, (at - before) % 11, &mut dice)
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// An item that is no name. `at`: its number in the watchlist; `turn`: of 11 such items, which.
fn other(at: usize, turn: usize, dice: &mut Dice) -> (Kind, String) {
    let pick = |dice: &mut Dice, list: &[&'static str]| list[dice.roll(list.len())];
    match turn {
        0..3 => (
            Kind::Phone,
            format!(
                "{} 0{} {} {}",
                pick(dice, &["050", "+994 51", "055", "+994 70", "077", "099", "010"]),
                dice.digits(2),
                dice.digits(2),
                dice.digits(2)
            ),
        ),
        3..5 => (
            Kind::Email,
            format!(
                "{}.{}{at}@{}.example",
                pick(dice, PLAIN),
                pick(dice, PLAIN),
                pick(dice, &["poct", "mektub", "xeber", "mail"])
            ),
        ),
        5..7 => (
            Kind::Handle,
            format!("@{}_{}{at}", pick(dice, PLAIN), pick(dice, PLAIN)),
        ),
        7..9 => {
            let street = pick(dice, LATIN.stems);
            (
                Kind::Address,
                format!("{street} küçəsi {}, mənzil {}", 1 + dice.roll(200), 1 + dice.roll(90)),
            )
        }
        _ => {
            let letters: String = (0..2).map(|_| char::from(b'A' + dice.roll(26) as u8)).collect();
            (Kind::Id, format!("{letters}{}", dice.digits(8)))
        }
    }
}
