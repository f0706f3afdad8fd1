//! The scanner: a compiled watchlist. It folds the haystack, runs the automaton over it, lets each kind judge its
//! candidates and hands the matches to `finding.rs`. Scanning cannot fail.

mod listener;
mod protect;
mod table;

use core::ops::Range;

use crate::address::{Address, Beside};
use crate::class;
use crate::finding::{self, Finding, Located};
use crate::fold::Folded;
use crate::indicator::Indicator;
use crate::mask;
use crate::name::starred;
use crate::number::{self, Needs};
use crate::passage::{Fingerprints, Passages, Room};
use crate::span::Span;
use crate::spoken::{self, Openings, Value};
use crate::survey::Survey;
use crate::verify::Target;
use crate::view;
use crate::watchlist::{Exceptions, Watched};

use listener::Accepted;
use table::{Owner, Patterns, Table};

pub(crate) use listener::Listener;
pub use listener::Reading;
pub use table::BuildError;

/// A haystack is scanned in parts of about this many bytes, so that memory does not grow with it. The context on both sides
/// of a part is a small share of it.
const PART: usize = 1 << 18;

/// Stands for an item where a pattern is a number's word.
const SPOKEN: u32 = u32::MAX;
/// Stands for an item where a pattern is a word for a street.
const STREET: u32 = u32::MAX - 1;

/// The patterns of an automaton being built, and to whom they belong.
#[derive(Default)]
pub(crate) struct Seeds {
    item: u32,
    words: Patterns,
    codes: Patterns,
    needs: Needs,
    masks: Vec<u32>,
    starred: Vec<u32>,
    spoken: Vec<u32>,
    dates: Vec<u32>,
    openings: Openings,
    streets: Vec<u32>,
}

impl Seeds {
    /// A whole word of the folded text: no letter or digit touches it.
    pub(crate) fn word(&mut self, classes: &[u8], part: u32) {
        self.words.push(
            classes,
            Owner {
                item: self.item,
                part,
                starts: true,
                ends: true,
            },
        );
    }

    /// The beginning of a word of the folded text; what follows is left to `verify`. Letters that the
    /// fold does not tell apart make no pattern.
    pub(crate) fn beginning(&mut self, classes: &[u8], part: u32) {
        if classes.contains(&class::LETTER) {
            return;
        }
        self.words.push(
            classes,
            Owner {
                item: self.item,
                part,
                starts: true,
                ends: false,
            },
        );
    }

    /// A word of the folded text that anything may touch on its left ("8mkr"); if it is not `whole`, on its right as well.
    pub(crate) fn behind(&mut self, classes: &[u8], part: u32, whole: bool) {
        self.words.push(
            classes,
            Owner {
                item: self.item,
                part,
                starts: false,
                ends: whole,
            },
        );
    }

    /// It can also be told when some of its figures are hidden.
    pub(crate) fn mask(&mut self) {
        self.masks.push(self.item);
    }

    /// It can also be told when some of its letters are hidden.
    pub(crate) fn starred(&mut self) {
        self.starred.push(self.item);
    }

    /// It can also be said in words, as one of these numbers.
    pub(crate) fn spoken(&mut self, numbers: &[String]) {
        self.spoken.push(self.item);
        for number in numbers {
            self.openings.add(number);
        }
    }

    /// It is a date, told by a word of its year among others.
    pub(crate) fn date(&mut self) {
        self.dates.push(self.item);
    }

    /// It can also be told by what stands beside a word for a street.
    pub(crate) fn street(&mut self) {
        self.streets.push(self.item);
    }

    /// A number or code, as classes, wherever it stands in a run.
    pub(crate) fn code(&mut self, code: &[u8], part: u32) {
        let symbols: Vec<u8> = code.iter().map(|class| number::symbol(*class)).collect();
        self.needs.add(code);
        self.codes.push(
            &symbols,
            Owner {
                item: self.item,
                part,
                starts: false,
                ends: false,
            },
        );
    }
}

/// A compiled watchlist; made by [`Watchlist::compile`](crate::watchlist::Watchlist::compile). Nothing of it changes but the
/// chats that it protects.
pub struct Scanner {
    indicators: Vec<Indicator>,
    exceptions: Exceptions,
    words: Table,
    codes: Table,
    /// What a run must have to hold any code.
    needs: Needs,
    /// Items that can be told when some of their figures are hidden.
    masks: Vec<u32>,
    /// Items that can be told when some of their letters are hidden.
    starred: Vec<u32>,
    /// Items that can be said in words.
    spoken: Vec<u32>,
    /// Those of them that are dates.
    dates: Vec<u32>,
    /// How those begin.
    openings: Openings,
    /// Items that can be told by what stands beside a word for a street.
    streets: Vec<u32>,
    /// What each number's word adds.
    values: Vec<Value>,
    /// Whether there are items of plain words: only those are looked for where signs stand for letters.
    worded: bool,
    /// Passages among the items, by their numbers, as messages.
    own: Vec<(Watched, Fingerprints)>,
    /// The messages of chats, and of those.
    passages: Passages,
    /// Bytes that the longest item may take up in a text: how far parts of a haystack overlap.
    reach: usize,
}

/// Bytes that a passage of messages may take up in a text.
const LONG: usize = 1 << 13;

impl Scanner {
    pub(crate) fn build(
        indicators: &[Indicator],
        chats: &[Fingerprints],
        exceptions: &Exceptions,
    ) -> Result<Scanner, BuildError> {
        let mut seeds = Seeds::default();
        for (item, indicator) in indicators.iter().enumerate() {
            seeds.item = u32::try_from(item).map_err(|_| BuildError::TooLarge)?;
            indicator.target().seed(&mut seeds);
        }
        let mut values = Vec::new();
        if !seeds.spoken.is_empty() {
            seeds.item = SPOKEN;
            for (part, (word, value)) in (0..).zip(spoken::words()) {
                seeds.word(&word, part);
                values.push(value);
            }
        }
        if !seeds.streets.is_empty() {
            seeds.item = STREET;
            for (word, whole) in Address::street_words() {
                if whole {
                    seeds.word(&word, 0);
                } else {
                    seeds.beginning(&word, 0);
                }
            }
        }
        let longest = indicators
            .iter()
            .map(|indicator| indicator.normal().len())
            .max()
            .unwrap_or(0);
        let mut own = Vec::new();
        for (item, indicator) in indicators.iter().enumerate() {
            if let Some(passage) = indicator.target().passage() {
                let mut messages = Fingerprints::new();
                messages.push(passage);
                own.push((Watched::Item(item), messages));
            }
        }
        let mut scanner = Scanner {
            indicators: indicators.to_vec(),
            exceptions: exceptions.clone(),
            words: seeds.words.build()?,
            codes: seeds.codes.build()?,
            needs: seeds.needs,
            masks: seeds.masks,
            starred: seeds.starred,
            spoken: seeds.spoken,
            dates: seeds.dates,
            openings: seeds.openings,
            streets: seeds.streets,
            values,
            worded: indicators.iter().any(|indicator| indicator.target().is_worded()),
            own,
            passages: Passages::default(),
            reach: 2048 + 4 * longest,
        };
        scanner.index(chats);
        Ok(scanner)
    }

    /// Everything of the watchlist that stands in the haystack, sorted by place. `site` is the host name that the text comes
    /// from, empty if from none: it decides which findings were accepted there.
    pub fn scan(&self, site: &str, haystack: &str) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut room = Space::default();
        self.parts(haystack, |part, own| {
            self.scan_part(
                part.of(haystack),
                &mut room,
                &mut Accepted(|one: Located| {
                    let span = Span::new(one.span.start + part.start, one.span.end + part.start);
                    if own.contains(&span.start) {
                        found.push(Located { span, ..one });
                    }
                }),
            );
        });
        self.judge(site, haystack, found)
    }

    /// What is told of these matches.
    pub(crate) fn judge(&self, site: &str, haystack: &str, found: Vec<Located>) -> Vec<Finding> {
        finding::judge(&self.indicators, &self.exceptions, site, haystack, found)
    }

    /// The parts in which a haystack is scanned, with context on both sides, and the bytes that a match must begin in to be
    /// this part's.
    pub(crate) fn parts(&self, haystack: &str, mut visit: impl FnMut(Span, Range<usize>)) {
        let mut start = 0;
        while start < haystack.len() {
            let end = edge(haystack, start + PART);
            let (from, to) = (
                edge(haystack, start.saturating_sub(self.reach)),
                edge(haystack, end + self.reach),
            );
            visit(Span::new(from, to), start..end);
            start = end;
        }
    }

    /// Looks through a part; the listener hears what becomes of every candidate. `space`: what an earlier one needed.
    pub(crate) fn scan_part(&self, part: &str, space: &mut Space, listener: &mut impl Listener) {
        let text = Folded::within(part, core::mem::take(&mut space.classes));
        if !self.passages.is_empty() {
            for passage in self.passages.find(&text, &mut space.passages) {
                listener.recognised(&text, Reading::Written, &passage);
            }
        }
        let survey = Survey::new(text.classes());
        let mut said = Vec::new();
        self.words.each(text.classes(), |owner, range| {
            if owner.item == SPOKEN {
                // Digits may touch a number's word ("sıfır50"), and so may other such words ("əllialtı").
                let word = (range, self.values[owner.part as usize]);
                if class::is_letter(text.before(word.0.start)) {
                    return;
                }
                if class::is_letter(text.at(word.0.end)) {
                    said.extend(spoken::glued(&text, &word).into_iter().flatten());
                } else {
                    said.push(word);
                }
            } else if owner.item == STREET {
                if owner.stands(&text, &range)
                    && let Some(beside) = Beside::new(&text, &range)
                {
                    for item in &self.streets {
                        if let Some(near) = self.target(*item).verify_street(&text, &beside) {
                            let seen = near.range.clone();
                            listener.judged(&text, Reading::Written, *item, || seen, Ok(near));
                        }
                    }
                }
            } else if owner.stands(&text, &range) {
                let verdict = self.target(owner.item).verify(&text, &owner.candidate(range.clone()));
                listener.judged(&text, Reading::Written, owner.item, || range, verdict);
            }
        });
        let mut again = |text: &Folded<'_>, how: Reading| {
            if !self.passages.is_empty() {
                for passage in self.passages.find(text, &mut space.passages) {
                    listener.recognised(text, how, &passage);
                }
            }
            self.words.each(text.classes(), |owner, range| {
                let worded = matches!(how, Reading::Disguised | Reading::Doubled);
                if !matches!(owner.item, SPOKEN | STREET)
                    && owner.stands(text, &range)
                    && (!worded || self.target(owner.item).is_worded())
                {
                    let verdict = self.target(owner.item).verify(text, &owner.candidate(range.clone()));
                    listener.judged(text, how, owner.item, || range, verdict);
                }
            });
        };
        view::apart(&text, &survey, |reading| {
            again(reading, Reading::Apart);
            if self.worded && view::has_signs(reading.classes()) {
                let survey = Survey::new(reading.classes());
                view::disguised(reading, &survey, |reading| again(reading, Reading::Disguised));
            }
        });
        if self.worded || !self.passages.is_empty() {
            view::disguised(&text, &survey, |reading| again(reading, Reading::Disguised));
            view::doubled(&text, &survey, |reading| again(reading, Reading::Doubled));
        }
        if !self.spoken.is_empty() && !said.is_empty() {
            // A shorter word may be reported after a longer one that it ends.
            said.sort_unstable_by_key(|(range, _): &(Range<usize>, _)| range.start);
            for item in &self.dates {
                for word in &said {
                    if let Some(verdict) = self.target(*item).verify_word(&text, word) {
                        listener.judged(&text, Reading::Said, *item, || word.0.clone(), verdict);
                    }
                }
            }
            spoken::rows(&text, &said, &self.openings, |row| {
                for item in &self.spoken {
                    for spelled in self.target(*item).verify_spoken(&text, row) {
                        let seen = spelled.range.clone();
                        listener.judged(&text, Reading::Said, *item, || seen, Ok(spelled));
                    }
                }
            });
        }
        if !self.starred.is_empty() {
            starred::pairs(&text, &survey, |first, second| {
                for item in &self.starred {
                    if let Some(shown) = self.target(*item).verify_starred(first, second) {
                        let seen = shown.range.clone();
                        listener.judged(&text, Reading::Starred, *item, || seen, Ok(shown));
                    }
                }
            });
        }
        if !self.masks.is_empty() {
            mask::masks(&text, &survey, |masked| {
                for item in &self.masks {
                    if let Some(shown) = self.target(*item).verify_mask(masked) {
                        let seen = shown.range.clone();
                        listener.judged(&text, Reading::Masked, *item, || seen, Ok(shown));
                    }
                }
            });
        }
        number::runs(&text, &survey, self.needs, |run, loose| {
            self.codes.each(run.symbols(), |owner, range| {
                let target = self.target(owner.item);
                let candidate = owner.candidate(range.clone());
                let verdict = if loose {
                    target.verify_row(run, &candidate)
                } else {
                    target.verify_code(run, &candidate)
                };
                listener.judged(&text, Reading::Number, owner.item, || run.places(range), verdict);
            });
        });
        space.classes = text.into_room();
    }

    fn target(&self, item: u32) -> &Target {
        self.indicators[item as usize].target()
    }
}

/// Room that is used again from part to part.
#[derive(Default)]
pub(crate) struct Space {
    /// What the last part was folded into.
    classes: Vec<u8>,
    passages: Room,
}

/// The first character edge at or after this byte.
fn edge(haystack: &str, byte: usize) -> usize {
    let mut edge = byte.min(haystack.len());
    while !haystack.is_char_boundary(edge) {
        edge += 1;
    }
    edge
}
