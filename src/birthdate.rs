//! Dates of birth: one day, in whatever order and with whatever months, endings and signs it is written.
//!
//! A date is one only with its year: day and month alone are half of the world's birthday. Where the year has two figures, or
//! the day and the month may have changed places (`03/08/1993`), it is hers only with a word of birth or beside her name.

mod month;
mod said;
mod typed;

use core::ops::Range;

use crate::class::{self, GAP, NEWLINE, SPACE};
use crate::day::Day;
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::mrz;
use crate::number::Run;
use crate::scan::Seeds;
use crate::spoken::{Row, Word};
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};
use month::Month;
use said::Wanted;

/// Letters of an ending behind figures, at most: `14-ündə`, `1991-cisi`.
const ENDING: usize = 5;
/// Words and figures that a date with its month in letters may hold beside day, month and year.
const FILLERS: usize = 6;
/// Signs between two parts of a date, at most.
const JOINT: usize = 4;
/// How far before and after a date a word of birth may stand.
const BIRTH_BEFORE: usize = 48;
const BIRTH_AFTER: usize = 24;

/// The numbers of the seeds.
const YEAR: u32 = 0;
const SHORT_YEAR: u32 = 1;

/// A date of birth, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Birthdate {
    day: Day,
    month: Month,
    /// In figures as classes, the short ones without a zero in front: day, month, year, year in two figures.
    figures: Figures,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Figures {
    days: Vec<Vec<u8>>,
    months: Vec<Vec<u8>>,
    year: Vec<u8>,
}

/// How sure it is that figures are this date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// They can be little else.
    Alone,
    /// Beside her name, or with a word of birth.
    Beside,
    /// With a word of birth.
    Born,
}

/// The order of a date's parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

impl Birthdate {
    pub(crate) fn parse(value: &str) -> Result<Birthdate, ParseError> {
        let day = typed::read(value)?;
        let both = |number: u8| {
            let mut ways = vec![format!("{number:02}").into_bytes()];
            if number < 10 {
                ways.push(number.to_string().into_bytes());
            }
            ways
        };
        Ok(Birthdate {
            day,
            month: Month::new(day.month()),
            figures: Figures {
                days: both(day.number()),
                months: both(day.month()),
                year: day.year().to_string().into_bytes(),
            },
        })
    }

    /// `1991-03-14`: `03/08` would leave open what was understood.
    pub(crate) fn normal(&self) -> String {
        self.day.to_string()
    }

    /// Why nobody can have been born then, seen from this day.
    pub(crate) fn check(&self, today: Day) -> Result<(), ParseError> {
        const OLDEST: u16 = 120;
        if self.day > today || today.year() - self.day.year() > OLDEST {
            return Err(ParseError::NotThisKind);
        }
        Ok(())
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        seeds.code(&self.figures.year, YEAR);
        seeds.code(&self.figures.year[2..], SHORT_YEAR);
        seeds.spoken(&self.said());
        seeds.date();
    }

    pub(crate) fn verify(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Verdict {
        let year = candidate.range.clone();
        let text = run.text;
        let short = candidate.part == SHORT_YEAR;
        if short && run.symbols()[..year.start].ends_with(&self.figures.year[..2]) {
            return Err(Refusal("the whole year stands there"));
        }
        if short && let Some(range) = self.in_mrz(text, run.places(year.clone()).start) {
            return Ok(Match {
                range,
                grade: Grade::Whole,
            });
        }
        let place = run.places(year.clone()).start;
        let found = self
            .in_figures(run, &year)
            .or_else(|| self.in_words(text, run.places(year), short))
            .or_else(|| Wanted::new(self.day).around(text, place, &self.month));
        told(text, found)
    }

    /// Judges a number word that the year holds: "doxsan" of "on üç mart min doqquz yüz doxsan bir".
    pub(crate) fn verify_word(&self, text: &Folded<'_>, word: &Word) -> Option<Verdict> {
        let (range, value) = word;
        let wanted = Wanted::new(self.day);
        wanted
            .holds(*value)
            .then(|| told(text, wanted.around(text, range.start, &self.month)))
    }

    /// Judges a row of number words and digits: the figures of the date, said one after the other or in pairs.
    pub(crate) fn verify_spoken(&self, row: &Row) -> Vec<Match> {
        row.spells(&self.said())
            .into_iter()
            .map(|range| Match {
                range,
                grade: Grade::Whole,
            })
            .collect()
    }

    /// Its figures as they are said.
    fn said(&self) -> Vec<String> {
        let (day, month, year) = (self.day.number(), self.day.month(), self.day.year());
        let mut ways = vec![format!("{day:02}{month:02}{year}"), format!("{year}{month:02}{day:02}")];
        if day >= 10 || month >= 10 {
            ways.push(format!("{day}{month}{year}"));
        }
        ways
    }

    /// Year, month and day of a passport's last lines, with the check digit that follows: `910314` + `8`.
    fn in_mrz(&self, text: &Folded<'_>, at: usize) -> Option<Range<usize>> {
        let date = [&self.figures.year[2..], &self.figures.months[0], &self.figures.days[0]].concat();
        let range = at..at + date.len();
        let there = text.classes().get(at..at + 15)?;
        let shaped = there.starts_with(&date)
            && mrz::check(&date) == Some(there[6])
            && matches!(there[7], b'm' | b'f' | b'x' | mrz::FILLER)
            && there[8..].iter().all(|class| class::is_digit(*class));
        shaped.then_some(range)
    }

    /// The date in figures around its year.
    fn in_figures(&self, run: &Run<'_, '_>, year: &Range<usize>) -> Option<(Range<usize>, Sure)> {
        let Figures { days, months, .. } = &self.figures;
        let pairs = days.iter().flat_map(|day| months.iter().map(move |month| (day, month)));
        pairs
            .flat_map(|(day, month)| {
                [
                    (Order::DayMonthYear, day, month),
                    (Order::MonthDayYear, month, day),
                    (Order::YearMonthDay, month, day),
                ]
            })
            .find_map(|(order, first, second)| {
                let (window, edges) = if order == Order::YearMonthDay {
                    let edge = year.end + first.len();
                    (year.start..edge + second.len(), [year.end, edge])
                } else {
                    let edge = year.start.checked_sub(second.len())?;
                    (edge.checked_sub(first.len())?..year.end, [edge, year.start])
                };
                let figures = if order == Order::YearMonthDay {
                    [&run.symbols()[year.clone()], first, second].concat()
                } else {
                    [first, second, &run.symbols()[year.clone()]].concat()
                };
                if run.symbols().get(window.clone())? != figures {
                    return None;
                }
                let sure = self.sure(run, &window, edges, order, year.len() == 4)?;
                Some((run.places(window), sure))
            })
    }

    /// Whether these symbols are a date and not a part of something else, and how sure that is.
    fn sure(
        &self,
        run: &Run<'_, '_>,
        window: &Range<usize>,
        edges: [usize; 2],
        order: Order,
        long: bool,
    ) -> Option<Sure> {
        let real = window.clone().filter(|at| class::is_digit(run.class(*at))).count();
        if real * 2 < window.len() || !run.starts(window.start) || !(run.ends(window.end) || is_time(run, window.end)) {
            return None;
        }
        let padded = window.len() == if long { 8 } else { 6 };
        let inner: Vec<usize> = (window.start + 1..window.end).filter(|at| run.begins(*at)).collect();
        let signs = edges.map(|edge| sign(run.joint(edge)));
        let swapped = order == Order::MonthDayYear && self.day.number() <= 12 && self.day.number() != self.day.month();
        let sure = if inner == edges {
            match signs {
                [Some(SPACE), Some(SPACE)] if !long => Sure::Born,
                // A column of numbers.
                [Some(SPACE), Some(SPACE)]
                    if !padded || edges.iter().any(|edge| run.joint(*edge).contains(&NEWLINE)) =>
                {
                    Sure::Beside
                }
                [Some(SPACE), Some(sign)] | [Some(sign), Some(SPACE)] if sign != SPACE => return None,
                // "3.8.1993" is never the third month's; "3/8/1993" is in America.
                _ if swapped && !signs.iter().all(|sign| matches!(sign, Some(b'/' | b'-'))) => return None,
                [Some(_), Some(_)] if long && !swapped => Sure::Alone,
                [Some(_), Some(_)] => Sure::Beside,
                _ => return None,
            }
        } else if inner.is_empty() && padded {
            match (long, order) {
                (true, Order::DayMonthYear | Order::YearMonthDay) => Sure::Alone,
                _ => Sure::Born,
            }
        } else if inner.len() + 1 == window.len() && long && !swapped {
            // Every figure by itself.
            Sure::Alone
        } else {
            return None;
        };
        let goes_on = |edge: usize, neighbour: usize| {
            run.begins(edge)
                && neighbour < run.symbols().len()
                && run.group(neighbour).any(|at| class::is_digit(run.class(at)))
                && continues(run.joint(edge), signs)
        };
        let part = (window.start > 0 && goes_on(window.start, window.start - 1)) || goes_on(window.end, window.end);
        (!part).then_some(sure)
    }

    /// The date with its month in letters around its year.
    fn in_words(&self, text: &Folded<'_>, year: Range<usize>, short: bool) -> Option<(Range<usize>, Sure)> {
        let token = text.token(year.start);
        let rest = &text.classes()[year.end..token.end.max(year.end)];
        // The year is a number of its own; an ending may touch it.
        if rest.len() > ENDING || rest.iter().any(|class| !class::is_letter(*class)) {
            return None;
        }
        let sure = if short { Sure::Beside } else { Sure::Alone };
        if token.start < year.start {
            let start = self.touching(text, token.start..year.start)?;
            return Some((start..year.end, sure));
        }
        // What stands in the year's own line comes before what a line end parts from it.
        let sides = [(false, false), (true, false), (false, true), (true, true)];
        let (after, edge) = sides
            .into_iter()
            .filter(|(after, _)| !(short && *after))
            .find_map(|(after, lines)| Some((after, self.day_and_month(text, &year, after, lines)?)))?;
        let range = if after { year.start..edge } else { edge..year.end };
        // "В 1991 году, 14 марта 2005": the day is another year's.
        let next = joined(text, edge, true, true).map_or(0, |next| figures(text, &next).len());
        (!after || next != 4).then_some((range, sure))
    }

    /// Where the day begins of a month that touches the year: `14mart1991`, `14 mart1991`.
    fn touching(&self, text: &Folded<'_>, before: Range<usize>) -> Option<usize> {
        let classes = &text.classes()[before.clone()];
        let count = classes.iter().take_while(|class| class::is_digit(**class)).count();
        let (day, month) = classes.split_at(count);
        if !self.month.is_named(month) {
            return None;
        }
        let (start, day) = if day.is_empty() {
            let token = joined(text, before.start, false, false)?;
            (token.start, figures(text, &token))
        } else {
            (before.start, day)
        };
        self.figures.days.iter().any(|own| own == day).then_some(start)
    }

    /// Where the day and the month end that stand on one side of a year, in either order; `lines`: over a line end.
    fn day_and_month(&self, text: &Folded<'_>, year: &Range<usize>, after: bool, lines: bool) -> Option<usize> {
        let mut at = if after { text.token(year.start).end } else { year.start };
        let (mut edge, mut day, mut month, mut fillers) = (at, false, false, 0);
        while !(day && month) {
            // After the year a new line is a new matter, unless "of the year" ended the one before.
            let token = joined(text, at, after, lines && (!after || fillers > 0))?;
            let classes = &text.classes()[token.clone()];
            let figures = figures(text, &token);
            at = if after { token.end } else { token.start };
            if !figures.is_empty() {
                if day || !self.figures.days.iter().any(|own| own == figures) {
                    return None;
                }
                day = true;
                edge = if after { token.start + figures.len() } else { at };
            } else if !month && (self.month.is_named(classes) || self.month.is_roman(classes)) {
                month = true;
                edge = at;
            } else if fillers < FILLERS && (is_filler(text, &token) || is_ending(text, &token)) {
                fillers += 1;
            } else {
                return None;
            }
        }
        Some(edge)
    }
}

/// Whether what was read around a year is told of.
fn told(text: &Folded<'_>, found: Option<(Range<usize>, Sure)>) -> Verdict {
    let (range, sure) = found.ok_or(Refusal(
        "the year without its day and month, or part of something longer",
    ))?;
    let grade = match sure {
        Sure::Alone => Grade::Whole,
        _ if is_of_birth(text, &range) => Grade::Whole,
        Sure::Beside => Grade::Hint,
        Sure::Born => return Err(Refusal("these figures are a date only with a word of birth")),
    };
    Ok(Match { range, grade })
}

/// Letters of a word that may have been cut short, at most: "14 mar. 1991", but not "14 mart. 1991".
const SHORT: usize = 4;

/// The token next to this place, if only a few signs that a date may hold stand between; `lines`: a line end as well.
fn joined(text: &Folded<'_>, at: usize, after: bool, lines: bool) -> Option<Range<usize>> {
    let token = if after {
        text.word_after(at)
    } else {
        text.word_before(at)
    }?;
    let range = if after { at..token.start } else { token.end..at };
    let joint = &text.classes()[range.clone()];
    let joins = |class: &u8| match *class {
        SPACE | b',' | b'.' | b'-' | b'/' | b'(' | b')' | b'\'' | b'_' | b'"' => true,
        NEWLINE => lines,
        _ => false,
    };
    // A full stop ends what was said.
    let word = text.token(range.start.saturating_sub(1));
    let stop = joint.first() == Some(&b'.')
        && joint.get(1).is_some_and(|class| class::is_break(*class))
        && (after || word.len() > SHORT);
    (joint.len() <= JOINT && joint.iter().all(joins) && !stop).then_some(token)
}

/// The figures that a token begins with, if only an ending follows them.
fn figures<'t>(text: &'t Folded<'_>, token: &Range<usize>) -> &'t [u8] {
    let classes = &text.classes()[token.clone()];
    let count = classes.iter().take_while(|class| class::is_digit(**class)).count();
    let (figures, ending) = classes.split_at(count);
    if ending.len() <= ENDING && ending.iter().all(|class| class::is_letter(*class)) {
        figures
    } else {
        &[]
    }
}

/// Whether this is the ending of what stands right before it: `14-ü`, `Mart'ın`.
fn is_ending(text: &Folded<'_>, token: &Range<usize>) -> bool {
    let touches =
        matches!(text.before(token.start), b'-' | b'\'') && class::is_word(text.at(token.start.wrapping_sub(2)));
    touches
        && token.len() <= ENDING
        && text.classes()[token.clone()]
            .iter()
            .all(|class| class::is_letter(*class))
}

/// Whether a date may hold this word beside its figures and its month: "of the year", "born", "г.р.".
fn is_filler(text: &Folded<'_>, token: &Range<usize>) -> bool {
    let classes = |token: Range<usize>| &text.classes()[token];
    let own = classes(token.clone());
    let next = text.word_after(token.end).map(classes);
    let before = text.word_before(token.start).map(classes);
    month::fills(own)
        || month::of_birth(own, next)
        || own.len() == 1 && before.is_some_and(|before| month::of_birth(before, Some(own)))
}

/// The sign that joins two parts, spaces aside; a space if there is nothing else, nothing if there are several.
fn sign(joint: &[u8]) -> Option<u8> {
    let mut signs = joint.iter().filter(|class| !matches!(**class, SPACE | NEWLINE | b'\''));
    match (signs.next(), signs.next()) {
        (None, _) => Some(SPACE).filter(|_| !joint.is_empty()),
        (Some(sign), None) => Some(*sign),
        _ => None,
    }
}

/// Whether a joint holds a date to more figures: a sign of its own without spaces, or a space where it has nothing else.
fn continues(joint: &[u8], signs: [Option<u8>; 2]) -> bool {
    matches!(*joint, [sign] if sign == b'_' || signs.iter().any(|own| own.unwrap_or(SPACE) == sign))
}

/// Whether the time follows: `1991-03-14T00:00`, `19910314T000000`.
fn is_time(run: &Run<'_, '_>, at: usize) -> bool {
    let group = if at < run.symbols().len() {
        run.group(at)
    } else {
        return false;
    };
    group.start < at
        && (3..=7).contains(&(group.end - at))
        && run.class(at) == b't'
        && (at + 1..group.end).all(|at| class::is_digit(run.class(at)))
}

/// Whether a word of birth stands before or after this place in its line.
fn is_of_birth(text: &Folded<'_>, range: &Range<usize>) -> bool {
    let ends = |class: &u8| matches!(*class, NEWLINE | GAP);
    let classes = text.classes();
    // A label may stand in a line of its own above: a table's cells are lines.
    let before = &classes[range.start.saturating_sub(BIRTH_BEFORE)..range.start];
    let before = before.rsplit(|class| *class == GAP).next().unwrap_or_default();
    let label = before.iter().rev().take_while(|class| !class::is_word(**class)).count();
    let line = before[..before.len() - label]
        .iter()
        .rev()
        .take_while(|class| **class != NEWLINE)
        .count();
    let before = &before[before.len() - label - line..];
    let after = &classes[range.end..classes.len().min(range.end + BIRTH_AFTER)];
    let after = after.split(ends).next().unwrap_or_default();
    [before, after].iter().any(|side| {
        let words: Vec<&[u8]> = side
            .split(|class| !class::is_letter(*class))
            .filter(|word| !word.is_empty())
            .collect();
        words
            .iter()
            .enumerate()
            .any(|(at, word)| month::of_birth(word, words.get(at + 1).copied()))
    })
}
