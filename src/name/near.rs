//! The full-name rule: which words near each other are one name, and what may stand between them.
//!
//! At most one word between ("Rauf qızı" counts as one), never a conjunction, never the end of a sentence. Over a comma,
//! a line end or a table's edge only where the two words stand by themselves: lists of names are full of one person's
//! family name before the next one's given name.

use core::ops::Range;

use crate::fold::Folded;

use super::ending::{self, Harmony};
use super::family::looks_like_family;
use super::fit::Fit;
use super::part::{Part, Role};
use super::word::Marks;
use super::word::{Between, Word, word_after, word_before};
use super::{broken, is_child_of, known};

/// Words that join people, not the words of one name.
const AND: &[&str] = &[
    "ve", "və", "ile", "ilə", "and", "и", "da", "de", "ya", "or", "или", "с", "with", "vs", "а", "amma", "но", "но",
    "hem", "həm",
];

/// What stands before a name in a form or a table, folded.
const LABELS: &[&str] = &[
    "ad",
    "adi",
    "soyad",
    "soyadi",
    "familiya",
    "familiyasi",
    "isim",
    "adiniz",
    "soyadiniz",
    "ata",
    "name",
    "surname",
    "lastname",
    "firstname",
    "first",
    "last",
    "family",
    "given",
    "имя",
    "фамилия",
    "отчество",
    "фио",
];

/// What stands before a family name that somebody had before, folded.
const FORMERLY: &[&str] = &[
    "в",
    "девичестве",
    "девичья",
    "фамилия",
    "урожденная",
    "урожд",
    "бывшая",
    "ранее",
    "прежде",
    "nee",
    "born",
    "formerly",
    "maiden",
    "name",
    "qizliq",
    "kecmis",
    "evvelki",
    "soyadi",
    "soyad",
    "kizlik",
    "onceki",
    "eski",
];

fn is_one_of(words: &[&str], word: &Word) -> bool {
    words.iter().any(|known| word.letters.iter().copied().eq(known.chars()))
}

/// Whether a word begins with a capital, or has capitals at random: "lEyLa".
fn is_capital(text: &Folded<'_>, word: &Word) -> bool {
    let capitals = || {
        (word.start..word.end)
            .filter(|at| text.source(*at).is_uppercase())
            .count()
    };
    text.source(word.start).is_uppercase() || capitals() > 1
}

/// A Russian patronymic by its ending: Рауфовна, Рауфовича.
pub(super) fn is_patronymic(letters: &[char]) -> bool {
    const ENDINGS: [&str; 20] = [
        "овна",
        "овны",
        "овне",
        "овну",
        "овной",
        "евна",
        "евны",
        "евне",
        "евну",
        "евной",
        "ович",
        "овича",
        "овичу",
        "овичем",
        "евич",
        "евича",
        "евичу",
        "евичем",
        "ovna",
        "ovich",
    ];
    let word: String = letters.iter().collect();
    letters.len() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether this is a family name, by its build or by the lists.
fn is_family_name(letters: &[char]) -> bool {
    looks_like_family(letters) || known::is_family(letters)
}

/// How closely two words stand together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// As words of one phrase, or parts of one handle.
    Close,
    /// Over a comma, a line end, a table's edge.
    Loose,
    None,
}

fn tie(left: &Word, between: Between) -> Tie {
    // "L. Tağıbəyli" goes on, "Leyla. Tağıbəyli" does not; "leyla.tagibeyli" is a handle.
    let ends_sentence = between.dot && between.space && left.letters.len() > 1 && !is_one_of(FORMERLY, left);
    if between.other || ends_sentence || between.lines > 2 || (between.dot && between.lines > 0) {
        Tie::None
    } else if between.comma
        || between.lines > 0
        || between.label
        || between.bracket
        || (between.hyphen && between.space)
    {
        Tie::Loose
    } else {
        Tie::Close
    }
}

/// The word on one side, and how it is tied.
fn step(text: &Folded<'_>, from: &Word, forward: bool) -> Option<(Word, Tie, Between)> {
    let next = if forward {
        word_after(text, from)
    } else {
        word_before(text, from)
    }?;
    let (tie, between) = if forward {
        (tie(from, from.after), from.after)
    } else {
        (tie(&next, next.after), next.after)
    };
    Some((next, tie, between))
}

/// Whether two words stand in cells of one row of a table that signs part: `Leyla,Tağıbəyli,050`. In a list of names
/// written so another name stands before the first.
fn are_cells(text: &Folded<'_>, from: &Word, next: &Word, forward: bool) -> bool {
    let (first, second) = if forward { (from, next) } else { (next, from) };
    let cell = |left: &Word, right: &Word| matches!(text.classes().get(left.end..right.start), Some([b',' | b';']));
    cell(first, second)
        && word_before(text, first).is_none_or(|before| {
            !(cell(&before, first) && (known::is_given(&before.letters) || is_family_name(&before.letters)))
        })
}

/// Whether a word is a by-name: `"Leylacan"`, `(Leylacan)`, in one pair of signs and with a capital.
fn is_by_name(text: &Folded<'_>, word: &Word) -> bool {
    let before = text.before(word.start);
    let after = text.at(word.end);
    matches!((before, after), (b'"', b'"') | (b'(', b')') | (b'\'', b'\'')) && is_capital(text, word)
}

/// The whole name, if the word that was found and one of its partners stand together.
pub(super) fn full(text: &Folded<'_>, part: &Part, found: &Fit, partners: &[&Part]) -> Option<Range<usize>> {
    [true, false]
        .into_iter()
        .find_map(|forward| search(text, part, found, partners, forward))
}

fn search(text: &Folded<'_>, part: &Part, found: &Fit, partners: &[&Part], forward: bool) -> Option<Range<usize>> {
    let mut from = found.word.clone();
    let mut between: Option<Word> = None;
    let mut labelled = false;
    // A family name stands between and a bracket was opened: "Leyla Rəhmanova (Tağıbəyli)".
    let mut formerly = false;
    // What stands between is a by-name in quotation marks or brackets.
    let mut quoted = false;
    // One word of the name between, a father's name with its qızı, and the labels of a form.
    for _ in 0..6 {
        let (next, mut tie, separators) = step(text, &from, forward)?;
        let cells = between.is_none() && are_cells(text, &from, &next, forward);
        if cells {
            tie = Tie::Loose;
        } else if quoted && tie == Tie::Loose && separators.bracket && !separators.comma && separators.lines == 0 {
            tie = Tie::Close;
        }
        if tie == Tie::None {
            return None;
        }
        if is_one_of(LABELS, &next) && (next.after.label || next.after.lines > 0 || labelled) && !next.after.other {
            labelled = true;
            from = next;
            continue;
        }
        formerly |= forward
            && part.role == Role::Given
            && separators.bracket
            && between.as_ref().is_some_and(|word| is_capital(text, word));
        if formerly && is_one_of(FORMERLY, &next) {
            from = next;
            continue;
        }
        let slipped = || partners.iter().find_map(|partner| partner.fit_slipped(text, &next));
        let other = slipped().or_else(|| broken_partner(text, found, &next, partners, forward));
        if let Some(other) = other.filter(|other| !is_doubtful(text, found, other)) {
            let (first, second) = if forward { (found, &other) } else { (&other, found) };
            let family_first = (part.role == Role::Family) == forward;
            let joined = same_case(text, first, second, between.as_ref(), family_first)
                && (labelled
                    || formerly && other.is_exact()
                    || match tie {
                        Tie::Close => !is_crowded(text, first, second, between.as_ref(), family_first),
                        Tie::Loose => {
                            between.is_none()
                                && (family_first || !separators.comma || cells)
                                && stands_alone(text, first, second, family_first && separators.lines > 0)
                        }
                        Tie::None => false,
                    });
            // A slip in each word is forgiven only where nothing stands between them.
            let slipped_twice = !found.is_exact() && !other.is_exact() && (tie != Tie::Close || between.is_some());
            if joined && !slipped_twice && agree(text, first, second) {
                return Some(first.word.start..second.word.end);
            }
        }
        if is_child_of(&next.letters) {
            // "Rauf qızı": its father's name is the word between.
            from = next;
            continue;
        }
        if tie == Tie::Loose && between.is_none() && separators.bracket && is_by_name(text, &next) {
            quoted = true;
        } else if tie == Tie::Loose || between.is_some() || is_one_of(AND, &next) || next.letters.contains(&'\0') {
            // Backwards the name's qızı comes first, then the father's name.
            if !(tie == Tie::Close && between.as_ref().is_some_and(|word| is_child_of(&word.letters))) {
                return None;
            }
        }
        between = Some(next.clone());
        from = next;
    }
    None
}

/// The other word in pieces, of which this is the nearest: letter for letter, beside a word without a slip.
fn broken_partner(text: &Folded<'_>, found: &Fit, next: &Word, partners: &[&Part], forward: bool) -> Option<Fit> {
    const SHORTEST: usize = 5;
    if !found.is_exact() {
        return None;
    }
    let exact = |word: Word| {
        let fits = partners.iter().filter_map(|partner| partner.fit(text, &word));
        fits.into_iter().find(Fit::is_exact)
    };
    broken::joined(text, next, forward)
        .filter(|word| word.letters.len() >= SHORTEST)
        .find_map(exact)
}

/// Only a word that can be part of a name stands between: a title, or one with a capital where the name has one, else a
/// father's name. And "Lee will" is no name.
fn same_case(text: &Folded<'_>, first: &Fit, second: &Fit, between: Option<&Word>, family_first: bool) -> bool {
    let (one, other) = (is_capital(text, &first.word), is_capital(text, &second.word));
    // A figure in place of the first letter is of either case.
    let disguised = [first, second]
        .iter()
        .any(|fit| !text.source(fit.word.start).is_alphabetic());
    let part_of_name = |word: &Word| {
        is_title(&word.letters)
            || is_child_of(&word.letters)
            || (if one || other {
                is_capital(text, word)
            } else {
                known::is_given(&word.letters) || is_patronymic(&word.letters)
            })
    };
    between.is_none_or(part_of_name)
        && (one == other || disguised || (one && !family_first) || text.at(second.word.start - 1) == b'-')
}

/// With a slip, and so short that in lower case it is more likely some other word; or a slip in each.
fn is_doubtful(text: &Folded<'_>, found: &Fit, other: &Fit) -> bool {
    let doubtful = |fit: &Fit| fit.is_doubtful(is_capital(text, &fit.word));
    let twice = !found.is_exact() && !other.is_exact();
    doubtful(found) || doubtful(other) || (twice && !(is_capital(text, &found.word) && is_capital(text, &other.word)))
}

/// What a person is addressed by beside her given name, folded.
const TITLES: &[&str] = &[
    "xanim",
    "hanim",
    "xanum",
    "khanum",
    "khanim",
    "bey",
    "bay",
    "bek",
    "muellim",
    "muellime",
    "hekim",
    "doktor",
    "baci",
    "hoca",
    "ханум",
    "ханым",
    "ханим",
    "бей",
    "бек",
    "муаллим",
    "муаллима",
    "бәј",
    "мүәллимә",
];

/// Whether this is a title: "xanım", with an Azerbaijani or Turkish case as well.
pub(super) fn is_title(word: &[char]) -> bool {
    let plain = |letter: char| if letter == 'ə' { 'e' } else { letter };
    TITLES.iter().any(|title| {
        // Most words begin otherwise.
        if title.chars().next() != word.first().copied().map(plain) {
            return false;
        }
        let length = title.chars().count();
        if word.len() < length || !title.chars().eq(word[..length].iter().copied().map(plain)) {
            return false;
        }
        let rest: Vec<char> = word[length..].iter().copied().map(plain).collect();
        let title: Vec<char> = title.chars().collect();
        rest.is_empty() || (title[0].is_ascii() && ending::turkic(&rest, Harmony::of(&title, Marks::of(""))))
    })
}

/// Both forms can be one name: the same Russian case, and an Azerbaijani ending only on the last word.
fn agree(text: &Folded<'_>, first: &Fit, second: &Fit) -> bool {
    if first.cases & second.cases == 0 {
        return false;
    }
    // A double family name hangs on with a hyphen: "Leyla Tağıbəyli-Əkbərovanın".
    !first.ended || text.at(first.word.end) == b'-'
}

/// A neighbour that is itself part of somebody's name: it stands close by and has a capital.
fn name_beside(text: &Folded<'_>, word: &Word, forward: bool) -> Option<Word> {
    let (next, tie, _) = step(text, word, forward)?;
    // What begins a sentence has a capital whatever it is.
    let begins = !forward && (next.before.lines > 0 || next.before.other || next.before.dot && next.before.space);
    let named = || known::is_given(&next.letters) || is_family_name(&next.letters);
    let part_of_name =
        tie == Tie::Close && is_capital(text, &next) && !is_one_of(LABELS, &next) && (!begins || named());
    if !part_of_name
        || (forward
            && (is_patronymic(&next.letters)
                || step(text, &next, true)
                    .is_some_and(|(third, tie, _)| tie == Tie::Close && is_child_of(&third.letters))))
    {
        return None;
    }
    Some(next)
}

/// Over a comma or a line end: neither word has another name beside it. `alone`: nothing else stands in their lines; a
/// line often ends with one person's family name where the next begins with another's given name.
fn stands_alone(text: &Folded<'_>, first: &Fit, second: &Fit, alone: bool) -> bool {
    let is_edge = |between: Between| between.lines > 0 || between.label || between.other;
    name_beside(text, &first.word, false).is_none()
        && name_beside(text, &second.word, true).is_none()
        && (!alone || (is_edge(first.word.before) && is_edge(second.word.after)))
}

/// Side by side in a list without commas: "Rauf Tağıbəyli Leyla Həsənova" holds no Leyla Tağıbəyli.
fn is_crowded(text: &Folded<'_>, first: &Fit, second: &Fit, between: Option<&Word>, family_first: bool) -> bool {
    let after = || name_beside(text, &second.word, true).is_some();
    if family_first {
        name_beside(text, &first.word, false).is_some_and(|before| known::is_given(&before.letters)) && after()
    } else {
        between.is_some_and(|word| is_family_name(&word.letters)) && after()
    }
}

/// Letters that are words of their own, as `I`, `o` ("that one") and Russian prepositions: no initial without a dot.
const LETTER_WORDS: [char; 11] = ['a', 'i', 'o', 'а', 'в', 'и', 'к', 'о', 'с', 'у', 'я'];

/// The family name with the given name's initial and no dot, before or after it: "L Tağıbəyli", "Tağıbəyli L".
pub(super) fn bare_initial(text: &Folded<'_>, family: &Fit, given: &[&Part]) -> Option<Range<usize>> {
    if !is_capital(text, &family.word) {
        return None;
    }
    [false, true].into_iter().find_map(|forward| {
        let (word, tie, _) = step(text, &family.word, forward)?;
        let initial = word.letters.len() == 1
            && tie == Tie::Close
            && !word.after.dot
            && is_capital(text, &word)
            && !LETTER_WORDS.contains(&word.letters[0])
            && given.iter().any(|part| part.has_initial(&word.letters));
        let (first, second) = if forward {
            (&family.word, &word)
        } else {
            (&word, &family.word)
        };
        (initial && name_beside(text, first, false).is_none() && name_beside(text, second, true).is_none())
            .then_some(first.start..second.end)
    })
}

/// The family name with the given name's initial, before or after it: "L. Tağıbəyli", "Тагибейли Л. Р."
pub(super) fn initials(text: &Folded<'_>, family: &Fit, given: &[&Part]) -> Option<Range<usize>> {
    let is_initial = |word: &Word| {
        word.letters.len() <= 2
            && word.after.dot
            && (is_capital(text, word) || !is_capital(text, &family.word))
            && !word.before.joint
    };
    let fits = |word: &Word| given.iter().any(|part| part.has_initial(&word.letters));
    // Before: one or two, the given name's first.
    let mut first: Option<Word> = None;
    let mut from = family.word.clone();
    for _ in 0..2 {
        match word_before(text, &from) {
            Some(word) if is_initial(&word) && !word.after.comma && word.after.lines == 0 && !word.after.other => {
                first = Some(word.clone());
                from = word;
            }
            _ => break,
        }
    }
    if let Some(word) = first {
        let middle = name_beside(text, &word, false)
            .is_some_and(|before| known::is_given(&before.letters) || before.letters.len() <= 2);
        return (fits(&word) && !middle).then_some(word.start..family.word.end);
    }
    // After: only the first counts.
    let word = word_after(text, &family.word)?;
    let other = name_beside(text, &family.word, false).is_some_and(|before| known::is_given(&before.letters));
    (is_initial(&word) && tie(&family.word, family.word.after) == Tie::Close && fits(&word) && !other)
        .then(|| family.word.start..word.end + 1)
}

/// The given name with a title, or with the family name's initial: "Leyla xanım", "Xanım Leyla", "Leyla T."
pub(super) fn addressed(text: &Folded<'_>, given: &Fit, family: &[&Part]) -> Option<Range<usize>> {
    let (start, end) = (given.word.start, given.word.end);
    if let Some((next, Tie::Close, between)) = step(text, &given.word, true) {
        if is_title(&next.letters) && !between.dot {
            return Some(start..next.end);
        }
        let initial = (next.letters.len() == 1 || next.letters.len() == 2 && next.after.dot)
            && is_capital(text, &next)
            && is_capital(text, &given.word);
        let alone = name_beside(text, &next, true).is_none() && name_beside(text, &given.word, false).is_none();
        if initial && alone && family.iter().any(|part| part.has_initial(&next.letters)) {
            return Some(start..next.end + usize::from(next.after.dot));
        }
    }
    match step(text, &given.word, false) {
        Some((before, Tie::Close, between)) if is_title(&before.letters) && !between.dot => Some(before.start..end),
        _ => None,
    }
}
