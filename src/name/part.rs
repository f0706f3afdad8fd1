//! One word of a watched name: its spellings, how it sounds, how it changes, and whether a word on a page is it.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;

use super::ending::{self, ANY, Cases, Declension, Gender, Harmony};
use super::gate::Gate;
use super::known;
use super::sound::{self, FAR, LONGEST, Quarters, SAME, Unit, VOWELS, said};
use super::spelling;
use super::word::{Word, letters_at, word_after, word_at, word_end};

/// What a word is in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Given,
    Family,
}

/// What of a word a pattern is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shape {
    /// All of it, in one spelling.
    Whole,
    /// Without the last sound, which Russian replaces.
    Stem,
    /// Without the last two letters of a Russian adjective.
    Adjective,
    /// What stands before -zadə, when that is written apart.
    Half,
}

/// A word is looked for by so many of its first sounds: what follows is left to the comparison by ear, so that a slip
/// there costs nothing, and one pattern serves many names.
const SOUNDS: usize = 5;
/// And so many letters of a spelling of these.
const LETTERS: usize = 6;
/// A shorter beginning begins too many other words.
const SHORTEST_BEGINNING: usize = 4;

/// A word of fewer letters is not taken for one with a slip where it has no capital.
const SHORTEST_WITH_SLIP: usize = 7;

/// More letters after a word are no ending.
const LONGEST_ENDING: usize = 16;

/// One word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(super) role: Role,
    /// The whole word, by each way of reading it.
    readings: Vec<Vec<Unit>>,
    /// The same without what only makes the comparison more lenient: what the patterns are made of.
    spoken: Vec<Vec<Unit>>,
    /// Without -ский, -ая and the like: what Russian declines as an adjective.
    adjective: Vec<Vec<Unit>>,
    harmony: Harmony,
    declension: Declension,
    gender: Gender,
    possessive: bool,
    /// Ends in -zadə, which is also written apart: Гусейн-заде.
    zade: bool,
    letters: Vec<char>,
    /// What a word must begin like to be this one.
    pub(super) gate: Gate,
}

/// A word on a page that is a part of the name.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) word: Word,
    cost: Quarters,
    /// Of how many sounds the entry's word is.
    sounds: usize,
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
    pub(crate) fn new(letters: &[char], role: Role, gender: Gender, marked: bool) -> Part {
        let mut readings = Vec::new();
        let spoken = sound::readings(letters, marked);
        for variant in variants(letters) {
            for mut reading in sound::readings(&variant, marked) {
                // -lı, -li, -lu, -lü are one ending, and transcriptions mix them.
                if role == Role::Family && reading.len() > 4 && reading[reading.len() - 2].sounds == said('l') {
                    let last = reading.len() - 1;
                    let high = said('ı') | said('i') | said('u') | said('ü');
                    if reading[last].sounds & high != 0 {
                        reading[last].sounds |= high;
                    }
                }
                if !reading.is_empty() && !readings.contains(&reading) {
                    readings.push(reading);
                }
            }
        }
        let declension = declension(letters, role, marked);
        let adjective = if declension == Declension::Adjective {
            sound::readings(&letters[..letters.len() - 2], marked)
        } else {
            Vec::new()
        };
        Part {
            role,
            gate: Gate::of(&readings),
            readings,
            spoken,
            adjective,
            harmony: Harmony::of(letters, marked),
            declension,
            gender,
            possessive: role == Role::Family && is_possessive(letters) && ends_with(letters, &["a", "а"]),
            zade: letters.len() > 5 && is_zade(&letters[letters.len() - 4..]),
            letters: letters.to_vec(),
        }
    }

    /// Patterns for the automaton, each with what part of the word it is.
    pub(crate) fn patterns(&self) -> Vec<(String, Shape)> {
        let mut whole: Vec<String> = self
            .spoken
            .iter()
            .flat_map(|units| spelling::spellings(units))
            .collect();
        // What was typed in Russian is looked for in Russian as it was typed.
        if self.letters.iter().all(|letter| ('а'..='я').contains(letter)) {
            whole.retain(|spelling| spelling.is_ascii());
        }
        whole.push(self.letters.iter().collect());
        // Гаджибеков for Hacıbəyov: of the Russian components only the Russian spellings.
        for variant in variants(&self.letters).iter().skip(1) {
            let spoken = sound::readings(variant, self.letters.contains(&'ə'));
            let spellings = spoken.iter().flat_map(|units| spelling::spellings(units));
            whole.extend(spellings.filter(|spelling| !spelling.is_ascii()));
        }
        let mut out: Vec<(String, Shape)> = Vec::new();
        // Russian replaces the last vowel (Лейла, Лейлы) and й (Сергей, Сергея): there the word without it is looked for.
        if matches!(self.declension, Declension::Vowel) || self.ends_in_y() {
            let cyrillic = whole.iter().filter(|spelling| !spelling.is_ascii());
            out.extend(
                cyrillic
                    .filter_map(|spelling| shorter(spelling, 1))
                    .map(|stem| (stem, Shape::Stem)),
            );
        }
        if self.declension == Declension::Adjective {
            let stem = shorter(&self.letters.iter().collect::<String>(), 2);
            out.extend(stem.map(|stem| (stem, Shape::Adjective)));
        }
        if self.zade {
            let half = &self.letters[..self.letters.len() - 4];
            let halves = sound::readings(half, self.letters.contains(&'ə'));
            out.extend(
                halves
                    .iter()
                    .flat_map(|units| spelling::spellings(units))
                    .map(|half| (half, Shape::Half)),
            );
        }
        out.extend(whole.into_iter().map(|spelling| (spelling, Shape::Whole)));
        out
    }

    /// Whether enough of it can stand in the automaton as a beginning.
    pub(super) fn is_long(&self) -> bool {
        self.spoken.iter().all(|units| units.len() >= SHORTEST_BEGINNING)
    }

    /// What stands in the automaton: beginnings of the word in every alphabet, or, if `alone`, the word with nothing after
    /// it.
    pub(super) fn beginnings(&self, alone: bool) -> Vec<String> {
        let marked = self.letters.contains(&'ə');
        let mut out: Vec<String> = Vec::new();
        for (variant, letters) in variants(&self.letters).iter().enumerate() {
            for units in &sound::readings(letters, marked) {
                if alone {
                    out.extend(spelling::beginnings(units, units.len(), units.len()));
                    continue;
                }
                // -zadə may be written apart.
                let whole = units.len() - if self.zade { units.len().min(4) } else { 0 };
                // Russian replaces the last vowel (Лейла, Лейлы), й (Сергей, Сергея) and what makes an adjective.
                let replaced = match self.declension {
                    Declension::Adjective => 2,
                    Declension::Vowel => 1,
                    Declension::Consonant => usize::from(self.ends_in_y()),
                    Declension::Fixed => 0,
                };
                let cyrillic = whole.min(units.len().saturating_sub(replaced)).min(SOUNDS);
                let beginnings = spelling::beginnings(units, whole.min(SOUNDS), cyrillic);
                // Of Russian components only the Russian spellings: Гаджибеков for Hacıbəyov.
                out.extend(
                    beginnings
                        .into_iter()
                        .filter(|beginning| variant == 0 || !beginning.is_ascii()),
                );
            }
        }
        // What was typed is looked for as it was typed.
        let typed = if alone {
            self.letters.len()
        } else {
            SOUNDS.min(self.letters.len() - 1)
        };
        if typed >= SHORTEST_BEGINNING {
            out.push(self.letters[..typed].iter().collect());
        }
        if !alone {
            // Every spelling that begins with another is found with it.
            for beginning in &mut out {
                if let Some((end, _)) = beginning.char_indices().nth(LETTERS) {
                    beginning.truncate(end);
                }
            }
            out.sort_unstable();
            out.dedup_by(|longer, shorter| longer.starts_with(&*shorter));
        }
        out.retain(|beginning| beginning.chars().count() > 1);
        out
    }

    /// The word that begins with a pattern of ours, if what follows in it is an ending.
    pub(crate) fn found(&self, text: &Folded<'_>, pattern: Range<usize>, shape: Shape) -> Option<Fit> {
        let end = word_end(text, pattern.end);
        if end - pattern.end > LONGEST_ENDING {
            return None;
        }
        let rest = letters_at(text, pattern.end..end);
        let cyrillic = class::is_cyrillic(text.at(pattern.start));
        let russian = match shape {
            Shape::Whole if cyrillic => ending::russian_whole(self.declension, self.gender, &rest),
            Shape::Whole => rest.is_empty().then_some(ANY),
            Shape::Stem => ending::russian_stem(self.declension, self.gender, self.possessive, &rest),
            Shape::Adjective => ending::russian_whole(Declension::Adjective, self.gender, &rest),
            Shape::Half => return self.fit(text, &word_at(text, pattern.start)?),
        };
        let ended = russian.is_none();
        if ended && (shape != Shape::Whole || !ending::turkic(&rest, self.harmony)) {
            return None;
        }
        let word = word_at(text, pattern.start)?;
        // "Aynurə" is a name of its own, not Aynur in the dative.
        if ended && self.role == Role::Given && known::is_given(&word.letters) {
            return None;
        }
        Some(Fit {
            word,
            cost: 0,
            sounds: self.letters.len(),
            cases: russian.unwrap_or(ANY),
            ended,
        })
    }

    /// Letters that it has at least, however it is written.
    pub(super) fn least_letters(&self) -> usize {
        let sounds = self.readings.iter().map(Vec::len).min().unwrap_or(0);
        sounds.saturating_sub(1).max(2)
    }

    /// After how many of these letters the part may be over, in an ordinary spelling.
    pub(super) fn ends(&self, letters: &[char]) -> Vec<usize> {
        if letters.len() > LONGEST {
            return Vec::new();
        }
        let mut ends: Vec<usize> = self
            .readings
            .iter()
            .flat_map(|reading| {
                let whole = sound::distances(reading, letters).whole;
                (1..letters.len()).filter(move |length| whole[*length] <= SAME)
            })
            .collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// Whether more than an ending follows a pattern of ours, and so perhaps the name's other word.
    pub(crate) fn rest(text: &Folded<'_>, pattern: &Range<usize>) -> Range<usize> {
        pattern.end..word_end(text, pattern.end)
    }

    /// Whether its letters are of a script that we can hear.
    pub(crate) fn is_readable(&self) -> bool {
        !self.readings.is_empty()
    }

    fn ends_in_y(&self) -> bool {
        self.declension == Declension::Consonant
            && self
                .readings
                .first()
                .and_then(|reading| reading.last())
                .is_some_and(|last| last.sounds & said('y') != 0)
    }

    /// Whether this word is the part: in any spelling, with an ending or a slip of the keyboard.
    pub(crate) fn fit(&self, text: &Folded<'_>, word: &Word) -> Option<Fit> {
        if let Some((cost, cases, ended)) = self.compare(&word.letters) {
            return Some(Fit {
                word: word.clone(),
                sounds: self.letters.len(),
                cost,
                cases,
                ended,
            });
        }
        // "Гусейн-заде", "Гусейн заде": read as one word.
        if self.zade
            && (word.after.hyphen || word.after.space)
            && !(word.after.comma || word.after.dot || word.after.other || word.after.lines > 0)
            && let Some(second) = word_after(text, word)
            && second.letters.len() >= 4
            && is_zade(&second.letters[..4])
        {
            let letters: Vec<char> = word.letters.iter().chain(&second.letters).copied().collect();
            let (cost, cases, ended) = self.compare(&letters)?;
            let joined = Word {
                start: word.start,
                end: second.end,
                letters,
                before: word.before,
                after: second.after,
            };
            return Some(Fit {
                word: joined,
                sounds: self.letters.len(),
                cost,
                cases,
                ended,
            });
        }
        None
    }

    /// Whether these letters are the part in an ordinary spelling, an ending allowed.
    pub(crate) fn fit_exact(&self, letters: &[char]) -> bool {
        self.compare(letters).is_some_and(|(cost, ..)| cost <= SAME)
    }

    /// Whether the part's first sound is the initial that these letters stand for.
    pub(crate) fn has_initial(&self, letters: &[char]) -> bool {
        let heard = match letters {
            [letter] => sound::heard(*letter) | sound::heard_twice(*letter).map_or(0, |(first, _)| first),
            [first, second] => sound::heard_together(*first, *second),
            _ => 0,
        };
        self.readings.iter().any(|reading| reading[0].sounds & heard != 0)
    }

    /// A cheap look at the first letter: most neighbours of a candidate are other words.
    fn may_begin(&self, letters: &[char]) -> bool {
        let Some(&first) = letters.first() else { return false };
        let heard = sound::heard(first)
            | sound::heard_twice(first).map_or(0, |(first, _)| first)
            | letters.get(1).map_or(0, |&second| sound::heard_together(first, second));
        // A first vowel, or a breath or glide before one, may be written otherwise.
        let soft = VOWELS | said('h') | said('y');
        self.readings
            .iter()
            .any(|reading| reading[0].sounds & heard != 0 || (reading[0].sounds & soft != 0 && heard & soft != 0))
    }

    fn compare(&self, letters: &[char]) -> Option<(Quarters, Cases, bool)> {
        if letters.len() > LONGEST || letters.len() < 2 || !self.may_begin(letters) {
            return None;
        }
        let cyrillic = ('а'..='ӿ').contains(&letters[0]);
        let mut best: Option<(Quarters, Cases, bool)> = None;
        let mut offer = |cost: Quarters, cases: Cases, ended: bool| {
            if best.is_none_or(|(least, _, had_ending)| (cost, ended) < (least, had_ending)) {
                best = Some((cost, cases, ended));
            } else if let Some((least, known, had_ending)) = &mut best
                && (*least, *had_ending) == (cost, ended)
            {
                *known |= cases;
            }
        };
        for reading in &self.readings {
            let limit = self.limit(reading.len());
            // Two letters for one sound at most, an ending, and a slip.
            if letters.len() > 2 * reading.len() + LONGEST_ENDING || letters.len() + 3 < reading.len() {
                continue;
            }
            let distances = sound::distances(reading, letters);
            for length in 1..=letters.len() {
                let (rest, whole, stem) = (&letters[length..], distances.whole[length], distances.stem[length]);
                if whole <= limit && (whole <= SAME || !is_other_name(letters, length)) {
                    if !cyrillic && rest.is_empty() {
                        offer(whole, ANY, false);
                    }
                    if cyrillic && let Some(cases) = ending::russian_whole(self.declension, self.gender, rest) {
                        offer(whole, cases, false);
                    }
                    if !rest.is_empty()
                        && ending::turkic(rest, self.harmony)
                        && !(self.role == Role::Given && known::is_given(letters))
                    {
                        offer(whole, ANY, true);
                    }
                }
                if cyrillic
                    && stem <= limit
                    && (self.declension == Declension::Vowel || self.ends_in_y())
                    && (stem <= SAME || !is_other_name(letters, length))
                    && let Some(cases) = ending::russian_stem(self.declension, self.gender, self.possessive, rest)
                {
                    offer(stem, cases, false);
                }
            }
        }
        if cyrillic {
            for reading in &self.adjective {
                let distances = sound::distances(reading, letters);
                let limit = self.limit(reading.len());
                for length in 1..=letters.len() {
                    let cost = distances.whole[length];
                    if cost <= limit
                        && (cost <= SAME || !is_other_name(letters, letters.len()))
                        && let Some(cases) =
                            ending::russian_whole(Declension::Adjective, self.gender, &letters[length..])
                    {
                        offer(cost, cases, false);
                    }
                }
            }
        }
        best.filter(|(cost, ..)| *cost < FAR)
    }

    /// Given names are shorter and nearer to each other than family names: a changed consonant is another name.
    fn limit(&self, sounds: usize) -> Quarters {
        let limit = sound::limit(sounds);
        if self.role == Role::Given { limit.min(3) } else { limit }
    }
}

/// Whether a word that is not quite ours is a name of its own, in any form.
fn is_other_name(letters: &[char], stem: usize) -> bool {
    let known = |letters: &[char]| known::is_given(letters) || known::is_family(letters);
    let with = |letter: char| letters[..stem].iter().copied().chain([letter]).collect::<Vec<_>>();
    known(letters) || known(&letters[..stem]) || known(&with('а')) || known(&with('й'))
}

fn shorter(spelling: &str, letters: usize) -> Option<String> {
    let count = spelling.chars().count();
    (count >= letters + 3).then(|| spelling.chars().take(count - letters).collect())
}

fn ends_with(letters: &[char], endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let count = ending.chars().count();
        letters.len() > count && letters[letters.len() - count..].iter().copied().eq(ending.chars())
    })
}

/// The word itself, and its Russian forms where a component has one of its own.
fn variants(letters: &[char]) -> Vec<Vec<char>> {
    let word: String = letters.iter().collect();
    let mut out = vec![letters.to_vec()];
    // Hacıbəyov is Гаджибеков; Mirzəyev is Мирзоев.
    for (component, russian) in [
        ("bəy", "bək"),
        ("bey", "bek"),
        ("bay", "bek"),
        ("mirzə", "mirzo"),
        ("mirze", "mirzo"),
        ("бей", "бек"),
        ("мирза", "мирзо"),
    ] {
        if word.contains(component) {
            out.push(word.replace(component, russian).chars().collect());
        }
    }
    out
}

/// -zadə, "child of", which is also written as a word of its own.
pub(super) fn is_zade(letters: &[char]) -> bool {
    matches!(letters, ['z', 'a', 'd', 'ə' | 'e'] | ['з', 'а', 'д', 'е' | 'ә'])
}

/// -ov, -ova and their like.
fn is_possessive(letters: &[char]) -> bool {
    ends_with(
        letters,
        &[
            "ov", "ova", "ev", "eva", "ов", "ова", "ев", "ева", "ин", "ина", "ын", "ына",
        ],
    )
}

/// Whether a word is built like a family name.
pub(crate) fn looks_like_family(letters: &[char]) -> bool {
    const ENDINGS: &[&str] = &[
        "ov",
        "ova",
        "yev",
        "yeva",
        "iev",
        "ieva",
        "zadə",
        "zade",
        "bəyli",
        "beyli",
        "bayli",
        "xanlı",
        "xanli",
        "khanli",
        "oğlu",
        "oglu",
        "oghlu",
        "qızı",
        "qizi",
        "soy",
        "gil",
        "ski",
        "sky",
        "skiy",
        "skaya",
        "enko",
        "ов",
        "ова",
        "ев",
        "ева",
        "заде",
        "задә",
        "бейли",
        "ханлы",
        "ский",
        "ская",
        "цкий",
        "цкая",
        "енко",
        "оглу",
        "оглы",
        "кызы",
    ];
    letters.len() >= 5
        && !known::is_given(letters)
        && (ends_with(letters, ENDINGS)
            || (letters.len() >= 6 && ends_with(letters, &["lı", "li", "lu", "lü", "лы", "ли", "лу", "лю"])))
}

/// What the family names tell.
pub(crate) fn gender(family: &[Vec<char>]) -> Gender {
    let woman = |word: &Vec<char>| {
        (is_possessive(word) && ends_with(word, &["a", "а"])) || ends_with(word, &["ская", "цкая", "skaya", "ая"])
    };
    let man = |word: &Vec<char>| {
        (is_possessive(word) && !ends_with(word, &["a", "а"]))
            || ends_with(word, &["ский", "цкий", "skiy", "sky", "ый"])
    };
    if family.iter().any(woman) {
        Gender::Woman
    } else if family.iter().any(man) {
        Gender::Man
    } else {
        Gender::Unknown
    }
}

fn declension(letters: &[char], role: Role, marked: bool) -> Declension {
    let last = letters.last().copied().unwrap_or(' ');
    let family = role == Role::Family;
    if family && letters.len() > 4 && ends_with(letters, &["ий", "ый", "ой", "ая", "яя"]) {
        return Declension::Adjective;
    }
    if family
        && (ends_with(letters, &["zadə", "zade", "заде", "задә", "ых", "их"]) || matches!(last, 'e' | 'е' | 'ə' | 'ә'))
    {
        return Declension::Fixed;
    }
    match last {
        'a' | 'ə' | 'а' | 'я' | 'ә' => Declension::Vowel,
        // Without marks an -e at a given name's end is mostly -ə.
        'e' if !marked => Declension::Vowel,
        last if sound::heard(last) & VOWELS != 0 && !matches!(last, 'y' | 'й' | 'ј') => Declension::Fixed,
        _ => Declension::Consonant,
    }
}
