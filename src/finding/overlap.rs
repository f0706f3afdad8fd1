//! Of several matches for the same words, the one that is told.

use std::collections::BTreeMap;

use crate::indicator::{Indicator, Kind};
use crate::verify::Grade;

use super::weight::weight;
use super::{Located, Subject};

/// Sorts matches by place and leaves one for the same words: the weightier, then the longer. Only a passage or a phrase may
/// hold something else: those are other words than the whole of it.
pub(super) fn settle(indicators: &[Indicator], found: &mut Vec<Located>) {
    // A hint gives way to all else.
    let kind = |one: &Located| Subject::of(indicators, one.watched).kind();
    let worth = |one: &Located| {
        (
            one.grade != Grade::Hint,
            weight(Subject::of(indicators, one.watched), one.grade),
            one.grade,
            // A name that runs from one handle into the next is longer than either.
            kind(one) != Kind::Name,
            one.span.len(),
        )
    };
    let holds = |one: &Located| matches!(kind(one), Kind::Passage | Kind::Phrase);
    found.sort_by(|a, b| {
        worth(b)
            .cmp(&worth(a))
            .then(a.span.cmp(&b.span))
            .then(a.watched.cmp(&b.watched))
    });
    let mut kept: Vec<Located> = Vec::with_capacity(found.len());
    for of_holders in [false, true] {
        let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
        for one in found.iter().filter(|one| holds(one) == of_holders) {
            let last = taken.range(..one.span.end).next_back();
            if last.is_none_or(|(_, end)| *end <= one.span.start) {
                taken.insert(one.span.start, one.span.end);
                kept.push(one.clone());
            }
        }
        if of_holders {
            // The same words as an item of another kind, or hardly more, are no second finding.
            let others: BTreeMap<usize, usize> = kept
                .iter()
                .filter(|one| !holds(one))
                .map(|one| (one.span.start, one.span.end))
                .collect();
            kept.retain(|one| {
                !holds(one)
                    || others
                        .range(..one.span.end)
                        .next_back()
                        .is_none_or(|(start, end)| *end <= one.span.start || (end - start) * 2 <= one.span.len())
            });
        }
    }
    kept.sort_by_key(|one| (one.span, one.watched));
    *found = kept;
}
