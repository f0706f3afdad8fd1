//! Days of the calendar. What day it is now is the caller's to say: nothing here reads a clock.

use core::fmt;

/// A day that there is, of the years 1900 to 2099.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// Years that a day may lie in: whoever is alive was born in one of them.
const YEARS: core::ops::RangeInclusive<u16> = 1900..=2099;

impl Day {
    /// The day of this year, month and number, if there is one.
    ///
    /// ```
    /// use nightjar::day::Day;
    ///
    /// assert_eq!(Day::new(1992, 2, 29).unwrap().to_string(), "1992-02-29");
    /// assert_eq!(Day::new(1991, 2, 29), None);
    /// ```
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let there_is = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
        there_is.then_some(Day { year, month, day })
    }

    /// The day that is so many days after 1 January 1970; the last day of 2099 if it is later.
    ///
    /// ```
    /// use nightjar::day::Day;
    ///
    /// assert_eq!(Day::since_1970(59), Day::new(1970, 3, 1).unwrap());
    /// ```
    pub fn since_1970(days: u32) -> Day {
        let mut left = days;
        for year in 1970..=*YEARS.end() {
            for month in 1..=12 {
                let length = length(year, month);
                if left < u32::from(length) {
                    // Less than a month's length, so it fits.
                    let day = left as u8 + 1;
                    return Day { year, month, day };
                }
                left -= u32::from(length);
            }
        }
        Day {
            year: *YEARS.end(),
            month: 12,
            day: 31,
        }
    }

    /// Its year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Its month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Its number in the month, from 1.
    pub fn number(self) -> u8 {
        self.day
    }
}

/// As ISO 8601 writes it: the one way of writing a day in figures that everyone reads alike.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

const fn length(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are() {
        for (year, month, day) in [
            (1991, 0, 1),
            (1991, 13, 1),
            (1991, 4, 31),
            (1900, 2, 29),
            (1899, 1, 1),
            (2100, 1, 1),
        ] {
            assert_eq!(Day::new(year, month, day), None, "{year} {month} {day}");
        }
        assert!(Day::new(2000, 2, 29).is_some());
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        assert_eq!(Day::since_1970(0).to_string(), "1970-01-01");
        assert_eq!(Day::since_1970(11_016).to_string(), "2000-02-29");
        assert_eq!(Day::since_1970(20_781).to_string(), "2026-11-24");
        assert_eq!(Day::since_1970(u32::MAX).to_string(), "2099-12-31");
    }
}
