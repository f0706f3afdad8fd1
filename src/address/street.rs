//! The street of an address on a page: by its name, by its number, by a name with a slip beside a word for a street.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;
use crate::name::known;
use crate::name::part::Part;
use crate::name::whole::Shape;
use crate::name::word::{Between, Word, letters_at, word_after, word_at, word_before, word_end};
use crate::verify::{Candidate, Match};

use super::Address;
use super::ordinal;
use super::view::{View, WINDOW};
use super::vocabulary::{self, Meaning};

/// The street on a page: tokens of a view.
#[derive(Clone, Copy)]
pub(super) struct Street {
    pub(super) first: usize,
    pub(super) last: usize,
    /// A word says that it is a street.
    pub(super) named: bool,
    /// The given name or its initial stands before it.
    pub(super) person: bool,
    /// It is a numbered quarter or street.
    pub(super) quarter: bool,
    /// Its name is not quite ours.
    pub(super) slip: bool,
}

/// The least letters of a name that is looked for with a slip.
const SHORTEST_WITH_SLIP: usize = 5;
/// Letters of a word for a street that may be written together with its name.
const SHORTEST_JOINED: usize = 4;
/// Classes around a word within which the number of a numbered quarter stands.
const NUMBER_NEARBY: usize = 12;

/// A word as it is after folding.
pub(super) fn folded(word: &[char]) -> Vec<char> {
    let typed: String = word.iter().collect();
    let text = Folded::new(&typed);
    letters_at(&text, 0..text.classes().len())
}

/// Whether two words that name an Azerbaijani or Russian street may be a person's: the first describes nothing.
pub(super) fn may_be_person(given: &[char], family: &[char]) -> bool {
    const SHORTEST: usize = 5;
    const DESCRIBING: &[&str] = &[
        "yeni",
        "köhnə",
        "kohne",
        "böyük",
        "boyuk",
        "kiçik",
        "kicik",
        "yuxarı",
        "yuxari",
        "aşağı",
        "asagi",
        "qara",
        "ağ",
        "qızıl",
        "yaşıl",
        "novaya",
        "bolshaya",
        "malaya",
        "staraya",
        "реки",
        "героев",
        "имени",
    ];
    let adjective = ["ая", "яя", "ый", "ий", "ой", "ое", "ее", "ые", "ие", "ых", "их"]
        .iter()
        .any(|ending| given.len() > 2 && ending.chars().eq(given[given.len() - 2..].iter().copied()));
    family.len() >= SHORTEST
        && given.len() >= 3
        && !adjective
        && !DESCRIBING.iter().any(|word| word.chars().eq(given.iter().copied()))
}

/// A name as Georgian writes it before its word for a street, and where the user typed that, the name itself.
pub(super) fn genitives(name: &[char]) -> Vec<Vec<char>> {
    let with = |length: usize, ending: &str| {
        name[..length]
            .iter()
            .copied()
            .chain(ending.chars())
            .collect::<Vec<char>>()
    };
    let length = name.len();
    match name {
        [.., 'i' | 'e'] => vec![with(length - 1, "is")],
        [.., 'a'] => vec![with(length, "s"), with(length - 1, "is")],
        [.., 'ი' | 'ე'] => vec![with(length - 1, "ის")],
        [.., 'ა'] => vec![with(length, "ს"), with(length - 1, "ის")],
        [.., 'и' | 'е'] => vec![with(length - 1, "ис")],
        [.., 'i', 's'] => vec![with(length - 1, ""), with(length - 2, "e")],
        [.., 'a', 's'] => vec![with(length - 1, "")],
        [.., 'ი', 'ს'] => vec![with(length - 1, ""), with(length - 2, "ე")],
        [.., 'ა', 'ს'] => vec![with(length - 1, "")],
        _ => Vec::new(),
    }
}

/// The words beside a word for a street that are long enough to be looked for with a slip.
pub(crate) struct Beside {
    before: Option<Word>,
    after: Option<Word>,
    /// The two words before it as one.
    parted: Option<(Range<usize>, Vec<char>)>,
}

impl Beside {
    /// Around this word. Nothing if no name stands beside it, or no number anywhere near: a slip and no building is nothing.
    pub(crate) fn new(text: &Folded<'_>, word: &Range<usize>) -> Option<Beside> {
        let nearby = word.start.saturating_sub(WINDOW)..(word.end + WINDOW).min(text.classes().len());
        if !text.classes()[nearby].iter().any(|class| class::is_digit(*class)) {
            return None;
        }
        let word = word_at(text, word.start)?;
        let joins = |between: Between| !(between.comma || between.other || between.label || between.lines > 0);
        let before = word_before(text, &word).filter(|before| joins(before.after));
        let after = word_after(text, &word).filter(|_| joins(word.after));
        let parted = before.as_ref().and_then(|second| {
            let first = word_before(text, second).filter(|first| first.after.space && joins(first.after))?;
            let letters: Vec<char> = first.letters.iter().chain(&second.letters).copied().collect();
            (letters.len() >= SHORTEST_WITH_SLIP).then_some((first.start..second.end, letters))
        });
        let is_long = |word: &Word| word.letters.len() >= SHORTEST_WITH_SLIP;
        let beside = Beside {
            before: before.filter(is_long),
            after: after.filter(is_long),
            parted,
        };
        (beside.before.is_some() || beside.after.is_some() || beside.parted.is_some()).then_some(beside)
    }
}

/// Whether a word is written in Georgian letters.
fn is_georgian(word: &Word) -> bool {
    matches!(word.letters.first(), Some('ა'..='ჰ'))
}

/// The word of a pattern that a digit may touch, but no letter.
fn word_behind(text: &Folded<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    let Range { start, end } = candidate.range;
    (!class::is_letter(text.before(start))).then(|| start..word_end(text, end))
}

impl Address {
    /// By the street's name, in an ordinary spelling.
    pub(super) fn by_street(&self, text: &Folded<'_>, candidate: &Candidate, shape: Shape) -> Option<Match> {
        let key = self.street.last()?;
        if let Some(found) = key.found(text, candidate.range.clone(), shape) {
            let view = View::new(text, found.word.start..found.word.end, self)?;
            let street = self.street_at(&view)?;
            return self.around_street(&view, &street);
        }
        // "#SoltanlıKüçəsi": written together with a word for a street.
        let rest = Part::rest(text, &candidate.range);
        let letters = letters_at(text, rest.clone());
        let joined = shape == Shape::Whole
            && rest.len() >= SHORTEST_JOINED
            && matches!(
                vocabulary::meaning(&letters, false),
                Some(Meaning::Street | Meaning::EnglishStreet)
            );
        if !joined {
            return None;
        }
        let view = View::new(text, candidate.range.start..rest.end, self)?;
        let street = self.street_at(&view)?;
        self.around_street(&view, &Street { named: true, ..street })
    }

    /// By the street's name in the Georgian genitive.
    pub(super) fn by_genitive(&self, text: &Folded<'_>, candidate: &Candidate, index: usize) -> Option<Match> {
        let found = self.genitives[index].found(text, candidate.range.clone(), Shape::Whole)?;
        let view = View::new(text, found.word.start..found.word.end, self)?;
        let street = self.street_at(&view)?;
        self.around_street(&view, &street)
    }

    /// By the month after which the street is named.
    pub(super) fn by_month(&self, text: &Folded<'_>, candidate: &Candidate, month: usize) -> Option<Match> {
        let word = word_behind(text, candidate)?;
        if ordinal::month(&letters_at(text, word.clone())) != Some(month) {
            return None;
        }
        let view = View::new(text, word, self)?;
        let street = self.street_at(&view)?;
        self.around_street(&view, &street)
    }

    /// By its number: a quarter, or a street without a name.
    pub(super) fn by_number(&self, text: &Folded<'_>, candidate: &Candidate) -> Option<Match> {
        let word = word_behind(text, candidate)?;
        let nearby = word.start.saturating_sub(NUMBER_NEARBY)..(word.end + NUMBER_NEARBY).min(text.classes().len());
        let is_near = text.classes()[nearby].iter().any(|class| class::is_digit(*class));
        let is_said = word_at(text, word.start)
            .and_then(|word| word_before(text, &word))
            .is_some_and(|before| {
                ordinal::ordinal(&before.letters).is_some() || ordinal::roman(&before.letters).is_some()
            });
        if !is_near && !is_said {
            return None;
        }
        let view = View::new(text, word, self)?;
        let number = self.street_number?;
        let (first, last) = match view.number_before(view.first, number) {
            Some(first) => (first, view.last),
            None => (view.first, view.number_after(view.last, number)?),
        };
        if !view.means(view.first, &[Meaning::Quarter, Meaning::Street]) {
            return None;
        }
        self.around_street(
            &view,
            &Street {
                first,
                last,
                named: true,
                person: false,
                quarter: true,
                slip: false,
            },
        )
    }

    /// By a word for a street, with a name beside it that is ours but for a slip, or but for a space within.
    pub(crate) fn verify_street(&self, text: &Folded<'_>, beside: &Beside) -> Option<Match> {
        let key = self.street.last()?;
        // In an ordinary spelling it is found by itself, but for those that no pattern has.
        let is_drawn_out = |word: &Word| {
            word.letters
                .windows(3)
                .any(|three| three[0] == three[1] && three[1] == three[2])
        };
        let fits = |word: &&Word| {
            key.fit(text, word)
                .is_some_and(|fit| !fit.is_exact() || is_drawn_out(word))
                || (is_georgian(word) && self.genitives.iter().any(|genitive| genitive.fit(text, word).is_some()))
        };
        let place = match [&beside.before, &beside.after].into_iter().flatten().find(fits) {
            Some(word) => word.start..word.end,
            // "Lark spur Road".
            None => {
                let (range, letters) = beside.parted.as_ref()?;
                key.fit_exact(letters).then(|| range.clone())?
            }
        };
        let view = View::new(text, place, self)?;
        let street = self.street_at(&view)?;
        if !street.named {
            return None;
        }
        self.around_street(&view, &Street { slip: true, ..street })
    }

    /// The street's words around its telling word, which is the view's middle.
    fn street_at(&self, view: &View<'_>) -> Option<Street> {
        let text = view.text;
        let mut first = view.first;
        for word in self.street.iter().rev().skip(1) {
            first = first.checked_sub(1)?;
            let token = view.close(first)?;
            let there = word_at(text, token.range.start)?;
            if !(token.after.dot && word.has_initial(&there.letters) && there.letters.len() <= 2) {
                word.fit(text, &there)?;
            }
        }
        let mut last = view.last;
        if let Some(number) = self.street_number {
            match view.number_before(first, number) {
                Some(before) => first = before,
                None => last = view.number_after(last, number)?,
            }
        }
        let mut person = false;
        // One by one, from the family name backwards.
        while let Some(before) = first
            .checked_sub(1)
            .and_then(|before| view.close(before))
            .filter(|before| before.is_word())
        {
            let initial = before.letters().len() <= 2
                && before.after.dot
                && before.meaning.is_none_or(|_| before.letters().len() == 1);
            let Some(word) = word_at(text, before.range.start) else {
                break;
            };
            let fits = |given: &Part| given.fit(text, &word).is_some() || (initial && given.has_initial(&word.letters));
            if self.given.iter().any(fits) {
                person = true;
                first -= 1;
                continue;
            }
            if !self.given.is_empty()
                && !person
                && (known::is_given(&word.letters) || (initial && !view.is_abbreviation(first - 1)))
            {
                // A street after another person of that family name.
                return None;
            }
            break;
        }
        let (first, last, named) = view.street_word(first, last)?;
        Some(Street {
            first,
            last,
            named: named || self.street_number.is_some(),
            person,
            quarter: false,
            slip: false,
        })
    }
}
