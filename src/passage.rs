//! Pieces of the user's own private messages, recognised wherever they stand: quoted, cut, lightly edited, in another
//! alphabet, spread over lines. What is kept of the messages is [`Fingerprints`]: hashes of words that stood beside each other,
//! never text. This part knows no chats, no people and no exports; it is given messages in their order.
//!
//! ```text
//! message ── words as skeletons ──▶ pairs ── Fingerprints ──▶ sealed bytes
//!                                              │
//!                                            Index: filter, pair ▶ units
//!                                              ▼
//! folded text ── words as skeletons ──▶ pairs ──▶ chains of one message ── weighed by how seldom their words are ──▶ passages
//! ```

mod common;
mod fingerprints;
mod index;
mod seek;
mod stream;

use core::ops::Range;

use crate::class::{self, GAP, NEWLINE};
use crate::finding::Located;
use crate::fold::Folded;
use crate::verify::Grade;
use crate::watchlist::Watched;

/// Bits from which a piece of a passage that the user typed tells: she did not ask for its everyday sentences.
const OF_AN_ITEM: i32 = 76;

use index::Index;
use seek::{Case, Text, seek};
use stream::Words;

pub use fingerprints::{Fingerprints, FingerprintsError};

/// All messages that are watched, ready to be looked for.
#[derive(Default)]
pub(crate) struct Passages {
    index: Index,
}

/// A passage of messages in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Whose it is.
    pub(crate) watched: Watched,
    /// From its first word to its last: places of the folded text.
    pub(crate) range: Range<usize>,
    /// About how many words of it are the message's.
    pub(crate) words: u32,
    /// It tells only beside something else: a stranger may have written the same.
    pub(crate) faint: bool,
}

impl Passage {
    /// As a match in the haystack.
    pub(crate) fn located(&self, text: &Folded<'_>) -> Located {
        Located {
            watched: self.watched,
            span: text.span(self.range.clone()),
            grade: if self.faint { Grade::Hint } else { Grade::Part },
            words: match self.watched {
                Watched::Chat(_) => Some(self.words),
                Watched::Item(_) => None,
            },
        }
    }
}

impl Passages {
    /// Those of these messages.
    pub(crate) fn new<'f>(messages: impl Iterator<Item = (Watched, &'f Fingerprints)> + Clone) -> Passages {
        Passages {
            index: Index::new(messages),
        }
    }

    /// Whether nothing is looked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// Bytes that they take up.
    pub(crate) fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// What of them stands in a text, in order.
    pub(crate) fn find(&self, text: &Folded<'_>, room: &mut Room) -> Vec<Passage> {
        let classes = text.classes();
        let words = &mut room.words;
        words.read(classes);
        let written = Written { text, words };
        seek(&words.words, &self.index, &written)
            .into_iter()
            .filter(|passage| passage.bits >= OF_AN_ITEM || passage.watched.item().is_none())
            .map(|passage| Passage {
                watched: passage.watched,
                range: written.place(passage.first).start..written.place(passage.last).end,
                words: passage.words,
                faint: passage.is_faint(),
            })
            .collect()
    }
}

/// A text and the words of it.
struct Written<'t, 'h> {
    text: &'t Folded<'h>,
    words: &'t Words,
}

impl Written<'_, '_> {
    /// The places of a word.
    fn place(&self, word: usize) -> Range<usize> {
        stream::place(self.text.classes(), self.words.starts[word] as usize)
    }

    /// The signs between a word and the one before it, the last first.
    fn signs(&self, word: usize) -> impl Iterator<Item = u8> {
        let before = &self.text.classes()[..self.place(word).start];
        before.iter().rev().copied().take_while(|class| !class::is_word(*class))
    }
}

impl Text for Written<'_, '_> {
    fn case(&self, word: usize) -> Case {
        if !self.text.source(self.place(word).start).is_uppercase() {
            return Case::Small;
        }
        let ends = |class| matches!(class, NEWLINE | GAP | b'.' | b'!' | b'?' | b':');
        if word == 0 || self.signs(word).any(ends) {
            Case::Start
        } else {
            Case::Name
        }
    }

    fn begins_line(&self, word: usize) -> bool {
        self.signs(word).any(|class| class == NEWLINE)
    }
}

/// What is used again from text to text.
#[derive(Default)]
pub(crate) struct Room {
    words: Words,
}

/// What a passage is known by, however it is cut: its longest words, whatever alphabet they are in. The same for the same
/// text over versions.
pub(crate) fn telling(passage: &str) -> [u64; TELLING] {
    let mut words = Words::default();
    words.read(Folded::new(passage).classes());
    let mut words = words.words;
    // By their length, not by lists: those may change.
    words.sort_unstable_by_key(|word| core::cmp::Reverse((stream::symbols(*word), *word)));
    words.dedup();
    let mut telling = [0; TELLING];
    for (place, word) in telling.iter_mut().zip(words) {
        *place = word;
    }
    telling
}

/// So many words.
const TELLING: usize = 4;
