//! Which matches stand near each other.

use crate::indicator::{Indicator, Kind};
use crate::span::Span;

use super::Located;

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

/// How many characters and gaps lie before each end of each match: distances without reading the text between again.
pub(super) struct Distances {
    ends: Vec<[(usize, usize); 2]>,
    longest: usize,
}

impl Distances {
    pub(super) fn new(haystack: &str, found: &[Located]) -> Distances {
        let mut edges: Vec<usize> = found.iter().flat_map(|one| [one.span.start, one.span.end]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut counted = Vec::with_capacity(edges.len());
        let (mut from, mut letters, mut gaps) = (0, 0, 0);
        for edge in &edges {
            let text = Span::new(from, *edge).of(haystack);
            letters += text.chars().count();
            gaps += text.bytes().filter(|byte| *byte == 0x1e).count();
            counted.push((letters, gaps));
            from = *edge;
        }
        // Every end of a span is among the edges.
        let count = |byte: usize| edges.binary_search(&byte).map_or((0, 0), |at| counted[at]);
        Distances {
            ends: found
                .iter()
                .map(|one| [count(one.span.start), count(one.span.end)])
                .collect(),
            longest: found.iter().map(|one| one.span.len()).max().unwrap_or(0),
        }
    }

    /// Whether these two matches are near each other, and no gap lies between. `first` begins first.
    fn near(&self, first: usize, second: usize) -> bool {
        let ([_, (end, gaps)], [(start, more), _]) = (self.ends[first], self.ends[second]);
        start <= end + REACH && gaps >= more
    }
}

/// The matches of other kinds near one, before and after it.
pub(super) fn neighbours<'f>(
    indicators: &'f [Indicator],
    distances: &'f Distances,
    found: &'f [Located],
    at: usize,
) -> impl Iterator<Item = &'f Located> {
    const BYTES: usize = REACH * 4;
    let own = &found[at];
    let before = (0..at)
        .rev()
        .take_while(move |other| found[*other].span.start + distances.longest + BYTES >= own.span.start);
    let after = (at + 1..found.len()).take_while(move |other| found[*other].span.start <= own.span.end + BYTES);
    before
        .chain(after)
        .filter(move |other| indicators[found[*other].item].kind() != indicators[own.item].kind())
        .filter(move |other| distances.near(at.min(*other), at.max(*other)))
        .map(move |other| &found[other])
}
