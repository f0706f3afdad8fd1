//! Codes: document numbers, number plates, payment cards, bank accounts. Letters and digits in a fixed order, grouped and
//! typed in any way: lower case, Cyrillic look-alikes (`АА1234567`), `O` for 0, `I` or `l` for 1.

mod check;
mod ending;
mod hidden;
mod sound;
mod typed;

use core::ops::Range;

use crate::alphabet::latin_shape;
use crate::class;
use crate::fold::Folded;
use crate::indicator::{Kind, ParseError};
use crate::mrz;
use crate::number::{Run, symbol};
use crate::scan::Seeds;
use crate::spoken::Row;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

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
    /// Signs of its series, if words may stand between it and the number; else none.
    series: usize,
    /// Signs before its region, if that may be left out; else none.
    region: usize,
    /// A plate as it is written down by ear.
    sounded: Vec<Vec<u8>>,
}

/// The numbers of the seeds: all of it, its number without the series, all but its region, what an
/// Azerbaijani plate shows when its figures are covered.
const ALL: u32 = 0;
const NUMBER: u32 = 1;
const LOCAL: u32 = 2;
const HEAD: u32 = 3;
/// The last figures of a card or an account: words around them say so.
const LAST: u32 = 4;
/// From here on it is written down by ear.
const SOUNDED: u32 = 5;

impl Code {
    /// Understands what was typed.
    pub(crate) fn parse(kind: Kind, value: &str) -> Result<Code, ParseError> {
        typed::read(kind, value)
    }

    fn new(sort: Sort, normal: String, classes: Vec<u8>) -> Code {
        Code {
            sort,
            normal,
            classes,
            series: 0,
            region: 0,
            sounded: Vec::new(),
        }
    }

    /// So many signs are a series, parted from the number by words: "seriya AZE, nömrə 01234567".
    fn with_series(self, series: usize) -> Code {
        Code { series, ..self }
    }

    /// After so many signs comes a region that may be left out.
    fn with_region(self, region: usize) -> Code {
        Code { region, ..self }
    }

    /// It may also be written down by ear; `russian`: with what it is heard as in Russian.
    fn with_sounds(self, russian: bool) -> Code {
        Code {
            sounded: sound::spellings(&self.classes, russian),
            ..self
        }
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn sort(&self) -> Sort {
        self.sort
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        seeds.code(&self.classes, ALL);
        if self.series > 0 {
            seeds.code(&self.classes[self.series..], NUMBER);
        }
        if self.region > 0 {
            seeds.code(&self.classes[..self.region], LOCAL);
        }
        for (part, sounded) in (SOUNDED..).zip(&self.sounded) {
            seeds.code(sounded, part);
        }
        if self.is_azerbaijani_plate() {
            seeds.code(&self.classes[..COVERED], HEAD);
        }
        if self.masks() {
            seeds.word(self.last(), LAST);
        }
        if self.masks() || matches!(self.sort, Sort::Document | Sort::Plate) {
            seeds.mask();
        }
        if self.is_numeric() || self.series > 0 {
            seeds.spoken(&[self.number()]);
        }
    }

    /// Its figures, without a series of letters.
    fn number(&self) -> String {
        let series = self
            .classes
            .iter()
            .take_while(|class| class::is_letter(**class))
            .count();
        self.classes[series..].iter().map(|class| char::from(*class)).collect()
    }

    fn is_numeric(&self) -> bool {
        self.classes.iter().all(|class| class::is_digit(*class))
    }

    fn is_azerbaijani_plate(&self) -> bool {
        let shape = self.classes.iter().map(|class| class::is_digit(*class));
        self.sort == Sort::Plate && shape.eq([true, true, false, false, true, true, true])
    }

    /// Whether it is also known by its last four signs beside a mask.
    fn masks(&self) -> bool {
        matches!(self.sort, Sort::Card | Sort::Account)
    }

    pub(crate) fn verify(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Verdict {
        let range = candidate.range.clone();
        let longer = Refusal("it is part of a longer code, or letters touch it");
        let unlike = Refusal("a sign of it is not the one that is written, nor one that looks like it");
        match candidate.part {
            ALL => {
                let numeric = self.is_numeric();
                let edges = if numeric {
                    run.starts(range.start) && run.ends(range.end)
                } else {
                    (run.begins(range.start) || self.follows_label(run, range.start)) && run.begins(range.end)
                };
                let in_mrz = || self.sort == Sort::Document && mrz::holds(run.text, &run.places(range.clone()));
                let written = range.clone().filter(|at| class::is_digit(run.class(*at))).count();
                if !(edges && !run.continues(&range) || in_mrz()) {
                    return Err(longer);
                }
                if !agree(&self.classes, run.text, run.each_place(&range), numeric) {
                    return Err(unlike);
                }
                if numeric && written * 2 < range.len() {
                    return Err(Refusal("most of it is letters"));
                }
                if self.sort == Sort::Plate && is_prose(run, &range) {
                    return Err(Refusal("it reads as words"));
                }
            }
            NUMBER => {
                return self
                    .verify_number(run, &range)
                    .ok_or(Refusal("its series does not stand before the number"));
            }
            part if part >= SOUNDED => {
                let own = self.sounded.get((part - SOUNDED) as usize).ok_or(unlike)?;
                let same = own
                    .iter()
                    .zip(run.each_place(&range))
                    .all(|(own, place)| *own == run.text.at(place));
                if !run.begins(range.start) || !run.begins(range.end) || run.continues(&range) {
                    return Err(longer);
                }
                if !same || is_prose(run, &range) {
                    return Err(unlike);
                }
            }
            HEAD => {
                return self
                    .verify_covered(run, &range)
                    .ok_or(Refusal("its figures are not covered"));
            }
            _ => {
                // Another region follows.
                let region = run.joint(range.end).len() == 1
                    && (2..=3).contains(&run.group(range.end).len())
                    && run.group(range.end).all(|at| class::is_digit(run.class(at)));
                if region {
                    return Err(Refusal("another region follows"));
                }
                if !run.begins(range.start) || !run.begins(range.end) || run.continues(&range) {
                    return Err(longer);
                }
                if !agree(&self.classes[..self.region], run.text, run.each_place(&range), false) {
                    return Err(unlike);
                }
            }
        }
        let grade = if candidate.part == LOCAL {
            Grade::Part
        } else {
            Grade::Whole
        };
        Ok(Match {
            range: run.places(range),
            grade,
        })
    }

    /// Its last four signs.
    fn last(&self) -> &[u8] {
        &self.classes[self.classes.len().saturating_sub(4)..]
    }

    /// Judges its last four signs where words say that they are a number's end: "card ending in 1234".
    pub(crate) fn verify_last(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        if !ending::is_told(text, &candidate.range, of(self.sort), &self.classes) {
            return Err(Refusal("no words say that a card's or an account's number ends so"));
        }
        Ok(Match {
            range: candidate.range.clone(),
            grade: Grade::Masked,
        })
    }

    /// Whether a label touches what begins here: `FIN5ABC7DE`, `AZ10LT093`.
    fn follows_label(&self, run: &Run<'_, '_>, start: usize) -> bool {
        let place = run.places(start..start + 1).start;
        let before = &run.text.classes()[run.text.token(place).start..place];
        match self.sort {
            Sort::Document => matches!(before, b"fin" | b"pin" | b"finkod" | b"finkodu"),
            Sort::Plate => before == b"az",
            _ => false,
        }
    }

    /// Judges a number whose series stands before it with words between: "seriya AZE, nömrə 01234567", "4501 № 000123".
    fn verify_number(&self, run: &Run<'_, '_>, range: &Range<usize>) -> Option<Match> {
        let text = run.text;
        let (series, number) = self.classes.split_at(self.series);
        let places = run.places(range.clone());
        // "N000123": the word may touch the number.
        let mut at = text.token(places.start).start;
        let named = is_word_between(&text.classes()[at..places.start]);
        if !(named || run.begins(range.start))
            || !run.begins(range.end)
            || !agree(number, text, run.each_place(range), true)
        {
            return None;
        }
        let mut words = usize::from(named);
        let mut token = near_before(text, at)?;
        while words < WORDS && is_word_between(&text.classes()[token.clone()]) {
            words += 1;
            at = token.start;
            token = near_before(text, at)?;
        }
        let named = words > 0
            || text.classes()[token.end..at]
                .iter()
                .any(|class| matches!(class, b',' | b'#' | b':'));
        if !named {
            return None;
        }
        let mut left = series;
        loop {
            let (before, own) = left.split_at_checked(left.len().checked_sub(token.len())?)?;
            if !agree(
                own,
                text,
                token.clone(),
                series.iter().all(|class| class::is_digit(*class)),
            ) {
                return None;
            }
            if before.is_empty() {
                return Some(Match {
                    range: token.start..places.end,
                    grade: Grade::Whole,
                });
            }
            left = before;
            token = near_before(text, token.start)?;
        }
    }

    /// Judges number words and digits in a row: every place where they spell this number, after its series.
    pub(crate) fn verify_spoken(&self, text: &Folded<'_>, row: &Row) -> Vec<Match> {
        let number = self.number();
        let series = &self.classes[..self.classes.len() - number.len()];
        row.spells(&[number])
            .into_iter()
            .filter_map(|range| {
                let start = if series.is_empty() {
                    range.start
                } else {
                    near_before(text, range.start)
                        .filter(|token| token.len() == series.len() && agree(series, text, token.clone(), false))?
                        .start
                };
                Some(Match {
                    range: start..range.end,
                    grade: Grade::Whole,
                })
            })
            .collect()
    }
}

/// Signs of an Azerbaijani plate that must show: the region and the letters.
const COVERED: usize = 4;

/// What the last figures of such a code are the end of.
fn of(sort: Sort) -> ending::Of {
    if sort == Sort::Card {
        ending::Of::Card
    } else {
        ending::Of::Account
    }
}

/// Whether the signs at these places can be read as these. `numeric`: they are figures, so a letter can only be meant as one.
fn agree(own: &[u8], text: &Folded<'_>, places: impl Iterator<Item = usize>, numeric: bool) -> bool {
    own.iter()
        .zip(places)
        .all(|(own, place)| agrees(*own, text, place, numeric))
}

fn agrees(own: u8, text: &Folded<'_>, place: usize, numeric: bool) -> bool {
    let there = text.at(place);
    let shape = latin_shape(there).unwrap_or(there);
    if shape == own {
        // A letter with a mark is another letter: "20 və 100" is no plate.
        return class::is_digit(own) || !is_marked(text.source(place));
    }
    match own {
        b'0' => shape == b'o',
        b'1' => matches!(shape, b'i' | b'l'),
        b'o' => shape == b'0',
        b'i' => shape == b'1' || (shape == b'l' && text.source(place) == 'l'),
        b'z' => there == const { class::cyrillic('з') },
        // `З` looks like a figure and like no Latin letter.
        _ => (numeric || class::is_cyrillic(shape)) && class::is_digit(own) && symbol(there) == own,
    }
}

/// Words between a series and a number, at most.
const WORDS: usize = 3;

/// Whether this is a word that leads from a series to its number.
fn is_word_between(token: &[u8]) -> bool {
    const LATIN: &[&[u8]] = &[
        b"n",
        b"no",
        b"nr",
        b"num",
        b"nomre",
        b"nomresi",
        b"number",
        b"nomer",
        b"seriyali",
        b"seriyasi",
    ];
    const CYRILLIC: &[&str] = &["н", "но", "ном", "номер", "номера", "номером"];
    LATIN.contains(&token) || CYRILLIC.iter().any(|word| class::spells(token, word))
}

/// The token before this place, if only a few signs and at most one line end stand between.
fn near_before(text: &Folded<'_>, at: usize) -> Option<Range<usize>> {
    const SIGNS: usize = 4;
    let token = text.word_before(at)?;
    let lines = text.classes()[token.end..at]
        .iter()
        .filter(|class| **class == class::NEWLINE)
        .count();
    (at - token.end <= SIGNS && lines <= 1).then_some(token)
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
    let mut joints = (window.start + 1..window.end).filter(|at| run.begins(*at)).peekable();
    let spaced = joints.peek().is_some() && joints.all(|at| run.joint(at) == b" ");
    let word: String = window
        .clone()
        .map(|at| run.source(at))
        .filter(|letter| letter.is_alphabetic())
        .collect();
    spaced && BETWEEN_NUMBERS.contains(&word.as_str())
}

/// Whether this is a Latin letter with a mark of its own (not Turkish `İ`, `ı`, which are typed for I).
const fn is_marked(letter: char) -> bool {
    matches!(letter, '\u{c0}'..='\u{12f}' | '\u{132}'..='\u{24f}' | '\u{259}' | '\u{4d9}' | '\u{1e00}'..='\u{1eff}')
}
