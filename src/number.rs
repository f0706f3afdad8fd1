//! Runs of numbers and codes: the places of a text that hold digits, as symbols without their separators.
//!
//! A run is a row of groups (letters and digits that touch) with at most a few separators between two of them. The comma,
//! the colon and an empty line end it, so that prices, timetables and lists never become one number. What looks like a
//! digit stands in the run as that digit (`O` as 0, `l` as 1); whether it may is decided for each candidate.

use core::ops::Range;

use crate::alphabet::latin_shape;
use crate::class::{self, BULLET, NEWLINE, SPACE};
use crate::fold::Folded;
use crate::loose;
use crate::survey::Survey;

/// Separators between two groups, at most.
const JOINT: usize = 4;
/// Letters without a digit that a run takes in between and beside its digits, at least: `AZE`, figures typed as letters.
const LETTERS: usize = 4;
/// Digits of a group that is a number of its own.
const WHOLE: usize = 7;
/// A symbol that is neither letter nor digit of a code.
pub(crate) const NONE: u8 = 0xff;

/// The symbol under which a class is looked up: digits and what looks like them are one.
pub(crate) fn symbol(class: u8) -> u8 {
    SYMBOLS[usize::from(class)]
}

static SYMBOLS: [u8; 256] = {
    let mut symbols = [NONE; 256];
    let mut class = 0;
    while class < 256 {
        symbols[class] = match (class as u8, latin_shape(class as u8)) {
            (b'0'..=b'9', _) => class as u8,
            (CYRILLIC_ZE, _) => b'3',
            (CYRILLIC_BE, _) => b'6',
            (CYRILLIC_CHE, _) => b'4',
            (_, Some(b'o')) => b'0',
            (_, Some(b'i' | b'l')) => b'1',
            (_, Some(b'z')) => b'2',
            (_, Some(b's')) => b'5',
            (_, Some(b't')) => b'7',
            (_, Some(b'b')) => b'8',
            (_, Some(letter)) => letter,
            (_, None) => NONE,
        };
        class += 1;
    }
    symbols
};

const CYRILLIC_ZE: u8 = class::cyrillic('з');
const CYRILLIC_BE: u8 = class::cyrillic('б');
const CYRILLIC_CHE: u8 = class::cyrillic('ч');

/// A run, and the text that it was read from.
pub(crate) struct Run<'t, 'h> {
    pub(crate) text: &'t Folded<'h>,
    symbols: Vec<u8>,
    places: Vec<u32>,
}

impl<'t, 'h> Run<'t, 'h> {
    /// An empty run.
    pub(crate) fn new(text: &'t Folded<'h>) -> Run<'t, 'h> {
        Run {
            text,
            symbols: Vec::new(),
            places: Vec::new(),
        }
    }

    /// The symbols, one a letter or digit.
    pub(crate) fn symbols(&self) -> &[u8] {
        &self.symbols
    }

    /// The class that was written where this symbol stands.
    pub(crate) fn class(&self, at: usize) -> u8 {
        self.text.at(self.places[at] as usize)
    }

    /// Where these symbols stand in the folded text.
    pub(crate) fn places(&self, symbols: Range<usize>) -> Range<usize> {
        self.places[symbols.start] as usize..self.places[symbols.end - 1] as usize + 1
    }

    /// The place of each of these symbols.
    pub(crate) fn each_place(&self, symbols: &Range<usize>) -> impl Iterator<Item = usize> {
        self.places[symbols.clone()].iter().map(|place| *place as usize)
    }

    /// Whether a group begins with this symbol; so does whatever would follow the last.
    pub(crate) fn begins(&self, at: usize) -> bool {
        at == 0 || at >= self.places.len() || self.places[at - 1] + 1 != self.places[at]
    }

    /// The separators before this symbol; empty within a group and at the run's start.
    pub(crate) fn joint(&self, at: usize) -> &[u8] {
        if at == 0 || at >= self.places.len() {
            return &[];
        }
        &self.text.classes()[self.places[at - 1] as usize + 1..self.places[at] as usize]
    }

    /// Whether something unusual stands before this symbol.
    pub(crate) fn is_parted(&self, at: usize) -> bool {
        self.begins(at) && !holds(self.joint(at))
    }

    /// The class right before the first symbol of the run or within the joint before any other.
    pub(crate) fn preceding(&self, at: usize) -> u8 {
        self.text.before(self.places[at] as usize)
    }

    /// The group that this symbol stands in.
    pub(crate) fn group(&self, at: usize) -> Range<usize> {
        let mut start = at;
        while !self.begins(start) {
            start -= 1;
        }
        let mut end = at + 1;
        while !self.begins(end) {
            end += 1;
        }
        start..end
    }
}

impl Run<'_, '_> {
    /// Takes in groups of the text in place of those it had.
    pub(crate) fn fill(&mut self, groups: &[Range<usize>]) {
        self.symbols.clear();
        self.places.clear();
        let classes = self.text.classes();
        for group in groups {
            self.symbols
                .extend(classes[group.clone()].iter().map(|class| symbol(*class)));
            self.places.extend(group.start as u32..group.end as u32);
        }
    }

    /// The character that was written where this symbol stands.
    pub(crate) fn source(&self, at: usize) -> char {
        self.text.source(self.places[at] as usize)
    }

    /// Whether a number may begin here: at a group's edge, or after letters that touch it (`tel0500123456`).
    pub(crate) fn starts(&self, at: usize) -> bool {
        // Looked at sign by sign: the group may be as long as the text.
        let mut at = at;
        while !self.begins(at) {
            at -= 1;
            if !class::is_letter(self.class(at)) {
                return false;
            }
        }
        true
    }

    /// Whether a number may end before this symbol: at a group's edge, or before an ending that touches it (`0500123456ya`).
    pub(crate) fn ends(&self, at: usize) -> bool {
        let mut at = at;
        while !self.begins(at) {
            if !class::is_letter(self.class(at)) {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Whether these symbols are figures at their edges as well: a letter that looks like one counts in a group with
    /// figures, which it must begin or end, or in a pair of nothing but `о`, `З` and `б`. The `T` of "The" and a lone "в"
    /// are no sevens and eights, and "il" is a year.
    pub(crate) fn figures(&self, window: &Range<usize>) -> bool {
        let figure = |at: usize| class::is_digit(self.class(at));
        let typed = |group: Range<usize>| {
            let mut symbols = self.symbols[group.clone()].iter();
            group.len() > 1 && symbols.all(|symbol| matches!(symbol, b'0' | b'3' | b'6'))
        };
        let edge =
            |at: usize, at_edge: bool| figure(at) || at_edge && (self.group(at).any(figure) || typed(self.group(at)));
        edge(window.start, self.begins(window.start)) && edge(window.end - 1, self.begins(window.end))
    }

    /// Whether the sign that joins the window's groups joins it to further digits: then it is part of a longer number,
    /// such as an ISBN, a version or a row of single figures.
    pub(crate) fn continues(&self, window: &Range<usize>) -> bool {
        let inner: Vec<usize> = (window.start + 1..window.end).filter(|at| self.begins(*at)).collect();
        let single = inner.len() * 10 >= (window.len() - 1) * 6;
        let goes_on = |edge: usize, neighbour: usize| {
            let group = if neighbour < self.symbols.len() {
                self.group(neighbour)
            } else {
                0..0
            };
            if !self.begins(edge) || !group.clone().any(|at| class::is_digit(self.class(at))) {
                return false;
            }
            let joint = self.joint(edge);
            if single {
                return group.len() == 1;
            }
            // Another whole number may follow after a dash: 0500123456-0551112233.
            matches!(joint, b"-" | b"." | b"_")
                && if inner.is_empty() {
                    group.len() < WHOLE
                } else {
                    inner.iter().any(|inner| self.joint(*inner) == joint)
                }
        };
        (window.start > 0 && goes_on(window.start, window.start - 1)) || goes_on(window.end, window.end)
    }
}

/// What the codes that are looked for have in common: runs that can hold none of them are left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needs {
    /// Symbols of the shortest.
    symbols: usize,
    /// Digits that must be written as digits, at least.
    digits: usize,
    /// Letters in a row, at most.
    letters: usize,
}

impl Default for Needs {
    fn default() -> Needs {
        Needs {
            symbols: usize::MAX,
            digits: usize::MAX,
            letters: LETTERS,
        }
    }
}

impl Needs {
    /// Takes in a code, given as classes.
    pub(crate) fn add(&mut self, code: &[u8]) {
        let digits = code.iter().filter(|class| class::is_digit(**class)).count();
        // Of figures alone half may be typed as letters; beside letters only 0 and 1 may.
        let written = if digits == code.len() {
            digits.div_ceil(2)
        } else {
            code.iter().filter(|class| matches!(class, b'2'..=b'9')).count()
        };
        let rows = code.split(|class| class::is_digit(*class)).map(<[u8]>::len);
        self.symbols = self.symbols.min(code.len());
        self.digits = self.digits.min(written);
        self.letters = self.letters.max(rows.max().unwrap_or(0));
    }
}

/// Calls `visit` for every run of the text that can hold such a code, in order; and, with `true`, for every row of figures
/// that something unusual parts (`loose.rs`).
pub(crate) fn runs<'t, 'h>(
    text: &'t Folded<'h>,
    survey: &Survey,
    needs: Needs,
    mut visit: impl FnMut(&Run<'t, 'h>, bool),
) {
    let mut run = Run::new(text);
    let mut groups = Vec::new();
    let mut done = 0;
    while let Some(digit) = survey.next_digit(text.classes(), done) {
        let start = reach_back(text.classes(), digit, done, needs.letters);
        let (end, digits) = read(text.classes(), start, digit, needs.letters, &mut groups);
        done = end;
        if digits >= needs.digits {
            run.fill(&groups);
            if run.symbols.len() >= needs.symbols {
                visit(&run, false);
            }
        }
        if loose::without_words(text.classes(), &mut groups) || loose::row(text.classes(), end, &mut groups) {
            run.fill(&groups);
            visit(&run, true);
        }
    }
}

/// Whether the classes between two groups hold them together.
fn holds(joint: &[u8]) -> bool {
    match joint {
        [] => return false,
        [SPACE | b'-' | b'.'] => return true,
        _ if joint.len() > JOINT => return false,
        _ => {}
    }
    let numbered = joint.contains(&b'#');
    let lines = joint.iter().filter(|class| **class == NEWLINE).count();
    lines <= 2
        && joint.iter().all(|class| match *class {
            SPACE | NEWLINE | BULLET | b'.' | b'-' | b'/' | b'(' | b')' | b'_' | b'+' | b'*' | b'|' | b'\'' | b'#'
            | b'~' | b'=' => true,
            b',' => numbered,
            _ => false,
        })
}

/// Where the group begins that ends before `end`, not before `least`.
fn group_start(classes: &[u8], end: usize, least: usize) -> usize {
    let mut start = end;
    while start > least && class::is_word(classes[start - 1]) {
        start -= 1;
    }
    start
}

/// Where the run of a digit begins, not before `least`.
fn reach_back(classes: &[u8], digit: usize, least: usize, most: usize) -> usize {
    let mut start = group_start(classes, digit, least);
    let mut letters = 0;
    loop {
        let mut before = start;
        while before > least && !class::is_word(classes[before - 1]) {
            before -= 1;
            if start - before > JOINT {
                return start;
            }
        }
        if before == least || !holds(&classes[before..start]) {
            return start;
        }
        // Digits would have begun the run earlier, so these are letters.
        let token = group_start(classes, before, least.max(before.saturating_sub(most + 1 - letters)));
        letters += before - token;
        if letters > most {
            return start;
        }
        start = token;
    }
}

/// Reads the groups of the run that begins at `start` and holds a digit at `digit`. Returns where to look for the next run
/// (after the last group with a digit, because the letters that follow may belong to that one as well) and how many digits
/// this one has.
fn read(classes: &[u8], start: usize, digit: usize, most: usize, groups: &mut Vec<Range<usize>>) -> (usize, usize) {
    groups.clear();
    let mut at = start;
    let mut end = digit + 1;
    let (mut letters, mut digits) = (0, 0);
    loop {
        let escaped = at > 0 && classes[at - 1] == b'%' && is_escape(&classes[at..]);
        let from = if escaped { at + 2 } else { at };
        at = from;
        let mut own = 0;
        while let Some(class) = classes.get(at)
            && class::is_word(*class)
        {
            own += usize::from(class::is_digit(*class));
            at += 1;
            // A word: the run ended before it.
            if own == 0 && at - from + letters > most && from > digit {
                return (end, digits);
            }
        }
        if own > 0 {
            (letters, digits) = (0, digits + own);
            end = end.max(at);
        } else {
            letters += at - from;
        }
        groups.push(from..at);
        let rest = &classes[at..];
        let length = rest
            .iter()
            .take(JOINT + 1)
            .position(|class| class::is_word(*class))
            .unwrap_or(0);
        let joint = &rest[..length];
        let escaped = joint.last() == Some(&b'%') && is_escape(&rest[length..]);
        let (signs, alone) = if escaped {
            (&joint[..length - 1], length == 1)
        } else {
            (joint, false)
        };
        if !alone && !holds(signs) {
            return (end, digits);
        }
        at += length;
    }
}

/// Whether a token begins with the two signs of an escaped separator: `%2B` is a plus, `%20` a space.
fn is_escape(token: &[u8]) -> bool {
    matches!(token, [b'2', b'b' | b'0' | b'd' | b'8' | b'9' | b'e', ..])
}
