//! Dates with times, as phones all over the world put them before messages. Their order, their separators, half days or
//! whole ones and even digits follow the phone's region, so nothing is asked of them but to be one: three numbers that can
//! be a day, a month and a year, and two or three that can be a time of day, in either order.

use super::path::is_mark;

/// Letters between and after the numbers, at most: `PM`, `p. m.`, `ÖS`, `г.`, `下午`.
const LETTERS: usize = 16;

/// Numbers that stand together, and whether a colon is among what joins them.
#[derive(Default)]
struct Group {
    numbers: Vec<u32>,
    colon: bool,
}

impl Group {
    fn of(number: u32) -> Group {
        Group {
            numbers: vec![number],
            colon: false,
        }
    }
}

/// Whether this is a date with a time, and nothing else.
pub(super) fn is_stamp(text: &str) -> bool {
    let mut groups: Vec<Group> = Vec::new();
    let (mut gap, mut letters) = (String::new(), 0);
    let mut signs = text.chars().filter(|&c| !is_mark(c)).peekable();
    while let Some(c) = signs.next() {
        let Some(first) = digit(c) else {
            letters += usize::from(c.is_alphabetic());
            let known = c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | ',' | ':' | '/' | '-' | '،' | '\'');
            if !known || letters > LETTERS {
                return false;
            }
            gap.push(c);
            continue;
        };
        let (mut number, mut length) = (first, 1);
        while let Some(next) = signs.peek().copied().and_then(digit) {
            (number, length) = (number * 10 + next, length + 1);
            if length > 4 {
                return false;
            }
            signs.next();
        }
        let joint = gap.trim();
        // "2023. 12. 31. 21:41": the last of these signs ends the date.
        let ends = joint == "." && joint.len() < gap.len();
        match groups.last_mut() {
            Some(group) if ends && group.numbers.len() == 3 => groups.push(Group::of(number)),
            Some(group) if matches!(joint, "." | "/" | "-" | ":") => {
                group.colon |= joint == ":";
                group.numbers.push(number);
            }
            _ => groups.push(Group::of(number)),
        }
        gap.clear();
    }
    match groups.as_slice() {
        [date, time] if is_date(date) && is_time(time) => true,
        [time, date] => time.colon && is_time(time) && is_date(date),
        _ => false,
    }
}

fn is_date(group: &Group) -> bool {
    let [a, b, c] = group.numbers[..] else {
        return false;
    };
    if group.colon {
        return false;
    }
    // The year stands at one of the ends.
    [[a, b, c], [c, a, b]].iter().any(|&[year, one, other]| {
        let (less, more) = (one.min(other), one.max(other));
        !(100..=1300).contains(&year) && (1..=12).contains(&less) && more <= 31
    })
}

fn is_time(group: &Group) -> bool {
    match group.numbers[..] {
        [hour, minute] => hour <= 24 && minute <= 59,
        [hour, minute, second] => hour <= 24 && minute <= 59 && second <= 60,
        _ => false,
    }
}

/// The value of a digit of the scripts that phones write dates in.
fn digit(c: char) -> Option<u32> {
    const ZEROS: [u32; 5] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6];
    ZEROS
        .iter()
        .find_map(|zero| u32::from(c).checked_sub(*zero).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::is_stamp;

    #[test]
    fn dates_and_times_of_all_regions() {
        for text in [
            "12/31/23, 9:41\u{202f}PM",
            "12/31/23, 9:41 PM",
            "31/12/2023, 21:41",
            "31/12/23 21:41:05",
            "31.12.2023, 21:41:05",
            "31.12.23, 21:41",
            "31.12.2023 21:41",
            "2023-12-31, 21:41",
            "2023/12/31 21:41",
            "1.1.2019, 12.00.00",
            "1.1.2019 klo 9.05",
            "31. 12. 2023 21:41",
            "2023. 12. 31. 21:41",
            "31-12-2023 21:41",
            "31/12/2023, 9:41 p. m.",
            "31.12.2023 ÖS 9:41",
            "31.12.2023 г., 21:41",
            "\u{200f}٣١\u{200f}/١٢\u{200f}/٢٠٢٣، ٩:٤١ م",
            "۱۴۰۲/۱۰/۱۰, ۲۱:۴۱",
            "2023/12/31 下午9:41",
            "21:41, 31/12/2023",
            "9:41 PM, 12/31/2023",
            "01.01.00, 00:00",
        ] {
            assert!(is_stamp(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "",
            "21:41",
            "31.12.2023",
            "31.13.2023, 21:41",
            "32.12.2023, 21:41",
            "31.12.2023, 25:41",
            "31.12.2023, 21:61",
            "31.12.2023, 21:41, 5",
            "050 012 34 56",
            "1.2.3",
            "10/10 21:41",
            "31.12.2023, 21:41 (edited)",
            "31.12.2023 21:41 in the evening and after",
            "20231231, 21:41",
            "1.2.3.4, 21:41",
        ] {
            assert!(!is_stamp(text), "{text}");
        }
    }
}
