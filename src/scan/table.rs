//! The automaton over the patterns of all items, and to whom each pattern belongs. This file alone names its crate.

use core::fmt;
use core::ops::Range;

use aho_corasick::automaton::Automaton as _;
use aho_corasick::dfa::DFA;
use aho_corasick::{Anchored, MatchKind, StartKind};

use crate::class;
use crate::fold::Folded;
use crate::verify::Candidate;

/// Why a watchlist could not be compiled. Scanning has no such error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// There are too many items for one automaton.
    TooLarge,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("too many items to look for at once")
    }
}

impl core::error::Error for BuildError {}

/// Which indicator a pattern of the automaton belongs to, and what must stand around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner {
    pub(super) item: u32,
    pub(super) part: u32,
    pub(super) starts: bool,
    pub(super) ends: bool,
}

impl Owner {
    /// Whether what must not touch the pattern does not.
    pub(super) fn stands(&self, text: &Folded<'_>, range: &Range<usize>) -> bool {
        !(self.starts && class::is_word(text.before(range.start)) || self.ends && class::is_word(text.at(range.end)))
    }

    pub(super) fn candidate(&self, range: Range<usize>) -> Candidate {
        Candidate { range, part: self.part }
    }
}

/// Patterns of an automaton being built.
#[derive(Default)]
pub(super) struct Patterns {
    patterns: Vec<Vec<u8>>,
    owners: Vec<Owner>,
}

impl Patterns {
    pub(super) fn push(&mut self, pattern: &[u8], owner: Owner) {
        if !pattern.is_empty() {
            self.patterns.push(pattern.to_vec());
            self.owners.push(owner);
        }
    }

    pub(super) fn build(self) -> Result<Table, BuildError> {
        let longest = self.patterns.iter().map(Vec::len).max().unwrap_or(0);
        if self.patterns.is_empty() {
            return Ok(Table {
                dfa: None,
                owners: self.owners,
                longest,
            });
        }
        let dfa = DFA::builder()
            .match_kind(MatchKind::Standard)
            .start_kind(StartKind::Unanchored)
            // It would make the start state special, which our loop has no use for.
            .prefilter(false)
            .build(&self.patterns)
            .map_err(|_| BuildError::TooLarge)?;
        Ok(Table {
            dfa: Some(dfa),
            owners: self.owners,
            longest,
        })
    }
}

/// Texts shorter than this are run through in one go.
const LANES_FROM: usize = 512;

/// An automaton and the owners of its patterns.
pub(super) struct Table {
    dfa: Option<DFA>,
    owners: Vec<Owner>,
    /// Classes of the longest pattern.
    longest: usize,
}

impl Table {
    /// Calls `visit` with every occurrence of every pattern, overlapping ones included, in no particular order.
    ///
    /// An automaton waits for memory, not for arithmetic: each step needs the state before it. So a long text is run through
    /// in four quarters in step, each begun as far ahead as the longest pattern reaches; that is two to three times as fast.
    pub(super) fn each(&self, haystack: &[u8], mut visit: impl FnMut(&Owner, Range<usize>)) {
        let Some(dfa) = &self.dfa else { return };
        // An unanchored start exists: the automaton was built with one.
        let Ok(start) = dfa.start_state(Anchored::No) else {
            return;
        };
        let mut report = |state, end: usize| {
            for index in 0..dfa.match_len(state) {
                let pattern = dfa.match_pattern(state, index);
                visit(&self.owners[pattern.as_usize()], end - dfa.pattern_len(pattern)..end);
            }
        };
        let quarter = haystack.len() / 4;
        let ahead = self.longest.saturating_sub(1);
        let mut states = [start; 4];
        let mut done = 0;
        if haystack.len() >= LANES_FROM && quarter > ahead {
            for (lane, state) in states.iter_mut().enumerate().skip(1) {
                for class in &haystack[lane * quarter - ahead..lane * quarter] {
                    *state = dfa.next_state(Anchored::No, *state, *class);
                }
            }
            let (first, rest) = haystack.split_at(quarter);
            let (second, rest) = rest.split_at(quarter);
            let (third, fourth) = rest.split_at(quarter);
            for (at, (((one, two), three), four)) in first.iter().zip(second).zip(third).zip(fourth).enumerate() {
                states[0] = dfa.next_state(Anchored::No, states[0], *one);
                states[1] = dfa.next_state(Anchored::No, states[1], *two);
                states[2] = dfa.next_state(Anchored::No, states[2], *three);
                states[3] = dfa.next_state(Anchored::No, states[3], *four);
                if dfa.is_special(states[0])
                    | dfa.is_special(states[1])
                    | dfa.is_special(states[2])
                    | dfa.is_special(states[3])
                {
                    for (lane, state) in states.iter().enumerate() {
                        if dfa.is_match(*state) {
                            report(*state, lane * quarter + at + 1);
                        }
                    }
                }
            }
            // The last lane goes on to the end.
            done = quarter * 4;
        }
        let mut state = if done > 0 { states[3] } else { start };
        for (at, class) in haystack.iter().enumerate().skip(done) {
            state = dfa.next_state(Anchored::No, state, *class);
            if dfa.is_special(state) && dfa.is_match(state) {
                report(state, at + 1);
            }
        }
    }
}
