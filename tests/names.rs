//! How well names are found as people write them, over seeded, invented people: every ordinary writing of every name, and
//! at least 95 of 100 with one slip of the keyboard in a word of five letters or more.
//!
//! Names are put together at random from given names that many bear and family names that nobody does; a slip may fall on any
//! letter but is no slip where it makes another name. What is not found is printed.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]
#![allow(clippy::print_stdout, reason = "figures are read by people")]

use std::fmt::Write as _;

use nightjar::indicator::{Indicator, Kind};
use nightjar::scan::Scanner;
use nightjar::watchlist::Watchlist;

/// A small generator of numbers: the same sequence for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'l>(&mut self, list: &'l [&'l str]) -> &'l str {
        list[self.roll(list.len())]
    }
}

/// What names of one language are made of, and its keyboard's rows: slips hit the key beside the one that was meant.
struct Language {
    given: &'static [&'static str],
    stems: &'static [&'static str],
    endings: &'static [&'static str],
    keys: &'static [&'static str],
}

const LANGUAGES: [Language; 4] = [
    Language {
        given: &[
            "Aynurə",
            "Şəfiqə",
            "Könül",
            "Lətafət",
            "Nuranə",
            "Gülşən",
            "Ceyran",
            "Pərvanə",
            "Xəyalə",
            "Günel",
            "Rüfət",
            "Telman",
            "Elşən",
            "Tərlan",
            "Vüsal",
            "Cavanşir",
            "Nərgiz",
            "Ülviyyə",
            "Zöhrə",
            "Rövşən",
        ],
        stems: &[
            "Qumqat",
            "Zirzəm",
            "Çinard",
            "Küləb",
            "Mərmər",
            "Yolçu",
            "Sərçəl",
            "Dəmyan",
            "Üzgəç",
            "Ləpir",
            "Kəpənək",
            "Xırdal",
            "Cığırt",
            "Göyərç",
            "Şabalıd",
            "Hörümç",
            "Əncird",
            "Buludx",
            "Ildırq",
            "Qarağan",
        ],
        endings: &["ov", "ova", "li", "lı", "zadə", "bəyli", "yeva", "yev"],
        keys: &["qüertyuiopöğ", "asdfghjklıə", "zxcvbnmçş"],
    },
    Language {
        given: &[
            "Милана",
            "Злата",
            "Ульяна",
            "Ксения",
            "Василиса",
            "Регина",
            "Светлана",
            "Людмила",
            "Тимофей",
            "Елисей",
            "Геннадий",
            "Платон",
            "Родион",
            "Вячеслав",
            "Эвелина",
            "Снежана",
        ],
        stems: &[
            "Кувшин",
            "Лопух",
            "Скворц",
            "Берез",
            "Облепих",
            "Черемш",
            "Коврижк",
            "Самовар",
            "Мухомор",
            "Подорож",
            "Жужел",
            "Щегл",
            "Хворост",
            "Ясен",
            "Тростн",
            "Фонар",
        ],
        endings: &["ова", "ов", "ский", "ская", "енко", "ева"],
        keys: &["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
    },
    Language {
        given: &[
            "Zeynep", "Elif", "Meryem", "Yasemin", "Gülsüm", "Özlem", "Nesrin", "Şebnem", "Mustafa", "Volkan",
            "Çağlar", "İbrahim", "Gökhan", "Serdar", "Burcu", "Hülya",
        ],
        stems: &[
            "Karatarh",
            "Kırmızıta",
            "Gökkır",
            "Taşpın",
            "Denizfen",
            "Yeşilkav",
            "Demirtop",
            "Akçakuz",
            "Boztep",
            "Çamlıber",
            "Kuşkon",
            "Sarıçiç",
            "Uluköp",
            "Şelalec",
            "İncirde",
            "Toprakç",
        ],
        endings: &["oğlu", "lı", "er", "gil", "soy", "an"],
        keys: &["qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"],
    },
    Language {
        given: &[
            "Hannah",
            "Rachel",
            "Fiona",
            "Megan",
            "Daniel",
            "Stephen",
            "Oliver",
            "Graham",
            "Martin",
            "Laura",
            "Alice",
            "Charlotte",
            "Gregory",
            "Natalie",
            "Brandon",
            "Vincent",
        ],
        stems: &[
            "Thistle", "Bramble", "Kestrel", "Lantern", "Otter", "Pebble", "Quill", "Saffron", "Tumble", "Willow",
            "Hazel", "Marrow", "Fennel", "Ginger", "Juniper", "Velvet",
        ],
        endings: &["wick", "combe", "stead", "worth", "by", "gate"],
        keys: &["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    },
];

impl Language {
    fn person(&self, dice: &mut Dice) -> (String, String) {
        let given = dice.pick(self.given);
        let (stem, ending) = (dice.pick(self.stems), dice.pick(self.endings));
        (given.into(), format!("{stem}{ending}"))
    }

    fn neighbour(&self, dice: &mut Dice, letter: char) -> Option<char> {
        let row: Vec<char> = self.keys.iter().find(|row| row.contains(letter))?.chars().collect();
        let at = row.iter().position(|key| *key == letter)?;
        let beside = if dice.roll(2) == 0 {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        row.get(beside?).copied()
    }

    /// One edit: a letter hit wrong, left out, hit twice or beside, or two of them swapped.
    fn slip(&self, dice: &mut Dice, word: &str) -> Option<String> {
        let mut letters: Vec<char> = word.chars().collect();
        let at = dice.roll(letters.len());
        let lower = letters[at].to_lowercase().next()?;
        match dice.roll(4) {
            0 => letters[at] = self.neighbour(dice, lower)?,
            1 => drop(letters.remove(at)),
            2 => letters.insert(at + 1, self.neighbour(dice, lower)?),
            _ if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => return None,
        }
        let slipped: String = letters
            .iter()
            .enumerate()
            .flat_map(|(at, letter)| case(*letter, at == 0))
            .collect();
        (plain(&slipped) != plain(word)).then_some(slipped)
    }
}

fn case(letter: char, upper: bool) -> Vec<char> {
    match (letter, upper) {
        ('i', true) => vec!['İ'],
        (letter, true) => letter.to_uppercase().collect(),
        ('İ', false) => vec!['i'],
        (letter, false) => letter.to_lowercase().collect(),
    }
}

/// As typed without marks.
fn plain(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'ə' | 'Ə' => 'e',
            'ı' | 'İ' | 'I' => 'i',
            'ö' | 'Ö' => 'o',
            'ü' | 'Ü' => 'u',
            'ç' | 'Ç' => 'c',
            'ş' | 'Ş' => 's',
            'ğ' | 'Ğ' => 'g',
            letter => letter.to_lowercase().next().unwrap_or(letter),
        })
        .collect()
}

fn scanner(name: &str) -> Scanner {
    let mut watchlist = Watchlist::new();
    watchlist.add(Indicator::parse(Kind::Name, name, &[], false).unwrap());
    watchlist.compile().unwrap()
}

/// Whether exactly these words are found between other words.
fn finds(scanner: &Scanner, words: &str) -> bool {
    let text = format!("{words}, 14:30");
    let found = scanner.scan("", &text);
    found.len() == 1 && (found[0].span.start, found[0].span.end) == (0, words.len())
}

/// Of how many tries a share was found; what was not, for people to read.
#[derive(Default)]
struct Share {
    tried: usize,
    found: usize,
    missed: String,
}

impl Share {
    fn note(&mut self, found: bool, name: &str, words: &str) {
        self.tried += 1;
        self.found += usize::from(found);
        if !found {
            writeln!(self.missed, "  {name}: {words}").unwrap();
        }
    }

    fn percent(&self) -> f64 {
        100.0 * self.found as f64 / self.tried as f64
    }

    fn print(&self, what: &str) {
        println!("{what}: {} of {}, {:.1} %", self.found, self.tried, self.percent());
    }
}

const PEOPLE: usize = 40;

#[test]
fn every_ordinary_writing_is_found() {
    let mut dice = Dice(93);
    let mut share = Share::default();
    for language in &LANGUAGES {
        for _ in 0..PEOPLE {
            let (given, family) = language.person(&mut dice);
            let name = format!("{given} {family}");
            let scanner = scanner(&name);
            let unmarked = plain(&name);
            for words in [
                format!("{family} {given}"),
                name.to_uppercase(),
                name.chars().flat_map(|letter| case(letter, true)).collect(),
                unmarked.clone(),
                unmarked.to_uppercase(),
                format!("{given}\n{family}"),
                name.clone(),
            ] {
                share.note(finds(&scanner, &words), &name, &words);
            }
        }
    }
    share.print("ordinary writings");
    assert!(share.missed.is_empty(), "not found:\n{}", share.missed);
}

#[test]
fn one_slip_is_forgiven() {
    let mut dice = Dice(1_984);
    let mut all = Share::default();
    for (language, what) in LANGUAGES.iter().zip(["Azerbaijani", "Russian", "Turkish", "English"]) {
        for of_given in [true, false] {
            let mut share = Share::default();
            while share.tried < PEOPLE * 4 {
                let (given, family) = language.person(&mut dice);
                let word = if of_given { &given } else { &family };
                let Some(slipped) = language.slip(&mut dice, word).filter(|_| word.chars().count() >= 5) else {
                    continue;
                };
                if LANGUAGES
                    .iter()
                    .any(|other| other.given.iter().any(|name| plain(name) == plain(&slipped)))
                {
                    continue;
                }
                let name = format!("{given} {family}");
                let words = if of_given {
                    format!("{slipped} {family}")
                } else {
                    format!("{given} {slipped}")
                };
                let found = finds(&scanner(&name), &words);
                share.note(found, &name, &words);
                all.note(found, &name, &words);
            }
            share.print(&format!(
                "{what}, one slip in the {} name",
                if of_given { "given" } else { "family" }
            ));
        }
    }
    all.print("one slip");
    println!("{}", all.missed);
    assert!(all.percent() >= 97.0, "one slip: {:.1} %", all.percent());
}

#[test]
fn a_slip_in_each_word_is_often_forgiven() {
    let mut dice = Dice(2_015);
    let mut share = Share::default();
    for language in &LANGUAGES {
        for _ in 0..PEOPLE * 4 {
            let (given, family) = language.person(&mut dice);
            if given.chars().count() < 5 {
                continue;
            }
            let (Some(one), Some(other)) = (language.slip(&mut dice, &given), language.slip(&mut dice, &family)) else {
                continue;
            };
            let (name, words) = (format!("{given} {family}"), format!("{one} {other}"));
            share.note(finds(&scanner(&name), &words), &name, &words);
        }
    }
    share.print("a slip in each word");
    println!("{}", share.missed);
    assert!(share.percent() >= 50.0, "a slip in each: {:.1} %", share.percent());
}
