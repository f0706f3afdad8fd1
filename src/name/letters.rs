//! What the letters of every alphabet stand for, as sets of Azerbaijani sounds: data, and looking it up.
//!
//! The sets follow the Azerbaijani Cyrillic alphabet of CLDR's `Azerbaijani-Latin-BGN`, the usual Russian and English
//! transcriptions, and what people type without the right keyboard; letters that only together are one sound also those
//! of German, French and Polish newspapers (`Dschawahir`, `Djavahir`, `Dżawahir`).

/// A set of sounds, one bit each.
pub(super) type Sounds = u32;

/// The 32 sounds, in the order of their bits: the Azerbaijani alphabet, vowels first.
const ALPHABET: [char; 32] = [
    'a', 'ə', 'e', 'ı', 'i', 'o', 'ö', 'u', 'ü', 'b', 'c', 'ç', 'd', 'f', 'g', 'ğ', 'h', 'x', 'j', 'k', 'q', 'l', 'm',
    'n', 'p', 'r', 's', 'ş', 't', 'v', 'y', 'z',
];

pub(super) const fn sounds(letters: &str) -> Sounds {
    // Latin letters of the table below are one or two bytes long, which is all that this decoding handles.
    let bytes = letters.as_bytes();
    let mut set = 0;
    let mut at = 0;
    while at < bytes.len() {
        let letter = if bytes[at] < 0x80 {
            bytes[at] as u32
        } else {
            at += 1;
            ((bytes[at - 1] as u32 & 0x1F) << 6) | (bytes[at] as u32 & 0x3F)
        };
        at += 1;
        let mut bit = 0;
        while bit < ALPHABET.len() {
            if ALPHABET[bit] as u32 == letter {
                set |= 1 << bit;
            }
            bit += 1;
        }
    }
    set
}

/// Every vowel.
pub(super) const VOWELS: Sounds = sounds("aəeıioöuü");
/// The sounds that transcriptions lose or add most easily.
pub(super) const GLIDE: Sounds = sounds("y");
pub(super) const BREATH: Sounds = sounds("h");

/// What a letter may stand for on the page. A letter of no table sounds like nothing: it matches nothing.
pub(super) const fn heard(letter: char) -> Sounds {
    match letter {
        'a' => const { sounds("aə") },
        'e' => const { sounds("eə") },
        'i' => const { sounds("ıiy") },
        'y' => const { sounds("yıi") },
        'o' => const { sounds("oö") },
        'u' => const { sounds("uü") },
        'c' => const { sounds("cç") },
        // Passports by way of Russian write Gasanova for Həsənova.
        'g' => const { sounds("gğqh") },
        'q' => const { sounds("qgğk") },
        'k' => const { sounds("kqg") },
        'h' => const { sounds("hx") },
        'x' => const { sounds("xh") },
        'j' => const { sounds("jcy") },
        's' => const { sounds("sş") },
        'w' => const { sounds("vş") },
        'b' | 'd' | 'f' | 'l' | 'm' | 'n' | 'p' | 'r' | 't' | 'v' | 'z' => said(letter),
        'а' => const { sounds("aə") },
        'е' => const { sounds("eəö") },
        'э' => const { sounds("eə") },
        'ё' => const { sounds("öoe") },
        'и' => const { sounds("iıy") },
        'ы' => const { sounds("ıi") },
        'о' => const { sounds("oö") },
        'у' => const { sounds("uü") },
        'ю' => const { sounds("üu") },
        'я' => const { sounds("aə") },
        'й' | 'ј' => const { sounds("yi") },
        'б' => const { sounds("b") },
        'в' => const { sounds("v") },
        'г' => const { sounds("qgğh") },
        'д' => const { sounds("d") },
        'ж' => const { sounds("jc") },
        'з' => const { sounds("z") },
        'к' => const { sounds("kqg") },
        'л' => const { sounds("l") },
        'м' => const { sounds("m") },
        'н' => const { sounds("n") },
        'п' => const { sounds("p") },
        'р' => const { sounds("r") },
        'с' => const { sounds("s") },
        'т' => const { sounds("t") },
        'ф' => const { sounds("f") },
        'х' => const { sounds("xhğ") },
        'ц' => const { sounds("st") },
        'ч' => const { sounds("çc") },
        'ш' | 'щ' => const { sounds("ş") },
        // Azerbaijani Cyrillic.
        'ә' => const { sounds("ə") },
        'ө' => const { sounds("ö") },
        'ү' => const { sounds("ü") },
        'һ' => const { sounds("h") },
        'ҹ' => const { sounds("c") },
        'ҝ' => const { sounds("g") },
        'ғ' => const { sounds("ğ") },
        _ => said(letter) | georgian(letter),
    }
}

/// Georgian, letter by letter, by its national romanisation.
const fn georgian(letter: char) -> Sounds {
    match letter {
        'ა' => const { sounds("aə") },
        'ბ' => const { sounds("b") },
        'გ' => const { sounds("gq") },
        'დ' => const { sounds("d") },
        'ე' => const { sounds("eə") },
        'ვ' => const { sounds("v") },
        'ზ' => const { sounds("z") },
        'თ' | 'ტ' => const { sounds("t") },
        'ი' => const { sounds("iıy") },
        'კ' | 'ქ' => const { sounds("kq") },
        'ყ' => const { sounds("qk") },
        'ლ' => const { sounds("l") },
        'მ' => const { sounds("m") },
        'ნ' => const { sounds("n") },
        'ო' => const { sounds("oö") },
        'პ' => const { sounds("p") },
        'ფ' => const { sounds("pf") },
        'ჟ' => const { sounds("j") },
        'რ' => const { sounds("r") },
        'ს' => const { sounds("s") },
        'უ' => const { sounds("uü") },
        'ღ' => const { sounds("ğg") },
        'შ' => const { sounds("ş") },
        'ჩ' | 'ჭ' => const { sounds("ç") },
        'ც' | 'წ' => const { sounds("s") },
        'ძ' => const { sounds("z") },
        'ხ' => const { sounds("xh") },
        'ჯ' => const { sounds("c") },
        'ჰ' => const { sounds("h") },
        _ => 0,
    }
}

/// What an Azerbaijani letter itself stands for: for what the user typed with all its marks.
pub(super) const fn said(letter: char) -> Sounds {
    let mut bit = 0;
    while bit < ALPHABET.len() {
        if ALPHABET[bit] as u32 == letter as u32 {
            return 1 << bit;
        }
        bit += 1;
    }
    0
}

/// What two letters together may stand for as one sound.
pub(super) const fn heard_together(first: char, second: char) -> Sounds {
    match (first, second) {
        ('s', 'h') => const { sounds("ş") },
        ('c', 'h') => const { sounds("ç") },
        ('k', 'h') => const { sounds("x") },
        ('g', 'h') => const { sounds("ğqg") },
        ('z', 'h') => const { sounds("j") },
        ('d', 'j') | ('д', 'ж') => const { sounds("cj") },
        ('t', 's') | ('т', 'с') => const { sounds("s") },
        ('p', 'h') => const { sounds("f") },
        ('c', 'k') => const { sounds("k") },
        ('o', 'e') => const { sounds("ö") },
        ('u', 'e') => const { sounds("ü") },
        ('a', 'e') => const { sounds("ə") },
        ('o', 'u') | ('o', 'o') => const { sounds("uü") },
        ('e', 'e') => const { sounds("iı") },
        ('y', 'u') | ('i', 'u') => const { sounds("ü") },
        _ => 0,
    }
}

/// What letters on a page stand for together only in German, French, Polish or Dutch newspapers, and how many of them: the
/// most of those that begin here. An entry is never read so: there `ch` is ç and nothing else.
pub(super) fn heard_abroad(letters: &[char]) -> Option<(usize, Sounds)> {
    let sounds = match letters {
        ['d', 's', 'c', 'h', ..] => return Some((4, said('c'))),
        ['t', 's', 'c', 'h', ..] => return Some((4, said('ç'))),
        ['s', 'c', 'h', ..] => return Some((3, said('ş'))),
        ['t', 'c', 'h', ..] | ['t', 's', 'h' | 'j', ..] => return Some((3, said('ç'))),
        // Gadzhieva for Hacıyeva.
        ['d', 'z', 'h', ..] => return Some((3, said('c'))),
        ['c', 'h', ..] => const { sounds("xş") },
        ['c', 'z', ..] => said('ç'),
        ['s', 'z' | 'j', ..] => said('ş'),
        ['d', 'z', ..] => said('c'),
        _ => return None,
    };
    Some((2, sounds))
}

/// What one letter may stand for as two sounds in a row.
pub(super) const fn heard_twice(letter: char) -> Option<(Sounds, Sounds)> {
    Some(match letter {
        'я' => const { (sounds("y"), sounds("aə")) },
        'ю' => const { (sounds("y"), sounds("uü")) },
        'е' => const { (sounds("y"), sounds("eə")) },
        'ё' => const { (sounds("y"), sounds("oö")) },
        'ц' => const { (sounds("t"), sounds("s")) },
        'щ' => const { (sounds("ş"), sounds("ç")) },
        'x' => const { (sounds("k"), sounds("s")) },
        _ => return None,
    })
}

/// Letters that are written but not said.
pub(super) fn silent(letter: char) -> bool {
    matches!(letter, 'ь' | 'ъ')
}

/// Letters that make one sound with the letter before them.
const SECOND: [char; 10] = ['h', 'j', 's', 'k', 'e', 'u', 'o', 'ж', 'с', 'x'];

/// What this letter may be the initial of: itself, and where two letters are one sound the first of them, as in `K.` for Khatira,
/// `Д.` for Джавахир. Not `T.` for what begins with an s: few names are written with ts.
pub(super) fn initial(letter: char) -> Sounds {
    let first = heard_twice(letter).map_or(0, |(first, _)| first);
    let together = match letter {
        'k' => said('x'),
        'z' => said('j'),
        'd' | 'д' => said('c'),
        _ => 0,
    };
    heard(letter) | first | together
}

/// What a word may begin with that begins with this letter, alone or with those after it.
pub(super) const fn begins(letter: char) -> Sounds {
    let mut all = heard(letter);
    if let Some((first, _)) = heard_twice(letter) {
        all |= first;
    }
    let mut next = 0;
    while next < SECOND.len() {
        all |= heard_together(letter, SECOND[next]);
        next += 1;
    }
    all | match letter {
        't' => said('ç'),
        'c' => const { sounds("xş") },
        _ => 0,
    }
}
