//! Which matches stand near each other.

use std::collections::HashMap;

use crate::indicator::{Indicator, Kind};
use crate::ruler::{Mark, Ruler};
use crate::span::Span;
use crate::verify::Grade;

use super::weight::weight;
use super::{Located, Subject};
use crate::watchlist::Watched;

/// Items are near each other within this many characters.
const REACH: usize = 200;

/// Whether what makes a hint a finding stands a few words away. Of a street that is the user's name or phone in the same
/// line; of a given name with a title or an initial anything else of hers, in this line or the next.
pub(super) fn is_beside_person(indicators: &[Indicator], haystack: &str, found: &[Located], at: usize) -> bool {
    const CHARACTERS: usize = 60;
    let own = found[at].span;
    let named = Subject::of(indicators, found[at].watched).kind() == Kind::Name;
    let beside = |other: &Located| {
        let (first, second) = if other.span < own {
            (other.span, own)
        } else {
            (own, other.span)
        };
        let text = Span::new(first.end.min(second.start), second.start).of(haystack);
        (named || matches!(Subject::of(indicators, other.watched).kind(), Kind::Name | Kind::Phone))
            && other.grade != Grade::Hint
            && other.watched != found[at].watched
            && text.len() <= CHARACTERS * 4
            && text.chars().count() <= CHARACTERS
            && text.matches('\n').count() <= usize::from(named)
            && !text.contains('\u{1e}')
    };
    // Sorted by place: the next ones on either side are near enough if any is.
    let before = found[..at].iter().rev().take(NEXT).any(beside);
    before || found[at + 1..].iter().take(NEXT).any(beside)
}

/// How many matches on either side are asked whether a hint stands beside them.
const NEXT: usize = 8;

/// What the items near a match come to, kind by kind.
pub(super) struct Nearby {
    groups: Vec<Group>,
    ends: Vec<[Mark; 2]>,
    kinds: Vec<Kind>,
}

/// Matches that say the same of what stands near them.
struct Group {
    neighbour: Neighbour,
    /// Gaps before the match, and the characters before its start, sorted.
    starts: Vec<(usize, usize)>,
    /// The furthest end of this match and those before it on the same side of a gap.
    furthest: Vec<usize>,
}

/// A kind of item near a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Neighbour {
    pub(super) kind: Kind,
    /// What it weighs alone.
    pub(super) weight: u32,
    /// More than a part of it is shown.
    pub(super) whole: bool,
}

impl Nearby {
    /// `found` is sorted by place. In groups, so that a page full of findings takes no longer than its length asks for.
    pub(super) fn new(indicators: &[Indicator], haystack: &str, found: &[Located]) -> Nearby {
        let ruler = Ruler::new(haystack, found.iter().map(|one| one.span));
        let ends: Vec<[Mark; 2]> = found.iter().map(|one| ruler.ends(one.span)).collect();
        let mut groups: Vec<Group> = Vec::new();
        for (one, [start, end]) in found.iter().zip(&ends) {
            // A hint says nothing about what stands near it.
            if one.grade == Grade::Hint {
                continue;
            }
            let subject = Subject::of(indicators, one.watched);
            let neighbour = Neighbour {
                kind: subject.kind(),
                weight: weight(subject, one.grade),
                whole: one.grade >= Grade::Part,
            };
            let at = groups.iter().position(|group| group.neighbour == neighbour);
            let group = match at.and_then(|at| groups.get_mut(at)) {
                Some(group) => group,
                None => {
                    groups.push(Group {
                        neighbour,
                        starts: Vec::new(),
                        furthest: Vec::new(),
                    });
                    let last = groups.len() - 1;
                    &mut groups[last]
                }
            };
            let before = group.starts.last().zip(group.furthest.last());
            let furthest = before
                .filter(|((gaps, _), _)| *gaps == start.gaps)
                .map_or(0, |(_, end)| *end);
            group.starts.push((start.gaps, start.letters));
            group.furthest.push(furthest.max(end.letters));
        }
        Nearby {
            groups,
            ends,
            kinds: found
                .iter()
                .map(|one| Subject::of(indicators, one.watched).kind())
                .collect(),
        }
    }

    /// The other kinds near a match, each by the weightiest of it; the weightiest kind first.
    pub(super) fn of(&self, at: usize) -> Vec<Neighbour> {
        let [start, end] = self.ends[at];
        let is_near = |group: &&Group| {
            let after = group
                .starts
                .partition_point(|place| *place <= (end.gaps, end.letters + REACH));
            after
                .checked_sub(1)
                .is_some_and(|last| group.starts[last].0 == start.gaps && group.furthest[last] + REACH >= start.letters)
        };
        let mut near: Vec<Neighbour> = Vec::new();
        for Group { neighbour, .. } in self.groups.iter().filter(is_near) {
            if neighbour.kind == self.kinds[at] {
                continue;
            }
            match near.iter_mut().find(|known| known.kind == neighbour.kind) {
                Some(known) => {
                    known.weight = known.weight.max(neighbour.weight);
                    known.whole |= neighbour.whole;
                }
                None => near.push(*neighbour),
            }
        }
        near.sort_by_key(|neighbour| (core::cmp::Reverse(neighbour.weight), neighbour.kind));
        near
    }

    /// Whether another match of the same kind stands near one, as faint as it may be.
    pub(super) fn has_twin(&self, at: usize) -> bool {
        let near = |other: usize| {
            let ([start, end], [first, last]) = (self.ends[at], self.ends[other]);
            self.kinds[other] == self.kinds[at]
                && first.gaps == start.gaps
                && first.letters <= end.letters + REACH
                && start.letters <= last.letters + REACH
        };
        // Sorted by place; what lies between two pieces of messages are a few findings at most.
        let before = (0..at).rev().take(NEXT).any(near);
        before || (at + 1..self.ends.len()).take(NEXT).any(near)
    }

    /// Which matches are among these, or near one of them in the same line that is of the same item.
    pub(super) fn spread(&self, found: &[Located], among: &[bool]) -> Vec<bool> {
        let mut spread = among.to_vec();
        // Neither a line end nor a gap lies between two places that have as many of them before.
        let line = |mark: &Mark| mark.gaps + mark.lines;
        // The furthest end of each item's so far, then the nearest start of those to come.
        let mut ends: HashMap<Watched, (usize, usize)> = HashMap::new();
        for (at, [start, end]) in self.ends.iter().enumerate() {
            let known = ends.entry(found[at].watched).or_default();
            spread[at] |= known.1 > 0 && known.0 == line(start) && known.1 + REACH >= start.letters;
            if among[at] {
                *known = (*known).max((line(end), end.letters));
            }
        }
        let mut starts: HashMap<Watched, (usize, usize)> = HashMap::new();
        for (at, [start, end]) in self.ends.iter().enumerate().rev() {
            if let Some((there, letters)) = starts.get(&found[at].watched) {
                spread[at] |= *there == line(end) && *letters <= end.letters + REACH;
            }
            if among[at] {
                starts.insert(found[at].watched, (line(start), start.letters));
            }
        }
        spread
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicators() -> Vec<Indicator> {
        [
            (Kind::Name, "Leyla Tağıbəyli"),
            (Kind::Phone, "050 012 34 56"),
            (Kind::Email, "leyla@mail.example"),
            (Kind::Id, "5ABC7DE"),
            (Kind::Name, "Nərmin Rəhimli"),
        ]
        .into_iter()
        .map(|(kind, value)| Indicator::parse(kind, value, &[], false).unwrap())
        .collect()
    }

    /// Matches at random places of a text with gaps, sorted and apart from each other.
    fn scattered(seed: u64, haystack: &str) -> Vec<Located> {
        let mut state = seed;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) as usize % below
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at + 400 < haystack.len() {
            let span = Span::new(
                haystack.floor_char_boundary(at),
                haystack.ceil_char_boundary(at + 1 + next(30)),
            );
            let grades = [Grade::Hint, Grade::Masked, Grade::Part, Grade::Whole];
            if !span.of(haystack).contains('\u{1e}') {
                found.push(Located {
                    watched: Watched::Item(next(5)),
                    span,
                    grade: grades[next(4)],
                    words: None,
                });
            }
            at = span.end + next(330);
        }
        found
    }

    /// Whether two matches are near, read off the text between them.
    fn near(haystack: &str, one: Span, other: Span) -> bool {
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        let between = Span::new(first.end.min(second.start), second.start).of(haystack);
        between.chars().count() <= REACH && !between.contains('\u{1e}')
    }

    #[test]
    fn what_is_near_is_what_the_text_between_says() {
        let indicators = indicators();
        let haystack: String = (0..6000)
            .map(|at| if at % 701 == 700 { '\u{1e}' } else { 'ə' })
            .collect();
        for seed in 0..20 {
            let found = scattered(seed, &haystack);
            let nearby = Nearby::new(&indicators, &haystack, &found);
            let among: Vec<bool> = (0..found.len()).map(|at| at % 3 == 0).collect();
            let spread = nearby.spread(&found, &among);
            for (at, one) in found.iter().enumerate() {
                let kind = |other: &Located| Subject::of(&indicators, other.watched).kind();
                let mut expected: Vec<Kind> = found
                    .iter()
                    .filter(|other| other.grade != Grade::Hint && kind(other) != kind(one))
                    .filter(|other| near(&haystack, one.span, other.span))
                    .map(kind)
                    .collect();
                expected.sort_unstable();
                expected.dedup();
                let mut there: Vec<Kind> = nearby.of(at).iter().map(|neighbour| neighbour.kind).collect();
                there.sort_unstable();
                assert_eq!(there, expected, "seed {seed}, match {at}");
                let beside = found.iter().zip(&among).any(|(other, among)| {
                    *among && other.watched == one.watched && near(&haystack, one.span, other.span)
                });
                assert_eq!(spread[at], among[at] || beside, "seed {seed}, match {at}");
            }
        }
    }
}
