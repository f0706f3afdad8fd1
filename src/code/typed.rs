//! What was typed as a code, understood: labels taken off, look-alikes read, check digits tried.

use super::{Code, Sort, check};
use crate::alphabet::{cyrillic_shape, latin_shape};
use crate::class;
use crate::fold::Folded;
use crate::indicator::{Kind, ParseError};

/// Labels that people type or paste together with the number.
const LABELS: &[&str] = &[
    "fin",
    "pin",
    "kod",
    "kodu",
    "code",
    "pasport",
    "passport",
    "seriya",
    "seria",
    "series",
    "no",
    "nomre",
    "nomresi",
    "number",
    "id",
    "sv",
    "iban",
    "card",
    "kart",
    "kimlik",
    "numarasi",
    "vesiqe",
    "vesiqesi",
    "sexsiyyet",
    "фин",
    "пин",
    "код",
    "паспорт",
    "серия",
    "номер",
    "ном",
    "карта",
    "ибан",
    "удостоверение",
    "личности",
];

/// A rule of check digits.
type Check = fn(&[u8]) -> bool;

/// Labels that say by which rule the number is checked.
const CHECKED: &[(&[&str], Check)] = &[
    (&["voen", "v", "воен"], check::voen),
    (&["inn", "инн"], check::inn),
    (&["snils", "снилс"], check::snils),
    (&["iin", "jsn", "иин", "жсн"], check::iin),
    (&["tc", "tckn"], check::tckn),
    (&["rnokpp", "ipn", "рнокпп", "іпн"], check::rnokpp),
    (&["melli"], check::melli),
];

/// Digits of an account in the countries whose accounts our users have (ISO 13616 registry); elsewhere the check must do.
const ACCOUNTS: &[(&[u8; 2], usize)] = &[
    (b"az", 28),
    (b"by", 28),
    (b"de", 22),
    (b"ee", 20),
    (b"es", 24),
    (b"fr", 27),
    (b"gb", 22),
    (b"ge", 22),
    (b"it", 27),
    (b"kz", 20),
    (b"lt", 20),
    (b"lv", 21),
    (b"nl", 18),
    (b"pl", 28),
    (b"ru", 33),
    (b"tr", 26),
    (b"ua", 29),
];

/// Letters in a row that make it words, not a code.
const WORDS: usize = 13;

/// A code without its label, as classes; groups as they were typed.
struct Typed {
    groups: Vec<Vec<u8>>,
    classes: Vec<u8>,
    digits: usize,
    /// How a label says that it is to be checked.
    check: Option<Check>,
}

impl Typed {
    fn spaced(&self) -> String {
        self.groups
            .iter()
            .map(|group| upper(group))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

pub(super) fn read(kind: Kind, value: &str) -> Result<Code, ParseError> {
    let text = Folded::new(value);
    let mut groups: Vec<Vec<u8>> = text
        .classes()
        .split(|class| !class::is_word(*class))
        .filter(|group| !group.is_empty())
        .map(<[u8]>::to_vec)
        .collect();
    if groups.is_empty() {
        return Err(ParseError::Empty);
    }
    let labels = labels(&groups);
    // A label alone is what was meant, after all.
    let label: Vec<Vec<u8>> = groups.drain(..if labels < groups.len() { labels } else { 0 }).collect();
    let check = CHECKED
        .iter()
        .find(|(names, _)| named(&label, names) || named(&[label.concat()], names))
        .map(|(_, check)| *check);
    for class in groups.iter_mut().flatten() {
        *class = latin_shape(*class).unwrap_or(*class);
    }
    let classes = groups.concat();
    // Letters of two alphabets that nothing makes one: nobody gives out such numbers.
    let foreign = classes.iter().any(|class| !class.is_ascii());
    let latin = |class: &u8| class::is_latin(*class) && cyrillic_shape(*class).is_none();
    if foreign && classes.iter().any(latin) {
        return Err(ParseError::NotThisKind);
    }
    let typed = Typed {
        digits: classes.iter().filter(|class| class::is_digit(**class)).count(),
        groups,
        classes,
        check,
    };
    match kind {
        Kind::Card => card(typed),
        Kind::Iban => account(typed),
        Kind::Plate => plate(typed),
        _ => document(typed),
    }
}

fn named(label: &[Vec<u8>], names: &[&str]) -> bool {
    names
        .iter()
        .any(|name| label.iter().any(|group| group == Folded::new(name).classes()))
}

/// How many groups are a label: words of one, or letters that spell one ("T.C.", "V.Ö.E.N.").
fn labels(groups: &[Vec<u8>]) -> usize {
    let is_label = |group: &[u8]| {
        let names = || CHECKED.iter().flat_map(|(names, _)| *names).chain(LABELS);
        names().any(|name| Folded::new(name).classes() == group)
    };
    let mut count = 0;
    while count < groups.len() {
        let letters = groups[count..].iter().take_while(|group| group.len() == 1).count();
        let spelled = (2..=letters)
            .rev()
            .find(|letters| is_label(&groups[count..count + letters].concat()));
        count += match spelled {
            Some(letters) => letters,
            None if is_label(&groups[count]) => 1,
            None => break,
        };
    }
    count
}

fn upper(classes: &[u8]) -> String {
    classes
        .iter()
        .flat_map(|class| class::character(*class).to_uppercase())
        .collect()
}

fn fours(classes: &[u8]) -> String {
    classes.chunks(4).map(upper).collect::<Vec<_>>().join(" ")
}

fn card(typed: Typed) -> Result<Code, ParseError> {
    if typed.digits != typed.classes.len() {
        return Err(ParseError::NotThisKind);
    }
    match typed.digits {
        ..12 => Err(ParseError::TooShort),
        20.. => Err(ParseError::NotThisKind),
        _ if !check::luhn(&typed.classes) => Err(ParseError::Checksum),
        _ => Ok(Code::new(Sort::Card, fours(&typed.classes), typed.classes)),
    }
}

fn account(typed: Typed) -> Result<Code, ParseError> {
    let classes = typed.classes;
    let shaped = matches!(classes[..], [a, b, c, d, ..] if class::is_latin(a) && class::is_latin(b) && class::is_digit(c) && class::is_digit(d));
    if !shaped || !classes.is_ascii() || classes.len() > 34 {
        return Err(ParseError::NotThisKind);
    }
    let length = ACCOUNTS
        .iter()
        .find(|(country, _)| classes.starts_with(*country))
        .map_or(15..=34, |(_, length)| *length..=*length);
    if !length.contains(&classes.len()) {
        return Err(if classes.len() < *length.start() {
            ParseError::TooShort
        } else {
            ParseError::NotThisKind
        });
    }
    if !check::mod_97(&classes) {
        return Err(ParseError::Checksum);
    }
    Ok(Code::new(Sort::Account, fours(&classes), classes))
}

fn plate(typed: Typed) -> Result<Code, ParseError> {
    let normal = typed.spaced();
    let Typed { classes, digits, .. } = typed;
    let letters = classes.len() - digits;
    if classes.len() < 5 {
        return Err(ParseError::TooShort);
    }
    if classes.len() > 10 || digits < 2 || letters == 0 || classes.contains(&class::LETTER) {
        return Err(ParseError::NotThisKind);
    }
    let shape: Vec<bool> = classes.iter().map(|class| class::is_digit(*class)).collect();
    let azerbaijani = shape == [true, true, false, false, true, true, true];
    let normal = if azerbaijani {
        format!(
            "{}-{}-{}",
            upper(&classes[..2]),
            upper(&classes[2..4]),
            upper(&classes[4..])
        )
    } else {
        normal
    };
    // A Russian plate's last two or three figures are its region, which is often left out.
    let russian =
        shape.starts_with(&[false, true, true, true, false, false]) && letters == 3 && (8..=9).contains(&shape.len());
    let code = Code::new(Sort::Plate, normal, classes);
    let code = code.with_sounds(russian);
    Ok(if russian { code.with_region(6) } else { code })
}

fn document(typed: Typed) -> Result<Code, ParseError> {
    let (single, spaced) = (typed.groups.len() == 1, typed.spaced());
    let Typed {
        groups,
        mut classes,
        digits,
        check,
    } = typed;
    if classes.len() < 6 {
        return Err(ParseError::TooShort);
    }
    let worded = classes
        .split(|class| class::is_digit(*class))
        .any(|letters| letters.len() >= WORDS);
    if classes.len() > 34 || classes.contains(&class::LETTER) || digits == 0 || worded {
        return Err(ParseError::NotThisKind);
    }
    let letters = classes.iter().take_while(|class| class::is_letter(**class)).count();
    let rest_digits = classes.len() - letters == digits;
    if classes.len() == 7 && classes.is_ascii() && !(letters == 2 && digits == 5) {
        // A FIN has neither I nor O, so those were typed for 1 and 0.
        for class in &mut classes {
            *class = match *class {
                b'i' => b'1',
                b'o' => b'0',
                other => other,
            };
        }
        return Ok(Code::new(Sort::Document, upper(&classes), classes));
    }
    if digits == classes.len() {
        if check.is_some_and(|check| !check(&classes)) {
            return Err(ParseError::Checksum);
        }
        let sort = match digits {
            // A taxpayer's number opens little. Passports and personal numbers of the neighbours have ten and eleven
            // digits, national ones nine.
            10 if check::voen(&classes) && single => Sort::Number,
            12 if check::iin(&classes) => Sort::Document,
            9..=11 => Sort::Document,
            _ => Sort::Number,
        };
        let normal = if single { upper(&classes) } else { spaced };
        let code = Code::new(sort, normal, classes);
        // A Russian passport: a series of four figures and a number of six.
        return Ok(if digits == 10 && sort == Sort::Document {
            code.with_series(4)
        } else {
            code
        });
    }
    // AZE and eight digits, AA and seven, C or P and seven or eight: a card or a passport; so are most such elsewhere.
    if letters > 0 && letters <= 3 && rest_digits && (6..=9).contains(&digits) && groups.len() <= 2 {
        let normal = format!("{}{}", upper(&classes[..letters]), upper(&classes[letters..]));
        return Ok(Code::new(Sort::Document, normal, classes).with_series(letters));
    }
    if digits < 3 {
        return Err(ParseError::TooCommon);
    }
    Ok(Code::new(Sort::Number, spaced, classes))
}
