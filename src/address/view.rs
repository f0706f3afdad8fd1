//! What stands around a street or settlement on a page: the numbers near it and what they are.
//!
//! The window is 120 characters to each side within a block of a few lines. Another street's words end it: its numbers are
//! its own.

use core::ops::Range;

use crate::class::{self, GAP};
use crate::fold::Folded;
use crate::verify::{Grade, Match};

use super::Address;
use super::token::{Break, Token, What, same_letter, tokens};
use super::vocabulary::{self, Meaning};

/// Characters to each side.
const WINDOW: usize = 120;
/// Characters to each side in which the words of the street itself stand.
const CLOSE: usize = 40;
/// Line ends or block edges that parts of an address may be apart.
pub(super) const LINES: u8 = 5;

/// The tokens around a word.
pub(super) struct View {
    pub(super) tokens: Vec<Token>,
    /// The tokens of the word itself.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a number is by the words beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Building,
    Flat,
    /// A floor, an entrance, a postcode, a quarter's number.
    Other,
    Bare,
}

impl View {
    pub(super) fn new(text: &Folded<'_>, word: Range<usize>) -> Option<View> {
        // Without a digit near it there is only the street's own word to see.
        let nearby = word.start.saturating_sub(WINDOW)..(word.end + WINDOW).min(text.classes().len());
        let reach = if text.classes()[nearby].iter().any(|class| class::is_digit(*class)) {
            WINDOW
        } else {
            CLOSE
        };
        let edge = word.start.saturating_sub(reach);
        let before = &text.classes()[edge..word.start];
        let mut from = edge + before.iter().rposition(|class| *class == GAP).map_or(0, |gap| gap + 1);
        // Not from the middle of a word.
        while from > 0 && from < word.start && class::is_word(text.at(from - 1)) && class::is_word(text.at(from)) {
            from += 1;
        }
        let mut to = (word.end + reach).min(text.classes().len());
        while to > word.end && class::is_word(text.at(to)) && class::is_word(text.at(to - 1)) {
            to -= 1;
        }
        let tokens = tokens(text, from..to);
        let first = tokens.iter().position(|token| token.range.start == word.start)?;
        let last = tokens.iter().rposition(|token| token.range.end <= word.end)?;
        Some(View { tokens, first, last })
    }

    /// The token, if nothing ends a name between it and the next.
    pub(super) fn close(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| !token.after.parts())
    }

    pub(super) fn range(&self, first: usize, last: usize) -> Range<usize> {
        self.tokens[first].range.start..self.tokens[last].range.end
    }

    fn is(&self, at: usize, number: u32) -> bool {
        matches!(self.tokens.get(at).map(|token| &token.what), Some(What::Number { value, .. }) if *value == number)
    }

    /// Our number before this token, with an ordinal's ending or without.
    pub(super) fn number_before(&self, at: usize, number: u32) -> Option<usize> {
        let mut before = at.checked_sub(1)?;
        if vocabulary::is_ordinal(self.tokens[before].letters()) {
            before = before.checked_sub(1)?;
        }
        (self.is(before, number) && !self.tokens[at].before.parts()).then_some(before)
    }

    /// Our number after this token.
    pub(super) fn number_after(&self, at: usize, number: u32) -> Option<usize> {
        if !self.is(at + 1, number) || self.tokens[at + 1].before.parts() {
            return None;
        }
        let ordinal = self
            .tokens
            .get(at + 2)
            .is_some_and(|next| next.before.dash && vocabulary::is_ordinal(next.letters()));
        Some(at + 1 + usize::from(ordinal))
    }

    /// Whether this token shortens a word of the vocabulary for the name before it (`Bakı ş.`) and is no initial.
    pub(super) fn is_abbreviation(&self, text: &Folded<'_>, at: usize) -> bool {
        let named = at
            .checked_sub(1)
            .and_then(|before| self.close(before))
            .is_some_and(Token::is_word);
        let lower = !text.source(self.tokens[at].range.start).is_uppercase();
        self.tokens[at].meaning.is_some() && (named || lower)
    }

    /// Takes in the word that says "street", before or after the name; `None` if the name is not the street's.
    pub(super) fn street_word(&self, first: usize, last: usize) -> Option<(usize, usize, bool)> {
        let is_street = |at: usize| matches!(self.tokens[at].meaning, Some(Meaning::Street | Meaning::EnglishStreet));
        let goes_on = |between: Break| !between.comma && !between.other && between.lines <= 1;
        if let Some(next) = self.tokens.get(last + 1).filter(|next| goes_on(next.before)) {
            // In the next line it may be a form's label for what follows.
            if is_street(last + 1) && !(next.before.lines > 0 && next.after.colon) {
                // "пр-т": the rest of the abbreviation.
                let rest = self
                    .tokens
                    .get(last + 2)
                    .is_some_and(|rest| rest.before.dash && rest.letters().len() == 1);
                return Some((first, last + 1 + usize::from(rest), true));
            }
            // "Soltanlı qəsəbəsi", and "Soltanlı Əliyev küçəsi".
            let other = next.is_word()
                && next.meaning.is_none()
                && self.tokens.get(last + 2).is_some_and(|_| is_street(last + 2))
                && !next.after.parts()
                && next.letters().first().is_some_and(char::is_ascii);
            if (next.meaning == Some(Meaning::Place) && !next.before.dot && next.letters().len() > 1) || other {
                return None;
            }
        }
        let mut before = first.checked_sub(1);
        // Titles, and given names that are not ours to judge.
        while let Some(at) = before.filter(|at| vocabulary::is_title(self.tokens[*at].letters())) {
            before = at.checked_sub(1);
        }
        // "пр-т Ленина".
        if let Some(at) =
            before.filter(|at| *at > 0 && self.tokens[*at].before.dash && self.tokens[*at].letters().len() == 1)
        {
            before = Some(at - 1);
        }
        Some(match before.filter(|at| is_street(*at) && self.close(*at).is_some()) {
            Some(at) => (at, last, true),
            None => (first, last, false),
        })
    }

    /// What the number at this token is. `building`: the last token of the building that stands before it.
    pub(super) fn place(&self, at: usize, building: Option<usize>) -> Place {
        let of = |meaning: Option<Meaning>| match meaning {
            Some(Meaning::Building | Meaning::Number) => Some(Place::Building),
            Some(Meaning::Flat) => Some(Place::Flat),
            Some(Meaning::Inside | Meaning::Quarter) => Some(Place::Other),
            _ => None,
        };
        if let Some(before) = at
            .checked_sub(1)
            // In "17 b 46" the `b` is the building's.
            .filter(|before| building != Some(*before))
            .map(|before| &self.tokens[before]).filter(|before| !before.after.parts())
            && let Some(place) = of(before.meaning)
            // In "17 m 46" the `m` is the 46's, in "17-ci ev 46" the `ev` is the 17's.
            && !(before.meaning == Some(Meaning::Building) && self.has_ordinal_before(at - 1))
        {
            return place;
        }
        let mut next = at + 1;
        while self.tokens.get(next).is_some_and(|token| {
            !token.before.parts() && (vocabulary::is_ordinal(token.letters()) || token.meaning == Some(Meaning::Number))
        }) {
            next += 1;
        }
        let ordinal = next > at + 1;
        match self.tokens.get(next).filter(|token| !token.before.parts()) {
            Some(token) if ordinal || !self.begins_number(next) => of(token.meaning).unwrap_or(Place::Bare),
            _ => Place::Bare,
        }
    }

    fn has_ordinal_before(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| vocabulary::is_ordinal(self.tokens[before].letters()))
    }

    /// Whether a number follows this word and so belongs to it.
    fn begins_number(&self, at: usize) -> bool {
        !self.tokens[at].after.parts() && self.tokens.get(at + 1).is_some_and(Token::is_number)
    }

    /// Whether our building stands at this token: the index of its last token and the flat after a stroke.
    pub(super) fn building(&self, text: &Folded<'_>, address: &Address, at: usize) -> Option<(usize, Option<usize>)> {
        let own = &address.building;
        let What::Number { value, letter } = self.tokens[at].what else {
            return None;
        };
        if value != own.value {
            return None;
        }
        let mut last = at;
        let apart = self
            .tokens
            .get(at + 1)
            .filter(|next| next.letters().len() == 1 && !next.before.parts());
        match (own.letter, letter) {
            (Some(own), Some(there)) if same_letter(own, there) => {}
            (Some(_), Some(_)) | (None, Some(_)) => return None,
            (Some(own), None) => {
                // "17 b", "17-Б", but not the `m` of "17 m46".
                apart.filter(|next| {
                    same_letter(own, next.letters()[0]) && !(next.after.is_none() && self.begins_number(at + 1))
                })?;
                last += 1;
            }
            // "12 A" is another building; "12 a" may go on in any language.
            (None, None) => {
                if apart.is_some_and(|next| {
                    !self.begins_number(at + 1) && text.source(next.range.start).is_uppercase() && !next.after.dot
                }) {
                    return None;
                }
            }
        }
        let stroke = self.tokens.get(last + 1).filter(|next| {
            let Break {
                slash,
                dash,
                lines,
                comma,
                ..
            } = next.before;
            next.is_number() && (slash || dash) && lines == 0 && !comma
        });
        match (own.part, stroke) {
            (Some(part), Some(_)) => self.is(last + 1, part).then_some((last + 1, None)),
            (Some(_), None) => None,
            (None, None) => Some((last, None)),
            // "17/46": the flat; with another number it is another building, or a neighbour's.
            (None, Some(_)) => match address.flat {
                Some(flat) => self.is(last + 1, flat).then_some((last, Some(last + 1))),
                None => Some((last, Some(last + 1))),
            },
        }
    }

    /// A bare number that counts something: "küçəsində 17 nəfər".
    pub(super) fn counts(&self, text: &Folded<'_>, last: usize) -> bool {
        self.tokens.get(last + 1).is_some_and(|next| {
            let alone = next.before
                == Break {
                    space: true,
                    ..Break::default()
                };
            next.is_word()
                && next.meaning.is_none()
                && next.letters().len() > 1
                && alone
                && !text.source(next.range.start).is_uppercase()
        })
    }

    /// A settlement in the view's middle with our building near it, and no other street.
    pub(super) fn settlement(&self, text: &Folded<'_>, address: &Address) -> Option<Match> {
        let is_place = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|token| matches!(token.meaning, Some(Meaning::Place | Meaning::Quarter)))
        };
        let named = (is_place(self.last + 1) && !self.tokens[self.last + 1].before.parts())
            || self
                .first
                .checked_sub(1)
                .is_some_and(|before| is_place(before) && self.close(before).is_some());
        if !named
            || self
                .tokens
                .iter()
                .any(|token| matches!(token.meaning, Some(Meaning::Street | Meaning::EnglishStreet)))
        {
            return None;
        }
        // The nearest building after it, else before it, a line away at most.
        let is_building = |at: &usize| self.tokens[*at].is_number() && self.place(*at, None) == Place::Building;
        let near = |from: usize, to: usize| {
            (from..to)
                .map(|at| u32::from(self.tokens[at].before.lines))
                .sum::<u32>()
                <= 1
        };
        let at = (self.last + 1..self.tokens.len())
            .find(is_building)
            .filter(|at| near(self.last + 1, at + 1))
            .or_else(|| {
                (0..self.first)
                    .rev()
                    .find(is_building)
                    .filter(|at| near(at + 1, self.first + 1))
            })?;
        let (last, _) = self.building(text, address, at)?;
        let building = self.range(at, last);
        let own = self.range(self.first, self.last);
        Some(Match {
            range: own.start.min(building.start)..own.end.max(building.end),
            grade: Grade::Part,
        })
    }
}
