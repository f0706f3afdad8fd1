//! The pairs of all messages, to look up: in which places of which units they stand. Before it a small filter of which pairs
//! follow each other anywhere, so that next to nothing of a text has to be looked up.

use crate::watchlist::Watched;

use super::fingerprints::{BITS, Fingerprints, UNIT};

/// Units between those of two chats: no passage goes on from one chat to another.
const BETWEEN: u32 = 8;
/// Units of all chats, at most. What is beyond counts as the last: more than can be kept of anybody's messages.
const UNITS: u32 = (1 << 26) - 1;
/// Bits of a place in a unit.
const PLACE: u32 = 5;
const _: () = assert!(UNIT <= 1 << PLACE);
/// Entries of a bucket, about.
const BUCKET: usize = 4;
/// Bits of the filter for each two pairs that follow each other: some four keys share a word of 64 bits with four bits each,
/// which lets half a percent of all others through.
const SPARE: usize = 16;

/// Where a pair stands: in the messages of whom, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

impl Place {
    /// A unit that was not made here may have more pairs than fit: they count as the last.
    pub(super) const fn new(unit: u32, at: u32) -> Place {
        let last = (1 << PLACE) - 1;
        Place(unit << PLACE | if at < last { at } else { last })
    }

    /// The last of a unit.
    pub(super) const fn last(unit: u32) -> Place {
        Place::new(unit, (1 << PLACE) - 1)
    }

    /// Which unit, in the order of all messages.
    pub(super) const fn unit(self) -> u32 {
        self.0 >> PLACE
    }

    /// Which of its pairs.
    pub(super) const fn at(self) -> u32 {
        self.0 & ((1 << PLACE) - 1)
    }
}

/// Where pairs stand.
#[derive(Default)]
pub(super) struct Index {
    /// Where each bucket begins among the entries; one more at the end. A bucket is the upper bits of a pair.
    offsets: Vec<u32>,
    /// The lower bits of a pair, then a place; sorted within a bucket.
    entries: Vec<u32>,
    /// Bits of a place.
    width: u32,
    filter: Filter,
    /// The first unit of each chat or item, in order.
    sources: Vec<(u32, Watched)>,
}

impl Index {
    /// Makes the index of these messages.
    pub(super) fn new<'f>(messages: impl Iterator<Item = (Watched, &'f Fingerprints)> + Clone) -> Index {
        let mut sources = Vec::new();
        let (mut units, mut entries, mut links) = (0_u32, 0_usize, 0_usize);
        for (watched, each) in messages.clone() {
            sources.push((units, watched));
            units = units.saturating_add(each.units()).saturating_add(BETWEEN).min(UNITS);
            for unit in each.walk() {
                let pairs = unit.pairs().count();
                entries += pairs;
                links += pairs.saturating_sub(1);
            }
        }
        let width = u32::BITS - units.leading_zeros() + PLACE;
        let bits = (entries / BUCKET).max(1).ilog2().min(BITS);
        let mut index = Index {
            offsets: vec![0; (1 << bits) + 1],
            entries: vec![0; entries],
            width,
            filter: Filter::new(links),
            sources,
        };
        let shift = BITS - bits;
        // How many stand in each bucket, then where it ends; putting them in from the end leaves where it begins.
        for (_, each) in messages.clone() {
            for pair in each.walk().flat_map(|unit| unit.pairs().collect::<Vec<_>>()) {
                index.offsets[(pair >> shift) as usize] += 1;
            }
        }
        let mut end = 0;
        for offset in &mut index.offsets {
            end += *offset;
            *offset = end;
        }
        for ((first, _), (_, each)) in index.sources.clone().into_iter().zip(messages) {
            for unit in each.walk() {
                let number = first.saturating_add(unit.number).min(UNITS);
                let mut before = None;
                for (at, pair) in (0..).zip(unit.pairs()) {
                    let offset = &mut index.offsets[(pair >> shift) as usize];
                    *offset -= 1;
                    index.entries[*offset as usize] = key(pair, Place::new(number, at).0, width);
                    if let Some(before) = before {
                        index.filter.add(before, pair);
                    }
                    before = Some(pair);
                }
            }
        }
        for bucket in 0..1 << bits {
            index.entries[index.offsets[bucket] as usize..index.offsets[bucket + 1] as usize].sort_unstable();
        }
        index
    }

    /// Whether it holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the second pair may follow the first in a message.
    #[inline]
    pub(super) fn follows(&self, first: u32, second: u32) -> bool {
        self.filter.has(first, second)
    }

    /// Where a pair stands, in order.
    pub(super) fn places(&self, pair: u32) -> Places<'_> {
        let bits = (self.offsets.len() - 1).ilog2();
        let bucket = (pair >> (BITS - bits)) as usize;
        let entries = &self.entries[self.offsets[bucket] as usize..self.offsets[bucket + 1] as usize];
        let mask = (1 << self.width) - 1;
        let (first, last) = (key(pair, 0, self.width), key(pair, mask, self.width));
        let from = entries.partition_point(|entry| *entry < first);
        let rest = &entries[from..];
        Places {
            entries: &rest[..rest.partition_point(|entry| *entry <= last)],
            mask,
        }
    }

    /// Whose messages this unit is of.
    pub(super) fn source(&self, unit: u32) -> Option<Watched> {
        let after = self.sources.partition_point(|(first, _)| *first <= unit);
        after.checked_sub(1).map(|at| self.sources[at].1)
    }

    /// Bytes that it takes up.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.offsets) + size_of_val(&*self.entries) + size_of_val(&*self.filter.words)
    }
}

/// The lower bits of a pair and a place. The bits that do not fit are those of the bucket, or are done without: in a small index
/// chance finds little.
const fn key(pair: u32, place: u32, width: u32) -> u32 {
    pair << width | place
}

/// Where a pair stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Places<'i> {
    entries: &'i [u32],
    mask: u32,
}

impl Places<'_> {
    pub(super) fn len(self) -> usize {
        self.entries.len()
    }

    /// All of them, in order.
    pub(super) fn all(self) -> impl Iterator<Item = Place> {
        self.entries.iter().map(move |entry| Place(entry & self.mask))
    }

    /// The first of them at or after this one.
    pub(super) fn from(self, place: Place) -> Option<Place> {
        let at = self.entries.partition_point(|entry| entry & self.mask < place.0);
        self.entries.get(at).map(|entry| Place(entry & self.mask))
    }

    /// The last of them at or before this one.
    pub(super) fn until(self, place: Place) -> Option<Place> {
        let after = self.entries.partition_point(|entry| entry & self.mask <= place.0);
        after.checked_sub(1).map(|at| Place(self.entries[at] & self.mask))
    }
}

/// A Bloom filter whose bits for one key lie in one word of 64 (Putze, Sanders, Singler 2007): one load a question.
#[derive(Default)]
struct Filter {
    words: Vec<u64>,
}

impl Filter {
    fn new(keys: usize) -> Filter {
        Filter {
            words: vec![0; (keys * SPARE).div_ceil(64).max(1)],
        }
    }

    #[inline]
    fn place(&self, first: u32, second: u32) -> (usize, u64) {
        let key = u64::from(first) << 32 | u64::from(second);
        let hash = (key ^ key >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let hash = hash ^ hash >> 32;
        let bits = 1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63) | 1 << (hash >> 18 & 63);
        // The upper half times the number of words, without a division.
        (((hash >> 32) * self.words.len() as u64).wrapping_shr(32) as usize, bits)
    }

    fn add(&mut self, first: u32, second: u32) {
        let (word, bits) = self.place(first, second);
        self.words[word] |= bits;
    }

    #[inline]
    fn has(&self, first: u32, second: u32) -> bool {
        let (word, bits) = self.place(first, second);
        self.words.get(word).is_some_and(|word| word & bits == bits)
    }
}
