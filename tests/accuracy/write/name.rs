//! Full names: spellings, cases, orders.

use super::broken::{abroad, broken, halves, several, starred};
use super::disguise::disguise;
use super::{Way, Written};
use crate::person::Name;
use crate::random::Random;
use crate::texts::{Language, Word};

/// What a sentence asks for. `Abl` is the instrumental in Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Nom,
    Gen,
    Dat,
    Acc,
    Abl,
}

impl Case {
    pub(crate) const ALL: [Case; 5] = [Case::Nom, Case::Gen, Case::Dat, Case::Acc, Case::Abl];

    pub(crate) fn slot(self) -> &'static str {
        match self {
            Case::Nom => "{nom}",
            Case::Gen => "{gen}",
            Case::Dat => "{dat}",
            Case::Acc => "{acc}",
            Case::Abl => "{abl}",
        }
    }
}

impl Name {
    /// Whether people who write this language spell it in a way of their own.
    fn in_language(&self, language: Language) -> bool {
        match self.home {
            Language::Az => true,
            Language::Ru => matches!(language, Language::Ru | Language::En),
            Language::Tr => matches!(language, Language::Tr | Language::Ru | Language::En),
            Language::En => language == Language::En,
        }
    }

    /// Given and family name as this language spells them; 0 is its usual spelling.
    pub(crate) fn spelled(&self, language: Language, variant: usize) -> (String, String) {
        (
            spelled(&self.given, self.woman, language, variant),
            spelled(&self.family, self.woman, language, variant),
        )
    }
}

pub(crate) fn spelled(word: &Word, woman: bool, language: Language, variant: usize) -> String {
    let listed = match language {
        _ if language == word.language && variant == 0 => &word.own,
        Language::Ru => &word.russian[variant.min(word.russian.len() - 1)],
        Language::En => &word.english[variant.min(word.english.len() - 1)],
        Language::Az | Language::Tr => &word.own,
    };
    let mut text = match (language, word.language) {
        (Language::Tr, Language::Az) => listed.chars().map(turkish).collect(),
        _ => listed.clone(),
    };
    if word.own.ends_with('*') {
        let ending = if language == Language::Ru { "а" } else { "a" };
        text = format!("{}{}", text.trim_end_matches('*'), if woman { ending } else { "" });
    }
    if woman && word.role == 's' {
        for (man, woman) in [("ский", "ская"), ("skiy", "skaya"), ("sky", "skaya")] {
            if let Some(stem) = text.strip_suffix(man) {
                return format!("{stem}{woman}");
            }
        }
    }
    text
}

fn turkish(letter: char) -> char {
    match letter {
        'ə' => 'e',
        'Ə' => 'E',
        'q' => 'k',
        'Q' => 'K',
        'x' => 'h',
        'X' => 'H',
        _ => letter,
    }
}

pub(super) fn write(name: &Name, way: Way, language: Language, random: &mut Random) -> Option<Written> {
    if !name.in_language(language) {
        return None;
    }
    let (given, family) = name.spelled(language, 0);
    let nom = |text: String| Some(Written { text, case: Case::Nom });
    let full = format!("{given} {family}");
    match way {
        Way::Plain => nom(match random.below(5) {
            0 => upper(&full, language),
            1 => full.to_lowercase(),
            2 => format!("{given} {}", upper(&family, language)),
            _ => full,
        }),
        Way::Bare => {
            let chat = language == Language::Az && random.percent(40);
            let written = bare(&full, language, chat, random);
            let written = if random.percent(60) {
                written.to_lowercase()
            } else {
                written
            };
            (written.to_lowercase() != full.to_lowercase()).then(|| nom(written))?
        }
        Way::Spelling => {
            if language == Language::Az {
                return nom(cyrillic(&full));
            }
            let (given, family) = name.spelled(language, 1);
            let other = format!("{given} {family}");
            (other != full).then(|| nom(other))?
        }
        Way::Ending => {
            let case = *random.pick(&Case::ALL[1..]);
            let text = inflected(name, language, case, random);
            (text != full).then_some(Written { text, case })
        }
        Way::Order => nom(ordered(name, language, random)),
        Way::Joined => nom(match random.below(4) {
            0 => format!("#{given}{family}"),
            1 => format!(
                "#{}",
                bare(&format!("{given}{family}"), language, false, random).to_lowercase()
            ),
            2 => format!("#{given}_{family}"),
            _ => format!("{given}{family}"),
        }),
        Way::Typo => nom(typo(&given, &family, random)?),
        Way::Leet => {
            let written: String = full.chars().map(|letter| leet(letter, random)).collect();
            (written != full).then(|| nom(written))?
        }
        Way::Masked => nom(starred(&given, &family, random)),
        Way::Broken => nom(broken(&given, &family, random)),
        Way::Several => nom(several(&full, random)?),
        Way::Abroad => nom(abroad(name, language, random)?),
        Way::Doubled if random.percent(50) => nom(full
            .chars()
            .flat_map(|letter| std::iter::repeat_n(letter, 1 + usize::from(letter != ' ')))
            .collect()),
        Way::Doubled => {
            let mut out = String::new();
            for (at, letter) in full.chars().enumerate() {
                out.push(letter);
                if letter.is_lowercase() && at % 5 == 2 {
                    out.extend(std::iter::repeat_n(letter, random.between(1, 2)));
                }
            }
            nom(out)
        }
        Way::Lines => nom(match random.below(3) {
            0 => format!("{given}\n{family}"),
            1 => format!("{family}\n{given}"),
            _ => {
                let (first, second) = halves(if random.percent(70) { &family } else { &given });
                let hyphen = random.any(&["-", "-", "‐", ""]);
                if given.starts_with(first) && given.ends_with(second) {
                    format!("{first}{hyphen}\n{second} {family}")
                } else {
                    format!("{given} {first}{hyphen}\n{second}")
                }
            }
        }),
        Way::Apart | Way::Signs | Way::Invisible | Way::Marks | Way::Styled | Way::LookAlike => {
            nom(disguise(&full, way, random)?)
        }
        _ => None,
    }
}

/// Without the marks of the language; in chat also by two letters for one.
pub(super) fn bare(text: &str, language: Language, chat: bool, random: &mut Random) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let plain = match letter {
            'ə' => "e",
            'Ə' => "E",
            'ş' if chat => "sh",
            'Ş' if chat => "Sh",
            'ç' if chat => "ch",
            'Ç' if chat => "Ch",
            'ğ' if chat => "gh",
            'c' if chat && language == Language::Az => "j",
            'C' if chat && language == Language::Az => "J",
            'x' if chat && random.percent(50) => "kh",
            'ş' => "s",
            'Ş' => "S",
            'ç' => "c",
            'Ç' => "C",
            'ğ' => "g",
            'Ğ' => "G",
            'ı' => "i",
            'İ' => "I",
            'ö' => "o",
            'Ö' => "O",
            'ü' => "u",
            'Ü' => "U",
            'â' => "a",
            'ё' => "е",
            'Ё' => "Е",
            _ => {
                out.push(letter);
                continue;
            }
        };
        out.push_str(plain);
    }
    out
}

/// Azerbaijani in Cyrillic letters, one for one (CLDR, Azerbaijani-Latin-BGN).
fn cyrillic(text: &str) -> String {
    const LATIN: &str = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz";
    const CYRILLIC: &str = "абҹчдеәфҝғһхыижкглмноөпрсштуүвјз";
    text.chars()
        .map(|letter| {
            let small = match letter {
                'İ' => 'i',
                'I' => 'ı',
                _ => letter.to_lowercase().next().unwrap(),
            };
            let found = LATIN.chars().zip(CYRILLIC.chars()).find(|(latin, _)| *latin == small);
            match found {
                Some((_, other)) if small != letter => other.to_uppercase().next().unwrap(),
                Some((_, other)) => other,
                None => letter,
            }
        })
        .collect()
}

pub(super) fn leet(letter: char, random: &mut Random) -> char {
    let figure = match letter.to_lowercase().next().unwrap() {
        'a' => *random.pick(&['4', '@']),
        'e' | 'ə' => '3',
        'i' => '1',
        'o' => '0',
        's' => *random.pick(&['5', '$']),
        't' => '7',
        'g' => '9',
        'b' => '8',
        _ => return letter,
    };
    if random.percent(60) { figure } else { letter }
}

/// One error in the longer word, never in its first letter.
fn typo(given: &str, family: &str, random: &mut Random) -> Option<String> {
    let in_family = family.chars().count() >= given.chars().count();
    let mut letters: Vec<char> = if in_family { family } else { given }.chars().collect();
    if letters.len() < 6 {
        return None;
    }
    let at = random.between(1, letters.len() - 3);
    match random.below(4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, *random.pick(&letters.clone())),
        2 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        _ => letters[at] = if letters[at] < '\u{400}' { 'w' } else { 'ф' },
    }
    let wrong: String = letters.into_iter().collect();
    Some(if in_family {
        format!("{given} {wrong}")
    } else {
        format!("{wrong} {family}")
    })
}

fn ordered(name: &Name, language: Language, random: &mut Random) -> String {
    let (given, family) = name.spelled(language, 0);
    let mut ways = vec![
        format!("{family} {given}"),
        format!("{family}, {given}"),
        format!("{} {given}", upper(&family, language)),
    ];
    let father = name.father.as_ref().map(|father| spelled(father, false, language, 0));
    match language {
        Language::Az => {
            ways.push(format!("Soyad: {family}, Ad: {given}"));
            ways.push(format!("{given} {family} {}", if name.woman { "xanım" } else { "bəy" }));
            if let Some(father) = father {
                let child = if name.woman { "qızı" } else { "oğlu" };
                ways.push(format!("{family} {given} {father} {child}"));
                ways.push(format!("{given} {father} {child} {family}"));
            }
        }
        Language::Ru => {
            ways.push(format!("Фамилия: {family}, имя: {given}"));
            ways.push(format!("{} {given} {family}", if name.woman { "г-жа" } else { "г-н" }));
            if let Some(father) = father {
                let child = if name.woman { "кызы" } else { "оглы" };
                ways.push(format!("{family} {given} {father} {child}"));
                ways.push(format!("{family} {given} {father}-{child}"));
            }
        }
        Language::Tr => {
            ways.push(format!("Adı: {given} Soyadı: {family}"));
            ways.push(format!("Sayın {given} {family}"));
            ways.push(format!("{given} {} {family}", if name.woman { "Hanım" } else { "Bey" }));
        }
        Language::En => {
            ways.push(format!("Surname: {family}; first name: {given}"));
            ways.push(format!("{} {given} {family}", if name.woman { "Ms" } else { "Mr" }));
            if let Some(father) = father {
                ways.push(format!("{given} {father} {family}"));
            }
        }
    }
    random.pick(&ways).clone()
}

fn inflected(name: &Name, language: Language, case: Case, random: &mut Random) -> String {
    let (given, family) = name.spelled(language, 0);
    match language {
        Language::Az => format!("{given} {family}{}", turkic(&family, case, false, "")),
        Language::Tr => {
            let mark = random.any(&["'", "’", "’", ""]);
            format!("{given} {family}{}", turkic(&family, case, true, mark))
        }
        Language::Ru => format!(
            "{} {}",
            russian(&given, name.woman, false, case),
            russian(&family, name.woman, true, case)
        ),
        Language::En if case == Case::Gen => format!("{given} {family}{}", random.any(&["'s", "’s"])),
        Language::En => format!("{given} {family}"),
    }
}

/// The ending by vowel harmony, with its buffer letter.
fn turkic(word: &str, case: Case, turkish: bool, mark: &str) -> String {
    let lower = word.to_lowercase();
    let last = lower
        .chars()
        .rev()
        .find(|letter| "aıouəeiöü".contains(*letter))
        .unwrap_or('e');
    let open = lower.ends_with(|letter| "aıouəeiöü".contains(letter));
    let narrow = match last {
        'a' | 'ı' => 'ı',
        'o' | 'u' => 'u',
        'ö' | 'ü' => 'ü',
        _ => 'i',
    };
    let wide = match (last, turkish) {
        ('a' | 'ı' | 'o' | 'u', _) => 'a',
        (_, true) => 'e',
        (_, false) => 'ə',
    };
    let hard = turkish && lower.ends_with(|letter| "fstkçşhp".contains(letter));
    let ending = match (case, open) {
        (Case::Nom, _) => return String::new(),
        (Case::Gen, true) => format!("n{narrow}n"),
        (Case::Gen, false) => format!("{narrow}n"),
        (Case::Dat, true) => format!("y{wide}"),
        (Case::Dat, false) => wide.to_string(),
        (Case::Acc, true) => format!("{}{narrow}", if turkish { 'y' } else { 'n' }),
        (Case::Acc, false) => narrow.to_string(),
        (Case::Abl, _) => format!("{}{wide}n", if hard { 't' } else { 'd' }),
    };
    format!("{mark}{ending}")
}

/// Declension by ending, as grammars give it; what does not decline stays.
fn russian(word: &str, woman: bool, family: bool, case: Case) -> String {
    let by = |stem: &str, endings: [&str; 4]| {
        let ending = match case {
            Case::Nom => return word.to_owned(),
            Case::Gen => endings[0],
            Case::Dat => endings[1],
            Case::Acc => endings[2],
            Case::Abl => endings[3],
        };
        format!("{stem}{ending}")
    };
    if family {
        if word.ends_with("ко") || word.ends_with("заде") {
            return word.to_owned();
        }
        for (own, endings) in [
            ("ская", ["ской", "ской", "скую", "ской"]),
            ("ова", ["овой", "овой", "ову", "овой"]),
            ("ева", ["евой", "евой", "еву", "евой"]),
            ("ина", ["иной", "иной", "ину", "иной"]),
            ("ский", ["ского", "скому", "ского", "ским"]),
            ("ов", ["ова", "ову", "ова", "овым"]),
            ("ев", ["ева", "еву", "ева", "евым"]),
            ("ин", ["ина", "ину", "ина", "иным"]),
        ] {
            if let Some(stem) = word.strip_suffix(own)
                && (woman || !own.ends_with('а') && own != "ская")
            {
                return by(stem, endings);
            }
        }
    } else {
        if let Some(stem) = word.strip_suffix("ия") {
            return by(stem, ["ии", "ии", "ию", "ией"]);
        }
        if let Some(stem) = word.strip_suffix('я') {
            return by(stem, ["и", "е", "ю", "ей"]);
        }
        if let Some(stem) = word.strip_suffix('а') {
            let genitive = if stem.ends_with(|letter| "гкхжшчщ".contains(letter)) {
                "и"
            } else {
                "ы"
            };
            let instrumental = if stem.ends_with(|letter| "жшчщц".contains(letter)) {
                "ей"
            } else {
                "ой"
            };
            return by(stem, [genitive, "е", "у", instrumental]);
        }
    }
    if woman {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix(['й', 'ь']) {
        return by(stem, ["я", "ю", "я", "ем"]);
    }
    if word.ends_with(|letter| "аеёиоуыэюя".contains(letter)) {
        return word.to_owned();
    }
    let instrumental = if word.ends_with(|letter| "жшчщц".contains(letter)) {
        "ем"
    } else {
        "ом"
    };
    by(word, ["а", "у", "а", instrumental])
}

pub(super) fn near_miss(
    name: &Name,
    language: Language,
    strangers: &[(String, String)],
    random: &mut Random,
) -> Option<Written> {
    if !name.in_language(language) {
        return None;
    }
    let (given, family) = name.spelled(language, 0);
    let (other_given, other_family) = random.pick(strangers);
    let alike = name.alike.as_ref().map(|alike| spelled(alike, name.woman, language, 0));
    let text = match random.below(9) {
        0 => given,
        1 => family,
        2 => format!("{given} {other_family}"),
        3 => format!("{other_given} {family}"),
        4 => format!("{given} {other_family}, {other_given} {family}"),
        // A sister, a cousin: another name that comes close.
        5 | 6 => match alike {
            Some(alike) => format!("{alike} {family}"),
            None => format!("{other_given} {family}"),
        },
        // The same stem with another ending is another family.
        7 => format!("{given} {}", other_ending(&family, language)?),
        _ => {
            let title = match language {
                Language::Az => "xanım",
                Language::Ru => "ханум",
                Language::Tr => "Hanım",
                Language::En => "dear",
            };
            format!("{given} {title}")
        }
    };
    Some(Written { text, case: Case::Nom })
}

/// Another family's name of the same stem: Şirinov, Şirinli, Şirinzadə.
fn other_ending(family: &str, language: Language) -> Option<String> {
    let (russian, zade) = match language {
        Language::Az => (false, "zadə"),
        Language::Ru => (true, "заде"),
        Language::Tr | Language::En => (false, "zade"),
    };
    let own: &[&str] = if russian {
        &["ова", "ов", "лы", "ли", "лу"]
    } else {
        &["ova", "ov", "lı", "li", "lu", "lü"]
    };
    if let Some(stem) = own.iter().find_map(|own| family.strip_suffix(own)) {
        return Some(format!("{stem}{zade}"));
    }
    let stem = family.strip_suffix(zade)?;
    Some(format!("{stem}{}", if russian { "ов" } else { "ov" }))
}

fn upper(text: &str, language: Language) -> String {
    match language {
        Language::Az | Language::Tr => text.replace('i', "İ").to_uppercase(),
        _ => text.to_uppercase(),
    }
}
