//! From the words of a text to the passages in it: a chain of pairs that one message holds, or messages that follow each other, in
//! their order, weighed by how seldom its words are written. Counting hits would find everyday language everywhere.

use crate::watchlist::Watched;

use super::common;
use super::fingerprints::{joined, mix, pair};
use super::index::{Index, Place, Places};
use super::stream::{GAP, Word, is_number};

/// Bits from which a passage tells by itself, and from which it does beside something else.
const ENOUGH: i32 = 60;
const FAINT: i32 = 50;
/// Words that it has then at least: five seldom ones in a row are a name as often as a sentence.
const WORDS: usize = 6;
const FAINT_WORDS: usize = 5;
/// Words that may stand in a passage and not in the message, or in the message and not in the passage, in a row: a changed word, or
/// a name and a time between lines.
const SKIPPED: usize = 3;
/// The same where it goes on with the beginning of another message: one too short to be kept may stand between.
const BETWEEN: usize = 7;
/// The same with the figures of dates and times.
const STEPS: usize = 13;
/// Messages on from which a passage may go on.
const ON: u32 = 3;
/// Bits that it takes away where the two differ, and for each word of the text.
const BREAK: i32 = 8;
const SKIP: i32 = 2;
/// The same when words were only put in: between lines, and within one.
const PUT_BETWEEN: i32 = 4;
const PUT_IN: i32 = 10;
/// The same when the passage goes on in another message, where that begins; and elsewhere, or in another part of the same.
const STEP: i32 = 4;
const JUMP: i32 = 12;
/// The same when its longest row of words is of three, and of four: whoever tells the same news has as many.
const SHORT: i32 = 20;
const FAIRLY_SHORT: i32 = 10;
/// Words that are many.
const MANY: usize = 8;
/// The most that a name tells, a name right after one, and a figure, in a passage of many words that the text has whole.
const WHOLE: Most = Most {
    name: 12,
    surname: 10,
    figure: 10,
};
/// The same in one that differs: names and figures belong to what is told of, words to who tells it.
const BROKEN: Most = Most {
    name: 9,
    surname: 6,
    figure: 6,
};
/// Bits below which a word is so common that it is no name: with a capital it stands in a title, or all words have one.
const COMMON: u32 = 10;
/// The most that a word tells in what everybody writes.
const EVERYDAY: i32 = 2;
/// Bits of three words in a row below which they are no beginning: everybody writes them.
const BEGINNING: u32 = 20;
/// Places that hold the same two words, at most, for them to be a beginning.
const SHARED: usize = 32;

/// The most that words of some sorts tell.
struct Most {
    name: i32,
    surname: i32,
    figure: i32,
}

/// A passage in a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passage {
    /// Its first and its last word.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Words of it that the message holds.
    pub(super) words: u32,
    pub(super) bits: i32,
    pub(super) watched: Watched,
}

impl Passage {
    /// Whether it tells only beside something else: a stranger may have written the same.
    pub(super) fn is_faint(&self) -> bool {
        self.bits < ENOUGH || (self.words as usize) < WORDS
    }
}

/// The passages of a text that tell enough, or nearly: no two of them share a word. In order.
pub(super) fn seek(words: &[Word], index: &Index, text: &impl Text) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    // Units that were followed, and to which word.
    let mut followed: Vec<(u32, usize)> = Vec::new();
    let mut near = None;
    let (mut mixed, mut before) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let own = mix(*word);
        let pair = joined(mixed, own);
        if index.follows(before, pair) && at >= 2 {
            followed.retain(|(_, last)| *last >= at - 1);
            begin(
                near.get_or_insert_with(|| Near::new(words, index)),
                at - 2,
                text,
                &mut followed,
                &mut found,
            );
        }
        (mixed, before) = (own, pair);
    }
    found.sort_unstable_by_key(|passage| (-passage.bits, passage.first, passage.last));
    let mut told: Vec<Passage> = Vec::new();
    for passage in found {
        if told
            .iter()
            .all(|other| other.last < passage.first || passage.last < other.first)
        {
            told.push(passage);
        }
    }
    told.sort_unstable_by_key(|passage| passage.first);
    told
}

/// Words near each other, and where pairs of them stand, once looked up: many messages are followed over the same words.
struct Near<'w> {
    words: &'w [Word],
    index: &'w Index,
    /// By the place of the first word, modulo their number: of two words beside each other, and with a word between.
    known: [[(usize, Places<'w>); KNOWN]; 2],
}

/// Words whose pairs are known; more than a chain may skip on both sides.
const KNOWN: usize = 64;

impl<'w> Near<'w> {
    fn new(words: &'w [Word], index: &'w Index) -> Near<'w> {
        Near {
            words,
            index,
            known: [[(usize::MAX, Places::default()); KNOWN]; 2],
        }
    }

    /// Where the pair of these two words stands, the second of which is one or two places after the first.
    fn places(&mut self, first: usize, second: usize) -> Places<'w> {
        let (at, places) = &mut self.known[(second - first - 1) % 2][first % KNOWN];
        if *at != first {
            *at = first;
            *places = self.index.places(pair(self.words[first], self.words[second]));
        }
        *places
    }
}

/// Follows every message that holds the three words from this one on.
fn begin(near: &mut Near<'_>, at: usize, text: &impl Text, followed: &mut Vec<(u32, usize)>, found: &mut Vec<Passage>) {
    let told: u32 = near.words[at..at + 3].iter().map(|word| common::bits(*word)).sum();
    if told < BEGINNING {
        return;
    }
    let (one, other) = (near.places(at, at + 1), near.places(at + 1, at + 2));
    if one.len().min(other.len()) > SHARED {
        return;
    }
    let few_first = one.len() <= other.len();
    for place in if few_first { one } else { other }.all() {
        let unit = place.unit();
        let (start, held) = if few_first {
            let next = Place::new(unit, place.at() + 1);
            (place, other.from(next) == Some(next))
        } else {
            let Some(start) = place.at().checked_sub(1).map(|at| Place::new(unit, at)) else {
                continue;
            };
            (start, one.from(start) == Some(start))
        };
        if !held || followed.iter().any(|(known, last)| *known == unit && *last >= at + 2) {
            continue;
        }
        let chain = Chain::follow(near, text, at, start);
        followed.push((unit, chain.last));
        let words = chain.covered.len();
        if chain.bits >= FAINT && words >= FAINT_WORDS {
            let bits = chain.weighed(text);
            if bits >= FAINT
                && let Some(watched) = chain.near.index.source(unit)
            {
                found.push(Passage {
                    first: chain.first,
                    last: chain.last,
                    words: words as u32,
                    bits,
                    watched,
                });
            }
        }
    }
}

/// What is asked of a text beside its words.
pub(super) trait Text {
    /// How a word of it is written.
    fn case(&self, word: usize) -> Case;

    /// Whether a word begins a line.
    fn begins_line(&self, word: usize) -> bool;
}

/// How a word of the text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// It begins small, or in a script without case.
    Small,
    /// It begins a sentence or a line with a capital, as any word does there.
    Start,
    /// A capital that nothing but the word itself asks for: a name.
    Name,
}

/// Where a chain stands: at a word of the text, and at a word of a unit.
#[derive(Clone, Copy)]
struct At {
    word: usize,
    place: Place,
}

/// Words of the text that a message holds in this order.
struct Chain<'n, 'w, T> {
    near: &'n mut Near<'w>,
    text: &'n T,
    first: usize,
    last: usize,
    bits: i32,
    /// The most words in a row, and those around its beginning.
    row: usize,
    lead: usize,
    /// The words that are covered, each once, and what each tells.
    covered: Vec<(usize, i32)>,
}

impl<'n, 'w, T: Text> Chain<'n, 'w, T> {
    /// The chain around three words, the first of which stands at this place.
    fn follow(near: &'n mut Near<'w>, text: &'n T, at: usize, place: Place) -> Chain<'n, 'w, T> {
        let mut chain = Chain {
            near,
            text,
            first: at,
            last: at + 2,
            bits: 0,
            row: 3,
            lead: 3,
            covered: Vec::new(),
        };
        chain.bits += chain.cover(at, at + 1) + chain.cover(at + 1, at + 2);
        chain.grow::<true>(At {
            word: at + 2,
            place: Place::new(place.unit(), place.at() + 2),
        });
        chain.grow::<false>(At { word: at, place });
        chain
    }

    /// What a pair of words adds.
    fn cover(&mut self, one: usize, other: usize) -> i32 {
        let words = self.near.words;
        let most = if common::is_everyday(pair(words[one], words[other])) {
            EVERYDAY
        } else {
            i32::MAX
        };
        let mut added = 0;
        for at in [one, other] {
            if !self.covered.iter().any(|(known, _)| words[*known] == words[at]) {
                let bits = most.min(common::bits(words[at]) as i32);
                self.covered.push((at, bits));
                added += bits;
            }
        }
        added
    }

    /// What it tells, if names and figures tell less than words: whoever writes of the same writes them as well.
    fn weighed(&self, text: &impl Text) -> i32 {
        let words = self.near.words;
        let mut covered: Vec<(usize, i32, Case)> = self
            .covered
            .iter()
            .map(|(at, bits)| (*at, *bits, text.case(*at)))
            .collect();
        covered.sort_unstable_by_key(|(at, ..)| *at);
        let titled = covered
            .iter()
            .all(|(at, _, case)| *case != Case::Small || is_number(words[*at]))
            && covered
                .iter()
                .any(|(at, _, case)| *case == Case::Name && common::bits(words[*at]) < COMMON);
        let told: i32 = covered.iter().map(|(_, bits, _)| bits).sum();
        let whole = told == self.bits && covered.len() >= MANY;
        let most = if whole { &WHOLE } else { &BROKEN };
        let mut less = match self.row {
            ..4 => SHORT,
            4 => FAIRLY_SHORT,
            _ => 0,
        };
        let mut name: Option<usize> = None;
        for (at, bits, case) in &covered {
            let most = if is_number(words[*at]) {
                most.figure
            } else if *case == Case::Name && !titled {
                let after = name.is_some_and(|name| name + 1 == *at);
                name = Some(*at);
                if after { most.surname } else { most.name }
            } else {
                continue;
            };
            less += (bits - most).max(0);
        }
        self.bits - less
    }

    /// The place so many words on.
    fn on<const FORWARD: bool>(&self, from: usize, steps: usize) -> Option<usize> {
        let place = if FORWARD {
            from + steps
        } else {
            from.checked_sub(steps)?
        };
        (place < self.near.words.len() && self.near.words[place] != GAP).then_some(place)
    }

    /// Where the message holds the pair of these words: right where the chain stands.
    fn holds<const FORWARD: bool>(&mut self, at: At, other: usize) -> Option<At> {
        let places = self.near.places(at.word.min(other), at.word.max(other));
        let (unit, word) = (at.place.unit(), at.place.at());
        let pair = if FORWARD { word } else { word.checked_sub(1)? };
        let place = Place::new(unit, pair);
        (places.from(place) == Some(place)).then(|| At {
            word: other,
            place: Place::new(unit, if FORWARD { word + 1 } else { pair }),
        })
    }

    /// Where the message, or one of the next, holds the pair of these words further on, and what that takes away. So many words of
    /// the text were passed over.
    fn resumes<const FORWARD: bool>(&mut self, at: At, here: usize, next: usize, passed: usize) -> Option<(At, i32)> {
        let places = self.near.places(here.min(next), here.max(next));
        if places.len() == 0 {
            return None;
        }
        let (unit, word) = (at.place.unit(), at.place.at());
        let beside = here == at.word;
        let to = |place: Place| At {
            word: next,
            place: Place::new(place.unit(), if FORWARD { place.at() + 1 } else { place.at() }),
        };
        let same = if FORWARD {
            places.from(Place::new(unit, word + 1))
        } else {
            word.checked_sub(2)
                .and_then(|last| places.until(Place::new(unit, last)))
        };
        if let Some(place) = same.filter(|place| place.unit() == unit && passed <= SKIPPED) {
            let left_out = if FORWARD {
                place.at() - word - 1
            } else {
                word - 2 - place.at()
            };
            if left_out as usize <= SKIPPED {
                return Some((to(place), self.gap(at.word, here, next, passed, left_out)));
            }
        }
        let other = if FORWARD {
            places.from(Place::new(unit + 1, 0))
        } else {
            unit.checked_sub(1).and_then(|before| places.until(Place::last(before)))
        };
        if let Some(place) = other.filter(|place| place.unit().abs_diff(unit) <= ON) {
            let on = place.unit().abs_diff(unit);
            let begins = if FORWARD { place.at() == 0 } else { word == 0 };
            if begins && beside && on == 1 {
                // One long message.
                return Some((to(place), 0));
            }
            if begins && (passed <= SKIPPED || on > 1) {
                return Some((to(place), STEP));
            }
            if passed <= SKIPPED {
                return Some((to(place), JUMP));
            }
        }
        // Its parts may have changed places.
        let place = places.from(Place::new(unit, 0))?;
        (place.unit() == unit && passed <= SKIPPED).then(|| (to(place), JUMP))
    }

    /// What it takes away that the text has so many words that the message has not, and the other way round.
    fn gap(&self, at: usize, here: usize, next: usize, passed: usize, left_out: u32) -> i32 {
        // The first of the words that are passed over.
        let first = if at < next { at + 1 } else { here + 1 };
        if left_out > 0 {
            BREAK + SKIP * passed as i32
        } else if self.text.begins_line(first) {
            // It goes on where it broke off: what stands between was put in, as a name and a time before each line.
            PUT_BETWEEN
        } else {
            PUT_IN + SKIP * passed as i32
        }
    }

    /// Goes on to one side as long as what follows is worth what it takes.
    fn grow<const FORWARD: bool>(&mut self, from: At) {
        let mut at = from;
        // What was covered and told at the best place so far.
        let (mut bits, mut covered) = (self.bits, self.covered.len());
        let mut best = self.bits;
        let (mut row, mut broken) = (self.lead, false);
        let mut here = at.word;
        let (mut skipped, mut steps) = (0, 0);
        while let Some(next) = self.on::<FORWARD>(here, 1) {
            let mut hit = None;
            if here == at.word {
                hit = self.holds::<FORWARD>(at, next).map(|to| (to, 0));
                if hit.is_none()
                    && let Some(over) = self.on::<FORWARD>(here, 2)
                {
                    // A word was put in, or two changed places.
                    hit = self.holds::<FORWARD>(at, over).map(|to| (to, PUT_IN));
                }
            }
            let passed = skipped - usize::from(here != at.word && !is_number(self.near.words[here]));
            let hit = hit.or_else(|| self.resumes::<FORWARD>(at, here, next, passed));
            let Some((to, takes)) = hit else {
                here = next;
                if !is_number(self.near.words[next]) {
                    skipped += 1;
                }
                steps += 1;
                if skipped > BETWEEN || steps > STEPS {
                    break;
                }
                continue;
            };
            bits += self.cover(here, to.word) - takes;
            (at, here, skipped, steps) = (to, to.word, 0, 0);
            if takes > 0 {
                (row, broken) = (2, true);
            } else {
                row += 1;
            }
            if bits >= best {
                best = bits;
                covered = self.covered.len();
                self.row = self.row.max(row);
                if !broken {
                    self.lead = row;
                }
                if FORWARD {
                    self.last = at.word;
                } else {
                    self.first = at.word;
                }
            }
        }
        self.bits = best;
        self.covered.truncate(covered);
    }
}
