//! How bad a finding is, in points: what the item weighs alone, what other kinds of items near it add, and what the words
//! around it add. Figures follow from what each combination has to come to: a name alone is a notice, a phone a warning,
//! both together danger; a name in a smear a warning, in a threat danger, in a report about a threat a notice.
//! `tests/scenarios.md` holds what they have to come to.

use crate::context::{Category, Context};
use crate::indicator::Kind;
use crate::verify::Grade;

use super::near::Neighbour;
use super::{Severity, Subject};

/// From here on a finding is a warning.
const WARN: u32 = 6;
/// From here on it is danger.
const DANGER: u32 = 12;
/// A piece of private messages: a warning, and danger with anything that adds to it.
const MESSAGES: u32 = DANGER - 2;
/// What a neighbour adds.
const NEAR: u32 = 6;
/// What it adds if both are light (a name, an e-mail address, a handle, a date of birth): such stand together on every contact page, and
/// however many there are, they come to a warning.
const NEAR_LIGHT: u32 = 4;
/// What a neighbour adds of which only a part is shown.
const NEAR_WEAK: u32 = 3;

/// How bad so many points are.
fn severity(points: u32) -> Severity {
    match points {
        DANGER.. => Severity::Danger,
        WARN.. => Severity::Warn,
        _ => Severity::Notice,
    }
}

/// What an item weighs alone.
pub(super) fn weight(subject: Subject<'_>, grade: Grade) -> u32 {
    let kind = subject.kind();
    let whole = match kind {
        // Whatever else is said there makes it danger: they were taken out of a chat, and put where it is said.
        Kind::Passage if matches!(subject, Subject::Messages) => MESSAGES,
        Kind::Name | Kind::Email | Kind::Handle | Kind::Birthdate => 2,
        Kind::Phrase => 4,
        Kind::Phone | Kind::Plate | Kind::Iban | Kind::Passage => WARN,
        Kind::Card | Kind::Address => DANGER,
        Kind::Id => {
            if matches!(subject, Subject::Item(indicator) if indicator.opens_records()) {
                DANGER
            } else {
                WARN
            }
        }
    };
    match grade {
        Grade::Whole => whole,
        // A piece of a private message gives it away as well as the whole.
        Grade::Part if kind == Kind::Passage => whole,
        Grade::Part => whole / 2,
        // A given name is many people's; anything else beside what makes it one at all is a warning.
        Grade::Hint if kind == Kind::Name => whole,
        Grade::Hint => WARN,
        Grade::Masked | Grade::Initials => (whole / 2).min(WARN - 1),
    }
}

/// How bad it can be at most, whatever stands near.
pub(super) fn most(kind: Kind, grade: Grade) -> Severity {
    match (grade, kind) {
        (Grade::Part | Grade::Whole, _) => Severity::Danger,
        (Grade::Hint, Kind::Name) | (Grade::Initials, _) => Severity::Notice,
        (Grade::Masked, Kind::Card | Kind::Iban) | (Grade::Hint, _) => Severity::Warn,
        (Grade::Masked, _) => Severity::Notice,
    }
}

/// What a category of words near a match adds.
const fn adds(category: Category) -> u32 {
    match category {
        Category::Threat | Category::Blackmail => 10,
        Category::Escort | Category::Sexual | Category::Outing | Category::HomeVisit => 8,
        Category::Harassment | Category::Exposure => 6,
        Category::BadMother | Category::MentalIllness => 4,
        Category::Traitor => 2,
    }
}

/// What each further category adds, and an invitation to get in touch beside one.
const FURTHER: u32 = 2;

/// How grave a match is, and the categories of words near it that make it so.
pub(super) fn weigh(kind: Kind, alone: u32, near: &[Neighbour], context: &Context) -> (Severity, Vec<Category>) {
    let light = alone < WARN && near.iter().all(|other| other.weight < WARN);
    let add = |other: &Neighbour| match (other.whole, alone.max(other.weight) < WARN) {
        (false, _) => NEAR_WEAK,
        (true, true) => NEAR_LIGHT,
        (true, false) => NEAR,
    };
    let items = alone + near.iter().map(add).sum::<u32>();
    let items = if light { items.min(DANGER - 1) } else { items };
    // A text that only tells of it says nothing about a name; beside a phone number, half of what it would.
    let words = match (context.tempered, light) {
        (true, true) => 0,
        (true, false) => said(context) / 2,
        (false, _) => said(context),
    };
    let told = if words > 0 {
        context.categories.clone()
    } else {
        Vec::new()
    };
    let severity = severity(items + words);
    // What she herself gave for the page: her name, and where to reach her.
    let reachable = |kind: Kind| matches!(kind, Kind::Name | Kind::Phone | Kind::Email | Kind::Handle);
    if context.ordinary
        && context.categories.is_empty()
        && reachable(kind)
        && near.iter().all(|other| reachable(other.kind))
    {
        let most = if light { Severity::Notice } else { Severity::Warn };
        return (severity.min(most), told);
    }
    (severity, told)
}

/// The points of the words around a match.
fn said(context: &Context) -> u32 {
    let most = context.categories.iter().map(|category| adds(*category)).max();
    let further = context.categories.len().saturating_sub(1) + usize::from(context.contact);
    most.map_or(0, |most| most + FURTHER * further as u32)
}
