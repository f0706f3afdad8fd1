//! Every ordinary spelling of a name's word in Latin and Cyrillic letters, as patterns for the automaton.
//!
//! From the word's sounds, each with the letters that stand for it: without marks and as English transcribes (Latin),
//! as Russian transcribes, and in Azerbaijani Cyrillic. Rarer spellings need no pattern: one word of a name found
//! exactly is enough to look at its neighbours by ear (`sound.rs`).

use super::letters::{Sounds, VOWELS, said};
use super::sound::Unit;

/// At most so many patterns of one word in one alphabet. Most words have fewer than ten.
const MOST: usize = 24;

/// Latin letters of each sound, commonest first. Folded: without marks.
fn latin(sound: char) -> &'static [&'static str] {
    match sound {
        'a' => &["a"],
        'ə' => &["e", "a"],
        'e' => &["e"],
        'ı' => &["i", "y"],
        'i' => &["i"],
        'o' => &["o"],
        'ö' => &["o"],
        'u' => &["u"],
        'ü' => &["u", "yu"],
        'b' => &["b"],
        'c' => &["c", "j"],
        'ç' => &["c", "ch"],
        'd' => &["d"],
        'f' => &["f"],
        'g' => &["g"],
        'ğ' => &["g", "gh"],
        'h' => &["h"],
        'x' => &["x", "kh", "h"],
        'j' => &["j", "zh"],
        'k' => &["k"],
        'q' => &["q", "g", "k"],
        'l' => &["l"],
        'm' => &["m"],
        'n' => &["n"],
        'p' => &["p"],
        'r' => &["r"],
        's' => &["s"],
        'ş' => &["s", "sh"],
        't' => &["t"],
        'v' => &["v"],
        'y' => &["y", "i"],
        'z' => &["z"],
        _ => &[],
    }
}

/// How newspapers of another language write a sound, where not as English does: German, then French.
const ABROAD: [fn(char) -> Option<&'static str>; 2] = [
    |sound| {
        Some(match sound {
            'q' => "g",
            'c' => "dsch",
            'ç' => "tsch",
            'ş' | 'j' => "sch",
            'x' => "ch",
            'v' => "w",
            'y' => "j",
            'ı' => "y",
            _ => return None,
        })
    },
    |sound| {
        Some(match sound {
            'q' => "g",
            'c' => "dj",
            'ç' => "tch",
            'ş' => "ch",
            'u' => "ou",
            'ı' => "y",
            'ğ' => "gh",
            'x' => "kh",
            _ => return None,
        })
    },
];

/// Russian letters of each sound, commonest first.
fn russian(sound: char) -> &'static [&'static str] {
    match sound {
        'a' => &["а"],
        'ə' => &["а", "е"],
        'e' => &["е"],
        'ı' => &["ы", "и"],
        'i' => &["и"],
        'o' => &["о"],
        'ö' => &["е", "о"],
        'u' => &["у"],
        'ü' => &["ю", "у"],
        'b' => &["б"],
        'c' => &["дж"],
        'ç' => &["ч"],
        'd' => &["д"],
        'f' => &["ф"],
        'g' | 'ğ' => &["г"],
        'h' => &["г", "х"],
        'x' => &["х"],
        'j' => &["ж", "дж"],
        'k' => &["к"],
        'q' => &["г", "к"],
        'l' => &["л"],
        'm' => &["м"],
        'n' => &["н"],
        'p' => &["п"],
        'r' => &["р"],
        's' => &["с"],
        'ş' => &["ш"],
        't' => &["т"],
        'v' => &["в"],
        'y' => &["й"],
        'z' => &["з"],
        _ => &[],
    }
}

/// The Azerbaijani Cyrillic letter of each sound, by CLDR's `Azerbaijani-Latin-BGN`.
fn azerbaijani(sound: char) -> &'static str {
    match sound {
        'a' => "а",
        'ə' => "ә",
        'e' => "е",
        'ı' => "ы",
        'i' => "и",
        'o' => "о",
        'ö' => "ө",
        'u' => "у",
        'ü' => "ү",
        'b' => "б",
        'c' => "ҹ",
        'ç' => "ч",
        'd' => "д",
        'f' => "ф",
        'g' => "ҝ",
        'ğ' => "ғ",
        'h' => "һ",
        'x' => "х",
        'j' => "ж",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'p' => "п",
        'q' => "г",
        'r' => "р",
        's' => "с",
        'ş' => "ш",
        't' => "т",
        'v' => "в",
        'y' => "ј",
        _ => "з",
    }
}

/// The Georgian letter of each sound, by its national romanisation.
fn georgian(sound: char) -> char {
    match sound {
        'a' | 'ə' => 'ა',
        'e' => 'ე',
        'ı' | 'i' | 'y' => 'ი',
        'o' | 'ö' => 'ო',
        'u' | 'ü' => 'უ',
        'b' => 'ბ',
        'c' => 'ჯ',
        'ç' => 'ჩ',
        'd' => 'დ',
        'f' => 'ფ',
        'g' => 'გ',
        'ğ' => 'ღ',
        'h' => 'ჰ',
        'x' => 'ხ',
        'j' => 'ჟ',
        'k' => 'ქ',
        'q' => 'ყ',
        'l' => 'ლ',
        'm' => 'მ',
        'n' => 'ნ',
        'p' => 'პ',
        'r' => 'რ',
        's' => 'ს',
        'ş' => 'შ',
        't' => 'თ',
        'v' => 'ვ',
        _ => 'ზ',
    }
}

/// The first of those Latin letters.
fn latin_of(sound: char) -> &'static str {
    latin(sound).first().copied().unwrap_or_default()
}

/// The sounds of a unit, the likeliest first.
fn members(unit: Unit) -> impl Iterator<Item = char> {
    let of = |sounds: Sounds| {
        "aəeıioöuübcçdfgğhxjkqlmnprsştvyz"
            .chars()
            .filter(move |sound| said(*sound) & sounds != 0)
    };
    of(unit.main).chain(of(unit.sounds & !unit.main))
}

fn has(sounds: Sounds, sound: char) -> bool {
    sounds & said(sound) != 0
}

/// The spellings of a whole word, without repeats.
pub(super) fn spellings(units: &[Unit]) -> Vec<String> {
    let mut out = beginnings(units, units.len(), units.len());
    out.sort_unstable();
    out.dedup();
    out.retain(|spelling| spelling.chars().count() >= 2);
    out
}

/// The spellings of a word's first sounds: `latin` of them in Latin and Georgian, `cyrillic` in Cyrillic letters.
pub(super) fn beginnings(units: &[Unit], latin: usize, cyrillic: usize) -> Vec<String> {
    let first = units.iter().enumerate().take(latin);
    let mut out = product(
        &first
            .map(|(at, unit)| latin_options(units, at, *unit))
            .collect::<Vec<_>>(),
    );
    let mut russian = Vec::new();
    let mut sounds = 0;
    for (count, options) in russian_options(units) {
        sounds += count;
        if sounds > cyrillic {
            break;
        }
        russian.push(options);
    }
    out.extend(product(&russian));
    out.extend(product(
        &units
            .iter()
            .take(cyrillic)
            .map(|unit| letterwise(*unit))
            .collect::<Vec<_>>(),
    ));
    let likeliest = |unit: &Unit| members(*unit).next().unwrap_or('z');
    // Each of them all through, with `a` and with `e` for ə.
    for of in ABROAD {
        for schwa in ["a", "e"] {
            let write = |unit: &Unit| match likeliest(unit) {
                'ə' => schwa,
                sound => of(sound).unwrap_or(latin_of(sound)),
            };
            out.push(units.iter().take(latin).map(write).collect());
        }
    }
    out.push(units.iter().take(latin).map(|unit| georgian(likeliest(unit))).collect());
    out
}

/// The Azerbaijani Cyrillic letters of a unit: one where the entry was typed with its marks.
fn letterwise(unit: Unit) -> Vec<String> {
    members(unit)
        // Hardly anybody takes Russian х for ğ.
        .filter(|sound| *sound != 'ğ' || !has(unit.sounds, 'x'))
        .map(|sound| azerbaijani(sound).repeat(1 + usize::from(unit.doubled)))
        .take(3)
        .collect()
}

fn latin_options(units: &[Unit], at: usize, unit: Unit) -> Vec<String> {
    let mut options: Vec<String> = Vec::new();
    let mut add = |option: String| {
        if !options.contains(&option) {
            options.push(option);
        }
    };
    for sound in members(unit) {
        for letters in latin(sound) {
            add((*letters).into());
        }
    }
    // Between vowels, and before e at a word's start, y is often left out: Aliev, Elena.
    let next = units.get(at + 1).map_or(0, |next| next.sounds);
    if unit.sounds == said('y')
        && (if at == 0 {
            next & said('e') != 0
        } else {
            next & VOWELS != 0 && units[at - 1].sounds & VOWELS != 0
        })
    {
        options.insert(1, String::new());
    }
    if unit.doubled {
        let doubled: Vec<String> = options
            .iter()
            .filter(|option| option.len() == 1)
            .map(|option| option.repeat(2))
            .collect();
        options.extend(doubled);
    }
    options
}

/// Russian writes `y` and a vowel as one letter, and softens `l`. Each with how many sounds it stands for.
fn russian_options(units: &[Unit]) -> Vec<(usize, Vec<String>)> {
    let mut out: Vec<(usize, Vec<String>)> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let unit = units[at];
        let next = units.get(at + 1).copied();
        let vowel_before = at > 0 && units[at - 1].sounds & VOWELS != 0;
        if has(unit.sounds, 'y') && unit.sounds & (said('a') | said('e') | said('o')) == 0 {
            let joined: &[&str] = match next {
                Some(next) if has(next.sounds, 'a') => &["я"],
                Some(next) if has(next.sounds, 'ə') => &["я", "е"],
                Some(next) if has(next.sounds, 'e') => &["е"],
                Some(next) if has(next.sounds, 'u') || has(next.sounds, 'ü') => &["ю"],
                Some(next) if has(next.sounds, 'o') || has(next.sounds, 'ö') => &["йо", "е"],
                _ => &[],
            };
            if !joined.is_empty() {
                let mut options: Vec<String> = joined.iter().map(|letters| (*letters).into()).collect();
                if at > 0 && vowel_before {
                    // Ульвия, Алиев; and less often Ульвийя.
                    options.push(format!("й{}", joined[0]));
                } else if at > 0 {
                    // Маммадяров, Мамедьяров, Мамедъяров.
                    options.extend(["ь", "ъ"].map(|sign| format!("{sign}{}", joined[0])));
                }
                out.push((2, options));
                at += 2;
                continue;
            }
        }
        let mut options: Vec<String> = Vec::new();
        let mut add = |option: &str| {
            if !options.iter().any(|known| known == option) {
                options.push(option.into());
            }
        };
        for sound in members(unit) {
            match sound {
                'e' if at == 0 => ["э", "е"].into_iter().for_each(&mut add),
                'ə' if at == 0 => ["а", "э", "е"].into_iter().for_each(&mut add),
                // Бей, but Мамед; Ляман, Нигяр.
                'ə' if next.is_some_and(|next| has(next.sounds, 'y')) => ["е", "а"].into_iter().for_each(&mut add),
                'ə' | 'a'
                    if at > 0
                        && units[at - 1].main & (said('l') | said('g') | said('k')) != 0
                        && unit.sounds.count_ones() == 1 =>
                {
                    russian(sound).iter().copied().chain(["я"]).for_each(&mut add);
                }
                // Гафур and Кадир, but Искендер for İsgəndər; Севиндж and Севинч.
                'g' if at > 0 => ["г", "к"].into_iter().for_each(&mut add),
                'c' if at + 1 == units.len() => ["дж", "ч"].into_iter().for_each(&mut add),
                'ğ' if at + 1 == units.len() => ["г", "х"].into_iter().for_each(&mut add),
                // Əkbər is Акбер and Акпер.
                'b' if at > 0 && has(units[at - 1].sounds, 'k') => ["б", "п"].into_iter().for_each(&mut add),
                // A soft sign where no vowel follows: Айсель, Гюльнара.
                'l' if next.is_none_or(|next| next.sounds & VOWELS == 0) => ["л", "ль"].into_iter().for_each(&mut add),
                'y' if vowel_before && next.is_none() => ["й", "и"].into_iter().for_each(&mut add),
                sound => russian(sound).iter().copied().for_each(&mut add),
            }
        }
        if unit.doubled {
            let doubled: Vec<String> = options
                .iter()
                .filter(|option| option.chars().count() == 1)
                .map(|option| option.repeat(2))
                .collect();
            options.extend(doubled);
        }
        out.push((1, options));
        at += 1;
    }
    out
}

/// All combinations, if they are not too many. Else those of writers who write a sound in one way throughout the word, and of
/// these as many as are allowed: the rarest letters of the sounds with most choice go first, from the word's end. What is left out is found
/// through the name's other word.
fn product(options: &[Vec<String>]) -> Vec<String> {
    let few = options.iter().map(Vec::len).product::<usize>() <= MOST;
    let mut kinds: Vec<&[String]> = Vec::new();
    let mut kind_of: Vec<usize> = Vec::with_capacity(options.len());
    for option in options {
        if option.is_empty() {
            return Vec::new();
        }
        let known = kinds.iter().position(|kind| !few && *kind == &option[..]);
        kind_of.push(known.unwrap_or(kinds.len()));
        if known.is_none() {
            kinds.push(option);
        }
    }
    let mut counts: Vec<usize> = kinds.iter().map(|kind| kind.len()).collect();
    while counts.iter().product::<usize>() > MOST {
        // There is a count above 1, or the product would be 1.
        let most = (0..counts.len()).max_by_key(|at| counts[*at]).unwrap_or(0);
        counts[most] -= 1;
    }
    let mut choices = vec![Vec::with_capacity(counts.len())];
    for count in counts {
        choices = choices
            .iter()
            .flat_map(|start: &Vec<usize>| {
                (0..count).map(move |choice| start.iter().copied().chain([choice]).collect())
            })
            .collect();
    }
    choices
        .iter()
        .map(|choice| {
            kind_of
                .iter()
                .map(|kind| kinds[*kind][choice[*kind]].as_str())
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::sound::readings;
    use crate::name::word::{Marks, letters};

    fn all(entry: &str) -> Vec<String> {
        let letters = letters(entry);
        readings(&letters, Marks::of(entry))
            .iter()
            .flat_map(|units| beginnings(units, 5, 5))
            .collect()
    }

    #[test]
    fn the_ordinary_spellings_are_there() {
        for (entry, spellings) in [
            ("Leyla", "leyla leila лейла лејла"),
            (
                "Tağıbəyli",
                "tagibeyli taghibayli taghibeyli tagibayli тагибейли тағыбәјли",
            ),
            ("Gülnarə", "gulnare gulnara гюльнара ҝүлнарә гюлнара"),
            ("Cabbarzadə", "cabbarzade jabbarzade джаббарзаде ҹаббарзадә джабарзаде"),
            ("Ülviyyə", "ulviyye ulviya ulviyya ульвия үлвијјә"),
            ("Məmmədova", "memmedova mammadova мамедова маммадова мәммәдова"),
            ("Əliyeva", "eliyeva aliyeva алиева әлијева alieva"),
            ("Məmmədyarov", "мамедьяров маммадяров"),
            ("Sevinc", "sevinc sevinj севиндж севинч севинҹ"),
            ("Елена", "елена elena yelena"),
            ("Смирнова", "смирнова smirnova"),
            ("Yılmaz", "yilmaz"),
            ("Shahla", "shahla sehla шахла"),
        ] {
            let all = all(entry);
            for spelling in spellings.split(' ') {
                assert!(
                    all.iter().any(|known| spelling.starts_with(known.as_str())),
                    "{entry}: {spelling} not in {all:?}"
                );
            }
        }
    }
}
