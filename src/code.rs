//! Codes: document numbers, number plates, payment cards, bank accounts. Letters and digits in a fixed order, grouped and
//! typed in any way: lower case, Cyrillic look-alikes (`АА1234567`), `O` for 0, `I` or `l` for 1.

use core::ops::Range;

use crate::alphabet::latin_shape;
use crate::class;
use crate::fold::Folded;
use crate::indicator::{Kind, ParseError};
use crate::mask::Masked;
use crate::mrz;
use crate::number::{LETTERS, Run, symbol};
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match};

/// What sort of code it is, as far as that decides how bad it is to find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It opens what others keep about her: a FIN, an identity card, a passport.
    Document,
    /// A taxpayer's number, a subscriber's, anything else.
    Number,
    /// A vehicle's plate.
    Plate,
    /// A payment card.
    Card,
    /// A bank account.
    Account,
}

/// A code, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    sort: Sort,
    normal: String,
    /// As classes: digits, Latin letters; a letter that looks like no Latin one as it is.
    classes: Vec<u8>,
}

/// Labels that people type or paste together with the number.
const LABELS: &[&[u8]] = &[
    b"fin",
    b"pin",
    b"kod",
    b"kodu",
    b"code",
    b"voen",
    b"inn",
    b"snils",
    b"pasport",
    b"passport",
    b"seriya",
    b"seria",
    b"series",
    b"no",
    b"nomre",
    b"nomresi",
    b"number",
    b"id",
    b"sv",
    b"iban",
    b"card",
    b"kart",
];
const LABELS_CYRILLIC: &[&str] = &[
    "фин",
    "пин",
    "код",
    "воен",
    "инн",
    "снилс",
    "паспорт",
    "серия",
    "номер",
    "ном",
    "карта",
    "ибан",
];

impl Code {
    pub(crate) fn parse(kind: Kind, value: &str) -> Result<Code, ParseError> {
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
        let labels = groups.iter().take_while(|group| is_label(group)).count();
        let label: Vec<Vec<u8>> = groups.drain(..if labels < groups.len() { labels } else { 0 }).collect();
        for class in groups.iter_mut().flatten() {
            *class = latin_shape(*class).unwrap_or(*class);
        }
        let classes = groups.concat();
        let digits = classes.iter().filter(|class| class::is_digit(**class)).count();
        let (sort, normal, classes) = match kind {
            Kind::Card => card(classes, digits)?,
            Kind::Iban => account(classes)?,
            Kind::Plate => plate(&groups, classes, digits)?,
            _ => document(&groups, &label, classes, digits)?,
        };
        Ok(Code { sort, normal, classes })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn sort(&self) -> Sort {
        self.sort
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        let symbols: Vec<u8> = self.classes.iter().map(|class| symbol(*class)).collect();
        seeds.code(&symbols, 0);
        if self.masks() {
            seeds.mask();
        }
    }

    /// Whether it is also known by its last four signs beside a mask.
    fn masks(&self) -> bool {
        matches!(self.sort, Sort::Card | Sort::Account)
    }

    pub(crate) fn verify(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Option<Match> {
        let range = candidate.range.clone();
        let numeric = self.classes.iter().all(|class| class::is_digit(*class));
        let edges = if numeric {
            run.starts(range.start) && run.ends(range.end)
        } else {
            run.begins(range.start) && run.begins(range.end)
        };
        let in_mrz = self.sort == Sort::Document && mrz::holds(run.text, &run.places(range.clone()));
        if !in_mrz && (!edges || run.continues(&range)) {
            return None;
        }
        let alike = self
            .classes
            .iter()
            .zip(range.clone())
            .all(|(own, at)| Code::agrees(*own, run, at, numeric));
        let written = range.clone().filter(|at| class::is_digit(run.class(*at))).count();
        let enough = !numeric || written * 2 >= range.len();
        if self.sort == Sort::Plate && is_prose(run, &range) {
            return None;
        }
        (alike && enough).then(|| Match {
            range: run.places(range),
            grade: Grade::Whole,
        })
    }

    /// Whether the sign that stands there can be read as this one.
    fn agrees(own: u8, run: &Run<'_, '_>, at: usize, numeric: bool) -> bool {
        let there = run.class(at);
        let shape = latin_shape(there).unwrap_or(there);
        if shape == own {
            // A letter with a mark is another letter: "20 və 100" is no plate.
            return class::is_digit(own) || !is_marked(run.source(at));
        }
        match own {
            b'0' => shape == b'o',
            b'1' => matches!(shape, b'i' | b'l'),
            b'o' => shape == b'0',
            b'i' => shape == b'1' || (shape == b'l' && run.source(at) == 'l'),
            // Among digits alone a letter can only be meant as one.
            _ => numeric && symbol(there) == own,
        }
    }

    /// Judges a number with signs in place of some of its figures: the last four, and the first if any are shown.
    pub(crate) fn verify_mask(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        if !self.masks() {
            return None;
        }
        let hidden = |at: usize| masked.pieces.get(at).map(|piece| piece.hidden);
        (1..masked.pieces.len())
            .filter(|at| hidden(*at) == Some(false) && hidden(at - 1) == Some(true))
            .find_map(|tail| {
                let end = (tail..masked.pieces.len())
                    .find(|at| hidden(*at) != Some(false))
                    .unwrap_or(masked.pieces.len());
                let mask = (0..tail)
                    .rev()
                    .find(|at| hidden(*at) != Some(true))
                    .map_or(0, |before| before + 1);
                let head = (0..mask)
                    .rev()
                    .find(|at| hidden(*at) != Some(false))
                    .map_or(0, |before| before + 1);
                // What stands between two masks is the end of the first number.
                let head = if head > 0 { mask } else { head };
                let (shown, last, hides) = (
                    masked.signs(head..mask),
                    masked.signs(tail..end),
                    masked.signs(mask..tail).len(),
                );
                let fits = last.len() == 4
                    && hides >= 2
                    && (shown.is_empty() || (shown.len() >= 4 && shown.len() + 4 < self.classes.len()))
                    && self.classes.starts_with(&shown)
                    && self.classes.ends_with(&last);
                fits.then(|| Match {
                    range: masked.places(head..end),
                    grade: Grade::Masked,
                })
            })
    }
}

/// Short words that stand between numbers in ordinary text: "20 ve 100", "10 по 120". Ə, ş and the like are not folded here.
const BETWEEN_NUMBERS: &[&str] = &[
    "ve", "ya", "de", "da", "ki", "il", "ci", "cu", "le", "la", "ml", "kg", "kq", "gr", "km", "sm", "mm", "tl", "lt",
    "gb", "mb", "tb", "am", "pm", "of", "to", "in", "on", "at", "or", "by", "is", "as", "man", "azn", "usd", "eur",
    "ile", "and", "out", "the", "за", "по", "до", "из", "на", "от", "со", "во", "не", "ни", "но", "им", "см", "мм",
    "км", "кг", "гр", "мл", "тр", "вв", "гг", "мб", "гб", "или",
];

/// Whether a plate's groups are numbers with a word between them, in lower case and with spaces.
fn is_prose(run: &Run<'_, '_>, window: &Range<usize>) -> bool {
    let spaced = (window.start + 1..window.end)
        .filter(|at| run.begins(*at))
        .all(|at| run.joint(at) == b" ");
    let word: String = window
        .clone()
        .map(|at| run.source(at))
        .filter(|letter| letter.is_alphabetic())
        .collect();
    spaced && BETWEEN_NUMBERS.contains(&word.as_str())
}

fn is_label(group: &[u8]) -> bool {
    LABELS.contains(&group)
        || LABELS_CYRILLIC
            .iter()
            .any(|label| label.chars().map(class::cyrillic).eq(group.iter().copied()))
}

/// Whether this is a Latin letter with a mark of its own (not Turkish `İ`, `ı`, which are typed for I).
const fn is_marked(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{12f}' | '\u{132}'..='\u{24f}' | '\u{259}' | '\u{4d9}' | '\u{1e00}'..='\u{1eff}')
}

fn upper(classes: &[u8]) -> String {
    classes
        .iter()
        .flat_map(|class| class::character(*class).to_uppercase())
        .collect()
}

fn grouped(classes: &[u8], size: usize) -> String {
    classes.chunks(size).map(upper).collect::<Vec<_>>().join(" ")
}

/// The check of ISO/IEC 7812 (Luhn).
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = u32::from(digit - b'0') << (at % 2);
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The check of ISO 13616: the number, read with its first four signs last and letters as 10 to 35, is 1 modulo 97.
fn mod_97(classes: &[u8]) -> bool {
    let (head, tail) = classes.split_at(4);
    tail.iter().chain(head).fold(0_u32, |rest, class| {
        if class.is_ascii_digit() {
            (rest * 10 + u32::from(class - b'0')) % 97
        } else {
            (rest * 100 + u32::from(class - b'a') + 10) % 97
        }
    }) == 1
}

/// The check digit of an Azerbaijani taxpayer number: the ninth of ten, over the first eight.
fn is_voen(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .zip([4, 1, 8, 6, 2, 7, 5, 3])
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    digits.len() == 10 && sum % 11 == u32::from(digits[8] - b'0') && matches!(digits[9], b'1' | b'2')
}

fn card(classes: Vec<u8>, digits: usize) -> Result<(Sort, String, Vec<u8>), ParseError> {
    if digits != classes.len() {
        return Err(ParseError::NotThisKind);
    }
    match digits {
        ..12 => Err(ParseError::TooShort),
        20.. => Err(ParseError::NotThisKind),
        _ if !luhn(&classes) => Err(ParseError::Checksum),
        _ => Ok((Sort::Card, grouped(&classes, 4), classes)),
    }
}

fn account(classes: Vec<u8>) -> Result<(Sort, String, Vec<u8>), ParseError> {
    let shaped = matches!(classes[..], [a, b, c, d, ..] if class::is_latin(a) && class::is_latin(b) && class::is_digit(c) && class::is_digit(d));
    if !shaped || !classes.is_ascii() || classes.len() > 34 {
        return Err(ParseError::NotThisKind);
    }
    let length_fits = if classes.starts_with(b"az") {
        classes.len() == 28
    } else {
        classes.len() >= 15
    };
    if !length_fits {
        return Err(if classes.len() < 28 {
            ParseError::TooShort
        } else {
            ParseError::NotThisKind
        });
    }
    if !mod_97(&classes) {
        return Err(ParseError::Checksum);
    }
    Ok((Sort::Account, grouped(&classes, 4), classes))
}

fn plate(groups: &[Vec<u8>], classes: Vec<u8>, digits: usize) -> Result<(Sort, String, Vec<u8>), ParseError> {
    let letters = classes.len() - digits;
    if classes.len() < 5 {
        return Err(ParseError::TooShort);
    }
    if classes.len() > 10 || digits < 2 || letters == 0 || classes.contains(&class::LETTER) {
        return Err(ParseError::NotThisKind);
    }
    let kinds: Vec<bool> = classes.iter().map(|class| class::is_digit(*class)).collect();
    let azerbaijani = kinds == [true, true, false, false, true, true, true];
    let normal = if azerbaijani {
        format!(
            "{}-{}-{}",
            upper(&classes[..2]),
            upper(&classes[2..4]),
            upper(&classes[4..])
        )
    } else {
        groups.iter().map(|group| upper(group)).collect::<Vec<_>>().join(" ")
    };
    Ok((Sort::Plate, normal, classes))
}

fn document(
    groups: &[Vec<u8>],
    label: &[Vec<u8>],
    mut classes: Vec<u8>,
    digits: usize,
) -> Result<(Sort, String, Vec<u8>), ParseError> {
    if classes.len() < 6 {
        return Err(ParseError::TooShort);
    }
    // So many letters in a row are words: no run of a text takes them in.
    let worded = classes
        .split(|class| class::is_digit(*class))
        .any(|letters| letters.len() > LETTERS);
    if classes.len() > 34 || classes.contains(&class::LETTER) || digits == 0 || worded {
        return Err(ParseError::NotThisKind);
    }
    let named = |names: &[&[u8]]| label.iter().any(|group| names.contains(&group.as_slice()));
    let letters = classes.iter().take_while(|class| class::is_letter(**class)).count();
    let rest_digits = classes.len() - letters == digits;
    let single = groups.len() == 1;
    if classes.len() == 7 && classes.is_ascii() && !(letters == 2 && digits == 5) {
        // A FIN has neither I nor O, so those were typed for 1 and 0.
        for class in &mut classes {
            *class = match *class {
                b'i' => b'1',
                b'o' => b'0',
                other => other,
            };
        }
        return Ok((Sort::Document, upper(&classes), classes));
    }
    if digits == classes.len() {
        let taxpayer = is_voen(&classes);
        if named(&[b"voen", b"v"]) && !taxpayer {
            return Err(ParseError::Checksum);
        }
        let plain = upper(&classes);
        let sort = match digits {
            // Passports and personal numbers of the neighbours have ten and eleven digits, national ones nine.
            10 if taxpayer && single => Sort::Number,
            9..=11 => Sort::Document,
            _ => Sort::Number,
        };
        let normal = if single {
            plain
        } else {
            groups.iter().map(|group| upper(group)).collect::<Vec<_>>().join(" ")
        };
        return Ok((sort, normal, classes));
    }
    // AZE and eight digits, AA and seven, C or P and seven or eight: a card or a passport; so are most such elsewhere.
    if letters > 0 && letters <= 3 && rest_digits && (6..=9).contains(&digits) && groups.len() <= 2 {
        let normal = format!("{}{}", upper(&classes[..letters]), upper(&classes[letters..]));
        return Ok((Sort::Document, normal, classes));
    }
    if digits < 3 {
        return Err(ParseError::TooCommon);
    }
    Ok((
        Sort::Number,
        groups.iter().map(|group| upper(group)).collect::<Vec<_>>().join(" "),
        classes,
    ))
}
