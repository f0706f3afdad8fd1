//! E-mail addresses of which a part is hidden: `l****@mail.example`, `la…li@mail.example`, `lamiya.b@***`.

use core::ops::Range;

use crate::class::{self, BULLET};
use crate::fold::Folded;

/// Signs of a user's name that must show where nothing else tells that it is hers.
const SHOWN: usize = 3;
/// The same of a provider that few have.
const SHOWN_RARE: usize = 1;
/// Signs that hide something, at least.
const HIDDEN: usize = 2;
/// Signs of a user's name, hidden and shown, at most.
const LONGEST: usize = 64;

/// Providers of so many people that a letter before them tells nothing.
const COMMON: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "mail.ru",
    "yandex.ru",
    "yandex.com",
    "ya.ru",
    "yahoo.com",
    "hotmail.com",
    "outlook.com",
    "live.com",
    "icloud.com",
    "inbox.ru",
    "list.ru",
    "bk.ru",
    "rambler.ru",
    "box.az",
    "mail.az",
    "proton.me",
    "protonmail.com",
    "msn.com",
    "aol.com",
    "ukr.net",
    "i.ua",
];

/// How much a masked address shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Enough to be hers and hardly another's.
    Enough,
    /// A letter or two, as many people have there.
    Little,
}

fn hides(class: u8) -> bool {
    matches!(class, b'*' | BULLET | b'#' | b'.' | b'_')
}

/// The hidden part of a user's name before this `@`, if what shows of it is how `user` begins and ends.
pub(super) fn user_before(text: &Folded<'_>, at: usize, user: &[u8], host: &[u8]) -> Option<(Range<usize>, Shown)> {
    let classes = text.classes();
    let length = classes[..at]
        .iter()
        .rev()
        .take(LONGEST)
        .take_while(|class| class::is_word(**class) || hides(**class) || b"+-".contains(class))
        .count();
    let start = at - length;
    let there = &classes[start..at];
    // One sign for three dots.
    let cut = (start..at).find(|place| text.at(*place) == b'.' && text.source(*place) == '…');
    let mask = longest_mask(there).or_else(|| cut.map(|place| place - start..place - start + 1))?;
    let (head, tail) = (&there[..mask.start], &there[mask.end..]);
    let visible = head.len() + tail.len();
    if head.is_empty() || !user.starts_with(head) || !user.ends_with(tail) || visible >= user.len() {
        return None;
    }
    let rare = !COMMON.iter().any(|common| common.as_bytes() == host);
    // As many stars as letters are hidden: then it is told what they hide.
    let measured = mask.len() > HIDDEN && visible + mask.len() == user.len();
    let enough = visible >= SHOWN || !tail.is_empty() && visible >= 2 || rare && visible >= SHOWN_RARE || measured;
    Some((start..at, if enough { Shown::Enough } else { Shown::Little }))
}

/// The longest row of signs that can hide something; crosses as well, of which three.
fn longest_mask(there: &[u8]) -> Option<Range<usize>> {
    const CROSSES: usize = 3;
    let cross = |class: u8| class == b'x' || class == const { class::cyrillic('х') };
    let mut best: Option<Range<usize>> = None;
    let mut at = 0;
    while at < there.len() {
        let stars = there[at..].iter().take_while(|class| hides(**class)).count();
        let crosses = there[at..].iter().take_while(|class| cross(**class)).count();
        let row = if stars >= HIDDEN && stars > crosses {
            stars
        } else if crosses >= CROSSES {
            crosses
        } else {
            0
        };
        if row > best.as_ref().map_or(0, |range| range.len()) {
            best = Some(at..at + row);
        }
        at += row.max(1);
    }
    best
}

/// Where the hidden provider ends that begins after this `@`: `@***`, `@m***.example`, `@…`; `host` is what it hides.
pub(super) fn host_after(text: &Folded<'_>, at: usize, host: &[u8]) -> Option<usize> {
    let rest = text.classes().get(at..)?;
    let length = rest
        .iter()
        .take(LONGEST)
        .take_while(|class| class::is_word(**class) || hides(**class) || **class == b'-')
        .count();
    let there = &rest[..length];
    let mask = longest_mask(there)?;
    let (head, tail) = (&there[..mask.start], &there[mask.end..]);
    // A full stop or an ending may follow.
    let tail = tail.strip_suffix(b".").unwrap_or(tail);
    (host.starts_with(head) && host.ends_with(tail)).then_some(at + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Shown> {
        let text = Folded::new(text);
        let at = text.classes().iter().position(|class| *class == b'@')?;
        let host = &text.classes()[at + 1..];
        user_before(&text, at, b"lamiya.beydemirli", host).map(|(_, shown)| shown)
    }

    #[test]
    fn what_shows_must_be_hers() {
        for text in [
            "lam***@gmail.com",
            "l***i@gmail.com",
            "la…li@gmail.com",
            "l****@posta.example",
            "l****************@gmail.com",
        ] {
            assert_eq!(shown(text), Some(Shown::Enough), "{text}");
        }
        assert_eq!(shown("l****@gmail.com"), Some(Shown::Little));
        for text in [
            "m****@posta.example",
            "lo***@gmail.com",
            "****i@gmail.com",
            "l*@posta.example",
            "lamiya@gmail.com",
            "l****a@gmail.com",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn a_hidden_provider() {
        let host = |text: &str| host_after(&Folded::new(text), 0, b"mail.example");
        assert_eq!(host("***"), Some(3));
        assert_eq!(host("m***.example"), Some(12));
        assert_eq!(host("g***.example"), None);
        assert_eq!(host("mail.example"), None);
    }
}
