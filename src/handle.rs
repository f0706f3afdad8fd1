//! Handles: a user's name on some platform, with or without `@`, and in links to the profile.
//!
//! A handle that is a plain word (`leyla`) is one only after `@`, in a link or after a platform's name; one with a digit or a
//! sign in it is also found bare. It is never part of a longer word or handle.

use core::ops::Range;

use crate::chain::Chain;
use crate::class;
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::mail::goes_on;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match};

/// What stands before a handle in a link to a profile, and what platforms are called where people name them.
const PLATFORMS: &[&[u8]] = &[
    b"instagram",
    b"insta",
    b"inst",
    b"ig",
    b"telegram",
    b"tg",
    b"t",
    b"facebook",
    b"fb",
    b"tiktok",
    b"tt",
    b"twitter",
    b"x",
    b"youtube",
    b"vk",
    b"ok",
    b"threads",
    b"github",
    b"linkedin",
    b"snapchat",
    b"twitch",
    b"discord",
    b"pinterest",
    b"reddit",
    b"domain",
    b"nick",
    b"nickname",
    b"nik",
    b"username",
    b"user",
    b"profile",
    b"profil",
];
const PLATFORMS_CYRILLIC: &[&str] = &[
    "инста",
    "инст",
    "инстаграм",
    "тг",
    "телеграм",
    "телега",
    "вк",
    "фб",
    "фейсбук",
    "тикток",
    "ник",
    "юзер",
];
/// How far before a handle its platform may be named, in a link and before a colon.
const BEFORE: usize = 32;

/// A handle, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Handle {
    normal: String,
    chain: Chain,
    /// The same without its signs, if it has any: people drop them.
    joined: Option<Chain>,
    /// It is told from a word by nothing.
    word: bool,
}

impl Handle {
    pub(crate) fn parse(value: &str) -> Result<Handle, ParseError> {
        let value = value.trim();
        // Of a link the last part of the path; a query is not part of it, unless the handle stands there.
        let value = value.split_once("domain=").map_or(value, |(_, name)| name);
        let value = value
            .split(['?', '#', '&'])
            .next()
            .unwrap_or_default()
            .trim_end_matches('/');
        let value = value.rsplit('/').next().unwrap_or_default().trim_start_matches('@');
        let text = Folded::new(value);
        let classes = text.classes();
        let letters = classes.iter().filter(|class| class::is_word(**class)).count();
        if letters == 0 {
            return Err(ParseError::Empty);
        }
        if classes
            .iter()
            .any(|class| !class::is_word(*class) && !b"._-".contains(class))
        {
            return Err(ParseError::NotThisKind);
        }
        if letters < 3 {
            return Err(ParseError::TooShort);
        }
        let chain = Chain::new(classes).ok_or(ParseError::Empty)?;
        let joined: Vec<u8> = classes.iter().copied().filter(|class| class::is_word(*class)).collect();
        let signs = classes.iter().any(|class| !class::is_word(*class));
        let word = !signs && !classes.iter().any(|class| class::is_digit(*class));
        let joined = if signs && joined.len() >= 6 {
            Chain::new(&joined)
        } else {
            None
        };
        Ok(Handle {
            normal: format!("@{}", value.to_lowercase()),
            chain,
            joined,
            word,
        })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        self.chain.seed(seeds, 0);
        if let Some(joined) = &self.joined {
            joined.seed(seeds, 1);
        }
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        let chain = if candidate.part == 0 {
            &self.chain
        } else {
            self.joined.as_ref()?
        };
        let range = chain.around(text, &candidate.range, |_, at| at)?;
        let before = |back: usize| range.start.checked_sub(back).map_or(class::GAP, |at| text.at(at));
        let touching = b"._-".contains(&before(1)) && (class::is_word(before(2)) || matches!(before(2), b'@' | b'/'));
        // Before an @ it is the user of an e-mail address, after one of an address its host.
        let address = text.at(range.end) == b'@' || (before(1) == b'@' && class::is_word(before(2)));
        if touching || address || goes_on(text, range.end) || text.at(range.end) == b'_' {
            return None;
        }
        let called = text.before(range.start) == b'@';
        let (weak, grade) = if candidate.part == 0 {
            (self.word, Grade::Whole)
        } else {
            (true, Grade::Part)
        };
        if weak && !called && !platform_before(text, range.start) {
            return None;
        }
        let start = range.start - usize::from(called);
        Some(Match {
            range: start..range.end,
            grade,
        })
    }
}

/// Whether a platform is named right before this place: in the link that leads here (`t.me/`), or as a label (`ig: `).
fn platform_before(text: &Folded<'_>, at: usize) -> bool {
    let link =
        matches!(text.before(at), b'/' | b'=') || (text.before(at) == b'@' && text.at(at.wrapping_sub(2)) == b'/');
    let from = at.saturating_sub(BEFORE);
    let mut end = at;
    let mut words = 0;
    while let Some(token) = text.word_before(end).filter(|token| token.start >= from) {
        let between = &text.classes()[token.end..end];
        if link && between.iter().any(|class| class::is_break(*class)) {
            return false;
        }
        if !link && (words > 0 || !is_label(between)) {
            return false;
        }
        if names_platform(text, token.clone()) {
            return true;
        }
        words += 1;
        end = token.start;
    }
    false
}

fn is_label(between: &[u8]) -> bool {
    between.len() <= 3 && between.iter().all(|class| b": -=".contains(class))
}

fn names_platform(text: &Folded<'_>, token: Range<usize>) -> bool {
    let word = &text.classes()[token];
    PLATFORMS.contains(&word)
        || PLATFORMS_CYRILLIC
            .iter()
            .any(|name| name.chars().map(class::cyrillic).eq(word.iter().copied()))
}
