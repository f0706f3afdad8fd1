//! Building and flat around a street: which numbers of a view are hers, which are another address's.

use core::ops::Range;

use super::ordinal;
use super::token::What;
use super::view::{LINES, Place, Stands, View};
use super::vocabulary::{self, Meaning};
use super::{Address, Street};

/// What numbers stand around a street.
#[derive(Default)]
pub(super) struct Seen {
    /// Where our building stands.
    pub(super) building: Option<Range<usize>>,
    /// Nothing but words of an address stand between it and the street, and one of them says what it is.
    pub(super) told: bool,
    /// It stands right beside the street's name.
    pub(super) beside: bool,
    /// The flat that is named, and where.
    pub(super) flat: Option<(u32, Range<usize>)>,
}

/// Another building is named there, so the street is not followed by ours.
pub(super) struct OtherBuilding;

impl View<'_> {
    /// Building and flat around a street.
    pub(super) fn numbers(&self, address: &Address, street: &Street) -> Result<Seen, OtherBuilding> {
        let mut seen = Seen::default();
        self.right_before(address, street, &mut seen)?;
        self.after(address, street, &mut seen)?;
        self.before(address, street, &mut seen)?;
        Ok(seen)
    }

    /// "23A Larkspur Street": where English puts the building, and others a building with a letter.
    fn right_before(&self, address: &Address, street: &Street, seen: &mut Seen) -> Result<(), OtherBuilding> {
        let english = self.means(street.last, &[Meaning::EnglishStreet]);
        let between = self.tokens[street.first].before;
        let lettered = address.building.letter.is_some();
        let blocked = between.lines > 0 || between.other || between.dot;
        if blocked || !(english || lettered || street.quarter) {
            return Ok(());
        }
        // Up to building, letter and flat: "23 A / 58".
        let start = street.first.saturating_sub(3);
        let is_bare = |at: &usize| {
            self.tokens[*at].is_number()
                && matches!(self.place(*at, None), Place::Bare | Place::Numbered | Place::Building)
        };
        let whole = (start..street.first).filter(is_bare).find_map(|at| {
            let stands = self.building(address, at)?;
            (stands.flat.unwrap_or(stands.last) + 1 == street.first).then_some((at, stands))
        });
        // "14, Larkspur Street", but not "In 14, Larkspur Street was".
        let begins = |at: usize| {
            let before = self.tokens[at].before;
            at == 0 || before.lines > 0 || before.comma || before.colon || before.slash
        };
        let counts = |at: usize| between.comma && !begins(at);
        if let Some((at, stands)) = whole.filter(|(at, _)| !counts(*at)) {
            seen.building = Some(self.tokens[at].range.start..self.tokens[stands.last].range.end);
            seen.flat = stands.flat.and_then(|flat| self.flat(flat, Place::Bare));
            seen.beside = true;
        } else if english && !between.comma && street.first > 0 && is_bare(&(street.first - 1)) {
            return Err(OtherBuilding);
        }
        Ok(())
    }

    /// "küçəsi 23A, mənzil 58", up to the next street.
    fn after(&self, address: &Address, street: &Street, seen: &mut Seen) -> Result<(), OtherBuilding> {
        let (mut lines, mut plain, mut building_end) = (0_u8, false, None);
        let mut at = street.last + 1;
        while let Some(token) = self.tokens.get(at).filter(|_| !self.begins_street(at)) {
            lines = lines.saturating_add(token.before.lines);
            if lines > LINES {
                break;
            }
            if token.is_number() {
                let place = self.place_after(at, building_end, seen.building.is_some());
                let bare = place == Place::Bare;
                let expected =
                    seen.building.is_none() && (matches!(place, Place::Building | Place::Numbered) || (bare && !plain));
                if place == Place::Flat {
                    // Only a number with its word is the building's after this.
                    plain = true;
                    seen.flat = seen.flat.take().or_else(|| self.flat(at, place));
                } else if expected && let Some(Stands { last, flat }) = self.building(address, at) {
                    let end = flat.unwrap_or(last);
                    if bare && address.building.letter.is_none() && flat.is_none() && self.counts(end) {
                        plain = true;
                    } else {
                        seen.told = place == Place::Building && !plain;
                        seen.beside = at == street.last + 1;
                        seen.building = Some(self.start(at, place)..self.tokens[last].range.end);
                        seen.flat = seen.flat.take().or_else(|| self.flat(flat?, Place::Bare));
                        building_end = Some(end);
                    }
                    at = end;
                } else if expected && !(bare && self.counts(at)) {
                    return Err(OtherBuilding);
                } else if expected {
                    // "küçəsində 5 nəfər": a number that only counts something.
                    plain = true;
                } else if bare && building_end == Some(at - 1) && token.before.lines == 0 && !self.counts(at) {
                    // "23A, 58": the second number is the flat.
                    seen.flat = seen.flat.take().or_else(|| self.flat(at, place));
                }
            } else if self.is_plain(address, at) {
                plain = true;
            }
            at += 1;
        }
        Ok(())
    }

    /// What a number behind the street is.
    fn place_after(&self, at: usize, building_end: Option<usize>, has_building: bool) -> Place {
        let place = self.place(at, building_end);
        match place {
            // English puts `#` before a flat, others before a building.
            Place::Bare if self.tokens[at].before.hash && has_building => Place::Flat,
            // Turkish `d.` is a flat after the building; Russian in Latin letters `d.` is the building.
            Place::Flat if !has_building && self.tokens[at - 1].letters() == ['d'] => Place::Building,
            place => place,
        }
    }

    /// Whether a token is no part of an address, so that a bare number after it is none either.
    fn is_plain(&self, address: &Address, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.meaning {
            Some(Meaning::Else) => true,
            Some(_) => false,
            // "Sokak'ta": an ending.
            None if at > 0 && token.before.is_none() && self.tokens[at - 1].is_word() => false,
            None => !token.is_word() || !(ordinal::is_ordinal(token.letters()) || self.is_place(address, at)),
        }
    }

    /// "mənzil 58, ev 23A, Soltanlı küçəsi". What follows another street is that street's.
    fn before(&self, address: &Address, street: &Street, seen: &mut Seen) -> Result<(), OtherBuilding> {
        let building_after = seen.building.is_some();
        let mut lines = self.tokens[street.first].before.lines;
        let mut start = street.first;
        // With the building behind the street only its own line is looked at before it.
        while start > 0 && lines <= if building_after { 0 } else { LINES } && !self.begins_street(start - 1) {
            start -= 1;
            lines = lines.saturating_add(self.tokens[start].before.lines);
        }
        let others = start > 0 && self.begins_street(start - 1);
        for at in (start..street.first).rev().filter(|at| self.tokens[*at].is_number()) {
            let place = self.place(at, None);
            match place {
                Place::Flat if !others => seen.flat = seen.flat.take().or_else(|| self.flat(at, place)),
                Place::Building | Place::Numbered if seen.building.is_none() && !others => {
                    let stands = self.building(address, at).ok_or(OtherBuilding)?;
                    let end = stands.flat.unwrap_or(stands.last);
                    seen.told = place == Place::Building
                        && (end + 1..street.first).all(|between| {
                            !self.is_plain(address, between)
                                || vocabulary::is_preposition(self.tokens[between].letters())
                        });
                    seen.building = Some(self.start(at, place)..self.tokens[stands.last].range.end);
                    seen.flat = seen.flat.take().or_else(|| self.flat(stands.flat?, Place::Bare));
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
