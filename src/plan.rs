//! Numbering plans: country codes, trunk prefixes and how long national numbers are.
//!
//! Codes: ITU-T E.164 assigned country codes (public list). Lengths and groups: national plans for the countries that the
//! users' numbers come from; elsewhere 4 to 12 digits, written in threes.

use crate::indicator::ParseError;

/// One country's (or shared code's) numbering.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The country code.
    pub(crate) code: &'static str,
    /// What is dialled before a national number inside the country.
    pub(crate) trunk: &'static str,
    /// Digits of a national number, least and most.
    pub(crate) lengths: (usize, usize),
    /// How a national number is written.
    pub(crate) groups: &'static [usize],
}

const fn plan(code: &'static str, trunk: &'static str, lengths: (usize, usize), groups: &'static [usize]) -> Plan {
    Plan {
        code,
        trunk,
        lengths,
        groups,
    }
}

const fn other(code: &'static str) -> Plan {
    Plan {
        code,
        trunk: "0",
        lengths: (4, 12),
        groups: &[3],
    }
}

static AZERBAIJAN: Plan = plan("994", "0", (9, 9), &[2, 3, 2, 2]);
static RUSSIA: Plan = plan("7", "8", (10, 10), &[3, 3, 2, 2]);
static TURKEY: Plan = plan("90", "0", (10, 10), &[3, 3, 2, 2]);
static NORTH_AMERICA: Plan = plan("1", "1", (10, 10), &[3, 3, 4]);

/// Plans with lengths of their own, besides the four above.
static KNOWN: [Plan; 24] = [
    plan("995", "0", (9, 9), &[3, 2, 2, 2]),
    plan("374", "0", (8, 8), &[2, 3, 3]),
    plan("375", "80", (9, 9), &[2, 3, 2, 2]),
    plan("380", "0", (9, 9), &[2, 3, 2, 2]),
    plan("373", "0", (8, 8), &[2, 3, 3]),
    plan("992", "", (9, 9), &[2, 3, 2, 2]),
    plan("993", "8", (8, 8), &[2, 3, 3]),
    plan("996", "0", (9, 9), &[3, 3, 3]),
    plan("998", "", (9, 9), &[2, 3, 2, 2]),
    plan("98", "0", (10, 10), &[3, 3, 4]),
    plan("964", "0", (9, 10), &[3, 3, 4]),
    plan("971", "0", (8, 9), &[2, 3, 4]),
    plan("972", "0", (8, 9), &[2, 3, 4]),
    plan("44", "0", (9, 10), &[4, 3, 3]),
    plan("49", "0", (6, 11), &[3, 4, 4]),
    plan("33", "0", (9, 9), &[1, 2, 2, 2, 2]),
    plan("39", "", (8, 11), &[3, 3, 4]),
    plan("34", "", (9, 9), &[3, 3, 3]),
    plan("31", "0", (9, 9), &[2, 3, 4]),
    plan("48", "", (9, 9), &[3, 3, 3]),
    plan("370", "8", (8, 8), &[3, 2, 3]),
    plan("371", "", (8, 8), &[2, 3, 3]),
    plan("372", "", (7, 8), &[4, 4]),
    plan("420", "", (9, 9), &[3, 3, 3]),
];

/// The other country codes.
static OTHERS: [Plan; 188] = {
    let mut plans = [const { other("") }; 188];
    let mut at = 0;
    let mut rest = CODES.as_bytes();
    while !rest.is_empty() {
        let mut length = 0;
        while length < rest.len() && rest[length] != b' ' {
            length += 1;
        }
        let (code, tail) = rest.split_at(length);
        plans[at] = other(match core::str::from_utf8(code) {
            Ok(code) => code,
            Err(_) => panic!("codes are ASCII"),
        });
        at += 1;
        rest = if tail.is_empty() { tail } else { tail.split_at(1).1 };
    }
    assert!(at == plans.len());
    plans
};

const CODES: &str = "20 211 212 213 216 218 220 221 222 223 224 225 226 227 228 229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 247 248 249 250 251 252 253 254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 27 290 291 297 298 299 30 32 350 351 352 353 354 355 356 357 358 359 36 376 377 378 379 381 382 383 385 386 387 389 40 41 421 423 43 45 46 47 500 501 502 503 504 505 506 507 508 509 51 52 53 54 55 56 57 58 590 591 592 593 594 595 596 597 598 599 60 61 62 63 64 65 66 670 672 673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 808 81 82 84 850 852 853 855 856 86 870 878 880 881 882 883 886 888 91 92 93 94 95 960 961 962 963 965 966 967 968 970 973 974 975 976 977 979";

/// Area and mobile codes of Azerbaijan, two digits each: what tells its national numbers from another country's.
const AZERBAIJAN_AREAS: [&str; 22] = [
    "10", "12", "18", "20", "21", "22", "23", "24", "25", "26", "36", "40", "44", "46", "50", "51", "55", "60", "70",
    "77", "88", "99",
];

fn plans() -> impl Iterator<Item = &'static Plan> {
    [&AZERBAIJAN, &RUSSIA, &TURKEY, &NORTH_AMERICA]
        .into_iter()
        .chain(&KNOWN)
        .chain(&OTHERS)
}

impl Plan {
    /// The national number, if these digits can be one: the trunk prefix may stand before it.
    fn national<'d>(&self, digits: &'d str) -> Option<&'d str> {
        let fits = |digits: &&str| (self.lengths.0..=self.lengths.1).contains(&digits.len());
        let fixed = self.lengths.0 == self.lengths.1;
        if fixed && let Some(digits) = Some(digits).filter(fits) {
            return Some(digits);
        }
        // "+994 (0)50 …", "+44 (0)20 …".
        let trunk = if self.trunk.is_empty() { "0" } else { self.trunk };
        [trunk, "0"]
            .into_iter()
            .find_map(|trunk| digits.strip_prefix(trunk))
            .filter(fits)
            .or_else(|| Some(digits).filter(fits))
    }
}

/// Country code and the rest, the rest being a possible national number there.
fn international(digits: &str) -> Option<(&'static Plan, &str)> {
    plans().find_map(|plan| {
        digits
            .strip_prefix(plan.code)
            .and_then(|rest| plan.national(rest))
            .map(|national| (plan, national))
    })
}

/// Splits dialled digits in country and national number. `plus`: a `+` stood before them.
pub(crate) fn split(digits: &str, plus: bool) -> Result<(&'static Plan, &str), ParseError> {
    if digits.len() < 7 {
        return Err(ParseError::TooShort);
    }
    if plus {
        return international(digits).ok_or(ParseError::NotThisKind);
    }
    for exit in ["810", "00", "011"] {
        if let Some(found) = digits.strip_prefix(exit).and_then(international) {
            return Ok(found);
        }
    }
    let azerbaijani =
        |national: &&str| national.len() == 9 && AZERBAIJAN_AREAS.iter().any(|area| national.starts_with(area));
    let dialled = [
        digits
            .strip_prefix('0')
            .filter(azerbaijani)
            .map(|national| (&AZERBAIJAN, national)),
        Some(digits).filter(azerbaijani).map(|national| (&AZERBAIJAN, national)),
        digits
            .strip_prefix("994")
            .filter(|rest| rest.len() == 9)
            .map(|national| (&AZERBAIJAN, national)),
        digits
            .strip_prefix("9940")
            .filter(|rest| rest.len() == 9)
            .map(|national| (&AZERBAIJAN, national)),
        digits
            .strip_prefix('0')
            .filter(|national| national.len() == 10 && national.starts_with(['2', '3', '4', '5', '8']))
            .map(|national| (&TURKEY, national)),
        digits
            .strip_prefix(['8', '7'])
            .filter(|national| national.len() == 10)
            .map(|national| (&RUSSIA, national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with('9'))
            .map(|national| (&RUSSIA, national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with('5'))
            .map(|national| (&TURKEY, national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with(['2', '3', '4', '6', '7', '8']))
            .map(|national| (&NORTH_AMERICA, national)),
        digits
            .strip_prefix('0')
            .filter(|national| national.len() == 9)
            .map(|national| (&AZERBAIJAN, national)),
    ];
    let found = dialled.into_iter().flatten().next().or_else(|| {
        Some(digits)
            .filter(|digits| digits.len() >= 10 && !digits.starts_with('0'))
            .and_then(international)
    });
    match found {
        Some(found) => Ok(found),
        None if digits.len() < 9 => Err(ParseError::TooShort),
        None => Err(ParseError::NotThisKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_begins_with_another() {
        let codes: Vec<&str> = plans().map(|plan| plan.code).collect();
        for code in &codes {
            for other in &codes {
                assert!(
                    core::ptr::eq(code, other) || !other.starts_with(code),
                    "{code} and {other}"
                );
            }
        }
    }

    #[test]
    fn the_usual_ways_of_typing_a_number_are_understood() {
        for (digits, plus, code, national) in [
            ("0500123456", false, "994", "500123456"),
            ("500123456", false, "994", "500123456"),
            ("994500123456", false, "994", "500123456"),
            ("9940500123456", true, "994", "500123456"),
            ("810994500123456", false, "994", "500123456"),
            ("00994500123456", false, "994", "500123456"),
            ("89160012345", false, "7", "9160012345"),
            ("79160012345", true, "7", "9160012345"),
            ("05320123456", false, "90", "5320123456"),
            ("995555001234", true, "995", "555001234"),
            ("12125550123", true, "1", "2125550123"),
            ("2125550123", false, "1", "2125550123"),
            ("442079460012", true, "44", "2079460012"),
            ("4402079460012", true, "44", "2079460012"),
        ] {
            let (plan, found) = split(digits, plus).unwrap();
            assert_eq!((plan.code, found), (code, national), "{digits}");
        }
        assert_eq!(split("123456", false).unwrap_err(), ParseError::TooShort);
        assert_eq!(
            split("0123456789012345678", false).unwrap_err(),
            ParseError::NotThisKind
        );
        assert_eq!(split("9945001234567", true).unwrap_err(), ParseError::NotThisKind);
    }
}
