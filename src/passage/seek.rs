//! From the words of a text to the passages in it: a chain of pairs that one message holds, or messages that follow each other,
//! weighed by how seldom its words are written. Counting hits would find everyday language everywhere.

use crate::watchlist::Watched;

use super::common;
use super::fingerprints::{joined, mix, pair};
use super::index::{Index, Units};
use super::stream::{GAP, Word, is_number};

/// Bits from which a passage tells by itself, and from which it does beside something else.
const ENOUGH: i32 = 60;
const FAINT: i32 = 50;
/// Words that it has then at least: five seldom ones in a row are a name as often as a sentence.
const WORDS: usize = 6;
const FAINT_WORDS: usize = 5;
/// Words that may stand in a passage and not in the message, in a row: a changed word, or a name and a time between lines.
const SKIPPED: usize = 3;
/// The same with the figures of a date and a time.
const STEPS: usize = 10;
/// Bits that each takes away, and where what is quoted breaks off.
const SKIP: i32 = 2;
const BREAK: i32 = 12;
/// Bits that it takes away when words were only put in.
const PUT_IN: i32 = 4;
/// Messages on from which a passage may go on, and the bits that it takes away.
const ON: u32 = 3;
const STEP: i32 = 12;
/// The most that a word tells in what everybody writes.
const EVERYDAY: i32 = 2;
/// Bits of three words in a row below which they are no beginning: everybody writes them.
const BEGINNING: u32 = 20;
/// Messages that hold the same three words, at most, for them to be a beginning.
const SHARED: usize = 32;

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
pub(super) fn seek(words: &[Word], index: &Index) -> Vec<Passage> {
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

/// Words near each other, and the units of pairs of them that were looked up: many messages are followed over the same words.
struct Near<'w> {
    words: &'w [Word],
    index: &'w Index,
    /// By the place of the first word, modulo their number: of two words beside each other, and with a word between.
    known: [[(usize, Units<'w>); KNOWN]; 2],
}

/// Places whose units are known; more than a chain may skip on both sides.
const KNOWN: usize = 64;

impl<'w> Near<'w> {
    fn new(words: &'w [Word], index: &'w Index) -> Near<'w> {
        Near {
            words,
            index,
            known: [[(usize::MAX, Units::default()); KNOWN]; 2],
        }
    }

    /// The units that hold the pair of these two words, the second of which is one or two places after the first.
    fn units(&mut self, first: usize, second: usize) -> Units<'w> {
        let (place, units) = &mut self.known[(second - first - 1) % 2][first % KNOWN];
        if *place != first {
            *place = first;
            *units = self.index.units(pair(self.words[first], self.words[second]));
        }
        *units
    }
}

/// Follows every message that holds both pairs of the three words from this one on.
fn begin(near: &mut Near<'_>, at: usize, followed: &mut Vec<(u32, usize)>, found: &mut Vec<Passage>) {
    let told: u32 = near.words[at..at + 3].iter().map(|word| common::bits(*word)).sum();
    if told < BEGINNING {
        return;
    }
    let (one, other) = (near.units(at, at + 1), near.units(at + 1, at + 2));
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if few.len() > SHARED {
        return;
    }
    for unit in few.numbers() {
        if many.from(unit) != Some(unit) || followed.iter().any(|(known, last)| *known == unit && *last >= at + 2) {
            continue;
        }
        let chain = Chain::follow(near, at, unit);
        followed.push((unit, chain.last));
        let words = chain.covered.len();
        if chain.bits >= FAINT
            && words >= FAINT_WORDS
            && let Some(watched) = chain.near.index.source(unit)
        {
            found.push(Passage {
                first: chain.first,
                last: chain.last,
                words: words as u32,
                bits: chain.bits,
                watched,
            });
        }
    }
}

/// Words that a message holds.
struct Chain<'n, 'w> {
    near: &'n mut Near<'w>,
    first: usize,
    last: usize,
    bits: i32,
    /// The words that are covered, each once.
    covered: Vec<Word>,
}

impl<'n, 'w> Chain<'n, 'w> {
    fn follow(near: &'n mut Near<'w>, at: usize, unit: u32) -> Chain<'n, 'w> {
        let mut chain = Chain {
            near,
            first: at,
            last: at + 2,
            bits: 0,
            covered: Vec::new(),
        };
        chain.bits += chain.cover(at, at + 1) + chain.cover(at + 1, at + 2);
        chain.grow::<true>(unit);
        chain.grow::<false>(unit);
        chain
    }

    /// What a pair of words adds.
    fn cover(&mut self, one: usize, other: usize) -> i32 {
        let two = [self.near.words[one], self.near.words[other]];
        let most = if common::is_everyday(pair(two[0], two[1])) {
            EVERYDAY
        } else {
            i32::MAX
        };
        let mut added = 0;
        for word in two {
            if !self.covered.contains(&word) {
                self.covered.push(word);
                added += most.min(common::bits(word) as i32);
            }
        }
        added
    }

    /// The place so many words on.
    fn on<const FORWARD: bool>(&self, from: usize, steps: usize) -> Option<usize> {
        let place = if FORWARD {
            from + steps
        } else {
            from.checked_sub(steps)?
        };
        (place < self.near.words.len()).then_some(place)
    }

    /// The unit, this one or one of the next, that holds the pair of these words.
    fn holds<const FORWARD: bool>(&mut self, unit: u32, reach: u32, one: usize, other: usize) -> Option<u32> {
        let units = self.near.units(one.min(other), one.max(other));
        if FORWARD {
            units.from(unit).filter(|there| *there <= unit.saturating_add(reach))
        } else {
            units.until(unit).filter(|there| *there >= unit.saturating_sub(reach))
        }
    }

    /// Goes on to one side as long as what follows is worth what it takes.
    fn grow<const FORWARD: bool>(&mut self, unit: u32) {
        let words = self.near.words;
        let mut unit = unit;
        let mut at = if FORWARD { self.last } else { self.first };
        // What was covered and told at the best place so far.
        let (mut bits, mut covered) = (self.bits, self.covered.len());
        let mut best = self.bits;
        let mut here = at;
        let (mut skipped, mut steps) = (0, 0);
        while let Some(next) = self.on::<FORWARD>(here, 1)
            && words[next] != GAP
        {
            let hit = self.holds::<FORWARD>(unit, ON, here, next).map(|there| (there, next));
            let over = self.on::<FORWARD>(here, 2).filter(|over| words[*over] != GAP);
            let hit = hit.or_else(|| {
                // A word was put in, or two changed places.
                let over = over?;
                self.holds::<FORWARD>(unit, 0, here, over).map(|there| (there, over))
            });
            let Some((there, to)) = hit else {
                here = next;
                if !is_number(words[next]) {
                    skipped += 1;
                }
                steps += 1;
                if skipped > SKIPPED || steps > STEPS {
                    break;
                }
                continue;
            };
            let stepped = there != unit;
            unit = there;
            bits -= if stepped {
                STEP
            } else if here != at {
                let between = skipped.saturating_sub(usize::from(!is_number(words[here])));
                if self.near.index.units(pair(words[at], words[here])).from(unit) == Some(unit) {
                    // It goes on where it broke off: what stands between was put in, as a name and a time before each line.
                    PUT_IN
                } else {
                    BREAK + SKIP * between as i32
                }
            } else if to != next {
                PUT_IN
            } else {
                0
            };
            bits += self.cover(here, to);
            (at, here, skipped, steps) = (to, to, 0, 0);
            if bits >= best {
                best = bits;
                covered = self.covered.len();
                if FORWARD {
                    self.last = at;
                } else {
                    self.first = at;
                }
            }
        }
        self.bits = best;
        self.covered.truncate(covered);
    }
}
