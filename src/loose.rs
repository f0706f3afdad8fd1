//! Figures whose groups are parted by a sign that no number is usually written with (`050, 012, 34, 56`, `050😀012😀34😀56`) or
//! by words (`050 (tel) 0123456`).
//!
//! Prices, times and lists have such signs as well, so a row is one only as long as the sign stays the same, and a number
//! must fill it from end to end.

use core::ops::Range;

use crate::class::{self, GAP, NEWLINE};

/// Signs between two groups, at most.
const JOINT: usize = 6;
/// Figures of the shortest number.
const FIGURES: usize = 9;

/// What stands behind a sum: manats, roubles, lira, dollars, euros, and thousands of them.
const PRICES: [&[u8]; 11] = [
    b"azn",
    b"qep",
    b"tl",
    b"lira",
    b"usd",
    b"eur",
    b"rub",
    &[class::cyrillic('р'), class::cyrillic('у'), class::cyrillic('б')],
    &[class::cyrillic('к'), class::cyrillic('о'), class::cyrillic('п')],
    &[class::cyrillic('т'), class::cyrillic('ы'), class::cyrillic('с')],
    &[class::cyrillic('м'), class::cyrillic('л'), class::cyrillic('н')],
];

/// Puts into `groups` the row of which the first group ends at this place. The run that holds it ended there: what follows
/// holds no run together. Returns whether there is such a row.
pub(crate) fn row(classes: &[u8], end: usize, groups: &mut Vec<Range<usize>>) -> bool {
    // Most runs stand alone.
    let Some(joint) = joint(classes, end) else { return false };
    let own = &classes[joint.clone()];
    if own.contains(&GAP) || own.contains(&NEWLINE) {
        return false;
    }
    let mut start = end;
    while start > 0 && class::is_digit(classes[start - 1]) {
        start -= 1;
    }
    groups.clear();
    groups.push(start..end);
    let mut at = end;
    while classes[at..].starts_with(own) && classes.get(at + own.len()).is_some_and(|class| class::is_digit(*class)) {
        let start = at + own.len();
        at = start;
        while classes.get(at).is_some_and(|class| class::is_digit(*class)) {
            at += 1;
        }
        groups.push(start..at);
    }
    // Two parts are a fraction, or two numbers.
    groups.len() > 2 && is_long(groups)
}

/// Leaves of a run's groups those with figures. Returns whether there are others between them.
pub(crate) fn without_words(classes: &[u8], groups: &mut Vec<Range<usize>>) -> bool {
    let has_figure = |group: &Range<usize>| classes[group.clone()].iter().any(|class| class::is_digit(*class));
    while groups.last().is_some_and(|group| !has_figure(group)) {
        groups.pop();
    }
    let first = groups.iter().take_while(|group| !has_figure(group)).count();
    groups.drain(..first);
    // Sums, not the groups of a number.
    if groups.iter().any(|group| PRICES.contains(&&classes[group.clone()])) {
        return false;
    }
    let all = groups.len();
    groups.retain(has_figure);
    groups.len() < all && is_long(groups)
}

fn is_long(groups: &[Range<usize>]) -> bool {
    groups.iter().map(Range::len).sum::<usize>() >= FIGURES
}

/// What stands from here to the next figure, if that is near.
fn joint(classes: &[u8], from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while !class::is_digit(*classes.get(at)?) {
        at += 1;
        if at - from > JOINT {
            return None;
        }
    }
    (at > from).then_some(from..at)
}
