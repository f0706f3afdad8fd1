//! Which matches stand near each other.

use std::collections::HashMap;

use crate::indicator::{Indicator, Kind};
use crate::ruler::{Mark, Ruler};
use crate::span::Span;
use crate::verify::Grade;

use super::Located;
use super::weight::weight;

/// Items are near each other within this many characters.
const REACH: usize = 200;

/// Whether the user's name or phone stands in the same line, a few words away: that is what makes a hint a finding.
pub(super) fn is_beside_person(indicators: &[Indicator], haystack: &str, found: &[Located], at: usize) -> bool {
    const CHARACTERS: usize = 60;
    let own = found[at].span;
    let beside = |other: &Located| {
        let (first, second) = if other.span < own {
            (other.span, own)
        } else {
            (own, other.span)
        };
        let text = Span::new(first.end.min(second.start), second.start).of(haystack);
        matches!(indicators[other.item].kind(), Kind::Name | Kind::Phone)
            && text.len() <= CHARACTERS * 4
            && text.chars().count() <= CHARACTERS
            && !text.contains(['\n', '\u{1e}'])
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
            let indicator = &indicators[one.item];
            let neighbour = Neighbour {
                kind: indicator.kind(),
                weight: weight(indicator, one.grade),
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
            kinds: found.iter().map(|one| indicators[one.item].kind()).collect(),
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

    /// Which matches are among these, or near one of them that is of the same item.
    pub(super) fn spread(&self, found: &[Located], among: &[bool]) -> Vec<bool> {
        let mut spread = among.to_vec();
        // The furthest end of each item's so far, then the nearest start of those to come.
        let mut ends: HashMap<usize, (usize, usize)> = HashMap::new();
        for (at, [start, end]) in self.ends.iter().enumerate() {
            let known = ends.entry(found[at].item).or_default();
            spread[at] |= *known > (0, 0) && known.0 == start.gaps && known.1 + REACH >= start.letters;
            if among[at] {
                *known = (*known).max((end.gaps, end.letters));
            }
        }
        let mut starts: HashMap<usize, (usize, usize)> = HashMap::new();
        for (at, [start, end]) in self.ends.iter().enumerate().rev() {
            if let Some((gaps, letters)) = starts.get(&found[at].item) {
                spread[at] |= *gaps == end.gaps && *letters <= end.letters + REACH;
            }
            if among[at] {
                starts.insert(found[at].item, (start.gaps, start.letters));
            }
        }
        spread
    }
}
