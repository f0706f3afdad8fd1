//! How letters of any spelling sound, as sets of Azerbaijani sounds, and how far two words are apart by ear.
//!
//! One letter of one alphabet stands for several sounds of another: Russian `г` is written for `q`, `g`, `ğ` and `h`.
//! So a letter is a *set* of sounds (`letters.rs`), and two letters agree when their sets meet. This file knows nothing of
//! names, endings or text.

use super::letters::{
    BREATH, GLIDE, Sounds, VOWELS, heard, heard_abroad, heard_together, heard_twice, said, silent, sounds,
};
use super::word::Marks;

/// A cost or distance, in quarters of a letter.
pub(super) type Quarters = u8;

/// So little that it is a matter of spelling: a `y` more or less.
pub(super) const SAME: Quarters = 1;
/// More than any limit.
pub(super) const FAR: Quarters = 64;

/// The greatest distance that a word of so many sounds may have and still be taken for a slip of the keyboard.
pub(super) fn limit(sounds: usize) -> Quarters {
    match sounds {
        0..=4 => 2,
        5..=8 => 4,
        _ => 8,
    }
}

/// More than a slip ever costs.
const NEVER: Quarters = 12;

fn is_glide(letter: char) -> bool {
    matches!(letter, 'y' | 'j' | 'й' | 'ј')
}

fn lost(sound: Sounds, glide: bool) -> Quarters {
    if glide {
        1
    } else if sound & !(BREATH | const { sounds("x") }) == 0 {
        2
    } else if sound & VOWELS != 0 {
        3
    } else {
        4
    }
}

fn changed(one: Sounds, other: Sounds) -> Quarters {
    if one & VOWELS != 0 && other & VOWELS != 0 { 3 } else { 4 }
}

/// The longest word that is compared, in letters: longer ones are no names, and the time is bounded.
pub(super) const LONGEST: usize = 32;

/// Distances of one word from the beginnings of another: after how many letters of the page's word the entry's word
/// may be over, and at what distance.
pub(super) struct Distances {
    /// `whole[n]`: the entry's whole word against the first `n` letters.
    pub(super) whole: [Quarters; LONGEST + 1],
    /// `stem[n]`: the entry's word without its last sound against the first `n` letters.
    pub(super) stem: [Quarters; LONGEST + 1],
}

/// Compares an entry's word, as sounds, with every beginning of a word on the page, as letters.
///
/// A weighted edit distance over sets of sounds. The first consonant and the last vowel weigh more than any slip: the one is what
/// people never mistype unseen, the other tells Leyla from Leyli and Aynur from Aynurə.
/// What is farther than `limit` is not worked out: it counts as [`FAR`].
pub(super) fn distances(entry: &[Unit], letters: &[char], limit: Quarters) -> Distances {
    let mut out = Distances {
        whole: [FAR; LONGEST + 1],
        stem: [FAR; LONGEST + 1],
    };
    let (rows, columns) = (entry.len().min(LONGEST), letters.len().min(LONGEST));
    let mut table = [[FAR; LONGEST + 1]; LONGEST + 1];
    table[0][0] = 0;
    // What each letter is heard as, asked once and not for every sound of the entry.
    let mut page = [0; LONGEST];
    for (sounds, letter) in page.iter_mut().zip(letters) {
        *sounds = heard(*letter);
    }
    let reach = |cell: &mut Quarters, cost: Quarters| *cell = (*cell).min(cost);
    for row in 0..=rows {
        for column in 0..=columns {
            let here = table[row][column];
            if here > limit {
                continue;
            }
            let sound = (row < rows).then(|| entry[row].sounds);
            let glide = row < rows && entry[row].main & GLIDE != 0;
            let letter = (column < columns).then(|| letters[column]);
            let own = page[column.min(LONGEST - 1)];
            // The first consonant, glides and breaths apart, and the last vowel are never slips.
            let last_vowel = row + 1 == rows && sound.is_some_and(|sound| sound & VOWELS != 0);
            let first_consonant = row == 0 && sound.is_some_and(|sound| sound & (VOWELS | GLIDE | BREATH) == 0);
            let weight = if last_vowel || first_consonant { NEVER } else { 0 };
            if let Some(sound) = sound {
                reach(
                    &mut table[row + 1][column],
                    here.saturating_add(lost(sound, glide).max(weight)),
                );
            }
            let Some(letter) = letter else { continue };
            let doubled = column > 0 && letters[column - 1] == letter;
            if silent(letter) || doubled {
                reach(&mut table[row][column + 1], here);
            } else if row < rows {
                // After the entry's last sound more letters are an ending or another word, never a slip.
                // Aliyev for Aliev, but not Layla for Lala.
                let hiatus = row > 0 && (entry[row - 1].main | entry[row].main) & !VOWELS == 0;
                let added =
                    lost(own, hiatus && is_glide(letter)).max(if row == 0 && own & GLIDE == 0 { NEVER } else { 0 });
                reach(&mut table[row][column + 1], here.saturating_add(added));
            }
            let Some(sound) = sound else { continue };
            // After a vowel a `y` at the end is no vowel: "Tağıbəy" is not "Tağıbəyli" with a slip.
            let vowel_before = column > 0 && page[column - 1] & VOWELS != 0 && !is_glide(letters[column - 1]);
            let vowel_wanted = last_vowel && sound & GLIDE == 0 && vowel_before && is_glide(letter);
            let meets = own & sound != 0 && !vowel_wanted;
            let cost = if meets { 0 } else { changed(sound, own).max(weight) };
            reach(&mut table[row + 1][column + 1], here.saturating_add(cost));
            if row + 1 < rows {
                let next = entry[row + 1].sounds;
                if heard_twice(letter).is_some_and(|(first, second)| first & sound != 0 && second & next != 0) {
                    reach(&mut table[row + 2][column + 1], here);
                }
                if column + 1 < columns {
                    let after = letters[column + 1];
                    if row > 0 && own & next != 0 && page[column + 1] & sound != 0 {
                        reach(&mut table[row + 2][column + 2], here.saturating_add(4));
                    }
                    // Əkbər is written Акпер in Russian.
                    if letter == 'к' && after == 'п' && sound & said('k') != 0 && next & said('b') != 0 {
                        reach(&mut table[row + 2][column + 2], here);
                    }
                }
            }
            if let Some((count, together)) = heard_abroad(&letters[column..columns])
                && together & sound != 0
            {
                reach(&mut table[row + 1][column + count], here);
            }
            if column + 1 < columns && heard_together(letter, letters[column + 1]) & sound != 0 {
                reach(&mut table[row + 1][column + 2], here);
            }
        }
    }
    out.whole = table[rows];
    out.stem = table[rows.saturating_sub(1)];
    out
}

/// One sound of an entry's word, and whether it is written double.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) sounds: Sounds,
    /// The likeliest of them: what the letter stands for first of all.
    pub(super) main: Sounds,
    pub(super) doubled: bool,
}

/// An entry's word as sounds. Where the spelling can be read in two ways (`sh` as one sound or two) there are two.
///
/// Where the user typed marks elsewhere in the entry a bare `e` or `s` means itself. Otherwise it may stand for the marked
/// letter that her keyboard lacks.
pub(super) fn readings(letters: &[char], marks: Marks) -> Vec<Vec<Unit>> {
    let mut out = vec![read(letters, marks, true)];
    let apart = read(letters, marks, false);
    if !out.contains(&apart) {
        out.push(apart);
    }
    out
}

/// The sound that a letter stands for first of all: itself in Latin, else the first of the Azerbaijani alphabet's.
fn first_of(sounds: Sounds, letter: char) -> Sounds {
    let own = match letter {
        'е' => said('e'),
        'и' => said('i'),
        'ч' => said('ç'),
        'х' => said('x'),
        'ж' => said('j'),
        'к' | 'ქ' => said('k'),
        letter => said(letter),
    };
    if own & sounds != 0 {
        own
    } else {
        sounds & sounds.wrapping_neg()
    }
}

fn read(letters: &[char], marks: Marks, together: bool) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(letters.len());
    let mut push = |sounds: Sounds, main: Sounds| {
        let room = units.len() < LONGEST;
        match units.last_mut() {
            // Transcriptions keep or drop a doubled consonant freely.
            Some(last) if last.sounds == sounds && last.main == main && main & VOWELS == 0 => last.doubled = true,
            _ if room && sounds != 0 => units.push(Unit {
                sounds,
                main,
                doubled: false,
            }),
            _ => {}
        }
    };
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let before = at.checked_sub(1).map(|before| letters[before]);
        let pair = letters.get(at + 1).map_or(0, |&next| heard_together(letter, next));
        if together && pair != 0 {
            push(pair, first_of(pair, letter));
            at += 2;
            continue;
        }
        at += 1;
        // Russian я, ю, е, ё say `y` at a word's start, after a vowel and after ь.
        let after_consonant = before.is_some_and(|before| heard(before) & VOWELS == 0 && !silent(before));
        match heard_twice(letter) {
            Some((first, second)) if letter != 'x' && (matches!(letter, 'ц' | 'щ') || !after_consonant) => {
                push(first, first_of(first, letter));
                push(second, first_of(second, letter));
            }
            _ if silent(letter) => {}
            // The fold makes one letter of i and ı.
            _ if matches!(letter, 'i' | 'ı') => {
                push(
                    if marks.others {
                        const { sounds("iı") }
                    } else {
                        heard('i')
                    },
                    said(letter),
                );
            }
            _ if marks.means_itself(letter) && said(letter) != 0 => push(said(letter), said(letter)),
            _ => push(heard(letter), first_of(heard(letter), letter)),
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(entry: &str, page: &str) -> Quarters {
        let letters: Vec<char> = entry.chars().collect();
        let page: Vec<char> = page.chars().collect();
        readings(&letters, Marks::of(entry))
            .iter()
            .map(|entry| distances(entry, &page, FAR).whole[page.len()])
            .min()
            .unwrap_or(FAR)
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (entry, pages) in [
            ("leyla", "leyla leila лейла лејла"),
            (
                "tağıbəyli",
                "tagibeyli taghibayli tagibayli taghibeyli тагибейли тағыбәјли taqibeyli",
            ),
            ("gülnarə", "gulnare gulnara гюльнара ҝүлнарә"),
            ("həsənxanlı", "hesenxanli hasankhanli гасанханлы һәсәнханлы"),
            ("cabbarzadə", "jabbarzade cabbarzade джаббарзаде ҹаббарзадә djabbarzade"),
            ("hacıyeva", "gadzhieva hajiyeva haciyeva гаджиева"),
            ("ülviyyə", "ulviya ulviyye ульвия"),
            ("əkbərova", "akbarova акперова акберова"),
            ("şıxəliyeva", "shikhaliyeva шихалиева sixeliyeva"),
            ("röya", "роя рёя roya рөја"),
            ("сергей", "sergey sergei"),
            ("александра", "aleksandra alexandra"),
            ("shahla", "şəhla шахла sehla"),
        ] {
            for page in pages.split(' ') {
                assert!(
                    distance(entry, page) <= SAME,
                    "{entry} ~ {page}: {}",
                    distance(entry, page)
                );
            }
        }
    }

    #[test]
    fn other_names_are_apart() {
        for (entry, page) in [
            ("leyla", "leyli"),
            ("lalə", "leyla"),
            ("samir", "tamir"),
            ("tağıbəyli", "tağıyeva"),
            ("aysel", "aysu"),
            ("əliyeva", "vəliyeva"),
            ("məmmədova", "məmmədov"),
        ] {
            assert!(
                distance(entry, page) > limit(entry.chars().count()),
                "{entry} !~ {page}: {}",
                distance(entry, page)
            );
        }
    }

    #[test]
    fn a_slip_is_near() {
        assert_eq!(distance("tağıbəyli", "tağbəyli"), 3);
        assert_eq!(distance("tağıbəyli", "tağıbəlyi"), 4);
        assert_eq!(distance("könül", "kenül"), 3);
    }
}
