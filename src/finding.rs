//! What the user is told: a finding, how bad it is for her, and why. Severity is decided here and nowhere else.

use crate::indicator::Kind;
use crate::span::Span;

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
