//! E-mail addresses, in any case, with `mailto:`, spelled signs, a `+tag`, and Gmail's dots that mean nothing.

mod masked;

use core::ops::Range;

use crate::chain::Chain;
use crate::class::{self, LETTER};
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::scan::Seeds;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

/// Letters of a `+tag`, at most.
const TAG: usize = 40;

/// An e-mail address, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mail {
    normal: String,
    /// As it was typed; where dots mean nothing, without them; where the host has two names, with the other.
    chains: Vec<Chain>,
    /// What stands before and after the @, as classes.
    user: Vec<u8>,
    host: Vec<u8>,
    /// The user's name and the host, each by itself.
    halves: [Chain; 2],
}

/// The number of the seed that is the host's first word: before it a part of the user's name may be hidden.
const HOST: u32 = 4;
/// Letters and digits of a user's name that is looked for with its host hidden, at least.
const USER: usize = 8;
/// How far behind a user's name its host may stand without an @.
const APART: usize = 24;

impl Mail {
    pub(crate) fn parse(value: &str) -> Result<Mail, ParseError> {
        let value = value.trim();
        let value = value
            .get(..7)
            .filter(|start| start.eq_ignore_ascii_case("mailto:"))
            .map_or(value, |_| value.get(7..).unwrap_or_default());
        let value: String = value
            .split('?')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        let text = Folded::new(&value);
        let classes = text.classes();
        if !classes.iter().any(|class| class::is_word(*class)) {
            return Err(ParseError::Empty);
        }
        let mut parts = classes.split(|class| *class == b'@');
        let (Some(user), Some(host), None) = (parts.next(), parts.next(), parts.next()) else {
            return Err(ParseError::NotThisKind);
        };
        let plain = |class: &u8| class::is_word(*class) && *class != LETTER;
        let user_fits = user.iter().all(|class| plain(class) || b"._-+'".contains(class))
            && user.iter().any(plain)
            && user.last().is_some_and(plain);
        let host_fits = host.iter().all(|class| plain(class) || b".-".contains(class))
            && host.first().is_some_and(plain)
            && host.last().is_some_and(plain);
        let top = host.rsplit(|class| *class == b'.').next().unwrap_or_default();
        if !user_fits || !host_fits || top.len() == host.len() || top.len() < 2 {
            return Err(ParseError::NotThisKind);
        }
        let mut chains = vec![Chain::new(classes).ok_or(ParseError::Empty)?];
        let halves = [
            Chain::new(user).ok_or(ParseError::Empty)?,
            Chain::new(host).ok_or(ParseError::Empty)?,
        ];
        let (own_user, own_host) = (user.to_vec(), host.to_vec());
        // One provider under two names, to which dots mean nothing.
        let gmail: [&[u8]; 2] = [b"gmail.com", b"googlemail.com"];
        if gmail.contains(&host) {
            let plain: Vec<u8> = user.iter().copied().filter(|class| *class != b'.').collect();
            for (user, host) in [user, &plain]
                .into_iter()
                .flat_map(|user| gmail.map(|host| (user, host)))
            {
                let other = Chain::new(&[user, b"@", host].concat()).filter(|chain| !chains.contains(chain));
                chains.extend(other);
            }
        }
        Ok(Mail {
            normal: value.to_lowercase(),
            chains,
            user: own_user,
            host: own_host,
            halves,
        })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        for (part, chain) in (0..).zip(&self.chains) {
            chain.seed(seeds, part);
        }
        seeds.word(self.provider(), HOST);
    }

    /// The first word of its host.
    fn provider(&self) -> &[u8] {
        self.host
            .split(|class| !class::is_word(*class))
            .next()
            .unwrap_or_default()
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        if candidate.part == HOST {
            return self.verify_masked(text, &candidate.range);
        }
        // "leyla+shop@…" is delivered to "leyla@…".
        let tagged = |sign: u8, at: usize| {
            if sign != b'@' || text.at(at) != b'+' {
                return at;
            }
            let rest =
                (at + 1..at + TAG).find(|place| !class::is_word(text.at(*place)) && !b"._-".contains(&text.at(*place)));
            rest.unwrap_or(at)
        };
        let range = self
            .chains
            .get(candidate.part as usize)
            .and_then(|chain| chain.around(text, &candidate.range, tagged));
        let Some(range) = range else {
            return self
                .verify_parted(text, candidate)
                .ok_or(Refusal("the rest of the address does not stand around it"));
        };
        let longer_user = range
            .start
            .checked_sub(2)
            .is_some_and(|before| b"._-+".contains(&text.at(before + 1)) && class::is_word(text.at(before)));
        if longer_user || goes_on(text, range.end) {
            return Err(Refusal("it is part of a longer address"));
        }
        Ok(Match {
            range,
            grade: Grade::Whole,
        })
    }

    /// Judges a host before which a part of the user's name is hidden.
    fn verify_masked(&self, text: &Folded<'_>, provider: &Range<usize>) -> Verdict {
        let none = Refusal("no part of the user's name is hidden before it");
        let at = provider
            .start
            .checked_sub(1)
            .filter(|at| text.at(*at) == b'@')
            .ok_or(none)?;
        let end = provider.start + self.host.len();
        if text.classes().get(provider.start..end) != Some(&self.host[..])
            || class::is_word(text.at(end))
            || goes_on(text, end)
        {
            return Err(Refusal("another host"));
        }
        let (user, shown) = masked::user_before(text, at, &self.user, &self.host).ok_or(none)?;
        Ok(Match {
            range: user.start..end,
            grade: match shown {
                masked::Shown::Enough => Grade::Masked,
                masked::Shown::Little => Grade::Hint,
            },
        })
    }

    /// Judges a user's name whose host is hidden (`lamiya.b@***`) or stands apart ("lamiya.b, mail.example").
    fn verify_parted(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        if candidate.part != 0 || self.user.iter().filter(|class| class::is_word(**class)).count() < USER {
            return None;
        }
        let [user, host] = &self.halves;
        let found = user.around_own(text, &candidate.range)?;
        let longer = found
            .start
            .checked_sub(1)
            .is_some_and(|before| b"._-+@".contains(&text.at(before)));
        if longer {
            return None;
        }
        if text.at(found.end) == b'@' {
            let end = masked::host_after(text, found.end + 1, &self.host)?;
            return Some(Match {
                range: found.start..end,
                grade: Grade::Masked,
            });
        }
        let mut at = found.end;
        while let Some(word) = text.word_after(at).filter(|word| word.start <= found.end + APART) {
            let joint = &text.classes()[at..word.start];
            if joint.contains(&class::NEWLINE) {
                return None;
            }
            let joins = at > found.end || joint.iter().any(|class| matches!(class, b',' | b'('));
            if let Some(range) = host.begins_at(text, &word).filter(|_| joins) {
                return Some(Match {
                    range: found.start..range.end,
                    grade: Grade::Whole,
                });
            }
            if !is_host_word(&text.classes()[word.clone()]) {
                return None;
            }
            at = word.end;
        }
        None
    }
}

/// Whether a word may stand between a user's name and the host: "leyla.nar, domain mail.example".
fn is_host_word(word: &[u8]) -> bool {
    const LATIN: [&[u8]; 8] = [b"domen", b"domain", b"host", b"server", b"mail", b"na", b"on", b"poct"];
    const CYRILLIC: [&str; 6] = ["домен", "на", "хост", "сервер", "почта", "в"];
    LATIN.contains(&word) || CYRILLIC.iter().any(|own| class::spells(word, own))
}

/// Whether a name goes on after this place: a dot or underscore and more of it. A new sentence begins with a capital.
pub(crate) fn goes_on(text: &Folded<'_>, end: usize) -> bool {
    match text.at(end) {
        b'.' | b'_' => class::is_word(text.at(end + 1)) && !text.source(end + 1).is_uppercase(),
        _ => false,
    }
}
