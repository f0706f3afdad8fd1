//! Whether a word on a page is a word of the name: in any spelling, with an ending, with a slip of the keyboard.
//!
//! The distance by ear (`sound.rs`) must be small, what follows must be an ending (`ending.rs`), and a word with a slip must
//! be no common name of its own (`known.rs`).

use crate::fold::Folded;

use super::ending::{self, ANY, Cases, Declension, NOMINATIVE};
use super::family::{Build, build, is_zade};
use super::known;
use super::letters::{VOWELS, heard, heard_abroad, heard_together, heard_twice, initial, said};
use super::near;
use super::part::{Part, Role};
use super::sound::{self, LONGEST, Quarters, SAME, Unit};
use super::word::{Word, word_after};

/// A word of fewer letters is not taken for one with a slip where it has no capital.
const SHORTEST_WITH_SLIP: usize = 7;

/// A word of so many sounds may have a slip in its first letter or its last vowel.
const SHORTEST_SLIPPED: usize = 5;

/// More letters after a word are no ending.
pub(super) const LONGEST_ENDING: usize = 16;

/// A word on a page that is a part of the name.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) word: Word,
    pub(super) cost: Quarters,
    /// Of how many sounds the entry's word is.
    pub(super) sounds: usize,
    /// The Russian cases that its form can be.
    pub(super) cases: Cases,
    /// It has an Azerbaijani or Turkish ending: so it is the last word of its name.
    pub(super) ended: bool,
}

impl Fit {
    /// In an ordinary spelling, without a slip.
    pub(crate) fn is_exact(&self) -> bool {
        self.cost <= SAME
    }

    /// With a slip, and so short that in lower case it is more likely some other word.
    pub(super) fn is_doubtful(&self, capital: bool) -> bool {
        !self.is_exact() && !capital && self.sounds < SHORTEST_WITH_SLIP
    }
}

impl Part {
    /// After how many of these letters the part may be over, in an ordinary spelling.
    pub(super) fn ends(&self, letters: &[char]) -> Vec<usize> {
        if letters.len() > LONGEST {
            return Vec::new();
        }
        let mut ends: Vec<usize> = self
            .readings
            .iter()
            .flat_map(|reading| {
                let whole = sound::distances(reading, letters, SAME).whole;
                (1..letters.len()).filter(move |length| whole[*length] <= SAME)
            })
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether this word is the part: in any spelling, with an ending or a slip of the keyboard.
    pub(crate) fn fit(&self, text: &Folded<'_>, word: &Word) -> Option<Fit> {
        self.fit_within(text, word, false)
    }

    /// The same, a slip in the first letter or the last vowel allowed.
    pub(super) fn fit_slipped(&self, text: &Folded<'_>, word: &Word) -> Option<Fit> {
        self.fit_within(text, word, true)
    }

    fn fit_within(&self, text: &Folded<'_>, word: &Word, slips: bool) -> Option<Fit> {
        let fit = |word: Word| {
            let (cost, cases, ended) = self.compare(&word.letters, slips)?;
            Some(Fit {
                sounds: self.letters.len(),
                word,
                cost,
                cases,
                ended,
            })
        };
        // "Гусейн-заде", "Гусейн заде": read as one word.
        let joined = || {
            let second = word_after(text, word)?;
            let close = (word.after.hyphen || word.after.space)
                && !(word.after.comma || word.after.dot || word.after.other || word.after.lines > 0);
            (close && second.letters.len() >= 4 && is_zade(&second.letters[..4])).then(|| Word {
                start: word.start,
                end: second.end,
                letters: word.letters.iter().chain(&second.letters).copied().collect(),
                before: word.before,
                after: second.after,
            })
        };
        fit(word.clone()).or_else(|| if self.zade { fit(joined()?) } else { None })
    }

    /// Whether these letters are the part in an ordinary spelling, an ending allowed.
    pub(crate) fn fit_exact(&self, letters: &[char]) -> bool {
        self.compare(letters, false).is_some_and(|(cost, ..)| cost <= SAME)
    }

    /// Whether the part's first sound is the initial that these letters stand for.
    pub(crate) fn has_initial(&self, letters: &[char]) -> bool {
        let heard = match letters {
            [letter] => initial(*letter),
            [first, second] => heard_together(*first, *second),
            _ => 0,
        };
        self.readings.iter().any(|reading| reading[0].sounds & heard != 0)
    }

    /// A cheap look at the first letter: most neighbours of a candidate are other words.
    fn may_begin(&self, letters: &[char]) -> bool {
        let Some(&first) = letters.first() else { return false };
        let heard = heard(first)
            | heard_twice(first).map_or(0, |(first, _)| first)
            | letters.get(1).map_or(0, |&second| heard_together(first, second))
            | heard_abroad(letters).map_or(0, |(_, sounds)| sounds);
        // A first vowel, or a breath or glide before one, may be written otherwise.
        let soft = VOWELS | said('h') | said('y');
        self.readings
            .iter()
            .any(|reading| reading[0].sounds & heard != 0 || (reading[0].sounds & soft != 0 && heard & soft != 0))
    }

    fn compare(&self, letters: &[char], slips: bool) -> Option<(Quarters, Cases, bool)> {
        if letters.len() > LONGEST || letters.len() < 2 {
            return None;
        }
        let mut best = Best::default();
        if self.may_begin(letters) {
            for reading in &self.readings {
                self.against(reading, letters, letters, sound::limit(reading.len()), 0, &mut best);
            }
            if is_cyrillic(letters) {
                for reading in &self.adjective {
                    self.against_adjective(reading, letters, &mut best);
                }
            }
        }
        if best.0.is_none() && slips && letters.len() >= SHORTEST_SLIPPED - 1 {
            for reading in self.readings.iter().filter(|reading| reading.len() >= SHORTEST_SLIPPED) {
                self.slipped_edge(reading, letters, &mut best);
            }
        }
        best.0
    }

    /// A slip at either end, which `sound.rs` takes for another name's: all else must be as it is.
    fn slipped_edge(&self, reading: &[Unit], letters: &[char], best: &mut Best) {
        const SLIP: Quarters = 4;
        let (first, rest) = (letters[0], &letters[1..]);
        // At the start: another letter, one too many, one too few, two swapped; none of them in a word that begins as it should.
        let begins = heard(first) | heard_together(first, rest[0]);
        if reading[0].sounds & begins == 0 {
            // Russian я and щ are two sounds.
            let sounds = 1 + usize::from(heard_twice(self.letters[0]).is_some_and(|_| self.letters[0] != 'x'));
            let without = &reading[sounds.min(reading.len() - 1)..];
            let swapped: Vec<char> = [rest[0], first].into_iter().chain(rest[1..].iter().copied()).collect();
            for (reading, letters_then) in [
                (without, rest),
                (reading, rest),
                (without, letters),
                (reading, &swapped),
            ] {
                self.against(reading, letters_then, letters, SAME, SLIP, best);
            }
        }
        // At the end. Without its last vowel, or with another, a woman's family name is a man's.
        if best.0.is_some() || self.possessive || self.is_other_name(letters, letters.len()) {
            return;
        }
        let distances = sound::distances(reading, letters, SAME);
        let (last, before) = (letters[letters.len() - 1], letters.len() - 1);
        let vowel = reading.last().is_some_and(|last| last.main & VOWELS != 0);
        let another = vowel && (distances.stem[letters.len()] <= SAME || distances.stem[before] <= SAME);
        // One too many: no ending, no plural.
        let more = distances.whole[before] <= SAME && heard(last) & VOWELS == 0 && last != 's';
        if another || more {
            best.offer(SLIP, ANY, false);
        }
    }

    /// Compares one reading with letters, an ending allowed, and offers what is within the limit at that cost and `more`.
    /// `word`: all of the page's word, by which other names are known.
    fn against(
        &self,
        reading: &[Unit],
        letters: &[char],
        word: &[char],
        limit: Quarters,
        more: Quarters,
        best: &mut Best,
    ) {
        // Two letters for one sound at most, an ending, and a slip.
        if letters.len() > 2 * reading.len() + LONGEST_ENDING || letters.len() + 3 < reading.len() {
            return;
        }
        let cyrillic = is_cyrillic(word);
        let distances = sound::distances(reading, letters, limit);
        for length in 1..=letters.len() {
            let (rest, whole, stem) = (&letters[length..], distances.whole[length], distances.stem[length]);
            let other_name = |cost: Quarters| cost + more > SAME && self.is_other_name(word, word.len() - rest.len());
            if whole <= limit {
                let russian = if cyrillic && self.declension == Declension::Adjective {
                    // Of its two letters at the end one may be wrong, not the suffix before them: Светлая is not Светловая.
                    (rest.is_empty() && whole <= 4).then_some(NOMINATIVE)
                } else if cyrillic {
                    ending::russian_whole(self.declension, self.gender, rest)
                } else {
                    rest.is_empty().then_some(ANY)
                };
                // "Leylaxanım" is Leyla with a title.
                let titled = self.role == Role::Given && whole <= SAME && rest.len() > 2 && near::is_title(rest);
                let russian = if titled { Some(ANY) } else { russian };
                let turkic = !rest.is_empty() && ending::turkic(rest, self.harmony);
                if (russian.is_some() || turkic) && !other_name(whole) {
                    if let Some(cases) = russian {
                        best.offer(whole + more, cases, false);
                    }
                    // "Aynurə" is a name of its own, not Aynur in the dative.
                    if turkic && !(self.role == Role::Given && known::is_given(word)) {
                        best.offer(whole + more, ANY, true);
                    }
                }
            }
            if cyrillic
                && stem <= limit
                && (self.declension == Declension::Vowel || self.ends_in_y())
                && let Some(cases) = ending::russian_stem(self.declension, self.gender, self.possessive, rest)
                && !other_name(stem)
            {
                best.offer(stem + more, cases, false);
            }
        }
    }

    /// Whether a word that is not quite ours is a name of its own, in any form. `stem`: its letters before an ending.
    fn is_other_name(&self, letters: &[char], stem: usize) -> bool {
        let known = |letters: &[char]| {
            let named = known::is_given(letters) || (self.role == Role::Family && known::is_family(letters));
            named && !known::are_alike(letters, &self.letters)
        };
        // Rəhimsoy is not Rəhimski with a slip.
        let built = |letters: &[char]| {
            let there = build(letters);
            self.build
                .zip(there)
                .is_some_and(|(own, there)| own != there && !(there == Build::Li && own.ends_in_li()))
        };
        if built(&letters[..stem]) || built(letters) {
            return true;
        }
        let with = |letter: char| letters[..stem].iter().copied().chain([letter]).collect::<Vec<_>>();
        known(letters) || known(&letters[..stem]) || (is_cyrillic(letters) && (known(&with('а')) || known(&with('й'))))
    }

    /// The same for what Russian declines as an adjective: `reading` is without the ending.
    fn against_adjective(&self, reading: &[Unit], letters: &[char], best: &mut Best) {
        let limit = sound::limit(reading.len());
        let distances = sound::distances(reading, letters, limit);
        for length in 1..=letters.len() {
            let cost = distances.whole[length];
            if cost <= limit
                && let Some(cases) = ending::russian_whole(Declension::Adjective, self.gender, &letters[length..])
                && (cost <= SAME || !self.is_other_name(letters, length))
            {
                best.offer(cost, cases, false);
            }
        }
    }
}

/// The nearest way found so far in which a word is the part: its distance, cases, and whether it has an ending.
#[derive(Default)]
struct Best(Option<(Quarters, Cases, bool)>);

impl Best {
    /// The word as it is comes before one with a slip; of those with a slip the ones without an ending.
    fn offer(&mut self, cost: Quarters, cases: Cases, ended: bool) {
        let rank = |cost: Quarters, ended: bool| (cost > SAME, ended, cost);
        match &mut self.0 {
            Some((least, known, had_ending)) if rank(*least, *had_ending) == rank(cost, ended) => *known |= cases,
            Some((least, _, had_ending)) if rank(*least, *had_ending) < rank(cost, ended) => {}
            best => *best = Some((cost, cases, ended)),
        }
    }
}

fn is_cyrillic(letters: &[char]) -> bool {
    letters.first().is_some_and(|first| ('а'..='ӿ').contains(first))
}
