//! What the user is told: a finding, how bad it is for her, and why. Severity is decided here and nowhere else.

use crate::indicator::{Indicator, Kind};
use crate::span::Span;
use crate::verify::Grade;
use crate::watchlist::Exceptions;

/// How bad a finding is for the user, from "good to know" to "act".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know.
    Notice,
    /// Worth acting on.
    Warn,
    /// Act on this first.
    Danger,
}

impl Severity {
    /// The name used in messages, in `--json` and in the locales: `notice`, `warn`, `danger`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Notice => "notice",
            Severity::Warn => "warn",
            Severity::Danger => "danger",
        }
    }
}

/// Why a finding has its severity. Each has a sentence in the locales under `reason_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Only part of the value is visible (`4169 •••• •••• 1234`).
    Masked,
    /// Initials stand for a name.
    Initials,
    /// Another item of this kind stands near it.
    Near(Kind),
}

impl Reason {
    /// The name used in messages and in `--json`: `masked`, `initials`, `near-phone`, `near-name` ...
    pub fn name(self) -> String {
        match self {
            Reason::Masked => "masked".into(),
            Reason::Initials => "initials".into(),
            Reason::Near(kind) => format!("near-{}", kind.as_str()),
        }
    }
}

/// One watched item, found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which indicator: its number in the watchlist, in the order of adding.
    pub item: usize,
    /// The indicator's kind.
    pub kind: Kind,
    /// How bad it is here.
    pub severity: Severity,
    /// Why, most telling first, without repeats.
    pub reasons: Vec<Reason>,
    /// Where it stands in the haystack. It may cross line ends (an address over several lines).
    pub span: Span,
    /// The user said that this is fine: not marked, not counted, listed apart.
    pub accepted: bool,
    /// Names this finding's item and surrounding line, for "not mine": stable over versions, tells nothing readable.
    pub fingerprint: u64,
}

/// A match, before it is known what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    pub(crate) item: usize,
    pub(crate) span: Span,
    pub(crate) grade: Grade,
}

/// What an item weighs when it stands alone, and what it adds to others near it. Below `WARN` a finding is a notice.
const WARN: u32 = 6;
const DANGER: u32 = 12;
/// What another item near it adds, whole and in part.
const NEAR: u32 = 6;
const NEAR_WEAK: u32 = 3;
/// Items are near each other within this many characters.
const REACH: usize = 200;

/// What an item weighs alone.
fn weight(indicator: &Indicator, grade: Grade) -> u32 {
    let whole = match indicator.kind() {
        Kind::Name | Kind::Email | Kind::Handle => 2,
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
        Grade::Masked | Grade::Initials => (whole / 2).min(WARN - 1),
    }
}

/// Turns matches into findings: one for the same words, with severity, reasons and what the user accepted.
pub(crate) fn judge(
    indicators: &[Indicator],
    exceptions: &Exceptions,
    site: &str,
    haystack: &str,
    mut found: Vec<Located>,
) -> Vec<Finding> {
    settle(indicators, &mut found);
    (0..found.len())
        .map(|at| {
            let Located { item, span, grade } = found[at];
            let indicator = &indicators[item];
            let mut points = weight(indicator, grade);
            let mut reasons = Vec::new();
            match grade {
                Grade::Masked => reasons.push(Reason::Masked),
                Grade::Initials => reasons.push(Reason::Initials),
                Grade::Part | Grade::Whole => {}
            }
            let mut kinds: Vec<(Kind, u32, u32)> = Vec::new();
            for neighbour in neighbours(haystack, &found, at) {
                let other = &indicators[neighbour.item];
                if other.kind() == indicator.kind() {
                    continue;
                }
                let adds = if neighbour.grade >= Grade::Part {
                    NEAR
                } else {
                    NEAR_WEAK
                };
                match kinds.iter_mut().find(|(kind, ..)| *kind == other.kind()) {
                    Some((_, most, _)) => *most = adds.max(*most),
                    None => kinds.push((other.kind(), adds, weight(other, neighbour.grade))),
                }
            }
            points += kinds.iter().map(|(_, adds, _)| adds).sum::<u32>();
            kinds.sort_by_key(|(kind, _, weight)| (core::cmp::Reverse(*weight), *kind));
            reasons.extend(kinds.iter().map(|(kind, ..)| Reason::Near(*kind)));
            let severity = match points {
                DANGER.. if grade >= Grade::Part => Severity::Danger,
                WARN.. => Severity::Warn,
                _ => Severity::Notice,
            };
            let fingerprint = fingerprint(indicator, haystack, span);
            let accepted = exceptions.covers_site(item, site) || exceptions.covers_text(item, fingerprint);
            Finding {
                item,
                kind: indicator.kind(),
                severity,
                reasons,
                span,
                accepted,
                fingerprint,
            }
        })
        .collect()
}

/// Sorts matches by place and leaves one for the same words: the weightier, then the longer.
fn settle(indicators: &[Indicator], found: &mut Vec<Located>) {
    let worth = |one: &Located| (weight(&indicators[one.item], one.grade), one.grade, one.span.len());
    found.sort_by(|a, b| {
        worth(b)
            .cmp(&worth(a))
            .then(a.span.cmp(&b.span))
            .then(a.item.cmp(&b.item))
    });
    let mut kept: Vec<Located> = Vec::with_capacity(found.len());
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for one in found.drain(..) {
        let free = taken
            .range(..one.span.end)
            .next_back()
            .is_none_or(|(_, end)| *end <= one.span.start);
        if free {
            taken.insert(one.span.start, one.span.end);
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| one.span);
    *found = kept;
}

/// The matches near one, before and after it, not across a gap.
fn neighbours<'f>(haystack: &'f str, found: &'f [Located], at: usize) -> impl Iterator<Item = &'f Located> {
    let own = found[at].span;
    let near = move |between: &str| {
        between.len() <= REACH * 4 && !between.contains('\u{1e}') && between.chars().take(REACH + 1).count() <= REACH
    };
    let before = found[..at].iter().rev().take_while(move |other| {
        other.span.end >= own.start || near(Span::new(other.span.end, own.start).of(haystack))
    });
    let after = found[at + 1..].iter().take_while(move |other| {
        other.span.start <= own.end || near(Span::new(own.end, other.span.start).of(haystack))
    });
    before.chain(after)
}

/// FNV-1a over the kind, the normal form and the letters and digits of up to 80 characters on either side within the line.
fn fingerprint(indicator: &Indicator, haystack: &str, span: Span) -> u64 {
    const SIDE: usize = 80;
    let within = |letter: &char| !matches!(letter, '\n' | '\u{1e}');
    let before: Vec<char> = Span::new(0, span.start)
        .of(haystack)
        .chars()
        .rev()
        .take_while(within)
        .take(SIDE)
        .collect();
    let after = Span::new(span.end, haystack.len())
        .of(haystack)
        .chars()
        .take_while(within)
        .take(SIDE);
    let line = before
        .into_iter()
        .rev()
        .chain(span.of(haystack).chars())
        .chain(after)
        .filter(|letter| letter.is_alphanumeric());
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    indicator
        .kind()
        .as_str()
        .bytes()
        .chain([0])
        .chain(indicator.normal().bytes())
        .chain([0])
        .for_each(&mut add);
    for letter in line {
        letter.encode_utf8(&mut [0; 4]).bytes().for_each(&mut add);
    }
    hash
}
