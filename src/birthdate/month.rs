//! What months are called, and the words that stand in a date beside its figures.
//!
//! Names: CLDR's of Azerbaijani (both scripts), Russian, Turkish, English and Ukrainian, as they are folded, with the
//! endings that they take in a date, and the ways in which they are cut short or typed without marks.

use std::sync::LazyLock;

use crate::alphabet::latin_shape;
use crate::class;
use crate::fold::Folded;

/// What a month is called.
struct Names {
    /// Endings may follow.
    stems: &'static [&'static str],
    /// As they are.
    words: &'static [&'static str],
}

static MONTHS: [Names; 12] = [
    Names {
        stems: &["yanvar", "ocak", "ocag", "январ", "јанвар"],
        words: &["january", "yan", "jan", "oca", "янв", "січня", "січень"],
    },
    Names {
        stems: &["fevral", "subat", "феврал"],
        words: &["february", "fev", "feb", "sub", "фев", "февр", "лютого", "лютий"],
    },
    Names {
        stems: &["mart", "март"],
        words: &["march", "mar", "мар", "березня", "березень"],
    },
    Names {
        stems: &["aprel", "nisan", "апрел"],
        words: &["april", "apr", "nis", "апр", "квітня", "квітень"],
    },
    Names {
        stems: &["may", "mayis"],
        words: &["май", "мая", "мае", "мај", "мајын", "мајда", "травня", "травень"],
    },
    Names {
        stems: &["iyun", "haziran", "июн", "ијун"],
        words: &["june", "iyn", "jun", "haz", "червня", "червень"],
    },
    Names {
        stems: &["iyul", "temmuz", "июл", "ијул"],
        words: &["july", "iyl", "jul", "tem", "липня", "липень"],
    },
    Names {
        stems: &["avqust", "avgust", "agustos", "август"],
        words: &["august", "avq", "avg", "aug", "agu", "авг", "серпня", "серпень"],
    },
    Names {
        stems: &["sentyabr", "sentabr", "eylul", "сентябр", "сентјабр"],
        words: &[
            "september",
            "sen",
            "sent",
            "sep",
            "sept",
            "eyl",
            "сен",
            "сент",
            "вересня",
            "вересень",
        ],
    },
    Names {
        stems: &["oktyabr", "oktabr", "ekim", "октябр", "октјабр"],
        words: &["october", "okt", "oct", "eki", "окт", "жовтня", "жовтень"],
    },
    Names {
        stems: &["noyabr", "kasim", "ноябр", "нојабр"],
        words: &["november", "noy", "nov", "kas", "ноя", "нояб", "листопада", "листопад"],
    },
    Names {
        stems: &["dekabr", "aralik", "aralig", "декабр"],
        words: &["december", "dek", "dec", "ara", "дек", "грудня", "грудень"],
    },
];

const ROMAN: [&[u8]; 12] = [
    b"i", b"ii", b"iii", b"iv", b"v", b"vi", b"vii", b"viii", b"ix", b"x", b"xi", b"xii",
];

/// What may follow a month's stem: cases and possessives.
const ENDINGS: &[&str] = &[
    "", "in", "un", "i", "u", "a", "e", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "inda", "unda", "inde",
    "unde", "ya", "ь", "я", "ю", "е", "ем", "а", "у", "ом", "ын", "ин", "ун", "үн", "да", "дә", "дан", "дән",
];

/// Words that stand between the parts of a date: "of", "the year", "in the month of".
const FILLERS: &[&str] = &[
    "il",
    "ili",
    "ilin",
    "ilinin",
    "ilde",
    "ay",
    "ayi",
    "ayin",
    "ayinin",
    "ayinda",
    "gun",
    "gunu",
    "of",
    "the",
    "year",
    "day",
    "in",
    "on",
    "yil",
    "yili",
    "yilinin",
    "yilinda",
    "tarixi",
    "tarixinde",
    "tarihi",
    "tarihinde",
    "г",
    "год",
    "года",
    "году",
    "число",
    "числа",
    "числе",
    "исполнилось",
    "исполняется",
    "tamam",
    "oldu",
    "месяц",
    "месяца",
    "день",
    "month",
    "ил",
    "илин",
    "илдә",
    "ајынын",
];

/// Words for a month, and for a year, that also label it or end it.
const LABELS: [(Label, &[&str]); 2] = [
    (Label::Month, &["ay", "ayi", "month", "месяц", "мм", "mm"]),
    (
        Label::Year,
        &[
            "il", "ili", "ilde", "ilin", "ildeki", "year", "год", "года", "году", "г", "yil", "yili", "yilinda", "гг",
            "ил", "илдә",
        ],
    ),
];

/// What a word of a date is the label of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Month,
    Year,
}

/// Which part of a date this word labels.
pub(super) fn label(token: &[u8]) -> Option<Label> {
    LABELS_FOLDED
        .iter()
        .find(|(_, words)| words.iter().any(|word| word == token))
        .map(|(label, _)| *label)
}

static LABELS_FOLDED: LazyLock<Vec<(Label, Vec<Vec<u8>>)>> =
    LazyLock::new(|| LABELS.iter().map(|(label, words)| (*label, folded(words))).collect());

/// Words that say that a date is one of birth, whole or as a word's beginning.
const BIRTH: &[&str] = &[
    "dob",
    "bday",
    "bd",
    "tev",
    "yas",
    "anadan",
    "dogdu",
    "dogan",
    "анадан",
    "др",
    "гр",
];
const BIRTH_STEMS: &[&str] = &[
    "dogum",
    "dogul",
    "tevellud",
    "birth",
    "born",
    "rozhd",
    "rojd",
    "rodil",
    "рожден",
    "рожд",
    "родил",
    "родив",
    "народи",
    "догум",
    "доғум",
    "доғул",
    "тәвәллүд",
];
/// The same as two letters apart: "d.t.", "д.р.", "г.р.", "d.o.b.".
const BIRTH_LETTERS: &[(char, char)] = &[('d', 't'), ('t', 'd'), ('d', 'r'), ('o', 'b'), ('д', 'р'), ('г', 'р')];

/// Words as they are folded.
struct Folds(LazyLock<Vec<Vec<u8>>>);

impl Folds {
    fn hold(&self, token: &[u8]) -> bool {
        self.0.iter().any(|word| word == token)
    }

    fn begin(&self, token: &[u8]) -> bool {
        self.0.iter().any(|word| token.starts_with(word))
    }
}

static FILL: Folds = Folds(LazyLock::new(|| folded(FILLERS)));
static END: Folds = Folds(LazyLock::new(|| folded(ENDINGS)));
static BORN: Folds = Folds(LazyLock::new(|| folded(BIRTH)));
static BORN_STEMS: Folds = Folds(LazyLock::new(|| folded(BIRTH_STEMS)));

fn folded(words: &[&str]) -> Vec<Vec<u8>> {
    words.iter().map(|word| Folded::new(word).classes().to_vec()).collect()
}

/// A month's names as they are folded, ready to be compared with a token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Month {
    stems: Vec<Vec<u8>>,
    words: Vec<Vec<u8>>,
    roman: &'static [u8],
}

impl Month {
    /// The month of this number, from 1.
    pub(super) fn new(number: u8) -> Month {
        let at = usize::from(number.clamp(1, 12) - 1);
        Month {
            stems: folded(MONTHS[at].stems),
            words: folded(MONTHS[at].words),
            roman: ROMAN[at],
        }
    }

    /// Whether this token names the month.
    pub(super) fn is_named(&self, token: &[u8]) -> bool {
        let ends = |stem: &Vec<u8>| token.strip_prefix(stem.as_slice()).is_some_and(|rest| END.hold(rest));
        self.words.iter().any(|word| word == token) || self.stems.iter().any(ends)
    }

    /// Whether this token is the month's number in Roman figures.
    pub(super) fn is_roman(&self, token: &[u8]) -> bool {
        let same = |(there, own): (&u8, &u8)| latin_shape(*there) == Some(*own);
        token.len() == self.roman.len() && token.iter().zip(self.roman).all(same)
    }
}

/// The number of the month that this token names.
pub(super) fn named(token: &[u8]) -> Option<u8> {
    (1..=12).find(|number| Month::new(*number).is_named(token))
}

/// The number of the month that this token counts in Roman figures.
pub(super) fn roman(token: &[u8]) -> Option<u8> {
    (1..=12).find(|number| Month::new(*number).is_roman(token))
}

/// Whether a date may hold this word beside its figures and its month.
pub(super) fn fills(token: &[u8]) -> bool {
    FILL.hold(token)
}

/// Whether a word says that a date is one of birth; `next` is the word after it.
pub(super) fn of_birth(token: &[u8], next: Option<&[u8]>) -> bool {
    let letter = |token: &[u8]| match token {
        [class] => class::character(*class),
        _ => ' ',
    };
    BORN.hold(token)
        || BORN_STEMS.begin(token)
        || next.is_some_and(|next| BIRTH_LETTERS.contains(&(letter(token), letter(next))))
}
