//! What the build of a family name tells: that it is one, whose it is, and how Russian changes it.

use super::ending::{Declension, Gender};
use super::known;
use super::part::Role;
use super::sound::{VOWELS, heard};
use super::word::Marks;

pub(super) fn ends_with(letters: &[char], endings: &[&str]) -> bool {
    endings.iter().any(|ending| {
        let count = ending.chars().count();
        letters.len() > count && letters[letters.len() - count..].iter().copied().eq(ending.chars())
    })
}

/// -zadə, "child of", which is also written as a word of its own.
pub(super) fn is_zade(letters: &[char]) -> bool {
    matches!(letters, ['z', 'a', 'd', 'ə' | 'e'] | ['з', 'а', 'д', 'е' | 'ә'])
}

/// -ov, -ova and their like.
pub(super) fn is_possessive(letters: &[char]) -> bool {
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
pub(crate) fn gender<'w>(family: impl Iterator<Item = &'w [char]> + Clone) -> Gender {
    let woman = |word: &[char]| {
        (is_possessive(word) && ends_with(word, &["a", "а"])) || ends_with(word, &["ская", "цкая", "skaya", "ая"])
    };
    let man = |word: &[char]| {
        (is_possessive(word) && !ends_with(word, &["a", "а"]))
            || ends_with(word, &["ский", "цкий", "skiy", "sky", "ый"])
    };
    if family.clone().any(woman) {
        Gender::Woman
    } else if family.into_iter().any(man) {
        Gender::Man
    } else {
        Gender::Unknown
    }
}

pub(super) fn declension(letters: &[char], role: Role, marks: Marks) -> Declension {
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
        'e' if !marks.schwa => Declension::Vowel,
        last if heard(last) & VOWELS != 0 && !matches!(last, 'y' | 'й' | 'ј') => Declension::Fixed,
        _ => Declension::Consonant,
    }
}
