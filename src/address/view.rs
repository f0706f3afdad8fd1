//! What stands around a street or settlement on a page: its words, and what each number near it is.
//!
//! The window is 120 characters to each side within a block of a few lines. Another street's words end it: its numbers are
//! its own.

use core::ops::Range;

use crate::class::{self, GAP};
use crate::fold::Folded;
use crate::name::word::word_at;

use super::Address;
use super::ordinal;
use super::places;
use super::said;
use super::token::{Break, Token, What, same_letter, tokens};
use super::vocabulary::{self, Meaning};

/// Characters to each side.
pub(super) const WINDOW: usize = 120;
/// Characters to each side in which the words of the street itself stand.
const CLOSE: usize = 40;
/// Line ends or block edges that parts of an address may be apart.
pub(super) const LINES: u8 = 5;

/// The tokens around a word.
pub(super) struct View<'t> {
    pub(super) text: &'t Folded<'t>,
    pub(super) tokens: Vec<Token>,
    /// The tokens of the word itself.
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a number is by the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A building, by its word.
    Building,
    /// A building's most likely: "No. 17".
    Numbered,
    Flat,
    /// A floor, an entrance, a postcode, a quarter's number, a school's, a date.
    Other,
    Bare,
}

/// Our building on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stands {
    /// Its last token.
    pub(super) last: usize,
    /// The flat after a stroke.
    pub(super) flat: Option<usize>,
}

impl<'t> View<'t> {
    pub(super) fn new(text: &'t Folded<'t>, word: Range<usize>, address: &Address) -> Option<View<'t>> {
        // Without a digit near it there is only the street's own word to see, or a number in words.
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
        let mut tokens = tokens(text, from..to);
        said::read(&mut tokens, &address.numbers());
        let first = tokens.iter().position(|token| token.range.end > word.start)?;
        let last = tokens.iter().rposition(|token| token.range.end <= word.end)?;
        (first <= last).then_some(View {
            text,
            tokens,
            first,
            last,
        })
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

    fn has_capital(&self, at: usize) -> bool {
        self.text.source(self.tokens[at].range.start).is_uppercase()
    }

    pub(super) fn means(&self, at: usize, meanings: &[Meaning]) -> bool {
        self.tokens
            .get(at)
            .and_then(|token| token.meaning)
            .is_some_and(|meaning| meanings.contains(&meaning))
    }

    /// Whether a word that belongs to this place's own words stands there: "küçəsi (Yasamal), 23A".
    pub(super) fn is_place(&self, address: &Address, at: usize) -> bool {
        let token = &self.tokens[at];
        let beside =
            |other: usize, between: Break| self.means(other, &[Meaning::Place, Meaning::Quarter]) && !between.parts();
        token.is_word()
            && ((at > 0 && beside(at - 1, token.before))
                || beside(at + 1, token.after)
                || places::is_city(token.letters())
                || word_at(self.text, token.range.start)
                    .is_some_and(|word| address.places().any(|place| place.fit(self.text, &word).is_some())))
    }

    /// Our number before this token, with an ordinal's ending or without.
    pub(super) fn number_before(&self, at: usize, number: u32) -> Option<usize> {
        let mut before = at.checked_sub(1).filter(|_| !self.tokens[at].before.parts())?;
        if ordinal::ordinal(self.tokens[before].letters()) == Some(number) {
            return Some(before);
        }
        if ordinal::is_ordinal(self.tokens[before].letters()) {
            before = before.checked_sub(1)?;
        }
        self.is(before, number).then_some(before)
    }

    /// Our number after this token.
    pub(super) fn number_after(&self, at: usize, number: u32) -> Option<usize> {
        if !self.is(at + 1, number) || self.tokens[at + 1].before.parts() {
            return None;
        }
        let ordinal = self
            .tokens
            .get(at + 2)
            .is_some_and(|next| next.before.dash && ordinal::is_ordinal(next.letters()));
        Some(at + 1 + usize::from(ordinal))
    }

    /// Whether this token shortens a word of the vocabulary for the name before it (`Bakı ş.`) and is no initial.
    pub(super) fn is_abbreviation(&self, at: usize) -> bool {
        let named = at
            .checked_sub(1)
            .and_then(|before| self.close(before))
            .is_some_and(Token::is_word);
        self.tokens[at].meaning.is_some() && (named || !self.has_capital(at))
    }

    /// Whether another street begins at this token. "3-cü döngə" is no street of its own.
    pub(super) fn begins_street(&self, at: usize) -> bool {
        self.means(at, &[Meaning::Street, Meaning::EnglishStreet]) && !(at > 0 && self.is_ordinal(at - 1))
    }

    /// Takes in the word that says "street", before or after the name; `None` if the name is not the street's.
    pub(super) fn street_word(&self, first: usize, last: usize) -> Option<(usize, usize, bool)> {
        let is_street = |at: usize| self.means(at, &[Meaning::Street, Meaning::EnglishStreet]);
        let goes_on = |between: Break| !between.comma && !between.other && between.lines <= 1;
        // "17 Akademik Xəyal Soltanlı str.": the number stands before the title.
        let titles = self.titles_before(first);
        let number = (titles < first).then(|| titles.checked_sub(1)).flatten();
        let first = if number.is_some_and(|at| self.close(at).is_some() && self.tokens[at].is_number()) {
            titles
        } else {
            first
        };
        if let Some(next) = self.tokens.get(last + 1).filter(|next| goes_on(next.before)) {
            // In the next line it may be a form's label for what follows.
            if is_street(last + 1) && !(next.before.lines > 0 && next.after.colon) {
                return Some((first, last + 1, true));
            }
            if next.meaning.is_none() && vocabulary::is_street_with_slip(next.letters()) {
                return Some((first, last + 1, true));
            }
            // "Soltanlı qəsəbəsi", and "Soltanlı Əliyev küçəsi".
            let other = next.is_word()
                && next.meaning.is_none()
                && is_street(last + 2)
                && !next.after.parts()
                && next.letters().first().is_some_and(char::is_ascii);
            if (next.meaning == Some(Meaning::Place) && !next.before.dot && next.letters().len() > 1) || other {
                return None;
            }
        }
        let before = self.titles_before(first).checked_sub(1);
        let slip =
            |at: usize| self.tokens[at].meaning.is_none() && vocabulary::is_street_with_slip(self.tokens[at].letters());
        Some(
            match before.filter(|at| self.close(*at).is_some() && (is_street(*at) || slip(*at))) {
                Some(at) => (at, last, true),
                None => (first, last, false),
            },
        )
    }

    /// The first of the titles that stand before this token; the token itself if there are none.
    fn titles_before(&self, token: usize) -> usize {
        let titles = self.tokens[..token].iter().rev();
        token - titles.take_while(|title| vocabulary::is_title(title.letters())).count()
    }

    /// What the number at this token is. `building`: the last token of the building that stands before it.
    pub(super) fn place(&self, at: usize, building: Option<usize>) -> Place {
        // In "17 b 46" the `b` is the building's.
        let goes_back = |from: usize| {
            from.checked_sub(1)
                .filter(|before| building != Some(*before) && !self.tokens[*before].after.parts())
        };
        let mut before = goes_back(at);
        let mut numbered = false;
        // "mənzil № 58": what stands before the sign says what it is.
        while let Some(sign) = before.filter(|sign| self.means(*sign, &[Meaning::Number])) {
            numbered = true;
            before = goes_back(sign);
        }
        if let Some(word) = before {
            match self.tokens[word].meaning {
                // In "17-ci ev 46" the `ev` is the 17's.
                Some(Meaning::Building) if !(word > 0 && self.is_ordinal(word - 1)) => return Place::Building,
                // "Yıldız Apt. No: 17" names the house.
                Some(Meaning::Flat) if numbered && self.tokens[word].after.dot && goes_back(word).is_some() => {}
                Some(Meaning::Flat) => return self.flat_or_door(word),
                // "Gülbahçe Mahallesi No: 17", "8 mkr 17".
                Some(Meaning::Quarter) if numbered || self.has_number_before(word) => {}
                Some(Meaning::Inside | Meaning::Quarter | Meaning::Wing | Meaning::Else) => return Place::Other,
                _ => {}
            }
        }
        if numbered {
            return Place::Numbered;
        }
        self.place_by_next(at)
    }

    /// Whether the number of this word stands before it.
    fn has_number_before(&self, word: usize) -> bool {
        word.checked_sub(1).is_some_and(|before| {
            !self.tokens[word].before.parts()
                && (self.tokens[before].is_number()
                    || self.is_ordinal(before)
                    || ordinal::ordinal(self.tokens[before].letters()).is_some())
        })
    }

    /// Turkish doors: the outer one is the house's, the inner one the flat's.
    fn flat_or_door(&self, word: usize) -> Place {
        let outer = word > 0 && self.tokens[word - 1].letters() == ['d', 'i', 's'];
        if outer { Place::Building } else { Place::Flat }
    }

    /// What a number is by the word after it.
    fn place_by_next(&self, at: usize) -> Place {
        // "14-dən 16-ya kimi".
        if self.is_day(at) || self.is_ablative(at + 1) {
            return Place::Other;
        }
        let mut next = at + 1;
        let mut joined = None;
        while let Some(token) = self.tokens.get(next).filter(|token| !token.before.parts()) {
            match token.meaning {
                // "17 nömrə".
                Some(Meaning::Number) => return Place::Numbered,
                Some(Meaning::Numbered) => {}
                _ if self.is_ordinal(next) => {}
                _ => break,
            }
            joined = Some(next);
            next += 1;
        }
        let bare = match joined.and_then(|joint| self.tokens[joint].meaning) {
            Some(Meaning::Numbered) => Place::Numbered,
            _ => Place::Bare,
        };
        // A dot and a capital begin a sentence.
        let follows = self.tokens.get(next).filter(|token| {
            let begins = token.before.dot && token.before.space && self.has_capital(next) && token.letters().len() > 1;
            !(token.before.parts() || begins)
        });
        match follows {
            Some(token) if joined.is_some() || !self.begins_number(next) => match token.meaning {
                Some(Meaning::Building) if joined.is_none() && self.counts_buildings(next) => Place::Other,
                Some(Meaning::Building) => Place::Building,
                Some(Meaning::Flat) => Place::Flat,
                Some(Meaning::Inside | Meaning::Quarter | Meaning::Else) => Place::Other,
                Some(Meaning::Wing | Meaning::Street) if joined.is_some() => Place::Other,
                // "17-ci yer", "17 saylı komissiya".
                None if joined.is_some() && token.is_word() && token.letters().len() > 1 && !self.has_capital(next) => {
                    Place::Other
                }
                _ => bare,
            },
            _ => bare,
        }
    }

    /// Whether the number is a day of a month, other than the street's own.
    fn is_day(&self, at: usize) -> bool {
        let is_month = |month: usize| {
            !(self.first..=self.last).contains(&month)
                && self
                    .tokens
                    .get(month)
                    .is_some_and(|token| ordinal::is_month(token.letters()))
        };
        let mut next = at + 1;
        while self.is_ordinal(next) {
            next += 1;
        }
        let follows = is_month(next) && !self.tokens[next].before.parts() && !self.tokens[next].before.dot;
        follows || at > 0 && is_month(at - 1) && !self.tokens[at].before.parts()
    }

    /// An ordinal's ending at a number.
    fn is_ordinal(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| ordinal::is_ordinal(token.letters()) && (token.before.dash || token.before.is_none()))
    }

    /// "14-dən 16-ya": from one number to another.
    fn is_ablative(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.before.dash && matches!(token.letters(), ['d' | 't', 'e' | 'a', 'n']))
            && self.tokens.get(at + 1).is_some_and(Token::is_number)
    }

    /// "34 ev dağılıb", "34 дома сгорело": how many, not which.
    fn counts_buildings(&self, at: usize) -> bool {
        const COUNTED: &[&str] = &["ev", "bina", "дома", "house", "building"];
        COUNTED
            .iter()
            .any(|word| word.chars().eq(self.tokens[at].letters().iter().copied()))
            && self.counts_with(at)
    }

    /// Whether a plain word in lower case follows this token.
    fn counts_with(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            let alone = next.before
                == Break {
                    space: true,
                    ..Break::default()
                };
            next.is_word() && next.meaning.is_none() && next.letters().len() > 1 && alone && !self.has_capital(at + 1)
        })
    }

    /// Whether a number follows this word and so belongs to it.
    fn begins_number(&self, at: usize) -> bool {
        !self.tokens[at].after.parts() && self.tokens.get(at + 1).is_some_and(Token::is_number)
    }

    /// Whether our building stands at this token.
    pub(super) fn building(&self, address: &Address, at: usize) -> Option<Stands> {
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
            // "12 A" is another building, and "12/b"; "12 a" may go on in any language.
            (None, None) => {
                if apart.is_some_and(|next| {
                    !self.begins_number(at + 1)
                        && !next.after.dot
                        && (self.has_capital(at + 1) || next.before.slash || next.before.dash)
                        && !ordinal::is_ordinal(next.letters())
                }) {
                    return None;
                }
            }
        }
        let mut strokes = Vec::new();
        while let Some(next) = self.tokens.get(last + 1 + strokes.len()).filter(|next| {
            let between = next.before;
            next.is_number() && (between.slash || between.dash) && between.lines == 0 && !between.comma
        }) {
            strokes.push((last + 1 + strokes.len(), next));
        }
        let strokes: Vec<usize> = strokes.into_iter().map(|(at, _)| at).collect();
        // "17/3" and "17 korp. 3" are often said of one house.
        let second = own.part.or(own.wing);
        let is_second = |at: usize| second.is_some_and(|second| self.is(at, second));
        let is_flat = |at: usize| address.flat.is_none_or(|flat| self.is(at, flat));
        let (mut end, flat) = match strokes.as_slice() {
            [] => (last, None),
            [first] if is_second(*first) => (*first, None),
            [first, flat] if is_second(*first) => (*first, Some(*flat)),
            // "17/46": the flat; with another number it is another building, or a neighbour's.
            [flat] if own.part.is_none() && is_flat(*flat) => (last, Some(*flat)),
            [_, flat] if second.is_none() && address.flat.is_some() && is_flat(*flat) => (last, Some(*flat)),
            _ => return None,
        };
        let mut wing = None;
        if let Some(number) = self.wing_after(end) {
            let word = &self.tokens[number - 1];
            // After a comma `к.` may be a room's.
            let vague = word.letters() == ['к'] && word.before.comma;
            if second.is_some() && !is_second(number) && !vague {
                return None;
            }
            if is_second(number) {
                end = number;
                wing = Some(number);
            }
        }
        if own.part.is_some() && end == last && wing.is_none() {
            return None;
        }
        Some(Stands { last: end, flat })
    }

    /// The number of the korpus after this token.
    fn wing_after(&self, at: usize) -> Option<usize> {
        let word = self.tokens.get(at + 1)?;
        let goes_on = word.before.lines == 0 && !word.before.other;
        (goes_on && word.meaning == Some(Meaning::Wing) && self.begins_number(at + 1)).then_some(at + 2)
    }

    /// A bare number that counts something: "küçəsində 17 nəfər".
    pub(super) fn counts(&self, last: usize) -> bool {
        self.counts_with(last)
    }

    /// Whether a preposition stands before this token, or before a building right before it: "на Светловой", "at 34B Larkspur".
    pub(super) fn is_at(&self, first: usize) -> bool {
        let mut at = first;
        while at > 0 && (self.tokens[at - 1].is_number() || self.tokens[at - 1].letters().len() == 1) && first - at < 2
        {
            if vocabulary::is_at(self.tokens[at - 1].letters()) {
                break;
            }
            at -= 1;
        }
        at > 0 && vocabulary::is_at(self.tokens[at - 1].letters()) && !self.tokens[at].before.parts()
    }

    /// Whether a score or the like is spoken of right after this token.
    pub(super) fn is_score(&self, last: usize) -> bool {
        const NEARBY: usize = 4;
        (last + 1..=last + NEARBY).any(|at| self.means(at, &[Meaning::Else]))
    }
}
