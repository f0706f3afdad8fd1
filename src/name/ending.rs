//! What may follow a name's word: Azerbaijani and Turkish endings with their vowel harmony, Russian cases, English 's.
//!
//! Endings are never patterns of their own: the automaton finds the word, this file judges what is left of the page's
//! word behind it. The Azerbaijani slots follow the grammar (plural, possessive, case, `-ki`, copula or question), the
//! Russian ones its declensions of names; nothing here is a word list.

use super::word::Marks;

/// The six Russian cases as a set: two words of one name must share a case.
pub(super) type Cases = u8;

/// Every case: the word is in its own form and does not change, or is not Russian.
pub(super) const ANY: Cases = 63;
/// The word as it is.
pub(super) const NOMINATIVE: Cases = 1;
const GENITIVE: Cases = 2;
const DATIVE: Cases = 4;
const ACCUSATIVE: Cases = 8;
const INSTRUMENTAL: Cases = 16;
const LOCATIVE: Cases = 32;
const OBLIQUE: Cases = GENITIVE | DATIVE | INSTRUMENTAL | LOCATIVE;

/// How a name's word changes in Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declension {
    /// A vowel at the end, -а or -я in Russian: Лейла, Мамедова.
    Vowel,
    /// A consonant at the end, й and ь among them: Эльчин, Сергей, Айсель.
    Consonant,
    /// -ский, -ская: like an adjective. The entry's word is compared without its last two letters.
    Adjective,
    /// Never changes: -заде, -лы, -енко, -о, -у.
    Fixed,
}

/// Who is meant, as far as the entry tells: it decides whether a consonant at the end declines in Russian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Woman,
    Man,
    Unknown,
}

/// The cases in which a Russian word is that has `rest` after the whole word.
pub(super) fn russian_whole(declension: Declension, gender: Gender, rest: &[char]) -> Option<Cases> {
    use Declension::{Adjective, Consonant, Fixed, Vowel};
    Some(match (declension, rest) {
        (Fixed, []) => ANY,
        (Vowel, []) => NOMINATIVE,
        (Consonant, []) => match gender {
            Gender::Man => NOMINATIVE,
            Gender::Woman | Gender::Unknown => ANY,
        },
        // A woman's name in ь: Любови, Любовью.
        (Consonant, ['и']) => GENITIVE | DATIVE | LOCATIVE,
        (Consonant, ['ь', 'ю']) => INSTRUMENTAL,
        (Consonant, _) if gender == Gender::Woman => return None,
        (Consonant, ['а' | 'я']) => GENITIVE | ACCUSATIVE,
        (Consonant, ['у' | 'ю']) => DATIVE,
        (Consonant, ['о' | 'е', 'м'] | ['ы' | 'и', 'м']) => INSTRUMENTAL,
        (Consonant, ['е']) => LOCATIVE,
        (Adjective, _) if gender == Gender::Woman => match rest {
            ['а' | 'я', 'я'] => NOMINATIVE,
            ['о' | 'е', 'й'] => OBLIQUE,
            ['у', 'ю'] | ['ю', 'ю'] => ACCUSATIVE,
            _ => return None,
        },
        (Adjective, _) => match rest {
            ['и' | 'ы' | 'о', 'й'] => NOMINATIVE,
            ['о' | 'е', 'г', 'о'] => GENITIVE | ACCUSATIVE,
            ['о' | 'е', 'м', 'у'] => DATIVE,
            ['и' | 'ы', 'м'] => INSTRUMENTAL,
            ['о' | 'е', 'м'] => LOCATIVE,
            _ => return None,
        },
        _ => return None,
    })
}

/// The cases in which a Russian word is that has `rest` in place of the word's last sound (-а, -я, -й).
/// `possessive`: a woman's family name in -ова, -ева, -ина, which has endings of its own.
pub(super) fn russian_stem(declension: Declension, gender: Gender, possessive: bool, rest: &[char]) -> Option<Cases> {
    use Declension::{Consonant, Vowel};
    Some(match (declension, rest) {
        (Vowel, ['о' | 'е', 'й'] | ['о' | 'е', 'ю']) if possessive => OBLIQUE,
        (Vowel, ['у' | 'ю']) => ACCUSATIVE,
        (Vowel, _) if possessive => return None,
        (Vowel, ['ы' | 'и']) => GENITIVE | DATIVE | LOCATIVE,
        (Vowel, ['е']) => DATIVE | LOCATIVE,
        (Vowel, ['о' | 'е', 'й' | 'ю']) => INSTRUMENTAL,
        // Only й is a last sound that a consonant declension drops; the caller looks.
        (Consonant, _) if gender == Gender::Woman => return None,
        (Consonant, ['я']) => GENITIVE | ACCUSATIVE,
        (Consonant, ['ю']) => DATIVE,
        (Consonant, ['е', 'м']) => INSTRUMENTAL,
        (Consonant, ['е' | 'и']) => LOCATIVE,
        _ => return None,
    })
}

/// The last vowel of a word, as far as harmony goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Harmony {
    /// a, ı, o, u: endings in -a. Both may be true where the spelling does not tell.
    pub(super) back: bool,
    /// ə, e, i, ö, ü: endings in -ə.
    pub(super) front: bool,
    /// o, ö, u, ü: endings in -u, -ü.
    pub(super) round: bool,
    /// The word ends with a vowel.
    pub(super) open: bool,
}

impl Harmony {
    /// Of a word of an entry, in lower case and with its marks.
    pub(crate) fn of(letters: &[char], marks: Marks) -> Harmony {
        let is_vowel = |letter: &char| "aəeıioöuüаәеэыиоөуүюя".contains(*letter);
        let last = letters
            .iter()
            .rev()
            .find(|letter| is_vowel(letter))
            .copied()
            .unwrap_or('e');
        let back = "aıouаыоуя".contains(last);
        let unsure = last == 'i'
            || (!marks.schwa && matches!(last, 'a' | 'e'))
            || (!marks.others && matches!(last, 'o' | 'u'))
            || "аиоуеюя".contains(last);
        Harmony {
            back: back || unsure,
            front: !back || unsure,
            round: "oöuüоөуүю".contains(last),
            open: letters.last().is_some_and(is_vowel),
        }
    }
}

/// Whether `rest` is a chain of Azerbaijani or Turkish endings that fits after a word of this harmony.
/// `rest` may be Cyrillic: it is read letter by letter in Azerbaijani.
pub(crate) fn turkic(rest: &[char], harmony: Harmony) -> bool {
    const LONGEST: usize = 16;
    if rest.len() > LONGEST {
        return false;
    }
    let mut letters = [0u8; LONGEST];
    for (to, from) in letters.iter_mut().zip(rest) {
        let Some(letter) = latin(*from) else { return false };
        *to = letter;
    }
    slots(&letters[..rest.len()], harmony, 0)
}

/// The folded Latin letter of an ending's letter.
fn latin(letter: char) -> Option<u8> {
    Some(match letter {
        'a'..='z' => letter as u8,
        'а' | 'я' => b'a',
        'ә' | 'е' | 'э' => b'e',
        'и' | 'ы' => b'i',
        'у' | 'ү' | 'ю' => b'u',
        'н' => b'n',
        'д' => b'd',
        'л' => b'l',
        'р' => b'r',
        'м' => b'm',
        'з' => b'z',
        'к' => b'k',
        'г' | 'ҝ' => b'g',
        'ј' | 'й' => b'y',
        'т' => b't',
        'с' | 'ш' => b's',
        'ч' | 'ҹ' => b'c',
        _ => return None,
    })
}

/// One ending: its slot (endings come in the order of their slots, one each), what must stand before it, its letters
/// (`I` is i or u by harmony, `A` is a or e).
struct Ending {
    slot: u8,
    after: After,
    letters: &'static str,
    /// What may still follow.
    then: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Vowel,
    Consonant,
    Either,
}

const fn ending(slot: u8, after: After, letters: &'static str) -> Ending {
    Ending {
        slot,
        after,
        letters,
        then: slot + 1,
    }
}

const PLURAL: u8 = 0;
const MINE: u8 = 1;
const CASE: u8 = 2;
const THAT_OF: u8 = 3;
const IS: u8 = 4;

const ENDINGS: &[Ending] = &[
    ending(PLURAL, After::Either, "lAr"),
    ending(PLURAL, After::Either, "gil"),
    ending(PLURAL, After::Either, "gillAr"),
    ending(MINE, After::Vowel, "m"),
    ending(MINE, After::Consonant, "Im"),
    ending(MINE, After::Vowel, "mIz"),
    ending(MINE, After::Consonant, "ImIz"),
    ending(CASE, After::Vowel, "nIn"),
    ending(CASE, After::Consonant, "In"),
    ending(CASE, After::Vowel, "yA"),
    ending(CASE, After::Consonant, "A"),
    ending(CASE, After::Vowel, "nI"),
    ending(CASE, After::Vowel, "yI"),
    ending(CASE, After::Consonant, "I"),
    ending(CASE, After::Either, "dA"),
    ending(CASE, After::Consonant, "tA"),
    ending(CASE, After::Either, "dAn"),
    ending(CASE, After::Consonant, "tAn"),
    ending(CASE, After::Either, "lA"),
    ending(CASE, After::Vowel, "ylA"),
    ending(CASE, After::Vowel, "ynAn"),
    ending(CASE, After::Either, "nAn"),
    ending(CASE, After::Either, "cA"),
    // That which is hers, at hers; a plural and a case may follow anew.
    Ending {
        slot: THAT_OF,
        after: After::Either,
        letters: "ki",
        then: PLURAL,
    },
    ending(IS, After::Either, "dIr"),
    ending(IS, After::Consonant, "tIr"),
    ending(IS, After::Either, "dI"),
    ending(IS, After::Vowel, "ydI"),
    ending(IS, After::Consonant, "tI"),
    ending(IS, After::Vowel, "ymIs"),
    ending(IS, After::Consonant, "mIs"),
    ending(IS, After::Vowel, "ysA"),
    ending(IS, After::Consonant, "sA"),
    ending(IS, After::Either, "mI"),
];

fn slots(rest: &[u8], harmony: Harmony, from: u8) -> bool {
    if rest.is_empty() {
        return true;
    }
    ENDINGS.iter().any(|ending| {
        // `-ki` stands after a case only.
        if ending.slot < from || (ending.slot == THAT_OF && from != THAT_OF) {
            return false;
        }
        let fits = match ending.after {
            After::Vowel => harmony.open,
            After::Consonant => !harmony.open,
            After::Either => true,
        };
        fits && match_ending(ending.letters, rest, harmony)
            .is_some_and(|(length, next)| slots(&rest[length..], next, ending.then))
    })
}

/// How many letters the ending takes, and the harmony after it.
fn match_ending(template: &str, rest: &[u8], mut harmony: Harmony) -> Option<(usize, Harmony)> {
    if rest.len() < template.len() {
        return None;
    }
    for (expected, &letter) in template.bytes().zip(rest) {
        let fits = match expected {
            b'I' => letter == if harmony.round { b'u' } else { b'i' },
            b'A' => (letter == b'a' && harmony.back) || (letter == b'e' && harmony.front),
            letter_expected => letter == letter_expected,
        };
        if !fits {
            return None;
        }
        match letter {
            b'a' => {
                harmony = Harmony {
                    back: true,
                    front: false,
                    round: false,
                    open: true,
                }
            }
            b'e' => {
                harmony = Harmony {
                    back: false,
                    front: true,
                    round: false,
                    open: true,
                }
            }
            b'i' | b'u' => harmony.open = true,
            _ => harmony.open = false,
        }
    }
    Some((template.len(), harmony))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::word::letters;

    fn fits(word: &str, rest: &str) -> bool {
        let word = letters(word);
        let marks = Marks::of(&word.iter().collect::<String>());
        turkic(&rest.chars().collect::<Vec<_>>(), Harmony::of(&word, marks))
    }

    #[test]
    fn azerbaijani_endings_follow_the_last_vowel() {
        for (word, rests) in [
            (
                "Tağıbəyli",
                "nin ye ni de den yle ler lerin lerimizden gil gilden dir mi ninki",
            ),
            ("Xudiyeva", "nin ya ni da dan yla lar larin dir"),
            ("Könül", "un e u de den le ler um dur ce"),
            ("Qurbanzadə", "nin ye ni de den yle"),
            ("Şükürlü", "nun ye nu de den"),
            ("Aynur", "un a u da dan la"),
            ("Тағыбәјли", "нин јә ни дә дән"),
        ] {
            for rest in rests.split(' ') {
                assert!(fits(word, rest), "{word}-{rest}");
            }
        }
    }

    #[test]
    fn what_is_no_ending_is_refused() {
        for (word, rests) in [
            ("Tağıbəyli", "zade ova yev in e a un nun lik si lerova x"),
            ("Əhmədova", "in e nun ler"),
            ("Könül", "in a da lar nun ye"),
            ("Samir", "zade ov ki"),
        ] {
            for rest in rests.split(' ') {
                assert!(!fits(word, rest), "{word}-{rest}");
            }
        }
    }

    #[test]
    fn russian_cases_are_told_apart() {
        let rest = |letters: &str| letters.chars().collect::<Vec<_>>();
        assert_eq!(
            russian_stem(Declension::Vowel, Gender::Woman, false, &rest("ы")),
            Some(GENITIVE | DATIVE | LOCATIVE)
        );
        assert_eq!(
            russian_stem(Declension::Vowel, Gender::Woman, true, &rest("ой")),
            Some(OBLIQUE)
        );
        assert_eq!(russian_stem(Declension::Vowel, Gender::Woman, true, &rest("ы")), None);
        assert_eq!(
            russian_whole(Declension::Consonant, Gender::Man, &rest("а")),
            Some(GENITIVE | ACCUSATIVE)
        );
        assert_eq!(russian_whole(Declension::Consonant, Gender::Woman, &rest("а")), None);
        assert_eq!(russian_whole(Declension::Consonant, Gender::Woman, &[]), Some(ANY));
        assert_eq!(russian_whole(Declension::Fixed, Gender::Unknown, &rest("а")), None);
        // A woman's family name in the nominative does not go with a man's given name in the genitive.
        assert_eq!(NOMINATIVE & (GENITIVE | ACCUSATIVE), 0);
    }
}
