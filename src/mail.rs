//! E-mail addresses, in any case, with `mailto:`, spelled signs, a `+tag`, and Gmail's dots that mean nothing.

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
}

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
        })
    }

    pub(crate) fn normal(&self) -> String {
        self.normal.clone()
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        for (part, chain) in (0..).zip(&self.chains) {
            chain.seed(seeds, part);
        }
    }

    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
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
            .and_then(|chain| chain.around(text, &candidate.range, tagged))
            .ok_or(Refusal("the rest of the address does not stand around it"))?;
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
}

/// Whether a name goes on after this place: a dot or underscore and more of it. A new sentence begins with a capital.
pub(crate) fn goes_on(text: &Folded<'_>, end: usize) -> bool {
    match text.at(end) {
        b'.' | b'_' => class::is_word(text.at(end + 1)) && !text.source(end + 1).is_uppercase(),
        _ => false,
    }
}
