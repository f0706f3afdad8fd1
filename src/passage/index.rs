//! The pairs of all messages, to look up: which units hold a pair. Before it a small filter of which pairs follow each other
//! anywhere, so that next to nothing of a text has to be looked up.

use crate::watchlist::Watched;

use super::fingerprints::{BITS, Fingerprints};

/// Units between those of two chats: no passage goes on from one chat to another.
const BETWEEN: u32 = 8;
/// Entries of a bucket, about.
const BUCKET: usize = 4;
/// Bits of the filter for each two pairs that follow each other: some four keys share a word of 64 bits with four bits each,
/// which lets half a percent of all others through.
const SPARE: usize = 16;

/// Which units hold a pair.
#[derive(Default)]
pub(super) struct Index {
    /// Where each bucket begins among the entries; one more at the end. A bucket is the upper bits of a pair.
    offsets: Vec<u32>,
    /// The lower bits of a pair, then the number of a unit; sorted within a bucket.
    entries: Vec<u32>,
    /// Bits of a unit's number.
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
            units = units.saturating_add(each.units()).saturating_add(BETWEEN);
            for unit in each.walk() {
                let pairs = unit.pairs().count();
                entries += pairs;
                links += pairs.saturating_sub(1);
            }
        }
        let width = u32::BITS - units.leading_zeros();
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
                let number = first.saturating_add(unit.number);
                let mut before = None;
                for pair in unit.pairs() {
                    let offset = &mut index.offsets[(pair >> shift) as usize];
                    *offset -= 1;
                    index.entries[*offset as usize] = key(pair, number, width);
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

    /// The units that hold a pair, in order.
    pub(super) fn units(&self, pair: u32) -> Units<'_> {
        let bits = (self.offsets.len() - 1).ilog2();
        let bucket = (pair >> (BITS - bits)) as usize;
        let entries = &self.entries[self.offsets[bucket] as usize..self.offsets[bucket + 1] as usize];
        let (first, last) = (key(pair, 0, self.width), key(pair, (1 << self.width) - 1, self.width));
        let from = entries.partition_point(|entry| *entry < first);
        let rest = &entries[from..];
        Units {
            entries: &rest[..rest.partition_point(|entry| *entry <= last)],
            mask: (1 << self.width) - 1,
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

/// The lower bits of a pair and a unit. The bits that do not fit are those of the bucket, or are done without: in a small index
/// chance finds little.
const fn key(pair: u32, unit: u32, width: u32) -> u32 {
    pair << width | unit
}

/// Units that hold a pair.
#[derive(Clone, Copy, Default)]
pub(super) struct Units<'i> {
    entries: &'i [u32],
    mask: u32,
}

impl Units<'_> {
    pub(super) fn len(self) -> usize {
        self.entries.len()
    }

    /// Their numbers, in order.
    pub(super) fn numbers(self) -> impl Iterator<Item = u32> {
        self.entries.iter().map(move |entry| entry & self.mask)
    }

    /// The first of them at or after this one.
    pub(super) fn from(self, unit: u32) -> Option<u32> {
        let at = self.entries.partition_point(|entry| entry & self.mask < unit);
        self.entries.get(at).map(|entry| entry & self.mask)
    }

    /// The last of them at or before this one.
    pub(super) fn until(self, unit: u32) -> Option<u32> {
        let after = self.entries.partition_point(|entry| entry & self.mask <= unit);
        after.checked_sub(1).map(|at| self.entries[at] & self.mask)
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
