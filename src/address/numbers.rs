//! Building and flat around a street: which numbers of a view are hers, which are another address's.

use core::ops::Range;

use crate::fold::Folded;

use super::token::{Token, What};
use super::view::{LINES, Place, View};
use super::vocabulary::{self, Meaning};
use super::{Address, Street};

/// What numbers stand around a street.
#[derive(Default)]
pub(super) struct Seen {
    /// Where our building stands.
    pub(super) building: Option<Range<usize>>,
    /// The flat that is named, and where.
    pub(super) flat: Option<(u32, Range<usize>)>,
}

/// Another building is named there, so the street is not followed by ours.
pub(super) struct OtherBuilding;

fn is_street(token: &Token) -> bool {
    matches!(token.meaning, Some(Meaning::Street | Meaning::EnglishStreet))
}

impl View {
    /// Building and flat around a street.
    pub(super) fn numbers(&self, text: &Folded<'_>, address: &Address, street: &Street) -> Result<Seen, OtherBuilding> {
        let mut seen = Seen::default();
        self.right_before(text, address, street, &mut seen)?;
        self.after(text, address, street, &mut seen)?;
        self.before(text, address, street, &mut seen)?;
        Ok(seen)
    }

    /// "23A Larkspur Street": where English puts the building, and others a building with a letter.
    fn right_before(
        &self,
        text: &Folded<'_>,
        address: &Address,
        street: &Street,
        seen: &mut Seen,
    ) -> Result<(), OtherBuilding> {
        let english = self.tokens[street.last].meaning == Some(Meaning::EnglishStreet);
        if self.tokens[street.first].before.parts() || !(english || address.building.letter.is_some()) {
            return Ok(());
        }
        // Up to building, letter and flat: "23 A / 58".
        let start = street.first.saturating_sub(3);
        let is_bare =
            |at: &usize| self.tokens[*at].is_number() && matches!(self.place(*at, None), Place::Bare | Place::Building);
        let whole = (start..street.first).filter(is_bare).find_map(|at| {
            let (last, flat) = self.building(text, address, at)?;
            (flat.unwrap_or(last) + 1 == street.first).then_some((at, last, flat))
        });
        if let Some((at, last, flat)) = whole {
            seen.building = Some(self.tokens[at].range.start..self.tokens[last].range.end);
            seen.flat = flat.and_then(|flat| self.flat(flat, Place::Bare));
        } else if english && street.first > 0 && is_bare(&(street.first - 1)) {
            return Err(OtherBuilding);
        }
        Ok(())
    }

    /// "küçəsi 23A, mənzil 58", up to the next street.
    fn after(
        &self,
        text: &Folded<'_>,
        address: &Address,
        street: &Street,
        seen: &mut Seen,
    ) -> Result<(), OtherBuilding> {
        let (mut lines, mut plain, mut building_end) = (0_u8, false, None);
        let mut at = street.last + 1;
        while let Some(token) = self.tokens.get(at).filter(|token| !is_street(token)) {
            lines = lines.saturating_add(token.before.lines);
            if lines > LINES {
                break;
            }
            if token.is_number() {
                let mut place = self.place(at, building_end);
                // Turkish `d.` is a flat after the building; Russian in Latin letters `d.` is the building.
                if place == Place::Bare && token.before.hash {
                    place = Place::Flat;
                }
                if place == Place::Flat && seen.building.is_none() && self.tokens[at - 1].letters() == ['d'] {
                    place = Place::Building;
                }
                let expected =
                    seen.building.is_none() && (place == Place::Building || (place == Place::Bare && !plain));
                if place == Place::Flat {
                    // Only a number with its word is the building's after this.
                    plain = true;
                    seen.flat = seen.flat.take().or_else(|| self.flat(at, place));
                } else if expected && let Some((last, flat)) = self.building(text, address, at) {
                    let end = flat.unwrap_or(last);
                    if place == Place::Bare
                        && address.building.letter.is_none()
                        && flat.is_none()
                        && self.counts(text, end)
                    {
                        plain = true;
                    } else {
                        seen.building = Some(self.start(at, place)..self.tokens[last].range.end);
                        seen.flat = seen.flat.take().or_else(|| self.flat(flat?, Place::Bare));
                        building_end = Some(end);
                    }
                    at = end;
                } else if expected && !(place == Place::Bare && self.counts(text, at)) {
                    return Err(OtherBuilding);
                } else if expected {
                    // "küçəsində 5 nəfər": a number that only counts something.
                    plain = true;
                } else if place == Place::Bare
                    && building_end == Some(at - 1)
                    && token.before.lines == 0
                    && !self.counts(text, at)
                {
                    // "23A, 58": the second number is the flat.
                    seen.flat = seen.flat.take().or_else(|| self.flat(at, place));
                }
            } else if !token.is_word() || (token.meaning.is_none() && !vocabulary::is_ordinal(token.letters())) {
                plain = true;
            }
            at += 1;
        }
        Ok(())
    }

    /// "mənzil 58, ev 23A, Soltanlı küçəsi". What follows another street is that street's.
    fn before(
        &self,
        text: &Folded<'_>,
        address: &Address,
        street: &Street,
        seen: &mut Seen,
    ) -> Result<(), OtherBuilding> {
        let building_after = seen.building.is_some();
        let mut lines = self.tokens[street.first].before.lines;
        let mut start = street.first;
        // With the building behind the street only its own line is looked at before it.
        while start > 0 && lines <= if building_after { 0 } else { LINES } && !is_street(&self.tokens[start - 1]) {
            start -= 1;
            lines = lines.saturating_add(self.tokens[start].before.lines);
        }
        let others = start > 0 && is_street(&self.tokens[start - 1]);
        for at in (start..street.first).rev().filter(|at| self.tokens[*at].is_number()) {
            let place = self.place(at, None);
            match place {
                Place::Flat if !others => seen.flat = seen.flat.take().or_else(|| self.flat(at, place)),
                Place::Building if seen.building.is_none() && !others => {
                    let (last, flat) = self.building(text, address, at).ok_or(OtherBuilding)?;
                    seen.building = Some(self.start(at, place)..self.tokens[last].range.end);
                    seen.flat = seen.flat.take().or_else(|| self.flat(flat?, Place::Bare));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Both places as one, unless a number that is no part of an address stands between: her phone is a finding of its own.
    pub(super) fn join(&self, one: Range<usize>, other: Range<usize>) -> Range<usize> {
        let between = one.end.min(other.end)..one.start.max(other.start);
        let foreign = (0..self.tokens.len()).any(|at| {
            let token = &self.tokens[at];
            let inside = between.start <= token.range.start && token.range.end <= between.end;
            inside && !token.is_word() && (!token.is_number() || self.place(at, None) == Place::Bare)
        });
        if foreign {
            return one;
        }
        one.start.min(other.start)..one.end.max(other.end)
    }

    /// Where the number begins, with the word that says what it is.
    fn start(&self, at: usize, place: Place) -> usize {
        let word = at.checked_sub(1).filter(|before| {
            place != Place::Bare && self.tokens[*before].meaning.is_some() && !self.tokens[at].before.parts()
        });
        self.tokens[word.unwrap_or(at)].range.start
    }

    fn flat(&self, at: usize, place: Place) -> Option<(u32, Range<usize>)> {
        match self.tokens[at].what {
            What::Number { value, .. } => Some((value, self.start(at, place)..self.tokens[at].range.end)),
            _ => None,
        }
    }
}
