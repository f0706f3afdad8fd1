//! Runs of numbers and codes: the places of a text that hold digits, as symbols without their separators.
//!
//! A run is a row of groups (letters and digits that touch) with at most a few separators between two of them. The comma,
//! the colon and an empty line end it, so that prices, timetables and lists never become one number. What looks like a
//! digit stands in the run as that digit (`O` as 0, `l` as 1); whether it may is decided for each candidate.

use core::ops::Range;

use crate::alphabet::latin_shape;
use crate::class::{self, BULLET, NEWLINE, SPACE};
use crate::fold::Folded;

/// Separators between two groups, at most.
const JOINT: usize = 4;
/// Letters without a digit that a run takes in on either side of its digits: `AZE`, a bank's four letters.
pub(crate) const LETTERS: usize = 12;
/// Digits of a group that is a number of its own.
const WHOLE: usize = 7;
/// A symbol that is neither letter nor digit of a code.
pub(crate) const NONE: u8 = 0xff;

/// The symbol under which a class is looked up: digits and what looks like them are one.
pub(crate) fn symbol(class: u8) -> u8 {
    if class::is_digit(class) {
        return class;
    }
    match class {
        CYRILLIC_ZE => return b'3',
        CYRILLIC_BE => return b'6',
        CYRILLIC_CHE => return b'4',
        _ => {}
    }
    match latin_shape(class) {
        Some(b'o') => b'0',
        Some(b'i' | b'l') => b'1',
        Some(b'z') => b'2',
        Some(b's') => b'5',
        Some(b't') => b'7',
        Some(b'b') => b'8',
        Some(letter) => letter,
        None => NONE,
    }
}

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
    /// figures, which it must begin or end. The `T` of "The" and a lone "в" are no sevens and eights.
    pub(crate) fn figures(&self, window: &Range<usize>) -> bool {
        let figure = |at: usize| class::is_digit(self.class(at));
        let edge = |at: usize, at_edge: bool| figure(at) || at_edge && self.group(at).any(figure);
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

/// Calls `visit` for every run of the text, in order.
pub(crate) fn runs<'t, 'h>(text: &'t Folded<'h>, mut visit: impl FnMut(&Run<'t, 'h>)) {
    let mut run = Run {
        text,
        symbols: Vec::new(),
        places: Vec::new(),
    };
    let mut done = 0;
    while let Some(digit) = next_digit(text.classes(), done) {
        let start = reach_back(text, digit, done);
        done = fill(&mut run, start, digit);
        visit(&run);
    }
}

/// The first digit at or after this place.
pub(crate) fn next_digit(classes: &[u8], from: usize) -> Option<usize> {
    const STEP: usize = 32;
    let mut at = from;
    for block in classes.get(from..)?.chunks(STEP) {
        // No early exit within a block: so the loop is done in a few wide instructions.
        if block
            .iter()
            .fold(false, |any, class| any | (class.wrapping_sub(b'0') < 10))
        {
            return block
                .iter()
                .position(|class| class::is_digit(*class))
                .map(|offset| at + offset);
        }
        at += block.len();
    }
    None
}

/// Whether the classes between two groups hold them together.
fn holds(joint: &[u8]) -> bool {
    if joint.is_empty() || joint.len() > JOINT {
        return false;
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

/// Where the run of a digit begins, not before `least`.
fn reach_back(text: &Folded<'_>, digit: usize, least: usize) -> usize {
    let classes = text.classes();
    let mut start = text.token(digit).start.max(least);
    let mut letters = 0;
    loop {
        let Some(before) = classes[least..start]
            .iter()
            .rposition(|class| class::is_word(*class))
            .map(|at| least + at)
        else {
            return start;
        };
        if !holds(&classes[before + 1..start]) {
            return start;
        }
        let token = text.token(before).start.max(least);
        letters += before + 1 - token;
        // Digits would have begun the run earlier, so these are letters.
        if letters > LETTERS {
            return start;
        }
        start = token;
    }
}

/// Reads the run that begins at `start` and holds a digit at `digit`. Returns where to look for the next one: after the
/// run's last group with a digit, because the letters that follow may belong to the next run as well.
fn fill(run: &mut Run<'_, '_>, start: usize, digit: usize) -> usize {
    run.symbols.clear();
    run.places.clear();
    let classes = run.text.classes();
    let mut at = start;
    let mut end = digit + 1;
    let mut letters = 0;
    loop {
        let length = classes[at..]
            .iter()
            .position(|class| !class::is_word(*class))
            .unwrap_or(classes.len() - at);
        let token = &classes[at..at + length];
        let escape = if run.text.before(at) == b'%' && is_escape(token) {
            2
        } else {
            0
        };
        if token[escape..].iter().any(|class| class::is_digit(*class)) {
            letters = 0;
            end = end.max(at + length);
        } else {
            letters += length;
        }
        if letters > LETTERS && at > digit {
            return end;
        }
        for (offset, class) in token.iter().enumerate().skip(escape) {
            run.symbols.push(symbol(*class));
            run.places.push((at + offset) as u32);
        }
        at += length;
        let length = classes[at..]
            .iter()
            .take(JOINT + 1)
            .position(|class| class::is_word(*class))
            .unwrap_or(0);
        let joint = &classes[at..at + length];
        let escaped = joint.last() == Some(&b'%') && is_escape(&classes[at + length..]);
        let (signs, alone) = if escaped {
            (&joint[..length - 1], length == 1)
        } else {
            (joint, false)
        };
        if !alone && !holds(signs) {
            return end;
        }
        at += length;
    }
}

/// Whether a token begins with the two signs of an escaped separator: `%2B` is a plus, `%20` a space.
fn is_escape(token: &[u8]) -> bool {
    matches!(token, [b'2', b'b' | b'0' | b'd' | b'8' | b'9' | b'e', ..])
}
