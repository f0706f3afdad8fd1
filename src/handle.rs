//! Handles: a user's name on some platform, with or without `@`, and in links to the profile.
//!
//! A handle that is a plain word (`leyla`) is one only after `@`, in a link or after a platform's name; one with a digit or a
//! sign in it is also found bare. It is never part of a longer word or handle.

mod sound;

use core::ops::Range;

use crate::chain::{self, Chain};
use crate::class::{self, SPACE};
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::mail::goes_on;
use crate::name::known;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

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
    b"snap",
    b"signal",
    b"whatsapp",
    b"bluesky",
    b"bsky",
    b"imo",
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
    "инсте",
    "инсту",
    "инсты",
    "снэп",
    "снап",
    "снапчат",
    "ютуб",
    "твиттер",
    "дискорд",
    "пинтерест",
    "вотсап",
    "ватсап",
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
/// Letters and digits of a handle that is looked for without its signs, and with others, at least.
const SIGNS_DROPPED: usize = 6;
const SIGNS_CHANGED: usize = 8;
/// What joins a platform's name to a handle: "Instagram hesabı: …".
const ACCOUNTS: &[&str] = &[
    "hesab",
    "hesabi",
    "hesabim",
    "account",
    "acc",
    "profil",
    "profile",
    "profili",
    "sehife",
    "sehifesi",
    "adi",
    "nik",
    "nick",
    "page",
    "аккаунт",
    "акк",
    "профиль",
    "страница",
    "ник",
];
/// Endings of a platform's name: "instagramda", "в телеграме".
const ENDINGS: &[&str] = &[
    "da", "de", "ta", "te", "i", "u", "im", "um", "imda", "daki", "е", "у", "а", "ы", "ом",
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
    /// The same with other signs, if it is long enough not to be another's.
    loose: Option<Chain>,
    /// The same as a Russian would write it down by ear.
    sounded: Vec<Chain>,
    sure: Sure,
}

/// Letters of a platform's name that makes "leyla@telegram" no e-mail address, at least.
const NAMED: usize = 4;

/// The number of the first seed of those by ear.
const SOUNDED: u32 = 2;

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
        let loose = (signs && joined.len() >= SIGNS_CHANGED).then(|| chain.loose());
        let joined = if signs && joined.len() >= SIGNS_DROPPED {
            Chain::new(&joined)
        } else {
            None
        };
        // A capital letter may look like another one than its small letter does: Μ is an M, μ is nearer to a u.
        let lower = value.to_lowercase();
        let same = Folded::new(&lower).classes() == classes;
        Ok(Handle {
            normal: format!("@{}", if same { &lower } else { value }),
            chain,
            joined,
            loose,
            sounded: sound::cyrillic(classes)
                .iter()
                .filter_map(|word| Chain::new(word))
                .collect(),
            sure: match (word, known::is_given(&value.to_lowercase().chars().collect::<Vec<_>>())) {
                (false, _) => Sure::Alone,
                (true, false) => Sure::Told,
                (true, true) => Sure::Name,
            },
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
        for (part, sounded) in (SOUNDED..).zip(&self.sounded) {
            sounded.seed(seeds, part);
        }
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        if let Some(sounded) = candidate
            .part
            .checked_sub(SOUNDED)
            .and_then(|at| self.sounded.get(at as usize))
        {
            return judge(sounded, text, candidate, Sure::Name, Grade::Part);
        }
        if candidate.part != 0 {
            let joined = self.joined.as_ref().ok_or(ELSEWHERE)?;
            return judge(joined, text, candidate, Sure::Told, Grade::Part);
        }
        judge(&self.chain, text, candidate, self.sure, Grade::Whole).or_else(|why| match &self.loose {
            Some(loose) => judge(loose, text, candidate, Sure::Told, Grade::Part),
            None => Err(why),
        })
    }
}

/// What stands around a candidate is not the handle.
const ELSEWHERE: Refusal = Refusal("the rest of the handle does not stand around it");

/// How sure a chain is to be a handle wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// It is one alone.
    Alone,
    /// Where something says so.
    Told,
    /// The same, and it is also somebody's name.
    Name,
}

/// Whether this chain stands there as a handle.
fn judge(chain: &Chain, text: &Folded<'_>, candidate: &Candidate, sure: Sure, grade: Grade) -> Verdict {
    let range = chain.around(text, &candidate.range, |_, at| at).ok_or(ELSEWHERE)?;
    let escape = chain::escape_before(text, range.start);
    let before = |back: usize| range.start.checked_sub(back).map_or(class::GAP, |at| text.at(at));
    // "insta-leyla": a platform's name is no part of it.
    let named = || {
        before(1) == b'-'
            && text
                .word_before(range.start)
                .is_some_and(|token| token.len() >= NAMED && names_platform(text, token))
    };
    let touching =
        b"._-".contains(&before(1)) && (class::is_word(before(2)) || matches!(before(2), b'@' | b'/')) && !named();
    // Before an @ it is the user of an e-mail address, after one of an address its host.
    let mail = |at: usize| {
        text.at(at) == b'@'
            && !text.word_after(at).is_some_and(|token| {
                token.len() >= NAMED && names_platform(text, token.clone()) && text.at(token.end) != b'.'
            })
    };
    let address = mail(range.end) || (before(1) == b'@' && class::is_word(before(2)));
    if touching || goes_on(text, range.end) || text.at(range.end) == b'_' {
        return Err(Refusal("it is part of a longer handle"));
    }
    if address {
        return Err(Refusal("it is part of an e-mail address"));
    }
    let apart = before(1) == SPACE && before(2) == b'@' && !class::is_word(before(3));
    let called = matches!(before(1), b'@' | b'#') || apart || matches!(escape, Some((_, true)));
    // "Login Leyla" is said of a person; "login leyla" of an account.
    let small = sure != Sure::Name && !range.clone().any(|at| text.source(at).is_uppercase());
    if sure != Sure::Alone
        && !called
        && !platform_before(text, escape.map_or(range.start, |(at, _)| at), escape.is_some(), small)
        && !platform_after(text, range.end, small)
    {
        return Err(Refusal("a plain word, without @ and with no platform beside it"));
    }
    let start = range.start - usize::from(before(1) == b'@') - if apart { 2 } else { 0 };
    Ok(Match {
        range: start..range.end,
        grade,
    })
}

/// Whether a platform is named right after this place: "leyla (insta)", "leyla@telegram", and, of a handle that is `small`
/// and no name, "leyla on instagram".
fn platform_after(text: &Folded<'_>, at: usize, small: bool) -> bool {
    let Some(token) = text.word_after(at).filter(|token| token.start <= at + 5) else {
        return false;
    };
    let between = &text.classes()[at..token.start];
    let signs = between.iter().filter(|class| **class != SPACE);
    let mut signs = signs.copied();
    match (signs.next(), signs.next()) {
        (Some(b'(' | b'@'), None) => names_platform(text, token.clone()) || is_at(text, &token),
        (None, None) if small => {
            let named = |token: &Range<usize>| names_platform(text, token.clone());
            // In Turkic the name takes an ending: "instagramda"; else a word stands before it.
            let ending = ["da", "de", "ta", "te"]
                .iter()
                .any(|ending| text.classes()[token.clone()].ends_with(ending.as_bytes()));
            ending && token.len() > 5 && named(&token)
                || IN
                    .iter()
                    .any(|word| class::spells(&text.classes()[token.clone()], word))
                    && text
                        .word_after(token.end)
                        .is_some_and(|next| text.classes()[token.end..next.start] == [SPACE] && named(&next))
        }
        _ => false,
    }
}

/// Whether this is "at" between brackets before a platform: "leyla (at) telegram".
fn is_at(text: &Folded<'_>, token: &Range<usize>) -> bool {
    text.classes()[token.clone()] == *b"at"
        && text.at(token.end) == b')'
        && text
            .word_after(token.end)
            .is_some_and(|next| names_platform(text, next))
}

/// Words between a handle and its platform.
const IN: &[&str] = &["in", "on", "at", "в", "на", "во"];

/// Whether a platform is named right before this place: in the link that leads here (`t.me/`), or as a label (`ig: `); or a
/// word for an account stands there ("login: leyla"). `escaped`: the link's sign before it was.
fn platform_before(text: &Folded<'_>, at: usize, escaped: bool, small: bool) -> bool {
    let link = escaped
        || matches!(text.before(at), b'/' | b'=')
        || (text.before(at) == b'@' && text.at(at.wrapping_sub(2)) == b'/');
    let from = at.saturating_sub(BEFORE);
    let mut end = at;
    let mut words = 0;
    while let Some(token) = text
        .word_before(end)
        .map(|token| chain::decoded(text, token))
        .filter(|token| token.start >= from)
    {
        let between = &text.classes()[token.end..end];
        if link && between.iter().any(|class| class::is_break(*class)) {
            return false;
        }
        if !link && !is_label(between) {
            return false;
        }
        if names_platform(text, token.clone()) {
            return true;
        }
        let own = &text.classes()[token.clone()];
        let account = ACCOUNTS.iter().any(|word| class::spells(own, word));
        let marked = between.iter().any(|class| matches!(class, b':' | b'='));
        if !link && words == 0 && (account || LOGINS.iter().any(|word| class::spells(own, word))) && (marked || small) {
            return true;
        }
        if !link && (words > 1 || !account && !BETWEEN.iter().any(|word| class::spells(own, word))) {
            return false;
        }
        words += 1;
        end = token.start;
    }
    false
}

/// Words between a label and a handle: "her account is leyla_nar".
const BETWEEN: &[&str] = &["is", "budur", "bu", "это", "adi", "name"];

/// Words for an account that need no platform beside them.
const LOGINS: &[&str] = &[
    "login",
    "логин",
    "юзернейм",
    "никнейм",
    "istifadeci",
    "kullanici",
    "handle",
    "логином",
];

fn is_label(between: &[u8]) -> bool {
    let marked = between.iter().any(|class| matches!(class, b':' | b'='));
    between.len() <= 4
        && between
            .iter()
            .all(|class| b": -=(\"".contains(class) || *class == class::SIGN || *class == b'.' && marked)
}

fn names_platform(text: &Folded<'_>, token: Range<usize>) -> bool {
    /// Letters of a name that may have an ending.
    const LONG: usize = 5;
    let token = &text.classes()[token];
    let ended = |length: usize| {
        token
            .split_at_checked(length)
            .filter(|_| length >= LONG)
            .is_some_and(|(_, rest)| rest.is_empty() || ENDINGS.iter().any(|ending| class::spells(rest, ending)))
    };
    PLATFORMS
        .iter()
        .any(|name| *name == token || token.starts_with(name) && ended(name.len()))
        || PLATFORMS_CYRILLIC.iter().any(|name| {
            let length = name.chars().count();
            class::spells(token, name)
                || token.get(..length).is_some_and(|start| class::spells(start, name)) && ended(length)
        })
}

#[cfg(test)]
mod tests {
    use super::Handle;

    #[test]
    fn the_normal_form_is_understood_as_what_was_typed() {
        for value in ["Esda\u{39c}\u{698}", "LEYLA.NAR93", "İlqar_93", "https://t.me/LeylaΜ93"] {
            let typed = Handle::parse(value).expect(value);
            let again = Handle::parse(&typed.normal()).expect(value);
            assert_eq!((again.chain, again.normal), (typed.chain, typed.normal), "{value}");
        }
    }
}
