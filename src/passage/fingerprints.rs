//! What is kept of one chat's messages: which words stood beside each other, as hashes. Never text.
//!
//! The words of a message are taken by their skeletons (`stream.rs`); each two that stand beside each other become one number
//! of 24 bits, the same in either order. A message of fewer than four words is counted and not kept: it is everybody's. A
//! long one is kept in several *units*, so that what is near in it stays near.
//!
//! The bytes: a version, then the number of messages and of units, as LEB128; then for every unit that is kept a byte whose
//! upper three bits are how many units without words come before it (seven: as LEB128 after the byte) and whose lower five are
//! how many pairs it has (31: likewise), and three bytes, lowest first, for each pair in the order of the words.

use core::fmt;

use crate::fold::Folded;

use super::stream::{Word, Words};

/// The version of the bytes; another way of hashing or of reading words is another version.
const VERSION: u8 = 1;

/// Messages of fewer words are not kept.
const LEAST: usize = 4;
/// Pairs of a unit, at most.
pub(super) const UNIT: usize = 30;
/// Units of a chat, at most: more than anybody's messages; a bound for what is read.
pub(super) const UNITS: u32 = 1 << 22;
/// Bits of a pair's hash.
pub(super) const BITS: u32 = 24;
/// Bytes of it.
const BYTES: usize = 3;

/// Numbers that do not fit beside each other in a unit's first byte.
const MANY_SKIPPED: u32 = 7;
const MANY_PAIRS: usize = 31;

/// Two words that stand beside each other, in either order, as a number below 2^24. Golden-ratio hashing (Knuth, The Art of
/// Computer Programming 6.4), on the sum of the words' own hashes.
pub(super) const fn pair(one: Word, other: Word) -> u32 {
    joined(mix(one), mix(other))
}

/// The same of words that are mixed already.
pub(super) const fn joined(one: u64, other: u64) -> u32 {
    (one.wrapping_add(other).wrapping_mul(FACTOR) >> (64 - BITS)) as u32
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A word's own hash: its upper bits folded upon the lower before they are multiplied away.
pub(super) const fn mix(word: Word) -> u64 {
    let spread = word.wrapping_mul(FACTOR);
    spread ^ spread >> 29
}

/// Why bytes are no fingerprints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FingerprintsError {
    /// They were made by a version that is not known here.
    NewerVersion,
    /// They break off, go on too long or count wrongly.
    Damaged,
}

impl FingerprintsError {
    /// The name used in messages: `NewerVersion`, `Damaged`.
    pub const fn as_str(self) -> &'static str {
        match self {
            FingerprintsError::NewerVersion => "NewerVersion",
            FingerprintsError::Damaged => "Damaged",
        }
    }
}

impl fmt::Display for FingerprintsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FingerprintsError::NewerVersion => "made by a newer version",
            FingerprintsError::Damaged => "damaged",
        })
    }
}

impl core::error::Error for FingerprintsError {}

/// What is kept of one chat's messages. Messages are taken in their order: a passage may go on from one to the next.
///
/// ```
/// use nightjar::passage::Fingerprints;
///
/// let mut chat = Fingerprints::new();
/// chat.push("sabah axşam köhnə dəyirmanın yanında gözləyəcəm");
/// chat.push("yaxşı");
/// assert_eq!(chat.messages(), 2);
/// let bytes = chat.to_bytes();
/// assert_eq!(bytes.len(), 19);
/// assert_eq!(Fingerprints::parse(&bytes)?, chat);
/// # Ok::<(), nightjar::passage::FingerprintsError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fingerprints {
    messages: u32,
    units: u32,
    /// Units since the last that was kept.
    skipped: u32,
    body: Vec<u8>,
}

// Hashes of words are as private as the words are guessable.
impl fmt::Debug for Fingerprints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fingerprints")
            .field("messages", &self.messages)
            .finish_non_exhaustive()
    }
}

impl Fingerprints {
    /// Those of no messages.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the next message of the chat. Beyond four million units nothing more is kept.
    pub fn push(&mut self, message: &str) {
        self.messages = self.messages.saturating_add(1);
        let mut words = Words::default();
        words.read(Folded::new(message).classes());
        let words = words.words;
        if words.len() < LEAST {
            self.skip();
            return;
        }
        let pairs: Vec<u32> = words.windows(2).map(|two| pair(two[0], two[1])).collect();
        // Of about the same length each, so that none is left with a word or two.
        let parts = pairs.len().div_ceil(UNIT);
        for unit in pairs.chunks(pairs.len().div_ceil(parts)) {
            self.keep(unit);
        }
    }

    /// How many messages were taken in.
    pub fn messages(&self) -> u32 {
        self.messages
    }

    /// Units, kept or not: what message numbers count.
    pub(super) fn units(&self) -> u32 {
        self.units
    }

    fn skip(&mut self) {
        if self.units < UNITS {
            self.units += 1;
            self.skipped += 1;
        }
    }

    fn keep(&mut self, pairs: &[u32]) {
        if self.units >= UNITS {
            return;
        }
        self.units += 1;
        let skipped = self.skipped.min(MANY_SKIPPED);
        let count = pairs.len().min(MANY_PAIRS);
        // Both are below what their bits hold.
        self.body.push((skipped as u8) << 5 | count as u8);
        if skipped == MANY_SKIPPED {
            write(&mut self.body, self.skipped - MANY_SKIPPED);
        }
        if count == MANY_PAIRS {
            write(&mut self.body, (pairs.len() - MANY_PAIRS) as u32);
        }
        for pair in pairs {
            self.body.extend_from_slice(&pair.to_le_bytes()[..BYTES]);
        }
        self.skipped = 0;
    }

    /// What is sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.body.len() + 11);
        bytes.push(VERSION);
        write(&mut bytes, self.messages);
        write(&mut bytes, self.units);
        bytes.extend_from_slice(&self.body);
        bytes
    }

    /// Reads what [`Fingerprints::to_bytes`] made. Any bytes may come.
    ///
    /// # Errors
    /// `NewerVersion`, and `Damaged` for what was never written so.
    pub fn parse(bytes: &[u8]) -> Result<Self, FingerprintsError> {
        let (version, rest) = bytes.split_first().ok_or(FingerprintsError::Damaged)?;
        match *version {
            VERSION => {}
            0 => return Err(FingerprintsError::Damaged),
            _ => return Err(FingerprintsError::NewerVersion),
        }
        let mut rest = rest;
        let messages = read(&mut rest).ok_or(FingerprintsError::Damaged)?;
        let units = read(&mut rest)
            .filter(|units| *units <= UNITS)
            .ok_or(FingerprintsError::Damaged)?;
        let mut walk = Units { rest, unit: 0 };
        let mut kept = 0;
        for unit in walk.by_ref() {
            kept = unit.number + 1;
            if kept > units || unit.pairs.is_empty() {
                return Err(FingerprintsError::Damaged);
            }
        }
        if !walk.rest.is_empty() {
            return Err(FingerprintsError::Damaged);
        }
        Ok(Fingerprints {
            messages,
            units,
            skipped: units - kept,
            body: rest.to_vec(),
        })
    }

    /// The units that are kept.
    pub(super) fn walk(&self) -> Units<'_> {
        Units {
            rest: &self.body,
            unit: 0,
        }
    }
}

/// A unit that is kept: its number in the chat, and its pairs, three bytes each.
pub(super) struct Unit<'b> {
    pub(super) number: u32,
    pairs: &'b [[u8; BYTES]],
}

impl Unit<'_> {
    /// The pairs in the order of the words.
    pub(super) fn pairs(&self) -> impl Iterator<Item = u32> {
        self.pairs
            .iter()
            .map(|[low, middle, high]| u32::from_le_bytes([*low, *middle, *high, 0]))
    }
}

/// Goes through the units of a body; stops at the first that breaks off.
pub(super) struct Units<'b> {
    rest: &'b [u8],
    unit: u32,
}

impl<'b> Iterator for Units<'b> {
    type Item = Unit<'b>;

    fn next(&mut self) -> Option<Unit<'b>> {
        let (first, mut rest) = self.rest.split_first()?;
        let mut skipped = u32::from(first >> 5);
        if skipped == MANY_SKIPPED {
            skipped = skipped.checked_add(read(&mut rest)?)?;
        }
        let mut count = usize::from(first & 31);
        if count == MANY_PAIRS {
            count = count.checked_add(read(&mut rest)? as usize)?;
        }
        let (pairs, rest) = rest.split_at_checked(count.checked_mul(BYTES)?)?;
        let number = self.unit.checked_add(skipped)?;
        self.unit = number.checked_add(1)?;
        self.rest = rest;
        Some(Unit {
            number,
            pairs: pairs.as_chunks().0,
        })
    }
}

/// LEB128: seven bits a byte, lowest first, the upper bit set in all but the last.
fn write(bytes: &mut Vec<u8>, number: u32) {
    let mut rest = number;
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

fn read(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u64;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chat(messages: &[&str]) -> Fingerprints {
        let mut chat = Fingerprints::new();
        for message in messages {
            chat.push(message);
        }
        chat
    }

    #[test]
    fn what_is_sealed_is_read_again() {
        let long = "söz ".repeat(400);
        let mut chat = chat(&["bir iki üç dörd", "yaxşı", "", &long, "а б в г д"]);
        for _ in 0..300 {
            chat.push("hə");
        }
        chat.push("sabah axşam köhnə dəyirmanın yanında");
        chat.push("ok");
        let again = Fingerprints::parse(&chat.to_bytes()).unwrap();
        assert_eq!(again, chat);
        assert_eq!(again.messages(), 307);
        let units: Vec<(u32, usize)> = again.walk().map(|unit| (unit.number, unit.pairs.len())).collect();
        assert_eq!(units[0], (0, 3));
        assert_eq!(units[1].0, 3);
        assert!(units.iter().all(|(_, pairs)| *pairs <= UNIT));
        assert_eq!(units.iter().map(|(_, pairs)| pairs).sum::<usize>(), 3 + 399 + 4 + 4);
    }

    #[test]
    fn hashes_stay_what_sealed_bytes_hold() {
        // If this fails every chat that was taken in is forgotten: make it another version, and keep reading this one.
        let bytes = chat(&["Sabah axşam сәккиздә köhnə 24 don't s4lam"]).to_bytes();
        assert_eq!(
            bytes,
            [
                1, 1, 1, 6, 39, 27, 121, 236, 228, 44, 182, 79, 92, 125, 137, 22, 250, 4, 120, 169, 153, 52
            ]
        );
    }

    #[test]
    fn pairs_are_the_same_in_either_order_and_not_all_alike() {
        let one: Vec<u32> = chat(&["sabah axşam köhnə dəyirman"])
            .walk()
            .flat_map(|unit| unit.pairs().collect::<Vec<_>>())
            .collect();
        let mut other: Vec<u32> = chat(&["dəyirman köhnə axşam sabah"])
            .walk()
            .flat_map(|unit| unit.pairs().collect::<Vec<_>>())
            .collect();
        other.reverse();
        assert_eq!(one, other);
        assert!(one[0] != one[1] && one[1] != one[2]);
    }

    #[test]
    fn damage_is_refused_and_never_panics() {
        let good = chat(&["bir iki üç dörd beş", "a", "altı yeddi səkkiz doqquz"]).to_bytes();
        for length in 0..good.len() {
            let cut = Fingerprints::parse(&good[..length]);
            // After the first unit it is a chat of one unit that ends in others without words.
            assert!(cut.is_err() || length == 3 || length == 16, "{length}");
        }
        assert_eq!(Fingerprints::parse(&[2, 0, 0]), Err(FingerprintsError::NewerVersion));
        for bytes in [
            &[0, 0, 0][..],
            &[1, 0xff, 0xff, 0xff, 0xff, 0xff, 0],
            &[1, 1, 0, 1, 0, 0, 0],
            &[1, 1, 1, 0],
            &[1, 9, 9, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
        ] {
            assert_eq!(Fingerprints::parse(bytes), Err(FingerprintsError::Damaged), "{bytes:?}");
        }
    }

    #[test]
    fn nothing_is_shown_of_hashes() {
        assert_eq!(
            format!("{:?}", chat(&["bir iki üç dörd"])),
            "Fingerprints { messages: 1, .. }"
        );
    }
}
