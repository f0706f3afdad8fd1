//! Who hears what becomes of candidates: a scan of what was accepted only, an explanation of all of them.

use core::ops::Range;

use crate::finding::Located;
use crate::fold::Folded;
use crate::passage::Passage;
use crate::verify::{Match, Verdict};
use crate::watchlist::Watched;

/// How a place of the text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// As it is written.
    Written,
    /// Letters that stand apart, joined.
    Apart,
    /// Figures and signs as the letters that they stand for.
    Disguised,
    /// Doubled letters as one.
    Doubled,
    /// Number words.
    Said,
    /// A number with signs in place of figures.
    Masked,
    /// A name with signs in place of letters.
    Starred,
    /// Figures and letters of a number or code, without what stands between them.
    Number,
}

/// Hears what becomes of candidates.
pub(crate) trait Listener {
    /// A candidate of this item, seen at these places of a reading of the text.
    fn judged(
        &mut self,
        text: &Folded<'_>,
        how: Reading,
        item: u32,
        seen: impl FnOnce() -> Range<usize>,
        verdict: Verdict,
    );

    /// A piece of messages, seen in a reading of the text.
    fn recognised(&mut self, text: &Folded<'_>, how: Reading, passage: &Passage);
}

/// Hears of what was accepted only.
pub(super) struct Accepted<F>(pub(super) F);

impl<F: FnMut(Located)> Listener for Accepted<F> {
    #[inline]
    fn judged(&mut self, text: &Folded<'_>, _: Reading, item: u32, _: impl FnOnce() -> Range<usize>, verdict: Verdict) {
        if let Ok(Match { range, grade }) = verdict {
            (self.0)(Located {
                watched: Watched::Item(item as usize),
                span: text.span(range),
                grade,
                words: None,
            });
        }
    }

    fn recognised(&mut self, text: &Folded<'_>, _: Reading, passage: &Passage) {
        (self.0)(passage.located(text));
    }
}
