//! Why a text is told of, or not: how it was folded, what was seen in it, and why that was accepted or refused. The same
//! passes as a scan's, with a listener that takes notes. For people who work on Nightjar or report that it was wrong.

use core::ops::Range;

use crate::class::{self, BULLET, LETTER, SIGN};
use crate::finding::{Finding, Located};
use crate::fold::Folded;
use crate::passage::Passage;
use crate::scan::{Listener, Reading, Scanner, Space};
use crate::span::Span;
use crate::verify::{Grade, Match, Refusal, Verdict};
use crate::watchlist::Watched;

/// All that there is to say about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The text as it is matched, piece by piece: what stands between spaces and line ends.
    pub folded: Vec<Piece>,
    /// What was seen, by place.
    pub seen: Vec<Seen>,
    /// What a scan tells.
    pub findings: Vec<Finding>,
}

/// A piece of the text and how it was folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// The letters, digits and signs that it is matched as.
    pub letters: String,
}

/// A place where something of an item was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The item, or the chat whose messages are protected.
    pub watched: Watched,
    /// What made the scanner look: a word or some figures of the item.
    pub seed: Piece,
    /// How the text was read there.
    pub how: Reading,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is the item, or this much of it, at this place, and is told.
    Told(Span, &'static str),
    /// It is the item, at this place, but the finding about another item's or a longer place holds the same words.
    GivesWay(Span),
    /// It is told only beside the user's name or phone, and neither stands there.
    Hint(Span),
    /// It is not the item, for this reason.
    Refused(&'static str),
}

impl Reading {
    /// In a few words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Reading::Written => "as written",
            Reading::Apart => "letters apart joined",
            Reading::Disguised => "signs read as letters",
            Reading::Doubled => "doubled letters as one",
            Reading::Said => "number words",
            Reading::Masked => "figures hidden",
            Reading::Starred => "letters hidden",
            Reading::Number => "signs of a number or code",
        }
    }
}

impl Scanner {
    /// Scans the haystack and says how it came to its findings.
    ///
    /// ```
    /// use nightjar::explain::Outcome;
    /// use nightjar::indicator::{Indicator, Kind};
    /// use nightjar::watchlist::Watchlist;
    ///
    /// let mut watchlist = Watchlist::new();
    /// watchlist.add(Indicator::parse(Kind::Phone, "050 012 34 56", &[], false)?);
    /// let explanation = watchlist.compile()?.explain("", "ISBN 978-050-012-34-56");
    /// assert_eq!(explanation.findings, []);
    /// assert!(matches!(explanation.seen[0].outcome, Outcome::Refused(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn explain(&self, site: &str, haystack: &str) -> Explanation {
        let mut notes = Vec::new();
        self.parts(haystack, |part, own| {
            let mut listener = Notes {
                part,
                own,
                notes: &mut notes,
            };
            self.scan_part(part.of(haystack), &mut Space::default(), &mut listener);
        });
        let accepted = notes.iter().filter_map(|note| {
            let (span, grade) = note.verdict.ok()?;
            Some(Located {
                watched: note.watched,
                span,
                grade,
                words: note.words,
            })
        });
        let findings = self.judge(site, haystack, accepted.collect());
        let mut seen: Vec<Seen> = notes.into_iter().map(|note| note.seen(&findings)).collect();
        // A seed that did not come to anything within a place that is told adds nothing.
        let told: Vec<(Watched, Span)> = seen.iter().filter_map(Seen::told).collect();
        seen.retain(|seen| {
            let again = |(watched, span): &(Watched, Span)| *watched == seen.watched && span.overlaps(seen.seed.span);
            !matches!(seen.outcome, Outcome::Refused(_)) || !told.iter().any(again)
        });
        seen.sort_by_key(|seen| (seen.seed.span, seen.watched));
        seen.dedup();
        Explanation {
            folded: pieces(haystack),
            seen,
            findings,
        }
    }
}

/// A candidate and what became of it, at its place in the haystack.
struct Note {
    watched: Watched,
    words: Option<u32>,
    seed: Piece,
    how: Reading,
    verdict: Result<(Span, Grade), Refusal>,
}

impl Note {
    fn seen(self, findings: &[Finding]) -> Seen {
        let outcome = match self.verdict {
            Err(Refusal(why)) => Outcome::Refused(why),
            Ok((span, grade)) => {
                let mut there = findings.iter().filter(|finding| finding.span.overlaps(span)).peekable();
                if there.peek().is_none() {
                    Outcome::Hint(span)
                } else if there.any(|finding| finding.watched == self.watched && finding.span == span) {
                    Outcome::Told(span, shown(grade))
                } else {
                    Outcome::GivesWay(span)
                }
            }
        };
        Seen {
            watched: self.watched,
            seed: self.seed,
            how: self.how,
            outcome,
        }
    }
}

impl Seen {
    fn told(&self) -> Option<(Watched, Span)> {
        match self.outcome {
            Outcome::Told(span, _) => Some((self.watched, span)),
            _ => None,
        }
    }
}

/// How much of an item stands there.
const fn shown(grade: Grade) -> &'static str {
    match grade {
        Grade::Whole => "all of it",
        Grade::Part => "enough of it to know it by",
        Grade::Masked => "some of it is hidden",
        Grade::Initials => "initials stand for a part of it",
        Grade::Hint => "a hint of it",
    }
}

struct Notes<'n> {
    part: Span,
    own: Range<usize>,
    notes: &'n mut Vec<Note>,
}

impl Listener for Notes<'_> {
    fn judged(
        &mut self,
        text: &Folded<'_>,
        how: Reading,
        item: u32,
        seen: impl FnOnce() -> Range<usize>,
        verdict: Verdict,
    ) {
        let seen = seen();
        let at = |range: Range<usize>| {
            let span = text.span(range);
            Span::new(span.start + self.part.start, span.end + self.part.start)
        };
        let seed = Piece {
            span: at(seen.clone()),
            letters: letters(text, seen),
        };
        let verdict = verdict.map(|Match { range, grade }| (at(range), grade));
        let start = verdict.map_or(seed.span.start, |(span, _)| span.start);
        if self.own.contains(&start) {
            self.notes.push(Note {
                watched: Watched::Item(item as usize),
                words: None,
                seed,
                how,
                verdict,
            });
        }
    }

    fn recognised(&mut self, text: &Folded<'_>, how: Reading, passage: &Passage) {
        let Located {
            watched,
            span,
            grade,
            words,
        } = passage.located(text);
        let span = Span::new(span.start + self.part.start, span.end + self.part.start);
        if self.own.contains(&span.start) {
            self.notes.push(Note {
                watched,
                words,
                seed: Piece {
                    span,
                    letters: letters(text, passage.range.clone()),
                },
                how,
                verdict: Ok((span, grade)),
            });
        }
    }
}

/// The text between spaces, line ends and gaps, as folded.
fn pieces(haystack: &str) -> Vec<Piece> {
    let text = Folded::new(haystack);
    let mut pieces = Vec::new();
    let mut start = 0;
    for piece in text.classes().split(|class| class::is_break(*class)) {
        let range = start..start + piece.len();
        start = range.end + 1;
        if !range.is_empty() {
            pieces.push(Piece {
                span: text.span(range.clone()),
                letters: letters(&text, range),
            });
        }
    }
    pieces
}

/// Classes in readable letters; what many characters share as the character that stands there.
fn letters(text: &Folded<'_>, range: Range<usize>) -> String {
    range
        .map(|place| match text.at(place) {
            LETTER | SIGN | BULLET => text.source(place),
            class => class::character(class),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::{Indicator, Kind};
    use crate::watchlist::Watchlist;

    fn explained(text: &str) -> Explanation {
        let mut watchlist = Watchlist::new();
        for (kind, value) in [
            (Kind::Name, "Leyla Tağıbəyli"),
            (Kind::Phone, "050 012 34 56"),
            (Kind::Email, "leyla.tagibeyli@mail.example"),
            (Kind::Birthdate, "14.03.1991"),
        ] {
            watchlist.add(Indicator::parse(kind, value, &[], false).unwrap());
        }
        watchlist.compile().unwrap().explain("", text)
    }

    #[test]
    fn the_fold_is_shown_piece_by_piece() {
        let told = explained("Лейле\n０５０ → \u{200b}Ağ");
        let letters: Vec<&str> = told.folded.iter().map(|piece| piece.letters.as_str()).collect();
        assert_eq!(letters, ["лейле", "050", "→", "ag"]);
        assert_eq!(told.folded[1].span, Span::new(11, 20));
    }

    #[test]
    fn it_tells_what_a_scan_tells() {
        let text = "Лейла Тагибейли, leyla.tagibeyli@mail.example, sıfır əlli 012 34 56";
        let told = explained(text);
        assert_eq!(told.findings.len(), 3);
        let outcomes = |wanted: fn(&Outcome) -> bool| told.seen.iter().filter(|seen| wanted(&seen.outcome)).count();
        assert!(
            outcomes(|outcome| matches!(outcome, Outcome::Told(..))) >= 3,
            "{told:?}"
        );
        assert!(
            outcomes(|outcome| matches!(outcome, Outcome::GivesWay(_))) > 0,
            "{told:?}"
        );
    }

    #[test]
    fn refusals_say_why() {
        let why = |text: &str| match explained(text).seen.first() {
            Some(Seen {
                outcome: Outcome::Refused(why),
                ..
            }) => *why,
            other => panic!("{text}: {other:?}"),
        };
        assert!(
            why("1050 012 34 56").contains("longer number"),
            "{}",
            why("1050 012 34 56")
        );
        assert!(why("Leyla danışdı").contains("other word"), "{}", why("Leyla danışdı"));
        assert!(why("1991").contains("without its day"), "{}", why("1991"));
    }

    #[test]
    fn a_place_in_a_long_text_is_told_once() {
        let text = format!("{}050 012 34 56{}", "söz ".repeat(13_000), " söz".repeat(13_000));
        assert_eq!(explained(&text).seen.len(), 1);
    }
}
