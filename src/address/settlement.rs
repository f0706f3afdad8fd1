//! A settlement on a page with our building near it, where no street is named.

use crate::verify::{Grade, Match};

use super::Address;
use super::view::{Place, View};
use super::vocabulary::Meaning;

impl View<'_> {
    /// A settlement in the view's middle with our building near it, and no other street. `telling`: the building is one that few
    /// others are, or the settlement is all that the address has.
    pub(super) fn settlement(&self, address: &Address, telling: bool) -> Option<Match> {
        let is_place = |at: usize| {
            self.means(at, &[Meaning::Place, Meaning::Quarter])
                // `k.` is a village too.
                || self.tokens.get(at).is_some_and(|token| token.letters() == ['k'] && token.after.dot)
        };
        let named = (is_place(self.last + 1) && !self.tokens[self.last + 1].before.parts())
            || self
                .first
                .checked_sub(1)
                .is_some_and(|before| is_place(before) && self.close(before).is_some());
        let own = if is_place(self.last + 1) {
            self.last + 1
        } else {
            self.last
        };
        let streets = (0..self.tokens.len()).any(|at| at != own && self.begins_street(at));
        if !named || !telling || streets {
            return None;
        }
        // The nearest building after it, else before it, a line away at most.
        let is_building = |at: &usize| {
            self.tokens[*at].is_number() && matches!(self.place(*at, None), Place::Building | Place::Numbered)
        };
        let near = |from: usize, to: usize| {
            (from..to)
                .map(|at| u32::from(self.tokens[at].before.lines))
                .sum::<u32>()
                <= 1
        };
        // "Çaylı k., 34": right after it even without a word.
        let right_after = (own + 1 < self.tokens.len()
            && self.tokens[own + 1].is_number()
            && self.tokens[own + 1].before.comma
            && self.place(own + 1, None) == Place::Bare
            && !self.counts(own + 1))
        .then_some(own + 1);
        let at = right_after
            .or_else(|| (self.last + 1..self.tokens.len()).find(is_building))
            .filter(|at| near(self.last + 1, at + 1))
            .or_else(|| {
                (0..self.first)
                    .rev()
                    .find(is_building)
                    .filter(|at| near(at + 1, self.first + 1))
            })?;
        let building = self.range(at, self.building(address, at)?.last);
        let own = self.range(self.first, self.last);
        Some(Match {
            range: own.start.min(building.start)..own.end.max(building.end),
            grade: Grade::Part,
        })
    }
}
