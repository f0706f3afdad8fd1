//! How bad a finding is, in points: what the item weighs alone, and what other kinds of items near it add. Figures follow
//! from what each combination has to come to: a name alone is a notice, a phone a warning, both together danger.

use crate::indicator::{Indicator, Kind};
use crate::verify::Grade;

use super::{Located, Severity};

/// From here on a finding is a warning.
const WARN: u32 = 6;
/// From here on it is danger.
const DANGER: u32 = 12;
/// What a neighbour adds.
const NEAR: u32 = 6;
/// What it adds if both are light (a name, an e-mail address, a handle, a date of birth): such stand together on every contact page, and
/// however many there are, they come to a warning.
const NEAR_LIGHT: u32 = 4;
/// What a neighbour adds of which only a part is shown.
const NEAR_WEAK: u32 = 3;

/// How bad so many points are.
pub(super) fn severity(points: u32) -> Severity {
    match points {
        DANGER.. => Severity::Danger,
        WARN.. => Severity::Warn,
        _ => Severity::Notice,
    }
}

/// What an item weighs alone.
pub(super) fn weight(indicator: &Indicator, grade: Grade) -> u32 {
    let whole = match indicator.kind() {
        Kind::Name | Kind::Email | Kind::Handle | Kind::Birthdate => 2,
        Kind::Phrase => 4,
        Kind::Phone | Kind::Plate | Kind::Iban | Kind::Passage => WARN,
        Kind::Card | Kind::Address => DANGER,
        Kind::Id => {
            if indicator.opens_records() {
                DANGER
            } else {
                WARN
            }
        }
    };
    match grade {
        Grade::Whole => whole,
        // A piece of a private message gives it away as well as the whole.
        Grade::Part if indicator.kind() == Kind::Passage => whole,
        Grade::Part => whole / 2,
        // Beside what makes it one at all, a warning.
        Grade::Hint => WARN,
        Grade::Masked | Grade::Initials => (whole / 2).min(WARN - 1),
    }
}

/// How bad it can be at most, whatever stands near.
pub(super) fn most(kind: Kind, grade: Grade) -> Severity {
    match (grade, kind) {
        (Grade::Part | Grade::Whole, _) => Severity::Danger,
        (Grade::Masked, Kind::Card | Kind::Iban) | (Grade::Hint, _) => Severity::Warn,
        (Grade::Masked | Grade::Initials, _) => Severity::Notice,
    }
}

/// The points of a match, and the other kinds near it, the weightiest first.
pub(super) fn weigh<'f>(
    indicators: &[Indicator],
    found: &[Located],
    at: usize,
    near: impl Iterator<Item = &'f Located>,
) -> (u32, Vec<Kind>) {
    let own = &indicators[found[at].item];
    let alone = weight(own, found[at].grade);
    let mut kinds: Vec<(Kind, u32, bool)> = Vec::new();
    for neighbour in near {
        let other = &indicators[neighbour.item];
        // A hint says nothing about what stands near it.
        if other.kind() == own.kind() || neighbour.grade == Grade::Hint {
            continue;
        }
        let (weight, whole) = (weight(other, neighbour.grade), neighbour.grade >= Grade::Part);
        match kinds.iter_mut().find(|(kind, ..)| *kind == other.kind()) {
            Some((_, most, shown)) => (*most, *shown) = (weight.max(*most), whole || *shown),
            None => kinds.push((other.kind(), weight, whole)),
        }
    }
    kinds.sort_by_key(|(kind, weight, _)| (core::cmp::Reverse(*weight), *kind));
    let light = alone < WARN && kinds.iter().all(|(_, weight, _)| *weight < WARN);
    let adds = |(_, weight, whole): &(Kind, u32, bool)| match (whole, alone.max(*weight) < WARN) {
        (false, _) => NEAR_WEAK,
        (true, true) => NEAR_LIGHT,
        (true, false) => NEAR,
    };
    let points = alone + kinds.iter().map(adds).sum::<u32>();
    let points = if light { points.min(DANGER - 1) } else { points };
    (points, kinds.into_iter().map(|(kind, ..)| kind).collect())
}
