//! What the user is told: a finding, how bad it is for her, and why. Severity is decided here and nowhere else.

mod fingerprint;
mod near;
mod overlap;
mod weight;

use crate::context::{self, Category};
use crate::indicator::{Indicator, Kind};
use crate::span::Span;
use crate::verify::Grade;
use crate::watchlist::{Exceptions, Watched};

use fingerprint::{fingerprint, of_messages, of_the_line};
use near::{Nearby, is_beside_person};
use overlap::settle;
use weight::{most, weigh, weight};

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
    /// The words around it are of this category.
    Words(Category),
    /// Another item of this kind stands near it.
    Near(Kind),
}

impl Reason {
    /// The name used in messages and in `--json`: `masked`, `initials`, `threat`, `escort`, `near-phone` ...
    pub fn name(self) -> String {
        match self {
            Reason::Masked => "masked".into(),
            Reason::Initials => "initials".into(),
            Reason::Words(category) => category.as_str().into(),
            Reason::Near(kind) => format!("near-{}", kind.as_str()),
        }
    }
}

/// One watched item, found at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what: an item of the watchlist, or a chat whose messages are protected.
    pub watched: Watched,
    /// The kind; a piece of a chat's messages is a passage.
    pub kind: Kind,
    /// How bad it is here.
    pub severity: Severity,
    /// Why, most telling first, without repeats.
    pub reasons: Vec<Reason>,
    /// Where it stands in the haystack. It may cross line ends (an address over several lines).
    pub span: Span,
    /// The user said that this is fine: not marked, not counted, listed apart.
    pub accepted: bool,
    /// Names this finding's item and what stands around it, for "not mine": the same for every form of the value, stable
    /// over versions, tells nothing readable.
    pub fingerprint: u64,
    /// About how many words of a chat's messages stand there; of nothing else.
    pub words: Option<u32>,
}

/// A match, before it is known what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    pub(crate) watched: Watched,
    pub(crate) span: Span,
    pub(crate) grade: Grade,
    /// Of messages: how many words.
    pub(crate) words: Option<u32>,
}

/// What a match is of.
#[derive(Clone, Copy)]
enum Subject<'i> {
    Item(&'i Indicator),
    Messages,
}

impl<'i> Subject<'i> {
    fn of(indicators: &'i [Indicator], watched: Watched) -> Subject<'i> {
        match watched {
            Watched::Item(item) => Subject::Item(&indicators[item]),
            Watched::Chat(_) => Subject::Messages,
        }
    }

    fn kind(self) -> Kind {
        match self {
            Subject::Item(indicator) => indicator.kind(),
            Subject::Messages => Kind::Passage,
        }
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
    if found.is_empty() {
        return Vec::new();
    }
    let nearby = Nearby::new(indicators, haystack, &found);
    let places: Vec<Span> = found.iter().map(|one| one.span).collect();
    let contexts = context::read(haystack, &places);
    let fingerprints: Vec<u64> = found
        .iter()
        .map(|one| match Subject::of(indicators, one.watched) {
            Subject::Item(indicator) => fingerprint(indicator, haystack, one.span),
            Subject::Messages => of_messages(one.span.of(haystack)),
        })
        .collect();
    let dismissed = dismissed(indicators, exceptions, haystack, &found, &fingerprints);
    // What is said of another person or thing holds for the other forms of the value beside it.
    let dismissed = nearby.spread(&found, &dismissed);
    (0..found.len())
        .zip(contexts)
        .filter_map(|(at, context)| {
            let Located {
                watched,
                span,
                grade,
                words: messages,
            } = found[at];
            let subject = Subject::of(indicators, watched);
            let kind = subject.kind();
            let near = nearby.of(at);
            let beside = || match kind {
                // A few words that others may write as well are a piece of a message beside another, or beside an item.
                Kind::Passage => !near.is_empty() || nearby.has_twin(at),
                // A hint is told of only beside the user's name or phone.
                _ => is_beside_person(indicators, haystack, &found, at),
            };
            if grade == Grade::Hint && !beside() {
                return None;
            }
            let (severity, words) = weigh(kind, weight(subject, grade), &near, &context);
            let own = match grade {
                Grade::Masked => Some(Reason::Masked),
                Grade::Initials => Some(Reason::Initials),
                Grade::Hint | Grade::Part | Grade::Whole => None,
            };
            Some(Finding {
                watched,
                kind,
                severity: severity.min(most(kind, grade)),
                reasons: own
                    .into_iter()
                    .chain(words.into_iter().map(Reason::Words))
                    .chain(near.into_iter().map(|other| Reason::Near(other.kind)))
                    .collect(),
                span,
                accepted: exceptions.covers_site(watched, site) || dismissed[at],
                fingerprint: fingerprints[at],
                words: messages,
            })
        })
        .collect()
}

/// Which matches the user said are not hers.
fn dismissed(
    indicators: &[Indicator],
    exceptions: &Exceptions,
    haystack: &str,
    found: &[Located],
    fingerprints: &[u64],
) -> Vec<bool> {
    if !exceptions.has_texts() {
        return vec![false; found.len()];
    }
    let covers = |(one, fingerprint): (&Located, &u64)| {
        exceptions.covers_text(one.watched, *fingerprint)
            || match Subject::of(indicators, one.watched) {
                Subject::Item(indicator) => {
                    exceptions.covers_text(one.watched, of_the_line(indicator, haystack, one.span))
                }
                Subject::Messages => false,
            }
    };
    found.iter().zip(fingerprints).map(covers).collect()
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
        let text = "Zəng: 050 012 34 56, mağaza";
        let mut first = watchlist();
        let fingerprint = first.compile().unwrap().scan("", text)[0].fingerprint;
        // Figures that sealed files hold, now and as they were made at first: if this fails, every "not mine" is forgotten.
        assert_eq!(format!("{fingerprint:016x}"), "b702c8ff7919f52d");
        first.accept_text(1, fingerprint);
        let mut early = watchlist();
        early.accept_text(1, 0xe75c_d879_952c_4b46);
        for scanner in [first.compile().unwrap(), early.compile().unwrap()] {
            assert!(scanner.scan("", text)[0].accepted);
            assert!(scanner.scan("", &format!("Əvvəl\n{text} \nsonra"))[0].accepted);
            assert!(!scanner.scan("", "Zəng: 050 012 34 56, klinika")[0].accepted);
        }
    }

    /// Says "not mine" of the first finding in one text, and tells which in another are accepted.
    fn not_mine(of: &str, haystack: &str) -> Vec<(Kind, bool)> {
        let mut watchlist = watchlist();
        let first = watchlist.compile().unwrap().scan("", of).swap_remove(0);
        watchlist.accept_text(first.watched, first.fingerprint);
        let findings = watchlist.compile().unwrap().scan("", haystack);
        findings.into_iter().map(|one| (one.kind, one.accepted)).collect()
    }

    #[test]
    fn not_mine_holds_for_every_form_of_the_value() {
        for (of, forms) in [
            (
                "Həkim-ginekoloq Leyla Tağıbəyli, Gəncə şəhər klinikası",
                [
                    "HƏKİM-GİNEKOLOQ LEYLA TAĞIBƏYLİ, GƏNCƏ ŞƏHƏR KLİNİKASI",
                    "Həkim-ginekoloq Leyla Tağıbəylinin, Gəncə şəhər klinikası",
                    "hekim ginekoloq Leyla Tagibeyli - Gence seher klinikasi",
                    "Һәким-ҝинеколог Лејла Тағыбәјли, Ҝәнҹә шәһәр клиникасы",
                ],
            ),
            (
                "Sifariş nömrəsi 050 012 34 56, anbar",
                [
                    "Sifariş nömrəsi 0500123456, anbar",
                    "Sifariş nömrəsi: +994 (50) 012-34-56; anbar",
                    "Sifariş nömrəsi ０５０ ０１２ ３４ ５６, anbar",
                    "Sifariş nömrəsi 050 012 ** 56, anbar",
                ],
            ),
        ] {
            for form in forms {
                let accepted = not_mine(of, form);
                assert!(matches!(accepted[..], [(_, true)]), "{form}: {accepted:?}");
            }
        }
    }

    #[test]
    fn not_mine_holds_beside_it_and_no_further() {
        let of = "Həkim-ginekoloq Leyla Tağıbəyli, Gəncə şəhər klinikası";
        let after = |between: &str| {
            let haystack = format!("{of}{between}Leyla Tağıbəylinin qəbulu, 050 012 34 56");
            not_mine(&haystack, &haystack)
        };
        let name = |accepted| (Kind::Name, accepted);
        let phone = (Kind::Phone, false);
        assert_eq!(after(". "), [name(true), name(true), phone]);
        assert_eq!(after("\n"), [name(true), name(false), phone]);
        assert_eq!(after("\u{1e}"), [name(true), name(false), phone]);
        assert_eq!(
            after(&format!("{} ", " a".repeat(101))),
            [name(true), name(false), phone]
        );
        // Another line about her, in other words.
        assert_eq!(not_mine(of, "Hüquqşünas Leyla Tağıbəyli, Bakı"), [name(false)]);
    }

    #[test]
    fn a_value_alone_in_its_line_is_the_same_wherever_it_stands_alone() {
        let of = "Qalib gələnlər\nLeyla Tağıbəyli\nRauf Əlizadə";
        assert_eq!(not_mine(of, "LEYLA TAGIBEYLI\nsabah"), [(Kind::Name, true)]);
        assert_eq!(not_mine(of, "Leyla Tağıbəyli gəldi"), [(Kind::Name, false)]);
    }
}
