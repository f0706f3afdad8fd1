//! What the user is told: a finding, how bad it is for her, and why. Severity is decided here and nowhere else.

use std::collections::BTreeMap;

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

// How bad a finding is, in points: what the item weighs alone, and what other kinds of items near it add. Figures follow
// from what each combination has to come to: a name alone is a notice, a phone a warning, both together danger.

/// From here on a finding is a warning.
const WARN: u32 = 6;
/// From here on it is danger.
const DANGER: u32 = 12;
/// What a neighbour adds.
const NEAR: u32 = 6;
/// What it adds if both are light (a name, an e-mail address, a handle): such stand together on every contact page, and
/// however many there are, they come to a warning.
const NEAR_LIGHT: u32 = 4;
/// What a neighbour adds of which only a part is shown.
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
        // Beside what makes it one at all, a warning.
        Grade::Hint => WARN,
        Grade::Masked | Grade::Initials => (whole / 2).min(WARN - 1),
    }
}

/// How bad it can be at most, whatever stands near.
fn most(kind: Kind, grade: Grade) -> Severity {
    match (grade, kind) {
        (Grade::Part | Grade::Whole, _) => Severity::Danger,
        (Grade::Masked, Kind::Card | Kind::Iban) | (Grade::Hint, _) => Severity::Warn,
        (Grade::Masked | Grade::Initials, _) => Severity::Notice,
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
    let distances = Distances::new(haystack, &found);
    (0..found.len())
        .filter_map(|at| {
            let Located { item, span, grade } = found[at];
            let indicator = &indicators[item];
            let (points, near) = weigh(indicators, &found, at, neighbours(indicators, &distances, &found, at));
            // A hint is told of only beside the user's name or phone.
            if grade == Grade::Hint && !is_beside_person(indicators, haystack, &found, at) {
                return None;
            }
            let severity = match points {
                DANGER.. => Severity::Danger,
                WARN.. => Severity::Warn,
                _ => Severity::Notice,
            };
            let own = match grade {
                Grade::Masked => Some(Reason::Masked),
                Grade::Initials => Some(Reason::Initials),
                Grade::Hint | Grade::Part | Grade::Whole => None,
            };
            let fingerprint = fingerprint(indicator, haystack, span);
            Some(Finding {
                item,
                kind: indicator.kind(),
                severity: severity.min(most(indicator.kind(), grade)),
                reasons: own.into_iter().chain(near.into_iter().map(Reason::Near)).collect(),
                span,
                accepted: exceptions.covers_site(item, site) || exceptions.covers_text(item, fingerprint),
                fingerprint,
            })
        })
        .collect()
}

/// Whether the user's name or phone stands in the same line, a few words away: that is what makes a hint a finding.
fn is_beside_person(indicators: &[Indicator], haystack: &str, found: &[Located], at: usize) -> bool {
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

/// The points of a match, and the other kinds near it, the weightiest first.
fn weigh<'f>(
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

/// Sorts matches by place and leaves one for the same words: the weightier, then the longer. Only a passage or a phrase may
/// hold something else: those are other words than the whole of it.
fn settle(indicators: &[Indicator], found: &mut Vec<Located>) {
    // A hint gives way to all else.
    let worth = |one: &Located| {
        (
            one.grade != Grade::Hint,
            weight(&indicators[one.item], one.grade),
            one.grade,
            // A name that runs from one handle into the next is longer than either.
            indicators[one.item].kind() != Kind::Name,
            one.span.len(),
        )
    };
    let holds = |one: &Located| matches!(indicators[one.item].kind(), Kind::Passage | Kind::Phrase);
    found.sort_by(|a, b| {
        worth(b)
            .cmp(&worth(a))
            .then(a.span.cmp(&b.span))
            .then(a.item.cmp(&b.item))
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
    kept.sort_by_key(|one| (one.span, one.item));
    *found = kept;
}

/// How many characters and gaps lie before each end of each match: distances without reading the text between again.
struct Distances {
    ends: Vec<[(usize, usize); 2]>,
    longest: usize,
}

impl Distances {
    fn new(haystack: &str, found: &[Located]) -> Distances {
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
fn neighbours<'f>(
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

/// Names an item and the line around a finding: FNV-1a (64 bits) over the kind's name, a zero byte, the normal form, a zero
/// byte, and the letters and digits of the finding and of up to 80 characters on either side within its line, as UTF-8.
/// It may not change: exceptions in sealed files hold it.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watchlist::Watchlist;

    fn watchlist() -> Watchlist {
        let mut watchlist = Watchlist::new();
        for (kind, value) in [
            (Kind::Name, "Leyla Tağıbəyli"),
            (Kind::Phone, "050 012 34 56"),
            (Kind::Email, "leyla.tagibeyli@mail.example"),
            (Kind::Handle, "leyla.nar93"),
            (Kind::Id, "5ABC7DE"),
            (
                Kind::Passage,
                "Sabah axşam saat səkkizdə köhnə dəyirmanın yanında görüşək, nömrəm 050 012 34 56",
            ),
        ] {
            watchlist.add(Indicator::parse(kind, value, &[], false).unwrap());
        }
        watchlist
    }

    fn told(haystack: &str) -> Vec<(Kind, Severity, Vec<Reason>)> {
        let findings = watchlist().compile().unwrap().scan("", haystack);
        findings
            .into_iter()
            .map(|finding| (finding.kind, finding.severity, finding.reasons))
            .collect()
    }

    #[test]
    fn two_items_together_are_worse_than_each() {
        assert_eq!(told("Leyla Tağıbəyli"), [(Kind::Name, Severity::Notice, vec![])]);
        assert_eq!(told("050 012 34 56"), [(Kind::Phone, Severity::Warn, vec![])]);
        assert_eq!(
            told("Leyla Tağıbəyli, 050 012 34 56"),
            [
                (Kind::Name, Severity::Warn, vec![Reason::Near(Kind::Phone)]),
                (Kind::Phone, Severity::Danger, vec![Reason::Near(Kind::Name)]),
            ]
        );
        assert_eq!(told("5ABC7DE"), [(Kind::Id, Severity::Danger, vec![])]);
    }

    #[test]
    fn light_items_never_come_to_danger() {
        let found = told("Leyla Tağıbəyli, leyla.tagibeyli@mail.example, @leyla.nar93");
        assert!(
            found.iter().all(|(_, severity, _)| *severity == Severity::Warn),
            "{found:?}"
        );
        assert_eq!(found[0].2, [Reason::Near(Kind::Email), Reason::Near(Kind::Handle)]);
    }

    #[test]
    fn far_apart_or_across_a_gap_they_are_alone() {
        for between in ["\u{1e}".to_owned(), " a".repeat(101), " ə".repeat(101)] {
            let found = told(&format!("Leyla Tağıbəyli{between} 050 012 34 56"));
            assert_eq!(
                found.iter().map(|(_, severity, _)| *severity).collect::<Vec<_>>(),
                [Severity::Notice, Severity::Warn]
            );
        }
        let found = told(&format!("Leyla Tağıbəyli{} 050 012 34 56", " ə".repeat(90)));
        assert_eq!(found[1].1, Severity::Danger);
    }

    #[test]
    fn a_name_inside_an_address_is_no_second_finding() {
        assert_eq!(told("leyla.tagibeyli@mail.example").len(), 1);
    }

    #[test]
    fn a_passage_may_hold_a_number() {
        let found = told("Sabah axşam saat səkkizdə köhnə dəyirmanın yanında görüşək, nömrəm 050 012 34 56");
        assert_eq!(
            found.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(),
            [Kind::Passage, Kind::Phone]
        );
    }

    #[test]
    fn masked_figures_stay_low() {
        let found = told("Leyla Tağıbəyli, 050 012 ** 56");
        assert_eq!(
            found[1],
            (
                Kind::Phone,
                Severity::Notice,
                vec![Reason::Masked, Reason::Near(Kind::Name)]
            )
        );
    }

    #[test]
    fn accepted_findings_stay_neighbours() {
        let mut watchlist = watchlist();
        watchlist.accept_on(0, "Example.org");
        let scanner = watchlist.compile().unwrap();
        for (site, accepted) in [
            ("example.org", true),
            ("www.example.org", true),
            ("badexample.org", false),
            ("org", false),
            ("", false),
        ] {
            let found = scanner.scan(site, "Leyla Tağıbəyli, 050 012 34 56");
            assert_eq!(
                found.iter().map(|one| one.accepted).collect::<Vec<_>>(),
                [accepted, false],
                "{site}"
            );
            assert_eq!(found[1].severity, Severity::Danger);
        }
    }

    #[test]
    fn a_dismissed_text_stays_dismissed() {
        let mut watchlist = watchlist();
        let text = "Zəng: 050 012 34 56, mağaza";
        let fingerprint = watchlist.compile().unwrap().scan("", text)[0].fingerprint;
        // A figure that sealed files hold: if this fails, every "not mine" is forgotten.
        assert_eq!(format!("{fingerprint:016x}"), "e75cd879952c4b46");
        watchlist.accept_text(1, fingerprint);
        let scanner = watchlist.compile().unwrap();
        assert!(scanner.scan("", text)[0].accepted);
        assert!(scanner.scan("", &format!("Əvvəl\n{text} \nsonra"))[0].accepted);
        assert!(!scanner.scan("", "Zəng: 050 012 34 56, klinika")[0].accepted);
    }
}
