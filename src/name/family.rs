//! What the build of a family name tells: that it is one, whose it is, and how Russian changes it.

use super::ending::{Declension, Gender};
use super::known;
use super::letters::{VOWELS, heard};
use super::part::Role;
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

/// How a family name is built: of two names of one stem that are built otherwise each is another family's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Build {
    Ov,
    Li,
    Zade,
    Beyli,
    Khanli,
    Oglu,
    Qizi,
    Soy,
    Gil,
    Ski,
    Enko,
}

impl Build {
    /// With a letter less it looks like -li alone.
    pub(super) fn ends_in_li(self) -> bool {
        matches!(self, Build::Beyli | Build::Khanli)
    }
}

/// The build of a name, in any alphabet, as it is written without an ending.
pub(super) fn build(letters: &[char]) -> Option<Build> {
    Some(match letters {
        [] | [_] | [_, _] | [_, _, _] | [_, _, _, _] => return None,
        [.., 'b', 'ə' | 'e' | 'a', 'y' | 'k', 'l', 'i'] => Build::Beyli,
        [.., 'б', 'е' | 'а' | 'ә', 'й' | 'к' | 'ј', 'л', 'и'] => Build::Beyli,
        [.., 'x' | 'h', 'a', 'n', 'l', 'ı' | 'i' | 'y'] | [.., 'х', 'а', 'н', 'л', 'ы' | 'и'] => Build::Khanli,
        [.., 'z', 'a', 'd', 'ə' | 'e' | 'a'] | [.., 'з', 'а', 'д', 'е' | 'ә' | 'а'] => Build::Zade,
        [.., 'o', 'ğ' | 'g', 'l', 'u' | 'y'] | [.., 'o', 'g', 'h', 'l', 'u' | 'y'] => Build::Oglu,
        [.., 'о', 'г' | 'ғ', 'л', 'у' | 'ы'] => Build::Oglu,
        [.., 'q' | 'g' | 'k', 'ı' | 'i', 'z', 'ı' | 'i'] | [.., 'к' | 'г', 'ы', 'з', 'ы'] => Build::Qizi,
        [.., 's', 'o', 'y' | 'i'] | [.., 'с', 'о', 'й' | 'ј'] => Build::Soy,
        [.., 'g', 'i', 'l'] | [.., 'г' | 'ҝ', 'и', 'л'] | [.., 'г', 'и', 'л', 'ь'] => Build::Gil,
        [.., 's', 'k', 'i' | 'y'] | [.., 's', 'k', 'i', 'y' | 'j'] | [.., 's', 'k', 'a', 'y' | 'j', 'a'] => Build::Ski,
        [.., 'с' | 'ц', 'к', 'и'] | [.., 'с' | 'ц', 'к', 'и', 'й'] | [.., 'с' | 'ц', 'к', 'а', 'я'] => {
            Build::Ski
        }
        [.., 'e', 'n', 'k', 'o'] | [.., 'е', 'н', 'к', 'о'] => Build::Enko,
        [.., 'o' | 'e', 'v' | 'w'] | [.., 'o' | 'e', 'v' | 'w', 'a'] | [.., 'o' | 'e', 'f', 'f'] => Build::Ov,
        [.., 'о' | 'е', 'в'] | [.., 'о' | 'е', 'в', 'а'] => Build::Ov,
        [.., 'l', 'ı' | 'i' | 'y' | 'u' | 'ü'] | [.., 'л', 'ы' | 'и' | 'у' | 'ю' | 'ү'] => Build::Li,
        _ => return None,
    })
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
