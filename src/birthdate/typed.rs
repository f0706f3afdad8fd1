//! A date as people type it into a field: with a label or an ending, in figures or with the month's name.

use super::month;
use crate::class;
use crate::day::Day;
use crate::fold::Folded;
use crate::indicator::ParseError;

/// Two-digit years up to this are of the 2000s.
const CENTURY: u16 = 30;

/// A part of what was typed.
enum Piece {
    /// Figures, and how many of them.
    Number(u32, usize),
    /// A month's name.
    Month(u8),
}

/// The day that was meant.
pub(super) fn read(value: &str) -> Result<Day, ParseError> {
    let text = Folded::new(value);
    let pieces = pieces(&text)?;
    let day = match pieces[..] {
        [] => return Err(ParseError::Empty),
        [Piece::Number(glued, 8)] => glued_day(glued),
        // A day and a month, or a year alone: half of the world was born then.
        [_] | [_, _] => return Err(ParseError::TooShort),
        [
            Piece::Number(first, size),
            Piece::Number(second, _),
            Piece::Number(third, length),
        ] => {
            if size == 4 {
                day(first, 4, second, third)
            } else {
                // Day before month, as most of the world writes; where that is no day, the American order.
                day(third, length, second, first).or_else(|| day(third, length, first, second))
            }
        }
        [
            Piece::Number(first, size),
            Piece::Number(second, length),
            Piece::Month(month),
        ]
        | [
            Piece::Number(first, size),
            Piece::Month(month),
            Piece::Number(second, length),
        ]
        | [
            Piece::Month(month),
            Piece::Number(first, size),
            Piece::Number(second, length),
        ] => {
            if size == 4 {
                day(first, size, month.into(), second)
            } else {
                day(second, length, month.into(), first)
            }
        }
        _ => None,
    };
    day.ok_or(ParseError::NotThisKind)
}

/// Eight figures in a row, the year first or last.
fn glued_day(glued: u32) -> Option<Day> {
    day(glued / 10_000, 4, glued / 100 % 100, glued % 100)
        .or_else(|| day(glued % 10_000, 4, glued / 10_000 % 100, glued / 1_000_000))
}

fn day(year: u32, length: usize, month: u32, number: u32) -> Option<Day> {
    let year = u16::try_from(year).ok()?;
    let year = match length {
        4 => year,
        2 if year <= CENTURY => 2000 + year,
        2 => 1900 + year,
        _ => return None,
    };
    Day::new(year, month.try_into().ok()?, number.try_into().ok()?)
}

/// Figures and months, without labels, endings and the words between.
fn pieces(text: &Folded<'_>) -> Result<Vec<Piece>, ParseError> {
    let classes = text.classes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(offset) = classes[at..].iter().position(|class| class::is_word(*class)) {
        let token = text.token(at + offset);
        at = token.end;
        tokens.push(token);
    }
    let mut pieces = Vec::new();
    for (index, range) in tokens.iter().enumerate() {
        let token = &classes[range.clone()];
        let next = tokens.get(index + 1).map(|next| &classes[next.clone()]);
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        let digits = token.iter().take_while(|class| class::is_digit(**class)).count();
        // "14-ü", "1991-ci", "14th": an ending of the figures before it.
        let ending = token.len() <= super::ENDING
            && before.is_some_and(|before| {
                class::is_digit(text.before(before.end)) && matches!(classes[before.end..range.start], [b'-' | b'\''])
            });
        if digits > 8
            || token[digits..].iter().any(|class| class::is_digit(*class))
            || token.len() - digits > super::ENDING && digits > 0
        {
            return Err(ParseError::NotThisKind);
        }
        if digits > 0 {
            let number = token[..digits]
                .iter()
                .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
            pieces.push(Piece::Number(number, digits));
        } else if let Some(number) = month::named(token) {
            pieces.push(Piece::Month(number));
        } else if let Some(number) = month::roman(token).filter(|_| index > 0 && next.is_some()) {
            pieces.push(Piece::Month(number));
        } else if !ending && !labels(token, next, before.map(|before| &classes[before.clone()])) {
            return Err(ParseError::NotThisKind);
        }
    }
    if tokens.is_empty() {
        return Err(ParseError::Empty);
    }
    if pieces.is_empty() {
        return Err(ParseError::NotThisKind);
    }
    Ok(pieces)
}

/// Whether this is a word of a label or one that stands beside a date.
fn labels(token: &[u8], next: Option<&[u8]>, before: Option<&[u8]>) -> bool {
    const LABELS: &[&str] = &["date", "дата", "olub", "olmusdur", "tarix", "tarihim", "my", "was"];
    month::fills(token)
        || month::of_birth(token, next)
        || before.is_some_and(|before| month::of_birth(before, Some(token)))
        || LABELS.iter().any(|label| Folded::new(label).classes() == token)
}
