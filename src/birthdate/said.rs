//! Dates of which a part is said in words: "on üç mart min doqquz yüz doxsan bir", "тринадцатое марта девяносто первого",
//! "the thirteenth of March 1991"; and dates in labelled figures: "Gün: 13, Ay: 03, İl: 1991".

use core::ops::Range;

use crate::class::{self, NEWLINE, SPACE};
use crate::day::Day;
use crate::fold::Folded;
use crate::spoken::{NumberWord, Value, number_words, say};

use super::month::{self, Month};
use super::{FILLERS, Sure, figures, is_ending, is_filler};

/// Words and figures around a date's year that are read, at most.
const WINDOW: usize = 14;
/// Signs between two of them, at most.
const JOINT: usize = 4;

/// A word or figures of a date, and its place.
struct Part {
    place: Range<usize>,
    what: What,
    /// A label's colon, or as much, stands before it.
    labelled: bool,
    /// A comma, a bracket or a line end stands before it.
    parted: bool,
    /// A line end stands before it.
    line: bool,
}

enum What {
    Figures(Vec<u8>),
    Number(NumberWord),
    Month,
    /// "Day", "month", "year", "of", an ending: it tells nothing by itself.
    Filler(Label),
}

/// What a word may be the label of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Month,
    Year,
    Other,
}

/// The day, month and year that are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    day: u8,
    month: u8,
    year: u16,
}

/// A part of the date that was read: how, and up to which part.
#[derive(Clone, Copy)]
struct Read {
    end: usize,
    said: bool,
    /// Of a year: all four figures.
    long: bool,
    /// Its last word puts into an order, in the case of a date's year.
    genitive: bool,
    start: usize,
}

impl Wanted {
    pub(super) fn new(day: Day) -> Wanted {
        Wanted {
            day: day.number(),
            month: day.month(),
            year: day.year(),
        }
    }

    /// Whether the year, said in words, holds this one.
    pub(super) fn holds(self, value: Value) -> bool {
        let (tens, units) = ((self.year / 10 % 10) as u8, (self.year % 10) as u8);
        match value {
            Value::Ten(ten) => ten == tens && (tens > 0 || self.year >= 2000),
            Value::Teen(unit) => tens == 1 && unit == units || units == 0 && unit == 9,
            // "Nineteen hundred and ninety", "doqquz yüz doxsanıncı", "две тысячи пятого".
            Value::Hundred | Value::Hundreds(9) => units == 0,
            Value::Unit(unit) => self.year >= 2000 && u16::from(unit) == self.year / 1000,
            _ => false,
        }
    }

    /// The date around this place of its year.
    pub(super) fn around(self, text: &Folded<'_>, place: usize, month: &Month) -> Option<(Range<usize>, Sure)> {
        let (parts, at) = parts(text, place, month)?;
        let found = (0..=at).filter_map(|start| {
            let (end, sure) = self.from(&parts, start)?;
            (end > at).then_some((start, end, sure))
        });
        // What stands in one line comes before what a line end parts, the shorter before the longer.
        let lines = |(start, end, _): &(usize, usize, Sure)| {
            let count = parts[*start + 1..*end].iter().filter(|part| part.line).count();
            (count, end - start)
        };
        let (start, end, sure) = found.min_by_key(lines)?;
        Some((parts[start].place.start..parts[end - 1].place.end, sure))
    }

    /// The date that begins with this part: where it ends, and how sure it is.
    fn from(self, parts: &[Part], start: usize) -> Option<(usize, Sure)> {
        // More of a number stands before: "iyirmi üç mart" is no third of March.
        let goes_on = |before: usize| {
            matches!(parts[before].what, What::Number(_) | What::Figures(_))
                && parts.get(before + 1).is_some_and(|part| {
                    matches!(part.what, What::Number(_) | What::Figures(_)) && !part.parted && !part.labelled
                })
        };
        if matches!(parts[start].what, What::Filler(_)) || start > 0 && goes_on(start - 1) {
            return None;
        }
        let (mut day, mut named, mut year): (Option<Read>, Option<Read>, Option<Read>) = (None, None, None);
        let (mut at, mut fillers) = (start, 0);
        while day.is_none() || named.is_none() || year.is_none() {
            let part = parts.get(at)?;
            // After the year a new line is a new matter.
            if part.line && year.is_some() {
                return None;
            }
            let both = year.is_none() && (day.is_some() != named.is_some());
            if let Some(read) = self.month(parts, at).filter(|_| named.is_none()) {
                at = read.end;
                named = Some(read);
            } else if let Some(read) = self.day(parts, at).filter(|_| day.is_none()) {
                at = read.end;
                day = Some(read);
            } else if let Some(read) = self.year(parts, at).filter(|_| year.is_none() && !both) {
                at = read.end;
                year = Some(read);
            } else if matches!(part.what, What::Filler(_)) && fillers < FILLERS {
                fillers += 1;
                at += 1;
            } else {
                return None;
            }
        }
        if goes_on(at - 1) {
            return None;
        }
        let (day, named, year) = (day?, named?, year?);
        // In figures alone it is read elsewhere, but for a month that only its label tells.
        if !(day.said || year.said || named.said) {
            return None;
        }
        let told = parts
            .get(at)
            .is_some_and(|part| matches!(part.what, What::Filler(Label::Year)) && !part.parted);
        // "Девяносто первого" behind a month is a year; "doxsan birinci" may be a bus.
        let genitive = year.genitive && !parts[year.start].parted;
        let sure = if year.long || year.said && (genitive || told) {
            Sure::Alone
        } else {
            Sure::Beside
        };
        Some((at, sure))
    }

    fn month(self, parts: &[Part], at: usize) -> Option<Read> {
        let part = parts.get(at)?;
        let label = at > 0 && matches!(parts[at - 1].what, What::Filler(Label::Month));
        let read = |end: usize| Read {
            end,
            said: end > at && label,
            long: false,
            genitive: false,
            start: at,
        };
        match &part.what {
            What::Month => Some(read(at + 1)),
            What::Figures(figures) if label => is(figures, self.month.into()).then(|| read(at + 1)),
            What::Number(_) if label => number(parts, at, self.month.into()).map(|(end, _)| read(end)),
            _ => None,
        }
    }

    fn day(self, parts: &[Part], at: usize) -> Option<Read> {
        match &parts.get(at)?.what {
            What::Figures(figures) => is(figures, self.day.into()).then_some(Read {
                end: at + 1,
                said: false,
                long: false,
                genitive: false,
                start: at,
            }),
            What::Number(_) => number(parts, at, self.day.into()).map(|(end, _)| Read {
                end,
                said: true,
                long: false,
                genitive: false,
                start: at,
            }),
            _ => None,
        }
    }

    fn year(self, parts: &[Part], at: usize) -> Option<Read> {
        let year = u32::from(self.year);
        match &parts.get(at)?.what {
            What::Figures(figures) => {
                let long = figures.len() == 4;
                let own = if long { year } else { year % 100 };
                (matches!(figures.len(), 2 | 4) && is(figures, own)).then_some(Read {
                    end: at + 1,
                    said: false,
                    long,
                    genitive: false,
                    start: at,
                })
            }
            What::Number(_) => [(year, true), (year % 100, false)].into_iter().find_map(|(own, long)| {
                let (end, genitive) = number(parts, at, own).filter(|_| own >= 10)?;
                Some(Read {
                    end,
                    said: true,
                    long,
                    genitive,
                    start: at,
                })
            }),
            _ => None,
        }
    }
}

/// Whether these figures are this number.
fn is(figures: &[u8], number: u32) -> bool {
    figures.iter().try_fold(0_u32, |value, figure| {
        value.checked_mul(10)?.checked_add(u32::from(figure - b'0'))
    }) == Some(number)
}

/// Where the words end that say this number from this part on, and whether the last puts into an order in a date's case.
fn number(parts: &[Part], at: usize, number: u32) -> Option<(usize, bool)> {
    let words: Vec<NumberWord> = parts[at..]
        .iter()
        .enumerate()
        .take_while(|(index, part)| *index == 0 || !(part.parted || part.labelled))
        .map_while(|(_, part)| match part.what {
            What::Number(word) => Some(word),
            _ => None,
        })
        .collect();
    let count = say(&words, number)?;
    Some((at + count, words[count - 1].is_genitive()))
}

/// The parts around a place, in order, and which of them stands there; nothing if what stands there is none.
fn parts(text: &Folded<'_>, place: usize, month: &Month) -> Option<(Vec<Part>, usize)> {
    let token = text.token(place);
    let mut parts = read(text, token.clone(), month);
    if parts.is_empty() {
        return None;
    }
    let mut before = token.start;
    let mut count = 0;
    while count < WINDOW
        && let Some(near) = text.word_before(before)
        && let Some((labelled, parted, line)) = joint(text, near.end..before, near.clone())
    {
        let mut more = read(text, near.clone(), month);
        if more.is_empty() {
            break;
        }
        if let Some(first) = parts.first_mut() {
            (first.labelled, first.parted, first.line) = (labelled, parted, line);
        }
        count += more.len();
        before = near.start;
        more.append(&mut parts);
        parts = more;
    }
    let own = count;
    let mut after = token.end;
    while parts.len() < own + WINDOW
        && let Some(near) = text.word_after(after)
        && let Some((labelled, parted, line)) = joint(text, after..near.start, text.token(after.saturating_sub(1)))
    {
        let mut more = read(text, near.clone(), month);
        let Some(first) = more.first_mut() else { break };
        (first.labelled, first.parted, first.line) = (labelled, parted, line);
        after = near.end;
        parts.append(&mut more);
    }
    Some((parts, own))
}

/// What stands between two parts, if a date may hold it: whether a label ends there, whether it parts two
/// numbers, and whether a line ends.
/// `word`: the word before it.
fn joint(text: &Folded<'_>, range: Range<usize>, word: Range<usize>) -> Option<(bool, bool, bool)> {
    /// Letters of a word that may have been cut short, at most.
    const SHORT: usize = 4;
    let joint = &text.classes()[range];
    let mut labelled = false;
    let mut parted = false;
    let mut lines = 0;
    for class in joint {
        match *class {
            SPACE | b'-' | b'\'' | b'"' | b'/' => {}
            b',' | b'(' | b')' => parted = true,
            b'.' => parted |= word.len() > SHORT,
            b':' | b'=' => labelled = true,
            NEWLINE => {
                lines += 1;
                parted = true;
            }
            _ => return None,
        }
    }
    // A full stop ends what was said.
    let stop = joint.first() == Some(&b'.') && word.len() > SHORT;
    (joint.len() <= JOINT && lines <= 1 && !stop).then_some((labelled, parted, lines > 0))
}

/// The parts that a token is; none if it is nothing of a date.
fn read(text: &Folded<'_>, token: Range<usize>, month: &Month) -> Vec<Part> {
    let classes = &text.classes()[token.clone()];
    let part = |what: What| Part {
        place: token.clone(),
        what,
        labelled: false,
        parted: false,
        line: false,
    };
    let figures = figures(text, &token);
    if !figures.is_empty() {
        return vec![part(What::Figures(figures.to_vec()))];
    }
    if classes.iter().any(|class| class::is_digit(*class)) {
        return Vec::new();
    }
    if month.is_named(classes) {
        return vec![part(What::Month)];
    }
    if let Some(words) = number_words(classes) {
        return words.into_iter().map(|word| part(What::Number(word))).collect();
    }
    if is_filler(text, &token) || is_ending(text, &token) {
        let label = match month::label(classes) {
            Some(month::Label::Month) => Label::Month,
            Some(month::Label::Year) => Label::Year,
            None => Label::Other,
        };
        return vec![part(What::Filler(label))];
    }
    Vec::new()
}
