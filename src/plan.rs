//! Numbering plans: country codes, trunk prefixes and how long national numbers are. The data is libphonenumber's
//! (`plan/codes.rs`); which country a number without its code belongs to is decided here.

mod codes;

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

/// Area and mobile codes of Azerbaijan, two digits each: what tells its national numbers from another country's.
const AZERBAIJAN_AREAS: [&str; 22] = [
    "10", "12", "18", "20", "21", "22", "23", "24", "25", "26", "36", "40", "44", "46", "50", "51", "55", "60", "70",
    "77", "88", "99",
];

/// The plan of a country code that there is.
fn of(code: &str) -> &'static Plan {
    let at = codes::PLANS.binary_search_by_key(&code, |plan| plan.code);
    &codes::PLANS[at.unwrap_or(0)]
}

impl Plan {
    /// The national number, if these digits can be one: the trunk prefix may stand before it.
    fn national<'d>(&self, digits: &'d str) -> Option<&'d str> {
        let fits = |digits: &&str| (self.lengths.0..=self.lengths.1).contains(&digits.len());
        let fixed = self.lengths.0 == self.lengths.1;
        if fixed && let Some(digits) = Some(digits).filter(fits) {
            return Some(digits);
        }
        let whole = || Some(digits).filter(fits);
        if self.trunk.is_empty() && whole().is_some() {
            // An Italian number begins with a zero of its own.
            return whole();
        }
        // "+994 (0)50 …", "+44 (0)20 …".
        [self.trunk, "0"]
            .into_iter()
            .filter(|trunk| !trunk.is_empty())
            .find_map(|trunk| digits.strip_prefix(trunk))
            .filter(fits)
            .or_else(whole)
    }
}

/// Country code and the rest, the rest being a possible national number there.
fn international(digits: &str) -> Option<(&'static Plan, &str)> {
    codes::PLANS.iter().find_map(|plan| {
        digits
            .strip_prefix(plan.code)
            .and_then(|rest| plan.national(rest))
            .map(|national| (plan, national))
    })
}

/// Countries of the former Soviet Union, where 8 was dialled before any other town's number, and often still is.
const SOVIET: [&str; 14] = [
    "7", "370", "371", "372", "373", "374", "375", "380", "992", "993", "994", "995", "996", "998",
];

impl Plan {
    /// Whether 8 may be dialled before a national number there.
    pub(crate) fn dials_eight(&self) -> bool {
        SOVIET.contains(&self.code)
    }
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
            .map(|national| (of("994"), national)),
        Some(digits).filter(azerbaijani).map(|national| (of("994"), national)),
        digits
            .strip_prefix("994")
            .filter(|rest| rest.len() == 9)
            .map(|national| (of("994"), national)),
        digits
            .strip_prefix("9940")
            .filter(|rest| rest.len() == 9)
            .map(|national| (of("994"), national)),
        digits
            .strip_prefix('0')
            .filter(|national| national.len() == 10 && national.starts_with(['2', '3', '4', '5', '8']))
            .map(|national| (of("90"), national)),
        digits
            .strip_prefix(['8', '7'])
            .filter(|national| national.len() == 10)
            .map(|national| (of("7"), national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with('9'))
            .map(|national| (of("7"), national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with('5'))
            .map(|national| (of("90"), national)),
        Some(digits)
            .filter(|national| national.len() == 10 && national.starts_with(['2', '3', '4', '6', '7', '8']))
            .map(|national| (of("1"), national)),
        digits
            .strip_prefix('0')
            .filter(|national| national.len() == 9)
            .map(|national| (of("994"), national)),
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
        let codes: Vec<&str> = codes::PLANS.iter().map(|plan| plan.code).collect();
        assert!(codes.is_sorted());
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
