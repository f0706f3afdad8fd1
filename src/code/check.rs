//! Check digits: what tells a number that was typed wrong, where the number has any.
//!
//! The rules are public: ISO/IEC 7812 (cards), ISO 13616 (accounts), and those of the states that give out the numbers.

/// The check of ISO/IEC 7812 (Luhn).
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = value(*digit) << (at % 2);
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The check of ISO 13616: the number, read with its first four signs last and letters as 10 to 35, is 1 modulo 97.
pub(super) fn mod_97(classes: &[u8]) -> bool {
    let (head, tail) = classes.split_at(4);
    tail.iter().chain(head).fold(0_u32, |rest, class| {
        if class.is_ascii_digit() {
            (rest * 10 + value(*class)) % 97
        } else {
            (rest * 100 + u32::from(class - b'a') + 10) % 97
        }
    }) == 1
}

/// An Azerbaijani taxpayer's number: the ninth digit of ten is over the first eight.
pub(super) fn voen(digits: &[u8]) -> bool {
    digits.len() == 10
        && weighted(digits, &[4, 1, 8, 6, 2, 7, 5, 3]) % 11 == value(digits[8])
        && matches!(digits[9], b'1' | b'2')
}

/// A Russian taxpayer's number, of a firm or a person; an Azerbaijani's is called by the same word.
pub(super) fn inn(digits: &[u8]) -> bool {
    let person = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
    let sum = |weights: &[u32]| weighted(digits, weights) % 11 % 10;
    match digits.len() {
        10 => sum(&person[2..]) == value(digits[9]) || voen(digits),
        12 => sum(&person[1..]) == value(digits[10]) && sum(&person) == value(digits[11]),
        _ => false,
    }
}

/// A Russian pension insurance number. Those up to 001-001-998 have no check.
pub(super) fn snils(digits: &[u8]) -> bool {
    let sum = weighted(digits, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    digits.len() == 11 && (digits < b"00100199800".as_slice() || sum == value(digits[9]) * 10 + value(digits[10]))
}

/// A Kazakh personal number: year, month and day of birth, and a digit over all the others.
pub(super) fn iin(digits: &[u8]) -> bool {
    let first = weighted(digits, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    let second = weighted(digits, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    let check = if first == 10 { second } else { first };
    digits.len() == 12
        && check == value(digits[11])
        && (1..=12).contains(&weighted(&digits[2..], &[10, 1]))
        && (1..=31).contains(&weighted(&digits[4..], &[10, 1]))
}

/// A Turkish identity number.
pub(super) fn tckn(digits: &[u8]) -> bool {
    let odd = weighted(digits, &[3, 1, 3, 1, 3, 1, 3, 1, 3]);
    let all = weighted(digits, &[1; 10]);
    digits.len() == 11 && digits[0] != b'0' && (10 - odd % 10) % 10 == value(digits[9]) && all % 10 == value(digits[10])
}

/// A Ukrainian taxpayer's number.
pub(super) fn rnokpp(digits: &[u8]) -> bool {
    // The first weight is -1, which is 10 modulo 11.
    digits.len() == 10 && weighted(digits, &[10, 5, 7, 9, 4, 6, 10, 5, 7]) % 11 % 10 == value(digits[9])
}

/// An Iranian national number.
pub(super) fn melli(digits: &[u8]) -> bool {
    let rest = weighted(digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    digits.len() == 10 && value(digits[9]) == if rest < 2 { rest } else { 11 - rest }
}

fn value(digit: u8) -> u32 {
    u32::from(digit - b'0')
}

fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| value(*digit) * weight)
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_numbers_are_right_and_one_figure_away_they_are_not() {
        for (check, number) in [
            (luhn as fn(&[u8]) -> bool, "4000001234567899"),
            (mod_97, "az87test00000000000000001234"),
            (voen, "1500123482"),
            (inn, "500100732259"),
            (inn, "7830002293"),
            (inn, "1500123482"),
            (snils, "11223344595"),
            (iin, "900101300126"),
            (tckn, "10000000146"),
            (rnokpp, "1759013776"),
            (melli, "0012345679"),
        ] {
            assert!(check(number.as_bytes()), "{number}");
            let mut wrong = number.as_bytes().to_vec();
            let last = wrong.len() - 3;
            wrong[last] = if wrong[last] == b'9' { b'0' } else { wrong[last] + 1 };
            assert!(!check(&wrong), "{number}");
        }
    }
}
