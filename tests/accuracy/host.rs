//! Texts that something is planted in: posts, advertisements, chats, news, tables, made of our own sentences and of other
//! people's names, numbers and addresses. And texts in which nothing is planted.

use std::ops::Range;

use nightjar::indicator::Kind;

use crate::random::Random;
use crate::texts::{Language, Texts, Word};
use crate::write::{self, Case, Written, spelled};

/// Where a planted text begins and ends, until the host is complete.
const BEGIN: char = '\u{e000}';
const END: char = '\u{e001}';

pub(crate) struct Host {
    pub(crate) text: String,
    pub(crate) planted: Range<usize>,
}

/// The people that hosts are about: words that no watched person is called by, or, in clean text, any words but never two of
/// one person.
pub(crate) struct Cast {
    givens: Vec<Word>,
    families: Vec<Word>,
}

impl Cast {
    /// Words that nobody watched has.
    pub(crate) fn strangers(texts: &Texts, watched: &[&Word]) -> Cast {
        let free = |roles: &str| -> Vec<Word> {
            let fits = |word: &&Word| roles.contains(word.role) && !watched.contains(word);
            texts.words.iter().filter(fits).cloned().collect()
        };
        Cast {
            givens: free("fm"),
            families: free("s"),
        }
    }

    /// Given names of watched people with strangers' family names.
    pub(crate) fn namesakes(texts: &Texts, watched: &[&Word]) -> Cast {
        let mut cast = Cast::strangers(texts, watched);
        cast.givens.extend(
            watched
                .iter()
                .filter(|word| word.role != 's')
                .map(|word| (*word).clone()),
        );
        cast
    }

    fn name(&self, language: Language, random: &mut Random) -> (String, String) {
        // In English and Turkish texts people have names of any kind, in others those that can be written there.
        let fits = |word: &&Word| word.language == language || word.language == Language::Az;
        let givens: Vec<&Word> = self.givens.iter().filter(fits).collect();
        let given = *random.pick(&givens);
        let families: Vec<&Word> = self
            .families
            .iter()
            .filter(|word| word.language == given.language)
            .collect();
        let family = *random.pick(&families);
        let woman = given.role == 'f';
        (spelled(given, woman, language, 0), spelled(family, woman, language, 0))
    }

    /// Some names, as a language writes them.
    pub(crate) fn some(&self, language: Language, count: usize, random: &mut Random) -> Vec<(String, String)> {
        (0..count).map(|_| self.name(language, random)).collect()
    }
}

pub(crate) struct Hosts<'t> {
    pub(crate) texts: &'t Texts,
    pub(crate) cast: Cast,
}

impl Hosts<'_> {
    /// A host with this planted in it.
    pub(crate) fn plant(&self, kind: Kind, language: Language, written: &Written, random: &mut Random) -> Host {
        let slot = if kind == Kind::Name { written.case.slot() } else { "{}" };
        let carriers: Vec<&String> = self
            .texts
            .of(language, &write::carrier(kind))
            .iter()
            .filter(|carrier| carrier.contains(slot))
            .collect();
        let marked = format!("{BEGIN}{}{END}", written.text);
        let in_table = written.case == Case::Nom && !matches!(kind, Kind::Phrase | Kind::Passage) && random.percent(15);
        let text = if in_table {
            self.table(language, Some(&marked), random)
        } else {
            let carried = random.pick(&carriers).replace(slot, &marked);
            self.story(language, Some(&carried), random)
        };
        let begin = text.find(BEGIN).unwrap();
        let text = text.replacen(BEGIN, "", 1);
        let end = text.find(END).unwrap();
        Host {
            text: text.replacen(END, "", 1),
            planted: begin..end,
        }
    }

    /// Text in which nothing is planted, about as long.
    pub(crate) fn clean(&self, language: Language, bytes: usize, random: &mut Random) -> String {
        let mut text = String::new();
        while text.len() < bytes {
            text.push_str(&match random.below(8) {
                0 => self.table(language, None, random),
                1 => data(random),
                _ => self.story(language, None, random),
            });
            text.push_str("\n\n");
        }
        text
    }

    fn sentence(&self, language: Language, section: &str, random: &mut Random) -> String {
        let line = random.pick(self.texts.of(language, section)).clone();
        self.fill(&line, language, random)
    }

    fn story(&self, language: Language, carried: Option<&str>, random: &mut Random) -> String {
        let (section, between) = *random.pick(&[
            ("post", "\n"),
            ("post", " "),
            ("ad", "\n"),
            ("chat", "\n"),
            ("news", " "),
        ]);
        let count = random.between(2, 6);
        let mut sentences: Vec<String> = (0..count).map(|_| self.sentence(language, section, random)).collect();
        if let Some(carried) = carried {
            sentences.insert(random.below(count + 1), carried.to_owned());
        }
        if section == "chat" {
            let speakers = self.cast.some(language, 2, random);
            let mut clock = random.between(8 * 60, 22 * 60);
            for sentence in &mut sentences {
                clock += random.between(0, 7);
                let speaker = &random.pick(&speakers).0;
                *sentence = match random.below(3) {
                    0 => format!("[{:02}:{:02}] {speaker}: {sentence}", clock / 60, clock % 60),
                    1 => format!("{speaker}\n{sentence}"),
                    _ => sentence.clone(),
                };
            }
        }
        sentences.join(between)
    }

    fn table(&self, language: Language, planted: Option<&str>, random: &mut Random) -> String {
        let between = random.any(&["\t", " | ", "\n"]);
        let head = random
            .pick(self.texts.of(language, "names table"))
            .replace('|', between);
        let rows = random.between(2, 5);
        let place = random.below(rows);
        let mut lines = vec![head];
        for row in 0..rows {
            let mut cells = ["{name}", "{phone}", "{city}", "{date}"].map(|cell| self.fill(cell, language, random));
            if let Some(planted) = planted.filter(|_| row == place) {
                planted.clone_into(&mut cells[random.below(4)]);
            }
            lines.push(cells.join(between));
        }
        lines.join("\n")
    }

    fn fill(&self, line: &str, language: Language, random: &mut Random) -> String {
        let mut text = line.to_owned();
        while let Some(start) = text.find('{') {
            let end = start + text[start..].find('}').unwrap() + 1;
            let slot = text[start + 1..end - 1].to_owned();
            let filled = self.slot(&slot, language, random);
            text.replace_range(start..end, &filled);
        }
        text
    }

    fn slot(&self, slot: &str, language: Language, random: &mut Random) -> String {
        match slot {
            "name" => {
                let (given, family) = self.cast.name(language, random);
                format!("{given} {family}")
            }
            "given" => self.cast.name(language, random).0,
            "phone" => phone(language, random),
            "mail" => format!("{}@poct.example", random.letters("abcdeklmnorst", 7)),
            "price" => match random.below(4) {
                0 => format!("{} {}00", random.between(1, 99), random.between(1, 9)),
                1 => format!("{},{}", random.between(2, 900), random.digits(2)),
                2 => format!("{}", random.between(1, 40) * 50),
                _ => format!("{}.{}", random.between(1, 90), random.digits(2)),
            },
            "date" => date(language, random),
            "time" => format!("{}:{:02}", random.between(7, 22), random.between(0, 5) * 10),
            "n" => random.between(2, 400).to_string(),
            "code" => format!("{}-{}", random.letters("ABCDEFGHKLMNPRSTXZ", 2), random.digits(6)),
            "city" => (*random.pick(match language {
                Language::Az => &["Şəki", "Quba", "Lənkəran", "Mingəçevir", "Bakı", "Gəncə"],
                Language::Ru => &["Тверь", "Пермь", "Тула", "Омск", "Саратов", "Баку"],
                Language::Tr => &["Konya", "Sivas", "Adana", "Bursa", "İzmir", "Rize"],
                Language::En => &["York", "Derby", "Leeds", "Bath", "Hull", "Baku"],
            }))
            .to_owned(),
            "street" => match language {
                Language::Az => format!("Sahil küçəsi {}", random.between(2, 80)),
                Language::Ru => format!("ул. Набережная, {}", random.between(2, 80)),
                Language::Tr => format!("Rıhtım Caddesi {}", random.between(2, 80)),
                Language::En => format!("{} Wharf Street", random.between(2, 80)),
            },
            other => panic!("no slot {{{other}}}"),
        }
    }
}

fn phone(language: Language, random: &mut Random) -> String {
    let (one, two, three) = (random.digits(3), random.digits(2), random.digits(2));
    match language {
        Language::Az => format!("0{} {one} {two} {three}", random.any(&["50", "55", "70", "12"])),
        Language::Ru => format!("+7 ({}) {one}-{two}-{three}", random.any(&["912", "903", "495"])),
        Language::Tr => format!("0{} {one} {two} {three}", random.any(&["532", "212"])),
        Language::En => format!("0{} {one} {two}{three}", random.any(&["1632 ", "7700 "])),
    }
}

fn date(language: Language, random: &mut Random) -> String {
    const MONTHS: [(&str, &str, &str, &str); 6] = [
        ("yanvar", "января", "Ocak", "January"),
        ("mart", "марта", "Mart", "March"),
        ("may", "мая", "Mayıs", "May"),
        ("iyul", "июля", "Temmuz", "July"),
        ("oktyabr", "октября", "Ekim", "October"),
        ("dekabr", "декабря", "Aralık", "December"),
    ];
    let (day, year) = (random.between(1, 28), random.between(2018, 2026));
    let month = random.pick(&MONTHS);
    match (random.below(3), language) {
        (0, _) => format!("{day:02}.{:02}.{year}", random.between(1, 12)),
        (1, Language::Az) => format!("{day} {} {year}", month.0),
        (1, Language::Ru) => format!("{day} {} {year}", month.1),
        (1, Language::Tr) => format!("{day} {} {year}", month.2),
        (1, Language::En) => format!("{day} {} {year}", month.3),
        (_, Language::Az) => format!("{day} {}", month.0),
        (_, Language::Ru) => format!("{day} {}", month.1),
        (_, Language::Tr) => format!("{day} {}", month.2),
        (_, Language::En) => format!("{} {day}", month.3),
    }
}

/// What machines write: logs, tables of figures, timetables, code, product numbers.
fn data(random: &mut Random) -> String {
    let rows = random.between(3, 8);
    let style = random.below(6);
    let lines: Vec<String> = (0..rows)
        .map(|_| match style {
            0 => format!(
                "2026-0{}-{:02}T{:02}:{}:{}Z INFO worker[{}] request {} took {} ms",
                random.between(1, 9),
                random.between(1, 28),
                random.between(0, 23),
                random.between(10, 59),
                random.between(10, 59),
                random.digits(5),
                random.digits(12),
                random.between(1, 900)
            ),
            1 => (0..8)
                .map(|_| format!("{}.{}", random.between(0, 9999), random.digits(2)))
                .collect::<Vec<_>>()
                .join("\t"),
            2 => format!(
                "{:02}:{} {:02}:{} {} {}",
                random.between(5, 23),
                random.between(10, 59),
                random.between(5, 23),
                random.between(10, 59),
                random.letters("ABCDEFGHKLMN", 2),
                random.digits(4)
            ),
            3 => format!(
                "let row_{} = read({}, 0x{}).map(|it| it + {});",
                random.digits(2),
                random.digits(9),
                random.letters("0123456789abcdef", 12),
                random.digits(3)
            ),
            4 => format!(
                "{{\"id\":{},\"sku\":\"{}-{}\",\"lat\":{}.{},\"lon\":{}.{}}}",
                random.digits(10),
                random.letters("ABCDEFGHKL", 3),
                random.digits(7),
                random.between(30, 60),
                random.digits(6),
                random.between(20, 60),
                random.digits(6)
            ),
            _ => format!(
                "ISBN 978-{}-{}-{}-{}   {} {}",
                random.digits(1),
                random.digits(4),
                random.digits(4),
                random.digits(1),
                random.digits(3),
                random.digits(3)
            ),
        })
        .collect();
    lines.join("\n")
}
