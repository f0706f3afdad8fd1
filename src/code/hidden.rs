//! Codes of which a part is hidden: a card's first figures, a document's middle, a plate's last figures.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;
use crate::mask::Masked;
use crate::number::Run;
use crate::verify::{Grade, Match};

use super::{COVERED, Code, Sort, WORDS, agree, ending, near_before, of};

impl Code {
    /// Judges a number with signs in place of some of its figures: the last four, and the first if any are shown.
    pub(crate) fn verify_mask(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        if matches!(self.sort, Sort::Document | Sort::Plate) {
            return self.verify_document(masked);
        }
        if !self.masks() {
            return None;
        }
        let hidden = |at: usize| masked.pieces.get(at).map(|piece| piece.hidden);
        (1..masked.pieces.len())
            .filter(|at| hidden(*at) == Some(false) && hidden(at - 1) == Some(true))
            .find_map(|tail| {
                let end = (tail..masked.pieces.len())
                    .find(|at| hidden(*at) != Some(false))
                    .unwrap_or(masked.pieces.len());
                let mask = (0..tail)
                    .rev()
                    .find(|at| hidden(*at) != Some(true))
                    .map_or(0, |before| before + 1);
                let head = (0..mask)
                    .rev()
                    .find(|at| hidden(*at) != Some(false))
                    .map_or(0, |before| before + 1);
                // What stands between two masks is the end of the first number.
                let head = if head > 0 { mask } else { head };
                let (shown, last, hides) = (
                    masked.signs(head..mask),
                    masked.signs(tail..end),
                    masked.signs(mask..tail).len(),
                );
                let one = || {
                    let place = masked.pieces[mask].range.start;
                    shown.is_empty()
                        && matches!(masked.text.at(place), b'*' | class::BULLET)
                        && is_after_word(masked.text, place, self.sort)
                };
                let fits = last.len() == 4
                    && (hides >= 2 || one())
                    && (shown.is_empty() || (shown.len() >= 4 && shown.len() + 4 < self.classes.len()))
                    && self.classes.starts_with(&shown)
                    && self.classes.ends_with(&last);
                fits.then(|| Match {
                    range: masked.places(head..end),
                    grade: Grade::Masked,
                })
            })
            .or_else(|| self.verify_head(masked))
    }

    /// Judges a document's number of which a part is hidden, sign for sign: `AA01***56`, `5AB**DE`.
    fn verify_document(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        /// Signs that must show besides a series that many share.
        const SHOWN: usize = 4;
        /// The same of a plate, which has fewer.
        const SHOWN_PLATE: usize = 5;
        let (least, series) = match self.sort {
            Sort::Plate => (SHOWN_PLATE, 0),
            _ => (
                SHOWN,
                self.classes
                    .iter()
                    .take_while(|class| class::is_letter(**class))
                    .count(),
            ),
        };
        // Its own X is no cross that hides another sign.
        if self.classes.contains(&b'x') {
            return None;
        }
        let count = masked.pieces.len();
        let windows = (0..count).flat_map(|start| (start + 1..=count).map(move |end| start..end));
        windows
            .filter(|window| masked.pieces[window.clone()].iter().any(|piece| piece.hidden))
            .find_map(|window| {
                let signs = masked.signs(window.clone());
                let shown = signs.iter().skip(series).filter(|sign| **sign != 0).count();
                let hidden = signs.iter().filter(|sign| **sign == 0).count();
                let places = masked.places(window.clone());
                let whole =
                    !class::is_word(masked.text.before(places.start)) && !class::is_word(masked.text.at(places.end));
                (hidden > 1 && shown >= least && whole && masked.shows(window, &self.classes)).then_some(Match {
                    range: places,
                    grade: Grade::Masked,
                })
            })
    }

    /// Judges a number whose end is hidden: so much of it must show that no other has the same.
    fn verify_head(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        const SHOWN: usize = 10;
        let count = masked.pieces.len();
        let mask = masked.pieces.iter().position(|piece| piece.hidden)?;
        let end = (mask..count).find(|at| !masked.pieces[*at].hidden).unwrap_or(count);
        let shown = masked.signs(0..mask);
        let hides = masked.signs(mask..end).len();
        let fits = shown.len() >= SHOWN && hides > 1 && shown.len() + hides == self.classes.len();
        (fits && self.classes.starts_with(&shown)).then(|| Match {
            range: masked.places(0..end),
            grade: Grade::Masked,
        })
    }

    /// Judges a plate whose last figures are hidden: `10-LT-***`.
    pub(super) fn verify_covered(&self, run: &Run<'_, '_>, range: &Range<usize>) -> Option<Match> {
        let text = run.text;
        if !run.begins(range.start) || !agree(&self.classes[..COVERED], text, run.each_place(range), false) {
            return None;
        }
        let places = run.places(range.clone());
        let (mut at, mut hidden) = (places.end, 0);
        for own in &self.classes[COVERED..] {
            at += usize::from(matches!(text.at(at), class::SPACE | b'-'));
            if is_cover(text.at(at)) {
                hidden += 1;
            } else if text.at(at) != *own {
                return None;
            }
            at += 1;
        }
        (hidden > 1 && !class::is_word(text.at(at)) && !is_cover(text.at(at))).then_some(Match {
            range: places.start..at,
            grade: Grade::Masked,
        })
    }
}

/// Whether this sign stands for a figure.
fn is_cover(class: u8) -> bool {
    matches!(class, b'*' | b'#' | b'_' | b'x' | b'?' | class::BULLET) || class == const { class::cyrillic('х') }
}

/// Whether a payment card, or an account, is named before this place.
fn is_after_word(text: &Folded<'_>, place: usize, sort: Sort) -> bool {
    core::iter::successors(near_before(text, place), |token| near_before(text, token.start))
        .take(WORDS)
        .any(|token| ending::names(&text.classes()[token], of(sort)))
}
