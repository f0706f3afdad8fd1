//! Names of cities and districts that stand in addresses without a word for what they are, and how large a place a word names.

/// Cities of Azerbaijan and around it, as folded: they stand in an address without a word for what they are.
const CITIES: &str = "baki sumqayit gence xirdalan mingecevir naxcivan lenkeran seki sirvan yevlax quba qusar semkir qazax \
    tovuz berde agdam fuzuli susa xankendi salyan sabirabad goycay ismayilli zaqatala balaken baku istanbul ankara izmir \
    bursa antalya adana tbilisi batumi moscow moskva london kyiv minsk almaty баку сумгаит гянджа москва тбилиси батуми \
    киев минск алматы стамбул анкара баки сумгајыт";

/// Districts of Baku. Some are people's names, and so streets'.
const DISTRICTS: &str = "yasamal nesimi nerimanov nizami sebail xetai sabuncu suraxani binegedi qaradag xezer pirallahi \
    ясамал насими нариманов низами сабаил хатаи сабунчи сураханы бинагади карадаг хазар пираллахи";

/// Whether this is the name of a city or of a district of Baku.
pub(super) fn is_city(letters: &[char]) -> bool {
    let is_listed = |names: &str| {
        names
            .split_whitespace()
            .any(|name| name.chars().eq(letters.iter().copied()))
    };
    is_listed(CITIES) || is_listed(DISTRICTS)
}

/// Whether this is the name of a district of Baku.
pub(super) fn is_district(letters: &[char]) -> bool {
    DISTRICTS
        .split_whitespace()
        .any(|name| name.chars().eq(letters.iter().copied()))
}

/// Whether a word of an address says that it is in Georgia.
pub(super) fn is_georgian(letters: &[char]) -> bool {
    const WORDS: &str = "tbilisi batumi kutaisi rustavi georgia gurcustan kucha kuchis gamziri gamz тбилиси батуми кутаиси рустави грузия";
    matches!(letters.first(), Some('ა'..='ჰ')) || WORDS.split(' ').any(|word| word.chars().eq(letters.iter().copied()))
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    /// A settlement, a village, a named quarter, a housing estate.
    Small,
    /// A district of a city or a country.
    District,
    /// A city, a country.
    City,
}

/// How large the places are that this word names.
pub(super) fn size(letters: &[char]) -> Size {
    const CITY: &str = "s sh г гор обл край";
    const DISTRICT: &str = "r ray р ilce ilcesi district";
    let is_one_of = |words: &str| words.split(' ').any(|word| word.chars().eq(letters.iter().copied()));
    let begins = |stems: &[&str]| {
        stems
            .iter()
            .any(|stem| stem.chars().eq(letters.iter().copied().take(stem.chars().count())))
    };
    if is_one_of(CITY) || begins(&["seh", "she", "cit", "tow", "aze", "аз", "горо", "шәһ", "област", "ქალ"])
    {
        Size::City
    } else if is_one_of(DISTRICT) || begins(&["rayon", "район", "რაი"]) {
        Size::District
    } else {
        Size::Small
    }
}
